//! The routes that a post, a chair or a seat opens, tried by everybody: the three roles of
//! accounts, and a lead, a chair and a member whose accounts are readers' accounts.

use std::collections::HashSet;

use crate::support::{Client, Given, SETUP};
use axum::http::{Method, StatusCode};
use bigplan_ledger::quarter::{NewExceptionAction, NewQuarter};
use bigplan_ledger::{AccountId, Appointed, Duty, NewMembership, PartnershipId, PostId, Role, Scope};
use bigplan_measure::{Catalogue, Period};
use bigplan_site::features;
use bigplan_site::shell::access::Access;
use jiff::civil::date;

/// A reader, a performance officer, an administrator, a lead, a chair, a member of a group.
const WHO: [&str; 6] = ["reader", "officer", "administrator", "lead", "chair", "member"];

/// Each route with those whom it lets in. Every route that says `Related` must stand here, in `QUARTER` or in `STORY`.
const TABLE: &[(Method, &str, &[&str])] = &[
    (Method::GET, "/plans/{plan}/items/{item}/update", &["officer", "administrator", "lead", "chair"]),
    (Method::POST, "/plans/{plan}/items/{item}/update", &["officer", "administrator", "lead", "chair"]),
    (Method::GET, "/plans/{plan}/items/{item}/files", &["officer", "administrator", "lead", "chair"]),
    (Method::POST, "/plans/{plan}/items/{item}/files", &["officer", "administrator", "lead", "chair"]),
];

const ANSWERS: &[&str] = &["officer", "administrator", "lead"];
const SIGNS: &[&str] = &["administrator", "chair"];

