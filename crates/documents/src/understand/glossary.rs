//! The plan's own words: its glossary, and the abbreviations that its text introduces.

use std::collections::HashSet;
use std::sync::LazyLock;

use bigplan_plan::{At, Term};
use regex::Regex;

use super::part::{Read, is_heading, row_at, words_of};
use super::people::is_acronym;
use crate::document::{Block, Document, Table};

static IN_BRACKETS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\((?<short>[A-Z][A-Za-z&/]{0,2}[A-Z&/][A-Za-z&/]{0,9}s?)\)").ok());
static ENTRY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?<term>[^\t:–—=]{1,60}?)\s*(?:\t|:|\s[–—-]\s|=)\s*(?<meaning>\S.*)$").ok());

/// Reads glossary tables and lists, then the abbreviations that the text introduces
/// ("Local Safeguarding Children Board (LSCB)"). A term of the glossary is not given
/// again for its place in the text.
pub fn read(document: &Document) -> Read<Term> {
    let mut read = Read::default();
    let (mut within, mut tabled) = (false, false);
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                let terms = read_table(table, within);
                if !terms.is_empty() {
                    tabled = true;
                    read.values.extend(terms);
                    read.consumed.push(index);
                }
            }
            Block::PageBreak => {}
            _ => {
                let Some((text, at)) = words_of(block) else { continue };
                // Where the terms stand in a table, a line behind it is none of them.
                let entry = (within && !tabled).then(|| entry(text, at)).flatten();
                if is_heading(block) && entry.is_none() || tabled && within && text.contains(':') {
                    within = heads_glossary(text);
                    tabled = false;
                    if within {
                        read.consumed.push(index);
                    }
                } else if let Some(term) = entry {
                    read.values.push(term);
                    read.consumed.push(index);
                }
            }
        }
    }
    add_introduced(document, &mut read);
    read
}

fn heads_glossary(text: &str) -> bool {
    let folded = text.to_lowercase();
    let opening = folded.trim().trim_start_matches(|l: char| !l.is_alphabetic() || l.is_numeric());
    folded.split_whitespace().count() <= 8
        && (WORDS_FOR_IT.iter().any(|w| folded.contains(w)) || is_about_words(&folded))
        && !opening.is_empty()
}

/// "Useful words", "Words explained": short, and about words.
fn is_about_words(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.len() <= 3 && words.iter().any(|w| w.trim_end_matches(':') == "words") && !words.contains(&"in")
}

const WORDS_FOR_IT: &[&str] = &[
    "glossary",
    "abbreviations",
    "acronyms",
    "jargon",
    "big words",
    "hard words",
    "words we use",
    "words we have used",
    "what the words mean",
    "what these words mean",
    "what we mean by",
    "key terms",
    "terms used",
    "words explained",
    "definitions",
];

/// A table of terms: under a glossary heading with two columns, or headed "term" and
/// "meaning".
fn read_table(table: &Table, within: bool) -> Vec<Term> {
    let heads: Vec<String> =
        table.rows.first().map(|r| r.cells.iter().map(|c| c.text().to_lowercase()).collect()).unwrap_or_default();
    let is = |i: usize, words: &[&str]| {
        heads.get(i).is_some_and(|h| words.iter().any(|w| h.trim() == *w || h.starts_with(&format!("{w} "))))
    };
    let headed = is(0, &["term", "abbreviation", "acronym", "word", "initials", "phrase", "what we say"])
        && is(
            1,
            &[
                "meaning",
                "definition",
                "explanation",
                "description",
                "stands for",
                "what it means",
                "in full",
                "full name",
                "what we mean",
            ],
        );
    if !headed && !within {
        return Vec::new();
    }
    let rows = table.rows.iter().skip(usize::from(headed));
    let mut terms: Vec<Term> = Vec::new();
    for row in rows {
        // Two or more pairs may stand side by side.
        for pair in row.cells.chunks(2) {
            let [term, meaning] = pair else { continue };
            let (term, meaning) = (term.text().trim().to_owned(), meaning.text().trim().to_owned());
            match (term.is_empty(), meaning.is_empty()) {
                (false, false) => terms.push(Term { term, meaning, at: Some(row_at(row)) }),
                (true, false) => {
                    if let Some(last) = terms.last_mut() {
                        last.meaning = format!("{} {meaning}", last.meaning);
                    }
                }
                _ => {}
            }
        }
    }
    terms
}

/// "LSCB – Local Safeguarding Children Board" in a glossary's list.
fn entry(text: &str, at: At) -> Option<Term> {
    marked_entry(text, at).or_else(|| initials(text, at))
}

/// "LSCB Local Safeguarding Children Board": initials with nothing but a space behind them.
fn initials(text: &str, at: At) -> Option<Term> {
    let (term, meaning) = text.trim().split_once(' ')?;
    let own = is_acronym(term) && meaning.starts_with(char::is_uppercase) && !meaning.ends_with('.');
    (own && (2..=12).contains(&meaning.split(' ').count())).then(|| Term {
        term: term.to_owned(),
        meaning: meaning.trim().to_owned(),
        at: Some(at),
    })
}

