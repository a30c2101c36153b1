//! A small county in a real database: stored, counted, gone on with, never mixed.

use std::sync::Arc;

use bigplan_ledger::figures::Which;
use bigplan_ledger::registers::{CountyPart, NewPerson, PersonKind, WorkList, WorkPage};
use bigplan_ledger::{AccountActor, Actor, FixedClock, Ledger, NewPartnership, Role, Scope};
use bigplan_register::Files;
use bigplan_testbed::{Engine, Home, both};
use jiff::civil::date;

use super::*;

const SETTINGS: Settings = Settings { children: 500, years: 10, seed: 1, until: date(2025, 3, 31) };
const TEST: Actor = Actor::System("test");

/// What a test is given.
struct Given {
    ledger: Ledger,
    casework: Casework,
}

fn run<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Given) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let home = Home::empty(engine);
    runtime.block_on(async {
        let clock = Arc::new(FixedClock::new("2025-04-01T12:00:00Z".parse().unwrap()));
        let ledger = Ledger::open_with(home.address(), clock).await.unwrap();
        let casework = ledger.open_registers(&TEST, &Files::built_in()).await.unwrap().casework;
        test(Given { ledger: ledger.clone(), casework }).await;
        ledger.close().await;
    });
}

fn wanted(settings: Settings) -> CountyWanted<'static> {
    CountyWanted { settings, into: "invented-county", password_hash: "none", attendance: None }
}

both! {
    async fn a_county_is_loaded_worked_with_and_loaded_once(given: Given) {
        let Given { ledger, casework } = given;
        let loaded = load_county(&casework, wanted(SETTINGS), &|_| ()).await.unwrap();
        assert!(loaded.held.complete && loaded.accounts_made > 40, "{loaded:?}");
        let again = load_county(&casework, wanted(SETTINGS), &|_| panic!("nothing is stored")).await.unwrap();
        assert_eq!((again.held, again.accounts_made), (loaded.held.clone(), 0));
        let of = ledger.partnership(&TEST, "invented-county").await.unwrap().unwrap().id;
        let which = Which {
            measures: vec!["population-0-17".parse().unwrap()],
            areas: vec!["invented-county:all".parse().unwrap()],
            ..Which::default()
        };
        let people = ledger.figures(&TEST, of, &which).await.unwrap();
        let last = people.last().and_then(|figure| figure.point.value);
        assert!(people.len() == 10 && last.is_some_and(|people| (450.0..=550.0).contains(&people)), "{people:?}");
        assert_eq!(ledger.figure_loads(&TEST, of, 9).await.unwrap().len(), 1, "loading again brings nothing");
        let report = ledger.verify_journal(&TEST).await.unwrap();
        assert!(report.broken.is_none(), "{report:?}");
        worklist(&casework, of).await;
        let other = Settings { seed: 2, ..SETTINGS };
        let refused = load_county(&casework, wanted(other), &|_| ()).await.unwrap_err().to_string();
        assert!(refused.contains("another invented county") && refused.ends_with("nothing was saved"), "{refused}");
    }

    async fn a_county_is_gone_on_with_and_never_mixed(given: Given) {
        let Given { ledger, casework } = given;
        let place = NewPartnership { slug: "real".into(), name: "Real".into(), about: String::new() };
        let real = ledger.make_partnership(&TEST, place).await.unwrap();
        let kind = PersonKind::Child;
        let names = ("Real".to_owned(), "Child".to_owned());
        let child = NewPerson { kind, family_name: names.0, given_names: names.1, born: None, sex: None, died: None, pupil_number: None };
        casework.add_person(&TEST, real, child).await.unwrap();
        let mixed = load_county(&casework, CountyWanted { into: "real", ..wanted(SETTINGS) }, &|_| ()).await;
        assert!(mixed.unwrap_err().to_string().contains("never mixed"));
        assert!(casework.teams(&TEST, real).await.unwrap().is_empty(), "nothing was made beside it");
        // A first part, as a loading that was broken off leaves it.
        let place = County::new(SETTINGS, casework.registers(), casework.calendar()).unwrap().place().clone();
        let made = grounds::lay(&casework, "invented-county", &place, "none").await.unwrap();
        let (sender, mut parts) = mpsc::channel(100);
        let drawer = parts::Drawer {
            casework: casework.clone(), of: made.of, grounds: made.grounds.clone(), settings: SETTINGS, said: said(&SETTINGS),
            from: Some(0), attendance: None,
        };
        tokio::task::spawn_blocking(move || drawer.draw_by(40, &sender)).await.unwrap().unwrap();
        let first = parts.recv().await.unwrap().unwrap();
        let stored = casework.store_families(&COUNTY, first.families, &first.part).await.unwrap();
        assert!(!stored.complete && stored.next == first.part.next);
        // The same part twice would be the same children twice.
        let empty = casework.prepare_families(made.of, &made.grounds, Vec::new()).unwrap();
        let twice = casework.store_families(&COUNTY, empty, &CountyPart { next: 9, ..first.part }).await;
        assert!(twice.unwrap_err().to_string().contains("meanwhile"));
        let rest = load_county(&casework, wanted(SETTINGS), &|_| ()).await.unwrap();
        assert_eq!(rest.before, stored);
        let whole = load_county(&casework, CountyWanted { into: "another", ..wanted(SETTINGS) }, &|_| ()).await.unwrap();
        assert_eq!(rest.held, whole.held, "as if it had not been broken off");
    }
}

/// A manager's list shows the team's open work, by what is due first.
async fn worklist(casework: &Casework, of: PartnershipId) {
    let team = casework.teams(&TEST, of).await.unwrap()[1].id;
    let duty = casework.duties(&TEST, of).await.unwrap();
    let duty =
        duty.iter().find(|duty| duty.says.team == Some(team) && duty.says.role.as_str() == "team-manager").unwrap();
    let scope = Scope::Partnership(of);
    let manager = Actor::Account(AccountActor { id: duty.says.account, role: Role::Reader, scope });
    let page = WorkPage { lines: 50, ..WorkPage::default() };
    let list = casework.work_list(&manager, of, &WorkList::Team(team), &page).await.unwrap();
    assert!(!list.is_empty() && list.is_sorted_by_key(|line| line.due.unwrap_or(jiff::civil::Date::MAX)), "{list:?}");
    let page = casework.case_page(&manager, list[0].id).await.unwrap();
    assert!(page.worker_name.as_deref().is_none_or(|name| name.starts_with("Invented")), "{page:?}");
}
