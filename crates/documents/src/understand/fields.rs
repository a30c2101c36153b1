//! What hangs on an item: filled from cells, labels and lines.

use bigplan_plan::{At, Kind, Lead, LeadState, Severity};

use super::build::{Build, Opening};
use super::columns::Role;
use super::words::Vocabulary;
use super::{funds, group_cell, leads, measure_cells, milestones, pointers};
use crate::document::Part;
use crate::values::{find_dates, latest};

/// What is said of an item in one cell or behind one label.
pub(super) struct Said<'a> {
    pub role: Role,
    pub parts: &'a [Part],
    pub at: At,
    /// Where each part stands, when the cell was put together from several rows.
    pub places: Vec<At>,
}

impl Said<'_> {
    fn paragraphs(&self) -> Vec<&str> {
        self.parts.iter().map(|p| p.text.plain.trim()).filter(|t| !t.is_empty()).collect()
    }

    fn placed(&self) -> impl Iterator<Item = (&str, At)> {
        let place = |i: usize| self.places.get(i).copied().unwrap_or(self.at);
        self.parts.iter().enumerate().map(move |(i, p)| (p.text.plain.trim(), place(i))).filter(|(t, _)| !t.is_empty())
    }

    fn text(&self) -> String {
        self.paragraphs().join(" ")
    }
}

/// Hangs what is said on an item.
pub(super) fn fill(build: &mut Build, item: usize, said: &Said<'_>, vocabulary: &Vocabulary) {
    match said.role {
        Role::Lead => add_leads(build, item, leads::read(&said.paragraphs(), vocabulary)),
        Role::Group => {
            let groups = group_cell::read(&said.paragraphs());
            with(build, item, |i| {
                for group in groups {
                    if !i.groups.contains(&group) {
                        i.groups.push(group);
                    }
                }
            });
        }
        Role::Funds => {
            let funds = funds::read(&said.paragraphs());
            with(build, item, |i| i.funds.extend(funds));
        }
        Role::Need => needs(build, item, said),
        Role::Due => due(build, item, said),
        Role::Measure | Role::Target => {
            // Where measures have codes, a line without one heads those below it.
            let coded = said.paragraphs().iter().filter(|p| !crate::values::find_codes(p).is_empty()).count() >= 2;
            for (paragraph, at) in said.placed() {
                for measure in measure_cells::read(paragraph, at) {
                    if measure.code.is_some() || !coded {
                        build.measure(Some(item), measure);
                    }
                }
            }
        }
        Role::Progress => progress(build, item, said, vocabulary),
        Role::Link => link(build, item, said),
        Role::Aside => {
            add_links(build, item, &said.text());
            let funds = said.paragraphs().into_iter().flat_map(funds::in_remark).collect::<Vec<_>>();
            with(build, item, |i| i.funds.extend(funds));
        }
        _ => {}
    }
    if matches!(said.role, Role::Progress | Role::Measure | Role::Funds) {
        add_links(build, item, &said.text());
    }
}

fn with(build: &mut Build, item: usize, change: impl FnOnce(&mut bigplan_plan::Item)) {
    if let Some(item) = build.items.get_mut(item) {
        change(item);
    }
}

/// Adds leads that the item does not have yet.
pub(super) fn add_leads(build: &mut Build, item: usize, leads: Vec<Lead>) {
    with(build, item, |i| {
        if leads.iter().any(|l| l.state == LeadState::Named) {
            i.leads.retain(|l| l.state != LeadState::Vacant || l.organisation.is_some() || l.post.is_some());
        }
        for lead in leads {
            if !i.leads.contains(&lead) {
                i.leads.push(lead);
            }
        }
    });
}

/// Adds the pointers of a text.
pub(super) fn add_links(build: &mut Build, item: usize, text: &str) {
    let links = pointers::links(text);
    with(build, item, |i| {
        for link in links {
            if !i.links.contains(&link) {
                i.links.push(link);
            }
        }
    });
}

fn needs(build: &mut Build, item: usize, said: &Said<'_>) {
    let text = said.text();
    let found = pointers::needs(&text);
    if found.is_empty() && !text.is_empty() {
        let message = format!("The need reference “{text}” was not understood.");
        build.note("unread-need-reference", Severity::Doubt, message, Some(item), said.at);
    }
    with(build, item, |i| {
        for need in found {
            if !i.needs.contains(&need) {
                i.needs.push(need);
            }
        }
    });
}

