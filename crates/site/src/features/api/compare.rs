//! What differs between two versions of a plan, or between a plan and another.

use axum::Json;
use axum::extract::{Path, State};
use bigplan_ledger::{Actor, PlanId, StoredPlan, VersionNumber};
use bigplan_plan::compare::compare;
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use super::given::Asked;
use super::shapes::{Compared, Failed};
use crate::shell::program::{ApiAnswer, ApiError, Caller};
use crate::shell::site::Site;

/// The word for the plan as the caller sees it now.
const NOW: &str = "now";

/// Which two are compared.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CompareAsked {
    /// The earlier one: a version's number, "now", or the id of another plan; "now" where it is left out.
    from: Option<String>,
    /// The later one, in the same way; "now" where it is left out.
    to: Option<String>,
}

/// Two versions, item by item: what was added, dropped, reworded, moved.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}/compare",
    tag = "versions",
    params(("plan" = String, Path, description = "The plan's id"), CompareAsked),
    responses((status = 200, body = Compared), (status = 400, body = Failed), (status = 404, body = Failed))
)]
pub async fn two(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
    Asked(asked): Asked<CompareAsked>,
) -> ApiAnswer<Json<Compared>> {
    let plan: PlanId = plan.parse().map_err(|_| ApiError::not_found())?;
    let [from, to] = [asked.from, asked.to].map(|word| word.unwrap_or_else(|| NOW.to_owned()));
    let earlier = read(&site, &actor, plan, &from).await?;
    let later = read(&site, &actor, plan, &to).await?;
    let found = compare(&earlier.plan, &later.plan);
    let counts = json!(found.counts);
    let counts = counts.as_object().into_iter().flatten().map(|(name, count)| {
        let count = count.as_u64().and_then(|count| usize::try_from(count).ok());
        (name.clone(), count.unwrap_or_default())
    });
    Ok(Json(Compared {
        plan: plan.to_string(),
        from,
        to,
        counts: counts.collect(),
        items: json!(found.items),
        measures: json!(found.measures),
        around: json!(found.around),
    }))
}

async fn read(site: &Site, actor: &Actor, plan: PlanId, word: &str) -> ApiAnswer<StoredPlan> {
    let ledger = site.ledger();
    let stored = match (word, word.parse::<VersionNumber>(), word.parse::<PlanId>()) {
        (NOW, ..) => ledger.plan(actor, plan).await?,
        (_, Ok(number), _) => ledger.version(actor, plan, number).await?,
        (_, _, Ok(other)) => ledger.plan(actor, other).await?,
        _ => {
            let message = "\"from\" and \"to\" are a version's number such as 0.3, \"now\", or the id of another plan.";
            return Err(ApiError::not_understood(message));
        }
    };
    stored.ok_or_else(ApiError::not_found)
}
