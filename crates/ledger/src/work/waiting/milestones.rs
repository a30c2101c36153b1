//! Milestones that are late or due within thirty days. Pure.

use bigplan_plan::{Kind, When};
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Led, Waiting, WaitingKind};

/// How many days ahead one is reminded.
const AHEAD: i32 = 30;

pub(super) fn find(led: &[Led], today: Date) -> Vec<Waiting> {
    let Ok(horizon) = today.checked_add(AHEAD.days()) else { return Vec::new() };
    let open = led.iter().filter(|led| led.kind == Kind::Milestone && !led.is_over());
    open.filter_map(|led| milestone(led, led.due.and_then(When::last_day)?, horizon)).collect()
}

fn milestone(led: &Led, due: Date, horizon: Date) -> Option<Waiting> {
    (due <= horizon).then(|| Waiting {
        kind: WaitingKind::Milestone,
        title: led.words.clone(),
        note: "Tick it, or say why it is late".to_owned(),
        plan: Some(led.plan),
        item: Some(led.item),
        since: None,
        due: Some(due),
        address: format!("/plans/{}/items/{}/update", led.plan, led.item),
    })
}
