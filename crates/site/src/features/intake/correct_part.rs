//! Changing the corrections of what a draft holds beside its items. As with items, a
//! change is made only where the part still bears the mark that the page showed.

use bigplan_ledger::{Corrections, DraftPart, PartCorrection, PartKind, PartValue};

use super::opened::Open;
use crate::parts::form::mark;

/// The mark of a part as it stands: changes with the part and with whether it is left out.
pub fn seen(part: &DraftPart) -> String {
    mark(&(&part.value, part.left_out))
}

/// The corrections with another version of one part.
pub fn edited(corrections: &Corrections, kind: PartKind, key: &str, value: PartValue) -> Corrections {
    changed(corrections, kind, key, |entry| entry.value = Some(value))
}

/// The corrections with one part left out, or put back.
pub fn left_out(corrections: &Corrections, kind: PartKind, key: &str, wanted: Wanted) -> Corrections {
    changed(corrections, kind, key, |entry| entry.left_out = wanted == Wanted::LeaveOut)
}

/// What somebody wants to be done with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// It is not to be in the plan.
    LeaveOut,
    /// It is to be in the plan after all.
    PutBack,
}

impl Wanted {
    /// The wish with this word in forms.
    pub fn of(word: &str) -> Option<Self> {
        [Self::LeaveOut, Self::PutBack].into_iter().find(|wanted| wanted.as_str() == word)
    }

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeaveOut => "leave-out",
            Self::PutBack => "put-back",
        }
    }
}

fn changed(
    corrections: &Corrections,
    kind: PartKind,
    key: &str,
    change: impl FnOnce(&mut PartCorrection),
) -> Corrections {
    let mut corrections = corrections.clone();
    let position = corrections.parts.iter().rposition(|entry| entry.kind == kind && entry.key == key);
    let mut entry = position.map_or_else(
        || PartCorrection { kind, key: key.to_owned(), value: None, left_out: false },
        |position| corrections.parts.remove(position),
    );
    change(&mut entry);
    if entry.value.is_some() || entry.left_out {
        let place = position.unwrap_or(corrections.parts.len()).min(corrections.parts.len());
        corrections.parts.insert(place, entry);
    }
    corrections
}

/// A key for a part that is added: one that the draft has not. For a measure it becomes its
/// id, so it must not be an item's either.
pub fn new_key(open: &Open, kind: PartKind) -> String {
    let taken = |key: &String| open.part(kind, key).is_some() || open.item(key).is_some();
    (1_u64..).map(|number| format!("added-{number}")).find(|key| !taken(key)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Term;

    use super::*;

    #[test]
    fn a_part_is_left_out_and_put_back_and_keeps_its_edit() {
        let term = PartValue::Term(Term { term: "NAP".into(), meaning: "Sleep".into(), at: None });
        let corrections = edited(&Corrections::default(), PartKind::Term, "1", term.clone());
        let corrections = left_out(&corrections, PartKind::Term, "1", Wanted::LeaveOut);
        let corrections = left_out(&corrections, PartKind::Need, "1", Wanted::LeaveOut);
        assert_eq!((corrections.parts.len(), corrections.parts[0].left_out), (2, true));
        let corrections = left_out(&corrections, PartKind::Term, "1", Wanted::PutBack);
        let corrections = left_out(&corrections, PartKind::Need, "1", Wanted::PutBack);
        assert_eq!(corrections.parts.len(), 1);
        assert_eq!((corrections.parts[0].value.as_ref(), corrections.parts[0].left_out), (Some(&term), false));
    }
}
