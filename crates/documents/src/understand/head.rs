//! What a title page says: title, whose plan, years, edition; and the vision.

use std::sync::LazyLock;

use bigplan_plan::{PlanHead, PlanPeriod};
use regex::Regex;

use super::outline::{Unit, What};
use super::sense::{Sense, sense};
use super::words::{fold, sentences, shouted};

/// How many units a title page has at most.
const PAGE: usize = 25;

static PERIOD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?<from>(?:19|20)[0-9]{2})\s*(?:-|–|—|/|to)\s*(?<to>(?:19|20)?[0-9]{2})(?-u:\b)").ok()
});
static EDITION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:draft|version|edition|issue|v)\.?\s*(?:version\s*|no\.?\s*)?(?<n>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})(?-u:\b)").ok()
});

/// Reads the head of a plan from its first page, and its vision from wherever it stands.
pub(super) fn read(units: &[Unit<'_>]) -> PlanHead {
    let page: Vec<&str> = units.iter().take(PAGE).map_while(line).collect();
    let short = || page.iter().copied().filter(|l| l.len() <= 160);
    let title = short().find(|l| names_plan(l)).or_else(|| short().next()).unwrap_or_default();
    let partnership = short().find(|l| *l != title && names_partnership(l)).map_or_else(|| place(title), str::to_owned);
    PlanHead {
        title: tidy(title),
        partnership: tidy(&partnership),
        period: short().find_map(period),
        edition: short().find_map(edition),
        vision: vision(units),
        ..PlanHead::default()
    }
}

/// A line of the title page; the list of contents ends it.
fn line<'d>(unit: &Unit<'d>) -> Option<&'d str> {
    let text = match unit.what {
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => text,
        What::Table(_) => "",
    };
    (sense(text) != Sense::Contents).then_some(text)
}

fn names_plan(line: &str) -> bool {
    let folded = fold(line);
    let named = ["plan", "strategy", "review", "cypp", "plans"].iter().any(|w| folded.split(' ').any(|x| x == *w));
    let about = ["child", "young", "famil", "action", "youth"].iter().any(|w| folded.contains(w));
    named && about && !line.ends_with('.') && !folded.starts_with("status")
}

fn names_partnership(line: &str) -> bool {
    let folded = fold(line);
    ["partnership", "trust", "board", "council", "authority"].iter().any(|w| folded.contains(w))
        && !line.ends_with('.')
        && !line.contains(':')
        && !line.contains('@')
}

/// "Westmoor's Children's Plan" is Westmoor's.
fn place(title: &str) -> String {
    let first = title.split(['\'', '’']).next().unwrap_or_default().trim();
    let name = first.split(' ').count() <= 3
        && first.len() < title.len()
        && !fold(first).contains("child")
        && !fold(first).contains("plan");
    if name { first.to_owned() } else { String::new() }
}

fn tidy(text: &str) -> String {
    if !shouted(text) {
        return text.trim().to_owned();
    }
    let small = ["and", "of", "the", "for", "in"];
    let words = text.split(' ').map(|w| {
        let lower = w.to_lowercase();
        if small.contains(&lower.as_str()) {
            return lower;
        }
        let mut letters = lower.chars();
        letters.next().map(|f| f.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn period(line: &str) -> Option<PlanPeriod> {
    let found = PERIOD.as_ref()?.captures(line)?;
    let from = found.name("from")?.as_str();
    let to = found.name("to")?.as_str();
    let to = if to.len() == 2 { format!("{}{to}", from.get(..2)?) } else { to.to_owned() };
    (to.as_str() > from).then(|| PlanPeriod { from: from.to_owned(), to })
}

fn edition(line: &str) -> Option<String> {
    EDITION.as_ref()?.captures(line)?.name("n").map(|n| n.as_str().to_owned())
}

/// The sentence that says the vision, under a heading that names it.
fn vision(units: &[Unit<'_>]) -> Option<String> {
    let contents = super::contents::spans(units);
    let at = units.iter().enumerate().position(|(i, u)| {
        !contents.contains(&i) && matches!(u.what, What::Heading { text, .. } if fold(text).split(' ').any(|w| w == "vision") && text.len() <= 80)
    })?;
    let following = units.iter().skip(at + 1).take(4).map_while(|u| match u.what {
        What::Prose(text) => Some(text),
        What::Item { text, .. } => Some(text),
        _ => None,
    });
    let text = following.filter(|t| !t.trim_end().ends_with(':')).find(|t| t.split(' ').count() >= 6)?;
    let sentence = sentences(text).into_iter().find(|s| s.split(' ').count() >= 6)?;
    Some(sentence.trim_matches(['"', '“', '”', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::understand::outline::units;

    #[test]
    fn the_title_page_and_the_vision() {
        let document = crate::formats::text::read(
            "Growing Up\n\nWestmoor's Children and Young People's Plan\n\n2009-2012\n\nWestmoor Children's Trust Board\n\nDraft Version 7.0\n\nOur vision\n\nOur vision is that every child in Westmoor is safe and happy. We work for it.",
        );
        let head = read(&units(&document));
        assert_eq!(head.title, "Westmoor's Children and Young People's Plan");
        assert_eq!(head.partnership, "Westmoor Children's Trust Board");
        assert_eq!(head.period.map(|p| (p.from, p.to)), Some(("2009".to_owned(), "2012".to_owned())));
        assert_eq!(head.edition.as_deref(), Some("7.0"));
        assert_eq!(head.vision.as_deref(), Some("Our vision is that every child in Westmoor is safe and happy."));
    }
}
