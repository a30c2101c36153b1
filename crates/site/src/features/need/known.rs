//! Places and groups in the words of this feature, as the definitions have them.

use bigplan_measure::{Area, AreaCode, AreaKind, Definitions, GroupCode};

/// A place's name; its code where it is not known.
pub fn place(known: &Definitions, code: &AreaCode) -> String {
    known.areas.find(code).map_or_else(|| code.to_string(), |area| area.name.clone())
}

/// Whom a figure is about: "Fenland", "Girls in Fenland".
pub fn whose(known: &Definitions, area: &AreaCode, group: &GroupCode) -> String {
    let place = place(known, area);
    if group.is_all() { place } else { format!("{} in {place}", known.groups.name(group)) }
}

/// The places among which the best is sought: the districts of an area, or those beside a district.
pub fn peers_within<'d>(known: &'d Definitions, code: &AreaCode) -> Vec<&'d Area> {
    let Some(area) = known.areas.find(code) else { return Vec::new() };
    let above = if area.kind == AreaKind::District { area.parent.as_ref().unwrap_or(code) } else { code };
    let beneath = known.areas.children_of(above);
    beneath.into_iter().filter(|area| area.kind == AreaKind::District).collect()
}

/// Whether a place is so large that its figure is taken as certain where its counts are not known.
pub fn is_large(known: &Definitions, code: &AreaCode) -> bool {
    known.areas.find(code).is_some_and(|area| matches!(area.kind, AreaKind::Country | AreaKind::Region))
}
