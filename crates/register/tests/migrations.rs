//! What a changed definition means for what is stored; each case changes one thing of the example.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use std::collections::BTreeMap;

use bigplan_register::migration::{InUse, Refusal, Step, plan};
use bigplan_register::{FieldCode, RegisterCode};
use shared::{EXAMPLE, example, registers};

fn code<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is no code"))
}

/// Ten records, all with everything filled in.
fn in_use() -> BTreeMap<RegisterCode, InUse> {
    let fields = ["promised", "outcome", "visited", "what-was-said"];
    let used = InUse {
        records: 10,
        fields: fields.iter().map(|field| (code::<FieldCode>(field), 10)).collect(),
        longest: BTreeMap::from([(code("what-was-said"), 3000)]),
        codes: BTreeMap::from([((code("outcome"), "seen".to_owned()), 7), ((code("outcome"), "not-in".to_owned()), 3)]),
        states: BTreeMap::from([(code("promised"), 4), (code("done"), 6)]),
    };
    BTreeMap::from([(code("example-visit"), used)])
}

fn changed(from: &str, to: &str) -> Result<Vec<Step>, Vec<Refusal>> {
    assert!(EXAMPLE.contains(from), "the example has no {from}");
    plan(&example(), &registers(&EXAMPLE.replace(from, to)), &in_use())
}

#[track_caller]
fn refused(from: &str, to: &str, expect: &str) {
    let said: Vec<_> = changed(from, to).expect_err("must be refused").iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|said| said.contains(expect)), "\"{expect}\": {said:#?}");
    assert!(said.iter().all(|said| said.starts_with("example-visit: ") && said.ends_with("Nothing was changed.")));
}

fn register() -> RegisterCode {
    code("example-visit")
}

const SAID: &str = "{ code = \"what-was-said\", label = \"What was said\", says = \"In the child's own words where possible.\", type = \"note\", longest = 4000";

#[test]
fn nothing_changed_is_no_step() {
    assert_eq!(changed("Promised on", "Promised by telephone on"), Ok(Vec::new()), "words are not stored");
}

#[test]
fn a_register_comes_or_goes() {
    let none = registers_without();
    assert_eq!(plan(&none, &example(), &BTreeMap::new()), Ok(vec![Step::AddRegister { register: register() }]));
    assert_eq!(plan(&example(), &none, &BTreeMap::new()), Ok(vec![Step::DropRegister { register: register() }]));
    let said = plan(&example(), &none, &in_use()).expect_err("it has records")[0].to_string();
    assert!(said.contains("10 records and no definition"), "{said}");
}

fn registers_without() -> bigplan_register::Registers {
    let mut files = shared::files(EXAMPLE);
    files.registers.clear();
    bigplan_register::Registers::read(&files).expect("valid")
}

#[test]
fn a_register_is_renamed_where_it_says_so() {
    let text = EXAMPLE.replace("code = \"example-visit\"", "code = \"home-visit\"\nwas = \"example-visit\"");
    let mut files = shared::files(&text);
    files.registers[0].0 = "home-visit.toml".into();
    let new = bigplan_register::Registers::read(&files).expect("valid");
    let renamed = Step::RenameRegister { from: register(), to: code("home-visit") };
    assert_eq!(plan(&example(), &new, &in_use()), Ok(vec![renamed]));
    assert_eq!(plan(&new, &new, &in_use()), Ok(Vec::new()), "once done it is not done again");
}

#[test]
fn a_field_comes_and_those_that_lack_it_are_asked() {
    let new = "fields = [\n    { code = \"length\", label = \"How long\", says = \"In minutes.\", type = \"whole-number\", required = true },";
    let steps = [
        Step::AddField { register: register(), field: code("length") },
        Step::AskFor { register: register(), field: code("length"), records: 10 },
    ];
    assert_eq!(changed("fields = [", new), Ok(steps.to_vec()));
}

