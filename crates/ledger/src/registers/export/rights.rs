//! Who may export a register, and which of its fields leave.

use bigplan_register::access::{self, Standing};
use bigplan_register::definition::Right;
use bigplan_register::{Definition, FieldCode, RoleCode};

use crate::clock::Day;
use crate::error::damaged;
use crate::registers::duties::roles_today;
use crate::registers::standing::Who;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId};

/// The fields of a register that leave: those that the duties show which reach all of its records, each duty by itself.
///
/// # Errors
/// [`LedgerError::Forbidden`] where no duty held today reaches all records.
pub(in crate::registers) async fn seen(
    link: &mut Link<'_>,
    actor: &Actor,
    definition: &Definition,
    of: PartnershipId,
    today: Day,
) -> Result<Vec<FieldCode>, LedgerError> {
    let all = || definition.fields.iter().map(|field| field.code.clone()).collect();
    let Who::Account(account) = Who::of(actor)? else { return Ok(all()) };
    let mut reaches = false;
    let mut seen: Vec<FieldCode> = Vec::new();
    for role in roles_today(link, account, of, today).await? {
        // Without a relation to a single record only what reaches all of them counts.
        let role = role.parse::<RoleCode>().map_err(damaged("a duty"))?;
        let standing = Standing { roles: vec![role], relations: Vec::new() };
        reaches |= access::may(definition, &standing, Right::See);
        seen.extend(access::seen(definition, &standing).into_iter().map(|field| field.code.clone()));
    }
    if reaches { Ok(seen) } else { Err(LedgerError::Forbidden(REACHES_SOME)) }
}

const REACHES_SOME: &str = "export this register: no duty that you hold today reaches all of its records";
