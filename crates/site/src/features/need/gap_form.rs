//! Saying which gap between figures shows a need.

use axum::extract::{Path, State};
use bigplan_ledger::needs::{Against, NewNeedGap};
use bigplan_measure::{Definitions, GroupCode};

use super::choices;
use super::on_need::OnNeed;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, kept};
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;

async fn page(site: &Site, need: &OnNeed) -> Result<FormPage, PageError> {
    let (measures, known) = (site.measures_of(&need.visit.actor(), &need.on.shown.partnership).await?, &need.on.known);
    Ok(need
        .form("Show it as a gap between figures")
        .says("The gap is reckoned from the newest figures whenever somebody looks, with the range that chance leaves.")
        .field(
            Field::select("measure", "Measure", choices::measures(&measures))
                .hint("Those that have figures for your places"),
        )
        .field(Field::select("area", "Whose figure: the place", choices::of_places(&choices::places(&measures))))
        .field(Field::select(
            "group",
            "Whose figure: the children",
            choices::groups(known, Choice::new("all", "All children")),
        ))
        .field(Field::select("against", "Held against", choices::against(&measures)))
        .field(Field::select("other", "Or held against a group", choices::groups(known, Choice::new("", "No group")))))
}

/// The form.
pub async fn form(State(site): State<Site>, need: OnNeed) -> Answer {
    page(&site, &need).await?.show(&Sent::default(), FieldErrors::default())
}

/// Adds the gap.
pub async fn add(State(site): State<Site>, need: OnNeed, Checked(sent): Checked<Sent>) -> Answer {
    let (actor, key, new) = (need.visit.actor(), need.key(), read(&sent, &need.on.known)?);
    let adding = new.as_ref().map(|new| site.ledger().add_need_gap(&actor, need.plan(), &key, new));
    match kept(adding.map_err(Clone::clone), "measure").await? {
        None => Ok(need.back()),
        Some(errors) => page(&site, &need).await?.show(&sent, errors),
    }
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
    need: OnNeed,
    Path((_, _, id)): Path<(String, String, String)>,
    Checked(_): Checked<Sent>,
) -> Answer {
    let id = id.parse().map_err(|_| PageError::not_found())?;
    site.ledger().remove_need_gap(&need.visit.actor(), need.plan(), id).await?;
    Ok(need.back())
}
