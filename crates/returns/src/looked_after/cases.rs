//! The cases that say what each rule means: small tables, and the rows that must be found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::collection::{Collection, Columns, Provider, Providers};
use super::tables::{Table, Tables};
use super::whole::{Return, check};
use super::{Rule, rules::RULES};
use crate::table::Filled;
use crate::value::{Code, Date, DateStyle};

#[derive(Deserialize)]
struct Case {
    ruleset: String,
    metadata: Option<HashMap<String, Value>>,
    tables: BTreeMap<String, CaseTable>,
    expected: BTreeMap<String, Vec<Value>>,
}

#[derive(Deserialize)]
struct CaseTable {
    columns: Vec<String>,
    index: Vec<Value>,
    rows: Vec<Vec<Option<String>>>,
}

/// Tries a rule on each of its cases.
pub(super) fn prove(rule: &Rule, cases: &str) {
    let cases: Vec<Case> = cases.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!cases.is_empty());
    for (number, case) in cases.iter().enumerate() {
        assert_eq!(case.found(rule), case.wanted(), "rule {} case {number} of {}", rule.code, case.ruleset);
    }
}

type Rows = BTreeSet<(String, u32)>;

impl Case {
    fn wanted(&self) -> Rows {
        let each = |(table, rows): (&String, &Vec<Value>)| {
            rows.iter().map(|row| (table.clone(), self.tables[table].place(row))).collect::<Vec<_>>()
        };
        self.expected.iter().flat_map(each).collect()
    }

    fn found(&self, rule: &Rule) -> Rows {
        let (mut data, mut columns, mut children) = (Return::default(), Columns::default(), HashMap::new());
        for (name, table) in &self.tables {
            let base = name.trim_end_matches("_last");
            let kind = *Table::ALL.iter().find(|table| table.name() == base).unwrap();
            let last = base != name;
            columns.add_table(kind, last);
            table.columns.iter().for_each(|column| columns.add(kind, last, column));
            let into = if last { &mut data.last } else { &mut data.now };
            table.read(kind, into, &mut children);
        }
        data.now.gather();
        data.last.gather();
        data.children = u32::try_from(children.len()).unwrap() + 1000;
        let providers = self.providers();
        let year = self.year(&columns, &providers);
        assert!(rule.is_of(year.rules), "rule {} is not of {}", rule.code, year.rules);
        assert_eq!(rule.lacks(&columns, true), None);
        let findings = check(&data, &year, 2);
        assert_eq!(findings, check(&data, &year, 1));
        let mine = findings.found.into_iter().filter(|found| RULES[usize::from(found.rule)].code == rule.code);
        mine.map(|found| (found.table.name().to_owned(), found.row)).collect()
    }

    fn year<'a>(&self, columns: &'a Columns, providers: &'a Providers) -> Collection<'a> {
        let text = |key: &str| self.metadata.as_ref().and_then(|data| data.get(key)).and_then(Value::as_str);
        let date = |key| Date::cell(text(key), DateStyle::Either);
        Collection {
            start: date("collection_start"),
            end: date("collection_end"),
            rules: 2000 + self.ruleset[self.ruleset.len() - 2..].parse::<u16>().unwrap(),
            council: Code::cell(text("localAuthority")),
            from_xml: text("file_format") == Some("xml"),
            columns,
            postcodes: None,
            providers: Some(providers),
        }
    }

    fn providers(&self) -> Providers {
        let mut providers = Providers::new();
        let Some(list) = self.metadata.as_ref().and_then(|data| data.get("provider_info")) else { return providers };
        let names: Vec<&str> = list["columns"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        for row in list["rows"].as_array().unwrap() {
            let cell = |name: &str| {
                let at = names.iter().position(|column| *column == name)?;
                let value = &row[at];
                value.as_str().map(str::to_owned).or_else(|| (!value.is_null()).then(|| value.to_string()))
            };
            let codes = |name| cell(name).iter().flat_map(|list| list.split(',')).map(Code::new).collect();
            let provider = Provider {
                places: codes("PLACE_CODES"),
                kinds: codes("PROVIDER_CODES"),
                postcode: Code::cell(cell("POSTCODE").as_deref()),
                closed: Date::cell(cell("REG_END").as_deref(), DateStyle::Either),
                council: Code::cell(cell("LA_CODE_INFERRED").as_deref()),
            };
            providers.entry(Code::cell(cell("URN").as_deref())).or_default().push(provider);
        }
        providers
    }
}

impl CaseTable {
    /// Cases name rows by a label; findings by their place.
    fn place(&self, label: &Value) -> u32 {
        let text = |value: &Value| match value {
            Value::Number(number) => number.as_f64().unwrap().to_string(),
            other => other.as_str().unwrap().to_owned(),
        };
        let place = self.index.iter().position(|index| text(index) == text(label)).unwrap();
        u32::try_from(place).unwrap()
    }

    fn read(&self, kind: Table, into: &mut Tables, children: &mut HashMap<String, u32>) {
        for (number, row) in (0..).zip(&self.rows) {
            let id = self.columns.iter().position(|column| column == "CHILD").and_then(|at| row[at].clone());
            let next = u32::try_from(children.len()).unwrap();
            let child = id.map_or(900 + number, |id| *children.entry(id).or_insert(next));
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
