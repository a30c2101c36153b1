//! What the heading of a column means, by its words.

use super::months::is_month;
use super::role_words::longest;
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
    for (role, length) in longest(&folded) {
        if length > best.map_or(0, |(len, _)| len) && fits(&folded, role) {
            best = Some((length, role));
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
    digits >= 4
        && rest.len() <= 14
        && rest.split(' ').all(|w| w.bytes().all(|b| b.is_ascii_digit()) || is_month(w) || is_quarter(w))
}

/// "Q1", "Q1 Apr Jun": a quarter, and the months or years that it stands for.
pub(super) fn is_quarter(folded: &str) -> bool {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let year = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    matches!(first, "q1" | "q2" | "q3" | "q4") && rest.len() <= 20 && rest.split(' ').all(|w| year(w) || is_month(w))
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
