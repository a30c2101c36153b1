//! A plan on one page as rings: the vision in the middle, outcomes and priorities around it,
//! and outermost, beside each priority, the groups that answer for it. No geometry: shares of
//! the circle only.

use std::collections::HashMap;

use serde::Serialize;

use crate::{GroupList, Item, Kind, KnownGroup, Matrix, MatrixRow, Plan, Standing, Tree};

/// What a ring shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RingSort {
    /// Items of a kind.
    Items(Kind),
    /// The groups of the partnership.
    Groups,
}

/// What a stretch of a ring stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// An item, by its id.
    Item(String),
    /// A group, as a position in [`Rings::groups`], and how it stands to the items inside.
    Group(usize, Standing),
    /// No group answers for the items inside.
    Nobody,
    /// Nothing: the ring inside has an item with nothing under it, or the ring outside has
    /// items that stand under nothing.
    Nothing,
}

/// A stretch of a ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// What it stands for.
    pub shown: Shown,
    /// The item's own reference.
    pub reference: Option<String>,
    /// The item's title or the group's name; empty for nobody and nothing.
    pub label: String,
    /// Where it starts, as a share of the circle: 0 to 1.
    pub start: f64,
    /// How much of the circle it takes: 0 to 1. The shares of a ring sum to 1.
    pub share: f64,
}

/// One ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ring {
    /// What it shows.
    pub sort: RingSort,
    /// Its segments in order round the circle.
    pub segments: Vec<Segment>,
}

/// A plan as rings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rings {
    /// The vision, else the plan's title.
    pub centre: String,
    /// Whether items of the second ring stand under those of the first. Where none does, the
    /// rings stand side by side and each shares out the whole circle.
    pub nested: bool,
    /// Rings from the inside out; empty for an empty plan.
    pub rings: Vec<Ring>,
    /// Every group of the plan, in the ring of groups or not.
    pub groups: Vec<KnownGroup>,
}

impl Rings {
    /// Draws the first two kinds that the plan has among outcomes, priorities, objectives and
    /// actions, and the groups around them.
    ///
    /// An item of the inner ring is as wide as the outer items under it, which are of one
    /// width; one with nothing under it is as wide as one of them. The groups that answer for an
    /// outer item share its width; a group that answers for neighbours stands once beside them.
    /// Where most items of the first kind have none of the second under them, the first stands
    /// alone; where none has, the kind that groups answer for stands next to the groups.
    pub fn of(plan: &Plan) -> Self {
        let kinds = [Kind::Outcome, Kind::Priority, Kind::Objective, Kind::Action];
        let mut present = kinds.into_iter().filter(|kind| plan.items.iter().any(|item| item.kind == *kind));
        let (nested, mut rings) = match (present.next(), present.next()) {
            (Some(inner), Some(outer)) => two_rings(plan, inner, outer),
            (Some(only), None) => (false, vec![one_ring(plan, only)]),
            (None, _) => (false, Vec::new()),
        };
        let mut around = rings.last().and_then(|ring| group_ring(plan, ring));
        if let ([first, _], None, false) = (rings.as_slice(), &around, nested) {
            around = group_ring(plan, first);
            rings.rotate_left(usize::from(around.is_some()));
        }
        rings.extend(around);
        let groups = GroupList::of(plan).groups;
        let vision = plan.head.vision.as_deref().map(str::trim).filter(|vision| !vision.is_empty());
        let centre = vision.unwrap_or(plan.head.title.trim()).to_owned();
        Self { centre, nested, rings, groups }
    }
}

/// A segment before its place on the circle is known.
struct Weighed {
    shown: Shown,
    reference: Option<String>,
    label: String,
    weight: f64,
}

impl Weighed {
    fn item(item: &Item, weight: usize) -> Self {
        let shown = Shown::Item(item.id.clone());
        Self { shown, reference: item.reference.clone(), label: item.title.clone(), weight: amount(weight) }
    }

