//! The way through a document from the first unit to the last, and what is known on it.

use std::collections::{HashMap, HashSet};

use bigplan_plan::{At, Kind, Scope, Severity};

use super::build::{Build, Opening};
use super::columns::{Columns, Role};
use super::fields::{Said, add_links, fill, short};
use super::lead_in::{self, LeadIn};
use super::outline::{Unit, What};
use super::sense::{self, Named, Sense, sense};
use super::tables::Whole;
use super::words::{Vocabulary, fold};
use super::{labels, measure_cells, measure_rows, portrait, refs, rows, timetable};
use crate::values::find_codes;

/// A place where items are listed.
#[derive(Clone, Copy, Debug)]
struct Place {
    kind: Kind,
    with_objectives: bool,
    level: u8,
    marked: bool,
    number: Option<u32>,
}

/// What is known at one point of the document.
pub(super) struct Walk<'d> {
    pub build: Build,
    pub vocabulary: &'d Vocabulary,
    pub outcome: Option<usize>,
    pub priority: Option<usize>,
    pub objective: Option<usize>,
    pub action: Option<usize>,
    pub scope: Option<Scope>,
    /// Whether the objective is one of a list: then what follows the list is not its own.
    listed: bool,
    five: [Option<(usize, u8)>; 5],
    /// Whether the document names the five outcomes: then its own "key outcomes" are priorities.
    has_five: bool,
    outcome_level: u8,
    priority_level: u8,
    place: Option<Place>,
    lead_in: LeadIn,
    /// A heading that names an item whose title stands in the next line.
    pending: Option<(Kind, Option<String>, At)>,
    /// The number that the next priority would have, after a table or list of them.
    next_number: Option<u32>,
    run_measures: bool,
    /// References that have others under them ("1.1" where there is a "1.1.1").
    stems: HashSet<String>,
    /// Whether the plan is told by its numbers alone: "1" over "1.1" over "1.1.1", with leads.
    numbered: bool,
    by_reference: HashMap<String, usize>,
    section: (String, At),
    unread: usize,
}

