//! The registers that somebody may use, with how much is open in each.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::Partnership;
use bigplan_ledger::registers::OpenRecords;
use bigplan_register::Definition;
use bigplan_register::definition::Right;

use super::audits::AUDITS;
use super::desk::{Asked, Desk};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/overview.html")]
struct Overview {
    frame: Frame,
    place: String,
    query: String,
    places: Vec<Partnership>,
    lines: Vec<Line>,
    manages: bool,
    refers: bool,
    audits: bool,
    /// How many records somebody offers to share with the reader.
    offered: usize,
}

/// One register.
struct Line {
    code: String,
    title: String,
    plain: String,
    counted: OpenRecords,
    adds: bool,
    /// Whether answers are asked of organisations, and whether this reader asks for them or gives them.
    chased: Option<&'static str>,
}

/// Lists them.
pub async fn page_of(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let frame = Frame::new(&visit, "Registers").under("Home", "/");
    let Some(desk) = Desk::find(&site, &visit, &asked.at).await? else {
        let (place, query, places, lines) = (String::new(), String::new(), Vec::new(), Vec::new());
        return page(&Overview {
            frame,
            place,
            query,
            places,
            lines,
            manages: false,
            refers: false,
            audits: false,
            offered: 0,
        });
    };
    let counted = desk.casework.open_records(&desk.actor, desk.partnership.id).await?;
    let used = desk.casework.registers().iter().filter(|definition| desk.uses(definition));
    let line = |definition: &Definition| {
        let none = || OpenRecords { register: definition.code.to_string(), open: 0, mine: 0, overdue: 0 };
        let found = counted.iter().find(|one| one.register == definition.code.as_str()).cloned();
        Line {
            code: definition.code.to_string(),
            title: definition.title.clone(),
            plain: definition.plain.clone(),
            counted: found.unwrap_or_else(none),
            adds: desk.may(definition, Right::Add),
            chased: chased(&desk, definition),
        }
    };
    let mut lines: Vec<Line> = used.map(line).collect();
    // Registers with work first, then by name.
    lines.sort_by(|one, other| (one.counted.open == 0, &one.title).cmp(&(other.counted.open == 0, &other.title)));
    let all = || desk.casework.registers().iter();
    let manages = all().any(|definition| desk.may(definition, Right::Allocate) || desk.may(definition, Right::Audit));
    let refers =
        desk.casework.registers().named("referral").is_some_and(|definition| desk.may(definition, Right::Change));
    let audits = desk.casework.registers().named(AUDITS).is_some_and(|definition| desk.may(definition, Right::Audit));
    let offered = desk.casework.offered_shares(&desk.actor).await?.len();
    let (place, query) = (desk.partnership.name.clone(), desk.query());
    page(&Overview { frame, place, query, places: desk.places, lines, manages, refers, audits, offered })
}

/// The page of a register whose answers are chased: for those who ask, or for those who answer.
fn chased(desk: &Desk<'_>, definition: &Definition) -> Option<&'static str> {
    definition.chase.as_ref()?;
    let asks = desk.may(definition, Right::Allocate) || desk.may(definition, Right::Audit);
    if asks { Some("answers") } else { desk.may(definition, Right::Change).then_some("answer") }
}
