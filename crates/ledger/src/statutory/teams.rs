//! Which team works with the children of a return.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::definition::Return;
use serde_json::json;

use crate::error::damaged;
use crate::looks::Looking;
use crate::registers::Casework;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId, Right, Subject};

type Row = (String, Option<String>);

impl Casework {
    /// The team of each of some children, by pupil number: of their newest record in one of the registers that feed this return, open
    /// ones first. `None` for a child whose records no team has; a child with no such record is left out. No name of a child
    /// is among it. The look is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but officers; any error of the journal.
    pub async fn teams_of_pupils(
        &self,
        actor: &Actor,
        of: PartnershipId,
        feeds: Return,
        pupil_numbers: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, Option<String>>, LedgerError> {
        actor.require(Right::LoadFigures, Some(of))?;
        let feeding = self.registers().iter().filter(|register| register.feeds.contains(&feeds));
        let registers: Vec<String> = feeding.map(|register| register.code.to_string()).collect();
        let registers = serde_json::to_string(&registers).map_err(damaged("a list of registers"))?;
        let pupils = serde_json::to_string(pupil_numbers).map_err(damaged("a list of pupil numbers"))?;
        let asked = Asked { of, feeds, registers, pupils, many: pupil_numbers.len() };
        self.ledger().look(actor, move |looking| Box::pin(async move { asked.look(looking).await })).await
    }
}

struct Asked {
    of: PartnershipId,
    feeds: Return,
    /// Lists as JSON.
    registers: String,
    pupils: String,
    many: usize,
}

impl Asked {
    async fn look(self, looking: &mut Looking) -> Result<BTreeMap<String, Option<String>>, LedgerError> {
        let rows = self.newest_last(&mut looking.link()).await?;
        let body = json!({"for": self.feeds, "children": self.many});
        looking.record("teams-of-return-looked-at", self.of, Subject::Registers, body);
        Ok(rows.into_iter().collect())
    }

    /// The teams of the records of children, the newest last, after all that are closed.
    async fn newest_last(&self, link: &mut Link<'_>) -> Result<Vec<Row>, LedgerError> {
        macro_rules! teams {
            ($connection:expr, $registers:literal, $pupils:literal) => {
                sqlx::query_as::<_, Row>(concat!(
                    "SELECT p.pupil_number, m.name FROM persons p JOIN records r ON r.person_id = p.id
                     LEFT JOIN teams m ON m.id = r.team_id
                     WHERE p.partnership_id = $1 AND r.merged_into IS NULL AND r.register IN (",
                    $registers,
                    ") AND p.pupil_number IN (",
                    $pupils,
                    ") ORDER BY CASE WHEN r.is_open THEN 1 ELSE 0 END, r.changed_at, r.id"
                ))
                .bind(self.of)
                .bind(&self.registers)
                .bind(&self.pupils)
                .fetch_all(&mut **$connection)
                .await?
            };
        }
        Ok(match link {
            Link::Sqlite(connection) => {
                teams!(connection, "SELECT value FROM json_each($2)", "SELECT value FROM json_each($3)")
            }
            Link::Postgres(connection) => teams!(
                connection,
                "SELECT json_array_elements_text($2::json)",
                "SELECT json_array_elements_text($3::json)"
            ),
        })
    }
}
