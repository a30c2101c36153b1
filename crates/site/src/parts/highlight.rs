//! A text with the stretches marked that somebody looked for.

use std::ops::Range;

/// A stretch of a text. The stretches, put together, are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'t> {
    /// The words.
    pub words: &'t str,
    /// Whether somebody looked for them.
    pub marked: bool,
}

/// Takes a text apart at the marked stretches, which go in order and do not overlap, in bytes.
pub fn stretches<'t>(text: &'t str, marked: &[Range<usize>]) -> Vec<Stretch<'t>> {
    let mut found = Vec::with_capacity(marked.len() * 2 + 1);
    let mut written = 0;
    for range in marked {
        let (Some(before), Some(words)) = (text.get(written..range.start), text.get(range.clone())) else { continue };
        found.push(Stretch { words: before, marked: false });
        found.push(Stretch { words, marked: true });
        written = range.end;
    }
    found.push(Stretch { words: text.get(written..).unwrap_or_default(), marked: false });
    found.retain(|stretch| !stretch.words.is_empty());
    found
}

/// The part of a long text around its first marked stretch, at most about `length` bytes,
/// with the stretches moved to fit. Cut at spaces; an ellipsis stands where something is left out.
pub fn excerpt(text: &str, marked: &[Range<usize>], length: usize) -> (String, Vec<Range<usize>>) {
    if text.len() <= length {
        return (text.to_owned(), marked.to_vec());
    }
    let first = marked.first().map_or(0, |range| range.start);
    let start = cut(text, first.saturating_sub(length / 3));
    let end = cut(text, (start + length).min(text.len())).max(start);
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() { "…" } else { "" };
    let inside = marked.iter().filter(|range| range.start >= start && range.end <= end);
    let moved = inside.map(|range| range.start - start + lead.len()..range.end - start + lead.len()).collect();
    (format!("{lead}{}{tail}", text.get(start..end).unwrap_or_default()), moved)
}

/// The nearest place at or before one where a word begins.
fn cut(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..at).and_then(|before| before.rfind(char::is_whitespace)).map_or(0, |space| space + 1)
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "one stretch is meant, not its members")]
mod tests {
    use super::{excerpt, stretches};

    #[test]
    fn the_stretches_are_the_text() {
        let parts: Vec<(&str, bool)> =
            stretches("play and learn", &[0..4, 9..14]).into_iter().map(|part| (part.words, part.marked)).collect();
        assert_eq!(parts, [("play", true), (" and ", false), ("learn", true)]);
        assert!(stretches("", &[]).is_empty());
        assert_eq!(stretches("é", &[1..2]).len(), 1);
    }

    #[test]
    fn an_excerpt_stands_around_what_was_found() {
        let text = format!("{}needle {}", "hay ".repeat(50), "straw ".repeat(50));
        let (short, marked) = excerpt(&text, &[200..206], 60);
        assert!(short.starts_with("…hay") && short.ends_with('…') && short.len() < 80, "{short}");
        assert_eq!(&short[marked[0].clone()], "needle");
        assert_eq!(excerpt("short", &[0..2], 60), ("short".to_owned(), vec![0..2]));
        let (cut, _) = excerpt(&"é".repeat(100), &[], 11);
        assert!(cut.chars().count() < 12, "{cut}");
    }
}
