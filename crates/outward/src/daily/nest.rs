//! Everything of a child put under the episode that it belongs to. Pure.

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use super::gather::Child;
use super::schema::Schema;
use super::{DETAILS, EPISODES};

/// Something of a child, and where it belongs.
pub(super) struct Item {
    /// Its path in the schema.
    pub(super) table: String,
    /// Its record's id.
    pub(super) id: String,
    /// The referral that it names.
    pub(super) under: Option<String>,
    /// The day on which it began.
    pub(super) starts: Option<Date>,
    pub(super) object: Map<String, Json>,
}

/// A child put together.
pub(super) struct Nested {
    /// The child; `None` where there is no episode, so that there is nothing to tell.
    pub(super) whole: Option<Json>,
    /// What belongs under no episode: its table, and its number among those of the child.
    pub(super) homeless: Vec<(String, u64)>,
}

pub(super) fn nested(schema: &Schema, code: &str, child: Child) -> Nested {
    let Child { mut own, details, items } = child;
    let (mut episodes, below): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.table == EPISODES);
    episodes.sort_by(|one, other| (one.starts, &one.id).cmp(&(other.starts, &other.id)));
    let (mut homeless, mut below) = (Vec::new(), below);
    below.sort_by(|one, other| (&one.table, one.starts, &one.id).cmp(&(&other.table, other.starts, &other.id)));
    for (item, number) in below.into_iter().zip(1..) {
        match item.table.strip_prefix(EPISODES).and_then(|rest| rest.strip_prefix('.')) {
            None => put(schema, &mut own, &item.table.clone(), item),
            Some(name) => match home(&episodes, &item).and_then(|index| episodes.get_mut(index)) {
                Some(episode) => {
                    let list = episode.object.entry(name.to_owned()).or_insert_with(|| Json::Array(Vec::new()));
                    push(list, item.object);
                }
                None => homeless.push((item.table, number)),
            },
        }
    }
    if episodes.is_empty() {
        return Nested { whole: None, homeless };
    }
    if !details.is_empty() {
        own.insert(DETAILS.to_owned(), Json::Object(details));
    }
    // Whom no list of people named still has a code.
    own.entry("la_child_id".to_owned()).or_insert_with(|| code.into());
    let episodes = episodes.into_iter().map(|episode| Json::Object(episode.object)).collect();
    own.insert(EPISODES.to_owned(), Json::Array(episodes));
    Nested { whole: Some(Json::Object(own)), homeless }
}

/// The episode of an item: the referral that it names, else the last on or before its first day.
fn home(episodes: &[Item], item: &Item) -> Option<usize> {
    let named = item.under.as_ref().and_then(|id| episodes.iter().position(|episode| episode.id == *id));
    named.or_else(|| {
        let before = |episode: &Item| episode.starts.zip(item.starts).is_some_and(|(first, starts)| first <= starts);
        episodes.iter().rposition(before)
    })
}

/// Puts something beside the episodes, at its path of two parts.
fn put(schema: &Schema, own: &mut Map<String, Json>, table: &str, item: Item) {
    let Some((group, name)) = table.split_once('.') else {
        own.insert(table.to_owned(), Json::Object(item.object));
        return;
    };
    let group = own.entry(group.to_owned()).or_insert_with(|| Json::Object(Map::new()));
    let Json::Object(group) = group else { return };
    if schema.is_array(table) {
        push(group.entry(name.to_owned()).or_insert_with(|| Json::Array(Vec::new())), item.object);
    } else {
        group.insert(name.to_owned(), Json::Object(item.object));
    }
}

fn push(list: &mut Json, object: Map<String, Json>) {
    if let Json::Array(list) = list {
        list.push(Json::Object(object));
    }
}
