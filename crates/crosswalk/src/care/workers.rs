//! The social workers of a child, one after the other.

use bigplan_register::Value;
use bigplan_returns::looked_after::SocialWorker;

use super::history::History;
use crate::draft::{Draft, day};

pub(super) fn times(history: &History) -> Vec<Draft> {
    let record = |row: &SocialWorker| {
        let ended = day(row.dec);
        let draft = Draft::of("social-worker-time", if ended.is_some() { "closed" } else { "open" })?;
        let number = Some(row.id.to_string()).filter(|number| !number.is_empty()).map(Value::Text);
        let draft = draft.with("number", number).day("began", Some(day(row.decom)?)).day("ended", ended);
        Some(draft.code("why", row.reason))
    };
    history.workers.values().filter_map(record).collect()
}
