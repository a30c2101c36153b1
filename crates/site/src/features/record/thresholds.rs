//! What has to be so for each stage of help, for everybody to read: families, schools, health visitors, the police.

use askama::Template;
use axum::extract::State;
use bigplan_register::{CodeList, Registers};

use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/thresholds.html")]
struct ThresholdsPage<'a> {
    frame: Frame,
    /// Each list with the titles of the registers in which it is chosen from.
    lists: Vec<(&'a CodeList, Vec<&'a str>)>,
}

/// Shows them.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let registers = site.casework().await?.registers();
    let meant = registers.shared_lists().filter(|list| list.has_thresholds());
    let lists = meant.map(|list| (list, users(registers, list))).collect();
    page(&ThresholdsPage { frame: Frame::new(&visit, "When a child gets which help").under("Home", "/"), lists })
}

fn users<'a>(registers: &'a Registers, list: &CodeList) -> Vec<&'a str> {
    let uses = registers.iter().filter(|one| one.fields.iter().any(|field| field.list.as_ref() == Some(&list.code)));
    uses.map(|definition| definition.title.as_str()).collect()
}
