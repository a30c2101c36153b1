//! Making a token. Its secret is shown once, in the answer to the form, and kept nowhere.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::{LedgerError, NewToken};
use bigplan_plan::When;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::Deserialize;

use super::list::show;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/token/made.html")]
struct MadePage {
    frame: Frame,
    name: String,
    secret: String,
}

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub struct Given {
    /// What it is for.
    #[serde(default)]
    pub name: String,
    /// read, update or edit.
    #[serde(default)]
    pub reach: String,
    /// `yes` for work with records too.
    #[serde(default)]
    pub records: String,
    /// The last day, as typed.
    #[serde(default)]
    pub expires: String,
}

impl Given {
    /// The form as it is first shown: the least reach, for three months.
    pub fn usual(today: Date) -> Self {
        let last = today.checked_add(Span::new().days(90)).unwrap_or(today);
        let expires = dates::when(When::Day(last));
        Self { name: String::new(), reach: "read".to_owned(), records: String::new(), expires }
    }

    fn understood(&self) -> Result<NewToken, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reach = self.reach.parse().ok();
        if reach.is_none() {
            errors.add("reach", "Choose what it may do");
        }
        let expires_at = last_moment(&self.expires);
        if expires_at.is_none() {
            errors.add("expires", "Enter the last day, for example 30 September 2009");
        }
        let records = self.records == "yes";
        match reach.zip(expires_at) {
            Some((reach, expires_at)) => Ok(NewToken { name: self.name.clone(), reach, records, expires_at }),
            None => Err(errors),
        }
    }
}

/// The end of the day that was typed.
fn last_moment(typed: &str) -> Option<Timestamp> {
    let day = dates::typed(typed)?.last_day()?.tomorrow().ok()?;
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// Makes the token and shows its secret; or the form again with what is wrong.
pub async fn take(State(site): State<Site>, visit: Visit, Checked(given): Checked<Given>) -> Answer {
    let new = match given.understood() {
        Ok(new) => new,
        Err(errors) => return show(&site, &visit, given, errors).await,
    };
    match site.ledger().make_token(&visit.actor(), new).await {
        Ok((_, token)) => page(&MadePage {
            frame: Frame::new(&visit, "Your new token").under("Home", "/").under("Your tokens", "/account/tokens"),
            name: given.name.trim().to_owned(),
            secret: token.secret().to_owned(),
        }),
        Err(LedgerError::Field { field, message }) => {
            show(&site, &visit, given, FieldErrors::one(field, format!("{message} Nothing was saved."))).await
        }
        Err(LedgerError::State(message)) => {
            show(&site, &visit, given, FieldErrors::one("name", format!("{message}. Nothing was saved."))).await
        }
        Err(why) => Err(why.into()),
    }
}
