//! A hit as the page shows it: what it is, where it leads, its words with the search marked.

use bigplan_plan::{Part, Tree, spans};

use super::found::{Hit, What};
use crate::parts::highlight::{Stretch, excerpt, stretches};
use crate::parts::plan_nav::plan_address;
use crate::parts::plan_words;
use crate::shell::plans::ShownPlan;

/// How many letters of a long text are shown around what was found.
const EXCERPT: usize = 240;

/// A hit in the page's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownHit {
    /// What it is, for example "Action 1.3".
    pub kind: String,
    /// Where it leads.
    pub address: String,
    /// Its title.
    pub title: Marked,
    /// The part of its text around what was found; empty where it has none.
    pub text: Marked,
    /// Where it stands in the plan, or who leads it.
    pub place: String,
}

/// A text with the stretches that were looked for, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    text: String,
    marked: Vec<std::ops::Range<usize>>,
}

impl Marked {
    fn of(text: &str, words: &str) -> Self {
        let (text, marked) = excerpt(text, &spans(text, words), EXCERPT);
        Self { text, marked }
    }

    /// The stretches of the text.
    pub fn stretches(&self) -> Vec<Stretch<'_>> {
        stretches(&self.text, &self.marked)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// Puts a hit into the page's words; `None` where the plan does not hold it.
pub fn shown(plan: &ShownPlan, tree: &Tree<'_>, hit: &Hit, words: &str) -> Option<ShownHit> {
    match &hit.what {
        What::Item(id) => item(plan, tree, id, words),
        What::Part(part) => of_part(plan, *part, words),
    }
}

fn item(plan: &ShownPlan, tree: &Tree<'_>, id: &str, words: &str) -> Option<ShownHit> {
    let item = tree.item(id)?;
    let reference = item.reference.as_deref().map(|reference| format!(" {reference}")).unwrap_or_default();
    let above = tree.ancestors(id).next().map(|above| format!("Under: {}", above.title)).unwrap_or_default();
    let leads: Vec<String> = item.leads.iter().map(plan_words::lead).collect();
    let leads = if leads.is_empty() { String::new() } else { format!("Lead: {}", leads.join("; ")) };
    let place: Vec<String> = [above, leads].into_iter().filter(|words| !words.is_empty()).collect();
    Some(ShownHit {
        kind: format!("{}{reference}", plan.stored.plan.head.label(item.kind)),
        address: format!("{}/items/{id}", plan_address(plan)),
        title: Marked::of(&item.title, words),
        text: Marked::of(&item.text, words),
        place: place.join(" · "),
    })
}

fn of_part(shown: &ShownPlan, part: Part, words: &str) -> Option<ShownHit> {
    let (plan, address) = (&shown.stored.plan, plan_address(shown));
    let hit = |kind: String, address: String, title: &str, text: &str, place: String| ShownHit {
        kind,
        address,
        title: Marked::of(title, words),
        text: Marked::of(text, words),
        place,
    };
    match part {
        Part::Measure(at) => plan.measures.get(at).map(|one| {
            let code = one.code.as_deref().map(|code| format!(" {code}")).unwrap_or_default();
            let about: Vec<&str> = [&one.group, &one.area].into_iter().flatten().map(String::as_str).collect();
            hit(format!("Measure{code}"), format!("{address}/measures#m-{}", one.id), &one.title, "", about.join(", "))
        }),
        Part::Need(at) => plan.needs.get(at).map(|one| {
            let kind = format!("Need {}", one.reference);
            hit(kind, format!("{address}/needs#n-{at}"), &one.need, &one.evidence, one.strand.clone())
        }),
        Part::Group(at) => plan.groups.get(at).map(|one| {
            let groups = format!("/partnerships/{}/groups", shown.partnership.slug);
            let chair = one.chair.as_deref().map(|chair| format!("Chair: {chair}")).unwrap_or_default();
            hit("Group".to_owned(), groups, &one.name, one.role.as_deref().unwrap_or_default(), chair)
        }),
        Part::Term(at) => plan.glossary.get(at).map(|one| {
            hit("Term".to_owned(), format!("{address}/glossary#t-{at}"), &one.term, &one.meaning, String::new())
        }),
    }
}
