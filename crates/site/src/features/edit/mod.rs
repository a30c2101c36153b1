//! Changing a plan: its items, what hangs on them, and its other parts; and the history of all that.
//!
//! One thing a page. Every form carries the revision that it showed, so that the second of
//! two people who change the same thing sees both versions and chooses.

mod add;
mod change;
mod conflict;
mod fields;
mod files;
mod giving;
mod head;
mod history;
mod history_words;
mod item_page;
mod merge;
mod move_to;
mod opened;
mod part_list;
mod part_page;
mod part_remove;
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
        .get("/plans/{plan}/edit", Access::Editor, part_list::hub)
        .get("/plans/{plan}/head", Access::Editor, head::form)
        .post("/plans/{plan}/head", Access::Editor, head::take)
        .get("/plans/{plan}/parts/{kind}", Access::Editor, part_list::page_of)
        .get("/plans/{plan}/parts/{kind}/new", Access::Editor, part_page::new_form)
        .post("/plans/{plan}/parts/{kind}/new", Access::Editor, part_page::take_new)
        .get("/plans/{plan}/parts/{kind}/{place}", Access::Editor, part_page::form)
        .post("/plans/{plan}/parts/{kind}/{place}", Access::Editor, part_page::take)
        .get("/plans/{plan}/parts/{kind}/{place}/remove", Access::Editor, part_remove::form)
        .post("/plans/{plan}/parts/{kind}/{place}/remove", Access::Editor, part_remove::take)
        .get("/plans/{plan}/files/{file}", Access::SignedIn, files::fetch)
        .post("/plans/{plan}/files/{file}/remove", Access::SignedIn, files::remove)
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
        .get("/plans/{plan}/items/{item}/files", Access::Related, files::form)
        .upload("/plans/{plan}/items/{item}/files", Access::Related, files::take)
        .get("/plans/{plan}/items/{item}/history", Access::SignedIn, history::of_item)
}
