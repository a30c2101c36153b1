//! The ways in which a date is written, most telling first: what an earlier form has
//! taken a later one leaves alone.

use std::sync::LazyLock;

use bigplan_plan::When;
use regex::{Captures, Regex};

const MONTH: &str = "(?-u:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR: &str = r"(?:(?:19|20)[0-9]{2}|['’]?[0-9]{2})";
const TO: &str = r"\s*(?:-|–|—|/|(?-u:\bto\b|\buntil\b|\bthrough\b))\s*";

/// What one match of a form says.
#[derive(Default)]
pub(super) struct Read {
    pub(super) when: Option<When>,
    pub(super) from: Option<When>,
    pub(super) frequency: Option<&'static str>,
}

/// A way of writing a date.
pub(super) struct Form {
    pattern: Regex,
    says: fn(&Captures<'_>, &str) -> Vec<Read>,
    needs_digits: bool,
}

impl Form {
    pub(super) fn wordy(&self) -> bool {
        !self.needs_digits
    }

    pub(super) fn captures<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.pattern.captures_iter(text)
    }

    pub(super) fn read(&self, captures: &Captures<'_>, text: &str) -> Vec<Read> {
        (self.says)(captures, text)
    }
}

/// How the words that a form matched are read.
type ReadForm = fn(&Captures<'_>, &str) -> Vec<Read>;

/// All forms, most telling first.
pub(super) static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let b = r"(?-u:\b)";
    let day = r"(?<d>[0-3]?[0-9])(?:st|nd|rd|th)?";
    let season = r"(?-u:spring|summer|autumn|winter)";
    let table: Vec<(String, ReadForm, bool)> = vec![
        (format!(r"{b}(?<y>[12][0-9]{{3}})-(?<m>[01][0-9])-(?<d>[0-3][0-9]){b}"), numeric_day, true),
        (
            format!(r"{b}(?<d>[0-3]?[0-9])(?:/|\.|-)(?<m>[01]?[0-9])(?:/|\.|-)(?<y>(?:19|20)[0-9]{{2}}|[0-9]{{2}}){b}"),
            numeric_day,
            true,
        ),
        (format!(r"{b}{day}\s+(?:of\s+)?(?<m>{MONTH}),?\s+(?<y>{YEAR}){b}"), named_day, true),
        (format!(r"{b}(?<m>{MONTH})\s+(?<d>[0-3]?[0-9])(?:(?:st|nd|rd|th),?|,)\s+(?<y>{YEAR}){b}"), named_day, true),
        (format!(r"{b}(?<m>{MONTH})(?:\s+(?<y1>{YEAR}))?{TO}(?<m2>{MONTH})\.?\s+(?<y>{YEAR}){b}"), months, true),
        (format!(r"{b}(?<m>{MONTH})\.?,?(?:\s+|\s*[-/]\s*)(?<y>{YEAR}){b}"), month, true),
        (
            format!(
                r"{b}(?:q(?:uarter)?\s*(?<q>[1-4])|(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter)(?:\s+of)?,?\s*(?<y>(?:19|20)[0-9]{{2}})(?:[/–-](?<s>(?:20)?[0-9]{{2}}))?{b}"
            ),
            quarter,
            true,
        ),
        (
            format!(
                r"{b}(?:{season}(?:\s+terms?)?(?:\s*(?:/|,|and|&)\s*))?(?<n>{season})(?:\s+terms?)?\s+(?<y>(?:19|20)[0-9]{{2}}(?:/(?:20)?[0-9]{{2}})*){b}"
            ),
            season_of,
            true,
        ),
        (format!(r"{b}(?<y>(?:19|20)[0-9]{{2}}(?:/20[0-9]{{2}})+){b}"), several_years, true),
        (
            format!(
                r"{b}(?<y>(?:19|20)[0-9]{{2}})(?:\s*(?:/|-|–)\s*(?<s>(?:20)?[0-9]{{1,2}})|\s+to\s+(?<t>20[0-9]{{2}})){b}"
            ),
            year_pair,
            true,
        ),
        (format!(r"{b}(?<y>[0-9]{{2}})\s?(?:/|-|–)\s?(?<s>[0-9]{{2}}){b}"), short_pair, true),
        (format!(r"{b}(?<y>(?:19|20)[0-9]{{2}}){b}"), year, true),
        (
            format!(
                r"(?i){b}(?:half[ -]termly|termly|every term|each term|annually|yearly|(?:every|each) year|once a year|per annum|bi-?annually|twice a year|every six months|six[ -]monthly|half[ -]yearly|quarterly|(?:every|each) quarter|monthly|(?:every|each) month|weekly|(?:every|each) week|on-?going|continuous(?:ly)?){b}"
            ),
            frequency,
            false,
        ),
    ];
    table
        .into_iter()
        .filter_map(|(pattern, says, needs_digits)| {
            // White space beyond ASCII is folded before, and its tables would make the patterns large.
            let pattern = Regex::new(&format!("(?i){}", pattern.replace(r"\s", r"(?-u:\s)"))).ok()?;
            Some(Form { pattern, says, needs_digits })
        })
        .collect()
});

fn one(when: Option<When>) -> Vec<Read> {
    when.map(|when| Read { when: Some(when), ..Read::default() }).into_iter().collect()
}

fn text_of<'t>(captures: &Captures<'t>, name: &str) -> &'t str {
    captures.name(name).map_or("", |m| m.as_str())
}

fn number(captures: &Captures<'_>, name: &str) -> Option<i16> {
    text_of(captures, name).parse().ok()
}

