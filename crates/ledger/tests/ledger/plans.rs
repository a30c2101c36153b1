//! Plans: stored whole, read back whole, seen by those who may.

use bigplan_ledger::{Actor, LedgerError, NewDocument, PlanState, Role, Scope};
use bigplan_plan::{Format, Kind, Plan};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

/// The plan as the database should give it back: the same, with the ids that it was given.
fn with_ids_of(mut plan: Plan, stored: &Plan) -> Plan {
    let mut renamed = std::collections::HashMap::new();
    for (old, new) in plan.items.iter_mut().zip(&stored.items) {
        renamed.insert(std::mem::replace(&mut old.id, new.id.clone()), new.id.clone());
    }
    for (old, new) in plan.measures.iter_mut().zip(&stored.measures) {
        renamed.insert(std::mem::replace(&mut old.id, new.id.clone()), new.id.clone());
    }
    let named = plan.items.iter_mut().flat_map(|item| item.parent.iter_mut().chain(&mut item.measures));
    for id in named.chain(plan.groups.iter_mut().flat_map(|group| &mut group.answers_for)) {
        *id = renamed[id].clone();
    }
    plan
}

both! {
    async fn a_plan_comes_back_as_it_was_with_ids_of_its_own(given: Given) {
        let place = given.partnership("nodland").await;
        let bytes = b"invented".to_vec();
        let source = NewDocument { name: "plan.txt".into(), format: Format::Text, bytes };
        let id = given.ledger.commit_plan(&SETUP, place, plan(), Some(source.clone())).await.unwrap();
        let stored = given.ledger.plan(&SETUP, id).await.unwrap().unwrap();
        assert_eq!(stored.plan, with_ids_of(plan(), &stored.plan));
        assert!(stored.plan.items.iter().all(|item| item.id.len() == 26));
        assert_eq!((stored.revision, stored.state, stored.slug.as_str()), (1, PlanState::Draft, "the-sleep-plan"));
        assert_eq!(stored.source.unwrap().sha256, source.sha256());
        let document = given.ledger.plan_document(&SETUP, id).await.unwrap().unwrap();
        assert_eq!(document.bytes, source.bytes);
    }

    async fn a_plan_keeps_its_own_words_for_its_kinds(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let head = given.ledger.plan_summary(&SETUP, id).await.unwrap().unwrap().head;
        assert_eq!((head.label(Kind::Outcome), head.label(Kind::Action)), ("Ambition", "Action"));
        let whole = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.head;
        assert_eq!(whole.labels, head.labels);
        assert_eq!(given.ledger.plans(&SETUP, place).await.unwrap()[0].head, whole);
    }

    async fn a_second_plan_of_the_same_title_gets_its_own_address(given: Given) {
        let place = given.partnership("nodland").await;
        given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let second = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let found = given.ledger.plan_at(&SETUP, place, "the-sleep-plan-2").await.unwrap().unwrap();
        assert_eq!(found.id, second);
    }

    async fn a_plan_that_does_not_hang_together_leaves_nothing(given: Given) {
        let place = given.partnership("nodland").await;
        let mut broken = plan();
        broken.items[0].measures.push("m9".into());
        let refused = given.ledger.commit_plan(&SETUP, place, broken, None).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        assert_eq!(given.count("SELECT COUNT(*) FROM plans").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM items").await, 0);
    }

    async fn a_draft_is_seen_by_its_partnership_alone_and_a_published_plan_by_all(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(here)).await;
        let stranger = given.person("stranger@example.org", Role::Editor, Scope::Partnership(there)).await;
        let id = given.ledger.commit_plan(&SETUP, here, plan(), None).await.unwrap();
        for (actor, seen) in [(&reader, true), (&stranger, false), (&Actor::Visitor, false)] {
            assert_eq!(given.ledger.plan(actor, id).await.unwrap().is_some(), seen, "{actor:?}");
            assert_eq!(given.ledger.plan_revision(actor, id).await.unwrap().is_some(), seen, "{actor:?}");
            assert_eq!(given.ledger.plan_at(actor, here, "the-sleep-plan").await.unwrap().is_some(), seen, "{actor:?}");
            assert_eq!(given.ledger.plans(actor, here).await.unwrap().len(), usize::from(seen), "{actor:?}");
        }
        let refused = given.ledger.publish_plan(&reader, id, 1, None).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = given.ledger.publish_plan(&stranger, id, 1, None).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
        for actor in [&reader, &stranger, &Actor::Visitor] {
            assert!(given.ledger.plan(actor, id).await.unwrap().is_some(), "{actor:?}");
        }
    }

    async fn who_is_in_post_is_not_shown_to_visitors(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
        let person = |plan: &Plan| plan.items[2].leads[0].person.clone();
        let inside = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan;
        let outside = given.ledger.plan(&Actor::Visitor, id).await.unwrap().unwrap().plan;
        assert_eq!(person(&inside).as_deref(), Some("A Person"));
        assert_eq!(person(&outside), None);
        let item = inside.items[2].id.parse().unwrap();
        let item = given.ledger.item(&Actor::Visitor, id, item).await.unwrap().unwrap().item;
        assert_eq!(item.leads[0].person, None);
        assert!(given.ledger.plan_document(&Actor::Visitor, id).await.unwrap().is_none());
    }

    async fn an_edit_is_saved_and_both_revisions_go_up(given: Given) {
        let place = given.partnership("nodland").await;
        let editor = given.person("editor@example.org", Role::Editor, Scope::Partnership(place)).await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let mut value = given.ledger.plan(&editor, id).await.unwrap().unwrap().plan.items[2].clone();
        let item = value.id.parse().unwrap();
        value.title = "Very quiet evenings".into();
        value.leads.truncate(1);
        assert_eq!(given.ledger.update_item(&editor, id, item, 1, value.clone()).await.unwrap(), 2);
        let stored = given.ledger.item(&editor, id, item).await.unwrap().unwrap();
        assert_eq!((stored.item, stored.revision), (value.clone(), 2));
        assert_eq!(given.ledger.plan_revision(&editor, id).await.unwrap(), Some(2));
        let event = given.ledger.plan_history(&editor, id, 10).await.unwrap().remove(0);
        assert_eq!((event.action.as_str(), event.actor_name.as_deref()), ("item-changed", Some("Owner of editor@example.org")));
        assert_eq!(event.body["before"]["title"], "Quiet evenings");
        assert_eq!(event.body["after"]["title"], "Very quiet evenings");
    }

    async fn whoever_saves_second_is_told(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let value = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items[2].clone();
        let item = value.id.parse().unwrap();
        given.ledger.update_item(&SETUP, id, item, 1, value.clone()).await.unwrap();
        let refused = given.ledger.update_item(&SETUP, id, item, 1, value).await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 2, .. })), "{refused:?}");
    }

    async fn an_edit_can_neither_put_an_item_under_itself_nor_name_what_is_not_there(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let value = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items[2].clone();
        let item = value.id.parse().unwrap();
        let (mut moved, mut wrong, mut untitled) = (value.clone(), value.clone(), value);
        moved.parent = Some(moved.id.clone());
        wrong.measures = vec!["m9".into()];
        untitled.title = " ".into();
        let refused = given.ledger.update_item(&SETUP, id, item, 1, wrong).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        for (value, wanted) in [(moved, "parent"), (untitled, "title")] {
            let refused = given.ledger.update_item(&SETUP, id, item, 1, value).await;
            assert!(matches!(refused, Err(LedgerError::Field { field, .. }) if field == wanted), "{refused:?}");
        }
        assert_eq!(given.ledger.plan_revision(&SETUP, id).await.unwrap(), Some(1));
    }

    async fn a_new_plan_replaces_the_old_one(given: Given) {
        let place = given.partnership("nodland").await;
        let old = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let new = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let early = given.ledger.publish_plan(&SETUP, new, 1, Some(old)).await;
        assert!(matches!(early, Err(LedgerError::State(_))), "{early:?}");
        given.ledger.publish_plan(&SETUP, old, 1, None).await.unwrap();
        given.ledger.publish_plan(&SETUP, new, 1, Some(old)).await.unwrap();
        let state = async |id| given.ledger.plan_summary(&Actor::Visitor, id).await.unwrap().unwrap().state;
        assert_eq!((state(old).await, state(new).await), (PlanState::Replaced, PlanState::Published));
    }
}
