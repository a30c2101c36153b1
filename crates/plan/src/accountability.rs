//! Who answers for what: groups against items and measures, with overlaps and holes.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::{GroupList, Item, Kind, KnownGroup, Plan, Tree};

/// How a group stands to a row. The order is strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// The plan says that it is accountable.
    Certain,
    /// The plan doubts it.
    Doubtful,
    /// It is accountable for the nearest item above that names a group.
    Inherited,
    /// It is accountable only for something beneath.
    Beneath,
}

/// One row: an item of the chosen kind, or a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// The id of the item or measure.
    pub id: String,
    /// The reference of the item, or the code of the measure.
    pub reference: Option<String>,
    /// The title.
    pub title: String,
    /// One cell for each of [`Matrix::groups`]; `None` where the group has nothing to do with it.
    pub cells: Vec<Option<Standing>>,
}

impl MatrixRow {
    /// More than one group is accountable for the row itself.
    pub fn is_overlap(&self) -> bool {
        self.cells
            .iter()
            .flatten()
            .filter(|standing| matches!(standing, Standing::Certain | Standing::Doubtful))
            .count()
            > 1
    }

    /// No group is accountable: not for it, above it or beneath it.
    pub fn is_hole(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// The accountability matrix of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The columns.
    pub groups: Vec<KnownGroup>,
    /// The items of the chosen kind, in document order.
    pub items: Vec<MatrixRow>,
    /// The measures that the plan uses, in its order.
    pub measures: Vec<MatrixRow>,
    /// Positions in [`Matrix::groups`] of groups that answer for nothing at all in the plan.
    pub idle: Vec<usize>,
}

impl Matrix {
    /// The matrix of all items of one kind. Groups written differently are one column.
    ///
    /// A measure is answered for by the groups that list it, and inherits the groups of the
    /// items that use it.
    pub fn of(plan: &Plan, kind: Kind) -> Self {
        let list = GroupList::of(plan);
        let stands = Stands::of(plan, &list);
        let width = list.groups.len();
        let all = plan.items.iter().enumerate();
        let items = all.filter(|(_, item)| item.kind == kind).map(|(at, item)| item_row(item, stands.cells(at, width)));
        let items = items.collect();
        let measures = stands.measure_rows(plan, width);
        let busy: HashSet<usize> = stands
            .own
            .iter()
            .flatten()
            .map(|(group, _)| *group)
            .chain(stands.listed.values().flatten().copied())
            .collect();
        let idle = (0..width).filter(|group| !busy.contains(group)).collect();
        Self { groups: list.groups, items, measures, idle }
    }

    /// The rows, items before measures, for which more than one group is accountable.
    pub fn overlaps(&self) -> impl Iterator<Item = &MatrixRow> {
        self.items.iter().chain(&self.measures).filter(|row| row.is_overlap())
    }

    /// The rows, items before measures, for which no group is accountable.
    pub fn holes(&self) -> impl Iterator<Item = &MatrixRow> {
        self.items.iter().chain(&self.measures).filter(|row| row.is_hole())
    }
}

fn item_row(item: &Item, cells: Vec<Option<Standing>>) -> MatrixRow {
    MatrixRow { id: item.id.clone(), reference: item.reference.clone(), title: item.title.clone(), cells }
}

/// Each item's groups: its own, those of the nearest item above that has any, and those beneath.
struct Stands<'a> {
    own: Vec<Vec<(usize, Standing)>>,
    above: Vec<Option<usize>>,
    beneath: Vec<HashSet<usize>>,
    /// Ids that groups list as what they answer for.
    listed: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Stands<'a> {
    fn of(plan: &'a Plan, list: &GroupList) -> Self {
        let mut listed: HashMap<&str, Vec<usize>> = HashMap::new();
        for group in &plan.groups {
            let Some(position) = list.position(&group.name) else { continue };
            for id in &group.answers_for {
                listed.entry(id).or_default().push(position);
            }
        }
        let own = plan.items.iter().map(|item| own_groups(item, list, &listed)).collect();
        let mut stands =
            Self { own, above: vec![None; plan.items.len()], beneath: vec![HashSet::new(); plan.items.len()], listed };
        stands.spread(&Tree::of(plan));
        stands
    }

    fn spread(&mut self, tree: &Tree<'_>) {
        for position in tree.order() {
            let Some(parent) = tree.parent_at(*position) else { continue };
            let from =
                if self.own_at(parent).is_empty() { self.above.get(parent).copied().flatten() } else { Some(parent) };
            if let Some(place) = self.above.get_mut(*position) {
                *place = from;
            }
        }
        for position in tree.order().iter().rev() {
            let Some(parent) = tree.parent_at(*position) else { continue };
            let mut groups: Vec<usize> = self.beneath.get(*position).into_iter().flatten().copied().collect();
            groups.extend(self.own_at(*position).iter().map(|(group, _)| *group));
            if let Some(place) = self.beneath.get_mut(parent) {
                place.extend(groups);
            }
        }
    }

