//! Sentences that say how far a measure is to move: "We will cut X from 12% in 2018 to 9% by 2023."

use std::sync::LazyLock;

use bigplan_plan::{At, MeasureUse};
use regex::Regex;

use super::measure_cells;

static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:by [^,.]{3,25},\s+)?(?:(?:our|the|a)\s+(?:target|aim|ambition|goal)s?\s+(?:is|are)\s+(?:to|that|for)\s+|(?:our )?targets?:\s*|",
        r"(?:we|this will|the partnership|partners)\s+(?:will|shall|want to|aim to|plan to|intend to|expect to|hope to)\s+)?",
        r"(?:(?:reduce|cut|lower|bring down|decrease|raise|increase|improve|halve|double|lift|keep|hold|see|get)\s+)?"
    ))
    .ok()
});
static COUNTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:the\s+)?(?:share|percentage|proportion|number|rate|level|percent|%)\s+of\s+(?:the\s+)?").ok()
});
static MOVES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s+(?:(?:up |down )?from\s+[0-9£]|to\s+[0-9£]|by\s+[0-9£]|(?:will|should|must|is to|are to)\s+(?:not\s+)?(?:fall|rise|drop|increase|decrease|grow|go|come|be|stay|reach|remain)(?-u:\b))").ok()
});

/// The measure of a sentence that says where it stands or should be; `None` where no figure moves.
pub(super) fn read(sentence: &str, at: At) -> Option<MeasureUse> {
    let mut found = measure_cells::read(sentence, at);
    let mut measure = found.pop().filter(|_| found.is_empty())?;
    if !measure_cells::moves(&measure) {
        return None;
    }
    measure.title = title(sentence);
    Some(measure)
}

/// Whether a sentence calls itself a target.
pub(super) fn is_told(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["our target is ", "our targets are ", "the target is ", "target: "].iter().any(|t| lower.starts_with(t))
}

fn title(sentence: &str) -> String {
    let after =
        |regex: &LazyLock<Option<Regex>>, text: &str| regex.as_ref().and_then(|r| r.find(text)).map_or(0, |m| m.end());
    let rest = sentence.get(after(&OPENING, sentence)..).unwrap_or(sentence);
    let rest = rest.get(after(&COUNTED, rest)..).unwrap_or(rest);
    let end = MOVES.as_ref().and_then(|m| m.find(rest)).map_or(rest.len(), |m| m.start());
    let name = rest.get(..end).filter(|n| n.split(' ').count() >= 2).unwrap_or(rest);
    measure_cells::clean(name)
}

#[cfg(test)]
mod tests {
    use bigplan_plan::At;

    use super::read;

    #[test]
    fn sentences_name_the_measure_that_moves() {
        for (sentence, title, baseline, target) in [
            ("We aim to cut fires in bins from 40% in 2010 to 25% by 2013.", "fires in bins", Some(40.0), 25.0),
            (
                "The number of homes without heating should fall from 510 in 2010 to 400 by 2014.",
                "homes without heating",
                Some(510.0),
                400.0,
            ),
        ] {
            let found = read(sentence, At::line(1)).unwrap();
            assert_eq!(found.title, title, "{sentence}");
            assert_eq!(found.baseline.and_then(|b| b.value), baseline, "{sentence}");
            assert_eq!(found.targets.first().and_then(|t| t.value), Some(target), "{sentence}");
        }
        assert_eq!(read("We will open ten parks.", At::line(1)), None);
    }
}
