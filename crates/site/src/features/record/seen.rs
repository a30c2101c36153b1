//! Who has seen a record: for its managers and auditors. Asking is a look too.

use askama::Template;
use axum::extract::{Path, State};

use super::page::{Looked, told};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many looks are shown.
const LOOKS: u32 = 200;

#[derive(Template)]
#[template(path = "features/record/seen.html")]
struct SeenPage {
    frame: Frame,
    about: String,
    looks: Vec<(String, String)>,
}

/// Lists the looks, newest first.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let looks = site.casework().await?.who_has_seen(&visit.actor(), looked.case.id, LOOKS).await?;
    page(&SeenPage {
        frame: looked.frame(&visit, "Who has seen this record").under(looked.heading(), looked.address()),
        about: looked.heading(),
        looks: looks.iter().map(|look| told(looked.definition, look)).collect(),
    })
}
