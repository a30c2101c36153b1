//! Sign-up: who may sign for a body, and that what was signed is what is published.

use bigplan_ledger::{
    Actor, Appointed, Duty, LedgerError, NewMembership, OrganisationId, PartnershipId, PlanId, PostStanding, Role,
    Scope, SignUpDecision, SignUpStanding, Stage,
};
use bigplan_testbed::both;
use jiff::SignedDuration;

use crate::support::{Given, SETUP, plan, run};

struct Asked {
    place: PartnershipId,
    plan: PlanId,
    body: OrganisationId,
    member: Actor,
    time: bigplan_ledger::AppointmentId,
}

/// A plan before a body whose director sits on the board; everything is invented.
async fn asked(given: &Given) -> Asked {
    let ledger = &given.ledger;
    let place = given.partnership("nodland").await;
    let plan = ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
    let body = ledger.add_organisation(&SETUP, place, "Night Trust", "").await.unwrap();
    let post = ledger.add_post(&SETUP, place, Some(body), "Director of Nights", PostStanding::Vacant).await.unwrap();
    let member = given.person("director@example.org", Role::Reader, Scope::Partnership(place)).await;
    let who = Appointed::Account(member.account().unwrap());
    let time = ledger.appoint(&SETUP, post, &who, None, None).await.unwrap();
    let board = ledger.standing_groups(&SETUP, place).await.unwrap()[0].id;
    let seat = NewMembership {
        post: Some(post),
        account: None,
        name: None,
        organisation: Some(body),
        duty: Duty::Member,
        from: None,
        until: None,
    };
    ledger.add_member(&SETUP, board, seat).await.unwrap();
    let due = Some(jiff::civil::date(2009, 10, 31));
    ledger.ask_sign_up(&SETUP, plan, 1, &[body], due).await.unwrap();
    Asked { place, plan, body, member, time }
}

both! {
    async fn a_body_signs_by_somebody_in_post(given: Given) {
        let Asked { plan, body, member, .. } = asked(&given).await;
        assert_eq!(given.ledger.plan_summary(&SETUP, plan).await.unwrap().unwrap().stage, Stage::SignUp);
        let waiting = given.ledger.waiting_sign_ups(&member).await.unwrap();
        assert_eq!(waiting.iter().map(|one| (one.plan, one.organisation)).collect::<Vec<_>>(), [(plan, body)]);
        let conditions = SignUpDecision::SignWithConditions("Lamps by May".into());
        given.ledger.decide_sign_up(&member, plan, body, None, &conditions).await.unwrap();
        let signed = given.ledger.sign_ups(&SETUP, plan).await.unwrap().remove(0);
        assert_eq!((signed.standing, signed.words.as_str()), (SignUpStanding::SignedWithConditions, "Lamps by May"));
        assert_eq!((signed.post.as_deref(), signed.by.as_deref()), (Some("Director of Nights"), Some("Owner of director@example.org")));
        assert!(given.ledger.waiting_sign_ups(&member).await.unwrap().is_empty());
        let twice = given.ledger.decide_sign_up(&member, plan, body, None, &SignUpDecision::Sign).await;
        assert!(matches!(twice, Err(LedgerError::State(_))), "{twice:?}");
    }

    async fn who_left_the_body_cannot_sign_for_it(given: Given) {
        let Asked { plan, body, member, time, .. } = asked(&given).await;
        given.ledger.leave(&SETUP, time, jiff::civil::date(2009, 9, 30)).await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24));
        let refused = given.ledger.decide_sign_up(&member, plan, body, None, &SignUpDecision::Sign).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains("any more") && refused.contains("nothing was saved"), "{refused}");
        assert_eq!(given.ledger.sign_ups(&SETUP, plan).await.unwrap()[0].standing, SignUpStanding::Asked);
    }

    async fn who_was_never_in_the_body_cannot_sign_for_it(given: Given) {
        let Asked { place, plan, body, .. } = asked(&given).await;
        for role in [Role::Reader, Role::Editor, Role::Administrator] {
            let other = given.person(&format!("{role}@example.org"), role, Scope::Partnership(place)).await;
            let refused = given.ledger.decide_sign_up(&other, plan, body, None, &SignUpDecision::Sign).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{role} {refused:?}");
        }
        let refused = given.ledger.decide_sign_up(&Actor::Visitor, plan, body, None, &SignUpDecision::Sign).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }

    async fn declining_takes_a_reason(given: Given) {
        let Asked { plan, body, member, .. } = asked(&given).await;
        let without = given.ledger.decide_sign_up(&member, plan, body, None, &SignUpDecision::Decline(" ".into())).await;
        assert!(matches!(without, Err(LedgerError::Field { field: "words", .. })), "{without:?}");
        given.ledger.decide_sign_up(&member, plan, body, None, &SignUpDecision::Decline("Too dear".into())).await.unwrap();
        assert_eq!(given.ledger.life_counts(&SETUP, plan).await.unwrap().declined, 1);
    }

    async fn what_was_signed_is_what_is_published(given: Given) {
        let Asked { plan, body, member, .. } = asked(&given).await;
        given.ledger.decide_sign_up(&member, plan, body, None, &SignUpDecision::Sign).await.unwrap();
        let mut value = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[2].clone();
        let title = std::mem::replace(&mut value.title, "Something else".into());
        let item = value.id.parse().unwrap();
        given.ledger.update_item(&SETUP, plan, item, 1, value.clone()).await.unwrap();
        let at = given.ledger.plan_revision(&SETUP, plan).await.unwrap().unwrap();
        let refused = given.ledger.publish_plan(&SETUP, plan, at, None).await.unwrap_err().to_string();
        assert!(refused.contains("since bodies signed it"), "{refused}");
        value.title = title;
        given.ledger.update_item(&SETUP, plan, item, 2, value).await.unwrap();
        given.ledger.publish_plan(&SETUP, plan, at + 1, None).await.unwrap();
        let seen = given.ledger.sign_ups(&Actor::Visitor, plan).await.unwrap().remove(0);
        assert_eq!((seen.body.as_str(), seen.standing, seen.by), ("Night Trust", SignUpStanding::Signed, None));
    }
}
