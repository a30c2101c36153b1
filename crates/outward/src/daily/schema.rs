//! The form of a message: a JSON schema of the few words that the department's description uses. A schema with any
//! other word is refused, so that nothing of it can be overlooked.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::CHILD;
use crate::dataset::{Column, ColumnKind, Description, Table};

const WORDS: [&str; 11] = [
    "type",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "pattern",
    "minLength",
    "maxLength",
    "maxItems",
    "uniqueItems",
    "format",
];
/// The patterns that can be held against a text, and whether each takes `_` and `-`, and nothing at all.
const PATTERNS: [(&str, bool); 2] = [("^[A-Za-z0-9]+$", false), ("^[A-Za-z0-9_-]*$", true)];

/// A schema that was looked through.
#[derive(Clone, Debug)]
pub(super) struct Schema(Json);

impl Schema {
    /// Reads a schema of an array of objects.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let schema: Json = serde_json::from_str(text).map_err(|why| format!("this is no JSON: {why}"))?;
        known(&schema, "")?;
        if schema.pointer("/items/properties").is_none() || schema.get("maxItems").and_then(Json::as_u64).is_none() {
            return Err("this is no schema of a bounded array of objects".to_owned());
        }
        Ok(Self(schema))
    }

    /// The most children of a message.
    pub(super) fn most(&self) -> usize {
        let most = self.0.get("maxItems").and_then(Json::as_u64).and_then(|most| usize::try_from(most).ok());
        most.unwrap_or(1).max(1)
    }

    /// Objects of the schema as tables, by their paths; arrays of words are fields. `purge` is left out.
    pub(super) fn description(&self) -> Description {
        let mut found = Description::default();
        if let Some(child) = self.0.get("items") {
            tables(child, "", &mut found);
        }
        found
    }

    /// What is wrong with a message, by its path; nothing where it is of this form.
    pub(super) fn misfit(&self, message: &Json) -> Option<String> {
        misfit(&self.0, message, "$")
    }

    /// What is wrong with one property of an object of the schema.
    pub(super) fn misfit_of(&self, table: &str, property: &str, value: &Json) -> Option<String> {
        let mut at = self.0.get("items")?;
        for part in table.split('.').filter(|part| *part != CHILD) {
            let found = at.get("properties")?.get(part)?;
            at = found.get("items").unwrap_or(found);
        }
        misfit(at.get("properties")?.get(property)?, value, property)
    }

    /// Whether what stands at a path is an array.
    pub(super) fn is_array(&self, table: &str) -> bool {
        let mut at = self.0.get("items");
        let mut array = false;
        for part in table.split('.') {
            let found = at.and_then(|at| at.get("properties")?.get(part));
            array = found.is_some_and(|found| found.get("items").is_some());
            at = found.map(|found| found.get("items").unwrap_or(found));
        }
        array
    }
}

fn known(schema: &Json, path: &str) -> Result<(), String> {
    let Json::Object(object) = schema else { return Err(format!("{path}: this is no schema")) };
    if let Some(word) = object.keys().find(|word| !WORDS.contains(&word.as_str())) {
        return Err(format!("{path}: the word {word} is not understood here"));
    }
    let pattern = object.get("pattern").and_then(Json::as_str);
    if pattern.is_some_and(|pattern| PATTERNS.iter().all(|(known, _)| *known != pattern)) {
        return Err(format!("{path}: the pattern is not understood here"));
    }
    if object.get("format").and_then(Json::as_str).is_some_and(|format| format != "date") {
        return Err(format!("{path}: the format is not understood here"));
    }
    for (name, property) in object.get("properties").and_then(Json::as_object).into_iter().flatten() {
        known(property, &format!("{path}.{name}"))?;
    }
    object.get("items").map_or(Ok(()), |items| known(items, &format!("{path}[]")))
}

fn tables(object: &Json, path: &str, found: &mut Description) {
    let name = if path.is_empty() { CHILD } else { path };
    let (mut columns, mut below) = (Vec::new(), Vec::new());
    let required: Vec<&str> =
        object.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
    for (property, schema) in object.get("properties").and_then(Json::as_object).into_iter().flatten() {
        let inner = schema.get("items").unwrap_or(schema);
        if inner.get("properties").is_some() {
            below.push((if path.is_empty() { property.clone() } else { format!("{path}.{property}") }, inner));
        } else if property != "purge" {
            columns.push(column(property, schema, required.contains(&property.as_str())));
        }
    }
    if !columns.is_empty() {
        found.tables.push(Table { name: name.to_owned(), columns });
    }
    for (path, object) in below {
        tables(object, &path, found);
    }
}

fn column(name: &str, schema: &Json, required: bool) -> Column {
    let kind = match (schema.get("type").and_then(Json::as_str), schema.get("format")) {
        (Some("boolean"), _) => ColumnKind::Flag,
        (Some("integer"), _) => ColumnKind::Int,
        (_, Some(_)) => ColumnKind::DateTime,
        _ => ColumnKind::NVarChar,
    };
    let size = schema.get("maxLength").and_then(Json::as_u64).and_then(|size| usize::try_from(size).ok());
    Column { name: name.to_owned(), kind, size, key: false, required, refers: None }
}

