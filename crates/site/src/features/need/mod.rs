//! The needs of a plan: what shows them, how great they are, where, what was decided, and what answers them.

mod chain;
mod chain_page;
mod choices;
mod decision_form;
mod decisions;
mod evidence_form;
mod figures;
mod gap;
mod gap_form;
mod hot_spots;
mod hot_spots_form;
mod known;
mod need_page;
mod on_need;
mod page;
mod place;
mod strands;
mod triangle;
mod triangle_form;
mod words;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/needs", Access::Anyone, page::page_of)
        .get("/plans/{plan}/needs/decisions", Access::Anyone, decisions::page_of)
        .get("/plans/{plan}/needs/hot-spots", Access::Anyone, hot_spots::page_of)
        .get("/plans/{plan}/needs/chain", Access::Anyone, chain_page::page_of)
        .get("/plans/{plan}/needs/{need}", Access::Anyone, need_page::page_of)
        .get("/plans/{plan}/needs/{need}/evidence", Access::Editor, evidence_form::new_form)
        .post("/plans/{plan}/needs/{need}/evidence", Access::Editor, evidence_form::add)
        .get("/plans/{plan}/needs/{need}/evidence/{id}", Access::Editor, evidence_form::form)
        .post("/plans/{plan}/needs/{need}/evidence/{id}", Access::Editor, evidence_form::change)
        .get("/plans/{plan}/needs/{need}/evidence/{id}/remove", Access::Editor, evidence_form::remove_form)
        .post("/plans/{plan}/needs/{need}/evidence/{id}/remove", Access::Editor, evidence_form::remove)
        .get("/plans/{plan}/needs/{need}/gap", Access::Editor, gap_form::form)
        .post("/plans/{plan}/needs/{need}/gap", Access::Editor, gap_form::add)
        .post("/plans/{plan}/needs/{need}/gap/{id}/remove", Access::Editor, gap_form::remove)
        .get("/plans/{plan}/needs/{need}/decision", Access::Editor, decision_form::form)
        .post("/plans/{plan}/needs/{need}/decision", Access::Editor, decision_form::note)
        .get("/plans/{plan}/needs/{need}/decision/{id}/take-back", Access::Editor, decision_form::take_back_form)
        .post("/plans/{plan}/needs/{need}/decision/{id}/take-back", Access::Editor, decision_form::take_back)
        .get("/plans/{plan}/needs/{need}/places", Access::Editor, hot_spots_form::form)
        .post("/plans/{plan}/needs/{need}/places", Access::Editor, hot_spots_form::set)
        .get("/partnerships/{slug}/triangle", Access::Anyone, triangle::page_of)
        .get("/partnerships/{slug}/triangle/change", Access::Editor, triangle_form::form)
        .post("/partnerships/{slug}/triangle/change", Access::Editor, triangle_form::write)
}
