//! Tokens: what they reach, and that they end.

use bigplan_ledger::accounts::{AccountChange, Standing};
use bigplan_ledger::{Actor, ApiToken, LedgerError, NewToken, PlanId, Reach, Right, Role, Scope, TokenRefusal};
use bigplan_testbed::both;
use jiff::SignedDuration;

use crate::support::{Given, SETUP, plan, run};

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn new(reach: Reach, days: i32) -> NewToken {
    let now: jiff::Timestamp = "2009-09-30T12:00:00Z".parse().unwrap();
    NewToken {
        name: "Nightly figures".into(),
        reach,
        records: false,
        expires_at: now.saturating_add(DAY * days).unwrap(),
    }
}

async fn made(given: &Given, owner: &Actor, reach: Reach) -> ApiToken {
    given.ledger.make_token(owner, new(reach, 30)).await.unwrap().1
}

async fn acts(given: &Given, token: &ApiToken) -> Result<Actor, TokenRefusal> {
    given.ledger.token_actor(token).await.unwrap()
}

both! {
    async fn a_token_acts_for_its_account_and_the_database_does_not_know_it(given: Given) {
        let owner = given.person("n@example.org", Role::Editor, Scope::All).await;
        let token = made(&given, &owner, Reach::Edit).await;
        let actor = acts(&given, &token).await.unwrap();
        assert_eq!(actor.account(), owner.account());
        assert!(token.secret().starts_with("bigplan_") && token.secret().len() == 72);
        assert_eq!(given.count("SELECT COUNT(*) FROM tokens WHERE token_hash LIKE 'bigplan%'").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal WHERE body LIKE '%bigplan_%'").await, 0);
        assert_eq!(acts(&given, &ApiToken::given("bigplan_made_up")).await, Err(TokenRefusal::Unknown));
    }

    async fn a_token_reaches_less_far_than_its_owner(given: Given) {
        let place = given.partnership("nodland").await;
        let owner = given.person("n@example.org", Role::Editor, Scope::Partnership(place)).await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let item = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.items[0].clone();
        let item_id = item.id.parse().unwrap();
        for reach in [Reach::Read, Reach::Update] {
            let actor = acts(&given, &made(&given, &owner, reach).await).await.unwrap();
            assert!(given.ledger.plan(&actor, id).await.unwrap().is_some());
            let refused = given.ledger.update_item(&actor, id, item_id, 1, item.clone()).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{reach} {refused:?}");
        }
        let actor = acts(&given, &made(&given, &owner, Reach::Edit).await).await.unwrap();
        assert_eq!(given.ledger.update_item(&actor, id, item_id, 1, item).await.unwrap(), 2);
        let refused = given.ledger.publish_plan(&actor, id, 2, None).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let event = given.ledger.plan_history(&owner, id, 1).await.unwrap().remove(0);
        assert_eq!(event.actor_name.as_deref(), Some("Owner of n@example.org"));
    }

    async fn a_token_gives_nothing_that_its_owner_has_not(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let reader = given.person("r@example.org", Role::Reader, Scope::Partnership(here)).await;
        let actor = acts(&given, &made(&given, &reader, Reach::Edit).await).await.unwrap();
        for (place, right, expected) in
            [(here, Right::ReadDrafts, true), (here, Right::EditPlans, false), (there, Right::ReadDrafts, false)]
        {
            assert_eq!(actor.may(right, Some(place)), expected, "{right:?}");
        }
        let draft = given.ledger.commit_plan(&SETUP, there, plan(), None).await.unwrap();
        assert!(given.ledger.plan(&actor, draft).await.unwrap().is_none());
        assert!(given.ledger.plan(&actor, PlanId::random().unwrap()).await.unwrap().is_none());
    }

    async fn a_token_ends_by_its_day_by_its_owner_and_with_its_account(given: Given) {
        let owner = given.person("n@example.org", Role::Editor, Scope::All).await;
        let boss = given.person("boss@example.org", Role::Administrator, Scope::All).await;
        let (short, ended, closed) = (
            given.ledger.make_token(&owner, new(Reach::Read, 1)).await.unwrap().1,
            given.ledger.make_token(&owner, new(Reach::Read, 300)).await.unwrap(),
            made(&given, &owner, Reach::Read).await,
        );
        given.ledger.end_token(&owner, ended.0).await.unwrap();
        given.ledger.end_token(&owner, ended.0).await.unwrap();
        let refused = acts(&given, &ended.1).await.unwrap_err();
        assert_eq!(refused.to_string(), "This token was ended by its owner on 2009-09-30. Make a new one on the page \"Your tokens\".");
        assert!(acts(&given, &short).await.is_ok());
        given.clock.advance(DAY);
        let refused = acts(&given, &short).await.unwrap_err();
        assert_eq!(refused.to_string(), "This token ended on 2009-10-01. Make a new one on the page \"Your tokens\".");
        assert!(acts(&given, &closed).await.is_ok());
        let id = owner.account().unwrap();
        let off = AccountChange { name: "N".into(), role: Role::Editor, scope: Scope::All, standing: Standing::Disabled };
        given.ledger.change_account(&boss, id, off).await.unwrap();
        assert_eq!(acts(&given, &closed).await, Err(TokenRefusal::Unknown));
    }

    async fn a_token_looks_after_no_tokens_passwords_or_sessions(given: Given) {
        let boss = given.person("boss@example.org", Role::Administrator, Scope::All).await;
        let id = boss.account().unwrap();
        let (token, secret) = given.ledger.make_token(&boss, new(Reach::Edit, 30)).await.unwrap();
        let actor = acts(&given, &secret).await.unwrap();
        assert!(matches!(given.ledger.tokens(&actor).await, Err(LedgerError::Forbidden(_))));
        assert!(matches!(given.ledger.make_token(&actor, new(Reach::Edit, 30)).await, Err(LedgerError::Forbidden(_))));
        assert!(matches!(given.ledger.end_token(&actor, token).await, Err(LedgerError::Forbidden(_))));
        assert!(given.ledger.set_password(&actor, id, "x").await.is_err());
        assert!(given.ledger.end_sessions(&actor, id).await.is_err());
        assert!(given.ledger.accounts(&actor).await.is_err());
        assert!(matches!(given.ledger.tokens(&Actor::Visitor).await, Err(LedgerError::Forbidden(_))));
    }

    async fn others_tokens_are_not_ours(given: Given) {
        let one = given.person("1@example.org", Role::Editor, Scope::All).await;
        let two = given.person("2@example.org", Role::Editor, Scope::All).await;
        let (id, secret) = given.ledger.make_token(&one, new(Reach::Read, 30)).await.unwrap();
        assert!(matches!(given.ledger.end_token(&two, id).await, Err(LedgerError::NotFound(_))));
        assert!(given.ledger.tokens(&two).await.unwrap().is_empty());
        assert!(acts(&given, &secret).await.is_ok());
    }

    async fn what_is_given_for_a_token_is_checked(given: Given) {
        let owner = given.person("n@example.org", Role::Editor, Scope::All).await;
        let nameless = NewToken { name: " ".into(), ..new(Reach::Read, 30) };
        for (wrong, expected) in
            [(nameless, "name"), (new(Reach::Read, 0), "expires"), (new(Reach::Read, 367), "expires")]
        {
            let refused = given.ledger.make_token(&owner, wrong).await;
            assert!(matches!(refused, Err(LedgerError::Field { field, .. }) if field == expected), "{refused:?}");
        }
        for _ in 0..20 {
            made(&given, &owner, Reach::Read).await;
        }
        let refused = given.ledger.make_token(&owner, new(Reach::Read, 30)).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
    }

    async fn use_is_noted_by_the_minute(given: Given) {
        let owner = given.person("n@example.org", Role::Editor, Scope::All).await;
        let token = made(&given, &owner, Reach::Read).await;
        assert_eq!(given.ledger.tokens(&owner).await.unwrap()[0].used_at, None);
        let entries = given.count("SELECT COUNT(*) FROM journal").await;
        acts(&given, &token).await.unwrap();
        let first = given.ledger.tokens(&owner).await.unwrap()[0].used_at.unwrap();
        given.clock.advance(SignedDuration::from_secs(30));
        acts(&given, &token).await.unwrap();
        assert_eq!(given.ledger.tokens(&owner).await.unwrap()[0].used_at, Some(first));
        given.clock.advance(SignedDuration::from_secs(30));
        acts(&given, &token).await.unwrap();
        assert!(given.ledger.tokens(&owner).await.unwrap()[0].used_at.unwrap() > first);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal").await, entries, "use is no change");
    }
}
