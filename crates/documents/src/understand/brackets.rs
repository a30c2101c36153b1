//! What an action says of itself in brackets at its end: "(Lead: Head of Play; by May 2019)".

use super::columns::Role;
use super::labels;
use super::people::names_post;
use crate::values::{find_dates, find_money};

/// An action's words without its brackets, and what the brackets say.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tailed<'a> {
    pub title: &'a str,
    pub said: Vec<(Role, &'a str)>,
}

/// Splits the last brackets off a text where they say who, when, from what money or see where.
/// A date may stand behind them ("(Lead: Head of Play) by May 2019").
pub(super) fn split(text: &str) -> Option<Tailed<'_>> {
    let trimmed = text.trim_end_matches(['.', ';', ',', ' ']);
    bracketed(trimmed).or_else(|| dashed(trimmed))
}

/// "Write a protocol – Head of Play, by May 2019": a post behind the last dash, and when.
fn dashed(text: &str) -> Option<Tailed<'_>> {
    let at = [" – ", " — ", " - "].iter().filter_map(|m| text.rfind(m).map(|i| (i, i + m.len()))).max()?;
    let (title, tail) = (text.get(..at.0)?.trim(), text.get(at.1..)?.trim());
    if title.split(' ').count() < 3 || tail.split(' ').count() > 14 || tail.contains('.') {
        return None;
    }
    let open = ["lead to be confirmed", "lead to be agreed", "lead tbc", "lead vacant", "lead to be appointed"];
    if open.contains(&tail.to_lowercase().as_str()) {
        return Some(Tailed { title, said: vec![(Role::Lead, tail)] });
    }
    let who = tail.split(',').next().unwrap_or_default();
    let small = ["and", "of", "for", "the", "in", "to"];
    let post = who.split(' ').all(|w| w.starts_with(|c: char| c.is_uppercase()) || small.contains(&w));
    (post && who.split(' ').count() >= 2 && names_post(who)).then(|| Tailed { title, said: dated(Role::Lead, tail) })
}

fn bracketed(trimmed: &str) -> Option<Tailed<'_>> {
    let close = trimmed.rfind([')', ']'])?;
    let after = trimmed.get(close + 1..).unwrap_or_default().trim();
    let after = after.trim_start_matches(['–', '-', '—', ',', ':', ' ']);
    let behind: Vec<(Role, &str)> =
        after.split(';').map(str::trim).filter(|a| !a.is_empty()).map(behind).collect::<Option<_>>()?;
    let open = opening(trimmed, close)?;
    let (title, inner) = (trimmed.get(..open)?.trim(), trimmed.get(open + 1..close)?);
    if title.split(' ').count() < 2 {
        return None;
    }
    let mut said: Vec<(Role, &str)> = inner.split([';', '|']).flat_map(part).collect();
    if said.is_empty() {
        return None;
    }
    said.extend(behind);
    Some(Tailed { title, said })
}

/// What may stand behind the brackets: when, and where to look.
fn behind(text: &str) -> Option<(Role, &str)> {
    if is_date(text) || matches!(text.to_lowercase().as_str(), "ongoing" | "continuing" | "tbc" | "termly" | "monthly")
    {
        return Some((Role::Due, text));
    }
    let to = ["see also ", "see ", "links to ", "link to "].iter().find_map(|s| text.strip_prefix(s));
    to.map(|to| (Role::Link, to))
}

/// Where the bracket opens that closes here.
fn opening(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in text.get(..=close)?.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn part(text: &str) -> Vec<(Role, &str)> {
    let text = text.trim();
    let (before, labelled) = labels::split(text);
    if before.is_empty() && !labelled.is_empty() {
        return labelled.into_iter().flat_map(|l| dated(l.role, l.text)).collect();
    }
    let small = text.split_once(": ").filter(|(label, _)| label.starts_with(char::is_lowercase));
    if let Some((role, said)) = small.and_then(|(label, said)| Some((small_label(label)?, said))) {
        return dated(role, said.trim());
    }
    if is_date(text) {
        return vec![(Role::Due, text)];
    }
    let lower = text.to_lowercase();
    if ["lead tbc", "lead to be confirmed", "lead to be agreed", "lead vacant"].contains(&lower.as_str()) {
        return vec![(Role::Lead, text)];
    }
    if !find_money(text).is_empty() {
        return vec![(Role::Funds, text)];
    }
    if let Some(to) = ["see also ", "see ", "links to ", "link to ", "cf. "].iter().find_map(|s| text.strip_prefix(s)) {
        return vec![(Role::Link, to)];
    }
    let capital = text.starts_with(|c: char| c.is_uppercase());
    if capital && text.split(' ').count() <= 12 && names_post(text) { dated(Role::Lead, text) } else { Vec::new() }
}

/// "lead:", "by when:" in small letters, as brackets have them.
fn small_label(label: &str) -> Option<Role> {
    let role = labels::meaning(label).filter(|_| label.split(' ').count() <= 3)?;
    matches!(role, Role::Lead | Role::Due | Role::Group | Role::Funds).then_some(role)
}

/// A date behind the last comma is when, not who.
fn dated(role: Role, text: &str) -> Vec<(Role, &str)> {
    match text.rsplit_once(", ") {
        Some((who, when)) if role == Role::Lead && is_date(when) => vec![(role, who), (Role::Due, when)],
        _ => vec![(role, text)],
    }
}

/// Whether a text is a date and nothing more than the small words around one.
fn is_date(text: &str) -> bool {
    let dates = find_dates(text);
    if dates.is_empty() {
        return false;
    }
    let mut rest = text.to_owned();
    for date in dates.iter().rev() {
        if rest.get(date.span.clone()).is_some() {
            rest.replace_range(date.span.clone(), " ");
        }
    }
    let small = [
        "by", "from", "in", "end", "of", "the", "each", "every", "due", "until", "to", "and", "start", "at", "before",
        "first",
    ];
    rest.split(|c: char| !c.is_alphanumeric()).all(|w| w.is_empty() || small.contains(&w.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::{Role, split};

    #[test]
    fn brackets_say_who_and_when() {
        let found =
            split("Open a skate park (Lead: Parks Manager, Westmoor Borough, by May 2012; £9,000 Lottery; see 2.1).")
                .unwrap();
        assert_eq!(found.title, "Open a skate park");
        assert_eq!(
            found.said,
            [
                (Role::Lead, "Parks Manager, Westmoor Borough"),
                (Role::Due, "by May 2012"),
                (Role::Funds, "£9,000 Lottery"),
                (Role::Link, "2.1"),
            ]
        );
        let found = split("Mend the roof [Head of Estates] by June 2013").unwrap();
        assert_eq!(found.said, [(Role::Lead, "Head of Estates"), (Role::Due, "by June 2013")]);
    }

    #[test]
    fn labels_in_small_letters() {
        let found = split("Mend the roof (lead: Head of Estates, Quay Council)").unwrap();
        assert_eq!(found.said, [(Role::Lead, "Head of Estates, Quay Council")]);
    }

    #[test]
    fn other_brackets_belong_to_the_action() {
        assert_eq!(split("Teach swimming (with the leisure centres)"), None);
        assert_eq!(split("Fewer young people are out of work (NEET)"), None);
        assert_eq!(split("Open the (Lead: park) in summer"), None);
    }
}
