//! All that a quarter reports: as it stands while it is open, as it was frozen afterwards.

use std::collections::HashMap;

use bigplan_ledger::Actor;
use bigplan_ledger::quarter::{Entry, FigureKey, FrozenEdition, Restated, restated};

use super::figures::reported;
use super::place::Opened;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// What a quarter reports.
pub struct Report {
    /// Every question, in order.
    pub entries: Vec<Entry>,
    /// The figures in it that are others now.
    pub changed: Vec<Restated>,
    /// What its figures are now.
    pub now: HashMap<FigureKey, f64>,
    /// The edition, where the quarter was signed off.
    pub frozen: Option<FrozenEdition>,
}

impl Report {
    /// What a quarter reports to this reader.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn of(site: &Site, actor: &Actor, opened: &Opened) -> Result<Self, PageError> {
        let measures = site.measures_of(actor, &opened.place.partnership).await?;
        let (entries, frozen) = match site.ledger().edition(actor, opened.quarter.id).await? {
            Some(mut frozen) => (std::mem::take(&mut frozen.edition.entries), Some(frozen)),
            None => {
                let (_, asks) = site.ledger().asks(actor, opened.quarter.id).await?;
                let entry = |ask: bigplan_ledger::quarter::Ask| {
                    let reported = reported(&measures, &ask.about);
                    Entry::of(ask, reported)
                };
                (asks.into_iter().map(entry).collect(), None)
            }
        };
        let keys: Vec<FigureKey> = entries.iter().flat_map(Entry::figures).cloned().collect();
        let figures = site.ledger().figures_now(actor, opened.place.partnership.id, &keys).await?;
        let now = figures.into_iter().filter_map(|(key, figure)| Some((key, figure.point.value?))).collect();
        let changed = restated(&entries, &now);
        Ok(Self { entries, changed, now, frozen })
    }
}
