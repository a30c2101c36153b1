//! Writing a version of a group's terms or contract, and noting who agreed to it.

use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{Agreed, Contract, NewContract, Promise};
use bigplan_plan::When;

use super::place::Place;
use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, place: &Place) -> Result<FormPage, PageError> {
    let plans = site.ledger().plans(&visit.actor(), place.partnership.id).await?;
    let plans = plans.into_iter().map(|plan| Choice::new(plan.id.to_string(), plan.head.title));
    let plans = [Choice::new("", "None: these are its terms of reference")].into_iter().chain(plans).collect();
    Ok(place
        .form(visit, "Write what the group is to do", &format!("{}/contract", place.address))
        .says("This becomes the next version. Versions before it are kept.")
        .field(Field::select("plan", "The plan that it is a contract with", plans))
        .field(Field::area("text", "What the group is for and how it works", "8"))
        .field(
            Field::area("promises", "What it will do, one thing a line", "6")
                .hint("With a day after | where one is set. For example: Look at every placement | 31 March 2010"),
        ))
}

/// The form, filled with the newest version of the terms.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    place.require(&site, &visit.actor(), Right::KeepMeetings).await?;
    let all = site.ledger().contracts(&visit.actor(), place.group.id).await?;
    let sent = match all.into_iter().next() {
        Some(Contract { says, .. }) => Sent::default()
            .with_any("plan", says.plan)
            .with("promises", written(&says.promises))
            .with("text", says.text),
        None => Sent::default(),
    };
    page(&site, &visit, &place).await?.show(&sent, FieldErrors::default())
}

/// Writes the version.
pub async fn write(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let mut errors = FieldErrors::default();
    let promises = promises(sent.of("promises"), &mut errors);
    if errors.is_empty() {
        let new = NewContract { plan: sent.chosen("plan")?, text: sent.of("text").to_owned(), promises };
        match site.ledger().write_contract(&visit.actor(), place.group.id, new).await {
            Ok(_) => return Ok(see_other(&format!("{}/contract", place.address))),
            Err(why) => errors = field_errors(why, "text")?,
        }
    }
    page(&site, &visit, &place).await?.show(&sent, errors)
}

fn written(promises: &[Promise]) -> String {
    let line = |one: &Promise| match one.by {
        Some(by) => format!("{} | {}", one.what, dates::day(by)),
        None => one.what.clone(),
    };
    promises.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn promises(text: &str, errors: &mut FieldErrors) -> Vec<Promise> {
    let mut promises = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (what, by) = line.split_once('|').map_or((line, ""), |(what, by)| (what.trim(), by.trim()));
        match (by, dates::typed(by)) {
            ("", _) => promises.push(Promise { what: what.to_owned(), by: None }),
            (_, Some(When::Day(day))) => promises.push(Promise { what: what.to_owned(), by: Some(day) }),
            _ => errors.add("promises", format!("“{by}” is no whole day. Write it like 31 March 2010.")),
        }
    }
    promises
}

async fn contract(site: &Site, visit: &Visit, place: &Place, id: &str) -> Result<Contract, PageError> {
    let all = site.ledger().contracts(&visit.actor(), place.group.id).await?;
    all.into_iter().find(|one| one.id.to_string() == id).ok_or_else(PageError::not_found)
}

fn agree_page(visit: &Visit, place: &Place) -> FormPage {
    place
        .form(visit, "Note who agreed", &format!("{}/contract", place.address))
        .says("Everybody can then read this version, and it stands as it is.")
        .field(Field::line("by", "The body or post that agreed"))
        .field(Field::day("on", "Agreed on"))
}

/// The form that notes an agreement.
pub async fn agree_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    contract(&site, &visit, &place, &id).await?;
    agree_page(&visit, &place).show(&Sent::default(), FieldErrors::default())
}

/// Notes the agreement.
pub async fn agree(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let one = contract(&site, &visit, &place, &id).await?;
    let mut errors = FieldErrors::default();
    match sent.day("on", &mut errors) {
        Some(on) => {
            let agreed = Agreed { by: sent.of("by").to_owned(), on };
            match site.ledger().agree_contract(&visit.actor(), one.id, agreed).await {
                Ok(()) => return Ok(see_other(&format!("{}/contract", place.address))),
                Err(why) => errors = field_errors(why, "on")?,
            }
        }
        None => errors.add("on", "Enter the day on which it was agreed, for example 30 September 2009."),
    }
    agree_page(&visit, &place).show(&sent, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_come_back_as_they_were_written_and_half_days_are_refused() {
        let text = "Look at every placement | 31 March 2010\nMeet four times";
        let mut errors = FieldErrors::default();
        assert_eq!(written(&promises(text, &mut errors)), text);
        assert!(errors.is_empty());
        promises("Something | soon", &mut errors);
        assert_eq!(errors.of("promises"), Some("“soon” is no whole day. Write it like 31 March 2010."));
    }
}
