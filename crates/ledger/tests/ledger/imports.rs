//! Imports: read, corrected, accepted; no plan before that.

use bigplan_ledger::{
    Actor, Chosen, Corrections, Decision, ImportId, ImportState, ItemCorrection, LedgerError, NewDocument,
    PartCorrection, PartKind, PartValue, PartnershipId, Role, Scope,
};
use bigplan_plan::{Draft, Format, Need, Source, Term};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

fn document() -> NewDocument {
    NewDocument { name: "sleep.txt".into(), format: Format::Text, bytes: b"An invented plan".to_vec() }
}

fn draft() -> Draft {
    let source = Source { file: "sleep.txt".into(), sha256: document().sha256(), format: Format::Text };
    Draft { version: 1, source, plan: plan(), findings: vec![] }
}

async fn open_import(given: &Given, actor: &Actor, place: PartnershipId) -> ImportId {
    let id = given.ledger.start_import(actor, place, document()).await.unwrap();
    given.ledger.finish_reading(actor, id, &draft()).await.unwrap();
    id
}

fn reject(id: &str) -> Corrections {
    let correction = ItemCorrection { id: id.into(), decision: Some(Decision::Reject), item: None };
    Corrections { items: vec![correction], ..Corrections::default() }
}

fn term(term: &str, meaning: &str) -> Term {
    Term { term: term.into(), meaning: meaning.into(), at: None }
}

fn need(reference: &str) -> Need {
    let text = |words: &str| words.to_owned();
    Need { reference: text(reference), strand: text("Rest"), need: text("Sleep"), evidence: text("Yawns"), at: None }
}

