//! What a county stands on: a partnership with schools, teams, and workers who may open its lists.

use std::collections::HashMap;

use bigplan_county::{AREA, Place, Staff};
use bigplan_ledger::registers::{Casework, Grounds, NewDuty};
use bigplan_ledger::{
    AccountId, Ledger, LedgerError, NewAccount, NewPartnership, OrganisationId, PartnershipId, Role, Scope, TeamId,
};

use super::{COUNTY, Laid};

const NAME: &str = "Invented county";
const ABOUT: &str = "Invented. No child, family, school or worker here is or was real; how often things happen is taken \
                     from published figures.";

/// Makes what is not there yet.
pub(super) async fn lay(
    casework: &Casework,
    slug: &str,
    place: &Place,
    password_hash: &str,
) -> Result<Laid, LedgerError> {
    let ledger = casework.ledger();
    let of = partnership(ledger, slug).await?;
    let organisations = organisations(ledger, of, place).await?;
    let teams = teams(casework, of, place).await?;
    let (workers, accounts) = workers(casework, of, (slug, password_hash), place, &teams).await?;
    Ok(Laid { of, grounds: Grounds { organisations, teams, workers }, accounts })
}

async fn partnership(ledger: &Ledger, slug: &str) -> Result<PartnershipId, LedgerError> {
    if let Some(there) = ledger.partnership(&COUNTY, slug).await? {
        return Ok(there.id);
    }
    let new = NewPartnership { slug: slug.to_owned(), name: NAME.to_owned(), about: ABOUT.to_owned() };
    let of = ledger.make_partnership(&COUNTY, new).await?;
    // Places of its own: what is invented never stands beside the figures of a real county.
    let area = format!("{AREA}:all").parse().map_err(|_| LedgerError::NotFound("area of an invented county"))?;
    ledger.choose_area(&COUNTY, of, &area).await?;
    Ok(of)
}

async fn organisations(ledger: &Ledger, of: PartnershipId, place: &Place) -> Result<Vec<OrganisationId>, LedgerError> {
    let there = ledger.organisations(&COUNTY, of).await?;
    let there: HashMap<String, OrganisationId> = there.into_iter().map(|one| (one.name, one.id)).collect();
    let mut ids = Vec::new();
    for name in place.organisations() {
        ids.push(match there.get(name) {
            Some(id) => *id,
            None => ledger.add_organisation(&COUNTY, of, name, "").await?,
        });
    }
    Ok(ids)
}

async fn teams(casework: &Casework, of: PartnershipId, place: &Place) -> Result<Vec<TeamId>, LedgerError> {
    let there = casework.teams(&COUNTY, of).await?;
    let there: HashMap<String, TeamId> = there.into_iter().map(|team| (team.name, team.id)).collect();
    let mut ids = Vec::new();
    for team in &place.teams {
        ids.push(match there.get(&team.name) {
            Some(id) => *id,
            None => casework.add_team(&COUNTY, of, &team.name, None).await?,
        });
    }
    Ok(ids)
}

/// Accounts with a duty each; gives how many accounts were made.
async fn workers(
    casework: &Casework,
    of: PartnershipId,
    (slug, password_hash): (&str, &str),
    place: &Place,
    teams: &[TeamId],
) -> Result<(Vec<AccountId>, usize), LedgerError> {
    let ledger = casework.ledger();
    let there = ledger.accounts(&COUNTY).await?;
    let there: HashMap<String, AccountId> = there.into_iter().map(|one| (one.email, one.id)).collect();
    let on_duty: Vec<AccountId> = casework.duties(&COUNTY, of).await?.iter().map(|duty| duty.says.account).collect();
    let (mut ids, mut made) = (Vec::new(), 0);
    for (number, staff) in (1..).zip(&place.staff) {
        let email = format!("{}-{number}@{slug}.example", staff.role);
        let id = match there.get(&email) {
            Some(id) => *id,
            None => {
                made += 1;
                let (name, password_hash) = (staff.name.clone(), password_hash.to_owned());
                let scope = Scope::Partnership(of);
                let new = NewAccount { email, name, password_hash, role: Role::Reader, scope };
                ledger.make_account(&COUNTY, new).await?
            }
        };
        if !on_duty.contains(&id) {
            give_duty(casework, of, id, staff, teams).await?;
        }
        ids.push(id);
    }
    Ok((ids, made))
}

async fn give_duty(
    casework: &Casework,
    of: PartnershipId,
    account: AccountId,
    staff: &Staff,
    teams: &[TeamId],
) -> Result<(), LedgerError> {
    let Ok(role) = staff.role.parse() else { return Ok(()) };
    let team = staff.team.and_then(|team| teams.get(team)).copied();
    let qualified = staff.qualified;
    let duty = NewDuty { account, role, team, organisation: None, qualified, from: None, until: None };
    casework.give_duty(&COUNTY, of, duty).await.map(drop)
}
