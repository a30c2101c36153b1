//! A partnership's triangle of need: how many children at which level.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Partnership;
use bigplan_ledger::needs::{NeedLevel, NeedTriangle, TriangleLevel};
use bigplan_measure::need::{self, TriangleFault};
use bigplan_press::triangle::Level;
use bigplan_press::{NumberFormat, Triangle};

use crate::parts::chart::ChartView;
use crate::parts::dates;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/need/triangle.html")]
struct TrianglePage {
    frame: Frame,
    tabs: Vec<Tab>,
    partnership: Partnership,
    chart: Option<ChartView>,
    /// Each line with its number and its share of all children.
    lines: Vec<(&'static str, TriangleLevel, String, String)>,
    faults: Vec<String>,
    edits: bool,
}

/// Shows the triangle.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let partnership = site.ledger().partnership(&actor, &slug).await?.ok_or_else(PageError::not_found)?;
    let stored = site.ledger().need_triangle(&actor, partnership.id).await?;
    let address = format!("/partnerships/{}", partnership.slug);
    let drawn = (!stored.levels.is_empty()).then(|| ChartView::of(&picture(&stored), "triangle"));
    let counts = counts(&stored);
    let all = counts.get(&need::NeedLevel::Universal).copied().filter(|all| *all > 0.0);
    let whole = NumberFormat::plain(0);
    let line = |line: TriangleLevel| {
        let number = line.children.map(f64::from);
        let share = number.zip(all).map(|(number, all)| NumberFormat::percent(1).text(number / all * 100.0));
        let number = number.map_or_else(|| "Not known".to_owned(), |number| whole.text(number));
        (named(line.level), line, number, share.unwrap_or_default())
    };
    page(&TrianglePage {
        frame: Frame::new(&visit, format!("Triangle of need: {}", partnership.name))
            .under("Home", "/")
            .under(&partnership.name, &address),
        tabs: tabs(&address, "/triangle", None),
        chart: drawn.transpose()?,
        faults: need::triangle(&counts).faults.into_iter().map(fault).collect(),
        lines: widest_first(stored.levels).into_iter().map(line).collect(),
        edits: visit.edits_in(&partnership.id),
        partnership,
    })
}

/// What a level is called.
pub fn named(level: NeedLevel) -> &'static str {
    known(level).shown()
}

fn known(level: NeedLevel) -> need::NeedLevel {
    match level {
        NeedLevel::Universal => need::NeedLevel::Universal,
        NeedLevel::Additional => need::NeedLevel::Additional,
        NeedLevel::Complex => need::NeedLevel::Complex,
        NeedLevel::Acute => need::NeedLevel::Acute,
    }
}

fn widest_first(mut levels: Vec<TriangleLevel>) -> Vec<TriangleLevel> {
    levels.sort_by_key(|line| line.level);
    levels
}

/// The greatest number of each level: its lines may count the same children, so they are not added up.
fn counts(stored: &NeedTriangle) -> BTreeMap<need::NeedLevel, f64> {
    let mut counts = BTreeMap::new();
    for line in &stored.levels {
        if let Some(children) = line.children.map(f64::from) {
            let most: &mut f64 = counts.entry(known(line.level)).or_default();
            *most = most.max(children);
        }
    }
    counts
}

/// The lines as they stand, the greatest need at the top.
fn picture(stored: &NeedTriangle) -> Triangle {
    let mut levels = widest_first(stored.levels.clone());
    levels.reverse();
    let level = |line: &TriangleLevel| Level {
        name: named(line.level).to_owned(),
        who: line.who.clone(),
        number: line.children.map(f64::from),
    };
    let levels = levels.iter().map(level).collect();
    Triangle { title: "Children at each level of need".to_owned(), numbers: NumberFormat::plain(0), levels }
}

fn fault(fault: TriangleFault) -> String {
    match fault {
        TriangleFault::WiderAbove { level, below } => format!(
            "More children are counted at the level “{}” than at “{}”, which should hold them. Look at the years and who is counted.",
            level.shown(),
            below.shown()
        ),
        TriangleFault::NotANumberOfChildren(level) => format!("The number at the level “{}” is none.", level.shown()),
    }
}
