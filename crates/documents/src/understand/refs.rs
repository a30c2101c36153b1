//! References: "A.1 Better play", "Priority 3: …", "1.1.2 …", "B – …".

use std::sync::LazyLock;

use regex::Regex;

/// A reference at the start of a text, and the text behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Referenced<'a> {
    pub reference: Option<String>,
    pub rest: &'a str,
}

static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\s*\(?(?<r>[0-9]{1,2}(?:\.[0-9]{1,3}){0,3}[a-z]?|[A-Z]{1,3}[0-9]{1,2}(?:\.[0-9]{1,3}){0,2}|[A-Z]{1,2}(?:\.[0-9]{1,3}){1,3}|[A-Z])(?<end>\s*[.:)\-–—]+\s*|\s+)").ok()
});

/// Splits a reference off a text. A bare number needs a mark behind it ("3: …", "3. …"),
/// a letter a mark that is no full stop or a bracket ("A – …", "A) …").
pub(super) fn split(text: &str) -> Referenced<'_> {
    let none = Referenced { reference: None, rest: text.trim() };
    let Some(found) = REFERENCE.as_ref().and_then(|r| r.captures(text)) else { return none };
    let (Some(whole), Some(reference), Some(end)) = (found.get(0), found.name("r"), found.name("end")) else {
        return none;
    };
    let marked = !end.as_str().trim().is_empty();
    let reference = reference.as_str();
    let rest = text.get(whole.end()..).unwrap_or_default().trim();
    let letter = reference.len() == 1 && reference.bytes().all(|b| b.is_ascii_uppercase());
    let plain = reference.bytes().all(|b| b.is_ascii_digit());
    let sound = if letter {
        marked && !end.as_str().trim_start().starts_with('.')
    } else if plain {
        marked && !(end.as_str().trim() == "-" && rest.starts_with(|c: char| c.is_ascii_digit()))
    } else {
        marked || rest.starts_with(|c: char| c.is_uppercase() || c == '%' || c == '\'' || c == '‘')
    };
    if sound && !rest.is_empty() && !(plain && rest.starts_with(|c: char| c.is_ascii_digit())) {
        return Referenced { reference: Some(reference.to_owned()), rest };
    }
    none
}

/// Whether a cell holds a reference and nothing else.
pub(super) fn only(text: &str) -> Option<String> {
    let bare = text.trim().trim_matches(['.', ':', ')', '(']);
    let short = !bare.is_empty() && bare.len() <= 10 && !bare.contains(' ');
    let digit = bare.bytes().any(|b| b.is_ascii_digit()) || bare.len() <= 2;
    let signs = bare.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'/' | b'_'));
    (short && digit && signs).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{only, split};

    #[test]
    fn references_are_split_off() {
        for (text, reference, rest) in [
            ("A.1 Better play", Some("A.1"), "Better play"),
            ("A - Better play", Some("A"), "Better play"),
            ("A. Smith leads", None, "A. Smith leads"),
            ("A better place", None, "A better place"),
            ("3: Better play", Some("3"), "Better play"),
            ("1. Better play", Some("1"), "Better play"),
            ("1.1.2 Better play", Some("1.1.2"), "Better play"),
            ("10 schools", None, "10 schools"),
            ("1:1 tuition", None, "1:1 tuition"),
            ("2.5 million", None, "2.5 million"),
            ("16-18 year olds", None, "16-18 year olds"),
            ("CYP1.2 Better play", Some("CYP1.2"), "Better play"),
        ] {
            let found = split(text);
            assert_eq!((found.reference.as_deref(), found.rest), (reference, rest), "{text}");
        }
    }

    #[test]
    fn cells_that_are_references() {
        assert_eq!(only("1.13").as_deref(), Some("1.13"));
        assert_eq!(only("A2)").as_deref(), Some("A2"));
        assert_eq!(only("Play"), None);
    }
}
