//! What is not read is said with its place, whatever it is.

use bigplan_documents::formats::text;
use bigplan_documents::understand::understand;

/// Code and line of every finding, in the order of the document.
fn told(words: &str) -> Vec<(String, u32)> {
    let (_, findings) = understand(&text::read(words));
    findings.into_iter().map(|f| (f.code, f.at.map_or(0, |at| at.line))).collect()
}

fn is(words: &str, expected: &[(&str, u32)]) {
    let found = told(words);
    let found: Vec<(&str, u32)> = found.iter().map(|(code, line)| (code.as_str(), *line)).collect();
    assert_eq!(found, expected, "{words}");
}

// All of these plans are invented.
#[test]
fn totals_and_notes_of_tables() {
    is(
        "# Priority 1: Play\n\nAction\tLead\tBy when\tCost\nMend the swings\tParks Manager\tMay 2012\t£40\n\
         Total\t\t\t£40\nNB costs are rounded\t\t\t\n",
        &[("unread-summary", 5)],
    );
    is(
        "# Priority 1: Play\n\nMeasure\tTarget 2012\tTarget 2013\nSwings in use\t40%\t50%\nTotal\t40\t50\n\t1%\t2%\n",
        &[("unread-summary", 5), ("unread-row", 6)],
    );
}

#[test]
fn tables_and_lists_that_are_none_of_the_plan() {
    is(
        "# Money\n\nPartner\tThis year\tNext year\nQuay Council\t£40\t£50\n\n# What we heard\n\n- Mend the swings\n- Open late\n",
        &[("unread-table", 3), ("unread-text", 6)],
    );
}

#[test]
fn labels_that_say_nothing_known() {
    is(
        "# Priority 1: Play\n\nAccountable officer\tHead of Parks\nBudget\t£900\nAction\tMend the swings\nWeather\tRain\n",
        &[("unread-row", 6)],
    );
}

#[test]
fn words_before_the_plan() {
    is("Good morning to all.\n\n# Priority 1: Play\n\nWe will:\n\n- mend the swings\n", &[("unread-prose", 1)]);
}
