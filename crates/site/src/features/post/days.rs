//! Days that somebody types into a form. Pure.

use bigplan_plan::When;
use jiff::civil::Date;

use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;

/// A day, or `None` where nothing was typed; what is no day is told beside the field.
pub fn day(text: &str, field: &str, errors: &mut FieldErrors) -> Option<Date> {
    if text.trim().is_empty() {
        return None;
    }
    match dates::typed(text) {
        Some(When::Day(day)) => Some(day),
        _ => {
            errors.add(field, "Enter a day such as 30 9 2009");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_are_days() {
        for (text, expected, told) in
            [("", None, false), ("30 9 2009", Some(jiff::civil::date(2009, 9, 30)), false), ("2009-09", None, true)]
        {
            let mut errors = FieldErrors::default();
            assert_eq!(day(text, "from", &mut errors), expected, "{text}");
            assert_eq!(errors.of("from").is_some(), told, "{text}");
        }
    }
}
