//! A person across registers.

use askama::Template;
use axum::extract::{Path, State};

use super::around::{self, Group};
use super::page::{Other, others};
use super::person_choice::named;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/child.html")]
struct PersonPage {
    frame: Frame,
    named: String,
    pupil_number: Option<String>,
    others: Vec<Other>,
    around: Vec<Group>,
}

/// Shows the records of a person that the reader may see.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(person): Path<String>) -> Answer {
    let casework = site.casework().await?;
    let id = person.parse().map_err(|_| PageError::not_found())?;
    let seen = casework.person_page(&visit.actor(), id).await?;
    let person = seen.person;
    let around = around::groups(&site, &visit, person.partnership, casework.registers(), &seen.around).await?;
    let worked = seen.records.into_iter().filter(|record| !seen.around.iter().any(|fact| fact.id == record.id));
    page(&PersonPage {
        // No name in the title: browsers keep titles in their history.
        frame: Frame::new(&visit, "Records of one person").under("Home", "/").under("Registers", "/registers"),
        named: named(&person),
        pupil_number: person.says.pupil_number,
        others: others(casework, &worked.collect::<Vec<_>>(), site.today()),
        around,
    })
}
