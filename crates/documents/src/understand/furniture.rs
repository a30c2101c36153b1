//! Page heads and feet that stand among a text's paragraphs: "Ferry Plan 2010   7", "Page 3 of 9".

use std::collections::{HashMap, HashSet};

use std::borrow::Cow;

use super::part::words_of;
use crate::document::{Block, Document};

/// How often a line must come again, with another number each time, to belong to the page.
const AGAIN: usize = 3;

/// The document without what belongs to its pages.
pub(super) fn without(document: &Document) -> Cow<'_, Document> {
    let found = places(&document.blocks);
    if found.is_empty() {
        return Cow::Borrowed(document);
    }
    let text = document.blocks.iter().enumerate().filter(|(index, _)| !found.contains(index));
    Cow::Owned(Document { format: document.format, blocks: text.map(|(_, block)| block.clone()).collect() })
}

/// The words of a line of the page: a paragraph, or a row that stands alone.
fn line_of(block: &Block) -> Option<Cow<'_, str>> {
    match block {
        Block::Table(table) => match table.rows.as_slice() {
            [only] => Some(Cow::Owned(super::row_kinds::words(only).replace(" | ", " "))),
            _ => None,
        },
        other => words_of(other).map(|(text, _)| Cow::Borrowed(text)),
    }
}

/// The blocks that belong to the pages and not to the text.
fn places(blocks: &[Block]) -> HashSet<usize> {
    let mut lines: HashMap<String, Vec<(usize, u32)>> = HashMap::new();
    let mut found = HashSet::new();
    for (index, block) in blocks.iter().enumerate() {
        let Some(text) = line_of(block).filter(|t| t.len() <= 120) else { continue };
        let text = text.as_ref();
        if says_page(text) {
            found.insert(index);
        } else if let Some((words, page)) = numbered(text) {
            lines.entry(words).or_default().push((index, page));
        }
    }
    for places in lines.into_values().filter(|p| p.len() >= AGAIN && rises(p)) {
        found.extend(places.into_iter().map(|(index, _)| index));
    }
    found
}

/// "Page 3", "Page 3 of 9", "- 3 -".
fn says_page(text: &str) -> bool {
    let folded = text.to_lowercase();
    let rest = folded.trim().strip_prefix("page ").unwrap_or_default();
    let number = |w: &str| !w.is_empty() && w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
    match rest.split_once(" of ") {
        Some((page, all)) => number(page.trim()) && number(all.trim()),
        None => number(rest.trim()),
    }
}

/// A line with a page number at one of its ends.
fn numbered(text: &str) -> Option<(String, u32)> {
    let page = |word: &str| word.parse::<u32>().ok().filter(|n| (1..=999).contains(n));
    let end = text.trim().rsplit_once(' ').and_then(|(words, number)| Some((words, page(number)?)));
    let start = || text.trim().split_once(' ').and_then(|(number, words)| Some((words, page(number)?)));
    let (words, page) = end.or_else(start)?;
    (words.split(' ').count() >= 2).then(|| (words.trim().to_lowercase(), page))
}

fn rises(places: &[(usize, u32)]) -> bool {
    places.windows(2).all(|two| match two {
        [(_, one), (_, next)] => next > one,
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::{places, without};

    #[test]
    fn lines_that_count_the_pages_are_no_text() {
        let text = "Ferry Plan 2010   1\n\nSwim\n\nFerry Plan 2010   2\n\nPage 2 of 9\n\nRead\n\nFerry Plan 2010   3\n\nKey stage 2\n";
        let document = crate::formats::text::read(text);
        let mut found: Vec<usize> = places(&document.blocks).into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, [0, 2, 3, 5]);
        let rows = "Ferry Plan\tPage 1\n\nSwim\n\nFerry Plan\tPage 2\n\nFerry Plan\tPage 3\n";
        assert_eq!(without(&crate::formats::text::read(rows)).blocks.len(), 1);
    }
}
