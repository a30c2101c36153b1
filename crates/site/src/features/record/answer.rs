//! Answering for an organisation: what waits, each with a nil return by one press.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::AskedOf;
use bigplan_register::Definition;

use super::answers::chased;
use super::clock_words::{self, Told};
use super::desk::{Asked, Desk};
use super::list::record_id;
use super::refused;
use crate::parts::dates;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/answer.html")]
struct AnswerPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    waiting: Vec<(AskedOf, Told)>,
    /// How many of the latest answers were given.
    before: usize,
}

/// Lists what waits for an answer.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    let definition = chased(&desk, &register)?;
    let of = desk.partnership.id;
    let (days, _) = desk.casework.asked(&desk.actor, of, &definition.code, None).await?;
    let (mut waiting, mut before) = (Vec::new(), 0);
    for day in days.into_iter().take(DAYS) {
        let (_, asked) = desk.casework.asked(&desk.actor, of, &definition.code, Some(day)).await?;
        before += asked.iter().filter(|one| !one.waits()).count();
        waiting.extend(asked.into_iter().filter(AskedOf::waits));
    }
    let told = |one: AskedOf| {
        let told = clock_words::due(one.due, site.today());
        (one, told)
    };
    page(&AnswerPage {
        frame: Frame::new(&visit, format!("Answer: {}", definition.title))
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query())),
        waiting: waiting.into_iter().map(told).collect(),
        definition,
        before,
    })
}

/// How many of the latest terms are looked through.
const DAYS: usize = 6;

/// Takes a nil return.
pub async fn nil(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let casework = site.casework().await?;
    let answered = casework.answer_nil(&visit.actor(), record_id(&record)?, sent.revision()?).await;
    answered.map_err(refused::as_page)?;
    Ok(see_other(&format!("/registers/{register}/answer")))
}
