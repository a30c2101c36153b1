//! A Word paragraph while it is being read, and what it turns out to be.

use super::numbering::{NumberRef, Numbering};
use super::styles::Styles;
use crate::document::Text;
use crate::formats::blocks::Blocks;
use crate::formats::words::Words;

/// Properties and words so far.
#[derive(Default)]
pub(super) struct Paragraph {
    /// Its style.
    pub(super) style: Option<String>,
    /// Its own place in a list.
    pub(super) list: NumberRef,
    /// Its own heading level.
    pub(super) level: Option<u8>,
    /// Its words.
    pub(super) words: Words,
    /// Whether a page ends in it.
    pub(super) page_ends: bool,
}

impl Paragraph {
    /// Puts it where it belongs: heading, list item or paragraph.
    pub(super) fn put(mut self, blocks: &mut Blocks, styles: &Styles, numbering: &mut Numbering) {
        let lines = self.words.take_lines();
        if !lines.is_empty() {
            self.put_lines(lines, blocks, styles, numbering);
        }
        if self.page_ends {
            blocks.break_page();
        }
    }

    fn put_lines(&self, mut lines: Vec<Text>, blocks: &mut Blocks, styles: &Styles, numbering: &mut Numbering) {
        let style = styles.of(self.style.as_deref());
        let heading = self.level.or(style.and_then(|style| style.level)).unwrap_or(0);
        let list = self.list.or(style.map(|style| style.list).unwrap_or_default());
        let depth = list.level.unwrap_or(0);
        let marker = list.list.filter(|list| *list > 0).and_then(|list| numbering.next_marker(list, depth));
        match (heading, marker) {
            (0, None) => blocks.paragraph(lines),
            (0, Some(marker)) => {
                let named = style.map_or(0, |style| style.depth);
                blocks.list_item(u8::try_from(depth).unwrap_or(u8::MAX).max(named), &marker, lines);
            }
            (level, marker) => {
                let number = marker.filter(|marker| !marker.is_empty());
                if let (Some(number), Some(first)) = (number, lines.first_mut()) {
                    first.plain = format!("{number} {}", first.plain);
                }
                blocks.heading(level, lines);
            }
        }
    }
}
