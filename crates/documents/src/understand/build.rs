//! The tree as it grows: items are opened, found again and filled.

use std::collections::HashMap;

use bigplan_plan::{At, Finding, Item, Kind, MeasureUse, Severity};

use super::words::{fold, same, title};

/// How many items of one kind are compared by likeness; beyond it only equal titles are
/// taken for the same, so that reading stays linear.
const COMPARED: usize = 80;

/// The draft while it is read. Items are named by their place in the list.
#[derive(Debug, Default)]
pub(super) struct Build {
    pub items: Vec<Item>,
    pub measures: Vec<MeasureUse>,
    pub findings: Vec<Finding>,
    folded: Vec<String>,
    parents: Vec<Option<usize>>,
    known: HashMap<(Kind, Option<usize>, String), usize>,
    of_kind: HashMap<Kind, Vec<usize>>,
    coded: HashMap<String, String>,
}

/// What is known of an item when it is opened.
#[derive(Clone, Debug)]
pub(super) struct Opening<'a> {
    pub kind: Kind,
    pub parent: Option<usize>,
    pub reference: Option<String>,
    pub text: &'a str,
    pub at: At,
}

impl Build {
    /// Adds an item that is certainly new.
    pub(super) fn add(&mut self, opening: Opening<'_>) -> usize {
        let index = self.items.len();
        let mut item = Item::new(format!("i{}", index + 1), opening.kind, title(opening.text));
        let whole = opening.text.trim();
        if whole.trim_end_matches(['.', ':', ';', ',']) != item.title {
            item.text = whole.to_owned();
        }
        item.reference = opening.reference;
        item.at = Some(opening.at);
        let folded = fold(&item.title);
        self.known.entry((opening.kind, self.scope_of(opening.kind, opening.parent), folded.clone())).or_insert(index);
        self.of_kind.entry(opening.kind).or_default().push(index);
        self.folded.push(folded);
        self.parents.push(opening.parent);
        self.items.push(item);
        index
    }

    /// Finds the outcome, priority or objective that was named before, else adds it.
    pub(super) fn open(&mut self, opening: Opening<'_>) -> usize {
        let Some(found) = self.find(&opening) else { return self.add(opening) };
        if let Some(item) = self.items.get_mut(found) {
            if item.reference.is_none() {
                item.reference = opening.reference;
            }
            let whole = opening.text.trim();
            if item.text.is_empty() && fold(whole).len() > fold(&item.title).len() {
                item.text = whole.to_owned();
            }
        }
        found
    }

    fn find(&self, opening: &Opening<'_>) -> Option<usize> {
        let folded = fold(&title(opening.text));
        let scope = self.scope_of(opening.kind, opening.parent);
        if let Some(found) = self.known.get(&(opening.kind, scope, folded.clone()))
            && self.refs_agree(*found, &opening.reference)
        {
            return Some(*found);
        }
        let whole = fold(opening.text);
        let all = self.of_kind.get(&opening.kind)?;
        all.iter().rev().take(COMPARED).copied().find(|i| {
            let in_scope = opening.kind != Kind::Objective || self.parents.get(*i) == Some(&scope);
            let alike = self.folded.get(*i).is_some_and(|f| same(f, &folded) || same(f, &whole));
            let exact = self.folded.get(*i) == Some(&folded);
            if opening.kind == Kind::Priority && in_scope && self.numbered_alike(*i, &opening.reference, &folded) {
                return true;
            }
            in_scope
                && (alike
                    && (self.refs_agree(*i, &opening.reference)
                        || opening.kind == Kind::Priority && exact
                        || opening.kind == Kind::Priority && self.text_agrees(*i, &folded)))
        })
    }

    /// A title of many words that opens an item's text is the item, whatever its number:
    /// plans misnumber.
    fn text_agrees(&self, index: usize, folded: &str) -> bool {
        folded.len() >= 50
            && self
                .items
                .get(index)
                .is_some_and(|i| fold(&i.title).starts_with(folded) || fold(&i.text).starts_with(folded))
    }

