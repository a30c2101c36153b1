//! The groups as rows of a nested list.

use bigplan_plan::{GroupList, GroupTree, KnownGroup, Plan};

use super::duties::Duty;

/// Deeper than this, groups stand side by side: a list cannot be indented for ever.
const DEEPEST: usize = 8;

/// A group in the list.
pub struct Row {
    /// Its number in the plan's list of groups, from 1; its place on the page is `group-N`.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Other ways in which the plan writes it.
    pub also: String,
    /// What it is for.
    pub role: Option<String>,
    /// The post in the chair.
    pub chair: Option<String>,
    /// A group that it reports to and that the plan does not describe.
    pub lost: Option<String>,
    /// Whether the plan describes it.
    pub described: bool,
    /// What it answers for.
    pub duties: Vec<Duty>,
    /// How many groups stand above it.
    pub depth: usize,
    /// Whether a list opens before it.
    pub opens: bool,
    /// How many lists close before it.
    pub closes: usize,
    /// The number of the group that it stands under.
    pub under: Option<usize>,
}

/// The groups with a place in the tree, parents first, and those without.
pub fn rows(plan: &Plan, list: &GroupList, duties: &[Vec<Duty>]) -> (Vec<Row>, Vec<Row>) {
    let tree = GroupTree::of(plan);
    let number = |position: usize| {
        let name = plan.groups.get(position).map(|group| group.name.as_str())?;
        list.position(name)
    };
    let mut before = 0;
    let mut placed: Vec<Row> = Vec::new();
    for node in &tree.placed {
        let Some(known) = number(node.group) else { continue };
        let depth = node.depth.min(DEEPEST);
        let opens = placed.is_empty() || depth > before;
        let closes = before.saturating_sub(depth);
        let under = node.under.and_then(number).map(|above| above + 1);
        placed.push(Row { depth, opens, closes, under, ..row(plan, list, duties, &tree, known) });
        before = depth;
    }
    let described = tree.unplaced.iter().filter_map(|position| number(*position));
    let named_only =
        (0..list.groups.len()).filter(|known| list.groups.get(*known).is_some_and(|group| group.described.is_none()));
    let apart = described.chain(named_only).map(|known| row(plan, list, duties, &tree, known)).collect();
    (placed, apart)
}

fn row(plan: &Plan, list: &GroupList, duties: &[Vec<Duty>], tree: &GroupTree, known: usize) -> Row {
    let group: Option<&KnownGroup> = list.groups.get(known);
    let position = group.and_then(|group| group.described);
    let described = position.and_then(|position| plan.groups.get(position));
    let lost = tree.lost.iter().find(|(lost, _)| Some(*lost) == position).map(|(_, name)| name.clone());
    Row {
        number: known + 1,
        name: group.map(|group| group.name.clone()).unwrap_or_default(),
        also: group.map(|group| group.also.join(", ")).unwrap_or_default(),
        role: described.and_then(|group| group.role.clone()),
        chair: described.and_then(|group| group.chair.clone()),
        lost,
        described: described.is_some(),
        duties: duties.get(known).cloned().unwrap_or_default(),
        depth: 0,
        opens: false,
        closes: 0,
        under: None,
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{GroupList, Plan};

    use super::rows;

    #[test]
    fn lists_open_and_close_in_balance_and_no_group_is_lost() {
        let plan: Plan = toml::from_str(
            r#"
            groups = [
                { name = "Board" }, { name = "Play", reports_to = "Board" }, { name = "Parks", reports_to = "Play" },
                { name = "Health", reports_to = "Board" }, { name = "Alone" }, { name = "Odd", reports_to = "Nowhere" },
            ]
            items = [{ id = "a", kind = "action", title = "A", groups = [{ name = "Named Only", certain = true }] }]"#,
        )
        .unwrap();
        let list = GroupList::of(&plan);
        let (placed, apart) = rows(&plan, &list, &[]);
        let drawn: Vec<String> = placed
            .iter()
            .map(|row| format!("{}{}{}", if row.opens { "(" } else { "" }, ")".repeat(row.closes), row.name))
            .collect();
        assert_eq!(drawn, ["(Board", "(Play", "(Parks", ")Health"]);
        assert_eq!(placed.iter().map(|row| row.under).collect::<Vec<_>>(), [None, Some(1), Some(2), Some(1)]);
        let names: Vec<(&str, bool)> = apart.iter().map(|row| (row.name.as_str(), row.described)).collect();
        assert_eq!(names, [("Alone", true), ("Odd", true), ("Named Only", false)]);
        assert_eq!(apart[1].lost.as_deref(), Some("Nowhere"));
    }
}
