//! Which roles somebody has, and by what.

use bigplan_ledger::{Actor, Appointed, Duty, LedgerError, NewMembership, Role, RoleSource, Scope};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

both! {
    async fn a_role_comes_with_the_account_a_post_or_a_seat(given: Given) {
        let place = given.partnership("nodland").await;
        given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let own = reader.account().unwrap();
        let held = async || {
            let held = given.ledger.roles_held(&reader, own).await.unwrap();
            held.into_iter().map(|one| (one.role.code.clone(), one.sources)).collect::<Vec<_>>()
        };
        assert_eq!(held().await, [("reader".to_owned(), vec![RoleSource::Account])]);
        let post = given.ledger.posts(&SETUP, place).await.unwrap().remove(0);
        given.ledger.appoint(&SETUP, post.id, &Appointed::Account(own), None, None).await.unwrap();
        let group = given.ledger.standing_groups(&SETUP, place).await.unwrap().remove(0);
        let duty = Duty::Chair;
        let seat = NewMembership { post: None, account: Some(own), name: None, organisation: None, duty, from: None, until: None };
        given.ledger.add_member(&SETUP, group.id, seat).await.unwrap();
        let lead = RoleSource::Post { id: post.id, title: post.title, partnership: "nodland".into() };
        let board = RoleSource::Group { id: group.id, name: group.name, partnership: "nodland".into() };
        let all = held().await;
        for (code, source) in [("reader", RoleSource::Account), ("lead", lead), ("chair", board.clone()), ("member", board)] {
            assert!(all.iter().any(|(known, by)| known == code && by.contains(&source)), "{code}: {all:?}");
        }
        let stranger = given.person("other@example.org", Role::Editor, Scope::All).await;
        for actor in [&stranger, &Actor::Visitor] {
            let refused = given.ledger.roles_held(actor, own).await;
            assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        }
        let administrator = given.person("administrator@example.org", Role::Administrator, Scope::Partnership(place)).await;
        assert_eq!(given.ledger.roles_held(&administrator, own).await.unwrap().len(), 4);
    }
}
