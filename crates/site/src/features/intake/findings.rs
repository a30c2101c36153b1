//! What the reader found doubtful, for the page.

use std::collections::HashMap;

use bigplan_plan::{At, Finding};

use super::opened::Open;
use crate::parts::plan_words::severity;

/// One finding with the way to its place.
#[derive(Clone, Debug)]
pub struct Told {
    /// How much it matters, in a word.
    pub severity: &'static str,
    /// What was found.
    pub message: String,
    /// Where to add an item for it, when it was not understood.
    pub add: Option<String>,
    /// Where it stands in the document.
    pub at: Option<At>,
}

/// What the reader found: what it did not understand, what is about an item, the rest.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Places that were not understood.
    pub unread: Vec<Told>,
    /// About the document or a place that gave no item.
    pub others: Vec<Told>,
    /// By item.
    pub by_item: HashMap<String, Vec<Told>>,
}

impl Findings {
    /// The findings of a draft.
    pub fn of(open: &Open) -> Self {
        let mut findings = Self::default();
        for finding in &open.draft.findings {
            let told = told(open, finding);
            match &finding.item {
                Some(item) => findings.by_item.entry(item.clone()).or_default().push(told),
                None if is_unread(finding) => findings.unread.push(told),
                None => findings.others.push(told),
            }
        }
        findings
    }

    /// What was found about an item.
    pub fn about(&self, item: &str) -> &[Told] {
        self.by_item.get(item).map_or(&[], Vec::as_slice)
    }
}

/// Whether the finding is of something that could not be read.
pub fn is_unread(finding: &Finding) -> bool {
    finding.code.starts_with("unread-")
}

fn told(open: &Open, finding: &Finding) -> Told {
    let add = finding.at.filter(|_| is_unread(finding) && finding.item.is_none()).map(|at| add_address(open, at));
    Told { severity: severity(finding.severity), message: finding.message.clone(), add, at: finding.at }
}

impl Told {
    /// The line of the document.
    pub fn line(&self) -> u32 {
        self.at.map_or(0, |at| at.line)
    }
}

/// Where to add an item that stands at a place of the document.
pub fn add_address(open: &Open, at: At) -> String {
    let part = |name: &str, value: Option<u32>| value.map_or_else(String::new, |value| format!("&{name}={value}"));
    format!("{}/items/new?line={}{}{}", open.address(), at.line, part("cell", at.cell), part("page", at.page))
}
