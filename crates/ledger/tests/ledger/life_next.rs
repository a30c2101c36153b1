//! The timetable, the next plan, and what it carries.

use bigplan_ledger::{Actor, Fate, LedgerError, NewTimetableEntry, PlanState, TimetableSort};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

fn entry(sort: TimetableSort, name: &str, starts: &str, ends: &str) -> NewTimetableEntry {
    let when = |text: &str| text.parse().unwrap();
    NewTimetableEntry { sort, name: name.into(), about: String::new(), starts: when(starts), ends: when(ends) }
}

both! {
    async fn phases_and_dates_stand_in_order(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        for new in [
            entry(TimetableSort::Date, "Board", "2009-10-10", "2009-10-10"),
            entry(TimetableSort::Phase, "Second", "2009-10", "2009-12"),
            entry(TimetableSort::Phase, "First", "2009-07", "2009-09"),
        ] {
            given.ledger.put_in_timetable(&SETUP, id, None, &new).await.unwrap();
        }
        let names = async || {
            let all = given.ledger.timetable(&SETUP, id).await.unwrap();
            all.into_iter().map(|one| (one.id, one.entry.name)).collect::<Vec<_>>()
        };
        let all = names().await;
        assert_eq!(all.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["First", "Second", "Board"]);
        let other = entry(TimetableSort::Phase, "Later", "2010", "2010");
        given.ledger.put_in_timetable(&SETUP, id, Some(all[0].0), &other).await.unwrap();
        given.ledger.take_from_timetable(&SETUP, id, all[1].0).await.unwrap();
        assert_eq!(names().await.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["Board", "Later"]);
        let backwards = given.ledger.put_in_timetable(&SETUP, id, None, &entry(TimetableSort::Phase, "x", "2010", "2009")).await;
        assert!(matches!(backwards, Err(LedgerError::Field { field: "ends", .. })), "{backwards:?}");
        let refused = given.ledger.take_from_timetable(&Actor::Visitor, id, all[0].0).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }

    async fn the_next_plan_starts_from_what_was_published_and_decides_each_item(given: Given) {
        let place = given.partnership("nodland").await;
        let old = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let early = given.ledger.start_next_plan(&SETUP, old, "Next", None).await;
        assert!(matches!(early, Err(LedgerError::State(_))), "{early:?}");
        given.ledger.publish_plan(&SETUP, old, 1, None).await.unwrap();
        let next = given.ledger.start_next_plan(&SETUP, old, "The next sleep plan", None).await.unwrap();
        let copy = given.ledger.plan(&SETUP, next).await.unwrap().unwrap();
        assert_eq!((copy.plan.items.len(), copy.state), (3, PlanState::Draft));
        assert_eq!(copy.plan.items[2].due, None);
        assert_eq!(given.ledger.follows(&SETUP, next).await.unwrap(), Some(old));
        let carried = given.ledger.carried(&SETUP, next).await.unwrap();
        assert_eq!(carried.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Be healthy", "Children sleep well", "1.1 Quiet evenings"]);
        assert_eq!(carried[2].new.to_string(), copy.plan.items[2].id);
        let refused = given.ledger.publish_plan(&SETUP, next, 1, Some(old)).await.unwrap_err().to_string();
        assert!(refused.contains("carried, changed or dropped"), "{refused}");
        let silent = given.ledger.decide_carried(&SETUP, next, carried[2].old, Fate::Dropped, "").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "reason", .. })), "{silent:?}");
        given.ledger.decide_carried(&SETUP, next, carried[2].old, Fate::Dropped, "It is done").await.unwrap();
        let copy = given.ledger.plan(&SETUP, next).await.unwrap().unwrap();
        assert_eq!(copy.plan.items.len(), 2, "what is dropped leaves the next plan");
        let history = given.ledger.item_history(&SETUP, next, carried[2].new, 9).await.unwrap();
        assert!(format!("{history:?}").contains("It is done"), "the reason stays in its history");
        assert_eq!(given.ledger.carry_the_rest(&SETUP, next).await.unwrap(), 2);
        let at = given.ledger.plan_revision(&SETUP, next).await.unwrap().unwrap();
        given.ledger.publish_plan(&SETUP, next, at, Some(old)).await.unwrap();
        let late = given.ledger.decide_carried(&SETUP, next, carried[2].old, Fate::Carried, "").await;
        assert!(matches!(late, Err(LedgerError::State(_))), "{late:?}");
        let fates: Vec<Fate> = given.ledger.carried(&SETUP, next).await.unwrap().iter().map(|one| one.fate).collect();
        assert_eq!(fates, [Fate::Carried, Fate::Carried, Fate::Dropped]);
        let state = given.ledger.plan_summary(&Actor::Visitor, old).await.unwrap().unwrap().state;
        assert_eq!(state, PlanState::Replaced);
    }

    async fn what_is_dropped_takes_along_what_stands_under_it_and_comes_back(given: Given) {
        let place = given.partnership("nodland").await;
        let old = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, old, 1, None).await.unwrap();
        let next = given.ledger.start_next_plan(&SETUP, old, "Next", None).await.unwrap();
        let carried = given.ledger.carried(&SETUP, next).await.unwrap();
        let (top, middle, low) = (carried[0].old, carried[1].old, carried[2].old);
        let decide = async |item, fate, why: &str| given.ledger.decide_carried(&SETUP, next, item, fate, why).await;
        decide(low, Fate::Carried, "").await.unwrap();
        let held = decide(middle, Fate::Dropped, "Over").await.unwrap_err().to_string();
        assert!(held.contains("an item under it is to be carried"), "{held}");
        decide(low, Fate::Undecided, "").await.unwrap();
        decide(middle, Fate::Dropped, "Over").await.unwrap();
        let fates = async || {
            let all = given.ledger.carried(&SETUP, next).await.unwrap();
            all.into_iter().map(|one| (one.fate, one.reason)).collect::<Vec<_>>()
        };
        let over = || (Fate::Dropped, "Over".to_owned());
        assert_eq!(fates().await, [(Fate::Undecided, String::new()), over(), over()]);
        let early = decide(low, Fate::Carried, "").await.unwrap_err().to_string();
        assert!(early.contains("the item above it was dropped"), "{early}");
        decide(middle, Fate::Carried, "").await.unwrap();
        decide(low, Fate::Changed, "Louder").await.unwrap();
        let items = given.ledger.plan(&SETUP, next).await.unwrap().unwrap().plan.items;
        let titles: Vec<_> = items.iter().map(|item| (item.title.as_str(), item.parent.is_some())).collect();
        assert_eq!(titles, [("Be healthy", false), ("Children sleep well", true), ("Quiet evenings", true)]);
        assert_eq!(items[1].measures.len(), 1, "its measure is the next plan's own");
        let added = bigplan_plan::Item { parent: Some(items[1].id.clone()), ..bigplan_plan::Item::new("", bigplan_plan::Kind::Action, "New") };
        given.ledger.add_item(&SETUP, next, added, bigplan_ledger::Place::Last, "").await.unwrap();
        decide(low, Fate::Dropped, "Over").await.unwrap();
        let held = decide(middle, Fate::Dropped, "Over").await.unwrap_err().to_string();
        assert!(held.contains("an item that was added to this plan stands under it"), "{held}");
        assert_eq!(decide(top, Fate::Carried, "").await.map_err(|why| why.to_string()), Ok(()));
    }
}
