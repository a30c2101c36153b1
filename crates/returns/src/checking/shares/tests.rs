//! A return that is checked in several shares gives the same report as one that is checked at once.

use std::cell::Cell;
use std::io::{self, BufRead};

use super::check;
use crate::Code;
use crate::checking::{Asked, CheckReturnError, Known, Source};
use crate::report::Report;

/// A file, and whether another one stands in its place when it is opened again.
struct Text {
    text: String,
    then: Option<String>,
    opened: Cell<usize>,
}

impl Text {
    fn new(text: String) -> Self {
        Self { text, then: None, opened: Cell::new(0) }
    }
}

impl Source for Text {
    fn name(&self) -> &str {
        "a file"
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        self.opened.set(self.opened.get() + 1);
        // The first time it is opened to see what it is.
        let then = self.then.as_ref().filter(|_| self.opened.get() > 2);
        Ok(Box::new(then.unwrap_or(&self.text).as_bytes()))
    }
}

/// The sample's tables, with rows in another order and some rows that name no child or hold what cannot be read.
fn tables(scatter: bool) -> Vec<Text> {
    let files = [
        "header",
        "episodes",
        "reviews",
        "oc2",
        "oc3",
        "uasc",
        "missing",
        "placed_for_adoption",
        "previous_permanence",
    ];
    let read = |name: &&str| std::fs::read_to_string(format!("tests/data/ssda903-sample/{name}.csv")).unwrap();
    let changed = |text: String| {
        let (heading, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<String> = rows.lines().take(240).map(str::to_owned).collect();
        for row in rows.iter_mut().step_by(37) {
            *row = format!(",{}", row.split_once(',').unwrap().1);
        }
        rows.iter_mut().skip(5).step_by(41).for_each(|row| *row = row.replacen('/', "/3", 1));
        rows.iter_mut().skip(7).step_by(53).for_each(|row| row.push_str(",X"));
        if scatter {
            let count = rows.len();
            rows = (0..count).map(|at| rows[at * 7919 % count].clone()).collect();
        }
        Text::new(format!("{heading}\n{}\n", rows.join("\n")))
    };
    files.iter().map(read).map(changed).collect()
}

fn xml() -> Vec<Text> {
    let child = |number: usize| {
        let id = if number.is_multiple_of(5) { String::new() } else { format!("<CHILDID>C{}</CHILDID>", number % 11) };
        format!(
            "<CHILD><HEADER>{id}<SEX>{}</SEX><DOB>24/04/2009</DOB><UPN>A1234567890{:02}</UPN><MOOD>low</MOOD></HEADER>\
            <EPISODE><DECOM>{}/04/2016</DECOM><PL>U5</PL></EPISODE></CHILD>",
            number % 4,
            number % 13,
            number % 40
        )
    };
    vec![Text::new(format!("<EXPSSDA903>{}</EXPSSDA903>", (0..60).map(child).collect::<String>()))]
}

fn checked(files: &[Text], last: &[Text], most: usize, threads: usize) -> Result<Report, CheckReturnError> {
    files.iter().chain(last).for_each(|file| file.opened.set(0));
    let (files, last) = (known(files), known(last));
    // The rules of 2026 have the one that looks at the whole return.
    let asked = Asked {
        year: Some(2026),
        rules: None,
        last_year: 2026,
        council: Code::new("E09000027"),
        holidays: &[],
        postcodes: None,
        threads,
    };
    check(&files, &last, &asked, true, most).map(|(_, report)| report)
}

fn known(files: &[Text]) -> Vec<Known<'_>> {
    files.iter().map(|file| Known::of(file).unwrap()).collect()
}

/// All that a report says.
fn said(report: &Report) -> (Vec<String>, String, Vec<String>) {
    let mut lines = Vec::new();
    report.lines(None, |cells| lines.push(cells.join(";")));
    let places = report.rules.iter().flat_map(|rule| report.places(rule).map(|place| (place, report.print(&place))));
    let places = places.map(|place| format!("{place:?}")).collect();
    let prints: Vec<_> = report.prints().collect();
    let rest = (
        report.rows,
        report.children(),
        &report.rules,
        &report.cannot,
        report.unread.iter().collect::<Vec<_>>(),
        prints,
    );
    (lines, format!("{rest:?}"), places)
}

