//! Needs in the browser: gaps in words, evidence of four kinds, decisions, the chain, the triangle. Figures here are invented.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::figures::{NewLoad, Seen};
use bigplan_ledger::{PlanId, Role};
use bigplan_measure::{Observation, Period, Standing};
use bigplan_plan::Plan;

const FENLAND: &str = "E07000010";
const COUNTY: &str = "E10000003";
const ENGLAND: &str = "E92000001";
const POOR: &str = "free-meals:yes";
const OTHERS: &str = "free-meals:no";

/// A plan with three needs, published, and figures for one of them: 60 and 20 of 1,000 in two districts, 40 in the
/// county and in England, 90 and 30 in two groups of a district. The plan aims at 30.
async fn given() -> (Given, PlanId) {
    let given = Given::demonstration().await;
    let plan: Plan = toml::from_str(
        r#"
        plan = { title = "The sleep plan", partnership = "Cambridgeshire" }
        needs = [
            { ref = "1.1", strand = "Nights", need = "Fewer conceptions", evidence = "Too many" },
            { ref = "1.1", strand = "Days", need = "Quiet rooms" },
            { ref = "2", strand = "Days", need = "Late buses" },
        ]
        measures = [{ id = "m", title = "Under-18 conceptions", code = "NI 112", targets = [{ text = "30", period = "2031", value = 30.0 }] }]
        items = [
            { id = "p", kind = "priority", title = "Fewer teenage parents", ref = "P1", measures = ["m"] },
            { id = "a", kind = "action", title = "Clinics after school", parent = "p", needs = ["2"] },
        ]"#,
    )
    .unwrap();
    let of = given.ledger.partnership(&SETUP, "cambridgeshire").await.unwrap().unwrap().id;
    let id = given.ledger.commit_plan(&SETUP, of, plan, None).await.unwrap();
    given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
    let figures = [
        figure(FENLAND, "all", 60.0, 1000.0),
        figure("E07000008", "all", 20.0, 1000.0),
        figure(COUNTY, "all", 800.0, 20_000.0),
        figure(ENGLAND, "all", 40_000.0, 1_000_000.0),
        figure(FENLAND, POOR, 45.0, 500.0),
        figure(FENLAND, OTHERS, 15.0, 500.0),
    ];
    let load = NewLoad {
        partnership: None,
        seen: Seen::Public,
        file: "invented.csv".into(),
        sha256: "invented".into(),
        choices: "{}".into(),
        source: "Invented".into(),
        refused: 0,
        held: None,
    };
    given.ledger.load_figures(&SETUP, load, figures, &|_| ()).await.unwrap();
    (given, id)
}

/// A figure of a year that no source has yet, so that it is the newest.
fn figure(area: &str, group: &str, numerator: f64, denominator: f64) -> Observation {
    Observation {
        measure: "ni-112".parse().unwrap(),
        area: area.parse().unwrap(),
        group: group.parse().unwrap(),
        period: Period::Year(2031),
        numerator: Some(numerator),
        denominator: Some(denominator),
        value: Some(numerator / denominator * 1000.0),
        missing: None,
        standing: Standing::Final,
        comparable: true,
        source: "Invented figures".into(),
        published_on: None,
    }
}

