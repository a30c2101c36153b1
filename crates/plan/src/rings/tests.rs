//! Rings of small invented plans.

use super::{Ring, RingSort, Rings, Segment, Shown};
use crate::{Item, Kind, Plan};

fn drawn(plan: &Plan) -> String {
    let part = |part: &Segment| {
        let label = match part.shown {
            Shown::Nobody => "nobody",
            Shown::Nothing => "nothing",
            Shown::Item(_) | Shown::Group(..) => &part.label,
        };
        format!("{label}:{:.2}+{:.2}", part.start, part.share)
    };
    let ring = |ring: &Ring| ring.segments.iter().map(part).collect::<Vec<_>>().join(" ");
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
        "o1:0.00+0.50 o2:0.50+0.25 nothing:0.75+0.25 | p1:0.00+0.25 p2:0.25+0.25 nothing:0.50+0.25 p3:0.75+0.25"
    );
    assert!(Rings::of(&plan).nested);
    assert_eq!(Rings::of(&plan).centre, "Our plan");
    plan.head.vision = Some("Every child plays".into());
    assert_eq!(Rings::of(&plan).centre, "Every child plays");
}

#[test]
fn priorities_beside_outcomes_share_out_a_circle_of_their_own() {
    let kinds = [("o1", Kind::Outcome), ("p1", Kind::Priority), ("o2", Kind::Outcome)];
    let items = kinds.map(|(id, kind)| item(id, kind, None)).into();
    let plan = Plan { items, ..Plan::default() };
    assert_eq!(drawn(&plan), "o1:0.00+0.50 o2:0.50+0.50 | p1:0.00+1.00");
    assert!(!Rings::of(&plan).nested);
}

#[test]
fn what_groups_answer_for_stands_next_to_them() {
    let plan: Plan = toml::from_str(
        r#"items = [
            { id = "o", kind = "outcome", title = "o" },
            { id = "p", kind = "priority", title = "p" },
            { id = "a", parent = "o", kind = "action", title = "a", groups = [{ name = "Play Board", certain = true }] },
        ]"#,
    )
    .unwrap();
    assert_eq!(drawn(&plan), "p:0.00+1.00 | o:0.00+1.00 | Play Board:0.00+1.00");
}

#[test]
fn a_ring_that_would_be_mostly_gaps_is_left_out() {
    let mut items: Vec<Item> = ["p", "q", "r"].map(|id| item(id, Kind::Priority, None)).into();
    items.push(item("a", Kind::Objective, Some("p")));
    assert_eq!(drawn(&Plan { items, ..Plan::default() }), "p:0.00+0.33 q:0.33+0.33 r:0.67+0.33");
}

#[test]
fn groups_stand_beside_what_they_answer_for() {
    let plan: Plan = toml::from_str(
        r#"
        groups = [{ name = "Idle Board" }, { name = "Play Board" }, { name = "Health Board" }]
        items = [
            { id = "p", kind = "priority", title = "p" },
            { id = "a", parent = "p", kind = "objective", title = "a", groups = [{ name = "Play Board", certain = true }] },
            { id = "b", parent = "p", kind = "objective", title = "b", groups = [{ name = "Play board", certain = true }, { name = "Health Board", certain = false }] },
            { id = "c", parent = "p", kind = "objective", title = "c" },
            { id = "q", kind = "priority", title = "q" },
        ]"#,
    )
    .unwrap();
    assert_eq!(
        drawn(&plan),
        "p:0.00+0.75 q:0.75+0.25 | a:0.00+0.25 b:0.25+0.25 c:0.50+0.25 nothing:0.75+0.25 \
         | Play Board:0.00+0.38 Health Board:0.38+0.12 nobody:0.50+0.25 nothing:0.75+0.25"
    );
    let rings = Rings::of(&plan);
    assert_eq!(rings.rings[2].sort, RingSort::Groups);
    assert_eq!(rings.groups.len(), 3);
    for ring in &rings.rings {
        assert!((ring.segments.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-9);
    }
}

#[test]
fn kinds_that_are_left_out_leave_no_ring() {
    assert_eq!(drawn(&Plan { items: vec![item("a", Kind::Action, None)], ..Plan::default() }), "a:0.00+1.00");
    assert_eq!(drawn(&Plan { items: vec![item("m", Kind::Milestone, None)], ..Plan::default() }), "");
    assert_eq!(drawn(&Plan::default()), "");
}
