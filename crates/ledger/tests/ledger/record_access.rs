//! Who sees which record: through a duty that they hold today, and no other way.

use bigplan_ledger::registers::{NewRecord, WorkList, WorkPage};
use bigplan_ledger::{Actor, LedgerError, Role, Scope};
use bigplan_register::definition::Right;
use bigplan_testbed::both;
use jiff::SignedDuration;
use jiff::civil::date;

use crate::registers_given::{House, TODAY};
use crate::support::{Given, SETUP, run};

async fn sees(house: &House, actor: &Actor, id: bigplan_ledger::RecordId) -> bool {
    match house.work.case_page(actor, id).await {
        Ok(_) => true,
        Err(LedgerError::NotFound("record")) => false,
        Err(error) => panic!("{error}"),
    }
}

both! {
    async fn a_worker_sees_their_work_while_it_is_theirs(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let other = house.worker("o", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let stranger = house.somebody("s", "team-manager", None, None).await;
        let visit = house.visited(Some(&worker)).await;
        for (actor, expected) in [(&worker, true), (&other, false), (&manager, true), (&stranger, false)] {
            assert_eq!(sees(&house, actor, visit.id).await, expected, "{actor:?}");
        }
        let allocated = house.work.allocate_record(&manager, visit.id, 1, other.account(), None).await.unwrap();
        assert!(!sees(&house, &worker, visit.id).await && sees(&house, &other, visit.id).await);
        let refused = house.work.allocate_record(&other, visit.id, allocated.version, worker.account(), None).await;
        assert!(refused.unwrap_err().to_string().contains("you may not allocate"));
        let untitled = house.work.allocate_record(&manager, visit.id, allocated.version, manager.account(), None).await;
        assert!(untitled.unwrap_err().to_string().contains("holds no role today"));
        let duty = house.work.duties(&SETUP, house.of).await.unwrap().into_iter()
            .find(|duty| Some(duty.says.account) == other.account()).unwrap();
        house.work.end_duty(&SETUP, duty.id, TODAY).await.unwrap();
        assert!(sees(&house, &other, visit.id).await, "to the end of the last day");
        house.given.clock.advance(SignedDuration::from_hours(24));
        assert!(!sees(&house, &other, visit.id).await);
    }

    async fn visitors_tokens_and_administrators_see_no_record(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        assert!(matches!(house.work.case_page(&Actor::Visitor, visit.id).await, Err(LedgerError::Forbidden(_))));
        let administrator = house.given.person("a@example.org", Role::Administrator, Scope::All).await;
        assert!(!sees(&house, &administrator, visit.id).await);
        let person = house.work.person(&administrator, house.child).await;
        assert!(matches!(person, Err(LedgerError::NotFound("person"))), "{person:?}");
        let found = house.work.find_persons(&administrator, house.of, bigplan_ledger::registers::PersonKind::Child, "Se").await;
        assert!(matches!(found, Err(LedgerError::Forbidden(_))), "{found:?}");
    }

    async fn a_field_is_kept_from_roles_that_may_not_see_it(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("f", "family-worker", Some(false)).await;
        let visit = house.visited(Some(&worker)).await;
        let said = [("what-was-said".parse().unwrap(), crate::registers_given::text("Words"))];
        house.work.change_record(&SETUP, visit.id, 1, said.clone().into()).await.unwrap();
        let page = house.work.case_page(&worker, visit.id).await.unwrap();
        assert!(page.values.keys().chain(&page.sees).all(|field| field.as_str() != "what-was-said"));
        assert!(page.may.contains(&Right::Change) && !page.may.contains(&Right::Allocate));
        let refused = house.work.change_record(&worker, visit.id, 2, said.into()).await.unwrap_err();
        assert!(refused.to_string().contains("\"What was said\" is not yours to fill in."), "{refused}");
    }

    async fn who_refers_sees_what_they_referred(given: Given) {
        let house = House::of(given).await;
        let teacher = house.somebody("t", "practitioner", None, None).await;
        let visit = house.work.add_record(&teacher, NewRecord { team: None, ..house.visit(None) }).await.unwrap();
        assert!(sees(&house, &teacher, visit.id).await);
        let another = house.visited(None).await;
        assert!(!sees(&house, &teacher, another.id).await);
    }

    async fn a_share_opens_a_record_once_accepted_and_while_it_lasts(given: Given) {
        let house = House::of(given).await;
        let (from, until) = (date(2009, 9, 30), date(2009, 10, 1));
        let nurse = house.somebody("n", "practitioner", None, None).await;
        let visit = house.visited(None).await;
        let with = nurse.account().unwrap();
        let silent = house.work.share_record(&SETUP, visit.id, &[with], " ", (from, None)).await;
        assert!(silent.is_err());
        let share = house.work.share_record(&SETUP, visit.id, &[with], "The parents agreed", (from, Some(until))).await.unwrap()[0];
        assert!(!sees(&house, &nurse, visit.id).await, "not before it was accepted");
        assert!(house.work.accept_share(&SETUP, share).await.is_err());
        assert_eq!(house.work.offered_shares(&nurse).await.unwrap().len(), 1);
        assert_eq!(house.work.accept_share(&nurse, share).await.unwrap(), visit.id);
        assert!(sees(&house, &nurse, visit.id).await);
        house.given.clock.advance(SignedDuration::from_hours(48));
        assert!(!sees(&house, &nurse, visit.id).await);
    }

    async fn what_is_given_to_nobody_is_seen_by_the_childs_workers(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let stay = house.work.add_record(&SETUP, NewRecord { team: None, ..house.stay(date(2009, 9, 1)) }).await.unwrap();
        assert!(!sees(&house, &worker, stay.id).await && !sees(&house, &manager, stay.id).await);
        house.visited(Some(&worker)).await;
        assert!(sees(&house, &worker, stay.id).await && sees(&house, &manager, stay.id).await);
        house.work.add_record(&manager, house.stay(date(2009, 9, 2))).await.unwrap_err();
    }

    async fn lists_show_what_pages_show_and_nothing_else(given: Given) {
        let house = House::of(given).await;
        let south = house.work.add_team(&SETUP, house.of, "South", None).await.unwrap();
        let mut people = Vec::new();
        for (number, (role, team)) in [("social-worker", Some(house.team)), ("family-worker", Some(south)),
            ("team-manager", Some(house.team)), ("team-manager", Some(south)), ("practitioner", None), ("auditor", None)]
            .into_iter().enumerate()
        {
            people.push(house.somebody(&format!("p{number}"), role, team, Some(true)).await);
        }
        // One manages the south and visits in the north.
        house.duty(&people[3], "social-worker", Some(house.team), Some(true)).await;
        let mut records = Vec::new();
        for number in 0..12_usize {
            let team = [Some(house.team), Some(south), None][number % 3];
            let worker = [None, Some(&people[0]), Some(&people[1]), Some(&people[3])][number % 4];
            let about = house.work.add_person(&SETUP, house.of, crate::registers_given::child(&format!("Child {}", number / 2))).await.unwrap();
            let about = bigplan_ledger::registers::About::Person(about);
            let referred_by = people[4].account().filter(|_| number % 5 == 0);
            let new = NewRecord { about: about.clone(), team, referred_by, ..house.visit(worker) };
            let visit = house.work.add_record(&SETUP, new).await.unwrap().id;
            let stay = NewRecord { about, team: None, ..house.stay(date(2009, 9, 1)) };
            records.extend([visit, house.work.add_record(&SETUP, stay).await.unwrap().id]);
        }
        let lists = [("example-visit", "promised"), ("example-stay", "there")].map(|(register, state)| {
            WorkList::InState(register.parse().unwrap(), state.parse().unwrap())
        });
        for actor in &people {
            let mut listed = std::collections::BTreeSet::new();
            for list in &lists {
                let items = house.work.work_list(actor, house.of, list, &WorkPage::first(200)).await.unwrap();
                listed.extend(items.into_iter().map(|item| item.id));
            }
            let mut seen = std::collections::BTreeSet::new();
            for id in &records {
                if sees(&house, actor, *id).await {
                    seen.insert(*id);
                }
            }
            assert_eq!(listed, seen, "{actor:?}");
            let counted = house.work.open_records(actor, house.of).await.unwrap();
            let open: i64 = counted.iter().map(|one| one.open).sum();
            assert_eq!(open, i64::try_from(seen.len()).unwrap(), "{actor:?}: {counted:?}");
            for one in &counted {
                let whose = bigplan_ledger::registers::Whose::All;
                let page = bigplan_ledger::registers::RegisterPage {
                    register: one.register.parse().unwrap(), whose, state: None, after: None, lines: 200,
                };
                let items = house.work.register_page(actor, house.of, &page).await.unwrap();
                let mine = items.iter().filter(|item| item.worker == actor.account()).count();
                assert_eq!((items.len() as i64, mine as i64), (one.open, one.mine), "{actor:?}: {one:?}");
            }
        }
    }
}
