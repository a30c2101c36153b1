//! What the heading of a column means, by its words.

use super::words::{fold, has_words};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Reference,
    Outcome,
    Priority,
    Objective,
    Action,
    /// Statements by which progress is seen; dated ones are milestones.
    Progress,
    Lead,
    Partners,
    Group,
    Measure,
    Baseline,
    Target,
    /// What is to be reached in the period that heads the column.
    Stage,
    Due,
    Start,
    Funds,
    Need,
    Link,
    /// Known, and nothing to be read from it: status, comments, reasons.
    Aside,
}

const WORDS: &[(Role, &[&str])] = &[
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
    (Role::Priority, &["priority", "priorities", "theme", "themes", "key outcome", "desired outcome", "priority area"]),
    (Role::Outcome, &["outcome", "outcomes", "ambition", "ambitions", "every child matters"]),
];

/// The meaning of a column heading; `None` where its words say nothing known.
pub(super) fn role(heading: &str) -> Option<Role> {
    if heading.len() > 220 {
        return None;
    }
    let folded = fold(heading);
    if folded.is_empty() || folded.len() > 110 {
        return None;
    }
    let has = |phrase: &str| has_words(&folded, phrase);
    if is_period(&folded) {
        return Some(Role::Target);
    }
    if let Some(role) = super::headings::meaning(&folded) {
        return Some(role);
    }
    if ["no", "number", "ref", "reference", "id"].iter().any(|w| folded == *w || folded.ends_with(&format!(" {w}")))
        && !["need", "needs", "jsna", "evidence", "rec", "recommendation"].iter().any(|w| has(w))
    {
        return Some(Role::Reference);
    }
    if has("progress") && (has("measured") || has("measure")) {
        return Some(Role::Progress);
    }
    if has("how will we know")
        || has("how we will know")
        || has("outcome measure")
        || has("outcome measures")
        || has("kpi")
        || has("kpis")
        || has("performance indicator")
        || has("performance indicators")
    {
        return Some(Role::Measure);
    }
    if has("by when") || has("target date") {
        return Some(Role::Due);
    }
    if has("key outcome") || has("key outcomes") || has("desired outcomes") {
        return Some(Role::Priority);
    }
    // The longest phrase of any role decides; of equal ones the role named first.
    let mut best: Option<(usize, Role)> = None;
    for (role, phrases) in WORDS {
        for phrase in *phrases {
            if has(phrase) && best.is_none_or(|(len, _)| phrase.len() > len) && fits(&folded, *role) {
                best = Some((phrase.len(), *role));
            }
        }
        if best.is_some_and(|(_, r)| is_first_choice(r, &folded)) {
            break;
        }
    }
    best.map(|(_, role)| role)
}

/// A heading of many words is a column only where it opens with its meaning.
fn fits(folded: &str, role: Role) -> bool {
    folded.split(' ').count() <= 8 || matches!(role, Role::Measure | Role::Action | Role::Aside)
}

/// "Priority lead" is a lead, "Action timescale" a date: what somebody does about a
/// thing wins over the thing.
fn is_first_choice(role: Role, folded: &str) -> bool {
    matches!(role, Role::Lead | Role::Due | Role::Baseline | Role::Group) && folded.split(' ').count() <= 4
}

/// "09/10", "2010", "Target 2010/11", "Year 1", "March 2011".
pub(super) fn is_period(folded: &str) -> bool {
    let rest = folded.trim_start_matches("target ").trim_start_matches("targets ").trim_end_matches(" target");
    let rest = rest.strip_prefix("for ").unwrap_or(rest);
    if rest.starts_with("year ") && rest.len() <= 7 {
        return true;
    }
    if is_quarter(rest) {
        return true;
    }
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && rest.len() <= 14 && rest.split(' ').all(|w| w.bytes().all(|b| b.is_ascii_digit()) || is_month(w))
}

/// "Q1", "Q1 Apr Jun": a quarter, and the months or years that it stands for.
pub(super) fn is_quarter(folded: &str) -> bool {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let year = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    matches!(first, "q1" | "q2" | "q3" | "q4") && rest.len() <= 20 && rest.split(' ').all(|w| year(w) || is_month(w))
}

fn is_month(word: &str) -> bool {
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "q1", "q2", "q3", "q4"]
        .iter()
        .any(|m| word.starts_with(m))
}

#[cfg(test)]
mod tests {
    use super::{Role, role};

    #[test]
    fn headings_are_read_by_their_meaning() {
        for (heading, expected) in [
            ("Priority action no", Some(Role::Reference)),
            ("What we are going to do", Some(Role::Action)),
            ("Need Ref", Some(Role::Need)),
            ("Lead Officer", Some(Role::Lead)),
            ("KPI / target", Some(Role::Measure)),
            ("Accountable partnership", Some(Role::Group)),
            ("Resource/funding", Some(Role::Funds)),
            ("Progress measured by", Some(Role::Progress)),
            ("Key people", Some(Role::Lead)),
            ("Key actions", Some(Role::Action)),
            ("Target 09/10", Some(Role::Target)),
            ("2010/11", Some(Role::Target)),
            ("Key performance measures – Year 1 and Year 2", Some(Role::Measure)),
            ("Priority lead", Some(Role::Lead)),
            ("New Priorities", Some(Role::Priority)),
            ("By when?", Some(Role::Due)),
            ("Who is responsible", Some(Role::Lead)),
            ("How will we know?", Some(Role::Measure)),
            ("Success criteria", Some(Role::Progress)),
            ("Target date", Some(Role::Due)),
            ("Baseline 2008", Some(Role::Baseline)),
            ("Key outcome", Some(Role::Priority)),
            ("LAA and Improvement Notice Targets", Some(Role::Target)),
            ("Partner agencies involved", Some(Role::Partners)),
            ("Cost (£)", Some(Role::Funds)),
            ("Age band", None),
        ] {
            assert_eq!(role(heading), expected, "{heading}");
        }
    }
}
