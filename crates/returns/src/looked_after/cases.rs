//! The cases that say what each rule means: small tables, and the rows that must be found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::collection::{Collection, Columns, Provider, Providers};
use super::tables::Table;
use super::whole::{Return, check};
use super::{Rule, rules::RULES};
use crate::cases::{self, CaseTable};
use crate::value::{Code, Date, DateStyle};

#[derive(Deserialize)]
struct Case {
    ruleset: String,
    metadata: Option<HashMap<String, Value>>,
    tables: BTreeMap<String, CaseTable>,
    expected: BTreeMap<String, Vec<Value>>,
}

/// Tries a rule on each of its cases.
pub(super) fn prove(rule: &Rule, cases: &str) {
    for (number, case) in cases::read::<Case>(cases).iter().enumerate() {
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
            table.read("CHILD", kind.columns(), &mut children, |fill| into.push(kind, fill));
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
            rules: cases::year(&self.ruleset),
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
