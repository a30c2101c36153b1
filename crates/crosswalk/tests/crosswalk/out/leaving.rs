//! Care leavers, adoptions, permanence before care and social workers, in and out again.

use bigplan_crosswalk::{Person, care};
use bigplan_returns::looked_after::layout;
use bigplan_returns::looked_after::read::{Intake, Year};
use jiff::civil::date;

use super::care_records::{code, day, draft};
use super::tables::{Tables, held, load, rows, same, tables, xml};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
const LEAVERS: &str = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n";
const ADOPTED: &str = "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n";
const DECIDED: &str = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n";
const BEFORE: &str = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n";

/// The year 2019/20. 1 to 3: care leavers, of whom 2 left in the year. 4: adopted. 5: to be adopted, after a decision
/// that was given up. 6: to be adopted. 7 to 9: came into care, 7 for the second time.
fn first() -> Vec<String> {
    vec![
        format!(
            "{HEADER}1,2,05/06/2000,MWBC,A123456789011,,\n2,1,01/02/2003,WBRI,A123456789012,,\n\
             3,1,31/03/2001,CHNE,A123456789013,,\n4,2,03/03/2018,CHNE,UN1,,\n5,2,04/03/2018,CHNE,UN1,,\n\
             6,2,05/03/2018,CHNE,UN1,,\n7,1,01/01/2009,WBRI,A123456789017,,\n8,1,01/01/2010,WBRI,A123456789018,,\n\
             9,1,01/01/2011,WBRI,A123456789019,,\n"
        ),
        format!(
            "{EPISODES}2,01/02/2015,S,C2,N1,U4,PR1,01/12/2019,E8,CARPL,AB1 2CD,,\n\
             4,01/04/2018,S,C2,N1,U6,PR1,01/06/2019,X1,CARPL,,,\n4,01/06/2019,B,E1,N1,A5,PR1,02/02/2020,E12,CARPL,,,\n\
             5,01/04/2018,S,C2,N1,U6,PR1,,,,,,\n6,01/04/2018,S,E1,N1,A6,PR1,,,,,,\n\
             7,01/04/2019,S,V2,N1,U6,PR1,01/06/2019,E4A,CARPL,,,\n7,01/09/2019,S,V2,N1,U6,PR1,,,,,,\n\
             8,01/05/2019,S,V2,N1,U6,PR1,,,,,,\n9,31/03/2020,S,V2,N1,U6,PR1,,,,,,\n"
        ),
        format!("{LEAVERS}1,05/06/2000,YES,P3,K2\n2,01/02/2003,NO,0,0\n3,31/03/2001,DIED,0,0\n"),
        format!("{ADOPTED}4,03/03/2018,02/05/2019,03/05/2019,1,2,FF,L12\n"),
        format!(
            "{DECIDED}4,03/03/2018,02/05/2019,,\n5,04/03/2018,01/03/2019,01/04/2019,RD2\n5,04/03/2018,31/03/2020,,\n\
             6,05/03/2018,01/07/2018,,\n"
        ),
        format!("{BEFORE}7,01/01/2009,P2,330,14/02/2016\n8,01/01/2010,P4,WAL,ZZ/ZZ/ZZZZ\n9,01/01/2011,Z1,,\n"),
    ]
}

/// The year after: 1 and 2 are a year older, 5 is given up again, 6 is adopted by one man, 7 to 9 stay.
fn second() -> Vec<String> {
    vec![
        format!(
            "{HEADER}1,2,05/06/2000,MWBC,A123456789011,,\n2,1,01/02/2003,WBRI,A123456789012,,\n\
             5,2,04/03/2018,CHNE,UN1,,\n6,2,05/03/2018,CHNE,UN1,,\n7,1,01/01/2009,WBRI,A123456789017,,\n\
             8,1,01/01/2010,WBRI,A123456789018,,\n9,1,01/01/2011,WBRI,A123456789019,,\n"
        ),
        format!(
            "{EPISODES}5,01/04/2018,S,C2,N1,U6,PR1,,,,,,\n6,01/04/2018,S,E1,N1,A6,PR1,09/09/2020,E11,CARPL,,,\n\
             7,01/09/2019,S,V2,N1,U6,PR1,,,,,,\n8,01/05/2019,S,V2,N1,U6,PR1,,,,,,\n\
             9,31/03/2020,S,V2,N1,U6,PR1,,,,,,\n"
        ),
        format!("{LEAVERS}1,05/06/2000,REFU,F1,X1\n2,01/02/2003,YES,G6,Z1\n"),
        format!("{ADOPTED}6,05/03/2018,01/07/2018,01/08/2018,0,1,M1,L0\n"),
        format!("{DECIDED}5,04/03/2018,31/03/2020,30/03/2021,RD1\n6,05/03/2018,01/07/2018,,\n"),
        BEFORE.to_owned(),
    ]
}

fn people() -> Vec<Person> {
    let mut years = care::Years::default();
    years.lay_over(2020, &load(2020, &first()));
    years.lay_over(2021, &load(2021, &second()));
    years.people().collect()
}

fn are_in(made: &Tables, files: &[String]) {
    for file in files {
        let given = rows(file);
        let (table, made) = made.iter().find(|(_, made)| made.first() == given.first()).unwrap();
        assert_eq!(held(table, made), held(table, &given), "{table}");
    }
}

#[test]
fn a_year_comes_out_as_it_came_in() {
    same(2020, &first());
    same(2021, &second());
}

