//! What is known of measures, places and groups before any figure.

use std::sync::LazyLock;

use bigplan_measure::{Area, AreaCode, AreaKind, Areas, Catalogue, GroupCode, Groups, Neighbours};

/// The definitions that the program carries.
#[derive(Debug, Default)]
pub struct Known {
    /// The measures.
    pub catalogue: Catalogue,
    /// The places.
    pub areas: Areas,
    /// The groups of children.
    pub groups: Groups,
    /// Whom each place is compared with.
    pub neighbours: Neighbours,
}

/// Read once: they are part of the program, and its own tests see to it that nothing is wrong with them.
pub static KNOWN: LazyLock<Known> = LazyLock::new(|| Known {
    catalogue: Catalogue::built_in().unwrap_or_default(),
    areas: Areas::built_in().unwrap_or_default(),
    groups: Groups::built_in().unwrap_or_default(),
    neighbours: Neighbours::built_in().unwrap_or_default(),
});

impl Known {
    /// A place's name; its code where it is not known.
    pub fn place(&self, code: &AreaCode) -> String {
        self.areas.find(code).map_or_else(|| code.to_string(), |area| area.name.clone())
    }

    /// Whom a figure is about: "Fenland", "Girls in Fenland".
    pub fn whose(&self, area: &AreaCode, group: &GroupCode) -> String {
        let place = self.place(area);
        if group.is_all() { place } else { format!("{} in {place}", self.groups.name(group)) }
    }

    /// The area that a partnership answers for: as it chose, else as its address says.
    pub fn own(&self, chosen: Option<&AreaCode>, slug: &str) -> Option<&Area> {
        let chosen = chosen.and_then(|code| self.areas.find(code));
        chosen.or_else(|| self.areas.find_by_name(&slug.replace('-', " ")))
    }

    /// The districts and localities of an area, by kind and name. Localities are the partnership's own.
    pub fn parts(&self, own: &AreaCode, slug: &str) -> Vec<&Area> {
        let mut parts = self.areas.children_of(own);
        parts.extend(self.areas.iter().filter(|area| area.code.partnership() == Some(slug)));
        parts.sort_by(|one, other| (one.kind, &one.name).cmp(&(other.kind, &other.name)));
        parts.dedup_by(|one, other| one.code == other.code);
        parts
    }

    /// The places among which the best is sought: the districts of an area, or those beside a district.
    pub fn peers_within(&self, code: &AreaCode) -> Vec<&Area> {
        let Some(area) = self.areas.find(code) else { return Vec::new() };
        let above = if area.kind == AreaKind::District { area.parent.as_ref().unwrap_or(code) } else { code };
        let beneath = self.areas.children_of(above);
        beneath.into_iter().filter(|area| area.kind == AreaKind::District).collect()
    }

    /// Whether a place is so large that its figure is taken as certain where its counts are not known.
    pub fn is_large(&self, code: &AreaCode) -> bool {
        self.areas.find(code).is_some_and(|area| matches!(area.kind, AreaKind::Country | AreaKind::Region))
    }
}
