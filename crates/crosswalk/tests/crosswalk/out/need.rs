//! Small censuses with awkward children, in and out again.

use std::collections::BTreeSet;

use bigplan_crosswalk::out::need::NOT_HELD;
use bigplan_crosswalk::{Person, need};
use bigplan_returns::need::layout;

use super::census::{around, census, held, load, same};
use super::order::in_order;

/// One child with all that registers hold, and an older and a newer case; one unborn; one in an old case that goes on.
fn children(sex: &str) -> String {
    format!(
        "<Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>A123456789012</UPN>\
         <PersonBirthDate>2012-05-06</PersonBirthDate><{sex}>1</{sex}><PersonDeathDate>2024-03-02</PersonDeathDate>\
         </ChildIdentifiers><ChildCharacteristics><Ethnicity>AIND</Ethnicity><Disabilities><Disability>HAND</Disability>\
         </Disabilities></ChildCharacteristics>\
         <CINdetails><CINreferralDate>2023-02-01</CINreferralDate><ReferralSource>10</ReferralSource>\
         <PrimaryNeedCode>N4</PrimaryNeedCode><CINclosureDate>2023-05-20</CINclosureDate>\
         <ReasonForClosure>RC8</ReasonForClosure><Assessments>\
         <AssessmentActualStartDate>2023-02-03</AssessmentActualStartDate>\
         <AssessmentAuthorisationDate>2023-04-01</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>\
         <AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>\
         <CINPlanDates><CINPlanStartDate>2023-04-02</CINPlanStartDate><CINPlanEndDate>2023-05-20</CINPlanEndDate>\
         </CINPlanDates><ReferralNFA>0</ReferralNFA></CINdetails>\
         <CINdetails><CINreferralDate>2023-06-03</CINreferralDate><ReferralSource>1A</ReferralSource>\
         <PrimaryNeedCode>N1</PrimaryNeedCode><DateOfInitialCPC>2023-12-18</DateOfInitialCPC><Assessments>\
         <AssessmentActualStartDate>2023-06-03</AssessmentActualStartDate>\
         <AssessmentInternalReviewDate>2023-06-20</AssessmentInternalReviewDate></Assessments>\
         <CINPlanDates><CINPlanStartDate>2023-12-02</CINPlanStartDate><CINPlanEndDate>2023-12-17</CINPlanEndDate>\
         </CINPlanDates>\
         <Section47><S47ActualStartDate>2023-06-20</S47ActualStartDate><InitialCPCtarget>2023-07-11</InitialCPCtarget>\
         <DateOfInitialCPC>2023-07-10</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>\
         <Section47><S47ActualStartDate>2024-03-20</S47ActualStartDate><ICPCnotRequired>true</ICPCnotRequired></Section47>\
         <ReferralNFA>false</ReferralNFA>\
         <ChildProtectionPlans><CPPstartDate>2023-07-10</CPPstartDate><CPPendDate>2023-12-01</CPPendDate>\
         <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>\
         <NumberOfPreviousCPP>1</NumberOfPreviousCPP><Reviews><CPPreviewDate>2023-10-02</CPPreviewDate>\
         <CPPreviewDate>2023-12-01</CPPreviewDate></Reviews></ChildProtectionPlans>\
         <ChildProtectionPlans><CPPstartDate>2023-12-18</CPPstartDate>\
         <InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><LatestCategoryOfAbuse>PHY</LatestCategoryOfAbuse>\
         <NumberOfPreviousCPP>2</NumberOfPreviousCPP></ChildProtectionPlans></CINdetails></Child>\
         <Child><ChildIdentifiers><LAchildID>A2</LAchildID><UPNunknown>UN1</UPNunknown>\
         <ExpectedPersonBirthDate>2024-06-01</ExpectedPersonBirthDate><{sex}>0</{sex}></ChildIdentifiers>\
         <ChildCharacteristics><Ethnicity>NOBT</Ethnicity></ChildCharacteristics>\
         <CINdetails><CINreferralDate>2024-03-31</CINreferralDate><ReferralSource>3B</ReferralSource>\
         <ReferralNFA>1</ReferralNFA></CINdetails></Child>\
         <Child><ChildIdentifiers><LAchildID>A3</LAchildID><PersonBirthDate>2010-01-01</PersonBirthDate><{sex}>2</{sex}>\
         </ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability>\
         </Disabilities></ChildCharacteristics>\
         <CINdetails><CINreferralDate>2019-01-01</CINreferralDate><ReferralSource>5B</ReferralSource>\
         <CINPlanDates><CINPlanStartDate>2019-02-01</CINPlanStartDate></CINPlanDates>\
         <ReferralNFA>0</ReferralNFA></CINdetails></Child>"
    )
}

