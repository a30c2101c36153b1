//! Consultation: who is asked, who may say something, what is answered.

use bigplan_ledger::{
    Actor, CommentStanding, ItemId, LedgerError, NewComment, NewConsultation, Outcome, PlanId, Role, Scope, Sender,
    Stage,
};
use bigplan_testbed::both;
use jiff::SignedDuration;

use crate::support::{Given, SETUP, plan, run};

fn asked(open_to_public: bool) -> NewConsultation {
    NewConsultation { asks: "Is it quiet enough?".into(), open_to_public, closes_on: jiff::civil::date(2009, 10, 2) }
}

fn from_public(body: &str) -> NewComment {
    let sender = Sender::Public { name: Some("A parent".into()), organisation: None, browser: "b".into() };
    NewComment { item: None, body: body.into(), sender }
}

fn from_partner(body: &str, item: Option<ItemId>) -> NewComment {
    NewComment { item, body: body.into(), sender: Sender::Partner }
}

async fn draft(given: &Given) -> (bigplan_ledger::PartnershipId, PlanId) {
    let place = given.partnership("nodland").await;
    (place, given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap())
}

both! {
    async fn everybody_reads_what_they_are_asked_about_while_they_are_asked(given: Given) {
        let (_, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(true)).await.unwrap();
        let seen = given.ledger.plan(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!((seen.stage, seen.version.unwrap().to_string()), (Stage::Consultation, "0.1".into()));
        assert_eq!(given.ledger.consultations(&Actor::Visitor, id).await.unwrap()[0].asks, "Is it quiet enough?");
        let refused = given.ledger.publish_plan(&SETUP, id, 2, None).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        given.ledger.close_consultation(&SETUP, id, "Quieter still").await.unwrap();
        assert!(given.ledger.plan(&Actor::Visitor, id).await.unwrap().is_none());
        assert_eq!(given.ledger.consultations(&SETUP, id).await.unwrap()[0].outcome.as_deref(), Some("Quieter still"));
    }

    async fn a_consultation_among_partners_is_theirs(given: Given) {
        let (place, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(false)).await.unwrap();
        assert!(given.ledger.plan(&Actor::Visitor, id).await.unwrap().is_none());
        let refused = given.ledger.comment(&Actor::Visitor, id, &from_public("More lamps")).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        let refused = given.ledger.open_consultation(&reader, id, 2, &asked(true)).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let item = given.ledger.plan(&reader, id).await.unwrap().unwrap().plan.items[2].id.parse().unwrap();
        given.ledger.comment(&reader, id, &from_partner("Later", Some(item))).await.unwrap();
        let all = given.ledger.comments(&reader, id).await.unwrap();
        assert_eq!((all[0].item, all[0].name.as_deref()), (Some(item), Some("Owner of reader@example.org")));
        assert!(given.ledger.waiting_comments(&reader).await.unwrap().is_empty(), "others lead the item");
        let editor = given.person("editor@example.org", Role::Editor, Scope::Partnership(place)).await;
        let waiting = given.ledger.waiting_comments(&editor).await.unwrap().remove(0);
        assert_eq!((waiting.plan, waiting.count, waiting.only.unwrap().1), (id, 1, Some(item)));
        given.ledger.comment(&reader, id, &from_partner("Sooner", None)).await.unwrap();
        let waiting = given.ledger.waiting_comments(&editor).await.unwrap().remove(0);
        assert_eq!((waiting.count, waiting.only), (2, None));
        let missing = given.ledger.comment(&reader, id, &from_partner("x", Some(ItemId::random().unwrap()))).await;
        assert!(matches!(missing, Err(LedgerError::NotFound(_) | LedgerError::Forbidden(_))), "{missing:?}");
    }

    async fn what_the_public_says_shows_when_it_has_been_read_and_is_answered(given: Given) {
        let (_, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(true)).await.unwrap();
        let comment = given.ledger.comment(&Actor::Visitor, id, &from_public(" More lamps ")).await.unwrap();
        assert!(given.ledger.comments(&Actor::Visitor, id).await.unwrap().is_empty());
        assert_eq!(given.ledger.life_counts(&SETUP, id).await.unwrap().unread, 1);
        given.ledger.moderate_comment(&SETUP, id, comment, CommentStanding::Shown).await.unwrap();
        let seen = given.ledger.comments(&Actor::Visitor, id).await.unwrap().remove(0);
        assert_eq!((seen.body.as_str(), seen.name, seen.public), ("More lamps", None, true));
        given.ledger.answer_comment(&SETUP, id, comment, Outcome::Changed, "Two more.").await.unwrap();
        let answered = given.ledger.comments(&Actor::Visitor, id).await.unwrap().remove(0);
        assert_eq!((answered.outcome, answered.answer.as_deref()), (Some(Outcome::Changed), Some("Two more.")));
        let counts = given.ledger.life_counts(&SETUP, id).await.unwrap();
        assert_eq!((counts.unread, counts.unanswered, counts.answered), (0, 0, 1));
        let refused = given.ledger.answer_comment(&Actor::Visitor, id, comment, Outcome::Changed, "x").await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn a_comment_of_two_megabytes_is_refused_with_a_sentence(given: Given) {
        let (_, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(true)).await.unwrap();
        for body in ["é".repeat(5001), "x".repeat(2 * 1024 * 1024), "  ".into()] {
            let refused = given.ledger.comment(&Actor::Visitor, id, &from_public(&body)).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: "body", .. })));
        }
        given.ledger.comment(&Actor::Visitor, id, &from_public(&"é".repeat(5000))).await.unwrap();
    }

    async fn one_browser_cannot_flood_a_plan(given: Given) {
        let (_, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(true)).await.unwrap();
        for turn in 0..5 {
            given.ledger.comment(&Actor::Visitor, id, &from_public(&format!("Again {turn}"))).await.unwrap();
        }
        let refused = given.ledger.comment(&Actor::Visitor, id, &from_public("And again")).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        given.clock.advance(SignedDuration::from_mins(11));
        given.ledger.comment(&Actor::Visitor, id, &from_public("And again")).await.unwrap();
    }

    async fn nobody_of_the_public_comments_after_the_last_day(given: Given) {
        let (_, id) = draft(&given).await;
        given.ledger.open_consultation(&SETUP, id, 1, &asked(true)).await.unwrap();
        given.clock.advance(SignedDuration::from_hours(72));
        let refused = given.ledger.comment(&Actor::Visitor, id, &from_public("Too late")).await;
        assert!(matches!(refused, Err(LedgerError::State(_))), "{refused:?}");
        let early = NewConsultation { closes_on: jiff::civil::date(2009, 9, 1), ..asked(true) };
        given.ledger.close_consultation(&SETUP, id, "Enough").await.unwrap();
        let refused = given.ledger.open_consultation(&SETUP, id, 3, &early).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "closes-on", .. })), "{refused:?}");
    }
}
