//! Beginning a record: whom it is about, what is filled in, who does the work.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::registers::{About, CaseworkError, Draft, DraftPlace, NewRecord};
use bigplan_ledger::{LedgerError, PersonId};
use bigplan_register::definition::{Right, Subject};
use bigplan_register::{Definition, FieldCode};
use serde::Deserialize;

use super::desk::Desk;
use super::field_form::{self, RecordForm, Typed};
use super::links::Links;
use super::person_choice;
use super::refused::{self, Refused};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for: ids only.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "in")]
    pub at: String,
    pub person: String,
}

/// Where somebody begins a record, and what of.
pub struct Beginning<'a> {
    pub site: &'a Site,
    pub visit: &'a Visit,
    pub desk: Desk<'a>,
    pub definition: &'a Definition,
}

impl<'a> Beginning<'a> {
    pub async fn of(site: &'a Site, visit: &'a Visit, register: &str, at: &str) -> Result<Self, PageError> {
        let desk = Desk::of(site, visit, at).await?;
        let definition = desk.register(register)?;
        if !desk.may(definition, Right::Add) {
            let why = "None of the duties that you hold today lets you begin one. Nothing was saved.";
            return Err(PageError::new(StatusCode::FORBIDDEN, "This is not yours to begin", why));
        }
        Ok(Self { site, visit, desk, definition })
    }

    /// Where a record of this register is begun.
    pub fn address(&self, person: Option<PersonId>) -> String {
        let person = person.map(|id| format!("&person={id}")).unwrap_or_default();
        format!("/registers/{}/new?in={}{person}", self.definition.code, self.desk.partnership.slug)
    }

    pub fn is_about_person(&self) -> bool {
        matches!(self.definition.about, Subject::Child | Subject::Person)
    }

    pub fn frame(&self, title: String) -> Frame {
        let (list, query) = (format!("/registers/{}", self.definition.code), self.desk.query());
        Frame::new(self.visit, title)
            .under("Home", "/")
            .under("Registers", format!("/registers{query}"))
            .under(&self.definition.title, format!("{list}{query}"))
    }

    pub(super) fn place(&self) -> DraftPlace {
        DraftPlace::Register(self.definition.code.clone())
    }

    async fn page(&self, given: Filled) -> Result<RecordForm, PageError> {
        let Filled { person, about, typed, worker, errors, notices, has_draft } = given;
        let (caption, records) = match person {
            Some(id) => match self.desk.casework.person_page(&self.desk.actor, id).await {
                Ok(seen) => (person_choice::named(&seen.person), seen.records),
                // Somebody who is known, but of whom nothing is this reader's to see yet.
                Err(LedgerError::NotFound(_)) => ("About the person whom you chose".to_owned(), Vec::new()),
                Err(why) => return Err(why.into()),
            },
            None => (self.definition.plain.clone(), Vec::new()),
        };
        let links = Links::of(self.site, self.visit, self.desk.partnership.id, self.definition, records).await?;
        let (of, about_whom) = (self.desk.partnership.id, (person, &typed));
        let links = links.for_form(self.site, self.visit, of, self.definition, about_whom).await?;
        let registers = self.desk.casework.registers();
        let offered = self.desk.added(self.definition);
        let heading = format!("New {}", self.definition.one);
        let mut hidden = vec![("at--in", self.desk.partnership.slug.clone())];
        hidden.extend(person.map(|id| ("at--person", id.to_string())));
        let mut about_choices = links.about(self.definition);
        about_choices.insert(0, Choice::new("", "Choose"));
        let chooses = matches!(self.definition.about, Subject::Organisation | Subject::Post);
        Ok(RecordForm {
            frame: self.frame(heading.clone()),
            heading,
            caption,
            notices,
            hidden,
            about: chooses.then_some((about_choices, about)),
            fields: field_form::fields(registers, self.definition, &offered, &links, self.site.today(), &typed),
            worker: self.workers(worker).await?,
            errors,
            has_draft,
            cancel: format!("/registers/{}{}", self.definition.code, self.desk.query()),
        })
    }

    /// Who may do the work, as far as the actor may give it; they themself where nothing was chosen.
    async fn workers(&self, chosen: Option<String>) -> Result<Option<(Vec<Choice>, String)>, PageError> {
        if self.definition.allocation.is_none() {
            return Ok(None);
        }
        let (actor, of) = (&self.desk.actor, self.desk.partnership.id);
        let all = self.desk.casework.workers(actor, of, &self.definition.code).await?;
        let gives = self.desk.may(self.definition, Right::Allocate);
        let mut choices = vec![Choice::new("", "Nobody yet")];
        let mut own = String::new();
        for worker in all {
            let me = Some(worker.account) == actor.account();
            if me {
                own = worker.account.to_string();
            }
            if me || gives {
                let words = if me { format!("{} (you)", worker.name) } else { worker.name };
                choices.push(Choice::new(worker.account.to_string(), words));
            }
        }
        Ok(Some((choices, chosen.unwrap_or(own))))
    }
}

