//! A plan's own timetable: phases and key dates, drawn as a line and listed.

mod edit;
mod line;
mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/timetable", Access::Anyone, page::page_of)
        .get("/plans/{plan}/timetable/add", Access::Editor, edit::add)
        .post("/plans/{plan}/timetable/add", Access::Editor, edit::take_new)
        .get("/plans/{plan}/timetable/{entry}", Access::Editor, edit::change)
        .post("/plans/{plan}/timetable/{entry}", Access::Editor, edit::take)
        .post("/plans/{plan}/timetable/{entry}/remove", Access::Editor, edit::remove)
}
