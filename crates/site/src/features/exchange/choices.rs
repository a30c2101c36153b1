//! Which side somebody chose in each conflict, as the form sends it.

use std::collections::HashMap;

use bigplan_exchange::{Choice, Choices, Conflict, Subject};

/// The field of a conflict: its subject in letters that ids of a page may hold.
pub fn field(subject: &Subject) -> String {
    format!("side-{}", subject.key().replace([':', ' '], "-"))
}

/// The word that stands for a side.
pub fn word(choice: Choice) -> &'static str {
    match choice {
        Choice::Plan => "plan",
        Choice::File => "file",
    }
}

/// What was chosen of these conflicts.
pub fn chosen(conflicts: &[Conflict], fields: &HashMap<String, String>) -> Choices {
    let side = |conflict: &Conflict| {
        let choice = match fields.get(&field(&conflict.change.subject)).map(String::as_str) {
            Some("plan") => Choice::Plan,
            Some("file") => Choice::File,
            _ => return None,
        };
        Some((conflict.change.subject.clone(), choice))
    };
    conflicts.iter().filter_map(side).collect()
}
