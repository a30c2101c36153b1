//! Baselines and targets as cells and sentences give them.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use bigplan_plan::{Baseline, Target, Unit};
use regex::Regex;

use super::aim::{Place, is_aim};
use super::measure_dates::{Owner, last_part};
use super::number::{Quantity, find_quantities};
use super::series;
use super::{FoundDate, find_codes, find_dates};

/// The longest text, in bytes, that can say where one measure should be.
const LONGEST: usize = 6000;

/// What the reader of a figure knows from around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// The period of the column, for example "2009/10".
    pub period: Option<&'a str>,
    /// The measure's title, which may name the unit.
    pub title: &'a str,
}

/// A target, and the group that it is for where one cell holds several.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupTarget {
    /// The group as written before the number: "KS2", "Boys".
    pub group: Option<String>,
    /// The target.
    pub target: Target,
}

/// A sentence that says where a measure stands and where it should be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Movement {
    /// Where it stands.
    pub baseline: Option<Baseline>,
    /// Where it should be.
    pub targets: Vec<GroupTarget>,
}

static FROM_TO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)from\s+(?:an? |the )?(?:baseline |average )?(?:of )?(?:around |about )?$").ok()
});
static BASELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:base ?-?line|currently|current(?: level| figure| position)?(?: of| is|:)|(?:now|stands) at)(?-u:\b|\B)[^.;)]*$").ok()
});
static OPEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:\*+|t\.?b\.?[cda]\.?|to be (?:confirmed|agreed|set|determined|established|advised)|n/?a|not (?:applicable|available|set)|none set|no target|\?+)(?-u:\b|\B)[\s.)]*$").ok()
});

/// The targets of a table cell. A symbol or "tbc" is a target without value; an empty
/// cell or a dash is none. A cell for several groups ("KS2 45% KS4 12%") gives several.
pub fn read_targets(cell: &str, around: Around<'_>) -> Vec<GroupTarget> {
    let text = cell.trim();
    if text.is_empty() || text.chars().all(|l| matches!(l, '-' | '–' | '—' | '.' | ' ')) || is_none_meant(text) {
        return Vec::new();
    }
    if OPEN.as_ref().is_some_and(|open| open.is_match(text)) {
        return vec![words_only(text, around)];
    }
    if text.len() > LONGEST {
        return vec![words_only(text, around)];
    }
    let aims = find_quantities(text).into_iter().filter(|q| !is_baseline(text, q)).collect();
    let targets = targets_of(text, &find_dates(text), &telling(aims), around);
    if targets.is_empty() { vec![words_only(text, around)] } else { targets }
}

/// "n/a": no target is meant, rather than one that is still open.
fn is_none_meant(cell: &str) -> bool {
    ["n/a", "na", "not applicable"].iter().any(|none| cell.trim_end_matches('.').eq_ignore_ascii_case(none))
}

/// Spreads the groups that the first cell of a row names over later cells that hold as
/// many numbers and name none.
pub fn share_groups(row: &mut [Vec<GroupTarget>]) {
    let Some((first, rest)) = row.split_first_mut() else { return };
    for cell in rest.iter_mut().filter(|c| c.len() == first.len()) {
        for (target, named) in cell.iter_mut().zip(first.iter()) {
            if target.group.is_none() {
                target.group.clone_from(&named.group);
            }
        }
    }
}

/// The baseline of a table cell; its period is the date in the cell, else the column's.
pub fn read_baseline(cell: &str, around: Around<'_>) -> Option<Baseline> {
    let text = cell.trim();
    if text.is_empty() || text.chars().all(|l| matches!(l, '-' | '–' | '.')) {
        return None;
    }
    let quantities = telling(find_quantities(text));
    let period = find_dates(text).iter().find_map(|d| d.when).map(|w| w.to_string());
    let first = quantities.first();
    Some(Baseline {
        period: period.or_else(|| around.period.map(str::to_owned)),
        value: first.map(|q| q.value),
        unit: first.and_then(|q| unit_of(q, around)),
        text: text.to_owned(),
    })
}

