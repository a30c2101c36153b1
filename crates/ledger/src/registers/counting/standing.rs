//! How far counting has come in a partnership, and by which rules.

use bigplan_counting::Counts;

use super::Counting;
use super::filled::By;
use crate::clock::Day;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId, PersonId};

/// How far counting has come in a partnership.
pub(super) struct Standing {
    /// By what the children are gone through.
    by: By,
    /// The rules that can be counted by.
    pub(super) counts: Counts,
    /// The last child who was gone through.
    pub(super) after: String,
    /// Whether all have been.
    pub(super) complete: bool,
    /// On which day that was.
    pub(super) on: Day,
}

impl Standing {
    /// By what to begin again, where a register that some rules need has its first record with one of the marked
    /// children. Until all have been gone through once, whoever is written of is marked and looked at afterwards.
    pub(super) async fn more(
        &self,
        change: &mut Change<'_>,
        counting: &Counting,
        marked: &[PersonId],
    ) -> Result<Option<By>, LedgerError> {
        if self.complete { self.by.and_those_of(change, counting, marked).await } else { Ok(None) }
    }
}

/// Where counting stands; at the beginning where the rules are others.
pub(super) async fn standing(
    change: &mut Change<'_>,
    counting: &Counting,
    of: PartnershipId,
    today: Day,
) -> Result<Standing, LedgerError> {
    let sql = "SELECT rules, after_person, is_complete, counted_on FROM counting WHERE partnership_id = $1";
    let kept = optional_row!(change.work, (String, String, bool, Day), sql, of)?;
    let before = kept.as_ref().map(|(rules, ..)| By::read(rules)).transpose()?;
    if let (Some((_, after, complete, on)), Some(by)) = (kept, &before)
        && by.digest == counting.rules
    {
        let (by, counts) = (by.clone(), counting.counts.with_filled(&by.filled));
        return Ok(Standing { by, counts, after, complete, on });
    }
    let by = By::now(change, counting, of, before.as_ref()).await?;
    begin(change, of, &by, today).await?;
    let counts = counting.counts.with_filled(&by.filled);
    Ok(Standing { by, counts, after: String::new(), complete: false, on: today })
}

/// Has all children gone through from the beginning.
pub(super) async fn begin(change: &mut Change<'_>, of: PartnershipId, by: &By, today: Day) -> Result<(), LedgerError> {
    let sql = "INSERT INTO counting (partnership_id, rules, after_person, is_complete, counted_on)
               VALUES ($1, $2, '', $3, $4)
               ON CONFLICT (partnership_id) DO UPDATE SET rules = $2, after_person = '', is_complete = $3, counted_on = $4";
    execute!(change.work, sql, of, by.text(), false, today).map(drop)
}

/// Notes how far a step came; `last` is `None` where nobody was left.
pub(super) async fn went_on(
    change: &mut Change<'_>,
    of: PartnershipId,
    last: Option<PersonId>,
    today: Day,
) -> Result<(), LedgerError> {
    let sql = "UPDATE counting SET after_person = COALESCE($1, after_person), is_complete = $2, counted_on = $3
               WHERE partnership_id = $4";
    let complete = last.is_none();
    execute!(change.work, sql, last.map(|id| id.to_string()), complete, today, of).map(drop)
}
