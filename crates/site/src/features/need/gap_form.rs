//! Saying which gap between figures shows a need.

use axum::extract::{Path, State};
use bigplan_ledger::needs::{Against, NeedKey, NewNeedGap};
use bigplan_measure::{Definitions, GroupCode};
use bigplan_plan::Need;

use super::choices;
use super::place::OnPlan;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, on: &OnPlan, place: usize, need: &Need) -> Result<FormPage, PageError> {
    let measures = site.measures_of(&visit.actor(), &on.shown.partnership).await?;
    Ok(on
        .form(visit, "Show it as a gap between figures", place, need)
        .says("The gap is reckoned from the newest figures whenever somebody looks, with the range that chance leaves.")
        .field(
            Field::select("measure", "Measure", choices::measures(&measures))
                .hint("Those that have figures for your places"),
        )
        .field(Field::select("area", "Whose figure: the place", choices::of_places(&choices::places(&measures))))
        .field(Field::select(
            "group",
            "Whose figure: the children",
            choices::groups(&on.known, Choice::new("all", "All children")),
        ))
        .field(Field::select("against", "Held against", choices::against(&measures)))
        .field(Field::select(
            "other",
            "Or held against a group",
            choices::groups(&on.known, Choice::new("", "No group")),
        )))
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, need)): Path<(String, String)>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, need) = on.need(&need)?;
    page(&site, &visit, &on, place, need).await?.show(&Sent::default(), FieldErrors::default())
}

/// Adds the gap.
pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, need)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, need) = on.need(&need)?;
    let errors = match read(&sent, &on.known)? {
        Ok(new) => {
            let key = NeedKey::of(need);
            match site.ledger().add_need_gap(&visit.actor(), on.shown.stored.id, &key, &new).await {
                Ok(_) => return Ok(see_other(&on.need_address(place))),
                Err(why) => field_errors(why, "measure")?,
            }
        }
        Err(errors) => errors,
    };
    page(&site, &visit, &on, place, need).await?.show(&sent, errors)
}

fn read(sent: &Sent, known: &Definitions) -> Result<Result<NewNeedGap, FieldErrors>, PageError> {
    let wrong = || PageError::bad_request("Open the page again and choose from its lists. Nothing was saved.");
    let Some(measure) = sent.chosen("measure")? else {
        return Ok(Err(FieldErrors::one("measure", "Choose a measure.")));
    };
    let Some(area) = sent.chosen("area")? else {
        return Ok(Err(FieldErrors::one("area", "Choose a place.")));
    };
    let group = sent.chosen("group")?.unwrap_or_else(GroupCode::all);
    let against = match (sent.chosen::<Against>("against")?, sent.chosen("other")?.map(Against::Group)) {
        (Some(_), Some(_)) => {
            return Ok(Err(FieldErrors::one("against", "Choose one thing to hold it against, not two.")));
        }
        (one, other) => match one.or(other) {
            Some(against) => against,
            None => return Ok(Err(FieldErrors::one("against", "Choose what it is held against."))),
        },
    };
    let against_known = match &against {
        Against::Place(other) => known.areas.find(other).is_some(),
        Against::Group(other) => known.groups.knows(other),
        Against::Target | Against::BestPlace | Against::Neighbours => true,
    };
    let own_known = known.catalogue.find(&measure).is_some() && known.areas.find(&area).is_some();
    if own_known && against_known && known.groups.knows(&group) {
        Ok(Ok(NewNeedGap { measure, area, group, against }))
    } else {
        Err(wrong())
    }
}

/// Takes a gap away.
pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, need, id)): Path<(String, String, String)>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, _) = on.need(&need)?;
    let id = id.parse().map_err(|_| PageError::not_found())?;
    site.ledger().remove_need_gap(&visit.actor(), on.shown.stored.id, id).await?;
    Ok(see_other(&on.need_address(place)))
}
