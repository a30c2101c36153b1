//! Whom a record is about: looked up by name, or noted anew. Names are sent in forms and never stand in an address.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::{NewPerson, Person, PersonKind};
use bigplan_register::definition::Subject;

use super::new::Beginning;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/person_choice.html")]
struct PersonChoice {
    frame: Frame,
    heading: String,
    register: String,
    place: String,
    given: Sent,
    /// Who was found; `None` before anybody was looked up.
    found: Option<Vec<(String, String)>>,
    sexes: Vec<Choice>,
    errors: FieldErrors,
}

/// "Invented, Ada, born 30 September 2001".
pub fn named(person: &Person) -> String {
    let says = &person.says;
    let names = [says.family_name.as_str(), says.given_names.as_str()];
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    let born = says.born.map(|day| format!(", born {}", dates::day(day))).unwrap_or_default();
    format!("{}{born}", names.join(", "))
}

/// Asks for a name.
pub fn ask(begins: &Beginning<'_>) -> Answer {
    show(begins, Sent::default(), None, FieldErrors::default())
}

fn show(begins: &Beginning<'_>, given: Sent, found: Option<Vec<(String, String)>>, errors: FieldErrors) -> Answer {
    let heading = format!("New {}: whom is it about?", begins.definition.one);
    let (title, status) = (errors.title(&heading), errors.status());
    let sexes = vec![Choice::new("", "Not known"), Choice::new("2", "Female"), Choice::new("1", "Male")];
    let (register, place) = (begins.definition.code.to_string(), begins.desk.partnership.slug.clone());
    let page = PersonChoice { frame: begins.frame(title), heading, register, place, given, found, sexes, errors };
    page_with(status, &page)
}

fn kind(begins: &Beginning<'_>) -> PersonKind {
    if begins.definition.about == Subject::Child { PersonKind::Child } else { PersonKind::Adult }
}

/// Looks somebody up. Who was shown is in the journal.
pub async fn find(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, sent.of("at--in")).await?;
    let desk = &begins.desk;
    let looked = desk.casework.find_persons(&desk.actor, desk.partnership.id, kind(&begins), sent.of("name")).await;
    match looked {
        Ok(found) => {
            let found = found.iter().map(|person| (begins.address(Some(person.id)), named(person))).collect();
            show(&begins, sent, Some(found), FieldErrors::default())
        }
        Err(why) => {
            let errors = field_errors(why, "name")?;
            show(&begins, sent, None, errors)
        }
    }
}

/// Notes somebody who is not known yet.
pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, sent.of("at--in")).await?;
    let desk = &begins.desk;
    let mut errors = FieldErrors::default();
    let born = sent.day("born", &mut errors);
    if errors.is_empty() {
        let text = |field: &str| Some(sent.of(field).to_owned()).filter(|text| !text.is_empty());
        let new = NewPerson {
            kind: kind(&begins),
            family_name: sent.of("family_name").to_owned(),
            given_names: sent.of("given_names").to_owned(),
            born,
            sex: text("sex"),
            died: None,
            pupil_number: text("pupil_number"),
        };
        match desk.casework.add_person(&desk.actor, desk.partnership.id, new).await {
            Ok(person) => return Ok(see_other(&begins.address(Some(person)))),
            Err(why) => errors = field_errors(why, "family_name")?,
        }
    }
    show(&begins, sent, Some(Vec::new()), errors)
}
