//! Comments that wait for somebody's answer.

use super::{Asked, Waiting, WaitingKind};
use crate::clock::Moment;
use crate::people::day;
use crate::{Ledger, LedgerError};

/// One entry a plan: comments come by the hundred.
pub(super) async fn find(ledger: &Ledger, asked: &Asked) -> Result<Vec<Waiting>, LedgerError> {
    let plans = ledger.waiting_comments(&asked.actor).await?;
    let waiting = plans.into_iter().map(|one| {
        let list = format!("/plans/{}/comments", one.plan);
        let (note, item, address) = match one.only {
            Some((comment, item)) => ("A comment waits for an answer".to_owned(), item, format!("{list}/{comment}")),
            None => (format!("{} comments wait for an answer", one.count), None, list),
        };
        Waiting {
            kind: WaitingKind::Comment,
            title: one.title,
            note,
            plan: Some(one.plan),
            item,
            since: Some(day(Moment(one.since)).0),
            due: None,
            address,
        }
    });
    Ok(waiting.collect())
}
