//! Codes that came, went, or are not to be chosen any more.

use std::collections::BTreeSet;

use super::{Both, Step, Why, Work};
use crate::definition::Field;

pub(super) fn compare(both: &Both<'_>, work: &mut Work) {
    let mut seen = BTreeSet::new();
    for new in &both.new.fields {
        let Some(old) = both.old_field(new) else { continue };
        let Some((was, is)) = old.list.as_ref().zip(new.list.as_ref()) else { continue };
        let Some((before, after)) = both.lists(was, is) else { continue };
        lost(both, old, before, after, work);
        // Two fields may share a list: its codes come and go once.
        if !seen.insert((was, is)) {
            continue;
        }
        let register = || both.new.code.clone();
        for value in &after.values {
            match before.value(&value.code) {
                None => {
                    work.steps.push(Step::AddCode { register: register(), list: is.clone(), code: value.code.clone() })
                }
                Some(old) if old.until != value.until && value.until.is_some() => {
                    work.steps.push(Step::RetireCode {
                        register: register(),
                        list: is.clone(),
                        code: value.code.clone(),
                    });
                }
                Some(_) => {}
            }
        }
        for gone in before.values.iter().filter(|value| after.value(&value.code).is_none()) {
            work.steps.push(Step::DropCode { register: register(), list: is.clone(), code: gone.code.clone() });
        }
    }
}

fn lost(both: &Both<'_>, old: &Field, before: &crate::CodeList, after: &crate::CodeList, work: &mut Work) {
    let held = both.used.codes.iter().filter(|((field, _), records)| *field == old.code && **records > 0);
    for ((_, code), records) in held.filter(|((_, code), _)| after.value(code).is_none()) {
        let why = Why::CodeLost { list: before.code.clone(), code: code.clone(), records: *records };
        work.refuse(&both.new.code, why);
    }
}
