//! The form of a measure: a baseline, and one row a target.

use bigplan_plan::{At, Baseline, MeasureUse, Target};

use super::field::{Control, FieldSet, PartField, required, some};
use super::numbers::Number;
use crate::parts::error_summary::FieldErrors;
use crate::parts::item_form::Fields;

/// How many targets are read at most.
const TARGETS: usize = 100;

pub(super) fn fields_of(measure: &MeasureUse) -> Fields {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let said = [
        ("code", text(&measure.code)),
        ("title", measure.title.clone()),
        ("group", text(&measure.group)),
        ("area", text(&measure.area)),
    ];
    let mut fields: Fields = said.map(|(name, value)| (name.to_owned(), value)).into();
    if let Some(Baseline { period, value, unit, text }) = measure.baseline.clone() {
        Number { period, value, unit, text }.fill(&mut fields, "baseline");
    }
    for (place, Target { period, value, unit, text }) in measure.targets.iter().cloned().enumerate() {
        Number { period, value, unit, text }.fill(&mut fields, &format!("target-{place}"));
    }
    fields
}

pub(super) fn sets(fields: &Fields) -> Vec<FieldSet> {
    let first = FieldSet::first(vec![
        PartField::new("title", "What is measured", Control::Text, fields),
        PartField::new("code", "Code", Control::Short, fields).with_hint("For example, NI 72"),
        PartField::new("group", "Group of children, where it is for one", Control::Line, fields),
        PartField::new("area", "Place, where it is for one", Control::Line, fields),
    ]);
    let baseline = FieldSet { legend: "Where it stood before".to_owned(), fields: Number::fields(fields, "baseline") };
    // One empty row at the end is there to add a target without a script.
    let targets = (0..=rows(fields)).map(|place| FieldSet {
        legend: format!("Target {}", place + 1),
        fields: Number::fields(fields, &format!("target-{place}")),
    });
    [first, baseline].into_iter().chain(targets).collect()
}

pub(super) fn checked(fields: &Fields, at: Option<At>, errors: &mut FieldErrors) -> Option<MeasureUse> {
    let title = required(fields, "title", "Enter what is measured", errors);
    let baseline = Number::checked(fields, "baseline", errors);
    let baseline = baseline.map(|Number { period, value, unit, text }| Baseline { period, value, unit, text });
    let targets = (0..rows(fields)).filter_map(|place| {
        let Number { period, value, unit, text } = Number::checked(fields, &format!("target-{place}"), errors)?;
        Some(Target { period, value, unit, text })
    });
    let targets = targets.collect();
    let (code, group, area) = (some(fields, "code"), some(fields, "group"), some(fields, "area"));
    // The id is the key that the measure is corrected under, so none is given here.
    Some(MeasureUse { id: String::new(), code, title, group, area, baseline, targets, at })
}

/// How many targets there are: up to the last row in which something stands.
fn rows(fields: &Fields) -> usize {
    let filled = fields.iter().filter(|(_, value)| !value.trim().is_empty());
    let number = |name: &str| name.strip_prefix("target-")?.split('-').next()?.parse::<usize>().ok();
    filled.filter_map(|(name, _)| number(name)).max().map_or(0, |last| (last + 1).min(TARGETS))
}
