//! Lists whose marks were typed: paragraphs that open with "a)", "(ii)" or "1)" one after the other.

use super::outline::{Unit, What};

/// Makes list items of paragraphs that stand in a run of typed marks.
pub(super) fn settle(units: &mut [Unit<'_>]) {
    let marks: Vec<Option<Mark>> = units.iter().map(|u| mark_of(&u.what)).collect();
    let at = |i: Option<usize>| i.and_then(|i| marks.get(i)).and_then(Option::as_ref);
    for index in 0..units.len() {
        let Some(mark) = at(Some(index)) else { continue };
        let before = at(index.checked_sub(1)).is_some_and(|b| b.leads_to(mark));
        let after = at(Some(index + 1)).is_some_and(|a| mark.leads_to(a));
        let Some(unit) = units.get_mut(index).filter(|_| before || after) else { continue };
        let text = match unit.what {
            What::Prose(text) | What::Heading { text, .. } => text,
            _ => continue,
        };
        let marker = text.get(..mark.end).unwrap_or_default().trim();
        let rest = text.get(mark.end..).unwrap_or_default().trim();
        unit.what = What::Item { depth: 0, marker, text: rest };
    }
}

/// A typed mark: whether it is a letter, its place in the row of letters or numbers, and
/// where the text behind it begins.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    letter: bool,
    place: u32,
    end: usize,
}

impl Mark {
    fn leads_to(&self, next: &Self) -> bool {
        self.letter == next.letter && next.place == self.place + 1
    }
}

fn mark_of(what: &What<'_>) -> Option<Mark> {
    let text = match what {
        What::Prose(text) => *text,
        What::Heading { text, marked: false, .. } => *text,
        _ => return None,
    };
    let (first, rest) = text.split_once(' ')?;
    let core = first.trim_start_matches('(').strip_suffix(')')?;
    let end = text.len() - rest.len();
    let mut letters = core.chars();
    match (letters.next(), letters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(Mark { letter: true, place: u32::from(letter), end }),
        _ => core.parse().ok().filter(|n| *n < 100).map(|place| Mark { letter: false, place, end }),
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{At, Format};

    use super::settle;
    use crate::document::{Block, Document, Text};
    use crate::understand::outline::{What, units};

    fn check(text: &str, expected: &[&str]) {
        let paragraph = |t: &str| Block::Paragraph { text: Text::plain(t), at: At::line(1) };
        let document = Document { format: Format::Docx, blocks: text.lines().map(paragraph).collect() };
        let mut units = units(&document);
        settle(&mut units);
        let shown: Vec<String> = units
            .iter()
            .filter_map(|u| match u.what {
                What::Item { marker, text, .. } => Some(format!("{marker} {text}")),
                _ => None,
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn letters_typed_one_after_the_other_are_a_list() {
        check(
            "We shall\n(a) mend the swings;\n(b) light the paths.",
            &["(a) mend the swings;", "(b) light the paths."],
        );
        check("(c) 2019 Westmoor District.\nAll rights kept.", &[]);
    }
}