impl<'d> Walk<'d> {
    pub(super) fn new(vocabulary: &'d Vocabulary, units: &[Unit<'_>]) -> Self {
        let heads =
            units.iter().filter(|u| matches!(u.what, What::Heading { text, .. } if sense::outcome(text).is_some()));
        Self {
            build: Build::default(),
            vocabulary,
            outcome: None,
            priority: None,
            objective: None,
            action: None,
            scope: None,
            listed: false,
            five: [None; 5],
            has_five: heads.count() >= 3,
            outcome_level: 0,
            priority_level: 0,
            place: None,
            lead_in: LeadIn::Unsaid,
            pending: None,
            next_number: None,
            run_measures: false,
            numbered: numbered(units),
            stems: stems(units),
            by_reference: HashMap::new(),
            section: (String::new(), At::line(1)),
            unread: 0,
        }
    }

    /// Goes through all units; `skip` says which blocks others have read.
    pub(super) fn run(&mut self, units: &[Unit<'_>], tables: &HashMap<usize, Whole>, skip: impl Fn(usize) -> bool) {
        let contents = super::contents::spans(units);
        for (index, unit) in units.iter().enumerate() {
            if skip(unit.block) || contents.contains(&index) {
                continue;
            }
            match unit.what {
                What::Heading { level, number, text, marked } => self.heading(level, number, text, marked, unit.at),
                What::Prose(text) => self.prose(text, unit.at),
                What::Item { depth, marker, text } => self.item(depth, marker, text, unit.at),
                What::Table(_) => {
                    if let Some(whole) = tables.get(&index) {
                        self.table(whole, unit.at);
                    }
                }
            }
        }
        self.end_section(At::line(0), "");
        self.build.finish();
    }

    /// In a plan with the five outcomes, what it calls its own outcomes are priorities.
    pub(super) fn kind_here(&self, kind: Kind) -> Kind {
        match kind {
            Kind::Outcome if self.has_five => Kind::Priority,
            Kind::Priority if !self.has_five && self.outcome.is_none() => Kind::Priority,
            other => other,
        }
    }

    /// The item that an item of this kind stands under here.
    pub(super) fn parent_for(&self, kind: Kind) -> Option<usize> {
        match kind {
            Kind::Outcome => None,
            Kind::Priority => self.outcome,
            Kind::Objective => self.priority.or(self.outcome),
            Kind::Action => self.objective.or(self.priority).or(self.outcome),
            Kind::Milestone => self.action.or(self.objective).or(self.priority).or(self.outcome),
        }
    }

    /// Opens an item of one of the upper three kinds from its words.
    pub(super) fn open_named(&mut self, kind: Kind, text: &str, at: At) -> Option<usize> {
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        if let Some(which) = sense::outcome(text).filter(|_| matches!(kind, Kind::Outcome | Kind::Priority)) {
            return Some(self.open_five(which, text, at, 3));
        }
        let continued = continued(text);
        let split = refs::split(continued.unwrap_or(text));
        let (reference, title) = match sense(text) {
            Sense::Item(Named { reference, title, .. }) if !title.is_empty() => (reference, title),
            _ => (split.reference.clone(), split.rest),
        };
        if continued.is_some() && kind == Kind::Objective {
            let same = self.objective.filter(|o| {
                self.build.items.get(*o).is_some_and(|i| super::words::same(&fold(&i.title), &fold(title)))
            });
            if same.is_some() {
                return same;
            }
        }
        Some(self.open(kind, reference, title, at))
    }

    /// Opens an item and makes it the one that what follows stands under.
    fn open(&mut self, kind: Kind, reference: Option<String>, title: &str, at: At) -> usize {
        let parent = self.parent_for(kind);
        let index = match kind {
            Kind::Action | Kind::Milestone => {
                self.build.add(Opening { kind, parent, reference: reference.clone(), text: title, at })
            }
            _ => self.build.open(Opening { kind, parent, reference: reference.clone(), text: title, at }),
        };
        if let Some(reference) = reference {
            self.by_reference.insert(reference, index);
        }
        match kind {
            Kind::Outcome => {
                self.outcome = Some(index);
                self.priority = None;
                self.objective = None;
                self.action = None;
            }
            Kind::Priority => {
                self.build.set_parent(index, self.outcome);
                if let Some(item) = self.build.items.get_mut(index) {
                    item.scope = item.scope.or_else(|| lead_in::scope_of_title(&super::words::title(title)));
                }
                self.priority = Some(index);
                self.objective = None;
                self.action = None;
                self.next_number = self
                    .build
                    .items
                    .get(index)
                    .and_then(|i| i.reference.as_ref())
                    .and_then(|r| r.parse::<u32>().ok())
                    .map(|n| n + 1);
            }
            Kind::Objective => {
                self.objective = Some(index);
                self.listed = false;
                self.action = None;
            }
            Kind::Action => {
                self.action = Some(index);
                let scope = self.scope;
                if let Some(item) = self.build.items.get_mut(index) {
                    item.scope = scope;
                    let by: Vec<_> = crate::values::find_dates(title).into_iter().filter(|d| d.by).collect();
                    item.due = crate::values::latest(&by);
                }
                add_links(&mut self.build, index, title);
            }
            Kind::Milestone => {
                let dates = crate::values::find_dates(title);
                if let Some(item) = self.build.items.get_mut(index) {
                    item.due = crate::values::latest(&dates);
                }
            }
        }
        index
    }

    /// Opens one of the five outcomes; the plainest heading of its section is its place.
    fn open_five(&mut self, which: usize, text: &str, at: At, plainness: u8) -> usize {
        let index = match self.five.get(which).copied().flatten() {
            Some((index, known)) => {
                if plainness > known {
                    if let Some(item) = self.build.items.get_mut(index) {
                        item.at = Some(at);
                    }
                    self.set_five(which, index, plainness);
                }
                index
            }
            None => {
                let split = refs::split(text);
                let title = tidy_outcome(split.rest);
                let index =
                    self.build.add(Opening { kind: Kind::Outcome, parent: None, reference: None, text: &title, at });
                self.set_five(which, index, plainness);
                index
            }
        };
        if self.outcome != Some(index) {
            self.scope = None;
        }
        self.outcome = Some(index);
        self.priority = None;
        self.objective = None;
        self.action = None;
        index
    }

    fn set_five(&mut self, which: usize, index: usize, plainness: u8) {
        if let Some(slot) = self.five.get_mut(which) {
            *slot = Some((index, plainness));
        }
    }

    fn heading(&mut self, level: u8, number: &str, text: &str, marked: bool, at: At) {
        if self.run_on(number, text, marked, level, at) {
            return;
        }
        let count = text.split(' ').count();
        self.lead_in = LeadIn::Unsaid;
        if let Some((kind, reference, from)) = self.pending.take() {
            if self.pending_title(kind, reference, text, from, at, level) {
                return;
            }
        }
        match sense(text) {
            Sense::Outcome(which, _) => {
                self.end_section(at, text);
                let plain = if !number.is_empty() || sense::opens_section(text) || marked { 2 } else { 1 };
                if !self.place.is_some_and(|p| p.kind <= Kind::Priority && p.level < level) {
                    self.place = None;
                }
                self.open_five(which, text, at, plain);
                self.outcome_level = level;
                self.next_number = None;
            }
            Sense::Item(named) => {
                self.end_section(at, text);
                self.named_heading(named, text, level, at);
            }
            Sense::Place(kind, with_objectives) => {
                self.end_section(at, text);
                self.leave(level, marked);
                if self.listed && kind != Kind::Objective {
                    self.objective = None;
                }
                self.place = Some(Place {
                    kind: self.kind_here(kind),
                    with_objectives,
                    level,
                    marked,
                    number: number_of(number, text),
                });
                self.next_number = None;
            }
            Sense::Measures => {
                self.end_section(at, text);
                self.place = None;
                if level <= self.priority_level {
                    self.priority = None;
                    self.objective = None;
                }
                self.action = None;
                self.lead_in = LeadIn::Measures;
            }
            Sense::Contents => {}
            Sense::Aside => {
                self.end_section(at, text);
                self.leave(level, marked);
                self.place = None;
                self.lead_in = LeadIn::Others;
                self.next_number = None;
            }
            Sense::Plain => self.plain_heading(level, number, text, marked, at, count),
        }
        match sense(text) {
            Sense::Item(_) => self.scope = None,
            Sense::Outcome(..) => {}
            _ => self.scope = lead_in::scope(text).or(self.scope),
        }
    }

    /// A numbered line that goes on with a table of priorities, and the lines of measures
    /// under it.
    fn run_on(&mut self, number: &str, text: &str, marked: bool, level: u8, at: At) -> bool {
        if marked || sense::outcome(text).is_some() {
            return false;
        }
        let split = refs::split(text);
        let own = number_of(number, text);
        if self.run_measures && own.is_some() && own == self.next_number {
            let measures = self.run_measures;
            self.open(Kind::Priority, own.map(|n| n.to_string()), split.rest, at);
            self.run_measures = measures;
            return true;
        }
        if self.run_measures && level >= 3 && own.is_none() && sense(text) == Sense::Plain {
            self.prose(text, at);
            return true;
        }
        self.run_measures = false;
        false
    }

    fn pending_title(
        &mut self,
        kind: Kind,
        reference: Option<String>,
        text: &str,
        from: At,
        at: At,
        level: u8,
    ) -> bool {
        let split = refs::split(text);
        if matches!(
            sense(text),
            Sense::Item(_) | Sense::Place(..) | Sense::Outcome(..) | Sense::Measures | Sense::Contents
        ) {
            return false;
        }
        self.end_section(at, text);
        self.priority_level = level;
        let lettered = split.reference.is_some();
        let reference = if lettered { split.reference } else { reference };
        let _ = from;
        self.open(kind, reference, split.rest, at);
        true
    }

    fn named_heading(&mut self, named: Named<'_>, text: &str, level: u8, at: At) {
        let mut kind = named.kind;
        let aim = fold(text);
        if kind == Kind::Outcome && (aim.starts_with("aim") || aim.starts_with("goal")) && self.priority.is_some() {
            kind = Kind::Objective;
        }
        let kind = self.kind_here(kind);
        if named.title.is_empty() {
            self.pending = Some((kind, named.reference, at));
            return;
        }
        if kind == Kind::Priority {
            if self.outcome_level >= level && self.outcome_level > 0 && self.place.is_none() && level < 2 {
                self.outcome = None;
            }
            self.priority_level = level;
        }
        if !self.place.is_some_and(|p| p.level < level) {
            self.place = None;
        }
        self.open(kind, named.reference, named.title, at);
    }

    fn plain_heading(&mut self, level: u8, number: &str, text: &str, marked: bool, at: At, count: usize) {
        if let Some(kind) = self.item_heading(level, number, text, marked, count) {
            self.end_section(at, text);
            if kind == Kind::Priority {
                self.priority_level = level;
            }
            let split = refs::split(text);
            let reference = split.reference.or_else(|| number_of(number, "").map(|n| n.to_string()));
            self.open(kind, reference, split.rest, at);
            return;
        }
        self.end_section(at, text);
        self.leave(level, marked);
        self.next_number = None;
    }

    /// Whether a heading without a word for its kind is an item by where it stands.
    fn item_heading(&self, level: u8, number: &str, text: &str, marked: bool, count: usize) -> Option<Kind> {
        let split = refs::split(text);
        let reference = split.reference.clone();
        if let Some(reference) = &reference {
            if let Some((stem, _)) = reference.rsplit_once('.') {
                let above = self.current_with(stem);
                if let Some(above) = above {
                    return Some(self.kind_under(above.kind, reference));
                }
            }
            let letter = reference.len() == 1 && reference.bytes().all(|b| b.is_ascii_uppercase());
            if letter
                && count >= 3
                && (marked || self.place.is_some_and(|p| p.kind == Kind::Priority))
                && !fold(split.rest).starts_with("appendix")
            {
                let under = self.priority.is_some()
                    && self.priority_level > 0
                    && self.priority_level < level
                    && !self.is_lettered(self.priority);
                return Some(if under { Kind::Objective } else { Kind::Priority });
            }
        }
        let own = number_of(number, text);
        if own.is_some_and(|n| self.tops(&n.to_string())) {
            return Some(Kind::Priority);
        }
        let place = self.place?;
        let sibling =
            own.is_some() && place.number.is_some() && own == place.number.map(|n| n + 1) && level <= place.level;
        if sibling || text.ends_with('?') {
            return None;
        }
        let numbered =
            own.is_some() && (level > place.level || !marked && (text.contains(':') || number.ends_with(':')));
        let below = marked && place.marked && level == place.level + 1 && count <= 20;
        (numbered || below).then_some(place.kind)
    }

    /// Whether a number stands at the top of a plan that is told by its numbers.
    fn tops(&self, mark: &str) -> bool {
        self.numbered && !mark.is_empty() && mark.bytes().all(|b| b.is_ascii_digit()) && self.stems.contains(mark)
    }

    fn is_lettered(&self, item: Option<usize>) -> bool {
        item.and_then(|i| self.build.items.get(i))
            .and_then(|i| i.reference.as_ref())
            .is_some_and(|r| r.len() == 1 && r.bytes().all(|b| b.is_ascii_uppercase()))
    }

    /// The item with this reference among those that what follows stands under.
    fn current_with(&self, reference: &str) -> Option<&bigplan_plan::Item> {
        let index = *self.by_reference.get(reference)?;
        let current = [self.outcome, self.priority, self.objective, self.action];
        current.contains(&Some(index)).then(|| self.build.items.get(index)).flatten()
    }

    /// The kind of an item by its number under another.
    fn kind_under(&self, above: Kind, reference: &str) -> Kind {
        let has_own = self.stems.contains(reference);
        match above {
            Kind::Outcome if has_own => Kind::Priority,
            Kind::Priority if has_own => Kind::Objective,
            _ => Kind::Action,
        }
    }

    /// Leaves what a heading of this level ends.
    fn leave(&mut self, level: u8, marked: bool) {
        if self.place.is_some_and(|p| level <= p.level || !marked) {
            self.place = None;
        }
        if self.outcome.is_some() && level <= self.outcome_level {
            self.outcome = None;
            self.priority = None;
            self.objective = None;
            self.action = None;
        } else if self.priority_level == 0 && (level <= 2 || !marked) || level <= self.priority_level {
            self.priority = None;
            self.objective = None;
            self.action = None;
            self.priority_level = 0;
        }
    }

    /// Says how much of a section was not read as part of the plan.
    fn end_section(&mut self, at: At, text: &str) {
        if self.unread > 0 {
            let (heading, from) = (self.section.0.clone(), self.section.1);
            let named = if heading.is_empty() {
                "before the first heading".to_owned()
            } else {
                format!("under “{}”", short(&heading))
            };
            let what =
                if self.unread == 1 { "One list entry".to_owned() } else { format!("{} list entries", self.unread) };
            let message = format!("{what} {named} were not read as items of the plan.");
            let message = if self.unread == 1 {
                message.replace("were not", "was not").replace("as items", "as an item")
            } else {
                message
            };
            self.build.note("unread-text", Severity::Note, message, None, from);
        }
        self.unread = 0;
        self.section = (text.to_owned(), at);
    }

    /// A line with one filled cell inside a table.
    pub(super) fn subheading(&mut self, text: &str, at: At) {
        match sense(text) {
            Sense::Outcome(which, _) => {
                self.open_five(which, text, at, 1);
            }
            Sense::Item(named) if !named.title.is_empty() => {
                let kind = self.kind_here(named.kind);
                self.open(kind, named.reference, named.title, at);
            }
            _ => {}
        }
    }

    fn prose(&mut self, text: &str, at: At) {
        if let Some((kind, reference, from)) = self.pending.take() {
            if text.split(' ').count() <= 40 && self.pending_title(kind, reference, text, from, at, 9) {
                return;
            }
        }
        let (before, labelled) = labels::split(text);
        if !labelled.is_empty() && self.labelled(before, &labelled, at) {
            return;
        }
        if let Some(scope) = lead_in::scope(text) {
            self.scope = Some(scope);
        }
        if find_codes(text).first().is_some_and(|c| c.span.start == 0)
            && text.split(' ').count() >= 3
            && text.len() < 300
        {
            self.measures(text, at);
            return;
        }
        if self.run_measures && self.priority.is_some() {
            self.under_run(text, at);
            return;
        }
        if self.lost_bullet(text) {
            self.open(Kind::Objective, None, text, at);
            return;
        }
        let said = lead_in::read(text);
        // A sentence that says nothing of a list leaves what a heading said.
        let keeps = said == LeadIn::Unsaid
            && matches!(self.lead_in, LeadIn::Measures | LeadIn::Others)
            && !text.trim_end().ends_with(':');
        if !keeps {
            self.lead_in = said;
        }
        if said == LeadIn::Others {
            self.next_number = None;
        }
    }

    /// A short line directly under a priority whose objectives are listed is one that lost
    /// its bullet.
    fn lost_bullet(&self, text: &str) -> bool {
        let listed = self.place.is_some_and(|p| p.with_objectives) && self.priority_level > 0;
        let short = text.split(' ').count() <= 25 && !text.trim_end().ends_with(['.', ':', '?']);
        listed && short && self.priority.is_some() && self.objective.is_none()
    }

    /// Lines under a priority that came from a table with measures: measures, but for the
    /// one that narrows the priority itself.
    fn under_run(&mut self, text: &str, at: At) {
        if text.starts_with(['¹', '²', '³', '*', '†']) {
            return;
        }
        let narrows = fold(text).starts_with("and in particular") || text.split(' ').count() > 40;
        if narrows {
            if let Some(item) = self.priority.and_then(|p| self.build.items.get_mut(p)) {
                let whole = if item.text.is_empty() { item.title.clone() } else { item.text.clone() };
                item.text = format!("{whole} {text}");
            }
            return;
        }
        self.measures(text, at);
    }

    fn measures(&mut self, text: &str, at: At) {
        let above = self.objective.filter(|_| !self.listed).or(self.priority).or(self.outcome);
        let on = if self.lead_in == LeadIn::Measures { above } else { self.action.or(above) };
        for measure in measure_cells::read(text, at) {
            self.build.measure(on, measure);
        }
    }

    /// Labelled parts of a line hang on the item before it, or on the one that they name.
    fn labelled(&mut self, before: &str, labelled: &[labels::Labelled<'_>], at: At) -> bool {
        let within = self.priority.is_some()
            || self.objective.is_some()
            || self.action.is_some()
            || self.outcome.is_some()
            || self.place.is_some();
        let names =
            labelled.iter().any(|l| matches!(l.role, Role::Action | Role::Objective | Role::Priority | Role::Outcome));
        if !within && !names {
            return false;
        }
        if !before.is_empty() && before.split(' ').count() >= 2 && !names {
            let kind = if self.action.is_none() && self.place.is_some_and(|p| p.kind == Kind::Action) {
                Kind::Action
            } else {
                return self.label_tail(labelled, at);
            };
            self.open(kind, refs::split(before).reference, refs::split(before).rest, at);
        }
        self.label_tail(labelled, at)
    }

    fn label_tail(&mut self, labelled: &[labels::Labelled<'_>], at: At) -> bool {
        for label in labelled {
            let kind = match label.role {
                Role::Action => Some(Kind::Action),
                Role::Objective => Some(Kind::Objective),
                Role::Priority => Some(Kind::Priority),
                Role::Outcome => Some(Kind::Outcome),
                _ => None,
            };
            if let Some(kind) = kind {
                if label.text.split(' ').count() >= 2 {
                    let split = refs::split(label.text);
                    let kind = self.kind_here(kind);
                    self.open(kind, split.reference, split.rest, at);
                }
                continue;
            }
            let Some(item) = self.action.or(self.objective).or(self.priority).or(self.outcome) else { continue };
            let part = rows::part(label.text);
            fill(
                &mut self.build,
                item,
                &Said { role: label.role, parts: std::slice::from_ref(&part), at, places: Vec::new() },
                self.vocabulary,
            );
        }
        true
    }

    fn item(&mut self, depth: u8, marker: &str, text: &str, at: At) {
        self.run_measures = false;
        if sense::outcome(text).is_some() {
            return;
        }
        let (before, labelled) = labels::split(text);
        if !labelled.is_empty() {
            if !before.is_empty() {
                self.list_item(depth, marker, before, at);
            }
            if self.labelled("", &labelled, at) {
                return;
            }
        }
        self.list_item(depth, marker, text, at);
    }

    fn list_item(&mut self, depth: u8, marker: &str, text: &str, at: At) {
        let coded = find_codes(text).first().is_some_and(|c| c.span.start == 0);
        if (coded || self.lead_in == LeadIn::Measures) && text.split(' ').count() >= 2 {
            self.measures(text, at);
            return;
        }
        if let Sense::Item(named) = sense(text) {
            if !named.title.is_empty() && self.lead_in != LeadIn::Others {
                let kind = self.kind_here(named.kind);
                self.open(kind, named.reference, named.title, at);
                return;
            }
        }
        match self.kind_of_item(depth, marker, text) {
            Some(kind) => {
                let mark = marker.trim_matches(['(', ')', '.', ':']);
                let split = refs::split(text);
                let numbered = mark.bytes().any(|b| b.is_ascii_digit());
                let reference = if numbered { Some(mark.to_owned()) } else { split.reference.clone() };
                let words = if numbered { text } else { split.rest };
                if kind == Kind::Action && depth > 0 && self.action.is_some() && !numbered {
                    let on = self.action.unwrap_or(0);
                    super::fields::add_steps(&mut self.build, on, &[(words.to_owned(), at)]);
                } else {
                    self.open(kind, reference, words, at);
                    self.listed = kind == Kind::Objective || self.listed;
                }
            }
            None => self.unread += 1,
        }
    }

    /// The kind of a list item by its number, the sentence before the list and the place.
    fn kind_of_item(&self, depth: u8, marker: &str, text: &str) -> Option<Kind> {
        let mark = marker.trim_matches(['(', ')', '.', ':']);
        if self.tops(mark) {
            return Some(Kind::Priority);
        }
        if let Some((stem, _)) = mark.rsplit_once('.') {
            if let Some(above) = self.current_with(stem) {
                return Some(self.kind_under(above.kind, mark));
            }
            if self.priority.is_some() && self.place.is_some_and(|p| p.kind == Kind::Action) {
                return Some(Kind::Action);
            }
        }
        if self.lead_in == LeadIn::Others || text.split(' ').count() > 120 {
            return None;
        }
        if let LeadIn::Items(kind) = self.lead_in {
            let grounded = kind != Kind::Action
                || self.priority.is_some()
                || self.objective.is_some()
                || self.outcome.is_some() && (self.place.is_some() || !self.has_five);
            return grounded.then(|| self.kind_here(kind));
        }
        let place = self.place?;
        let numbered = mark.bytes().any(|b| b.is_ascii_digit()) && !mark.is_empty();
        match place.kind {
            Kind::Priority if self.priority.is_some() && !numbered && self.priority_level > 0 => {
                Some(if place.with_objectives { Kind::Objective } else { Kind::Action })
            }
            Kind::Priority if place.with_objectives && self.priority.is_some() && !numbered => Some(Kind::Objective),
            Kind::Priority if depth > 0 && self.priority.is_some() => Some(Kind::Objective),
            Kind::Priority if place.with_objectives && !numbered => None,
            Kind::Action if self.priority.is_none() && self.objective.is_none() && self.outcome.is_none() => None,
            Kind::Objective if self.priority.is_none() && self.outcome.is_none() && self.has_five => None,
            kind => Some(kind),
        }
    }

    fn table(&mut self, whole: &Whole, at: At) {
        self.run_measures = false;
        let before = std::mem::replace(&mut self.lead_in, LeadIn::Unsaid);
        self.pending = None;
        if whole.rows.is_empty() {
            return;
        }
        let Some(columns) = &whole.columns else {
            match portrait::pairs(&whole.rows) {
                Some(pairs) => portrait::read(self, &pairs),
                None if before != LeadIn::Others && timetable::read(self, &whole.rows) => {}
                None => self.unread_table(whole, at),
            }
            return;
        };
        let upper = columns.has(Role::Priority) || columns.has(Role::Outcome) || columns.has(Role::Objective);
        if columns.has(Role::Action) || upper && !(columns.has(Role::Measure) && measures_first(columns)) {
            rows::read(self, whole, columns);
            self.run_measures = !columns.has(Role::Action)
                && (columns.has(Role::Measure) || columns.has(Role::Target))
                && self.next_number.is_some();
        } else if columns.has(Role::Measure) || columns.has(Role::Target) && columns.has(Role::Reference) {
            let on = self.priority.or(self.outcome).or(self.objective);
            for measure in measure_rows::read(columns, &whole.rows, self.vocabulary) {
                self.build.measure(on, measure);
            }
        } else {
            self.unread_table(whole, at);
        }
    }

    fn unread_table(&mut self, whole: &Whole, at: At) {
        let first: Vec<String> = whole
            .rows
            .first()
            .map(|r| r.cells.iter().map(|c| c.text()).filter(|t| !t.is_empty()).collect())
            .unwrap_or_default();
        let rows = whole.rows.len();
        let message = format!(
            "A table of {rows} {} was not understood; it begins “{}”.",
            if rows == 1 { "row" } else { "rows" },
            short(&first.join(" | "))
        );
        self.build.note("unread-table", Severity::Note, message, None, at);
    }
}

/// Whether the measure stands before what it belongs to: then the table is one of measures.
fn measures_first(columns: &Columns) -> bool {
    let measure = columns.first(Role::Measure).unwrap_or(usize::MAX);
    let upper =
        [Role::Priority, Role::Outcome, Role::Objective].iter().filter_map(|r| columns.first(*r)).min().unwrap_or(0);
    measure < upper && (columns.has(Role::Target) || columns.has(Role::Baseline))
}

fn number_of(number: &str, text: &str) -> Option<u32> {
    let own = number.trim_end_matches(['.', ')', ':']).parse().ok();
    own.or_else(|| refs::split(text).reference.and_then(|r| r.parse().ok()))
}

/// "Continued… Improve play" goes on with what was there before.
fn continued(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("Continued")
        .or_else(|| text.strip_prefix("continued"))
        .or_else(|| text.strip_prefix("CONTINUED"))
        .or_else(|| text.strip_prefix("Cont'd"))?;
    Some(rest.trim_start_matches(['.', '…', ' ', ':', '-', '–', '\'']))
}

/// The name of an outcome without the number and the tail of its section.
fn tidy_outcome(text: &str) -> String {
    let bare = text.rsplit(": ").next().unwrap_or(text).split(" – ").next().unwrap_or(text).trim();
    let lower = if super::words::shouted(bare) { bare.to_lowercase() } else { bare.to_owned() };
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().collect::<String>() + letters.as_str(),
        None => lower,
    }
}

fn stems(units: &[Unit<'_>]) -> HashSet<String> {
    let mut stems = HashSet::new();
    for unit in units {
        let reference = match unit.what {
            What::Item { marker, .. } => Some(marker.trim_matches(['(', ')', '.', ':']).to_owned()),
            What::Heading { text, .. } => refs::split(text).reference,
            _ => None,
        };
        if let Some((stem, _)) = reference.as_deref().and_then(|r| r.rsplit_once('.')) {
            stems.insert(stem.to_owned());
        }
    }
    stems
}

/// Three levels of numbers, and leads or dates that are labelled as such.
fn numbered(units: &[Unit<'_>]) -> bool {
    let deep = stems(units).iter().any(|s| s.contains('.'));
    let labelled = units.iter().filter(|u| match u.what {
        What::Item { text, .. } | What::Prose(text) | What::Heading { text, .. } => {
            labels::split(text).1.iter().any(|l| matches!(l.role, Role::Lead | Role::Due))
        }
        What::Table(_) => false,
    });
    deep && labelled.take(2).count() == 2
}
