//! People in posts and groups by dates, and what they may do because of it.

use bigplan_ledger::{
    Actor, Appointed, Duty, GroupId, LedgerError, NewMembership, On, PartnershipId, PlanId, PostStanding, Right, Role,
    Scope,
};
use bigplan_plan::{GroupUse, Item, Kind, Lead, LeadState, PartnershipGroup, Plan};
use bigplan_testbed::both;
use jiff::ToSpan;

use crate::support::{Given, SETUP, plan, run};

fn lead(post: &str) -> Lead {
    Lead { post: Some(post.into()), organisation: Some("Night Council".into()), person: None, state: LeadState::Named }
}

/// A priority led by the head of evenings, for which the sleep board answers, over an action of nobody.
fn led() -> Plan {
    let mut led = plan();
    led.items.truncate(0);
    led.measures.clear();
    led.groups.clear();
    let mut above = Item::new("a", Kind::Priority, "Quiet nights");
    above.leads = vec![lead("Head of Evenings")];
    above.groups = vec![GroupUse { name: "Sleep Board".into(), certain: true }];
    let mut below = Item::new("b", Kind::Action, "Dim the lamps");
    below.parent = Some("a".into());
    led.items = vec![above, below];
    led
}

async fn stored(given: &Given, place: PartnershipId) -> (PlanId, bigplan_ledger::ItemId) {
    let id = given.ledger.commit_plan(&SETUP, place, led(), None).await.unwrap();
    let items = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items;
    (id, items[1].id.parse().unwrap())
}

fn account(actor: &Actor) -> Appointed {
    Appointed::Account(actor.account().unwrap())
}

fn seat(post: bigplan_ledger::PostId, duty: Duty) -> NewMembership {
    NewMembership { post: Some(post), account: None, name: None, organisation: None, duty, from: None, until: None }
}

async fn board(given: &Given, place: PartnershipId) -> GroupId {
    let groups = given.ledger.standing_groups(&SETUP, place).await.unwrap();
    groups.iter().find(|group| group.name == "Sleep Board").unwrap().id
}

