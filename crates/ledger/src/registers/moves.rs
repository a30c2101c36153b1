//! Moves from state to state, and sign-offs.

use bigplan_register::record::{Attempt, Signed, carry_out, check_move, check_sign_off};
use bigplan_register::{MoveCode, SignOffCode};
use serde_json::json;

use super::save::{Open, Saved, journal};
use super::{Casework, CaseworkError};
use crate::people::day;
use crate::{Actor, LedgerError, RecordId, given};

impl Casework {
    /// Moves a record to another state, and begins the records that begin with the move. The reason stays with the
    /// record.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] with everything that stands in the way; as [`Casework::change_record`].
    pub async fn move_record(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        wanted: &MoveCode,
        reason: &str,
    ) -> Result<Saved, CaseworkError> {
        let reason = given::any_words("reason", reason)?;
        let mut change = self.ledger.change(actor).await?;
        let Open { definition, head, record, standings, who } = self.opened(&mut change, actor, id, expected).await?;
        let (by, roles) = (who.named(actor), standings.roles(definition));
        let reason = Some(reason.as_str()).filter(|reason| !reason.is_empty());
        let attempt = Attempt { by: &by, roles: &roles, on: day(change.at).0, reason };
        let findings = check_move(definition, &record, wanted, attempt);
        if !findings.is_empty() {
            return Err(CaseworkError::Findings(findings));
        }
        let step = definition.find_move(wanted).ok_or(LedgerError::NotFound("move"))?;
        let (moved, begun) = carry_out(&self.registers, definition, &record, step, attempt);
        let mut saved = self.save(&mut change, definition, &head, &moved, &record.values).await?;
        let says = json!({"move": wanted, "from": record.state, "to": moved.state});
        journal(&mut change, "record-moved", &head, saved.version, says);
        for one in begun {
            saved.begun.extend(self.begin(&mut change, &head, one, &by).await?);
        }
        change.commit().await?;
        Ok(saved)
    }

    /// Signs work off: somebody other than its worker has read it.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] with everything that stands in the way; as [`Casework::change_record`].
    pub async fn sign_record(
        &self,
        actor: &Actor,
        id: RecordId,
        expected: i64,
        wanted: &SignOffCode,
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let Open { definition, head, record, standings, who } = self.opened(&mut change, actor, id, expected).await?;
        let (by, roles) = (who.named(actor), standings.roles(definition));
        let on = day(change.at).0;
        let findings =
            check_sign_off(definition, &record, wanted, Attempt { by: &by, roles: &roles, on, reason: None });
        if !findings.is_empty() {
            return Err(CaseworkError::Findings(findings));
        }
        let mut signed = record.clone();
        let after_moves = record.moves.len();
        signed.signed.push(Signed { sign_off: wanted.clone(), on, after_moves, by });
        let saved = self.save(&mut change, definition, &head, &signed, &record.values).await?;
        journal(&mut change, "record-signed", &head, saved.version, json!({"sign_off": wanted}));
        change.commit().await?;
        Ok(saved)
    }
}
