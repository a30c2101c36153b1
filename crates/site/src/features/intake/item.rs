//! Correcting one item of a draft, and adding one.

use axum::extract::{Path, Query, State};
use bigplan_ledger::Decision;
use bigplan_plan::Item;

use super::conflict;
use super::correct::{self, Wish, correct};
use super::excerpt::{Excerpt, Place};
use super::item_page::{self, Filled, Subject};
use super::opened::{self, Open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::{Fields, ItemForm, PlanContext};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Shows the form of an item.
pub async fn form(State(site): State<Site>, visit: Visit, Path((import, id)): Path<(String, String)>) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    let item = open.item(&id).ok_or_else(PageError::not_found)?;
    let seen = correct::seen(item, open.decision(&id));
    let filled = Filled { form: ItemForm::of(item), errors: FieldErrors::default(), seen };
    item_page::draw(&site, &visit, &open, Subject::There(item), filled).await
}

/// Takes the form of an item: kept, or shown again with what is wrong, or both versions
/// where somebody else was quicker.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((import, id)): Path<(String, String)>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let form = ItemForm::sent(&fields);
    let seen = fields.get("seen").cloned().unwrap_or_default();
    let done = correct(&site, &visit, &import, |open| {
        let Some(before) = open.item(&id) else { return Wish::Nothing(Done::Unknown) };
        match form.checked(&PlanContext::of(&open.plan, &id)) {
            Err(errors) => Wish::Nothing(Done::Wrong(Box::new(open.clone()), errors)),
            Ok(item) if item == *before => Wish::Nothing(Done::Kept(id.clone())),
            Ok(item) if correct::seen(before, open.decision(&id)) != seen => {
                Wish::Nothing(Done::Changed(Box::new(open.clone()), Box::new(item)))
            }
            Ok(item) => Wish::Keep(Box::new(correct::edited(&open.corrections, &id, item)), Done::Kept(id.clone())),
        }
    });
    match done.await? {
        Done::Unknown => Err(PageError::not_found()),
        Done::Kept(id) => kept(&import, &id),
        Done::Changed(open, item) => conflict::about_edit(&visit, &open, &id, &item, &fields),
        Done::Wrong(open, errors) => {
            let item = open.item(&id).ok_or_else(PageError::not_found)?;
            let filled = Filled { form: form.with_empty_rows(), errors, seen };
            item_page::draw(&site, &visit, &open, Subject::There(item), filled).await
        }
    }
}

/// Shows the form of an item to add.
pub async fn new_form(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Query(place): Query<Place>,
) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    let title = Excerpt::of(&site, &visit, &open, place.at(), std::iter::empty()).await?.joined();
    let form = ItemForm { kind: "action".to_owned(), title, ..ItemForm::default() }.with_empty_rows();
    let filled = Filled { form, errors: FieldErrors::default(), seen: String::new() };
    item_page::draw(&site, &visit, &open, Subject::New(place), filled).await
}

/// Takes the form of an item to add. Whoever adds one wants it: it is accepted.
pub async fn take_new(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Query(place): Query<Place>,
    Checked(fields): Checked<Fields>,
) -> Answer {
    let form = ItemForm::sent(&fields);
    let done = correct(&site, &visit, &import, |open| {
        let id = correct::new_id(open);
        match form.checked(&PlanContext::of(&open.plan, &id)) {
            Err(errors) => Wish::Nothing(Done::Wrong(Box::new(open.clone()), errors)),
            Ok(item) => {
                let added = correct::edited(&open.corrections, &id, Item { at: place.at(), ..item });
                Wish::Keep(Box::new(correct::decided(&added, &id, Some(Decision::Accept))), Done::Kept(id))
            }
        }
    });
    match done.await? {
        Done::Kept(id) => kept(&import, &id),
        Done::Wrong(open, errors) => {
            let filled = Filled { form: form.with_empty_rows(), errors, seen: String::new() };
            item_page::draw(&site, &visit, &open, Subject::New(place), filled).await
        }
        Done::Unknown | Done::Changed(..) => Err(PageError::not_found()),
    }
}

enum Done {
    Kept(String),
    Unknown,
    Wrong(Box<Open>, FieldErrors),
    Changed(Box<Open>, Box<Item>),
}

fn kept(import: &str, id: &str) -> Answer {
    let import = import.parse().map_err(|_| PageError::not_found())?;
    Ok(see_other(&format!("{}#item-{id}", opened::address(import))))
}
