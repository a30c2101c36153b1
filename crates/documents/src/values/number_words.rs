//! Numbers in words: "minimum of two", "9 in 10 parents".

use std::sync::LazyLock;

use bigplan_plan::Unit;
use regex::Regex;

use super::number::Quantity;

static IN_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:minimum of|maximum of|at least|at most|target of|no more than) (?<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [a-z]").ok()
});

static IN_TEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:at least |over )?(?<n>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine) (?:in|out of|in every) (?<of>[0-9]{1,3}|two|three|four|five|ten|twenty)(?-u:\b)").ok()
});

/// "Minimum of two training sessions": small numbers in words, only where a word before
/// them says that they are counted.
pub(super) fn in_words(text: &str) -> impl Iterator<Item = Quantity> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let captures = IN_WORDS.as_ref().into_iter().flat_map(move |r| r.captures_iter(text));
    captures.filter_map(|c| {
        let word = c.name("n")?;
        let place = WORDS.iter().position(|w| word.as_str().eq_ignore_ascii_case(w))?;
        let value = f64::from(u8::try_from(place + 1).ok()?);
        Some(Quantity { value, unit: Some(Unit::Count), bracketed: false, span: word.range() })
    })
}

/// "9 in 10 parents say …": a share that opens a sentence.
pub(super) fn in_ten(text: &str) -> Option<Quantity> {
    let c = IN_TEN.as_ref()?.captures(text)?;
    const WORDS: [(&str, f64); 11] = [
        ("one", 1.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("twenty", 20.0),
    ];
    let value = |name: &str| {
        let word = c.name(name)?.as_str();
        word.parse().ok().or_else(|| WORDS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, v)| *v))
    };
    let (part, whole): (f64, f64) = (value("n")?, value("of")?);
    let span = c.name("n")?.start()..c.name("of")?.end();
    (part <= whole && whole > 0.0).then(|| Quantity {
        value: part * 100.0 / whole,
        unit: Some(Unit::Percent),
        bracketed: false,
        span,
    })
}
