//! A spreadsheet value as a person sees it: percentages, pounds and dates.

use calamine::{DataRef, ExcelDateTime, Style};

/// The text of a cell; empty for an empty one.
pub fn shown(value: &DataRef<'_>, style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| &format.format_code);
    match value {
        DataRef::Int(number) => amount(*number as f64, format),
        DataRef::Float(number) => amount(*number, format),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => date(moment, format),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number as its format shows it: per cent, pounds or plain.
pub fn amount(number: f64, format: &str) -> String {
    let shape = shape(format);
    if shape.contains('%') {
        format!("{}%", plain(number * 100.0))
    } else if shape.contains('£') {
        format!("£{}", plain(number))
    } else {
        plain(number)
    }
}

/// A number without the noise of binary fractions.
fn plain(number: f64) -> String {
    let rounded = (number * 1e8).round() / 1e8;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}

/// A date as ISO 8601, only as exact as it is shown: a day, a month or a year.
fn date(moment: &ExcelDateTime, format: &str) -> String {
    if moment.is_duration() || !(0.0..2_958_466.0).contains(&moment.as_f64()) {
        return plain(moment.as_f64());
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let shape = shape(format).to_lowercase();
    let (days, months) = (shape.contains('d'), shape.contains('m'));
    if shape.contains('y') && !days && !shape.contains('h') {
        return if months { format!("{year:04}-{month:02}") } else { format!("{year:04}") };
    }
    if (hour, minute) == (0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

/// The format code without quoted words and bracketed colours or languages; a currency
/// sign in brackets stays.
fn shape(format: &str) -> String {
    let (mut shape, mut quoted, mut bracketed) = (String::new(), false, false);
    for sign in format.chars() {
        match sign {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            '£' => shape.push(sign),
            _ if quoted || bracketed => {}
            _ => shape.push(sign),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn amounts_are_shown_as_their_format_says() {
        assert_eq!(amount(0.62, "0%"), "62%");
        assert_eq!(amount(0.1235, "0.00%"), "12.35%");
        assert_eq!(amount(250_000.0, "[$£-809]#,##0"), "£250000");
        assert_eq!(amount(250_000.0, "\"£\"#,##0"), "£250000");
        assert_eq!(amount(0.1 + 0.2, "General"), "0.3");
    }

    #[test]
    fn dates_are_as_exact_as_shown() {
        let moment = ExcelDateTime::new(40086.0, ExcelDateTimeType::DateTime, false);
        assert_eq!(date(&moment, "dd/mm/yyyy"), "2009-09-30");
        assert_eq!(date(&moment, "mmm-yy"), "2009-09");
        assert_eq!(date(&moment, "yyyy"), "2009");
    }
}
