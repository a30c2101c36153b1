//! The page that shows what differs between two versions, item by item.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::compare::{Around, Aspect, Fate, Line, MeasureLine, Section, Standing};

use super::compared::{Asked, Compared};
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/life/compare.html")]
struct ComparePage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    query: String,
    lines: Vec<Line>,
    measures: Vec<MeasureLine>,
    of: Compared,
}

/// Shows what differs.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let mut of = asked.compared(&site, &visit.actor(), &plan).await?;
    let address = format!("/plans/{}", of.shown.stored.id);
    let title = of.shown.stored.plan.head.title.clone();
    let differs = |line: &Line| line.beneath || line.standing != Standing::Same;
    let lines = std::mem::take(&mut of.found.items).into_iter().filter(differs).collect();
    let measures = std::mem::take(&mut of.found.measures);
    page(&ComparePage {
        frame: Frame::new(&visit, format!("What changed in {title}"))
            .under("Home", "/")
            .under(&title, &address)
            .under("Versions", format!("{address}/versions")),
        nav: PlanNav::of(&of.shown, PlanPage::Life),
        query: format!("from={}&to={}", of.asked.from, of.asked.to),
        lines,
        measures: measures.into_iter().filter(|line| line.standing != Standing::Same).collect(),
        address,
        title,
        of,
    })
}

/// What of an item differs, in words.
pub fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Title => "Title",
        Aspect::Text => "Text",
        Aspect::Kind => "Kind",
        Aspect::Reference => "Reference",
        Aspect::Parent => "Moved",
        Aspect::Place => "Moved among its neighbours",
        Aspect::Leads => "Lead",
        Aspect::Groups => "Group",
        Aspect::Due => "Due",
        Aspect::Measures => "Measures",
        Aspect::Baseline => "Baseline",
        Aspect::Targets => "Target",
        Aspect::Needs => "Needs",
        Aspect::Money => "Money",
        Aspect::Scope => "For",
        Aspect::Links => "Links",
    }
}

/// What became of it, in a word.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Added => "Added",
        Standing::Dropped => "Dropped",
        Standing::Changed => "Changed",
        Standing::Same => "Same",
    }
}

/// A part of the plan outside its items, in words.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Head => "Title page",
        Section::Needs => "Need",
        Section::Groups => "Group",
        Section::Recommendations => "Recommendation",
        Section::Judgements => "Judgement",
        Section::Glossary => "Glossary",
    }
}

impl ComparePage {
    /// How many items of each sort, those that are none left out.
    fn totals(&self) -> Vec<String> {
        let counts = &self.of.found.counts;
        let all = [
            (counts.added, "added"),
            (counts.dropped, "dropped"),
            (counts.reworded, "reworded"),
            (counts.moved, "moved"),
            (counts.relabelled, "with another reference or kind"),
            (counts.leads, "with another lead"),
            (counts.measured, "with another measure, baseline or target"),
            (counts.due, "with another date"),
            (counts.groups, "with another group"),
            (counts.money, "with other money"),
            (counts.other, "with other needs, scope or links"),
        ];
        all.into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| format!("{} {words}", counted(count, "item", "items")))
            .collect()
    }

    fn tag(&self, line: &Standing) -> &'static str {
        match line {
            Standing::Added => "green",
            Standing::Dropped => "red",
            Standing::Changed => "blue",
            Standing::Same => "grey",
        }
    }

    fn word(&self, line: &Standing) -> &'static str {
        standing(*line)
    }

    fn what(&self, what: &Aspect) -> &'static str {
        aspect(*what)
    }

    fn depth(&self, line: &Line) -> usize {
        line.depth.min(3)
    }

    fn link(&self, line: &Line) -> Option<String> {
        let later = line.to.as_ref().map(|id| format!("{}/items/{id}", self.of.to_address));
        later.or_else(|| line.from.as_ref().map(|id| format!("{}/items/{id}", self.of.from_address)))
    }

    fn around(&self) -> &[Around] {
        &self.of.found.around
    }

    fn place(&self, around: &Around) -> &'static str {
        section(around.section)
    }

    fn differs(&self, line: &Standing) -> bool {
        *line != Standing::Same
    }
}
