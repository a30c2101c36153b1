//! What an entry of the journal says to people. Pure.

use bigplan_ledger::Event;
use bigplan_plan::{Item, Plan};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::fields::{Difference, differences};
use crate::parts::item_facts;

/// One entry, ready to be shown.
pub struct Told {
    /// Its place in the journal.
    pub sequence: i64,
    /// When, for people.
    pub when: String,
    /// When, for machines.
    pub moment: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: String,
    /// The item that it is about: its words, and its address where it still is in the plan.
    pub item: Option<(String, Option<String>)>,
    /// What said something else before.
    pub changes: Vec<Change>,
    /// The reason, where one was given.
    pub why: Option<String>,
}

/// What said something else before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub name: String,
    /// What it said before.
    pub before: Vec<String>,
    /// What it says after.
    pub after: Vec<String>,
}

/// "30 September 2009, 12:00", where the program runs.
pub fn moment(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%-d %B %Y, %H:%M").to_string()
}

/// An entry in words. `address` is the plan's.
pub fn told(event: &Event, plan: &Plan, address: &str) -> Told {
    let item = (event.subject_kind == "item").then(|| item_of(event, plan, address));
    let why = event.body.get("why").and_then(Value::as_str).filter(|why| !why.is_empty());
    Told {
        sequence: event.sequence,
        when: moment(event.at),
        moment: event.at.to_string(),
        who: who(event),
        what: what(&event.action),
        item,
        changes: changes(event, plan),
        why: why.map(str::to_owned),
    }
}

fn who(event: &Event) -> String {
    match &event.actor_name {
        Some(name) => name.clone(),
        None if event.actor == "visitor" => "A visitor".to_owned(),
        None => "Bigplan".to_owned(),
    }
}

fn what(action: &str) -> String {
    let known = match action {
        "item-changed" => "Changed",
        "item-added" => "Added",
        "item-moved" => "Moved",
        "item-removed" => "Removed",
        "item-updated" => "Said how it goes",
        "rhythm-chosen" => "Chose how often leads are asked",
        "plan-committed" => "Accepted the plan",
        "plan-published" => "Published the plan",
        "plan-replaced" => "Replaced by another plan",
        "head-changed" => "Changed the title page",
        "file-attached" => "Attached a file",
        "file-removed" => "Took a file away",
        other => return sentence(other),
    };
    known.to_owned()
}

/// "measure-added" gives "Measure added".
fn sentence(action: &str) -> String {
    let words = action.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn item_of(event: &Event, plan: &Plan, address: &str) -> (String, Option<String>) {
    if let Some(item) = plan.items.iter().find(|item| item.id == event.subject_id) {
        return (item_facts::label(item, &plan.head), Some(format!("{address}/items/{}", item.id)));
    }
    let gone = item_in(event, "before").or_else(|| item_in(event, "after"));
    (gone.map_or_else(|| title(event), |item| item_facts::label(&item, &plan.head)), None)
}

/// What an entry says of an item that is gone.
fn title(event: &Event) -> String {
    let said = event.body.get("title").and_then(Value::as_str);
    said.map_or_else(|| "An item that was removed later".to_owned(), str::to_owned)
}

fn item_in(event: &Event, name: &str) -> Option<Item> {
    serde_json::from_value(event.body.get(name)?.clone()).ok()
}

fn changes(event: &Event, plan: &Plan) -> Vec<Change> {
    match (event.action.as_str(), event.body.get("before"), event.body.get("after")) {
        ("item-moved", Some(before), Some(after)) => {
            let (before, after) = (vec![standing(before, plan)], vec![standing(after, plan)]);
            vec![Change { name: "Place".to_owned(), before, after }]
        }
        ("item-changed", ..) => match (item_in(event, "before"), item_in(event, "after")) {
            (Some(before), Some(after)) => differences(&before, &after, plan).into_iter().map(difference).collect(),
            _ => Vec::new(),
        },
        ("item-updated", before, after) => vec![went(before, after)],
        _ if event.subject_kind == "item" => Vec::new(),
        (_, before, after) => parts(before, after),
    }
}

/// How an item was said to go before, and after.
fn went(before: Option<&Value>, after: Option<&Value>) -> Change {
    let text = |value: Option<&Value>, name: &str| {
        let found = value.and_then(|value| value.get(name)).and_then(Value::as_str).filter(|text| !text.is_empty());
        found.map(str::to_owned)
    };
    let after = [text(after, "status"), text(after, "progress")].into_iter().flatten().collect();
    Change { name: "How it goes".to_owned(), before: text(before, "status").into_iter().collect(), after }
}

fn difference(found: Difference) -> Change {
    Change { name: found.field.words().to_owned(), before: found.one, after: found.other }
}

/// "third under Priority 1: Sleep".
fn standing(at: &Value, plan: &Plan) -> String {
    let place = at.get("place").and_then(Value::as_u64).unwrap_or_default();
    match at.get("parent").and_then(Value::as_str) {
        None => format!("number {place} at the top of the plan"),
        Some(parent) => {
            let above = plan.items.iter().find(|item| item.id == parent);
            let above = above.map_or_else(
                || "an item that was removed later".to_owned(),
                |item| item_facts::label(item, &plan.head),
            );
            format!("number {place} under {above}")
        }
    }
}

/// What differs between two values of a part of the plan, field by field.
fn parts(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let nothing = serde_json::Map::new();
    let fields = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or(nothing.clone());
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<&String> =
        before.keys().chain(after.keys()).filter(|name| !matches!(name.as_str(), "at" | "id")).collect();
    names.sort();
    names.dedup();
    let said = |value: Option<&Value>| value.map(written).unwrap_or_default();
    let change = |name: &String| Change {
        name: sentence(&name.replace('_', " ")),
        before: said(before.get(name)),
        after: said(after.get(name)),
    };
    names.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

/// A value of JSON as people read it, a line each.
fn written(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().map(|one| written(one).join(", ")).collect(),
        Value::Object(fields) => {
            let said = fields.iter().map(|(name, value)| (name, written(value).join(", ")));
            said.filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| format!("{}: {value}", name.replace('_', " ")))
                .collect()
        }
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;
    use serde_json::json;

    use super::{Change, parts, standing, what};

    #[test]
    fn entries_read_as_sentences() {
        assert_eq!(what("item-changed"), "Changed");
        assert_eq!(what("sign-up-given"), "Sign up given");
        assert_eq!(standing(&json!({"parent": null, "place": 2}), &Plan::default()), "number 2 at the top of the plan");
    }

    #[test]
    fn parts_are_compared_field_by_field() {
        let (before, after) =
            (json!({"term": "CAF", "meaning": "form", "at": {"line": 1}}), json!({"term": "CAF", "meaning": "a form"}));
        let change = Change { name: "Meaning".into(), before: vec!["form".into()], after: vec!["a form".into()] };
        assert_eq!(parts(Some(&before), Some(&after)), [change]);
        assert_eq!(parts(None, Some(&json!({"term": "CAF"}))).len(), 1);
    }
}
