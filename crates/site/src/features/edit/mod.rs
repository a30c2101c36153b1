//! Changing a plan: its items, what hangs on them, and its other parts; and the history of all that.
//!
//! One thing a page. Every form carries the revision that it showed, so that the second of
//! two people who change the same thing sees both versions and chooses.

mod add;
mod change;
mod conflict;
mod fields;
mod giving;
mod history;
mod history_words;
mod item_page;
mod merge;
mod move_to;
mod opened;
mod remove;
mod several;
mod several_check;
mod several_list;
mod step;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/history", Access::SignedIn, history::of_plan)
        .get("/plans/{plan}/several", Access::Editor, several_list::page_of)
        .post("/plans/{plan}/several", Access::Editor, several::take)
        .get("/plans/{plan}/items/new", Access::Editor, add::form)
        .post("/plans/{plan}/items/new", Access::Editor, add::take)
        .get("/plans/{plan}/items/{item}/change", Access::Editor, change::form)
        .post("/plans/{plan}/items/{item}/change", Access::Editor, change::take)
        .get("/plans/{plan}/items/{item}/move", Access::Editor, move_to::form)
        .post("/plans/{plan}/items/{item}/move", Access::Editor, move_to::take)
        .post("/plans/{plan}/items/{item}/step", Access::Editor, step::take)
        .get("/plans/{plan}/items/{item}/remove", Access::Editor, remove::form)
        .post("/plans/{plan}/items/{item}/remove", Access::Editor, remove::take)
        .get("/plans/{plan}/items/{item}/history", Access::SignedIn, history::of_item)
}
