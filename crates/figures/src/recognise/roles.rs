//! The words that people and publishers write over columns.

use crate::mapping::{FigureColumn, Holds, Part};

type Words = &'static [&'static str];

const MEASURE: Words = &[
    "measure",
    "measure code",
    "measure name",
    "measure id",
    "measure short",
    "short",
    "indicator",
    "indicator code",
    "indicator id",
    "indicator name",
    "indicator title",
    "performance indicator",
    "pi",
    "ni",
    "ni number",
    "label",
    "what is measured",
    "data item",
    "description",
    "metric",
];
const AREA_CODE: Words = &[
    "area code",
    "new la code",
    "ons code",
    "gss code",
    "ecode",
    "geography code",
    "la code",
    "lacode",
    "local authority code",
    "authority code",
    "area ons code",
    "place code",
];
const AREA_NUMBER: Words =
    &["old la code", "old la number", "la number", "la no", "la num", "lea", "lea number", "dfe number", "dfe code"];
const AREA_NAME: Words = &[
    "area",
    "area name",
    "la name",
    "local authority",
    "local authority name",
    "authority",
    "authority name",
    "place",
    "council",
    "district",
    "ward",
    "locality",
    "geography",
    "geography name",
    "la",
    "lea name",
    "place name",
    "county",
];
const LEVEL: Words =
    &["geographic level", "level", "area type", "geography type", "geographic type", "area level", "geography level"];
const PERIOD: Words = &[
    "time period",
    "period",
    "year",
    "years",
    "date",
    "financial year",
    "academic year",
    "school year",
    "calendar year",
    "quarter",
    "month",
    "reporting period",
    "reporting year",
    "time",
    "as at",
    "timeperiod",
    "period name",
    "year ending",
];
const KIND: Words = &["time identifier", "year type", "period type", "time type"];
const UNIT: Words = &["unit", "units", "y axis name", "unit of measure", "measure unit"];
const SYMBOL: Words = &["symbol", "symbols", "flag", "rate flag", "value flag", "value note", "marker"];
const STANDING: Words =
    &["standing", "status", "data status", "revision", "revision status", "provisional or final", "version"];
const COMPARABLE: Words = &["comparable", "comparable with last year", "comparable with the year before"];
const SOURCE: Words = &["source", "data source", "publication"];
const PUBLISHED: Words = &["published on", "published", "publication date", "date published", "release date"];
const VALUE: Words = &[
    "value",
    "values",
    "figure",
    "rate",
    "percentage",
    "percent",
    "%",
    "pct",
    "result",
    "actual",
    "outturn",
    "performance",
    "observation",
    "score",
    "average",
    "crude rate",
    "standardised rate",
    "directly standardised rate",
];
const NUMERATOR: Words = &["numerator", "num", "n", "count", "number", "no", "numbers", "cases", "events"];
const DENOMINATOR: Words =
    &["denominator", "denom", "d", "base", "cohort", "out of", "population", "cohort size", "eligible"];
/// Columns that say nothing about a figure that is kept.
const NOTHING: Words = &[
    "topic",
    "polarity",
    "line",
    "file",
    "rank",
    "note",
    "notes",
    "comment",
    "comments",
    "compared to england",
    "recent trend",
    "category type",
    "target",
    "indicator polarity",
    "time period sortable",
    "compared to percentiles",
    "new data",
    "sex code",
    "table status",
    "parent code",
    "parent name",
    "time period range",
    "dps",
];

/// Dimensions of groups, by the words over their columns.
const DIMENSIONS: [(&str, Words); 9] = [
    ("sex", &["sex", "gender"]),
    ("age", &["age", "age group", "age band"]),
    ("ethnicity", &["ethnicity", "ethnic group", "ethnic group major", "ethnic group minor", "ethnic origin"]),
    ("deprivation", &["inequality", "deprivation", "deprivation quintile", "imd quintile"]),
    ("looked-after", &["looked after", "cla status", "care status"]),
    ("free-meals", &["free school meals", "fsm", "free meals", "fsm status"]),
    ("special-needs", &["sen", "sen status", "sen provision", "special educational needs"]),
    ("school-type", &["school type", "school phase", "phase"]),
    ("disability", &["disability", "disabled"]),
];
const GROUP: Words =
    &["group", "pupil group", "characteristic", "breakdown", "breakdown topic", "cohort name", "characteristic value"];

