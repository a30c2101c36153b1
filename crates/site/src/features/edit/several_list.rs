//! Choosing several items, and what to give them.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::{Facet, Filter, Item, Kind, Tree};
use serde::Deserialize;

use super::giving::Gift;
use super::opened::{Open, open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words::{self, counted};
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many items are listed: as many as are changed at once.
const LISTED: usize = super::several::MOST;

/// The longest words that are looked for, in characters.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "features/edit/several.html")]
struct ListPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: &'p str,
    asked: Asked,
    kinds: Vec<Choice>,
    leads: Vec<Choice>,
    groups: Vec<Choice>,
    rows: Vec<Row>,
    found: usize,
    gifts: Vec<Choice>,
    give: String,
    errors: FieldErrors,
}

struct Row {
    id: String,
    label: String,
    depth: usize,
    lead: String,
    ticked: bool,
}

/// The filter as it comes in the address. Empty fields ask for nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    kind: String,
    lead: String,
    group: String,
    all: String,
}

/// Shows the items that are asked for, to be ticked.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    draw(&visit, &open, asked, &Fields::new(), FieldErrors::default())
}

/// Draws the list; what was ticked stays ticked.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn draw(visit: &Visit, open: &Open, asked: Asked, sent: &Fields, errors: FieldErrors) -> Answer {
    let (shown, plan) = (&open.shown, open.plan());
    let ticked = |item: &Item| !asked.all.is_empty() || sent.contains_key(&format!("item-{}", item.id));
    let row = |(depth, item): (usize, &Item)| Row {
        label: open.label(item),
        depth: depth.min(3),
        lead: item.leads.iter().map(plan_words::lead).collect::<Vec<_>>().join("; "),
        ticked: ticked(item),
        id: item.id.clone(),
    };
    let found = found(open, &asked);
    let number = found.len();
    let rows: Vec<Row> = listed(found, sent).into_iter().map(row).collect();
    let facets = shown.facets();
    let page = ListPage {
        frame: open.frame(visit, errors.title("Change several items")),
        nav: PlanNav::of(shown, PlanPage::Other),
        address: &open.address,
        kinds: any(facets
            .kinds
            .iter()
            .map(|(kind, n)| Choice::new(kind.as_str(), format!("{} ({n})", plan.head.label(*kind))))),
        leads: any(facets.leads.iter().map(facet)),
        groups: any(facets.groups.iter().map(facet)),
        gifts: Gift::ALL.map(|gift| Choice::new(gift.as_str(), gift.words())).into(),
        give: sent.get("give").cloned().unwrap_or_default(),
        rows,
        found: number,
        asked,
        errors,
    };
    page_with(page.errors.status(), &page)
}

/// The items that are asked for with their depths, in the order of the tree.
fn found<'p>(open: &'p Open, asked: &Asked) -> Vec<(usize, &'p Item)> {
    let (shown, filter) = (&open.shown, filter(asked));
    let found = (!filter.is_empty()).then(|| filter.find(shown.index(), &shown.findings));
    let found: Option<HashSet<&str>> =
        found.as_ref().map(|found| found.matches.iter().map(|hit| hit.id.as_str()).collect());
    let wanted = |item: &Item| found.as_ref().is_none_or(|found| found.contains(item.id.as_str()));
    Tree::of(open.plan()).walk().filter(|(_, item)| wanted(item)).collect()
}

/// Those of them that are listed: what was ticked in any case, and the first of the others.
fn listed<'p>(mut found: Vec<(usize, &'p Item)>, sent: &Fields) -> Vec<(usize, &'p Item)> {
    let was_ticked = |item: &Item| sent.contains_key(&format!("item-{}", item.id));
    let mut spare = LISTED.saturating_sub(found.iter().filter(|(_, item)| was_ticked(item)).count());
    found.retain(|(_, item)| {
        let first = spare > 0;
        was_ticked(item) || {
            spare = spare.saturating_sub(1);
            first
        }
    });
    found
}

fn filter(asked: &Asked) -> Filter {
    let given = |value: &str| (!value.trim().is_empty()).then(|| value.trim().to_owned());
    Filter {
        text: asked.q.trim().chars().take(LONGEST).collect(),
        kind: Kind::ALL.into_iter().find(|kind| kind.as_str() == asked.kind),
        lead: given(&asked.lead),
        group: given(&asked.group),
        ..Filter::default()
    }
}

fn any(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    [Choice::new("", "Any")].into_iter().chain(choices).collect()
}

fn facet(facet: &Facet) -> Choice {
    Choice::new(facet.value.clone(), format!("{} ({})", facet.label, facet.count))
}

impl ListPage<'_> {
    fn count(&self) -> String {
        let all = counted(self.found, "item", "items");
        if self.rows.len() < self.found { format!("The first {} of {all}", self.rows.len()) } else { all }
    }

    fn all_address(&self) -> String {
        let encode = crate::shell::address::encode;
        let Asked { q, kind, lead, group, .. } = &self.asked;
        let query = format!("q={}&kind={}&lead={}&group={}", encode(q), encode(kind), encode(lead), encode(group));
        format!("{}/several?{query}&all=yes", self.address)
    }
}
