//! What the department does not have yet, and what it has to purge.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::{DETAILS, EPISODES};

/// The children to tell the department of, after it was told of others before: those that are new or changed, with what
/// is gone of them marked to be purged, and those that are gone altogether. Both by their codes.
pub fn since(before: &BTreeMap<String, Json>, now: &BTreeMap<String, Json>) -> Vec<Json> {
    let mut told = Vec::new();
    for (code, child) in now {
        match before.get(code) {
            Some(known) if known == child => {}
            Some(known) => told.push(changed(known, child)),
            None => told.push(child.clone()),
        }
    }
    let gone = before.keys().filter(|code| !now.contains_key(*code));
    told.extend(gone.map(|code| json!({"la_child_id": code, "purge": true})));
    told
}

/// A child as it is, with what it had before and has no more.
fn changed(before: &Json, now: &Json) -> Json {
    let mut told = now.clone();
    let (Json::Object(before), Json::Object(now)) = (before, &mut told) else { return told };
    for (name, group) in before {
        if name != DETAILS && group.is_object() && !now.contains_key(name) {
            now.insert(name.clone(), json!({"purge": true}));
        }
    }
    purge_lost(before, now, EPISODES);
    told
}

/// Adds what a list had before and has no more, by its id and marked to be purged; in the lists of what stayed too.
fn purge_lost(before: &Map<String, Json>, now: &mut Map<String, Json>, list: &str) {
    let Some(Json::Array(had)) = before.get(list) else { return };
    let has = now.entry(list.to_owned()).or_insert_with(|| Json::Array(Vec::new()));
    let Json::Array(has) = has else { return };
    for one in had {
        let Some((name, id)) = id_of(one, list) else { continue };
        match has.iter_mut().find(|other| other.get(&name) == Some(&id)) {
            Some(Json::Object(kept)) => {
                let Json::Object(one) = one else { continue };
                for inner in one.keys().filter(|inner| one.get(*inner).is_some_and(Json::is_array)) {
                    purge_lost(one, kept, inner);
                }
            }
            _ => has.push(json!({name: id, "purge": true})),
        }
    }
    if has.is_empty() {
        now.remove(list);
    }
}

/// The property by which things of a list are told apart, with its value: the list's name in the singular, with `_id`.
fn id_of(one: &Json, list: &str) -> Option<(String, Json)> {
    let name = format!("{}_id", list.strip_suffix('s')?);
    Some((name.clone(), one.get(&name)?.clone()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::since;

    #[test]
    fn only_what_is_new_is_told_and_what_is_gone_is_purged_where_it_stood() {
        let child = |code: &str, plans: serde_json::Value| {
            let episode = json!({"social_care_episode_id": "e1", "child_protection_plans": plans});
            (code.to_owned(), json!({"la_child_id": code, "social_care_episodes": [episode]}))
        };
        let plan = |id: &str| json!({"child_protection_plan_id": id});
        let before =
            [child("a", json!([plan("p1"), plan("p2")])), child("b", json!([plan("p3")])), child("c", json!([]))]
                .into();
        let now = [child("a", json!([plan("p2")])), child("b", json!([plan("p3")])), child("d", json!([]))].into();
        let told = since(&before, &now);
        assert_eq!(told.len(), 3);
        assert_eq!(
            told[0]["social_care_episodes"][0]["child_protection_plans"],
            json!([plan("p2"), {"child_protection_plan_id": "p1", "purge": true}])
        );
        assert_eq!(told[1]["la_child_id"], "d");
        assert_eq!(told[2], json!({"la_child_id": "c", "purge": true}));
        assert_eq!(since(&now, &now), Vec::<serde_json::Value>::new());
    }
}
