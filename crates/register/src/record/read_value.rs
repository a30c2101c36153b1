//! Reads what a person typed, or a spreadsheet's cell, as the value of a field.

use jiff::civil::{Date, DateTime};

use super::Value;
use crate::definition::{Field, Kind};

/// The text is not what the field holds. Says what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {wanted}")]
pub struct ReadValueError {
    text: String,
    wanted: &'static str,
}

impl ReadValueError {
    /// What the field holds ("a whole number such as 3"), for those who must not repeat what stands there.
    pub fn wanted(&self) -> &'static str {
        self.wanted
    }
}

/// The value that a text means for a field; `None` where it is blank. Codes are taken as they are: whether a list has
/// them is the check's to say. Several codes are parted by spaces, commas or semicolons. Days are 2010-04-01 or
/// 1/4/2010, day first.
///
/// # Errors
/// When the text is not of the field's type.
pub fn read_value(field: &Field, text: &str) -> Result<Option<Value>, ReadValueError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |wanted| ReadValueError { text: text.to_owned(), wanted };
    let value = match field.kind {
        Kind::Text | Kind::Note => Value::Text(text.to_owned()),
        Kind::WholeNumber => Value::Whole(text.parse().map_err(|_| wrong("a whole number such as 3"))?),
        Kind::Decimal => {
            let number: f64 = text.parse().map_err(|_| wrong("a number such as 3.5"))?;
            Value::Decimal(Some(number).filter(|number| number.is_finite()).ok_or(wrong("a number such as 3.5"))?)
        }
        Kind::Day => Value::Day(day(text).ok_or(wrong("a day such as 2010-04-01 or 1/4/2010"))?),
        Kind::Moment => Value::Moment(moment(text).ok_or(wrong("a day and time such as 2010-04-01 09:30"))?),
        Kind::YesNo => match text.to_ascii_lowercase().as_str() {
            "yes" | "y" | "true" | "1" => Value::YesNo(true),
            "no" | "n" | "false" | "0" => Value::YesNo(false),
            _ => return Err(wrong("yes or no")),
        },
        Kind::Code if field.several => {
            let codes = text.split([' ', ',', ';']).filter(|code| !code.is_empty());
            Value::Codes(codes.map(str::to_owned).collect())
        }
        Kind::Code => Value::Code(text.to_owned()),
        _ => Value::Link(text.to_owned()),
    };
    Ok(Some(value))
}

fn day(text: &str) -> Option<Date> {
    // "2010-04-01T09:30" holds more than a day: it is refused, not cut off.
    if text.len() == 10 && text.as_bytes().get(4) == Some(&b'-') {
        return text.parse().ok();
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && year.len() == 4;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().filter(|_| whole)
}

fn moment(text: &str) -> Option<DateTime> {
    let (on, at) = text.split_once([' ', 'T'])?;
    Some(day(on)?.to_datetime(at.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{day, moment};

    #[test]
    fn days_are_read_day_first_and_whole() {
        assert_eq!(day("2010-04-01"), Some(date(2010, 4, 1)));
        assert_eq!(day("1/4/2010"), Some(date(2010, 4, 1)));
        for bad in ["29/2/2011", "4/1/10", "2010-4-1", "1/4/2010/5", "2010-04-01T09:30", "€010-04-01", ""] {
            assert_eq!(day(bad), None, "{bad}");
        }
        assert_eq!(moment("1/4/2010 09:30"), Some(date(2010, 4, 1).at(9, 30, 0, 0)));
        assert_eq!(moment("1/4/2010"), None);
    }
}
