//! Whether a JSON value is what a schema of the API's description says. It knows the words that the
//! description uses and refuses any other, so that nothing is passed over.

use serde_json::{Map, Value};

/// What every part of a schema may say without asking anything of the value.
const REMARKS: [&str; 5] = ["description", "format", "example", "propertyNames", "minimum"];

/// What is wrong with the value, each with its place.
pub fn wrong(description: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let Some(schema) = schema.as_object() else { return Vec::new() };
    schema.iter().flat_map(|(word, says)| asked(description, (schema, word, says), value, place)).collect()
}

fn asked(
    description: &Value,
    (schema, word, says): (&Map<String, Value>, &str, &Value),
    value: &Value,
    place: &str,
) -> Vec<String> {
    let none = Vec::new;
    match word {
        "$ref" => {
            let name = says.as_str().unwrap().trim_start_matches('#');
            let named = description.pointer(name).unwrap_or_else(|| panic!("{name} is not described"));
            wrong(description, named, value, place)
        }
        "oneOf" => {
            let fits = |one: &&Value| wrong(description, one, value, place).is_empty();
            let count = says.as_array().unwrap().iter().filter(fits).count();
            if count == 1 { none() } else { vec![format!("{place}: {count} of the choices fit {value}")] }
        }
        "type" => {
            let kinds: Vec<&str> = says
                .as_array()
                .map_or_else(|| vec![says.as_str().unwrap()], |all| all.iter().filter_map(Value::as_str).collect());
            if kinds.iter().any(|kind| is(value, kind)) {
                none()
            } else {
                vec![format!("{place}: {value} is no {kinds:?}")]
            }
        }
        "enum" => {
            if says.as_array().unwrap().contains(value) {
                none()
            } else {
                vec![format!("{place}: {value} is not in {says}")]
            }
        }
        "required" => {
            let names = says.as_array().unwrap().iter().filter_map(Value::as_str);
            names.filter(|name| value.get(name).is_none()).map(|name| format!("{place}/{name} is missing")).collect()
        }
        "properties" => {
            let fields = says.as_object().unwrap().iter();
            let there = fields.filter_map(|(name, schema)| Some((name, schema, value.get(name)?)));
            there
                .flat_map(|(name, schema, value)| wrong(description, schema, value, &format!("{place}/{name}")))
                .collect()
        }
        "additionalProperties" => {
            let known = |name: &String| schema.get("properties").is_some_and(|known| known.get(name).is_some());
            let more = value.as_object().into_iter().flatten().filter(|(name, _)| !known(name));
            match says {
                Value::Bool(false) => more.map(|(name, _)| format!("{place}/{name} is not described")).collect(),
                schema => more
                    .flat_map(|(name, value)| wrong(description, schema, value, &format!("{place}/{name}")))
                    .collect(),
            }
        }
        "items" => {
            let entries = value.as_array().into_iter().flatten().enumerate();
            entries.flat_map(|(at, value)| wrong(description, says, value, &format!("{place}/{at}"))).collect()
        }
        _ if REMARKS.contains(&word) => none(),
        other => panic!("the description says {other:?}, which this test does not know"),
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the description says the type {other:?}"),
    }
}
