//! Measures that a return tells a part of only are not counted from it: it is said what is lacking.

use std::io::{self, BufRead};

use bigplan_counting::Counts;
use bigplan_crosswalk::{Given, Returns, not_told};
use bigplan_measure::{Catalogue, MeasureCode};
use bigplan_register::Registers;
use bigplan_returns::LeftOut;
use bigplan_returns::checking::Source;

struct Text(&'static str, &'static str);

impl Source for Text {
    fn name(&self) -> &str {
        self.0
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        Ok(Box::new(self.1.as_bytes()))
    }
}

const HEADER: Text =
    Text("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2010,WBRI,A123456789012,,\n");

#[test]
fn what_a_return_does_not_tell_is_named() {
    let registers = Registers::built_in().unwrap();
    let counts = Counts::read(&Catalogue::built_in().unwrap(), &registers).unwrap();
    let returns =
        Returns::read(&[Given { source: &HEADER, year: Some(2020), without: &LeftOut::default() }], 2020).unwrap();
    let lacking = not_told(&counts, &registers, &returns);
    let says =
        |measure: &str| lacking.get(&measure.parse::<MeasureCode>().unwrap()).map(String::as_str).unwrap_or_default();
    let care = ["looked-after-children", "ni-62", "looked-after-missing", "looked-after-missing-again"];
    for told in care.into_iter().chain(["ni-148", "care-leavers-in-touch", "care-leavers-accommodation"]) {
        assert_eq!(says(told), "", "{told}");
    }
    assert_eq!(says("ni-61"), "others-first of adoption, placed of adoption");
    assert_eq!(says("return-interviews-offered"), "offered of missing-episode");
    assert!(says("ni-114").starts_with("began of exclusion"), "events: {}", says("ni-114"));
    assert!(says("ni-114").contains("from of school-place") && says("ni-114").contains("phase of school-place"));
    assert!(says("ni-104").contains("needs of attainment"), "groups: {}", says("ni-104"));
    assert!(says("ni-117").contains("activity of participation-16-19"), "{}", says("ni-117"));
    assert!(says("overall-absence").contains("possible of attendance-term"), "{}", says("overall-absence"));
    assert_eq!(says("social-worker-caseload"), "number of social-worker-time for children in no return");
    assert!(says("ni-19").contains("offences of youth-justice-outcome"), "{}", says("ni-19"));
}

const CENSUS: Text = Text(
    "census.xml",
    "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate>
     </CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2010-05-06\
</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>2023-09-01</CINreferralDate><ReferralNFA>0</ReferralNFA>
     <Assessments><AssessmentActualStartDate>2023-09-03</AssessmentActualStartDate></Assessments></CINdetails>
     <CINdetails><CINreferralDate>2023-11-01</CINreferralDate><ReferralNFA>1</ReferralNFA></CINdetails></Child></Children></Message>",
);

#[test]
fn rows_that_are_left_out_count_for_nothing_nor_does_what_hangs_on_them() {
    let all = LeftOut::default();
    let first = LeftOut::read("{\"CINdetails\": [1]}").unwrap();
    let records = |without: &LeftOut| {
        let returns = Returns::read(&[Given { source: &CENSUS, year: None, without }], 2024).unwrap();
        let mut registers: Vec<String> = returns
            .people()
            .flat_map(|person| person.records().map(|(code, _)| code.to_string()).collect::<Vec<_>>())
            .collect();
        registers.retain(|register| register == "referral" || register == "single-assessment");
        registers.sort();
        registers
    };
    assert_eq!(records(&all), ["referral", "referral", "single-assessment"]);
    assert_eq!(records(&first), ["referral"]);
}
