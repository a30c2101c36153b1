//! One plan.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use bigplan_plan::draft::JSON_VERSION;
use serde::Serialize;
use serde_json::{Value, json};

use super::partnerships::shape;
use super::shapes::{Failed, OnePlan};
use crate::shell::program::{ApiAnswer, Caller};
use crate::shell::site::Site;

/// A plan's head, state and counts.
#[utoipa::path(
    get,
    path = "/api/v1/plans/{plan}",
    tag = "plans",
    params(("plan" = String, Path, description = "The plan's id")),
    responses((status = 200, body = OnePlan), (status = 404, body = Failed))
)]
pub async fn one(
    State(site): State<Site>,
    Caller(actor): Caller,
    Path(plan): Path<String>,
) -> ApiAnswer<Json<OnePlan>> {
    let shown = site.plan(&actor, &plan).await?;
    let plan = &shown.stored.plan;
    let counts = [
        ("items", plan.items.len()),
        ("measures", plan.measures.len()),
        ("needs", plan.needs.len()),
        ("groups", plan.groups.len()),
        ("recommendations", plan.recommendations.len()),
        ("judgements", plan.judgements.len()),
        ("glossary", plan.glossary.len()),
    ];
    Ok(Json(OnePlan {
        version: JSON_VERSION,
        id: shown.stored.id.to_string(),
        partnership: shape(&shown.partnership),
        state: shown.stored.state.to_string(),
        revision: shown.stored.revision,
        plan: value(&plan.head),
        counts: counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect::<BTreeMap<_, _>>(),
    }))
}

/// A part of a plan as JSON. The parts have names for keys and numbers that are numbers, so nothing can fail;
/// if it did, null would break the description's test.
pub fn value(part: &impl Serialize) -> Value {
    json!(part)
}
