//! Posts that fall vacant: their items are on a list until somebody deals with them.

use bigplan_ledger::{
    Actor, Appointed, ItemId, LedgerError, NewUpdate, PartnershipId, PlanId, PostId, Role, Scope, Vacancy,
};
use bigplan_plan::progress::Status;
use bigplan_plan::{Item, Kind, Lead, LeadState, Plan, PlanHead};
use bigplan_testbed::both;
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::support::{Given, SETUP, run};

const TODAY: Date = date(2009, 9, 30);

fn lead(post: &str) -> Lead {
    Lead { post: Some(post.into()), organisation: None, person: Some("A Person".into()), state: LeadState::Named }
}

/// Two actions of the head of evenings, one of them together with the hummer.
async fn stored(given: &Given, place: PartnershipId) -> (PlanId, Vec<ItemId>) {
    let mut dim = Item::new("a", Kind::Action, "Dim the lamps");
    dim.leads = vec![lead("Head of Evenings")];
    let mut hum = Item::new("b", Kind::Action, "Hum");
    hum.leads = vec![lead("Hummer"), lead("Head of Evenings")];
    let head = PlanHead { title: "The sleep plan".into(), ..PlanHead::default() };
    let plan = Plan { head, items: vec![dim, hum], ..Plan::default() };
    let id = given.ledger.commit_plan(&SETUP, place, plan, None).await.unwrap();
    let items = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items;
    (id, items.iter().map(|item| item.id.parse().unwrap()).collect())
}

async fn post(given: &Given, place: PartnershipId, title: &str) -> PostId {
    let posts = given.ledger.posts(&SETUP, place).await.unwrap();
    posts.into_iter().find(|post| post.title == title).unwrap().id
}

fn drawn(vacancies: &[Vacancy]) -> Vec<String> {
    let draw = |one: &Vacancy| {
        let items: Vec<&str> = one.items.iter().map(|item| item.words.as_str()).collect();
        let left = one.left.map(|day| format!(" left {day}")).unwrap_or_default();
        format!("{}{left}: {}{}", one.title, items.join(", "), if one.is_open(TODAY) { "" } else { " (dealt with)" })
    };
    vacancies.iter().map(draw).collect()
}

both! {
    async fn what_the_last_holder_led_waits_until_somebody_deals_with_it(given: Given) {
        let place = given.partnership("nodland").await;
        stored(&given, place).await;
        let (head, hummer) = (post(&given, place, "Head of Evenings").await, post(&given, place, "Hummer").await);
        given.ledger.appoint(&SETUP, hummer, &Appointed::Unnamed, None, None).await.unwrap();
        let first = given.ledger.appoint(&SETUP, head, &Appointed::Name("One".into()), None, None).await.unwrap();
        let second = given.ledger.appoint(&SETUP, head, &Appointed::Name("Two".into()), None, None).await.unwrap();
        given.ledger.leave(&SETUP, first, date(2009, 8, 31)).await.unwrap();
        assert!(given.ledger.vacancies(&SETUP, place).await.unwrap().is_empty(), "the other one is still there");
        given.ledger.leave(&SETUP, second, date(2009, 9, 29)).await.unwrap();
        let list = async || drawn(&given.ledger.vacancies(&SETUP, place).await.unwrap());
        assert_eq!(list().await, ["Head of Evenings left 2009-09-29: Dim the lamps, Hum"]);
        given.ledger.promise_post(&SETUP, head, TODAY, "The hummer looks after it.").await.unwrap();
        assert_eq!(list().await, ["Head of Evenings left 2009-09-29: Dim the lamps, Hum (dealt with)"]);
        given.clock.advance(SignedDuration::from_hours(24));
        let open = given.ledger.vacancies(&SETUP, place).await.unwrap().remove(0);
        assert!(open.is_open(date(2009, 10, 1)), "the day that was named has passed");
        given.ledger.appoint(&SETUP, head, &Appointed::Name("Three".into()), Some(date(2009, 10, 5)), None).await.unwrap();
        let next = given.ledger.vacancies(&SETUP, place).await.unwrap().remove(0);
        assert_eq!((next.next, next.is_open(date(2009, 10, 1))), (Some(date(2009, 10, 5)), false));
    }

    async fn what_is_done_waits_for_nobody(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, items) = stored(&given, place).await;
        let mut dropped = NewUpdate::new(Status::Dropped, "Enough.");
        dropped.why = "It is quiet.".into();
        given.ledger.add_update(&SETUP, plan, items[0], 0, dropped).await.unwrap();
        let list = drawn(&given.ledger.vacancies(&SETUP, place).await.unwrap());
        assert_eq!(list, ["Head of Evenings: Hum", "Hummer: Hum"]);
    }

    async fn items_go_to_another_post_all_or_none_with_a_reason(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, items) = stored(&given, place).await;
        let (head, hummer) = (post(&given, place, "Head of Evenings").await, post(&given, place, "Hummer").await);
        for (to, items, why, field) in [
            (head, &items[..], "Moved.", "to"),
            (hummer, &[][..], "Moved.", "items"),
            (hummer, &items[..], " ", "why"),
        ] {
            let refused = given.ledger.hand_over(&SETUP, head, to, items, why).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: of, .. }) if of == field), "{refused:?}");
        }
        let foreign = [items[0], ItemId::random().unwrap()];
        let refused = given.ledger.hand_over(&SETUP, head, hummer, &foreign, "Moved.").await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        assert_eq!(given.ledger.plan_revision(&SETUP, plan).await.unwrap(), Some(1), "nothing was saved");
        given.ledger.hand_over(&SETUP, head, hummer, &items, "She knows the lamps.").await.unwrap();
        let plan_now = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan;
        for item in &plan_now.items {
            let posts: Vec<_> = item.leads.iter().map(|lead| lead.post.as_deref().unwrap()).collect();
            assert_eq!(posts, ["Hummer"], "{}", item.title);
        }
        assert_eq!(plan_now.items[0].leads[0].person, None);
        let event = given.ledger.item_history(&SETUP, plan, items[0], 1).await.unwrap().remove(0);
        assert_eq!((event.action.as_str(), event.body["why"].as_str()), ("item-changed", Some("She knows the lamps.")));
        assert_eq!(event.body["before"]["leads"][0]["post"], "Head of Evenings");
        assert_eq!(drawn(&given.ledger.vacancies(&SETUP, place).await.unwrap()), ["Hummer: Dim the lamps, Hum"]);
    }

    async fn only_officers_deal_with_vacancies(given: Given) {
        let place = given.partnership("nodland").await;
        let (_, items) = stored(&given, place).await;
        let (head, hummer) = (post(&given, place, "Head of Evenings").await, post(&given, place, "Hummer").await);
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let refused = given.ledger.vacancies(&Actor::Visitor, place).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        assert_eq!(given.ledger.vacancies(&reader, place).await.unwrap().len(), 2);
        let refused = given.ledger.promise_post(&reader, head, TODAY, "Soon.").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = given.ledger.hand_over(&reader, head, hummer, &items, "Mine.").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = given.ledger.promise_post(&SETUP, head, TODAY.yesterday().unwrap(), "Soon.").await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "filled_by", .. })), "{refused:?}");
    }
}
