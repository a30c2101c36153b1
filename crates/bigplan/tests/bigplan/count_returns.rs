//! `bigplan count --returns`: figures counted from files, worked by hand; and bad input.

use serde_json::{Value, json};

use crate::place::{Place, said};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

/// Two years of a council with eleven invented children. On 31 March 2020 eight are in care (10 has short breaks, 11
/// left, and 9 comes a day later); on 31 March 2021 seven are.
fn folder(place: &Place) -> String {
    let sexes = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    let header: String =
        sexes.iter().zip(1..).map(|(sex, child)| format!("{child},{sex},01/02/2010,WBRI,A{child},,\n")).collect();
    let first = "\
        1,01/05/2019,S,V2,N1,U1,PR1,01/08/2019,X1,,,,\n1,01/08/2019,P,V2,N1,U1,PR1,01/11/2019,X1,,,,\n1,01/11/2019,P,V2,N1,U4,PR1,,,,,,\n\
        2,01/05/2019,S,V2,N1,U1,PR1,01/08/2019,X1,,,,\n2,01/08/2019,L,C2,N1,U1,PR1,01/11/2019,X1,,,,\n2,01/11/2019,L,E1,N1,U1,PR1,,,,,,\n\
        3,01/05/2019,S,V2,N1,U1,PR1,01/08/2019,X1,,,,\n3,01/08/2019,P,V2,N1,T2,PR1,05/08/2019,X1,,,,\n3,05/08/2019,P,V2,N1,U1,PR1,,,,,,\n\
        4,29/02/2016,S,C2,N1,U4,PR1,,,,,,\n\
        5,31/03/2020,S,C2,N1,U4,PR1,,,,,,\n\
        6,01/01/2018,S,C2,N1,U1,PR1,30/04/2019,X1,,,,\n6,30/04/2019,P,C2,N1,U1,PR1,01/03/2020,X1,,,,\n6,01/03/2020,P,C2,N1,K2,PR1,,,,,,\n\
        7,01/01/2018,S,C2,N1,U1,PR1,31/03/2019,X1,,,,\n7,31/03/2019,P,C2,N1,U1,PR1,01/03/2020,X1,,,,\n7,01/03/2020,P,C2,N1,K2,PR1,,,,,,\n\
        8,01/06/2019,S,V2,N1,H5,PR1,01/07/2019,E4A,,,,\n8,01/09/2019,S,V2,N1,H5,PR1,,,,,,\n\
        10,01/06/2019,S,V4,N2,H5,PR1,,,,,,\n\
        11,01/06/2018,S,V2,N1,U1,PR1,31/03/2020,E11,,,,\n";
    let second = "\
        1,01/11/2019,P,V2,N1,U4,PR1,,,,,,\n2,01/11/2019,L,E1,N1,U1,PR1,31/03/2021,E12,,,,\n3,05/08/2019,P,V2,N1,U1,PR1,,,,,,\n\
        4,29/02/2016,S,C2,N1,U4,PR1,,,,,,\n5,31/03/2020,S,C2,N1,U4,PR1,01/04/2020,E4A,,,,\n\
        6,01/03/2020,P,C2,N1,K2,PR1,,,,,,\n7,01/03/2020,P,C2,N1,K2,PR1,,,,,,\n8,01/09/2019,S,V2,N1,H5,PR1,,,,,,\n\
        9,01/04/2020,S,V2,N1,U1,PR1,,,,,,\n";
    place.file("years/2020-header.csv", format!("{HEADER}{header}"));
    place.file("years/2020-episodes.csv", format!("{EPISODES}{first}"));
    place.file("years/2021-header.csv", format!("{HEADER}{header}"));
    place.file("years/2021-episodes.csv", format!("{EPISODES}{second}"));
    place.path("years")
}

/// Counted and out of how many, by group.
fn told(found: &Value, measure: &str, group: &str) -> (f64, Value) {
    let all = found["results"].as_array().unwrap();
    let one = all.iter().find(|one| one["measure"] == measure && one["group"] == group);
    let one = one.unwrap_or_else(|| panic!("{measure} {group}: {found}"));
    (one["numerator"].as_f64().unwrap(), one["denominator"].clone())
}

