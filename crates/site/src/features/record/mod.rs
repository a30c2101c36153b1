//! Records of registers: lists of work by their clocks, forms made from definitions, a page a record, and who has seen it.
//! No address holds a name: people and records are ids there.

mod about;
mod across;
mod allocate;
mod answer;
mod answers;
mod around;
mod ask;
mod audits;
mod caseloads;
mod change;
mod child;
mod clock_words;
mod desk;
mod draw;
mod field_form;
mod links;
mod list;
mod look_up;
mod moves;
mod new;
mod overview;
mod page;
mod pauses;
mod person_choice;
mod refused;
mod seen;
mod share;
mod sheet;
mod sheet_file;
mod sign;
mod thresholds;
mod unread;
mod values;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature. Everybody with an account may knock: a duty decides what they see.
pub fn routes() -> Routes {
    Routes::default()
        .get("/thresholds", Access::Anyone, thresholds::page_of)
        .get("/registers", Access::SignedIn, overview::page_of)
        .get("/registers/audits", Access::SignedIn, audits::page_of)
        .get("/registers/audits/draw", Access::SignedIn, draw::form)
        .post("/registers/audits/draw", Access::SignedIn, draw::take)
        .get("/registers/caseloads", Access::SignedIn, caseloads::page_of)
        .get("/registers/shares", Access::SignedIn, share::offered)
        .post("/registers/shares/{share}/accept", Access::SignedIn, share::accept)
        .get("/registers/mine", Access::SignedIn, across::mine)
        .get("/registers/team", Access::SignedIn, across::team)
        .get("/registers/untold", Access::SignedIn, unread::untold)
        .get("/registers/unsigned", Access::SignedIn, unread::unsigned)
        .get("/registers/persons/{person}", Access::SignedIn, child::page_of)
        .get("/registers/{register}", Access::SignedIn, list::page_of)
        .get("/registers/{register}/about", Access::SignedIn, about::page_of)
        .get("/registers/{register}/sheet", Access::SignedIn, sheet::form)
        .upload("/registers/{register}/sheet", Access::SignedIn, sheet::take)
        .get("/registers/{register}/file", Access::SignedIn, sheet_file::give)
        .get("/registers/{register}/new", Access::SignedIn, new::form)
        .post("/registers/{register}/new", Access::SignedIn, new::take)
        .post("/registers/{register}/find", Access::SignedIn, person_choice::find)
        .post("/registers/{register}/person", Access::SignedIn, person_choice::add)
        .get("/registers/{register}/answers", Access::SignedIn, answers::page_of)
        .post("/registers/{register}/remind", Access::SignedIn, answers::remind)
        .get("/registers/{register}/ask", Access::SignedIn, ask::form)
        .post("/registers/{register}/ask", Access::SignedIn, ask::take)
        .get("/registers/{register}/answer", Access::SignedIn, answer::page_of)
        .post("/registers/{register}/records/{record}/nil", Access::SignedIn, answer::nil)
        .get("/registers/{register}/people/{field}", Access::SignedIn, look_up::of_new)
        .post("/registers/{register}/people/{field}", Access::SignedIn, look_up::take_of_new)
        .get("/registers/{register}/records/{record}", Access::SignedIn, page::page_of)
        .get("/registers/{register}/records/{record}/change", Access::SignedIn, change::form)
        .post("/registers/{register}/records/{record}/change", Access::SignedIn, change::take)
        .get("/registers/{register}/records/{record}/people/{field}", Access::SignedIn, look_up::of_record)
        .post("/registers/{register}/records/{record}/people/{field}", Access::SignedIn, look_up::take_of_record)
        .get("/registers/{register}/records/{record}/clocks/{clock}", Access::SignedIn, pauses::form)
        .post("/registers/{register}/records/{record}/clocks/{clock}", Access::SignedIn, pauses::take)
        .get("/registers/{register}/records/{record}/share", Access::SignedIn, share::form)
        .post("/registers/{register}/records/{record}/share", Access::SignedIn, share::take)
        .post("/registers/{register}/records/{record}/shares/{share}/end", Access::SignedIn, share::end)
        .get("/registers/{register}/records/{record}/moves/{step}", Access::SignedIn, moves::check)
        .post("/registers/{register}/records/{record}/moves/{step}", Access::SignedIn, moves::make)
        .post("/registers/{register}/records/{record}/signs/{sign}", Access::SignedIn, sign::give)
        .get("/registers/{register}/records/{record}/allocate", Access::SignedIn, allocate::form)
        .post("/registers/{register}/records/{record}/allocate", Access::SignedIn, allocate::take)
        .get("/registers/{register}/records/{record}/seen", Access::SignedIn, seen::page_of)
}
