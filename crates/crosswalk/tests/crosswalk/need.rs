//! The children-in-need census.

use bigplan_crosswalk::{Person, need};
use bigplan_returns::need::{layout, read};

use crate::{fits, of};

const CENSUS: &str = r#"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>
<ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2012-05-06</PersonBirthDate><GenderCurrent>1</GenderCurrent>
</ChildIdentifiers><ChildCharacteristics><Ethnicity>AIND</Ethnicity><Disabilities><Disability>HAND</Disability></Disabilities>
</ChildCharacteristics>
<CINdetails><CINreferralDate>2023-04-03</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
<DateOfInitialCPC>2023-05-10</DateOfInitialCPC><ReferralNFA>0</ReferralNFA>
<Assessments><AssessmentActualStartDate>2023-04-03</AssessmentActualStartDate>
<AssessmentInternalReviewDate>2023-04-20</AssessmentInternalReviewDate>
<AssessmentAuthorisationDate>2023-06-08</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>2B</AssessmentFactors><AssessmentFactors>4A</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2023-04-21</CINPlanStartDate><CINPlanEndDate>2023-05-09</CINPlanEndDate></CINPlanDates>
<Section47><S47ActualStartDate>2023-04-20</S47ActualStartDate><InitialCPCtarget>2023-05-12</InitialCPCtarget>
<DateOfInitialCPC>2023-05-10</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
<ChildProtectionPlans><CPPstartDate>2023-05-10</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2023-08-02</CPPreviewDate><CPPreviewDate>2024-01-30</CPPreviewDate></Reviews></ChildProtectionPlans>
</CINdetails>
<CINdetails><CINreferralDate>2023-02-01</CINreferralDate><ReferralSource>10</ReferralSource><ReferralNFA>1</ReferralNFA>
<CINclosureDate>2023-02-03</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>A2</LAchildID><PersonBirthDate>2020-01-01</PersonBirthDate><GenderCurrent>2</GenderCurrent>
<PersonDeathDate>2024-02-02</PersonDeathDate></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2022-01-01</CINreferralDate><ReferralSource>5B</ReferralSource>
<CINPlanDates><CINPlanStartDate>2023-11-21</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2023-09-01</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>
<ChildProtectionPlans><CPPstartDate>2022-03-01</CPPstartDate><CPPendDate>2023-11-20</CPPendDate>
<InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2023-05-20</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child></Children></Message>"#;

fn people() -> Vec<Person> {
    let census = read(CENSUS.as_bytes(), &layout(2024).unwrap()).unwrap();
    assert!(census.faults.is_empty(), "{:?}", census.faults);
    let mut years = need::Years::default();
    years.lay_over(&census);
    years.people().collect()
}

#[test]
fn a_case_becomes_a_referral_and_what_followed() {
    let people = people();
    let one = &people[0];
    assert_eq!(
        (one.id.as_str(), one.sex.as_deref(), one.born.unwrap().to_string()),
        ("A1", Some("1"), "2012-05-06".into())
    );
    assert_eq!(
        of(one, "referral"),
        [
            "referral closed decision=no-further-action received=2023-02-01 source=10",
            "referral closed decision=assess need=N1 received=2023-04-03 source=1A",
        ]
    );
    assert_eq!(
        of(one, "child-in-need-case"),
        [
            "child-in-need-case closed close-reason=RC8 closed=2023-02-03 opened=2023-02-01",
            "child-in-need-case open opened=2023-04-03",
        ],
        "of what led to nothing it is said when it was closed"
    );
    assert_eq!(of(one, "child-in-need-plan"), ["child-in-need-plan closed began=2023-04-21 ended=2023-05-09"]);
    assert_eq!(of(&people[1], "child-in-need-plan"), ["child-in-need-plan open began=2023-11-21"]);
    assert_eq!(
        of(one, "single-assessment"),
        ["single-assessment finished factors=[2B,4A] finished=2023-06-08 referred=2023-04-03 review-point=2023-04-20"]
    );
    assert_eq!(of(one, "child-details"), ["child-details stored disabled=true ethnic-group=indian from=2012-05-06"]);
    assert_eq!(
        of(one, "enquiry"),
        [
            "enquiry closed began=2023-04-20 conference-held=2023-05-10 decision=enquiry discussed=2023-04-20 found=conference"
        ]
    );
}

#[test]
fn reviews_of_a_plan_follow_each_other_and_the_next_is_to_come() {
    let people = people();
    assert_eq!(
        of(&people[0], "conference"),
        [
            "conference done counted-from=2023-04-20 held=2023-05-10 kind=initial",
            "conference done counted-from=2023-05-10 held=2023-08-02 kind=first-review",
            "conference done counted-from=2023-08-02 held=2024-01-30 kind=review",
            "conference planned counted-from=2024-01-30 kind=review",
        ],
        "the conference of the case is the one of the enquiry"
    );
    assert_eq!(
        of(&people[0], "protection-plan"),
        ["protection-plan open again=true began=2023-05-10 category=NEG category-now=EMO earlier-plans=1"]
    );
    assert_eq!(
        of(&people[1], "conference"),
        ["conference done held=2023-05-20 kind=review", "conference planned counted-from=2023-05-20 kind=review"],
        "of a plan from before the year, the review before is not known"
    );
    assert_eq!(of(&people[1], "enquiry")[0].split("found=").nth(1), Some("no-continuing-risk"));
    assert_eq!(people[1].died.unwrap().to_string(), "2024-02-02");
    assert_eq!(
        of(&people[1], "referral"),
        ["referral received received=2022-01-01 source=5B"],
        "what was decided is not told"
    );
}

#[test]
fn a_later_census_goes_on_with_the_same_cases() {
    let mut years = need::Years::default();
    years.lay_over(&read(CENSUS.as_bytes(), &layout(2024).unwrap()).unwrap());
    let later = CENSUS.replace("<Year>2024", "<Year>2025").replace("2024-03-31", "2025-03-31");
    let later = later.replace(
        "<CPPreviewDate>2023-08-02</CPPreviewDate><CPPreviewDate>2024-01-30</CPPreviewDate>",
        "<CPPreviewDate>2024-07-15</CPPreviewDate>",
    );
    let later = later.replace(
        "<CINPlanStartDate>2023-11-21</CINPlanStartDate>",
        "<CINPlanStartDate>2023-11-21</CINPlanStartDate><CINPlanEndDate>2024-06-30</CINPlanEndDate>",
    );
    let later = later.replace(
        "2022-01-01</CINreferralDate>",
        "2022-01-01</CINreferralDate><CINclosureDate>2024-06-30</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>",
    );
    years.lay_over(&read(later.as_bytes(), &layout(2024).unwrap()).unwrap());
    let people: Vec<Person> = years.people().collect();
    assert_eq!(
        of(&people[1], "child-in-need-case"),
        ["child-in-need-case closed close-reason=RC7 closed=2024-06-30 opened=2022-01-01"],
        "closed in the census after"
    );
    assert_eq!(of(&people[1], "child-in-need-plan"), ["child-in-need-plan closed began=2023-11-21 ended=2024-06-30"]);
    assert_eq!((people.len(), of(&people[0], "referral").len(), of(&people[0], "single-assessment").len()), (2, 2, 1));
    assert_eq!(
        of(&people[0], "conference")[3..],
        [
            "conference done counted-from=2024-01-30 held=2024-07-15 kind=review",
            "conference planned counted-from=2024-07-15 kind=review",
        ],
        "the review before stands in the census before"
    );
}

#[test]
fn records_fit_their_registers() {
    fits(people().iter(), need::TELLS);
}
