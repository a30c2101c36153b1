//! How a plan goes: what is late, what is due, what its leads worry about.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{PlanState, Right};
use bigplan_plan::PlanHead;
use bigplan_plan::names::Names;
use bigplan_plan::rhythm::Rhythm;
use serde::Deserialize;

use super::lists::{Lists, Row, Whose, lists};
use super::rhythm;
use crate::parts::form::Choice;
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::plan_words::counted;
use crate::parts::said;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/work/progress.html")]
struct ProgressPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: String,
    head: &'p PlanHead,
    lists: Lists<'p>,
    asked: Asked,
    rhythm: Rhythm,
    edits: bool,
    asks: bool,
}

/// Whose items are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lead: String,
    group: String,
}

/// Shows the lists of a plan, of one post or group where one is asked for.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let plan = &shown.stored.plan;
    let said = site.ledger().standings(&visit.actor(), shown.stored.id).await?;
    let names = Names::of(plan);
    let whose = Whose { lead: names.key(&asked.lead), group: names.key(&asked.group) };
    let lists = lists(plan, &said, &whose, site.today());
    let Whose { lead, group } = whose;
    page(&ProgressPage {
        frame: Frame::new(&visit, format!("Progress of {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, plan_address(&shown)),
        nav: PlanNav::of(&shown, PlanPage::Progress),
        address: plan_address(&shown),
        head: &plan.head,
        rhythm: site.ledger().rhythm(&visit.actor(), shown.stored.id).await?,
        edits: visit.actor().may(Right::EditPlans, Some(shown.stored.partnership)),
        asks: shown.stored.state == PlanState::Published,
        asked: Asked { lead, group },
        lists,
    })
}

impl<'p> ProgressPage<'p> {
    /// The lists that hold anything: id, heading, rows.
    fn filled(&self) -> Vec<(&'static str, &'static str, &[Row<'p>])> {
        let all = [
            ("late", "Late", self.lists.late.as_slice()),
            ("soon", "Due within 30 days", self.lists.soon.as_slice()),
            ("ahead", "Due within 90 days", self.lists.ahead.as_slice()),
            ("worried", "At risk or late, as their leads say", self.lists.worried.as_slice()),
        ];
        all.into_iter().filter(|(_, _, rows)| !rows.is_empty()).collect()
    }

    fn items(&self, rows: &[Row<'_>]) -> String {
        counted(rows.len(), "item", "items")
    }

    fn counts(&self) -> Vec<(&'static str, usize)> {
        let words = |status: Option<_>| status.map_or("Nothing said yet", said::status);
        self.lists.counts.iter().map(|(status, count)| (words(*status), *count)).collect()
    }

    fn leads(&self) -> Vec<Choice> {
        choices("Every lead", &self.lists.leads)
    }

    fn groups(&self) -> Vec<Choice> {
        choices("Every group", &self.lists.groups)
    }

    fn rhythms(&self) -> Vec<Choice> {
        Rhythm::ALL.into_iter().map(|one| Choice::new(one.as_str(), rhythm::words(one))).collect()
    }

    fn asked_how_often(&self) -> &'static str {
        rhythm::words(self.rhythm)
    }
}

fn choices(all: &str, offered: &BTreeMap<String, String>) -> Vec<Choice> {
    let mut named: Vec<Choice> = offered.iter().map(|(key, name)| Choice::new(key, name)).collect();
    named.sort_by_key(|choice| choice.words.to_lowercase());
    [Choice::new("", all)].into_iter().chain(named).collect()
}