fn of_2024() -> String {
    around(2024, &children("GenderCurrent"))
}

fn people(text: &str) -> Vec<Person> {
    let mut years = need::Years::default();
    years.lay_over(&load(2024, text));
    years.people().collect()
}

#[test]
fn a_census_comes_out_as_it_came_in() {
    let made = same(2024, &of_2024());
    in_order(&made);
    assert!(made.contains("<InitialCPCtarget>2023-07-11</InitialCPCtarget>"), "fifteen working days");
    assert_eq!(made.matches("InitialCPCtarget").count(), 2, "where no conference is wanted there is no day for one");
    assert_eq!(made.matches("<CINclosureDate>2023-05-20<").count(), 1);
    assert_eq!((made.matches("<ReasonForClosure>").count(), made.matches("<CINPlanDates>").count()), (1, 3));
}

#[test]
fn every_element_of_every_year_is_made_or_said_not_to_be() {
    for ends in 2020..=2026 {
        let (made, told, rows) =
            census(ends, &people(&of_2024()).into_iter().map(|mut one| moved(&mut one, ends)).collect::<Vec<_>>());
        let names: BTreeSet<String> = in_order(&made).into_iter().map(|(_, name)| name).collect();
        for (table, shape) in layout(ends).unwrap().tables {
            for column in shape.columns {
                let said =
                    NOT_HELD.iter().any(|one| one.table == table && one.column.is_none_or(|own| own == column.name));
                assert!(names.contains(&column.name) != said, "{ends} {table}.{}", column.name);
            }
        }
        assert_eq!(told, []);
        assert_eq!((rows["CINdetails"], rows["Reviews"], rows["AssessmentFactorsList"]), (4, 2, 1));
    }
}

/// The same child some years earlier or later.
fn moved(person: &mut Person, ends: u16) -> Person {
    let by = i32::from(ends) - 2024;
    let shift = |day: jiff::civil::Date| day.saturating_add(jiff::Span::new().years(by));
    (person.born, person.died) = (person.born.map(shift), person.died.map(shift));
    for value in person.records.iter_mut().flat_map(|draft| draft.values.values_mut()) {
        if let bigplan_register::Value::Day(day) = value {
            *day = shift(*day);
        }
    }
    person.clone()
}

#[test]
fn a_case_that_was_over_before_the_year_is_not_in() {
    let people = people(&of_2024());
    let (made, ..) = census(2025, &people);
    let ids: Vec<String> = held(&load(2025, &made)).into_keys().collect();
    assert_eq!(ids, ["A1", "A3"], "two cases are open; nothing was done about A2");
    assert_eq!(made.matches("<CINreferralDate>").count(), 2, "the first case of A1 is over");
    assert!(made.contains("<Sex>M</Sex>") && made.contains("<PersonDeathDate>2024-03-02</PersonDeathDate>"));
    let (made, ..) = census(2023, &people);
    assert_eq!(held(&load(2023, &made)).keys().count(), 2);
    assert!(
        !made.contains("AssessmentAuthorisationDate") && !made.contains("AssessmentFactors"),
        "not finished by then"
    );
    assert!(!made.contains("PersonDeathDate"));
    assert!(!made.contains("CINclosureDate") && !made.contains("ReasonForClosure"), "not closed by then");
}

