//! When two texts, names or places are taken as the same.

use serde_json::Value;

/// Small letters and digits, "&" as "and", words parted by one space.
pub(super) fn fold(text: &str) -> String {
    let text = text.replace('&', " and ").replace(['\'', '’', '‘'], "");
    let words: Vec<String> =
        text.split(|l: char| !l.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether a text begins with the key's words, or does so after a few words of its own.
pub(super) fn begins(text: &str, key: &str) -> bool {
    let (text, key) = (fold(text), fold(key));
    let near = text.find(&key).is_some_and(|at| at <= 40);
    !key.is_empty() && (near || (text.len() >= 8 && key.starts_with(&text)))
}

/// Equal names, or one that begins with the key's.
pub(super) fn name(found: &str, key: &str) -> bool {
    let (found, key) = (fold(found), fold(key));
    found == key || (!key.is_empty() && found.starts_with(&format!("{key} ")))
}

/// Whether a line is the key's, or beside it.
pub(super) fn near(line: u32, key: u32) -> bool {
    line.abs_diff(key) <= 1
}

/// Whether a line is the key's; a key that names no line means any.
pub(super) fn at_line(line: u32, key: Option<u32>) -> bool {
    key.is_none_or(|k| near(line, k))
}

/// A line of the key in words.
pub(super) fn place(line: Option<u32>) -> String {
    line.map_or_else(|| "anywhere".into(), |l| format!("line {l}"))
}

/// Both absent, or the same name.
pub(super) fn same_or_none(found: Option<&str>, key: Option<&str>) -> bool {
    match (found, key) {
        (None, None) => true,
        (Some(found), Some(key)) => fold(found) == fold(key),
        _ => false,
    }
}

/// Whether the key's `accept` allows this reading of a field; JSON null allows none at all.
pub(super) fn accepts(accept: &Value, field: &str, found: Option<&str>) -> bool {
    let Some(allowed) = accept.get(field).and_then(Value::as_array) else { return false };
    allowed.iter().any(|a| match (a, found) {
        (Value::Null, None) => true,
        (Value::String(a), Some(found)) => fold(a) == fold(found),
        _ => false,
    })
}

/// Whether the key's `accept` allows this number.
pub(super) fn accepts_number(accept: &Value, field: &str, found: Option<f64>) -> bool {
    let Some(allowed) = accept.get(field).and_then(Value::as_array) else { return false };
    allowed.iter().any(|a| match (a.as_f64(), found) {
        (Some(a), Some(found)) => (a - found).abs() < 1e-6,
        (None, None) => a.is_null(),
        _ => false,
    })
}
