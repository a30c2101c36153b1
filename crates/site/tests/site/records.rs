//! Records of registers in the browser: lists by their clocks, forms made from definitions, moves, sign-offs, and who
//! has seen what. All people here are invented.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_demo::records::{Workers, load_records};
use bigplan_ledger::registers::{Casework, RegisterPage, Whose};
use bigplan_ledger::{AccountId, PartnershipId, RecordId, Role, Scope};

/// The demonstration with its records, and three people at work.
pub struct House {
    pub given: Given,
    pub work: Casework,
    pub of: PartnershipId,
    pub social_worker: Client,
    pub family_worker: Client,
    pub manager: Client,
}

impl House {
    pub async fn open() -> Self {
        let given = Given::demonstration().await;
        let work = given.site.casework().await.unwrap().clone();
        let (one, social_worker) = somebody(&given).await;
        let (two, family_worker) = somebody(&given).await;
        let (three, manager) = somebody(&given).await;
        let workers =
            Workers { social_worker: one, family_worker: two, manager: three, secretary: None, auditor: None };
        assert!(load_records(&work, workers).await.unwrap() > 40);
        assert_eq!(load_records(&work, workers).await.unwrap(), 0, "loading again changes nothing");
        let of = given.ledger.partnership(&SETUP, "cambridgeshire").await.unwrap().unwrap().id;
        Self { given, work, of, social_worker, family_worker, manager }
    }

    /// The first records of a register in a state.
    pub async fn records(&self, register: &str, state: &str) -> Vec<RecordId> {
        let page = RegisterPage {
            register: register.parse().unwrap(),
            whose: Whose::All,
            state: Some(state.parse().unwrap()),
            after: None,
            lines: 50,
        };
        let items = self.work.register_page(&SETUP, self.of, &page).await.unwrap();
        items.into_iter().map(|item| item.id).collect()
    }

    /// A record that somebody begins in the browser: an invented child's referral.
    pub async fn referral(&self, client: &Client) -> String {
        let person = person(client).await;
        let sent = [
            ("at--person", person.as_str()),
            ("received", "29 September 2009"),
            ("source", "2A"),
            ("reason", "Invented words"),
            ("at--worker", &self.me(client).await),
        ];
        let made = client.post("/registers/referral/new", &sent).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words(".govuk-error-summary"));
        made.location().to_owned()
    }

    /// The account that the form offers to whoever opens it.
    async fn me(&self, client: &Client) -> String {
        let person = person(client).await;
        let page = client.get(&format!("/registers/referral/new?person={person}")).await.ok();
        let chosen = page.attributes("#at--worker option[selected]", "value");
        chosen.first().cloned().unwrap_or_default()
    }
}

pub async fn somebody(given: &Given) -> (AccountId, Client) {
    let email = given.account(Role::Reader, Scope::All).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account.id;
    (account, given.visitor().with_session(session.secret()))
}

/// Notes an invented child and gives back their id.
pub async fn person(client: &Client) -> String {
    let new = [("family_name", "Secretname"), ("given_names", "Invented"), ("born", "1 May 2004")];
    let added = client.post("/registers/referral/person", &new).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    added.location().rsplit_once("person=").unwrap().1.to_owned()
}

/// No address on a page may hold a child's name.
pub fn assert_no_name_in_addresses(page: &Page) {
    for link in page.own_links() {
        assert!(!link.contains("Invented") && !link.contains("Secretname"), "{link}");
    }
}

#[tokio::test]
async fn lists_show_work_by_its_clocks_and_no_address_holds_a_name() {
    let house = House::open().await;
    let all = house.social_worker.get("/registers").await.ok();
    assert!(all.words("tbody").contains("Referrals"), "{}", all.words("tbody"));
    for (path, found) in [
        ("/registers/referral?whose=all", true),
        ("/registers/referral?whose=teams", true),
        ("/registers/initial-assessment?whose=mine", true),
        ("/registers/referral?whose=all&state=closed", false),
        ("/registers/referral?whose=all&state=no-such&due=x&record=y", true),
    ] {
        let page = house.social_worker.get(path).await.ok();
        assert_eq!(page.has("tbody tr"), found, "{path}");
        assert_no_name_in_addresses(&page);
    }
    let page = house.social_worker.get("/registers/referral?whose=all").await;
    let first = page.words("tbody tr:first-child td");
    assert!(first.contains("late"), "what is latest stands first: {first}");
    assert!(page.has(".r-due--late"));
    let untold = house.manager.get("/registers/untold").await.ok();
    assert_eq!(untold.elements("tbody tr").len(), house.records("referral", "decided").await.len());
    assert!(house.manager.get("/registers/unsigned").await.ok().has("tbody tr"));
}

