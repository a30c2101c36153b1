//! What people write for a period, cut into numbers, words and signs.

use super::shown::MONTHS;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number as written, so that "09" is not "9".
    Number(String),
    /// A month by its number.
    Month(u8),
    /// A quarter's mark ("Q", "quarter").
    Quarter,
    /// A term by its number.
    Term(u8),
    /// "school", "academic", "s" behind a split year.
    School,
    /// "financial", "fiscal", "f" behind a split year.
    Financial,
    /// "/" or "." between numbers.
    Slash,
    /// "-", "–", "to".
    Dash,
}

/// The tokens of a text; `None` when a word in it has no meaning for a period.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::new();
    for piece in pieces(text) {
        let first = piece.chars().next()?;
        if first.is_ascii_digit() {
            found.push(Token::Number(piece));
        } else if first.is_alphabetic() {
            found.extend(word(&piece)?);
        } else {
            found.extend(sign(first)?);
        }
    }
    Some(found)
}

fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let kind = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c.is_alphabetic() {
            1
        } else {
            2
        }
    };
    let mut last = 2;
    for c in text.chars().flat_map(char::to_lowercase) {
        match pieces.last_mut().filter(|_| kind(c) == last && last < 2) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.to_string()),
        }
        last = kind(c);
    }
    pieces
}

fn sign(sign: char) -> Option<Option<Token>> {
    Some(match sign {
        '/' | '.' => Some(Token::Slash),
        '-' | '–' | '—' | '‑' => Some(Token::Dash),
        c if c.is_whitespace() || "(),'".contains(c) => None,
        _ => return None,
    })
}

fn word(word: &str) -> Option<Option<Token>> {
    Some(match word {
        "q" | "qtr" | "quarter" => Some(Token::Quarter),
        "autumn" => Some(Token::Term(1)),
        "spring" => Some(Token::Term(2)),
        "summer" => Some(Token::Term(3)),
        "s" | "school" | "academic" | "ay" => Some(Token::School),
        "f" | "financial" | "fiscal" | "fy" => Some(Token::Financial),
        "to" => Some(Token::Dash),
        "st" | "nd" | "rd" | "th" | "at" | "as" | "on" | "the" | "year" | "term" | "of" | "calendar" | "in" => None,
        other => Some(Token::Month(month(other)?)),
    })
}

/// A month's whole name, or its first three letters ("sept" too).
fn month(word: &str) -> Option<u8> {
    let short = if word == "sept" { "sep" } else { word };
    let index = MONTHS.iter().position(|name| {
        let name = name.to_lowercase();
        name == short || name.get(..3) == Some(short)
    })?;
    u8::try_from(index + 1).ok()
}
