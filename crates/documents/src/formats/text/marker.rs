//! Marks of list items: bullets, numbers, letters.

/// The characters that stand for a bullet.
pub(crate) const BULLETS: &[char] = &[
    '•', '◦', '○', '●', '▪', '■', '□', '➢', '➤', '➔', '❖', '✓', '\u{b7}', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
    '\u{f0fc}', '\u{2023}', '\u{2043}', '\u{27a2}',
];

/// A line that starts with the mark of a list item.
#[derive(Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// The number or letter as written; empty for a bullet.
    pub marker: String,
    /// How many further bullets stood inside the first ("- o Be healthy").
    pub nested: u8,
    /// What follows the mark.
    pub rest: &'a str,
}

/// Splits a list mark off a line: bullets, "1.", "2)", "1.1", "(a)", "iv.", each with a
/// space behind; a number after a bullet counts ("- 1. …"), marks of bold around it do not.
pub fn split_marker(words: &str) -> Option<Marked<'_>> {
    let Some(mut rest) = strip_bullet(words) else {
        let (marker, rest) = strip_number(words)?;
        return Some(Marked { marker, nested: 0, rest });
    };
    let mut nested = 0;
    while let Some(inner) = strip_inner_bullet(rest) {
        rest = inner;
        nested += 1;
    }
    match strip_number(rest) {
        Some((marker, rest)) => Some(Marked { marker, nested, rest }),
        None => Some(Marked { marker: String::new(), nested, rest }),
    }
}

fn strip_bullet(words: &str) -> Option<&str> {
    if let Some(rest) = words.strip_prefix(BULLETS) {
        return Some(rest.trim_start());
    }
    let rest = words.strip_prefix(['-', '*', '–', '+'])?;
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

fn strip_inner_bullet(words: &str) -> Option<&str> {
    if let Some(rest) = words.strip_prefix("o ") {
        return Some(rest.trim_start());
    }
    words.strip_prefix(BULLETS).map(str::trim_start)
}

fn strip_number(words: &str) -> Option<(String, &str)> {
    if let Some(inner) = words.strip_prefix("**") {
        let (bold, rest) = inner.split_once("**")?;
        return is_number(bold.trim()).then(|| (bold.trim().to_owned(), rest.trim_start()));
    }
    let (mark, rest) = words.split_once([' ', '\t'])?;
    let rest = rest.trim_start();
    let opens_sentence = rest.starts_with(|c: char| !c.is_lowercase());
    let closed = mark.ends_with(['.', ')', ':']);
    (is_number(mark) && (closed || opens_sentence) && !rest.is_empty()).then(|| (mark.to_owned(), rest))
}

fn is_number(mark: &str) -> bool {
    if mark.len() > 10 || !mark.is_ascii() {
        return false;
    }
    let core = mark.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let closed = core.len() < mark.len();
    let segments: Vec<&str> = core.split('.').collect();
    let digits = |s: &&str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    if segments.iter().all(digits) {
        return closed || segments.len() > 1;
    }
    let letter = |s: &str| s.len() == 1 && s.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = core.len() <= 4 && core.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    closed && !core.is_empty() && (letter(core) || roman)
        || segments.len() > 1 && segments.first().is_some_and(|s| letter(s)) && segments.iter().skip(1).all(digits)
}
