//! Those whom the records of a ratio are shared out among, told apart by a field: workers by their number.

use bigplan_register::definition::Kind;
use bigplan_register::{Field, Value};
use sha2::{Digest, Sha256};

/// Whether records can be told apart by a field: it names one thing in few words.
pub(crate) fn can_tell_apart(field: &Field) -> bool {
    let names_nothing =
        matches!(field.kind, Kind::Day | Kind::Moment | Kind::WholeNumber | Kind::Decimal | Kind::YesNo | Kind::Note);
    !field.several && !names_nothing
}

/// The number that stands for whom a field names, the same on every machine: from 0 to 2⁶³ − 1, out of the SHA-256 of
/// the text. Capitals and spaces make no difference: people write "SW 1234" and "sw1234". `None` where nothing is
/// written. A whole number is one that was made of a text before, and stands for the same one.
///
/// It keeps the text out of sums and files; who has a list of all the texts can still tell which of them it was made
/// of.
pub fn told_apart(value: &Value) -> Option<i64> {
    let text = match value {
        Value::Whole(number) => return Some(*number),
        Value::Text(text) | Value::Code(text) | Value::Link(text) => text,
        _ => return None,
    };
    let text: String = text.chars().filter(|one| !one.is_whitespace()).flat_map(char::to_lowercase).collect();
    if text.is_empty() {
        return None;
    }
    let digest: [u8; 32] = Sha256::digest(text).into();
    let first = digest.first_chunk::<8>()?;
    i64::try_from(u64::from_be_bytes(*first) >> 1).ok()
}

#[cfg(test)]
mod tests {
    use bigplan_register::Value;

    use super::told_apart;

    fn text(text: &str) -> Option<i64> {
        told_apart(&Value::Text(text.into()))
    }

    #[test]
    fn who_is_written_in_another_way_is_the_same_and_another_is_not() {
        assert_eq!(text("SW1234"), text(" sw 1234 "));
        assert_ne!(text("SW1234"), text("SW12345"));
        assert_eq!((text(""), text("  "), told_apart(&Value::YesNo(true))), (None, None, None));
        assert!((0..100).all(|number| text(&format!("SW{number}")) >= Some(0)));
    }

    #[test]
    fn a_number_that_was_made_before_stands_for_the_same() {
        let made = text("SW1234").unwrap();
        assert_eq!(told_apart(&Value::Whole(made)), Some(made));
        // By sha256sum: files of one version of the program are read by the next.
        assert_eq!(text("abc"), i64::try_from(0xba78_16bf_8f01_cfea_u64 >> 1).ok());
    }
}
