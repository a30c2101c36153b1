//! Moving an item: another place among its siblings, or under another item.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{ItemId, LedgerError, Place, StoredItem};
use bigplan_plan::{Item, pointing_at};
use serde::Deserialize;

use super::item_page::stored_problem;
use super::opened::{Open, open, seen};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_form::possible_parents;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The value that means the top of the plan.
const TOP: &str = "top";

#[derive(Template)]
#[template(path = "features/edit/move.html")]
struct MovePage<'a> {
    frame: Frame,
    heading: String,
    address: String,
    item: &'a Item,
    revision: i64,
    siblings: Vec<(String, bool)>,
    pointing: Vec<(String, String)>,
    asked: &'a Asked,
    above: Vec<Choice>,
    /// Where it may stand under the item that was chosen; empty while none is chosen.
    places: Vec<Choice>,
    chosen: String,
    form: Given,
    errors: FieldErrors,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words of the item above.
    q: String,
    /// The id of the item above, "top", or empty while none is chosen.
    under: String,
    /// The button that was pressed last, so that the keyboard stays on it.
    stepped: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Given {
    seen: String,
    under: String,
    place: String,
    why: String,
}

/// Shows where the item stands and where it may go.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (_, stored) = open.item(&site, &visit, &item).await?;
    let given = Given { place: "last".to_owned(), ..Given::default() };
    draw(&visit, &open, &stored, &asked, given, FieldErrors::default())
}

/// Takes the form: moved, or shown again with what is wrong.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, item)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let open = open(&site, &visit, &plan).await?;
    let (id, stored) = open.item(&site, &visit, &item).await?;
    let expected = seen(&given.seen)?;
    let asked = Asked { under: given.under.clone(), ..Asked::default() };
    let chosen = match given.under.as_str() {
        TOP => Ok(None),
        under => under.parse::<ItemId>().map(Some),
    };
    let (Ok(parent), Some(place)) = (chosen, place(&given.place)) else {
        let errors = FieldErrors::one("place", "Choose a place");
        return draw(&visit, &open, &stored, &asked, given, errors);
    };
    let moved = site.ledger().move_item(&visit.actor(), open.id(), id, expected, parent, place, &given.why).await;
    match moved {
        Ok(_) => Ok(see_other(&open.item_address(&item))),
        Err(LedgerError::Field { field, message }) => {
            let field = if field == "parent" { "under" } else { field };
            draw(&visit, &open, &stored, &asked, given, stored_problem(field, message))
        }
        Err(LedgerError::Conflict { .. }) => Err(PageError::conflict(
            "The item was not moved. Open it again, look at what was changed, and move it then if you still want to.",
        )),
        Err(why) => Err(why.into()),
    }
}

fn place(word: &str) -> Option<Place> {
    match word {
        "first" => Some(Place::First),
        "last" => Some(Place::Last),
        id => id.parse().ok().map(Place::After),
    }
}

fn draw(visit: &Visit, open: &Open, stored: &StoredItem, asked: &Asked, form: Given, errors: FieldErrors) -> Answer {
    let item = &stored.item;
    let heading = open.heading("Move", item);
    let siblings = open.siblings(item.parent.as_deref());
    let pointing = pointing_at(open.plan(), item);
    let page = MovePage {
        frame: open.item_frame(visit, errors.title(&heading), item),
        heading,
        address: open.item_address(&item.id),
        revision: stored.revision,
        siblings: siblings.into_iter().map(|other| (open.label(other), other.id == item.id)).collect(),
        pointing: pointing.into_iter().map(|from| (open.label(from), open.item_address(&from.id))).collect(),
        above: above(open, item, asked),
        places: places(open, item, asked),
        chosen: chosen(open, asked),
        item,
        asked,
        form,
        errors,
    };
    page_with(page.errors.status(), &page)
}

/// The items that it may stand under, as far as the words that were looked for stand in them.
fn above(open: &Open, item: &Item, asked: &Asked) -> Vec<Choice> {
    let words = asked.q.trim().to_lowercase();
    let may = |above: &&Item| item.kind.may_stand_under(above.kind);
    let all = possible_parents(open.plan(), &item.id).into_iter().filter(may);
    let all = all.map(|above| Choice::new(above.id.clone(), open.label(above)));
    let found = all.filter(|choice| choice.words.to_lowercase().contains(&words) || choice.value == asked.under);
    [Choice::new(TOP, "Nothing: it stands at the top")].into_iter().chain(found).collect()
}

fn places(open: &Open, item: &Item, asked: &Asked) -> Vec<Choice> {
    let parent = match asked.under.as_str() {
        "" => return Vec::new(),
        TOP => None,
        id => Some(id),
    };
    let beside = open.siblings(parent).into_iter().filter(|other| other.id != item.id);
    let after = beside.map(|other| Choice::new(other.id.clone(), format!("After {}", open.label(other))));
    let ends = [Choice::new("last", "Last"), Choice::new("first", "First")];
    ends.into_iter().chain(after).collect()
}

fn chosen(open: &Open, asked: &Asked) -> String {
    let above = open.plan().items.iter().find(|item| item.id == asked.under);
    above.map_or_else(|| "the top of the plan".to_owned(), |above| open.label(above))
}

impl MovePage<'_> {
    fn place_among(&self) -> usize {
        self.siblings.iter().position(|(_, own)| *own).unwrap_or_default()
    }

    /// The buttons: word of the step, what it says, whether it can be taken.
    fn steps(&self) -> [(&'static str, &'static str, bool); 4] {
        let (at, last) = (self.place_among(), self.siblings.len().saturating_sub(1));
        [
            ("up", "Move up", at > 0),
            ("down", "Move down", at < last),
            ("first", "Move to the top", at > 0),
            ("last", "Move to the bottom", at < last),
        ]
    }

    /// Whether the keyboard is to stand on this button: the one that was pressed, or its
    /// opposite where it can go no further.
    fn focused(&self, step: &str) -> bool {
        let can = |word: &str| self.steps().iter().any(|(step, _, can)| *step == word && *can);
        let stepped = self.asked.stepped.as_str();
        let opposite = if matches!(stepped, "up" | "first") { "down" } else { "up" };
        !stepped.is_empty() && step == if can(stepped) { stepped } else { opposite }
    }
}
