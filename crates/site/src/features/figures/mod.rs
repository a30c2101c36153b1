//! Figures on their way in: a file is looked at, corrected, compared with what is known, and kept,
//! kept in part, or thrown away; or figures are typed into a grid. Nothing counts before it is kept.

mod choices;
mod columns;
mod decide;
mod held;
mod list;
mod load;
mod look;
mod mapping;
mod progress;
mod review;
mod typed;
mod upload;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/figures", Access::Editor, list::page_of)
        .get("/partnerships/{slug}/figures/new", Access::Editor, upload::form)
        .upload("/partnerships/{slug}/figures/new", Access::Editor, upload::take)
        .get("/partnerships/{slug}/figures/type", Access::Editor, typed::form)
        .post("/partnerships/{slug}/figures/type", Access::Editor, typed::take)
        .get("/figure-files/{file}", Access::Editor, review::page_of)
        .post("/figure-files/{file}/mapping", Access::Editor, mapping::take)
        .post("/figure-files/{file}/keep", Access::Editor, decide::keep)
        .post("/figure-files/{file}/stop", Access::Editor, progress::stop)
        .post("/figure-files/{file}/discard", Access::Editor, decide::discard)
        .get("/figure-loads/{load}", Access::Editor, load::page_of)
}