/// Sends the form that stands at an address, with some fields given.
async fn send(client: &Client, address: &str, given: &[(&str, &str)]) -> Page {
    let form = client.get(address).await.ok();
    let mut fields = form.fields(address);
    for (name, value) in given {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(address, &fields).await
}

#[tokio::test]
async fn a_need_is_told_as_a_gap_with_its_chance() {
    let (given, plan) = given().await;
    let editor = given.sign_in(Role::Editor).await;
    let need = format!("/plans/{plan}/needs/0");
    let nothing = editor.get(&need).await.ok();
    assert!(nothing.words("main").contains("No figure shows it"));
    let unsaid = send(&editor, &format!("{need}/gap"), &[("measure", "ni-112"), ("area", FENLAND)]).await;
    assert!(unsaid.words(".govuk-error-summary").contains("Choose what it is held against"));
    for against in ["place:E92000001", "best-place"] {
        let fields = [("measure", "ni-112"), ("area", FENLAND), ("against", against)];
        assert_eq!(send(&editor, &format!("{need}/gap"), &fields).await.status, StatusCode::SEE_OTHER, "{against}");
    }
    let twice = send(
        &editor,
        &format!("{need}/gap"),
        &[("measure", "ni-112"), ("area", FENLAND), ("against", "place:E92000001")],
    )
    .await;
    assert!(twice.words(".govuk-error-summary").contains("shows this gap already"), "{}", twice.words("main"));
    let shown = given.visitor().get(&need).await.ok();
    let said = shown.words("main");
    assert!(said.contains("Fenland is 20.0 per 1,000 above England (60.0 against 40.0, 2031)"), "{said}");
    assert!(said.contains("More than chance") && said.contains("20 fewer would close it"), "{said}");
    assert!(said.contains("above Cambridge, the best of 2 districts"), "{said}");
    assert_eq!(shown.elements(".f-chart svg").len(), 4, "each chart wide and narrow");
    let list = given.visitor().get(&format!("/plans/{plan}/needs")).await.ok();
    assert!(list.words("main").contains("Fenland is 20.0 per 1,000 above England"));
    let spots = given.visitor().get(&format!("/plans/{plan}/needs/hot-spots")).await.ok();
    assert!(spots.words("main").contains("Fenland"), "{}", spots.words("main"));
}

#[tokio::test]
async fn a_gap_can_be_one_to_the_target_and_one_between_groups() {
    let (given, plan) = given().await;
    let editor = given.sign_in(Role::Editor).await;
    let need = format!("/plans/{plan}/needs/0");
    let form = format!("{need}/gap");
    let target = [("measure", "ni-112"), ("area", COUNTY), ("against", "target")];
    assert_eq!(send(&editor, &form, &target).await.status, StatusCode::SEE_OTHER);
    let groups = [("measure", "ni-112"), ("area", FENLAND), ("group", POOR), ("other", OTHERS)];
    assert_eq!(send(&editor, &form, &groups).await.status, StatusCode::SEE_OTHER);
    let said = given.visitor().get(&need).await.ok().words("main");
    assert!(said.contains("10.0 per 1,000 above the target for 2031 (40.0 against 30.0, 2031)"), "{said}");
    assert!(said.contains(": 60.0 per 1,000 above") && said.contains("(90.0 against 30.0, 2031)"), "{said}");
    assert!(said.contains("The gap lies between"), "{said}");
    let both = [&target[..], &[("other", POOR)]].concat();
    assert!(send(&editor, &form, &both).await.words(".govuk-error-summary").contains("one thing to hold it against"));
    let itself = [("measure", "ni-112"), ("area", COUNTY), ("against", "place:E10000003")];
    assert!(send(&editor, &form, &itself).await.words(".govuk-error-summary").contains("held against itself"));
    let strange = [("measure", "ni-112"), ("area", COUNTY), ("against", "place:E07999999")];
    let refused = send(&editor, &form, &strange).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.words("main").contains("Nothing was saved"), "{}", refused.words("main"));
}

#[tokio::test]
async fn evidence_is_of_four_kinds_and_quotations_wait_until_they_may_be_published() {
    let (given, plan) = given().await;
    let editor = given.sign_in(Role::Editor).await;
    let need = format!("/plans/{plan}/needs/1");
    let form = format!("{need}/evidence");
    let empty = send(&editor, &form, &[("kind", "children"), ("whose", "unfit")]).await;
    assert!(empty.words(".govuk-error-summary").contains("Enter what the evidence says"));
    let quotation = [("kind", "children"), ("whose", "unfit"), ("words", "It hums all day"), ("source", "A talk")];
    assert!(send(&editor, &form, &quotation).await.status.is_redirection());
    assert!(editor.get(&need).await.ok().words("main").contains("Not for publishing"));
    assert!(!given.visitor().get(&need).await.ok().words("main").contains("It hums"));
    let other = editor.get(&format!("/plans/{plan}/needs/0")).await.ok();
    assert!(!other.words("main").contains("It hums"), "two strands use one reference");
    let change = editor.get(&need).await.ok().link("Change “It hums all day”");
    assert!(send(&editor, &change, &[("kind", "children"), ("whose", "fit")]).await.status.is_redirection());
    assert!(given.visitor().get(&need).await.ok().words("main").contains("It hums all day"));
    let list = given.visitor().get(&format!("/plans/{plan}/needs")).await.ok();
    assert!(list.words("main").contains("1 of 4 kinds of evidence; nothing from figures, professionals or parents"));
    let remove = editor.get(&need).await.ok().link("Remove “It hums all day”");
    let without = send(&editor, &remove, &[]).await;
    assert!(without.words(".govuk-error-summary").contains("Enter the reason"));
    assert!(send(&editor, &remove, &[("why", "Said in confidence")]).await.status.is_redirection());
    assert!(!editor.get(&need).await.ok().words("main").contains("It hums"));
}

