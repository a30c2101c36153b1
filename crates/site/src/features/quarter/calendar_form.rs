//! When quarters open by themselves.

use axum::extract::{Path, State};
use bigplan_ledger::quarter::Calendar;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place) -> FormPage {
    let how = vec![
        Choice::explained("calendar", "By themselves", "So many days after each quarter ends"),
        Choice::explained("hand", "By hand", "A performance officer opens each quarter"),
    ];
    place
        .form(visit, "When quarters open")
        .field(Field::radios("how", "How quarters open", how))
        .field(Field::line("opens-after", "Days after the end of the quarter").hint("From 1 to 90, for example 14"))
        .field(Field::line("answer-days", "Days that owners have to answer").hint("From 1 to 90, for example 21"))
        .field(
            Field::line("remind-before", "Days before the last day, on which those who have not answered are reminded")
                .hint(
                    "By e-mail, those who asked for letters, once. From 0 to 30; with 0 nobody is reminded by itself",
                ),
        )
}

/// The form, filled with what holds.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    place.require_runs(&visit.actor())?;
    let (actor, of) = (visit.actor(), place.partnership.id);
    let calendar = site.ledger().quarter_calendar(&actor, of).await?;
    let remind = site.ledger().reminder_days(&actor, of).await?;
    let how = if calendar.is_some() { "calendar" } else { "hand" };
    let sent = Sent::default()
        .with("how", how)
        .with_any("opens-after", Some(calendar.map_or(14, |one| one.opens_after)))
        .with_any("answer-days", Some(calendar.map_or(21, |one| one.answer_days)))
        .with_any("remind-before", Some(remind));
    page(&visit, &place).show(&sent, FieldErrors::default())
}

/// Sets the calendar.
pub async fn set(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    place.require_runs(&visit.actor())?;
    let mut errors = FieldErrors::default();
    let calendar = match sent.of("how") {
        "hand" => None,
        "calendar" => {
            let opens_after = days(&sent, "opens-after", &mut errors);
            Some(Calendar { opens_after, answer_days: days(&sent, "answer-days", &mut errors) })
        }
        _ => {
            errors.add("how", "Choose how quarters open.");
            None
        }
    };
    let remind = sent.of("remind-before").parse().unwrap_or(u8::MAX);
    if errors.is_empty() {
        let (actor, of) = (visit.actor(), place.partnership.id);
        // Days that are too many are refused before anything is changed.
        let done = match site.ledger().set_reminder_days(&actor, of, remind).await {
            Ok(()) => site.ledger().set_quarter_calendar(&actor, of, calendar).await,
            refused => refused,
        };
        match done {
            Ok(()) => return Ok(see_other(&place.quarters())),
            Err(why) => errors = field_errors(why, "how")?,
        }
    }
    page(&visit, &place).show(&sent, errors)
}

fn days(sent: &Sent, field: &str, errors: &mut FieldErrors) -> u8 {
    sent.of(field).parse().unwrap_or_else(|_| {
        errors.add(field, "Enter a number of days from 1 to 90.");
        0
    })
}
