//! What several items are to be given, and the answers to check.

use askama::Template;
use axum::http::StatusCode;
use bigplan_ledger::{ItemId, StoredItem};
use bigplan_plan::Give;

use super::fields::differences;
use super::giving::{Gift, known_posts};
use super::opened::Open;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::Fields;
use crate::parts::plan_words::{self, counted};
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

/// What has been answered so far.
pub struct Answers<'a> {
    /// What is to be given.
    pub gift: Gift,
    /// All that was sent.
    pub fields: &'a Fields,
    /// The ticked items as they stand now.
    pub items: &'a [StoredItem],
}

#[derive(Template)]
#[template(path = "features/edit/several_ask.html")]
struct AskPage<'a> {
    frame: Frame,
    address: &'a str,
    count: String,
    gift: Gift,
    posts: Vec<Choice>,
    fields: &'a Fields,
    hidden: Vec<(String, String)>,
    errors: FieldErrors,
}

/// Asks for what to give.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn ask(visit: &Visit, open: &Open, answers: &Answers<'_>, errors: FieldErrors) -> Answer {
    let mut hidden: Vec<(String, String)> = answers.items.iter().map(ticked).collect();
    hidden.push(("give".to_owned(), answers.gift.as_str().to_owned()));
    let page = AskPage {
        frame: open.frame(visit, errors.title("What to give them")),
        address: &open.address,
        count: counted(answers.items.len(), "item", "items"),
        gift: answers.gift,
        posts: known_posts(open.plan()),
        fields: answers.fields,
        hidden,
        errors,
    };
    page_with(page.errors.status(), &page)
}

#[derive(Template)]
#[template(path = "features/edit/several_check.html")]
struct CheckPage<'a> {
    frame: Frame,
    address: &'a str,
    field: &'static str,
    rows: Vec<Row>,
    /// The labels of the items that somebody changed meanwhile.
    meanwhile: Vec<String>,
    why: &'a str,
    hidden: Vec<(String, String)>,
}

struct Row {
    label: String,
    address: String,
    /// Before and after; `None` where the item says so already.
    change: Option<(Vec<String>, Vec<String>)>,
}

/// Shows before and after of each item; with those that were changed meanwhile first.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn check(visit: &Visit, open: &Open, answers: &Answers<'_>, give: &Give, meanwhile: &[ItemId]) -> Answer {
    let title = "Check before you save";
    let (title, status) = match meanwhile {
        [] => (title.to_owned(), StatusCode::OK),
        _ => (format!("Error: {title}"), StatusCode::CONFLICT),
    };
    let was_changed = |item: &&StoredItem| meanwhile.iter().any(|id| id.to_string() == item.item.id);
    let gone = meanwhile.len() - answers.items.iter().filter(was_changed).count();
    let mut changed: Vec<String> =
        answers.items.iter().filter(was_changed).map(|item| open.label(&item.item)).collect();
    if gone > 0 {
        changed.push(format!("{} no longer in the plan, and left out below", counted(gone, "item", "items")));
    }
    let page = CheckPage {
        frame: open.frame(visit, title),
        address: &open.address,
        field: answers.gift.field().words(),
        rows: answers.items.iter().map(|item| row(open, item, give)).collect(),
        meanwhile: changed,
        why: answers.fields.get("why").map_or("", String::as_str),
        hidden: hidden(answers),
    };
    page_with(status, &page)
}

fn row(open: &Open, stored: &StoredItem, give: &Give) -> Row {
    let after = give.to(&stored.item);
    let change = differences(&stored.item, &after, open.plan()).into_iter().next();
    Row {
        label: open.label(&stored.item),
        address: open.item_address(&stored.item.id),
        change: change.map(|change| (change.one, change.other)),
    }
}

/// What was answered, and each item with the revision that the page shows.
fn hidden(answers: &Answers<'_>) -> Vec<(String, String)> {
    let own = |name: &str| name != "stage" && !name.starts_with("item-");
    let sent = answers.fields.iter().filter(|(name, _)| own(name));
    let mut hidden: Vec<(String, String)> = sent.map(|(name, value)| (name.clone(), value.clone())).collect();
    hidden.extend(answers.items.iter().map(ticked));
    hidden
}

fn ticked(item: &StoredItem) -> (String, String) {
    (format!("item-{}", item.item.id), item.revision.to_string())
}

impl AskPage<'_> {
    fn is(&self, gift: &str) -> bool {
        self.gift.as_str() == gift
    }

    fn one(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn ticked(&self, name: &str) -> bool {
        !self.one(name).is_empty()
    }

    fn others(&self) -> [Choice; 2] {
        let (stay, away) = match self.gift {
            Gift::Lead => (
                "Leads that they have stay; a vacant place is filled",
                "It takes the place of the leads that they have",
            ),
            Gift::Group => ("Groups that they have stay", "It takes the place of the groups that they have"),
            _ => ("Money that they have stays", "It takes the place of the money that they have"),
        };
        [Choice::new("stay", stay), Choice::new("give-way", away)]
    }

    fn kept(&self) -> &str {
        if self.one("others").is_empty() { "stay" } else { self.one("others") }
    }

    fn scopes(&self) -> [Choice; 3] {
        [
            Choice::new("all", "All children and young people"),
            Choice::new("vulnerable", "Named groups or places"),
            Choice::new("", "The plan does not say"),
        ]
    }
}

impl CheckPage<'_> {
    fn changing(&self) -> usize {
        self.rows.iter().filter(|row| row.change.is_some()).count()
    }
}
