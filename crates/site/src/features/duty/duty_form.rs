//! Giving somebody a duty.

use axum::extract::{Path, State};
use bigplan_ledger::registers::NewDuty;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place<'_>) -> FormPage {
    let choose = || std::iter::once(Choice::new("", "Choose"));
    let mut names: Vec<(&String, String)> = place.names.iter().map(|(id, name)| (name, id.to_string())).collect();
    names.sort();
    let people = names.into_iter().map(|(name, id)| Choice::new(id, name));
    let roles = place.casework.registers().roles();
    let roles = roles.map(|role| Choice::new(role.code.to_string(), format!("{}: {}", role.name, role.says)));
    let teams = place.teams.iter().map(|team| Choice::new(team.id.to_string(), &team.name));
    FormPage::new(visit, "Give somebody a duty", place.address())
        .under("Teams and duties", place.address())
        .caption(&place.partnership.name)
        .says("What the role may do with which records is said by each register.")
        .field(Field::select("account", "Who", choose().chain(people).collect()))
        .field(Field::select("role", "Role", choose().chain(roles).collect()))
        .field(Field::select("team", "Team", std::iter::once(Choice::new("", "No team")).chain(teams).collect()))
        .field(
            Field::select("organisation", "Organisation", place.organisation_choices("No organisation"))
                .hint("For example the school that a secretary answers for"),
        )
        .field(Field::radios(
            "qualified",
            "Qualified for the work",
            vec![Choice::new("yes", "Yes"), Choice::new("no", "No"), Choice::new("", "Not known")],
        ))
        .field(Field::day("from", "First day"))
        .field(Field::day("until", "Last day").hint("Leave it empty where no end is known"))
        .button("Give the duty")
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    page(&visit, &place).show(&Sent::default().with_day("from", Some(site.today())), FieldErrors::default())
}

/// Gives it.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let errors = match read(&sent)? {
        Err(errors) => errors,
        Ok(new) => match place.casework.give_duty(&place.actor, place.partnership.id, new).await {
            Ok(_) => return Ok(see_other(&place.address())),
            Err(why) => field_errors(why, "account")?,
        },
    };
    page(&visit, &place).show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewDuty, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let (account, role) = (sent.chosen("account")?, sent.chosen("role")?);
    if account.is_none() {
        errors.add("account", "Choose who holds the duty.");
    }
    if role.is_none() {
        errors.add("role", "Choose the role.");
    }
    let (from, until) = (sent.day("from", &mut errors), sent.day("until", &mut errors));
    let qualified = match sent.of("qualified") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let (team, organisation) = (sent.chosen("team")?, sent.chosen("organisation")?);
    let new =
        account.zip(role).map(|(account, role)| NewDuty { account, role, team, organisation, qualified, from, until });
    Ok(new.filter(|_| errors.is_empty()).ok_or(errors))
}