#[tokio::test]
async fn what_was_decided_is_logged_and_closes_the_chain() {
    let (given, plan) = given().await;
    let editor = given.sign_in(Role::Editor).await;
    let items = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items;
    let priority = items.iter().find(|item| item.title == "Fewer teenage parents").unwrap().id.clone();
    let chain = format!("/plans/{plan}/needs/chain");
    let before = given.visitor().get(&chain).await.ok().words("main");
    assert!(before.contains("1 need has the whole chain") && before.contains("No priority: 2 needs"), "{before}");
    let form = |need: usize| format!("/plans/{plan}/needs/{need}/decision");
    let unsaid = send(&editor, &form(0), &[("decided", "yes"), ("on", "2009")]).await;
    let wrong = unsaid.words(".govuk-error-summary");
    for sentence in ["Choose what it became", "Say who decided", "Enter a whole day"] {
        assert!(wrong.contains(sentence), "{sentence}: {wrong}");
    }
    let both = [("by", "The board"), ("on", "25 March 2009"), ("why", "Two in a hundred")];
    let yes = [&both[..], &[("decided", "yes"), ("item", priority.as_str())]].concat();
    assert!(send(&editor, &form(0), &yes).await.status.is_redirection());
    let no = [&both[..], &[("decided", "no")]].concat();
    assert!(send(&editor, &form(1), &no).await.status.is_redirection());
    let after = given.visitor().get(&chain).await.ok().words("main");
    assert!(after.contains("2 needs have the whole chain") && after.contains("1 became no priority"), "{after}");
    let log = format!("/plans/{plan}/needs/decisions");
    for (filter, count) in [("", 2), ("?decided=yes", 1), ("?decided=no", 1)] {
        let page = given.visitor().get(&format!("{log}{filter}")).await.ok();
        assert_eq!(page.elements("tbody tr").len(), count, "{filter}");
    }
    let back = editor.get(&format!("/plans/{plan}/needs/1")).await.ok().link("Take back the decision of 25 March 2009");
    assert!(send(&editor, &back, &[("why", "Noted twice")]).await.status.is_redirection());
    assert_eq!(given.visitor().get(&log).await.ok().elements("tbody tr").len(), 1);
}

#[tokio::test]
async fn places_are_named_by_line_and_unknown_ones_are_told() {
    let (given, plan) = given().await;
    let editor = given.sign_in(Role::Editor).await;
    let form = format!("/plans/{plan}/needs/0/places");
    let strange = send(&editor, &form, &[("places", "Fenland\nNowhere\nElsewhere"), ("source", "A report")]).await;
    let wrong = strange.words(".govuk-error-summary");
    assert!(wrong.contains("“Nowhere”, “Elsewhere” are no places that are known here"), "{wrong}");
    assert!(wrong.contains("Nothing was saved"), "{wrong}");
    assert!(
        send(&editor, &form, &[("places", "fenland\nCambridge"), ("source", "A report")]).await.status.is_redirection()
    );
    let page = given.visitor().get(&format!("/plans/{plan}/needs/hot-spots")).await.ok();
    assert!(page.words("main").contains("Fenland") && page.words("main").contains("1.1 Fewer conceptions"));
}

#[tokio::test]
async fn the_triangle_of_need_is_seen_by_all_and_written_by_officers() {
    let given = Given::demonstration().await;
    let surrey = given.visitor().get("/partnerships/surrey/triangle").await.ok();
    assert!(
        surrey.words("main").contains("243,000") && surrey.words("main").contains("831"),
        "{}",
        surrey.words("main")
    );
    let form = "/partnerships/peterborough/triangle/change";
    assert!(given.visitor().get(form).await.location().starts_with("/sign-in"));
    let editor = given.sign_in(Role::Editor).await;
    let words = [("who-1", "All"), ("children-1", "forty thousand"), ("source-1", "A count")];
    let refused = send(&editor, form, &words).await;
    assert!(refused.words(".govuk-error-summary").contains("whole number of children in digits"));
    let last = [("who-4", "Few"), ("children-4", "-3"), ("level-1", ""), ("level-2", ""), ("level-3", "")];
    let refused = send(&editor, form, &last).await;
    assert!(refused.fields(form).contains(&("children-4".to_owned(), "-3".to_owned())), "what was typed is kept");
    let upside_down = [
        ("who-1", "All"),
        ("children-1", "40,000"),
        ("source-1", "A count"),
        ("who-2", "Some"),
        ("children-2", "41000"),
        ("source-2", "A guess"),
    ];
    assert!(send(&editor, form, &upside_down).await.status.is_redirection());
    let page = given.visitor().get("/partnerships/peterborough/triangle").await.ok();
    assert!(
        page.words("main").contains("More children are counted at the level “Additional”"),
        "{}",
        page.words("main")
    );
}
