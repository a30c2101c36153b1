//! Every field has what its type needs, and nothing that its type cannot have.

use super::{Definition, Faults, Kind, check_condition};
use crate::definition::Field;

pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    faults.unless(!definition.fields.is_empty(), "fields", || "a register needs at least one field".to_owned());
    for (index, field) in definition.fields.iter().enumerate() {
        let path = format!("fields.{index}");
        kind(field, &path, faults);
        bounds(field, &path, faults);
        order(definition, field, &path, faults);
        needed(definition, field, &path, faults);
        faults.unless(field.was.as_ref() != Some(&field.code), &path, || {
            format!("was names {} itself: write the code it had before, or leave it out", field.code)
        });
    }
}

fn kind(field: &Field, path: &str, faults: &mut Faults<'_>) {
    let code = field.kind == Kind::Code;
    let record = field.kind == Kind::Record;
    faults.unless(!code || field.list.is_some(), path, || {
        format!("the field {} is a code and names no list: write list = \"…\"", field.code)
    });
    faults.unless(code || field.list.is_none(), path, || {
        format!("the field {} names a list and is no code: write type = \"code\", or leave the list out", field.code)
    });
    faults.unless(code || !field.several, path, || format!("several is for codes, and {} is none", field.code));
    faults.unless(field.kind == Kind::Person || !field.staff, path, || {
        format!("staff is for persons, and {} is none: write type = \"person\", or leave it out", field.code)
    });
    faults.unless(record || field.register.is_none(), path, || {
        format!("the field {} names a register and is no record: write type = \"record\", or leave it out", field.code)
    });
}

fn bounds(field: &Field, path: &str, faults: &mut Faults<'_>) {
    faults.unless(field.longest.is_none() || field.kind.is_text(), path, || {
        format!("longest is for text and notes, and {} is neither", field.code)
    });
    faults
        .unless(field.longest != Some(0), path, || format!("{} could hold nothing: longest is 1 or more", field.code));
    let bounded = field.least.is_some() || field.most.is_some();
    faults.unless(!bounded || field.kind.is_number(), path, || {
        format!("least and most are for numbers, and {} is none", field.code)
    });
    let finite = field.least.is_none_or(f64::is_finite) && field.most.is_none_or(f64::is_finite);
    let ordered = field.least.zip(field.most).is_none_or(|(least, most)| least <= most);
    faults.unless(finite && ordered, path, || format!("least of {} is above its most", field.code));
}

fn order(definition: &Definition, field: &Field, path: &str, faults: &mut Faults<'_>) {
    let time = field.kind.is_time();
    faults.unless(time || !(field.ahead || field.after_death), path, || {
        format!("ahead and after-death are for days and moments, and {} is neither", field.code)
    });
    let Some(before) = &field.not_before else { return };
    let other = definition.field(before).filter(|other| other.kind.is_time() && other.code != field.code);
    faults.unless(time && other.is_some(), path, || {
        format!("not-before of {} must name another day or moment of this register, and {before} is none", field.code)
    });
}

fn needed(definition: &Definition, field: &Field, path: &str, faults: &mut Faults<'_>) {
    let Some(condition) = &field.required_when else { return };
    let path = format!("{path}.required-when");
    faults.unless(!field.required, &path, || format!("{} is required always: required-when adds nothing", field.code));
    faults.unless(condition.field != field.code, &path, || format!("{} cannot wait for itself", field.code));
    check_condition(definition, condition, &path, faults);
}
