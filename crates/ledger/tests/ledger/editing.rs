//! Changing an accepted plan: the tree stays whole, nothing is overwritten, everything is recorded.

use bigplan_ledger::{Below, ItemId, LedgerError, Place, PlanId, PlanState, Role, Scope};
use bigplan_plan::{Item, Kind, Plan};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

/// A stored plan: an outcome over a priority over an action; and the ids of the three.
async fn stored(given: &Given) -> (PlanId, [ItemId; 3]) {
    let place = given.partnership("nodland").await;
    let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
    let items = now(given, id).await.items;
    (id, std::array::from_fn(|at| items[at].id.parse().unwrap()))
}

async fn now(given: &Given, plan: PlanId) -> Plan {
    given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan
}

fn item(kind: Kind, parent: Option<ItemId>, title: &str) -> Item {
    let mut item = Item::new("", kind, title);
    item.parent = parent.map(|parent| parent.to_string());
    item
}

/// The titles of what stands under an item, in order.
fn under(plan: &Plan, parent: Option<ItemId>) -> Vec<String> {
    let parent = parent.map(|parent| parent.to_string());
    plan.items.iter().filter(|item| item.parent == parent).map(|item| item.title.clone()).collect()
}

both! {
    async fn items_are_added_at_their_place_and_recorded(given: Given) {
        let (plan, [_, priority, action]) = stored(&given).await;
        let add = async |title: &str, place| {
            given.ledger.add_item(&SETUP, plan, item(Kind::Action, Some(priority), title), place, "asked for").await.unwrap()
        };
        let second = add("Second", Place::Last).await;
        add("Between", Place::After(action)).await;
        add("First", Place::First).await;
        assert_eq!(under(&now(&given, plan).await, Some(priority)), ["First", "Quiet evenings", "Between", "Second"]);
        let history = given.ledger.item_history(&SETUP, plan, second, 10).await.unwrap();
        assert_eq!((history[0].action.as_str(), &history[0].body["why"]), ("item-added", &"asked for".into()));
        assert_eq!(given.ledger.plan_revision(&SETUP, plan).await.unwrap(), Some(4));
        for (value, field) in [
            (item(Kind::Priority, Some(action), "Upside down"), "parent"),
            (item(Kind::Action, ItemId::random().ok(), "Nowhere"), "parent"),
            (item(Kind::Action, None, " "), "title"),
        ] {
            let refused = given.ledger.add_item(&SETUP, plan, value, Place::Last, "").await;
            assert!(matches!(&refused, Err(LedgerError::Field { field: found, .. }) if *found == field), "{refused:?}");
        }
    }

    async fn an_item_moves_with_what_is_under_it_and_never_into_a_circle(given: Given) {
        let (plan, [outcome, priority, action]) = stored(&given).await;
        let other = given.ledger.add_item(&SETUP, plan, item(Kind::Outcome, None, "Be safe"), Place::Last, "").await.unwrap();
        let revision = given.ledger.move_item(&SETUP, plan, priority, 1, Some(other), Place::Last, "belongs there").await.unwrap();
        assert_eq!(revision, 2);
        let moved = now(&given, plan).await;
        assert_eq!(under(&moved, Some(other)), ["Children sleep well"]);
        assert_eq!(under(&moved, Some(priority)), ["Quiet evenings"]);
        for (what, parent) in [(priority, priority), (priority, action), (outcome, other)] {
            let at = given.ledger.item(&SETUP, plan, what).await.unwrap().unwrap().revision;
            let refused = given.ledger.move_item(&SETUP, plan, what, at, Some(parent), Place::Last, "").await;
            assert!(matches!(refused, Err(LedgerError::Field { field: "parent", .. })), "{refused:?}");
        }
        let refused = given.ledger.move_item(&SETUP, plan, priority, 1, None, Place::Last, "").await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 2, .. })), "{refused:?}");
        given.ledger.move_item(&SETUP, plan, other, 1, None, Place::First, "").await.unwrap();
        assert_eq!(under(&now(&given, plan).await, None), ["Be safe", "Be healthy"]);
        let entries = given.ledger.item_history(&SETUP, plan, other, 10).await.unwrap();
        assert_eq!(entries[0].body["before"]["place"], 2);
        assert_eq!(entries[0].body["after"]["place"], 1);
        let unmoved = given.ledger.plan_revision(&SETUP, plan).await.unwrap();
        given.ledger.move_item(&SETUP, plan, other, 1, None, Place::First, "").await.unwrap();
        assert_eq!(given.ledger.plan_revision(&SETUP, plan).await.unwrap(), unmoved, "nothing moved, so nothing is recorded");
    }

    async fn a_change_may_put_an_item_elsewhere_but_the_kinds_stay_in_order(given: Given) {
        let (plan, [outcome, priority, action]) = stored(&given).await;
        let mut value = now(&given, plan).await.items[2].clone();
        value.parent = Some(outcome.to_string());
        given.ledger.change_item(&SETUP, plan, action, 1, value, "it stands for all").await.unwrap();
        assert_eq!(under(&now(&given, plan).await, Some(outcome)), ["Children sleep well", "Quiet evenings"]);
        let mut circle = now(&given, plan).await.items[0].clone();
        circle.parent = Some(priority.to_string());
        let mut kind = now(&given, plan).await.items[0].clone();
        kind.kind = Kind::Milestone;
        for (value, field) in [(circle, "parent"), (kind, "kind")] {
            let refused = given.ledger.change_item(&SETUP, plan, outcome, 1, value, "").await;
            assert!(matches!(&refused, Err(LedgerError::Field { field: found, .. }) if *found == field), "{refused:?}");
        }
    }

    async fn a_removed_item_needs_a_reason_and_keeps_its_history(given: Given) {
        let (plan, [outcome, priority, action]) = stored(&given).await;
        let remove = async |item, at, below, why: &str| given.ledger.remove_item(&SETUP, plan, item, at, below, why).await;
        let silent = remove(priority, 1, Below::MoveUp, " ").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "why", .. })), "{silent:?}");
        let unsaid = remove(priority, 1, Below::Nothing, "done").await;
        assert!(matches!(unsaid, Err(LedgerError::Field { field: "below", .. })), "{unsaid:?}");
        assert_eq!(remove(priority, 1, Below::MoveUp, "merged").await.unwrap(), 1);
        let left = now(&given, plan).await;
        assert_eq!(under(&left, Some(outcome)), ["Quiet evenings"]);
        assert_eq!(left.groups[0].answers_for, [left.measures[0].id.clone()], "no group answers for what is gone");
        let history = given.ledger.item_history(&SETUP, plan, priority, 10).await.unwrap();
        assert_eq!((history[0].action.as_str(), &history[0].body["before"]["title"]), ("item-removed", &"Children sleep well".into()));
        let again = remove(priority, 1, Below::Nothing, "twice").await;
        assert!(matches!(again, Err(LedgerError::NotFound("item"))), "{again:?}");
        assert_eq!(remove(outcome, 1, Below::TakeAlong, "dropped").await.unwrap(), 2);
        assert_eq!(now(&given, plan).await.items, []);
        assert_eq!(given.ledger.item_history(&SETUP, plan, action, 10).await.unwrap()[0].body["why"], "dropped");
        assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    }

    async fn a_replaced_plan_stays_as_it_is_and_a_reader_changes_nothing(given: Given) {
        let (old, [_, _, action]) = stored(&given).await;
        let of = given.ledger.plan_summary(&SETUP, old).await.unwrap().unwrap().partnership;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(of)).await;
        let refused = given.ledger.add_item(&reader, old, item(Kind::Action, None, "Mine"), Place::Last, "").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = given.ledger.remove_item(&reader, old, action, 1, Below::Nothing, "no").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        given.behind("UPDATE plans SET state = 'replaced', published_at = created_at").await;
        assert_eq!(given.ledger.plan_summary(&SETUP, old).await.unwrap().unwrap().state, PlanState::Replaced);
        let value = given.ledger.item(&SETUP, old, action).await.unwrap().unwrap().item;
        let refused = given.ledger.change_item(&SETUP, old, action, 1, value, "").await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        let refused = given.ledger.move_item(&SETUP, old, action, 1, None, Place::Last, "").await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
    }

    async fn history_is_read_page_by_page(given: Given) {
        let (plan, [_, _, action]) = stored(&given).await;
        for revision in 1..=7 {
            let mut value = given.ledger.item(&SETUP, plan, action).await.unwrap().unwrap().item;
            value.title = format!("Title {revision}");
            given.ledger.change_item(&SETUP, plan, action, revision, value, "").await.unwrap();
        }
        let (mut before, mut seen) = (None, Vec::new());
        loop {
            let page = given.ledger.history_before(&SETUP, plan, None, before, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(last.sequence);
            seen.extend(page.iter().map(|event| event.sequence));
        }
        assert_eq!(seen.len(), 8);
        assert!(seen.is_sorted_by(|one, next| one > next));
        let of_item = given.ledger.history_before(&SETUP, plan, Some(action), None, 100).await.unwrap();
        assert_eq!(of_item.len(), 7);
    }

    async fn many_who_move_and_add_at_once_leave_a_whole_tree(given: Given) {
        let (plan, [outcome, priority, _]) = stored(&given).await;
        let workers = (0..20).map(|worker| {
            let ledger = given.ledger.clone();
            tokio::spawn(async move {
                let value = item(Kind::Objective, Some(priority), &format!("Objective {worker}"));
                let own = ledger.add_item(&SETUP, plan, value, Place::First, "").await.unwrap();
                ledger.move_item(&SETUP, plan, own, 1, Some(outcome), Place::First, "").await.unwrap();
            })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.unwrap();
        }
        assert_eq!(under(&now(&given, plan).await, Some(outcome)).len(), 21);
        let doubled = given.count("SELECT COUNT(*) - COUNT(DISTINCT position) FROM items").await;
        assert_eq!(doubled, 0, "two items stand at one place");
        assert_eq!(given.ledger.plan_revision(&SETUP, plan).await.unwrap(), Some(41));
    }
}
