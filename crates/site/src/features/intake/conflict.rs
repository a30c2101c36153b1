//! Two people changed the same item: both versions, and whoever came second chooses.

use askama::Template;
use axum::http::StatusCode;
use bigplan_ledger::{DraftPart, PartValue};
use bigplan_plan::Item;

use super::cards::Standing;
use super::correct::seen;
use super::decide::Wanted;
use super::opened::Open;
use super::review::Asked;
use super::{correct_part, part_words};
use crate::parts::item_facts::{self, Fact};
use crate::parts::item_form::Fields;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

/// The heading of the page about an item.
const ITEM: &str = "Somebody changed this item meanwhile";
/// The heading of the page about what stands beside the items.
const PART: &str = "Somebody changed this meanwhile";

#[derive(Template)]
#[template(path = "features/intake/conflict.html")]
struct ConflictPage {
    frame: Frame,
    /// What stands now.
    theirs: Vec<Fact>,
    standing: &'static str,
    heading: &'static str,
    /// What was sent.
    mine: Vec<Fact>,
    /// What was wanted instead of another version, in words.
    wanted: Option<&'static str>,
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
        frame: frame(visit, open, ITEM),
        theirs: item_facts::whole(theirs, &open.plan),
        standing: Standing::of(open.decision(id)).words(),
        mine: item_facts::whole(mine, &open.plan),
        wanted: None,
        heading: ITEM,
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
        frame: frame(visit, open, ITEM),
        theirs: item_facts::whole(theirs, &open.plan),
        standing: Standing::of(open.decision(id)).words(),
        mine: Vec::new(),
        wanted: Some(words(wanted)),
        heading: ITEM,
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

/// Somebody edited a part while another form of it was open.
///
/// # Errors
/// The page cannot be drawn.
pub fn about_part_edit(visit: &Visit, open: &Open, theirs: &DraftPart, mine: &PartValue, sent: &Fields) -> Answer {
    let (kind, key) = (theirs.value.kind().as_str(), &theirs.key);
    let mut fields: Vec<(String, String)> =
        sent.iter().filter(|(name, _)| *name != "seen").map(|(name, value)| (name.clone(), value.clone())).collect();
    fields.push(("seen".to_owned(), correct_part::seen(theirs)));
    let page = ConflictPage {
        frame: frame(visit, open, PART),
        heading: PART,
        theirs: part_words::whole(&theirs.value, &open.plan),
        standing: standing(theirs),
        mine: part_words::whole(mine, &open.plan),
        wanted: None,
        back: format!("{}?open={kind}#part-{kind}-{key}", open.address()),
        action: format!("{}/parts/{kind}/{key}", open.address()),
        fields,
    };
    page_with(StatusCode::CONFLICT, &page)
}

/// Somebody changed a part, or left it out, while another page showed it as it was.
///
/// # Errors
/// The page cannot be drawn.
pub fn about_part_decision(
    visit: &Visit,
    open: &Open,
    theirs: &DraftPart,
    wanted: correct_part::Wanted,
    asked: &Asked,
) -> Answer {
    let (kind, key) = (theirs.value.kind().as_str(), &theirs.key);
    let decide = format!("{} {key} {}", wanted.as_str(), correct_part::seen(theirs));
    let page = ConflictPage {
        frame: frame(visit, open, PART),
        heading: PART,
        theirs: part_words::whole(&theirs.value, &open.plan),
        standing: standing(theirs),
        mine: Vec::new(),
        wanted: Some(match wanted {
            correct_part::Wanted::LeaveOut => "To leave it out.",
            correct_part::Wanted::PutBack => "To put it back.",
        }),
        back: format!("{}{}#part-{kind}-{key}", open.address(), asked.query()),
        action: format!("{}/parts/{kind}/decide", open.address()),
        fields: vec![
            ("decide".to_owned(), decide),
            ("show".to_owned(), asked.show().as_str().to_owned()),
            ("part".to_owned(), asked.part().to_string()),
        ],
    };
    page_with(StatusCode::CONFLICT, &page)
}

fn standing(part: &DraftPart) -> &'static str {
    if part.left_out { "Left out" } else { "It will be in the plan" }
}

fn words(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Accept => "To accept the item.",
        Wanted::LeaveOut => "To leave the item out.",
        Wanted::Undo => "To take the decision about the item back.",
    }
}

fn frame(visit: &Visit, open: &Open, heading: &str) -> Frame {
    Frame::new(visit, heading)
        .under("Home", "/")
        .under("Imports", "/imports")
        .under(open.summary.file.clone(), open.address())
}
