//! What inspectors recommended, by how soon and by whom it must be done.

use std::sync::LazyLock;

use bigplan_plan::{At, Recommendation, Timescale};
use regex::Regex;

use super::part::{Read, is_heading, words_of};
use crate::document::{Block, Document, Table};

static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?<who>[A-Z][^.;:]{1,120}?),?\s+(?:should|must|needs? to|are? required to|will need to|ought to)(?-u:\b)",
    )
    .ok()
});

static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:(?:Rec(?:ommendation)?|R)\.?\s*[0-9]{1,2}|[0-9]{1,2}[.):])\s*[.):–-]*\s+").ok());

/// What holds while going down the document.
#[derive(Default)]
struct Under {
    timescale: Option<Timescale>,
    /// The body of a lead-in such as "The council should:".
    body: String,
    /// Whether list items have been read since the timescale's heading.
    begun: bool,
}

/// Reads the lists (and tables) under headings that give a timescale.
pub fn read(document: &Document) -> Read<Recommendation> {
    let mut read = Read::default();
    let mut under = Under::default();
    for (index, block) in document.blocks.iter().enumerate() {
        if let Block::Table(table) = block {
            read_table(table, index, &mut read);
            continue;
        }
        let Some((text, at)) = words_of(block) else { continue };
        let timescale = heading_timescale(text);
        if timescale.is_some() && !matches!(block, Block::ListItem { .. }) {
            under = Under { timescale, ..Under::default() };
            read.consumed.push(index);
            continue;
        }
        let Some(timescale) = under.timescale else { continue };
        match block {
            Block::ListItem { .. } => take(text, at, timescale, &mut under, index, &mut read),
            Block::Paragraph { .. } if body_of_lead_in(text).is_some() => {
                under.body = body_of_lead_in(text).unwrap_or_default();
                read.consumed.push(index);
            }
            Block::Paragraph { .. }
                if !under.begun
                    && subject(text).is_some()
                    && (!is_heading(block) || unnumbered(text) != text.trim()) =>
            {
                take(text, at, timescale, &mut under, index, &mut read);
                under.begun = false;
            }
            Block::Paragraph { .. } | Block::Heading { .. } => under = Under::default(),
            _ => {}
        }
    }
    read
}

fn take(text: &str, at: At, timescale: Timescale, under: &mut Under, index: usize, read: &mut Read<Recommendation>) {
    let from = subject(text).unwrap_or_else(|| under.body.clone());
    read.values.push(Recommendation { from, timescale, text: unnumbered(text).to_owned(), at: Some(at) });
    read.consumed.push(index);
    under.begun = true;
}

/// The timescale of a heading such as "For action over the next six months"; a heading
/// is short and gives nothing else.
fn heading_timescale(text: &str) -> Option<Timescale> {
    let folded = text.to_lowercase();
    let has = |word: &str| folded.contains(word);
    let words = folded.split_whitespace().count();
    if words > 9 || folded.trim_end().ends_with('.') || !folded.contains(char::is_alphabetic) {
        return None;
    }
    if has("should") || has("review made") {
        return None;
    }
    if has("immediate") || has("immediately") || has("urgent action") {
        Some(Timescale::Immediate)
    } else if has("six months") || has("6 months") || has("within three months") || has("within 3 months") {
        Some(Timescale::SixMonths)
    } else if has("longer term") || has("longer-term") || has("long term") {
        Some(Timescale::LongerTerm)
    } else {
        None
    }
}

/// "The local partnership should:" gives "The local partnership".
fn body_of_lead_in(text: &str) -> Option<String> {
    let opens = text.trim_end().strip_suffix([':', '–', '-'])?;
    subject(opens)
}

/// A recommendation without its number: "R1. …", "Recommendation 2: …", "3) …".
fn unnumbered(text: &str) -> &str {
    let text = text.trim();
    let end = NUMBER.as_ref().and_then(|n| n.find(text)).map_or(0, |m| m.end());
    text.get(end..).unwrap_or(text)
}

fn subject(text: &str) -> Option<String> {
    let c = SUBJECT.as_ref()?.captures(unnumbered(text))?;
    c.name("who").map(|w| w.as_str().trim().to_owned())
}

/// A table whose headings name recommendation and timescale.
fn read_table(table: &Table, index: usize, read: &mut Read<Recommendation>) {
    let Some(first) = table.rows.first() else { return };
    let heads: Vec<String> = first.cells.iter().map(|c| c.text().to_lowercase()).collect();
    let column = |words: &[&str]| heads.iter().position(|h| words.iter().any(|w| h.contains(w)));
    let (Some(what), Some(when)) = (column(&["recommendation"]), column(&["timescale", "by when", "when", "deadline"]))
    else {
        return;
    };
    let who = column(&["body", "responsib", "who", "agency", "lead"]).filter(|w| *w != what && *w != when);
    let mut some = false;
    for row in table.rows.iter().skip(1) {
        let cell = |c: usize| row.cells.get(c).map(|c| c.text().trim().to_owned()).unwrap_or_default();
        let (text, Some(timescale)) = (cell(what), heading_timescale(&cell(when))) else { continue };
        if text.is_empty() {
            continue;
        }
        let from = who.map(cell).filter(|w| !w.is_empty()).or_else(|| subject(&text)).unwrap_or_default();
        read.values.push(Recommendation { from, timescale, text, at: Some(super::part::row_at(row)) });
        some = true;
    }
    if some {
        read.consumed.push(index);
    }
}