    fn unlabelled(shown: Shown, weight: f64) -> Self {
        Self { shown, reference: None, label: String::new(), weight }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a plan has far fewer than 2^52 items")]
fn amount(count: usize) -> f64 {
    count as f64
}

fn one_ring(plan: &Plan, kind: Kind) -> Ring {
    let items = plan.items.iter().filter(|item| item.kind == kind);
    ring(RingSort::Items(kind), items.map(|item| Weighed::item(item, 1)).collect())
}

fn two_rings(plan: &Plan, inner: Kind, outer: Kind) -> (bool, Vec<Ring>) {
    let owners = nearest_of_kind(plan, inner);
    let mut under = vec![Vec::new(); plan.items.len()];
    let mut loose = Vec::new();
    for (item, owner) in plan.items.iter().zip(&owners).filter(|(item, _)| item.kind == outer) {
        match owner.and_then(|owner| under.get_mut(owner)) {
            Some(list) => list.push(item),
            None => loose.push(item),
        }
    }
    if under.iter().all(Vec::is_empty) {
        return (false, vec![one_ring(plan, inner), one_ring(plan, outer)]);
    }
    let holding = under.iter().filter(|below| !below.is_empty()).count();
    if holding * 2 < plan.items.iter().filter(|item| item.kind == inner).count() {
        return (false, vec![one_ring(plan, inner)]);
    }
    let nothing = |weight| Weighed::unlabelled(Shown::Nothing, amount(weight));
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for (item, below) in plan.items.iter().zip(&under).filter(|(item, _)| item.kind == inner) {
        inside.push(Weighed::item(item, below.len().max(1)));
        outside.extend(below.iter().map(|item| Weighed::item(item, 1)));
        outside.extend(below.is_empty().then(|| nothing(1)));
    }
    inside.extend((!loose.is_empty()).then(|| nothing(loose.len())));
    outside.extend(loose.iter().map(|item| Weighed::item(item, 1)));
    (true, vec![ring(RingSort::Items(inner), inside), ring(RingSort::Items(outer), outside)])
}

/// For each position the nearest item above of a kind.
fn nearest_of_kind(plan: &Plan, kind: Kind) -> Vec<Option<usize>> {
    let tree = Tree::of(plan);
    let mut nearest: Vec<Option<usize>> = vec![None; plan.items.len()];
    for position in tree.order() {
        let Some(parent) = tree.parent_at(*position) else { continue };
        let is_one = plan.items.get(parent).is_some_and(|item| item.kind == kind);
        let found = if is_one { Some(parent) } else { nearest.get(parent).copied().flatten() };
        if let Some(place) = nearest.get_mut(*position) {
            *place = found;
        }
    }
    nearest
}

/// The groups beside the items that they answer for; no ring where no group answers for any.
fn group_ring(plan: &Plan, items: &Ring) -> Option<Ring> {
    let RingSort::Items(kind) = items.sort else { return None };
    let matrix = Matrix::of(plan, kind);
    let rows: HashMap<&str, &MatrixRow> = matrix.items.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut parts: Vec<Weighed> = Vec::new();
    for segment in &items.segments {
        let row = if let Shown::Item(id) = &segment.shown { rows.get(id.as_str()).copied() } else { None };
        for part in beside(segment, row, &matrix) {
            match parts.last_mut().filter(|last| last.shown == part.shown) {
                Some(last) => last.weight += part.weight,
                None => parts.push(part),
            }
        }
    }
    let answered = parts.iter().any(|part| matches!(part.shown, Shown::Group(..)));
    answered.then(|| ring(RingSort::Groups, parts))
}

fn beside(segment: &Segment, row: Option<&MatrixRow>, matrix: &Matrix) -> Vec<Weighed> {
    let Some(row) = row else { return vec![Weighed::unlabelled(Shown::Nothing, segment.share)] };
    let standing = row.cells.iter().enumerate().filter_map(|(group, cell)| Some((group, (*cell)?)));
    let answering: Vec<(usize, Standing)> = standing.collect();
    if answering.is_empty() {
        return vec![Weighed::unlabelled(Shown::Nobody, segment.share)];
    }
    let weight = segment.share / amount(answering.len());
    let part = |(group, standing): (usize, Standing)| {
        let label = matrix.groups.get(group).map(|group| group.name.clone()).unwrap_or_default();
        Weighed { label, ..Weighed::unlabelled(Shown::Group(group, standing), weight) }
    };
    answering.into_iter().map(part).collect()
}

fn ring(sort: RingSort, weighed: Vec<Weighed>) -> Ring {
    let total = weighed.iter().map(|part| part.weight).sum::<f64>().max(f64::EPSILON);
    let mut before = 0.0;
    let place = |part: Weighed| {
        let (start, share) = (before / total, part.weight / total);
        before += part.weight;
        Segment { shown: part.shown, reference: part.reference, label: part.label, start, share }
    };
    Ring { sort, segments: weighed.into_iter().map(place).collect() }
}

#[cfg(test)]
mod tests;
