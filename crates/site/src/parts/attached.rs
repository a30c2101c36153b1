//! Files that are attached to items, to be shown as evidence or as papers of a meeting.

use bigplan_ledger::files::{address, addressed};
use bigplan_ledger::{Actor, ItemId, LedgerError, PlanId};

use super::form::Choice;
use super::form_page::{Field, Sent};
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// What is said where both a file and an address are given.
const BOTH: &str = "Choose a file or enter an address, not both.";

/// The files of these items that the actor may fetch, after a choice of none; empty where there are none.
///
/// # Errors
/// When the database does not answer.
pub async fn choices(site: &Site, actor: &Actor, items: &[(PlanId, ItemId)]) -> Result<Vec<Choice>, PageError> {
    let mut found = Vec::new();
    for (plan, item) in items {
        match site.ledger().item_files(actor, *plan, *item).await {
            Ok(files) => found.extend(files.into_iter().map(|file| Choice::new(address(*plan, file.id), file.name))),
            // An item of a plan that this visitor may not see has no files for them.
            Err(LedgerError::NotFound(_) | LedgerError::Forbidden(_)) => {}
            Err(why) => return Err(why.into()),
        }
    }
    if !found.is_empty() {
        found.insert(0, Choice::new("", "No file"));
    }
    Ok(found)
}

/// The field of a form that offers the files.
pub fn field(choices: Vec<Choice>) -> Field {
    Field::select("file", "A file that is attached to the item", choices)
}

/// The address that a form gave, by its field `file` or its field `address`.
///
/// # Errors
/// What is wrong, where both were given.
pub fn chosen(file: &str, address: &str) -> Result<String, &'static str> {
    match (file.trim(), address.trim()) {
        (file, "") => Ok(file.to_owned()),
        ("", address) => Ok(address.to_owned()),
        (file, address) if file == address => Ok(file.to_owned()),
        _ => Err(BOTH),
    }
}

/// As [`chosen`], of what a form of fields sent.
///
/// # Errors
/// As [`chosen`].
pub fn sent(sent: &Sent) -> Result<String, &'static str> {
    chosen(sent.of("file"), sent.of("address"))
}

/// What a link to evidence says: the address itself, unless it is one of a file here.
pub fn words(of: &str) -> &str {
    if is_file(of) { "The attached file" } else { of }
}

/// Whether an address is one of a file here, which is only for those who may see drafts.
pub fn is_file(of: &str) -> bool {
    addressed(of).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_or_an_address_is_given_not_both() {
        assert_eq!(chosen("", " https://example.org "), Ok("https://example.org".to_owned()));
        assert_eq!(chosen("/plans/a/files/b", ""), Ok("/plans/a/files/b".to_owned()));
        assert_eq!(chosen("/plans/a/files/b", "https://example.org"), Err(BOTH));
        assert_eq!(chosen("", ""), Ok(String::new()));
    }
}
