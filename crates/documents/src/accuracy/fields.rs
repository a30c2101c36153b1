//! What hangs on an item: its parent, scope, date, leads, groups, needs, funds and links.

use std::collections::HashMap;

use bigplan_plan::{FundUse, GroupUse, Item, ItemLink, Lead, LeadState, Plan, Scope};

use super::fit::{accepts, fold, name, near, same_or_none};
use super::items::key_words;
use super::key::{ItemKey, LeadKey, UseKey};
use super::tally::Tally;

/// Tallies of the fields of items that were found.
pub(super) struct Fields<'a> {
    lines: HashMap<&'a str, u32>,
    anchors: HashMap<u32, Vec<u32>>,
    /// Which entry of the key an item was taken for, by the item's id.
    entries: HashMap<&'a str, &'a str>,
    optional: Vec<&'a str>,
    parent: Tally,
    scope: Tally,
    due: Tally,
    leads: Tally,
    groups: Tally,
    needs: Tally,
    funds: Tally,
    links: Tally,
}

impl<'a> Fields<'a> {
    pub(super) fn new(plan: &'a Plan, wanted: &[(&'a ItemKey, bool)]) -> Self {
        Self {
            lines: plan.items.iter().map(|i| (i.id.as_str(), i.at.map_or(0, |a| a.line))).collect(),
            anchors: wanted.iter().filter_map(|(k, _)| Some((k.line?, k.also_lines.clone()))).collect(),
            entries: HashMap::new(),
            optional: wanted.iter().filter(|(_, optional)| *optional).filter_map(|(k, _)| k.id.as_deref()).collect(),
            parent: Tally::new("item's parent"),
            scope: Tally::new("item's scope"),
            due: Tally::new("item's due date"),
            leads: Tally::new("item's lead"),
            groups: Tally::new("item's group"),
            needs: Tally::new("item's need"),
            funds: Tally::new("item's fund"),
            links: Tally::new("item's link"),
        }
    }

    pub(super) fn tallies(self) -> [Tally; 8] {
        [self.parent, self.scope, self.due, self.leads, self.groups, self.needs, self.funds, self.links]
    }

    /// Remembers which entry of the key each item was taken for.
    pub(super) fn name_pairs(&mut self, items: &[&'a Item], wanted: &[(&'a ItemKey, bool)], pairs: &[(usize, usize)]) {
        let named =
            pairs.iter().filter_map(|(f, k)| Some((items.get(*f)?.id.as_str(), wanted.get(*k)?.0.id.as_deref()?)));
        self.entries.extend(named);
    }

    pub(super) fn judge(&mut self, item: &Item, want: &ItemKey) {
        let place = key_words(want);
        self.judge_parent(item, want, &place);
        let scope = item.scope.map(|s| if s == Scope::All { "all" } else { "vulnerable" });
        one(&mut self.scope, scope, want.scope.as_deref(), &want.accept, "scope", &place);
        let due = item.due.map(|d| d.to_string());
        one(&mut self.due, due.as_deref(), want.due.as_deref(), &want.accept, "due", &place);
        let say = |words: String| format!("{place} → {words}");
        self.leads.tell(
            &item.leads,
            &want.leads,
            lead_fit,
            |_| false,
            (|l| say(lead_words(l)), |k| say(lead_key_words(k))),
        );
        let groups = with_optional(&want.groups, want.groups_inherited.iter().chain(&want.groups_optional));
        self.groups.tell(
            &item.groups,
            &groups,
            |g, k| group_fit(g, &k.0),
            |k| k.1,
            (|g| say(g.name.clone()), |k| say(use_words(&k.0))),
        );
        let needs = (|n: &String| say(n.clone()), |n: &String| say(n.clone()));
        self.needs.tell(&item.needs, &want.needs, |f, k| u32::from(f == k), |_| false, needs);
        self.funds.tell(
            &item.funds,
            &want.funds,
            fund_fit,
            |_| false,
            (|f| say(f.name.clone()), |k| say(use_words(k))),
        );
        let links: Vec<(&String, bool)> =
            want.links.iter().map(|l| (l, false)).chain(want.links_optional.iter().map(|l| (l, true))).collect();
        self.links.tell(
            &item.links,
            &links,
            |f, k| link_fit(f, k.0),
            |k| k.1,
            (|f| say(f.to.clone()), |k| say(k.0.clone())),
        );
    }

    /// A key names a parent by the line it stands in or by its entry in the key.
    fn judge_parent(&mut self, item: &Item, want: &ItemKey, place: &str) {
        if want.id.is_some() {
            return self.judge_parent_entry(item, want, place);
        }
        let found = item.parent.as_deref().and_then(|p| self.lines.get(p)).copied();
        let none_allowed =
            want.accept.get("parent_line").and_then(|a| a.as_array()).is_some_and(|a| a.iter().any(|v| v.is_null()));
        let right = match (found, want.parent_line) {
            (None, None) => return,
            (None, Some(_)) => none_allowed,
            (Some(found), Some(line)) => {
                near(found, line) || self.anchors.get(&line).is_some_and(|also| also.iter().any(|l| near(found, *l)))
            }
            (Some(_), None) => false,
        };
        if right {
            self.parent.right += 1;
            return;
        }
        if let Some(line) = want.parent_line {
            self.parent.missed.push(format!("{place} → line {line}"));
        }
        if let Some(line) = found {
            self.parent.extra.push(format!("{place} → line {line}"));
        }
    }
}

