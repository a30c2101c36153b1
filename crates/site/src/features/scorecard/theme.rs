//! One theme across all measures, with the actions that are meant to move them.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_measure::Definition;
use serde::Deserialize;

use super::asked::or_any;
use super::small::{self, Card};
use crate::parts::form::Choice;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::score_table::ScoreTable;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    theme: String,
}

#[derive(Template)]
#[template(path = "features/scorecard/theme.html")]
struct ThemePage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    address: String,
    theme: String,
    themes: Vec<Choice>,
    table: Option<ScoreTable>,
    /// The course of each measure that has one.
    cards: Vec<Card>,
    /// The measures of which no course can be drawn yet.
    without: Vec<String>,
    actions: Vec<(String, String)>,
}

/// Shows a theme, or the list of them.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let mut themes: BTreeMap<&str, Vec<&Definition>> = BTreeMap::new();
    for definition in measures.all() {
        definition.themes.iter().for_each(|theme| themes.entry(theme).or_default().push(definition));
    }
    let chosen = themes.get(asked.theme.as_str());
    let own = measures.places.own.as_ref();
    let table =
        chosen.zip(own).map(|(all, own)| ScoreTable::of(format!("Measures on {}", asked.theme), &measures, all, own));
    let drawn = chosen.zip(own).map(|(all, own)| small::of(&measures, all, own)).transpose()?;
    let (cards, without) = drawn.unwrap_or_default();
    let title = if chosen.is_some() { format!("Theme: {}", asked.theme) } else { "Themes".to_owned() };
    let choices = themes.iter().map(|(theme, all)| Choice::new(*theme, format!("{theme} ({})", all.len())));
    page(&ThemePage {
        frame: Frame::new(&visit, title).under("Home", "/").under(&measures.partnership.name, &address),
        tabs: tabs(&address, "/scorecard", None),
        name: measures.partnership.name.clone(),
        themes: or_any("Choose a theme", choices),
        actions: chosen.map(|all| actions(&measures, all)).unwrap_or_default(),
        theme: chosen.map(|_| asked.theme.clone()).unwrap_or_default(),
        table,
        cards,
        without,
        address,
    })
}

/// The actions that use any of the measures: address and words, each once.
fn actions(measures: &ShownMeasures, all: &[&Definition]) -> Vec<(String, String)> {
    let uses = all.iter().flat_map(|definition| measures.in_plans(&definition.code));
    let items = uses.flat_map(|one| &one.items);
    let found: BTreeMap<&str, &str> = items.map(|item| (item.address.as_str(), item.words.as_str())).collect();
    found.into_iter().map(|(address, words)| (address.to_owned(), words.to_owned())).collect()
}
