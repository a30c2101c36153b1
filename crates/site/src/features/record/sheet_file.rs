//! A register as a file. Whoever takes it sees every record of it, and the journal names each.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use bigplan_ledger::registers::{CaseworkError, Exported, NewExport};
use bigplan_outward::RecordOut;
use bigplan_outward::sheet::{Format, cells, columns, file};
use serde::Deserialize;

use super::desk::Desk;
use crate::sheets;
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "in")]
    at: String,
    format: String,
}

/// Gives it.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(wanted): Lenient<Wanted>,
) -> Answer {
    let desk = Desk::of(&site, &visit, &wanted.at).await?;
    let definition = desk.register(&register)?;
    let format = Format::of_name(&format!("x.{}", wanted.format)).ok_or_else(PageError::not_found)?;
    let columns = columns(definition);
    let registers = vec![definition.code.clone()];
    let new = NewExport { partnership: desk.partnership.id, registers, purpose: "spreadsheet", people: false };
    let mut rows = Vec::new();
    let mut each = |one| -> Result<(), CaseworkError> {
        if let Exported::Record(given) = one {
            let person = given.person.as_ref().map(sheets::person);
            let out = RecordOut { definition, record: &given.record, person: person.as_ref(), team: None };
            rows.push(cells(&columns, &out, given.about.as_deref()));
        }
        Ok(())
    };
    desk.casework.export(&desk.actor, &new, &mut each).await.map_err(super::refused::as_page)?;
    let bytes = file(format, &columns, &rows).map_err(|why| PageError::bad_request(format!("{why}.")))?;
    let kind = match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let name = format!("attachment; filename=\"{register}.{}\"", wanted.format.to_ascii_lowercase());
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