#[tokio::test]
async fn ones_own_list_and_the_teams_go_across_registers() {
    let house = House::open().await;
    for path in ["/registers/mine", "/registers/team"] {
        let page = house.social_worker.get(path).await.ok();
        let registers = page.words("tbody");
        assert!(registers.contains("referral") && registers.contains("initial assessment"), "{path}: {registers}");
        assert_no_name_in_addresses(&page);
        let one = house.social_worker.get(&format!("{path}?register=initial-assessment")).await.ok();
        assert!(one.has("tbody tr") && !one.words("tbody").contains("referral"), "{path}");
        let none = house.social_worker.get(&format!("{path}?register=no-such&due=x&record=y")).await.ok();
        assert_eq!(none.words("tbody"), registers, "what cannot be understood is left out");
    }
    let mine = house.social_worker.get("/registers/mine").await;
    let team = house.manager.get("/registers/team").await;
    assert!(team.elements("tbody tr").len() > mine.elements("tbody tr").len(), "a team has more than one of it");
}

#[tokio::test]
async fn a_page_shows_who_and_what_is_around_the_child_to_those_who_may() {
    let house = House::open().await;
    let page = RegisterPage {
        register: "address".parse().unwrap(),
        whose: Whose::All,
        state: Some("stored".parse().unwrap()),
        after: None,
        lines: 1,
    };
    let items = house.work.register_page(&SETUP, house.of, &page).await.unwrap();
    let child = items[0].person.unwrap();
    let seen = house.manager.get(&format!("/registers/persons/{child}")).await.ok();
    let words = seen.words("main");
    assert!(words.contains("Who it is: Mother") && words.contains("Person: Invented, Parent"), "{words}");
    assert!(words.contains("Where: An invented street"), "{words}");
    assert_no_name_in_addresses(&seen);
    let fact = |link: &String| link.contains("/address/") || link.contains("/family-tie/");
    let record = seen.own_links().into_iter().find(|link| link.contains("/records/") && !fact(link)).unwrap();
    let words = house.manager.get(&record).await.ok().words("main");
    assert!(words.contains("Around the child") && words.contains("Mother"), "{words}");
    let stranger = house.given.visitor().get(&format!("/registers/persons/{child}")).await;
    assert_ne!(stranger.status, StatusCode::OK);
}

