//! Figures in a row, each with its own date: the first may be where a measure stands.

use std::sync::LazyLock;

use bigplan_plan::Unit;
use regex::Regex;

use super::FoundDate;
use super::number::Quantity;

/// What stands between a figure and its own date: "in 2012", "(2012/13)", "by March 2015".
static ITS_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\s+(?:of\s+)?(?:weeks?|months?|minutes?|pupils|children|young people|families|schools|cases|places|people|parents|homes))?[\s,]*\(?\s*(?:(?:in|at|for|by|during|as at|before)\s+)?(?:(?:the\s+)?(?:end of|year|start of)\s+)?(?:the\s+)?$").ok()
});
/// Words behind a figure that say it is how things are.
static NOW: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*\(?(?:now|currently|at present|at the moment|today|to date)(?-u:\b)").ok());

/// Which quantities of a sentence say where a measure stands, and which where it should be.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Place of the quantity that is the baseline.
    pub stands: Option<usize>,
    /// Places of those that are targets.
    pub aims: Vec<usize>,
}

/// Reads "41% in 2022, aiming for 50% in 2027", "(438 in 2012, 350 by 2016)",
/// "48% now, 60% by 2020", "95% by 2022 (81% in 2019)" and "47% to 56% by 2011".
pub(super) fn read(text: &str, dates: &[FoundDate], quantities: &[Quantity]) -> Run {
    let own: Vec<Option<&FoundDate>> = quantities.iter().map(|q| date_behind(text, dates, q)).collect();
    for (first, quantity) in quantities.iter().enumerate() {
        let Some(aims) = aims_of(text, quantities, &own, first, quantity) else { continue };
        return Run { stands: Some(first), aims };
    }
    Run { stands: None, aims: told(text, quantities, &own) }
}

/// "Places open: 24 by May 2015, 60 by May 2016": figures behind a colon or dash, each with the
/// deadline that it is for.
fn told(text: &str, all: &[Quantity], own: &[Option<&FoundDate>]) -> Vec<usize> {
    let opens = |q: &Quantity| {
        let before = text.get(..q.span.start).unwrap_or_default();
        before.trim_end().ends_with(':') || before.ends_with("– ") || before.ends_with("- ")
    };
    let by = |index: usize| own.get(index).copied().flatten().is_some_and(|d| d.by);
    let Some(first) = all.iter().enumerate().position(|(i, q)| by(i) && opens(q)) else { return Vec::new() };
    let alike = |(i, q): &(usize, &Quantity)| by(*i) && all.get(first).is_some_and(|f| alike(f, q));
    all.iter().enumerate().skip(first).take_while(alike).map(|(i, _)| i).collect()
}

fn aims_of(text: &str, all: &[Quantity], own: &[Option<&FoundDate>], first: usize, q: &Quantity) -> Option<Vec<usize>> {
    let after = text.get(q.span.end..)?;
    let now = NOW.as_ref().is_some_and(|n| n.is_match(after));
    let date = own.get(first).copied().flatten();
    let stood = date.is_some_and(|d| !d.by);
    let next = all.get(first + 1);
    let moves = next.is_some_and(|n| to(text, q, n)) && !follows_from(text, q);
    if !(now || stood || moves) {
        return None;
    }
    let day = date.and_then(|d| d.when).map(|w| w.last_day());
    let mut aims = Vec::new();
    let mut last = q.span.end;
    for (index, n) in all.iter().enumerate().skip(first + 1) {
        let gap = text.get(last..n.span.start)?;
        let later = own.get(index).copied().flatten().and_then(|d| d.when).map(|w| w.last_day());
        let same = alike(q, n) && gap.len() <= 60 && !gap.contains(['.', '?']);
        let ahead = if stood { later > day } else { later.is_some() || moves && ends(text, n) };
        if !(same && ahead) {
            break;
        }
        aims.push(index);
        last = n.span.end;
    }
    // "95% by April 2022 (81% in 2019)": what stands is said last, in brackets.
    let opened = text.get(..q.span.start)?.trim_end().ends_with('(');
    if aims.is_empty() && stood && opened {
        let before = all.iter().enumerate().take(first).rev().find(|(_, n)| alike(q, n) && !n.bracketed);
        aims.extend(before.map(|(index, _)| index));
    }
    (!aims.is_empty()).then_some(aims)
}

