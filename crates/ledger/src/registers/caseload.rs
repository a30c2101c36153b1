//! How much work everybody has. Numbers only: no name of a child is in them, so counting is no look.

use super::Casework;
use super::reach::{self, reached};
use crate::clock::Day;
use crate::{AccountId, Actor, LedgerError, PartnershipId, TeamId};

/// The open work of one worker in a team; of nobody yet where `worker` is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caseload {
    /// Who.
    pub worker: Option<AccountId>,
    /// Their name.
    pub name: Option<String>,
    /// How many open records.
    pub open: i64,
    /// How many children and grown-ups these are about.
    pub persons: i64,
    /// In how many of them a clock has run out.
    pub overdue: i64,
    /// How many of them wait for somebody to read and sign.
    pub unsigned: i64,
}

impl Casework {
    /// The caseloads of a team, as far as the actor may see its records: the work that nobody has first, then by name.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody.
    pub async fn caseloads(
        &self,
        actor: &Actor,
        of: PartnershipId,
        team: TeamId,
    ) -> Result<Vec<Caseload>, LedgerError> {
        type Row = (Option<AccountId>, Option<String>, i64, i64, i64, i64);
        let mut read = self.ledger.store.snapshot().await?;
        let reach = reach::of(self, &mut read.link(), actor, of).await?;
        let rows = reached!(
            fetch_all,
            read,
            Row,
            reach,
            "SELECT r.worker_id, a.name, COUNT(*), COUNT(DISTINCT r.person_id),
                    COUNT(CASE WHEN r.due_on < $12 THEN 1 END), COUNT(CASE WHEN r.unsigned > 0 THEN 1 END)
             FROM records r LEFT JOIN accounts a ON a.id = r.worker_id",
            "AND r.is_open AND r.team_id = $11 GROUP BY r.worker_id, a.name
             ORDER BY CASE WHEN r.worker_id IS NULL THEN 0 ELSE 1 END, a.name, r.worker_id",
            team,
            Day(reach.today.0)
        )?;
        let load = |(worker, name, open, persons, overdue, unsigned): Row| Caseload {
            worker,
            name,
            open,
            persons,
            overdue,
            unsigned,
        };
        Ok(rows.into_iter().map(load).collect())
    }
}
