//! Needs tables with columns in any order, with and without headings.

use bigplan_documents::understand::needs::read;

use crate::document;

fn needs(text: &str) -> Vec<[String; 4]> {
    read(&document(text)).values.into_iter().map(|n| [n.reference, n.strand, n.need, n.evidence]).collect()
}

fn is(found: &[String; 4], expected: [&str; 4]) -> bool {
    found.iter().zip(expected).all(|(f, e)| f == e)
}

#[test]
fn headings_say_which_column_holds_what() {
    let found = needs(
        "Ref\tTheme\tSource of evidence\tGap\n\
         N1\tPlay\tYouth survey\tFewer places to play in the hills\n\
         N2\t\tParish count\tNo skate park in Stonebeck\n\
         N3\tHealth\tClinic returns\tLong waits for speech therapy\n",
    );
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(is(&found[0], ["N1", "Play", "Fewer places to play in the hills", "Youth survey"]), "{:?}", found[0]);
    assert!(is(&found[1], ["N2", "Play", "No skate park in Stonebeck", "Parish count"]), "{:?}", found[1]);
}

#[test]
fn without_headings_the_last_column_holds_the_references() {
    let found = needs(
        "Safe homes for all\tFewer fires\tCalls to dwellings\t7.1\n\
         \t\tSmoke alarms fitted\t7.2\n\
         \tFewer falls\tAdmissions under five\t7.3 7.4\n\
         \n\
         Some words between the two halves of the table, as a page break leaves them.\n\
         \n\
         \tLess cold\tHomes without heating\t7.5\n",
    );
    let references: Vec<&str> = found.iter().map(|n| n[0].as_str()).collect();
    assert_eq!(references, ["7.1", "7.2", "7.3", "7.4", "7.5"]);
    assert!(is(&found[4], ["7.5", "Safe homes for all", "Less cold", "Homes without heating"]), "{:?}", found[4]);
}

#[test]
fn a_strand_goes_on_where_a_page_broke_it() {
    let found = needs(
        "Places for\tMore clubs\tClub visits\t2.1\n\t\tClub hours\t2.2\n\nyoung people in\t\tBus fares\t2.3\n\tMore parks\tPark visits\t2.4\n",
    );
    assert!(found.iter().all(|n| n[1] == "Places for young people in"), "{found:?}");
}

#[test]
fn a_row_that_is_shifted_keeps_its_reference_or_is_a_doubt() {
    let text = "Good schools\tBetter lessons\tInspection of lessons\t3.1\n\
         \tBetter marks\tMarks at eleven\t3.2\n\
         Marks at sixteen\t\t3.3\t\n\
         \t\tBetter meals\tPupils who eat at school each day\n\
         \t\tPupils who like the meals\t3.5\n";
    let read = read(&document(text));
    let last: Vec<(&str, &str, &str)> =
        read.values.iter().skip(2).map(|n| (n.reference.as_str(), n.need.as_str(), n.evidence.as_str())).collect();
    assert_eq!(
        last,
        [("3.3", "Better marks", "Marks at sixteen"), ("3.5", "Better meals", "Pupils who like the meals")]
    );
    assert_eq!(read.findings.iter().filter(|f| f.code == "need-without-reference").count(), 1);
}

#[test]
fn action_tables_lists_of_contents_and_figures_are_no_needs() {
    for text in [
        "Ref\tAction\tNeed ref\tLead\n1.1\tOpen a club\t7.1\tHead of Play\n1.2\tOpen a park\t7.2\tHead of Parks\n",
        "Action\tWho\tBy when\tNeed\nOpen a club\tHead of Play\tMay 2010\tH1\nOpen a park\tHead of Parks\tMay 2010\tH2\n",
        "Schools\tMoney\t12.1\t13.2\nParks\tMoney\t1.9\t2.2\n",
        "1.1\tWhere we are\t3\n1.2\tWhere we go\t4\n",
        "Ward\t2007\t2008\nStonebeck\t12\t14\nFellside\t9\t11\n",
        "Milk given\tPer pupil\t0.5%\nFruit given\tPer pupil\t1.5%\n",
    ] {
        assert!(needs(text).is_empty(), "{text}");
    }
}
