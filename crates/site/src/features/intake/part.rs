//! Correcting what a draft holds beside its items, and adding to it.

use axum::extract::{Path, Query, State};
use bigplan_ledger::{DraftPart, PartKind, PartValue};

use super::correct::{Wish, correct};
use super::correct_part::{self, seen};
use super::excerpt::{Excerpt, Place};
use super::opened::{self, Open};
use super::part_page::{self, Filled, Subject};
use super::{conflict, part_words};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;
use crate::parts::plan_part_form::{checked, fields_of, new_fields};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Shows the form of a part.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((import, kind, key)): Path<(String, String, String)>,
) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    let part = part_words::kind(&kind).and_then(|kind| open.part(kind, &key)).ok_or_else(PageError::not_found)?;
    let filled = Filled { fields: fields_of(&part.value), errors: FieldErrors::default(), seen: seen(&part) };
    part_page::draw(&site, &visit, &open, Subject::There(&part), filled).await
}

/// Takes the form of a part: kept, or shown again with what is wrong, or both versions
/// where somebody else was quicker.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((import, kind, key)): Path<(String, String, String)>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let shown = fields.get("seen").cloned().unwrap_or_default();
    let done = correct(&site, &visit, &import, |open| {
        let Some(before) = open.part(kind, &key) else { return Wish::Nothing(Done::Unknown) };
        match checked(kind, &fields, Some(&before.value), &open.plan).map(|value| value.under(&key)) {
            Err(errors) => Wish::Nothing(Done::Wrong(Box::new((open.clone(), before)), errors)),
            Ok(value) if value == before.value => Wish::Nothing(Done::Kept(key.clone())),
            Ok(value) if seen(&before) != shown => {
                Wish::Nothing(Done::Changed(Box::new((open.clone(), before, value))))
            }
            Ok(value) => {
                let corrections = correct_part::edited(&open.corrections, kind, &key, value);
                Wish::Keep(Box::new(corrections), Done::Kept(key.clone()))
            }
        }
    });
    match done.await? {
        Done::Unknown => Err(PageError::not_found()),
        Done::Kept(key) => kept(&import, kind, &key),
        Done::Changed(versions) => {
            let (open, theirs, mine) = *versions;
            conflict::about_part_edit(&visit, &open, &theirs, &mine, &fields)
        }
        Done::Wrong(there, errors) => {
            let (open, before) = *there;
            let filled = Filled { fields, errors, seen: shown };
            part_page::draw(&site, &visit, &open, Subject::There(&before), filled).await
        }
    }
}

/// Shows the form of a part to add.
pub async fn new_form(
    State(site): State<Site>,
    visit: Visit,
    Path((import, kind)): Path<(String, String)>,
    Query(place): Query<Place>,
) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let open = opened::open(&site, &visit, &import).await?;
    let words = Excerpt::of(&site, &visit, &open, place.at(), std::iter::empty()).await?.joined();
    let filled = Filled { fields: new_fields(kind, words), errors: FieldErrors::default(), seen: String::new() };
    part_page::draw(&site, &visit, &open, Subject::New(kind, place), filled).await
}

/// Takes the form of a part to add.
pub async fn take_new(
    State(site): State<Site>,
    visit: Visit,
    Path((import, kind)): Path<(String, String)>,
    Query(place): Query<Place>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let kind = part_words::kind(&kind).ok_or_else(PageError::not_found)?;
    let done = correct(&site, &visit, &import, |open| match checked(kind, &fields, None, &open.plan) {
        Err(errors) => Wish::Nothing(Err((Box::new(open.clone()), errors))),
        Ok(value) => {
            let key = correct_part::new_key(open, kind);
            let value = value.under(&key).placed(place.at());
            Wish::Keep(Box::new(correct_part::edited(&open.corrections, kind, &key, value)), Ok(key))
        }
    });
    match done.await? {
        Ok(key) => kept(&import, kind, &key),
        Err((open, errors)) => {
            let filled = Filled { fields, errors, seen: String::new() };
            part_page::draw(&site, &visit, &open, Subject::New(kind, place), filled).await
        }
    }
}

enum Done {
    Kept(String),
    Unknown,
    Wrong(Box<(Open, DraftPart)>, FieldErrors),
    Changed(Box<(Open, DraftPart, PartValue)>),
}

fn kept(import: &str, kind: PartKind, key: &str) -> Answer {
    let import = import.parse().map_err(|_| PageError::not_found())?;
    Ok(see_other(&format!("{}?open={}#part-{}-{key}", opened::address(import), kind.as_str(), kind.as_str())))
}