/// The same for the routes of a quarter, whose question goes to the post of the lead and whose top board the chair chairs.
const QUARTER: &[(Method, &str, &[&str])] = &[
    (Method::GET, "/partnerships/{slug}/quarters/{quarter}/sign-off", SIGNS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/sign-off", SIGNS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}", ANSWERS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/ties", ANSWERS),
    (Method::GET, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/action", ANSWERS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/action", ANSWERS),
    (Method::GET, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/actions/{action}", ANSWERS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/actions/{action}", ANSWERS),
    (Method::GET, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenges/{challenge}", ANSWERS),
    (Method::POST, "/partnerships/{slug}/quarters/{quarter}/asks/{ask}/challenges/{challenge}", ANSWERS),
];

/// The same for the story of a measure that an item of the lead uses.
const STORY: &[(Method, &str, &[&str])] = &[
    (Method::GET, "/partnerships/{slug}/measures/{code}/story", ANSWERS),
    (Method::POST, "/partnerships/{slug}/measures/{code}/story", ANSWERS),
];

const PLAN: &str = r#"
    plan = { title = "The sleep plan" }
    items = [
        { id = "p", kind = "priority", title = "Quiet nights", measures = ["m"], leads = [{ post = "Head of Evenings", state = "named" }], groups = [{ name = "Sleep Board", certain = true }] },
        { id = "a", parent = "p", kind = "action", title = "Dim the lamps", leads = [{ post = "Lamplighter", state = "named" }] },
        { id = "b", parent = "p", kind = "action", title = "Oil the hinges", due = "2009-06", leads = [{ post = "Head of Evenings", state = "named" }] },
    ]
    measures = [{ id = "m", code = "NI 112", title = "Under-18 conceptions" }]"#;

/// The house in which the routes are tried.
struct House {
    given: Given,
    place: PartnershipId,
    plan: String,
    item: String,
}

impl House {
    async fn built() -> Self {
        let given = Given::empty().await;
        let plan = given.draft_of("nodland", PLAN).await;
        let place = given.ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
        let item = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[1].id.clone();
        Self { given, place, plan: plan.to_string(), item }
    }

    async fn post(&self, title: &str) -> PostId {
        let posts = self.given.ledger.posts(&SETUP, self.place).await.unwrap();
        posts.into_iter().find(|post| post.title == title).unwrap().id
    }

    async fn sits(&self, account: AccountId, duty: Duty) {
        let groups = self.given.ledger.standing_groups(&SETUP, self.place).await.unwrap();
        let member = NewMembership {
            post: None,
            account: Some(account),
            name: None,
            organisation: None,
            duty,
            from: None,
            until: None,
        };
        self.given.ledger.add_member(&SETUP, groups[0].id, member).await.unwrap();
    }

    /// Somebody who is what the word says, signed in.
    async fn person(&self, who: &str) -> Client {
        let role = match who {
            "officer" => Role::Editor,
            "administrator" => Role::Administrator,
            _ => Role::Reader,
        };
        let email = self.given.account(role, Scope::Partnership(self.place)).await;
        let session = self.given.session(&email).await;
        let account = self.given.ledger.session_account(&session).await.unwrap().unwrap().account.id;
        match who {
            // Of the priority: what stands under it is led from there too.
            "lead" => {
                let (post, who) = (self.post("Head of Evenings").await, Appointed::Account(account));
                self.given.ledger.appoint(&SETUP, post, &who, None, None).await.unwrap();
            }
            "chair" => self.sits(account, Duty::Chair).await,
            "member" => self.sits(account, Duty::Member).await,
            _ => {}
        }
        self.given.visitor().with_session(session.secret())
    }
}

impl House {
    /// Publishes the plan and opens a quarter with a question to the lead; gives what stands for the words in braces.
    async fn quarter(&self) -> Vec<(&'static str, String)> {
        let ledger = &self.given.ledger;
        ledger.publish_plan(&SETUP, self.plan.parse().unwrap(), 1, None).await.unwrap();
        let period = Period::Quarter { year: 2009, quarter: 1 };
        let new = NewQuarter { period, answers_by: date(2009, 10, 21) };
        let quarter = ledger.open_quarter(&SETUP, self.place, new, &Catalogue::built_in().unwrap()).await.unwrap();
        let ask = ledger.asks(&SETUP, quarter).await.unwrap().1[0].id;
        let owner = Some(self.post("Head of Evenings").await);
        let action = NewExceptionAction { text: "Send for oil".into(), owner, due: Some(date(2009, 12, 1)) };
        ledger.add_exception_action(&SETUP, ask, action).await.unwrap();
        ledger.challenge_answer(&SETUP, ask, "Which hinges?").await.unwrap();
        let asked = ledger.asks(&SETUP, quarter).await.unwrap().1.remove(0);
        vec![
            ("{slug}", "nodland".to_owned()),
            ("{quarter}", quarter.to_string()),
            ("{action}", asked.actions[0].id.to_string()),
            ("{challenge}", asked.challenges[0].id.to_string()),
            ("{ask}", ask.to_string()),
        ]
    }

    /// Tries every route of a table as everybody.
    async fn tries(&self, table: &[(Method, &str, &[&str])], words: &[(&str, String)]) {
        for who in WHO {
            let client = self.person(who).await;
            for (method, path, allowed) in table {
                let address = words.iter().fold((*path).to_owned(), |path, (word, is)| path.replace(word, is));
                let page = match *method {
                    Method::GET => client.get(&address).await,
                    _ => client.post(&address, &[]).await,
                };
                let refused = page.status == StatusCode::FORBIDDEN;
                assert_eq!(!refused, allowed.contains(&who), "{who} {method} {path}: {}", page.status);
                assert!(!page.status.is_server_error(), "{who} {method} {path}: {}", page.status);
                assert_ne!(page.status, StatusCode::NOT_FOUND, "{who} {method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn each_route_lets_in_those_whom_the_table_names() {
    let house = House::built().await;
    house.tries(TABLE, &[("{plan}", house.plan.clone()), ("{item}", house.item.clone())]).await;
}

#[tokio::test]
async fn each_route_of_a_quarter_lets_in_those_whom_the_table_names() {
    let house = House::built().await;
    let words = house.quarter().await;
    house.tries(QUARTER, &words).await;
}

#[tokio::test]
async fn the_story_of_a_measure_is_written_by_those_whom_the_table_names() {
    let house = House::built().await;
    let words = [house.quarter().await, vec![("{code}", "ni-112".to_owned())]].concat();
    house.tries(STORY, &words).await;
    // Of a measure that no item of theirs uses they write nothing.
    let lead = house.person("lead").await;
    let other = lead.get("/partnerships/nodland/measures/ni-59/story").await;
    assert!(matches!(other.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{}", other.status);
    let own = "/partnerships/nodland/measures/ni-112";
    assert!(lead.get(own).await.ok().words("main").contains("Write the story"));
    let told = [("revision", "0"), ("story", "Owls"), ("seen", "public")];
    assert_eq!(lead.post(&format!("{own}/story"), &told).await.location(), own);
    assert!(house.given.visitor().get(own).await.ok().words("main").contains("Owls"));
}

#[test]
fn every_route_that_asks_for_a_relation_is_tried() {
    let tried: HashSet<(&str, &str)> =
        TABLE.iter().chain(QUARTER).chain(STORY).map(|(method, path, _)| (method.as_str(), *path)).collect();
    for route in features::routes().declared().iter().filter(|route| route.access == Access::Related) {
        assert!(tried.contains(&(route.method.as_str(), route.path)), "{} {} is not tried", route.method, route.path);
    }
}
