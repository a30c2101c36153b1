//! What need be kept no more: which files of people, and which records about nobody, are past the time that their
//! definitions give. Nothing goes by itself: somebody looks, and says why.

mod destroy;
mod due;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;

use super::Casework;
use crate::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Right, Subject, given};

pub use destroy::Destroyed;

/// What goes or stays as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseFile {
    /// All records about a person.
    Person(PersonId),
    /// A record that is about nobody.
    Record(RecordId),
}

/// A file that need be kept no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDue {
    /// Which.
    pub file: CaseFile,
    /// How many records it has, by the code of their register.
    pub records: BTreeMap<String, usize>,
    /// The day on which its last record was closed.
    pub closed: Date,
    /// The first day on which it need be kept no more.
    pub free_from: Date,
    /// The code of the register whose rule keeps it longest.
    pub longest: String,
    /// Why somebody keeps it longer all the same.
    pub kept_because: Option<String>,
}

impl Casework {
    /// Says that a person's file is kept although its time is over, and why (an inquiry, a claim, a wish of the person);
    /// without a reason, that it is so no longer.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `because` where it is too long; [`LedgerError::NotFound`]; [`LedgerError::Forbidden`].
    pub async fn keep_file(
        &self,
        actor: &Actor,
        of: PartnershipId,
        person: PersonId,
        because: Option<&str>,
    ) -> Result<(), LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        let because = given::any_words("because", because.unwrap_or_default())?;
        let because = Some(because).filter(|because| !because.is_empty());
        let mut change = self.ledger.change(actor).await?;
        let sql = "UPDATE persons SET kept_because = $1 WHERE id = $2 AND partnership_id = $3 AND merged_into IS NULL";
        if execute!(change.work, sql, because.as_deref(), person, of)? == 0 {
            return Err(LedgerError::NotFound("person"));
        }
        let action = if because.is_some() { "file-kept-longer" } else { "file-kept-no-longer" };
        change.record(action, Some(of), Subject::Person(person), json!({}));
        change.commit().await
    }
}
