//! Opens quarters as their day comes by the calendars of the partnerships.

use std::sync::Arc;
use std::time::Duration;

use bigplan_ledger::{Actor, Ledger};
use bigplan_measure::Definitions;

/// How often the serving program looks whether a quarter is to be opened.
const EVERY: Duration = Duration::from_secs(15 * 60);

/// Opens quarters as they fall due, until it is dropped.
pub async fn keep_opening(ledger: Ledger, definitions: Arc<Definitions>) {
    loop {
        match ledger.open_due_quarters(&Actor::System("calendar of quarters"), &definitions.catalogue).await {
            Ok(opened) if opened.is_empty() => {}
            Ok(opened) => tracing::info!(quarters = opened.len(), "opened by the calendar"),
            Err(why) => tracing::error!(%why, "quarters could not be opened"),
        }
        tokio::time::sleep(EVERY).await;
    }
}
