//! Numbers with what they count.

use std::ops::Range;
use std::sync::LazyLock;

use bigplan_plan::Unit;
use regex::{Captures, Regex};

use super::number_names::names_something;
use super::number_words::{in_ten, in_words};
use super::{find_codes, find_dates, find_money};

/// A number found in a text, with its unit where the words give one.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number as written; 62 % is 62.0, a fall written "-45%" is -45.0.
    pub value: f64,
    /// What it counts; `None` for a bare number.
    pub unit: Option<Unit>,
    /// Whether it stands in brackets.
    pub bracketed: bool,
    /// Which bytes of the text say it, unit included.
    pub span: Range<usize>,
}

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?<sign>[-−–+]?)(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)",
        r"(?<unit>\s*(?:",
        r"(?<points>(?:%|percentage|per ?cent)[ -]?(?:age )?(?:points?|pts)(?-u:\b)|ppts?(?-u:\b)|pp(?-u:\b))",
        r"|(?<percent>%|per ?cent(?-u:\b)|pc(?-u:\b))",
        r"|(?<tenk>(?:[a-z]+\s+){0,3}per\s+(?:10,?000|ten thousand)(?-u:\b))",
        r"|(?<k>(?:[a-z]+\s+){0,3}per\s+(?:1,?000|thousand)(?-u:\b))",
        r"|(?<score>points?(?-u:\b))",
        r"|(?<days>(?:working |calendar |school )?days?(?-u:\b))",
        r"|(?<hours>hours?(?-u:\b)|hrs?(?-u:\b))",
        r"|(?<word>[a-z]{3,})))?",
    ))
    .ok()
});

/// Words that after a number make it an age, a grade or a place in an order.
const NO_COUNT: [&str; 12] = ["year", "years", "yr", "yrs", "and", "plus", "per", "olds", "the", "for", "with", "from"];

/// All quantities of a text in order. Dates, codes, money, ages ("15-17 girls"), key
/// stages, levels and grades ("5 A*-C") are left out. Linear in the length of the text.
pub fn find_quantities(text: &str) -> Vec<Quantity> {
    let Some(number) = NUMBER.as_ref().filter(|_| text.bytes().any(|b| b.is_ascii_digit())) else {
        return in_words(text).chain(in_ten(text)).collect();
    };
    let mut taken: Vec<Range<usize>> = find_dates(text).into_iter().map(|d| d.span).collect();
    taken.extend(find_codes(text).into_iter().map(|c| c.span));
    taken.extend(find_money(text).into_iter().map(|m| m.span));
    taken.sort_by_key(|s| s.start);
    let mut next = 0;
    let mut found = Vec::new();
    let mut brackets = Brackets::new(text);
    for captures in number.captures_iter(text) {
        let Some(digits) = captures.name("n") else { continue };
        while taken.get(next).is_some_and(|s| s.end <= digits.start()) {
            next += 1;
        }
        if taken.get(next).is_some_and(|s| s.start < digits.end()) || names_something(&captures, text) {
            continue;
        }
        let alone = captures.get(0).is_some_and(|m| m.as_str().trim().len() == text.trim().len());
        let read = read(&captures, brackets.depth_at(digits.start()) > 0, alone);
        if is_whole(text, digits.start()) {
            // "31 of 112 schools" is 31 schools.
            if let (Some(part), Some(whole)) = (found.last_mut(), read) {
                let part: &mut Quantity = part;
                part.span.end = whole.span.end;
                part.unit = part.unit.or(whole.unit);
            }
            continue;
        }
        found.extend(read);
    }
    found.extend(in_words(text));
    if let Some(share) = in_ten(text) {
        found.retain(|q| q.span.start >= share.span.end);
        found.push(share);
    }
    found.sort_by_key(|q| q.span.start);
    share_units(text, &mut found);
    found
}

/// "31 of 112 schools": the whole of which the number before it is a part.
fn is_whole(text: &str, from: usize) -> bool {
    let before = text.get(..from).unwrap_or_default();
    let part = before.strip_suffix(" of ").map(|b| b.strip_suffix(" out").unwrap_or(b));
    part.is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
}

