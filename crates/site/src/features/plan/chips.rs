//! The filters that are set, each with the address of the page without it.

use bigplan_plan::check::rule;
use bigplan_plan::{Facet, Facets, Filter, PlanHead};

use super::asked::Asked;
use crate::parts::plan_words;
use crate::shell::address::encode;

/// A filter that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it is about, for example "Lead".
    pub what: &'static str,
    /// Its value, as the plan writes it.
    pub value: String,
    /// The query of the page without it; empty for the whole plan.
    pub without: String,
}

/// The filters that are set and understood.
pub fn chips(asked: &Asked, filter: &Filter, facets: &Facets, head: &PlanHead) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |what, value: Option<String>, clear: fn(&mut Asked)| {
        let Some(value) = value else { return };
        let mut without = asked.clone();
        clear(&mut without);
        chips.push(Chip { what, value, without: query(&without) });
    };
    let words = (!filter.text.is_empty()).then(|| format!("“{}”", filter.text));
    add("Words", words, |asked| asked.q.clear());
    add("Kind", filter.kind.map(|kind| head.label(kind).to_owned()), |asked| asked.kind.clear());
    add("Lead", named(&filter.lead, &facets.leads), |asked| asked.lead.clear());
    add("Group", named(&filter.group, &facets.groups), |asked| asked.group.clear());
    add("Measure", named(&filter.measure, &facets.measures), |asked| asked.measure.clear());
    add("Place", named(&filter.place, &facets.places), |asked| asked.place.clear());
    add("For", filter.scope.map(|scope| plan_words::scope(scope).to_owned()), |asked| asked.scope.clear());
    add("Due from", filter.due_from.map(|_| asked.from.trim().to_owned()), |asked| asked.from.clear());
    add("Due by", filter.due_to.map(|_| asked.to.trim().to_owned()), |asked| asked.to.clear());
    add("Found by the check", filter.hole.as_deref().map(hole), |asked| asked.hole.clear());
    chips
}

/// What is asked, as a query without its question mark; what is empty is left out.
pub fn query(asked: &Asked) -> String {
    let fields = [
        ("q", &asked.q),
        ("kind", &asked.kind),
        ("lead", &asked.lead),
        ("group", &asked.group),
        ("measure", &asked.measure),
        ("place", &asked.place),
        ("scope", &asked.scope),
        ("from", &asked.from),
        ("to", &asked.to),
        ("hole", &asked.hole),
    ];
    let set = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
    set.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

fn named(value: &Option<String>, facets: &[Facet]) -> Option<String> {
    let value = value.as_deref()?;
    let known = facets.iter().find(|facet| facet.value == value);
    Some(known.map_or(value, |facet| facet.label.as_str()).to_owned())
}

fn hole(code: &str) -> String {
    rule(code).map_or(code, |rule| rule.title).to_owned()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Facets, Kind, PlanHead};

    use super::{Asked, chips, query};

    #[test]
    fn every_chip_leads_to_the_page_without_it() {
        let asked = Asked {
            q: "play & learn".into(),
            kind: "action".into(),
            hole: "no-lead".into(),
            from: "never".into(),
            ..Asked::default()
        };
        let head = PlanHead { labels: [(Kind::Action, "Task".to_owned())].into(), ..PlanHead::default() };
        let chips = chips(&asked, &asked.understood().filter, &Facets::default(), &head);
        let drawn: Vec<String> =
            chips.iter().map(|chip| format!("{} {} {}", chip.what, chip.value, chip.without)).collect();
        assert_eq!(
            drawn,
            [
                "Words “play & learn” kind=action&from=never&hole=no-lead",
                "Kind Task q=play%20%26%20learn&from=never&hole=no-lead",
                "Found by the check No lead q=play%20%26%20learn&kind=action&from=never",
            ]
        );
        assert_eq!(query(&Asked::default()), "");
    }
}
