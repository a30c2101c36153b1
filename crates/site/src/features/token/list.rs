//! The tokens of one's own account, and the form for a new one.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::{Reach, Token};
use bigplan_plan::When;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::make::Given;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/token/list.html")]
struct TokensPage {
    frame: Frame,
    tokens: Vec<Row>,
    given: Given,
    errors: FieldErrors,
}

/// One token in the table.
struct Row {
    token: Token,
    lives: bool,
}

impl Row {
    fn may(&self) -> String {
        let plans = match self.token.reach {
            Reach::Read => "Read",
            Reach::Update => "Read and update",
            Reach::Edit => "Read, update and edit",
        };
        if self.token.records { format!("{plans}; work with records") } else { plans.to_owned() }
    }

    fn used(&self) -> String {
        self.token.used_at.map_or_else(|| "Never".to_owned(), day)
    }

    fn ends(&self) -> String {
        match self.token.ended_at {
            Some(ended) => format!("Ended by you on {}", day(ended)),
            None if self.lives => day(self.token.expires_at),
            None => format!("Ended on {}", day(self.token.expires_at)),
        }
    }
}

/// A moment as its day.
pub fn day(at: Timestamp) -> String {
    dates::when(When::Day(at.to_zoned(TimeZone::UTC).date()))
}

impl TokensPage {
    fn reaches(&self) -> [Choice; 3] {
        [
            Choice::explained("read", "Read", "See what you may see"),
            Choice::explained("update", "Update", "Also say how items go, and comment"),
            Choice::explained("edit", "Edit", "Also change plans, where you may"),
        ]
    }
}

/// Shows the tokens.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    show(&site, &visit, Given::usual(site.today()), FieldErrors::default()).await
}

/// The page with what was given, and what is wrong with it.
pub async fn show(site: &Site, visit: &Visit, given: Given, errors: FieldErrors) -> Answer {
    let now = site.ledger().now();
    let tokens = site.ledger().tokens(&visit.actor()).await?;
    let tokens = tokens.into_iter().map(|token| Row { lives: token.lives(now), token }).collect();
    let frame = Frame::new(visit, errors.title("Your tokens")).under("Home", "/").under("Your account", "/account");
    page_with(errors.status(), &TokensPage { frame, tokens, given, errors })
}