#[tokio::test]
async fn who_holds_no_duty_sees_nothing_and_learns_nothing() {
    let house = House::open().await;
    let record = house.records("referral", "received").await[0];
    let stranger = house.given.sign_in(Role::Administrator).await;
    assert!(stranger.get("/registers").await.ok().words("main").contains("You hold no duty"));
    for path in ["/registers/referral".to_owned(), format!("/registers/referral/records/{record}")] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let other = house.social_worker.get(&format!("/registers/conference/records/{record}")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "the register in an address is the record's");
    for path in
        ["/registers/no-such", "/registers/vacancy", "/registers/referral/records/nothing", "/registers/persons/x"]
    {
        assert_eq!(house.social_worker.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_referral_is_begun_from_a_name_to_its_page() {
    let house = House::open().await;
    let client = &house.social_worker;
    assert!(client.get("/registers/referral/new").await.ok().has("form[action='/registers/referral/find']"));
    let short = client.post("/registers/referral/find", &[("name", "x")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.words("#name-error").contains("at least two letters"));
    let found = client.post("/registers/referral/find", &[("name", "invented ac")]).await.ok();
    assert!(found.words("main ul").contains("Invented, Acorn"));
    assert_no_name_in_addresses(&found);
    let nameless = client.post("/registers/referral/person", &[("born", "soon")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);

    let person = person(client).await;
    let sent = [("at--person", person.as_str()), ("received", "2009"), ("reason", "Kept as typed")];
    let wrong = client.post("/registers/referral/new", &sent).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.words("#received-error").contains("enter a whole day"), "{}", wrong.words("main"));
    assert!(wrong.words("textarea#reason").contains("Kept as typed"), "what was typed stays");
    let ahead = [("at--person", person.as_str()), ("received", "1 October 2009")];
    assert!(client.post("/registers/referral/new", &ahead).await.has("#received-error"), "a day that lies ahead");

    let made = house.referral(client).await;
    let page = client.get(&made).await.ok();
    assert!(page.words("h1").starts_with("Referral "), "{}", page.words("h1"));
    assert!(page.words(".govuk-body-l").contains("Secretname, Invented, born 1 May 2004"));
    assert!(page.words(".r-clocks").contains("Decision within a day"));
    assert!(page.words(".govuk-summary-list").contains("29 September 2009"));
    assert_no_name_in_addresses(&page);
    let child = page.attributes(".govuk-body-l a", "href")[0].clone();
    assert!(client.get(&child).await.ok().words("tbody").contains("referral"));
}

#[tokio::test]
async fn a_draft_is_kept_for_its_writer_alone() {
    let house = House::open().await;
    let record = house.referral(&house.social_worker).await;
    let change = format!("{record}/change");
    let form = house.social_worker.get(&change).await.ok();
    let revision = form.value("revision");
    let sent = [("revision", revision.as_str()), ("reason", "Half a sentence"), ("at--draft", "keep")];
    assert_eq!(house.social_worker.post(&change, &sent).await.location(), change);
    let kept = house.social_worker.get(&change).await.ok();
    assert!(
        kept.words("textarea#reason").contains("Half a sentence") && kept.words("main").contains("This is your draft")
    );
    assert!(!house.manager.get(&change).await.ok().words("main").contains("Half a sentence"));
    assert!(!house.manager.get(&record).await.ok().words("main").contains("Half a sentence"));
    house.social_worker.post(&change, &[("revision", &revision), ("at--draft", "drop")]).await;
    assert!(!house.social_worker.get(&change).await.ok().words("main").contains("Half a sentence"));

    let person = person(&house.social_worker).await;
    let sent = [("at--person", person.as_str()), ("reason", "Begun"), ("at--draft", "keep")];
    let kept = house.social_worker.post("/registers/referral/new", &sent).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert!(house.social_worker.get("/registers/referral/new").await.ok().words("textarea#reason").contains("Begun"));
}

#[tokio::test]
async fn a_change_meanwhile_is_shown_and_nothing_is_overwritten_unseen() {
    let house = House::open().await;
    let record = house.referral(&house.social_worker).await;
    let change = format!("{record}/change");
    let fields = house.social_worker.get(&change).await.ok().fields(&change);
    let with = |value: &'static str| -> Vec<(String, String)> {
        fields
            .iter()
            .map(|(name, old)| (name.clone(), if name == "reason" { value.into() } else { old.clone() }))
            .collect()
    };
    let (mine, theirs) = (with("My words"), with("Their words"));
    let pairs = |all: &[(String, String)]| -> Vec<(String, String)> {
        all.iter().filter(|(name, _)| name != "form-key" && name != "at--draft").cloned().collect()
    };
    let send = async |client: &Client, all: Vec<(String, String)>| {
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.post(&change, &all).await
    };
    assert_eq!(send(&house.manager, pairs(&theirs)).await.location(), record);
    let told = send(&house.social_worker, pairs(&mine)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        told.words("main").contains("What the worry is, as it is stored now: Their words"),
        "{}",
        told.words("main")
    );
    assert!(told.words("textarea#reason").contains("My words"));
    assert!(house.manager.get(&record).await.ok().words(".govuk-summary-list").contains("Their words"));
}

#[tokio::test]
async fn a_move_says_what_it_needs_and_is_made_when_it_has_it() {
    let house = House::open().await;
    let record = house.referral(&house.social_worker).await;
    let client = &house.social_worker;
    let check = client.get(&format!("{record}/moves/decide")).await.ok();
    assert!(check.words("main").contains("needed first: Decision, Decided on"), "{}", check.words("main"));
    let revision = check.value("revision");
    let early = client.post(&format!("{record}/moves/decide"), &[("revision", &revision)]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.words(".govuk-error-summary").contains("Decision"), "{}", early.words("main"));
    let other = client.post(&format!("{record}/moves/close-untold"), &[("revision", &revision), ("reason", "x")]).await;
    assert!(other.words("main").contains("not possible while") || other.words("main").contains("not yours"));
    let sent = [
        ("revision", revision.as_str()),
        ("received", "29 September 2009"),
        ("source", "2A"),
        ("reason", "Invented words"),
        ("decision", "assess"),
        ("decided", "29 September 2009"),
    ];
    assert_eq!(client.post(&format!("{record}/change"), &sent).await.location(), record);
    let revision = client.get(&format!("{record}/moves/decide")).await.ok().value("revision");
    let stale = client.post(&format!("{record}/moves/decide"), &[("revision", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let made = client.post(&format!("{record}/moves/decide"), &[("revision", &revision)]).await;
    assert_eq!(made.location(), record);
    let page = client.get(&record).await.ok();
    assert!(page.words(".govuk-tag").contains("Decided, referrer not yet told"));
    assert!(page.words(".r-clocks").contains("Done in time"), "{}", page.words(".r-clocks"));
    assert_eq!(client.get(&format!("{record}/moves/no-such")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn work_is_signed_by_somebody_else_and_never_by_its_worker() {
    let house = House::open().await;
    let record = house.records("initial-assessment", "written").await[0];
    let page = format!("/registers/initial-assessment/records/{record}");
    let sign = format!("{page}/signs/manager");
    let shown = house.family_worker.get(&page).await.ok();
    assert!(shown.words("main").contains("Read and signed by the manager: not yet"));
    assert!(!shown.has(&format!("form[action='{sign}']")), "the worker is offered no button");
    let revision = house.manager.get(&page).await.ok().value("revision");
    let refused = house.family_worker.post(&sign, &[("revision", &revision)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.words("main").contains("you did this work, so somebody else has to sign it"));
    let early = house.manager.post(&format!("{page}/moves/finish"), &[("revision", &revision)]).await;
    assert!(early.words(".govuk-error-summary").contains("a manager has to read and sign"));
    assert_eq!(house.manager.post(&sign, &[("revision", &revision)]).await.location(), page);
    let signed = house.manager.get(&page).await.ok();
    assert!(signed.words("main").contains("Read and signed by the manager: 30 September 2009"));
    assert!(signed.words(".r-time").contains("Signed: Read and signed by the manager"));
}

#[tokio::test]
async fn managers_give_work_and_see_who_has_seen_it() {
    let house = House::open().await;
    let record = house.referral(&house.social_worker).await;
    let give = format!("{record}/allocate");
    assert_eq!(house.social_worker.get(&give).await.status, StatusCode::FORBIDDEN);
    let form = house.manager.get(&give).await.ok();
    let revision = form.value("revision");
    let workers = form.attributes("#worker option", "value");
    let other = workers
        .iter()
        .find(|one| !one.is_empty() && !form.attributes("#worker option[selected]", "value").contains(one));
    let sent = [("revision", revision.as_str()), ("worker", other.unwrap().as_str()), ("team", "")];
    assert_eq!(house.manager.post(&give, &sent).await.location(), record);
    assert!(house.manager.get(&record).await.ok().words(".r-time").contains("The work was given"));
    let seen = house.manager.get(&format!("{record}/seen")).await.ok();
    assert!(seen.words(".r-time").contains("Opened"), "{}", seen.words(".r-time"));
    assert_eq!(house.social_worker.get(&format!("{record}/seen")).await.status, StatusCode::FORBIDDEN);
}
