//! The journal: nothing happens without it, and nobody alters it unseen.

use bigplan_ledger::{Actor, LedgerError, Role, Scope};
use bigplan_testbed::{Engine, both};

use crate::support::{Given, SETUP, plan, run};

/// Takes the guards away, as somebody with the database's own password could.
async fn without_guards(given: &Given) {
    match given.home.engine() {
        Engine::Sqlite => given.behind("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete").await,
        Engine::Postgres => given.behind("DROP TRIGGER journal_no_change ON journal").await,
    }
}

/// Five entries: four partnerships and a plan.
async fn filled(given: &Given) {
    for slug in ["a", "b", "c"] {
        given.partnership(slug).await;
    }
    let place = given.partnership("d").await;
    given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
}

async fn broken_at(given: &Given, statement: &'static str) -> Option<i64> {
    filled(given).await;
    without_guards(given).await;
    assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    given.behind(statement).await;
    given.ledger.verify_journal(&SETUP).await.unwrap().broken.map(|broken| broken.sequence)
}

both! {
    async fn an_altered_body_is_found(given: Given) {
        assert_eq!(broken_at(&given, "UPDATE journal SET body = '{}' WHERE sequence = 5").await, Some(5));
    }

    async fn an_altered_actor_is_found(given: Given) {
        assert_eq!(broken_at(&given, "UPDATE journal SET actor = 'visitor' WHERE sequence = 2").await, Some(2));
    }

    async fn a_missing_entry_is_found(given: Given) {
        assert_eq!(broken_at(&given, "DELETE FROM journal WHERE sequence = 3").await, Some(3));
    }

    async fn a_cut_off_end_is_found(given: Given) {
        assert_eq!(broken_at(&given, "DELETE FROM journal WHERE sequence > 3").await, Some(4));
    }

    async fn entries_that_changed_places_are_found(given: Given) {
        let swap = "UPDATE journal SET sequence = 99 WHERE sequence = 2;
                    UPDATE journal SET sequence = 2 WHERE sequence = 3;
                    UPDATE journal SET sequence = 3 WHERE sequence = 99;";
        assert_eq!(broken_at(&given, swap).await, Some(2));
    }

    async fn the_database_itself_refuses_to_alter_the_journal(given: Given) {
        filled(&given).await;
        for statement in ["UPDATE journal SET body = '{}'", "DELETE FROM journal"] {
            let home = given.home.address();
            let refused = match given.home.engine() {
                Engine::Sqlite => {
                    let pool = sqlx::SqlitePool::connect(home).await.unwrap();
                    sqlx::query(statement).execute(&pool).await.map(drop)
                }
                Engine::Postgres => {
                    let pool = sqlx::PgPool::connect(home).await.unwrap();
                    sqlx::query(statement).execute(&pool).await.map(drop)
                }
            };
            assert!(refused.unwrap_err().to_string().contains("only added to"));
        }
    }

    async fn what_cannot_be_recorded_does_not_happen(given: Given) {
        let place = given.partnership("nodland").await;
        given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let refused = given.ledger.commit_plan(&SETUP, place, plan(), None).await;
        assert!(matches!(refused, Err(LedgerError::Database(_))), "{refused:?}");
        given.behind("ALTER TABLE journal_lost RENAME TO journal").await;
        assert_eq!(given.count("SELECT COUNT(*) FROM plans").await, 0);
        given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    }

    async fn history_is_for_the_partnership_alone(given: Given) {
        let place = given.partnership("nodland").await;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
        let actions: Vec<_> = given.ledger.plan_history(&reader, id, 9).await.unwrap().into_iter().map(|e| e.action).collect();
        assert_eq!(actions, ["plan-published", "plan-committed"]);
        let refused = given.ledger.plan_history(&Actor::Visitor, id, 9).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = given.ledger.verify_journal(&reader).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }
}
