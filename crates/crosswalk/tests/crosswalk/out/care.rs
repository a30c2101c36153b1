//! Small years with awkward children, in and out again.

use bigplan_crosswalk::{Person, care};
use bigplan_returns::looked_after::layout;
use bigplan_returns::looked_after::read::{Intake, Year};

use super::tables::{held, load, rows, same, tables, xml};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";
const REVIEWS: &str = "CHILD,DOB,REVIEW,REVIEW_CODE\n";
const MISSING: &str = "CHILD,DOB,MISSING,MIS_START,MIS_END\n";
const UASC: &str = "CHILD,DOB,SEX,DUC\n";

/// The year 2019/20. 1: legal status changes in a placement, then a move, open at the end. 2: in care before the year. 3: two
/// periods of care. 4: an episode of no day.
fn first() -> Vec<String> {
    vec![
        format!(
            "{HEADER}1,2,14/02/2010,MWBC,A123456789012,,\n2,1,01/01/2004,NOBT,B12345678901C,,\n3,1,01/01/2003,WBRI,,,\n\
             4,2,03/03/2018,CHNE,UN1,,\n"
        ),
        format!(
            "{EPISODES}1,01/05/2019,S,V2,N1,U1,PR1,01/08/2019,X1,,AB1 2CD,,\n\
             1,01/08/2019,L,C2,N1,U1,PR1,01/12/2019,X1,CARPL,AB1 2CD,,\n\
             1,01/12/2019,P,C2,N1,U4,PR4,,,,AB1 2CD,,\n\
             2,10/06/2016,S,E1,N4,K2,PR1,,,,,,\n\
             3,05/07/2019,S,V2,N5,H5,PR4,20/09/2019,E8,,,,\n\
             3,02/02/2020,S,V2,N5,H5,PR4,20/03/2020,E8,,,,\n\
             4,01/06/2019,S,L1,N1,U6,PR1,04/06/2019,X1,OTHER,ZZ9 9ZZ,,\n\
             4,04/06/2019,P,L1,N1,U6,PR1,04/06/2019,X1,,ZZ9 9ZZ,,\n\
             4,04/06/2019,L,C1,N1,U6,PR1,04/06/2019,X1,CHILD,ZZ9 9ZZ,,\n\
             4,04/06/2019,B,C2,N1,K2,PR5,,,,ZZ9 9ZZ,,\n"
        ),
        format!("{REVIEWS}1,14/02/2010,28/05/2019,PN1\n1,14/02/2010,20/08/2019,PN6\n2,01/01/2004,31/03/2020,PN7\n"),
        format!("{MISSING}1,14/02/2010,M,03/01/2020,05/01/2020\n1,14/02/2010,A,30/03/2020,\n"),
        format!("{UASC}3,01/01/2003,1,\n"),
    ]
}

/// The year after: 1 leaves care, 2 and 4 stay, 3 is gone, 5 is new.
fn second() -> Vec<String> {
    vec![
        format!(
            "{HEADER}1,2,14/02/2010,MWBC,A123456789012,,\n2,1,01/01/2004,NOBT,B12345678901C,,\n4,2,03/03/2018,CHNE,UN1,,\n5,1,01/01/2012,OOTH,,,\n"
        ),
        format!(
            "{EPISODES}1,01/12/2019,P,C2,N1,U4,PR4,15/06/2020,E11,,AB1 2CD,,\n2,10/06/2016,S,E1,N4,K2,PR1,,,,,,\n\
             4,04/06/2019,B,C2,N1,K2,PR5,,,,ZZ9 9ZZ,,\n\
             5,01/04/2020,S,J1,N6,R5,PR3,,,,,,\n"
        ),
        format!("{REVIEWS}1,14/02/2010,01/04/2020,PN1\n"),
        format!("{MISSING}1,14/02/2010,A,30/03/2020,02/04/2020\n"),
    ]
}

fn both() -> Vec<Person> {
    let mut years = care::Years::default();
    years.lay_over(2020, &load(2020, &first()));
    years.lay_over(2021, &load(2021, &second()));
    years.people().collect()
}

#[test]
fn a_year_comes_out_as_it_came_in() {
    same(2020, &first());
    same(2021, &second());
}

#[test]
fn each_year_comes_out_of_both_as_it_was_known_at_its_end() {
    let people = both();
    for (ends, files) in [(2020, first()), (2021, second())] {
        let (made, _) = tables(ends, &people);
        for file in files.iter().filter(|file| !file.starts_with(HEADER)) {
            let given = rows(file);
            let (table, made) = made.iter().find(|(_, made)| made.first() == given.first()).unwrap();
            assert_eq!(held(table, made), held(table, &given), "{ends} {table}");
        }
    }
}

#[test]
fn who_was_not_looked_after_in_the_year_is_not_in_and_a_correction_holds() {
    let mut years = care::Years::default();
    years.lay_over(2020, &load(2020, &first()));
    let corrected = second().into_iter().map(|file| file.replace("01/01/2004,NOBT", "02/01/2004,WBRI"));
    years.lay_over(2021, &load(2021, &corrected.collect::<Vec<_>>()));
    let (made, told) = tables(2021, &years.people().collect::<Vec<_>>());
    assert_eq!(
        made["Header"][1..],
        rows(
            "1,2,14/02/2010,MWBC,A123456789012,,\n2,1,02/01/2004,WBRI,B12345678901C,,\n4,2,03/03/2018,CHNE,UN1,,\n\
             5,1,01/01/2012,OOTH,,,"
        ),
        "3 left care before the year"
    );
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["Child 5, Header, UPN: the return wants it, and no record holds it."]);
}

#[test]
fn a_sex_goes_out_in_the_words_of_its_year_and_a_code_of_other_years_is_told() {
    let mut years = care::Years::default();
    years.lay_over(
        2020,
        &load(
            2020,
            &[
                HEADER.to_owned() + "3,1,01/01/2010,WBRI,,,\n",
                EPISODES.to_owned() + "3,01/06/2019,S,V2,N5,H5,PR4,,,,,,\n",
            ],
        ),
    );
    let people: Vec<Person> = years.people().collect();
    let (made, told) = tables(2025, &people);
    assert_eq!(made["Header"][1][1], "M");
    let told: Vec<(&str, &str)> = told.iter().map(|one| (one.column.as_str(), one.what.as_str())).collect();
    assert_eq!(told, [("UPN", "lacking"), ("PLACE", "other-year")]);
    assert_eq!(made["Episodes"][1][5], "H5", "it was written as it is");
}

#[test]
fn the_xml_reads_back_to_the_rows_of_the_tables() {
    let (people, read) = (both(), |bytes: &[u8]| {
        let mut intake = Intake::new(layout(2020).unwrap());
        intake.xml(Year::Now, bytes).unwrap();
        intake.finish()
    });
    let loaded = read(&xml(2020, &people));
    assert_eq!(loaded.faults, []);
    assert_eq!(loaded.data.now.header.iter().filter(|row| row.uasc.to_string() == "1").count(), 1);
    let mut years = care::Years::default();
    years.lay_over(2020, &loaded);
    let again: Vec<Person> = years.people().collect();
    let (made, _) = tables(2020, &again);
    for file in first().iter().filter(|file| !file.starts_with(UASC)) {
        let given = rows(file);
        let (table, made) = made.iter().find(|(_, made)| made.first() == given.first()).unwrap();
        assert_eq!(held(table, made), held(table, &given), "{table}");
    }
}