fn date_behind<'d>(text: &str, dates: &'d [FoundDate], q: &Quantity) -> Option<&'d FoundDate> {
    dates.iter().find(|d| is_behind(text, d, q))
}

/// Whether a date stands right behind a figure, as its own.
pub(super) fn is_behind(text: &str, date: &FoundDate, q: &Quantity) -> bool {
    let gap = text.get(q.span.end..date.span.start);
    date.when.is_some() && gap.is_some_and(|gap| ITS_DATE.as_ref().is_some_and(|r| r.is_match(gap)))
}

/// "47% to 56%": shares only, because "2 to 4 schools" is a range.
fn to(text: &str, q: &Quantity, next: &Quantity) -> bool {
    let share = |q: &Quantity| matches!(q.unit, Some(Unit::Percent | Unit::Per1000 | Unit::Per10000));
    share(q) && share(next) && text.get(q.span.end..next.span.start).is_some_and(|gap| gap.trim() == "to")
}

fn follows_from(text: &str, q: &Quantity) -> bool {
    let word = text.get(..q.span.start).unwrap_or_default().trim_end().rsplit(' ').next().unwrap_or_default();
    ["from", "between", "of"].iter().any(|w| word.eq_ignore_ascii_case(w))
}

fn ends(text: &str, q: &Quantity) -> bool {
    text.get(q.span.end..).is_some_and(|rest| rest.trim_matches([' ', '.', ')', ';']).is_empty())
}

fn alike(a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| matches!(q.unit, None | Some(Unit::Count));
    a.unit == b.unit || plain(a) && plain(b)
}

#[cfg(test)]
mod tests {
    use crate::values::measure::{Around, read_movements};

    fn check(text: &str, baseline: Option<f64>, targets: &[(&str, f64)]) {
        let found = read_movements(text, Around::default());
        assert_eq!(found.baseline.and_then(|b| b.value), baseline, "{text}");
        let shown: Vec<(String, f64)> = found
            .targets
            .iter()
            .filter_map(|t| Some((t.target.period.clone().unwrap_or_default(), t.target.value?)))
            .collect();
        let expected: Vec<(String, f64)> = targets.iter().map(|(p, v)| ((*p).to_owned(), *v)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn the_first_of_a_dated_row_is_where_it_stands() {
        check("Swimmers: 31% in 2015, hoping for 44% in 2018", Some(31.0), &[("2018", 44.0)]);
        check("Night bus riders (210 in 2014, 400 by 2017)", Some(210.0), &[("2017", 400.0)]);
        check(
            "Readers at seven 62% (2010/11), 66% (2011/12), 70% (2012/13)",
            Some(62.0),
            &[("2011/12", 66.0), ("2012/13", 70.0)],
        );
        check("Wait for a boat: 14 weeks in 2013, 6 weeks in 2016", Some(14.0), &[("2016", 6.0)]);
        check("Members of the club: 12% currently, 20% by 2016", Some(12.0), &[("2016", 20.0)]);
        check("By May 2019 85% of visits are on time (72% in 2016)", Some(72.0), &[("2019-05", 85.0)]);
        check("Passes at sixteen 51% to 58% by 2014", Some(51.0), &[("2014", 58.0)]);
    }

    #[test]
    fn deadlines_alone_are_targets() {
        check("60% by 2010, 70% by 2011", None, &[("2010", 60.0), ("2011", 70.0)]);
        check("Swings mended: 24 by May 2015, 60 by May 2016", None, &[("2015-05", 24.0), ("2016-05", 60.0)]);
        check("Halls with a ramp – 80% by 2015", None, &[("2015", 80.0)]);
        check("Absence stays below 4% in 2019", None, &[("2019", 4.0)]);
    }
}
