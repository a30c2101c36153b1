//! Looks that share a transaction: each has its entry, none spoils another's, and what cannot be kept is not shown.

use bigplan_ledger::registers::{CasePage, WorkList, WorkPage};
use bigplan_ledger::{Actor, LedgerError, RecordId};
use bigplan_testbed::both;
use jiff::civil::date;
use tokio::task::JoinHandle;

use crate::registers_given::House;
use crate::support::{Given, SETUP, run};

const MANY: usize = 200;

type Look = JoinHandle<Result<CasePage, LedgerError>>;

/// Begins to look, without waiting for what comes of it.
fn begin(house: &House, actor: &Actor, id: RecordId) -> Look {
    let (work, actor) = (house.work.clone(), actor.clone());
    tokio::spawn(async move { work.case_page(&actor, id).await })
}

async fn seen(house: &House) -> i64 {
    house.given.count("SELECT COUNT(*) FROM journal WHERE action = 'record-seen'").await
}

async fn whole(house: &House) -> bool {
    house.given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none()
}

both! {
    async fn many_looks_at_once_have_an_entry_each(given: Given) {
        let house = House::of(given).await;
        let mut people = Vec::new();
        for number in 0..5 {
            let worker = house.worker(&format!("w{number}"), "social-worker", Some(true)).await;
            let visit = house.visited(Some(&worker)).await;
            people.push((worker, visit.id));
        }
        let looks: Vec<_> = (0..MANY).map(|number| {
            let (worker, id) = &people[number % people.len()];
            (worker.clone(), *id, begin(&house, worker, *id))
        }).collect();
        let lists = people.iter().map(|(worker, _)| {
            let (work, of, worker) = (house.work.clone(), house.of, worker.clone());
            tokio::spawn(async move { work.work_list(&worker, of, &WorkList::Mine, &WorkPage::first(9)).await })
        }).collect::<Vec<_>>();
        for (worker, id, look) in looks {
            let page = look.await.unwrap().unwrap();
            assert_eq!((page.id, page.worker.unwrap().person), (id, worker.account().unwrap().to_string()));
        }
        for ((_, id), list) in people.iter().zip(lists) {
            let items = list.await.unwrap().unwrap();
            assert_eq!(items.iter().map(|item| item.id).collect::<Vec<_>>(), [*id]);
        }
        assert_eq!(seen(&house).await, MANY as i64);
        for (worker, id) in &people {
            let looks = house.work.who_has_seen(&SETUP, *id, 999).await.unwrap();
            assert_eq!(looks.len(), MANY / people.len() + 1, "the pages and the list");
            let by = format!("account:{}", worker.account().unwrap());
            assert!(looks.iter().all(|look| look.actor == by), "nobody's look is another's");
        }
        assert!(whole(&house).await);
    }

    async fn a_look_that_fails_spoils_no_other(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let visit = house.visited(Some(&worker)).await.id;
        let others = house.visited(None).await.id;
        let stay = house.work.add_record(&SETUP, house.stay(date(2009, 9, 1))).await.unwrap().id;
        // The database itself refuses to read this one.
        house.given.behind("ALTER TABLE r_example_stay RENAME TO r_lost").await;
        let looks: Vec<_> = (0..60).map(|number| match number % 4 {
            0 => begin(&house, &worker, visit),
            1 => begin(&house, &worker, others),
            2 => begin(&house, &Actor::Visitor, visit),
            _ => begin(&house, &worker, stay),
        }).collect();
        for (number, look) in looks.into_iter().enumerate() {
            let shown = look.await.unwrap();
            let right = match number % 4 {
                0 => shown.as_ref().is_ok_and(|page| page.id == visit),
                1 => matches!(shown, Err(LedgerError::NotFound("record"))),
                2 => matches!(shown, Err(LedgerError::Forbidden(_))),
                _ => matches!(shown, Err(LedgerError::Database(_))),
            };
            assert!(right, "{number}: {shown:?}");
        }
        assert_eq!(seen(&house).await, 15, "who was shown nothing has seen nothing");
        assert!(whole(&house).await);
    }

    async fn who_goes_away_takes_nobody_along(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await.id;
        for round in 0..10_u64 {
            let looks: Vec<_> = (0..20).map(|_| begin(&house, &SETUP, visit)).collect();
            tokio::time::sleep(std::time::Duration::from_micros(400 * round)).await;
            for look in looks.iter().step_by(2) {
                look.abort();
            }
            for look in looks.into_iter().skip(1).step_by(2) {
                assert_eq!(look.await.unwrap().unwrap().id, visit);
            }
        }
        assert!((100..=200).contains(&seen(&house).await));
        assert!(whole(&house).await);
    }

    async fn what_cannot_be_kept_is_shown_to_nobody(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await.id;
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let looks: Vec<_> = (0..60).map(|_| {
            let (work, of, team) = (house.work.clone(), house.of, house.team);
            tokio::spawn(async move { work.work_list(&SETUP, of, &WorkList::Team(team), &WorkPage::first(9)).await })
        }).collect();
        for look in looks {
            let shown = look.await.unwrap();
            assert!(matches!(shown, Err(LedgerError::NotKept(_))), "{shown:?}");
        }
        house.given.behind("ALTER TABLE journal_lost RENAME TO journal").await;
        assert_eq!(house.work.case_page(&SETUP, visit).await.unwrap().id, visit);
        assert_eq!(seen(&house).await, 1);
        assert!(whole(&house).await);
    }
}
