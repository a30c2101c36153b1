//! The partnership's boards and groups, from its sentences, tables and lists.

use std::collections::HashMap;

use bigplan_plan::{At, PartnershipGroup, Plan, Term, names::Names};

use super::group_names::find_names;
use super::group_prose::{Said, capital, named, read as read_prose};
use super::part::{Read, words_of};
use super::{glossary, group_tables};
use crate::document::{Block, Document};

/// Reads all groups of a document. Names that mean the same are one group, which stands
/// where it is named first; a chair or reporting line that is said later is added.
pub fn read(document: &Document) -> Read<PartnershipGroup> {
    read_with(document, &glossary::read(document).values)
}

/// The same, where the plan's own words are known already.
pub(super) fn read_with(document: &Document, glossary: &[Term]) -> Read<PartnershipGroup> {
    let words = Plan { glossary: glossary.to_vec(), ..Plan::default() };
    let short: HashMap<String, String> = words.glossary.iter().map(|t| (t.term.clone(), t.meaning.clone())).collect();
    let mut gathered = Gathered { names: Names::of(&words), groups: Vec::new(), places: HashMap::new(), short };
    let (mut consumed, mut heard) = (Vec::new(), Vec::new());
    let mut last = None;
    let mut upper: Option<(usize, String)> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        if let Block::Table(table) = block {
            let groups = group_tables::read(table);
            if groups.is_empty() {
                continue;
            }
            consumed.push(index);
            // The caption still holds for a table that goes on over a page.
            let over = upper.as_ref().filter(|(at, _)| index - at <= 4).map(|(_, name)| name.clone());
            for mut group in groups {
                group.reports_to = group.reports_to.or_else(|| over.clone());
                gathered.add(group);
            }
            if let Some((at, _)) = upper.as_mut() {
                *at = index;
            }
            continue;
        }
        let Some((text, at)) = words_of(block) else { continue };
        if let Some(name) = caption(text) {
            upper = Some((index, name));
        }
        let said = read_prose(text, &mut last, &|word| gathered.short.get(word).cloned());
        if !said.is_empty() {
            heard.push(index);
        }
        said.into_iter().for_each(|s| gathered.say(s, at));
    }
    Read { values: gathered.settled(), findings: Vec::new(), consumed, heard }
}

/// "An overview of the … Partnership and its sub-groups": over whom the table's groups stand.
fn caption(text: &str) -> Option<String> {
    let folded = text.to_lowercase();
    let subgroups = ["sub-group", "subgroup", "sub group", "groups that report", "groups reporting", "beneath it"]
        .iter()
        .any(|w| folded.contains(w));
    if !subgroups || text.len() > 250 {
        return None;
    }
    find_names(text).into_iter().next().map(|n| n.name)
}

struct Gathered {
    names: Names,
    groups: Vec<PartnershipGroup>,
    places: HashMap<String, usize>,
    short: HashMap<String, String>,
}

impl Gathered {
    fn place(&mut self, name: &str, at: At) -> usize {
        let key = self.key(name);
        let alike = || self.alike(&key);
        if let Some(place) = self.places.get(&key).copied().or_else(alike) {
            self.keep_longer(place, name);
            self.places.insert(key, place);
            return place;
        }
        self.places.insert(key, self.groups.len());
        self.groups.push(named(name, at));
        self.groups.len() - 1
    }

    /// A name with initials in it gives way to the name in full.
    fn keep_longer(&mut self, place: usize, name: &str) {
        let initials = |n: &str| n.split_whitespace().any(|w| w.chars().filter(|l| l.is_uppercase()).count() >= 3);
        if let Some(group) = self.groups.get_mut(place)
            && initials(&group.name)
            && !initials(name)
        {
            group.name = capital(name);
        }
    }

    fn key(&self, name: &str) -> String {
        self.names.key(name)
    }

    /// A group whose name is this one with some words as initials: "CYP Assembly" is the
    /// "Children and Young People's Assembly".
    fn alike(&self, key: &str) -> Option<usize> {
        let words: Vec<&str> = key.split(' ').collect();
        self.places
            .iter()
            .find(|(other, _)| abbreviates(&words, &other.split(' ').collect::<Vec<_>>()))
            .map(|(_, place)| *place)
    }

    fn add(&mut self, group: PartnershipGroup) {
        let at = group.at.unwrap_or_default();
        let place = self.place(&group.name, at);
        let Some(known) = self.groups.get_mut(place) else { return };
        known.role = known.role.take().or(group.role);
        known.chair = known.chair.take().or(group.chair);
        known.reports_to = known.reports_to.take().or(group.reports_to);
    }

    fn say(&mut self, said: Said, at: At) {
        match said {
            Said::Acts(name) => {
                self.place(&name, at);
            }
            Said::Chair(name, post) => {
                let place = self.place(&name, at);
                if let Some(group) = self.groups.get_mut(place) {
                    group.chair.get_or_insert(post);
                }
            }
            Said::ReportsTo(name, upper) => {
                let place = self.place(&name, at);
                let over = self.place(&upper, at);
                let upper = self.groups.get(over).map(|g| g.name.clone());
                if place != over
                    && let Some(group) = self.groups.get_mut(place)
                    && group.reports_to.is_none()
                {
                    group.reports_to = upper;
                }
            }
        }
    }

    /// The groups in document order, each reporting to a name as the list has it.
    fn settled(mut self) -> Vec<PartnershipGroup> {
        let uppers: Vec<Option<String>> = self.groups.iter().map(|g| g.reports_to.clone()).collect();
        for (at, upper) in uppers.into_iter().enumerate() {
            let Some(upper) = upper else { continue };
            let key = self.key(&upper);
            let place = self.places.get(&key).copied().or_else(|| self.alike(&key)).filter(|p| *p != at);
            let name = place.and_then(|p| self.groups.get(p)).map(|g| g.name.clone());
            if let Some(group) = self.groups.get_mut(at) {
                group.reports_to = Some(name.unwrap_or(upper));
            }
        }
        self.groups.sort_by_key(|g| g.at);
        self.groups
    }
}

/// Whether two names end alike and one begins with the initials of the other.
fn abbreviates(one: &[&str], other: &[&str]) -> bool {
    let common = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let heads = (one.get(..one.len() - common), other.get(..other.len() - common));
    let (Some(one), Some(other)) = heads else { return false };
    common > 0 && (is_initials(one, other) || is_initials(other, one))
}

fn is_initials(short: &[&str], long: &[&str]) -> bool {
    let [short] = short else { return false };
    let initials: String = long.iter().filter_map(|w| w.chars().next()).collect();
    long.len() > 1 && *short == initials
}
