//! The item page.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{ItemFile, Right};
use bigplan_plan::check::Rule;
use bigplan_plan::{Finding, Item, Plan, PlanHead, Scope, Tree};

use super::boards::Boards;
use super::hangs::{self, Answered, Link};
use super::progress::Progress;
use super::words::{Explained, Stretch, explained, hanging};
use crate::parts::measure_table::{MeasureRow, MeasureTable};
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/item/page.html")]
struct ItemPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: &'p str,
    head: &'p PlanHead,
    item: &'p Item,
    explained: Explained<'p>,
    scope: Option<(Scope, Option<&'p Item>)>,
    listed_by: Vec<&'p str>,
    measures: Option<MeasureTable<'p>>,
    needs: Vec<Answered<'p>>,
    links: Vec<Link<'p>>,
    pointing: Vec<&'p Item>,
    beneath: Vec<(usize, &'p Item)>,
    findings: Vec<(&'p Finding, Option<&'static Rule>)>,
    source: Option<Place>,
    files: Vec<ItemFile>,
    progress: Progress,
    boards: Boards,
    before: Option<&'p Item>,
    after: Option<&'p Item>,
}

/// Where the item was read.
struct Place {
    words: String,
    /// Leads to this line in the source, for those who may see it.
    address: Option<String>,
}

/// Shows one item.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((plan, item)): Path<(String, String)>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    let tree = Tree::of(plan);
    let item = tree.item(&item).ok_or_else(PageError::not_found)?;
    let (links, pointing) = hangs::links(shown.pointers(), plan, item);
    let (before, after) = hangs::neighbours(&tree, item);
    let files = files(&site, &visit, &shown, item).await?;
    page(&ItemPage {
        frame: frame(&visit, &shown, &tree, item),
        nav: PlanNav::of(&shown, PlanPage::Other),
        head: &plan.head,
        explained: explained(item, &hanging(item), &plan.glossary),
        scope: scope(&tree, item),
        listed_by: hangs::listed_by(plan, item),
        measures: measures(plan, item, &address),
        needs: hangs::needs(plan, item),
        links,
        pointing,
        beneath: hangs::beneath(&tree, item),
        findings: hangs::findings(&shown.findings, item),
        source: place(&visit, &shown, item, &address),
        files,
        progress: Progress::of(&site, &visit.actor(), &shown, item).await?,
        boards: Boards::of(&site, &visit.actor(), &shown, item).await?,
        before,
        after,
        item,
        address: &address,
    })
}

/// The files that are attached to the item, for those who may see drafts.
async fn files(site: &Site, visit: &Visit, shown: &ShownPlan, item: &Item) -> Result<Vec<ItemFile>, PageError> {
    match item.id.parse() {
        Ok(id) if visit.reads_drafts_of(&shown.stored.partnership) => {
            Ok(site.ledger().item_files(&visit.actor(), shown.stored.id, id).await?)
        }
        _ => Ok(Vec::new()),
    }
}

/// The frame, with the way to the item through the tree.
fn frame(visit: &Visit, shown: &ShownPlan, tree: &Tree<'_>, item: &Item) -> Frame {
    let title =
        [item.reference.as_deref(), Some(item.title.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let (address, partnership) = (plan_address(shown), &shown.partnership);
    let mut frame = Frame::new(visit, title)
        .under("Home", "/")
        .under(&partnership.name, format!("/partnerships/{}", partnership.slug))
        .under(&shown.stored.plan.head.title, &address);
    for above in tree.path(&item.id).into_iter().filter(|above| above.id != item.id) {
        frame = frame.under(&above.title, format!("{address}/items/{}", above.id));
    }
    frame
}

/// Its own scope, or that of the nearest item above that has one, with that item.
fn scope<'p>(tree: &Tree<'p>, item: &Item) -> Option<(Scope, Option<&'p Item>)> {
    let above = || tree.ancestors(&item.id).find_map(|above| above.scope.map(|scope| (scope, Some(above))));
    item.scope.map(|scope| (scope, None)).or_else(above)
}

fn measures<'p>(plan: &'p Plan, item: &Item, address: &'p str) -> Option<MeasureTable<'p>> {
    let used = item.measures.iter().filter_map(|id| plan.measures.iter().find(|measure| measure.id == *id));
    let rows: Vec<MeasureRow<'p>> = used.map(MeasureRow::of).collect();
    (!rows.is_empty()).then(|| MeasureTable::of("Measures of this item", address, rows))
}

fn place(visit: &Visit, shown: &ShownPlan, item: &Item, address: &str) -> Option<Place> {
    let at = item.at?;
    let page = at.page.map(|page| format!("page or sheet {page}, ")).unwrap_or_default();
    let cell = at.cell.map(|cell| format!(", cell {cell}")).unwrap_or_default();
    let file = match &shown.stored.source {
        Some(source) => format!("“{}”", source.file),
        None => "the document that this plan follows".to_owned(),
    };
    let readable =
        shown.stored.source.is_some() && visit.actor().may(Right::ReadDrafts, Some(shown.stored.partnership));
    Some(Place {
        words: format!("{page}line {}{cell} of {file}", at.line),
        address: readable.then(|| format!("{address}/source?item={}", item.id)),
    })
}

impl ItemPage<'_> {
    fn kind(&self) -> &str {
        self.head.label(self.item.kind)
    }

    fn due(&self) -> String {
        self.item.due.map(dates::when).unwrap_or_default()
    }
}
