//! The tree of a plan as a sequence of pieces that the template draws one after the other.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use askama::Template;
use bigplan_plan::{Item, Kind, Plan, PlanHead, Tree};

use super::marks::Mark;
use crate::parts::dates;
use crate::parts::highlight::{Stretch, stretches};
use crate::parts::{kind_words, plan_words};

/// How deep items get a heading of their own; deeper ones stand in lists.
const HEADED: usize = 2;

/// The tree, drawn.
#[derive(Template)]
#[template(path = "features/plan/tree.html")]
pub struct TreeView<'p> {
    /// The address of the plan.
    pub address: &'p str,
    /// The pieces in order.
    pub pieces: Vec<Piece<'p>>,
}

/// A piece of the drawing.
pub enum Piece<'p> {
    /// An item with a heading; what stands under it is summed up, where there is any.
    Section(Line<'p>),
    /// The end of such an item, and whether anything stood under it.
    SectionEnd(bool),
    /// A list begins.
    List,
    /// A list ends.
    ListEnd,
    /// An item in a list.
    Entry(Line<'p>),
    /// The end of such an item.
    EntryEnd,
}

/// One item in a line or two.
pub struct Line<'p> {
    /// The item.
    pub item: &'p Item,
    /// What the plan calls an item of its kind.
    pub kind: &'p str,
    /// How deep it stands; the heading of a section is of level 2 or 3.
    pub depth: usize,
    /// What the plan check found about it.
    pub mark: Option<&'p Mark>,
    /// Whether it is shown only because something under it was found.
    pub above: bool,
    /// What stands under it, for example "3 objectives, 12 actions".
    pub beneath: String,
    hits: Option<&'p [Range<usize>]>,
}

impl Line<'_> {
    /// Its title with what was looked for marked.
    pub fn title(&self) -> Vec<Stretch<'_>> {
        stretches(&self.item.title, self.hits.unwrap_or_default())
    }

    /// Who leads, who answers for it and when it is due, in one line.
    pub fn facts(&self) -> String {
        let mut facts = Vec::new();
        let leads: Vec<String> = self.item.leads.iter().map(plan_words::lead).collect();
        if !leads.is_empty() {
            facts.push(format!("Lead: {}", leads.join("; ")));
        }
        let group = |group: &bigplan_plan::GroupUse| {
            if group.certain { group.name.clone() } else { format!("{} (in doubt)", group.name) }
        };
        let groups: Vec<String> = self.item.groups.iter().map(group).collect();
        if !groups.is_empty() {
            facts.push(format!("Group: {}", groups.join("; ")));
        }
        facts.extend(self.item.due.map(|due| format!("Due: {}", dates::when(due))));
        facts.join(" · ")
    }
}

/// What of the tree is shown, and how.
#[derive(Default)]
pub struct Shown<'p> {
    /// The items to show; `None` for all.
    pub only: Option<&'p BTreeSet<String>>,
    /// What was found, with the stretches of the title to mark; empty where nothing was looked for.
    pub hits: HashMap<&'p str, &'p [Range<usize>]>,
}

/// Takes the tree apart into pieces, in one pass.
pub fn pieces<'p>(plan: &'p Plan, marks: &'p HashMap<&str, Mark>, shown: &Shown<'p>) -> Vec<Piece<'p>> {
    let tree = Tree::of(plan);
    let kept = |item: &Item| shown.only.is_none_or(|only| only.contains(&item.id));
    let rows: Vec<(usize, &'p Item)> = tree.walk().filter(|(_, item)| kept(item)).collect();
    let beneath = summed_up(&rows, &plan.head);
    let mut pieces = Vec::with_capacity(rows.len() * 3);
    let mut open: Vec<(Open, usize)> = Vec::new();
    for ((depth, item), beneath) in rows.into_iter().zip(beneath) {
        let hits = shown.hits.get(item.id.as_str()).copied();
        let above = shown.only.is_some() && hits.is_none();
        let section = depth < HEADED && (!beneath.is_empty() || item.kind <= Kind::Priority);
        close_to(&mut pieces, &mut open, depth, if section { Next::Section } else { Next::Entry });
        let holds = !beneath.is_empty();
        let kind = plan.head.label(item.kind);
        let line = Line { item, kind, depth, mark: marks.get(item.id.as_str()), above, beneath, hits };
        if section {
            pieces.push(Piece::Section(line));
            open.push((Open::Section(holds), depth));
        } else {
            if !matches!(open.last(), Some((Open::List, at)) if *at == depth) {
                pieces.push(Piece::List);
                open.push((Open::List, depth));
            }
            pieces.push(Piece::Entry(line));
            open.push((Open::Entry, depth));
        }
    }
    close_to(&mut pieces, &mut open, 0, Next::Section);
    pieces
}