both! {
    async fn an_import_is_left_and_come_back_to_and_stores_no_plan_before_it_is_accepted(given: Given) {
        let place = given.partnership("nodland").await;
        let editor = given.person("e@example.org", Role::Editor, Scope::Partnership(place)).await;
        let id = given.ledger.start_import(&editor, place, document()).await.unwrap();
        let reading = given.ledger.import(&editor, id).await.unwrap().unwrap();
        assert_eq!((reading.summary.state, reading.draft), (ImportState::Reading, None));
        given.ledger.finish_reading(&editor, id, &draft()).await.unwrap();
        let revision = given.ledger.correct_import(&editor, id, 2, &reject("i3")).await.unwrap();
        let back = given.ledger.import(&editor, id).await.unwrap().unwrap();
        assert_eq!((back.summary.state, back.summary.revision), (ImportState::Open, revision));
        assert_eq!(back.summary.author, editor.account());
        assert_eq!((back.draft, back.corrections), (Some(draft()), reject("i3")));
        assert_eq!(given.count("SELECT COUNT(*) FROM plans").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM items").await, 0);
        let plan = given.ledger.accept_import(&editor, id, revision, Chosen::AllButRejected).await.unwrap();
        let stored = given.ledger.plan(&editor, plan).await.unwrap().unwrap();
        assert_eq!(stored.plan.items.len(), 2);
        assert_eq!(stored.source.unwrap(), draft().source);
        let done = given.ledger.import(&editor, id).await.unwrap().unwrap().summary;
        assert_eq!((done.state, done.plan), (ImportState::Accepted, Some(plan)));
    }

    async fn the_same_document_is_kept_once(given: Given) {
        let place = given.partnership("nodland").await;
        let first = given.ledger.start_import(&SETUP, place, document()).await.unwrap();
        let renamed = NewDocument { name: "again.txt".into(), ..document() };
        let second = given.ledger.start_import(&SETUP, place, renamed).await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM documents").await, 1);
        for (id, name) in [(first, "sleep.txt"), (second, "again.txt")] {
            let kept = given.ledger.import_document(&SETUP, id).await.unwrap().unwrap();
            assert_eq!((kept.name.as_str(), kept.bytes), (name, document().bytes));
        }
    }

    async fn imports_are_the_partnerships_own(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let reader = given.person("r@example.org", Role::Reader, Scope::Partnership(here)).await;
        let stranger = given.person("s@example.org", Role::Editor, Scope::Partnership(there)).await;
        let id = open_import(&given, &SETUP, here).await;
        assert_eq!(given.ledger.imports(&reader, here).await.unwrap().len(), 1);
        assert!(given.ledger.import(&reader, id).await.unwrap().is_some());
        assert!(matches!(given.ledger.accept_import(&reader, id, 2, Chosen::AllButRejected).await, Err(LedgerError::Forbidden(_))));
        for actor in [&stranger, &Actor::Visitor] {
            assert!(given.ledger.imports(actor, here).await.is_err());
            assert!(given.ledger.import(actor, id).await.unwrap().is_none());
            assert!(given.ledger.import_document(actor, id).await.unwrap().is_none());
            let refused = given.ledger.accept_import(actor, id, 2, Chosen::AllButRejected).await;
            assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
            assert!(given.ledger.start_import(actor, here, document()).await.is_err());
        }
    }

    async fn authors_of_imports_are_told_to_those_who_may_see_drafts(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let editor = given.person("e@example.org", Role::Editor, Scope::Partnership(here)).await;
        let own = open_import(&given, &editor, here).await;
        open_import(&given, &SETUP, here).await;
        let authors = given.ledger.import_authors(&editor, here).await.unwrap();
        assert_eq!(authors.into_iter().collect::<Vec<_>>(), [(own, "Owner of e@example.org".to_owned())]);
        assert!(given.ledger.import_authors(&editor, there).await.is_err());
        assert!(given.ledger.import_authors(&Actor::Visitor, here).await.is_err());
    }

    async fn two_who_correct_at_once_do_not_undo_each_other(given: Given) {
        let place = given.partnership("nodland").await;
        let id = open_import(&given, &SETUP, place).await;
        given.ledger.correct_import(&SETUP, id, 2, &reject("i3")).await.unwrap();
        let refused = given.ledger.correct_import(&SETUP, id, 2, &reject("i1")).await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 3, .. })), "{refused:?}");
        let refused = given.ledger.accept_import(&SETUP, id, 2, Chosen::AllButRejected).await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 3, .. })), "{refused:?}");
    }

    async fn an_import_is_accepted_once_however_often_it_is_asked(given: Given) {
        let place = given.partnership("nodland").await;
        let id = open_import(&given, &SETUP, place).await;
        let tries = (0..10).map(|_| {
            let ledger = given.ledger.clone();
            tokio::spawn(async move { ledger.accept_import(&SETUP, id, 2, Chosen::AllButRejected).await.is_ok() })
        });
        let mut accepted = 0;
        for attempt in tries.collect::<Vec<_>>() {
            accepted += usize::from(attempt.await.unwrap());
        }
        assert_eq!(accepted, 1);
        assert_eq!(given.count("SELECT COUNT(*) FROM plans").await, 1);
    }

    async fn corrected_parts_are_kept_and_stored_only_when_accepted(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.start_import(&SETUP, place, document()).await.unwrap();
        let mut read = draft();
        read.plan.glossary = vec![term("NAP", "A short sleep"), term("ZZZ", "A noise")];
        given.ledger.finish_reading(&SETUP, id, &read).await.unwrap();
        let mended = PartValue::Term(term("NAP", "Sleep by day"));
        let entry = |kind, key: &str, value, left_out| PartCorrection { kind, key: key.into(), value, left_out };
        let added = PartValue::Need(need("4.1"));
        let parts = vec![
            entry(PartKind::Term, "1", Some(mended.clone()), false),
            entry(PartKind::Term, "2", None, true),
            entry(PartKind::Need, "added-1", Some(added), false),
        ];
        let corrections = Corrections { parts, ..Corrections::default() };
        let revision = given.ledger.correct_import(&SETUP, id, 2, &corrections).await.unwrap();
        let refused = given.ledger.correct_import(&SETUP, id, 2, &Corrections::default()).await;
        assert!(matches!(refused, Err(LedgerError::Conflict { current: 3, .. })), "{refused:?}");
        assert_eq!(given.ledger.import(&SETUP, id).await.unwrap().unwrap().corrections, corrections);
        assert_eq!(given.count("SELECT COUNT(*) FROM terms").await + given.count("SELECT COUNT(*) FROM needs").await, 0);
        let plan = given.ledger.accept_import(&SETUP, id, revision, Chosen::AllButRejected).await.unwrap();
        let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan;
        assert_eq!(PartKind::Term.of(&stored), [mended]);
        assert_eq!(stored.needs.last().map(|need| need.reference.as_str()), Some("4.1"));
    }

    async fn nothing_chosen_is_no_plan(given: Given) {
        let place = given.partnership("nodland").await;
        let id = open_import(&given, &SETUP, place).await;
        let refused = given.ledger.accept_import(&SETUP, id, 2, Chosen::AcceptedOnly).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        assert_eq!(given.ledger.import(&SETUP, id).await.unwrap().unwrap().summary.state, ImportState::Open);
    }

    async fn what_is_thrown_away_is_gone(given: Given) {
        let place = given.partnership("nodland").await;
        let id = open_import(&given, &SETUP, place).await;
        given.ledger.discard_import(&SETUP, id).await.unwrap();
        let gone = given.ledger.import(&SETUP, id).await.unwrap().unwrap();
        assert_eq!((gone.summary.state, gone.draft), (ImportState::Discarded, None));
        assert!(matches!(given.ledger.discard_import(&SETUP, id).await, Err(LedgerError::State(_))));
        assert!(matches!(given.ledger.finish_reading(&SETUP, id, &draft()).await, Err(LedgerError::State(_))));
    }

    async fn a_document_is_forgotten_with_the_last_import_of_it_and_kept_again_when_it_is_sent_again(given: Given) {
        let place = given.partnership("nodland").await;
        let (first, second) = (open_import(&given, &SETUP, place).await, open_import(&given, &SETUP, place).await);
        given.ledger.correct_import(&SETUP, first, 2, &reject("a")).await.unwrap();
        given.ledger.discard_import(&SETUP, first).await.unwrap();
        assert_eq!(given.ledger.import_document(&SETUP, second).await.unwrap().unwrap().bytes, document().bytes);
        assert_eq!(given.ledger.import(&SETUP, first).await.unwrap().unwrap().corrections, Corrections::default());
        given.ledger.discard_import(&SETUP, second).await.unwrap();
        assert_eq!(given.ledger.import_document(&SETUP, second).await.unwrap(), None);
        assert_eq!(given.count("SELECT CAST(SUM(LENGTH(bytes)) AS BIGINT) FROM documents").await, 0);
        let third = open_import(&given, &SETUP, place).await;
        assert_eq!(given.ledger.import_document(&SETUP, third).await.unwrap().unwrap().bytes, document().bytes);
        let plan = given.ledger.accept_import(&SETUP, third, 2, Chosen::AllButRejected).await.unwrap();
        let fourth = open_import(&given, &SETUP, place).await;
        given.ledger.discard_import(&SETUP, fourth).await.unwrap();
        assert_eq!(given.ledger.plan_document(&SETUP, plan).await.unwrap().unwrap().bytes, document().bytes);
    }
}
