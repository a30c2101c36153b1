//! The description of the API, made from its handlers.

use axum::Json;
use utoipa::openapi::OpenApi as Description;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{
    compare, create, export, groups, items, measures, moved, needs, partnerships, plans, record_changes, records,
    registers, remove, shapes, update, updates, versions,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Bigplan",
        version = "1",
        description = "Plans of children's partnerships. What everybody may read needs no token; everything else is sent \
                       with \"Authorization: Bearer TOKEN\", and a token reaches no further than its owner."
    ),
    paths(
        json,
        partnerships::list,
        partnerships::plans,
        groups::standing,
        plans::one,
        export::whole,
        items::list,
        items::one,
        create::take,
        update::take,
        moved::take,
        remove::take,
        updates::list,
        updates::take,
        versions::list,
        versions::one,
        compare::two,
        measures::list,
        needs::list,
        groups::of_plan,
        registers::list,
        registers::one,
        records::list,
        records::one,
        record_changes::begin,
        record_changes::change,
        record_changes::make_move,
    ),
    components(schemas(shapes::Failed, shapes::Failure)),
    modifiers(&Token)
)]
struct Api;

struct Token;

impl Modify for Token {
    fn modify(&self, description: &mut Description) {
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// The description as a value.
pub fn description() -> Description {
    Api::openapi()
}

/// This description.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "description",
    responses((status = 200, description = "The description of the API, OpenAPI 3.1"))
)]
pub async fn json() -> Json<Description> {
    Json(description())
}

/// The reference page for people: every route with what it is for.
pub fn reference() -> String {
    let mut text = String::from(
        "# The API\n\nMade from the description that the program gives at `/api/v1/openapi.json`, by\n`BIGPLAN_WRITE_REFERENCE=1 cargo test -p bigplan-site --test site api`.\n\n",
    );
    let description = serde_json::to_value(description()).unwrap_or_default();
    if let Some(intro) = description.pointer("/info/description").and_then(|intro| intro.as_str()) {
        text.push_str(&format!("{intro}\n\n"));
    }
    text.push_str("| what | address | what it does | what it takes | answers |\n|---|---|---|---|---|\n");
    for (path, verbs) in description["paths"].as_object().into_iter().flatten() {
        for (verb, operation) in verbs.as_object().into_iter().flatten() {
            let sentence = operation["summary"].as_str().unwrap_or_default();
            text.push_str(&format!(
                "| {} | `{path}` | {sentence} | {} | {} |\n",
                verb.to_uppercase(),
                takes(operation),
                operation["responses"]
                    .as_object()
                    .map(|all| all.keys().cloned().collect::<Vec<_>>().join(", "))
                    .unwrap_or_default()
            ));
        }
    }
    text
}

/// Everything that an operation takes besides the ids in its address.
fn takes(operation: &serde_json::Value) -> String {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let mut names: Vec<String> = parameters
        .filter(|one| one["in"] != "path")
        .filter_map(|one| one["name"].as_str().map(|name| format!("`{name}`")))
        .collect();
    let body = operation.pointer("/requestBody/content/application~1json/schema/$ref").and_then(|name| name.as_str());
    names.extend(body.and_then(|name| name.rsplit('/').next()).map(|name| format!("a body `{name}`")));
    names.join(", ")
}
