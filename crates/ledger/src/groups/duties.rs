//! What a group answers for, as plans say it: beside an item, or where they describe the group.

use std::collections::{HashMap, HashSet};

use bigplan_plan::PartnershipGroup;
use bigplan_plan::names::Names;

use crate::error::damaged;
use crate::store::Work;
use crate::{Actor, GroupId, ItemId, Ledger, LedgerError, PlanId, Right};

/// What a group answers for in one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duties {
    /// The plan.
    pub plan: PlanId,
    /// The items, in the plan's order; whether the plan is sure of it.
    pub items: Vec<(ItemId, bool)>,
}

impl Ledger {
    /// What a group answers for, plan by plan, the newest plan first. Everybody may see it,
    /// except for drafts about which the public is not asked.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn group_duties(&self, actor: &Actor, group: GroupId) -> Result<Vec<Duties>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let of = super::partnership(&mut read.link(), group).await?;
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let described = described(&mut read, group).await?;
        let sql = "SELECT id FROM plans WHERE partnership_id = $1
                     AND (state IN ('published', 'replaced') OR shown_version_id IS NOT NULL OR $2)
                   ORDER BY created_at DESC, id";
        let mut all = Vec::new();
        for (plan,) in rows!(read, (PlanId,), sql, of, drafts)? {
            let sure = described.get(&plan);
            let items = of_plan(&mut read, plan, group, sure).await?;
            if !items.is_empty() {
                all.push(Duties { plan, items });
            }
        }
        Ok(all)
    }
}

/// The items of a plan that name the group, and those in `sure`.
async fn of_plan(
    read: &mut Work,
    plan: PlanId,
    group: GroupId,
    sure: Option<&HashSet<String>>,
) -> Result<Vec<(ItemId, bool)>, LedgerError> {
    let sql = "SELECT i.id, t.certain FROM items i
               LEFT JOIN item_groups t ON t.item_id = i.id AND t.group_id = $2
               WHERE i.plan_id = $1 ORDER BY i.position";
    let rows = rows!(read, (ItemId, Option<bool>), sql, plan, group)?;
    let duty = |(item, certain): (ItemId, Option<bool>)| match sure {
        Some(sure) if sure.contains(&item.to_string()) => Some((item, true)),
        _ => certain.map(|certain| (item, certain)),
    };
    Ok(rows.into_iter().filter_map(duty).collect())
}

/// What plans that describe the group say that it answers for: ids of items and measures.
async fn described(read: &mut Work, group: GroupId) -> Result<HashMap<PlanId, HashSet<String>>, LedgerError> {
    let sql = "SELECT match_key FROM group_names WHERE group_id = $1";
    let keys: HashSet<String> = rows!(read, (String,), sql, group)?.into_iter().map(|row| row.0).collect();
    let sql = "SELECT d.plan_id, d.body FROM partnership_groups d JOIN plans p ON p.id = d.plan_id
               JOIN standing_groups g ON g.partnership_id = p.partnership_id WHERE g.id = $1";
    let (names, mut all) = (Names::default(), HashMap::<PlanId, HashSet<String>>::new());
    for (plan, body) in rows!(read, (PlanId, String), sql, group)? {
        let known: PartnershipGroup = serde_json::from_str(&body).map_err(damaged("a group of a plan"))?;
        if keys.contains(&names.key(&known.name)) {
            all.entry(plan).or_default().extend(known.answers_for);
        }
    }
    Ok(all)
}
