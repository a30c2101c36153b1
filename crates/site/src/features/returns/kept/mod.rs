//! Returns that are kept: which there are, keeping one, what was found in it by rule, child and team, and taking it
//! away.

mod files;
mod keep;
mod list;
mod remove;
mod shown;
mod teams;

use std::sync::Arc;

use bigplan_ledger::statutory::StatutoryReturn;
use bigplan_ledger::{Actor, ReturnId};

pub(super) use files::{Kept, all_that_stand};
pub(super) use keep::{page_of as form, take as keep};
pub(super) use list::page_of as list;
pub(super) use remove::{page_of as removal, take as remove};
pub(super) use shown::page_of as shown;
pub(super) use teams::{Team, Teams};

use crate::parts::return_words::{kind, title};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The returns of a partnership, for an officer of it.
struct Place {
    actor: Actor,
    measures: Arc<ShownMeasures>,
    address: String,
    returns: Vec<StatutoryReturn>,
}

impl Place {
    /// # Errors
    /// Where there is no such partnership, or the visitor is no officer of it.
    async fn at(site: &Site, visit: &Visit, slug: &str) -> Result<Self, PageError> {
        let actor = visit.actor();
        let measures = site.measures_at(&actor, slug).await?;
        visit.require_officer(measures.partnership.id)?;
        let returns = site.ledger().statutory_returns(&actor, measures.partnership.id).await?;
        Ok(Self { actor, measures, address: format!("/partnerships/{slug}/returns"), returns })
    }

    fn name(&self) -> &str {
        &self.measures.partnership.name
    }

    fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        let partnership = self.address.trim_end_matches("/returns");
        Frame::new(visit, title).under("Home", "/").under(self.name(), partnership)
    }

    /// A return by the id in an address.
    fn find(&self, id: &str) -> Result<&StatutoryReturn, PageError> {
        let id: Option<ReturnId> = id.parse().ok();
        id.and_then(|id| self.of(id)).ok_or_else(PageError::not_found)
    }

    fn of(&self, id: ReturnId) -> Option<&StatutoryReturn> {
        self.returns.iter().find(|one| one.id == id)
    }
}
