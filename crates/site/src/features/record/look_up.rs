//! Looking somebody up for a field that points at people. The form that it is for waits as a draft meanwhile. Names are
//! sent in forms and never stand in an address.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::{Draft, DraftPlace, FoundBy, NewPerson, Person, PersonKind};
use bigplan_ledger::{LedgerError, PartnershipId, PersonId};
use bigplan_register::{Definition, Field, Kind};

use super::desk::Asked;
use super::field_form::Typed;
use super::new::Beginning;
use super::page::Looked;
use super::person_choice::named;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// For which field, in which form.
struct Place<'a> {
    definition: &'a Definition,
    field: &'a Field,
    of: PartnershipId,
    /// The partnership's short name, where the form carries it.
    at: String,
    /// Where the form is, and where this page is.
    back: String,
    action: String,
    draft: DraftPlace,
    version: Option<i64>,
    frame: Frame,
}

#[derive(Template)]
#[template(path = "features/record/look_up.html")]
struct LookUp<'a> {
    frame: Frame,
    heading: String,
    place: &'a Place<'a>,
    given: Sent,
    /// Who was found, with the reason; `None` before anybody was looked up.
    found: Option<Vec<(PersonId, String, &'static str)>>,
    errors: FieldErrors,
}

const HEADING: &str = "Look somebody up";

impl<'a> Place<'a> {
    /// A field of a record that is there.
    fn in_record(visit: &Visit, looked: &Looked<'a>, field: &str) -> Result<Self, PageError> {
        let changes = |one: &&Field| looked.case.changes.contains(&one.code);
        let address = looked.address();
        Ok(Self {
            definition: looked.definition,
            field: find(looked.definition, field).filter(changes).ok_or_else(PageError::not_found)?,
            of: looked.case.partnership,
            at: String::new(),
            back: format!("{address}/change"),
            action: format!("{address}/people/{field}"),
            draft: DraftPlace::Record(looked.case.id),
            version: Some(looked.case.version),
            frame: looked.frame(visit, HEADING).under(looked.heading(), address),
        })
    }

    /// A field of a record that is begun.
    fn in_new(begins: &Beginning<'a>, field: &str) -> Result<Self, PageError> {
        Ok(Self {
            definition: begins.definition,
            field: find(begins.definition, field).ok_or_else(PageError::not_found)?,
            of: begins.desk.partnership.id,
            at: begins.desk.partnership.slug.clone(),
            back: begins.address(None),
            action: format!("/registers/{}/people/{field}", begins.definition.code),
            draft: begins.place(),
            version: None,
            frame: begins.frame(HEADING.to_owned()),
        })
    }

    fn is_child(&self) -> bool {
        self.field.kind == Kind::Child
    }

    fn born_hint(&self) -> &'static str {
        if self.is_child() {
            "For example, 30 September 2001. A name alone is not enough to look a child up."
        } else {
            "For example, 30 September 1975, where it is known"
        }
    }

    fn show(&self, given: Sent, found: Option<Vec<(PersonId, String, &'static str)>>, errors: FieldErrors) -> Answer {
        let heading = HEADING.to_owned();
        let (title, status) = (errors.title(&heading), errors.status());
        let frame = Frame { title, ..self.frame.clone() };
        page_with(status, &LookUp { frame, heading, place: self, given, found, errors })
    }
}

fn find<'a>(definition: &'a Definition, field: &str) -> Option<&'a Field> {
    definition.fields.iter().find(|one| one.code.as_str() == field && one.names_person())
}

/// The page, for a record that is there.
pub async fn of_record(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, field)): Path<(String, String, String)>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    Place::in_record(&visit, &looked, &field)?.show(Sent::default(), None, FieldErrors::default())
}

/// The page, for a record that is begun.
pub async fn of_new(
    State(site): State<Site>,
    visit: Visit,
    Path((register, field)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, &asked.at).await?;
    Place::in_new(&begins, &field)?.show(Sent::default(), None, FieldErrors::default())
}

/// Finds, chooses or notes somebody, for a record that is there.
pub async fn take_of_record(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, field)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    take(&site, &visit, &Place::in_record(&visit, &looked, &field)?, sent).await
}

/// Finds, chooses or notes somebody, for a record that is begun.
pub async fn take_of_new(
    State(site): State<Site>,
    visit: Visit,
    Path((register, field)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, sent.of("at--in")).await?;
    take(&site, &visit, &Place::in_new(&begins, &field)?, sent).await
}

async fn take(site: &Site, visit: &Visit, place: &Place<'_>, sent: Sent) -> Answer {
    let (mut errors, doing) = (FieldErrors::default(), sent.of("at--do").to_owned());
    match doing.as_str() {
        "choose" => match sent.chosen("person")? {
            Some(person) => choose(site, visit, place, person).await,
            None => place.show(sent, None, errors),
        },
        "add" => {
            let born = sent.day("new_born", &mut errors);
            if !errors.is_empty() {
                return place.show(sent, Some(Vec::new()), errors);
            }
            match added(site, visit, place, &sent, born).await {
                Ok(person) => choose(site, visit, place, person).await,
                Err(why) => place.show(sent, Some(Vec::new()), field_errors(why, "family_name")?),
            }
        }
        _ => {
            let born = sent.day("born", &mut errors);
            if !errors.is_empty() {
                return place.show(sent, None, errors);
            }
            let (casework, at) = (site.casework().await?, (&place.definition.code, &place.field.code));
            match casework.look_up(&visit.actor(), place.of, at, sent.of("name"), born).await {
                Ok(found) => place.show(sent, Some(found.iter().map(line).collect()), errors),
                Err(why) => place.show(sent, None, field_errors(why, "name")?),
            }
        }
    }
}

fn line((person, why): &(Person, FoundBy)) -> (PersonId, String, &'static str) {
    let why = match why {
        FoundBy::Id => "the id",
        FoundBy::PupilNumber => "the pupil number",
        FoundBy::NameAndBirth => "the name and the day of birth",
        FoundBy::Name => "the name",
    };
    (person.id, named(person), why)
}

async fn added(
    site: &Site,
    visit: &Visit,
    place: &Place<'_>,
    sent: &Sent,
    born: Option<jiff::civil::Date>,
) -> Result<PersonId, LedgerError> {
    let new = NewPerson {
        kind: if place.is_child() { PersonKind::Child } else { PersonKind::Adult },
        family_name: sent.of("family_name").to_owned(),
        given_names: sent.of("given_names").to_owned(),
        born,
        sex: None,
        died: None,
        pupil_number: None,
    };
    let casework = site.casework().await.map_err(|_| LedgerError::NotFound("register"))?;
    casework.add_person(&visit.actor(), place.of, new).await
}

/// Puts somebody into the draft and goes back to the form.
async fn choose(site: &Site, visit: &Visit, place: &Place<'_>, person: PersonId) -> Answer {
    let (casework, actor) = (site.casework().await?, visit.actor());
    let draft = casework.draft(&actor, &place.draft).await?;
    let mut draft = draft.unwrap_or(Draft { typed: Typed::new(), version: place.version });
    draft.typed.insert(place.field.code.clone(), person.to_string());
    casework.keep_draft(&actor, &place.draft, &draft).await?;
    Ok(see_other(&place.back))
}
