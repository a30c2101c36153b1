//! What a register says of lists, roles and other registers must be there.

use super::Registers;
use crate::codes::{ListCode, RoleCode};
use crate::definition::{Condition, Definition, Faults, Field, Kind, Opens};

pub(super) fn check(registers: &Registers, definition: &Definition, faults: &mut Faults<'_>) {
    for (index, list) in definition.lists.iter().enumerate() {
        faults.unless(!registers.shared.contains_key(&list.code), &format!("lists.{index}"), || {
            format!("the list {} is a shared one already: use that, or give this one another code", list.code)
        });
        let used = definition.fields.iter().any(|field| field.list.as_ref() == Some(&list.code));
        faults.unless(used, &format!("lists.{index}"), || format!("no field uses the list {}", list.code));
    }
    for (index, field) in definition.fields.iter().enumerate() {
        let path = format!("fields.{index}");
        pointers(registers, definition, field, &path, faults);
        known_roles(registers, field.see.iter().chain(&field.change), &path, faults);
        if let Some(condition) = &field.required_when {
            known_values(registers, definition, condition, &path, faults);
        }
    }
    moves(registers, definition, faults);
    for (number, clock) in definition.clocks.iter().enumerate() {
        for (index, rule) in clock.limits.iter().enumerate() {
            if let Some(condition) = &rule.when {
                known_values(registers, definition, condition, &format!("clocks.{number}.limits.{index}"), faults);
            }
        }
    }
    for (index, wanted) in definition.sign_offs.iter().enumerate() {
        known_roles(registers, wanted.who.iter(), &format!("sign-offs.{index}"), faults);
    }
    for (index, access) in definition.access.iter().enumerate() {
        known_roles(registers, [&access.role].into_iter(), &format!("access.{index}"), faults);
    }
    if let Some(allocation) = &definition.allocation {
        known_roles(registers, allocation.to.iter(), "allocation", faults);
    }
}

fn pointers(registers: &Registers, definition: &Definition, field: &Field, path: &str, faults: &mut Faults<'_>) {
    if let Some(list) = &field.list {
        faults.unless(registers.list(definition, list).is_some(), path, || unknown_list(field, list));
    }
    if let Some(register) = &field.register {
        faults.unless(registers.find(register).is_some(), path, || {
            format!("the field {} points at the register {register}, which no file defines", field.code)
        });
    }
}

fn unknown_list(field: &Field, list: &ListCode) -> String {
    format!("the field {} uses the list {list}, which is neither in this file nor among the shared lists", field.code)
}

fn known_roles<'a>(
    registers: &Registers,
    roles: impl Iterator<Item = &'a RoleCode>,
    path: &str,
    faults: &mut Faults<'_>,
) {
    for role in roles {
        faults.unless(registers.roles.contains_key(role), path, || {
            format!("no role is called {role}: define it in access/registers, or use another")
        });
    }
}

fn known_values(
    registers: &Registers,
    definition: &Definition,
    condition: &Condition,
    path: &str,
    faults: &mut Faults<'_>,
) {
    let field = definition.field(&condition.field).filter(|field| field.kind == Kind::Code);
    let Some(list) = field.and_then(|field| registers.list(definition, field.list.as_ref()?)) else { return };
    for value in &condition.is {
        faults.unless(list.value(value).is_some(), path, || format!("the list {} has no code {value}", list.code));
    }
}

fn moves(registers: &Registers, definition: &Definition, faults: &mut Faults<'_>) {
    for (index, step) in definition.moves.iter().enumerate() {
        let path = format!("moves.{index}");
        known_roles(registers, step.who.iter(), &path, faults);
        for (number, opens) in step.opens.iter().enumerate() {
            let path = format!("{path}.opens.{number}");
            if let Some(condition) = &opens.when {
                known_values(registers, definition, condition, &path, faults);
            }
            opened(registers, definition, opens, &path, faults);
        }
    }
}

/// What begins with a move must fit the register that it begins in.
fn opened(registers: &Registers, definition: &Definition, opens: &Opens, path: &str, faults: &mut Faults<'_>) {
    let Some(target) = registers.find(&opens.register) else {
        faults.refuse(path, format!("opens a record of {}, which no file defines", opens.register));
        return;
    };
    if let Some(link) = &opens.link {
        let points = target.field(link).is_some_and(|field| field.register.as_ref() == Some(&definition.code));
        faults.unless(points, path, || format!("{link} of {} does not point at {}", target.code, definition.code));
    }
    for (to, from) in &opens.copy {
        let kinds =
            target.field(to).zip(definition.field(from)).map(|(to, from)| (to.kind, from.kind, &to.list, &from.list));
        let fits = kinds.is_some_and(|(to, from, to_list, from_list)| {
            to_list == from_list && (to == from || (to.is_time() && from.is_time()))
        });
        faults.unless(fits, path, || format!("{to} of {} cannot be filled from {from}", target.code));
    }
    for (to, value) in &opens.set {
        let fits = target.field(to).is_some_and(|field| match field.kind {
            Kind::YesNo => value == "yes" || value == "no",
            Kind::Code => field
                .list
                .as_ref()
                .and_then(|list| registers.list(target, list))
                .is_some_and(|list| list.value(value).is_some()),
            _ => false,
        });
        faults.unless(fits, path, || format!("{to} of {} cannot be set to {value}", target.code));
    }
}