#[test]
fn figures_of_returns_are_those_worked_by_hand() {
    let place = Place::new("count-returns");
    let folder = folder(&place);
    let count = |period: &str, more: &[&str]| {
        let ask = ["count", "--returns", &folder, "--json", "--period", period, "--as-of", "2022-01-01", "--measure"];
        let (code, found) = place.json(&[&ask, more].concat());
        assert_eq!((code, &found["version"]), (0, &json!(1)), "{found}");
        found
    };
    let all = ["looked-after-children", "NI 62", "looked-after-started", "looked-after-ceased", "looked-after-adopted"];
    let found = count("2019/20", &[&all[..], &["--by", "sex"]].concat());
    // 1 to 8: 5 came on the very day, 11 left on it.
    assert_eq!(told(&found, "looked-after-children", "all").0, 8.0);
    assert_eq!(told(&found, "looked-after-children", "sex:girls").0, 4.0, "2, 4, 6 and 8");
    // Three places: 1 and 6. Not 2 (legal status), not 3 (a short stay elsewhere), not 7 (one ended on 31 March
    // before).
    assert_eq!(told(&found, "ni-62", "all"), (2.0, json!(8.0)));
    assert_eq!(told(&found, "ni-62", "sex:boys"), (1.0, json!(4.0)));
    // 1, 2, 3, 5 and 8, which came twice but is one child.
    assert_eq!(told(&found, "looked-after-started", "all").0, 5.0);
    // 8 went home in July, 11 was adopted on the last day of the year.
    assert_eq!(told(&found, "looked-after-ceased", "all").0, 2.0);
    assert_eq!(told(&found, "looked-after-adopted", "all"), (1.0, json!(2.0)));
    let found = count("2020/21", &all);
    assert_eq!(told(&found, "looked-after-children", "all").0, 7.0, "1, 3, 4, 6, 7, 8 and 9");
    assert_eq!(told(&found, "ni-62", "all"), (0.0, json!(7.0)));
    assert_eq!(
        (told(&found, "looked-after-started", "all").0, told(&found, "looked-after-ceased", "all").0),
        (1.0, 2.0)
    );
    assert_eq!(told(&found, "looked-after-adopted", "all"), (1.0, json!(2.0)), "2 was, on the last day");
    // A return does not say where its rows came from, which only the groups of this measure ask for.
    let found = count("2019/20", &["quality-episodes-in-order", "--by", "source"]);
    assert!(told(&found, "quality-episodes-in-order", "all").0 > 0.0);
    assert_eq!(found["results"].as_array().unwrap().len(), 1, "{found}");
}

#[test]
fn the_same_files_give_the_same_run_and_another_day_another() {
    let place = Place::new("count-returns-run");
    let folder = folder(&place);
    let run = |day: &str| {
        let ask =
            ["count", "--returns", &folder, "--json", "--measure", "ni-62", "--period", "2020-03-31", "--as-of", day];
        let (_, found) = place.json(&ask);
        (found["run"].as_str().unwrap().to_owned(), found["results"][0]["standing"].clone())
    };
    assert_eq!(run("2022-01-01"), run("2022-01-01"));
    assert_ne!(run("2022-01-01").0, run("2022-01-02").0);
    assert_eq!((run("2022-01-01").1, run("2020-01-31").1), (json!("final"), json!("provisional")));
}

#[test]
fn what_cannot_be_counted_is_said_and_nothing_is() {
    let place = Place::new("count-returns-bad");
    let folder = folder(&place);
    let refused = |more: &[&str]| {
        let run = place.run(&[&["count"], more].concat());
        assert_eq!(run.status.code(), Some(2), "{more:?}");
        said(&run)
    };
    let of = |measure: &str, period: &str| refused(&["--returns", &folder, "--measure", measure, "--period", period]);
    assert!(of("referrals", "2019/20").contains("they do not tell received of referral"));
    assert!(of("ni-58", "2019/20").contains("difficulties-score of health-check"));
    assert!(of("quality-episodes-whole", "2019/20").contains("how records of looked-after-episode were written"));
    assert!(of("attainment-8", "2019/20").contains("No measure \"attainment-8\" is counted from records."));
    assert!(of("ni-62", "2020").contains("\"2020\" is no period of ni-62: give a year such as 2019/20."));
    assert!(of("looked-after-children", "spring").contains("2020-03-31"));
    let group = refused(&["--returns", &folder, "--measure", "ni-62", "--period", "2019/20", "--by", "shoe"]);
    assert!(group.contains("\"shoe\": figures are told by district, sex"), "{group}");
    let area = refused(&["--returns", &folder, "--measure", "ni-62", "--period", "2019/20", "--area", "E0"]);
    assert!(area.contains("No area has the code E0."), "{area}");
    let empty = refused(&["--returns", &place.path("none"), "--measure", "ni-62", "--period", "2019/20"]);
    assert!(empty.contains("Nothing was counted."), "{empty}");
    place.file("years/2020-shoes.csv", "A,B\n1,2\n");
    let other = of("ni-62", "2019/20");
    assert!(other.contains("2020-shoes.csv") && other.contains("no heading of a table"), "{other}");
    assert!(refused(&["--returns", &folder]).contains("--measure"), "a measure is asked for");
}
