//! Numbers that name a thing and count nothing: ages, grades, ranges, key stages.

use regex::Captures;

/// Words after which a number names a thing and counts nothing.
const NAMES: [&str; 26] = [
    "stage",
    "stages",
    "level",
    "levels",
    "year",
    "years",
    "yr",
    "yrs",
    "grade",
    "aged",
    "age",
    "ages",
    "under",
    "page",
    "section",
    "appendix",
    "figure",
    "table",
    "phase",
    "us",
    "ref",
    "tier",
    "objective",
    "priority",
    "no",
    "annex",
];

/// Whether the number is part of a name, an age, a range or a grade.
pub(super) fn names_something(c: &Captures<'_>, text: &str) -> bool {
    let Some(digits) = c.name("n") else { return true };
    let before = text.get(..digits.start()).unwrap_or_default();
    let after = text.get(digits.end()..).unwrap_or_default();
    let signed = c.name("sign").is_some_and(|s| !s.is_empty());
    let bare_before = if signed { before.trim_end_matches(['-', '−', '–', '+']) } else { before };
    let joined_before = before.ends_with(|l: char| l.is_alphanumeric() || matches!(l, '/' | '.' | ':' | '_' | '@'))
        || (signed && bare_before.ends_with(|l: char| l.is_alphanumeric()));
    let direct = after.chars().next().unwrap_or(' ');
    let joined_after = direct.is_alphabetic() || matches!(direct, '+' | '_' | '@') || is_range(after);
    if joined_before || joined_after {
        return true;
    }
    let word_before =
        bare_before.trim_end().rsplit(|l: char| !l.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    // What a number names stands close behind it.
    let near = after.char_indices().nth(60).map_or(after, |(end, _)| after.get(..end).unwrap_or_default());
    let rest = near.trim_start();
    let word = |n: usize| rest.split_whitespace().nth(n).unwrap_or_default().to_lowercase();
    let first = word(0);
    let age = matches!(first.trim_end_matches('s'), "year" | "yr") || first.starts_with("year-old");
    let grades = rest.contains("A*") && rest.split("A*").next().is_some_and(|lead| lead.len() < 16);
    // "Under 6 weeks" is a time, "under 6s" are children.
    let time = word_before == "under" && matches!(first.trim_end_matches('s'), "week" | "day" | "month" | "minute");
    let named = NAMES.contains(&word_before.as_str()) && !rest.starts_with('%') && !time;
    let times = first == "or" && word(1) == "more" && rest.len() < 40 && rest.contains('*');
    named || age || grades || times
}

/// "15-17", "4–6": what follows the first number of a range of ages or years.
fn is_range(after: &str) -> bool {
    let rest = after.trim_start();
    let dashed = rest.strip_prefix(['-', '–', '—', '/', ':']).map(str::trim_start);
    dashed.is_some_and(|r| {
        let digits = r.bytes().take_while(u8::is_ascii_digit).count();
        let beyond = r.get(digits..).unwrap_or_default().trim_start();
        digits > 0 && !beyond.starts_with('%') && !beyond.starts_with("per")
    })
}
