//! What the program carries is whole, and says which law it rests on.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use bigplan_register::definition::{Basis, Confirmed};
use bigplan_register::{Calendar, Definition, Registers};

fn built_in() -> Registers {
    Registers::built_in().unwrap_or_else(|bad| {
        panic!("{}", bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    })
}

#[test]
fn the_definitions_that_the_program_carries_fit_together() {
    let registers = built_in();
    assert!(registers.iter().count() >= 35);
    assert!(Calendar::built_in().is_ok());
}

#[test]
fn the_registers_that_the_law_sets_clocks_for_are_there() {
    let registers = built_in();
    let clocks = [
        ("referral", "decision"),
        ("referral", "feedback"),
        ("initial-assessment", "initial-assessment"),
        ("core-assessment", "core-assessment"),
        ("single-assessment", "assessment"),
        ("enquiry", "discussion"),
        ("enquiry", "conference"),
        ("conference", "held"),
        ("protection-plan", "first-review"),
        ("core-group", "held"),
        ("looked-after-episode", "care-plan"),
        ("placement", "plan"),
        ("placement-visit", "visit"),
        ("care-review", "review"),
        ("health-check", "check"),
        ("education-plan", "plan"),
        ("pathway-plan", "assessment"),
        ("pathway-review", "review"),
        ("special-needs-review", "review"),
        ("carer-review", "review"),
        ("statement", "whole"),
        ("education-health-care-plan", "whole"),
        ("complaint", "stage-one"),
    ];
    for (register, clock) in clocks {
        let definition = registers.named(register).unwrap_or_else(|| panic!("{register}"));
        assert!(definition.clock(&clock.parse().expect("a code")).is_some(), "{register} {clock}");
    }
}

#[test]
fn work_of_the_unqualified_is_read_wherever_they_may_do_it() {
    let family_worker = "family-worker".parse().expect("a code");
    for definition in built_in().iter() {
        let may = definition.allocation.as_ref().is_some_and(|allocation| allocation.to.contains(&family_worker));
        assert!(
            !may || !definition.sign_offs.is_empty(),
            "{} is done by family workers and read by nobody",
            definition.code
        );
    }
}

#[test]
fn a_custom_is_not_called_law() {
    for definition in built_in().iter() {
        for rule in definition.clocks.iter().flat_map(|clock| &clock.limits) {
            let custom = rule.basis == Basis::Local;
            assert!(!custom || rule.confirmed == Confirmed::Unconfirmed, "{}: {}", definition.code, rule.law);
        }
    }
}

#[test]
fn a_definition_is_kept_as_it_was_written() {
    for definition in built_in().iter() {
        let kept = toml::to_string(definition).expect("written");
        let again: Definition = toml::from_str(&kept).expect("read");
        assert_eq!(again, *definition);
    }
}

#[test]
fn what_a_move_opens_has_what_its_register_asks_for() {
    let registers = built_in();
    for definition in registers.iter() {
        for opens in definition.moves.iter().flat_map(|step| &step.opens) {
            let target = registers.find(&opens.register).expect("checked when read");
            let first = &target.first_state().expect("checked when read").code;
            let asked_first =
                |field| target.moves.iter().any(|step| step.from.contains(first) && step.fills.contains(field));
            for field in target.fields.iter().filter(|field| field.required).map(|field| &field.code) {
                let filled = opens.copy.contains_key(field) || opens.set.contains_key(field);
                let filled = filled || opens.link.as_ref() == Some(field) || asked_first(field);
                assert!(filled, "{} opens a record of {} without {field}", definition.code, target.code);
            }
        }
    }
}
