//! Lists of work in the order of the clocks, caseloads, and who has seen what.

use bigplan_ledger::registers::{NewRecord, WorkList, WorkPage};
use bigplan_register::{Files, Value};
use bigplan_testbed::both;
use jiff::civil::date;

use crate::registers_given::House;
use crate::support::{Given, SETUP, run};

both! {
    async fn a_list_is_in_the_order_of_its_clocks_page_by_page(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let mut expected = Vec::new();
        for number in [3, 1, 2, 1, 0, 4] {
            let promised = date(2009, 9, 21 + number);
            let values = [("promised".parse().unwrap(), Some(Value::Day(promised)))].into();
            let new = NewRecord { values, ..house.visit(Some(&worker)) };
            let saved = house.work.add_record(&SETUP, new).await.unwrap();
            expected.push((number, saved.id));
        }
        expected.sort();
        for (actor, list) in [(&worker, WorkList::Mine), (&manager, WorkList::Team(house.team))] {
            let (mut page, mut shown) = (WorkPage::first(4), Vec::new());
            loop {
                let items = house.work.work_list(actor, house.of, &list, &page).await.unwrap();
                let Some(last) = items.last() else { break };
                page = page.after(last);
                shown.extend(items.iter().map(|item| item.id));
            }
            assert_eq!(shown, expected.iter().map(|(_, id)| *id).collect::<Vec<_>>());
        }
        let first = &house.work.work_list(&worker, house.of, &WorkList::Mine, &WorkPage::first(1)).await.unwrap()[0];
        assert_eq!((first.due, first.due_clock.as_deref()), (Some(date(2009, 9, 28)), Some("visit")));
        assert_eq!((first.names.0.as_str(), first.unsigned, first.missing), ("Secretname", 0, 0));
        let seen = house.work.who_has_seen(&manager, first.id, 99).await.unwrap();
        assert!(seen.iter().any(|look| look.action == "records-listed" && look.actor_name.as_deref() == Some("Owner of w@example.org")));
        let refused = house.work.who_has_seen(&worker, first.id, 99).await;
        assert!(refused.is_err());
        let loads = house.work.caseloads(&manager, house.of, house.team).await.unwrap();
        assert_eq!(loads.iter().map(|load| (load.open, load.persons, load.overdue)).collect::<Vec<_>>(), [(6, 1, 3)]);
        assert!(house.work.caseloads(&worker, house.of, house.team).await.unwrap().len() == 1, "their own");
    }

    async fn work_that_nobody_read_is_listed(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "family-worker", Some(false)).await;
        let manager = house.worker("m", "team-manager", None).await;
        let visit = house.visited(Some(&worker)).await;
        for list in [WorkList::Unsigned(None), WorkList::Unsigned(Some(house.team))] {
            let unsigned = house.work.work_list(&manager, house.of, &list, &WorkPage::first(9)).await.unwrap();
            assert_eq!(unsigned.iter().map(|item| item.id).collect::<Vec<_>>(), [visit.id]);
        }
        house.work.sign_record(&manager, visit.id, 1, &"manager".parse().unwrap()).await.unwrap();
        let unsigned = house.work.work_list(&manager, house.of, &WorkList::Unsigned(None), &WorkPage::first(9)).await.unwrap();
        assert!(unsigned.is_empty());
    }

    async fn work_goes_to_those_who_hold_a_role_for_it(given: Given) {
        let house = House::of(given).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let manager = house.worker("m", "team-manager", None).await;
        house.duty(&worker, "family-worker", None, Some(false)).await;
        let register = "example-visit".parse().unwrap();
        let people = house.work.workers(&manager, house.of, &register).await.unwrap();
        assert_eq!(people.iter().map(|one| (Some(one.account), one.qualified, one.team)).collect::<Vec<_>>(),
            [(worker.account(), Some(true), Some(house.team))]);
        let nobody = house.work.workers(&manager, house.of, &"example-stay".parse().unwrap()).await.unwrap();
        assert!(nobody.is_empty());
        assert!(house.work.workers(&bigplan_ledger::Actor::Visitor, house.of, &register).await.is_err());
    }

    async fn referrers_who_were_not_told_are_listed_and_an_assessment_begins(given: Given) {
        let house = House::of(given).await;
        // The 30th of September 2015, when one assessment had taken the place of two.
        house.given.clock.advance(jiff::SignedDuration::from_hours(24 * 2191));
        let work = house.given.ledger.open_registers(&SETUP, &with_ours()).await.unwrap().casework;
        let manager = house.worker("m", "team-manager", None).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let given = [("received", "2015-09-28"), ("source", "1A"), ("reason", "Seen alone at night")];
        let definition = work.registers().named("referral").unwrap();
        let read = |(field, text): (&str, &str)| {
            let field = definition.field(&field.parse().unwrap()).unwrap();
            (field.code.clone(), bigplan_register::record::read_value(field, text).unwrap())
        };
        let values = given.map(read).into();
        let register = "referral".parse().unwrap();
        let new = NewRecord { register, values, ..house.visit(Some(&worker)) };
        let referral = work.add_record(&SETUP, new).await.unwrap();
        assert!(work.untold_referrers(&manager, house.of, &WorkPage::first(9)).await.unwrap().is_empty());
        let decided = [("decision", "assess"), ("decided", "2015-09-29"), ("acknowledged", "2015-09-28")].map(read);
        let saved = work.change_record(&SETUP, referral.id, 1, decided.into()).await.unwrap();
        let moved = work.move_record(&manager, referral.id, saved.version, &"decide".parse().unwrap(), "").await;
        let moved = moved.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(moved.begun.len(), 2, "an assessment, and the case");
        let untold = work.untold_referrers(&manager, house.of, &WorkPage::first(9)).await.unwrap();
        assert_eq!(untold.iter().map(|item| item.id).collect::<Vec<_>>(), [referral.id]);
        assert_eq!(untold[0].due, Some(date(2015, 10, 13)), "ten working days after the decision");
        let mine = work.work_list(&worker, house.of, &WorkList::Mine, &WorkPage::first(9)).await.unwrap();
        assert!(mine.iter().any(|item| item.register == "single-assessment"), "{mine:?}");
        let page = work.case_page(&manager, referral.id).await.unwrap();
        assert_eq!(page.others.len(), 2);
        // What comes in on an open case is assessed, and opens no second one.
        let again = [("received", "2015-09-30"), ("source", "1A"), ("reason", "Seen again"), ("decision", "assess"), ("decided", "2015-09-30")];
        let new = NewRecord { register: "referral".parse().unwrap(), values: again.map(read).into(), ..house.visit(Some(&worker)) };
        let referral = work.add_record(&SETUP, new).await.unwrap();
        let moved = work.move_record(&manager, referral.id, 1, &"decide".parse().unwrap(), "").await;
        let moved = moved.unwrap_or_else(|error| panic!("{error}"));
        let others = work.case_page(&manager, referral.id).await.unwrap().others;
        let of = |register: &str| others.iter().filter(|one| one.register == register).count();
        assert_eq!((moved.begun.len(), of("single-assessment"), of("child-in-need-case")), (1, 2, 1));
    }
}

/// The carried registers beside the two of the tests.
pub fn with_ours() -> Files {
    let mut files = Files::built_in();
    files.registers.extend(crate::registers_given::files().registers);
    files
}
