//! How much of each sort differs.

use serde::Serialize;

use super::{Around, Aspect, Line, MeasureLine, Standing};

/// Numbers of items, unless a field says otherwise. An item that was reworded and moved
/// counts in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// In the later version alone.
    pub added: usize,
    /// In the earlier version alone.
    pub dropped: usize,
    /// In both, with any difference.
    pub changed: usize,
    /// In both, alike.
    pub same: usize,
    /// With another title or text.
    pub reworded: usize,
    /// Under another item, or elsewhere among those beside it.
    pub moved: usize,
    /// With another reference or kind.
    pub relabelled: usize,
    /// With other leads.
    pub leads: usize,
    /// With another baseline or target, or other measures.
    pub measured: usize,
    /// With another date.
    pub due: usize,
    /// With other groups.
    pub groups: usize,
    /// With other money.
    pub money: usize,
    /// With other needs, another scope or other links.
    pub other: usize,
    /// Measures, not items: added, dropped or changed.
    pub measures: usize,
    /// Things outside items and measures: added, dropped or changed.
    pub around: usize,
}

impl Counts {
    pub(super) fn of(items: &[Line], measures: &[MeasureLine], around: &[Around]) -> Self {
        let stand = |as_: Standing| items.iter().filter(|line| line.standing == as_).count();
        let with = |any: &[Aspect]| {
            let differs = |line: &&Line| line.differences.iter().any(|difference| any.contains(&difference.what));
            items.iter().filter(differs).count()
        };
        Self {
            added: stand(Standing::Added),
            dropped: stand(Standing::Dropped),
            changed: stand(Standing::Changed),
            same: stand(Standing::Same),
            reworded: with(&[Aspect::Title, Aspect::Text]),
            moved: with(&[Aspect::Parent, Aspect::Place]),
            relabelled: with(&[Aspect::Reference, Aspect::Kind]),
            leads: with(&[Aspect::Leads]),
            measured: with(&[Aspect::Measures, Aspect::Baseline, Aspect::Targets]),
            due: with(&[Aspect::Due]),
            groups: with(&[Aspect::Groups]),
            money: with(&[Aspect::Money]),
            other: with(&[Aspect::Needs, Aspect::Scope, Aspect::Links]),
            measures: measures.iter().filter(|line| line.standing != Standing::Same).count(),
            around: around.len(),
        }
    }
}
