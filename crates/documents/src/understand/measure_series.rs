//! Figures that stand behind a measure's name: "(438 in 2012, 350 by 2016)", "46% (2008), 52% (2011)".

use std::sync::LazyLock;

use bigplan_plan::{Baseline, Target};
use regex::Regex;

use crate::values::measure::{Around, read_baseline};
use crate::values::{find_dates, find_quantities, read_targets};

/// A measure's name, and the figures behind it.
#[derive(Debug, PartialEq)]
pub(super) struct Series<'a> {
    pub title: &'a str,
    pub baseline: Option<Baseline>,
    pub targets: Vec<Target>,
}

static DATED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"£?[0-9][0-9.,]*\s*(?:%|per cent)?(?:\s+per\s+[0-9][0-9,]*)?\s*\([^()]{3,24}\)").ok());

/// Reads the figures behind a name; `None` where there are none, or not each has its date.
pub(super) fn read(text: &str) -> Option<Series<'_>> {
    bracketed(text).or_else(|| dated(text)).or_else(|| aimed(text))
}

/// Figures behind a colon of which a later one says that it is aimed for: "Homes: 14% in 2010, no
/// more than 9% in 2014", "Boats: 12 in 2010, 15 each year".
fn aimed(text: &str) -> Option<Series<'_>> {
    let (title, figures) = text.trim_end_matches(['.', ';']).split_once(": ")?;
    let pieces: Vec<&str> = figures.split(", ").flat_map(|p| p.split("; ")).collect();
    let (first, rest) = pieces.split_first()?;
    (!is_aim(first) && rest.iter().any(|p| is_aim(p))).then(|| of_pieces(title, &pieces))?
}

/// Words that say that a figure is aimed for.
fn is_aim(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let opens = ["no more than ", "not more than ", "at least ", "at most ", "fewer than ", "under ", "over "];
    opens.iter().any(|w| lower.starts_with(w)) || every_year(&lower)
}

fn every_year(piece: &str) -> bool {
    ["each year", "every year", "a year", "per year"].iter().any(|w| piece.trim_end().ends_with(w))
}

/// Figures with dates inside the last bracket.
fn bracketed(text: &str) -> Option<Series<'_>> {
    let trimmed = text.trim_end_matches(['.', ';', ',', ' ']).strip_suffix(')')?;
    let open = trimmed.rfind('(')?;
    let (title, inner) = (trimmed.get(..open)?, trimmed.get(open + 1..)?);
    // A title with a figure and a deadline says itself where the measure should be.
    if find_dates(title).iter().any(|d| d.by) && !find_quantities(title).is_empty() {
        return None;
    }
    let pieces: Vec<&str> = inner.split(", ").flat_map(|p| p.split("; ")).collect();
    of_pieces(title, &pieces)
}

/// Figures one after the other, each with its date in brackets.
fn dated(text: &str) -> Option<Series<'_>> {
    let found: Vec<_> = DATED.as_ref()?.find_iter(text).collect();
    let first = found.first().filter(|_| found.len() >= 2)?;
    let pieces: Vec<&str> = found.iter().map(|m| m.as_str()).collect();
    of_pieces(text.get(..first.start())?, &pieces)
}

fn of_pieces<'a>(title: &'a str, pieces: &[&str]) -> Option<Series<'a>> {
    let title = title.trim().trim_end_matches([':', ',', '–', '-', '(']).trim();
    let sound = pieces.iter().all(|p| {
        let when = find_dates(p).iter().filter(|d| d.when.is_some()).count();
        let plain = p.split_whitespace().count() <= 8 && (when == 1 || when == 0 && every_year(p));
        plain && find_quantities(p).len() == 1
    });
    if pieces.is_empty() || !sound || title.split(' ').count() < 1 {
        return None;
    }
    let around = Around { period: None, title };
    let aims = |p: &&str| find_dates(p).iter().any(|d| d.by) || p.to_lowercase().contains("target");
    let first_stands = pieces.first().is_some_and(|p| !aims(p));
    let (now, next) = pieces.split_at(usize::from(first_stands));
    let baseline = now.first().and_then(|p| read_baseline(p, around));
    let targets = next.iter().flat_map(|p| read_targets(p, around)).map(|t| t.target).collect();
    Some(Series { title, baseline, targets })
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, expected: Option<&str>) {
        let shown = read(text).map(|s| {
            let say = |period: &Option<String>, value: Option<f64>| {
                format!("{} {}", period.clone().unwrap_or_default(), value.unwrap_or_default())
            };
            let baseline = s.baseline.as_ref().map(|b| say(&b.period, b.value)).unwrap_or_default();
            let targets: Vec<String> = s.targets.iter().map(|t| say(&t.period, t.value)).collect();
            format!("{} | {baseline} | {}", s.title, targets.join(", "))
        });
        assert_eq!(shown.as_deref(), expected, "{text}");
    }

    #[test]
    fn figures_behind_a_name() {
        check("Homes without heating (512 in 2010, 400 by 2014)", Some("Homes without heating | 2010 512 | 2014 400"));
        check("Homes with smoke alarms (90% by 2014)", Some("Homes with smoke alarms |  | 2014 90"));
        check(
            "Homes that are damp: 14% (2009), 12% (2010), 9% (2011)",
            Some("Homes that are damp | 2009 14 | 2010 12, 2011 9"),
        );
        check("Fires: 14.1% of homes in 2010, no more than 9% in 2014", Some("Fires | 2010 14.1 | 2014 9"));
        check("Boats: 12 in 2010, 15 each year", Some("Boats | 2010 12 |  15"));
        check("Children aged 11 (Year 6)", None);
        check("65% of visits end well by May 2012 (52% in 2010)", None);
    }
}
