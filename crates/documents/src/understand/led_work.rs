//! Groups that a sentence says lead a piece of work: "the Play Board will lead play work".

use std::sync::LazyLock;

use bigplan_plan::{GroupUse, Kind, Plan};
use regex::Regex;

use super::group_names::find_names;
use super::part::words_of;
use super::plan_links;
use super::words::{fold, sentences};
use crate::document::Document;

static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:\s*\([^)]*\))? (?:will (?:be leading|lead)|leads|is leading) (?:on )?(?<work>[^.;]{4,160})").ok()
});

/// Words of an objective's title that say what is done with the thing, not what it is.
const DEEDS: [&str; 16] = [
    "reducing",
    "reduce",
    "improving",
    "improve",
    "increasing",
    "increase",
    "delivery",
    "delivering",
    "of",
    "the",
    "promoting",
    "developing",
    "ensuring",
    "and",
    "in",
    "for",
];

/// Gives objectives the groups that the text says lead work on them, and the plans that
/// the same sentence names.
pub(super) fn read(plan: &mut Plan, document: &Document) {
    for block in &document.blocks {
        let Some((text, _)) = words_of(block) else { continue };
        for sentence in sentences(text).into_iter().filter(|s| s.len() < 600) {
            for name in find_names(sentence) {
                let after = sentence.get(name.span.end..).unwrap_or_default();
                let work = LEADS.as_ref().and_then(|r| r.captures(after)).and_then(|c| c.name("work"));
                if let Some(work) = work {
                    give(plan, &name.name, &format!(" {} ", fold(work.as_str())), sentence);
                }
            }
        }
    }
}

fn give(plan: &mut Plan, group: &str, work: &str, sentence: &str) {
    for item in plan.items.iter_mut().filter(|i| i.kind == Kind::Objective) {
        let title = fold(&item.title);
        let thing: Vec<&str> = title.split(' ').filter(|w| !DEEDS.contains(w)).collect();
        if thing.is_empty() || !thing.iter().all(|w| work.contains(&format!(" {w} "))) {
            continue;
        }
        if !item.groups.iter().any(|g| fold(&g.name) == fold(group)) {
            item.groups.push(GroupUse { name: group.to_owned(), certain: true });
        }
        for link in plan_links::read(sentence) {
            if !item.links.iter().any(|l| l.to == link.to) {
                item.links.push(link);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Item, Kind, Plan};

    #[test]
    fn a_group_leads_the_work_that_an_objective_names() {
        let mut plan = Plan {
            items: vec![
                Item::new("i1".to_owned(), Kind::Objective, "Improving night buses".to_owned()),
                Item::new("i2".to_owned(), Kind::Objective, "Better lamps".to_owned()),
            ],
            ..Plan::default()
        };
        let text = "The Quay Transport Board will lead on night buses through their Road Plan.";
        super::read(&mut plan, &crate::formats::text::read(text));
        let shown: Vec<usize> = plan.items.iter().map(|i| i.groups.len() + i.links.len()).collect();
        assert_eq!(shown, [2, 0]);
    }
}
