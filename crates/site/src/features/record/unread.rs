//! Lists across registers: work that nobody has read and signed, and referrers who were not told.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::registers::{WorkItem, WorkList, WorkPage};

use super::desk::{Asked, Desk};
use super::list::{self, LINES, Line, lines};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/unread.html")]
struct UnreadPage {
    frame: Frame,
    place: String,
    says: &'static str,
    lines: Vec<Line>,
    cut: bool,
}

/// Work whose sign-off is missing, closed records too.
pub async fn unsigned(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    let (of, first) = (desk.partnership.id, WorkPage::first(LINES));
    let items = desk.casework.work_list(&desk.actor, of, &WorkList::Unsigned(None), &first).await?;
    let says = "Work that a manager has to read and sign and that nobody has, closed records too.";
    show(&site, &visit, &desk, "Not yet read and signed", says, items)
}

/// Referrals that are decided and whose referrers have not heard.
pub async fn untold(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    let items = desk.casework.untold_referrers(&desk.actor, desk.partnership.id, &WorkPage::first(LINES)).await?;
    let says = "Referrals that are decided, and whose referrers have not been told what came of them.";
    show(&site, &visit, &desk, "Referrers not yet told", says, items)
}

fn show(site: &Site, visit: &Visit, desk: &Desk<'_>, title: &str, says: &'static str, items: Vec<WorkItem>) -> Answer {
    let cut = u32::try_from(items.len()).is_ok_and(|shown| shown == LINES);
    let frame = Frame::new(visit, title).under("Home", "/").under("Registers", format!("/registers{}", desk.query()));
    let lines = lines(desk.casework, items, site.today());
    page(&UnreadPage { frame, place: desk.partnership.name.clone(), says, lines, cut })
}
