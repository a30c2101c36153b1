//! One register's records as somebody may see them, how many there are, and one person across registers.

use bigplan_ledger::Actor;
use bigplan_ledger::registers::{RegisterPage, Whose};
use bigplan_testbed::both;
use jiff::civil::date;

use crate::registers_given::House;
use crate::support::run;

fn page(whose: Whose, state: Option<&str>) -> RegisterPage {
    let state = state.map(|state| state.parse().unwrap());
    RegisterPage { register: "example-visit".parse().unwrap(), whose, state, after: None, lines: 50 }
}

both! {
    async fn a_register_is_listed_for_its_workers_and_teams(given: crate::support::Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let stranger = house.somebody("s", "team-manager", None, None).await;
        let own = house.visited(Some(&worker)).await.id;
        let nobodys = house.visited(None).await.id;
        let shown = async |actor: &Actor, page: RegisterPage| {
            let items = house.work.register_page(actor, house.of, &page).await.unwrap();
            let mut ids: Vec<_> = items.into_iter().map(|item| item.id).collect();
            ids.sort();
            ids
        };
        let mut both = vec![own, nobodys];
        both.sort();
        assert_eq!(shown(&worker, page(Whose::Mine, None)).await, [own]);
        assert_eq!(shown(&manager, page(Whose::Mine, None)).await, []);
        assert_eq!(shown(&manager, page(Whose::Teams, None)).await, both);
        assert_eq!(shown(&manager, page(Whose::All, None)).await, both);
        assert_eq!(shown(&stranger, page(Whose::All, None)).await, []);
        let first = RegisterPage { lines: 1, ..page(Whose::All, None) };
        let one = house.work.register_page(&manager, house.of, &first).await.unwrap().remove(0);
        let rest = RegisterPage { after: Some((one.due, one.id)), ..page(Whose::All, None) };
        let rest = shown(&manager, rest).await;
        assert!(rest.len() == 1 && rest[0] != one.id);
        let state = house.work.case_page(&manager, own).await.unwrap().state;
        assert_eq!(shown(&manager, page(Whose::All, Some(state.as_str()))).await, both);
        assert_eq!(shown(&manager, page(Whose::All, Some("elsewhere"))).await, []);
        assert!(house.work.register_page(&Actor::Visitor, house.of, &page(Whose::All, None)).await.is_err());
    }

    async fn open_records_are_counted_as_far_as_they_may_be_seen(given: crate::support::Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        house.visited(Some(&worker)).await;
        house.visited(None).await;
        house.given.clock.advance(jiff::SignedDuration::from_hours(24 * 90));
        let counted = house.work.open_records(&manager, house.of).await.unwrap();
        assert_eq!(counted.iter().map(|one| (one.register.as_str(), one.open, one.mine, one.overdue)).collect::<Vec<_>>(),
            [("example-visit", 2, 0, 2)]);
        let own = house.work.open_records(&worker, house.of).await.unwrap();
        assert_eq!(own[0].mine, 1);
        assert!(house.work.open_records(&Actor::Visitor, house.of).await.is_err());
    }

    async fn a_person_is_seen_across_registers_and_the_look_is_kept(given: crate::support::Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let visit = house.visited(Some(&worker)).await.id;
        house.work.add_record(&crate::support::SETUP, house.stay(date(2009, 9, 1))).await.unwrap();
        let seen = house.work.person_page(&worker, house.child).await.unwrap();
        let (person, records) = (seen.person, seen.records);
        assert_eq!((person.says.family_name.as_str(), records.len()), ("Secretname", 2));
        let seen = house.work.who_has_seen(&manager, visit, 9).await.unwrap();
        assert!(seen.iter().any(|look| look.action == "person-seen"));
        let stranger = house.somebody("s", "practitioner", None, None).await;
        assert!(house.work.person_page(&stranger, house.child).await.is_err());
    }
}
