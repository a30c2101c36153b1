//! Making one record of two that are about the same thing.

use bigplan_register::definition::Right;
use bigplan_register::record::check_merge;
use serde_json::json;

use super::save::{Saved, journal};
use super::{Casework, CaseworkError};
use crate::{Actor, LedgerError, RecordId};

impl Casework {
    /// Merges a record into another of the same register. The other takes over what it lacks; the merged one stays as it
    /// was, points to the other, and is nobody's work any more. Both versions are the ones that were looked at.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] where the other is closed, is the same record, or is about somebody else;
    /// [`LedgerError::State`] where it is another register's; as [`Casework::change_record`].
    pub async fn merge_records(
        &self,
        actor: &Actor,
        from: (RecordId, i64),
        into: (RecordId, i64),
    ) -> Result<Saved, CaseworkError> {
        let mut change = self.ledger.change(actor).await?;
        let mut gone = self.opened(&mut change, actor, from.0, from.1).await?;
        let mut kept = self.opened(&mut change, actor, into.0, into.1).await?;
        if gone.head.register != kept.head.register {
            return Err(LedgerError::State("the two records are of different registers").into());
        }
        for open in [&gone, &kept] {
            if !open.standings.may(open.definition, Right::Change) {
                return Err(LedgerError::Forbidden("change both records").into());
            }
        }
        let findings = check_merge(gone.definition, &gone.record, &kept.record);
        if !findings.is_empty() {
            return Err(CaseworkError::Findings(findings));
        }
        // The merged one first: two episodes that were one would otherwise stand in each other's way.
        gone.head.merged_into = Some(into.0);
        let values = gone.record.values.clone();
        let version = self.write_merged(&mut change, &gone).await?;
        journal(&mut change, "record-merged", &gone.head, version, json!({"into": into.0}));
        let before = kept.record.values.clone();
        for (field, value) in values {
            kept.record.values.entry(field).or_insert(value);
        }
        let fields = super::save::changed_fields(&before, &kept.record.values);
        let saved = self.save(&mut change, kept.definition, &kept.head, &kept.record, &before).await?;
        journal(&mut change, "record-took-over", &kept.head, saved.version, json!({"from": from.0, "fields": fields}));
        change.commit().await?;
        Ok(saved)
    }
}
