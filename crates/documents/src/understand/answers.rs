//! Which items and measures a group answers for.

use std::collections::HashMap;
use std::sync::LazyLock;

use bigplan_plan::{At, GroupUse, Item, Kind, Plan, names::Names};
use regex::Regex;

use super::group_names::find_names;
use super::group_prose::named;
use super::part::{table_rows, words_of};
use super::words::fold;
use crate::document::{Block, Document, Row};
use crate::values::find_codes;

static OWNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:the |this )?(?<what>.{0,80}?) ?(?:outcome|priority|theme|aim) is (?:owned|led|overseen) by (?:the )?",
    )
    .ok()
});
static WHO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:who is|who's) (?:responsible|accountable) for (?:improving |delivering )?(?<what>.{2,80}?)\??$",
    )
    .ok()
});
static MONITORS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:monitor|monitoring|responsible for|accountable for|track)(?-u:\b).*(?:indicator|measure)s?[^:]*:$").ok()
});

/// Ties the plan's groups to what they answer for, and adds the groups that only items
/// name. Called when items and measures are known.
///
/// A group answers for an item whose cell names it, for the outcome that the text says it
/// owns (and the priorities under it), for the indicators that the text says it monitors,
/// and for the measures whose row names it. Items that a text gives to a group get the
/// group too. Calling it again changes nothing.
pub fn answers_for(plan: &mut Plan, document: &Document) {
    let mut ties = Ties { names: Names::of(plan), groups: HashMap::new() };
    for (at, group) in plan.groups.iter().enumerate() {
        let key = ties.key(&group.name);
        ties.groups.entry(key).or_insert(at);
    }
    led_by_groups(plan);
    named_by_items(plan, &mut ties);
    said_by_text(plan, document, &ties);
    named_by_rows(plan, document, &ties);
}

struct Ties {
    names: Names,
    groups: HashMap<String, usize>,
}

impl Ties {
    /// The comparable name with its words in order: "Area Trust Partnership" is the
    /// "Trust Area Partnership".
    fn key(&self, name: &str) -> String {
        let key = self.names.key(name);
        let mut words: Vec<&str> = key.split(' ').collect();
        words.sort_unstable();
        words.join(" ")
    }

    /// The group of that name; a name in the text may say less than the list ("Stay Safe"
    /// for the "Stay Safe Partnership").
    fn group(&self, name: &str) -> Option<usize> {
        self.groups.get(&self.key(name)).copied()
    }
}

fn tie(plan: &mut Plan, group: usize, id: &str) {
    if let Some(group) = plan.groups.get_mut(group)
        && !group.answers_for.iter().any(|a| a == id)
    {
        group.answers_for.push(id.to_owned());
    }
}

/// A group in the place of a lead answers for the item as well; it is an organisation
/// and no post.
fn led_by_groups(plan: &mut Plan) {
    for item in &mut plan.items {
        for lead in item.leads.iter_mut().filter(|l| l.person.is_none()) {
            if lead.organisation.is_none() && lead.post.as_deref().is_some_and(is_group) {
                lead.organisation = lead.post.take();
            }
            let name = lead.organisation.clone().filter(|n| lead.post.is_none() && is_group(n));
            let Some(name) = name.filter(|n| !item.groups.iter().any(|g| g.name == *n)) else { continue };
            item.groups.push(GroupUse { name, certain: true });
        }
    }
}

/// A name that ends in a word for a body that meets and holds no word for a post.
fn is_group(name: &str) -> bool {
    const MEETS: [&str; 10] = [
        "group",
        "groups",
        "board",
        "boards",
        "partnership",
        "partnerships",
        "forum",
        "committee",
        "panel",
        "assembly",
    ];
    const POSTS: [&str; 8] = ["commissioner", "manager", "officer", "head", "coordinator", "director", "lead", "chair"];
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() >= 2 && words.last().is_some_and(|w| MEETS.contains(w)) && !words.iter().any(|w| POSTS.contains(w))
}

