//! Correcting how a file is read.

use std::sync::Arc;

use axum::extract::{Path, State};
use bigplan_figures::Mapping;
use bigplan_measure::{Definitions, YearKind};

use super::held::Held;
use super::{columns, look, review};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The most names of a file that are explained in one go.
pub const EXPLAINED: usize = 20;

/// Takes the form: the file is read anew as it says.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let mut held = Held::at(&site, &visit, &id).await?;
    refuse_loading(&site, &held)?;
    let revision = sent.revision()?;
    let mut errors = FieldErrors::default();
    let mut choices = held.choices.clone();
    let sheet: u32 = sent.of("sheet").parse().unwrap_or(choices.mapping.sheet);
    if sheet == choices.mapping.sheet {
        corrected(&mut choices.mapping, &sent, site.definitions(), &mut errors);
    } else {
        let bytes = Arc::new(std::mem::take(&mut held.file.bytes));
        let proposed = look::proposed(site.definitions(), Arc::clone(&bytes), Some(sheet)).await?;
        held.file.bytes = Arc::unwrap_or_clone(bytes);
        match proposed {
            Ok(proposal) => choices.mapping = proposal.mapping,
            Err(why) => errors.add("sheet", why.to_string()),
        }
    }
    choices.public = sent.of("seen") == "public";
    if errors.is_empty() {
        let text = choices.text()?;
        match site.ledger().choose_for_figure_file(&visit.actor(), held.file.summary.id, revision, &text).await {
            Ok(_) => return Ok(see_other(&held.address())),
            Err(why) => errors = field_errors(why, "sheet")?,
        }
    }
    held.choices = choices;
    review::show(&site, &visit, held, errors).await
}

/// What the form says of columns, of the whole table and of names.
fn corrected(mapping: &mut Mapping, sent: &Sent, definitions: &Definitions, errors: &mut FieldErrors) {
    for (index, column) in mapping.columns.iter_mut().enumerate() {
        let (holds, more) = (format!("holds-{index}"), format!("more-{index}"));
        if sent.of(&holds).is_empty() {
            continue;
        }
        match columns::read(column, sent.of(&holds), sent.of(&more), &definitions.catalogue) {
            Ok(read) => *column = read,
            Err(why) => errors.add(&more, why),
        }
    }
    whole(mapping, sent, definitions, errors);
    explained(mapping, sent, definitions, errors);
}

fn whole(mapping: &mut Mapping, sent: &Sent, definitions: &Definitions, errors: &mut FieldErrors) {
    let text = |field: &str| (!sent.of(field).is_empty()).then(|| sent.of(field).to_owned());
    let all = &mut mapping.all;
    all.measure = text("measure").and_then(|name| {
        let found = definitions.catalogue.find_by_name(&name).map(|one| one.code.clone());
        if found.is_none() {
            errors.add("measure", format!("“{name}” is no measure of the catalogue. Write its code or title"));
        }
        found
    });
    all.area = text("area").and_then(|name| {
        let found = definitions.areas.find_by_name(&name).map(|one| one.code.clone());
        if found.is_none() {
            errors.add("area", format!("“{name}” is no place that is known. Write its name or code"));
        }
        found
    });
    all.group = text("group").and_then(|name| {
        let found = definitions.groups.find_by_name(&name);
        if found.is_none() {
            errors.add("group", format!("“{name}” is no group that is known"));
        }
        found
    });
    all.period = text("period");
    all.source = text("source");
    all.published_on = sent.day("published-on", errors);
    all.year = match sent.of("year") {
        "calendar" => Some(YearKind::Calendar),
        "school" => Some(YearKind::School),
        "financial" => Some(YearKind::Financial),
        _ => None,
    };
}

/// What a person says that names of the file mean.
fn explained(mapping: &mut Mapping, sent: &Sent, definitions: &Definitions, errors: &mut FieldErrors) {
    for index in 0..EXPLAINED {
        let said = |kind: &str| {
            let (name, field) = (sent.of(&format!("{kind}-name-{index}")).to_owned(), format!("{kind}-is-{index}"));
            let means = sent.of(&field).to_owned();
            (!name.is_empty() && !means.is_empty()).then_some((name, means, field))
        };
        if let Some((name, means, field)) = said("measure") {
            match definitions.catalogue.find_by_name(&means) {
                Some(one) => drop(mapping.names.measures.insert(name, one.code.clone())),
                None => errors.add(&field, format!("“{means}” is no measure of the catalogue")),
            }
        }
        if let Some((name, means, field)) = said("area") {
            match definitions.areas.find_by_name(&means) {
                Some(one) => drop(mapping.names.areas.insert(name, one.code.clone())),
                None => errors.add(&field, format!("“{means}” is no place that is known")),
            }
        }
        if let Some((name, means, field)) = said("group") {
            match definitions.groups.find_by_name(&means) {
                Some(code) => drop(mapping.names.groups.insert(name, code)),
                None => errors.add(&field, format!("“{means}” is no group that is known")),
            }
        }
    }
}

/// Refuses to change a file while it is being loaded.
///
/// # Errors
/// The page that says so.
pub fn refuse_loading(site: &Site, held: &Held) -> Result<(), PageError> {
    if !site.loading().is_under_way(held.file.summary.id) {
        return Ok(());
    }
    Err(PageError::conflict("This file is being loaded. Nothing else was changed. Open its page to see how far it is."))
}

/// Whether the address of a file is asked for by somebody who may not decide any more.
///
/// # Errors
/// The page that says so.
pub fn refuse_closed(held: &Held) -> Result<(), PageError> {
    if held.is_open() {
        return Ok(());
    }
    Err(PageError::conflict("This file was kept or thrown away already. Nothing was saved."))
}