fn marked_entry(text: &str, at: At) -> Option<Term> {
    let c = ENTRY.as_ref()?.captures(text.trim())?;
    let (term, meaning) = (c.name("term")?.as_str().trim(), c.name("meaning")?.as_str().trim());
    let short = term.split_whitespace().count() <= 6 && term.starts_with(|c: char| c.is_alphanumeric());
    let note = term.bytes().all(|b| b.is_ascii_digit());
    (short && !note).then(|| Term { term: term.to_owned(), meaning: meaning.to_owned(), at: Some(at) })
}

fn add_introduced(document: &Document, read: &mut Read<Term>) {
    let mut known: HashSet<String> = read.values.iter().map(|t| t.term.to_lowercase()).collect();
    let mut add = |text: &str, at: At| {
        for (term, meaning) in introduced(text) {
            if !known.insert(term.to_lowercase()) {
                continue;
            }
            read.values.push(Term { term, meaning, at: Some(at) });
        }
    };
    for block in &document.blocks {
        if let Block::Table(table) = block {
            for row in &table.rows {
                for cell in &row.cells {
                    for part in &cell.parts {
                        add(&part.text.plain, At { cell: cell.at.cell, ..row_at(row) });
                    }
                }
            }
        } else if let Some((text, at)) = words_of(block) {
            add(text, at);
        }
    }
}

/// The abbreviations that a text introduces, each with the words before it whose
/// initials it is.
pub fn introduced(text: &str) -> Vec<(String, String)> {
    let Some(brackets) = IN_BRACKETS.as_ref().filter(|_| text.contains('(')) else { return Vec::new() };
    let mut found = Vec::new();
    for c in brackets.captures_iter(text) {
        let (Some(whole), Some(short)) = (c.get(0), c.name("short")) else { continue };
        let plural =
            short.as_str().strip_suffix('s').filter(|s| s.chars().count() > 1 && s.chars().all(|l| !l.is_lowercase()));
        let term = plural.unwrap_or(short.as_str());
        let long = spelled_out(text.get(..whole.start()).unwrap_or_default(), term);
        // Two letters are as often a mark as an abbreviation: they need a name's capitals.
        if let Some(long) =
            long.filter(|l| term.chars().count() > 2 || l.split_whitespace().all(|w| w.starts_with(char::is_uppercase)))
        {
            found.push((term.to_owned(), long));
        }
    }
    found
}

/// The last words of a text whose initials an abbreviation is: "and", "of", "the" may be
/// left out of it, and a word may give more than one letter.
fn spelled_out(before: &str, short: &str) -> Option<String> {
    let letters: Vec<char> = short.chars().filter(|l| l.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let clause = before.rsplit(['.', ';', ':', '(', ')', '•']).next()?;
    // No abbreviation stands for more than a few hundred letters.
    let from = clause.char_indices().rev().nth(300).map_or(0, |(at, _)| at);
    let clause = clause.get(from..)?;
    let words: Vec<&str> =
        clause.split(|l: char| l.is_whitespace() || matches!(l, '/' | '-' | '–')).filter(|w| !w.is_empty()).collect();
    let most = letters.len() * 2 + 2;
    let tail: Vec<&str> = words.iter().skip(words.len().saturating_sub(most)).copied().collect();
    (1..=tail.len()).find_map(|n| {
        let candidate = tail.get(tail.len() - n..)?;
        matches(candidate, &letters).then(|| original(clause, candidate.first().copied()?, n))?
    })
}

fn original(clause: &str, first: &str, words: usize) -> Option<String> {
    let mut starts = clause.match_indices(first).map(|(i, _)| i).collect::<Vec<_>>();
    starts.reverse();
    let counted = |from: usize| {
        clause.get(from..).map_or(0, |t| {
            t.split(|l: char| l.is_whitespace() || matches!(l, '/' | '-' | '–')).filter(|w| !w.is_empty()).count()
        })
    };
    let start = starts.into_iter().find(|s| counted(*s) == words)?;
    clause.get(start..).map(|t| t.trim().trim_matches(|l: char| matches!(l, '\'' | '‘' | '“' | '"' | ',')).to_owned())
}

/// Whether an abbreviation is made of the words' initials. Every word of weight gives its
/// first letter; small words may.
fn matches(words: &[&str], letters: &[char]) -> bool {
    const SMALL: [&str; 12] = ["and", "of", "the", "for", "in", "to", "with", "at", "on", "a", "or", "&"];
    let initials: Vec<(char, bool)> = words
        .iter()
        .filter_map(|w| {
            let first = w.chars().find(|l| l.is_alphanumeric()).or_else(|| w.chars().next())?;
            Some((first.to_lowercase().next()?, SMALL.contains(&w.to_lowercase().as_str())))
        })
        .collect();
    let Some((first, small)) = initials.first() else { return false };
    if *small || Some(first) != letters.first() {
        return false;
    }
    follow(&initials, letters)
}

/// Reads the initials along the letters, over every way of passing small words over.
fn follow(initials: &[(char, bool)], letters: &[char]) -> bool {
    let mut reached = vec![false; letters.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for (initial, small) in initials {
        let mut next = vec![false; letters.len() + 1];
        for (at, open) in reached.iter().enumerate().filter(|(_, open)| **open) {
            if *small {
                next.iter_mut().skip(at).take(1).for_each(|n| *n = *open);
            }
            if letters.get(at) == Some(initial) {
                next.iter_mut().skip(at + 1).take(1).for_each(|n| *n = true);
            }
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}
