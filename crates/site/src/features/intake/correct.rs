//! Changing the corrections of a draft so that nobody's change is silently overwritten.
//!
//! A page carries, for each item, a mark of the item as it was shown. A change is made
//! only where the item still bears that mark; changes of other items meanwhile do not
//! disturb it.

use bigplan_ledger::{Corrections, Decision, ItemCorrection, LedgerError};
use bigplan_plan::Item;

use super::opened::{self, Open};
use crate::parts::form::mark;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How often a change is tried again when others change other items at the same moment.
const TRIES: usize = 8;

/// What a change comes to, seen against the draft as it stands.
pub enum Wish<T> {
    /// These corrections are to be kept.
    Keep(Box<Corrections>, T),
    /// There is nothing to change.
    Nothing(T),
}

/// Makes a change of an open draft. `wish` is asked again whenever somebody else was
/// quicker, each time with the draft as it then stands.
///
/// # Errors
/// Not found, closed, the database does not answer, or too many others at once.
pub async fn correct<T>(site: &Site, visit: &Visit, id: &str, wish: impl Fn(&Open) -> Wish<T>) -> Result<T, PageError> {
    for _ in 0..TRIES {
        let open = opened::open(site, visit, id).await?;
        let (corrections, done) = match wish(&open) {
            Wish::Nothing(done) => return Ok(done),
            Wish::Keep(corrections, done) => (corrections, done),
        };
        let summary = &open.summary;
        let kept = site.ledger().correct_import(&visit.actor(), summary.id, summary.revision, &corrections).await;
        match kept {
            Ok(_) => return Ok(done),
            Err(LedgerError::Conflict { .. }) => {}
            Err(why) => return Err(why.into()),
        }
    }
    Err(PageError::conflict("Your change was not saved. Go back and send it again."))
}

/// The mark of an item as it stands: changes with the item and with what is decided about it.
pub fn seen(item: &Item, decision: Option<Decision>) -> String {
    mark(&(item, decision))
}

/// The corrections with another decision about one item.
pub fn decided(corrections: &Corrections, id: &str, decision: Option<Decision>) -> Corrections {
    changed(corrections, id, |entry| entry.decision = decision)
}

/// The corrections with another version of one item.
pub fn edited(corrections: &Corrections, id: &str, item: Item) -> Corrections {
    changed(corrections, id, |entry| entry.item = Some(item))
}

fn changed(corrections: &Corrections, id: &str, change: impl FnOnce(&mut ItemCorrection)) -> Corrections {
    let mut corrections = corrections.clone();
    let position = corrections.items.iter().rposition(|entry| entry.id == id);
    let mut entry = position.map_or_else(
        || ItemCorrection { id: id.to_owned(), decision: None, item: None },
        |position| corrections.items.remove(position),
    );
    change(&mut entry);
    if entry.decision.is_some() || entry.item.is_some() {
        let place = position.unwrap_or(corrections.items.len()).min(corrections.items.len());
        corrections.items.insert(place, entry);
    }
    corrections
}

/// An id for an item that is added: one that the draft has not.
pub fn new_id(open: &Open) -> String {
    let taken = |id: &String| open.item(id).is_some() || open.corrections.items.iter().any(|entry| entry.id == *id);
    (1_u64..).map(|number| format!("n{number}")).find(|id| !taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use super::*;

    #[test]
    fn a_decision_can_be_taken_back_and_keeps_the_edit() {
        let item = Item::new("i1", Kind::Action, "Go to bed");
        let corrections = edited(&Corrections::default(), "i1", item.clone());
        let corrections = decided(&corrections, "i2", Some(Decision::Reject));
        let corrections = decided(&corrections, "i1", Some(Decision::Accept));
        assert_eq!(corrections.items.len(), 2);
        assert_eq!(corrections.items[0].item.as_ref(), Some(&item));
        assert_eq!(corrections.decision("i1"), Some(Decision::Accept));
        let corrections = decided(&decided(&corrections, "i1", None), "i2", None);
        assert_eq!((corrections.items.len(), corrections.decision("i1")), (1, None));
    }

    #[test]
    fn the_mark_changes_with_item_and_decision() {
        let item = Item::new("i1", Kind::Action, "Go to bed");
        let other = Item::new("i1", Kind::Action, "Go to bed early");
        let mark = seen(&item, None);
        assert_eq!(mark, seen(&item.clone(), None));
        assert_ne!(mark, seen(&other, None));
        assert_ne!(mark, seen(&item, Some(Decision::Accept)));
    }
}
