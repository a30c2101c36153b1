//! What the address of a scorecard asks for, and which measures that is. Pure.

use std::collections::BTreeSet;

use bigplan_measure::{Area, Definition, Outcome};
use serde::Deserialize;

use crate::parts::form::Choice;
use crate::shell::measures::ShownMeasures;

/// The outcomes as an address writes them.
pub const OUTCOMES: [(&str, Outcome); 5] = [
    ("be-healthy", Outcome::BeHealthy),
    ("stay-safe", Outcome::StaySafe),
    ("enjoy-and-achieve", Outcome::EnjoyAndAchieve),
    ("positive-contribution", Outcome::PositiveContribution),
    ("economic-wellbeing", Outcome::EconomicWellbeing),
];

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Measures of an outcome.
    pub outcome: String,
    /// Measures under a priority of a plan, by its id.
    pub priority: String,
    /// Measures that a group answers for.
    pub group: String,
    /// Figures of a part of the area.
    pub place: String,
    /// `all` for every measure, not only the top ones.
    pub show: String,
}

impl Asked {
    /// Whether the address asks for the scorecard as it is.
    pub fn is_plain(&self) -> bool {
        [&self.outcome, &self.priority, &self.group, &self.place, &self.show].iter().all(|asked| asked.is_empty())
    }

    /// The measures that are asked for: the top ones in their order, or all that fit.
    pub fn of<'m>(&self, measures: &'m ShownMeasures) -> Vec<&'m Definition> {
        let narrowed = [&self.outcome, &self.priority, &self.group].iter().any(|asked| !asked.is_empty());
        if narrowed || self.show == "all" {
            return measures.all().into_iter().filter(|one| self.wants(measures, one)).collect();
        }
        measures.top.iter().filter_map(|code| measures.definition(code)).collect()
    }

    fn wants(&self, measures: &ShownMeasures, one: &Definition) -> bool {
        let outcome = OUTCOMES.iter().find(|(code, _)| *code == self.outcome).map(|(_, outcome)| *outcome);
        let uses = measures.in_plans(&one.code);
        let under = |id: &str| uses.iter().any(|one| one.priorities.iter().any(|(own, _)| own == id));
        outcome.is_none_or(|outcome| one.outcome == Some(outcome))
            && (self.priority.is_empty() || under(&self.priority))
            && (self.group.is_empty() || uses.iter().any(|one| one.groups.contains(&self.group)))
    }

    /// The place that is asked for: a part of the area, else the whole of it.
    pub fn place<'m>(&self, measures: &'m ShownMeasures) -> Option<&'m Area> {
        measures.places.part(&self.place).or(measures.places.own.as_ref())
    }
}

/// Adds "any" before some choices.
pub fn or_any(words: &str, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", words)).chain(choices).collect()
}

/// The priorities that measures stand under.
pub fn priorities(measures: &ShownMeasures) -> Vec<Choice> {
    let all = measures.in_plans.values().flatten().flat_map(|one| &one.priorities);
    let mut all: Vec<_> = all.collect::<BTreeSet<_>>().into_iter().collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    or_any("Any", all.into_iter().map(|(id, title)| Choice::new(id.clone(), title.clone())))
}

/// The groups that answer for what uses measures.
pub fn groups(measures: &ShownMeasures) -> Vec<Choice> {
    let all = measures.in_plans.values().flatten().flat_map(|one| &one.groups);
    let all: BTreeSet<&String> = all.collect();
    or_any("Any", all.into_iter().map(|name| Choice::new(name.clone(), name.clone())))
}

/// The parts of the area.
pub fn places(measures: &ShownMeasures) -> Vec<Choice> {
    let own = measures.places.own.as_ref().map_or("The whole area", |area| area.name.as_str());
    or_any(own, measures.places.parts.iter().map(|area| Choice::new(area.code.to_string(), area.name.clone())))
}
