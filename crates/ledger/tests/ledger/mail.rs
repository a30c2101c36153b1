//! Letters: wished for, made once a week, claimed by one program, tried again, given up.

use bigplan_ledger::mail::{LetterState, MailWish, Outcome};
use bigplan_ledger::{Actor, Ledger, LedgerError, Role, Scope, WaitingKind};
use bigplan_testbed::both;
use jiff::SignedDuration;

use crate::support::{Given, run};

const MAIL: Actor = Actor::System("mail");

fn wish(weekday: i8) -> MailWish {
    MailWish { weekday, kinds: vec![WaitingKind::Update, WaitingKind::SignUp] }
}

/// 30 September 2009 is a Wednesday.
async fn wanting(given: &Given, email: &str, weekday: i8) -> Actor {
    let actor = given.person(email, Role::Reader, Scope::All).await;
    given.ledger.set_mail_wish(&actor, Some(&wish(weekday))).await.unwrap();
    actor
}

async fn claimed(ledger: &Ledger) -> Option<String> {
    ledger.claim_letter(&MAIL).await.unwrap().map(|letter| format!("{} {}", letter.account.email, letter.week))
}

both! {
    async fn a_wish_is_kept_changed_and_withdrawn(given: Given) {
        let actor = wanting(&given, "one@example.org", 3).await;
        assert_eq!(given.ledger.mail_wish(&actor).await.unwrap(), Some(wish(3)));
        given.ledger.set_mail_wish(&actor, Some(&MailWish { weekday: 1, kinds: vec![] })).await.unwrap();
        assert!(given.ledger.mail_wish(&actor).await.unwrap().unwrap().asks_for(WaitingKind::Hole));
        let refused = given.ledger.set_mail_wish(&actor, Some(&wish(8))).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "weekday", .. })), "{refused:?}");
        given.ledger.set_mail_wish(&actor, None).await.unwrap();
        assert_eq!(given.ledger.mail_wish(&actor).await.unwrap(), None);
        assert_eq!(given.ledger.make_letters(&MAIL).await.unwrap(), 0);
    }

    async fn a_letter_is_made_once_a_week_from_its_day_on(given: Given) {
        wanting(&given, "wednesday@example.org", 3).await;
        wanting(&given, "friday@example.org", 5).await;
        assert_eq!(given.ledger.make_letters(&MAIL).await.unwrap(), 1);
        assert_eq!(given.ledger.make_letters(&MAIL).await.unwrap(), 0, "a restart makes none again");
        assert_eq!(claimed(&given.ledger).await.as_deref(), Some("wednesday@example.org 2009-W40"));
        given.clock.advance(SignedDuration::from_hours(24 * 3));
        assert_eq!(given.ledger.make_letters(&MAIL).await.unwrap(), 1, "on Saturday Friday's is made still");
        given.clock.advance(SignedDuration::from_hours(24 * 4));
        assert_eq!(given.ledger.make_letters(&MAIL).await.unwrap(), 1, "the next Wednesday");
    }

    async fn two_programs_never_claim_the_same_letter(given: Given) {
        for number in 0..5 {
            wanting(&given, &format!("{number}@example.org"), 1).await;
        }
        given.ledger.make_letters(&MAIL).await.unwrap();
        let other = Ledger::open_with(given.home.address(), given.clock.clone()).await.unwrap();
        let all = async |ledger: &Ledger| {
            let mut all = Vec::new();
            // A claim that lost the race finds nothing, though there may be more.
            for _ in 0..10 {
                all.extend(claimed(ledger).await);
            }
            all
        };
        let (mut letters, more) = tokio::join!(all(&given.ledger), all(&other));
        letters.extend(more);
        letters.sort();
        let count = letters.len();
        letters.dedup();
        assert_eq!((count, letters.len()), (5, 5), "{letters:?}");
        other.close().await;
    }

    async fn what_fails_is_tried_again_and_then_told(given: Given) {
        wanting(&given, "one@example.org", 1).await;
        given.ledger.make_letters(&MAIL).await.unwrap();
        let administrator = given.person("administrator@example.org", Role::Administrator, Scope::All).await;
        for attempt in 1..=8 {
            let letter = given.ledger.claim_letter(&MAIL).await.unwrap().unwrap();
            given.ledger.letter_done(&MAIL, &letter, Outcome::TryAgain("no answer".into())).await.unwrap();
            assert!(given.ledger.claim_letter(&MAIL).await.unwrap().is_none(), "not at once");
            let told = given.ledger.failed_letters(&administrator).await.unwrap().remove(0);
            let state = if attempt == 8 { LetterState::Failed } else { LetterState::Waiting };
            assert_eq!((told.state, told.attempts, told.fault.as_str()), (state, attempt, "no answer"));
            given.clock.advance(SignedDuration::from_hours(11));
        }
        assert!(given.ledger.claim_letter(&MAIL).await.unwrap().is_none(), "given up");
    }

    async fn a_letter_that_may_have_gone_out_is_not_sent_again(given: Given) {
        let actor = wanting(&given, "one@example.org", 1).await;
        given.ledger.make_letters(&MAIL).await.unwrap();
        let letter = given.ledger.claim_letter(&MAIL).await.unwrap().unwrap();
        given.clock.advance(SignedDuration::from_mins(16));
        assert!(given.ledger.claim_letter(&MAIL).await.unwrap().is_none());
        let told = given.ledger.failed_letters(&Actor::System("test")).await.unwrap().remove(0);
        assert!(told.state == LetterState::Failed && told.fault.contains("may have gone out"), "{told:?}");
        given.ledger.letter_done(&MAIL, &letter, Outcome::Sent).await.unwrap();
        assert_eq!(given.ledger.failed_letters(&Actor::System("test")).await.unwrap().len(), 1, "too late to say so");
        let refused = given.ledger.failed_letters(&actor).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn whoever_withdraws_the_wish_is_not_written_to(given: Given) {
        let actor = wanting(&given, "one@example.org", 1).await;
        given.ledger.make_letters(&MAIL).await.unwrap();
        given.ledger.set_mail_wish(&actor, None).await.unwrap();
        assert!(given.ledger.claim_letter(&MAIL).await.unwrap().is_none());
    }
}
