//! From tables back to a plan, with every fault that hands can make.

mod head;
mod items;
mod measures;
mod parts;
mod reader;
mod whole;

use std::collections::HashSet;

use bigplan_plan::{Finding, Plan};

use crate::problems::Problems;
use crate::seals::{ITEM, MEASURE};
use crate::tables::Tables;
use crate::{Export, Seal, Seals, Sheet};
use reader::{Reader, ordered};
pub(crate) use whole::in_circles;

/// Reads a plan out of its tables. The plan is always built, from what could be read; it must not be
/// stored where a finding is an error.
pub fn plan_from(tables: &Tables) -> (Export, Vec<Finding>) {
    let mut problems = Problems::default();
    let export = build(tables, &mut problems);
    (export, problems.found)
}

pub(crate) fn build(tables: &Tables, problems: &mut Problems) -> Export {
    let seals = seals(tables, problems);
    let (head, origin) = head::read(tables, problems);
    let (mut items, lines) = items::read(tables, problems);
    let mut measures = measures::read(tables, problems);
    whole::check(&items, &lines, problems);
    let known = Known::of(&seals, &items, &measures);
    items::hang(&mut items, &known, tables, problems);
    measures::values(&mut measures, &known, tables, problems);
    let plan = Plan {
        groups: parts::groups(tables, &known, problems),
        needs: parts::needs(tables, problems),
        recommendations: parts::recommendations(tables, problems),
        judgements: parts::judgements(tables, problems),
        glossary: parts::glossary(tables, problems),
        head,
        items,
        measures,
    };
    Export { origin, seals, plan }
}

fn seals(tables: &Tables, problems: &mut Problems) -> Seals {
    let rows = ordered(tables, Sheet::Exported, problems);
    let seal = |row| {
        let mut row = Reader::new(Sheet::Exported, row, problems);
        Some(Seal { part: row.required("part")?, id: row.text("id"), seal: row.required("seal")? })
    };
    Seals(rows.into_iter().filter_map(seal).collect())
}

/// The ids that rows may name, and those that left with the export and did not come back.
struct Known {
    items: HashSet<String>,
    measures: HashSet<String>,
    gone: HashSet<String>,
}

/// What a row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// Something of this file.
    Here,
    /// Something whose row was taken out of this file: what hangs on it goes with it.
    Gone,
    /// Nothing.
    Unknown,
}

impl Known {
    fn of(seals: &Seals, items: &[bigplan_plan::Item], measures: &[bigplan_plan::MeasureUse]) -> Self {
        let items: HashSet<String> = items.iter().map(|item| item.id.clone()).collect();
        let measures: HashSet<String> = measures.iter().map(|measure| measure.id.clone()).collect();
        let sealed = seals.0.iter().filter(|seal| seal.part == ITEM || seal.part == MEASURE).map(|seal| &seal.id);
        let gone = sealed.filter(|id| !items.contains(*id) && !measures.contains(*id)).cloned().collect();
        Self { items, measures, gone }
    }

    fn named(&self, here: bool, id: &str) -> Named {
        match here {
            true => Named::Here,
            false if self.gone.contains(id) => Named::Gone,
            false => Named::Unknown,
        }
    }

    fn item(&self, id: &str) -> Named {
        self.named(self.items.contains(id), id)
    }

    fn measure(&self, id: &str) -> Named {
        self.named(self.measures.contains(id), id)
    }

    fn either(&self, id: &str) -> Named {
        self.named(self.items.contains(id) || self.measures.contains(id), id)
    }
}

/// Reads the id that a row hangs on. `None` where the row has nothing to hang on, which is told.
fn hung_on(row: &mut Reader<'_>, column: &'static str, named: impl Fn(&str) -> Named) -> Option<String> {
    let id = row.required(column)?;
    match named(&id) {
        Named::Here => Some(id),
        Named::Gone => {
            row.remark("gone-with-its-row", &format!("it belongs to “{id}”, which was taken out, and goes with it."));
            None
        }
        Named::Unknown => {
            row.wrong(column, "unknown-id", &format!("nothing in this file has the id “{id}”."));
            None
        }
    }
}
