//! Rows of returns and the records that they come to, worked by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

mod care;
mod need;
mod out;
mod refused;

use std::collections::BTreeSet;

use bigplan_crosswalk::{Draft, Person};
use bigplan_register::Registers;

/// A record as a line: its register, where it stands, and its fields by name.
pub fn line(draft: &Draft) -> String {
    let value = |value: &bigplan_register::Value| match serde_json::to_value(value).unwrap() {
        serde_json::Value::Object(parts) => {
            parts.values().map(ToString::to_string).collect::<String>().replace('"', "")
        }
        other => other.to_string(),
    };
    let fields: Vec<String> = draft.values.iter().map(|(field, held)| format!("{field}={}", value(held))).collect();
    format!("{} {} {}", draft.register, draft.state, fields.join(" "))
}

/// The lines of a register.
pub fn of(person: &Person, register: &str) -> Vec<String> {
    person.records.iter().filter(|draft| draft.register.as_str() == register).map(line).collect()
}

/// Every record fits its register, and fills nothing but what the return is said to tell.
pub fn fits<'a>(people: impl Iterator<Item = &'a Person>, tells: &[(&str, &[&str])]) {
    let registers = Registers::built_in().unwrap();
    let mut told = BTreeSet::new();
    for draft in people.flat_map(|person| &person.records) {
        let definition = registers.find(&draft.register).unwrap_or_else(|| panic!("{}", draft.register));
        assert!(definition.states.iter().any(|state| state.code.as_str() == draft.state), "{}", line(draft));
        let fields = tells.iter().find(|(register, _)| *register == draft.register.as_str()).unwrap().1;
        for (code, value) in &draft.values {
            let field = definition.fields.iter().find(|field| field.code == *code).unwrap_or_else(|| panic!("{code}"));
            assert!(value.fits(field) && fields.contains(&code.as_str()), "{}", line(draft));
            if let Some(list) = &field.list {
                let list = registers.list(definition, list).unwrap();
                let known = |code: &String| list.values.iter().any(|value| value.code.as_str() == code);
                assert!(value.codes().iter().all(known), "{}", line(draft));
            }
            told.insert((draft.register.to_string(), code.to_string()));
        }
    }
    let said: BTreeSet<(String, String)> = tells
        .iter()
        .flat_map(|(of, fields)| fields.iter().map(|field| ((*of).to_owned(), (*field).to_owned())))
        .collect();
    assert_eq!(told, said, "the cases fill every field that is said to be told");
}
