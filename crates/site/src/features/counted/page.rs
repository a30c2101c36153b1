//! How a measure is counted from records: its rule, its years beside what others give, and one year by place and group.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::figures::{Figure, Which};
use bigplan_measure::{Basis, CountRule, Definition, GroupCode, Missing};
use serde::Deserialize;

use super::families::{self, Family};
use super::years::{self, Year};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The code of a year.
    year: String,
}

#[derive(Template)]
#[template(path = "features/counted/page.html")]
struct CountedPage {
    frame: Frame,
    place: String,
    address: String,
    /// Where the partnership's measures stand.
    measures: String,
    definition: Definition,
    rule: CountRule,
    register: String,
    /// The register of events, where a rate counts such.
    counted_register: String,
    /// Whether it is a number by itself, out of nothing.
    is_count: bool,
    /// The measure that says out of how many people it is: its code, its title, and whether they are lacking for a
    /// year.
    people: Option<(String, String, bool)>,
    /// What stands over that out of which it is.
    out_of: &'static str,
    /// Groups of the measure's own, each with which records are of it.
    groups: Vec<(String, String)>,
    years: Vec<Year>,
    /// The year that is shown by place and group.
    shown: String,
    families: Vec<Family>,
}

/// Shows it.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, code)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let actor = visit.actor();
    let (measures, definition) = site.measure_at(&actor, &slug, &code).await?;
    let of = measures.partnership.id;
    visit.require_officer(of)?;
    let rule = definition.count.clone().ok_or_else(PageError::not_found)?;
    let areas = measures.places.own.iter().chain(&measures.places.parts).map(|area| area.code.clone()).collect();
    let which = Which { measures: vec![definition.code.clone()], areas, every_group: true, known_on: None };
    let mut figures = site.ledger().figure_history(&actor, of, &which).await?;
    figures.retain(|figure| figure.known_until.is_none());
    let own = measures.places.own.as_ref().map(|area| &area.code);
    let (whole_area, split): (Vec<Figure>, Vec<Figure>) =
        figures.into_iter().partition(|figure| Some(&figure.area) == own && figure.group.is_all());
    let lacking = |figure: &Figure| figure.run.is_some() && figure.point.missing == Some(Missing::NotAvailable);
    let lacks_people = rule.people.is_some() && whole_area.iter().any(lacking);
    let years = years::years(&definition, &whole_area);
    let year = years.iter().find(|year| year.code == asked.year).or(years.first());
    let year_code = year.map(|year| year.code.clone()).unwrap_or_default();
    let address = format!("/partnerships/{slug}/measures/{code}");
    let of_year = |figure: &&Figure| figure.run.is_some() && figure.point.period.code() == year_code;
    let split: Vec<&Figure> = split.iter().filter(of_year).collect();
    let registers = site.casework().await?.registers();
    let named =
        |(group, those): (&GroupCode, &String)| (measures.definitions().groups.name(group).to_owned(), those.clone());
    let title = |code: &str| registers.named(code).map(|known| known.title.clone()).unwrap_or_default();
    page(&CountedPage {
        frame: Frame::new(&visit, format!("{}: counted from records", definition.title))
            .under("Home", "/")
            .under(&measures.partnership.name, format!("/partnerships/{slug}"))
            .under(&definition.title, &address),
        place: measures.partnership.name.clone(),
        measures: format!("/partnerships/{slug}/measures"),
        register: title(&rule.register),
        counted_register: rule.events.as_ref().map(|events| title(&events.register)).unwrap_or_default(),
        is_count: definition.basis == Basis::Count,
        people: rule.people.as_ref().map(|code| {
            let title =
                measures.definitions().catalogue.find(code).map(|known| known.title.clone()).unwrap_or_default();
            (code.to_string(), title, lacks_people)
        }),
        out_of: if rule.per.is_some() { "Shared out among" } else { "Out of" },
        groups: rule.groups.iter().map(named).collect(),
        shown: year.map(|year| year.shown.clone()).unwrap_or_default(),
        families: families::families(&measures, &definition, &address, &split),
        address,
        definition,
        rule,
        years,
    })
}