/// What a sentence says of a measure: "from 14% to 10% by July 2010", "increase to 95%",
/// "50% reduction by 2010 (baseline – 98 in 1994)". Numbers that only describe ("the
/// lowest 20%") and those in a measure's own name are left out; a deadline without a
/// number is a target without value.
pub fn read_movements(text: &str, around: Around<'_>) -> Movement {
    if text.len() > LONGEST {
        return Movement::default();
    }
    let dates = find_dates(text);
    let quantities = find_quantities(text);
    let is_name =
        find_codes(text).first().is_some_and(|c| text.get(..c.span.start).is_some_and(|t| t.trim().is_empty()));
    let run = series::read(text, &dates, &quantities);
    let starts: Vec<usize> = run.stands.and_then(|s| quantities.get(s)).map(|q| q.span.start).into_iter().collect();
    let dated: Vec<usize> = run.aims.iter().filter_map(|a| quantities.get(*a)).map(|q| q.span.start).collect();
    let (stands, rest): (Vec<_>, Vec<_>) = quantities
        .into_iter()
        .partition(|q| if starts.is_empty() { is_baseline(text, q) } else { starts.contains(&q.span.start) });
    let until = |q: &Quantity| dated.first().copied().filter(|d| *d > q.span.start);
    let baseline = stands.first().map(|q| Baseline {
        period: Owner { text, dates: &dates, until: until(q), look_back: true }.date_of(q),
        value: Some(q.value),
        unit: unit_of(q, around),
        text: clause(text, q),
    });
    let mut aims: Vec<Quantity> = Vec::new();
    for q in rest {
        let from = aims.last().map_or(0, |a| a.span.end);
        let labelled = label(text.get(from..q.span.start).unwrap_or_default()).is_some();
        let moved = stands.last().is_some_and(|s| {
            s.span.end < q.span.start
                && text.get(s.span.end..q.span.start).is_some_and(|gap| {
                    gap.trim() == "to" || gap.len() <= 45 && gap.ends_with(" to ") && !gap.contains(['.', ';', ','])
                })
        });
        if !dated.is_empty() && !dated.contains(&q.span.start) {
            continue;
        }
        if moved
            || dated.contains(&q.span.start)
            || is_aim(&q, &Place { text, is_name, after_aim: !aims.is_empty(), labelled })
        {
            aims.push(q);
        }
    }
    let aims = if dated.is_empty() { telling(aims) } else { aims };
    // "95% by April 2012 (81% in 2009)": the date of what stands is no target's.
    let taken = |d: &&FoundDate| stands.iter().any(|q| q.bracketed && series::is_behind(text, d, q));
    let dates: Vec<FoundDate> = dates.iter().filter(|d| !taken(d)).cloned().collect();
    let mut targets = targets_of(text, &dates, &aims, around);
    if targets.is_empty() && !is_name {
        targets = deadlines(text, &dates);
    }
    Movement { baseline, targets }
}

/// One target for every number, each with its own date and group.
fn targets_of(text: &str, dates: &[FoundDate], aims: &[Quantity], around: Around<'_>) -> Vec<GroupTarget> {
    let single = aims.len() == 1;
    let mut targets = Vec::new();
    for (i, q) in aims.iter().enumerate() {
        let end = aims.get(i + 1).map(|n| n.span.start);
        let start = i.checked_sub(1).and_then(|p| aims.get(p)).map_or(0, |p| p.span.end);
        let group = if single { None } else { label(text.get(start..q.span.start).unwrap_or_default()) };
        // "Places open: 24 by 2012, 60 by 2014": a name before the first alone is the measure's own.
        let group = group.filter(|_| i > 0 || !names_all(text, aims));
        let own = Owner { text, dates, until: end, look_back: single || i == 0 }.date_of(q);
        let period = own.or_else(|| around.period.map(str::to_owned));
        let words = if single { text } else { text.get(q.span.start..end.unwrap_or(text.len())).unwrap_or_default() };
        let target = Target { period, value: Some(q.value), unit: unit_of(q, around), text: words.trim().to_owned() };
        targets.push(GroupTarget { group, target });
    }
    targets
}

/// Whether the words before the first figure name no group: a colon follows them and no other
/// figure has a name.
fn names_all(text: &str, aims: &[Quantity]) -> bool {
    let before = aims.first().and_then(|q| text.get(..q.span.start)).unwrap_or_default();
    let others = aims.windows(2).any(|two| match two {
        [one, next] => label(text.get(one.span.end..next.span.start).unwrap_or_default()).is_some(),
        _ => false,
    });
    before.trim_end().ends_with(':') && !others
}

