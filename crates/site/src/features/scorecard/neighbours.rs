//! Choosing the area that a partnership answers for and whom it is compared with.

use axum::extract::{Path, State};
use bigplan_measure::{Area, AreaCode, Areas};

use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    visit.require_officer(measures.partnership.id)?;
    let names = |areas: &[Area]| areas.iter().map(|area| area.name.clone()).collect::<Vec<_>>().join("\n");
    let own = measures.places.own.as_ref().map(|area| area.name.clone());
    let given = Sent::default().with_any("area", own).with("neighbours", names(&measures.places.neighbours));
    page_of(&visit, &measures).show(&given, FieldErrors::default())
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let areas = &site.definitions().areas;
    let mut errors = FieldErrors::default();
    let area = areas.find_by_name(sent.of("area")).map(|area| area.code.clone());
    if area.is_none() {
        errors.add("area", "Enter the name or the code of a council, for example Cambridgeshire or E10000003");
    }
    let neighbours = read(areas, sent.of("neighbours"), &mut errors);
    let form = page_of(&visit, &measures);
    let Some(area) = area.filter(|_| errors.is_empty()) else { return form.show(&sent, errors) };
    let (actor, id) = (visit.actor(), measures.partnership.id);
    // Those of the definitions are left to the definitions, so that a newer list holds when it comes.
    let default = site.definitions().neighbours.of(&area).iter().map(|one| &one.area).eq(&neighbours);
    let stored: &[AreaCode] = if default { &[] } else { &neighbours };
    let done = match site.ledger().choose_area(&actor, id, &area).await {
        Ok(()) => site.ledger().choose_neighbours(&actor, id, stored).await,
        refused => refused,
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/partnerships/{}/scorecard", measures.partnership.slug))),
        Err(why) => form.show(&sent, field_errors(why, "neighbours")?),
    }
}

/// The places of some lines; what is no place becomes an error.
fn read(areas: &Areas, lines: &str, errors: &mut FieldErrors) -> Vec<AreaCode> {
    let mut found = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match areas.find_by_name(line) {
            Some(area) if !found.contains(&area.code) => found.push(area.code.clone()),
            Some(_) => {}
            None => errors.add("neighbours", format!("“{line}” is no place that is known. Write its name or its code")),
        }
    }
    found
}

fn page_of(visit: &Visit, measures: &ShownMeasures) -> FormPage {
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let back = format!("{address}/scorecard");
    FormPage::new(visit, "The area and its neighbours", back.clone())
        .under("Home", "/")
        .under(&measures.partnership.name, &address)
        .under("Scorecard", back)
        .says("Figures are shown for the area and its parts, and compared with England, the region and the neighbours.")
        .field(Field::line("area", "Area that the partnership answers for").hint("The name or the code of a council"))
        .field(
            Field::area("neighbours", "Statistical neighbours", "12")
                .hint("One a line, by name or code. Leave it empty for the list that the program carries"),
        )
}
