//! The text of a Word document, from `word/document.xml` and `word/footnotes.xml`.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::styles::{Styles, is_on, level_of_outline};
use crate::document::Block;
use crate::formats::blocks::{Blocks, Span};
use crate::formats::problem::Problem;
use crate::formats::xml::{XmlSink, attribute, number};

/// What is open while elements go by.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    blocks: Blocks,
    /// Open paragraphs: a text box opens paragraphs inside one.
    paragraphs: Vec<Paragraph>,
    run: Run,
    /// The cell whose properties are being read; it opens with its first content.
    cell: Option<Span>,
    header_row: bool,
    /// How deep inside something that is no text of the document.
    skipped: usize,
    in_text: bool,
    in_paragraph_mark: bool,
    notes: HashSet<u32>,
    in_notes: bool,
}

/// The open run's dress.
#[derive(Default)]
struct Run {
    bold: Option<bool>,
}

impl Body {
    /// Before the first element.
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            blocks: Blocks::default(),
            paragraphs: Vec::new(),
            run: Run::default(),
            cell: None,
            header_row: false,
            skipped: 0,
            in_text: false,
            in_paragraph_mark: false,
            notes: HashSet::new(),
            in_notes: false,
        }
    }

    /// How many footnotes the text refers to.
    pub(super) fn notes_referred(&self) -> usize {
        self.notes.len()
    }

    /// What follows is the part with the footnotes.
    pub(super) fn begin_notes(&mut self) {
        self.in_notes = true;
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Result<Vec<Block>, Problem> {
        while self.close_paragraph() {}
        self.blocks.finish()
    }

    fn close_paragraph(&mut self) -> bool {
        let Some(paragraph) = self.paragraphs.pop() else { return false };
        paragraph.put(&mut self.blocks, &self.styles, &mut self.numbering);
        true
    }

    fn open_content(&mut self) {
        if let Some(span) = self.cell.take() {
            self.blocks.open_cell(span);
        }
    }

    fn open_structure(&mut self, local: &str, element: &BytesStart<'_>) {
        match local {
            "p" => {
                self.open_content();
                self.paragraphs.push(Paragraph::default());
            }
            "tbl" => {
                self.open_content();
                self.blocks.open_table();
            }
            "tr" => self.blocks.open_row(),
            "tblHeader" if !self.blocks.is_nested() => {
                self.header_row = is_on(&attribute(element, "val").unwrap_or_default());
            }
            "gridBefore" if !self.blocks.is_nested() => {
                let columns = number(element, "val").unwrap_or(0);
                if columns > 0 {
                    self.blocks.open_cell(Span { columns, ..Span::default() });
                }
            }
            "tc" => self.cell = Some(Span::default()),
            "gridSpan" => self.stretch(|span| span.columns = number(element, "val").unwrap_or(1)),
            "vMerge" => {
                let goes_on = attribute(element, "val").is_none_or(|value| value != "restart");
                self.stretch(|span| span.continues_above = goes_on);
            }
            _ => self.open_text(local, element),
        }
    }

    fn stretch(&mut self, set: impl FnOnce(&mut Span)) {
        if let Some(span) = &mut self.cell {
            set(span);
        }
    }

    fn open_text(&mut self, local: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match local {
            "pPr" => self.in_paragraph_mark = true,
            "pStyle" => paragraph.style = attribute(element, "val").map(|id| id.into_owned()),
            "numId" => paragraph.list.list = number(element, "val"),
            "ilvl" => paragraph.list.level = number(element, "val"),
            "outlineLvl" => paragraph.level = number(element, "val").map(level_of_outline),
            "r" => self.run = Run::default(),
            "b" if !self.in_paragraph_mark => {
                self.run.bold = Some(is_on(&attribute(element, "val").unwrap_or_default()));
            }
            "rStyle" if !self.in_paragraph_mark => {
                let style = attribute(element, "val").and_then(|id| self.styles.of(Some(&id)));
                self.run.bold = self.run.bold.or(style.and_then(|style| style.bold));
            }
            "t" => self.in_text = true,
            "tab" | "ptab" => paragraph.words.push(" ", true),
            "noBreakHyphen" => self.put_text("-"),
            "br" | "cr" => match attribute(element, "type").as_deref() {
                Some("page") => paragraph.page_ends = true,
                _ => paragraph.words.break_line(),
            },
            "footnoteReference" => self.notes.extend(number::<u32>(element, "id")),
            _ => {}
        }
    }

    fn put_text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let style = self.styles.of(paragraph.style.as_deref());
        let bold = self.run.bold.or(style.and_then(|style| style.bold)).unwrap_or(false);
        paragraph.words.push(text, bold);
    }

    /// Footnotes that the text does not refer to are separators.
    fn is_idle_note(&self, local: &str, element: &BytesStart<'_>) -> bool {
        self.in_notes && local == "footnote" && number(element, "id").is_none_or(|id| !self.notes.contains(&id))
    }
}

impl XmlSink for Body {
    fn open(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let local = local(name.as_ref());
        if self.skipped > 0 || is_no_text(name.as_ref()) || self.is_idle_note(local, element) {
            self.skipped += 1;
        } else if !name.as_ref().starts_with("a:") {
            self.open_structure(local, element);
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match local(name) {
            _ if name.starts_with("a:") => {}
            "p" => {
                self.close_paragraph();
            }
            "t" => self.in_text = false,
            "pPr" => self.in_paragraph_mark = false,
            "tc" => self.open_content(),
            "tr" if !self.blocks.is_nested() => {
                self.blocks.close_row(self.header_row);
                self.header_row = false;
            }
            "tbl" => self.blocks.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.put_text(text);
        }
    }

    fn is_full(&self) -> bool {
        self.blocks.is_full()
    }
}

/// Deleted text, what properties were before a tracked change, and the second telling
/// of a drawing for old programs.
fn is_no_text(name: &str) -> bool {
    matches!(local(name), "del" | "moveFrom" | "Fallback") || name.ends_with("PrChange")
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
