//! From need to priority to action to measure, and where the chain breaks. Pure.

use std::collections::HashSet;

use bigplan_ledger::needs::{NeedDecision, NeedKey};
use bigplan_plan::check::rule;
use bigplan_plan::{Finding, Item, Kind, MeasureUse, Need, Plan, Severity, Tree};

use super::strands::Strand;

/// One need with what hangs on it.
pub struct Link<'p> {
    /// Its place in the plan's list.
    pub place: usize,
    /// The need.
    pub need: &'p Need,
    /// What was decided last.
    pub decided: Option<&'p NeedDecision>,
    /// The priorities that answer it, or under which its answers stand.
    pub priorities: Vec<&'p Item>,
    /// The actions that answer it.
    pub actions: Vec<&'p Item>,
    /// The measures by which it is seen.
    pub measures: Vec<&'p MeasureUse>,
    /// The holes that the plan check found in these priorities and actions: what is missing, and how often.
    pub holes: Vec<(&'static str, usize)>,
}

impl Link<'_> {
    /// Whether it was decided that it becomes no priority: then nothing need hang on it.
    pub fn is_closed(&self) -> bool {
        self.decided.is_some_and(|one| one.item.is_none())
    }

    /// Where the chain breaks first; nothing where it is whole.
    pub fn hole(&self) -> Option<&'static str> {
        if self.is_closed() {
            return None;
        }
        let missing = [
            (self.priorities.is_empty(), "No priority"),
            (self.actions.is_empty(), "No action"),
            (self.measures.is_empty(), "No measure"),
        ];
        missing.into_iter().find(|(missing, _)| *missing).map(|(_, hole)| hole)
    }
}

/// The chain of every need, by strand as they are listed, with what the plan check found in it.
pub fn chain<'p>(
    plan: &'p Plan,
    findings: &[Finding],
    strands: &[Strand<'p>],
    decisions: &'p [NeedDecision],
) -> Vec<Link<'p>> {
    let tree = Tree::of(plan);
    let rows = strands.iter().flat_map(|strand| &strand.needs);
    rows.map(|row| {
        let key = NeedKey::of(row.need);
        let mut link = Link {
            place: row.place,
            need: row.need,
            decided: decisions.iter().find(|one| one.need == key),
            priorities: Vec::new(),
            actions: Vec::new(),
            measures: Vec::new(),
            holes: Vec::new(),
        };
        for item in &row.answered_by {
            hang(plan, &tree, item, &mut link);
        }
        link.holes = holes(findings, &link);
        link
    })
    .collect()
}

fn hang<'p>(plan: &'p Plan, tree: &Tree<'p>, item: &Item, link: &mut Link<'p>) {
    let path = tree.path(&item.id);
    let below = tree.subtree(&item.id);
    let priorities = path.iter().copied().filter(|above| above.kind == Kind::Priority);
    let outcome = path.first().copied().filter(|above| above.kind == Kind::Outcome && above.id == item.id);
    add(&mut link.priorities, priorities.chain(outcome));
    add(&mut link.actions, below.iter().copied().filter(|one| one.kind == Kind::Action));
    // A measure of the priority shows what its actions do; one of an outcome far above would show anything.
    let seen = path.iter().filter(|above| above.kind != Kind::Outcome || above.id == item.id).chain(&below);
    let used: HashSet<&str> = seen.flat_map(|one| one.measures.iter().map(String::as_str)).collect();
    for measure in plan.measures.iter().filter(|measure| used.contains(measure.id.as_str())) {
        if !link.measures.iter().any(|known| known.id == measure.id) {
            link.measures.push(measure);
        }
    }
}

fn add<'p>(to: &mut Vec<&'p Item>, items: impl Iterator<Item = &'p Item>) {
    for item in items {
        if !to.iter().any(|known| known.id == item.id) {
            to.push(item);
        }
    }
}

/// The holes in the items of a chain by what is missing, the most frequent first.
fn holes(findings: &[Finding], link: &Link<'_>) -> Vec<(&'static str, usize)> {
    let ids: HashSet<&str> = link.priorities.iter().chain(&link.actions).map(|item| item.id.as_str()).collect();
    let hung = |finding: &&Finding| finding.item.as_deref().is_some_and(|item| ids.contains(item));
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Hole).filter(hung) {
        let Some(rule) = rule(&finding.code) else { continue };
        match counts.iter_mut().find(|(title, _)| *title == rule.title) {
            Some((_, count)) => *count += 1,
            None => counts.push((rule.title, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

#[cfg(test)]
mod tests {
    use super::super::strands::strands;
    use super::*;

    #[test]
    fn a_chain_is_whole_or_says_where_it_breaks() {
        let plan: Plan = toml::from_str(
            r#"
            needs = [{ ref = "1" }, { ref = "2" }, { ref = "3" }, { ref = "4" }]
            measures = [{ id = "m", title = "Hours slept" }]
            items = [
                { id = "p", kind = "priority", title = "Sleep", measures = ["m"] },
                { id = "a", kind = "action", title = "Dark rooms", parent = "p", needs = ["1"] },
                { id = "q", kind = "priority", title = "Play", needs = ["2"] },
                { id = "b", kind = "action", title = "Balls", needs = ["4"] },
            ]"#,
        )
        .unwrap();
        let strands = strands(&plan, &[]);
        let findings = bigplan_plan::check::check(&plan, jiff::civil::date(2009, 6, 1));
        let links = chain(&plan, &findings, &strands, &[]);
        let told: Vec<_> = links.iter().map(|link| (link.hole(), link.actions.len(), link.measures.len())).collect();
        assert_eq!(
            told,
            [(None, 1, 1), (Some("No action"), 0, 0), (Some("No priority"), 0, 0), (Some("No priority"), 1, 0)]
        );
        let holes: Vec<_> = links.iter().map(|link| link.holes.iter().any(|(hole, _)| *hole == "No measure")).collect();
        assert_eq!(
            holes,
            [true, true, false, true],
            "a measure of the whole priority does not show what one action did"
        );
    }
}
