//! The page of one question: the figure, the answer with its tied numbers, actions and challenges.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::Right;
use bigplan_ledger::quarter::{Ask, AskedAbout, Commentary, Entry, Field, Words, restated};

use super::ask_chart;
use super::figures::{Offered, key_words, offered, reported};
use super::lines::{self, Line};
use super::place::Opened;
use super::ties::{self, NumberLine};
use crate::parts::chart::ChartView;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/ask.html")]
struct AskPage {
    frame: Frame,
    opened: Opened,
    address: String,
    about: Option<(String, &'static str)>,
    line: Line,
    answers_by: String,
    chart: Option<ChartView>,
    answer: Option<Said>,
    numbers: Vec<NumberLine>,
    changed: Vec<String>,
    history: Vec<Said>,
    actions: Vec<ActionLine>,
    challenges: Vec<ChallengeLine>,
    answers: bool,
    comments: bool,
    form: Draft,
    errors: FieldErrors,
}

/// An answer as it was saved.
struct Said {
    head: String,
    words: Vec<(&'static str, String)>,
    ties: Vec<String>,
}

struct ActionLine {
    text: String,
    facts: String,
    overdue: bool,
    finish: Option<String>,
}

struct ChallengeLine {
    text: String,
    asked: String,
    answer: Option<(String, String)>,
    address: Option<String>,
}

/// What stands in the form.
pub struct Draft {
    /// The words.
    pub words: Words,
    /// The saving that the writer had before them.
    pub seen: i64,
    /// Whether somebody else saved meanwhile.
    pub overtaken: bool,
}

/// A question that was looked up.
pub struct Question {
    /// The quarter.
    pub opened: Opened,
    /// The question.
    pub ask: Ask,
}

impl Question {
    /// The question at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, visit: &Visit, slug: &str, quarter: &str, ask: &str) -> Result<Self, PageError> {
        let opened = Opened::at(site, &visit.actor(), slug, quarter).await?;
        let ask = opened.ask(site, &visit.actor(), ask).await?;
        Ok(Self { opened, ask })
    }

    /// Refuses whoever may not answer it.
    ///
    /// # Errors
    /// Forbidden, or the database does not answer.
    pub async fn require_answers(&self, site: &Site, visit: &Visit) -> Result<(), PageError> {
        if site.ledger().may_answer(&visit.actor(), self.ask.id).await? { Ok(()) } else { Err(PageError::forbidden()) }
    }

    /// Its address.
    pub fn address(&self) -> String {
        self.opened.ask_address(&self.ask.id)
    }

    /// What the form holds when it is opened: the newest answer.
    pub fn draft(&self) -> Draft {
        let newest = self.ask.answer.as_ref();
        let words = newest.map(|answer| answer.words.clone()).unwrap_or_default();
        Draft { words, seen: newest.map_or(0, |answer| answer.revision), overtaken: false }
    }
}

/// Shows a question.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    let draft = question.draft();
    show(&site, &visit, question, draft, FieldErrors::default(), StatusCode::OK).await
}

/// The page of a question with this in its form.
///
/// # Errors
/// When the database does not answer, or the page cannot be drawn.
pub async fn show(
    site: &Site,
    visit: &Visit,
    question: Question,
    form: Draft,
    errors: FieldErrors,
    status: StatusCode,
) -> Answer {
    let actor = visit.actor();
    let address = question.address();
    let Question { opened, ask } = question;
    let of = opened.place.partnership.id;
    let measures = site.measures_of(&actor, &opened.place.partnership).await?;
    let history = site.ledger().commentary_history(&actor, ask.id).await?;
    let entry = Entry::of(ask.clone(), reported(&measures, &ask.about));
    let figures = site.ledger().figures_now(&actor, of, entry.figures()).await?;
    let now = figures.into_iter().filter_map(|(key, figure)| Some((key, figure.point.value?))).collect();
    let changed = restated(std::slice::from_ref(&entry), &now);
    let offers: Vec<Offered> = offered(site, &actor, &measures, &ask.about).await?;
    let may = opened.is_open() && site.ledger().may_answer(&actor, ask.id).await?;
    let page = AskPage {
        frame: opened.frame(visit, errors.title(&ask.title)),
        about: about(&opened, &ask.about),
        line: Line::of(&opened, &entry),
        answers_by: dates::day(opened.quarter.answers_by),
        chart: ask_chart::of(&measures, &ask.about)?,
        numbers: ask.answer.as_ref().map(|answer| ties::lines(site, answer, &offers)).unwrap_or_default(),
        answer: ask.answer.as_ref().map(|answer| said(site, answer)),
        changed: changed.iter().map(|one| lines::changed(site, one)).collect(),
        history: history.iter().skip(1).map(|one| said(site, one)).collect(),
        actions: ask.actions.iter().map(|one| action(site, &address, one, may)).collect(),
        challenges: ask.challenges.iter().map(|one| challenge(&address, one, may)).collect(),
        answers: may,
        comments: opened.is_open() && actor.may(Right::Comment, Some(of)),
        form,
        errors,
        address,
        opened,
    };
    page_with(status, &page)
}

/// Where what is asked about has a page of its own.
fn about(opened: &Opened, about: &AskedAbout) -> Option<(String, &'static str)> {
    Some(match about {
        AskedAbout::Measure(code) => (format!("{}/measures/{code}", opened.place.home), "The measure’s own page"),
        AskedAbout::Item(plan, item) => (format!("/plans/{plan}/items/{item}"), "The item in the plan"),
    })
}

fn said(site: &Site, one: &Commentary) -> Said {
    let by = one.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
    let words = Field::ALL.iter().map(|field| (lines::field(*field), one.words.of(*field).to_owned()));
    let ties = one.ties.iter().filter(|tie| tie.tied);
    Said {
        head: format!("{}{by}", dates::day_of(one.at)),
        words: words.filter(|(_, words)| !words.is_empty()).collect(),
        ties: ties.map(|tie| format!("{}: {}", tie.mark, key_words(site, &tie.figure))).collect(),
    }
}

fn action(site: &Site, address: &str, one: &bigplan_ledger::quarter::ExceptionAction, may: bool) -> ActionLine {
    let owner = one.owner.as_ref().map(|(_, title)| format!("{title}, ")).unwrap_or_default();
    let facts = match &one.done {
        Some((on, how)) => format!("{owner}done on {}: {how}", dates::day(*on)),
        None => format!("{owner}by {}", dates::day(one.due)),
    };
    let finish = (may && one.done.is_none()).then(|| format!("{address}/actions/{}", one.id));
    ActionLine { text: one.text.clone(), facts, overdue: one.is_overdue(site.today()), finish }
}

fn challenge(address: &str, one: &bigplan_ledger::quarter::QuarterChallenge, may: bool) -> ChallengeLine {
    let by = |by: &str| if by.is_empty() { "a reader".to_owned() } else { by.to_owned() };
    let answer = one.answer.as_ref();
    ChallengeLine {
        text: one.text.clone(),
        asked: format!("{}, {}", by(&one.asked_as), dates::day(one.asked_on)),
        answer: answer.map(|answer| (answer.text.clone(), format!("{}, {}", by(&answer.by), dates::day(answer.on)))),
        address: (may && answer.is_none()).then(|| format!("{address}/challenges/{}", one.id)),
    }
}