both! {
    async fn a_plan_makes_the_posts_and_groups_that_it_names_once(given: Given) {
        let place = given.partnership("nodland").await;
        stored(&given, place).await;
        stored(&given, place).await;
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        assert_eq!(posts.iter().map(|post| (post.title.as_str(), post.vacant)).collect::<Vec<_>>(), [("Head of Evenings", true)]);
        assert_eq!(given.ledger.standing_groups(&SETUP, place).await.unwrap().len(), 1);
        assert_eq!(given.count("SELECT COUNT(*) FROM leads WHERE post_id IS NULL").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM item_groups").await, 2);
    }

    async fn posts_that_share_a_chair_sit_there_each_by_itself(given: Given) {
        let place = given.partnership("nodland").await;
        let chair = Some("Head of Nights; Head of Mornings".into());
        let board = PartnershipGroup { name: "Sleep Board".into(), role: None, chair, reports_to: None, answers_for: vec![], at: None };
        let plan = Plan { groups: vec![board], ..led() };
        given.ledger.commit_plan(&SETUP, place, plan, None).await.unwrap();
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        assert_eq!(posts.iter().map(|post| post.title.as_str()).collect::<Vec<_>>(), ["Head of Evenings", "Head of Mornings", "Head of Nights"]);
        let seats = given.ledger.memberships(&SETUP, place).await.unwrap();
        assert_eq!(seats.iter().filter(|seat| seat.member.duty == Duty::Chair).count(), 2);
    }

    async fn whoever_holds_the_post_updates_what_it_leads_and_what_is_under_it_while_in_post(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, action) = stored(&given, place).await;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let on = On::Item(plan, action);
        assert!(!given.ledger.may(&reader, Right::UpdateItem, on).await.unwrap());
        let post = given.ledger.posts(&SETUP, place).await.unwrap()[0].id;
        let today = jiff::civil::date(2009, 9, 30);
        let from = Some(today - 10.days());
        let time = given.ledger.appoint(&SETUP, post, &account(&reader), from, None).await.unwrap();
        assert!(given.ledger.may(&reader, Right::UpdateItem, on).await.unwrap());
        assert!(!given.ledger.may(&reader, Right::EditPlans, on).await.unwrap());
        given.ledger.leave(&SETUP, time, today).await.unwrap();
        assert!(given.ledger.may(&reader, Right::UpdateItem, on).await.unwrap(), "the last day is a day in post");
        given.clock.advance(jiff::SignedDuration::from_hours(24));
        assert!(!given.ledger.may(&reader, Right::UpdateItem, on).await.unwrap());
        assert!(given.ledger.posts(&SETUP, place).await.unwrap()[0].vacant);
    }

    async fn a_chair_answers_for_the_items_of_the_group_and_a_member_speaks_in_it(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, action) = stored(&given, place).await;
        let group = board(&given, place).await;
        let (chair, member) = (
            given.person("chair@example.org", Role::Reader, Scope::Partnership(place)).await,
            given.person("member@example.org", Role::Reader, Scope::Partnership(place)).await,
        );
        let body = given.ledger.add_organisation(&SETUP, place, "Moon School", "").await.unwrap();
        for (who, title, duty) in [(&chair, "Chair of the board", Duty::Chair), (&member, "Head of the Moon School", Duty::Member)] {
            let post = given.ledger.add_post(&SETUP, place, Some(body), title, PostStanding::Vacant).await.unwrap();
            given.ledger.appoint(&SETUP, post, &account(who), None, None).await.unwrap();
            given.ledger.add_member(&SETUP, group, seat(post, duty)).await.unwrap();
        }
        for (who, right, on, expected) in [
            (&chair, Right::UpdateItem, On::Item(plan, action), true),
            (&chair, Right::KeepMeetings, On::Group(group), true),
            (&member, Right::UpdateItem, On::Item(plan, action), false),
            (&member, Right::KeepMeetings, On::Group(group), false),
            (&member, Right::Challenge, On::Group(group), true),
            (&member, Right::SignUp, On::Organisation(body), true),
            (&member, Right::PublishPlans, On::Plan(plan), false),
            (&Actor::Visitor, Right::Challenge, On::Group(group), false),
        ] {
            assert_eq!(given.ledger.may(who, right, on).await.unwrap(), expected, "{right:?} {on:?}");
        }
    }

    async fn a_post_in_another_partnership_gives_nothing_there(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let stranger = given.person("stranger@example.org", Role::Editor, Scope::Partnership(there)).await;
        stored(&given, here).await;
        let post = given.ledger.posts(&SETUP, here).await.unwrap()[0].id;
        let refused = given.ledger.appoint(&SETUP, post, &account(&stranger), None, None).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }

    async fn days_out_of_order_are_refused(given: Given) {
        let place = given.partnership("nodland").await;
        let post = given.ledger.add_post(&SETUP, place, None, "Night nurse", PostStanding::Vacant).await.unwrap();
        let day = jiff::civil::date(2009, 9, 1);
        let refused = given.ledger.appoint(&SETUP, post, &Appointed::Unnamed, Some(day), Some(day - 1.day())).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "until", .. })), "{refused:?}");
        assert!(given.ledger.posts(&SETUP, place).await.unwrap()[0].vacant);
    }

    async fn an_item_has_its_own_history(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, action) = stored(&given, place).await;
        let mut item = given.ledger.item(&SETUP, plan, action).await.unwrap().unwrap().item;
        item.title = "Dim every lamp".into();
        given.ledger.update_item(&SETUP, plan, action, 1, item).await.unwrap();
        let history = given.ledger.item_history(&SETUP, plan, action, 10).await.unwrap();
        assert_eq!(history.iter().map(|event| event.action.as_str()).collect::<Vec<_>>(), ["item-changed"]);
        assert_eq!(given.ledger.plan_history(&SETUP, plan, 10).await.unwrap().len(), 2);
    }
}
