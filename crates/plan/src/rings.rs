//! A plan on one page as rings: the vision in the middle, outcomes and priorities around it,
//! the groups outermost. No geometry: shares of the circle only.

use serde::Serialize;

use crate::{Kind, Matrix, Plan, Tree};

/// What a ring shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RingSort {
    /// Items of a kind.
    Items(Kind),
    /// The groups of the partnership.
    Groups,
}

/// A stretch of a ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Segment {
    /// The id of the item; `None` for a group, and for the stretch of items that stand under
    /// nothing in the ring inside ([`Segment::label`] is then empty).
    pub item: Option<String>,
    /// The item's own reference.
    pub reference: Option<String>,
    /// The item's title or the group's name.
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
    /// Rings from the inside out; empty for an empty plan.
    pub rings: Vec<Ring>,
}

impl Rings {
    /// Draws the first two kinds that the plan has among outcomes, priorities, objectives and
    /// actions, and the groups around them.
    ///
    /// An item of the inner ring is as wide as the outer items under it, which are of one
    /// width; one with nothing under it is as wide as one of them. A group is as wide as the
    /// number of outer items that it has to do with.
    pub fn of(plan: &Plan) -> Self {
        let kinds = [Kind::Outcome, Kind::Priority, Kind::Objective, Kind::Action];
        let mut present = kinds.into_iter().filter(|kind| plan.items.iter().any(|item| item.kind == *kind));
        let rings = match (present.next(), present.next()) {
            (Some(inner), Some(outer)) => two_rings(plan, inner, outer),
            (Some(only), None) => vec![ring(RingSort::Items(only), weigh(plan, only))],
            (None, _) => Vec::new(),
        };
        let widest = rings.last().map(|ring| ring.sort);
        let groups =
            widest.and_then(|sort| if let RingSort::Items(kind) = sort { group_ring(plan, kind) } else { None });
        let vision = plan.head.vision.as_deref().map(str::trim).filter(|vision| !vision.is_empty());
        let centre = vision.unwrap_or(plan.head.title.trim()).to_owned();
        Self { centre, rings: rings.into_iter().chain(groups).collect() }
    }
}

/// A segment before its place on the circle is known.
struct Weighed {
    item: Option<String>,
    reference: Option<String>,
    label: String,
    weight: usize,
}

impl Weighed {
    fn item(item: &crate::Item, weight: usize) -> Self {
        Self { item: Some(item.id.clone()), reference: item.reference.clone(), label: item.title.clone(), weight }
    }

    fn blank(weight: usize) -> Self {
        Self { item: None, reference: None, label: String::new(), weight }
    }
}

fn weigh(plan: &Plan, kind: Kind) -> Vec<Weighed> {
    plan.items.iter().filter(|item| item.kind == kind).map(|item| Weighed::item(item, 1)).collect()
}

