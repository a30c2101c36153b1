//! Updates that are awaited: in the plan's rhythm, and when an item's own date has passed. Pure.

use bigplan_plan::{Kind, When};
use jiff::civil::Date;

use super::{Led, Waiting, WaitingKind};

/// What is to be said of items that somebody leads by name. Outcomes are seen by their
/// measures, and milestones are ticked.
pub(super) fn find(led: &[Led], today: Date) -> Vec<Waiting> {
    let asked = led.iter().filter(|led| led.by_name && !matches!(led.kind, Kind::Outcome | Kind::Milestone));
    asked.filter(|led| !led.is_over()).filter_map(|led| awaited(led, today)).collect()
}

fn awaited(led: &Led, today: Date) -> Option<Waiting> {
    let said = led.said.map(|(_, day)| day);
    let passed = led.due.and_then(When::last_day).filter(|last| *last < today);
    let (since, due, note) = match passed {
        // Its date has passed, and nobody has said since what became of it.
        Some(last) if said.is_none_or(|day| day <= last) => (last, last, "Its date has passed: say whether it is done"),
        _ => {
            let awaited = led.rhythm.next(led.published, said).filter(|awaited| awaited.since <= today)?;
            (awaited.since, awaited.due, "Say how it goes")
        }
    };
    Some(Waiting {
        kind: WaitingKind::Update,
        title: led.words.clone(),
        note: note.to_owned(),
        plan: Some(led.plan),
        item: Some(led.item),
        since: Some(since),
        due: Some(due),
        address: format!("/plans/{}/items/{}/update", led.plan, led.item),
    })
}
