//! Reads plain text: tables as tab-separated lines, `#` headings, lists, wrapped paragraphs.

mod cell;
mod labels_left;
mod lines;
mod marker;
mod spaced;
mod table;

pub(crate) use lines::is_labelled;

use bigplan_plan::{At, Format};

use crate::document::{Block, Document, Text};

pub use cell::{inline, parts};
pub use marker::{Marked, split_marker};

use lines::{Line, classify, full_line, joins};

/// Reads plain text. Never fails: text that follows no layout becomes paragraphs.
///
/// `At::line` is the file's own line, counted from 1; a paragraph that is wrapped over
/// several lines stands where its first line stands.
pub fn read(text: &str) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let raw: Vec<&str> = text.lines().collect();
    let full = full_line(&raw);
    let turned = labels_left::turned(&raw);
    let numbers: Vec<u32> = match &turned {
        Some(turned) => turned.iter().map(|(place, _)| number(*place)).collect(),
        None => (0..raw.len()).map(number).collect(),
    };
    let lines: Vec<&str> = turned.as_ref().map_or(raw, |t| t.iter().map(|(_, line)| line.as_str()).collect());
    let mut reader = Reader { full, ..Reader::default() };
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let ahead = numbers.get(index..).unwrap_or_default();
        index += reader.spaced(ahead, lines.get(index..).unwrap_or_default()).unwrap_or_else(|| {
            reader.line(ahead.first().copied().unwrap_or_default(), line);
            1
        });
    }
    reader.end_table();
    reader.end_open();
    Document { format: Format::Text, blocks: reader.blocks }
}

/// The number of the line at a place.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn small(words: &str) -> bool {
    words.starts_with(char::is_lowercase)
}

/// A paragraph or list item that the next line may still belong to.
struct Open {
    raw: String,
    last_line_len: usize,
    marked: Option<(u8, String)>,
    at: At,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<Open>,
    rows: Vec<crate::document::Row>,
    /// How long a line is that runs on into the next.
    full: usize,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        let line = if let Some(rest) = line.strip_prefix('\u{c}') {
            self.end_table();
            self.end_open();
            self.blocks.push(Block::PageBreak);
            rest
        } else {
            line
        };
        match classify(line, !self.rows.is_empty()) {
            Line::Blank => {
                self.end_table();
                self.end_open();
            }
            Line::Rule => self.end_open(),
            Line::Row(cells) => {
                self.end_open();
                self.rows.push(table::row(number, cells));
            }
            Line::Heading(level, words) => {
                self.end_table();
                self.end_open();
                self.blocks.push(Block::Heading { level, text: inline(words), at: At::line(number) });
            }
            // "(p) are provisional" in the middle of a sentence opens no list.
            Line::Item(_, marker, rest) if marker.starts_with('(') && self.is_running() && small(rest) => {
                self.words(line.trim(), number);
            }
            Line::Item(depth, marker, words) => {
                self.end_table();
                self.end_open();
                self.open(words, Some((depth, marker)), number);
            }
            Line::Words(words) => {
                self.end_table();
                self.words(words, number);
            }
        }
    }

    /// A table in columns made with spaces; gives back how many lines it takes.
    fn spaced(&mut self, numbers: &[u32], lines: &[&str]) -> Option<usize> {
        let line = lines.first()?;
        let broken = line.strip_prefix('\u{c}');
        let words = broken.unwrap_or(line);
        if !self.rows.is_empty() && broken.is_none() || !words.trim().contains("  ") {
            return None;
        }
        let found = match broken {
            Some(first) => {
                let rest = lines.get(1..).unwrap_or_default();
                let whole: Vec<&str> = std::iter::once(first).chain(rest.iter().take(400).copied()).collect();
                spaced::table_at(&whole)?
            }
            None => spaced::table_at(lines)?,
        };
        self.end_table();
        self.end_open();
        if broken.is_some() {
            self.blocks.push(Block::PageBreak);
        }
        let row = |(place, cells): &(usize, Vec<String>)| {
            table::row(numbers.get(*place).copied().unwrap_or_default(), cells.iter().map(String::as_str))
        };
        self.rows = found.rows.iter().map(row).collect();
        self.end_table();
        Some(found.lines)
    }

    fn words(&mut self, words: &str, number: u32) {
        match &mut self.open {
            Some(open) if joins(&open.raw, open.last_line_len, self.full, words) => {
                open.raw.push(' ');
                open.raw.push_str(words);
                open.last_line_len = words.len();
            }
            _ => {
                self.end_open();
                self.open(words, None, number);
            }
        }
    }

    /// Whether a paragraph runs on into the next line: a full line without an end.
    fn is_running(&self) -> bool {
        let full = |o: &Open| {
            o.marked.is_none() && o.last_line_len >= self.full && !o.raw.ends_with(['.', ':', ';', '?', '!'])
        };
        self.open.as_ref().is_some_and(full)
    }

    fn open(&mut self, words: &str, marked: Option<(u8, String)>, number: u32) {
        self.open = Some(Open { raw: words.to_owned(), last_line_len: words.len(), marked, at: At::line(number) });
    }

    fn end_open(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text: Text = inline(&open.raw);
        if text.plain.is_empty() {
            return;
        }
        self.blocks.push(match open.marked {
            Some((depth, marker)) => Block::ListItem { depth, marker, text, at: open.at },
            None => Block::Paragraph { text, at: open.at },
        });
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            self.blocks.push(Block::Table(crate::document::Table { rows }));
        }
    }
}

#[cfg(test)]
mod tests;
