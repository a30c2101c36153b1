//! A file that comes back, laid over the plan as it has become.

use std::collections::BTreeMap;

use bigplan_exchange::{Choice, Choices, Export, Merged, Seals, Subject, What, merge};
use bigplan_plan::Plan;

use crate::given::{child, export, item, plan};

/// What the plan became and what the file became, since both were the same.
fn merged(now: impl Fn(&mut Plan), file: impl Fn(&mut Plan), choices: &[(Subject, Choice)]) -> Merged {
    let (mut ours, mut theirs) = (plan(), export());
    now(&mut ours);
    file(&mut theirs.plan);
    let choices: Choices = choices.iter().cloned().collect();
    merge(&ours, 5, &theirs, &choices)
}

fn on(id: &str) -> Subject {
    Subject::Item(id.into())
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.items.iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn an_untouched_file_changes_nothing_whatever_the_plan_became() {
    let become_other = |plan: &mut Plan| {
        item(plan, "i3").title.push('!');
        plan.items.push(child("i5", "i2", "New"));
        plan.items.remove(0);
        item(plan, "i2").parent = None;
    };
    let merged = merged(become_other, |_| {}, &[]);
    let mut expected = plan();
    become_other(&mut expected);
    assert_eq!(merged, Merged { plan: expected, ..Merged::default() });
}

#[test]
fn what_only_the_file_changed_is_taken_and_told_field_by_field() {
    let merged = merged(
        |plan| item(plan, "i4").title.push('!'),
        |file| {
            item(file, "i3").due = None;
            file.glossary.clear();
        },
        &[],
    );
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.plan.items[3].title, "Dark rooms!");
    assert_eq!(merged.plan.items[2].due, None);
    let [glossary, change] = &merged.changes[..] else { panic!("{:?}", merged.changes) };
    assert_eq!((glossary.label.as_str(), glossary.fields[0].before.as_str()), ("Glossary", "REM: Rapid eye movement"));
    assert_eq!((change.what, change.label.as_str()), (What::Changed, "Action 1.10 “Quiet evenings”"));
    assert_eq!((change.fields[0].field, change.fields[0].before.as_str()), ("due", "2010-07"));
}

#[test]
fn what_both_changed_is_a_conflict_and_waits_for_a_choice() {
    let ours = |plan: &mut Plan| item(plan, "i3").title = "Ours".into();
    let theirs = |plan: &mut Plan| item(plan, "i3").title = "Theirs".into();
    for (choice, title) in [(None, "Ours"), (Some(Choice::Plan), "Ours"), (Some(Choice::File), "Theirs")] {
        let choices: Vec<_> = choice.map(|choice| (on("i3"), choice)).into_iter().collect();
        let merged = merged(ours, theirs, &choices);
        assert_eq!(merged.plan.items[2].title, title);
        assert_eq!((merged.conflicts.len(), merged.conflicts[0].chosen), (1, choice));
        assert_eq!(merged.undecided(), choice.is_none());
        let title = merged.conflicts[0].change.fields.iter().find(|field| field.field == "title").unwrap();
        assert_eq!((title.before.as_str(), title.after.as_str()), ("Ours", "Theirs"));
    }
}

#[test]
fn rows_taken_out_and_put_in_are_removed_and_added() {
    let merged = merged(
        |plan| plan.items.push(child("i6", "i1", "Added meanwhile")),
        |file| {
            file.items.remove(3);
            file.items.insert(2, child("new in row 4", "i2", "Warm milk"));
        },
        &[],
    );
    assert_eq!(ids(&merged.plan), ["i1", "i2", "new in row 4", "i3", "i6"]);
    let what: Vec<What> = merged.changes.iter().map(|change| change.what).collect();
    assert_eq!(what, [What::Added, What::Removed]);
}

#[test]
fn another_order_is_one_change_and_two_new_orders_are_a_conflict() {
    let swap = |plan: &mut Plan| plan.items.swap(2, 3);
    let one = merged(|_| {}, swap, &[]);
    assert_eq!((ids(&one.plan), one.changes[0].subject.clone()), (vec!["i1", "i2", "i4", "i3"], Subject::Order));
    let kept = merged(swap, |_| {}, &[]);
    assert_eq!((ids(&kept.plan), kept.changes.len()), (vec!["i1", "i2", "i4", "i3"], 0));
    let both = merged(swap, |plan| plan.items.swap(0, 1), &[]);
    assert_eq!((both.conflicts[0].change.subject.clone(), both.conflicts.len()), (Subject::Order, 1));
}

#[test]
fn an_item_that_others_have_built_on_is_not_gone_unasked() {
    let built_on = |plan: &mut Plan| plan.items.push(child("i7", "i4", "A step under it"));
    let take_out = |file: &mut Plan| file.items.retain(|item| item.id != "i4");
    let asked = merged(built_on, take_out, &[]);
    assert!(asked.undecided() && ids(&asked.plan).contains(&"i4"), "{asked:?}");
    let gone = merged(built_on, take_out, &[(on("i4"), Choice::File)]);
    assert_eq!(ids(&gone.plan), ["i1", "i2", "i3"]);
}

#[test]
fn an_item_put_under_what_is_gone_is_asked_about() {
    let take_out = |plan: &mut Plan| plan.items.retain(|item| item.id != "i4");
    let put_under = |file: &mut Plan| file.items.push(child("new", "i4", "A step under it"));
    let asked = merged(take_out, put_under, &[]);
    assert_eq!((ids(&asked.plan), asked.undecided()), (vec!["i1", "i2", "i3"], true));
    let back = merged(take_out, put_under, &[(on("new"), Choice::File)]);
    assert_eq!(ids(&back.plan), ["i1", "i2", "i3", "i4", "new"]);
}

#[test]
fn two_moves_that_make_a_circle_together_are_asked_about() {
    let asked = merged(
        |plan| item(plan, "i3").parent = Some("i4".into()),
        |file| item(file, "i4").parent = Some("i3".into()),
        &[],
    );
    assert!(asked.undecided());
    assert_eq!(asked.plan.items[3].parent.as_deref(), Some("i2"));
}

#[test]
fn a_measure_that_is_still_used_is_not_gone_unasked() {
    let use_it = |plan: &mut Plan| item(plan, "i4").measures.push("m1".into());
    let take_out = |file: &mut Plan| {
        file.measures.clear();
        item(file, "i2").measures.clear();
    };
    let asked = merged(use_it, take_out, &[]);
    assert!(asked.undecided() && asked.plan.measures.len() == 1, "{asked:?}");
    let gone = merged(use_it, take_out, &[(Subject::Measure("m1".into()), Choice::File)]);
    assert!(gone.plan.measures.is_empty() && gone.plan.items.iter().all(|item| item.measures.is_empty()));
    assert_eq!(gone.plan.groups[0].answers_for, ["i2"]);
}

#[test]
fn without_seals_every_difference_is_asked_about_unless_the_plan_stood_still() {
    let mut file = Export { seals: Seals::default(), ..export() };
    item(&mut file.plan, "i3").title = "Theirs".into();
    let later = merge(&plan(), 5, &file, &BTreeMap::new());
    assert_eq!((later.changes.len(), later.conflicts.len()), (0, 1));
    let same = merge(&plan(), 4, &file, &BTreeMap::new());
    assert_eq!((same.changes.len(), same.conflicts.len()), (1, 0));
}
