//! Nothing is nameless, and no two things have one name.

use std::collections::BTreeSet;

use super::{Definition, Faults};

pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    texts(definition, faults);
    unique("fields", definition.fields.iter().map(|field| field.code.as_str()), faults);
    unique("lists", definition.lists.iter().map(|list| list.code.as_str()), faults);
    unique("states", definition.states.iter().map(|state| state.code.as_str()), faults);
    unique("moves", definition.moves.iter().map(|step| step.code.as_str()), faults);
    unique("clocks", definition.clocks.iter().map(|clock| clock.code.as_str()), faults);
    unique("sign-offs", definition.sign_offs.iter().map(|wanted| wanted.code.as_str()), faults);
    labels(definition, faults);
    faults.unless(definition.held.in_order(), "held", || "from is after until".to_owned());
    faults.unless(definition.was.as_ref() != Some(&definition.code), "was", || {
        "was names the register itself: write the code it had before, or leave it out".to_owned()
    });
}

fn texts(definition: &Definition, faults: &mut Faults<'_>) {
    let keys = [
        ("title", &definition.title),
        ("one", &definition.one),
        ("plain", &definition.plain),
        ("evidence", &definition.evidence),
    ];
    for (key, text) in keys {
        faults.unless(!text.trim().is_empty(), key, || format!("{key} says nothing"));
    }
}

fn unique<'a>(list: &str, codes: impl Iterator<Item = &'a str>, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for (index, code) in codes.enumerate() {
        faults.unless(seen.insert(code), &format!("{list}.{index}"), || {
            format!("{code} stands twice among the {list}: give one of them another code")
        });
    }
}

/// Two fields with one label could not be told apart on the form, nor in a spreadsheet.
fn labels(definition: &Definition, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for (index, field) in definition.fields.iter().enumerate() {
        let path = format!("fields.{index}");
        faults.unless(!field.label.trim().is_empty(), &path, || format!("the field {} has no label", field.code));
        faults.unless(!field.says.trim().is_empty(), &path, || {
            format!("the field {} does not say what it means", field.code)
        });
        faults.unless(seen.insert(field.label.to_lowercase()), &path, || {
            format!("two fields have the label \"{}\": nobody could tell them apart", field.label)
        });
    }
}
