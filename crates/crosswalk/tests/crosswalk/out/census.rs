//! The census as text: read, made again, and held against each other.

use std::collections::BTreeMap;

use bigplan_crosswalk::out::need::{About, Made, Writer};
use bigplan_crosswalk::out::{Given, Told};
use bigplan_crosswalk::{Person, need};
use bigplan_register::Calendar;
use bigplan_returns::need::{Loaded, Rows, layout, read};
use jiff::civil::date;

use super::tables::with_child;

pub fn load(ends: u16, text: &str) -> Loaded {
    let loaded = read(text.as_bytes(), &layout(ends).unwrap()).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    loaded
}

/// The census of a year, made of people.
pub fn census(ends: u16, people: &[Person]) -> (String, Vec<Told>, BTreeMap<&'static str, u64>) {
    let (council, software, release) = ("330".to_owned(), "Bigplan".to_owned(), "0.1".to_owned());
    let about = About { council, software, release, serial: 1, made: date(2024, 5, 1).at(9, 30, 0, 0) };
    let calendar = Calendar::built_in().unwrap();
    let mut writer = Writer::begin(layout(ends).unwrap(), &calendar, &about, Vec::new()).unwrap();
    let mut told = Vec::new();
    for person in people {
        let given: Given = with_child(person, |child| writer.child(child)).unwrap();
        told.extend(given.told);
    }
    let Made { to, rows, .. } = writer.finish().unwrap();
    (String::from_utf8(to).unwrap(), told, rows)
}

/// The rows of each child, with only what registers hold, in an order of their own. What belongs to a case says which.
pub fn held(loaded: &Loaded) -> BTreeMap<String, Vec<String>> {
    let mut rows = Rows::from(&loaded.data, 0);
    let mut found = BTreeMap::new();
    for number in 0..loaded.children.count() {
        let own = rows.take(number);
        if own.header.is_empty() {
            found.insert(loaded.children.id(number), lines(own));
        }
    }
    found
}

fn lines(rows: Rows<'_>) -> Vec<String> {
    let case = |id| rows.cases.iter().find(|case| case.case == id).map(|case| case.referral);
    let yes = |code: bigplan_returns::Code| ["1", "true"].contains(&code.to_string().as_str());
    let mut lines = Vec::new();
    for one in rows.identifiers {
        let reason = Some(one.upn_unknown).filter(|code| code.to_string() == "UN1");
        let (sex, days) = ((one.gender, one.sex), (one.born, one.expected, one.died));
        lines.push(format!("who {} {reason:?} {sex:?} {days:?}", one.upn.letters));
    }
    lines.extend(rows.characteristics.iter().map(|one| format!("group {:?}", one.ethnicity)));
    let disabled = |code: String| if code == "NONE" { "no" } else { "yes" };
    lines.extend(rows.disabilities.iter().map(|one| format!("disabled {}", disabled(one.disability.to_string()))));
    for one in rows.cases {
        let (on, of) = ((one.referral, one.conference), (one.source, one.need));
        lines.push(format!("case {on:?} {of:?} {} closed {:?} {:?}", yes(one.nfa), one.closed, one.reason));
    }
    for one in rows.assessments {
        lines.push(format!("assessed {:?} {:?}", case(one.case), (one.start, one.review, one.end)));
        let factors = rows.factors.iter().filter(|factor| factor.assessment == one.assessment);
        lines.extend(factors.map(|factor| format!("factor {:?} {:?} {:?}", case(one.case), one.start, factor.factor)));
    }
    for one in rows.plans {
        lines.push(format!("need plan {:?} {:?}", case(one.case), (one.start, one.end)));
    }
    for one in rows.enquiries {
        let wanted = !yes(one.not_required);
        lines.push(format!("enquiry {:?} {:?} {wanted}", case(one.case), (one.start, one.conference)));
    }
    for one in rows.protection {
        let (days, kinds) = ((one.start, one.end), (one.first_abuse, one.latest_abuse, one.earlier));
        lines.push(format!("plan {:?} {days:?} {kinds:?}", case(one.case)));
        let reviews = rows.reviews.iter().filter(|review| review.plan == one.plan);
        lines.extend(reviews.map(|review| format!("review {:?} {:?} {:?}", case(one.case), one.start, review.date)));
    }
    lines.sort();
    lines
}

/// In and out again: the same rows. Gives the census that was made.
pub fn same(ends: u16, text: &str) -> String {
    let (given, mut years) = (load(ends, text), need::Years::default());
    years.lay_over(&given);
    let people: Vec<Person> = years.people().collect();
    let (made, ..) = census(ends, &people);
    assert_eq!(held(&load(ends, &made)), held(&given));
    made
}

/// A census around children.
pub fn around(ends: u16, children: &str) -> String {
    format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{ends}</Year>\
         <ReferenceDate>{ends}-03-31</ReferenceDate></CollectionDetails></Header><Children>{children}</Children></Message>"
    )
}
