//! Saying in which places a need is great.

use axum::extract::{Path, State};
use bigplan_ledger::needs::NeedKey;
use bigplan_measure::AreaCode;
use bigplan_plan::Need;

use super::choices;
use super::known::KNOWN;
use super::place::OnPlan;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, on: &OnPlan, place: usize, need: &Need) -> Result<FormPage, PageError> {
    let places = choices::places(site, &visit.actor(), on).await?;
    let names: Vec<&str> = places.iter().skip(1).map(|area| area.name.as_str()).collect();
    let hint = if names.is_empty() { String::new() } else { format!("Known here: {}.", names.join(", ")) };
    Ok(on
        .form(visit, "Say in which places it is great", place, need)
        .says("Write none where it is great nowhere in particular.")
        .field(Field::area("places", "Places, one on each line", "6").hint(hint))
        .field(Field::line("source", "Who says so").hint("A report, a survey, those who work there")))
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, need)): Path<(String, String)>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, need) = on.need(&need)?;
    let key = NeedKey::of(need);
    let spots: Vec<_> = on.beside.hot_spots.iter().filter(|spot| spot.need == key).collect();
    let names: Vec<String> = spots.iter().map(|spot| KNOWN.place(&spot.area)).collect();
    let source = spots.first().map(|spot| spot.source.as_str()).unwrap_or_default();
    let sent = Sent::default().with("places", names.join("\n")).with("source", source);
    page(&site, &visit, &on, place, need).await?.show(&sent, FieldErrors::default())
}

/// Keeps the places.
pub async fn set(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, need)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, need) = on.need(&need)?;
    let known = choices::places(&site, &visit.actor(), &on).await?;
    let named = |name: &str| {
        let here = known.iter().find(|area| area.name.eq_ignore_ascii_case(name)).copied();
        here.or_else(|| KNOWN.areas.find_by_name(name)).map(|area| area.code.clone())
    };
    let lines = sent.of("places").lines().map(str::trim).filter(|line| !line.is_empty());
    let areas: Result<Vec<AreaCode>, &str> = lines.map(|line| named(line).ok_or(line)).collect();
    let errors = match areas {
        Ok(areas) => {
            let (of, key) = (on.shown.stored.id, NeedKey::of(need));
            match site.ledger().set_hot_spots(&visit.actor(), of, &key, &areas, sent.of("source"), None).await {
                Ok(()) => return Ok(see_other(&on.need_address(place))),
                Err(why) => field_errors(why, "places")?,
            }
        }
        Err(line) => FieldErrors::one("places", format!("“{line}” is no place that is known here. Nothing was saved.")),
    };
    page(&site, &visit, &on, place, need).await?.show(&sent, errors)
}
