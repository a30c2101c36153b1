//! How an item is called in a sentence.

use bigplan_plan::Item;

/// "Action 1.13 Quiet evenings": kind, reference and title.
pub fn item_label(item: &Item) -> String {
    let kind = item.kind.as_str();
    let mut letters = kind.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    let reference = item.reference.as_deref().map(|reference| format!(" {reference}")).unwrap_or_default();
    format!("{first}{}{reference} “{}”", letters.as_str(), item.title)
}
