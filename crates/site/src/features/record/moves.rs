//! Moving a record to another state, with a page on which it is checked first.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::CaseworkError;
use bigplan_register::definition::Move;
use bigplan_register::{FieldCode, Value};

use super::page::Looked;
use super::refused::{self, Refused};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/moves.html")]
struct MovePage<'a> {
    frame: Frame,
    looked: &'a Looked<'a>,
    step: &'a Move,
    to: &'a str,
    /// What must be filled in before and is not.
    empty: Vec<&'a str>,
    /// What begins with it.
    begins: Vec<&'a str>,
    reason: String,
    errors: FieldErrors,
}

/// Says what the move does, what it needs and what begins with it.
pub async fn check(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, step)): Path<(String, String, String)>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    show(&visit, &looked, find(&looked, &step)?, "", FieldErrors::default())
}

/// Makes the move.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record, step)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let (step, reason) = (find(&looked, &step)?, sent.of("reason"));
    let casework = site.casework().await?;
    match casework.move_record(&visit.actor(), looked.case.id, sent.revision()?, &step.code, reason).await {
        Ok(_) => Ok(see_other(&looked.address())),
        Err(why) => {
            let errors = beside(why)?;
            show(&visit, &looked, step, reason, errors)
        }
    }
}

/// What stands in the way: fields that are not in this form stand beside its button.
fn beside(why: CaseworkError) -> Result<FieldErrors, PageError> {
    match refused::in_form(why, "reason")? {
        Refused::Meanwhile => Err(PageError::conflict(
            "Nothing was moved. Open the record again, look at what was changed and try again.",
        )),
        Refused::Fields(found) => {
            let words: Vec<&str> = found.iter().map(|(_, sentence)| sentence).collect();
            Ok(FieldErrors::one("reason", words.join(" ")))
        }
    }
}

fn find<'a>(looked: &Looked<'a>, step: &str) -> Result<&'a Move, PageError> {
    let found = looked.definition.moves.iter().find(|one| one.code.as_str() == step);
    found.ok_or_else(PageError::not_found)
}

fn show(visit: &Visit, looked: &Looked<'_>, step: &Move, reason: &str, errors: FieldErrors) -> Answer {
    let definition = looked.definition;
    let to = definition.state(&step.to).map_or(step.to.as_str(), |state| state.title.as_str());
    let filled = |code: &FieldCode| looked.case.values.contains_key(code) || !looked.case.sees.contains(code);
    let empty = step.fills.iter().filter(|code| !filled(code)).filter_map(|code| definition.field(code));
    let held = |field: &FieldCode| match looked.case.values.get(field) {
        Some(value) => match value {
            Value::YesNo(answer) => vec![if *answer { "yes" } else { "no" }.to_owned()],
            other => other.codes().to_vec(),
        },
        None => Vec::new(),
    };
    let begins = step.opens.iter().filter(|opens| {
        opens.when.as_ref().is_none_or(|when| held(&when.field).iter().any(|code| when.is.contains(code)))
    });
    let title = errors.title(&format!("{}: {}", looked.heading(), step.title));
    let status = errors.status();
    let page = MovePage {
        frame: looked.frame(visit, title).under(looked.heading(), looked.address()),
        to,
        empty: empty.map(|field| field.label.as_str()).collect(),
        begins: begins.filter_map(|opens| Some(looked.registers.find(&opens.register)?.one.as_str())).collect(),
        reason: reason.to_owned(),
        looked,
        step,
        errors,
    };
    page_with(status, &page)
}
