//! The words by which the heading of a column says what it holds.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::roles::Role;

/// Phrases by their first word, each with the place of its role among [`WORDS`].
static BY_WORD: LazyLock<HashMap<&'static str, Vec<(usize, &'static str)>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&'static str, Vec<(usize, &'static str)>> = HashMap::new();
    for (place, (_, phrases)) in WORDS.iter().enumerate() {
        for phrase in *phrases {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_word.entry(first).or_default().push((place, phrase));
        }
    }
    by_word
});

/// Every role in its order, with the length of its longest phrase that stands in a folded heading,
/// whole words only; 0 where none does.
pub(super) fn longest(folded: &str) -> impl Iterator<Item = (Role, usize)> {
    let mut lengths = [0; WORDS.len()];
    let mut rest = folded;
    loop {
        let (word, next) = rest.split_once(' ').map_or((rest, None), |(word, next)| (word, Some(next)));
        for (place, phrase) in BY_WORD.get(word).into_iter().flatten() {
            let stands = rest.strip_prefix(phrase).is_some_and(|after| after.is_empty() || after.starts_with(' '));
            if let Some(length) = lengths.get_mut(*place).filter(|_| stands) {
                *length = phrase.len().max(*length);
            }
        }
        match next {
            Some(next) => rest = next,
            None => break,
        }
    }
    WORDS.iter().map(|(role, _)| *role).zip(lengths)
}

/// The phrases of every role, folded.
pub(super) const WORDS: &[(Role, &[&str])] = &[
    (Role::Reference, &["ref", "refs", "reference", "no", "number", "id", "action no", "priority no", "item", "line"]),
    (
        Role::Aside,
        &[
            "rag",
            "status",
            "comment",
            "comments",
            "update",
            "risk",
            "risks",
            "reasoning",
            "reason",
            "rationale",
            "why",
            "notes",
            "evidence base",
            "progress to date",
            "progress so far",
            "progress update",
            "current progress",
            "source",
            "target group",
            "who is it for",
            "mitigation",
            "frequency",
            "polarity",
        ],
    ),
    (
        Role::Baseline,
        &[
            "baseline",
            "current performance",
            "current position",
            "where are we now",
            "starting point",
            "actual",
            "latest",
            "performance in",
            "outturn",
            "now",
        ],
    ),
    (
        Role::Need,
        &["need ref", "needs ref", "need reference", "needs reference", "need", "needs", "jsna", "evidence ref"],
    ),
    (Role::Link, &["link", "links", "related", "cross reference", "linked", "linkages", "see also"]),
    (
        Role::Due,
        &[
            "timescale",
            "timescales",
            "when",
            "deadline",
            "deadlines",
            "timeframe",
            "due",
            "target date",
            "date",
            "completion",
            "timetable",
            "timing",
            "end date",
            "end",
            "finish",
            "complete",
            "complete by",
            "completed by",
            "done by",
        ],
    ),
    (Role::Start, &["start", "start date", "begins"]),
    (
        Role::Group,
        &[
            "accountable partnership",
            "accountable group",
            "accountable body",
            "partnership group",
            "board",
            "group",
            "governance",
            "reporting to",
            "reports to",
            "forum",
            "accountable",
            "accountability",
            "monitored by",
            "owned by",
            "overseen by",
            "delivery group",
        ],
    ),
    (
        Role::Lead,
        &[
            "lead",
            "leads",
            "lead officer",
            "responsible",
            "responsibility",
            "responsibilities",
            "who",
            "owner",
            "owners",
            "key people",
            "people",
            "person",
            "officer",
            "by whom",
            "named officer",
            "leading",
            "sponsor",
            "champion",
        ],
    ),
    (
        Role::Partners,
        &[
            "partners",
            "partner",
            "agencies",
            "partner agencies",
            "working with",
            "supported by",
            "involved",
            "contributors",
        ],
    ),
    (
        Role::Funds,
        &[
            "resource",
            "resources",
            "funding",
            "fund",
            "funds",
            "cost",
            "costs",
            "budget",
            "finance",
            "financial",
            "money",
            "investment",
            "cost and source",
            "source of funding",
            "source of funds",
            "funding source",
            "resourced",
        ],
    ),
    (
        Role::Progress,
        &[
            "progress",
            "milestone",
            "milestones",
            "output",
            "outputs",
            "success criteria",
            "evidence",
            "what will success look like",
            "key dates",
        ],
    ),
    (
        Role::Measure,
        &[
            "measure",
            "measures",
            "kpi",
            "kpis",
            "indicator",
            "indicators",
            "measured",
            "how will we know",
            "how we will know",
            "success",
            "performance",
            "impact",
            "metric",
            "metrics",
            "outcome measure",
            "monitoring",
            "difference",
            "pi",
            "pis",
        ],
    ),
    (Role::Target, &["target", "targets", "trajectory", "ambition level", "aim for"]),
    (
        Role::Action,
        &[
            "action",
            "actions",
            "what we are going to do",
            "what we will do",
            "what will we do",
            "going to do",
            "will do",
            "we will",
            "task",
            "tasks",
            "activity",
            "activities",
            "steps",
            "key actions",
            "how",
            "what",
            "intervention",
            "interventions",
            "initiative",
            "initiatives",
            "deliverable",
            "deliverables",
            "needs to be done",
            "needs doing",
            "to be done",
            "needs to happen",
            "what needs to happen",
            "proposal",
            "proposals",
            "project",
            "projects",
        ],
    ),
    (
        Role::Objective,
        &[
            "objective",
            "objectives",
            "aim",
            "aims",
            "want to achieve",
            "what we want",
            "what do we want",
            "key area of focus",
            "areas of focus",
            "area of focus",
            "goal",
            "goals",
            "sub priority",
            "sub theme",
            "sub outcome",
        ],
    ),
    (
        Role::Priority,
        &[
            "priority",
            "priorities",
            "theme",
            "themes",
            "key outcome",
            "desired outcome",
            "priority area",
            "area for improvement",
            "areas for improvement",
            "area of weakness",
            "areas of weakness",
            "improvement area",
            "area for action",
        ],
    ),
    (Role::Outcome, &["outcome", "outcomes", "ambition", "ambitions", "every child matters"]),
];