/// Deadlines without a number: "a plan by Sept 2006".
fn deadlines(text: &str, dates: &[FoundDate]) -> Vec<GroupTarget> {
    let by = dates.iter().filter(|d| d.by).filter_map(|d| d.when);
    by.map(|when| {
        let target = Target { period: Some(when.to_string()), value: None, unit: None, text: text.trim().to_owned() };
        GroupTarget { group: None, target }
    })
    .collect()
}

fn words_only(text: &str, around: Around<'_>) -> GroupTarget {
    let period = super::latest(&find_dates(text)).map(|w| w.to_string()).or_else(|| around.period.map(str::to_owned));
    GroupTarget { group: None, target: Target { period, value: None, unit: None, text: text.to_owned() } }
}

/// The quantities that are the point of a text: those outside brackets, and where shares
/// are given, the shares and not the numbers of days or times within them.
fn telling(quantities: Vec<Quantity>) -> Vec<Quantity> {
    let outside = quantities.iter().any(|q| !q.bracketed);
    let mut kept: Vec<Quantity> = quantities.into_iter().filter(|q| !(outside && q.bracketed)).collect();
    let share =
        |q: &Quantity| matches!(q.unit, Some(Unit::Percent | Unit::PercentagePoints | Unit::Per1000 | Unit::Per10000));
    if kept.iter().any(share) {
        kept.retain(share);
    } else if kept.len() > 1 && kept.iter().all(|q| matches!(q.unit, Some(Unit::Count) | None)) {
        // Without a share the first number is the target; the rest describe it.
        let described = kept.iter().skip(1).all(|q| q.unit == Some(Unit::Count));
        if described {
            kept.truncate(1);
        }
    }
    kept
}

fn is_baseline(text: &str, quantity: &Quantity) -> bool {
    let before = last_part(text, quantity.span.start);
    FROM_TO.as_ref().is_some_and(|r| r.is_match(before)) || BASELINE.as_ref().is_some_and(|r| r.is_match(before))
}

fn clause(text: &str, q: &Quantity) -> String {
    let start = text.get(..q.span.start).and_then(|t| t.rfind(['(', ';', '.'])).map_or(0, |i| i + 1);
    let after = text.get(q.span.end..).unwrap_or_default();
    let end = after.find([')', ';']).unwrap_or(after.len());
    text.get(start..q.span.end + end).unwrap_or_default().trim().to_owned()
}

/// The group that stands before a number in a cell for several: a few words, the first
/// with a capital, that are not words of aiming.
fn label(before: &str) -> Option<String> {
    const AIMING: [&str; 14] = [
        "target",
        "targets",
        "increase",
        "reduce",
        "reduction",
        "by",
        "to",
        "from",
        "of",
        "and",
        "at",
        "minimum",
        "maximum",
        "baseline",
    ];
    let label = before.trim().trim_matches(|l: char| !l.is_alphanumeric() && l != ')').trim();
    let words: Vec<&str> = label.split_whitespace().collect();
    let aiming = words.iter().any(|w| AIMING.contains(&w.to_lowercase().as_str()));
    let capital = label.starts_with(|l: char| l.is_uppercase());
    (capital && !aiming && (1..=5).contains(&words.len())).then(|| label.to_owned())
}

/// The unit that the text gives, else the one that the measure's title names.
fn unit_of(q: &Quantity, around: Around<'_>) -> Option<Unit> {
    let title = around.title.to_lowercase();
    let has = |part: &str| title.contains(part);
    q.unit.or_else(|| {
        if has("per 10,000") || has("per 10000") {
            Some(Unit::Per10000)
        } else if has("per 1000") || has("per 1,000") || has("per thousand") {
            Some(Unit::Per1000)
        } else if has("number of") || has("numbers of") {
            Some(Unit::Count)
        } else if has('%'.encode_utf8(&mut [0; 4])) || has("percentage") || has("proportion") || has("per cent") {
            Some(Unit::Percent)
        } else if has("score") {
            Some(Unit::Points)
        } else {
            None
        }
    })
}
