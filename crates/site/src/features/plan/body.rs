//! The part of the plan page that is the same for every visitor: filters, results, tree.

use std::collections::HashMap;

use askama::Template;
use bigplan_plan::check::{counts, rule};
use bigplan_plan::{Facet, Facets, Found, Item, Kind, Plan, PlanHead, Scope, Severity, Tree};

use super::asked::{Asked, Understood};
use super::chips::{Chip, chips};
use super::marks::{Mark, marks};
use super::tree::{Shown, TreeView, pieces};
use crate::parts::error_summary::FieldErrors;
use crate::parts::kind_words::count_of;
use crate::parts::plan_nav::plan_address;
use crate::parts::plan_words::count_of_findings;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;

#[derive(Template)]
#[template(path = "features/plan/body.html")]
struct Body<'p> {
    address: &'p str,
    head: &'p PlanHead,
    asked: &'p Asked,
    understood: &'p Understood,
    facets: &'p Facets,
    holes: Vec<Facet>,
    chips: Vec<Chip>,
    filtered: bool,
    found: usize,
    items: usize,
    contents: Vec<&'p Item>,
    counts: String,
    faults: Vec<(Severity, String)>,
    tree: TreeView<'p>,
}

/// The whole plan.
///
/// # Errors
/// When the template cannot be drawn, which is a fault of the program.
pub fn whole(shown: &ShownPlan) -> Result<String, PageError> {
    draw(shown, &Asked::default(), &Understood::default(), None)
}

/// What of the plan is asked for.
///
/// # Errors
/// As [`whole`].
pub fn filtered(shown: &ShownPlan, asked: &Asked, understood: &Understood) -> Result<String, PageError> {
    let found = (!understood.filter.is_empty()).then(|| understood.filter.find(shown.index(), &shown.findings));
    draw(shown, asked, understood, found.as_ref())
}

fn draw(shown: &ShownPlan, asked: &Asked, understood: &Understood, found: Option<&Found>) -> Result<String, PageError> {
    let (plan, address, marks) = (&shown.stored.plan, plan_address(shown), marks(&shown.findings));
    let body = Body {
        address: &address,
        head: &plan.head,
        asked,
        understood,
        facets: shown.facets(),
        holes: holes(shown),
        chips: chips(asked, &understood.filter, shown.facets(), &plan.head),
        filtered: found.is_some(),
        found: found.map_or(plan.items.len(), |found| found.matches.len()),
        items: plan.items.len(),
        contents: if found.is_none() { contents(&Tree::of(plan)) } else { Vec::new() },
        counts: counted_by_kind(plan),
        faults: faults(shown),
        tree: tree(shown, &address, &marks, found),
    };
    body.render().map_err(|why| PageError::fault(&why))
}

fn tree<'p>(
    shown: &'p ShownPlan,
    address: &'p str,
    marks: &'p HashMap<&str, Mark>,
    found: Option<&'p Found>,
) -> TreeView<'p> {
    let hits = found.into_iter().flat_map(|found| &found.matches).map(|hit| (hit.id.as_str(), hit.title.as_slice()));
    let only = Shown { only: found.map(|found| &found.shown), hits: hits.collect() };
    TreeView { address, pieces: pieces(&shown.stored.plan, marks, &only) }
}

/// The sections to jump to; a plan of one section needs none.
fn contents<'p>(tree: &Tree<'p>) -> Vec<&'p Item> {
    let headed = |item: &&Item| item.kind <= Kind::Priority || tree.children(&item.id).next().is_some();
    let sections: Vec<&Item> = tree.roots().filter(headed).collect();
    if sections.len() > 1 { sections } else { Vec::new() }
}

fn counted_by_kind(plan: &Plan) -> String {
    let count = |kind: Kind| plan.items.iter().filter(|item| item.kind == kind).count();
    let counts = Kind::ALL.map(|kind| (count(kind), kind));
    counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| count_of(count, kind, &plan.head))
        .collect::<Vec<_>>()
        .join(", ")
}

/// How many errors, holes and doubts there are.
fn faults(shown: &ShownPlan) -> Vec<(Severity, String)> {
    let count = |of: Severity| shown.findings.iter().filter(|finding| finding.severity == of).count();
    let all = [Severity::Error, Severity::Hole, Severity::Doubt].map(|of| (of, count(of)));
    all.into_iter().filter(|(_, count)| *count > 0).map(|(of, count)| (of, count_of_findings(count, of))).collect()
}

/// What the plan check found about items, to filter by; how many items each finds.
fn holes(shown: &ShownPlan) -> Vec<Facet> {
    let about_items: Vec<_> = shown.findings.iter().filter(|finding| finding.item.is_some()).cloned().collect();
    let facet = |(code, _): (String, usize)| {
        let mut items: Vec<&str> = about_items
            .iter()
            .filter(|finding| finding.code == code)
            .filter_map(|finding| finding.item.as_deref())
            .collect();
        items.sort_unstable();
        items.dedup();
        let label = rule(&code).map_or(code.as_str(), |rule| rule.title).to_owned();
        Facet { count: items.len(), label, value: code }
    };
    let mut holes: Vec<Facet> = counts(&about_items).into_iter().map(facet).collect();
    holes.sort_by(|one, other| one.label.cmp(&other.label));
    holes
}

impl Body<'_> {
    /// The lists of values that the form offers: label, name, value asked for, values.
    fn choices(&self) -> [(&'static str, &'static str, &str, &[Facet]); 5] {
        [
            ("Lead", "lead", &self.asked.lead, &self.facets.leads),
            ("Group", "group", &self.asked.group, &self.facets.groups),
            ("Measure", "measure", &self.asked.measure, &self.facets.measures),
            ("Place", "place", &self.asked.place, &self.facets.places),
            ("Found by the check", "hole", &self.asked.hole, &self.holes),
        ]
    }

    /// The kinds that the plan has: value, words, how many, whether asked for.
    fn kinds(&self) -> Vec<(&'static str, &str, usize, bool)> {
        let kinds = self.facets.kinds.iter();
        kinds
            .map(|(kind, count)| (kind.as_str(), self.head.label(*kind), *count, self.asked.kind == kind.as_str()))
            .collect()
    }

    /// Whom items are for: value, words, how many, whether asked for.
    fn scopes(&self) -> Vec<(&'static str, &'static str, usize, bool)> {
        let value = |scope: Scope| if scope == Scope::All { "all" } else { "vulnerable" };
        let scopes = self.facets.scopes.iter();
        scopes
            .map(|(scope, count)| {
                (value(*scope), crate::parts::plan_words::scope(*scope), *count, self.asked.scope == value(*scope))
            })
            .collect()
    }

    /// Whether the fields of the form stand open: something in them is asked for, or wrong.
    fn open(&self) -> bool {
        self.understood.from_problem || self.understood.to_problem || self.chips.iter().any(|chip| chip.what != "Words")
    }

    /// What is wrong with the fields.
    fn errors(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.understood.from_problem {
            errors.add("from", "“Due from” must be a year or a date, for example 2009 or 30/9/2009");
        }
        if self.understood.to_problem {
            errors.add("to", "“Due by” must be a year or a date, for example 2009 or 30/9/2009");
        }
        errors
    }

    /// "12 of 274 items".
    fn results(&self) -> String {
        let items = crate::parts::plan_words::counted(self.items, "item", "items");
        if self.filtered { format!("{} of {items}", self.found) } else { items }
    }
}
