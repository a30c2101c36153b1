//! Writes a value as [`read_value`](super::read_value) reads it again.

use super::Value;

/// The text of a value, for forms, spreadsheets and programs. Days are 2010-04-01, times go to the minute unless seconds
/// are known, several codes are parted by spaces.
pub fn write_value(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) | Value::Link(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) if moment.second() == 0 && moment.subsec_nanosecond() == 0 => {
            moment.strftime("%Y-%m-%d %H:%M").to_string()
        }
        Value::Moment(moment) => moment.to_string().replace('T', " "),
        Value::YesNo(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        Value::Codes(codes) => codes.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::write_value;
    use crate::record::{Value, read_value};
    use crate::{Kind, Registers};

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        let registers = Registers::built_in().unwrap();
        let fields = || registers.iter().flat_map(|definition| &definition.fields);
        let value = |kind: Kind, several: bool| match kind {
            Kind::WholeNumber => vec![Value::Whole(-3)],
            Kind::Decimal => vec![Value::Decimal(3.5), Value::Decimal(1e-7)],
            Kind::Day => vec![Value::Day(date(2009, 9, 30))],
            Kind::Moment => {
                let at = date(2009, 9, 30).at(9, 30, 0, 0);
                vec![Value::Moment(at), Value::Moment(date(2009, 9, 30).at(23, 59, 59, 1_000_000))]
            }
            Kind::YesNo => vec![Value::YesNo(true), Value::YesNo(false)],
            Kind::Code if several => vec![Value::Codes(vec!["one".to_owned(), "two".to_owned()])],
            Kind::Code => vec![Value::Code("one".to_owned())],
            Kind::Text | Kind::Note => vec![Value::Text("Two\nlines".to_owned())],
            _ => vec![Value::Link("abc".to_owned())],
        };
        for field in fields() {
            for value in value(field.kind, field.several) {
                let text = write_value(&value);
                assert_eq!(read_value(field, &text), Ok(Some(value)), "{text}");
            }
        }
        assert_eq!(write_value(&Value::Moment(date(2009, 9, 30).at(9, 30, 0, 0))), "2009-09-30 09:30");
    }
}
