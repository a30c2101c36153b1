//! Baselines and targets as cells and sentences give them.

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

#[cfg(test)]
mod tests {
    use bigplan_plan::Unit::{self, *};

    use super::{Around, read_baseline, read_movements, read_targets, share_groups};

    const COLUMN: Around<'static> = Around { period: Some("2009/10"), title: "" };

    /// Group, period, value and unit of one target.
    type Told = (Option<String>, Option<String>, Option<f64>, Option<Unit>);

    fn cell(text: &str) -> Vec<Told> {
        read_targets(text, COLUMN)
            .into_iter()
            .map(|t| (t.group, t.target.period, t.target.value, t.target.unit))
            .collect()
    }

    fn only(value: f64, unit: Option<Unit>) -> Vec<Told> {
        vec![(None, Some("2009/10".into()), Some(value), unit)]
    }

    #[test]
    fn a_cell_with_one_number_is_one_target_of_its_column() {
        assert_eq!(cell("62%"), only(62.0, Some(Percent)));
        assert_eq!(cell("Target 2 schools"), only(2.0, Some(Count)));
        for text in ["2008 data 23.6", "(2008 data) 23.6"] {
            assert_eq!(cell(text), [(None, Some("2008".into()), Some(23.6), None)], "{text}");
        }
        assert_eq!(cell("21,675 screens (1,806 per month)"), only(21675.0, Some(Count)));
        assert_eq!(cell("20% November"), only(20.0, Some(Percent)));
        assert_eq!(cell("10% or less of children move more than 3 times"), only(10.0, Some(Percent)));
        assert_eq!(cell("0"), only(0.0, None));
    }

    #[test]
    fn open_cells_are_targets_without_value_and_empty_ones_none() {
        for text in ["*", "tbc", "TBC.", "to be agreed", "Improved scores"] {
            let found = read_targets(text, COLUMN);
            assert_eq!(found.len(), 1, "{text}");
            assert!(found.iter().all(|t| t.target.value.is_none()), "{text}");
        }
        assert!(cell("").is_empty() && cell(" – ").is_empty() && cell("n/a").is_empty());
    }

    #[test]
    fn a_cell_for_two_groups_gives_two_targets() {
        let mut row = vec![
            read_targets("KS2 - 27% points KS4 - 28% points", COLUMN),
            read_targets("24% points 25% points", COLUMN),
        ];
        share_groups(&mut row);
        let flat: Vec<(&str, f64)> =
            row.iter().flatten().map(|t| (t.group.as_deref().unwrap_or(""), t.target.value.unwrap())).collect();
        assert_eq!(flat, [("KS2", 27.0), ("KS4", 28.0), ("KS2", 24.0), ("KS4", 25.0)]);
        assert_eq!(
            cell("Boys: 45% Girls: 52%").iter().map(|t| t.0.clone().unwrap()).collect::<Vec<_>>(),
            ["Boys", "Girls"]
        );
    }

    #[test]
    fn two_targets_in_one_sentence_keep_their_own_dates() {
        let found = cell("Increase of 5% by 2006 & 8% by 2007 & 10% by 2008 in the numbers in learning");
        let flat: Vec<(Option<&str>, Option<f64>)> = found.iter().map(|t| (t.1.as_deref(), t.2)).collect();
        assert_eq!(flat, [(Some("2006"), Some(5.0)), (Some("2007"), Some(8.0)), (Some("2008"), Some(10.0))]);
        let shares: Vec<Option<f64>> =
            cell("70 % of first visits within 7 days/ 80% of full ones within 35 days").iter().map(|t| t.2).collect();
        assert_eq!(shares, [Some(70.0), Some(80.0)]);
    }

    #[test]
    fn movements_tell_where_it_stands_from_where_it_should_be() {
        let fall = read_movements("fewer settings need support, from 14% to 10% by July 2010", Around::default());
        assert_eq!(fall.baseline.as_ref().and_then(|b| b.value), Some(14.0));
        let aim = &fall.targets.first().unwrap().target;
        assert_eq!((aim.value, aim.period.as_deref(), aim.unit), (Some(10.0), Some("2010-07"), Some(Percent)));

        let half = read_movements(
            "50% reduction in deaths by 2010 (Baseline – 98 deaths on roads in 1994)",
            Around::default(),
        );
        let stands = half.baseline.unwrap();
        assert_eq!((stands.value, stands.period.as_deref(), stands.unit), (Some(98.0), Some("1994"), Some(Count)));
        let aim = &half.targets.first().unwrap().target;
        assert_eq!((aim.value, aim.period.as_deref()), (Some(50.0), Some("2010")));

        let rise = read_movements("Increase to 95% the % of children seen each year", Around::default());
        assert_eq!(rise.targets.iter().map(|t| t.target.value).collect::<Vec<_>>(), [Some(95.0)]);
        assert!(read_movements("Improved scores for boys", Around::default()).targets.is_empty());
    }

    #[test]
    fn the_title_lends_its_unit() {
        let rate = Around { period: None, title: "Conceptions under 18 per 1000" };
        assert_eq!(read_baseline("57.4 (1998)", rate).and_then(|b| b.unit), Some(Per1000));
        assert_eq!(read_baseline("57.4 (1998)", rate).and_then(|b| b.period).as_deref(), Some("1998"));
    }
}
