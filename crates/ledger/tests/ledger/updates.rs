//! How items go: said by those who may, argued, in order, and never overwritten.

use bigplan_ledger::{Actor, Evidence, ItemId, LedgerError, NewUpdate, PartnershipId, PlanId, Role, Scope};
use bigplan_plan::progress::Status;
use bigplan_plan::rhythm::Rhythm;
use bigplan_testbed::both;
use jiff::civil::date;

use crate::support::{Given, SETUP, plan, run};

/// The invented plan and its action.
async fn stored(given: &Given, place: PartnershipId) -> (PlanId, ItemId) {
    let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
    let items = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items;
    (id, items[2].id.parse().unwrap())
}

fn going(progress: &str) -> NewUpdate {
    NewUpdate::new(Status::OnTrack, progress)
}

fn done() -> NewUpdate {
    let evidence = Evidence { words: "Every lamp was seen dark.".into(), address: "https://example.org/lamps".into() };
    NewUpdate { done_on: Some(date(2009, 9, 29)), evidence, ..NewUpdate::new(Status::Done, "") }
}

both! {
    async fn the_newest_is_how_it_goes_and_the_older_stay(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, item) = stored(&given, place).await;
        let officer = given.person("officer@example.org", Role::Editor, Scope::Partnership(place)).await;
        assert_eq!(given.ledger.add_update(&officer, plan, item, 0, going(" Half the lamps. ")).await.unwrap(), 1);
        assert_eq!(given.ledger.add_update(&officer, plan, item, 1, done()).await.unwrap(), 2);
        let said = given.ledger.item_updates(&officer, plan, item, 10).await.unwrap();
        assert_eq!(said.iter().map(|one| (one.sequence, one.said.status)).collect::<Vec<_>>(), [(2, Status::Done), (1, Status::OnTrack)]);
        assert_eq!((&said[0].said, said[1].said.progress.as_str()), (&done(), "Half the lamps."));
        assert_eq!(said[0].by_name.as_deref(), Some("Owner of officer@example.org"));
        let standings = given.ledger.standings(&officer, plan).await.unwrap();
        assert_eq!((standings.len(), &standings[&item]), (1, &said[0]));
        let history = given.ledger.item_history(&officer, plan, item, 10).await.unwrap();
        assert_eq!((history[0].action.as_str(), history.len()), ("item-updated", 2));
        assert_eq!(history[0].body["before"]["status"], "on track");
        assert_eq!(given.ledger.plan_revision(&officer, plan).await.unwrap(), Some(1), "the plan's words are untouched");
    }

    async fn whoever_speaks_second_without_having_heard_the_first_is_told(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, item) = stored(&given, place).await;
        let both = tokio::join!(
            given.ledger.add_update(&SETUP, plan, item, 0, going("One.")),
            given.ledger.add_update(&SETUP, plan, item, 0, going("Two.")),
        );
        let refused = [both.0, both.1].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert!(matches!(refused.as_slice(), [LedgerError::Conflict { .. }]), "{refused:?}");
        assert_eq!(given.count("SELECT COUNT(*) FROM item_updates").await, 1);
    }

    async fn a_reader_reads_and_a_visitor_sees_the_status_alone(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, item) = stored(&given, place).await;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let stranger = given.person("stranger@example.org", Role::Editor, Scope::Partnership(given.partnership("there").await)).await;
        let refused = given.ledger.add_update(&reader, plan, item, 0, going("Mine.")).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        for actor in [&stranger, &Actor::Visitor] {
            let refused = given.ledger.add_update(actor, plan, item, 0, going("Mine.")).await;
            assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        }
        given.ledger.add_update(&SETUP, plan, item, 0, going("Words for the house.")).await.unwrap();
        given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let inside = given.ledger.item_updates(&reader, plan, item, 1).await.unwrap().remove(0);
        let outside = given.ledger.item_updates(&Actor::Visitor, plan, item, 1).await.unwrap().remove(0);
        assert_eq!((inside.said.progress.as_str(), outside.said.progress.as_str()), ("Words for the house.", ""));
        assert_eq!(outside.said.status, Status::OnTrack);
        let refused = given.ledger.add_update(&stranger, plan, item, 1, going("Mine.")).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn neither_outcomes_nor_replaced_plans_are_updated(given: Given) {
        let place = given.partnership("nodland").await;
        let (old, item) = stored(&given, place).await;
        let (new, _) = stored(&given, place).await;
        let outcome = given.ledger.plan(&SETUP, old).await.unwrap().unwrap().plan.items[0].id.parse().unwrap();
        let refused = given.ledger.add_update(&SETUP, old, outcome, 0, going("Well.")).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        given.ledger.publish_plan(&SETUP, old, 1, None).await.unwrap();
        given.ledger.publish_plan(&SETUP, new, 1, Some(old)).await.unwrap();
        let refused = given.ledger.add_update(&SETUP, old, item, 0, going("Well.")).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        let elsewhere = given.ledger.add_update(&SETUP, new, item, 0, going("Well.")).await;
        assert!(matches!(elsewhere, Err(LedgerError::NotFound(_))), "{elsewhere:?}");
    }

    async fn a_plan_asks_every_quarter_until_an_officer_chooses_otherwise(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, _) = stored(&given, place).await;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        assert_eq!(given.ledger.rhythm(&reader, plan).await.unwrap(), Rhythm::Quarter);
        let refused = given.ledger.set_rhythm(&reader, plan, Rhythm::Never).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        for rhythm in Rhythm::ALL {
            given.ledger.set_rhythm(&SETUP, plan, rhythm).await.unwrap();
            assert_eq!(given.ledger.rhythm(&reader, plan).await.unwrap(), rhythm);
        }
    }
}
