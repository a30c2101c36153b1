//! Records of a register, read by programs whose token was made for them. Each answer is a look that the journal keeps.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bigplan_ledger::RecordId;
use bigplan_ledger::registers::{CasePage, Casework, ClockSeen, RegisterPage, Whose, WorkItem};
use bigplan_register::Definition;
use bigplan_register::record::write_value;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use super::given::Asked;
use super::shapes::{ClockNow, Failed, OneRecord, RecordLine, Records};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// Which records are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RecordsAsked {
    /// The short name of the partnership.
    partnership: String,
    /// mine, teams or all; mine where it is left out.
    whose: Option<String>,
    /// The code of a state; all open records where it is left out.
    state: Option<String>,
    /// What the page before gave as `next`.
    cursor: Option<String>,
    /// How many records, 1 to 200; 100 where it is left out.
    limit: Option<u32>,
}

/// The records of a register that the caller may see, what is due first at the top.
#[utoipa::path(
    get,
    path = "/api/v1/registers/{register}/records",
    tag = "registers",
    params(("register" = String, Path, description = "The register's code"), RecordsAsked),
    responses(
        (status = 200, body = Records),
        (status = 400, body = Failed),
        (status = 403, body = Failed),
        (status = 404, body = Failed)
    ),
    security(("token" = []))
)]
pub async fn list(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(register): Path<String>,
    Asked(asked): Asked<RecordsAsked>,
) -> ApiAnswer<Json<Records>> {
    let casework = site.casework().await?;
    let definition = definition(casework, &register)?;
    let place = site.ledger().partnership(&actor, &asked.partnership).await?.ok_or_else(ApiError::not_found)?;
    let wanted = asked.page(definition)?;
    let items = casework.register_page(&actor, place.id, &wanted).await?;
    let full = u32::try_from(items.len()).is_ok_and(|found| found == wanted.lines);
    let next = items.last().filter(|_| full).map(cursor);
    Ok(Json(Records { entries: items.into_iter().map(line).collect(), next }))
}

/// A record, as far as the caller may see it, and its revision as `ETag`.
#[utoipa::path(
    get,
    path = "/api/v1/registers/{register}/records/{record}",
    tag = "registers",
    params(
        ("register" = String, Path, description = "The register's code"),
        ("record" = String, Path, description = "The record's id")
    ),
    responses((status = 200, body = OneRecord), (status = 403, body = Failed), (status = 404, body = Failed)),
    security(("token" = []))
)]
pub async fn one(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path((register, record)): Path<(String, String)>,
) -> ApiAnswer<Response> {
    let casework = site.casework().await?;
    let definition = definition(casework, &register)?;
    let page = casework.case_page(&actor, record_id(&record)?).await?;
    if page.register != definition.code.as_str() {
        return Err(ApiError::not_found());
    }
    let revision = format!("\"{}\"", page.version);
    Ok(([(header::ETAG, revision)], Json(shape(page))).into_response())
}

/// A register by its code.
pub fn definition<'a>(casework: &'a Casework, register: &str) -> ApiAnswer<&'a Definition> {
    casework.registers().named(register).ok_or_else(ApiError::not_found)
}

/// A record's id in an address.
pub fn record_id(text: &str) -> ApiAnswer<RecordId> {
    text.parse().map_err(|_| ApiError::not_found())
}

impl RecordsAsked {
    fn page(&self, definition: &Definition) -> ApiAnswer<RegisterPage> {
        let whose = match self.whose.as_deref() {
            None | Some("mine") => Whose::Mine,
            Some("teams") => Whose::Teams,
            Some("all") => Whose::All,
            Some(_) => return Err(ApiError::not_understood("`whose` must be mine, teams or all.")),
        };
        let lines = self.limit.unwrap_or(100);
        if !(1..=200).contains(&lines) {
            return Err(ApiError::not_understood("The limit must be 1 to 200."));
        }
        let state = self.state.as_ref().map(|code| {
            let found = definition.states.iter().find(|state| state.code.as_str() == code);
            found.map(|state| state.code.clone()).ok_or_else(|| ApiError::not_understood("There is no such state."))
        });
        let after = self.cursor.as_deref().map(|text| {
            after(text).ok_or_else(|| ApiError::not_understood("The cursor is none that a page gave as `next`."))
        });
        let (state, after) = (state.transpose()?, after.transpose()?);
        Ok(RegisterPage { register: definition.code.clone(), whose, state, after, lines })
    }
}

fn cursor(last: &WorkItem) -> String {
    let due = last.due.map_or_else(|| "none".to_owned(), |day| day.to_string());
    format!("{due}.{}", last.id)
}

fn after(cursor: &str) -> Option<(Option<Date>, RecordId)> {
    let (due, record) = cursor.split_once('.')?;
    let due = if due == "none" { None } else { Some(due.parse().ok()?) };
    Some((due, record.parse().ok()?))
}

fn line(item: WorkItem) -> RecordLine {
    RecordLine {
        id: item.id.to_string(),
        state: item.state,
        person: item.person.map(|person| person.to_string()),
        due: item.due.map(|day| day.to_string()),
        due_clock: item.due_clock,
        missing: item.missing,
        unsigned: item.unsigned,
    }
}

fn shape(page: CasePage) -> OneRecord {
    let values = page.values.iter().map(|(field, value)| (field.to_string(), write_value(value)));
    OneRecord {
        id: page.id.to_string(),
        register: page.register,
        state: page.state.to_string(),
        open: page.open,
        revision: page.version,
        person: page.person.map(|person| person.id.to_string()),
        about: page.about,
        values: values.collect(),
        clocks: page.clocks.iter().map(clock).collect(),
        moves: page.moves_open.iter().map(ToString::to_string).collect(),
        findings: page.findings.into_iter().map(|finding| finding.message).collect(),
    }
}

fn clock(seen: &ClockSeen) -> ClockNow {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let (started, due, stopped) = (day(seen.started), day(seen.due), day(seen.stopped));
    ClockNow { clock: seen.clock.to_string(), started, due, stopped }
}
