//! Title page, measures and the other parts of a plan; several items at once; files.

use bigplan_ledger::{ItemId, LedgerError, NewFile, PartKind, PartValue, PlanId, Role, Scope, Several, Uses};
use bigplan_plan::{Give, GroupUse, Lead, LeadState, Need, Others, PartnershipGroup, Plan, Term};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

async fn stored(given: &Given) -> PlanId {
    let place = given.partnership("nodland").await;
    given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap()
}

async fn now(given: &Given, plan: PlanId) -> Plan {
    given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan
}

fn term(meaning: &str) -> PartValue {
    PartValue::Term(Term { term: "CAF".into(), meaning: meaning.into(), at: None })
}

fn file(name: &str, bytes: &[u8]) -> NewFile {
    NewFile { name: name.into(), bytes: bytes.to_vec() }
}

both! {
    async fn several_items_are_given_the_same_or_none_is(given: Given) {
        let plan = stored(&given).await;
        let ids: Vec<ItemId> = now(&given, plan).await.items.iter().map(|item| item.id.parse().unwrap()).collect();
        let lead = Lead { post: Some("Head of Sleep".into()), organisation: Some("PCT".into()), person: None, state: LeadState::Named };
        let give = Give::Lead(lead.clone(), Others::Stay);
        let mut value = now(&given, plan).await.items[1].clone();
        value.title = "Changed meanwhile".into();
        given.ledger.change_item(&SETUP, plan, ids[1], 1, value, "").await.unwrap();
        let seen: Vec<(ItemId, i64)> = ids.iter().map(|id| (*id, 1)).collect();
        let refused = given.ledger.change_items(&SETUP, plan, &seen, &give, "one lead").await.unwrap();
        assert_eq!(refused, Several::ChangedMeanwhile(vec![ids[1]]));
        assert!(now(&given, plan).await.items[0].leads.is_empty(), "none is saved");
        let seen = [(ids[0], 1), (ids[1], 2), (ids[2], 1)];
        let done = given.ledger.change_items(&SETUP, plan, &seen, &give, "one lead").await.unwrap();
        assert_eq!(done, Several::Saved { changed: 3 });
        let items = now(&given, plan).await.items;
        assert!(items.iter().all(|item| item.leads.contains(&lead)), "{items:?}");
        let history = given.ledger.plan_history(&SETUP, plan, 3).await.unwrap();
        assert!(history.iter().all(|event| event.action == "item-changed" && event.body["why"] == "one lead"));
        let again = given.ledger.change_items(&SETUP, plan, &[(ids[0], 2)], &give, "").await.unwrap();
        assert_eq!(again, Several::Saved { changed: 0 });
        let group = Give::Group(GroupUse { name: "Sleep board".into(), certain: true }, Others::GiveWay);
        given.ledger.change_items(&SETUP, plan, &[(ids[0], 2)], &group, "").await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM item_groups").await, 1, "the group is tied");
    }

    async fn the_title_page_is_changed_by_whoever_saw_it_last(given: Given) {
        let plan = stored(&given).await;
        let before = now(&given, plan).await.head;
        let mark = bigplan_ledger::plans::seen(&before);
        let mut head = before.clone();
        head.vision = Some("All sleep".into());
        given.ledger.change_head(&SETUP, plan, &mark, &head, "agreed").await.unwrap();
        assert_eq!(now(&given, plan).await.head, head);
        let refused = given.ledger.change_head(&SETUP, plan, &mark, &before, "").await;
        assert!(matches!(refused, Err(LedgerError::Conflict { .. })), "{refused:?}");
        let event = given.ledger.plan_history(&SETUP, plan, 1).await.unwrap().remove(0);
        assert_eq!((event.action.as_str(), &event.body["after"]["vision"]), ("head-changed", &"All sleep".into()));
        head.title = " ".into();
        let refused = given.ledger.change_head(&SETUP, plan, &mark, &head, "").await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "title", .. })), "{refused:?}");
    }

    async fn parts_are_added_changed_and_removed(given: Given) {
        let plan = stored(&given).await;
        let (ledger, need) = (&given.ledger, Need { reference: "1.1".into(), strand: String::new(), need: "Sleep".into(), evidence: String::new(), at: None });
        ledger.add_part(&SETUP, plan, term("a form"), "asked for").await.unwrap();
        ledger.add_part(&SETUP, plan, PartValue::Need(need.clone()), "").await.unwrap();
        ledger.change_part(&SETUP, plan, &term("a form").mark(), term("common assessment"), "clearer").await.unwrap();
        let refused = ledger.change_part(&SETUP, plan, &term("a form").mark(), term("mine"), "").await;
        assert!(matches!(refused, Err(LedgerError::Conflict { .. })), "{refused:?}");
        assert_eq!(now(&given, plan).await.glossary[0].meaning, "common assessment");
        let silent = ledger.remove_part(&SETUP, plan, PartKind::Need, &PartValue::Need(need.clone()).mark(), Uses::Nothing, "").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "why", .. })), "{silent:?}");
        ledger.remove_part(&SETUP, plan, PartKind::Need, &PartValue::Need(need).mark(), Uses::Nothing, "answered").await.unwrap();
        assert!(now(&given, plan).await.needs.is_empty());
        let empty = ledger.add_part(&SETUP, plan, term(" "), "").await;
        assert!(matches!(empty, Err(LedgerError::Field { field: "meaning", .. })), "{empty:?}");
        let group = PartnershipGroup { name: "Night board".into(), role: None, chair: None, reports_to: Some("Sleep board".into()), answers_for: vec![], at: None };
        ledger.add_part(&SETUP, plan, PartValue::Group(group), "").await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM standing_groups WHERE name = 'Night board' AND reports_to IS NOT NULL").await, 1);
        assert_eq!(ledger.plan_revision(&SETUP, plan).await.unwrap(), Some(6));
    }

    async fn a_measure_in_use_is_removed_only_with_a_word_about_its_items(given: Given) {
        let plan = stored(&given).await;
        let before = now(&given, plan).await;
        let measure = PartValue::Measure(before.measures[0].clone());
        let remove = async |uses| given.ledger.remove_part(&SETUP, plan, PartKind::Measure, &measure.mark(), uses, "not counted").await;
        let refused = remove(Uses::Nothing).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "uses", .. })), "{refused:?}");
        assert_eq!(now(&given, plan).await, before);
        remove(Uses::TakeOff).await.unwrap();
        let after = now(&given, plan).await;
        assert!(after.measures.is_empty() && after.items.iter().all(|item| item.measures.is_empty()));
        assert_eq!(after.groups[0].answers_for, [after.items[1].id.clone()]);
        let item = after.items[1].id.parse().unwrap();
        assert_eq!(given.ledger.item_history(&SETUP, plan, item, 1).await.unwrap()[0].body["why"], "not counted");
    }

    async fn a_file_is_kept_once_and_no_program_is(given: Given) {
        let plan = stored(&given).await;
        let ids: Vec<ItemId> = now(&given, plan).await.items.iter().map(|item| item.id.parse().unwrap()).collect();
        let ledger = &given.ledger;
        let first = ledger.attach_file(&SETUP, plan, ids[0], file("notes.txt", b"Quiet at nine"), "evidence").await.unwrap();
        let second = ledger.attach_file(&SETUP, plan, ids[1], file("copy.txt", b"Quiet at nine"), "").await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM file_contents").await, 1);
        for (name, bytes) in [("notes.txt", &b"\x7fELF\x02\x01\x01\0"[..]), ("notes.pdf", b"MZ\x90\0\x03\0"), ("empty.txt", b"")] {
            let refused = ledger.attach_file(&SETUP, plan, ids[0], file(name, bytes), "").await;
            assert!(matches!(refused, Err(LedgerError::Field { field: "file", .. })), "{name}: {refused:?}");
        }
        let of = ledger.plan_summary(&SETUP, plan).await.unwrap().unwrap().partnership;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(of)).await;
        let (found, bytes) = ledger.file(&reader, plan, first).await.unwrap();
        assert_eq!((found.name.as_str(), found.media_type.as_str(), bytes.as_slice()), ("notes.txt", "text/plain", &b"Quiet at nine"[..]));
        let refused = ledger.attach_file(&reader, plan, ids[0], file("mine.txt", b"mine"), "").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        given.behind("UPDATE plans SET state = 'published', published_at = created_at").await;
        let stranger = ledger.file(&bigplan_ledger::Actor::Visitor, plan, first).await;
        assert!(matches!(stranger, Err(LedgerError::Forbidden(_))), "{stranger:?}");
        ledger.remove_file(&SETUP, plan, first, "wrong one").await.unwrap();
        assert_eq!(ledger.item_files(&reader, plan, ids[1]).await.unwrap().len(), 1);
        ledger.remove_file(&SETUP, plan, second, "").await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM file_contents").await, 0, "nobody has these bytes any more");
    }
}
