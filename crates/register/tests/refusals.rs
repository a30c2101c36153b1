//! Bad files are refused with file, line and reason; each case changes one line of the example.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use bigplan_register::{Files, Registers};
use shared::{EXAMPLE, files};

/// What is refused of the example with one text changed, as people read it.
#[track_caller]
fn refused(from: &str, to: &str) -> Vec<String> {
    assert!(EXAMPLE.contains(from), "the example has no {from}");
    let bad = Registers::read(&files(&EXAMPLE.replacen(from, to, 1))).expect_err("must be refused");
    bad.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(from: &str, to: &str, expect: &str) {
    let line = EXAMPLE.lines().position(|line| line.contains(from.lines().next().unwrap_or(from))).expect("a line") + 1;
    let said = refused(from, to);
    let found = said.iter().find(|said| said.contains(expect));
    let found = found.unwrap_or_else(|| panic!("nothing says \"{expect}\": {said:#?}"));
    let place = format!("example-visit.toml, line {line}: ");
    assert!(found.starts_with(&place), "it stands on line {line}: {found}");
}

#[test]
fn the_example_is_valid() {
    assert!(Registers::read(&files(EXAMPLE)).is_ok());
}

#[test]
fn words_that_a_file_does_not_have_are_refused_on_their_line() {
    check("about = \"child\"", "about = \"dog\"", "unknown word");
    check("holds = \"personal\"", "hold = \"personal\"", "unknown key");
    check("code = \"example-visit\"", "code = \"Example Visit\"", "is not a code");
    check("code = \"example-visit\"", "code = \"another\"", "the file's name differ");
    check("years = 6", "years = 0", "a year or more");
    check("limit = { working-days = 5 }", "limit = { school-days = 5 }", "unknown word");
}

#[test]
fn fields_that_cannot_be_are_refused() {
    check("type = \"note\", longest = 4000", "type = \"day\", longest = 4000", "longest is for text");
    check("type = \"code\", list = \"example-outcome\"", "type = \"code\"", "names no list");
    check("list = \"example-outcome\"", "list = \"no-such\"", "uses the list no-such");
    check("not-before = \"promised\"", "not-before = \"outcome\"", "not-before of visited");
    check("field = \"outcome\", is = [\"seen\"]", "field = \"outcome\", is = [\"heard\"]", "no code heard");
    check("label = \"Visited on\"", "label = \"Promised on\"", "two fields have the label");
    check("{ code = \"visited\"", "{ code = \"promised\"", "promised stands twice");
    check("see = [\"social-worker\", ", "see = [\"wizard\", ", "no role is called wizard");
    check("{ code = \"not-in\", ", "{ code = \"seen\", ", "seen stands twice");
    check(
        "{ code = \"not-in\", ",
        "{ code = \"not-in\", threshold = [\" \"], ",
        "threshold of the code not-in says nothing",
    );
}

/// What is said anywhere in the file.
#[track_caller]
fn says(from: &str, to: &str, expect: &str) {
    let said = refused(from, to);
    assert!(said.iter().any(|said| said.contains(expect) && !said.contains("line 0")), "\"{expect}\": {said:#?}");
}

#[test]
fn states_and_moves_that_lead_nowhere_are_refused() {
    says("to = \"done\"", "to = \"promised\"", "no move leads to the state done");
    says("begins = true", "begins = false", "exactly one state");
    says("ends = true", "begins = true", "exactly one state");
    says("to = \"done\"", "to = \"gone\"", "the state gone, which is not among the states");
    says("fills = [\"outcome\"]", "fills = [\"out\"]", "no field is called so");
    says("who = [\"social-worker\", \"family-worker\"]", "who = []", "nobody may make the move finish");
    says("who = [\"team-manager\"]\nreason", "who = [\"king\"]\nreason", "no role is called king");
    says("reason = true", "rolls = { promised = \"outcome\" }", "cannot take the day of outcome");
    says("reason = true", "rolls = { promised = \"visited\" }", "visited may be empty when promised takes its day");
}

#[test]
fn clocks_without_a_day_or_with_two_rules_are_refused() {
    check("start = { field = \"promised\" }", "start = { field = \"asked\" }", "no field is called so");
    check("start = { field = \"promised\" }", "start = { field = \"outcome\" }", "no day or moment");
    check("stop = { field = \"visited\" }", "stop = { field = \"promised\" }", "stops where it starts");
    check("stop = { field = \"visited\" }", "stop = { move = \"go\" }", "not among the moves");
    check("from = \"2013-01-01\"", "from = \"2012-06-01\"", "hold on the same day");
    check("from = \"2013-01-01\"", "from = \"2013-01-01\", until = \"2012-01-01\"", "from is after until");
    check("limit = { working-days = 5 }", "limit = { working-days = 0 }", "1 or more");
    check("pauses = [{ code = \"away\"", "pauses = [{ code = \"\"", "a reason to pause");
}

#[test]
fn sign_offs_and_access_that_cannot_be_are_refused() {
    says("before = [\"finish\"]", "before = [\"start\"]", "comes before start");
    says("before = [\"finish\"]", "before = []", "no move waits for");
    says("role = \"social-worker\"", "role = \"nobody\"", "no role is called nobody");
    says("to = [\"social-worker\", \"family-worker\"]", "to = []", "no role may be given the work");
}

#[test]
fn all_faults_of_all_files_are_named_at_once() {
    let mut files = files(&EXAMPLE.replace("years = 6", "years = 0").replace("begins = true\n", ""));
    files.registers.push(("another.toml".into(), "code = [".into()));
    files.lists.push(("empty.toml".into(), "code = \"empty\"\ntitle = \"Empty\"\nvalues = []".into()));
    let bad = Registers::read(&files).expect_err("must be refused");
    let named: std::collections::BTreeSet<_> = bad.iter().map(|bad| bad.file.as_str()).collect();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), ["another.toml", "empty.toml", "example-visit.toml"]);
    assert!(bad.len() >= 4, "{bad:#?}");
}

