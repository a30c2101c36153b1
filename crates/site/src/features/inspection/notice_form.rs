//! Adding and changing an improvement notice.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::NewNotice;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place, heading: &str, cancel: &str) -> FormPage {
    FormPage::new(visit, heading, cancel)
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .field(Field::hidden("revision"))
        .field(Field::line("title", "Title"))
        .field(Field::line("issued-by", "Who issued it"))
        .field(Field::day("issued", "Issued on"))
        .field(Field::day("lifted", "Lifted on").hint("Leave it empty while the notice holds"))
        .field(Field::area("about", "What it is about, in a sentence or two", "3"))
}

/// The form for a new notice.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    page(&visit, &place, "Add an improvement notice", &place.inspections())
        .show(&Sent::default(), FieldErrors::default())
}

/// Keeps a new notice.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let errors = match read(&sent) {
        Ok(new) => match site.ledger().add_notice(&visit.actor(), place.partnership.id, new).await {
            Ok(id) => return Ok(see_other(&place.below("notices", id))),
            Err(why) => field_errors(why, "title")?,
        },
        Err(errors) => errors,
    };
    page(&visit, &place, "Add an improvement notice", &place.inspections()).show(&sent, errors)
}

/// The form for a notice that is there.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &id).await?;
    let sent = Sent::default()
        .with("revision", notice.revision.to_string())
        .with("title", &notice.says.title)
        .with("issued-by", &notice.says.issued_by)
        .with_day("issued", Some(notice.says.issued))
        .with_day("lifted", notice.says.lifted)
        .with("about", &notice.says.about);
    page(&visit, &place, "Change this notice", &place.below("notices", notice.id)).show(&sent, FieldErrors::default())
}

/// Changes a notice.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let notice = place.notice(&site, &visit.actor(), &id).await?;
    let address = place.below("notices", notice.id);
    let errors = match read(&sent) {
        Ok(new) => match site.ledger().change_notice(&visit.actor(), notice.id, sent.revision()?, new).await {
            Ok(()) => return Ok(see_other(&address)),
            Err(why) => field_errors(why, "title")?,
        },
        Err(errors) => errors,
    };
    page(&visit, &place, "Change this notice", &address).show(&sent, errors)
}

fn read(sent: &Sent) -> Result<NewNotice, FieldErrors> {
    let mut errors = FieldErrors::default();
    let issued = sent.day("issued", &mut errors);
    let lifted = sent.day("lifted", &mut errors);
    let [title, issued_by, about] = ["title", "issued-by", "about"].map(|field| sent.of(field).to_owned());
    match issued {
        Some(issued) if errors.is_empty() => Ok(NewNotice { title, issued_by, issued, lifted, about }),
        Some(_) => Err(errors),
        None => {
            errors.add("issued", "Enter the day on which the notice was issued.");
            Err(errors)
        }
    }
}
