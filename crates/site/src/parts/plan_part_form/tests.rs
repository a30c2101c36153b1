use bigplan_plan::{At, Item, Kind};

use super::*;

/// An invented plan with one part of each kind.
fn plan() -> Plan {
    let mut plan: Plan = toml::from_str(
        r#"
        measures = [{ id = "m1", code = "NI 900", title = "Asleep by ten", area = "Nodland", baseline = { period = "2008", value = 62.5, unit = "percent", text = "62.5%" }, targets = [
            { period = "2009/10", value = 70.0, unit = "percent", text = "70%" }, { text = "more" }] }]
        needs = [{ ref = "1.1", strand = "Rest", need = "Sleep", evidence = "Yawns" }]
        groups = [{ name = "Sleep board", chair = "Head of Sleep", reports_to = "The trust", answers_for = ["i1", "m1"] }]
        recommendations = [{ from = "The council", timescale = "six months", text = "Dim the lamps" }]
        judgements = [{ aspect = "Resting", for = "council", grade = 3 }]
        glossary = [{ term = "NAP", meaning = "A short sleep" }]
        "#,
    )
    .unwrap();
    plan.items.push(Item::new("i1", Kind::Action, "Go to bed"));
    plan.glossary[0].at = Some(At::line(7));
    plan
}

fn without_id(value: PartValue) -> PartValue {
    match value {
        PartValue::Measure(measure) => PartValue::Measure(bigplan_plan::MeasureUse { id: String::new(), ..measure }),
        other => other,
    }
}

#[test]
fn the_form_of_a_part_gives_the_part_back() {
    let plan = plan();
    for kind in PartKind::ALL {
        let value = kind.of(&plan).remove(0);
        let again = checked(kind, &fields_of(&value), Some(&value), &plan);
        assert_eq!(again, Ok(without_id(value)), "{kind:?}");
    }
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let long = "z".repeat(1_001);
    for (kind, field, typed) in [
        (PartKind::Measure, "title", " "),
        (PartKind::Measure, "baseline-period", "soon"),
        (PartKind::Measure, "baseline-value", "many"),
        (PartKind::Measure, "target-1-value", "many"),
        (PartKind::Measure, "code", &long),
        (PartKind::Need, "reference", ""),
        (PartKind::Group, "name", ""),
        (PartKind::Group, "add-answer", "i9"),
        (PartKind::Recommendation, "timescale", "whenever"),
        (PartKind::Recommendation, "text", ""),
        (PartKind::Judgement, "aspect", ""),
        (PartKind::Judgement, "grade", "5"),
        (PartKind::Term, "term", ""),
        (PartKind::Term, "meaning", ""),
    ] {
        let plan = plan();
        let mut fields = fields_of(&kind.of(&plan)[0]);
        fields.insert(field.to_owned(), typed.to_owned());
        let errors = checked(kind, &fields, None, &plan).unwrap_err();
        assert_eq!(errors.iter().map(|(field, _)| field).collect::<Vec<_>>(), [field], "{kind:?} {typed}");
    }
}

#[test]
fn an_emptied_target_goes_and_the_last_row_adds_one() {
    let plan = plan();
    let mut fields = fields_of(&PartKind::Measure.of(&plan)[0]);
    fields.retain(|name, _| !name.starts_with("target-0-"));
    fields.insert("target-2-value".to_owned(), "75 %".to_owned());
    let Ok(PartValue::Measure(measure)) = checked(PartKind::Measure, &fields, None, &plan) else {
        panic!("no measure")
    };
    assert_eq!(measure.targets.iter().map(|target| target.value).collect::<Vec<_>>(), [None, Some(75.0)]);
}

#[test]
fn a_group_answers_for_what_is_ticked_and_what_is_added() {
    let plan = plan();
    let mut fields = fields_of(&PartKind::Group.of(&plan)[0]);
    fields.remove("answers-i1");
    let Ok(PartValue::Group(group)) = checked(PartKind::Group, &fields, None, &plan) else { panic!("no group") };
    assert_eq!(group.answers_for, ["m1"]);
    fields.insert("add-answer".to_owned(), "i1".to_owned());
    let Ok(PartValue::Group(group)) = checked(PartKind::Group, &fields, None, &plan) else { panic!("no group") };
    assert_eq!(group.answers_for, ["i1", "m1"]);
}
