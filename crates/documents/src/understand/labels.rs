//! Lines that label what they say: "Lead: Head of Play", "By when: June 2010".

use std::sync::LazyLock;

use regex::Regex;

use super::columns::{Role, role};
use super::people::{ends_in_board, names_post};

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.;|,)–-]\s*|\s)(?<l>Boards?|Group|Success (?:will be|is|means|looks like)|(?:(?:Partnership|Priority|Outcome|Strategic|Theme|Key|Delivery|Named|Objective|Action|Performance|Executive|Senior|Operational|Workstream|Strand|Programme|Project|Clinical|Political|Overall|Joint|Agency|Aim|Goal|Council|Promise|Pledge|Commitment|Ambition|Board|Accountable|Responsible|Overall)\s+(?:[Pp]riority\s+|[Dd]elivery\s+)?)?(?:(?:(?:This|It|Work|The work) (?:is |will be )?)?(?i:(?:jointly )?led by|overseen by|oversight|accountable to|reports? to|answers to|owned by|steered by|monitored by|governed by|governance(?: board| group)?|(?:executive |named |board )?sponsors?|(?:board )?champions?|(?:delivery|steering|accountable|oversight|working) (?:group|board|body)|lead (?:board|group|partnership))|(?i:leads?(?: officers?| directors?| members?| agency| agencies| partners?| person| organisation| body)?|(?:sro|senior responsible (?:officer|owner|leader))|responsible(?: officer| person| body)?|responsibility|owners?|who|by whom|by when|when|timescales?|timeframe|deadline|target date|due(?: date)?|completion date|measures?(?: of success)?|kpis?|(?:performance )?indicators?|success (?:criteria|measures?)|outcome measures?|how (?:will we|we will|we'll) know|targets?|baseline|resources?(?:/funding)?|funding|costs?|budget|accountable (?:group|partnership|body|board)|(?:accountability)|accountable|answerable|needs? ref(?:erence)?s?|partners|actions?|task|objectives?|aim|milestones?|links?(?: to)?|progress measured by|ref(?:erence)?|priority|outcome)))\s*(?:\(s\))?\s*:\s*").ok()
});

/// A label and what stands behind it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Labelled<'a> {
    pub role: Role,
    pub text: &'a str,
}

/// Splits a line into what stands before the first label, and the labelled parts.
pub(super) fn split(line: &str) -> (&str, Vec<Labelled<'_>>) {
    // Most lines hold no colon; looking for one first keeps reading quick.
    let Some(label) = LABEL.as_ref().filter(|_| line.contains(':')) else { return (line, Vec::new()) };
    let mut marks: Vec<(usize, usize, Role)> = Vec::new();
    for captures in label.captures_iter(line) {
        let (Some(whole), Some(name)) = (captures.get(0), captures.name("l")) else { continue };
        let capital = name.as_str().starts_with(|c: char| c.is_uppercase());
        if let Some(role) = meaning(name.as_str()).filter(|_| capital) {
            marks.push((name.start(), whole.end(), role));
        }
    }
    let before = line.get(..marks.first().map_or(line.len(), |m| m.0)).unwrap_or_default();
    let mut parts = Vec::new();
    for (index, (_, from, role)) in marks.iter().enumerate() {
        let to = marks.get(index + 1).map_or(line.len(), |m| m.0);
        let text = line.get(*from..to).unwrap_or_default().trim().trim_end_matches(['|', ';', '–', '-', ',']).trim();
        parts.push(Labelled { role: by_answer(*role, text), text });
    }
    if parts.iter().all(|p: &Labelled<'_>| p.text.is_empty()) {
        return (line, Vec::new());
    }
    (before.trim().trim_end_matches(['|', '–', '-', '(', ';']).trim(), parts)
}

/// Who is accountable is a post or a board: what stands behind the label says which.
fn by_answer(role: Role, text: &str) -> Role {
    match role {
        Role::Group if names_post(text) && !ends_in_board(text) => Role::Lead,
        other => other,
    }
}

const CHAMPIONS: [&str; 4] = ["sponsor", "sponsors", "champion", "champions"];
const LEAD_BODIES: [&str; 3] = ["lead board", "lead group", "lead partnership"];
/// Whether a line is the label of a lead and nothing behind it.
pub(super) fn is_blank_lead(line: &str) -> bool {
    line.trim()
        .strip_suffix(':')
        .is_some_and(|label| label.split(' ').count() <= 3 && meaning(label) == Some(Role::Lead))
}

/// The role of a label.
pub(super) fn meaning(label: &str) -> Option<Role> {
    let lower = label.trim().trim_end_matches([':', '?']).to_lowercase();
    match lower.as_str() {
        "who" | "sro" | "senior responsible officer" | "senior responsible owner" => Some(Role::Lead),
        "oversight" | "answers to" | "steered by" | "governed by" => Some(Role::Group),
        "governance" | "governance board" | "governance group" => Some(Role::Group),
        _ if CHAMPIONS.iter().any(|c| lower.ends_with(c)) => Some(Role::Lead),
        _ if LEAD_BODIES.iter().any(|b| lower.ends_with(b)) => Some(Role::Group),
        _ if lower.contains("lead") || lower.ends_with("led by") => Some(Role::Lead),
        _ => role(&lower),
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, split};

    #[test]
    fn labels_part_a_line() {
        let (before, parts) = split("Open the park. Lead: Head of Play. By when: June 2010");
        assert_eq!(before, "Open the park.");
        let shown: Vec<(Role, &str)> = parts.iter().map(|p| (p.role, p.text)).collect();
        assert_eq!(shown, [(Role::Lead, "Head of Play."), (Role::Due, "June 2010")]);
        assert_eq!(split("Partnership Priority leads: Head of Play").1.len(), 1);
        assert!(split("The children who lead: they are many").1.is_empty());
        assert!(split("We will play").1.is_empty());
        for (line, expected) in [
            ("The work will be led by: Head of Play. Answers to: Play Board", [Role::Lead, Role::Group]),
            ("Jointly led by: Head of Play; Governed by: Play Board", [Role::Lead, Role::Group]),
        ] {
            assert_eq!(split(line).1.iter().map(|p| p.role).collect::<Vec<_>>(), expected, "{line}");
        }
    }
}
