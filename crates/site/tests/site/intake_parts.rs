//! What stands in a draft beside its items is corrected like the items: beside its source,
//! kept as corrections, nothing in a plan before it is accepted. Everything here is invented.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{NewDocument, NewPartnership, PartnershipId, Role, Scope};
use bigplan_plan::{Draft, Format, Plan, Source};
use bigplan_testbed::Engine;

const DOCUMENT: &str = "The Nodland plan\nGo to bed\nNI 900 Children asleep by ten: 62.5% in 2008, 70% in 2009/10\n\
    1.1 Rest: sleep\nSleep board, chaired by the Head of Sleep\nDim the lamps within six months\n\
    Resting: 3\nNAP means a short sleep\nA board for naps";

fn plan() -> Plan {
    toml::from_str(
        r#"
        plan = { title = "The Nodland plan" }
        items = [{ id = "i1", kind = "action", title = "Go to bed", measures = ["m1"], at = { line = 2 } }]
        measures = [{ id = "m1", code = "NI 900", title = "Children asleep by ten", baseline = { period = "2008", value = 62.5, unit = "percent", text = "62.5%" }, targets = [{ period = "2009/10", value = 70.0, unit = "percent", text = "70%" }], at = { line = 3 } }]
        needs = [{ ref = "1.1", strand = "Rest", need = "Sleep", evidence = "Yawns", at = { line = 4 } }]
        groups = [{ name = "Sleep board", chair = "Head of Sleep", answers_for = ["i1", "m1"], at = { line = 5 } }]
        recommendations = [{ from = "The council", timescale = "six months", text = "Dim the lamps", at = { line = 6 } }]
        judgements = [{ aspect = "Resting", grade = 3, at = { line = 7 } }]
        glossary = [{ term = "NAP", meaning = "A short sleep", at = { line = 8 } }]
        "#,
    )
    .unwrap()
}

/// An import that was read, and an officer who works on it.
async fn import(given: &Given) -> (PartnershipId, Client, String) {
    let new = NewPartnership { slug: "nodland".into(), name: "Nodland".into(), about: String::new() };
    let place = given.ledger.make_partnership(&SETUP, new).await.unwrap();
    let document = NewDocument { name: "nod.txt".into(), format: Format::Text, bytes: DOCUMENT.into() };
    let source = Source { file: "nod.txt".into(), sha256: document.sha256(), format: Format::Text };
    let id = given.ledger.start_import(&SETUP, place, document).await.unwrap();
    let draft = Draft { version: 1, source, plan: plan(), findings: vec![] };
    given.ledger.finish_reading(&SETUP, id, &draft).await.unwrap();
    (place, given.sign_in_to(Role::Editor, Scope::Partnership(place)).await, format!("/imports/{id}"))
}

async fn post(client: &Client, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(path, &fields).await
}

