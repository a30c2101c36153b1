//! Glossaries as tables and lists, and abbreviations where the text introduces them.

use bigplan_documents::understand::glossary::{introduced, read};

use crate::document;

fn terms(text: &str) -> Vec<(String, String)> {
    read(&document(text)).values.into_iter().map(|t| (t.term, t.meaning)).collect()
}

#[test]
fn tables_and_lists_under_a_heading() {
    for text in [
        "Jargon buster\n\nMCT\tMereshire Children's Trust\nYPB\tYoung People's Board\n\nContacts\n\nOffice\tStonebeck Hall\n",
        "Glossary of terms\n\n- MCT – Mereshire Children's Trust\n- YPB: Young People's Board\n\nContacts\n\n- Office: Stonebeck Hall\n",
    ] {
        let found = terms(text);
        let flat: Vec<(&str, &str)> = found.iter().map(|(t, m)| (t.as_str(), m.as_str())).collect();
        assert_eq!(flat, [("MCT", "Mereshire Children's Trust"), ("YPB", "Young People's Board")], "{text}");
    }
}

#[test]
fn a_headed_table_needs_no_heading_above_it() {
    assert_eq!(terms("Abbreviation\tMeaning\nMCT\tMereshire Children's Trust\n").len(), 1);
    assert!(terms("Ward\tCentre\nStonebeck\tThe Hall\n").is_empty());
}

#[test]
fn the_text_introduces_what_its_initials_say() {
    for (text, expected) in [
        (
            "the Mereshire Safeguarding Children Board (MSCB) meets",
            Some(("MSCB", "Mereshire Safeguarding Children Board")),
        ),
        (
            "young people not in education, employment or training (NEET)",
            Some(("NEET", "not in education, employment or training")),
        ),
        ("through Assessment for Learning (AfL) in schools", Some(("AfL", "Assessment for Learning"))),
        ("two Pupil Referral Units (PRUs)", Some(("PRU", "Pupil Referral Units"))),
        ("at Stonebeck Hall (NHS) every week", None),
        ("reported in the school survey (SS)", None),
        ("by the Director (Children)", None),
    ] {
        let found = introduced(text);
        let flat = found.first().map(|(t, m)| (t.as_str(), m.as_str()));
        assert_eq!(flat, expected, "{text}");
    }
}

#[test]
fn a_term_of_the_glossary_is_given_once() {
    let found = terms("The Mereshire Children's Trust (MCT) leads.\n\nGlossary\n\nMCT\tMereshire Children's Trust\n");
    assert_eq!(found.len(), 1);
}