#[test]
fn two_registers_have_two_titles_and_point_at_what_is_there() {
    let second =
        EXAMPLE.replace("\"example-visit\"", "\"second\"").replace("\"example-outcome\"", "\"second-outcome\"");
    let read = |second: String| {
        let mut files = files(EXAMPLE);
        files.registers.push(("second.toml".into(), second));
        let bad = Registers::read(&files).expect_err("must be refused");
        bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let said = read(second.clone());
    assert!(said.contains("second.toml, line 2: the title stands in example-visit.toml too"), "{said}");
    let second = second.replace("Example: visits", "Second: visits");
    let opens = |opens: &str| second.replace("fills = [\"outcome\"]", &format!("opens = [{opens}]"));
    for (bad, reason) in [
        ("{ register = \"third\" }", "opens a record of third, which no file defines"),
        ("{ register = \"example-visit\", copy = { promised = \"outcome\" } }", "cannot be filled from outcome"),
        ("{ register = \"example-visit\", set = { outcome = \"lost\" } }", "cannot be set to lost"),
        ("{ register = \"example-visit\", link = \"promised\" }", "does not point at second"),
    ] {
        let said = read(opens(bad));
        assert!(said.contains(reason), "{bad}: {said}");
    }
    let mut files = files(EXAMPLE);
    files
        .registers
        .push(("second.toml".into(), opens("{ register = \"example-visit\", copy = { promised = \"visited\" } }")));
    assert!(Registers::read(&files).is_ok());
}

#[test]
fn ones_own_file_takes_the_place_of_the_one_carried() {
    let own = |path: &str| (path.to_owned(), EXAMPLE.to_owned());
    let folder = [own("registers/example-visit.toml"), own("measures/ni-72.toml"), own("registers/notes.txt")];
    let own = Files::of_folder(&folder);
    assert_eq!(own.registers.len(), 1);
    let both = Files::built_in().with(own.clone()).with(own);
    let registers = Registers::read(&both).expect("valid");
    assert!(registers.named("example-visit").is_some() && registers.named("referral").is_some());
    assert!(both.calendar().is_ok());
}

#[test]
fn there_is_one_calendar() {
    let own = Files::of_folder(&[("calendars/scotland.csv".to_owned(), "date,name,basis".to_owned())]);
    let said = Files::built_in().with(own).calendar().expect_err("two of them")[0].to_string();
    assert_eq!(said, "calendars/scotland.csv: there are 2 calendars of working days, and one is wanted");
}
