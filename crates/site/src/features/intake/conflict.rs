//! Two people changed the same item: both versions, and whoever came second chooses.

use askama::Template;
use axum::http::StatusCode;
use bigplan_plan::Item;

use super::cards::Standing;
use super::correct::seen;
use super::decide::Wanted;
use super::opened::Open;
use super::review::Asked;
use crate::parts::item_facts::{self, Fact};
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/intake/conflict.html")]
struct ConflictPage {
    frame: Frame,
    /// What stands now.
    theirs: Vec<Fact>,
    standing: &'static str,
    /// What was sent.
    mine: Vec<Fact>,
    wanted: Option<Wanted>,
    /// Where theirs is kept: nothing is sent.
    back: String,
    /// Where mine is sent again.
    action: String,
    /// The fields that are sent again, the mark of what stands now among them.
    fields: Vec<(String, String)>,
}

/// Somebody edited an item while another form of it was open.
///
/// # Errors
/// The item is gone.
pub fn about_edit(visit: &Visit, open: &Open, id: &str, mine: &Item, sent: &Fields) -> Answer {
    let theirs = open.item(id).ok_or_else(PageError::not_found)?;
    let mut fields: Vec<(String, String)> =
        sent.iter().filter(|(name, _)| *name != "seen").map(|(name, value)| (name.clone(), value.clone())).collect();
    fields.push(("seen".to_owned(), seen(theirs, open.decision(id))));
    let page = ConflictPage {
        frame: frame(visit, open),
        theirs: item_facts::whole(theirs, &open.plan),
        standing: Standing::of(open.decision(id)).words(),
        mine: item_facts::whole(mine, &open.plan),
        wanted: None,
        back: format!("{}#item-{id}", open.address()),
        action: format!("{}/items/{id}", open.address()),
        fields,
    };
    page_with(StatusCode::CONFLICT, &page)
}

/// Somebody changed an item, or decided about it, while another page showed it as it was.
///
/// # Errors
/// The item is gone.
pub fn about_decision(visit: &Visit, open: &Open, id: &str, wanted: Wanted, asked: &Asked) -> Answer {
    let theirs = open.item(id).ok_or_else(PageError::not_found)?;
    let decide = format!("{} {id} {}", wanted.as_str(), seen(theirs, open.decision(id)));
    let page = ConflictPage {
        frame: frame(visit, open),
        theirs: item_facts::whole(theirs, &open.plan),
        standing: Standing::of(open.decision(id)).words(),
        mine: Vec::new(),
        wanted: Some(wanted),
        back: format!("{}{}#item-{id}", open.address(), asked.query()),
        action: format!("{}/decide", open.address()),
        fields: vec![
            ("decide".to_owned(), decide),
            ("show".to_owned(), asked.show().as_str().to_owned()),
            ("part".to_owned(), asked.part().to_string()),
        ],
    };
    page_with(StatusCode::CONFLICT, &page)
}

fn frame(visit: &Visit, open: &Open) -> Frame {
    Frame::new(visit, "Somebody changed this item meanwhile")
        .under("Home", "/")
        .under("Imports", "/imports")
        .under(open.summary.file.clone(), open.address())
}
