//! A whole plan laid over what stands: in one transaction, each item in its own history.

use bigplan_ledger::plans::LaidOver;
use bigplan_ledger::{Actor, LedgerError, PlanId, Role, Scope};
use bigplan_plan::{Item, Kind, Plan};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

async fn drafted(given: &Given) -> (PlanId, Plan, Actor) {
    let place = given.partnership("nodland").await;
    let editor = given.person("editor@example.org", Role::Editor, Scope::Partnership(place)).await;
    let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
    let words = words(given, id).await;
    (id, words, editor)
}

async fn words(given: &Given, id: PlanId) -> Plan {
    given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan
}

both! {
    async fn the_same_words_change_nothing(given: Given) {
        let (id, words, editor) = drafted(&given).await;
        let entries = given.count("SELECT COUNT(*) FROM journal").await;
        let laid = given.ledger.lay_over(&editor, id, 1, words, "").await.unwrap();
        assert_eq!(laid, LaidOver { revision: 1, ..LaidOver::default() });
        assert_eq!(given.ledger.plan_revision(&editor, id).await.unwrap(), Some(1));
        assert_eq!(given.count("SELECT COUNT(*) FROM journal").await, entries);
    }

    async fn what_is_laid_over_is_what_stands_then(given: Given) {
        let (id, mut words, editor) = drafted(&given).await;
        let outcome = words.items[0].id.clone();
        words.items[2].title = "Very quiet evenings".into();
        words.items[2].parent = Some(outcome.clone());
        words.items[2].leads.truncate(1);
        words.items[1].measures.clear();
        let mut new = Item::new("new in row 4", Kind::Action, "Warm milk");
        new.parent = Some(outcome);
        words.items.insert(1, new);
        words.items.swap(2, 3);
        words.measures[0].title = "Hours slept by night".into();
        words.groups[0].answers_for.push("new in row 4".into());
        words.head.edition = Some("2".into());
        let laid = given.ledger.lay_over(&editor, id, 1, words.clone(), "From the spreadsheet").await.unwrap();
        assert_eq!(laid, LaidOver { revision: 2, added: 1, changed: 2, removed: 0 });
        let stands = self::words(&given, id).await;
        let made = stands.items[1].id.clone();
        assert_eq!(made.len(), 26);
        words.items[1].id.clone_from(&made);
        words.groups[0].answers_for[2].clone_from(&made);
        assert_eq!(stands, words);
        let history = given.ledger.item_history(&editor, id, made.parse().unwrap(), 5).await.unwrap();
        assert_eq!((history[0].action.as_str(), &history[0].body["why"]), ("item-added", &"From the spreadsheet".into()));
        let whole = given.ledger.plan_history(&editor, id, 1).await.unwrap().remove(0);
        assert_eq!((whole.action.as_str(), whole.body["parts"].as_array().unwrap().len()), ("plan-laid-over", 3));
    }

    async fn what_is_taken_out_is_gone_with_what_hung_on_it(given: Given) {
        let (id, mut words, editor) = drafted(&given).await;
        let gone = words.items.remove(2);
        words.measures.clear();
        words.items[1].measures.clear();
        let stays = words.items[1].id.clone();
        words.groups[0].answers_for.retain(|id| *id == stays);
        let laid = given.ledger.lay_over(&editor, id, 1, words.clone(), "").await.unwrap();
        assert_eq!((laid.removed, laid.changed), (1, 1));
        assert_eq!(self::words(&given, id).await, words);
        assert_eq!(given.count("SELECT COUNT(*) FROM leads").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM measures").await, 0);
        let history = given.ledger.item_history(&editor, id, gone.id.parse().unwrap(), 1).await.unwrap();
        assert_eq!((history[0].action.as_str(), &history[0].body["before"]["title"]), ("item-removed", &"Quiet evenings".into()));
    }

    async fn whoever_lays_over_second_is_told(given: Given) {
        let (id, words, editor) = drafted(&given).await;
        let (mut one, mut two) = (words.clone(), words);
        one.items[0].title = "One".into();
        two.items[1].title = "Two".into();
        given.ledger.lay_over(&editor, id, 1, one.clone(), "").await.unwrap();
        let refused = given.ledger.lay_over(&editor, id, 1, two, "").await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 2, .. })), "{refused:?}");
        assert_eq!(self::words(&given, id).await, one);
    }

    async fn words_that_do_not_hang_together_leave_nothing(given: Given) {
        let (id, words, editor) = drafted(&given).await;
        let entries = given.count("SELECT COUNT(*) FROM journal").await;
        let broken = |mend: &dyn Fn(&mut Plan)| {
            let mut words = words.clone();
            mend(&mut words);
            words
        };
        let (first, second) = (words.items[0].id.clone(), words.items[1].id.clone());
        for words in [
            broken(&|plan| plan.items[0].parent = Some(second.clone())),
            broken(&|plan| plan.items[1].parent = Some("nothing".into())),
            broken(&|plan| plan.items[1].id.clone_from(&first)),
            broken(&|plan| plan.items[0].measures.push("nothing".into())),
            broken(&|plan| plan.items[0].title = " ".into()),
        ] {
            let refused = given.ledger.lay_over(&editor, id, 1, words, "").await;
            assert!(matches!(refused, Err(LedgerError::State(_) | LedgerError::Field { .. })), "{refused:?}");
        }
        assert_eq!(self::words(&given, id).await, words);
        assert_eq!(given.ledger.plan_revision(&editor, id).await.unwrap(), Some(1));
        assert_eq!(given.count("SELECT COUNT(*) FROM journal").await, entries);
    }

    async fn only_those_who_may_edit_lay_over(given: Given) {
        let (id, mut words, _) = drafted(&given).await;
        let there = given.partnership("there").await;
        let reader = given.person("r@example.org", Role::Reader, Scope::All).await;
        let stranger = given.person("s@example.org", Role::Editor, Scope::Partnership(there)).await;
        words.items[0].title.push('!');
        let refused = given.ledger.lay_over(&reader, id, 1, words.clone(), "").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        for actor in [&stranger, &Actor::Visitor] {
            let refused = given.ledger.lay_over(actor, id, 1, words.clone(), "").await;
            assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        }
    }

    async fn a_new_item_of_one_plan_cannot_take_anothers_id(given: Given) {
        let (id, words, editor) = drafted(&given).await;
        let place = given.ledger.plan_summary(&SETUP, id).await.unwrap().unwrap().partnership;
        let other = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let before = self::words(&given, other).await;
        let laid = given.ledger.lay_over(&editor, other, 1, words, "").await.unwrap();
        assert_eq!((laid.added, laid.removed), (3, 3));
        let now = self::words(&given, other).await;
        assert!(now.items.iter().all(|item| before.items.iter().all(|old| old.id != item.id)));
        assert_eq!(self::words(&given, id).await.items.len(), 3);
    }
}
