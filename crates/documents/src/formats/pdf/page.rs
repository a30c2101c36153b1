//! The words of each page, from `pdftotext -bbox-layout`.

use quick_xml::events::BytesStart;

use crate::formats::limits::{MAX_PARTS, MAX_TEXT};
use crate::formats::problem::Problem;
use crate::formats::xml::{XmlSink, number, stream};

/// A page; lengths in points from the top left.
#[derive(Default)]
pub(super) struct Page {
    /// Its height.
    pub(super) height: f64,
    /// Its words, in the order of the file.
    pub(super) words: Vec<Word>,
}

/// A word in its box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Word {
    /// Left edge.
    pub(super) left: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Top edge.
    pub(super) top: f64,
    /// Bottom edge.
    pub(super) bottom: f64,
    /// Its characters.
    pub(super) text: String,
}

impl Word {
    /// The height of its box: a little more than the size of its type.
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// All pages.
///
/// # Errors
/// A layout that is cut off, and more words than any plan has.
pub(super) fn pages(layout: &str) -> Result<Vec<Page>, Problem> {
    let mut reader = Reader::default();
    if layout.len() > MAX_TEXT * 8 {
        return Err(Problem::TooMuch);
    }
    stream(layout.as_bytes(), &mut reader)?;
    if reader.is_full() { Err(Problem::TooMuch) } else { Ok(reader.pages) }
}

#[derive(Default)]
struct Reader {
    pages: Vec<Page>,
    open: Option<Word>,
    count: usize,
}

impl XmlSink for Reader {
    fn open(&mut self, element: &BytesStart<'_>) {
        let length = |name: &str| number::<f64>(element, name).filter(|value| value.abs() < 1e6).unwrap_or(0.0);
        match element.local_name().as_ref() {
            "page" => self.pages.push(Page { height: length("height"), words: Vec::new() }),
            "word" => {
                self.count += 1;
                let (left, top) = (length("xMin"), length("yMin"));
                let (right, bottom) = (length("xMax").max(left), length("yMax").max(top));
                self.open = Some(Word { left, right, top, bottom, text: String::new() });
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name != "word" {
            return;
        }
        let Some(word) = self.open.take() else { return };
        if let Some(page) = self.pages.last_mut().filter(|_| !word.text.trim().is_empty()) {
            page.words.push(word);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(word) = &mut self.open {
            word.text.push_str(text);
        }
    }

    fn is_full(&self) -> bool {
        self.count > MAX_PARTS || self.pages.len() > MAX_PARTS / 10
    }
}
