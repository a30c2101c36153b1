//! Adding, changing and ending a group.

use axum::extract::{Path, State};
use bigplan_ledger::groups::NewGroup;
use bigplan_ledger::{Partnership, StandingGroup};

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn fields(form: FormPage, groups: &[StandingGroup], own: Option<&StandingGroup>) -> FormPage {
    let others = groups.iter().filter(|group| own.is_none_or(|own| own.id != group.id));
    let others = others.map(|group| Choice::new(group.id.to_string(), &group.name));
    let above: Vec<Choice> = [Choice::new("", "No group, or not known")].into_iter().chain(others).collect();
    form.field(Field::hidden("revision"))
        .field(Field::line("name", "Name"))
        .field(Field::area("role", "What it is for", "4"))
        .field(Field::select("reports-to", "Reports to", above))
        .field(Field::day("from", "First day"))
        .field(Field::day("until", "Last day").hint("Leave it empty while the group lasts"))
}

async fn partnership(
    site: &Site,
    visit: &Visit,
    slug: &str,
) -> Result<(Partnership, Vec<StandingGroup>, String), PageError> {
    let actor = visit.actor();
    let partnership = site.ledger().partnership(&actor, slug).await?.ok_or_else(PageError::not_found)?;
    let groups = site.ledger().standing_groups(&actor, partnership.id).await?;
    let boards = format!("/partnerships/{}/boards", partnership.slug);
    Ok((partnership, groups, boards))
}

fn new_page(visit: &Visit, partnership: &Partnership, groups: &[StandingGroup], boards: &str) -> FormPage {
    let form = FormPage::new(visit, "Add a group", boards)
        .under("Home", "/")
        .under(&partnership.name, format!("/partnerships/{}", partnership.slug))
        .under("Boards", boards);
    fields(form, groups, None)
}

/// The form for a new group.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let (partnership, groups, boards) = partnership(&site, &visit, &slug).await?;
    new_page(&visit, &partnership, &groups, &boards).show(&Sent::default(), FieldErrors::default())
}

/// Adds a group.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let (partnership, groups, boards) = partnership(&site, &visit, &slug).await?;
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().add_group(&visit.actor(), partnership.id, new).await {
            Ok(id) => return Ok(see_other(&format!("{boards}/{id}"))),
            Err(why) => field_errors(why, "name")?,
        },
        Err(errors) => errors,
    };
    new_page(&visit, &partnership, &groups, &boards).show(&sent, errors)
}

fn page(visit: &Visit, place: &Place) -> FormPage {
    fields(place.form(visit, "Change this group", &place.address), &place.groups, Some(&place.group))
}

/// The form for a group that is there.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let sent = Sent::default()
        .with("revision", place.group.revision.to_string())
        .with("name", &place.group.name)
        .with("role", &place.group.role)
        .with_any("reports-to", place.group.reports_to)
        .with_day("from", place.group.started)
        .with_day("until", place.group.ended);
    page(&visit, &place).show(&sent, FieldErrors::default())
}

/// Changes a group.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let errors = match read(&sent)? {
        Ok(new) => match site.ledger().change_group(&visit.actor(), place.group.id, sent.revision()?, new).await {
            Ok(()) => return Ok(see_other(&place.address)),
            Err(why) => field_errors(why, "name")?,
        },
        Err(errors) => errors,
    };
    page(&visit, &place).show(&sent, errors)
}

fn read(sent: &Sent) -> Result<Result<NewGroup, FieldErrors>, PageError> {
    let mut errors = FieldErrors::default();
    let (started, ended) = (sent.day("from", &mut errors), sent.day("until", &mut errors));
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    let (name, role) = (sent.of("name").to_owned(), sent.of("role").to_owned());
    Ok(Ok(NewGroup { name, role, reports_to: sent.chosen("reports-to")?, started, ended }))
}
