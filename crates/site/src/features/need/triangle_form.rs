//! Writing the triangle of need down, line by line.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Partnership;
use bigplan_ledger::needs::{NeedLevel, NeedTriangle, TriangleLevel};

use super::triangle::named;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The most lines that a triangle has, as the ledger has it.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "features/need/triangle_form.html")]
struct TriangleForm {
    frame: Frame,
    partnership: Partnership,
    back: String,
    levels: Vec<Choice>,
    sent: Sent,
    lines: Vec<Line>,
    errors: FieldErrors,
}

/// The fields of one line by their names.
struct Line {
    number: usize,
    level: String,
    who: String,
    children: String,
    period: String,
    source: String,
}

impl Line {
    fn at(number: usize) -> Self {
        let field = |name: &str| format!("{name}-{number}");
        Self {
            number,
            level: field("level"),
            who: field("who"),
            children: field("children"),
            period: field("period"),
            source: field("source"),
        }
    }

    fn says_anything(&self, sent: &Sent) -> bool {
        [&self.level, &self.who, &self.children, &self.period, &self.source]
            .iter()
            .any(|field| !sent.of(field).is_empty())
    }
}

async fn of(site: &Site, visit: &Visit, slug: &str) -> Result<Partnership, PageError> {
    let partnership = site.ledger().partnership(&visit.actor(), slug).await?.ok_or_else(PageError::not_found)?;
    if visit.edits_in(&partnership.id) { Ok(partnership) } else { Err(PageError::forbidden()) }
}

fn show(visit: &Visit, partnership: Partnership, sent: Sent, lines: usize, errors: FieldErrors) -> Answer {
    let address = format!("/partnerships/{}", partnership.slug);
    let levels = NeedLevel::ALL.iter().map(|level| Choice::new(level.as_str(), named(*level)));
    let shown = TriangleForm {
        frame: Frame::new(visit, errors.title("Change the triangle of need"))
            .under("Home", "/")
            .under(&partnership.name, &address)
            .under("Triangle of need", format!("{address}/triangle")),
        back: format!("{address}/triangle"),
        levels: [Choice::new("", "No line")].into_iter().chain(levels).collect(),
        lines: (1..=lines.min(MOST)).map(Line::at).collect(),
        partnership,
        sent,
        errors,
    };
    page_with(shown.errors.status(), &shown)
}

/// The form, filled with the triangle as it stands and two empty lines.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let partnership = of(&site, &visit, &slug).await?;
    let stored = site.ledger().need_triangle(&visit.actor(), partnership.id).await?;
    let lines = if stored.levels.is_empty() { 4 } else { stored.levels.len() + 2 };
    show(&visit, partnership, filled(&stored), lines, FieldErrors::default())
}

fn filled(stored: &NeedTriangle) -> Sent {
    let mut sent = Sent::default().with("revision", stored.revision.to_string());
    if stored.levels.is_empty() {
        for (number, level) in (1..).zip(NeedLevel::ALL) {
            sent = sent.with(&Line::at(number).level, level.as_str());
        }
    }
    for (number, line) in (1..).zip(&stored.levels) {
        let fields = Line::at(number);
        sent = sent
            .with(&fields.level, line.level.as_str())
            .with(&fields.who, &line.who)
            .with_any(&fields.children, line.children)
            .with(&fields.period, &line.period)
            .with(&fields.source, &line.source);
    }
    sent
}

/// Writes the triangle down.
pub async fn write(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let partnership = of(&site, &visit, &slug).await?;
    let lines = (1..=MOST).rev().find(|number| Line::at(*number).says_anything(&sent)).unwrap_or_default().max(4);
    let errors = match read(&sent)? {
        Ok(levels) => {
            let expected = sent.revision()?;
            match site.ledger().write_need_triangle(&visit.actor(), partnership.id, expected, levels).await {
                Ok(()) => return Ok(see_other(&format!("/partnerships/{}/triangle", partnership.slug))),
                Err(why) => field_errors(why, "level-1")?,
            }
        }
        Err(errors) => errors,
    };
    show(&visit, partnership, sent, lines, errors)
}

/// The lines that have a level and say anything; what is wrong stands beside its field.
fn read(sent: &Sent) -> Result<Result<Vec<TriangleLevel>, FieldErrors>, PageError> {
    let (mut errors, mut levels) = (FieldErrors::default(), Vec::new());
    for line in (1..=MOST).map(Line::at) {
        let Some(level) = sent.chosen::<NeedLevel>(&line.level)? else { continue };
        let (who, number, source) = (sent.of(&line.who), sent.of(&line.children), sent.of(&line.source));
        if [who, number, source].iter().all(|text| text.is_empty()) {
            continue;
        }
        if who.is_empty() {
            errors.add(&line.who, "Enter which children are counted at this level.");
        }
        let children: Option<u32> = match number.replace([',', ' '], "").as_str() {
            "" => None,
            digits => {
                let read = digits.parse().ok();
                if read.is_none() {
                    errors.add(&line.children, "Enter a whole number of children in digits, for example 1250.");
                }
                read
            }
        };
        if children.is_some() && source.is_empty() {
            errors.add(&line.source, "Enter where the number is from.");
        }
        let period = sent.of(&line.period).to_owned();
        levels.push(TriangleLevel { level, who: who.to_owned(), children, period, source: source.to_owned() });
    }
    Ok(if errors.is_empty() { Ok(levels) } else { Err(errors) })
}
