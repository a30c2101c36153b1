//! Which numbers of a sentence are aims, and which only describe.

use std::sync::LazyLock;

use bigplan_plan::Unit;
use regex::Regex;

use super::number::Quantity;

/// Words right before a number that make it an aim.
static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?-u:\b)(?:(?:in|de)creas(?:e|ed|es|ing) (?:of|by|to)|reduc(?:e|ed|es|ing|tion|tions) (?:of|by|to|in)|improv[a-z]+ (?:of|by|to)",
        r"|to(?: a| the)?(?: (?:rate|level|maximum|minimum|total|average|score) of)?|by|at least|at most|minimum of|maximum of|no more than",
        r"|not more than|fewer than|less than|up to|reach(?:es|ed|ing)?|achiev[a-z]+|maintain(?:ed)?(?: at)?|target(?:s|ed)?(?: of| is| for)?:?\s*\(?|rate of|further",
        r"|(?:stay(?:s|ing)?|keep(?:s|ing)?|kept|remain(?:s|ing)?|fall(?:s|ing)?|drop(?:s|ping)?|ris(?:e|es|ing)|held?|go(?:es)?|be|is|are) (?:at|below|under|above|over))\s*$",
    ))
    .ok()
});
/// Words right after a number that make it an aim.
static FOLLOWS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^[^a-z0-9]{0,2}(?:(?:or|and) (?:less|more|fewer|better|above|over|below|under|higher|lower)|reduction|increase|decrease|improvement|growth|year on year|fewer|more|per year|good or)(?-u:\b)").ok()
});
/// Words right before a number that make it part of a description.
static DESCRIBES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:lowest|highest|top|bottom|poorest|most deprived|least deprived|between|within|over|last|first|next|every|per|another|these|those|the|for|tier|levels?|than)\s*$").ok()
});
static TARGET_BEFORE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)targets?(?-u:\b)[^.;]{0,30}$").ok());
static MEASURE_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:minimum of|maximum of|at least|at most|target of|target|total of|increase to|increased to|reduce to|reduced to)\s*$").ok()
});

/// "30 placements by July 2011": a deadline right behind what is counted.
fn due_soon(after: &str) -> bool {
    let clause = after.split([',', ';', '(']).next().unwrap_or_default();
    clause.split_whitespace().take(9).any(|w| w == "by")
}

/// Where in a sentence a number stands.
pub(super) struct Place<'t> {
    /// The whole sentence.
    pub text: &'t str,
    /// Whether the sentence opens with a measure's code, so that it is the measure's name.
    pub is_name: bool,
    /// Whether an aim stands before it in the sentence.
    pub after_aim: bool,
    /// Whether a short group name stands right before it ("Primary: 95%").
    pub labelled: bool,
}

/// Whether a number is where a measure should be. A number in the middle of a name or a
/// description ("the lowest 20%", "at least 6 in each scale") is none.
pub(super) fn is_aim(q: &Quantity, place: &Place<'_>) -> bool {
    let before = super::measure_dates::last_part(place.text, q.span.start);
    let after = place.text.get(q.span.end..).unwrap_or_default();
    let says = |r: &LazyLock<Option<Regex>>, t: &str| r.as_ref().is_some_and(|r| r.is_match(t));
    let share = matches!(q.unit, Some(Unit::Percent | Unit::PercentagePoints | Unit::Per1000 | Unit::Per10000));
    if place.is_name {
        let closes = after.trim_matches([' ', '.', ';']).is_empty() && !says(&DESCRIBES, before);
        return share && (says(&TARGET_BEFORE, before) || closes) && !before.trim_end().ends_with("per");
    }
    let opens = before.trim_end_matches(['(', ' ', '–', '-', '≥', '≤', '<', '>']).is_empty();
    let clause = before.trim_end().ends_with(['.', ';', ',', '/', '&', ':']) || before.trim_end().ends_with(" and");
    if share {
        let described = says(&DESCRIBES, before) && !says(&LEADS, before);
        return !described
            && (opens
                || place.labelled
                || says(&LEADS, before)
                || says(&FOLLOWS, after)
                || (place.after_aim && clause)
                || says(&TARGET_BEFORE, before));
    }
    let counted = q.unit.is_some_and(|u| u == Unit::Count);
    match q.unit {
        Some(Unit::Days | Unit::Hours) => says(&LEADS, before) || before.trim_end().ends_with("within"),
        _ if opens => counted && (says(&FOLLOWS, after) || due_soon(after)) || after.trim().is_empty(),
        _ => {
            says(&MEASURE_WORDS, before)
                || (!counted && before.trim_end().ends_with(" to"))
                || (place.after_aim && clause && !counted)
        }
    }
}