/// What a heading says its column holds; `None` for words that are not known. Takes plain words.
pub(super) fn role(heading: &str) -> Option<Holds> {
    let is = |words: Words| words.contains(&heading);
    let figure = |part| Some(Holds::Figure(FigureColumn { part, ..FigureColumn::default() }));
    let simple: [(Words, Holds); 17] = [
        (MEASURE, Holds::Measure),
        (AREA_CODE, Holds::AreaCode),
        (AREA_NUMBER, Holds::AreaNumber),
        (AREA_NAME, Holds::AreaName),
        (LEVEL, Holds::Level),
        (&["country code"], Holds::CountryCode),
        (&["country name", "country"], Holds::CountryName),
        (&["region code"], Holds::RegionCode),
        (&["region name", "region"], Holds::RegionName),
        (PERIOD, Holds::Period),
        (KIND, Holds::PeriodKind),
        (UNIT, Holds::Unit),
        (SYMBOL, Holds::Symbol),
        (STANDING, Holds::Standing),
        (COMPARABLE, Holds::Comparable),
        (SOURCE, Holds::Source),
        (PUBLISHED, Holds::PublishedOn),
    ];
    if let Some((_, holds)) = simple.into_iter().find(|(words, _)| is(words)) {
        return Some(holds);
    }
    if let Some((dimension, _)) = DIMENSIONS.iter().find(|(_, words)| is(words)) {
        return Some(Holds::Group { dimension: Some((*dimension).to_owned()) });
    }
    if is(GROUP) {
        return Some(Holds::Group { dimension: None });
    }
    if is(NOTHING) || is_interval(heading) || heading.starts_with("compared to ") {
        return Some(Holds::Nothing);
    }
    part(heading).and_then(figure)
}

/// The part of a figure that a word names.
pub(super) fn part(heading: &str) -> Option<Part> {
    let is = |words: Words| words.contains(&heading);
    let rate = heading.strip_prefix("rate per ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is(VALUE) || rate {
        Some(Part::Value)
    } else if is(NUMERATOR) {
        Some(Part::Numerator)
    } else if is(DENOMINATOR) {
        Some(Part::Denominator)
    } else {
        None
    }
}

/// Ends of confidence intervals: they are worked out again from the parts.
fn is_interval(heading: &str) -> bool {
    let words: Vec<&str> = heading.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    has("ci") || has("confidence") || (has("limit") || has("interval")) && (has("lower") || has("upper") || has("95"))
}

#[cfg(test)]
mod tests {
    use super::role;
    use crate::mapping::{FigureColumn, Holds, Part};
    use crate::words::plain;

    fn check(heading: &str, expected: Option<Holds>) {
        assert_eq!(role(&plain(heading)), expected, "{heading}");
    }

    #[test]
    fn headings_are_known_by_their_words() {
        let figure = |part| Some(Holds::Figure(FigureColumn { part, ..FigureColumn::default() }));
        check("new_la_code", Some(Holds::AreaCode));
        check("old_la_code", Some(Holds::AreaNumber));
        check("Local Authority", Some(Holds::AreaName));
        check("time_period", Some(Holds::Period));
        check("Rate per 1,000", figure(Part::Value));
        check("NUMERATOR", figure(Part::Numerator));
        check("Gender", Some(Holds::Group { dimension: Some("sex".to_owned()) }));
        check("Lower CI 95.0 limit", Some(Holds::Nothing));
        check("rereferral_percent", None);
    }
}