fn is_the_same_in_shares(files: &[Text], last: &[Text], sizes: &[usize]) {
    let whole = checked(files, last, usize::MAX, 1).unwrap();
    assert!(whole.found() > 50 && !whole.unread.is_empty());
    assert!(files.iter().all(|file| file.opened.get() == 2), "one share is read once");
    let wanted = said(&whole);
    let mut most_often = 0;
    for most in sizes {
        for threads in [1, 2, 5] {
            let report = checked(files, last, *most, threads).unwrap();
            assert!(said(&report) == wanted, "{most} bytes, {threads} threads");
            most_often = most_often.max(files[0].opened.get());
        }
    }
    assert!(most_often > 20, "there were no shares: {most_often}");
}

#[test]
fn shares_change_nothing_where_children_stand_together() {
    is_the_same_in_shares(&tables(false), &[], &[3_000, 30_000, 50_000, 100_000, 200_000, 350_000]);
}

#[test]
fn shares_change_nothing_where_rows_are_scattered_or_a_year_before_is_given() {
    is_the_same_in_shares(&tables(true), &tables(false), &[10_000, 70_000, 300_000, 600_000]);
}

/// Two tables of many children, some of whom stand in one alone, with cells that hold lines of their own.
fn many() -> Vec<Text> {
    let id = |number: usize| if number.is_multiple_of(97) { String::new() } else { format!("C{number:05}") };
    let header = |number: usize| format!("{},{},27/03/2008,WBRI,\"UN\n1\",,\r\n", id(number), number % 4);
    let review = |number: usize| format!("{},27/03/2008,{}/06/2025,PN{}\n", id(number), number % 33, number % 9);
    let headers: String = (0..6000).map(header).collect();
    let reviews: String = (0..6300).filter(|number| number % 5 > 0).map(review).collect();
    vec![
        Text::new(format!("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n{headers}")),
        Text::new(format!("CHILD,DOB,REVIEW,REVIEW_CODE\n{}", reviews.trim_end())),
    ]
}

#[test]
fn what_is_of_no_child_of_a_share_is_passed_over() {
    let mut files = many();
    let wanted = said(&checked(&files, &[], usize::MAX, 1).unwrap());
    for most in [100_000, 150_000, 300_000] {
        assert!(said(&checked(&files, &[], most, 2).unwrap()) == wanted, "{most} bytes");
        assert!(files[0].opened.get() > 2);
    }
    // What stands in the first rows no longer matters when their children have had their turn.
    let end = files[0].text.find('\n').unwrap();
    let other = |(at, byte): (usize, u8)| if (end + 1..end + 3000).contains(&at) { b'?' } else { byte };
    files[0].then = String::from_utf8(files[0].text.bytes().enumerate().map(other).collect()).ok();
    assert!(said(&checked(&files, &[], 150_000, 2).unwrap()) == wanted);
}

#[test]
fn shares_change_nothing_in_xml() {
    is_the_same_in_shares(&xml(), &[], &[1, 500, 3_000, 8_000]);
}

#[test]
fn one_pupil_number_with_two_children_is_found_whatever_share_they_are_in() {
    let found = |most| {
        let report = checked(&xml(), &[], most, 1).unwrap();
        report.rules.iter().find(|rule| rule.code == "444").map(|rule| (rule.found(), rule.children)).unwrap()
    };
    assert_eq!(found(usize::MAX), found(1));
    assert!(found(1).0 > 50);
}

#[test]
fn a_file_that_changes_between_shares_is_refused() {
    let mut files = tables(false);
    let text = files[1].text.clone();
    for then in [text.replacen("\n", "\nNEW,", 1), text[..text.len() / 2].to_owned()] {
        files[1].then = Some(then);
        assert!(checked(&files, &[], usize::MAX, 1).is_ok());
        assert!(matches!(checked(&files, &[], 50_000, 1), Err(CheckReturnError::Changed)));
    }
}
