//! The API for programs: plans, items, groups, versions and updates as JSON, by token.
//!
//! Every query that it asks is one that a page asks too, with the same actor first, so that the same
//! rules hold. The description at `/api/v1/openapi.json` is made from the handlers; a test holds the
//! two together.

mod compare;
mod create;
mod description;
mod export;
mod given;
mod groups;
mod items;
mod listed;
mod measures;
mod moved;
mod needs;
mod partnerships;
mod plans;
mod record_changes;
mod records;
mod registers;
mod remove;
pub mod shapes;
mod update;
mod updates;
mod versions;

use axum::http::Method;
use bigplan_ledger::Reach;

use crate::shell::routes::Routes;

pub use description::{description, reference};

const RECORDS: &str = "/api/v1/registers/{register}/records";
const RECORD: &str = "/api/v1/registers/{register}/records/{record}";
const RECORD_MOVE: &str = "/api/v1/registers/{register}/records/{record}/moves/{step}";

/// The routes of the API.
pub fn routes() -> Routes {
    Routes::default()
        .api(Method::GET, "/api/v1/openapi.json", Reach::Read, description::json)
        .api(Method::GET, "/api/v1/partnerships", Reach::Read, partnerships::list)
        .api(Method::GET, "/api/v1/partnerships/{slug}/plans", Reach::Read, partnerships::plans)
        .api(Method::GET, "/api/v1/partnerships/{slug}/groups", Reach::Read, groups::standing)
        .api(Method::GET, "/api/v1/plans/{plan}", Reach::Read, plans::one)
        .api(Method::GET, "/api/v1/plans/{plan}/export", Reach::Read, export::whole)
        .api(Method::GET, "/api/v1/plans/{plan}/items", Reach::Read, items::list)
        .api(Method::POST, "/api/v1/plans/{plan}/items", Reach::Edit, create::take)
        .api(Method::GET, "/api/v1/plans/{plan}/items/{item}", Reach::Read, items::one)
        .api(Method::PUT, "/api/v1/plans/{plan}/items/{item}", Reach::Edit, update::take)
        .api(Method::DELETE, "/api/v1/plans/{plan}/items/{item}", Reach::Edit, remove::take)
        .api(Method::POST, "/api/v1/plans/{plan}/items/{item}/move", Reach::Edit, moved::take)
        .api(Method::GET, "/api/v1/plans/{plan}/items/{item}/updates", Reach::Read, updates::list)
        .api(Method::POST, "/api/v1/plans/{plan}/items/{item}/updates", Reach::Update, updates::take)
        .api(Method::GET, "/api/v1/plans/{plan}/versions", Reach::Read, versions::list)
        .api(Method::GET, "/api/v1/plans/{plan}/versions/{version}", Reach::Read, versions::one)
        .api(Method::GET, "/api/v1/plans/{plan}/compare", Reach::Read, compare::two)
        .api(Method::GET, "/api/v1/plans/{plan}/measures", Reach::Read, measures::list)
        .api(Method::GET, "/api/v1/plans/{plan}/needs", Reach::Read, needs::list)
        .api(Method::GET, "/api/v1/plans/{plan}/groups", Reach::Read, groups::of_plan)
        .api(Method::GET, "/api/v1/registers", Reach::Read, registers::list)
        .api(Method::GET, "/api/v1/registers/{register}", Reach::Read, registers::one)
        .records_api(Method::GET, RECORDS, records::list)
        .records_api(Method::POST, RECORDS, record_changes::begin)
        .records_api(Method::GET, RECORD, records::one)
        .records_api(Method::PUT, RECORD, record_changes::change)
        .records_api(Method::POST, RECORD_MOVE, record_changes::make_move)
}
