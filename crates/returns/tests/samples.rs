//! The sample returns give exactly the findings that are known of them, whatever the number of threads.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;

use bigplan_returns::looked_after::read::{Intake, What, Year};
use bigplan_returns::looked_after::{self, Collection, Place, Postcodes};
use bigplan_returns::{Code, Date, need};

type Found = BTreeSet<(String, String, u32)>;

fn path(name: &str) -> String {
    format!("tests/data/{name}")
}

/// The postcodes of the sample that exist, all in one place.
struct Directory(BTreeSet<String>);

impl Postcodes for Directory {
    fn place(&self, postcode: Code) -> Option<Place> {
        let found = self.0.contains(&postcode.to_string());
        found.then_some(Place { council: Code::new("E00000000"), east: 0.0, north: 0.0 })
    }
}

const FILES: [&str; 11] = [
    "header",
    "episodes",
    "reviews",
    "uasc",
    "oc2",
    "oc3",
    "ad1",
    "placed_for_adoption",
    "previous_permanence",
    "missing",
    "sw_episodes",
];

fn looked_after_sample(files: &[&str], threads: usize) -> (Found, Vec<&'static str>) {
    let mut intake = Intake::new(looked_after::layout(2024).unwrap());
    for file in files {
        intake.csv(Year::Now, File::open(path(&format!("ssda903-sample/{file}.csv"))).unwrap()).unwrap();
    }
    let postcodes = std::fs::read_to_string(path("ssda903-sample/postcodes.txt")).unwrap();
    let directory = Directory(postcodes.lines().map(str::to_owned).collect());
    let council = Code::new("E09000027");
    intake.locate(&directory, council);
    let loaded = intake.finish();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let collection = Collection {
        start: Date::of(2017, 4, 1),
        end: Date::of(2018, 3, 31),
        rules: 2026,
        council,
        from_xml: false,
        columns: &loaded.columns,
        postcodes: Some(&directory),
        providers: None,
    };
    let findings = looked_after::check(&loaded.data, &collection, threads);
    let code = |rule: u16| looked_after::rules::RULES[usize::from(rule)].code.to_owned();
    let found = findings.found.iter().map(|found| (code(found.rule), found.table.name().to_owned(), found.row));
    (found.collect(), findings.cannot.iter().map(|cannot| cannot.rule).collect())
}

fn expected() -> Found {
    let text = std::fs::read_to_string(path("ssda903-sample/expected.txt")).unwrap();
    let line = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let (rule, table) = (words.next().unwrap(), words.next().unwrap());
        words.map(|row| (rule.clone(), table.clone(), row.parse().unwrap())).collect::<Vec<_>>()
    };
    text.lines().flat_map(line).collect()
}

#[test]
fn the_looked_after_sample_gives_what_is_known_of_it() {
    let (found, cannot) = looked_after_sample(&FILES, 1);
    let expected = expected();
    let missing: Vec<_> = expected.difference(&found).take(40).collect();
    let extra: Vec<_> = found.difference(&expected).take(40).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:?}\nextra {extra:?}");
    for rule in ["1001", "1008", "202", "221", "503A", "559", "NoE", "233", "231"] {
        assert!(cannot.contains(&rule), "{rule} ran without what it needs");
    }
}

#[test]
fn neither_threads_nor_the_order_of_files_change_anything() {
    let mut files = FILES;
    files.reverse();
    assert_eq!(looked_after_sample(&FILES, 1), looked_after_sample(&files, 7));
}

