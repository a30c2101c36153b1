//! Permanence that had been arranged for a child before it came into care.

use std::collections::BTreeMap;

use bigplan_register::Value;
use bigplan_returns::looked_after::Permanence;
use jiff::civil::Date;

use super::history::History;
use crate::draft::{Draft, day};

/// What each year says, by the first day of the care that it is about: the last that had begun by the year's end.
pub(super) fn by_care(history: &History, cares: impl Iterator<Item = Date>) -> BTreeMap<Date, &Permanence> {
    let cares: Vec<Date> = cares.collect();
    let of_year = |(ends, row): (&u16, _)| {
        let last = Date::new(i16::try_from(*ends).ok()?, 3, 31).ok()?;
        Some((cares.iter().rfind(|since| **since <= last).copied()?, row))
    };
    history.before.iter().filter_map(of_year).collect()
}

/// Puts it into the record of an episode. A day that is known in part is none.
pub(super) fn told(draft: Draft, row: Option<&&Permanence>) -> Draft {
    let Some(row) = row else { return draft };
    let council = Some(row.la_perm.to_string()).filter(|code| !code.is_empty()).map(Value::Text);
    let draft = draft.code("permanence-before", row.prev_perm).with("permanence-council", council);
    draft.day("permanence-on", day(row.date_perm))
}
