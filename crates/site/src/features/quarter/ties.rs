//! Which figures the numbers of an answer are: tied by themselves, and as the writer says.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use bigplan_ledger::LedgerError;
use bigplan_ledger::quarter::{Commentary, Field, FigureKey, Tie, numbers, says};

use super::ask::{Question, show};
use super::figures::{Offered, key_words, offered};
use super::lines;
use super::save::seen;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many figures of the own place are offered for a number that says none of them.
const OFFERED: usize = 12;

/// A number of the answer with the figures that it may be.
pub struct NumberLine {
    /// The field's id in the form.
    pub id: String,
    /// The number and where it stands.
    pub label: String,
    choices: Vec<Choice>,
    /// The one that it is tied to; empty for none.
    pub chosen: String,
}

impl NumberLine {
    /// The figures to choose from, as the form's macro takes them.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }
}

/// The numbers of an answer, each once a field, in order.
fn marks(answer: &Commentary) -> Vec<(Field, String)> {
    let mut marks = Vec::new();
    for field in Field::ALL.iter().copied() {
        for number in numbers(answer.words.of(field)) {
            let mark = (field, number.mark.to_owned());
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    marks
}

/// How the form names a figure.
fn named(key: &FigureKey) -> String {
    format!("{}|{}|{}|{}", key.measure, key.area, key.group, key.period)
}

/// The numbers of an answer with the figures that each may be.
pub fn lines(site: &Site, answer: &Commentary, offers: &[Offered]) -> Vec<NumberLine> {
    let line = |(place, (field, mark)): (usize, (Field, String))| {
        let tie = answer.ties.iter().find(|tie| tie.field == field && tie.mark == mark && tie.tied);
        let mut choices = vec![Choice::new("", "No figure of this measure")];
        if let Some(tie) = tie {
            choices.push(Choice::new(named(&tie.figure), key_words(site, &tie.figure)));
        }
        let fitting = offers.iter().filter(|offer| says(&mark, offer.candidate.value));
        let own = offers.iter().filter(|offer| offer.own);
        for offer in fitting.chain(own).take(OFFERED) {
            let value = named(&offer.candidate.figure);
            if choices.iter().all(|known| known.value != value) {
                choices.push(Choice::new(value, &offer.words));
            }
        }
        NumberLine {
            id: format!("number-{place}"),
            label: format!("{mark} ({})", lines::field(field).to_lowercase()),
            chosen: tie.map(|tie| named(&tie.figure)).unwrap_or_default(),
            choices,
        }
    };
    let found = marks(answer).into_iter().enumerate().map(line);
    found.filter(|line| line.choices.len() > 1).collect()
}

/// Saves which figures the numbers are, as another saving of the same words.
pub async fn save(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, quarter, ask)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let question = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
    question.require_answers(&site, &visit).await?;
    let actor = visit.actor();
    let seen = seen(&sent)?;
    let Some(answer) = question.ask.answer.clone() else { return Ok(see_other(&question.address())) };
    let measures = site.measures_of(&actor, &question.opened.place.partnership).await?;
    let offers = offered(&site, &actor, &measures, &question.ask.about).await?;
    let ties: Vec<Tie> = marks(&answer)
        .into_iter()
        .enumerate()
        .filter_map(|(place, (field, mark))| tie(&answer, &offers, field, mark, sent.of(&format!("number-{place}"))))
        .collect();
    match site.ledger().write_commentary(&actor, question.ask.id, seen, answer.words, &ties).await {
        Ok(()) => Ok(see_other(&format!("{}#answer", question.address()))),
        Err(LedgerError::Conflict { .. }) => {
            let told =
                "Somebody else saved an answer meanwhile: it stands below, with its own numbers. Nothing was saved.";
            let fresh = Question::at(&site, &visit, &slug, &quarter, &ask).await?;
            let draft = fresh.draft();
            show(&site, &visit, fresh, draft, FieldErrors::one("numbers", told), StatusCode::CONFLICT).await
        }
        Err(why) => Err(why.into()),
    }
}

/// What was chosen for a number. One that says a figure and was chosen to be none stays untied when it is saved again.
fn tie(answer: &Commentary, offers: &[Offered], field: Field, mark: String, chosen: &str) -> Option<Tie> {
    let before = answer.ties.iter().find(|tie| tie.field == field && tie.mark == mark);
    if let Some(same) = before.filter(|tie| tie.tied && named(&tie.figure) == chosen) {
        return Some(same.clone());
    }
    let of = |offer: &Offered, tied: bool| {
        let (figure, value, public) =
            (offer.candidate.figure.clone(), Some(offer.candidate.value), offer.candidate.public);
        Tie { field, mark: mark.clone(), tied, figure, value, public }
    };
    if let Some(offer) = offers.iter().find(|offer| named(&offer.candidate.figure) == chosen) {
        return Some(of(offer, true));
    }
    let untied = before.map(|tie| Tie { tied: false, ..tie.clone() });
    untied.or_else(|| offers.iter().find(|offer| says(&mark, offer.candidate.value)).map(|offer| of(offer, false)))
}
