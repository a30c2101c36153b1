//! Invented records of invented children, so that lists, clocks and pages of registers show something.
//!
//! No child here is or was a person: all bear the family name "Invented", and a tree's or a bird's name. Days are counted
//! from the day of loading, so that some clocks have just begun and others have run out.

mod cases;
mod schools;

use bigplan_ledger::registers::{Casework, NewDuty, NewPerson, PersonKind};
use bigplan_ledger::{AccountId, LedgerError, PartnershipId, PersonId, TeamId};
use jiff::civil::Date;
use jiff::{ToSpan, tz::TimeZone};

use crate::{ACTOR, LoadDemonstrationError};

/// The partnership that the records are kept in.
pub const PLACE: &str = "cambridgeshire";
const TEAM: &str = "Assessment team of the demonstration";

/// What the invented children are called; their family name says the rest.
const NAMES: [&str; 30] = [
    "Acorn",
    "Alder",
    "Aspen",
    "Beech",
    "Birch",
    "Blackbird",
    "Bullfinch",
    "Cedar",
    "Chaffinch",
    "Cherry",
    "Cypress",
    "Dunnock",
    "Elder",
    "Elm",
    "Fieldfare",
    "Fir",
    "Goldfinch",
    "Hawthorn",
    "Hazel",
    "Holly",
    "Juniper",
    "Larch",
    "Linnet",
    "Maple",
    "Nightingale",
    "Oak",
    "Robin",
    "Rowan",
    "Siskin",
    "Willow",
];

/// The accounts that work in the demonstration.
#[derive(Clone, Copy, Debug)]
pub struct Workers {
    /// A qualified social worker.
    pub social_worker: AccountId,
    /// A family worker, who is not qualified as a social worker.
    pub family_worker: AccountId,
    /// The manager of their team.
    pub manager: AccountId,
    /// The secretary of a school.
    pub secretary: Option<AccountId>,
    /// Who draws cases and grades them.
    pub auditor: Option<AccountId>,
}

/// Where records are loaded, and who works there.
struct House<'a> {
    casework: &'a Casework,
    of: PartnershipId,
    team: TeamId,
    workers: Workers,
    today: Date,
}

/// Gives the workers their duties and stores the records, where the partnership has no team yet: loading again changes
/// nothing. Gives back how many records were made, those too that began with a move of another.
///
/// # Errors
/// When the ledger does not take something; what was stored before stays.
pub async fn load_records(casework: &Casework, workers: Workers) -> Result<usize, LoadDemonstrationError> {
    let ledger = casework.ledger();
    let Some(place) = ledger.partnership(&ACTOR, PLACE).await? else { return Ok(0) };
    if !casework.teams(&ACTOR, place.id).await?.is_empty() {
        return Ok(0);
    }
    let team = casework.add_team(&ACTOR, place.id, TEAM, None).await?;
    let today = ledger.now().to_zoned(TimeZone::UTC).date();
    let house = House { casework, of: place.id, team, workers, today };
    house.duties().await?;
    let mut made = schools::ask(&house).await?;
    for (number, name) in NAMES.into_iter().enumerate() {
        made += cases::of_child(&house, number, house.child(number, name).await?).await?;
    }
    Ok(made)
}

impl House<'_> {
    async fn duties(&self) -> Result<(), LoadDemonstrationError> {
        let Workers { social_worker, family_worker, manager, .. } = self.workers;
        for (account, role, qualified) in [
            (social_worker, "social-worker", Some(true)),
            (family_worker, "family-worker", Some(false)),
            (manager, "team-manager", Some(true)),
        ] {
            let Ok(role) = role.parse() else { continue };
            let team = Some(self.team);
            let duty = NewDuty { account, role, team, organisation: None, qualified, from: None, until: None };
            self.casework.give_duty(&ACTOR, self.of, duty).await?;
        }
        Ok(())
    }

    async fn child(&self, number: usize, name: &str) -> Result<PersonId, LoadDemonstrationError> {
        let years = i32::try_from(number % 16).unwrap_or_default() + 1;
        let new = NewPerson {
            kind: PersonKind::Child,
            family_name: "Invented".to_owned(),
            given_names: name.to_owned(),
            born: self.today.checked_sub(years.years().days(40)).ok(),
            sex: None,
            died: None,
            pupil_number: Some(format!("INVENTED{number:03}")),
        };
        Ok(self.casework.add_person(&ACTOR, self.of, new).await?)
    }

    /// An invented parent.
    async fn grown_up(&self) -> Result<PersonId, LedgerError> {
        let new = NewPerson {
            kind: PersonKind::Adult,
            family_name: "Invented".to_owned(),
            given_names: "Parent".to_owned(),
            born: None,
            sex: None,
            died: None,
            pupil_number: None,
        };
        self.casework.add_person(&ACTOR, self.of, new).await
    }

    /// So many days before the day of loading.
    fn ago(&self, days: usize) -> Date {
        let days = i64::try_from(days).unwrap_or_default();
        self.today.checked_sub(days.days()).unwrap_or(self.today)
    }
}
