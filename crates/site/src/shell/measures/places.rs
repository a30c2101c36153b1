//! The places that a partnership's measures are shown for and compared with.

use bigplan_ledger::Partnership;
use bigplan_ledger::figures::Choices;
use bigplan_measure::{Area, AreaCode, AreaKind, Definitions};

/// A partnership's own place and those around it.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The place that the partnership answers for.
    pub own: Option<Area>,
    /// Its districts and localities.
    pub parts: Vec<Area>,
    /// The region that it lies in.
    pub region: Option<Area>,
    /// The country.
    pub country: Option<Area>,
    /// Those that it is fairly compared with, in order.
    pub neighbours: Vec<Area>,
    /// Whether somebody chose the neighbours; else they are those of the definitions.
    pub chosen_neighbours: bool,
}

impl Places {
    /// The places of a partnership: as it chose, else as its name and the definitions say.
    pub fn of(partnership: &Partnership, choices: &Choices, definitions: &Definitions) -> Self {
        let areas = &definitions.areas;
        let chosen = choices.area.as_ref().and_then(|code| areas.find(code));
        let Some(own) = chosen.or_else(|| areas.find_by_name(&partnership.slug.replace('-', " "))) else {
            return Self::default();
        };
        let above = areas.parents_of(&own.code);
        let kind = |kind: AreaKind| above.iter().find(|area| area.kind == kind).map(|area| (*area).clone());
        let chosen_neighbours = !choices.neighbours.is_empty();
        let neighbours: Vec<&AreaCode> = if chosen_neighbours {
            choices.neighbours.iter().collect()
        } else {
            definitions.neighbours.of(&own.code).iter().map(|one| &one.area).collect()
        };
        let children = areas.children_of(&own.code);
        let below = children.iter().flat_map(|child| areas.children_of(&child.code));
        let localities = areas.iter().filter(|area| area.code.partnership() == Some(&partnership.slug));
        let mut parts: Vec<Area> = children.iter().copied().chain(below).chain(localities).cloned().collect();
        parts.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
        parts.dedup_by(|one, other| one.code == other.code);
        Self {
            own: Some(own.clone()),
            parts,
            region: kind(AreaKind::Region),
            country: kind(AreaKind::Country),
            neighbours: neighbours.into_iter().filter_map(|code| areas.find(code)).cloned().collect(),
            chosen_neighbours,
        }
    }

    /// Every place, each once.
    pub fn codes(&self) -> Vec<AreaCode> {
        let own = self.own.iter().chain(&self.parts).chain(&self.region).chain(&self.country);
        let mut codes: Vec<AreaCode> = own.chain(&self.neighbours).map(|area| area.code.clone()).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The partnership's own place or one of its parts.
    pub fn part(&self, code: &str) -> Option<&Area> {
        self.own.iter().chain(&self.parts).find(|area| area.code.as_str() == code)
    }
}
