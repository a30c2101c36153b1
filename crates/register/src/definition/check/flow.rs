//! Every state can be reached, every move leads from a state to a state, and nobody gets stuck.

use std::collections::BTreeSet;

use super::{Definition, Faults, check_condition};
use crate::codes::StateCode;
use crate::definition::Move;

pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    let beginnings = definition.states.iter().filter(|state| state.begins).count();
    faults.unless(beginnings == 1, "states", || {
        format!("records must begin in exactly one state, and {beginnings} have begins = true")
    });
    for (index, step) in definition.moves.iter().enumerate() {
        one(definition, step, &format!("moves.{index}"), faults);
    }
    let reached = reached(definition);
    for (index, state) in definition.states.iter().enumerate() {
        let path = format!("states.{index}");
        faults.unless(!state.title.trim().is_empty(), &path, || format!("the state {} has no title", state.code));
        faults.unless(beginnings != 1 || reached.contains(&state.code), &path, || {
            format!("no move leads to the state {}: add one, or remove the state", state.code)
        });
        let leaves = definition.moves.iter().any(|step| step.from.contains(&state.code));
        faults.unless(state.ends || leaves || definition.moves.is_empty(), &path, || {
            format!("no move leads out of the state {}: add one, or write ends = true", state.code)
        });
    }
}

fn one(definition: &Definition, step: &Move, path: &str, faults: &mut Faults<'_>) {
    faults.unless(!step.title.trim().is_empty(), path, || format!("the move {} has no title", step.code));
    faults.unless(!step.from.is_empty(), path, || format!("the move {} starts from no state", step.code));
    faults
        .unless(!step.who.is_empty(), path, || format!("nobody may make the move {}: write who = [\"…\"]", step.code));
    for state in step.from.iter().chain([&step.to]) {
        faults.unless(definition.state(state).is_some(), path, || {
            format!("the move {} speaks of the state {state}, which is not among the states", step.code)
        });
    }
    for field in &step.fills {
        faults.unless(definition.field(field).is_some(), path, || {
            format!("the move {} wants {field} filled in, and no field is called so", step.code)
        });
    }
    for (last, next) in &step.rolls {
        let kinds = definition.field(last).zip(definition.field(next)).map(|(last, next)| (last.kind, next.kind));
        let fits = last != next && kinds.is_some_and(|(last, next)| last == next && last.is_time());
        faults.unless(fits, path, || format!("{last} cannot take the day of {next}: both are days of this register"));
        faults.unless(step.fills.contains(next), path, || {
            format!("{next} may be empty when {last} takes its day: write fills = [\"{next}\"]")
        });
    }
    for (index, opens) in step.opens.iter().enumerate() {
        let path = format!("{path}.opens.{index}");
        for field in opens.copy.values() {
            faults.unless(definition.field(field).is_some(), &path, || {
                format!("the move {} copies {field}, and no field is called so", step.code)
            });
        }
        if let Some(condition) = &opens.when {
            check_condition(definition, condition, &path, faults);
        }
        if let Some(within) = &opens.within {
            let day = definition.field(&within.of).is_some_and(|field| field.kind.is_time());
            faults.unless(day, &path, || format!("within counts from {}, which is no day of this register", within.of));
        }
    }
}

/// The states that a record can come to.
fn reached(definition: &Definition) -> BTreeSet<StateCode> {
    let mut reached: BTreeSet<StateCode> =
        definition.states.iter().filter(|state| state.begins).map(|state| state.code.clone()).collect();
    loop {
        let before = reached.len();
        for step in &definition.moves {
            if step.from.iter().any(|state| reached.contains(state)) {
                reached.insert(step.to.clone());
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}
