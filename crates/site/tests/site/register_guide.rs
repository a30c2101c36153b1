//! The guide "Add a register", followed: its file is all that a new register needs, and what it says of a bad one is true.

use axum::http::StatusCode;
use bigplan_ledger::registers::NewDuty;
use bigplan_ledger::{Role, Scope};
use bigplan_register::{Files, Registers};

use crate::support::{Given, SETUP};

const GUIDE: &str = include_str!("../../../../docs/guides/add-a-register.md");

/// The file that the guide gives.
fn file() -> &'static str {
    GUIDE.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap()
}

fn files(text: &str) -> Files {
    Files::built_in().with(Files::of_folder(&[("registers/holiday-club-place.toml".to_owned(), text.to_owned())]))
}

#[tokio::test]
async fn the_file_of_the_guide_is_a_register() {
    let given = Given::demonstration().await.with_registers(files(file()));
    let email = given.account(Role::Reader, Scope::All).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account.id;
    let work = given.site.casework().await.unwrap().clone();
    let of = given.ledger.partnership(&SETUP, "cambridgeshire").await.unwrap().unwrap().id;
    let team = work.add_team(&SETUP, of, "Invented team", None).await.unwrap();
    let role = "family-worker".parse().unwrap();
    let duty = NewDuty {
        account,
        role,
        team: Some(team),
        organisation: None,
        qualified: Some(false),
        from: None,
        until: None,
    };
    work.give_duty(&SETUP, of, duty).await.unwrap();
    let client = given.visitor().with_session(session.secret());

    assert!(client.get("/registers").await.ok().words("tbody").contains("Holiday club places"));
    let about = client.get("/registers/holiday-club-place/about").await.ok().words("main");
    assert!(about.contains("Family has heard") && about.contains("10 working days"), "{about}");
    let new = [("family_name", "Invented"), ("given_names", "Wren"), ("born", "1 May 2004")];
    let person = client.post("/registers/holiday-club-place/person", &new).await.location().to_owned();
    let form = client.get(&person).await.ok();
    for label in ["Asked on", "Club", "Offered on", "How often the child came"] {
        assert!(form.words("form").contains(label), "{label}: {}", form.words("form"));
    }
    let person = person.rsplit_once("person=").unwrap().1.to_owned();
    let sent = [("at--person", person.as_str()), ("asked", "14 September 2009"), ("at--worker", &account.to_string())];
    let made = client.post("/registers/holiday-club-place/new", &sent).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words(".govuk-error-summary"));
    let record = client.get(made.location()).await.ok().words("main");
    assert!(record.contains("Family has heard: ▲ 2 working days late") || record.contains("2 working days late"));
    assert!(client.get("/registers/holiday-club-place").await.ok().words("tbody").contains("2 working days late"));
}

#[test]
fn what_the_guide_says_of_a_slip_is_what_is_said() {
    let faults = Registers::read(&files(&file().replacen("from = [\"asked\"]", "from = [\"aksed\"]", 1))).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| GUIDE.contains(told)), "the guide should say: {told:?}");
}
