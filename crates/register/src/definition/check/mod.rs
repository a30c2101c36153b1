//! What must hold within one definition file.

mod clocks;
mod fields;
mod flow;
mod names;
mod oversight;

use super::{CodeList, Condition, Definition, Faults, Kind};

/// Checks a register's definition by itself.
pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    names::check(definition, faults);
    fields::check(definition, faults);
    flow::check(definition, faults);
    clocks::check(definition, faults);
    oversight::check(definition, faults);
    for (index, list) in definition.lists.iter().enumerate() {
        check_list(list, &format!("lists.{index}."), faults);
    }
}

/// Checks a code list; `path` says where in the file it stands ("lists.2.", or nothing for a file of its own).
pub(super) fn check_list(list: &CodeList, path: &str, faults: &mut Faults<'_>) {
    faults.unless(!list.values.is_empty(), &format!("{path}values"), || {
        format!("the list {} has no codes: a field that uses it could not be filled in", list.code)
    });
    for (index, value) in list.values.iter().enumerate() {
        let at = format!("{path}values.{index}");
        let written = !value.code.is_empty() && value.code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        faults.unless(written, &at, || format!("\"{}\" is not a code: letters, digits and hyphens", value.code));
        faults.unless(!value.says.trim().is_empty(), &at, || format!("the code {} says nothing", value.code));
        let told = value.threshold.iter().all(|sentence| !sentence.trim().is_empty());
        faults.unless(told, &at, || format!("a sentence of the threshold of the code {} says nothing", value.code));
        faults.unless(value.held().in_order(), &at, || format!("the code {} ends before it begins", value.code));
        let twice = list.values.iter().take(index).any(|other| other.code == value.code);
        faults.unless(!twice, &at, || format!("the code {} stands twice in the list {}", value.code, list.code));
    }
}

/// Checks that a condition speaks of a field that is chosen from known answers.
fn check_condition(definition: &Definition, condition: &Condition, path: &str, faults: &mut Faults<'_>) {
    let Some(field) = definition.field(&condition.field) else {
        faults.refuse(path, format!("no field is called {}", condition.field));
        return;
    };
    faults.unless(!condition.is.is_empty(), path, || "a condition needs at least one value".to_owned());
    match field.kind {
        Kind::Code => {}
        Kind::YesNo => {
            let known = condition.is.iter().all(|value| value == "yes" || value == "no");
            faults.unless(known, path, || format!("{} is yes or no", field.code));
        }
        other => {
            let reason = format!(
                "a condition needs a field of type code or yes-no, and {} is of type {}",
                field.code,
                other.as_str()
            );
            faults.refuse(path, reason);
        }
    }
}
