//! What one line of a text file is.

use super::marker::split_marker;

/// What a line is, by itself and by whether it follows a table row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Blank,
    /// A rule under a heading row, or between sections: no words.
    Rule,
    Row(Vec<&'a str>),
    Heading(u8, &'a str),
    Item(u8, String, &'a str),
    Words(&'a str),
}

pub(super) fn classify(line: &str, in_table: bool) -> Line<'_> {
    let words = line.trim();
    if words.is_empty() && !(in_table && line.contains('\t')) {
        return Line::Blank;
    }
    if is_rule(words) {
        return Line::Rule;
    }
    if line.contains('\t') && is_row(line, words, in_table) {
        return Line::Row(line.trim_end_matches(['\r', '\n']).split('\t').collect());
    }
    if let Some((level, rest)) = heading(words) {
        return Line::Heading(level, rest);
    }
    let indent = line.chars().take_while(|c| c.is_whitespace()).count();
    match split_marker(words) {
        Some(marked) => {
            let depth = u8::try_from(indent.div_ceil(2)).unwrap_or(u8::MAX);
            Line::Item(depth.saturating_add(marked.nested), marked.marker, marked.rest)
        }
        None => Line::Words(words),
    }
}

fn is_rule(words: &str) -> bool {
    words.contains("--") && words.chars().all(|c| matches!(c, '-' | '\t' | ' ' | '|' | ':'))
        || words.len() > 3 && words.chars().all(|c| matches!(c, '_' | '=' | '*'))
}

/// A tab makes a row unless it only indents, or only stands between a list mark and its words.
fn is_row(line: &str, words: &str, in_table: bool) -> bool {
    if in_table {
        return true;
    }
    let Some((first, rest)) = words.split_once('\t') else {
        return line.trim_end_matches([' ', '\r', '\n']).ends_with('\t');
    };
    let only_mark = split_marker(&format!("{first} X")).is_some_and(|m| m.rest == "X");
    !only_mark || rest.contains('\t')
}

fn heading(words: &str) -> Option<(u8, &str)> {
    let rest = words.trim_start_matches('#');
    let level = words.len() - rest.len();
    let words = rest.trim().trim_end_matches('#').trim_end();
    if (1..=6).contains(&level) && rest.starts_with(' ') && !words.is_empty() {
        return Some((u8::try_from(level).unwrap_or(6), words));
    }
    None
}

/// Whether a line goes on with the paragraph before it. Two short lines one under the
/// other ("4. Our priorities", "Be healthy") are two paragraphs; a wrapped one is full.
pub(super) fn joins(open: &str, last_line_len: usize, full: usize, words: &str) -> bool {
    if open.matches("**").count() % 2 == 1 {
        return true;
    }
    if is_labelled(words)
        || words.starts_with("Supports ")
        || opens_with_code(words)
        || words.starts_with("**")
        || is_term(words) && is_term(open)
        || is_answered(open) && words.starts_with("The ")
        || open.ends_with(':')
        || open.ends_with("**")
    {
        return false;
    }
    let lower = words.chars().next().is_some_and(|c| c.is_lowercase() || c == '(' || c == '&');
    lower || last_line_len >= full
}

/// How long a line is that fills its page: 60 bytes, or less where the document is set narrow.
pub(super) fn full_line(lines: &[&str]) -> usize {
    let plain = |l: &&&str| !l.contains('\t') && !l.trim().is_empty() && !l.trim().contains("  ");
    let mut lengths: Vec<usize> = lines.iter().filter(plain).map(|l| l.trim().len()).collect();
    lengths.sort_unstable();
    // A few lines may stand out over the edge.
    let widest = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
    let often = lengths.iter().filter(|l| **l + 8 >= widest).count();
    // Set narrow: many lines reach one edge, and none goes far over it.
    if (40..68).contains(&widest) && often >= 12 && often * 6 >= lengths.len() { widest.min(64) - 10 } else { 60 }
}

/// "Lead: Head of Access": a label of a few words and a colon.
pub(crate) fn is_labelled(words: &str) -> bool {
    let Some((label, _)) = words.split_once(':') else { return false };
    label.len() <= 32
        && label.starts_with(|c: char| c.is_uppercase())
        && label.split(' ').count() <= 5
        && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '(' | ')' | '-' | '?'))
}

/// A long label with a short answer, which no new sentence goes on with.
fn is_answered(open: &str) -> bool {
    let Some((label, answer)) = open.split_once(": ") else { return false };
    label.split(' ').count() <= 8 && answer.split(' ').count() <= 10 && !answer.ends_with(['.', ','])
}

/// "Ferry – a boat for cars": a term and what it means, as a line of a list of terms.
fn is_term(words: &str) -> bool {
    let mark = [" – ", " - ", " — "].iter().filter_map(|m| words.find(m)).min();
    let term = mark.and_then(|at| words.get(..at)).unwrap_or_default();
    term.starts_with(char::is_uppercase)
        && term.len() <= 40
        && term.split(' ').count() <= 4
        && !term.contains(['.', ','])
}

/// "NI 72 Reading at five": the code of an indicator opens a line of its own.
fn opens_with_code(words: &str) -> bool {
    let (letters, rest) = words.split_at(words.bytes().take_while(u8::is_ascii_uppercase).count());
    (2..=5).contains(&letters.len()) && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}
