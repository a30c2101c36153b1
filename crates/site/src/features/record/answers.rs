//! Who has answered what organisations were asked for, and chasing those who have not. A nil return counts.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::{Answer as Given, AskedOf, CaseworkError, RemindedOf};
use bigplan_register::Definition;
use bigplan_register::definition::Right;
use jiff::civil::Date;
use serde::Deserialize;

use super::clock_words::{self, Told};
use super::desk::Desk;
use super::refused;
use crate::parts::dates;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "in")]
    at: String,
    /// The day that answers were asked for.
    day: String,
}

#[derive(Template)]
#[template(path = "features/record/answers.html")]
struct AnswersPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    place: String,
    at: String,
    query: String,
    days: Vec<Day>,
    /// The day shown, where anything was asked for.
    day: Option<Day>,
    lines: Vec<Line>,
    answered: usize,
    waiting: usize,
    chases: bool,
    /// What a reminder did, where one was just sent.
    told: Vec<String>,
}

/// A day that answers were asked for: as an address and as a page has it, and whether it is the one shown.
#[derive(Clone)]
struct Day {
    at: String,
    words: String,
    shown: bool,
}

/// What one organisation was asked.
struct Line {
    asked: AskedOf,
    answer: &'static str,
    told: Option<Told>,
    reminded: String,
}

/// A register whose answers are chased, for those who may use it.
pub fn chased<'a>(desk: &Desk<'a>, register: &str) -> Result<&'a Definition, PageError> {
    let found = desk.register(register)?;
    if found.chase.is_some() { Ok(found) } else { Err(PageError::not_found()) }
}

/// Lists who has answered.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(wanted): Lenient<Wanted>,
) -> Answer {
    let desk = Desk::of(&site, &visit, &wanted.at).await?;
    let definition = chased(&desk, &register)?;
    show(&site, &visit, &desk, definition, (wanted.day.parse().ok(), Vec::new())).await
}

/// Reminds those who have not answered, and says what came of it.
pub async fn remind(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let desk = Desk::of(&site, &visit, sent.of("at--in")).await?;
    let definition = chased(&desk, &register)?;
    let Some(day) = sent.chosen::<Date>("day")? else {
        return Err(PageError::bad_request("Open the page again and choose a day."));
    };
    let (of, code) = (desk.partnership.id, &definition.code);
    let done = desk.casework.remind_organisations(&desk.actor, of, code, day).await.map_err(refused::as_page)?;
    show(&site, &visit, &desk, definition, (Some(day), told(&done))).await
}

fn told(done: &RemindedOf) -> Vec<String> {
    let mut told = vec![format!("Reminded by e-mail: {}.", done.reminded)];
    if done.lately > 0 {
        told.push(format!("Reminded within the last week already, so not again: {}.", done.lately));
    }
    if !done.unreached.is_empty() {
        let names = done.unreached.join(", ");
        told.push(format!("Nobody there answers for them and asked for e-mail, so ring them: {names}."));
    }
    told
}

async fn show(
    site: &Site,
    visit: &Visit,
    desk: &Desk<'_>,
    definition: &Definition,
    (day, told): (Option<Date>, Vec<String>),
) -> Answer {
    let of = desk.partnership.id;
    let (days, asked) = desk.casework.asked(&desk.actor, of, &definition.code, day).await?;
    let today = site.today();
    let waiting = asked.iter().filter(|one| one.waits()).count();
    let answered = asked.iter().filter(|one| matches!(one.answer, Given::Answered | Given::Nil)).count();
    let shown = day.or(days.first().copied());
    let day = |day: &Date| Day { at: day.to_string(), words: dates::day(*day), shown: Some(*day) == shown };
    let days: Vec<Day> = days.iter().map(day).collect();
    let list = format!("/registers/{}{}", definition.code, desk.query());
    page(&AnswersPage {
        frame: Frame::new(visit, format!("Who has answered: {}", definition.title))
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query()))
            .under(&definition.title, list),
        lines: asked.into_iter().map(|one| Line::of(one, today)).collect(),
        place: desk.partnership.name.clone(),
        at: desk.partnership.slug.clone(),
        query: desk.query(),
        chases: desk.may(definition, Right::Allocate),
        definition,
        day: days.iter().find(|day| day.shown).cloned(),
        days,
        answered,
        waiting,
        told,
    })
}

impl Line {
    fn of(asked: AskedOf, today: Date) -> Self {
        let answer = match asked.answer {
            Given::Overdue => "Overdue",
            Given::Waiting => "Not yet",
            Given::GivenUp => "Never answered",
            Given::Answered => "Answered",
            Given::Nil => "Nil return",
        };
        Self {
            answer,
            told: asked.waits().then(|| clock_words::due(asked.due, today)),
            reminded: asked.reminded.map(dates::day).unwrap_or_default(),
            asked,
        }
    }
}

/// What is said where asking or answering is refused, beside a form.
pub fn words_of(why: CaseworkError) -> Result<String, PageError> {
    match why {
        CaseworkError::Findings(found) => Ok(found.into_iter().map(|one| one.message).collect::<Vec<_>>().join(" ")),
        CaseworkError::Ledger(LedgerError::State(why)) => Ok(format!("This cannot be done: {why}. Nothing was saved.")),
        other => Err(refused::as_page(other)),
    }
}