/// Two digits are this century's up to 49.
fn full_year(text: &str) -> Option<i16> {
    let digits = text.trim_start_matches(['\'', '’']);
    let year: i16 = digits.parse().ok()?;
    match (digits.len(), year) {
        (2, 0..=49) => Some(2000 + year),
        (2, _) => Some(1900 + year),
        (4, 1900..=2099) => Some(year),
        _ => None,
    }
}

fn month_number(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = name.get(..3)?.to_ascii_lowercase();
    NAMES.iter().position(|n| *n == start).and_then(|i| i8::try_from(i + 1).ok())
}

fn day(year: Option<i16>, month: Option<i8>, day: &str) -> Option<When> {
    jiff::civil::Date::new(year?, month?, day.parse().ok()?).ok().map(When::Day)
}

fn numeric_day(c: &Captures<'_>, _: &str) -> Vec<Read> {
    one(day(full_year(text_of(c, "y")), text_of(c, "m").parse().ok(), text_of(c, "d")))
}

fn named_day(c: &Captures<'_>, _: &str) -> Vec<Read> {
    one(day(full_year(text_of(c, "y")), month_number(text_of(c, "m")), text_of(c, "d")))
}

/// "May 10 pupils" is not a month: a short year needs a month written as a name, and
/// nothing after it that is being counted.
fn looks_like_a_month(c: &Captures<'_>, text: &str) -> bool {
    let year = text_of(c, "y");
    let named = text_of(c, "m").starts_with(|l: char| l.is_ascii_uppercase());
    year.len() == 4 || (named && !is_counted(c, text))
}

fn is_counted(c: &Captures<'_>, text: &str) -> bool {
    let after = c.get(0).and_then(|m| text.get(m.end()..)).unwrap_or_default();
    let next = after.trim_start();
    let word = next.split(|l: char| !l.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    const COUNTED: [&str; 22] = [
        "children",
        "young",
        "people",
        "pupils",
        "families",
        "places",
        "schools",
        "homes",
        "year",
        "years",
        "yr",
        "yrs",
        "households",
        "parents",
        "students",
        "sessions",
        "girls",
        "boys",
        "staff",
        "screens",
        "hours",
        "percent",
    ];
    let goes_on = after.strip_prefix([',', '.']).is_some_and(|rest| rest.starts_with(|l: char| l.is_ascii_digit()));
    next.starts_with('%') || goes_on || COUNTED.contains(&word.as_str())
}

fn month(c: &Captures<'_>, text: &str) -> Vec<Read> {
    if !looks_like_a_month(c, text) {
        return Vec::new();
    }
    let when = full_year(text_of(c, "y")).zip(month_number(text_of(c, "m"))).map(|(y, m)| When::Month(y, m));
    one(when)
}

fn months(c: &Captures<'_>, text: &str) -> Vec<Read> {
    let years = full_year(text_of(c, "y")).zip(month_number(text_of(c, "m")).zip(month_number(text_of(c, "m2"))));
    let Some((year, (first, last))) = years.filter(|_| looks_like_a_month(c, text)) else { return Vec::new() };
    // "November - February 2010" began the year before.
    let began = full_year(text_of(c, "y1")).unwrap_or(if first > last { year - 1 } else { year });
    vec![Read { when: Some(When::Month(year, last)), from: Some(When::Month(began, first)), frequency: None }]
}

/// Quarters of a split year are those of the financial year.
fn quarter(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let nth = match text_of(c, "nth").to_ascii_lowercase().as_str() {
        "first" | "1st" => Some(1),
        "second" | "2nd" => Some(2),
        "third" | "3rd" => Some(3),
        "fourth" | "last" | "4th" => Some(4),
        _ => text_of(c, "q").parse::<i8>().ok(),
    };
    let (Some(nth), Some(year)) = (nth, full_year(text_of(c, "y"))) else { return Vec::new() };
    let split = c.name("s").is_some();
    one(Some(match (split, nth) {
        (true, 4) => When::Month(year + 1, 3),
        (true, _) => When::Month(year, nth * 3 + 3),
        (false, _) => When::Month(year, nth * 3),
    }))
}

/// A season stands for the last month of its school term.
fn season_of(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let month = match text_of(c, "n").to_ascii_lowercase().as_str() {
        "spring" => 4,
        "summer" => 7,
        "autumn" => 12,
        _ => 2,
    };
    let years: Vec<&str> = text_of(c, "y").split('/').collect();
    let split = years.len() == 2 && years.last().is_some_and(|y| y.len() == 2);
    let year = match (split, month) {
        (true, 12) => years.first(),
        _ => years.last(),
    };
    one(year.and_then(|y| full_year(y)).map(|y| When::Month(y, month)))
}

fn several_years(c: &Captures<'_>, _: &str) -> Vec<Read> {
    let years: Vec<i16> = text_of(c, "y").split('/').filter_map(full_year).collect();
    if let [first, second] = years.as_slice()
        && *second == first + 1
    {
        return one(Some(When::SplitYear(*first)));
    }
    years.into_iter().flat_map(|y| one(Some(When::Year(y)))).collect()
}

/// "2009/10" is a school or financial year, "2006-09" a stretch of years, "2009-7" a month.
fn year_pair(c: &Captures<'_>, text: &str) -> Vec<Read> {
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
fn short_pair(c: &Captures<'_>, text: &str) -> Vec<Read> {
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

fn year(c: &Captures<'_>, text: &str) -> Vec<Read> {
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

fn frequency(c: &Captures<'_>, _: &str) -> Vec<Read> {
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
