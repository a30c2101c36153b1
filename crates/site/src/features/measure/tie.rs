//! Saying which measure of the catalogue a plan's measure is.

use axum::extract::{Path, State};
use bigplan_ledger::MeasureId;
use bigplan_measure::MeasureCode;
use bigplan_plan::MeasureUse;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::plan_nav::plan_address;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What is typed for "none".
const NONE: &str = "none";

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((plan, measure)): Path<(String, String)>) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    visit.require_officer(shown.partnership.id)?;
    let (id, found) = asked(&shown, &measure)?;
    let ties = site.ledger().measure_ties(&actor, shown.stored.id).await?;
    let given = match ties.get(&id) {
        Some(Some(code)) => code.shown(),
        Some(None) => NONE.to_owned(),
        None => found.code.clone().unwrap_or_default(),
    };
    page_of(&visit, &shown, found).show(&Sent::default().with("code", given), FieldErrors::default())
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, measure)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let actor = visit.actor();
    let shown = site.plan(&actor, &plan).await?;
    let (id, found) = asked(&shown, &measure)?;
    let form = page_of(&visit, &shown, found);
    let given = sent.of("code");
    let code: Option<MeasureCode> = match given {
        NONE => None,
        _ => match site.definitions().catalogue.find_by_name(given) {
            Some(definition) => Some(definition.code.clone()),
            None => {
                let message = "Enter the code or the title of a measure of the catalogue, or “none”";
                return form.show(&sent, FieldErrors::one("code", message));
            }
        },
    };
    match site.ledger().tie_measure(&actor, shown.stored.id, id, code.as_ref()).await {
        Ok(()) => Ok(see_other(&format!("{}/measures", plan_address(&shown)))),
        Err(why) => form.show(&sent, field_errors(why, "code")?),
    }
}

fn asked<'p>(shown: &'p ShownPlan, measure: &str) -> Result<(MeasureId, &'p MeasureUse), PageError> {
    let id: MeasureId = measure.parse().map_err(|_| PageError::not_found())?;
    let found = shown.stored.plan.measures.iter().find(|one| one.id == measure);
    Ok((id, found.ok_or_else(PageError::not_found)?))
}

fn page_of(visit: &Visit, shown: &ShownPlan, measure: &MeasureUse) -> FormPage {
    let (address, head) = (plan_address(shown), &shown.stored.plan.head);
    let back = format!("{address}/measures");
    let code = measure.code.iter().map(|code| format!("{code} ")).collect::<String>();
    FormPage::new(visit, "Which measure of the catalogue is it?", back.clone())
        .caption(format!("{code}{}", measure.title))
        .under("Home", "/")
        .under(&head.title, &address)
        .under("Measures", back)
        .says("Targets of the plan are held against the figures of the measure that you name.")
        .field(Field::line("code", "Measure").hint(
            "Its code or its title in the catalogue, for example NI 72. Enter “none” where the catalogue has none",
        ))
}
