//! What a search finds in each plan, best first, and which of it stands on one page.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use bigplan_plan::{Filter, Part};

use crate::shell::plans::ShownPlan;

/// What was found in one plan.
pub struct InPlan {
    /// The plan.
    pub shown: Arc<ShownPlan>,
    /// What was found, best first.
    pub hits: Vec<Hit>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How well it answers; higher is better.
    pub rank: u32,
    /// What it is.
    pub what: What,
}

/// What can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The item with this id.
    Item(String),
    /// A measure, need, group or term.
    Part(Part),
}

/// Looks through the plans. The plan with the best answer comes first; plans without any are left out.
pub fn found(plans: Vec<Arc<ShownPlan>>, words: &str) -> Vec<InPlan> {
    let mut found: Vec<InPlan> = plans.into_iter().map(|shown| in_plan(shown, words)).collect();
    found.retain(|plan| !plan.hits.is_empty());
    found.sort_by_cached_key(|plan| {
        (Reverse(plan.hits.first().map(|hit| hit.rank)), plan.shown.stored.plan.head.title.clone())
    });
    found
}

fn in_plan(shown: Arc<ShownPlan>, words: &str) -> InPlan {
    let filter = Filter { text: words.to_owned(), ..Filter::default() };
    let items = if filter.is_empty() { Vec::new() } else { filter.find(shown.index(), &[]).matches };
    let items = items.into_iter().map(|item| Hit { rank: item.rank, what: What::Item(item.id) });
    let parts = shown.parts().find(words).into_iter();
    let mut hits: Vec<Hit> =
        items.chain(parts.map(|part| Hit { rank: part.rank, what: What::Part(part.part) })).collect();
    hits.sort_by_key(|hit| Reverse(hit.rank));
    InPlan { shown, hits }
}

/// Which hits of each plan stand in a stretch of all hits: the plan's place and its hits.
pub fn on_page(lengths: &[usize], stretch: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut before = 0;
    let mut shown = Vec::new();
    for (place, length) in lengths.iter().enumerate() {
        let start = stretch.start.clamp(before, before + length) - before;
        let end = stretch.end.clamp(before, before + length) - before;
        if start < end {
            shown.push((place, start..end));
        }
        before += length;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::on_page;

    #[test]
    fn a_page_may_hold_hits_of_several_plans() {
        assert_eq!(on_page(&[3, 0, 4], 0..5), [(0, 0..3), (2, 0..2)]);
        assert_eq!(on_page(&[3, 0, 4], 5..10), [(2, 2..4)]);
        assert!(on_page(&[3], 5..10).is_empty());
    }
}
