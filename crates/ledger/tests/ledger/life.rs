//! Versions, publication and review: what readers see is what was published.

use bigplan_ledger::{Actor, LedgerError, PlanId, PlanState, Role, Scope, Stage, VersionNumber};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

fn number(text: &str) -> VersionNumber {
    text.parse().unwrap()
}

async fn retitle(given: &Given, plan: PlanId, place: usize, title: &str) {
    let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap();
    let mut value = stored.plan.items[place].clone();
    value.title = title.into();
    let item = value.id.parse().unwrap();
    let revision = given.ledger.item(&SETUP, plan, item).await.unwrap().unwrap().revision;
    given.ledger.update_item(&SETUP, plan, item, revision, value).await.unwrap();
}

async fn revision(given: &Given, plan: PlanId) -> i64 {
    given.ledger.plan_revision(&SETUP, plan).await.unwrap().unwrap()
}

both! {
    async fn versions_are_numbered_and_kept_as_they_were(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let before = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan;
        let first = given.ledger.make_version(&SETUP, id, 1, "For the board").await.unwrap();
        retitle(&given, id, 2, "Very quiet evenings").await;
        let at = revision(&given, id).await;
        let second = given.ledger.make_version(&SETUP, id, at, "").await.unwrap();
        assert_eq!((first.number, second.number), (number("0.1"), number("0.2")));
        let kept = given.ledger.version(&SETUP, id, first.number).await.unwrap().unwrap();
        assert_eq!((kept.plan, kept.version), (before, Some(first.number)));
        let later = given.ledger.version(&SETUP, id, second.number).await.unwrap().unwrap();
        assert_eq!(later.plan.items[2].title, "Very quiet evenings");
        let all = given.ledger.versions(&SETUP, id).await.unwrap();
        let said: Vec<(String, &str)> = all.iter().map(|one| (one.number.to_string(), one.note.as_str())).collect();
        assert_eq!(said, [("0.2".to_owned(), ""), ("0.1".to_owned(), "For the board")]);
        assert!(given.ledger.version(&SETUP, id, number("0.3")).await.unwrap().is_none());
    }

    async fn a_version_is_made_of_what_was_looked_at(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        retitle(&given, id, 2, "Very quiet evenings").await;
        let late = given.ledger.make_version(&SETUP, id, 1, "").await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 2, .. })), "{late:?}");
        let long = given.ledger.make_version(&SETUP, id, 2, &"x".repeat(501)).await;
        assert!(matches!(long, Err(LedgerError::Field { field: "note", .. })), "{long:?}");
        assert!(given.ledger.versions(&SETUP, id).await.unwrap().is_empty());
    }

    async fn a_published_plan_never_changes_under_its_readers(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let version = given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
        assert_eq!(version.number, number("1.0"));
        let before = given.ledger.plan(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!(before.version, Some(version.number));
        retitle(&given, id, 2, "Something else").await;
        let after = given.ledger.plan(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!(after.plan, before.plan);
        let item = after.plan.items[2].id.parse().unwrap();
        let shown = given.ledger.item(&Actor::Visitor, id, item).await.unwrap().unwrap().item;
        assert_eq!((shown.title.as_str(), shown.leads[0].person.as_deref()), ("Quiet evenings", None));
        let working = given.ledger.plan(&SETUP, id).await.unwrap().unwrap();
        assert_eq!((working.plan.items[2].title.as_str(), working.version), ("Something else", None));
        given.behind("UPDATE plans SET title = 'Another title'").await;
        let summary = given.ledger.plan_summary(&Actor::Visitor, id).await.unwrap().unwrap();
        let listed = given.ledger.plans(&Actor::Visitor, place).await.unwrap().remove(0);
        assert_eq!([summary.head.title.as_str(), listed.head.title.as_str()], ["The sleep plan"; 2]);
    }

    async fn drafts_of_a_plan_are_not_for_everybody(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let draft = given.ledger.make_version(&SETUP, id, 1, "Secret").await.unwrap();
        assert!(given.ledger.version(&Actor::Visitor, id, draft.number).await.unwrap().is_none());
        let published = given.ledger.publish_plan(&SETUP, id, 2, None).await.unwrap();
        assert!(given.ledger.version(&Actor::Visitor, id, draft.number).await.unwrap().is_none());
        let shown = given.ledger.version(&Actor::Visitor, id, published.number).await.unwrap().unwrap();
        assert_eq!(shown.plan.items[2].leads[0].person, None);
        let seen = given.ledger.versions(&Actor::Visitor, id).await.unwrap();
        assert_eq!(seen.iter().map(|one| one.number).collect::<Vec<_>>(), [published.number]);
        assert!(seen[0].shown && seen[0].note.is_empty() && seen[0].by.is_none());
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        assert!(given.ledger.version(&reader, id, draft.number).await.unwrap().is_some());
        let refused = given.ledger.make_version(&reader, id, 3, "").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn a_version_cannot_be_altered_behind_the_ledger(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        given.ledger.make_version(&SETUP, id, 1, "").await.unwrap();
        let change = given.refused_behind("UPDATE versions SET snapshot = '{}'").await;
        assert!(change.contains("never changed"), "{change}");
    }

    async fn a_plan_cannot_replace_itself_nor_a_draft_nor_another_partnerships(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let id = given.ledger.commit_plan(&SETUP, here, plan(), None).await.unwrap();
        let draft = given.ledger.commit_plan(&SETUP, here, plan(), None).await.unwrap();
        let foreign = given.ledger.commit_plan(&SETUP, there, plan(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, foreign, 1, None).await.unwrap();
        for (other, words) in [(id, "cannot replace itself"), (draft, "only a published plan"), (foreign, "own partnership")] {
            let refused = given.ledger.publish_plan(&SETUP, id, 1, Some(other)).await.unwrap_err().to_string();
            assert!(refused.contains(words) && refused.contains("nothing was saved"), "{refused}");
        }
        assert_eq!(given.ledger.plan_summary(&SETUP, id).await.unwrap().unwrap().state, PlanState::Draft);
        assert!(given.ledger.versions(&SETUP, id).await.unwrap().is_empty());
    }

    async fn a_review_ends_in_a_new_edition_only_where_words_changed(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
        let at = revision(&given, id).await;
        given.ledger.start_review(&SETUP, id, at).await.unwrap();
        let twice = given.ledger.start_review(&SETUP, id, at + 1).await;
        assert!(matches!(twice, Err(LedgerError::State(_))), "{twice:?}");
        assert_eq!(given.ledger.end_review(&SETUP, id, at + 1, "All stays").await.unwrap(), None);
        let at = revision(&given, id).await;
        given.ledger.start_review(&SETUP, id, at).await.unwrap();
        retitle(&given, id, 2, "Later evenings").await;
        let seen = async || given.ledger.plan(&Actor::Visitor, id).await.unwrap().unwrap().plan.items[2].title.clone();
        assert_eq!(seen().await, "Quiet evenings");
        let at = revision(&given, id).await;
        let edition = given.ledger.end_review(&SETUP, id, at, "One date moved").await.unwrap().unwrap();
        assert_eq!((edition.number, seen().await.as_str()), (number("2.0"), "Later evenings"));
        let first = given.ledger.version(&Actor::Visitor, id, number("1.0")).await.unwrap().unwrap();
        assert_eq!(first.plan.items[2].title, "Quiet evenings");
        assert_eq!(given.ledger.plan_summary(&SETUP, id).await.unwrap().unwrap().stage, Stage::Published);
    }
}
