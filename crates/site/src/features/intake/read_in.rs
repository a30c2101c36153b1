//! What was read beside the items: measures, needs, groups, recommendations, grades,
//! terms. It goes into the plan unless it is left out.

use bigplan_ledger::{DraftPart, PartKind};
use bigplan_plan::{At, Plan};

use super::correct_part::seen;
use super::opened::Open;
use super::part_words::{facts, many, one, spoken, title};
use crate::parts::item_facts::Fact;

/// All of one kind.
pub struct Section {
    /// Which kind.
    pub kind: PartKind,
    /// What they are.
    pub heading: &'static str,
    /// One of them, inside a sentence.
    pub one: &'static str,
    /// Each of them.
    pub cards: Vec<PartCard>,
    /// How many are left out.
    pub left_out: usize,
    /// Whether it stands open.
    pub open: bool,
}

/// One thing that was read or added.
pub struct PartCard {
    /// What tells it from the others of its kind.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// Where it was read.
    pub at: Option<At>,
    /// Whether it will not be in the plan.
    pub left_out: bool,
    /// Whether somebody has edited or added it.
    pub corrected: bool,
    /// The mark of the part as it is shown here.
    pub seen: String,
    /// What a button about it adds for those who hear it.
    pub spoken: String,
}

/// The sections of a draft; the one whose word is asked for stands open.
pub fn sections(open: &Open, asked: Option<&str>) -> Vec<Section> {
    let section = |kind: PartKind| {
        let parts = open.parts(kind);
        Section {
            kind,
            heading: many(kind),
            one: one(kind),
            left_out: parts.iter().filter(|part| part.left_out).count(),
            cards: parts.iter().map(|part| card(part, &open.plan)).collect(),
            open: asked == Some(kind.as_str()),
        }
    };
    PartKind::ALL.into_iter().map(section).collect()
}

fn card(part: &DraftPart, plan: &Plan) -> PartCard {
    PartCard {
        key: part.key.clone(),
        title: title(&part.value),
        facts: facts(&part.value, plan),
        at: part.value.at(),
        left_out: part.left_out,
        corrected: part.corrected,
        seen: seen(part),
        spoken: spoken(&part.value),
    }
}

impl PartCard {
    /// The line of the document.
    pub fn line(&self) -> u32 {
        self.at.map_or(0, |at| at.line)
    }
}
