//! One cell of an OpenDocument sheet.

use bigplan_office::amount;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

/// A cell: what it says and how often.
#[derive(Default)]
pub(crate) struct Cell {
    kind: String,
    value: String,
    currency: String,
    /// The words in it.
    pub(crate) text: String,
    /// Whether a formula gave the value.
    pub(crate) formula: bool,
    /// How many columns hold the same.
    pub(crate) repeats: u32,
    /// Columns and rows that it covers.
    pub(crate) spans: (u32, u32),
}

impl Cell {
    /// An opening cell.
    pub(crate) fn of(element: &BytesStart<'_>) -> Self {
        let value = ["value", "date-value", "boolean-value"].iter().find_map(|name| attribute(element, name));
        Self {
            kind: attribute(element, "value-type").unwrap_or_default(),
            value: value.unwrap_or_default(),
            currency: attribute(element, "currency").unwrap_or_default(),
            text: String::new(),
            formula: attribute(element, "formula").is_some(),
            repeats: count(element, "number-columns-repeated"),
            spans: (count(element, "number-columns-spanned"), count(element, "number-rows-spanned")),
        }
    }

    /// The cell as a person sees it, with all digits.
    pub(crate) fn shown(&self) -> String {
        let number = self.value.parse::<f64>().ok().filter(|number| number.is_finite());
        match (self.kind.as_str(), number) {
            ("percentage", Some(number)) => amount(number, "0%"),
            ("currency", Some(number)) if self.currency == "GBP" => amount(number, "£"),
            ("float" | "currency", Some(number)) => amount(number, ""),
            ("date", _) => self.value.split('T').next().unwrap_or_default().to_owned(),
            _ => self.text.clone(),
        }
    }
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == local)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |v| v.into_owned()))
}

/// A count attribute; 1 where there is none.
pub(crate) fn count(element: &BytesStart<'_>, local: &str) -> u32 {
    attribute(element, local).and_then(|count| count.trim().parse().ok()).unwrap_or(1)
}

/// The character of a reference; declared entities are never expanded.
pub(crate) fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned()
}