#[test]
fn the_census_sample_gives_what_is_known_of_it() {
    let source = || BufReader::new(File::open(path("cin-sample/census.xml")).unwrap());
    let loaded = need::read(source(), &need::layout(2022).unwrap()).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    let census = need::Census::new(loaded.reference(), 2026, &[]);
    let findings = need::check(&loaded.data, loaded.children.count(), &census, 3);
    let line = |found: &need::Finding| {
        let table = found.table.map_or("-", need::Table::name);
        let column = if found.table.is_some() { found.column } else { "-" };
        let row = if found.table.is_some() { found.row.to_string() } else { "-".to_owned() };
        format!("{} {table} {column} {row}", need::rules::RULES[usize::from(found.rule)].code)
    };
    let found: BTreeSet<String> = findings.found.iter().map(line).collect();
    let text = std::fs::read_to_string(path("cin-sample/expected.txt")).unwrap();
    let expected: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let missing: Vec<_> = expected.difference(&found).take(40).collect();
    let extra: Vec<_> = found.difference(&expected).take(40).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:?}\nextra {extra:?}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let text = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MOOD\n1,2,03/27/2008,WBRI,UN1,,x\n,2,27/03/2008,WBRI\n";
    let mut intake = Intake::new(looked_after::layout(2024).unwrap());
    intake.csv(Year::Now, text.as_bytes()).unwrap();
    let faults: Vec<What> = intake.finish().faults.into_iter().map(|fault| fault.what).collect();
    for what in [
        What::Unknown("MOOD".into()),
        What::Lacking("MC_DOB".into()),
        What::NoDate("DOB"),
        What::Cells(4),
        What::NoChild,
    ] {
        assert!(faults.contains(&what), "{what:?} is not told in {faults:?}");
    }
}

#[test]
fn other_tables_are_refused_and_nothing_of_them_is_kept() {
    let mut intake = Intake::new(looked_after::layout(2018).unwrap());
    assert!(intake.csv(Year::Now, "name,age\nx,1\n".as_bytes()).is_err());
    assert!(intake.csv(Year::Now, "".as_bytes()).is_err());
    assert!(intake.csv(Year::Now, &b"\xff\xfeC\0H\0I\0L\0D\0\n\0"[..]).is_err());
    assert_eq!(intake.finish().data.now.rows(), 0);
}

#[test]
fn tricks_of_xml_are_refused() {
    let tricks = [
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><EXPSSDA903>&b;</EXPSSDA903>",
        "<EXPSSDA903><CHILD><HEADER><CHILDID>&who;</CHILDID></HEADER></CHILD></EXPSSDA903>",
        "<EXPSSDA903><CHILD>",
        "<Message/>",
        "<EXPSSDA903><CHILD></HEADER></EXPSSDA903>",
    ];
    for trick in tricks {
        let mut intake = Intake::new(looked_after::layout(2018).unwrap());
        assert!(intake.xml(Year::Now, trick.as_bytes()).is_err(), "{trick}");
        let trick = trick.replace("EXPSSDA903", "Message").replace("<Message/>", "<X/>");
        assert!(need::read(trick.as_bytes(), &need::layout(2022).unwrap()).is_err(), "{trick}");
    }
}

#[test]
fn a_return_as_xml_gives_its_rows() {
    let text = "<EXPSSDA903><CHILD><HEADER><CHILDID>a1</CHILDID><SEX>1</SEX><DOB>24/04/2009</DOB><UASC>1</UASC>\
        <DUC>24/04/2027</DUC><AREVIEW><REVIEW>27/05/2016</REVIEW><REVIEW_CODE>PN6</REVIEW_CODE></AREVIEW>\
        <MOOD>low</MOOD></HEADER><EPISODE><DECOM>15/04/2016</DECOM><PL>U5</PL><DEC /></EPISODE></CHILD></EXPSSDA903>";
    let mut intake = Intake::new(looked_after::layout(2018).unwrap());
    intake.xml(Year::Now, text.as_bytes()).unwrap();
    let loaded = intake.finish();
    let now = &loaded.data.now;
    assert_eq!(
        (now.header.len(), now.uasc.len(), now.reviews.len(), now.episodes.len(), now.oc3.len()),
        (1, 1, 1, 1, 0)
    );
    assert_eq!((now.episodes[0].place, now.reviews[0].dob), (Code::new("U5"), Date::of(2009, 4, 24)));
    assert!(now.episodes[0].dec.is_blank());
    assert_eq!(loaded.children.id(0), "A1");
    assert_eq!(loaded.faults.len(), 1, "{:?}", loaded.faults);
}

