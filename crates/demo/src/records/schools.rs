//! Invented schools that are asked for their returns: one has answered nil, the others have not.

use bigplan_ledger::OrganisationId;
use bigplan_ledger::registers::NewDuty;

use super::House;
use crate::{ACTOR, LoadDemonstrationError};

const SCHOOLS: [&str; 4] =
    ["Invented Brook Primary School", "Invented Fen Infant School", "Invented Hill College", "Invented Mill School"];
const ABOUT: &str = "Invented for the demonstration";

/// Adds the schools, gives one of them its secretary, and asks for the term that ended seven weeks ago.
pub(super) async fn ask(house: &House<'_>) -> Result<usize, LoadDemonstrationError> {
    let mut schools = Vec::new();
    for name in SCHOOLS {
        schools.push(house.casework.ledger().add_organisation(&ACTOR, house.of, name, ABOUT).await?);
    }
    for (account, role, organisation) in [
        (house.workers.secretary, "school-secretary", schools.last().copied()),
        (house.workers.auditor, "auditor", None::<OrganisationId>),
    ] {
        let (Some(account), Ok(role)) = (account, role.parse()) else { continue };
        let duty = NewDuty { account, role, team: None, organisation, qualified: None, from: None, until: None };
        house.casework.give_duty(&ACTOR, house.of, duty).await?;
    }
    let Ok(register) = "racist-incident-return".parse() else { return Ok(0) };
    let asked = house.casework.ask_organisations(&ACTOR, house.of, &register, house.ago(49), &schools).await;
    let asked = asked.map_err(LoadDemonstrationError::Casework)?;
    let (_, lines) = house.casework.asked(&ACTOR, house.of, &register, None).await?;
    if let Some(line) = lines.iter().find(|line| Some(&line.organisation.0) == schools.first()) {
        let answered = house.casework.answer_nil(&ACTOR, line.record, line.version).await;
        answered.map_err(LoadDemonstrationError::Casework)?;
    }
    Ok(asked.begun)
}