#[derive(Clone, Copy)]
enum Open {
    Section(bool),
    List,
    Entry,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Section,
    Entry,
}

/// Closes what the next item does not stand in.
fn close_to(pieces: &mut Vec<Piece<'_>>, open: &mut Vec<(Open, usize)>, depth: usize, next: Next) {
    while let Some((last, at)) = open.last().copied() {
        let stays = at < depth || (at == depth && matches!(last, Open::List) && next == Next::Entry);
        if stays {
            break;
        }
        open.pop();
        pieces.push(match last {
            Open::Section(holds) => Piece::SectionEnd(holds),
            Open::List => Piece::ListEnd,
            Open::Entry => Piece::EntryEnd,
        });
    }
}

/// For each item what stands under it, counted by kind, in words.
fn summed_up(rows: &[(usize, &Item)], head: &PlanHead) -> Vec<String> {
    let mut below: Vec<[usize; 5]> = Vec::new();
    let sums = rows.iter().rev().map(|(depth, item)| sum_of(&mut below, *depth, item.kind));
    let mut sums: Vec<String> = sums.map(|counts| in_words(counts, head)).collect();
    sums.reverse();
    sums
}

/// Takes what was counted one step deeper and adds it, with the item, to its own step.
fn sum_of(below: &mut Vec<[usize; 5]>, depth: usize, kind: Kind) -> [usize; 5] {
    if below.len() < depth + 2 {
        below.resize(depth + 2, [0; 5]);
    }
    let beneath = below.get_mut(depth + 1).map(std::mem::take).unwrap_or_default();
    let mut counts = beneath;
    for (count, of) in counts.iter_mut().zip(Kind::ALL) {
        *count += usize::from(of == kind);
    }
    for (own, count) in below.get_mut(depth).into_iter().flatten().zip(counts) {
        *own += count;
    }
    beneath
}

fn in_words(counts: [usize; 5], head: &PlanHead) -> String {
    let some = Kind::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    some.map(|(kind, count)| kind_words::count_of(count, kind, head)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use bigplan_plan::{Filter, Plan, PlanIndex};

    use super::{Piece, Shown, pieces};

    fn plan() -> Plan {
        toml::from_str(
            r#"
            items = [
                { id = "o", kind = "outcome", title = "Be healthy" },
                { id = "p", parent = "o", kind = "priority", title = "Sleep" },
                { id = "a", parent = "p", kind = "action", title = "Quiet evenings" },
                { id = "s", parent = "a", kind = "action", title = "Dim lamps" },
                { id = "b", parent = "p", kind = "action", title = "Early suppers" },
                { id = "q", parent = "o", kind = "priority", title = "Play" },
                { id = "x", kind = "action", title = "Alone" },
                { id = "y", kind = "action", title = "Alone too" },
            ]"#,
        )
        .unwrap()
    }

    fn drawn(pieces: &[Piece<'_>]) -> String {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Section(line) => format!("<{}{}({})", line.item.id, if line.above { "^" } else { "" }, line.beneath),
            Piece::SectionEnd(_) => ">".into(),
            Piece::List => "[".into(),
            Piece::ListEnd => "]".into(),
            Piece::Entry(line) => format!("{}{}", line.item.id, if line.above { "^" } else { "" }),
            Piece::EntryEnd => ";".into(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn priorities_get_headings_and_actions_stand_in_lists() {
        let plan = plan();
        assert_eq!(
            drawn(&pieces(&plan, &HashMap::new(), &Shown::default())),
            "<o(2 priorities, 3 actions) <p(3 actions) [ a [ s ; ] ; b ; ] > <q() > > [ x ; y ; ]"
        );
    }

    #[test]
    fn what_is_found_is_shown_with_what_stands_above() {
        let plan = plan();
        let found = Filter { text: "lamps".into(), ..Filter::default() }.find(&PlanIndex::of(&plan), &[]);
        let hits = found.matches.iter().map(|hit| (hit.id.as_str(), hit.title.as_slice())).collect();
        let shown = Shown { only: Some(&found.shown), hits };
        assert_eq!(
            drawn(&pieces(&plan, &HashMap::new(), &shown)),
            "<o^(1 priority, 2 actions) <p^(2 actions) [ a^ [ s ; ] ; ] >  >".replace("  ", " ")
        );
    }
}
