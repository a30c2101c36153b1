//! The draft's items as cards beside the document.

use bigplan_ledger::Decision;
use bigplan_plan::{At, Item, Tree};

use super::correct::seen;
use super::findings::{Findings, Told};
use super::opened::Open;
use super::review::Show;
use crate::parts::item_facts::{self, Fact, Measures, facts};
use crate::parts::kind_words::inside;
use crate::parts::source_view::{Mark, MarkKind, Marks};

/// The deepest step that is shown as one.
const DEEPEST: usize = 4;

/// One item of the draft.
pub struct Card<'a> {
    /// The item's id.
    pub id: &'a str,
    /// What the plan calls its kind.
    pub kind: &'a str,
    /// Its reference.
    pub reference: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// How deep it stands, from 0 to 4.
    pub depth: usize,
    /// What was decided.
    pub standing: Standing,
    /// Whether somebody has edited or added it.
    pub corrected: bool,
    /// The mark of the item as it is shown here.
    pub seen: String,
    /// What hangs on it.
    pub facts: Vec<Fact>,
    /// Where it was read.
    pub at: Option<At>,
    /// What the reader found doubtful about it.
    pub findings: &'a [Told],
}

/// What was decided about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing yet.
    Undecided,
    /// It is wanted.
    Accepted,
    /// It is not.
    LeftOut,
}

impl Standing {
    /// What a decision means.
    pub fn of(decision: Option<Decision>) -> Self {
        match decision {
            None => Self::Undecided,
            Some(Decision::Accept) => Self::Accepted,
            Some(Decision::Reject) => Self::LeftOut,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Undecided => "Not decided",
            Self::Accepted => "Accepted",
            Self::LeftOut => "Left out",
        }
    }
}

impl Card<'_> {
    /// The line of the document.
    pub fn line(&self) -> u32 {
        self.at.map_or(0, |at| at.line)
    }

    /// What a button about this item adds for those who hear it.
    pub fn spoken(&self) -> String {
        let name = self.reference.map_or_else(|| item_facts::shortened(self.title, 40), str::to_owned);
        format!("{} {name}", inside(self.kind))
    }
}

/// The cards of the items that are asked for and stand in this part of the document.
pub fn cards<'a>(
    open: &'a Open,
    findings: &'a Findings,
    show: Show,
    here: impl Fn(Option<At>) -> bool,
) -> Vec<Card<'a>> {
    let (tree, measures) = (Tree::of(&open.plan), item_facts::measures(&open.plan));
    tree.walk()
        .filter(|(_, item)| here(item.at) && wanted(open, findings, show, item))
        .map(|(depth, item)| card(open, findings, &measures, item, depth))
        .collect()
}

fn wanted(open: &Open, findings: &Findings, show: Show, item: &Item) -> bool {
    match show {
        Show::All => true,
        Show::Undecided => open.decision(&item.id).is_none(),
        Show::Findings => !findings.about(&item.id).is_empty(),
    }
}

fn card<'a>(open: &'a Open, findings: &'a Findings, measures: &Measures<'_>, item: &'a Item, depth: usize) -> Card<'a> {
    let decision = open.decision(&item.id);
    Card {
        id: &item.id,
        kind: open.plan.head.label(item.kind),
        reference: item.reference.as_deref(),
        title: &item.title,
        depth: depth.min(DEEPEST),
        standing: Standing::of(decision),
        corrected: open.is_corrected(&item.id),
        seen: seen(item, decision),
        facts: facts(item, measures),
        at: item.at,
        findings: findings.about(&item.id),
    }
}

/// The marks that lead from the document to the cards and to adding what was not
/// understood. A card that is filtered away is shown on the page of all items.
pub fn marks(open: &Open, findings: &Findings, show: Show) -> Marks {
    let mut marks = Marks::default();
    for item in &open.plan.items {
        let Some(at) = item.at else { continue };
        let kind = open.plan.head.label(item.kind);
        let words = match &item.reference {
            Some(reference) => format!("{kind} {reference}"),
            None => kind.to_owned(),
        };
        let page = if wanted(open, findings, show, item) { String::new() } else { open.address() };
        let address = format!("{page}#item-{}", item.id);
        marks.add(at, Mark { kind: MarkKind::Read, words, address });
    }
    for told in &findings.unread {
        let (Some(at), Some(address)) = (told.at, told.add.clone()) else { continue };
        marks.add(at, Mark { kind: MarkKind::Unread, words: "Not understood: add an item".to_owned(), address });
    }
    marks
}
