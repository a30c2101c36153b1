//! The columns of the journal, the mail and the database itself.

use super::Column;
use super::Privacy::{Internal, Personal};

/// Every one of them.
pub(super) const HOUSE: &[Column] = &[
    ("outbox", "account_id", Personal),
    ("outbox", "week", Internal),
    ("outbox", "state", Internal),
    ("outbox", "attempts", Internal),
    ("outbox", "next_at", Internal),
    ("outbox", "fault", Internal),
    ("outbox", "changed_at", Internal),
    ("journal", "sequence", Internal),
    ("journal", "id", Internal),
    ("journal", "at", Internal),
    ("journal", "actor", Personal),
    ("journal", "partnership_id", Internal),
    ("journal", "action", Internal),
    ("journal", "subject_kind", Internal),
    ("journal", "subject_id", Internal),
    ("journal", "body", Personal),
    ("journal", "previous_hash", Internal),
    ("journal", "hash", Internal),
    ("journal_head", "only_row", Internal),
    ("journal_head", "sequence", Internal),
    ("journal_head", "hash", Internal),
    ("returned_exports", "id", Internal),
    ("returned_exports", "plan_id", Internal),
    ("returned_exports", "account_id", Personal),
    ("returned_exports", "file", Personal),
    ("returned_exports", "export", Personal),
    ("returned_exports", "findings", Personal),
    ("returned_exports", "state", Internal),
    ("returned_exports", "created_at", Internal),
    ("migrations", "version", Internal),
    ("migrations", "name", Internal),
    ("migrations", "checksum", Internal),
    ("migrations", "applied_at", Internal),
];
