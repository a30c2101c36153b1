//! The page of the timetable: the line and its list.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{Right, TimetableEntry, TimetableSort};

use super::line::{Line, line};
use crate::parts::dates;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/timetable/page.html")]
struct TimetablePage {
    frame: Frame,
    nav: PlanNav,
    address: String,
    title: String,
    entries: Vec<TimetableEntry>,
    line: Option<Line>,
    edits: bool,
}

/// Shows the timetable.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let entries = site.ledger().timetable(&actor, shown.stored.id).await?;
    let drawn: Vec<_> = entries.iter().map(|one| &one.entry).collect();
    page(&TimetablePage {
        frame: Frame::new(&visit, format!("Timetable of {title}"))
            .under("Home", "/")
            .under(&title, shown.address())
            .under("Life", format!("{address}/life")),
        nav: PlanNav::of(&shown, PlanPage::Life),
        line: line(&drawn, site.today()),
        edits: actor.may(Right::EditPlans, Some(shown.stored.partnership)),
        address,
        title,
        entries,
    })
}

impl TimetablePage {
    fn width(&self) -> i64 {
        super::line::WIDTH
    }

    /// "July 2008 to September 2008", "6 November 2008".
    fn when(&self, one: &TimetableEntry) -> String {
        let (starts, ends) = (dates::when(one.entry.starts), dates::when(one.entry.ends));
        if starts == ends { starts } else { format!("{starts} to {ends}") }
    }

    fn is_phase(&self, one: &TimetableEntry) -> bool {
        one.entry.sort == TimetableSort::Phase
    }
}
