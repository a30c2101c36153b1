//! The page of a group's yearly workplan, and the same as a file.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use bigplan_ledger::Actor;
use bigplan_plan::{Item, When};
use jiff::civil::Date;
use serde::Deserialize;

use super::place::Place;
use super::workplan::{Slot, Workplan, days, work, year_of, years};
use crate::parts::{csv, dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Which plan and year are asked for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    plan: String,
    #[serde(default)]
    year: String,
}

#[derive(Template)]
#[template(path = "features/group/workplan.html")]
struct WorkplanPage {
    frame: Frame,
    place: Place,
    title: String,
    years: String,
    plan_address: String,
    file: String,
    plans: Vec<Offer>,
    other_years: Vec<Offer>,
    slots: Vec<(String, Vec<Row>)>,
}

/// Another plan or year to choose.
struct Offer {
    words: String,
    address: String,
    current: bool,
}

/// An item of the workplan.
struct Row {
    address: String,
    kind: String,
    reference: String,
    title: String,
    leads: String,
    due: String,
}

/// The plan and the year that were found.
struct Found {
    shown: Arc<ShownPlan>,
    answered: Vec<String>,
    year: i16,
    years: Vec<i16>,
    plans: Vec<Arc<ShownPlan>>,
}

async fn find(site: &Site, actor: &Actor, place: &Place, asked: &Asked) -> Result<Option<Found>, PageError> {
    let duties = site.ledger().group_duties(actor, place.group.id).await?;
    let mut plans = Vec::with_capacity(duties.len());
    for one in &duties {
        plans.push(site.plan(actor, &one.plan.to_string()).await?);
    }
    let wanted = |shown: &&Arc<ShownPlan>| shown.stored.id.to_string() == asked.plan;
    let shown = if asked.plan.is_empty() { plans.first() } else { plans.iter().find(wanted) };
    let Some(shown) = shown.cloned() else {
        return if asked.plan.is_empty() { Ok(None) } else { Err(PageError::not_found()) };
    };
    let own = duties.into_iter().find(|one| one.plan == shown.stored.id);
    let answered: Vec<String> = own.into_iter().flat_map(|one| one.items).map(|(item, _)| item.to_string()).collect();
    let years = years(&work(&shown.stored.plan, &answered));
    let now = year_of(site.today());
    let usual = if years.contains(&now) { now } else { years.last().copied().unwrap_or(now) };
    let year = asked.year.parse().ok().filter(|year| (1900..=2200).contains(year)).unwrap_or(usual);
    Ok(Some(Found { shown, answered, year, years, plans }))
}

impl Found {
    fn slots(&self) -> Vec<(String, Vec<Row>)> {
        let plan = &self.shown.stored.plan;
        let of_year = Workplan::of(&work(plan, &self.answered), self.year);
        let rows = |items: Vec<&Item>| items.into_iter().map(|item| self.row(item)).collect();
        of_year.slots.into_iter().map(|(slot, items)| (self.words(slot), rows(items))).collect()
    }

    fn words(&self, slot: Slot) -> String {
        match slot {
            Slot::Quarter(quarter) => {
                let (first, last) = days(self.year, quarter);
                let name = |day: Date| dates::when(When::Month(day.year(), day.month()));
                format!("Quarter {quarter}: {} to {}", name(first), name(last))
            }
            Slot::Year => "In the year, quarter not said".to_owned(),
            Slot::NoDate => "Without a date in the plan".to_owned(),
        }
    }

    fn row(&self, item: &Item) -> Row {
        let head = &self.shown.stored.plan.head;
        Row {
            address: format!("/plans/{}/items/{}", self.shown.stored.id, item.id),
            kind: head.label(item.kind).to_owned(),
            reference: item.reference.clone().unwrap_or_default(),
            title: item.title.clone(),
            leads: item.leads.iter().map(plan_words::lead).collect::<Vec<_>>().join("; "),
            due: item.due.map(dates::when).unwrap_or_default(),
        }
    }

    fn address(&self, place: &Place, plan: &ShownPlan, year: Option<i16>) -> String {
        let year = year.map(|year| format!("&year={year}")).unwrap_or_default();
        format!("{}/workplan?plan={}{year}", place.address, plan.stored.id)
    }
}

fn of_years(year: i16) -> String {
    dates::when(When::SplitYear(year))
}

/// Shows a group's workplan.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let found = find(&site, &visit.actor(), &place, &asked).await?.ok_or_else(PageError::not_found)?;
    let title = &found.shown.stored.plan.head.title;
    let plans = found.plans.iter().map(|plan| Offer {
        words: plan.stored.plan.head.title.clone(),
        address: found.address(&place, plan, None),
        current: plan.stored.id == found.shown.stored.id,
    });
    let other_years = found.years.iter().map(|year| Offer {
        words: of_years(*year),
        address: found.address(&place, &found.shown, Some(*year)),
        current: *year == found.year,
    });
    page(&WorkplanPage {
        frame: place.frame(&visit, format!("Workplan {} of {}", of_years(found.year), place.group.name)),
        title: title.clone(),
        years: of_years(found.year),
        plan_address: format!("/plans/{}", found.shown.stored.id),
        file: format!("{}/workplan.csv?plan={}&year={}", place.address, found.shown.stored.id, found.year),
        plans: plans.collect(),
        other_years: other_years.collect(),
        slots: found.slots(),
        place,
    })
}

/// Gives the workplan as comma-separated values, with a mark by which spreadsheets know UTF-8.
pub async fn file_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let found = find(&site, &visit.actor(), &place, &asked).await?.ok_or_else(PageError::not_found)?;
    let mut text = format!("\u{feff}{}", csv::row(["When", "Kind", "Reference", "Title", "Lead", "Due"]));
    for (when, rows) in found.slots() {
        for row in rows {
            text += &csv::row([&when, &row.kind, &row.reference, &row.title, &row.leads, &row.due]);
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"workplan-{}.csv\"", found.year)),
    ];
    Ok((headers, text).into_response())
}
