//! Labels in a left column with wrapped words in a right one, as text out of a PDF has them:
//! "Actions", "Lead" and "Deadline", said again for every part of the plan.

use std::collections::{BTreeSet, HashMap};

use super::marker::split_marker;

/// How often a label has to come again, always with its words in the same column.
const AGAIN: usize = 3;
/// The widest label, in characters.
const WIDEST: usize = 32;

/// A line with the place of the line that it was made of.
type Turned = (usize, String);

/// The lines with every label above or before its words; `None` where no labels stand that way.
pub(super) fn turned(lines: &[&str]) -> Option<Vec<Turned>> {
    let column = column(lines)?;
    let mut turner = Turner { out: Vec::with_capacity(lines.len()), within: false, open: false };
    for (place, line) in lines.iter().enumerate() {
        turner.line(place, line, &column, lines.get(place + 1..).unwrap_or_default());
    }
    Some(turner.out)
}

/// The column of the words, and the labels that stand left of it.
struct Column<'a> {
    from: usize,
    labels: BTreeSet<&'a str>,
}

/// The column that at least two labels share.
fn column<'a>(lines: &[&'a str]) -> Option<Column<'a>> {
    let mut counted: HashMap<(usize, &str), usize> = HashMap::new();
    for line in lines {
        if let Some((label, from, _)) = labelled(line) {
            *counted.entry((from, label)).or_default() += 1;
        }
    }
    let mut by_column: HashMap<usize, BTreeSet<&str>> = HashMap::new();
    for ((from, label), _) in counted.into_iter().filter(|(_, count)| *count >= AGAIN) {
        by_column.entry(from).or_default().insert(label);
    }
    let best = by_column.into_iter().filter(|(_, labels)| labels.len() >= 2);
    best.max_by_key(|(from, labels)| (labels.len(), *from)).map(|(from, labels)| Column { from, labels })
}

/// A label at the edge of the page, the column of what stands behind it, and that.
fn labelled(line: &str) -> Option<(&str, usize, &str)> {
    if !line.starts_with(|c: char| c.is_uppercase()) || line.contains('\t') {
        return None;
    }
    let (label, rest) = line.split_once("  ")?;
    let words = rest.trim_start();
    let plain = label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '?' | ':' | '/' | '-' | '\'' | '’'));
    let short = label.chars().count() <= WIDEST && label.split(' ').count() <= 5;
    let whole = !words.is_empty() && !words.trim_end().contains("   ");
    let from = line.chars().count() - words.chars().count();
    (plain && short && whole).then_some((label.trim_end(), from, words.trim_end()))
}

struct Turner {
    out: Vec<Turned>,
    /// Whether the lines belong to a label.
    within: bool,
    /// Whether the last of them may go on.
    open: bool,
}

impl Turner {
    fn line(&mut self, place: usize, line: &str, column: &Column<'_>, ahead: &[&str]) {
        if let Some((label, from, words)) = labelled(line)
            && from == column.from
            && column.labels.contains(label)
        {
            self.label(place, label, words);
            return;
        }
        let (page, bare) = line.strip_prefix('\u{c}').map_or(("", line), |rest| ("\u{c}", rest));
        let indent = bare.chars().take_while(|c| *c == ' ').count();
        let words = bare.trim();
        if words.is_empty() {
            self.open = false;
            self.out.push((place, line.to_owned()));
        } else if self.within && indent + 1 >= column.from {
            self.words(place, page, words);
        } else {
            self.open = false;
            self.within = self.within && goes_on(ahead, column);
            self.out.push((place, line.to_owned()));
        }
    }

    /// A label stands over a list, and before anything else.
    fn label(&mut self, place: usize, label: &str, words: &str) {
        let name = label.trim_end_matches(':');
        self.out.push((place, String::new()));
        if split_marker(words).is_some() {
            self.out.push((place, name.to_owned()));
            self.out.push((place, String::new()));
            self.out.push((place, words.to_owned()));
        } else {
            self.out.push((place, format!("{name}: {words}")));
        }
        (self.within, self.open) = (true, true);
    }

    /// A line in the right column: an entry of its own, or more of the last.
    fn words(&mut self, place: usize, page: &str, words: &str) {
        match self.out.last_mut() {
            Some((_, last)) if self.open && page.is_empty() && split_marker(words).is_none() => {
                last.push(' ');
                last.push_str(words);
            }
            _ => self.out.push((place, format!("{page}{words}"))),
        }
        self.open = true;
    }
}

/// Whether the words of a label go on after the foot of a page.
fn goes_on(ahead: &[&str], column: &Column<'_>) -> bool {
    let next = ahead.iter().find(|l| !l.trim().is_empty());
    let turns = next.and_then(|l| l.strip_prefix('\u{c}'));
    turns.is_some_and(|l| l.chars().take_while(|c| *c == ' ').count() + 1 >= column.from)
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn labels_stand_over_lists_and_before_words() {
        let one = "Actions        1.1  Mend the\n                    swings\n               1.2  Paint\nLead           Head of\n               Play\n\n";
        let text = format!("{one}{one}{one}Foot  3\n");
        let lines: Vec<&str> = text.lines().collect();
        let found = turned(&lines).unwrap();
        let shown: Vec<String> =
            found.iter().take(8).filter(|(_, l)| !l.is_empty()).map(|(at, l)| format!("{at}:{l}")).collect();
        assert_eq!(shown, ["0:Actions", "0:1.1  Mend the swings", "2:1.2  Paint", "3:Lead: Head of Play"]);
        assert!(turned(&["Swings  3", "Boats   4", "Swings  3"]).is_none());
    }
}
