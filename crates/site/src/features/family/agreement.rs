//! Marking the measures that stand in the local agreement.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{AgreementMeasure, AgreementSort, Right};

use super::page::sort_word;
use crate::parts::form::Choice;
use crate::parts::refusal;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/family/agreement.html")]
struct AgreementPage {
    frame: Frame,
    address: String,
    title: String,
    sorts: Vec<Choice>,
    /// Id, name, and how it stands in the agreement.
    measures: Vec<(String, String, String)>,
}

/// The measures with how each stands.
pub async fn form(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    refusal::unless_may(&visit, &shown, Right::EditPlans)?;
    let stand = site.ledger().agreement(&actor, shown.stored.id).await?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let measure = |measure: &bigplan_plan::MeasureUse| {
        let sort = stand.iter().find(|one| one.measure.to_string() == measure.id).map_or("", |one| one.sort.as_str());
        let of = [&measure.code, &Some(measure.title.clone()), &measure.group, &measure.area];
        let name = of.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        (measure.id.clone(), name, sort.to_owned())
    };
    let mut sorts = vec![Choice::new("", "Not in it")];
    sorts.extend(AgreementSort::ALL.iter().map(|sort| Choice::new(sort.as_str(), sort_word(*sort))));
    page(&AgreementPage {
        frame: Frame::new(&visit, "Mark measures of the local agreement")
            .under("Home", "/")
            .under(&title, &address)
            .under("Family", format!("{address}/family")),
        measures: shown.stored.plan.measures.iter().map(measure).collect(),
        address,
        title,
        sorts,
    })
}

/// Keeps how each stands.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<BTreeMap<String, String>>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let wrong = || PageError::bad_request("Open the page again and choose from its lists. Nothing was saved.");
    let mut all = Vec::new();
    for (name, sort) in &given {
        let Some(id) = name.strip_prefix("m-").filter(|_| !sort.is_empty()) else { continue };
        let (measure, sort) = (id.parse().map_err(|_| wrong())?, sort.parse().map_err(|_| wrong())?);
        all.push(AgreementMeasure { measure, sort });
    }
    site.ledger().set_agreement(&visit.actor(), shown.stored.id, &all).await?;
    Ok(see_other(&format!("/plans/{}/family", shown.stored.id)))
}
