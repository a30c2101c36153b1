//! Adding and changing a requirement of a notice, and saying that it is met.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::{Met, NewRequirement, Notice};

use super::place::{self, Place};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place, notice: &Notice, heading: &str) -> FormPage {
    FormPage::new(visit, heading, place.below("notices", notice.id))
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .caption(&notice.says.title)
        .field(Field::hidden("revision"))
        .field(Field::area("text", "What is required", "4"))
        .field(Field::day("due", "Due on"))
        .field(Field::line("target", "What the notice wants a measure to be (may be left empty)"))
}

fn with_met(page: FormPage) -> FormPage {
    page.field(Field::day("met-on", "Met on").hint("Leave it empty while it is not met")).field(Field::area(
        "met-how",
        "How it was met",
        "3",
    ))
}

/// The form for a new requirement.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path((slug, notice)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    page(&visit, &place, &notice, "Add a requirement").show(&Sent::default(), FieldErrors::default())
}

/// Keeps a new requirement.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, notice)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    let errors = match read(&sent, NewRequirement::default()) {
        Ok((new, _)) => match site.ledger().add_requirement(&visit.actor(), notice.id, new).await {
            Ok(_) => return Ok(see_other(&place.below("notices", notice.id))),
            Err(why) => field_errors(why, "text")?,
        },
        Err(errors) => errors,
    };
    page(&visit, &place, &notice, "Add a requirement").show(&sent, errors)
}

/// The form for a requirement that is there.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, notice, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    let one = place::requirement(&notice, &id)?;
    let sent = Sent::default()
        .with("revision", one.revision.to_string())
        .with("text", one.says.text)
        .with_day("due", one.says.due)
        .with("target", one.says.target)
        .with_day("met-on", one.met.as_ref().map(|met| met.on))
        .with("met-how", one.met.map(|met| met.how).unwrap_or_default());
    with_met(page(&visit, &place, &notice, "Change this requirement")).show(&sent, FieldErrors::default())
}

/// Changes a requirement.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, notice, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &notice).await?;
    let one = place::requirement(&notice, &id)?;
    let errors = match read(&sent, one.says) {
        Ok((new, met)) => {
            match site.ledger().change_requirement(&visit.actor(), one.id, sent.revision()?, new, met).await {
                Ok(()) => return Ok(see_other(&place.below("notices", notice.id))),
                Err(why) => field_errors(why, "text")?,
            }
        }
        Err(errors) => errors,
    };
    with_met(page(&visit, &place, &notice, "Change this requirement")).show(&sent, errors)
}

/// What was sent; what it is mapped to stays as it is.
fn read(sent: &Sent, before: NewRequirement) -> Result<(NewRequirement, Option<Met>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let due = sent.day("due", &mut errors);
    let met = sent.day("met-on", &mut errors).map(|on| Met { on, how: sent.of("met-how").to_owned() });
    let new = NewRequirement { text: sent.of("text").to_owned(), due, target: sent.of("target").to_owned(), ..before };
    if errors.is_empty() { Ok((new, met)) } else { Err(errors) }
}
