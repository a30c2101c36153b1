//! The files of figures on their way, and what was loaded.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::FigureFileId;
use bigplan_ledger::figures::{FigureFileState, FigureFileSummary, Load, Seen};

use super::{held, upload};
use crate::parts::moments;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many files and loads are listed.
const LISTED: u32 = 100;

#[derive(Template)]
#[template(path = "features/figures/list.html")]
struct ListPage {
    frame: Frame,
    tabs: Vec<Tab>,
    address: String,
    name: String,
    files: Vec<FigureFileSummary>,
    loading: HashSet<FigureFileId>,
    loads: Vec<Load>,
}

/// Lists them, newest first.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let partnership = upload::of(&site, &visit, &slug).await?;
    let actor = visit.actor();
    let mut files = site.ledger().figure_files(&actor, partnership.id, LISTED).await?;
    files.retain(|file| file.state == FigureFileState::Open);
    let loads = site.ledger().figure_loads(&actor, partnership.id, LISTED).await?;
    let address = format!("/partnerships/{}", partnership.slug);
    page(&ListPage {
        frame: Frame::new(&visit, "Figures").under("Home", "/").under(&partnership.name, &address),
        tabs: tabs(&address, "/scorecard", None),
        address,
        name: partnership.name,
        loading: files.iter().map(|file| file.id).filter(|id| site.loading().is_under_way(*id)).collect(),
        files,
        loads,
    })
}

impl ListPage {
    fn by(&self, by: &Option<String>) -> String {
        by.clone().unwrap_or_else(|| "Bigplan".to_owned())
    }

    fn seen(&self, load: &Load) -> &'static str {
        match (load.partnership, load.seen) {
            (None, _) => "Everybody; all partnerships share them",
            (Some(_), Seen::Public) => "Everybody",
            (Some(_), Seen::Partnership) => "The partnership only",
        }
    }
}