    /// The same number and the same opening words.
    fn numbered_alike(&self, index: usize, reference: &Option<String>, folded: &str) -> bool {
        let own = self.items.get(index).and_then(|i| i.reference.as_ref());
        let common = |f: &String| f.bytes().zip(folded.bytes()).take_while(|(a, b)| a == b).count();
        own.is_some() && own == reference.as_ref() && self.folded.get(index).is_some_and(|f| common(f) >= 24)
    }

    fn refs_agree(&self, index: usize, reference: &Option<String>) -> bool {
        let own = self.items.get(index).and_then(|i| i.reference.as_ref());
        match (own, reference) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// Objectives are the same only under the same parent.
    fn scope_of(&self, kind: Kind, parent: Option<usize>) -> Option<usize> {
        if kind == Kind::Objective { parent } else { None }
    }

    /// Puts an item under another one.
    pub(super) fn set_parent(&mut self, index: usize, parent: Option<usize>) {
        if let Some(slot) = self.parents.get_mut(index) {
            *slot = parent.filter(|p| *p != index);
        }
    }

    /// The parent of an item.
    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        self.parents.get(index).copied().flatten()
    }

    /// Hangs a measure on an item, or on none.
    ///
    /// A code without figures is the measure that was named before: codes are unique.
    pub(super) fn measure(&mut self, on: Option<usize>, mut measure: MeasureUse) {
        let bare = measure.targets.is_empty() && measure.baseline.is_none();
        if let Some(code) = measure.code.clone().filter(|_| bare) {
            let key = code;
            let known = self.coded.get(&key).filter(|id| self.titled_alike(id, &measure.title));
            if let Some(id) = known.cloned() {
                if let Some(item) = on.and_then(|i| self.items.get_mut(i)).filter(|i| !i.measures.contains(&id)) {
                    item.measures.push(id);
                }
                return;
            }
            self.coded.insert(key, format!("m{}", self.measures.len() + 1));
        }
        measure.id = format!("m{}", self.measures.len() + 1);
        if let Some(item) = on.and_then(|i| self.items.get_mut(i)) {
            item.measures.push(measure.id.clone());
        }
        self.measures.push(measure);
    }

    /// Whether a measure's title does not contradict another: plans give one code to two
    /// measures that differ in a stage, a level or an age.
    fn titled_alike(&self, id: &str, title: &str) -> bool {
        let Some(known) = self.measures.iter().find(|m| m.id == *id) else { return true };
        let (known, own) = (fold(&known.title), fold(title));
        let figures = |t: &str| {
            t.split(' ').filter(|w| w.bytes().any(|b| b.is_ascii_digit())).map(str::to_owned).collect::<Vec<_>>()
        };
        let (a, b) = (figures(&known), figures(&own));
        a.is_empty() || b.is_empty() || a.iter().any(|w| b.contains(w))
    }

    /// Says what a person should know.
    pub(super) fn note(&mut self, code: &str, severity: Severity, message: String, on: Option<usize>, at: At) {
        let mut finding = Finding::new(code, severity, message).at(at);
        if let Some(item) = on.and_then(|i| self.items.get(i)) {
            finding = finding.on(&item.id);
        }
        self.findings.push(finding);
    }

    /// In a report of inspectors the five outcomes are chapters: where nothing stands under
    /// them, they are no items.
    pub(super) fn drop_bare_outcomes(&mut self) {
        if self.items.iter().all(|i| i.kind == Kind::Outcome && i.measures.is_empty()) {
            self.items.clear();
        }
    }

    /// Writes the parents into the items.
    pub(super) fn finish(&mut self) {
        let ids: Vec<String> = self.items.iter().map(|i| i.id.clone()).collect();
        let kinds: Vec<Kind> = self.items.iter().map(|i| i.kind).collect();
        for (index, item) in self.items.iter_mut().enumerate() {
            let parent = self.parents.get(index).copied().flatten();
            let sound = parent.is_some_and(|p| {
                kinds.get(p).is_some_and(|k| *k < item.kind || *k == Kind::Action && item.kind == Kind::Action)
            });
            item.parent = parent.filter(|_| sound).and_then(|p| ids.get(p)).cloned();
        }
    }
}
