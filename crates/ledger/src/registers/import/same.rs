//! Whether a row says what a record says. Pure.

use bigplan_register::Value;

use crate::registers::change::Given;
use crate::registers::table::Values;

/// What of the given differs from what is filled in.
pub(super) fn differing(given: &Given, held: &Values) -> Given {
    let differs = |(field, value): &(&bigplan_register::FieldCode, &Option<Value>)| {
        plain(value.as_ref()) != plain(held.get(*field))
    };
    given.iter().filter(differs).map(|(field, value)| (field.clone(), value.clone())).collect()
}

/// A value without what no spreadsheet keeps: blanks around a text, and the kind of its line ends.
fn plain(value: Option<&Value>) -> Option<Value> {
    let value = value.filter(|value| !value.is_blank())?;
    Some(match value {
        Value::Text(text) => Value::Text(text.replace("\r\n", "\n").trim().to_owned()),
        other => other.clone(),
    })
}

#[cfg(test)]
mod tests {
    use bigplan_register::Value;

    use super::differing;

    #[test]
    fn blanks_around_a_text_and_an_empty_cell_are_no_difference() {
        let field = |name: &str| name.parse::<bigplan_register::FieldCode>().unwrap();
        let text = |text: &str| Value::Text(text.to_owned());
        let held = [(field("a"), text(" one\r\ntwo ")), (field("b"), Value::Whole(2))].into();
        let given = [(field("a"), Some(text("one\ntwo"))), (field("b"), Some(Value::Whole(3))), (field("c"), None)];
        let found = differing(&given.into(), &held);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [(field("b"), Some(Value::Whole(3)))]);
    }
}