/// The fields of a form, one of them with another value.
async fn filled(client: &Client, path: &str, name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = client.get(path).await.ok().fields(path);
    fields.retain(|(other, _)| other != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

/// The value of the button inside an element.
fn button(page: &Page, inside: &str) -> String {
    page.attributes(&format!("{inside} button"), "value").into_iter().next().unwrap()
}

async fn accept(given: &Given, client: &Client, import: &str) -> Plan {
    assert_eq!(given.all_plans().await, [], "a plan was stored before anybody accepted one");
    let path = format!("{import}/accept");
    let fields = client.get(&path).await.ok().fields(&path);
    let done = post(client, &path, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words("main"));
    given.ledger.plan(&SETUP, given.all_plans().await[0]).await.unwrap().unwrap().plan
}

async fn every_kind_is_corrected(engine: Engine) {
    let given = Given::on(engine).await;
    let (_, client, import) = import(&given).await;
    for (kind, key, field, source) in [
        ("measure", "m1", "title", "NI 900"),
        ("need", "1", "need", "Rest: sleep"),
        ("group", "1", "name", "Sleep board"),
        ("recommendation", "1", "text", "Dim the lamps"),
        ("judgement", "1", "aspect", "Resting"),
        ("term", "1", "meaning", "NAP means"),
    ] {
        let path = format!("{import}/parts/{kind}/{key}");
        assert!(client.get(&path).await.ok().words("aside").contains(source), "the source is not beside the {kind}");
        let sent = post(&client, &path, &filled(&client, &path, field, &format!("Mended {kind}")).await).await;
        assert_eq!(sent.location(), format!("{import}?open={kind}#part-{kind}-{key}"), "{}", sent.words("main"));
        let page = client.get(&format!("{import}?open={kind}")).await.ok();
        let card = page.words(&format!("details[open] #part-{kind}-{key}"));
        assert!(card.contains(&format!("Mended {kind}")) && card.contains("Corrected"), "{card}");
    }
    let plan = accept(&given, &client, &import).await;
    assert_eq!(plan.measures[0].title, "Mended measure");
    assert_eq!(plan.items[0].measures, [plan.measures[0].id.clone()], "the item lost its measure");
    assert_eq!(plan.measures[0].targets, self::plan().measures[0].targets);
    assert_eq!((plan.needs[0].need.as_str(), plan.needs[0].reference.as_str()), ("Mended need", "1.1"));
    assert_eq!((plan.groups[0].name.as_str(), plan.groups[0].answers_for.len()), ("Mended group", 2));
    assert_eq!(plan.recommendations[0].text, "Mended recommendation");
    assert_eq!(plan.judgements[0].aspect, "Mended judgement");
    assert_eq!((plan.glossary[0].meaning.as_str(), plan.glossary[0].at.unwrap().line), ("Mended term", 8));
}

#[tokio::test]
async fn every_kind_is_corrected_on_sqlite() {
    every_kind_is_corrected(Engine::Sqlite).await;
}

#[tokio::test]
async fn every_kind_is_corrected_on_postgres() {
    every_kind_is_corrected(Engine::Postgres).await;
}

#[tokio::test]
async fn what_is_left_out_is_not_in_the_plan_and_can_be_put_back() {
    let given = Given::empty().await;
    let (_, client, import) = import(&given).await;
    for (kind, key) in [("measure", "m1"), ("need", "1"), ("term", "1")] {
        let decide = format!("{import}/parts/{kind}/decide");
        let page = client.get(&import).await.ok();
        let leave = button(&page, &format!("#part-{kind}-{key}"));
        let sent = client.post(&decide, &[("decide", &leave)]).await;
        assert_eq!(sent.location(), format!("{import}?open={kind}#part-{kind}-{key}"));
        assert!(client.get(&import).await.words(&format!("#part-{kind}-{key}")).contains("Left out"));
    }
    let page = client.get(&import).await.ok();
    let back = button(&page, "#part-need-1");
    client.post(&format!("{import}/parts/need/decide"), &[("decide", &back)]).await;
    let check = client.get(&format!("{import}/accept")).await.ok();
    assert!(check.words("main").contains("0; 1 more will not be in the plan"), "{}", check.words("main"));
    let plan = accept(&given, &client, &import).await;
    assert_eq!((plan.measures.len(), plan.needs.len(), plan.glossary.len()), (0, 1, 0));
    assert_eq!(plan.items[0].measures, [] as [String; 0], "the item names a measure that is not in the plan");
    assert_eq!(plan.groups[0].answers_for, [plan.items[0].id.clone()]);
}

#[tokio::test]
async fn what_the_reader_missed_is_added_from_its_line() {
    let given = Given::empty().await;
    let (_, client, import) = import(&given).await;
    let other = client.get(&format!("{import}/items/new?line=9")).await.ok();
    let path = other.link("a group");
    assert_eq!(path, format!("{import}/parts/group/new?line=9"));
    let form = client.get(&path).await.ok();
    assert_eq!(form.value("name"), "A board for naps");
    assert_eq!(post(&client, &path, &form.fields(&path)).await.status, StatusCode::SEE_OTHER);
    let added = [("title", "Naps"), ("target-0-period", "2010"), ("target-0-value", "5"), ("target-0-unit", "count")];
    let sent = client.post(&format!("{import}/parts/measure/new"), &added).await;
    assert_eq!(sent.location(), format!("{import}?open=measure#part-measure-added-1"));
    let item = format!("{import}/items/i1");
    let used = post(&client, &item, &filled(&client, &item, "add-measure", "added-1").await).await;
    assert_eq!(used.status, StatusCode::SEE_OTHER, "{}", used.words("main"));
    let plan = accept(&given, &client, &import).await;
    assert_eq!((plan.groups[1].name.as_str(), plan.groups[1].at.unwrap().line), ("A board for naps", 9));
    assert_eq!((plan.measures[1].title.as_str(), plan.measures[1].targets[0].value), ("Naps", Some(5.0)));
    assert_eq!(plan.items[0].measures.len(), 2);
}

#[tokio::test]
async fn of_two_who_change_the_same_part_the_second_sees_both_and_chooses() {
    let given = Given::empty().await;
    let (place, first, import) = import(&given).await;
    let second = given.sign_in_to(Role::Editor, Scope::Partnership(place)).await;
    let path = format!("{import}/parts/term/1");
    let stale = button(&second.get(&import).await.ok(), "#part-term-1");
    let mine = filled(&second, &path, "meaning", "Mine").await;
    post(&first, &path, &filled(&first, &path, "meaning", "Theirs").await).await;
    let conflict = post(&second, &path, &mine).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.words("main").contains("Theirs") && conflict.words("main").contains("Mine"));
    assert!(first.get(&import).await.words("#part-term-1").contains("Theirs"), "it was overwritten");
    assert_eq!(post(&second, &path, &conflict.fields(&path)).await.status, StatusCode::SEE_OTHER);
    assert!(first.get(&import).await.words("#part-term-1").contains("Mine"));
    let decide = format!("{import}/parts/term/decide");
    let conflict = second.post(&decide, &[("decide", &stale)]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT, "a part was left out that its reader had not seen");
    assert_eq!(post(&second, &decide, &conflict.fields(&decide)).await.status, StatusCode::SEE_OTHER);
    assert!(first.get(&import).await.words("#part-term-1").contains("Left out"));
}

#[tokio::test]
async fn what_is_wrong_with_a_part_is_said_and_nothing_is_kept() {
    let given = Given::empty().await;
    let (place, client, import) = import(&given).await;
    let path = format!("{import}/parts/measure/m1");
    let page = post(&client, &path, &filled(&client, &path, "target-0-value", "many").await).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes(".govuk-error-summary__list a", "href"), ["#target-0-value"]);
    assert_eq!(page.value("target-0-value"), "many", "what was typed is gone");
    assert!(!client.get(&import).await.words("#part-measure-m1").contains("Corrected"));
    for path in ["/parts/wish/new", "/parts/term/9", "/parts/wish/1"] {
        assert_eq!(client.get(&format!("{import}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let reader = given.sign_in_to(Role::Reader, Scope::Partnership(place)).await;
    for path in ["/parts/term/1", "/parts/term/new"] {
        assert_eq!(reader.get(&format!("{import}{path}")).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
