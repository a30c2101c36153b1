//! The document as units: headings told from text even where the format marks none.

use bigplan_plan::{At, Kind};

use super::refs;
use super::sense::{Sense, sense};
use super::words::shouted;
use crate::document::{Block, Document, Table};

/// One unit of the document, with the block that it was made of.
#[derive(Clone, Debug)]
pub(super) struct Unit<'d> {
    pub block: usize,
    pub at: At,
    pub what: What<'d>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'d> {
    /// 1 is the highest; a heading that only its shape betrays comes below those that the
    /// format marks.
    Heading {
        level: u8,
        number: &'d str,
        text: &'d str,
        marked: bool,
    },
    Prose(&'d str),
    Item {
        depth: u8,
        marker: &'d str,
        text: &'d str,
    },
    Table(&'d Table),
}

/// Makes units of blocks.
pub(super) fn units(document: &Document) -> Vec<Unit<'_>> {
    let marked = document.blocks.iter().any(|b| matches!(b, Block::Heading { .. }));
    let blocks = &document.blocks;
    let unit = |(block, b)| one(blocks, block, b, marked).map(|(at, what)| Unit { block, at, what });
    blocks.iter().enumerate().filter_map(unit).collect()
}

fn one<'d>(blocks: &'d [Block], index: usize, block: &'d Block, marked: bool) -> Option<(At, What<'d>)> {
    match block {
        Block::Heading { level, text, at } => {
            Some((*at, What::Heading { level: *level, number: "", text: &text.plain, marked: true }))
        }
        Block::Paragraph { text, at } => {
            let plain = text.plain.as_str();
            let what = match inferred(plain, text.bold, marked) {
                Some(level) => What::Heading { level, number: "", text: plain, marked: false },
                None => What::Prose(plain),
            };
            Some((*at, what))
        }
        Block::ListItem { depth, marker, text, at } => {
            let (marker, plain) = own_number(marker, &text.plain);
            let alone = *depth == 0 && stands_alone(blocks, index);
            let what = if alone && is_numbered_heading(marker, plain) {
                What::Heading { level: numbered_level(marker), number: marker, text: plain, marked: false }
            } else {
                What::Item { depth: *depth, marker, text: plain }
            };
            Some((*at, what))
        }
        Block::Table(table) => {
            let line = table.rows.first().map_or(0, |r| r.line);
            Some((At::line(line), What::Table(table)))
        }
        Block::PageBreak => None,
    }
}

/// The number that an entry writes itself ("1.1.2 Mend roofs") stands for the one that its list gave it.
fn own_number<'d>(marker: &'d str, text: &'d str) -> (&'d str, &'d str) {
    let given = marker.trim_end_matches(['.', ')']);
    let listed = !given.is_empty() && given.bytes().all(|b| b.is_ascii_digit());
    let split = refs::split(text);
    match split.reference.as_deref().filter(|r| listed && r.contains('.')) {
        Some(own) => (text.trim_start().get(..own.len()).unwrap_or(marker), split.rest),
        None => (marker, text),
    }
}

/// The level of a paragraph that is a heading by its shape.
fn inferred(text: &str, bold: bool, marked: bool) -> Option<u8> {
    let count = text.split(' ').count();
    if text.len() > 220 || count > 34 {
        return None;
    }
    let (before, labelled) = super::labels::split(text);
    if before.is_empty() && !labelled.is_empty() {
        return None;
    }
    let names = matches!(sense(text), Sense::Item(_) | Sense::Outcome(..));
    if names && !text.ends_with(['.', ';', ',']) {
        return Some(if marked { 7 } else { 2 });
    }
    let ends_open = text.ends_with([':', ';', ',', '.']) && !shouted(text);
    if text.len() > 120 || ends_open || text.contains('@') || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    // "Actions" in italics on a line of its own heads the list below it, whatever the format says.
    if marked && count <= 6 && matches!(sense(text), Sense::Place(Kind::Action | Kind::Milestone, _) | Sense::Measures)
    {
        return Some(8);
    }
    if shouted(text) || text.to_lowercase().starts_with("section ") {
        return Some(if marked { 7 } else { 1 });
    }
    if bold {
        return Some(if marked { 8 } else { 3 });
    }
    if refs::split(text).reference.is_some() && count <= 20 {
        return Some(if marked { 7 } else { level_of_reference(text) });
    }
    let capital = text.starts_with(|c: char| c.is_uppercase());
    (!marked && capital && count <= 13).then_some(3)
}

fn level_of_reference(text: &str) -> u8 {
    let reference = refs::split(text).reference.unwrap_or_default();
    let dots = reference.matches('.').count();
    if dots == 0 && text.contains(':') { 3 } else { u8::try_from(dots + 1).unwrap_or(3) }
}

fn numbered_level(marker: &str) -> u8 {
    if marker.ends_with(':') {
        return 3;
    }
    u8::try_from(marker.trim_end_matches(['.', ')', ':']).matches('.').count() + 1).unwrap_or(3)
}

/// "4. Our priorities" between paragraphs heads a section; between list items it is one.
fn is_numbered_heading(marker: &str, text: &str) -> bool {
    let number = marker.trim_end_matches(['.', ')', ':']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let bullet = marker.is_empty();
    number
        && !bullet
        && text.len() <= 120
        && !text.ends_with(['.', ';', ',', ':'])
        && text.starts_with(|c: char| c.is_uppercase())
}

fn stands_alone(blocks: &[Block], index: usize) -> bool {
    let item = |i: Option<usize>| {
        i.and_then(|i| blocks.get(i)).is_some_and(|b| matches!(b, Block::ListItem { marker, .. } if !marker.is_empty()))
    };
    !item(index.checked_sub(1)) && !item(index.checked_add(1))
}
