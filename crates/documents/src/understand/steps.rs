//! The steps of an action: bullets, and bullets whose marks were lost.

use crate::document::Part;

/// An action's cell: what is to be done, and the steps to it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Steps {
    pub stem: String,
    /// Every step with the place of its part in the cell.
    pub steps: Vec<(String, usize)>,
}

/// Parts an action's cell into its stem (the paragraphs before the first bullet and those
/// that no bullet precedes) and its steps.
pub(super) fn read(parts: &[Part]) -> Steps {
    let mut found = Steps::default();
    for (place, part) in parts.iter().enumerate() {
        let text = part.text.plain.trim();
        if text.is_empty() {
            continue;
        }
        if part.bullet {
            found.steps.extend(split_lost_bullets(text).into_iter().map(|s| (s, place)));
        } else if found.steps.is_empty() {
            if !found.stem.is_empty() {
                found.stem.push(' ');
            }
            found.stem.push_str(text);
        } else {
            after_steps(&mut found, text, place);
        }
    }
    if found.stem.is_empty() && !found.steps.is_empty() {
        found.stem = found.steps.remove(0).0;
    }
    found
}

/// A paragraph behind the steps goes on with the last of them where that is unfinished.
fn after_steps(found: &mut Steps, text: &str, place: usize) {
    let goes_on = text.chars().next().is_some_and(char::is_lowercase);
    match found.steps.last_mut().filter(|_| goes_on) {
        Some((last, _)) => {
            last.push(' ');
            last.push_str(text);
        }
        None if text.starts_with('(') => {
            found.stem.push(' ');
            found.stem.push_str(text);
        }
        None => found.steps.push((text.to_owned(), place)),
    }
}

/// Cuts a list whose bullets were lost where a verb of doing with a capital follows the
/// end of a phrase.
pub(super) fn split_lost_bullets(text: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut previous = "";
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        if !current.is_empty() && opens_step(word) && may_end(previous) {
            steps.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
        previous = word;
    }
    if !current.is_empty() {
        steps.push(current);
    }
    steps
}

fn opens_step(word: &str) -> bool {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if !capital || !word.chars().all(|c| c.is_alphabetic() || c == '-') {
        return false;
    }
    let lower = word.to_lowercase();
    let gerund = lower.ends_with("ing") && lower.len() >= 6 && !NOT_GERUNDS.contains(&lower.as_str());
    gerund || VERBS.contains(&lower.as_str())
}

const NOT_GERUNDS: &[&str] = &[
    "learning",
    "housing",
    "training",
    "nursing",
    "parenting",
    "funding",
    "spring",
    "fostering",
    "wellbeing",
    "evening",
    "teaching",
    "sibling",
    "planning",
    "building",
    "being",
    "meeting",
    "crossing",
    "staying",
    "trading",
    "schooling",
];

const VERBS: &[&str] = &[
    "ensure",
    "develop",
    "support",
    "provide",
    "improve",
    "implement",
    "promote",
    "encourage",
    "review",
    "establish",
    "increase",
    "reduce",
    "work",
    "deliver",
    "identify",
    "undertake",
    "appoint",
    "agree",
    "complete",
    "create",
    "extend",
    "raise",
    "produce",
    "publish",
    "recruit",
    "monitor",
    "evaluate",
    "introduce",
    "continue",
    "commission",
    "roll",
    "set",
    "build",
    "access",
    "adopt",
    "agreements",
    "actions",
    "findings",
    "formally",
    "jointly",
    "planning",
    "provision",
    "further",
    "initial",
    "implemented",
    "adoption",
    "better",
    "enable",
    "expand",
    "explore",
    "pilot",
    "maintain",
    "make",
    "map",
    "offer",
    "use",
    "strengthen",
    "target",
    "test",
    "track",
    "write",
];

fn may_end(previous: &str) -> bool {
    if previous.ends_with(['/', '-', '–', '&', ',', '(', ':']) {
        return false;
    }
    let lower = previous.to_lowercase();
    let joint = matches!(
        lower.as_str(),
        "and"
            | "or"
            | "of"
            | "the"
            | "in"
            | "for"
            | "to"
            | "with"
            | "by"
            | "a"
            | "an"
            | "on"
            | "at"
            | "from"
            | "as"
            | "through"
            | "via"
            | "into"
            | "see"
            | "that"
            | "our"
            | "their"
            | "common"
    );
    let name = previous.chars().next().is_some_and(char::is_uppercase)
        && previous.chars().any(char::is_lowercase)
        && !previous.ends_with([')', '.', ';'])
        && !NAME_ENDS.contains(&lower.as_str());
    !joint && !name
}

const NAME_ENDS: &[&str] = &[
    "strategies",
    "programme",
    "strategy",
    "children",
    "regulations",
    "school",
    "group",
    "grant",
    "maternity",
    "form",
    "services",
    "service",
    "scheme",
    "plan",
];

#[cfg(test)]
mod tests {
    use super::split_lost_bullets;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(split_lost_bullets(text), expected, "{text}");
    }

    #[test]
    fn lost_bullets_are_found_by_their_verbs() {
        check(
            "Sharing guidance on plans (see 1.6) Appointing a lead for play Developing open spaces for sport",
            &["Sharing guidance on plans (see 1.6)", "Appointing a lead for play", "Developing open spaces for sport"],
        );
        check("Use of the Youth Working Party", &["Use of the Youth Working Party"]);
        check(
            "Improving the quality of Early Learning and of Play",
            &["Improving the quality of Early Learning and of Play"],
        );
    }
}