/// What stands in the form.
#[derive(Default)]
struct Filled {
    person: Option<PersonId>,
    about: String,
    typed: Typed,
    worker: Option<String>,
    errors: FieldErrors,
    notices: Vec<String>,
    has_draft: bool,
}

/// The form; where it is not yet known whom the record is about, that is asked first.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(wanted): Lenient<Wanted>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, &wanted.at).await?;
    let draft = begins.desk.casework.draft(&begins.desk.actor, &begins.place()).await?;
    let person = wanted.person.parse::<PersonId>().ok();
    let person = person.or_else(|| draft.as_ref().and_then(|draft| draft.typed.get(&for_person()?)?.parse().ok()));
    if begins.is_about_person() && person.is_none() {
        return person_choice::ask(&begins);
    }
    let has_draft = draft.is_some();
    let notices = if has_draft { vec![DRAFT.to_owned()] } else { Vec::new() };
    let typed = draft.map(|draft| draft.typed).unwrap_or_default();
    begins.page(Filled { person, typed, notices, has_draft, ..Filled::default() }).await?.show()
}

/// Said above a form that a draft fills.
pub const DRAFT: &str = "This is your draft, as you left it. It counts only when you save it.";

/// The place in a draft where the person stands. No register has such a field.
fn for_person() -> Option<FieldCode> {
    "at-person-of-draft".parse().ok()
}

/// Keeps what was typed, or begins the record.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let begins = Beginning::of(&site, &visit, &register, sent.of("at--in")).await?;
    let (casework, actor, definition) = (begins.desk.casework, &begins.desk.actor, begins.definition);
    let person: Option<PersonId> = sent.chosen("at--person")?;
    let offered = begins.desk.added(definition);
    let mut typed = field_form::sent(casework.registers(), definition, &offered, &sent);
    let looks_up: Option<FieldCode> = sent.chosen("at--look-up")?;
    match sent.of("at--draft") {
        word if word == "keep" || looks_up.is_some() => {
            if let (Some(place), Some(person)) = (for_person(), person) {
                typed.insert(place, person.to_string());
            }
            casework.keep_draft(actor, &begins.place(), &Draft { typed, version: None }).await?;
            let query = begins.desk.query();
            let people = looks_up.map(|field| format!("/registers/{}/people/{field}{query}", definition.code));
            return Ok(see_other(&people.unwrap_or_else(|| begins.address(person))));
        }
        "drop" => {
            casework.drop_draft(actor, &begins.place()).await?;
            return Ok(see_other(&begins.address(None)));
        }
        _ => {}
    }
    let about = sent.of("at--about").to_owned();
    let worker = sent.of("at--worker").to_owned();
    let errors = match new_record(&begins, &sent, person, &typed)? {
        Ok(new) => match casework.add_record(actor, new).await {
            Ok(saved) => {
                casework.drop_draft(actor, &begins.place()).await?;
                return Ok(see_other(&format!("/registers/{}/records/{}", definition.code, saved.id)));
            }
            Err(CaseworkError::Ledger(LedgerError::Forbidden(_))) => FieldErrors::one("at--worker", NOT_YOURS),
            Err(CaseworkError::Ledger(LedgerError::State(why))) => {
                FieldErrors::one("at--worker", format!("This cannot be saved: {why}."))
            }
            Err(why) => match refused::in_form(why, "record-form")? {
                Refused::Fields(errors) => errors,
                Refused::Meanwhile => return Err(PageError::conflict("Nothing was saved. Send the form again.")),
            },
        },
        Err(errors) => errors,
    };
    begins.page(Filled { person, about, typed, worker: Some(worker), errors, ..Filled::default() }).await?.show()
}

const NOT_YOURS: &str =
    "None of your duties lets you begin this for that worker. Choose yourself, or ask your manager.";

fn new_record(
    begins: &Beginning<'_>,
    sent: &Sent,
    person: Option<PersonId>,
    typed: &Typed,
) -> Result<Result<NewRecord, FieldErrors>, PageError> {
    let missing = |words: &str| Ok(Err(FieldErrors::one("at--about", words)));
    let about = match begins.definition.about {
        Subject::Child | Subject::Person => match person {
            Some(person) => About::Person(person),
            None => return Err(PageError::bad_request("Open the page again and choose whom it is about.")),
        },
        Subject::Organisation => match sent.chosen("at--about")? {
            Some(id) => About::Organisation(id),
            None => return missing("Choose the organisation that it is about."),
        },
        Subject::Post => match sent.chosen("at--about")? {
            Some(id) => About::Post(id),
            None => return missing("Choose the post that it is about."),
        },
        Subject::Place => About::Place(sent.of("at--about").to_owned()),
        Subject::Nothing => About::Nothing,
    };
    let given = match field_form::read(&begins.desk.added(begins.definition), typed) {
        Ok(given) => given,
        Err(errors) => return Ok(Err(errors)),
    };
    Ok(Ok(NewRecord {
        partnership: begins.desk.partnership.id,
        register: begins.definition.code.clone(),
        about,
        values: given.into_iter().filter(|(_, value)| value.is_some()).collect(),
        worker: sent.chosen("at--worker")?,
        team: None,
        referred_by: None,
        referred_for: None,
    }))
}
