//! What a group agreed to be and do: its terms of reference and its contracts with plans.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::Contract;

use super::place::Place;
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/group/contract.html")]
struct ContractPage {
    frame: Frame,
    place: Place,
    contracts: Vec<Shown>,
    keeps: bool,
}

/// A version with the title of its plan.
struct Shown {
    title: String,
    contract: Contract,
    /// Whether it is the newest of its kind.
    newest: bool,
}

/// Shows every version, the newest of each kind whole, the others folded.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let place = Place::at(&site, &actor, &slug, &group).await?;
    let mut contracts: Vec<Shown> = Vec::new();
    for contract in site.ledger().contracts(&actor, place.group.id).await? {
        let title = match contract.says.plan {
            None => "Terms of reference".to_owned(),
            Some(plan) => match site.ledger().plan_summary(&actor, plan).await? {
                Some(plan) => format!("Contract with “{}”", plan.head.title),
                None => "Contract with a plan that you cannot see".to_owned(),
            },
        };
        let newest = !contracts.iter().any(|one| one.contract.says.plan == contract.says.plan);
        contracts.push(Shown { title, contract, newest });
    }
    page(&ContractPage {
        frame: place.frame(&visit, format!("What {} agreed to do", place.group.name)),
        contracts,
        keeps: place.may(&site, &actor, Right::KeepMeetings).await?,
        place,
    })
}
