//! The cases that say what each rule means: small tables, and the cells that must be found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::rule::{Census, Rule};
use super::rules::RULES;
use super::tables::{Table, Tables};
use super::whole::check;
use crate::cases::{self, CaseTable};
use crate::value::Date;

#[derive(Deserialize)]
struct Case {
    ruleset: String,
    tables: BTreeMap<String, CaseTable>,
    expected: Vec<Wanted>,
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
    for case in cases::read::<Case>(cases) {
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
            table.read("LAchildID", kind.columns(), &mut children, |fill| data.push(kind, fill));
        }
        data.gather();
        let reference = data.header.first().map_or(Date::BLANK, |header| header.reference);
        let census = Census::new(reference, cases::year(&self.ruleset), &[]);
        let findings = check(&data, 2000, &census, 2);
        assert_eq!(findings, check(&data, 2000, &census, 1));
        let mine = findings.found.into_iter().filter(|found| RULES[usize::from(found.rule)].code == rule.code);
        mine.map(|found| (found.table.map_or("", Table::name).to_owned(), found.column.to_owned(), found.row)).collect()
    }
}
