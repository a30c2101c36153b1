//! Saying in which places a need is great.

use axum::extract::State;
use bigplan_measure::AreaCode;

use super::choices;
use super::on_need::OnNeed;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, kept};
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;

async fn page(site: &Site, need: &OnNeed) -> Result<FormPage, PageError> {
    let measures = site.measures_of(&need.visit.actor(), &need.on.shown.partnership).await?;
    let names: Vec<&str> = choices::places(&measures).into_iter().skip(1).map(|area| area.name.as_str()).collect();
    let hint = if names.is_empty() { String::new() } else { format!("Known here: {}.", names.join(", ")) };
    Ok(need
        .form("Say in which places it is great")
        .says("Write none where it is great nowhere in particular.")
        .field(Field::area("places", "Places, one on each line", "6").hint(hint))
        .field(Field::line("source", "Who says so").hint("A report, a survey, those who work there")))
}

/// The form.
pub async fn form(State(site): State<Site>, need: OnNeed) -> Answer {
    let (on, key) = (&need.on, need.key());
    let spots: Vec<_> = on.beside.hot_spots.iter().filter(|spot| spot.need == key).collect();
    let names: Vec<String> = spots.iter().map(|spot| on.place(&spot.area)).collect();
    let source = spots.first().map(|spot| spot.source.as_str()).unwrap_or_default();
    let sent = Sent::default().with("places", names.join("\n")).with("source", source);
    page(&site, &need).await?.show(&sent, FieldErrors::default())
}

/// Keeps the places.
pub async fn set(State(site): State<Site>, need: OnNeed, Checked(sent): Checked<Sent>) -> Answer {
    let (actor, key) = (need.visit.actor(), need.key());
    let areas = read(&site, &need, sent.of("places")).await?;
    let setting = areas
        .as_ref()
        .map(|areas| site.ledger().set_hot_spots(&actor, need.plan(), &key, areas, sent.of("source"), None));
    match kept(setting.map_err(Clone::clone), "places").await? {
        None => Ok(need.back()),
        Some(errors) => page(&site, &need).await?.show(&sent, errors),
    }
}

/// The places that the lines name; what names none stands beside the field.
async fn read(site: &Site, need: &OnNeed, text: &str) -> Result<Result<Vec<AreaCode>, FieldErrors>, PageError> {
    let measures = site.measures_of(&need.visit.actor(), &need.on.shown.partnership).await?;
    let places = choices::places(&measures);
    let named = |name: &str| {
        let here = places.iter().find(|area| area.name.eq_ignore_ascii_case(name)).copied();
        here.or_else(|| need.on.known.areas.find_by_name(name)).map(|area| area.code.clone())
    };
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let strange: Vec<&str> = lines.iter().copied().filter(|line| named(line).is_none()).collect();
    if !strange.is_empty() {
        return Ok(Err(FieldErrors::one("places", unknown(&strange))));
    }
    Ok(Ok(lines.into_iter().filter_map(named).collect()))
}

/// Every line that names no place, in one sentence.
fn unknown(lines: &[&str]) -> String {
    let quoted: Vec<String> = lines.iter().map(|line| format!("“{line}”")).collect();
    let are = if lines.len() == 1 { "is no place that is" } else { "are no places that are" };
    format!("{} {are} known here. Write each as it is listed below. Nothing was saved.", quoted.join(", "))
}
