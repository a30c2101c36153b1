//! A corrected file over the old one says what changed: findings by rule, and rows by table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]

use std::io::{self, BufRead};

use bigplan_returns::Code;
use bigplan_returns::change::{Change, TableChange};
use bigplan_returns::checking::{Asked, CheckReturnError, Source, check};
use bigplan_returns::report::Report;

struct Text<'a>(&'a str, &'a str);

impl Source for Text<'_> {
    fn name(&self) -> &str {
        self.0
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        Ok(Box::new(self.1.as_bytes()))
    }
}

const ASKED: Asked<'static> = Asked {
    year: None,
    rules: None,
    last_year: 2024,
    council: Code::BLANK,
    holidays: &[],
    postcodes: None,
    threads: 2,
};

fn compared(earlier: &str, now: &str) -> Result<(u16, Report, Change), CheckReturnError> {
    let (year, report, change) = check(&[&Text("now", now)], &[&Text("earlier", earlier)], &[], &ASKED)?;
    Ok((year, report, change.expect("there was an earlier file")))
}

const HEADINGS: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";

/// A row and its child.
type Rows = Vec<(u32, String)>;

/// Which places of a rule are mended and new, and how many stay.
fn of_rule(report: &Report, change: &Change, code: &str) -> (Rows, Rows, usize) {
    let rule = change.rules.iter().find(|one| one.rule.code == code).unwrap();
    let mended = rule.mended.iter().map(|place| (place.row, change.earlier.child(place.child.unwrap())));
    let new = rule.new.iter().map(|place| (place.row, report.child(place.child.unwrap())));
    (mended.collect(), new.collect(), rule.stay)
}

#[test]
fn findings_are_followed_through_rows_that_move_and_change() {
    // Child 1 is mended; child 2 stays wrong although its row changed; child 3 is right; child 4 comes, wrong; 5 moves only.
    let earlier = format!(
        "{HEADINGS}1,9,27/03/2008,WBRI,UN1,,\n2,1,03/27/2008,WBRI,UN1,,\n3,1,01/02/2010,WBRI,UN1,,\n5,8,01/02/2010,WBRI,UN1,,\n"
    );
    let now = format!(
        "{HEADINGS}5,8,01/02/2010,WBRI,UN1,,\n3,1,01/02/2010,WBRI,UN1,,\n4,7,01/02/2010,WBRI,UN1,,\n2,1,03/27/2008,WIRI,UN1,,\n1,2,27/03/2008,WBRI,UN1,,\n"
    );
    let (year, report, change) = compared(&earlier, &now).unwrap();
    assert_eq!(year, 2024);
    let sex = of_rule(&report, &change, "101");
    assert_eq!(sex, (vec![(1, "1".to_owned())], vec![(3, "4".to_owned())], 1));
    assert_eq!(of_rule(&report, &change, "102"), (vec![], vec![], 1));
    let header = change.tables.iter().find(|table| table.table == "Header").unwrap();
    assert_eq!(*header, TableChange { table: "Header", same: 2, gone: 2, new: 3 });
    let (mended, new, stay) = change.counts();
    assert_eq!(new + stay, report.found());
    assert_eq!(mended + stay, change.earlier.found());

    let mut lines = Vec::new();
    report.lines(Some(&change), |cells| lines.push(cells.join(";")));
    assert_eq!(lines[0], "rule;weight;table;row;child;columns;what;since");
    let is = |beginning: &str, end: &str| lines.iter().any(|line| line.starts_with(beginning) && line.ends_with(end));
    assert!(is("101;error;Header;3;4;", ";new") && is("101;error;Header;1;5;", ";stays"), "{lines:#?}");
    assert!(is("101;error;Header;1;1;", ";mended"), "{lines:#?}");
    let said = lines.iter().filter(|line| line.ends_with(";new") || line.ends_with(";stays")).count();
    assert_eq!(said, report.found());
}

#[test]
fn the_same_file_changes_nothing_and_a_clean_one_mends_all() {
    let earlier = format!("{HEADINGS}1,9,27/03/2008,WBRI,UN1,,\n1,9,27/03/2008,WBRI,UN1,,\n");
    let (_, report, change) = compared(&earlier, &earlier).unwrap();
    assert_eq!(change.counts(), (0, 0, report.found()));
    assert_eq!(change.tables, [TableChange { table: "Header", same: 2, gone: 0, new: 0 }]);
    // One of two equal rows goes: one finding stays.
    let one = format!("{HEADINGS}1,9,27/03/2008,WBRI,UN1,,\n");
    let (_, report, change) = compared(&earlier, &one).unwrap();
    let (mended, _, stay) = of_rule(&report, &change, "101");
    assert_eq!((mended.len(), stay), (1, 1));
    let clean = format!("{HEADINGS}1,1,27/03/2008,WBRI,UN1,,\n");
    let (_, report, change) = compared(&earlier, &clean).unwrap();
    assert!(report.rules.iter().all(|rule| rule.code != "101"));
    assert_eq!(of_rule(&report, &change, "101").0.len(), 2);
}

#[test]
fn a_case_added_to_a_census_leaves_all_others_as_they_were() {
    let earlier = std::fs::read_to_string("tests/data/cin-sample/census.xml").unwrap();
    let child = "<Child><ChildIdentifiers><LAchildID>NEW</LAchildID></ChildIdentifiers><CINdetails>\
        <CINreferralDate>2021-07-13</CINreferralDate></CINdetails></Child>";
    let now = earlier.replacen("<Children>", &format!("<Children>{child}"), 1);
    let (year, report, change) = compared(&earlier, &now).unwrap();
    assert_eq!(year, 2022);
    let (mended, new, stay) = change.counts();
    assert_eq!((mended, stay + new), (0, report.found()));
    assert!(new > 0 && stay == change.earlier.found(), "{new} {stay}");
    assert!(change.tables.iter().all(|table| table.gone == 0), "{:?}", change.tables);
}

#[test]
fn another_return_or_year_has_nothing_in_common() {
    let census = std::fs::read_to_string("tests/data/cin-sample/census.xml").unwrap();
    let header = format!("{HEADINGS}1,1,27/03/2008,WBRI,UN1,,\n");
    let refused = |earlier: &str, now: &str| compared(earlier, now).unwrap_err().to_string();
    let words = refused(&census, &header);
    assert!(words.contains("the earlier file is the children-in-need census of 2022 and this one is"), "{words}");
    let next = census.replace("<ReferenceDate>2022-", "<ReferenceDate>2023-");
    assert!(refused(&census, &next).contains("census of 2022 and this one is the children-in-need census of 2023"));
    let broken = refused("<Message>", &census);
    assert!(broken.starts_with("earlier: "), "{broken}");
    assert!(check(&[], &[], &[], &ASKED).is_err());
}
