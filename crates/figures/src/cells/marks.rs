//! Marks that publishers put behind a figure: footnotes, and letters for its standing.

use bigplan_measure::Standing;

/// A text without the marks behind it, and the standing that they gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unmarked<'a> {
    /// What is left.
    pub text: &'a str,
    /// The standing, where a mark said one.
    pub standing: Option<Standing>,
    /// Whether anything was taken away.
    pub marked: bool,
}

/// Takes marks away: "12.3 (a)", "12.3*", "12.3 [note 2]", "12.3 p", "12.3r".
pub(crate) fn unmarked(cell: &str) -> Unmarked<'_> {
    let mut left = Unmarked { text: cell.trim(), standing: None, marked: false };
    while let Some((rest, standing)) = one(left.text) {
        left = Unmarked { text: rest, standing: left.standing.or(standing), marked: true };
    }
    left
}

/// The standing that a word or letter names.
pub(crate) fn standing(word: &str) -> Option<Standing> {
    Some(match word.trim().to_lowercase().as_str() {
        "p" | "prov" | "provisional" => Standing::Provisional,
        "e" | "est" | "estimate" | "estimated" => Standing::Estimated,
        "f" | "final" | "r" | "rev" | "revised" | "ot" | "outturn" | "actual" => Standing::Final,
        _ => return None,
    })
}

fn one(text: &str) -> Option<(&str, Option<Standing>)> {
    let signs =
        text.trim_end_matches(['*', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']).trim_end();
    if signs.len() < text.len() && !signs.is_empty() {
        return Some((signs, None));
    }
    bracketed(text).or_else(|| lettered(text))
}

/// "(a)", "(3)", "[note 2]", "(provisional)" behind something else.
fn bracketed(text: &str) -> Option<(&str, Option<Standing>)> {
    let (open, inner) = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open)))?;
    let rest = open.trim_end();
    let meaning = standing(inner);
    let note = inner.chars().count() <= 2 || inner.to_lowercase().starts_with("note");
    (!rest.is_empty() && (note || meaning.is_some())).then_some((rest, meaning))
}

/// One of p, e, r behind a digit or a blank.
fn lettered(text: &str) -> Option<(&str, Option<Standing>)> {
    let rest = text.strip_suffix(['p', 'e', 'r', 'P', 'E', 'R'])?;
    let letter = text.get(rest.len()..)?;
    let bare = rest.trim_end();
    bare.ends_with(|last: char| last.is_ascii_digit() || last == '%').then(|| (bare, standing(letter)))
}

#[cfg(test)]
mod tests {
    use super::unmarked;
    use bigplan_measure::Standing::{self, Estimated, Final, Provisional};

    fn check(cell: &str, text: &str, standing: Option<Standing>) {
        let found = unmarked(cell);
        assert_eq!((found.text, found.standing), (text, standing), "{cell}");
    }

    #[test]
    fn marks_are_taken_away_and_understood() {
        check("12.3", "12.3", None);
        check("12.3 (a)", "12.3", None);
        check("12.3*", "12.3", None);
        check("12.3 [note 2]", "12.3", None);
        check("12.3r", "12.3", Some(Final));
        check("12.3 p", "12.3", Some(Provisional));
        check("12.3 (e)", "12.3", Some(Estimated));
        check("2016-17 (Provisional)", "2016-17", Some(Provisional));
        check("x [note 3]", "x", None);
        check("(12)", "(12)", None);
        check("[c]", "[c]", None);
    }
}
