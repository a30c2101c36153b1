//! Adding and changing a part of a plan beside its items.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::{LedgerError, PartKind, PartValue};

use super::item_page::{check_reason, stored_problem};
use super::opened::{self, Open, open};
use super::part_list::line;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use crate::parts::part_words::{self, many, one};
use crate::parts::plan_part_form::{self, PartFields, fields_of, new_fields};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/edit/part.html")]
struct PartPage<'a> {
    frame: Frame,
    heading: String,
    action: &'a str,
    back: &'a str,
    seen: String,
    fields: PartFields<'a>,
    why: &'a str,
    errors: &'a FieldErrors,
    /// What stands now, where somebody else changed it after the form was opened.
    theirs: Option<String>,
}

/// Shows the form to add one.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path((plan, kind)): Path<(String, String)>) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let open = open(&site, &visit, &plan).await?;
    draw(&visit, &open, &Asked { kind, place: None }, &new_fields(kind, String::new()), FieldErrors::default(), None)
}

/// Takes the form to add one.
pub async fn take_new(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, kind)): Path<(String, String)>,
    Checked(sent): Checked<Fields>,
) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let open = open(&site, &visit, &plan).await?;
    let asked = Asked { kind, place: None };
    let new = match checked(kind, &open, &sent, None) {
        Ok(new) => new,
        Err(errors) => return draw(&visit, &open, &asked, &sent, errors, None),
    };
    match site.ledger().add_part(&visit.actor(), open.id(), new, why(&sent)).await {
        Ok(()) => Ok(see_other(&asked.list(&open))),
        Err(LedgerError::Field { field, message }) => {
            draw(&visit, &open, &asked, &sent, stored_problem(field, message), None)
        }
        Err(why) => Err(why.into()),
    }
}

/// Shows the form of one that is there.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, kind, place)): Path<(String, String, String)>,
) -> Answer {
    let (open, asked, before) = at_place(&site, &visit, &plan, &kind, &place).await?;
    let mut form = fields_of(&before);
    form.insert("seen".to_owned(), before.mark());
    draw(&visit, &open, &asked, &form, FieldErrors::default(), None)
}

/// Takes the form of one that is there.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, kind, place)): Path<(String, String, String)>,
    Checked(sent): Checked<Fields>,
) -> Answer {
    let (open, asked, before) = at_place(&site, &visit, &plan, &kind, &place).await?;
    let seen = sent.get("seen").map_or("", String::as_str);
    let before = asked.kind.of(open.plan()).into_iter().find(|part| part.mark() == seen).unwrap_or(before);
    let new = match checked(asked.kind, &open, &sent, Some(&before)) {
        Ok(new) if new == before => return Ok(see_other(&asked.list(&open))),
        Ok(new) => new,
        Err(errors) => return draw(&visit, &open, &asked, &sent, errors, None),
    };
    match site.ledger().change_part(&visit.actor(), open.id(), seen, new, why(&sent)).await {
        Ok(()) => Ok(see_other(&asked.list(&open))),
        Err(LedgerError::Conflict { .. }) => {
            let open = opened::open(&site, &visit, &plan).await?;
            let theirs = asked.kind.of(open.plan()).into_iter().nth(asked.place.unwrap_or_default());
            let mut again = sent.clone();
            again.insert("seen".to_owned(), theirs.as_ref().map(PartValue::mark).unwrap_or_default());
            let words = theirs.as_ref().map_or_else(|| "It was removed.".to_owned(), line);
            draw(&visit, &open, &asked, &again, FieldErrors::default(), Some(words))
        }
        Err(LedgerError::Field { field, message }) => {
            draw(&visit, &open, &asked, &sent, stored_problem(field, message), None)
        }
        Err(why) => Err(why.into()),
    }
}

/// Which part the page is about.
pub struct Asked {
    /// Its kind.
    pub kind: PartKind,
    /// Its place in the plan, from 0; `None` for one to add.
    pub place: Option<usize>,
}

impl Asked {
    /// Where the parts of the kind are listed.
    pub fn list(&self, open: &Open) -> String {
        format!("{}/parts/{}", open.address, self.kind.as_str())
    }
}

/// The part at a place of the plan, where the visitor may change it.
///
/// # Errors
/// There is none, or the visitor may not.
pub async fn at_place(
    site: &Site,
    visit: &Visit,
    plan: &str,
    kind: &str,
    place: &str,
) -> Result<(Open, Asked, PartValue), PageError> {
    let kind = part_words::kind(kind).ok_or_else(PageError::not_found)?;
    let place: usize = place.parse().map_err(|_| PageError::not_found())?;
    let open = open(site, visit, plan).await?;
    let part = kind.of(open.plan()).into_iter().nth(place).ok_or_else(PageError::not_found)?;
    Ok((open, Asked { kind, place: Some(place) }, part))
}

fn why(sent: &Fields) -> &str {
    sent.get("why").map(|why| why.trim()).unwrap_or_default()
}

/// The part that the form describes; a measure keeps its id.
fn checked(kind: PartKind, open: &Open, sent: &Fields, before: Option<&PartValue>) -> Result<PartValue, FieldErrors> {
    let mut errors = FieldErrors::default();
    check_reason(why(sent), &mut errors);
    let part = plan_part_form::checked(kind, sent, before, open.plan())?;
    let part = match before {
        Some(PartValue::Measure(measure)) => part.under(&measure.id),
        _ => part,
    };
    if errors.is_empty() { Ok(part) } else { Err(errors) }
}

fn draw(
    visit: &Visit,
    open: &Open,
    asked: &Asked,
    form: &Fields,
    errors: FieldErrors,
    theirs: Option<String>,
) -> Answer {
    let verb = if asked.place.is_some() { "Change" } else { "Add" };
    let heading = format!("{verb} a {}", one(asked.kind));
    let list = asked.list(open);
    let end = asked.place.map_or_else(|| "new".to_owned(), |place| place.to_string());
    let title = if theirs.is_some() { format!("Error: {heading}") } else { errors.title(&heading) };
    let status = if theirs.is_some() { StatusCode::CONFLICT } else { errors.status() };
    let page = PartPage {
        frame: open.frame(visit, title).under(many(asked.kind), &list),
        heading,
        action: &format!("{list}/{end}"),
        back: &list,
        seen: form.get("seen").cloned().unwrap_or_default(),
        fields: PartFields::of(asked.kind, form, &errors, open.plan()),
        why: why(form),
        errors: &errors,
        theirs,
    };
    page_with(status, &page)
}
