//! Files that are shown as evidence or as papers of a meeting. They are named by their
//! address on this site, and stay as long as they are.

use super::read::stored;
use crate::store::Link;
use crate::{FileId, LedgerError, PartnershipId, PlanId, given};

/// The address of a file on this site.
pub fn address(plan: PlanId, file: FileId) -> String {
    format!("/plans/{plan}/files/{file}")
}

/// The file that an address names; `None` for an address of anything else.
pub fn addressed(address: &str) -> Option<(PlanId, FileId)> {
    let (plan, file) = address.strip_prefix("/plans/")?.split_once("/files/")?;
    plan.parse().ok().zip(file.parse().ok())
}

/// The address of a page or of a file that is attached to an item of the partnership, where one is given.
pub(crate) async fn address_or_file(
    link: &mut Link<'_>,
    of: PartnershipId,
    field: &'static str,
    given: &str,
) -> Result<Option<String>, LedgerError> {
    if addressed(given.trim()).is_none() {
        return given::address(field, given);
    }
    kept(link, of, field, given.trim()).await?;
    Ok(Some(given.trim().to_owned()))
}

/// Refuses the address of a file that the partnership does not have.
pub(crate) async fn kept(
    link: &mut Link<'_>,
    of: PartnershipId,
    field: &'static str,
    given: &str,
) -> Result<(), LedgerError> {
    let Some((plan, file)) = addressed(given) else { return Ok(()) };
    let sql = "SELECT partnership_id FROM plans WHERE id = $1";
    let own = optional_row!(link, (PartnershipId,), sql, plan)?.is_some_and(|(own,)| own == of);
    if own && stored(link, plan, file).await?.is_some() {
        return Ok(());
    }
    Err(LedgerError::Field { field, message: "This file is not attached to an item any more. Choose another." })
}

/// Whether a file is evidence of something or a paper of a meeting.
pub(super) async fn is_cited(link: &mut Link<'_>, plan: PlanId, file: FileId) -> Result<bool, LedgerError> {
    let sql = "SELECT id FROM item_updates WHERE plan_id = $2 AND evidence_address = $1
               UNION ALL SELECT id FROM recommendation_evidence WHERE address = $1
               UNION ALL SELECT id FROM meeting_papers WHERE address = $1 LIMIT 1";
    Ok(optional_row!(link, (String,), sql, address(plan, file), plan)?.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_or_something_else() {
        let (plan, file) = (PlanId::random().unwrap(), FileId::random().unwrap());
        assert_eq!(addressed(&address(plan, file)), Some((plan, file)));
        for other in ["https://example.org/plans/x/files/y", "/plans/x/files/y", "/plans", ""] {
            assert_eq!(addressed(other), None, "{other}");
        }
    }
}
