//! Plans that a body of somebody's was asked to sign.

use super::{Asked, Waiting, WaitingKind};
use crate::{Ledger, LedgerError};

/// One entry for each body for which they may answer.
pub(super) async fn find(ledger: &Ledger, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let bodies = ledger.waiting_sign_ups(&asked.actor).await?;
    let waiting = bodies.into_iter().map(|one| Waiting {
        kind: WaitingKind::SignUp,
        title: one.title,
        note: format!("{} is asked to sign version {}", one.body, one.version),
        plan: Some(one.plan),
        item: None,
        since: None,
        due: one.due_on,
        address: format!("/plans/{}/sign-up/bodies/{}", one.plan, one.organisation),
    });
    Ok(waiting.collect())
}
