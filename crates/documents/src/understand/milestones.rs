//! Dated statements of a progress cell: one milestone per date.

use bigplan_plan::When;

use super::words::sentences;
use crate::values::{FoundDate, find_dates};

/// A statement, with its date where it has one.
#[derive(Debug, PartialEq)]
pub(super) struct Statement {
    pub text: String,
    pub due: Option<When>,
}

/// The statements of one paragraph of a progress cell. A date closes its statement;
/// what stands between two dates belongs to the second.
pub(super) fn read(paragraph: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    for sentence in sentences(paragraph) {
        read_sentence(sentence, &mut statements);
    }
    statements
}

fn read_sentence(sentence: &str, statements: &mut Vec<Statement>) {
    let dates = dates_of(sentence);
    if dates.is_empty() {
        // A short rest such as "and annually thereafter" belongs to what stands before it.
        statements.push(Statement { text: sentence.to_owned(), due: None });
        return;
    }
    let mut from = 0;
    let mut stem = String::new();
    let count = dates.len();
    for (index, date) in dates.iter().enumerate() {
        let end =
            if index + 1 == count { end_of_last(sentence, date) } else { end_between(sentence, date, &dates, index) };
        let text = sentence.get(from..end).unwrap_or_default().trim().trim_matches([',', ';']).trim();
        let own = content(text, date, from);
        let text = if own || stem.is_empty() { text.to_owned() } else { format!("{stem} {text}") };
        if stem.is_empty() || own {
            stem = sentence.get(from..date.span.start).unwrap_or_default().trim().to_owned();
        }
        statements.push(Statement { text, due: date.when });
        from = end;
    }
    let rest = sentence.get(from..).unwrap_or_default().trim().trim_matches(['.', ',', ')']).trim();
    if rest.len() > 3 {
        read_sentence(rest, statements);
    }
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

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> = read(text)
            .iter()
            .map(|s| format!("{}|{}", s.text, s.due.map(|d| d.to_string()).unwrap_or_default()))
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn one_statement_per_date() {
        check("Review complete by September 2009", &["Review complete by September 2009|2009-09"]);
        check(
            "Access measured by April 2009 and reviewed October 2009",
            &["Access measured by April 2009|2009-04", "and reviewed October 2009|2009-10"],
        );
        check(
            "Group set up in May 2009. Mapping by June 2009 Gap analysis March 2010 Plan is under way",
            &[
                "Group set up in May 2009.|2009-05",
                "Mapping by June 2009|2009-06",
                "Gap analysis March 2010|2010-03",
                "Plan is under way|",
            ],
        );
        check(
            "Review of impact in July 2010 and July 2011",
            &["Review of impact in July 2010|2010-07", "Review of impact in and July 2011|2011-07"],
        );
    }

    #[test]
    fn a_date_in_front_opens_its_statement() {
        check(
            "By July 2010, strategy in place in all schools",
            &["By July 2010, strategy in place in all schools|2010-07"],
        );
        check("By 2010 each area to have held a meeting", &["By 2010 each area to have held a meeting|2010"]);
    }

    #[test]
    fn years_that_are_no_times() {
        check("targets for 2009 and 2010 met", &["targets for 2009 and 2010 met|"]);
        check("School review process (2010, 2011, 2012)", &["School review process (2010, 2011, 2012)|"]);
        check("no schools below target by 2011", &["no schools below target by 2011|2011"]);
        check("Review 2012", &["Review 2012|2012"]);
    }
}
