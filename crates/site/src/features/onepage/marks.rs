//! The short marks that tie the picture to the list: an item's own reference, or a letter
//! and a number.

use std::collections::HashMap;

use bigplan_plan::{Kind, RingSort, Rings, Shown};

/// The longest reference that is a mark as it stands.
const LONGEST: usize = 6;

/// A mark for every item and group of the rings.
pub struct Marks {
    items: HashMap<String, String>,
    groups: Vec<String>,
}

impl Marks {
    /// Gives every item and group its mark.
    pub fn of(rings: &Rings) -> Self {
        let mut items = HashMap::new();
        for ring in &rings.rings {
            let RingSort::Items(kind) = ring.sort else { continue };
            let shown = ring.segments.iter().filter_map(|segment| match &segment.shown {
                Shown::Item(id) => Some((id, &segment.reference)),
                _ => None,
            });
            for (place, (id, reference)) in shown.enumerate() {
                let own = reference.as_deref().map(str::trim).filter(|own| !own.is_empty());
                let own = own.filter(|own| own.chars().count() <= LONGEST).map(str::to_owned);
                items.insert(id.clone(), own.unwrap_or_else(|| format!("{}{}", letter(kind), place + 1)));
            }
        }
        let groups = (1..=rings.groups.len()).map(|number| format!("G{number}")).collect();
        Self { items, groups }
    }

    /// The mark of what a stretch stands for; none for nobody and nothing.
    pub fn of_shown(&self, shown: &Shown) -> Option<&str> {
        match shown {
            Shown::Item(id) => self.items.get(id).map(String::as_str),
            Shown::Group(position, _) => self.groups.get(*position).map(String::as_str),
            Shown::Nobody | Shown::Nothing => None,
        }
    }
}

fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Outcome => "O",
        Kind::Priority => "P",
        Kind::Objective => "Ob",
        Kind::Action => "A",
        Kind::Milestone => "M",
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Plan, Rings, Shown};

    use super::Marks;

    #[test]
    fn references_are_marks_and_the_rest_is_numbered() {
        let plan: Plan = toml::from_str(
            r#"items = [
                { id = "a", kind = "priority", ref = "1.2", title = "A" },
                { id = "b", kind = "priority", title = "B" },
                { id = "c", kind = "priority", ref = "Cross-cutting theme", title = "C" },
            ]"#,
        )
        .unwrap();
        let marks = Marks::of(&Rings::of(&plan));
        let of = |id: &str| marks.of_shown(&Shown::Item(id.into())).unwrap().to_owned();
        assert_eq!([of("a"), of("b"), of("c")], ["1.2", "P2", "P3"]);
        assert_eq!(marks.of_shown(&Shown::Nobody), None);
    }
}
