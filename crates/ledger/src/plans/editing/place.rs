//! Where an item may stand, and its place among those beside it. The plan must be held.

use bigplan_plan::Kind;

use crate::error::damaged;
use crate::transaction::Change;
use crate::{ItemId, LedgerError, PlanId};

/// A place among the items that stand under the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Directly before this one.
    Before(ItemId),
    /// Directly after this one.
    After(ItemId),
}

/// Checks that an item of this kind may stand there: `None` is the top, where every kind may.
pub(super) async fn may_stand(
    change: &mut Change<'_>,
    plan: PlanId,
    item: Option<ItemId>,
    kind: Kind,
    parent: Option<ItemId>,
) -> Result<(), LedgerError> {
    let Some(parent) = parent else { return Ok(()) };
    let sql = "SELECT kind FROM items WHERE id = $1 AND plan_id = $2";
    let Some((above,)) = optional_row!(change.work, (String,), sql, parent, plan)? else {
        let message = "The item that it should stand under is no longer in this plan. Choose another.";
        return Err(LedgerError::Field { field: "parent", message });
    };
    if let Some(item) = item {
        let sql = "WITH RECURSIVE above (id, parent_id) AS (
                SELECT id, parent_id FROM items WHERE id = $1
                UNION SELECT i.id, i.parent_id FROM items i JOIN above a ON i.id = a.parent_id)
            SELECT id FROM above WHERE id = $2";
        if optional_row!(change.work, (ItemId,), sql, parent, item)?.is_some() {
            let message = "An item cannot stand under itself or under what stands beneath it. Choose another.";
            return Err(LedgerError::Field { field: "parent", message });
        }
    }
    if !kind.may_stand_under(read_kind(&above)?) {
        let message = "This kind of item cannot stand there: outcomes hold priorities, priorities objectives, objectives \
                       actions, actions steps and milestones. Choose another.";
        return Err(LedgerError::Field { field: "parent", message });
    }
    Ok(())
}

/// Checks that what stands under an item may stay there when it becomes this kind.
pub(super) async fn children_may_stay(change: &mut Change<'_>, item: ItemId, kind: Kind) -> Result<(), LedgerError> {
    for (child,) in rows!(change.work, (String,), "SELECT DISTINCT kind FROM items WHERE parent_id = $1", item)? {
        if !read_kind(&child)?.may_stand_under(kind) {
            let message = "This kind cannot hold what stands under it. Move that first.";
            return Err(LedgerError::Field { field: "kind", message });
        }
    }
    Ok(())
}

fn read_kind(word: &str) -> Result<Kind, LedgerError> {
    serde_json::from_value(word.into()).map_err(damaged("an item's kind"))
}

/// The ids of the items that stand under one, in order.
pub(super) async fn siblings(
    change: &mut Change<'_>,
    plan: PlanId,
    parent: Option<ItemId>,
) -> Result<Vec<(ItemId, i64)>, LedgerError> {
    let sql =
        "SELECT id, position FROM items WHERE plan_id = $1 AND COALESCE(parent_id, '') = $2 ORDER BY position, id";
    let parent = parent.map(|parent| parent.to_string()).unwrap_or_default();
    rows!(change.work, (ItemId, i64), sql, plan, parent.as_str())
}

/// Puts an item, which stands under this parent already, into its place there. The
/// siblings share their positions out anew, so that no other item is touched. Says
/// whether anything moved.
pub(super) async fn arrange(
    change: &mut Change<'_>,
    plan: PlanId,
    parent: Option<ItemId>,
    item: ItemId,
    place: Place,
) -> Result<bool, LedgerError> {
    let now = siblings(change, plan, parent).await?;
    let order = ordered(now.iter().map(|(id, _)| *id).collect(), item, place)
        .ok_or(LedgerError::State("the item that it should stand next to is no longer there"))?;
    let mut moved = false;
    for (id, (at, position)) in order.into_iter().zip(now) {
        if id != at {
            execute!(change.work, "UPDATE items SET position = $1 WHERE id = $2", position, id)?;
            moved = true;
        }
    }
    Ok(moved)
}

/// The siblings with one of them at a place; `None` where its neighbour is not among them.
fn ordered(mut siblings: Vec<ItemId>, item: ItemId, place: Place) -> Option<Vec<ItemId>> {
    siblings.retain(|id| *id != item);
    let find = |other: ItemId| siblings.iter().position(|id| *id == other);
    let index = match place {
        Place::First => 0,
        Place::Last => siblings.len(),
        Place::Before(other) => find(other)?,
        Place::After(other) => find(other)? + 1,
    };
    siblings.insert(index, item);
    Some(siblings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_finds_its_place_among_its_siblings() {
        let [a, b, c, x] = std::array::from_fn(|_| ItemId::random().unwrap());
        let put = |item, place| ordered(vec![a, b, c], item, place);
        assert_eq!(put(a, Place::Last), Some(vec![b, c, a]));
        assert_eq!(put(c, Place::First), Some(vec![c, a, b]));
        assert_eq!(put(c, Place::Before(b)), Some(vec![a, c, b]));
        assert_eq!(put(x, Place::After(b)), Some(vec![a, b, x, c]));
        assert_eq!(put(a, Place::After(x)), None);
        assert_eq!(put(a, Place::Before(a)), None);
    }
}
