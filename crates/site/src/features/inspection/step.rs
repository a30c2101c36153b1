//! Taking a step with a recommendation: begun, said to be met, closed by a second person, opened again.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::Step;

use super::place::Place;
use super::words;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place, step: Step, text: &str, address: &str) -> FormPage {
    let (says, label, button) = match step {
        Step::Begin => {
            ("The recommendation is then shown as being done.", "What was begun (may be left empty)", "Save")
        }
        Step::SayDone => (
            "Somebody else looks at the evidence and agrees, or opens it again.",
            "How it was met",
            "Say that it is met",
        ),
        Step::Agree => (
            "You did not say yourself that it is met, and you have looked at the evidence. It is then closed, with your name beside the other.",
            "What convinced you (may be left empty)",
            "Agree and close it",
        ),
        Step::Reopen => {
            ("It is then open, and its owner must say again that it is met.", "Why it is not met", "Open it again")
        }
    };
    FormPage::new(visit, words::step_link(step), address)
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .caption(text)
        .says(says)
        .field(Field::hidden("revision"))
        .field(Field::area("why", label, "4"))
        .button(button)
}

/// The form for a step.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id, step)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let step = words::step_of(&step).ok_or_else(PageError::not_found)?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let sent = Sent::default().with("revision", one.revision.to_string());
    let address = place.below("recommendations", one.id);
    page(&visit, &place, step, &one.text, &address).show(&sent, FieldErrors::default())
}

/// Takes the step.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id, step)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let actor = visit.actor();
    let place = Place::at(&site, &actor, &slug).await?;
    let step = words::step_of(&step).ok_or_else(PageError::not_found)?;
    let one = place.recommendation(&site, &actor, &id).await?.recommendation;
    let address = place.below("recommendations", one.id);
    match site.ledger().step_recommendation(&actor, one.id, sent.revision()?, step, sent.of("why")).await {
        Ok(()) => Ok(see_other(&address)),
        Err(why) => page(&visit, &place, step, &one.text, &address).show(&sent, field_errors(why, "why")?),
    }
}
