//! The ways in which a date is written, most telling first: what an earlier form has
//! taken a later one leaves alone.

mod months;
mod years;

use std::sync::LazyLock;

use bigplan_plan::When;
use months::{month, months, named_day, numeric_day, quarter, season_of};
use regex::{Captures, Regex};
use years::{frequency, several_years, short_pair, year, year_pair};

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

/// Whether what follows a number is being counted: "May 10 pupils".
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
