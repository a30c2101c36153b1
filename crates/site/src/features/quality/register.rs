//! One register: how many of its records lack nothing, are in order and were written down in time, by where they came
//! from, by field and by team; all of them, or those of one source.

use askama::Template;
use axum::extract::{Path, Query, State};
use bigplan_ledger::registers::{FieldQuality, PROMPT, QualityOf, RegisterQuality};
use bigplan_register::{Definition, Field};
use serde::Deserialize;

use super::lines::{QualityLine, told};
use super::{since, sources};
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Of which records the fields and teams are asked for.
#[derive(Deserialize)]
pub struct Asked {
    /// The code of a source; all records where it is empty.
    #[serde(default)]
    source: String,
}

struct FieldLine {
    label: String,
    wanted: &'static str,
    filled: String,
    valid: String,
}

#[derive(Template)]
#[template(path = "features/quality/register.html")]
struct RegisterPage {
    frame: Frame,
    place: String,
    title: String,
    about: String,
    since: String,
    /// The page of all records.
    address: String,
    all: QualityLine,
    /// The label of the field from which it is counted how soon a record was written down; empty where there is none.
    dated_by: String,
    days: i32,
    sources: Vec<QualityLine>,
    /// The source of which fields and teams are told; empty where all are.
    only: &'static str,
    fields: Vec<FieldLine>,
    teams: Vec<QualityLine>,
    by_field: String,
    by_team: String,
}

/// Shows it to officers.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, register)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let actor = visit.actor();
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(PageError::not_found)?;
    visit.require_officer(partnership.id)?;
    let casework = site.casework().await?;
    let definition = casework.registers().named(&register).ok_or_else(PageError::not_found)?;
    let since = since(site.today());
    let found = casework.register_quality(&actor, partnership.id, &register, since).await?;
    let (only, of) = chosen(&found, &asked.source)?;
    let home = format!("/partnerships/{slug}");
    let address = format!("{home}/data-quality/{register}");
    let source = |(source, of): &(Option<_>, QualityOf)| {
        QualityLine::of(sources::name(*source), format!("{address}?source={}", sources::code(*source)), of.all)
    };
    let team = |(team, quality): &(Option<String>, _)| {
        QualityLine::of(team.clone().unwrap_or_else(|| "No team".to_owned()), String::new(), *quality)
    };
    let caption = |what: &str| if only.is_empty() { what.to_owned() } else { format!("{what}: {only}") };
    page(&RegisterPage {
        frame: Frame::new(&visit, format!("{}: how well they are kept", definition.title))
            .under("Home", "/")
            .under(&partnership.name, &home)
            .under("How well the registers are kept", format!("{home}/data-quality")),
        place: partnership.name,
        title: definition.title.clone(),
        about: format!("/registers/{register}/about"),
        since: dates::day(since),
        all: QualityLine::of("", String::new(), found.all.all),
        dated_by: dated_by(definition, &found),
        days: PROMPT,
        sources: found.sources.iter().map(source).collect(),
        only,
        fields: definition.fields.iter().zip(&of.fields).map(|(known, (_, kept))| field(known, *kept, of)).collect(),
        teams: of.teams.iter().map(team).collect(),
        by_field: caption("Field by field"),
        by_team: caption("Team by team"),
        address,
    })
}

/// What is told by field and team: all records, or those of the source that is asked for, with its name.
fn chosen<'a>(found: &'a RegisterQuality, asked: &str) -> Result<(&'static str, &'a QualityOf), PageError> {
    if asked.is_empty() {
        return Ok(("", &found.all));
    }
    let of = found.sources.iter().find(|(source, _)| sources::code(*source) == asked);
    let (source, of) = of.ok_or_else(PageError::not_found)?;
    Ok((sources::name(*source), of))
}

fn field(known: &Field, kept: FieldQuality, of: &QualityOf) -> FieldLine {
    FieldLine {
        label: known.label.clone(),
        wanted: wanted(known),
        filled: told(kept.filled, of.all.records),
        valid: told(kept.valid, kept.filled),
    }
}

fn dated_by(definition: &Definition, found: &RegisterQuality) -> String {
    let field = found.dated_by.as_ref().and_then(|code| definition.field(code));
    field.map(|field| field.label.clone()).unwrap_or_default()
}

/// When a field must be filled in.
fn wanted(field: &Field) -> &'static str {
    match (field.required, &field.required_when) {
        (true, _) => "always",
        (false, Some(_)) => "in some cases",
        (false, None) => "no",
    }
}
