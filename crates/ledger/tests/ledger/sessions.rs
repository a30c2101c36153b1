//! Signing in and out.

use bigplan_ledger::accounts::{AccountChange, Standing};
use bigplan_ledger::sign_in::Verified;
use bigplan_ledger::{Actor, Attempt, LedgerError, Role, Scope, SessionToken};
use bigplan_testbed::both;
use jiff::SignedDuration;

use crate::support::{Given, SETUP, run};

const RIGHT: &str = "correct horse battery";

async fn verified(given: &Given, email: &str) -> Verified {
    match given.ledger.attempt_sign_in(&Actor::Visitor, email).await.unwrap() {
        Attempt::Open(credentials) => credentials.verify(RIGHT).unwrap(),
        Attempt::Closed { until } => panic!("closed until {until}"),
    }
}

async fn signed_in(given: &Given, email: &str) -> SessionToken {
    let verified = verified(given, email).await;
    given.ledger.sign_in(verified).await.unwrap()
}

async fn goes_on(given: &Given, token: &SessionToken) -> bool {
    given.ledger.session_account(token).await.unwrap().is_some()
}

both! {
    async fn the_right_password_begins_a_session_and_signing_out_ends_it(given: Given) {
        let person = given.person("Name@example.org", Role::Editor, Scope::All).await;
        let token = signed_in(&given, " name@EXAMPLE.org").await;
        let session = given.ledger.session_account(&token).await.unwrap().unwrap();
        assert_eq!(session.account.actor(), person);
        assert_eq!(token.secret().len(), 64);
        assert_eq!(given.count("SELECT COUNT(*) FROM sessions").await, 1);
        given.ledger.end_session(&person, &token).await.unwrap();
        assert!(!goes_on(&given, &token).await);
        given.ledger.end_session(&person, &token).await.unwrap();
        assert!(!goes_on(&given, &SessionToken::given("made up")).await);
    }

    async fn the_database_does_not_know_the_token(given: Given) {
        given.person("n@example.org", Role::Editor, Scope::All).await;
        let token = signed_in(&given, "n@example.org").await;
        assert_eq!(given.count("SELECT COUNT(*) FROM sessions WHERE LENGTH(token_hash) = 64").await, 1);
        let stored = SessionToken::given(hash_in_database(&given).await);
        assert_ne!(stored.secret(), token.secret());
        assert!(!goes_on(&given, &stored).await);
    }

    async fn a_session_ends_by_idleness_and_by_age(given: Given) {
        given.person("n@example.org", Role::Editor, Scope::All).await;
        let idle = signed_in(&given, "n@example.org").await;
        given.clock.advance(SignedDuration::from_mins(30));
        assert!(goes_on(&given, &idle).await);
        given.clock.advance(SignedDuration::from_mins(31));
        assert!(!goes_on(&given, &idle).await);
        let busy = signed_in(&given, "n@example.org").await;
        for _ in 0..35 {
            given.clock.advance(SignedDuration::from_mins(20));
            assert!(goes_on(&given, &busy).await);
        }
        given.clock.advance(SignedDuration::from_mins(20));
        assert!(!goes_on(&given, &busy).await, "twelve hours are over");
        given.ledger.sweep(&SETUP).await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM sessions").await, 0);
    }

    async fn a_new_password_and_a_disabled_account_end_all_sessions(given: Given) {
        let person = given.person("n@example.org", Role::Editor, Scope::All).await;
        let boss = given.person("boss@example.org", Role::Administrator, Scope::All).await;
        let id = person.account().unwrap();
        let (one, two) = (signed_in(&given, "n@example.org").await, signed_in(&given, "n@example.org").await);
        assert_eq!(given.ledger.end_sessions(&boss, id).await.unwrap(), 2);
        assert!(!goes_on(&given, &one).await && !goes_on(&given, &two).await);
        let third = signed_in(&given, "n@example.org").await;
        let hash = bigplan_ledger::password::hash(RIGHT).unwrap();
        given.ledger.set_password(&person, id, &hash).await.unwrap();
        assert!(!goes_on(&given, &third).await);
        let fourth = signed_in(&given, "n@example.org").await;
        let waiting = verified(&given, "n@example.org").await;
        let off = AccountChange { name: "N".into(), role: Role::Editor, scope: Scope::All, standing: Standing::Disabled };
        given.ledger.change_account(&boss, id, off).await.unwrap();
        assert!(!goes_on(&given, &fourth).await);
        let late = given.ledger.sign_in(waiting).await;
        assert!(matches!(late, Err(LedgerError::NotFound(_))), "{late:?}");
    }

    async fn others_sessions_are_not_ours_to_end(given: Given) {
        let (one, two) = (given.person("1@example.org", Role::Editor, Scope::All).await, given.person("2@example.org", Role::Editor, Scope::All).await);
        let token = signed_in(&given, "1@example.org").await;
        let refused = given.ledger.end_sessions(&two, one.account().unwrap()).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        assert!(goes_on(&given, &token).await);
    }

    async fn many_wrong_tries_close_the_door_for_a_while_known_or_not(given: Given) {
        given.person("known@example.org", Role::Editor, Scope::All).await;
        for email in ["known@example.org", "unknown@example.org"] {
            for _ in 0..6 {
                let Attempt::Open(credentials) = given.ledger.attempt_sign_in(&Actor::Visitor, email).await.unwrap() else {
                    panic!("the door closed early");
                };
                let credentials = credentials.verify("wrong").unwrap_err();
                given.ledger.sign_in_failed(&Actor::Visitor, credentials).await.unwrap();
            }
            let closed = given.ledger.attempt_sign_in(&Actor::Visitor, email).await.unwrap();
            assert!(matches!(closed, Attempt::Closed { .. }), "{email}");
        }
        given.clock.advance(SignedDuration::from_mins(1));
        let token = signed_in(&given, "known@example.org").await;
        assert!(goes_on(&given, &token).await);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal WHERE action = 'sign-in-failed'").await, 12);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal WHERE body LIKE '%unknown%'").await, 0);
    }

    async fn tries_at_once_gain_nothing(given: Given) {
        let tries = (0..20).map(|_| {
            let ledger = given.ledger.clone();
            tokio::spawn(async move { ledger.attempt_sign_in(&Actor::Visitor, "n@example.org").await.unwrap() })
        });
        let mut open = 0;
        for attempt in tries.collect::<Vec<_>>() {
            open += usize::from(matches!(attempt.await.unwrap(), Attempt::Open(_)));
        }
        assert_eq!(open, 6);
    }
}

async fn hash_in_database(given: &Given) -> String {
    let sql = "SELECT token_hash FROM sessions";
    match given.home.engine() {
        bigplan_testbed::Engine::Sqlite => {
            let pool = sqlx::SqlitePool::connect(given.home.address()).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap()
        }
        bigplan_testbed::Engine::Postgres => {
            let pool = sqlx::PgPool::connect(given.home.address()).await.unwrap();
            sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap()
        }
    }
}
