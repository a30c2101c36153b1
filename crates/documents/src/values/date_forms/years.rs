//! Years, pairs of years, and how often.

use bigplan_plan::When;
use regex::Captures;

use super::{Read, full_year, is_counted, number, one, text_of};

pub(super) fn several_years(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let years: Vec<i16> = text_of(c, "y").split('/').filter_map(full_year).collect();
    if let [first, second] = years.as_slice()
        && *second == first + 1
    {
        return one(Some(When::SplitYear(*first)));
    }
    years.into_iter().flat_map(|y| one(Some(When::Year(y)))).collect()
}

/// "2009/10" is a school or financial year, "2006-09" a stretch of years, "2009-7" a month.
pub(super) fn year_pair(c: &Captures<'_>, text: &str) -> Vec<Read> {
    let Some(first) = number(c, "y") else { return Vec::new() };
    // Behind "to" only a whole year counts: "from 14 in 2012 to 20" is no span of years.
    let second = if text_of(c, "t").is_empty() { text_of(c, "s") } else { text_of(c, "t") };
    if is_counted(c, text) {
        return Vec::new();
    }
    // "2007/8" leaves a digit out.
    let last = match second.parse::<i16>() {
        Ok(digit) if second.len() == 1 && digit == (first + 1).rem_euclid(10) => Some(first + 1),
        _ if second.len() == 1 => None,
        _ => full_year(second),
    };
    let Some(last) = last else { return one(Some(When::Year(first))) };
    if last == first + 1 {
        return one(Some(When::SplitYear(first)));
    }
    if last > first && last - first <= 30 {
        return vec![Read { when: Some(When::Year(last)), from: Some(When::Year(first)), frequency: None }];
    }
    match second.parse::<i8>() {
        Ok(month @ 1..=12) if second.len() == 2 => one(Some(When::Month(first, month))),
        _ => one(Some(When::Year(first))),
    }
}

/// "09/10", and "06 – 07" with a leading nought; never ages such as "16-17".
pub(super) fn short_pair(c: &Captures<'_>, text: &str) -> Vec<Read> {
    let (first, second) = (text_of(c, "y"), text_of(c, "s"));
    let pair = first.parse::<i16>().ok().zip(second.parse::<i16>().ok());
    let slash = c.get(0).is_some_and(|m| m.as_str().contains('/'));
    let before = c.get(0).and_then(|m| text.get(..m.start())).unwrap_or_default();
    let joined = before.ends_with(['/', '.', '-', '–', '£', ':']);
    match pair {
        Some((a, b))
            if b == a + 1 && b <= 30 && (slash || first.starts_with('0')) && !joined && !is_counted(c, text) =>
        {
            one(full_year(first).map(When::SplitYear))
        }
        _ => Vec::new(),
    }
}

pub(super) fn year(c: &Captures<'_>, text: &str) -> Vec<Read> {
    let Some(whole) = c.get(0) else { return Vec::new() };
    let before = text.get(..whole.start()).unwrap_or_default();
    let after = text.get(whole.end()..).unwrap_or_default();
    let digit = |l: char| l.is_ascii_digit();
    let telephone = before.trim_end_matches(' ').ends_with(digit) || after.trim_start_matches(' ').starts_with(digit);
    let joined = before.ends_with(['£', '.', ',', '#', '@', '_', '+']) || after.starts_with(['@', '_']);
    let part_of_a_day = before.strip_suffix(['/', '-']).is_some_and(|b| b.ends_with(digit));
    if telephone || joined || part_of_a_day || is_counted(c, text) {
        return Vec::new();
    }
    one(full_year(text_of(c, "y")).map(When::Year))
}

pub(super) fn frequency(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let word = c.get(0).map_or("", |m| m.as_str()).to_lowercase();
    let has = |part: &str| word.contains(part);
    let said = if has("half") && has("term") {
        "half-termly"
    } else if has("term") {
        "termly"
    } else if has("six") || has("half") || has("twice") || has("bi") {
        "half-yearly"
    } else if has("year") || has("annual") || has("annum") {
        "yearly"
    } else if has("quarter") {
        "quarterly"
    } else if has("month") {
        "monthly"
    } else if has("week") {
        "weekly"
    } else {
        "ongoing"
    };
    vec![Read { when: None, from: None, frequency: Some(said) }]
}