fn misfit(schema: &Json, value: &Json, path: &str) -> Option<String> {
    let wrong = |what: &str| Some(format!("{path} {what}"));
    match (schema.get("type").and_then(Json::as_str).unwrap_or_default(), value) {
        ("boolean", Json::Bool(_)) => None,
        ("integer", Json::Number(number)) if number.is_i64() => None,
        ("string", Json::String(text)) => text_misfit(schema, text).and_then(|what| wrong(&what)),
        ("array", Json::Array(items)) => {
            let most = schema.get("maxItems").and_then(Json::as_u64).unwrap_or(u64::MAX);
            if items.len() as u64 > most {
                return wrong(&format!("has more than {most} entries"));
            }
            let unique = schema.get("uniqueItems") == Some(&Json::Bool(true));
            let texts: BTreeSet<String> = items.iter().map(Json::to_string).collect();
            if unique && texts.len() < items.len() {
                return wrong("has an entry twice");
            }
            let inner = schema.get("items")?;
            items.iter().enumerate().find_map(|(index, item)| misfit(inner, item, &format!("{path}[{index}]")))
        }
        ("object", Json::Object(object)) => {
            let required = schema.get("required").and_then(Json::as_array).into_iter().flatten();
            if let Some(missing) = required.filter_map(Json::as_str).find(|name| !object.contains_key(*name)) {
                return wrong(&format!("lacks {missing}"));
            }
            object.iter().find_map(|(name, value)| match schema.get("properties").and_then(|all| all.get(name)) {
                Some(inner) => misfit(inner, value, &format!("{path}.{name}")),
                None if schema.get("additionalProperties") == Some(&Json::Bool(false)) => {
                    wrong(&format!("has {name}, which the description does not know"))
                }
                None => None,
            })
        }
        (wanted, _) => wrong(&format!("is not of the type {wanted}")),
    }
}

fn text_misfit(schema: &Json, text: &str) -> Option<String> {
    let length = text.chars().count() as u64;
    let bound = |word: &str| schema.get(word).and_then(Json::as_u64);
    if let Some(most) = bound("maxLength").filter(|most| length > *most) {
        return Some(format!("takes at most {most} characters, and this has {length}"));
    }
    if let Some(least) = bound("minLength").filter(|least| length < *least) {
        return Some(format!("takes at least {least} characters, and this has {length}"));
    }
    if schema.get("format").is_some() && (text.len() != 10 || text.parse::<Date>().is_err()) {
        return Some("is no day".to_owned());
    }
    let pattern = schema.get("pattern").and_then(Json::as_str);
    let loose = PATTERNS.iter().find(|(known, _)| Some(*known) == pattern).map(|(_, loose)| *loose)?;
    let fits = |sign: char| sign.is_ascii_alphanumeric() || (loose && (sign == '_' || sign == '-'));
    let good = text.chars().all(fits) && (loose || !text.is_empty());
    (!good).then(|| "has signs that it may not have".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Schema;

    fn schema() -> Schema {
        Schema::read(include_str!("../../../../definitions/returns/dfe-daily/schema.json")).unwrap()
    }

    #[test]
    fn a_message_is_held_against_every_word_of_the_schema() {
        let child = |more: serde_json::Value| {
            let mut child = json!({"la_child_id": "Child1234"});
            child.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!([child])
        };
        assert_eq!(schema().misfit(&child(json!({"purge": true}))), None);
        for (more, wrong) in [
            (json!({"la_child_id": "a b"}), "$[0].la_child_id has signs that it may not have"),
            (json!({"la_child_id": ""}), "$[0].la_child_id has signs that it may not have"),
            (json!({"la_child_id": 7}), "$[0].la_child_id is not of the type string"),
            (json!({"name": "x"}), "$[0] has name, which the description does not know"),
            (
                json!({"child_details": {"sex": "MF"}}),
                "$[0].child_details.sex takes at most 1 characters, and this has 2",
            ),
            (
                json!({"child_details": {"unique_pupil_number": "A1"}}),
                "$[0].child_details.unique_pupil_number takes at least 13 characters, and this has 2",
            ),
            (json!({"child_details": {"date_of_birth": "31/3/2010"}}), "$[0].child_details.date_of_birth is no day"),
            (
                json!({"child_details": {"disabilities": ["A", "A"]}}),
                "$[0].child_details.disabilities has an entry twice",
            ),
            (json!({"social_care_episodes": [{}]}), "$[0].social_care_episodes[0] lacks social_care_episode_id"),
        ] {
            assert_eq!(schema().misfit(&child(more)).as_deref(), Some(wrong));
        }
        let many = serde_json::Value::Array(vec![json!({"la_child_id": "a"}); 101]);
        assert_eq!(schema().misfit(&many).as_deref(), Some("$ has more than 100 entries"));
    }

    #[test]
    fn a_schema_with_words_that_are_not_understood_is_refused() {
        let text = include_str!("../../../../definitions/returns/dfe-daily/schema.json");
        for (from, to) in [("maxLength", "maximumLength"), ("^[A-Za-z0-9]+$", "^[a-z]+$"), ("\"date\"", "\"time\"")] {
            assert!(Schema::read(&text.replacen(from, to, 1)).is_err(), "{from}");
        }
    }
}
