//! The groups of a partnership as a tree by whom they report to.

use serde::Serialize;

use crate::{GroupList, PartnershipGroup, Plan};

/// One group in the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupNode {
    /// Position in the plan's list of groups.
    pub group: usize,
    /// How many groups stand above it.
    pub depth: usize,
    /// The group it stands under, as a position in the plan's list.
    pub under: Option<usize>,
}

/// The described groups of a plan as a tree, flat, parents before children.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GroupTree {
    /// Every group that stands at the top with others under it, or under another group.
    pub placed: Vec<GroupNode>,
    /// Groups, as positions, that report to none and that none report to.
    pub unplaced: Vec<usize>,
    /// Groups, as positions, that report to one that the plan does not describe, with its
    /// name as written. They stand at the top of the tree too, or among the unplaced.
    pub lost: Vec<(usize, String)>,
}

impl GroupTree {
    /// Builds the tree. A circle of reports is cut at its first group in the plan's order; a
    /// group described twice stands where it is described first.
    pub fn of(plan: &Plan) -> Self {
        let list = GroupList::of(plan);
        let mut above = Vec::with_capacity(plan.groups.len());
        let mut lost = Vec::new();
        for (position, group) in plan.groups.iter().enumerate() {
            let to = group.reports_to.as_deref().map(str::trim).filter(|name| !name.is_empty());
            let known = to.and_then(|name| list.group(name)).and_then(|known| known.described);
            if let (Some(name), None) = (to, known) {
                lost.push((position, name.to_owned()));
            }
            above.push(known.filter(|to| *to != position));
        }
        cut_circles(&mut above);
        let (placed, unplaced) = place(&plan.groups, &above);
        Self { placed, unplaced, lost }
    }
}

fn cut_circles(above: &mut [Option<usize>]) {
    for start in 0..above.len() {
        let up = |position: &usize| above.get(*position).copied().flatten();
        let mut way = std::iter::successors(up(&start), up).take(above.len());
        if way.any(|position| position == start)
            && let Some(place) = above.get_mut(start)
        {
            *place = None;
        }
    }
}

fn place(groups: &[PartnershipGroup], above: &[Option<usize>]) -> (Vec<GroupNode>, Vec<usize>) {
    let mut below = vec![Vec::new(); groups.len()];
    for (position, to) in above.iter().enumerate() {
        if let Some(reports) = to.and_then(|to| below.get_mut(to)) {
            reports.push(position);
        }
    }
    let reports = |position: usize| below.get(position).map_or(&[][..], Vec::as_slice);
    let tops = (0..groups.len()).filter(|position| above.get(*position).is_some_and(Option::is_none));
    let (heads, unplaced): (Vec<usize>, Vec<usize>) = tops.partition(|position| !reports(*position).is_empty());
    let node = |group, depth, under| GroupNode { group, depth, under };
    let mut waiting: Vec<GroupNode> = heads.iter().rev().map(|head| node(*head, 0, None)).collect();
    let mut placed = Vec::new();
    while let Some(next) = waiting.pop() {
        waiting.extend(reports(next.group).iter().rev().map(|group| node(*group, next.depth + 1, Some(next.group))));
        placed.push(next);
    }
    (placed, unplaced)
}

#[cfg(test)]
mod tests {
    use super::GroupTree;
    use crate::{PartnershipGroup, Plan};

    /// "Play<Board" is a group Play that reports to Board; the groups are invented.
    fn check(groups: &str, placed: &str, unplaced: &str, lost: &str) {
        let group = |word: &str| {
            let (name, to) = word.split_once('<').map_or((word, None), |(name, to)| (name, Some(to)));
            let reports_to = to.map(str::to_owned);
            PartnershipGroup { name: name.into(), role: None, chair: None, reports_to, answers_for: vec![], at: None }
        };
        let plan = Plan { groups: groups.split_whitespace().map(group).collect(), ..Plan::default() };
        let tree = GroupTree::of(&plan);
        let name = |position: usize| plan.groups[position].name.clone();
        let drawn: Vec<String> =
            tree.placed.iter().map(|node| format!("{}{}", "-".repeat(node.depth), name(node.group))).collect();
        let alone: Vec<String> = tree.unplaced.iter().map(|group| name(*group)).collect();
        let gone: Vec<String> = tree.lost.iter().map(|(group, to)| format!("{}<{to}", name(*group))).collect();
        assert_eq!(
            (drawn.join(" "), alone.join(" "), gone.join(" ")),
            (placed.into(), unplaced.into(), lost.into()),
            "{groups}"
        );
    }

    #[test]
    fn groups_stand_under_those_they_report_to() {
        check("Area<BOARD Board Play<Area Health<board", "Board -Area --Play -Health", "", "");
        check("Alone Board Play<Board Odd<Nowhere", "Board -Play", "Alone Odd", "Odd<Nowhere");
    }

    #[test]
    fn circles_are_cut_and_nothing_is_lost() {
        check("Area<Board Board<Area Self<Self", "Area -Board", "Self", "");
        check("North<South South<East East<North Play<South", "North -East --South ---Play", "", "");
        check("", "", "", "");
    }
}
