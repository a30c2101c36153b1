//! The order of the census's elements, as its schemas have it since 2020.

use std::collections::BTreeSet;

/// What may stand in each element, in the order of the schema; `?` may be missing, `*` may come several times.
const ORDER: &[(&str, &str)] = &[
    ("Message", "Header Children"),
    ("Header", "CollectionDetails Source"),
    ("CollectionDetails", "Collection Year ReferenceDate"),
    ("Source", "SourceLevel LEA SoftwareCode Release SerialNo DateTime"),
    ("Children", "Child*"),
    ("Child", "ChildIdentifiers ChildCharacteristics CINdetails*"),
    (
        "ChildIdentifiers",
        "LAchildID UPN? FormerUPN? UPNunknown? PersonBirthDate? ExpectedPersonBirthDate? GenderCurrent? Sex? PersonDeathDate?",
    ),
    ("ChildCharacteristics", "Ethnicity Disabilities?"),
    ("Disabilities", "Disability*"),
    (
        "CINdetails",
        "CINreferralDate ReferralSource PrimaryNeedCode? CINclosureDate? ReasonForClosure? DateOfInitialCPC? Assessments* \
         CINPlanDates* Section47* ReferralNFA ChildProtectionPlans*",
    ),
    (
        "Assessments",
        "AssessmentActualStartDate AssessmentInternalReviewDate? AssessmentAuthorisationDate? FactorsIdentifiedAtAssessment?",
    ),
    ("FactorsIdentifiedAtAssessment", "AssessmentFactors*"),
    ("CINPlanDates", "CINPlanStartDate CINPlanEndDate?"),
    ("Section47", "S47ActualStartDate InitialCPCtarget? DateOfInitialCPC? ICPCnotRequired"),
    (
        "ChildProtectionPlans",
        "CPPstartDate CPPendDate? InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP Reviews?",
    ),
    ("Reviews", "CPPreviewDate*"),
];

/// Whether elements stand in their order.
fn fits(within: &str, mut given: &[String]) -> bool {
    let order = ORDER.iter().find(|(name, _)| *name == within).unwrap().1;
    for one in order.split_whitespace() {
        let name = one.trim_end_matches(['?', '*']);
        let most = if one.ends_with('*') { usize::MAX } else { 1 };
        let count = given.iter().take(most).take_while(|given| *given == name).count();
        if count == 0 && !one.ends_with(['?', '*']) {
            return false;
        }
        given = &given[count..];
    }
    given.is_empty()
}

/// Checks the order of all elements and gives the paths of those that are there.
pub fn in_order(text: &str) -> BTreeSet<(String, String)> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut open, mut paths): (Vec<(String, Vec<String>)>, _) = (vec![(String::new(), Vec::new())], BTreeSet::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                let (within, given) = open.last_mut().unwrap();
                given.push(name.clone());
                paths.insert((within.clone(), name.clone()));
                open.push((name, Vec::new()));
            }
            quick_xml::events::Event::End(_) => {
                let (name, given) = open.pop().unwrap();
                assert!(given.is_empty() || fits(&name, &given), "{name}: {given:?}");
            }
            quick_xml::events::Event::Empty(element) => panic!("{:?} is empty", element.name()),
            quick_xml::events::Event::Eof => return paths,
            _ => {}
        }
    }
}