#[test]
fn each_year_comes_out_of_both() {
    let people = people();
    for (ends, files) in [(2020, first()), (2021, second())] {
        let (made, told) = tables(ends, &people);
        are_in(&made, &files);
        assert_eq!(told, [], "{ends}");
    }
}

#[test]
fn the_xml_reads_back_to_the_rows_of_the_tables() {
    let mut intake = Intake::new(layout(2020).unwrap());
    intake.xml(Year::Now, &xml(2020, &people())[..]).unwrap();
    let (mut years, loaded) = (care::Years::default(), intake.finish());
    assert_eq!(loaded.faults, []);
    years.lay_over(2020, &loaded);
    let (made, _) = tables(2020, &years.people().collect::<Vec<_>>());
    are_in(&made, &first());
}

const WORKERS: &str = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n";

/// The years 2023/24 and 2024/25: a worker of the first year goes on and leaves in the second, which asks for both
/// years.
fn workers() -> [Vec<String>; 2] {
    let header = |sex: &str| format!("{HEADER}1,{sex},01/01/2009,WBRI,A123456789017,,\n");
    let episodes = format!("{EPISODES}1,01/04/2020,S,C2,N1,U6,PR1,,,,,,\n");
    let first = "1,01/01/2009,SW1234567,01/04/2020,05/05/2023,FCONTA\n";
    let then = "1,01/01/2009,XX7,06/05/2023";
    [
        vec![header("1"), episodes.clone(), format!("{WORKERS}{first}{then},,MANAGE\n")],
        vec![
            header("M"),
            episodes,
            format!("{WORKERS}{first}{then},31/03/2025,MANAGE\n1,01/01/2009,SW2,31/03/2025,,PCCHAN\n"),
        ],
    ]
}

#[test]
fn social_workers_follow_one_another() {
    let (mut years, both) = (care::Years::default(), workers());
    for (ends, files) in (2024..).zip(&both) {
        same(ends, files);
        years.lay_over(ends, &load(ends, files));
    }
    let people: Vec<Person> = years.people().collect();
    for (ends, files) in (2024..).zip(&both) {
        are_in(&tables(ends, &people).0, files);
    }
    let mut intake = Intake::new(layout(2025).unwrap());
    intake.xml(Year::Now, &xml(2025, &people)[..]).unwrap();
    let mut years = care::Years::default();
    years.lay_over(2025, &intake.finish());
    are_in(&tables(2025, &years.people().collect::<Vec<_>>()).0, &both[1]);
}

#[test]
fn where_nobody_keeps_social_workers_there_is_no_table_of_them() {
    let files: Vec<String> = workers()[1].iter().filter(|file| !file.starts_with(WORKERS)).cloned().collect();
    let mut years = care::Years::default();
    years.lay_over(2025, &load(2025, &files));
    let (made, _) = tables(2025, &years.people().collect::<Vec<_>>());
    assert!(made.contains_key("AD1") && !made.contains_key("SWEpisodes"));
}

#[test]
fn a_birthday_is_returned_as_far_as_it_is_filled_in() {
    let birthday = |state, more: &[(&str, bigplan_register::Value)]| {
        let turned = [("turned", day(date(2023, 5, 6))), ("status", code("former-relevant"))];
        let records = vec![draft("leaver-birthday", state, &[&turned[..], more].concat())];
        let born = Some(date(2003, 5, 6));
        Person { id: "c0ffee".to_owned(), born, sex: Some("F".to_owned()), records, ..Person::default() }
    };
    let touch = ("touch", code("YES"));
    let people = [
        birthday("open", &[]),
        birthday("closed", &[touch.clone(), ("home", code("U"))]),
        birthday("closed", &[touch.clone(), ("status", code("qualifying"))]),
        birthday("closed", &[touch, ("turned", day(date(2024, 5, 6)))]),
    ];
    let (made, told) = tables(2024, &people);
    let lines: Vec<String> = made["OC3"][1..].iter().map(|row| row.join(",")).collect();
    assert_eq!(lines, ["c0ffee,06/05/2003,,,", "c0ffee,06/05/2003,YES,0,"]);
    assert_eq!(made["Header"].len(), 3, "who is in for a birthday has a header, and nobody else");
    let told: Vec<&str> = told.iter().filter(|one| one.table == "OC3").map(|one| one.column.as_str()).collect();
    assert_eq!(told, ["IN_TOUCH", "ACTIV", "ACCOM", "ACCOM"], "the second has a half of what is asked of the home");
}

#[test]
fn an_end_by_mistake_is_none() {
    let care = [("began", day(date(2022, 1, 10))), ("care-began", day(date(2022, 1, 10))), ("reason", code("S"))];
    let days =
        [("decided", day(date(2022, 6, 1))), ("given-up", day(date(2023, 6, 1))), ("given-up-why", code("court"))];
    let decided = |state: &'static str| {
        let records = vec![draft("looked-after-episode", "open", &care), draft("adoption", state, &days)];
        let (made, _) = tables(2024, &[Person { id: "c0ffee".to_owned(), records, ..Person::default() }]);
        made["PlacedAdoption"][1].join(",")
    };
    assert_eq!(decided("given-up"), "c0ffee,,01/06/2022,01/06/2023,RD2");
    assert_eq!(decided("placed"), "c0ffee,,01/06/2022,,", "opened again");
}
