//! The files of returns that are kept, laid aside on the disk while they are read.

use std::io::{Seek, SeekFrom};

use bigplan_crosswalk::Given;
use bigplan_ledger::Actor;
use bigplan_ledger::statutory::{ReturnState, StatutoryReturn};
use bigplan_returns::LeftOut;
use bigplan_returns::report::Kind;

use super::super::sent::Aside;
use super::kind;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// Lays the files of a return aside. The look is in the journal, with what it is for.
pub(super) async fn aside(
    site: &Site,
    actor: &Actor,
    one: &StatutoryReturn,
    why: &'static str,
) -> Result<Vec<Aside>, PageError> {
    let looked_at = site.ledger().look_at_return(actor, one.id, why).await?;
    let mut files = Vec::with_capacity(one.files.len());
    for (place, known) in one.files.iter().enumerate() {
        let mut file = tempfile::tempfile().map_err(|why| PageError::fault(&why))?;
        site.ledger().copy_return_file(actor, &looked_at, place, &mut file).await?;
        file.seek(SeekFrom::Start(0)).map_err(|why| PageError::fault(&why))?;
        files.push(Aside::new(known.name.clone(), file));
    }
    Ok(files)
}

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
    Ok(Kept { year: one.year, files: aside(site, actor, one, why).await?, without })
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
