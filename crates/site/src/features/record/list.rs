//! A register's records as a list of work, ordered by the clock that runs out first.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::RecordId;
use bigplan_ledger::registers::{Casework, RegisterPage, Whose, WorkItem};
use bigplan_register::definition::Right;
use bigplan_register::{Definition, Registers};
use jiff::civil::Date;
use serde::Deserialize;

use super::clock_words::{self, Told};
use super::desk::Desk;
use super::list;
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many records stand on a page.
pub const LINES: u32 = 50;

/// What the address asks for. It holds ids and days only, never a name.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "in")]
    at: String,
    whose: String,
    state: String,
    /// The due day of the last line before, `none` for no day, and its record.
    due: String,
    record: String,
}

#[derive(Template)]
#[template(path = "features/record/list.html")]
struct ListPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    place: String,
    /// The partnership's short name where somebody works in several, else empty.
    at: String,
    whose: &'static str,
    state: String,
    lines: Vec<Line>,
    next: Option<String>,
    adds: bool,
    /// Whether a field is chosen by thresholds that everybody may read.
    thresholds: bool,
}

/// A record in a list.
pub struct Line {
    pub item: WorkItem,
    pub register: String,
    pub state: String,
    pub clock: String,
    pub due: String,
    pub told: Told,
}

/// Shows it.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(wanted): Lenient<Wanted>,
) -> Answer {
    let desk = Desk::of(&site, &visit, &wanted.at).await?;
    let definition = desk.register(&register)?;
    let (word, whose) = match wanted.whose.as_str() {
        "teams" => ("teams", Whose::Teams),
        "all" => ("all", Whose::All),
        _ => ("mine", Whose::Mine),
    };
    let state = definition.states.iter().find(|state| state.code.as_str() == wanted.state);
    let asked = RegisterPage {
        register: definition.code.clone(),
        whose,
        state: state.map(|state| state.code.clone()),
        after: after(&wanted.due, &wanted.record),
        lines: LINES,
    };
    let items = desk.casework.register_page(&desk.actor, desk.partnership.id, &asked).await?;
    let full = u32::try_from(items.len()).is_ok_and(|shown| shown == LINES);
    let at = if desk.places.len() > 1 { desk.partnership.slug.clone() } else { String::new() };
    let state = state.map(|state| state.code.to_string()).unwrap_or_default();
    let own = |item: &WorkItem| {
        let due = item.due.map_or_else(|| "none".to_owned(), |day| day.to_string());
        format!("?in={at}&whose={word}&state={state}&due={due}&record={}", item.id)
    };
    page(&ListPage {
        frame: Frame::new(&visit, definition.title.clone())
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query())),
        next: items.last().filter(|_| full).map(own),
        lines: lines(desk.casework, items, site.today()),
        place: desk.partnership.name.clone(),
        adds: desk.may(definition, Right::Add),
        thresholds: has_thresholds(desk.casework.registers(), definition),
        definition,
        at,
        whose: word,
        state,
    })
}

fn has_thresholds(registers: &Registers, definition: &Definition) -> bool {
    let lists = definition.fields.iter().filter_map(|field| registers.list(definition, field.list.as_ref()?));
    lists.into_iter().any(bigplan_register::CodeList::has_thresholds)
}

/// The last line of the page before. What cannot be understood is the first page.
pub fn after(due: &str, record: &str) -> Option<(Option<Date>, RecordId)> {
    let record = record.parse().ok()?;
    let due = if due == "none" { None } else { Some(due.parse().ok()?) };
    Some((due, record))
}

/// Items as lines, with the words of their registers.
pub fn lines(casework: &Casework, items: Vec<WorkItem>, today: Date) -> Vec<Line> {
    let by_code: BTreeMap<&str, &Definition> =
        casework.registers().iter().map(|definition| (definition.code.as_str(), definition)).collect();
    let line = |item: WorkItem| {
        let definition = by_code.get(item.register.as_str());
        let state = definition.and_then(|one| one.states.iter().find(|state| state.code.as_str() == item.state));
        let clock = definition.zip(item.due_clock.as_deref());
        let clock = clock.and_then(|(one, code)| one.clocks.iter().find(|clock| clock.code.as_str() == code));
        Line {
            register: definition.map(|one| one.one.clone()).unwrap_or_default(),
            state: state.map_or_else(|| item.state.clone(), |state| state.title.clone()),
            clock: clock.map(|clock| clock.title.clone()).unwrap_or_default(),
            due: item.due.map(dates::day).unwrap_or_default(),
            told: clock_words::due_by(casework.calendar(), clock, item.due, today),
            item,
        }
    };
    items.into_iter().map(line).collect()
}

impl Line {
    /// Where its page is.
    pub fn address(&self) -> String {
        format!("/registers/{}/records/{}", self.item.register, self.item.id)
    }

    /// Whom it is about, for those who may see it; the record's own short sign where it is about nobody.
    pub fn called(&self) -> String {
        match (&self.item.names.0, &self.item.names.1) {
            (family, given) if !family.is_empty() && !given.is_empty() => format!("{family}, {given}"),
            (family, _) if !family.is_empty() => family.clone(),
            _ => reference(self.item.id),
        }
    }
}

impl ListPage<'_> {
    fn address(&self, whose: &str, state: &str) -> String {
        format!("/registers/{}?in={}&whose={whose}&state={state}", self.definition.code, self.at)
    }

    fn query(&self) -> String {
        if self.at.is_empty() { String::new() } else { format!("?in={}", self.at) }
    }
}

/// The short sign by which people speak of a record: the end of its id.
pub fn reference(id: RecordId) -> String {
    let text = id.to_string().to_uppercase();
    text.get(text.len().saturating_sub(6)..).unwrap_or_default().to_owned()
}

/// The page that is not there, where an id is none.
pub fn record_id(text: &str) -> Result<RecordId, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}
