//! Accounts: made, changed and disabled by those who look after them.

use bigplan_ledger::accounts::{AccountChange, Standing};
use bigplan_ledger::{Actor, LedgerError, NewAccount, Role, Scope};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, run};

fn new(email: &str, role: Role, scope: Scope) -> NewAccount {
    NewAccount { email: email.into(), name: "Somebody".into(), password_hash: "$argon2id$".into(), role, scope }
}

fn change(role: Role, scope: Scope, standing: Standing) -> AccountChange {
    AccountChange { name: "Somebody Else".into(), role, scope, standing }
}

both! {
    async fn one_address_has_one_account_however_it_is_written(given: Given) {
        assert_eq!(given.ledger.account_count(&SETUP).await.unwrap(), 0);
        given.ledger.make_account(&SETUP, new("Name@Example.org", Role::Reader, Scope::All)).await.unwrap();
        let refused = given.ledger.make_account(&SETUP, new(" name@EXAMPLE.org ", Role::Reader, Scope::All)).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "email", .. })), "{refused:?}");
        for email in ["", "name", "@example.org", "name@", "two names@example.org"] {
            let refused = given.ledger.make_account(&SETUP, new(email, Role::Reader, Scope::All)).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: "email", .. })), "{email}");
        }
        assert_eq!(given.ledger.account_count(&SETUP).await.unwrap(), 1);
    }

    async fn a_local_administrator_stays_in_its_partnership(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let boss = given.person("boss@example.org", Role::Administrator, Scope::All).await;
        let local = given.person("local@example.org", Role::Administrator, Scope::Partnership(here)).await;
        for scope in [Scope::All, Scope::Partnership(there)] {
            let refused = given.ledger.make_account(&local, new("x@example.org", Role::Reader, scope)).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        }
        let mine = given.ledger.make_account(&local, new("x@example.org", Role::Reader, Scope::Partnership(here))).await.unwrap();
        let up = given.ledger.change_account(&local, mine, change(Role::Administrator, Scope::All, Standing::Active)).await;
        assert!(matches!(up, Err(LedgerError::Forbidden(_))), "{up:?}");
        let boss_id = boss.account().unwrap();
        let down = given.ledger.change_account(&local, boss_id, change(Role::Reader, Scope::Partnership(here), Standing::Active)).await;
        assert!(matches!(down, Err(LedgerError::NotFound(_))), "{down:?}");
        let taken = given.ledger.set_password(&local, boss_id, "$argon2id$mine").await;
        assert!(matches!(taken, Err(LedgerError::NotFound(_))), "{taken:?}");
        assert_eq!(given.ledger.accounts(&local).await.unwrap().len(), 2);
        assert_eq!(given.ledger.accounts(&boss).await.unwrap().len(), 3);
        assert!(given.ledger.account(&local, boss_id).await.unwrap().is_none());
    }

    async fn readers_and_visitors_look_after_nobody(given: Given) {
        let reader = given.person("r@example.org", Role::Reader, Scope::All).await;
        for actor in [&reader, &Actor::Visitor] {
            assert!(matches!(given.ledger.accounts(actor).await, Err(LedgerError::Forbidden(_))));
            let made = given.ledger.make_account(actor, new("x@example.org", Role::Reader, Scope::All)).await;
            assert!(matches!(made, Err(LedgerError::Forbidden(_))));
        }
        let own = given.ledger.account(&reader, reader.account().unwrap()).await.unwrap();
        assert_eq!(own.unwrap().email, "r@example.org");
    }

    async fn the_last_administrator_cannot_be_lost(given: Given) {
        let boss = given.person("boss@example.org", Role::Administrator, Scope::All).await;
        let id = boss.account().unwrap();
        for lost in [change(Role::Editor, Scope::All, Standing::Active), change(Role::Administrator, Scope::All, Standing::Disabled)] {
            let refused = given.ledger.change_account(&boss, id, lost).await;
            assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        }
        let kept = given.ledger.account(&boss, id).await.unwrap().unwrap();
        assert_eq!((kept.role, kept.disabled_at), (Role::Administrator, None));
        given.person("second@example.org", Role::Administrator, Scope::All).await;
        given.ledger.change_account(&boss, id, change(Role::Editor, Scope::All, Standing::Active)).await.unwrap();
    }
}