fn due(build: &mut Build, item: usize, said: &Said<'_>) {
    let text = said.text();
    let dates = find_dates(&text);
    // "From September 2012" says when it begins.
    let ends: Vec<_> = dates.iter().filter(|d| d.from.is_some() || !begins(&text, d)).cloned().collect();
    let when = latest(&ends);
    if latest(&dates).is_none()
        && dates.iter().all(|d| d.frequency.is_none())
        && text.chars().any(char::is_alphanumeric)
    {
        let message = format!("The date “{text}” was not understood.");
        build.note("unread-date", Severity::Doubt, message, Some(item), said.at);
    }
    with(build, item, |i| i.due = when.or(i.due));
}

fn begins(text: &str, date: &crate::values::FoundDate) -> bool {
    let before = text.get(..date.span.start).unwrap_or_default().trim_end().to_lowercase();
    ["from", "starting", "starts", "begins", "beginning", "since"]
        .iter()
        .any(|w| before.strip_suffix(w).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '(', ',', ';'])))
}

fn link(build: &mut Build, item: usize, said: &Said<'_>) {
    for paragraph in said.paragraphs() {
        let mut links = pointers::links(&format!("see {paragraph}"));
        for link in &mut links {
            link.text = paragraph.to_owned();
        }
        if links.is_empty() {
            links.push(bigplan_plan::ItemLink { to: paragraph.to_owned(), text: paragraph.to_owned() });
        }
        with(build, item, |i| i.links.extend(links));
    }
}

/// Dated statements become milestones, figures measures; what is neither is said.
fn progress(build: &mut Build, item: usize, said: &Said<'_>, vocabulary: &Vocabulary) {
    for (paragraph, at) in said.placed() {
        for statement in milestones::read(paragraph, vocabulary) {
            let measures: Vec<_> =
                measure_cells::read(&statement.text, at).into_iter().filter(measure_cells::moves).collect();
            let measured = !measures.is_empty();
            for measure in measures {
                build.measure(Some(item), measure);
            }
            match statement.due {
                Some(due) => {
                    let milestone = build.add(Opening {
                        kind: Kind::Milestone,
                        parent: Some(item),
                        reference: None,
                        text: &statement.text,
                        at,
                    });
                    with(build, milestone, |i| i.due = Some(due));
                }
                None if !measured
                    && statement.text.split(' ').count() > 3
                    && !pointers::is_only_pointer(&statement.text) =>
                {
                    let message =
                        format!("This sign of progress has neither a date nor a figure: “{}”.", short(&statement.text));
                    build.note("undated-progress", Severity::Note, message, Some(item), at);
                }
                None => {}
            }
        }
    }
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    if text.chars().count() <= 80 {
        return text.to_owned();
    }
    let start: String = text.chars().take(78).collect();
    format!("{}…", start.trim_end())
}

/// Whether a date in a step says when the step is to be done: "by April", "(June 2006)".
fn is_deadline(step: &str, date: &crate::values::FoundDate) -> bool {
    let exact = date.when.is_some_and(|w| matches!(w, bigplan_plan::When::Month(..) | bigplan_plan::When::Day(_)));
    let before = step.get(..date.span.start).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let timed = matches!(
        word.as_str(),
        "from" | "in" | "during" | "between" | "to" | "on" | "at" | "of" | "until" | "–" | "-" | "for" | ""
    );
    let last = step.get(date.span.end..).unwrap_or_default().trim_matches(['.', ')', ';', ' ']).is_empty();
    date.by || exact && (timed || last || word.ends_with(['(', ',', ':', '-', '–']))
}

/// Adds the steps of an action: milestones where they carry a date, else actions.
pub(super) fn add_steps(build: &mut Build, action: usize, steps: &[(String, At)]) {
    for (step, at) in steps {
        if !step.chars().any(char::is_alphabetic) {
            continue;
        }
        let dates: Vec<_> = find_dates(step).into_iter().filter(|d| is_deadline(step, d)).collect();
        let due = latest(&dates);
        let kind = if due.is_some() { Kind::Milestone } else { Kind::Action };
        let index = build.add(Opening { kind, parent: Some(action), reference: None, text: step, at: *at });
        with(build, index, |i| i.due = due);
        add_links(build, index, step);
    }
}
