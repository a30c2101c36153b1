//! One round: reminders of quarters whose last day is near and this week's letters are made, and those that are due are
//! sent.

use bigplan_ledger::mail::{Letter, Outcome};
use bigplan_ledger::work::waiting::{holes, in_order};
use bigplan_ledger::{Actor, Ledger, LedgerError, Waiting};
use bigplan_plan::check::check;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use lettre::AsyncTransport;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use thiserror::Error;

use crate::letter::{Text, WISHES, compose, compose_chase, compose_reminder};
use crate::settings::Post;

const MAIL: Actor = Actor::System("weekly letters");

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters that the mail server took.
    pub sent: usize,
    /// Letters that were not needed, because nothing waited.
    pub nothing: usize,
    /// Letters that did not go through this time.
    pub failed: usize,
}

/// Why a round was broken off. What was sent before it was noted.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct RoundError(#[from] LedgerError);

/// Makes and sends what is due. Two programs may do it at once: each letter is claimed by one.
///
/// # Errors
/// Where the database does not answer. A letter that cannot be sent is noted and told to
/// administrators; it does not stop the others.
pub async fn send_round(ledger: &Ledger, post: &Post) -> Result<Round, RoundError> {
    let mut round = Round::default();
    ledger.remind_due_quarters(&MAIL).await?;
    ledger.make_letters(&MAIL).await?;
    while let Some(letter) = ledger.claim_letter(&MAIL).await? {
        let outcome = send(ledger, post, &letter).await;
        match &outcome {
            Outcome::Sent => round.sent += 1,
            Outcome::Nothing => round.nothing += 1,
            Outcome::TryAgain(fault) | Outcome::Refused(fault) => {
                tracing::warn!(week = %letter.week, %fault, "a letter did not go through");
                round.failed += 1;
            }
        }
        ledger.letter_done(&MAIL, &letter, outcome).await?;
    }
    Ok(round)
}

async fn send(ledger: &Ledger, post: &Post, letter: &Letter) -> Outcome {
    let today = ledger.now().to_zoned(TimeZone::UTC).date();
    let text = match text(ledger, letter, &post.site, today).await {
        Ok(Some(text)) => text,
        Ok(None) => return Outcome::Nothing,
        Err(why) => return Outcome::TryAgain(why.to_string()),
    };
    let message = match message(post, letter, text) {
        Ok(message) => message,
        Err(fault) => return Outcome::Refused(fault),
    };
    match post.transport.send(message).await {
        Ok(_) => Outcome::Sent,
        Err(why) if why.is_permanent() => Outcome::Refused(format!("the mail server refused it: {why}")),
        Err(why) => Outcome::TryAgain(format!("the mail server did not take it: {why}")),
    }
}

/// What the letter says; `None` where there is nothing to say any more.
async fn text(ledger: &Ledger, letter: &Letter, site: &str, today: Date) -> Result<Option<Text>, LedgerError> {
    if let Some(register) = &letter.answer {
        let waiting = ledger.answers_waited_for(&letter.account.actor(), register).await?;
        return Ok(compose_chase(&waiting, site, today));
    }
    let Some(quarter) = letter.reminder else {
        return Ok(compose(&waiting(ledger, letter, today).await?, site, today));
    };
    let mut asked = ledger.asked_in(&letter.account.actor(), quarter).await?;
    asked.retain(|one| letter.wish.asks_for(one.kind));
    Ok(compose_reminder(&asked, site, today))
}

/// What waits for the account and that it wants to hear of.
async fn waiting(ledger: &Ledger, letter: &Letter, today: Date) -> Result<Vec<Waiting>, LedgerError> {
    let actor = letter.account.actor();
    let mut waiting = ledger.my_work(&actor).await?;
    let led = ledger.led(&actor).await?;
    let mut plans: Vec<_> = led.iter().map(|led| led.plan).collect();
    plans.dedup();
    for plan in plans {
        if let Some(stored) = ledger.plan(&actor, plan).await? {
            waiting.extend(holes(&led, plan, &check(&stored.plan, today)));
        }
    }
    waiting.retain(|one| letter.wish.asks_for(one.kind));
    in_order(&mut waiting);
    Ok(waiting)
}

fn message(post: &Post, letter: &Letter, text: Text) -> Result<Message, String> {
    let to =
        letter.account.email.parse().map_err(|why| format!("the account's e-mail address cannot be used: {why}"))?;
    let stop = ListUnsubscribe(format!("<{}{WISHES}>", post.site));
    Message::builder()
        .from(post.from.clone())
        .to(Mailbox::new(None, to))
        .subject(text.subject)
        .header(stop)
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        // The same letter always bears the same id, so that a mail program shows it once.
        .message_id(Some(format!(
            "<{}.{}@{}>",
            letter.week.replace(':', "-"),
            letter.account.id,
            post.from.email.domain()
        )))
        .body(text.body)
        .map_err(|why| format!("the letter could not be written: {why}"))
}

/// Where a letter of this kind is stopped (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// Says that no person wrote it, so that no machine answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
