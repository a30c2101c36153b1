//! What differs outside the items and measures: the title page, needs, groups, inspection
//! and glossary.

use std::collections::HashMap;

use serde::Serialize;

use super::Standing;
use super::wording::{self, Fragment};
use crate::{Plan, PlanHead};

/// A part of the plan outside its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The title page.
    Head,
    /// The needs that items answer.
    Needs,
    /// Boards and groups.
    Groups,
    /// What inspectors recommended.
    Recommendations,
    /// The grades that inspectors gave.
    Judgements,
    /// The plan's own words.
    Glossary,
}

/// Something outside the items that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Around {
    /// Where it stands.
    pub section: Section,
    /// What became of it: never [`Standing::Same`].
    pub standing: Standing,
    /// What it is: "Title", a need's reference, a group's name.
    pub name: String,
    /// What it says, with what was taken out and put in.
    pub wording: Vec<Fragment>,
}

/// Everything that differs, section by section, in the order of the later version.
pub(super) fn differences(from: &Plan, to: &Plan) -> Vec<Around> {
    let mut found = Vec::new();
    let mut add = |section, parts: fn(&Plan) -> Vec<(String, String)>| {
        found.extend(apart(section, parts(from), &parts(to)));
    };
    add(Section::Head, |plan| head(&plan.head));
    add(Section::Needs, |plan| {
        plan.needs
            .iter()
            .map(|need| (need.reference.clone(), joined([&need.strand, &need.need, &need.evidence])))
            .collect()
    });
    add(Section::Groups, |plan| {
        let empty = String::new();
        let said = |text: &Option<String>, before: &str| text.as_ref().map(|text| format!("{before}{text}"));
        let group = |group: &crate::PartnershipGroup| {
            let (chair, above) = (said(&group.chair, "chair: "), said(&group.reports_to, "reports to: "));
            let role = group.role.clone();
            joined([&role, &chair, &above].map(|part| part.as_ref().unwrap_or(&empty)))
        };
        plan.groups.iter().map(|one| (one.name.clone(), group(one))).collect()
    });
    add(Section::Recommendations, |plan| {
        plan.recommendations.iter().map(|one| (one.text.clone(), one.from.clone())).collect()
    });
    add(Section::Judgements, |plan| {
        let name = |one: &crate::Judgement| match &one.of {
            Some(of) => format!("{} ({of})", one.aspect),
            None => one.aspect.clone(),
        };
        plan.judgements.iter().map(|one| (name(one), one.grade.to_string())).collect()
    });
    add(Section::Glossary, |plan| plan.glossary.iter().map(|term| (term.term.clone(), term.meaning.clone())).collect());
    found
}

fn head(head: &PlanHead) -> Vec<(String, String)> {
    let period = head.period.as_ref().map(|period| format!("{} to {}", period.from, period.to));
    let mut parts = vec![("Title".to_owned(), head.title.clone()), ("Place".to_owned(), head.partnership.clone())];
    let optional = [("Years", period), ("Edition", head.edition.clone()), ("Vision", head.vision.clone())];
    parts.extend(optional.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    let label = |(kind, label): (&crate::Kind, &String)| (format!("Word for {}", kind.as_str()), label.clone());
    parts.extend(head.labels.iter().map(label));
    parts
}

fn joined<const N: usize>(parts: [&String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(". ")
}

/// Parts of one name are taken in order: the first beside the first.
fn apart(section: Section, before: Vec<(String, String)>, after: &[(String, String)]) -> Vec<Around> {
    let mut waiting: HashMap<&str, std::collections::VecDeque<&str>> = HashMap::new();
    for (name, text) in &before {
        waiting.entry(name).or_default().push_back(text);
    }
    let mut found = Vec::new();
    for (name, text) in after {
        let earlier = waiting.get_mut(name.as_str()).and_then(std::collections::VecDeque::pop_front);
        let standing = if earlier.is_some() { Standing::Changed } else { Standing::Added };
        if earlier != Some(text) {
            let wording = wording::compare(earlier.unwrap_or_default(), text);
            found.push(Around { section, standing, name: name.clone(), wording });
        }
    }
    for (name, _) in &before {
        if let Some(text) = waiting.get_mut(name.as_str()).and_then(std::collections::VecDeque::pop_front) {
            let wording = wording::compare(text, "");
            found.push(Around { section, standing: Standing::Dropped, name: name.clone(), wording });
        }
    }
    found
}
