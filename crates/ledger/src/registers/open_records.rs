//! How many open records of each register somebody may see. It stands on the page where everybody begins, so it reads
//! indexes: what is open in registers that a role reaches as a whole is counted in one, and of all others only those
//! records are looked at to which some way of reaching them leads.

use std::collections::BTreeMap;

use super::Casework;
use super::duties::day_of;
use super::reach::{self, Reach, reached};
use super::standing::Who;
use crate::clock::Day;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId};

/// How many open records of a register somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRecords {
    /// The register's code.
    pub register: String,
    /// How many.
    pub open: i64,
    /// How many of them are the actor's own work.
    pub mine: i64,
    /// In how many of them a clock has run out.
    pub overdue: i64,
}

/// The open records that are somebody's work, wherever they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnRecords {
    /// How many.
    pub open: i64,
    /// In how many of them a clock has run out.
    pub overdue: i64,
}

type Row = (String, i64, i64, i64);

impl Casework {
    /// How many open records of each register the actor may see, by register. Numbers only, so counting is no look.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody.
    pub async fn open_records(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<OpenRecords>, LedgerError> {
        let mut read = self.ledger.store.snapshot().await?;
        let reach = reach::of(self, &mut read.link(), actor, of).await?;
        let mut rows = of_whole_registers(&mut read.link(), &reach).await?;
        if reach.all != "*" {
            rows.extend(of_others(&mut read.link(), &reach).await?);
        }
        let mut counted: BTreeMap<String, OpenRecords> = BTreeMap::new();
        for (register, open, mine, overdue) in rows {
            let none = OpenRecords { register: register.clone(), open: 0, mine: 0, overdue: 0 };
            let one = counted.entry(register).or_insert(none);
            one.open += open;
            one.mine += mine;
            one.overdue += overdue;
        }
        Ok(counted.into_values().collect())
    }

    /// How many open records are the actor's work. Numbers only, so counting is no look.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody.
    pub async fn own_records(&self, actor: &Actor) -> Result<OwnRecords, LedgerError> {
        let Some(account) = Who::of(actor)?.account() else { return Ok(OwnRecords::default()) };
        let mut read = self.ledger.store.read().await?;
        let sql =
            "SELECT COUNT(*), COUNT(CASE WHEN due_on < $2 THEN 1 END) FROM records WHERE worker_id = $1 AND is_open";
        let (open, overdue) = row!(read, (i64, i64), sql, account, day_of(self))?;
        Ok(OwnRecords { open, overdue })
    }
}

/// Of registers that a role reaches as a whole: a role that is held today, so no record has to be asked about.
async fn of_whole_registers(link: &mut Link<'_>, reach: &Reach) -> Result<Vec<Row>, LedgerError> {
    let sql = "SELECT r.register, COUNT(*), 0, COUNT(CASE WHEN r.due_on < $2 THEN 1 END) FROM records r
               WHERE r.partnership_id = $1 AND r.is_open AND ($3 = '*' OR $3 LIKE '%/' || r.register || ',%')
               GROUP BY r.register
               UNION ALL
               SELECT r.register, 0, COUNT(*), 0 FROM records r
               WHERE r.partnership_id = $1 AND r.is_open AND r.worker_id = $4
                 AND ($3 = '*' OR $3 LIKE '%/' || r.register || ',%')
               GROUP BY r.register";
    Ok(rows!(link, Row, sql, reach.of, reach.today, reach.all.as_str(), reach.me)?)
}

/// Of all others.
async fn of_others(link: &mut Link<'_>, reach: &Reach) -> Result<Vec<Row>, LedgerError> {
    reached!(
        fetch_all,
        link,
        Row,
        reach,
        "SELECT r.register, COUNT(*), COUNT(CASE WHEN r.worker_id = $2 THEN 1 END),
                COUNT(CASE WHEN r.due_on < $11 THEN 1 END) FROM records r",
        "AND r.is_open AND NOT ($4 LIKE '%/' || r.register || ',%') AND r.id IN (
           SELECT o.id FROM records o WHERE $5 <> ',' AND o.worker_id = $2 AND o.is_open
           UNION SELECT o.id FROM duties d JOIN records o ON o.team_id = d.team_id AND o.is_open
             WHERE $6 <> ',' AND d.account_id = $2 AND d.partnership_id = $1
           UNION SELECT o.id FROM duties d JOIN records o ON o.about_id = d.organisation_id
             WHERE $6 <> ',' AND d.account_id = $2 AND d.partnership_id = $1
           UNION SELECT c.id FROM records o JOIN records c ON c.person_id = o.person_id
             WHERE $7 <> ',' AND o.worker_id = $2 AND o.is_open
           UNION SELECT c.id FROM duties d JOIN records o ON o.team_id = d.team_id AND o.is_open
               JOIN records c ON c.person_id = o.person_id
             WHERE $8 <> ',' AND d.account_id = $2 AND d.partnership_id = $1
           UNION SELECT o.id FROM records o WHERE $9 <> ',' AND o.referred_by = $2
           UNION SELECT o.id FROM duties d JOIN records o ON o.referred_for = d.organisation_id
             WHERE $9 <> ',' AND d.account_id = $2 AND d.partnership_id = $1
           UNION SELECT s.record_id FROM record_shares s WHERE $10 <> ',' AND s.account_id = $2)
         GROUP BY r.register ORDER BY r.register",
        Day(reach.today.0)
    )
}
