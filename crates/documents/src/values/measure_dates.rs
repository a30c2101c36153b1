//! Which of the dates of a text belongs to a figure.

use super::FoundDate;
use super::number::Quantity;

/// At most eighty bytes before a place.
pub(super) fn last_part(text: &str, end: usize) -> &str {
    let mut start = end.saturating_sub(80);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// The dates around a quantity.
pub(super) struct Owner<'a> {
    pub text: &'a str,
    pub dates: &'a [FoundDate],
    /// Where the next quantity begins.
    pub until: Option<usize>,
    /// Whether a deadline before the quantity may be its own.
    pub look_back: bool,
}

impl Owner<'_> {
    /// The date that belongs to a quantity: the one right before it ("2010/11 4.7%"); else
    /// the first that follows it before the next; else the last deadline before it, or the
    /// date that "targets for" names for all.
    pub(super) fn date_of(&self, q: &Quantity) -> Option<String> {
        let end = self.until.unwrap_or(self.text.len());
        let touching = |d: &&FoundDate| {
            let gap = self.text.get(d.span.end..q.span.start);
            d.when.is_some()
                && gap.is_some_and(|g| g.len() <= 3 && g.chars().all(|l| matches!(l, ' ' | ':' | '-' | '–' | '=')))
        };
        let next_owns = |d: &FoundDate| {
            self.until.is_some_and(|u| self.text.get(d.span.end..u).is_some_and(|g| g.trim().is_empty()))
        };
        let after = || {
            self.dates
                .iter()
                .find(|d| d.when.is_some() && d.span.start >= q.span.end && d.span.start < end && !next_owns(d))
        };
        let back = || self.dates.iter().rev().find(|d| self.look_back && d.by && d.span.end <= q.span.start);
        let for_all = || {
            self.dates.iter().rev().find(|d| d.span.end <= q.span.start && d.when.is_some() && self.heads_targets(d))
        };
        let data = || self.dates.iter().find(|d| is_source(self.text, d));
        let date = self.dates.iter().find(touching).or_else(after).or_else(back).or_else(for_all).or_else(data)?;
        date.when.map(|w| w.to_string())
    }

    /// "Attendance targets for 2009/10".
    fn heads_targets(&self, date: &FoundDate) -> bool {
        let before = last_part(self.text, date.span.start).trim_end().to_lowercase();
        ["target", "targets", "targets for", "target for", "targets in"].iter().any(|w| before.ends_with(w))
    }
}

/// "2008 data 23.6": the figure is for the year that its data are of.
fn is_source(text: &str, date: &FoundDate) -> bool {
    text.get(date.span.end..).is_some_and(|after| after.trim_start().starts_with("data"))
}
