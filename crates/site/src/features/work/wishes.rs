//! What I want to be sent: nothing, or one letter a week from a day on, about some kinds of work.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use bigplan_ledger::WaitingKind;
use bigplan_ledger::mail::MailWish;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[derive(Template)]
#[template(path = "features/work/wishes.html")]
struct WishesPage {
    frame: Frame,
    email: String,
    sends: bool,
    weekday: String,
    kinds: Vec<WaitingKind>,
    errors: FieldErrors,
}

/// Shows the form as the wish stands.
pub async fn form(State(site): State<Site>, visit: Visit) -> Answer {
    let wish = site.ledger().mail_wish(&visit.actor()).await?;
    let weekday = wish.as_ref().map(|wish| wish.weekday.to_string()).unwrap_or_default();
    let kinds = wish.map(|wish| wish.kinds).unwrap_or_default();
    shown(&site, &visit, weekday, kinds, FieldErrors::default())
}

/// Takes the wish.
pub async fn take(State(site): State<Site>, visit: Visit, Checked(fields): Checked<Fields>) -> Answer {
    let weekday = fields.get("weekday").cloned().unwrap_or_default();
    let ticked = |kind: &&WaitingKind| fields.contains_key(&format!("kind-{kind}"));
    let kinds: Vec<WaitingKind> = WaitingKind::ALL.iter().filter(ticked).copied().collect();
    let wish = match weekday.as_str() {
        "never" => None,
        day => match day.parse::<i8>() {
            Ok(weekday @ 1..=7) => Some(MailWish { weekday, kinds: kinds.clone() }),
            _ => {
                let errors = FieldErrors::one("weekday", "Choose a day, or that you want no e-mail");
                return shown(&site, &visit, weekday, kinds, errors);
            }
        },
    };
    if wish.as_ref().is_some_and(|wish| wish.kinds.is_empty()) {
        let errors = FieldErrors::one("kinds", "Choose at least one kind of work, or that you want no e-mail");
        return shown(&site, &visit, weekday, kinds, errors);
    }
    site.ledger().set_mail_wish(&visit.actor(), wish.as_ref()).await?;
    Ok(see_other("/my-work"))
}

fn shown(site: &Site, visit: &Visit, weekday: String, kinds: Vec<WaitingKind>, errors: FieldErrors) -> Answer {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let email = visit.account().map(|account| account.email.clone()).unwrap_or_default();
    let frame = Frame::new(visit, errors.title("My work by e-mail")).under("Home", "/").under("My work", "/my-work");
    let weekday = if weekday.is_empty() && errors.is_empty() { "never".to_owned() } else { weekday };
    page_with(status, &WishesPage { frame, email, sends: site.settings().sends_mail, weekday, kinds, errors })
}

impl WishesPage {
    fn days(&self) -> Vec<Choice> {
        let day =
            |(number, day): (usize, &&str)| Choice::new((number + 1).to_string(), format!("Every week, on {day}"));
        [Choice::new("never", "I want no e-mail")].into_iter().chain(DAYS.iter().enumerate().map(day)).collect()
    }

    fn all(&self) -> &'static [WaitingKind] {
        WaitingKind::ALL
    }

    /// Who has not chosen yet is offered all.
    fn ticked(&self, kind: &WaitingKind) -> bool {
        self.kinds.contains(kind) || (self.kinds.is_empty() && self.errors.is_empty())
    }
}
