//! Dated statements of a progress cell: one milestone per date.

#[cfg(test)]
mod tests;

use bigplan_plan::When;

use super::words::{Vocabulary, sentences};
use crate::values::{FoundDate, find_dates};

/// A statement, with its date where it has one.
#[derive(Debug, PartialEq)]
pub(super) struct Statement {
    pub text: String,
    pub due: Option<When>,
}

/// The statements of one paragraph of a progress cell. A date closes its statement;
/// what stands between two dates belongs to the second.
pub(super) fn read(paragraph: &str, vocabulary: &Vocabulary) -> Vec<Statement> {
    let mut statements = Vec::new();
    for sentence in sentences(paragraph) {
        for statement in split_run_on(sentence, vocabulary) {
            read_sentence(statement, &mut statements);
        }
    }
    statements
}

/// Cuts statements whose line breaks were lost: a word with a capital that is elsewhere
/// written small, behind a word that can end a statement.
fn split_run_on<'a>(sentence: &'a str, vocabulary: &Vocabulary) -> Vec<&'a str> {
    let mut cuts = vec![0];
    let words: Vec<(usize, &str)> =
        sentence.split(' ').map(|w| (w.as_ptr() as usize - sentence.as_ptr() as usize, w)).collect();
    for window in words.windows(3) {
        let [(_, previous), (start, word), (_, next)] = window else { continue };
        if opens_statement(previous, word, next, vocabulary) {
            cuts.push(*start);
        }
    }
    cuts.push(sentence.len());
    cuts.windows(2)
        .filter_map(|w| sentence.get(*w.first()?..*w.get(1)?))
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect()
}

fn opens_statement(previous: &str, word: &str, next: &str, vocabulary: &Vocabulary) -> bool {
    let capital = word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase);
    let ends = previous.chars().next().is_some_and(char::is_lowercase)
        || previous.ends_with(['%', ')'])
        || previous.bytes().all(|b| b.is_ascii_digit());
    if !capital
        || !ends
        || previous.ends_with([',', ':', '-', '–', '/', '(', '&'])
        || !word.chars().all(char::is_alphabetic)
    {
        return false;
    }
    if word == "By" {
        return true;
    }
    let openers = [
        "Review",
        "Reviews",
        "Evaluation",
        "Implementation",
        "Baseline",
        "Pilot",
        "Termly",
        "All",
        "Schools",
        "Monitoring",
        "Evidence",
        "Entitlement",
        "Meetings",
        "Targets",
    ];
    let small = next.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let joint = [
        "of",
        "for",
        "in",
        "and",
        "the",
        "to",
        "all",
        "each",
        "every",
        "both",
        "with",
        "by",
        "at",
        "from",
        "a",
        "an",
        "between",
        "on",
        "their",
        "our",
        "new",
        "local",
        "other",
        "through",
        "as",
        "or",
        "is",
        "national",
        "all",
        "any",
        "into",
        "within",
        "secondary",
        "primary",
        "via",
        "per",
        "of",
        "under",
        "see",
        "that",
        "which",
        "this",
        "no",
    ];
    if joint.contains(&previous) {
        return false;
    }
    openers.contains(&word) || small && !matches!(next, "for" | "of" | "and" | "or") && vocabulary.knows(word)
}

fn read_sentence(sentence: &str, statements: &mut Vec<Statement>) {
    let dates = dates_of(sentence);
    if dates.is_empty() {
        // A short rest such as "and annually thereafter" belongs to what stands before it.
        statements.push(Statement { text: sentence.to_owned(), due: None });
        return;
    }
    let mut from = 0;
    let count = dates.len();
    for (index, date) in dates.iter().enumerate() {
        let end =
            if index + 1 == count { end_of_last(sentence, date) } else { end_between(sentence, date, &dates, index) };
        let text = sentence.get(from..end).unwrap_or_default().trim().trim_matches([',', ';']).trim();
        let own = content(text, date, from);
        let text = if own { text } else { bare_date(text) };
        let both = date.from.filter(|_| two_years(sentence, date));
        if let Some(begins) = both {
            let (first, last) = halves(text);
            statements.push(Statement { text: first.to_owned(), due: Some(begins) });
            statements.push(Statement { text: last.to_owned(), due: date.when });
        } else {
            statements.push(Statement { text: text.to_owned(), due: date.when });
        }
        from = end;
    }
    let rest = sentence.get(from..).unwrap_or_default().trim().trim_matches(['.', ',', ')']).trim();
    if rest.len() > 3 {
        read_sentence(rest, statements);
    }
}

