//! The measures of two versions, side by side.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::item::{Named, figures, name};
use super::pairs::Pairs;
use super::{Aspect, Difference, Standing};
use crate::{MeasureUse, Plan};

/// One measure of either version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeasureLine {
    /// What became of it.
    pub standing: Standing,
    /// Its id in the earlier version.
    pub from: Option<String>,
    /// Its id in the later version.
    pub to: Option<String>,
    /// Its code and title, the later ones where both versions have it.
    pub name: String,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// Every measure of either version.
pub(super) fn lines(from: &Plan, to: &Plan, pairs: &Pairs) -> Vec<MeasureLine> {
    let earlier: HashMap<&str, &MeasureUse> =
        from.measures.iter().filter_map(|old| Some((pairs.later_measure(&old.id)?, old))).collect();
    let new = to.measures.iter().map(|new| line(earlier.get(new.id.as_str()).copied(), new));
    let kept: HashSet<&str> = earlier.values().map(|old| old.id.as_str()).collect();
    let dropped = from.measures.iter().filter(|old| !kept.contains(old.id.as_str())).map(|old| MeasureLine {
        standing: Standing::Dropped,
        from: Some(old.id.clone()),
        to: None,
        name: name(old),
        differences: Vec::new(),
    });
    new.chain(dropped).collect()
}

fn line(old: Option<&MeasureUse>, new: &MeasureUse) -> MeasureLine {
    let differences = old.map(|old| {
        let mut differences = figures(old, new, Named::No);
        differences.extend(Difference::of_wording(Aspect::Title, &name(old), &name(new)));
        differences.sort_by_key(|difference| difference.what);
        differences
    });
    let standing = match &differences {
        None => Standing::Added,
        Some(differences) if differences.is_empty() => Standing::Same,
        Some(_) => Standing::Changed,
    };
    let (from, to) = (old.map(|old| old.id.clone()), Some(new.id.clone()));
    MeasureLine { standing, from, to, name: name(new), differences: differences.unwrap_or_default() }
}