    fn own_at(&self, position: usize) -> &[(usize, Standing)] {
        self.own.get(position).map_or(&[], Vec::as_slice)
    }

    fn cells(&self, position: usize, width: usize) -> Vec<Option<Standing>> {
        let mut cells = vec![None; width];
        for group in self.beneath.get(position).into_iter().flatten() {
            put(&mut cells, *group, Standing::Beneath);
        }
        if self.own_at(position).is_empty() {
            let above = self.above.get(position).copied().flatten();
            for (group, _) in above.map_or(&[][..], |above| self.own_at(above)) {
                put(&mut cells, *group, Standing::Inherited);
            }
        }
        for (group, standing) in self.own_at(position) {
            put(&mut cells, *group, *standing);
        }
        cells
    }

    fn measure_rows(&self, plan: &Plan, width: usize) -> Vec<MatrixRow> {
        let mut used: HashMap<&str, Vec<usize>> = HashMap::new();
        for (position, item) in plan.items.iter().enumerate() {
            for measure in &item.measures {
                used.entry(measure).or_default().push(position);
            }
        }
        let row = |measure: &crate::MeasureUse| {
            let mut cells = vec![None; width];
            for position in used.get(measure.id.as_str()).into_iter().flatten() {
                let answering = self.cells(*position, width);
                let groups =
                    answering.iter().enumerate().filter(|(_, cell)| cell.is_some_and(|cell| cell != Standing::Beneath));
                groups.for_each(|(group, _)| put(&mut cells, group, Standing::Inherited));
            }
            for group in self.listed.get(measure.id.as_str()).into_iter().flatten() {
                put(&mut cells, *group, Standing::Certain);
            }
            MatrixRow { id: measure.id.clone(), reference: measure.code.clone(), title: measure.title.clone(), cells }
        };
        plan.measures.iter().map(row).collect()
    }
}

fn own_groups(item: &Item, list: &GroupList, listed: &HashMap<&str, Vec<usize>>) -> Vec<(usize, Standing)> {
    let standing = |certain| if certain { Standing::Certain } else { Standing::Doubtful };
    let named = list.named_on(item).into_iter().map(|(group, certain)| (group, standing(certain)));
    let lists = listed.get(item.id.as_str()).into_iter().flatten().map(|group| (*group, Standing::Certain));
    named.chain(lists).collect()
}

/// The stronger standing stays.
fn put(cells: &mut [Option<Standing>], group: usize, standing: Standing) {
    if let Some(cell) = cells.get_mut(group) {
        *cell = Some(cell.map_or(standing, |before| before.min(standing)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, Standing};
    use crate::{Kind, Plan};

    fn plan() -> Plan {
        toml::from_str(
            r#"
            glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Board" }]
            groups = [
                { name = "Local Safeguarding Children Board" },
                { name = "Play Board", answers_for = ["b", "m"] },
                { name = "Idle Board" },
            ]
            measures = [{ id = "m", title = "M" }, { id = "n", code = "NI 1", title = "N" }]
            items = [
                { id = "p", kind = "priority", ref = "1", title = "P", groups = [{ name = "LSCB", certain = true }] },
                { id = "a", parent = "p", kind = "action", ref = "1.1", title = "A", measures = ["m"] },
                { id = "q", kind = "priority", ref = "2", title = "Q" },
                { id = "b", parent = "q", kind = "action", ref = "2.1", title = "B", groups = [{ name = "LSCB", certain = false }] },
                { id = "r", kind = "priority", ref = "3", title = "R", measures = ["n"] },
            ]"#,
        )
        .unwrap()
    }

    fn drawn(rows: &[super::MatrixRow]) -> Vec<String> {
        let sign = |cell: &Option<Standing>| match cell {
            None => '.',
            Some(Standing::Certain) => 'c',
            Some(Standing::Doubtful) => 'd',
            Some(Standing::Inherited) => 'i',
            Some(Standing::Beneath) => 'b',
        };
        rows.iter().map(|row| format!("{} {}", row.id, row.cells.iter().map(sign).collect::<String>())).collect()
    }

    #[test]
    fn groups_stand_on_items_above_and_beneath() {
        let matrix = Matrix::of(&plan(), Kind::Priority);
        assert_eq!(drawn(&matrix.items), ["p c..", "q bb.", "r ..."]);
        assert_eq!(drawn(&Matrix::of(&plan(), Kind::Action).items), ["a i..", "b dc."]);
        assert_eq!(drawn(&matrix.measures), ["m ic.", "n ..."]);
    }

    #[test]
    fn overlaps_holes_and_idle_groups_are_named() {
        let matrix = Matrix::of(&plan(), Kind::Action);
        assert_eq!(matrix.overlaps().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(matrix.holes().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["n"]);
        assert_eq!(matrix.idle, [2]);
    }
}