impl Fields<'_> {
    /// Under an entry that is optional, none at all is as right.
    fn judge_parent_entry(&mut self, item: &Item, want: &ItemKey, place: &str) {
        let found = item.parent.as_deref();
        let found_entry = found.map(|p| self.entries.get(p).copied().unwrap_or("an item that the key does not hold"));
        match (found_entry, want.parent.as_deref()) {
            (None, None) => {}
            (Some(found), Some(want)) if found == want => self.parent.right += 1,
            (None, Some(want)) if self.optional.contains(&want) => {}
            (found, wanted) => {
                self.parent.missed.extend(wanted.map(|w| format!("{place} → {w}")));
                self.parent.extra.extend(found.map(|f| format!("{place} → {f}")));
            }
        }
    }
}

/// A field that holds one value or none.
fn one(
    tally: &mut Tally,
    found: Option<&str>,
    want: Option<&str>,
    accept: &serde_json::Value,
    field: &str,
    place: &str,
) {
    if found == want && found.is_none() {
        return;
    }
    if found == want || accepts(accept, field, found) {
        tally.right += usize::from(want.is_some() && found.is_some());
        return;
    }
    tally.missed.extend(want.map(|w| format!("{place} → {w}")));
    tally.extra.extend(found.map(|f| format!("{place} → {f}")));
}

fn with_optional<'k>(sure: &[UseKey], optional: impl Iterator<Item = &'k String>) -> Vec<(UseKey, bool)> {
    let named = optional.map(|n| (UseKey { name: Some(n.clone()), ..UseKey::default() }, true));
    sure.iter().cloned().map(|k| (k, false)).chain(named).collect()
}

fn lead_fit(lead: &Lead, want: &LeadKey) -> u32 {
    let state = match lead.state {
        LeadState::Named => "named",
        LeadState::Vacant => "vacant",
        LeadState::Unconfirmed => "unconfirmed",
    };
    let or = |field: &str, found: Option<&str>| accepts(&want.accept, field, found);
    let state = state == want.state || or("state_or", Some(state));
    let post = same_or_none(lead.post.as_deref(), want.post.as_deref())
        || (want.post_resolved && lead.post.is_none())
        || or("post_or", lead.post.as_deref());
    let organisation = same_or_none(lead.organisation.as_deref(), want.organisation.as_deref())
        || or("organisation_or", lead.organisation.as_deref());
    let person = lead.person.is_some() == want.person || or("person_or", lead.person.as_deref());
    u32::from(state && post && organisation && person)
}

fn lead_words(lead: &Lead) -> String {
    let part = |p: &Option<String>| p.clone().unwrap_or_else(|| "–".into());
    let person = if lead.person.is_some() { "person" } else { "no person" };
    format!("{:?} {} | {} | {person}", lead.state, part(&lead.post), part(&lead.organisation))
}

fn lead_key_words(want: &LeadKey) -> String {
    let part = |p: &Option<String>| p.clone().unwrap_or_else(|| "–".into());
    let person = if want.person { "person" } else { "no person" };
    format!("{} {} | {} | {person}", want.state, part(&want.post), part(&want.organisation))
}

fn use_named(found: &str, want: &UseKey) -> bool {
    let wanted = want.name.iter().chain(&want.name_or);
    wanted.into_iter().any(|w| name(found, w)) || accepts(&want.accept, "name_or", Some(found))
}

fn group_fit(group: &GroupUse, want: &UseKey) -> u32 {
    u32::from(use_named(&group.name, want) && want.certain.is_none_or(|c| c == group.certain))
}

fn fund_fit(fund: &FundUse, want: &UseKey) -> u32 {
    let named = match &want.name {
        Some(_) => use_named(&fund.name, want),
        None => true,
    };
    u32::from(named && fund.amount_gbp == want.amount_gbp)
}

fn use_words(want: &UseKey) -> String {
    let amount = want.amount_gbp.map(|a| format!(" £{a}")).unwrap_or_default();
    format!("{}{amount}{}", want.name.as_deref().unwrap_or("–"), if want.certain == Some(false) { "?" } else { "" })
}

fn link_fit(link: &ItemLink, want: &str) -> u32 {
    let (found, want) = (fold(&link.to), fold(want));
    u32::from(!found.is_empty() && (found == want || found.contains(&want) || want.contains(&found)))
}
