//! The page of an import: the document and what was understood of it, side by side.

use askama::Template;
use axum::extract::{Path, Query, State};
use bigplan_ledger::{ImportState, ImportSummary};
use bigplan_plan::Plan;
use serde::Deserialize;

use super::cards::{Card, Standing, cards, marks};
use super::counts::{KindCount, Progress};
use super::findings::Findings;
use super::opened::{self, Open};
use super::read_in::{Section, sections};
use super::{part_words, reading, source};
use crate::parts::source_view::SourceView;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/review.html")]
struct ReviewPage<'a> {
    frame: Frame,
    address: String,
    file: &'a str,
    partnership: String,
    plan: &'a Plan,
    progress: Progress,
    counts: Vec<KindCount>,
    findings: &'a Findings,
    filters: Vec<(Show, String)>,
    show: Show,
    cards: Vec<Card<'a>>,
    source: SourceView<'a>,
    part_addresses: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "features/intake/closed.html")]
struct ClosedPage {
    frame: Frame,
    summary: ImportSummary,
    refusal: Option<String>,
}

/// How the page is to be shown.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Which items: "undecided", "findings", or all.
    pub show: Option<String>,
    /// Which part of a very long document, from 1.
    pub part: Option<String>,
    /// Which kind of what stands beside the items stands open.
    pub open: Option<String>,
}

/// Which items are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Those that nobody has decided about.
    Undecided,
    /// Those that the reader had doubts about.
    Findings,
}

impl Show {
    const ALL: [Self; 3] = [Self::All, Self::Undecided, Self::Findings];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Undecided => "undecided",
            Self::Findings => "findings",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "All items",
            Self::Undecided => "Not decided",
            Self::Findings => "With findings",
        }
    }
}

impl Asked {
    /// Which items are asked for; all where that is not understood.
    pub fn show(&self) -> Show {
        Show::ALL.into_iter().find(|show| Some(show.as_str()) == self.show.as_deref()).unwrap_or(Show::All)
    }

    /// Which part is asked for.
    pub fn part(&self) -> usize {
        self.part.as_deref().and_then(|part| part.parse().ok()).unwrap_or(1)
    }

    /// The same as a query; empty for the page as it first opens.
    pub fn query(&self) -> String {
        let query = query(self.show(), self.part());
        match self.open.as_deref().and_then(part_words::kind) {
            Some(kind) if query.is_empty() => format!("?open={}", kind.as_str()),
            Some(kind) => format!("{query}&open={}", kind.as_str()),
            None => query,
        }
    }
}

fn query(show: Show, part: usize) -> String {
    match (show, part) {
        (Show::All, 1) => String::new(),
        (show, 1) => format!("?show={}", show.as_str()),
        (show, part) => format!("?show={}&part={part}", show.as_str()),
    }
}

/// Shows an import, whatever its state.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let import = opened::import(&site, &visit, &import).await?;
    match Open::of(import) {
        Ok(open) => review(&site, &visit, &open, &asked).await,
        Err(summary) => {
            if summary.state == ImportState::Reading {
                reading::again(&site, summary.id);
            }
            let title = summary.file.clone();
            let frame = Frame::new(&visit, title).under("Home", "/").under("Imports", "/imports");
            let refusal = reading::refusal(summary.id);
            page(&ClosedPage { frame, summary: *summary, refusal })
        }
    }
}

async fn review(site: &Site, visit: &Visit, open: &Open, asked: &Asked) -> Answer {
    let partnership = opened::partnership(site, visit, &open.summary).await?;
    let document = source::of_import(site, visit, &open.summary).await?;
    let findings = Findings::of(open);
    let marks = marks(open, &findings, asked.show());
    let source = SourceView::of(&document, &marks, asked.part());
    let cards = cards(open, &findings, asked.show(), |at| source.holds(at));
    let address = open.address();
    let filters = Show::ALL.into_iter().map(|show| (show, format!("{address}{}#draft", query(show, source.part))));
    let parts = (1..=source.parts).map(|part| format!("{address}{}", query(asked.show(), part)));
    page(&ReviewPage {
        frame: Frame::new(visit, format!("Import of {}", open.summary.file))
            .under("Home", "/")
            .under("Imports", "/imports"),
        file: &open.summary.file,
        partnership: partnership.name,
        plan: &open.plan,
        progress: Progress::of(open),
        counts: KindCount::all(open),
        findings: &findings,
        filters: filters.collect(),
        show: asked.show(),
        cards,
        part_addresses: parts.collect(),
        sections: sections(open, asked.open.as_deref()),
        source,
        address,
    })
}
