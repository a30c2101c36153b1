//! The cases that say what each rule means: small tables, and the cells that must be found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::rule::{Census, Rule};
use super::rules::RULES;
use super::tables::{Table, Tables};
use super::whole::check;
use crate::table::Filled;
use crate::value::{Date, DateStyle};

#[derive(Deserialize)]
struct Case {
    ruleset: String,
    tables: BTreeMap<String, CaseTable>,
    expected: Vec<Wanted>,
}

#[derive(Deserialize)]
struct CaseTable {
    columns: Vec<String>,
    index: Vec<Value>,
    rows: Vec<Vec<Option<String>>>,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    table: Option<String>,
    #[serde(default)]
    column: String,
    #[serde(default)]
    row: Value,
}

type Cells = BTreeSet<(String, String, u32)>;

/// Tries a rule on each of its cases.
pub(super) fn prove(rule: &Rule, cases: &str) {
    let cases: Vec<Case> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    for case in &cases {
        assert_eq!(case.found(rule), case.wanted(), "rule {} of {}", rule.code, case.ruleset);
    }
}

impl Case {
    fn wanted(&self) -> Cells {
        let cell = |wanted: &Wanted| match &wanted.table {
            Some(table) => (table.clone(), wanted.column.clone(), self.tables[table].place(&wanted.row)),
            None => (String::new(), String::new(), u32::MAX),
        };
        self.expected.iter().map(cell).collect()
    }

    fn found(&self, rule: &Rule) -> Cells {
        let (mut data, mut children) = (Tables::default(), HashMap::new());
        for (name, table) in &self.tables {
            let kind = *Table::ALL.iter().find(|table| table.name() == name).unwrap();
            table.read(kind, &mut data, &mut children);
        }
        data.gather();
        let reference = data.header.first().map_or(Date::BLANK, |header| header.reference);
        let year = 2000 + self.ruleset[self.ruleset.len() - 2..].parse::<u16>().unwrap();
        let census = Census::new(reference, year, &[]);
        let findings = check(&data, 2000, &census, 2);
        assert_eq!(findings, check(&data, 2000, &census, 1));
        let mine = findings.found.into_iter().filter(|found| RULES[usize::from(found.rule)].code == rule.code);
        mine.map(|found| (found.table.map_or("", Table::name).to_owned(), found.column.to_owned(), found.row)).collect()
    }
}

impl CaseTable {
    /// Cases name rows by a label; findings by their place.
    fn place(&self, label: &Value) -> u32 {
        let text = |value: &Value| value.as_str().map_or_else(|| value.as_f64().unwrap().to_string(), str::to_owned);
        let place = self.index.iter().position(|index| text(index) == text(label)).unwrap();
        u32::try_from(place).unwrap()
    }

    fn read(&self, kind: Table, into: &mut Tables, children: &mut HashMap<String, u32>) {
        for (number, row) in (0..).zip(&self.rows) {
            let id = self.columns.iter().position(|column| column == "LAchildID").and_then(|at| row[at].clone());
            let next = u32::try_from(children.len()).unwrap();
            let child = id.map_or(1000 + number, |id| *children.entry(id).or_insert(next));
            into.push(kind, &mut |filled| self.fill(filled, kind, row, (number, child)));
        }
    }

    fn fill(&self, filled: &mut dyn Filled, kind: Table, cells: &[Option<String>], place: (u32, u32)) {
        filled.place(place.0, place.1);
        for (name, cell) in self.columns.iter().zip(cells) {
            if let Some(at) = kind.columns().iter().position(|column| column == name) {
                filled.put_cell(at, cell.as_deref(), DateStyle::Either);
            }
        }
    }
}