#[test]
fn a_census_of_another_year_is_read_with_what_it_lacks_told() {
    let text = "<Message><Header><CollectionDetails><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header>\
        <Children><Child><ChildIdentifiers><LAchildID>C1</LAchildID>word<PersonBirthDate>31/01/2015</PersonBirthDate>\
        <GenderCurrent>1</GenderCurrent></ChildIdentifiers><CINdetails><CINreferralDate>2024-05-01</CINreferralDate>\
        <Assessments><AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>\
        <AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>21</AssessmentFactors>\
        </FactorsIdentifiedAtAssessment></Assessments></CINdetails></Child></Children></Message>";
    let loaded = need::read(text.as_bytes(), &need::layout(2025).unwrap()).unwrap();
    let faults: Vec<need::What> = loaded.faults.iter().map(|fault| fault.what.clone()).collect();
    let wanted = [
        need::What::Stray("CHILDIDENTIFIERS".into()),
        need::What::Unknown("GENDERCURRENT".into()),
        need::What::NoDate("PersonBirthDate"),
    ];
    assert_eq!(faults, wanted);
    assert_eq!((loaded.data.factors.len(), loaded.data.assessments.len(), loaded.data.cases.len()), (2, 1, 1));
    assert_eq!(loaded.data.assessments[0].case, loaded.data.cases[0].case);
    let census = need::Census::new(loaded.reference(), 2025, &[]);
    let found = need::check(&loaded.data, loaded.children.count(), &census, 1).found;
    let codes: BTreeSet<&str> = found.iter().map(|found| need::rules::RULES[usize::from(found.rule)].code).collect();
    assert!(codes.contains("8869") && codes.contains("8614") && !codes.contains("1103"), "{codes:?}");
}

#[test]
fn a_finding_tells_the_columns_to_look_at() {
    let rule = looked_after::rules::RULES.iter().find(|rule| rule.code == "117").unwrap();
    let of_decision: Vec<&str> = rule.fields_in(looked_after::Table::PlacedAdoption).collect();
    assert_eq!(of_decision, ["DATE_PLACED", "DATE_PLACED_CEASED"]);
    let of_episode: Vec<&str> = rule.fields_in(looked_after::Table::Episode).collect();
    assert_eq!(of_episode, ["DEC", "DECOM", "REC"]);
}

#[test]
fn last_year_is_read_beside_this_one() {
    let mut intake = Intake::new(looked_after::layout(2024).unwrap());
    let header = |sex: &str| format!("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n7,{sex},27/03/2008,WBRI,UN1,,\n");
    intake.csv(Year::Now, header("1").as_bytes()).unwrap();
    intake.csv(Year::Last, header("2").as_bytes()).unwrap();
    assert!(intake.csv(Year::Last, header("2").as_bytes()).is_err(), "a table counts once");
    let loaded = intake.finish();
    let year = Collection {
        start: Date::of(2023, 4, 1),
        end: Date::of(2024, 3, 31),
        rules: 2024,
        council: Code::new("E09000027"),
        from_xml: false,
        columns: &loaded.columns,
        postcodes: None,
        providers: None,
    };
    let found = looked_after::check(&loaded.data, &year, 1).found;
    let codes: Vec<&str> = found.iter().map(|found| looked_after::rules::RULES[usize::from(found.rule)].code).collect();
    assert!(codes.contains(&"202") && !codes.contains(&"203"), "{codes:?}");
}

#[test]
fn a_file_that_breaks_off_or_is_mangled_is_told_apart_from_a_whole_one() {
    let census = std::fs::read(path("cin-sample/census.xml")).unwrap();
    let layout = need::layout(2022).unwrap();
    for cut in (0..census.len() - 20).step_by(1_999) {
        assert!(need::read(&census[..cut], &layout).is_err(), "cut at {cut}");
    }
    let table = std::fs::read(path("ssda903-sample/episodes.csv")).unwrap();
    for at in (300..table.len()).step_by(4_001) {
        let mut mangled = table.clone();
        mangled[at] = b'"';
        mangled[at / 2] = 0xff;
        let mut intake = Intake::new(looked_after::layout(2024).unwrap());
        if intake.csv(Year::Now, mangled.as_slice()).is_ok() {
            let loaded = intake.finish();
            assert!(!loaded.faults.is_empty() || loaded.data.now.rows() > 900, "mangled at {at}");
        }
    }
}
