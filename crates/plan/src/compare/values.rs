//! What hangs on an item, in words, so that two versions of it can be set side by side.

use std::collections::BTreeMap;

use crate::{Baseline, FundUse, GroupUse, ItemLink, Lead, LeadState, Scope, Target};

/// "Head of Access, Nodland Council", "vacant", "Head of Play (not confirmed)".
pub(super) fn lead(lead: &Lead) -> String {
    let named = [&lead.post, &lead.person, &lead.organisation];
    let named: Vec<&str> =
        named.into_iter().flatten().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
    match (lead.state, named.is_empty()) {
        (LeadState::Named, false) => named.join(", "),
        (LeadState::Named, true) => "named, but not shown here".to_owned(),
        (LeadState::Vacant, true) => "vacant".to_owned(),
        (LeadState::Vacant, false) => format!("{} (vacant)", named.join(", ")),
        (LeadState::Unconfirmed, true) => "not confirmed".to_owned(),
        (LeadState::Unconfirmed, false) => format!("{} (not confirmed)", named.join(", ")),
    }
}

pub(super) fn group(group: &GroupUse) -> String {
    format!("{}{}", group.name, doubt(group.certain))
}

pub(super) fn fund(fund: &FundUse) -> String {
    let amount = fund.amount_gbp.map(|amount| format!(", £{amount}")).unwrap_or_default();
    format!("{}{amount}{}", fund.name, doubt(fund.certain))
}

pub(super) fn link(link: &ItemLink) -> String {
    if link.text.is_empty() || link.text == link.to { link.to.clone() } else { format!("{} ({})", link.to, link.text) }
}

pub(super) fn scope(scope: Scope) -> String {
    match scope {
        Scope::All => "all children and young people",
        Scope::Vulnerable => "named groups or places",
    }
    .to_owned()
}

/// The words as the plan has them, with the period that they are for.
pub(super) fn target(target: &Target) -> String {
    dated(target.period.as_deref(), &target.text)
}

pub(super) fn baseline(baseline: &Baseline) -> String {
    dated(baseline.period.as_deref(), &baseline.text)
}

fn dated(period: Option<&str>, text: &str) -> String {
    period.map_or_else(|| text.to_owned(), |period| format!("{period}: {text}"))
}

fn doubt(certain: bool) -> &'static str {
    if certain { "" } else { " (in doubt)" }
}

/// What stands in the one list alone and in the other alone. Order does not count; a value
/// that stands twice counts twice.
pub(super) fn apart(before: Vec<String>, after: Vec<String>) -> (Vec<String>, Vec<String>) {
    let mut spare: BTreeMap<&str, usize> = BTreeMap::new();
    for value in &after {
        *spare.entry(value).or_default() += 1;
    }
    let gone: Vec<String> = before.iter().filter(|value| !taken(&mut spare, value)).cloned().collect();
    let new = after.iter().rev().filter(|value| taken(&mut spare, value)).cloned();
    let mut new: Vec<String> = new.collect();
    new.reverse();
    (gone, new)
}

fn taken(spare: &mut BTreeMap<&str, usize>, value: &str) -> bool {
    match spare.get_mut(value) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn only_what_differs_is_left() {
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (before, after, gone, new) in [
            ("a b", "b a", "", ""),
            ("a b", "b c", "a", "c"),
            ("a a", "a", "a", ""),
            ("a", "a b a", "", "b a"),
            ("", "x y", "", "x y"),
        ] {
            assert_eq!(apart(list(before), list(after)), (list(gone), list(new)), "{before} | {after}");
        }
    }
}
