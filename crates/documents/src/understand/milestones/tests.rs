use super::{Vocabulary, read};

fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = read(
        text,
        &Vocabulary::of(&crate::formats::text::read("a training programme, plan, gap, mapping, group, review")),
    )
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
        &["Review of impact in July 2010|2010-07", "July 2011|2011-07"],
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
