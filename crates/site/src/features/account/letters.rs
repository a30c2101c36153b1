//! Letters that did not go through, for administrators.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::mail::{LetterState, OutboxEntry};

use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/account/letters.html")]
struct LettersPage {
    frame: Frame,
    sends: bool,
    letters: Vec<OutboxEntry>,
}

/// Lists them, the newest first.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let letters = site.ledger().failed_letters(&visit.actor()).await?;
    let frame = Frame::new(&visit, "E-mail that did not go through").under("Home", "/").under("Accounts", "/accounts");
    page(&LettersPage { frame, sends: site.settings().sends_mail, letters })
}

impl LettersPage {
    fn state(&self, letter: &OutboxEntry) -> &'static str {
        match letter.state {
            LetterState::Failed => "Given up",
            LetterState::Waiting | LetterState::Sending => "Will be tried again",
            LetterState::Sent | LetterState::Nothing => "Done",
        }
    }

    fn day(&self, letter: &OutboxEntry) -> String {
        dates::day_of(letter.changed_at)
    }
}
