//! The lines outside tables become headings, list items and paragraphs.

use super::columns::table_at;
use super::lines::{Line, LinedPage, is_bullet};
use super::rows::{append, put_table};
use crate::document::Text;
use crate::formats::blocks::Blocks;

/// Type this much bigger than the body's is a heading.
const BIGGER: f64 = 1.12;
/// A gap of this share of a line's height ends a paragraph.
const PARAGRAPH_GAP: f64 = 0.35;
/// How far one list level is indented from the next, in points.
const INDENT: f64 = 18.0;

/// The height of most words' boxes.
pub(super) fn body_height(pages: &[LinedPage]) -> f64 {
    let mut heights: Vec<f64> =
        pages.iter().flat_map(|page| &page.lines).flat_map(Line::words).map(super::page::Word::height).collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(12.0)
}

/// Puts one page.
pub(super) fn put_page(blocks: &mut Blocks, page: &LinedPage, body: f64) {
    let margin = page.lines.iter().map(Line::left).fold(f64::INFINITY, f64::min);
    let mut open = Open { margin, body, ..Open::default() };
    let mut rest = page.lines.as_slice();
    while let [line, after @ ..] = rest {
        if let Some(found) = table_at(rest) {
            open.put(blocks);
            let (table, after) = rest.split_at(found.lines);
            put_table(blocks, table, &found.gutters);
            rest = after;
        } else {
            open.take(blocks, line);
            rest = after;
        }
    }
    open.put(blocks);
}

/// The paragraph that is being collected.
#[derive(Default)]
struct Open {
    margin: f64,
    body: f64,
    text: String,
    bullet: Option<u8>,
    height: f64,
    bottom: f64,
}

impl Open {
    fn take(&mut self, blocks: &mut Blocks, line: &Line) {
        let mut words: Vec<&str> = line.words().map(|word| word.text.as_str()).collect();
        let bullet = words.len() > 1 && words.first().is_some_and(|first| is_bullet(first));
        let same_type = (line.height() - self.height).abs() < 0.08 * self.body;
        let apart = line.top - self.bottom > PARAGRAPH_GAP * line.height();
        if bullet || apart || !same_type {
            self.put(blocks);
        }
        if bullet {
            words.remove(0);
            let level = ((line.left() - self.margin) / INDENT).round().clamp(0.0, 9.0);
            self.bullet = Some((level as u8).saturating_sub(1));
        }
        append(&mut self.text, &words.join(" "));
        (self.height, self.bottom) = (line.height(), line.bottom);
    }

    fn put(&mut self, blocks: &mut Blocks) {
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        let text = vec![Text::plain(text)];
        match self.bullet.take() {
            Some(depth) => blocks.list_item(depth, "", text),
            None if self.height > self.body * BIGGER => blocks.heading(level(self.height / self.body), text),
            None => blocks.paragraph(text),
        }
    }
}

/// The level of a heading by how much bigger than the body it is.
fn level(times: f64) -> u8 {
    match times {
        big if big > 1.4 => 1,
        middle if middle > 1.22 => 2,
        _ => 3,
    }
}