fn named_by_items(plan: &mut Plan, ties: &mut Ties) {
    let uses: Vec<(String, String, Option<At>)> =
        plan.items.iter().flat_map(|i| i.groups.iter().map(|g| (i.id.clone(), g.name.clone(), i.at))).collect();
    for (id, name, at) in uses {
        let key = ties.key(&name);
        if key.is_empty() {
            continue;
        }
        let place = *ties.groups.entry(key).or_insert_with(|| {
            plan.groups.push(named(&name, at.unwrap_or_default()));
            plan.groups.len() - 1
        });
        tie(plan, place, &id);
    }
}

/// Goes through the text with the section ("Who is responsible for …?") that holds.
fn said_by_text(plan: &mut Plan, document: &Document, ties: &Ties) {
    let mut section = String::new();
    let mut monitoring: Option<usize> = None;
    let mut owned: Vec<(Kind, String, usize)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let Some((text, _)) = words_of(block) else { continue };
        let joined = wrapped(text, document.blocks.get(index + 1));
        let text = joined.as_deref().unwrap_or(text);
        let list_item = matches!(block, Block::ListItem { .. });
        if let (Some(group), true) = (monitoring, list_item) {
            tie_codes(plan, group, text);
            continue;
        }
        if text.trim().ends_with(':') || !list_item {
            monitoring = monitors(text, ties);
        }
        if let Some(what) =
            WHO.as_ref().and_then(|r| r.captures(text.trim())).and_then(|c| Some(c.name("what")?.as_str().to_owned()))
        {
            section = what;
        }
        if let Some((what, group)) = owns(text, ties) {
            let what = if what.is_empty() { section.clone() } else { what };
            owned.extend(outcome_named(plan, &fold(&what)).map(|(kind, id)| (kind, id, group)));
        }
        listed_leads(plan, text, ties);
    }
    // What is said of a priority goes before what its outcome hands down.
    owned.sort_by_key(|(kind, ..)| std::cmp::Reverse(*kind));
    owned.iter().for_each(|(_, id, group)| tie_owned(plan, *group, id));
}

/// A line whose last word stands alone in the next: "… – Make a Difference" and "Board".
fn wrapped(text: &str, next: Option<&Block>) -> Option<String> {
    let (rest, _) = next.and_then(words_of)?;
    let body = ["Partnership", "Board", "Group", "Forum", "Committee", "Trust"].contains(&rest.trim());
    (body && text.contains(['–', '—', '-', ':'])).then(|| format!("{} {}", text.trim_end(), rest.trim()))
}

/// "The Be Healthy outcome is owned by the Be Healthy Partnership".
fn owns(text: &str, ties: &Ties) -> Option<(String, usize)> {
    if !text.contains(" by ") {
        return None;
    }
    let c = OWNED.as_ref()?.captures(text)?;
    let (whole, what) = (c.get(0)?, c.name("what")?);
    let name = find_names(text).into_iter().find(|n| n.span.start >= whole.end() && n.span.start <= whole.end() + 4)?;
    Some((what.as_str().trim().to_owned(), ties.group(&name.name)?))
}

/// Ties a group to what it owns and, where they have no group of their own, to the
/// priorities under it.
fn tie_owned(plan: &mut Plan, group: usize, owned: &str) {
    let Some(name) = plan.groups.get(group).map(|g| g.name.clone()) else { return };
    let under = |i: &&Item| i.id == owned || i.kind == Kind::Priority && i.parent.as_deref() == Some(owned);
    let free = |i: &&Item| i.id == owned || i.groups.is_empty() || i.groups.iter().any(|g| g.name == name);
    let ids: Vec<String> = plan.items.iter().filter(under).filter(free).map(|i| i.id.clone()).collect();
    for id in ids {
        tie(plan, group, &id);
        if let Some(item) = plan.items.iter_mut().find(|i| i.id == id)
            && item.groups.is_empty()
        {
            item.groups.push(GroupUse { name: name.clone(), certain: true });
        }
    }
}

