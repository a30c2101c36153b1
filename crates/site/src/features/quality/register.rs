//! One register: how often each field is filled in, and how many records of each team lack nothing.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_register::Field;

use super::{Line, share, since};
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

struct FieldLine {
    label: String,
    wanted: &'static str,
    filled: i64,
    share: String,
}

#[derive(Template)]
#[template(path = "features/quality/register.html")]
struct RegisterPage {
    frame: Frame,
    place: String,
    title: String,
    about: String,
    since: String,
    all: Line,
    fields: Vec<FieldLine>,
    teams: Vec<Line>,
}

/// Shows it to officers.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, register)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(PageError::not_found)?;
    visit.require_officer(partnership.id)?;
    let casework = site.casework().await?;
    let definition = casework.registers().named(&register).ok_or_else(PageError::not_found)?;
    let since = since(site.today());
    let found = casework.register_quality(&actor, partnership.id, &register, since).await?;
    let all = found.all.records;
    let line = |(field, (_, filled)): (&Field, (_, i64))| FieldLine {
        label: field.label.clone(),
        wanted: wanted(field),
        filled,
        share: share(filled, all),
    };
    let teams = found.teams.into_iter();
    let address = format!("/partnerships/{slug}");
    page(&RegisterPage {
        frame: Frame::new(&visit, format!("{}: how well they are kept", definition.title))
            .under("Home", "/")
            .under(&partnership.name, &address)
            .under("How well the registers are kept", format!("{address}/data-quality")),
        place: partnership.name,
        title: definition.title.clone(),
        about: format!("/registers/{register}/about"),
        since: dates::day(since),
        all: Line::of("", String::new(), found.all),
        fields: definition.fields.iter().zip(found.fields).map(line).collect(),
        teams: teams
            .map(|(team, kept)| Line::of(team.unwrap_or_else(|| "No team".to_owned()), String::new(), kept))
            .collect(),
    })
}

/// When a field must be filled in.
fn wanted(field: &Field) -> &'static str {
    match (field.required, &field.required_when) {
        (true, _) => "always",
        (false, Some(_)) => "in some cases",
        (false, None) => "no",
    }
}
