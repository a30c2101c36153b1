//! What inspectors said: grades over time, recommendations until they are closed, notices.

mod choices;
mod evidence;
mod items;
mod lines;
mod notice;
mod notice_form;
mod overview;
mod page;
mod place;
mod recommendation;
mod recommendation_form;
mod report;
mod report_form;
mod requirement_form;
mod step;
mod time;
mod words;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/inspection", Access::Anyone, page::page_of)
        .get("/partnerships/{slug}/inspections", Access::Anyone, overview::page_of)
        .get("/partnerships/{slug}/inspections/new", Access::Editor, report_form::new_form)
        .post("/partnerships/{slug}/inspections/new", Access::Editor, report_form::make)
        .get("/partnerships/{slug}/inspections/{report}", Access::Anyone, report::page_of)
        .get("/partnerships/{slug}/inspections/{report}/change", Access::Editor, report_form::form)
        .post("/partnerships/{slug}/inspections/{report}/change", Access::Editor, report_form::change)
        .get(
            "/partnerships/{slug}/inspections/{report}/recommendations/new",
            Access::Editor,
            recommendation_form::new_form,
        )
        .post(
            "/partnerships/{slug}/inspections/{report}/recommendations/new",
            Access::Editor,
            recommendation_form::make,
        )
        .merge(recommendations())
        .merge(notices())
}

fn recommendations() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/recommendations/{recommendation}", Access::Anyone, recommendation::page_of)
        .get("/partnerships/{slug}/recommendations/{recommendation}/change", Access::Editor, recommendation_form::form)
        .post(
            "/partnerships/{slug}/recommendations/{recommendation}/change",
            Access::Editor,
            recommendation_form::change,
        )
        .get("/partnerships/{slug}/recommendations/{recommendation}/items", Access::Editor, items::form)
        .post("/partnerships/{slug}/recommendations/{recommendation}/items", Access::Editor, items::tie)
        .post("/partnerships/{slug}/recommendations/{recommendation}/items/{item}/remove", Access::Editor, items::untie)
        .get("/partnerships/{slug}/recommendations/{recommendation}/evidence", Access::SignedIn, evidence::form)
        .post("/partnerships/{slug}/recommendations/{recommendation}/evidence", Access::SignedIn, evidence::give)
        .get("/partnerships/{slug}/recommendations/{recommendation}/steps/{step}", Access::SignedIn, step::form)
        .post("/partnerships/{slug}/recommendations/{recommendation}/steps/{step}", Access::SignedIn, step::take)
}

fn notices() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/notices/new", Access::Editor, notice_form::new_form)
        .post("/partnerships/{slug}/notices/new", Access::Editor, notice_form::make)
        .get("/partnerships/{slug}/notices/{notice}", Access::Anyone, notice::page_of)
        .get("/partnerships/{slug}/notices/{notice}/change", Access::Editor, notice_form::form)
        .post("/partnerships/{slug}/notices/{notice}/change", Access::Editor, notice_form::change)
        .get("/partnerships/{slug}/notices/{notice}/requirements/new", Access::Editor, requirement_form::new_form)
        .post("/partnerships/{slug}/notices/{notice}/requirements/new", Access::Editor, requirement_form::make)
        .get("/partnerships/{slug}/notices/{notice}/requirements/{requirement}", Access::Editor, requirement_form::form)
        .post(
            "/partnerships/{slug}/notices/{notice}/requirements/{requirement}",
            Access::Editor,
            requirement_form::change,
        )
        .get(
            "/partnerships/{slug}/notices/{notice}/requirements/{requirement}/item",
            Access::Editor,
            items::requirement_form,
        )
        .post("/partnerships/{slug}/notices/{notice}/requirements/{requirement}/item", Access::Editor, items::map)
}
