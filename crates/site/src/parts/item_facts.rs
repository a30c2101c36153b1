//! What hangs on an item, in words for people who may see drafts.

use std::collections::HashMap;

use bigplan_plan::{Baseline, GroupUse, Item, MeasureUse, Plan, PlanHead, Target};

use crate::parts::plan_words::{fund, lead, scope};

/// One line about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub name: &'static str,
    /// What the item has of it.
    pub values: Vec<String>,
}

/// The measures of a plan by id.
pub type Measures<'a> = HashMap<&'a str, &'a MeasureUse>;

/// The measures of a plan by id.
pub fn measures(plan: &Plan) -> Measures<'_> {
    plan.measures.iter().map(|measure| (measure.id.as_str(), measure)).collect()
}

/// What hangs on an item; nothing is said of what it does not have.
pub fn facts(item: &Item, measures: &Measures<'_>) -> Vec<Fact> {
    let used = item.measures.iter().filter_map(|id| measures.get(id.as_str()));
    let facts = [
        ("For", item.scope.map(scope).map(str::to_owned).into_iter().collect()),
        ("Leads", item.leads.iter().map(lead).collect()),
        ("Groups", item.groups.iter().map(group).collect()),
        ("Measures", used.map(|measure| measure_line(measure)).collect()),
        ("Needs", if item.needs.is_empty() { Vec::new() } else { vec![item.needs.join(", ")] }),
        ("Due", item.due.map(|due| due.to_string()).into_iter().collect()),
        ("Money", item.funds.iter().map(fund).collect()),
        ("Points to", item.links.iter().map(|link| link.to.clone()).collect()),
    ];
    facts
        .into_iter()
        .filter(|(_, values): &(_, Vec<String>)| !values.is_empty())
        .map(|(name, values)| Fact { name, values })
        .collect()
}

/// All of an item, to compare two versions of it.
pub fn whole(item: &Item, plan: &Plan) -> Vec<Fact> {
    let said = |name, text: &str| Fact { name, values: vec![text.to_owned()] };
    let mut all = vec![
        said("Kind", plan.head.label(item.kind)),
        said("Reference", item.reference.as_deref().unwrap_or("none")),
        said("Title", &item.title),
    ];
    if !item.text.is_empty() {
        all.push(said("Text", &item.text));
    }
    let parent = item.parent.as_deref().and_then(|id| plan.items.iter().find(|other| other.id == id));
    all.push(Fact {
        name: "Stands under",
        values: vec![parent.map_or_else(|| "nothing".to_owned(), |parent| label(parent, &plan.head))],
    });
    all.extend(facts(item, &measures(plan)));
    all
}

/// An item in one short line: what the plan calls its kind, reference and title.
pub fn label(item: &Item, head: &PlanHead) -> String {
    let kind = head.label(item.kind);
    let title = shortened(&item.title, 80);
    match &item.reference {
        Some(reference) => format!("{kind} {reference}: {title}"),
        None => format!("{kind}: {title}"),
    }
}

/// A measure with where it stood and where it should be.
pub fn measure_line(measure: &MeasureUse) -> String {
    let code = measure.code.as_deref().map_or_else(String::new, |code| format!("{code} "));
    let of: Vec<&str> = [&measure.group, &measure.area].into_iter().flatten().map(String::as_str).collect();
    let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join(", ")) };
    let from = measure.baseline.as_ref().map_or_else(String::new, |from| format!("; from {}", baseline(from)));
    let targets: Vec<String> = measure.targets.iter().map(target).collect();
    let to = if targets.is_empty() { String::new() } else { format!("; target {}", targets.join(", ")) };
    format!("{code}{}{of}{from}{to}", measure.title)
}

/// Where a measure stood.
pub fn baseline(baseline: &Baseline) -> String {
    in_period(&baseline.text, baseline.period.as_deref())
}

/// Where a measure should be.
pub fn target(target: &Target) -> String {
    in_period(&target.text, target.period.as_deref())
}

fn in_period(text: &str, period: Option<&str>) -> String {
    match period {
        Some(period) if !text.contains(period) => format!("{text} ({period})"),
        _ => text.to_owned(),
    }
}

fn group(group: &GroupUse) -> String {
    if group.certain { group.name.clone() } else { format!("{} (doubtful)", group.name) }
}

/// A text cut at a word's end where it is longer than `longest` characters.
pub fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text.get(..end).unwrap_or(text);
            let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
            format!("{cut}…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_at_a_word() {
        assert_eq!(shortened("Open a drop-in", 30), "Open a drop-in");
        assert_eq!(shortened("Open a drop-in service", 16), "Open a drop-in…");
        assert_eq!(shortened("ääää", 2), "ää…");
    }
}
