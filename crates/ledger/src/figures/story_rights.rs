//! Who may write the story of a measure.

use bigplan_measure::{Catalogue, MeasureCode};
use bigplan_plan::{Item, MeasureUse};

use super::ties::code_of;
use crate::clock::Moment;
use crate::error::damaged;
use crate::people::day;
use crate::plans::rows as stored;
use crate::roles::{Held, held_gives};
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, MeasureId, PartnershipId, PlanId, Right};

/// What an account leads today in published plans of a partnership, and all that stands under it.
const LED: &str = "WITH RECURSIVE led (id) AS (
        SELECT i.id FROM items i JOIN plans p ON p.id = i.plan_id JOIN leads l ON l.item_id = i.id
        JOIN post_holders h ON h.post_id = l.post_id
        WHERE p.partnership_id = $1 AND p.state = 'published' AND l.state = 'named' AND h.account_id = $2
          AND (h.from_on IS NULL OR h.from_on <= $3) AND (h.until_on IS NULL OR h.until_on >= $3)
        UNION SELECT i.id FROM items i JOIN led ON i.parent_id = led.id)
    SELECT i.plan_id, i.id, i.parent_id, i.kind, i.ref, i.title, i.body, i.anchor, i.revision
    FROM items i JOIN led ON led.id = i.id ORDER BY i.plan_id, i.position";

impl Ledger {
    /// Whether the actor may write a measure's story today: by the role of the account, or because a post leads an item
    /// of a published plan that uses the measure, or an item above it.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn may_write_story(
        &self,
        actor: &Actor,
        of: PartnershipId,
        measure: &MeasureCode,
        catalogue: &Catalogue,
    ) -> Result<bool, LedgerError> {
        // Most who look at a measure are visitors: nothing need be read for them.
        if let Some(known) = by_role(actor, of) {
            return Ok(known);
        }
        let mut read = self.store.snapshot().await?;
        may(&mut read.link(), actor, of, (measure, catalogue), Moment(self.now())).await
    }
}

/// As [`Ledger::may_write_story`], inside a transaction, as an error where it may not.
pub(super) async fn require(
    link: &mut Link<'_>,
    actor: &Actor,
    of: PartnershipId,
    measure: (&MeasureCode, &Catalogue),
    at: Moment,
) -> Result<(), LedgerError> {
    let right = Right::WriteStories;
    if may(link, actor, of, measure, at).await? { Ok(()) } else { Err(LedgerError::Forbidden(right.what())) }
}

/// What the role of the account decides alone; `None` where a post may.
fn by_role(actor: &Actor, of: PartnershipId) -> Option<bool> {
    let right = Right::WriteStories;
    if actor.may(right, Some(of)) {
        return Some(true);
    }
    // An account of one partnership has no business in another, whatever a post's row says.
    let here = actor.account().is_some() && actor.may(Right::ReadDrafts, Some(of));
    let may_by_post = here && actor.lets(right) && held_gives(Held::Post, right);
    (!may_by_post).then_some(false)
}

async fn may(
    link: &mut Link<'_>,
    actor: &Actor,
    of: PartnershipId,
    (measure, catalogue): (&MeasureCode, &Catalogue),
    at: Moment,
) -> Result<bool, LedgerError> {
    if let Some(known) = by_role(actor, of) {
        return Ok(known);
    }
    let Some(account) = actor.account() else { return Ok(false) };
    type Row = (PlanId, String, Option<String>, String, Option<String>, String, String, Option<String>, i64);
    for (plan, id, parent, kind, reference, title, body, anchor, revision) in
        rows!(link, Row, LED, of, account, day(at))?
    {
        let item = stored::item((id, parent, kind, reference, title, body, anchor, revision))?;
        if uses(link, plan, &item, measure, catalogue).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an item is measured by a measure of the catalogue.
async fn uses(
    link: &mut Link<'_>,
    plan: PlanId,
    item: &Item,
    wanted: &MeasureCode,
    catalogue: &Catalogue,
) -> Result<bool, LedgerError> {
    for id in &item.measures {
        let Ok(id) = id.parse::<MeasureId>() else { continue };
        let sql = "SELECT id, code, title, body FROM measures WHERE id = $1 AND plan_id = $2";
        let Some(row) = optional_row!(link, stored::MeasureRow, sql, id, plan)? else { continue };
        let measure: MeasureUse = stored::measure(row)?;
        let sql = "SELECT code FROM measure_ties WHERE plan_id = $1 AND measure_id = $2";
        let said = optional_row!(link, (String,), sql, plan, id)?;
        let said = said.map(|(code,)| (!code.is_empty()).then(|| code.parse()).transpose()).transpose();
        let said = said.map_err(damaged("a measure's code"))?;
        if code_of(said.as_ref(), &measure, catalogue).as_ref() == Some(wanted) {
            return Ok(true);
        }
    }
    Ok(false)
}
