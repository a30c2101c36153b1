//! Recommendations by timescale and grades.

use bigplan_documents::understand::{judgements, recommendations};
use bigplan_plan::Timescale;

use crate::document;

fn recommended(text: &str) -> Vec<(Timescale, String, String)> {
    recommendations::read(&document(text)).values.into_iter().map(|r| (r.timescale, r.from, r.text)).collect()
}

fn grades(text: &str) -> Vec<(String, Option<String>, u8)> {
    judgements::read(&document(text)).values.into_iter().map(|j| (j.aspect, j.of, j.grade)).collect()
}

#[test]
fn lists_stand_under_their_timescale_and_their_body() {
    let found = recommended(
        "Areas for improvement\n\nImmediately:\n\nMereshire Council and its partners should:\n\n- check every file\n- train every manager\n\n\
         Within six months\n\n- The primary care trust should open a clinic on Saturdays.\n\n\
         In the longer term\n\nThe partnership must:\n\n- pool its budgets\n\nNext inspection\n\n- a date will be set\n",
    );
    let flat: Vec<(Timescale, &str, &str)> = found.iter().map(|(t, f, w)| (*t, f.as_str(), w.as_str())).collect();
    assert_eq!(
        flat,
        [
            (Timescale::Immediate, "Mereshire Council and its partners", "check every file"),
            (Timescale::Immediate, "Mereshire Council and its partners", "train every manager"),
            (
                Timescale::SixMonths,
                "The primary care trust",
                "The primary care trust should open a clinic on Saturdays."
            ),
            (Timescale::LongerTerm, "The partnership", "pool its budgets"),
        ]
    );
}

#[test]
fn a_table_of_recommendations_is_read_too() {
    let found = recommended(
        "Recommendation\tResponsible body\tTimescale\nReview thresholds\tThe safeguarding board\tImmediate\nJoin up data\tThe trust\tLonger term\n",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(found[1], (Timescale::LongerTerm, "The trust".into(), "Join up data".into()));
}

#[test]
fn a_mention_of_a_timescale_is_no_heading() {
    assert!(recommended("We will report on progress within six months of the date of this plan.\n\n- first by post\n- then by hand\n").is_empty());
}

#[test]
fn tables_of_grades_in_figures_and_words() {
    let found = grades(
        "Aspect\tCouncil services\tHealth services\nStaying well\t3\t2\nKeeping safe\tGood\tInadequate\nLeadership\tOutstanding\t\n",
    );
    let flat: Vec<(&str, Option<&str>, u8)> = found.iter().map(|(a, o, g)| (a.as_str(), o.as_deref(), *g)).collect();
    assert_eq!(
        flat,
        [
            ("Staying well", Some("council"), 3),
            ("Staying well", Some("health"), 2),
            ("Keeping safe", Some("council"), 3),
            ("Keeping safe", Some("health"), 1),
            ("Leadership", Some("council"), 4),
        ]
    );
    assert_eq!(grades("Area\tGrade\nFostering\tadequate\nAdoption\tgood\n").len(), 2);
}

#[test]
fn grades_in_sentences_of_findings() {
    let found = grades(
        "Main findings\n\n- The contribution of local services to improving outcomes for young carers is good. They are met early.\n- Service management is adequate. Capacity to improve is good. Plans are clear.\n",
    );
    let flat: Vec<(&str, Option<&str>, u8)> = found.iter().map(|(a, o, g)| (a.as_str(), o.as_deref(), *g)).collect();
    assert_eq!(
        flat,
        [
            ("Young carers", Some("local services"), 3),
            ("Service management", None, 2),
            ("Capacity to improve", None, 3)
        ]
    );
}

#[test]
fn counts_are_no_grades() {
    assert!(grades("Ward\tChildren's centres\tLibraries\nStonebeck\t3\t2\nFellside\t1\t4\n").is_empty());
    assert!(grades("What we have done\n\n- The new playground is good. Children say so.\n").is_empty());
}
