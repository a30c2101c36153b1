//! Imports: from a document to a plan that a person has accepted.
//!
//! A file is read before anything is stored, so that a bad one leaves no trace. What
//! was read is shown beside its source; people correct and decide; only accepting
//! stores a plan.

mod accept;
mod cards;
mod conflict;
mod correct;
mod correct_part;
mod counts;
mod decide;
mod discard;
mod excerpt;
mod findings;
mod head;
mod item;
mod item_page;
mod list;
mod opened;
mod part;
mod part_decide;
mod part_page;
mod part_words;
mod read_in;
mod reading;
mod review;
mod sent;
mod source;
mod upload;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/imports", Access::Editor, list::page_of)
        .get("/imports/new", Access::Editor, upload::form)
        .upload("/imports/new", Access::Editor, upload::take)
        .get("/imports/{import}", Access::Editor, review::page_of)
        .post("/imports/{import}/decide", Access::Editor, decide::take)
        .get("/imports/{import}/head", Access::Editor, head::form)
        .post("/imports/{import}/head", Access::Editor, head::take)
        .get("/imports/{import}/items/new", Access::Editor, item::new_form)
        .post("/imports/{import}/items/new", Access::Editor, item::take_new)
        .get("/imports/{import}/items/{item}", Access::Editor, item::form)
        .post("/imports/{import}/items/{item}", Access::Editor, item::take)
        .get("/imports/{import}/parts/{kind}/new", Access::Editor, part::new_form)
        .post("/imports/{import}/parts/{kind}/new", Access::Editor, part::take_new)
        .post("/imports/{import}/parts/{kind}/decide", Access::Editor, part_decide::take)
        .get("/imports/{import}/parts/{kind}/{key}", Access::Editor, part::form)
        .post("/imports/{import}/parts/{kind}/{key}", Access::Editor, part::take)
        .get("/imports/{import}/accept", Access::Editor, accept::form)
        .post("/imports/{import}/accept", Access::Editor, accept::take)
        .get("/imports/{import}/discard", Access::Editor, discard::form)
        .post("/imports/{import}/discard", Access::Editor, discard::take)
        .get("/plans/{plan}/source", Access::Anyone, source::page_of)
}
