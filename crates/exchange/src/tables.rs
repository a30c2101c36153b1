//! A plan as rows of cells.

use std::collections::BTreeMap;

use bigplan_plan::{At, Item, MeasureUse, Plan, PlanHead};
use serde::Serialize;

use crate::{Export, Sheet};

/// A cell: `None` is absent, an empty text is a text that is empty.
pub(crate) type Cell = Option<String>;

/// One row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row's number in the file, counted from 1; the heading is row 1.
    pub line: u32,
    /// The cells, one a column of [`Sheet::columns`].
    pub cells: Vec<Option<String>>,
}

/// All sheets of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    rows: BTreeMap<Sheet, Vec<Row>>,
}

impl Tables {
    /// Lays a plan out as tables. Nothing of it is left out.
    pub fn of(export: &Export) -> Self {
        let mut tables = Self::default();
        let plan = &export.plan;
        tables.head(export);
        for item in &plan.items {
            tables.item(item);
        }
        for measure in &plan.measures {
            tables.measure(measure);
        }
        tables.parts(plan);
        for seal in &export.seals.0 {
            tables.push(Sheet::Exported, vec![filled(&seal.part), text(&seal.id), filled(&seal.seal)]);
        }
        tables
    }

    /// The rows of a sheet, from the top.
    pub fn rows(&self, sheet: Sheet) -> &[Row] {
        self.rows.get(&sheet).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn set(&mut self, sheet: Sheet, rows: Vec<Row>) {
        self.rows.insert(sheet, rows);
    }

    /// Adds a row at the end. Sheets that keep an order get its number in front.
    fn push(&mut self, sheet: Sheet, cells: Vec<Cell>) {
        let rows = self.rows.entry(sheet).or_default();
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX - 2);
        let number = sheet.order().map(|_| Some((count + 1).to_string()));
        rows.push(Row { line: count + 2, cells: number.into_iter().chain(cells).collect() });
    }

    fn head(&mut self, export: &Export) {
        let mut field = |name: &str, value: Cell| self.push(Sheet::Plan, vec![filled(name), value]);
        field("format", filled("bigplan 1"));
        field("id", export.origin.as_ref().map(|origin| origin.plan.clone()));
        field("revision", export.origin.as_ref().map(|origin| origin.revision.to_string()));
        let PlanHead { title, partnership, period, edition, vision, labels } = &export.plan.head;
        field("title", text(title));
        field("partnership", text(partnership));
        field("period from", period.as_ref().map(|period| period.from.clone()));
        field("period to", period.as_ref().map(|period| period.to.clone()));
        field("edition", edition.clone());
        field("vision", vision.clone());
        for (kind, label) in labels {
            field(&format!("word for {}", kind.as_str()), filled(label));
        }
    }

    fn item(&mut self, item: &Item) {
        let id = || filled(&item.id);
        let mut cells = vec![id(), item.parent.clone(), word(&item.kind), item.reference.clone(), text(&item.title)];
        cells.extend([text(&item.text), word(&item.scope), item.due.map(|due| due.to_string())]);
        self.push(Sheet::Items, with_place(cells, item.at));
        for lead in &item.leads {
            let (post, organisation) = (lead.post.clone(), lead.organisation.clone());
            self.push(Sheet::Leads, vec![id(), post, organisation, lead.person.clone(), word(&lead.state)]);
        }
        for group in &item.groups {
            self.push(Sheet::ItemGroups, vec![id(), text(&group.name), yes_no(group.certain)]);
        }
        for measure in &item.measures {
            self.push(Sheet::ItemMeasures, vec![id(), filled(measure)]);
        }
        for need in &item.needs {
            self.push(Sheet::ItemNeeds, vec![id(), filled(need)]);
        }
        for fund in &item.funds {
            self.push(Sheet::Funds, vec![id(), text(&fund.name), number(fund.amount_gbp), yes_no(fund.certain)]);
        }
        for link in &item.links {
            self.push(Sheet::Links, vec![id(), text(&link.to), text(&link.text)]);
        }
    }

    fn measure(&mut self, measure: &MeasureUse) {
        let id = || filled(&measure.id);
        let cells = vec![id(), measure.code.clone(), text(&measure.title), measure.group.clone(), measure.area.clone()];
        self.push(Sheet::Measures, with_place(cells, measure.at));
        let mut value = |what: &str, period: &Cell, value, unit, words: &str| {
            self.push(Sheet::Values, vec![id(), filled(what), period.clone(), number(value), word(&unit), text(words)]);
        };
        if let Some(baseline) = &measure.baseline {
            value("baseline", &baseline.period, baseline.value, baseline.unit, &baseline.text);
        }
        for target in &measure.targets {
            value("target", &target.period, target.value, target.unit, &target.text);
        }
    }

    fn parts(&mut self, plan: &Plan) {
        for need in &plan.needs {
            let cells = vec![text(&need.reference), text(&need.strand), text(&need.need), text(&need.evidence)];
            self.push(Sheet::Needs, with_place(cells, need.at));
        }
        for (group, ordinal) in plan.groups.iter().zip(1..) {
            let key = format!("g{ordinal}");
            let cells = vec![filled(&key), text(&group.name), group.role.clone(), group.chair.clone()];
            let cells = [cells, vec![group.reports_to.clone()]].concat();
            self.push(Sheet::Groups, with_place(cells, group.at));
            for answered in &group.answers_for {
                self.push(Sheet::AnswersFor, vec![filled(&key), filled(answered)]);
            }
        }
        for one in &plan.recommendations {
            let cells = vec![text(&one.from), word(&one.timescale), text(&one.text)];
            self.push(Sheet::Recommendations, with_place(cells, one.at));
        }
        for one in &plan.judgements {
            let cells = vec![text(&one.aspect), one.of.clone(), Some(one.grade.to_string())];
            self.push(Sheet::Judgements, with_place(cells, one.at));
        }
        for term in &plan.glossary {
            self.push(Sheet::Glossary, with_place(vec![text(&term.term), text(&term.meaning)], term.at));
        }
    }
}

/// A text that is always there; absent when empty, because it cannot be absent.
fn text(value: &str) -> Cell {
    (!value.is_empty()).then(|| value.to_owned())
}

/// A text whose emptiness means something.
fn filled(value: &str) -> Cell {
    Some(value.to_owned())
}

fn number(value: Option<f64>) -> Cell {
    value.map(|value| value.to_string())
}

fn yes_no(value: bool) -> Cell {
    filled(if value { "yes" } else { "no" })
}

/// The word that a closed choice has in JSON.
fn word(choice: &impl Serialize) -> Cell {
    serde_json::to_value(choice).ok()?.as_str().map(ToOwned::to_owned)
}

fn with_place(mut cells: Vec<Cell>, at: Option<At>) -> Vec<Cell> {
    let place = |part: Option<u32>| part.map(|part| part.to_string());
    let (cell, page) = (at.and_then(|at| at.cell), at.and_then(|at| at.page));
    cells.extend([place(at.map(|at| at.line)), place(cell), place(page)]);
    cells
}