/// `alone` says that nothing stands beside the number: then a dash before it is a minus.
fn read(c: &Captures<'_>, bracketed: bool, alone: bool) -> Option<Quantity> {
    let digits = c.name("n")?;
    let sign = c.name("sign").filter(|s| !s.is_empty());
    let value: f64 = digits.as_str().replace(',', "").parse().ok()?;
    let has = |name: &str| c.name(name).is_some();
    let units = [
        ("points", Unit::PercentagePoints),
        ("percent", Unit::Percent),
        ("tenk", Unit::Per10000),
        ("k", Unit::Per1000),
        ("score", Unit::Points),
        ("days", Unit::Days),
        ("hours", Unit::Hours),
    ];
    let unit = units.iter().find(|(name, _)| has(name)).map(|(_, unit)| *unit);
    let counted = c.name("word").filter(|w| !NO_COUNT.contains(&w.as_str().to_lowercase().as_str()));
    let unit = unit.or(counted.map(|_| Unit::Count));
    let negative = sign.is_some_and(|s| s.as_str() != "+") && (unit == Some(Unit::Percent) || alone && unit.is_none());
    let end = if unit.is_none() || unit == Some(Unit::Count) {
        digits.end()
    } else {
        c.name("unit").map_or(digits.end(), |u| u.end())
    };
    Some(Quantity { value: if negative { -value } else { value }, unit, bracketed, span: digits.start()..end })
}

/// "by 2 and 3 percentage points": a bare number takes the unit of the one that it is
/// joined to.
fn share_units(text: &str, found: &mut [Quantity]) {
    for i in (1..found.len()).rev() {
        let (before, from) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), from.first()) else { continue };
        let between = text.get(first.span.end..second.span.start).unwrap_or_default().trim();
        if first.unit.is_none() && matches!(between, "and" | "&" | "," | "or" | "to" | "/") {
            first.unit = second.unit;
        }
    }
}

/// How deep in brackets a place stands; asked from left to right.
struct Brackets<'t> {
    bytes: std::iter::Enumerate<std::str::Bytes<'t>>,
    depth: usize,
}

impl<'t> Brackets<'t> {
    fn new(text: &'t str) -> Self {
        Self { bytes: text.bytes().enumerate(), depth: 0 }
    }

    fn depth_at(&mut self, place: usize) -> usize {
        for (at, byte) in self.bytes.by_ref() {
            match byte {
                b'(' => self.depth += 1,
                b')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if at >= place {
                break;
            }
        }
        self.depth
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Unit::{self, *};

    use super::find_quantities;

    fn read(text: &str) -> Vec<(f64, Option<Unit>)> {
        find_quantities(text).into_iter().map(|q| (q.value, q.unit)).collect()
    }

    #[test]
    fn numbers_come_with_their_units() {
        for (text, expected) in [
            ("62%", vec![(62.0, Some(Percent))]),
            ("23.6 per 1000", vec![(23.6, Some(Per1000))]),
            ("48.5 conceptions per 1000 15-17 girls", vec![(48.5, Some(Per1000))]),
            ("31 per 10,000", vec![(31.0, Some(Per10000))]),
            ("Target 2 schools", vec![(2.0, Some(Count))]),
            ("63.2", vec![(63.2, None)]),
            ("470", vec![(470.0, None)]),
            ("-45% (2010)", vec![(-45.0, Some(Percent))]),
            ("-0.48", vec![(-0.48, None)]),
            ("– 12 places", vec![(12.0, Some(Count))]),
            ("KS2 - 27% points", vec![(27.0, Some(PercentagePoints))]),
            (
                "by 2 and 3 percentage points respectively",
                vec![(2.0, Some(PercentagePoints)), (3.0, Some(PercentagePoints))],
            ),
            ("21,675 screens", vec![(21675.0, Some(Count))]),
            ("within 7 working days", vec![(7.0, Some(Days))]),
            ("2008 data 23.6", vec![(23.6, None)]),
            ("at least 78 points", vec![(78.0, Some(Points))]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn names_with_numbers_count_nothing() {
        for text in [
            "16-18 year olds",
            "Key Stage 4",
            "KS2",
            "level 4",
            "5 A*-C",
            "5 or more A*- C grades",
            "Tell Us 4",
            "aged 10-17",
            "16+",
            "£450K",
            "NI 75",
            "by 2010",
            "yr 8/ yr 10s",
            "1:1",
        ] {
            assert_eq!(read(text), vec![], "{text}");
        }
    }
}
