//! Saying in which places a need is great.

use axum::extract::{Path, State};
use bigplan_ledger::needs::NeedKey;
use bigplan_measure::AreaCode;
use bigplan_plan::Need;

use super::choices;
use super::place::OnPlan;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, on: &OnPlan, place: usize, need: &Need) -> Result<FormPage, PageError> {
    let measures = site.measures_of(&visit.actor(), &on.shown.partnership).await?;
    let names: Vec<&str> = choices::places(&measures).into_iter().skip(1).map(|area| area.name.as_str()).collect();
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
    let names: Vec<String> = spots.iter().map(|spot| on.place(&spot.area)).collect();
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
    let measures = site.measures_of(&visit.actor(), &on.shown.partnership).await?;
    let places = choices::places(&measures);
    let named = |name: &str| {
        let here = places.iter().find(|area| area.name.eq_ignore_ascii_case(name)).copied();
        here.or_else(|| on.known.areas.find_by_name(name)).map(|area| area.code.clone())
    };
    let lines: Vec<&str> = sent.of("places").lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let strange: Vec<&str> = lines.iter().copied().filter(|line| named(line).is_none()).collect();
    let areas: Vec<AreaCode> = lines.iter().filter_map(|line| named(line)).collect();
    let errors = if strange.is_empty() {
        let (of, key) = (on.shown.stored.id, NeedKey::of(need));
        match site.ledger().set_hot_spots(&visit.actor(), of, &key, &areas, sent.of("source"), None).await {
            Ok(()) => return Ok(see_other(&on.need_address(place))),
            Err(why) => field_errors(why, "places")?,
        }
    } else {
        FieldErrors::one("places", unknown(&strange))
    };
    page(&site, &visit, &on, place, need).await?.show(&sent, errors)
}

/// Every line that names no place, in one sentence.
fn unknown(lines: &[&str]) -> String {
    let quoted: Vec<String> = lines.iter().map(|line| format!("“{line}”")).collect();
    let are = if lines.len() == 1 { "is no place that is" } else { "are no places that are" };
    format!("{} {are} known here. Write each as it is listed below. Nothing was saved.", quoted.join(", "))
}