#[test]
fn a_field_in_use_is_renamed_only_where_it_says_so() {
    let renamed = SAID.replace("{ code = \"what-was-said\"", "{ code = \"words\"");
    refused(SAID, &renamed, "if it is called words now, write was = \"what-was-said\" there");
    let declared = SAID.replace("{ code = \"what-was-said\"", "{ code = \"words\", was = \"what-was-said\"");
    let step = Step::RenameField { register: register(), from: code("what-was-said"), to: code("words") };
    assert_eq!(changed(SAID, &declared), Ok(vec![step]));
    let never = SAID.replace("{ code = \"what-was-said\"", "{ code = \"words\", was = \"what-was-sung\"");
    refused(SAID, &never, "there has been no such field");
    let twice = format!(
        "{{ code = \"words\", was = \"what-was-said\", label = \"Words\", says = \"x\", type = \"note\" }},\n    {SAID}"
    );
    refused(SAID, &twice, "only one can be what it was");
}

#[test]
fn a_field_that_nobody_filled_in_may_go() {
    let line = EXAMPLE.lines().find(|line| line.contains("\"what-was-said\"")).expect("the line");
    let without = registers(&EXAMPLE.replace(line, ""));
    let mut used = in_use();
    used.get_mut(&register()).expect("it is used").fields.remove(&code::<FieldCode>("what-was-said"));
    let step = Step::DropField { register: register(), field: code("what-was-said") };
    assert_eq!(plan(&example(), &without, &used), Ok(vec![step]));
    let said = plan(&example(), &without, &in_use()).expect_err("it is filled in")[0].to_string();
    assert!(said.contains("filled in in 10 records") && said.contains("bring it back"), "{said}");
}

#[test]
fn a_field_may_become_wider_and_not_narrower() {
    let widen = |to: &str| changed("type = \"note\", longest = 4000", to);
    assert!(matches!(widen("type = \"note\", longest = 9000").as_deref(), Ok([Step::WidenField { .. }])));
    assert!(matches!(widen("type = \"note\"").as_deref(), Ok([Step::WidenField { .. }])));
    // Shorter, and yet as long as the longest that is there.
    assert!(matches!(widen("type = \"note\", longest = 3000").as_deref(), Ok([Step::WidenField { .. }])));
    refused("longest = 4000", "longest = 2999", "as note of at most 4000 characters and would be note of at most 2999");
    refused("type = \"note\", longest = 4000", "type = \"text\", longest = 4000", "cannot hold it all");
    refused("type = \"note\", longest = 4000", "type = \"whole-number\"", "cannot hold it all");
    let several = changed("list = \"example-outcome\"", "list = \"example-outcome\", several = true");
    assert!(matches!(several.as_deref(), Ok([Step::WidenField { .. }])));
}

#[test]
fn a_code_in_use_is_retired_and_not_lost() {
    let line = "    { code = \"not-in\", says = \"Nobody was in\" },\n";
    refused(line, "", "the code not-in of the list example-outcome stands in 3 records");
    let retired = changed("says = \"Nobody was in\"", "says = \"Nobody was in\", until = \"2026-12-31\"");
    let list = || code("example-outcome");
    assert_eq!(retired, Ok(vec![Step::RetireCode { register: register(), list: list(), code: "not-in".into() }]));
    let gone =
        changed("    { code = \"refused\", says = \"The family did not want it\", until = \"2019-03-31\" },\n", "");
    assert_eq!(gone, Ok(vec![Step::DropCode { register: register(), list: list(), code: "refused".into() }]));
    let added = changed(line, &format!("{line}    {{ code = \"moved\", says = \"Has moved\" }},\n"));
    assert_eq!(added, Ok(vec![Step::AddCode { register: register(), list: list(), code: "moved".into() }]));
}

#[test]
fn a_state_in_use_is_renamed_and_not_lost() {
    refused("\"done\"", "\"over\"", "6 records are in the state done, which is gone");
    let declared =
        EXAMPLE.replace("\"done\"", "\"over\"").replace("code = \"over\"", "code = \"over\"\nwas = \"done\"");
    let step = Step::RenameState { register: register(), from: code("done"), to: code("over") };
    assert_eq!(plan(&example(), &registers(&declared), &in_use()), Ok(vec![step]));
}

#[test]
fn a_clock_with_another_rule_is_counted_again() {
    let step = Step::Recount { register: register(), clock: code("visit") };
    assert_eq!(changed("working-days = 3", "working-days = 4"), Ok(vec![step]));
    assert_eq!(changed("title = \"Visit made\"", "title = \"Visited\""), Ok(Vec::new()));
}
