//! Who may see what: roles reach a record only by how somebody stands to it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use bigplan_register::access::{Standing, changed, may, seen};
use bigplan_register::definition::{Relation, Right};
use shared::{example, visit};

fn standing(role: &str, relations: &[Relation]) -> Standing {
    Standing { roles: vec![role.parse().expect("a code")], relations: relations.to_vec() }
}

#[test]
fn a_role_alone_reaches_nothing_that_it_has_no_part_in() {
    let registers = example();
    let definition = visit(&registers);
    let worker = standing("social-worker", &[Relation::Allocated]);
    assert!(may(definition, &worker, Right::See) && may(definition, &worker, Right::Change));
    assert!(!may(definition, &worker, Right::Allocate));
    assert!(!may(definition, &standing("social-worker", &[]), Right::See), "it lasts only while it is so");
    assert!(!may(definition, &standing("social-worker", &[Relation::Team]), Right::See));
    assert!(may(definition, &standing("team-manager", &[Relation::Team]), Right::Audit));
    assert!(!may(definition, &standing("auditor", &[Relation::Allocated]), Right::See));
}

#[test]
fn fields_kept_for_some_are_seen_by_them_alone() {
    let text = shared::EXAMPLE.replace("role = \"social-worker\"", "role = \"family-worker\"");
    let registers = shared::registers(&text);
    let definition = visit(&registers);
    let worker = standing("family-worker", &[Relation::Allocated]);
    let hidden =
        |fields: Vec<&bigplan_register::Field>| fields.iter().all(|field| field.code.as_str() != "what-was-said");
    assert!(
        hidden(seen(definition, &worker)) && hidden(changed(definition, &worker)),
        "nobody changes what they do not see"
    );
    assert_eq!(seen(definition, &worker).len(), 3);
    assert_eq!(seen(definition, &standing("team-manager", &[Relation::Team])).len(), 4);
    assert!(changed(definition, &standing("team-manager", &[Relation::Team])).is_empty());
    assert!(seen(definition, &standing("auditor", &[])).is_empty());
}
