//! The way through a document from the first unit to the last, and what is known on it.

mod answers;
mod headings;
mod idle;
mod lists;
mod numbered;
mod opening;
mod others;
mod prose;
mod said;
mod section;
mod stated;
mod steps;
mod supports;
mod tables;
mod tails;

use std::collections::{HashMap, HashSet};

use bigplan_plan::{At, Kind, Scope};

use super::build::Build;
use super::columns::Role;
use super::lead_in::LeadIn;
use super::list_heads::{self, HeadsList};
use super::outline::{Unit, What};
use super::sense::Sense;
use super::tables::Whole;
use super::words::Vocabulary;
use super::{labels, refs, sense};

/// A place where items are listed.
#[derive(Clone, Copy, Debug)]
struct Place {
    kind: Kind,
    with_objectives: bool,
    level: u8,
    marked: bool,
    number: Option<u32>,
    /// Whether its heading names outcomes over the priorities: "Our outcomes and priorities".
    with_outcomes: bool,
}

/// A heading that names an item whose title stands in the next line: "Aim 2".
#[derive(Clone, Debug)]
struct Pending {
    kind: Kind,
    reference: Option<String>,
    level: u8,
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
    /// Whether outcomes were listed: what follows their list stands under none of them.
    outcomes_listed: bool,
    five: [Option<(usize, u8)>; 5],
    /// Whether the document names the five outcomes: then its own "key outcomes" are priorities.
    has_five: bool,
    outcome_level: u8,
    priority_level: u8,
    place: Option<Place>,
    lead_in: LeadIn,
    pending: Option<Pending>,
    /// The number that the next priority would have, after a table or list of them.
    next_number: Option<u32>,
    run_measures: bool,
    /// References that have others under them ("1.1" where there is a "1.1.1").
    stems: HashSet<String>,
    /// Whether the plan is told by its numbers alone: "1" over "1.1" over "1.1.1", with leads.
    numbered: bool,
    /// The references that numbered items with leads or dates stand under.
    tree: HashSet<String>,
    /// The action that bullets right behind it are the steps of.
    leaf: Option<usize>,
    /// Whether entries that open small would be steps of the action at hand: it opened with a capital
    /// in the same list, or in the table right above.
    steps_follow: bool,
    /// Recommendations right above the actions that answer them, with their numbers.
    pub answered: HashMap<usize, Option<String>>,
    /// Whether headings call the upper items aims.
    has_aims: bool,
    /// Headings that say the same under several others, and what stands below each.
    recurring: HashMap<String, Sense<'static>>,
    /// The level of the heading of a section that is no part of the plan, and whether it is marked.
    others: Option<(u8, bool)>,
    /// Whether the last heading opened the reasons for something.
    reasons: bool,
    /// Priorities that a paragraph stated; headings name them again in fewer words.
    stated: Vec<usize>,
    /// Whether the heading at hand holds a list of what will be done, like others of its level.
    heads_doing: bool,
    /// Whether the heading at hand stands over a list of priorities, like others of its level.
    heads_list: Option<HeadsList>,
    /// Whether the line above asked who leads.
    asked: bool,
    by_reference: HashMap<String, usize>,
    /// How many headings name an outcome or priority by its number.
    named_heads: usize,
    /// Where headings call an item a theme.
    themes: HashSet<At>,
    section: (String, At),
    unread: usize,
    idle: Option<idle::Idle>,
}

impl<'d> Walk<'d> {
    pub(super) fn new(vocabulary: &'d Vocabulary, units: &[Unit<'_>], tree: HashSet<String>) -> Self {
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
            outcomes_listed: false,
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
            tree,
            leaf: None,
            steps_follow: false,
            answered: HashMap::new(),
            has_aims: false,
            recurring: super::recurring::read(units),
            others: None,
            reasons: false,
            stated: Vec::new(),
            heads_doing: false,
            heads_list: None,
            asked: false,
            stems: stems(units),
            by_reference: HashMap::new(),
            named_heads: units.iter().filter(|u| names_upper(&u.what)).count(),
            themes: units.iter().filter(|u| heads_theme(&u.what)).map(|u| u.at).collect(),
            section: (String::new(), At::line(1)),
            unread: 0,
            idle: None,
        }
    }

    /// Goes through all units; `skip` says which blocks others have read.
    /// `heard` says from which something was read although they are gone through here too.
    pub(super) fn run(
        &mut self,
        units: &[Unit<'_>],
        tables: &HashMap<usize, Whole>,
        skip: impl Fn(usize) -> bool,
        heard: impl Fn(usize) -> bool,
    ) {
        let contents = super::contents::spans(units);
        let lists = list_heads::read(units);
        let doing = if self.has_five { HashSet::new() } else { super::sections::heads(units) };
        for (index, unit) in units.iter().enumerate() {
            if let (Some(number), What::Prose(text) | What::Heading { text, .. } | What::Item { text, .. }) =
                (self.answered.get(&index).cloned(), unit.what)
            {
                self.place = None;
                self.open(Kind::Objective, number, text, unit.at);
                continue;
            }
            if skip(unit.block) || contents.contains(&index) {
                continue;
            }
            self.heads_doing = doing.contains(&index);
            self.heads_list = lists.get(&index).copied();
            let runs_on = match unit.what {
                What::Prose(_) => true,
                What::Item { .. } => self.idles_outside(),
                _ => false,
            };
            if !runs_on {
                self.end_idle();
            }
            match unit.what {
                What::Heading { level, number, text, marked } => self.heading(level, number, text, marked, unit.at),
                What::Prose(text) if self.heads_priorities() => {
                    self.heading(list_heads::PLAIN_LEVEL, "", text, false, unit.at);
                }
                What::Prose(text) => {
                    let within = self.is_within();
                    let used = self.others.is_none() && self.prose(text, unit.at) || heard(unit.block);
                    self.tell_prose(text, unit.at, within, used);
                }
                What::Item { depth, marker, text } => self.item(depth, marker, text, unit.at),
                What::Table(_) => {
                    if let Some(whole) = tables.get(&index) {
                        self.table(whole, unit.at);
                    }
                }
            }
        }
        self.end_idle();
        self.end_section(At::line(0), "");
        self.settle_themes();
        self.build.finish();
    }

    /// Themes are the priorities of a plan that names no others.
    fn settle_themes(&mut self) {
        if self.build.items.iter().any(|i| i.kind == Kind::Priority) {
            return;
        }
        for item in self.build.items.iter_mut().filter(|i| i.kind == Kind::Outcome) {
            if item.at.is_some_and(|at| self.themes.contains(&at)) {
                item.kind = Kind::Priority;
            }
        }
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
}

fn names_upper(what: &What<'_>) -> bool {
    matches!(what, What::Heading { text, .. } if matches!(sense::sense(text), sense::Sense::Item(n) if n.kind <= Kind::Priority))
}

fn heads_theme(what: &What<'_>) -> bool {
    names_upper(what)
        && matches!(what, What::Heading { text, .. } if text.to_lowercase().split(' ').take(3).any(|w| w == "theme"))
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