/// The outcome, else the priority, whose title is these words, holds them or is held by
/// them; of "infrastructure issues" the last word is only the kind.
fn outcome_named(plan: &Plan, wanted: &str) -> Option<(Kind, String)> {
    let core = wanted.trim_end_matches(" issues").trim_end_matches(" outcomes").trim_end_matches(" outcome");
    let core = core.strip_prefix("the ").unwrap_or(core);
    if core.len() < 4 {
        return None;
    }
    let holds = |title: &str| {
        let title = format!(" {} ", fold(title));
        title.contains(&format!(" {core} ")) || (title.trim().len() > 6 && format!(" {core} ").contains(&title))
    };
    let of = |kind: Kind| plan.items.iter().find(|i| i.kind == kind && holds(&i.title)).map(|i| (kind, i.id.clone()));
    of(Kind::Outcome).or_else(|| of(Kind::Priority))
}

fn monitors(text: &str, ties: &Ties) -> Option<usize> {
    // Few lines end openly, and only those introduce a list.
    if !text.trim_end().ends_with(':') || !MONITORS.as_ref()?.is_match(text.trim()) {
        return None;
    }
    find_names(text).iter().find_map(|n| ties.group(&n.name))
}

fn tie_codes(plan: &mut Plan, group: usize, text: &str) {
    let codes = find_codes(text);
    let ids: Vec<String> = plan
        .measures
        .iter()
        .filter(|m| m.code.as_ref().is_some_and(|code| codes.iter().any(|c| c.code == *code)))
        .map(|m| m.id.clone())
        .collect();
    ids.iter().for_each(|id| tie(plan, group, id));
}

/// "New Arrivals – Enjoy and Achieve Partnership": an item's title, a dash, a group. The
/// line breaks between several may be lost.
fn listed_leads(plan: &mut Plan, text: &str, ties: &Ties) {
    if !text.contains(['–', '—', '-', ':']) || text.len() > 600 {
        return;
    }
    let mut from = 0;
    for name in find_names(text) {
        let before = text.get(from..name.span.start).unwrap_or_default().trim_end();
        let label = before.strip_suffix(['–', '—', '-', ':']).map(str::trim);
        if let (Some(label), Some(group)) = (label, ties.group(&name.name)) {
            let wanted = fold(label);
            let near = |i: &&Item| i.title.len().abs_diff(label.len()) <= 8;
            let same = |i: &&Item| wanted.len() > 3 && near(i) && fold(&i.title) == wanted;
            let item = plan.items.iter().find(same).map(|i| i.id.clone());
            if let Some(id) = item {
                tie(plan, group, &id);
                let certain = plan.groups.get(group).map(|g| GroupUse { name: g.name.clone(), certain: true });
                if let (Some(item), Some(group)) = (plan.items.iter_mut().find(|i| i.id == id), certain)
                    && !item.groups.iter().any(|g| g.name == group.name)
                {
                    item.groups.push(group);
                }
            }
        }
        from = name.span.end;
    }
}

/// Rows of tables of measures that have a column of accountable groups.
fn named_by_rows(plan: &mut Plan, document: &Document, ties: &Ties) {
    let mut column: Option<(usize, usize)> = None;
    for (table, row) in table_rows(document) {
        if let Some(at) = group_column(row) {
            column = Some((table, at));
            continue;
        }
        let Some((_, at)) = column.filter(|(of, _)| *of == table) else { continue };
        let Some(cell) = row.cells.get(at).map(|c| c.text()) else { continue };
        let mut groups: Vec<usize> =
            cell.split(['/', ';', ',']).filter_map(|name| ties.group(name.trim().trim_end_matches('?'))).collect();
        groups.extend(find_names(&cell).iter().filter_map(|n| ties.group(&n.name)));
        let measures =
            row.cells.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| c.text()).collect::<Vec<_>>().join(" ");
        for group in groups {
            tie_codes(plan, group, &measures);
        }
    }
}

fn group_column(row: &Row) -> Option<usize> {
    let heads: Vec<String> = row.cells.iter().map(|c| c.text().to_lowercase()).collect();
    let measures =
        heads.iter().any(|h| h.len() < 60 && (h.contains("indicator") || h.contains("measure") || h.contains("kpi")));
    let group = heads.iter().position(|h| h.len() < 60 && h.contains("accountable"))?;
    measures.then_some(group)
}