fn two_rings(plan: &Plan, inner: Kind, outer: Kind) -> Vec<Ring> {
    let owners = nearest_of_kind(plan, inner);
    let mut under = vec![Vec::new(); plan.items.len()];
    let mut loose = Vec::new();
    for (item, owner) in plan.items.iter().zip(&owners).filter(|(item, _)| item.kind == outer) {
        match owner.and_then(|owner| under.get_mut(owner)) {
            Some(list) => list.push(item),
            None => loose.push(item),
        }
    }
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for (item, below) in plan.items.iter().zip(&under).filter(|(item, _)| item.kind == inner) {
        inside.push(Weighed::item(item, below.len().max(1)));
        outside.extend(below.iter().map(|item| Weighed::item(item, 1)));
        if below.is_empty() {
            outside.push(Weighed::blank(1));
        }
    }
    if !loose.is_empty() {
        inside.push(Weighed::blank(loose.len()));
    }
    outside.extend(loose.iter().map(|item| Weighed::item(item, 1)));
    vec![ring(RingSort::Items(inner), inside), ring(RingSort::Items(outer), outside)]
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

fn group_ring(plan: &Plan, kind: Kind) -> Option<Ring> {
    let matrix = Matrix::of(plan, kind);
    let weighed = |(position, group): (usize, &crate::KnownGroup)| {
        let weight = matrix.items.iter().filter(|row| row.cells.get(position).is_some_and(Option::is_some)).count();
        Weighed { label: group.name.clone(), ..Weighed::blank(weight.max(1)) }
    };
    let groups: Vec<Weighed> = matrix.groups.iter().enumerate().map(weighed).collect();
    (!groups.is_empty()).then(|| ring(RingSort::Groups, groups))
}

#[expect(clippy::cast_precision_loss, reason = "a plan has far fewer than 2^52 items")]
fn ring(sort: RingSort, weighed: Vec<Weighed>) -> Ring {
    let total = weighed.iter().map(|part| part.weight).sum::<usize>().max(1) as f64;
    let mut before = 0;
    let place = |part: Weighed| {
        let (start, share) = (before as f64 / total, part.weight as f64 / total);
        before += part.weight;
        Segment { item: part.item, reference: part.reference, label: part.label, start, share }
    };
    Ring { sort, segments: weighed.into_iter().map(place).collect() }
}

#[cfg(test)]
mod tests {
    use super::{RingSort, Rings};
    use crate::{Item, Kind, Plan};

    fn drawn(plan: &Plan) -> String {
        let ring = |ring: &super::Ring| {
            let parts = ring.segments.iter().map(|part| format!("{}:{:.2}+{:.2}", part.label, part.start, part.share));
            parts.collect::<Vec<_>>().join(" ")
        };
        Rings::of(plan).rings.iter().map(ring).collect::<Vec<_>>().join(" | ")
    }

    fn item(id: &str, kind: Kind, parent: Option<&str>) -> Item {
        Item { parent: parent.map(str::to_owned), ..Item::new(id, kind, id) }
    }

    #[test]
    fn outcomes_are_as_wide_as_their_priorities() {
        let mut plan = Plan::default();
        plan.head.title = "Our plan".into();
        plan.items = vec![
            item("o1", Kind::Outcome, None),
            item("p1", Kind::Priority, Some("o1")),
            item("p2", Kind::Priority, Some("o1")),
            item("o2", Kind::Outcome, None),
            item("p3", Kind::Priority, None),
        ];
        assert_eq!(
            drawn(&plan),
            "o1:0.00+0.50 o2:0.50+0.25 :0.75+0.25 | p1:0.00+0.25 p2:0.25+0.25 :0.50+0.25 p3:0.75+0.25"
        );
        assert_eq!(Rings::of(&plan).centre, "Our plan");
        plan.head.vision = Some("Every child plays".into());
        assert_eq!(Rings::of(&plan).centre, "Every child plays");
    }

    #[test]
    fn kinds_that_are_left_out_leave_no_ring() {
        let plan: Plan = toml::from_str(
            r#"
            groups = [{ name = "Idle Board" }]
            items = [
                { id = "p", kind = "priority", title = "p" },
                { id = "a", parent = "p", kind = "action", title = "a", groups = [{ name = "Play Board", certain = true }] },
                { id = "b", parent = "p", kind = "action", title = "b", groups = [{ name = "Play board", certain = false }] },
            ]"#,
        )
        .unwrap();
        assert_eq!(drawn(&plan), "p:0.00+1.00 | a:0.00+0.50 b:0.50+0.50 | Idle Board:0.00+0.33 Play Board:0.33+0.67");
        assert_eq!(Rings::of(&plan).rings[2].sort, RingSort::Groups);
        assert_eq!(drawn(&Plan { items: vec![item("a", Kind::Action, None)], ..Plan::default() }), "a:0.00+1.00");
        assert_eq!(drawn(&Plan { items: vec![item("m", Kind::Milestone, None)], ..Plan::default() }), "");
    }
}
