//! Making one person of two who are the same.

use serde_json::json;

use super::persons::find;
use super::{Casework, counting};
use crate::{Actor, LedgerError, PersonId, RecordId, Subject};

impl Casework {
    /// Says that two persons are one: the records of the first are the second's from now on. The journal keeps which they
    /// were, so that it can be undone. Both versions are the ones that were looked at.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may see no record of one of them; [`LedgerError::State`] where they are the
    /// same already, a child and a grown-up, or of two partnerships; [`LedgerError::Conflict`] where somebody else wrote
    /// meanwhile; [`LedgerError::Forbidden`].
    pub async fn merge_persons(
        &self,
        actor: &Actor,
        from: (PersonId, i64),
        into: (PersonId, i64),
    ) -> Result<(), LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let gone = find(&mut change.link(), from.0).await?.ok_or(LedgerError::NotFound("person"))?;
        let kept = find(&mut change.link(), into.0).await?.ok_or(LedgerError::NotFound("person"))?;
        for person in [&gone, &kept] {
            self.require_beginner(&mut change.link(), actor, person.partnership, person.says.kind).await?;
            self.require_known(&mut change.link(), actor, person).await?;
        }
        let of = kept.partnership;
        if from.0 == into.0 || gone.partnership != of || gone.says.kind != kept.says.kind {
            return Err(LedgerError::State("these two cannot be one person"));
        }
        // A file that is kept longer for a reason stays so.
        let sql = "UPDATE persons SET version = version + 1,
                     kept_because = COALESCE(kept_because, (SELECT g.kept_because FROM persons g WHERE g.id = $3))
                   WHERE id = $1 AND version = $2 AND merged_into IS NULL";
        if execute!(change.work, sql, into.0, into.1, from.0)? == 0 {
            return Err(LedgerError::Conflict { what: "person", current: kept.version });
        }
        let sql = "UPDATE persons SET merged_into = $1, version = version + 1
                   WHERE id = $2 AND version = $3 AND merged_into IS NULL";
        if execute!(change.work, sql, into.0, from.0, from.1)? == 0 {
            return Err(LedgerError::Conflict { what: "person", current: gone.version });
        }
        let sql = "UPDATE records SET person_id = $1 WHERE person_id = $2 RETURNING id";
        let moved: Vec<RecordId> =
            rows!(change.work, (RecordId,), sql, into.0, from.0)?.into_iter().map(|row| row.0).collect();
        execute!(change.work, "UPDATE tallies SET person_id = $1 WHERE person_id = $2", into.0, from.0)?;
        execute!(change.work, "DELETE FROM children_to_count WHERE person_id = $1", from.0)?;
        counting::mark(&mut change, of, into.0).await?;
        change.record("person-merged", Some(of), Subject::Person(from.0), json!({"into": into.0, "records": moved}));
        change.record("person-took-over", Some(of), Subject::Person(into.0), json!({"from": from.0, "records": moved}));
        change.commit().await
    }
}