#[test]
fn a_case_that_is_open_is_in_whatever_else_there_is() {
    let child = |id: &str, referral: &str, more: &str| {
        format!(
            "<Child><ChildIdentifiers><LAchildID>{id}</LAchildID><PersonBirthDate>2012-05-06</PersonBirthDate>\
             <GenderCurrent>1</GenderCurrent></ChildIdentifiers><ChildCharacteristics><Ethnicity>AIND</Ethnicity>\
             </ChildCharacteristics><CINdetails><CINreferralDate>{referral}</CINreferralDate>\
             <ReferralSource>1A</ReferralSource>{more}<ReferralNFA>0</ReferralNFA></CINdetails></Child>"
        )
    };
    let closed = |day: &str| format!("<CINclosureDate>{day}</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>");
    // Assessed and finished years ago: nothing but the case itself goes on.
    let assessed = "<Assessments><AssessmentActualStartDate>2020-01-06</AssessmentActualStartDate>\
        <AssessmentAuthorisationDate>2020-02-03</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>\
        <AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>";
    let plan = "<CINPlanDates><CINPlanStartDate>2020-02-04</CINPlanStartDate><CINPlanEndDate>2022-06-30</CINPlanEndDate>\
        </CINPlanDates>";
    let census_2022 = around(
        2022,
        &[
            child("A1", "2020-01-06", assessed),
            child("A2", "2020-01-06", &(closed("2022-03-31") + assessed)),
            child("A3", "2020-01-06", &(closed("2022-04-01") + assessed)),
            child("A4", "2020-01-06", &(closed("2023-04-01") + assessed)),
            child("A5", "2020-01-06", &(closed("2022-03-31") + assessed + plan)),
        ]
        .concat(),
    );
    let mut years = need::Years::default();
    years.lay_over(&load(2022, &census_2022));
    let people: Vec<Person> = years.people().collect();
    let (made, told, rows) = census(2023, &people);
    assert_eq!(told, []);
    let ids: Vec<String> = held(&load(2023, &made)).into_keys().collect();
    assert_eq!(ids, ["A1", "A3", "A4", "A5"], "the second was over, the last has a plan that went on");
    assert_eq!(made.matches("<CINclosureDate>").count(), 2, "the fourth was closed after the year");
    assert_eq!((rows["CINdetails"], rows["CINplanDates"], rows.get("Assessments")), (4, 1, None));
}

#[test]
fn a_later_census_and_the_one_before_come_out_of_both() {
    let mut years = need::Years::default();
    years.lay_over(&load(2024, &of_2024()));
    let later = "<Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>A123456789012</UPN>\
        <PersonBirthDate>2012-05-06</PersonBirthDate><Sex>1</Sex><PersonDeathDate>2024-03-02</PersonDeathDate>\
        </ChildIdentifiers><ChildCharacteristics><Ethnicity>AIND</Ethnicity><Disabilities><Disability>HAND</Disability>\
        </Disabilities></ChildCharacteristics><CINdetails><CINreferralDate>2023-06-03</CINreferralDate>\
        <ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><Assessments>\
        <AssessmentActualStartDate>2023-06-03</AssessmentActualStartDate>\
        <AssessmentAuthorisationDate>2024-04-11</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment>\
        <AssessmentFactors>21</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>\
        <ReferralNFA>0</ReferralNFA></CINdetails></Child>";
    years.lay_over(&load(2025, &around(2025, later)));
    let people: Vec<Person> = years.people().collect();
    let (made, ..) = census(2024, &people);
    let (before, now) = (held(&load(2024, &of_2024())), held(&load(2024, &made)));
    let line = |lines: &[String], begins: &str| -> Vec<String> {
        lines.iter().filter(|line| line.starts_with(begins)).cloned().collect()
    };
    for begins in ["plan", "review", "factor", "enquiry"] {
        assert_eq!(line(&now["A1"], begins), line(&before["A1"], begins));
    }
}

#[test]
fn a_census_is_of_a_council() {
    let calendar = bigplan_register::Calendar::built_in().unwrap();
    let about = bigplan_crosswalk::out::need::About {
        council: "E1".to_owned(),
        software: String::new(),
        release: String::new(),
        serial: 1,
        made: jiff::civil::date(2024, 5, 1).at(0, 0, 0, 0),
    };
    let begun = bigplan_crosswalk::out::need::Writer::begin(layout(2024).unwrap(), &calendar, &about, Vec::new());
    assert_eq!(
        begun.err().unwrap().to_string(),
        "\"E1\" is no number of a council: write its three digits, such as 330"
    );
}