/// A date without the word that joins it to the one before.
fn bare_date(text: &str) -> &str {
    let text = text.trim();
    ["and ", "or ", "& "].iter().find_map(|j| text.strip_prefix(j)).unwrap_or(text)
}

/// "February 2010 to July 2011": a stretch that names two times whole has two dates.
fn two_years(sentence: &str, date: &FoundDate) -> bool {
    let words = sentence.get(date.span.clone()).unwrap_or_default();
    words.contains(" to ") && words.bytes().filter(u8::is_ascii_digit).count() >= 8
}

fn halves(text: &str) -> (&str, &str) {
    text.rsplit_once(" to ").map_or((text, text), |(first, last)| (first.trim(), last.trim()))
}

/// Whether a stretch says more than its date.
fn content(text: &str, date: &FoundDate, from: usize) -> bool {
    let date_len = date.span.end.saturating_sub(date.span.start);
    let words = text
        .split(' ')
        .filter(|w| !matches!(*w, "and" | "or" | "by" | "in" | "then" | "to" | "&" | "at" | "during"))
        .count();
    from == 0 || words > 1 && text.len() > date_len + 6
}

/// The last date takes what follows in small letters with it ("… and annually thereafter");
/// a capital behind it opens a statement of its own, unless the date opened the sentence.
fn end_of_last(sentence: &str, date: &FoundDate) -> usize {
    let opens = sentence.get(..date.span.start).unwrap_or_default().trim().len() <= 3;
    if opens {
        return sentence.len();
    }
    next_capital(sentence, date.span.end).unwrap_or(sentence.len())
}

fn end_between(sentence: &str, date: &FoundDate, dates: &[FoundDate], index: usize) -> usize {
    let limit = dates.get(index + 1).map_or(sentence.len(), |d| d.span.start);
    let opens = sentence.get(..date.span.start).unwrap_or_default().trim().len() <= 3;
    if opens {
        return date.span.end.max(next_capital(sentence, date.span.end + 2).unwrap_or(date.span.end)).min(limit);
    }
    date.span.end
}

/// Where the next word with a capital stands directly behind a date.
fn next_capital(sentence: &str, from: usize) -> Option<usize> {
    let rest = sentence.get(from..)?;
    let trimmed = rest.trim_start_matches([' ', '.', ')']);
    let start = from + (rest.len() - trimmed.len());
    trimmed.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()).then_some(start)
}

/// The dates that say when something is to be: months and days always; a bare year only
/// where a word makes it a time ("by 2011", "in 2010", "Review 2012").
fn dates_of(sentence: &str) -> Vec<FoundDate> {
    let mut dates: Vec<FoundDate> = Vec::new();
    for date in find_dates(sentence) {
        let Some(when) = date.when else { continue };
        let exact = matches!(when, When::Month(..) | When::Day(_));
        if !exact && !is_time(sentence, &date) {
            continue;
        }
        if dates.last().is_some_and(|last| last.span == date.span) {
            dates.pop();
        }
        dates.push(date);
    }
    dates
}

fn is_time(sentence: &str, date: &FoundDate) -> bool {
    let before = sentence.get(..date.span.start).unwrap_or_default().trim_end();
    let words: Vec<&str> = before.split(' ').filter(|w| !w.is_empty()).collect();
    let last = words.last().map(|w| w.to_lowercase()).unwrap_or_default();
    let timed = matches!(
        last.as_str(),
        "by" | "in"
            | "during"
            | "from"
            | "until"
            | "before"
            | "year"
            | "onwards"
            | "end"
            | "of"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
            | "term"
    );
    let short = words.len() <= 2 && words.first().is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
    let noun = matches!(
        last.as_str(),
        "review"
            | "implementation"
            | "evaluation"
            | "completion"
            | "launch"
            | "complete"
            | "reviewed"
            | "implemented"
            | "completed"
    );
    let target =
        words.iter().rev().take(4).any(|w| matches!(w.to_lowercase().as_str(), "target" | "targets" | "data" | "act"));
    date.by || last == "by" || (timed || short || noun) && !target
}
