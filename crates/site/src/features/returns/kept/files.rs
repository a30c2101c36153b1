//! The files of returns that are kept, laid aside on the disk while they are read.

use bigplan_crosswalk::Given;
use bigplan_ledger::Actor;
use bigplan_ledger::statutory::{ReturnState, StatutoryReturn};
use bigplan_returns::LeftOut;
use bigplan_returns::report::Kind;

use super::kind;
use crate::keeping::{Aside, lay_aside};
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// A return that is kept, as it is read to be counted.
pub(in super::super) struct Kept {
    pub(in super::super) year: u16,
    pub(in super::super) files: Vec<Aside>,
    without: LeftOut,
}

impl Kept {
    /// A return that was just sent, all of whose rows count.
    pub(in super::super) fn sent(year: u16, files: Vec<Aside>) -> Self {
        Self { year, files, without: LeftOut::default() }
    }

    /// Its files.
    pub(in super::super) fn given(&self) -> impl Iterator<Item = Given<'_>> {
        self.files.iter().map(|source| Given { source, year: Some(self.year), without: &self.without })
    }
}

/// Lays a return aside with what of it does not count.
pub(super) async fn kept(
    site: &Site,
    actor: &Actor,
    one: &StatutoryReturn,
    why: &'static str,
) -> Result<Kept, PageError> {
    let without = LeftOut::read(&one.found.left_out).map_err(|why| PageError::fault(&why))?;
    Ok(Kept { year: one.year, files: lay_aside(site.ledger(), actor, one, why).await?, without })
}

/// All returns that stand and tell of children's records: the looked-after returns and the censuses of every year.
pub(in super::super) async fn all_that_stand(
    site: &Site,
    actor: &Actor,
    of: bigplan_ledger::PartnershipId,
) -> Result<Vec<Kept>, PageError> {
    let mut all = Vec::new();
    for one in site.ledger().statutory_returns(actor, of).await? {
        let tells = matches!(kind(&one.kind), Some(Kind::LookedAfter | Kind::Need));
        if one.state == ReturnState::Kept && tells {
            all.push(kept(site, actor, &one, "held against the records").await?);
        }
    }
    Ok(all)
}
