//! Numbers and words that may be drawn.

/// Larger numbers are drawn as this large.
const LARGEST: f64 = 1e15;
/// Years further away are not drawn.
const FURTHEST: f64 = 1e6;

/// The number, when it is one.
pub fn finite(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LARGEST, LARGEST))
}

/// The place in time, when it is one.
pub fn place_in_time(at: f64) -> Option<f64> {
    (at.is_finite() && at.abs() <= FURTHEST).then_some(at)
}

/// The words without what may not stand in XML, with single spaces.
pub fn words(text: &str) -> String {
    let allowed = |letter: char| if forbidden(letter) { ' ' } else { letter };
    let text: String = text.chars().map(allowed).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn forbidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

/// The beginning of ids: letters, digits and `-`, beginning with a letter.
pub fn prefix(given: &str) -> String {
    let kept: String = given.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    if kept.starts_with(|letter: char| letter.is_ascii_alphabetic()) { kept } else { format!("chart-{kept}") }
}

/// With a capital first and a full stop last.
pub fn sentence(text: &str) -> String {
    let text = words(text);
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return text };
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{}{end}", first.to_uppercase(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{finite, prefix, sentence, words};

    #[test]
    fn only_what_can_be_drawn_is_kept() {
        assert_eq!(finite(f64::INFINITY), None);
        assert_eq!(finite(1e300), Some(1e15));
        assert_eq!(words("a\u{0}b \n c"), "a b c");
        assert_eq!(prefix("9 <x>"), "chart-9x");
        assert_eq!(prefix("ni-72"), "ni-72");
        assert_eq!(sentence("no figure"), "No figure.");
        assert_eq!(sentence(""), "");
    }
}
