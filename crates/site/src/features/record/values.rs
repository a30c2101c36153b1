//! What a field holds: as people type it into a form, and in the words of a page. Pure.

use bigplan_plan::When;
use bigplan_register::record::{read_value, write_value};
use bigplan_register::{Definition, Field, Kind, Registers, Value};

use super::links::Links;
use crate::parts::dates;

/// As it stands in a form.
pub fn typed(value: &Value) -> String {
    match value {
        Value::Day(day) => dates::day(*day),
        other => write_value(other),
    }
}

/// What somebody typed, or a plain sentence on what to write.
pub fn read(field: &Field, text: &str) -> Result<Option<Value>, String> {
    if field.kind == Kind::Day && !text.trim().is_empty() {
        return match dates::typed(text) {
            Some(When::Day(day)) => Ok(Some(Value::Day(day))),
            _ => Err(format!("{}: enter a whole day, for example 30 September 2009.", field.label)),
        };
    }
    read_value(field, text).map_err(|_| {
        let wanted = match field.kind {
            Kind::WholeNumber => "enter a whole number, for example 3.",
            Kind::Decimal => "enter a number, for example 3.5.",
            Kind::Moment => "enter a day and a time, for example 2009-09-30 09:30.",
            Kind::YesNo => "choose yes or no.",
            _ => "enter something else: this cannot be read.",
        };
        format!("{}: {wanted}", field.label)
    })
}

/// As a page shows it.
pub fn shown(registers: &Registers, definition: &Definition, links: &Links, field: &Field, value: &Value) -> String {
    let list = field.list.as_ref().and_then(|list| registers.list(definition, list));
    let code = |code: &str| {
        let says = list.and_then(|list| list.value(code)).map(|value| value.says.clone());
        says.unwrap_or_else(|| code.to_owned())
    };
    match value {
        Value::YesNo(answer) => if *answer { "Yes" } else { "No" }.to_owned(),
        Value::Code(one) => code(one),
        Value::Codes(all) => all.iter().map(|one| code(one)).collect::<Vec<_>>().join("; "),
        Value::Link(id) => links.name(registers, field, id),
        Value::Moment(moment) => format!("{}, {}", dates::day(moment.date()), moment.strftime("%H:%M")),
        other => typed(other),
    }
}

#[cfg(test)]
mod tests {
    use bigplan_register::Registers;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_a_form_shows_it_reads_again() {
        let registers = Registers::built_in().unwrap();
        let referral = registers.named("referral").unwrap();
        let received = referral.field(&"received".parse().unwrap()).unwrap();
        let day = Value::Day(date(2009, 9, 30));
        assert_eq!(typed(&day), "30 September 2009");
        assert_eq!(read(received, "30 September 2009"), Ok(Some(day)));
        assert_eq!(read(received, " "), Ok(None));
        assert!(read(received, "2009").unwrap_err().starts_with("Received on: enter a whole day"));
        let consent = referral.field(&"consent".parse().unwrap()).unwrap();
        assert!(read(consent, "perhaps").unwrap_err().ends_with("choose yes or no."));
        let links = Links::default();
        let decision = referral.field(&"decision".parse().unwrap()).unwrap();
        let words = shown(&registers, referral, &links, decision, &Value::Code("advice".into()));
        assert_eq!(words, "Advice and information");
    }
}
