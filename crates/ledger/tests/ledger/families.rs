//! Families of plans: above, below, beside; items that answer items; the local agreement.

use bigplan_ledger::{
    Actor, AgreementMeasure, AgreementSort, Answer, ItemId, LedgerError, Level, NewPlanLink, PlanId, PlanLinkSort,
};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

fn under(plan: PlanId) -> NewPlanLink {
    let empty = String::new;
    NewPlanLink { sort: PlanLinkSort::Under, to: Some(plan), title: empty(), theme: empty(), owner: empty() }
}

async fn items(given: &Given, plan: PlanId) -> Vec<ItemId> {
    let items = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items;
    items.iter().map(|item| item.id.parse().unwrap()).collect()
}

both! {
    async fn a_plan_stands_under_another_and_never_under_itself(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let county = given.ledger.commit_plan(&SETUP, here, plan(), None).await.unwrap();
        let area = given.ledger.commit_plan(&SETUP, there, plan(), None).await.unwrap();
        let locality = given.ledger.commit_plan(&SETUP, there, plan(), None).await.unwrap();
        given.ledger.set_level(&SETUP, area, Some(Level::Area)).await.unwrap();
        given.ledger.link_plan(&SETUP, area, &under(county)).await.unwrap();
        let link = given.ledger.link_plan(&SETUP, locality, &under(area)).await.unwrap();
        for other in [county, area, locality] {
            let circle = given.ledger.link_plan(&SETUP, county, &under(other)).await.unwrap_err().to_string();
            assert!(circle.contains("cannot stand under itself"), "{circle}");
        }
        let family = given.ledger.family(&SETUP, area).await.unwrap();
        assert_eq!((family.level, family.above[0].link.to, family.below[0].plan), (Some(Level::Area), Some(county), locality));
        given.ledger.unlink_plan(&SETUP, locality, link).await.unwrap();
        assert!(given.ledger.family(&SETUP, area).await.unwrap().below.is_empty());
        given.ledger.publish_plan(&SETUP, county, 1, None).await.unwrap();
        assert!(given.ledger.family(&Actor::Visitor, county).await.unwrap().below.is_empty(), "a draft is not told");
    }

    async fn other_plans_are_named_with_theme_and_owner(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let new = NewPlanLink {
            sort: PlanLinkSort::LeansOn,
            to: None,
            title: "Street lighting plan".into(),
            theme: "Lamps".into(),
            owner: "Head of Lamps".into(),
        };
        given.ledger.link_plan(&SETUP, id, &new).await.unwrap();
        assert_eq!(given.ledger.family(&SETUP, id).await.unwrap().leans_on[0].link, new);
        let unnamed = given.ledger.link_plan(&SETUP, id, &NewPlanLink { title: " ".into(), ..new }).await;
        assert!(matches!(unnamed, Err(LedgerError::Field { field: "title", .. })), "{unnamed:?}");
    }

    async fn items_answer_items_of_plans_above(given: Given) {
        let place = given.partnership("nodland").await;
        let county = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let area = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let (upper, lower) = (items(&given, county).await, items(&given, area).await);
        let answer = Answer { plan: area, item: lower[2], to_plan: county, to_item: upper[1] };
        let early = given.ledger.link_item(&SETUP, &answer).await;
        assert!(matches!(early, Err(LedgerError::State(_))), "{early:?}");
        given.ledger.link_plan(&SETUP, area, &under(county)).await.unwrap();
        given.ledger.link_item(&SETUP, &answer).await.unwrap();
        let twice = given.ledger.link_item(&SETUP, &answer).await;
        assert!(matches!(twice, Err(LedgerError::State(_))), "{twice:?}");
        assert_eq!(given.ledger.answers(&SETUP, county).await.unwrap(), [answer]);
        assert_eq!(given.ledger.answers(&SETUP, area).await.unwrap(), [answer]);
        let strange = Answer { to_item: ItemId::random().unwrap(), ..answer };
        assert!(matches!(given.ledger.link_item(&SETUP, &strange).await, Err(LedgerError::NotFound("item"))));
        given.ledger.publish_plan(&SETUP, county, 1, None).await.unwrap();
        assert!(given.ledger.answers(&Actor::Visitor, county).await.unwrap().is_empty(), "a draft's item is not told");
        given.ledger.unlink_item(&SETUP, &answer).await.unwrap();
        assert!(given.ledger.answers(&SETUP, area).await.unwrap().is_empty());
    }

    async fn the_local_agreement_has_its_share_of_the_measures(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let measure = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.measures[0].id.parse().unwrap();
        let one = AgreementMeasure { measure, sort: AgreementSort::Stretch };
        given.ledger.set_agreement(&SETUP, id, &[one]).await.unwrap();
        assert_eq!(given.ledger.agreement(&SETUP, id).await.unwrap(), [one]);
        given.ledger.set_agreement(&SETUP, id, &[]).await.unwrap();
        assert!(given.ledger.agreement(&SETUP, id).await.unwrap().is_empty());
        let refused = given.ledger.set_agreement(&Actor::Visitor, id, &[one]).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }
}
