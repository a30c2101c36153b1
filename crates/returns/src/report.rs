//! What is wrong with a return, told the same way whichever return it is: rule by rule, with the rows and the children.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use crate::change::Change;
use crate::children::Children;
use crate::listed::Listed;
use crate::passing::{Detail, Finding, NOBODY, Passed, TableNames};
use crate::prints::Prints;
use crate::{looked_after, need};

/// Which return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The looked-after return (SSDA903).
    LookedAfter,
    /// The children-in-need census.
    Need,
    /// The child-level lists for an inspection (Annex A).
    AnnexA,
    /// The school census.
    SchoolCensus,
}

impl Kind {
    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LookedAfter => "ssda903",
            Self::Need => "cin",
            Self::AnnexA => "annex-a",
            Self::SchoolCensus => "school-census",
        }
    }

    /// The return whose XML has this outermost element, in whatever letters.
    pub fn of_element(name: &str) -> Option<Self> {
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        if is("MESSAGE") { Some(Self::Need) } else { is("EXPSSDA903").then_some(Self::LookedAfter) }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LookedAfter => "the looked-after return (SSDA903)",
            Self::Need => "the children-in-need census",
            Self::AnnexA => "the inspection lists (Annex A)",
            Self::SchoolCensus => "the school census",
        })
    }
}

/// A place in a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table; empty where the whole return is meant.
    pub table: &'static str,
    /// The row in its table, from 1; the heading does not count. 0 where the whole return is meant.
    pub row: u32,
    /// The one column that is meant, where it is one; else the rule's columns are.
    pub column: &'static str,
    /// The child, by its number in the return; `None` where the whole return is meant.
    pub child: Option<u32>,
}

/// What a rule found; where, [`Report::places`] tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFound {
    /// Its code.
    pub code: &'static str,
    /// What is wrong, in plain words.
    pub text: &'static str,
    /// Whether it asks a question rather than refuses the return.
    pub query: bool,
    /// The columns that it is about.
    pub columns: &'static [&'static str],
    /// How many children it is about.
    pub children: usize,
    /// Its number among the rules of the return.
    number: u16,
    /// Where its findings stand among all, or, where they are kept by rules, from none to how many there are.
    places: Range<usize>,
}

impl RuleFound {
    /// How many places it found.
    pub fn found(&self) -> usize {
        self.places.len()
    }

    /// The word for what it weighs.
    pub fn weight(&self) -> &'static str {
        if self.query { "query" } else { "error" }
    }
}

/// Something that could not be read as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread<W = String> {
    /// Which kind of thing, stable, for machines: `unknown`, `no-date` …
    pub code: &'static str,
    /// The table; empty where it is about none.
    pub table: &'static str,
    /// The row in its table, from 1.
    pub row: Option<u32>,
    /// What it is, as the second half of a sentence.
    pub what: W,
}

/// All that could not be read, in the order of the files. There may be millions, of few kinds: they are made as they are looked
/// at.
#[derive(Debug)]
pub struct AllUnread(Listed<(&'static str, &'static str, String)>);

impl AllUnread {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = Unread<&str>> {
        let row = |row: u32| Some(row).filter(|row| *row > 0);
        self.0.iter().map(move |((code, table, what), at)| Unread { code, table, row: row(at), what: what.as_str() })
    }
}

impl FromIterator<Unread> for AllUnread {
    fn from_iter<I: IntoIterator<Item = Unread>>(all: I) -> Self {
        let mut listed = Listed::new();
        all.into_iter().for_each(|one| listed.push((one.code, one.table, one.what), one.row.unwrap_or_default()));
        Self(listed)
    }
}

/// What is wrong with a return.
#[derive(Debug)]
pub struct Report {
    /// Which return.
    pub of: Kind,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them stand in each table, in the order of tables.
    pub tables: Vec<(&'static str, usize)>,
    /// The rules that found something, in their order.
    pub rules: Vec<RuleFound>,
    /// The rules that could not run, and what each lacks.
    pub cannot: Vec<(&'static str, String)>,
    /// What could not be read.
    pub unread: AllUnread,
    /// What else is worth telling of it.
    pub detail: Detail,
    found: Found,
    children: Children,
    /// The prints of its rows, where another file will be set beside it.
    prints: Option<Prints>,
}

/// The findings of a return as its rules give them, in the order of rules: there may be millions, so they are kept once, and
/// those of the looked-after return packed.
#[derive(Debug)]
enum Found {
    LookedAfter(looked_after::Found),
    Need(Vec<need::Finding>),
    Passing(Vec<Finding>, Vec<TableNames>),
}

impl Report {
    /// What was found in a looked-after return.
    pub(crate) fn looked_after(checked: looked_after::Checked) -> Self {
        let rule = |(number, of): (u16, &looked_after::OfRule)| {
            let rule = looked_after::rules::RULES.get(usize::from(number))?;
            let (code, text, columns) = (rule.code, rule.text, rule.fields);
            let (children, places) = (of.children, 0..of.places);
            Some(RuleFound { code, text, query: false, columns, children, number, places })
        };
        let unread = checked.faults.told(|(table, what)| (what.code(), table.name(), what.to_string()));
        Self {
            of: Kind::LookedAfter,
            rows: checked.tables.iter().map(|(_, rows)| rows).sum(),
            tables: checked.tables,
            rules: checked.found.rules().filter_map(rule).collect(),
            cannot: checked.cannot.into_iter().map(|cannot| (cannot.rule, cannot.lacks)).collect(),
            unread: AllUnread(unread),
            detail: Detail::default(),
            found: Found::LookedAfter(checked.found),
            children: checked.children,
            prints: None,
        }
    }

    /// Checks a children-in-need census.
    pub fn need(loaded: need::Loaded, census: &need::Census<'_>, threads: usize) -> Self {
        let findings = need::check(&loaded.data, loaded.children.count(), census, threads);
        let rules = by_rule(&findings.found, loaded.children.count(), |found| (found.rule, found.child));
        let rule = |(number, children, places): (u16, usize, Range<usize>)| {
            let rule = need::rules::RULES.get(usize::from(number))?;
            let query = rule.severity == need::Severity::Query;
            Some(RuleFound { code: rule.code, text: rule.text, query, columns: rule.fields, children, number, places })
        };
        let unread = loaded.faults.iter().map(|fault| Unread {
            code: fault.what.code(),
            table: fault.row.map_or("", |(table, _)| table.name()),
            row: fault.row.map(|(_, row)| row + 1),
            what: fault.what.to_string(),
        });
        Self {
            of: Kind::Need,
            rows: loaded.data.rows(),
            tables: loaded.data.by_table(),
            rules: rules.into_iter().filter_map(rule).collect(),
            cannot: Vec::new(),
            unread: unread.collect(),
            detail: Detail::default(),
            found: Found::Need(findings.found),
            children: loaded.children,
            prints: None,
        }
    }

    /// Tells of a return whose rows were looked at as they passed.
    pub(crate) fn passed(passed: Passed) -> Self {
        let Passed { mut found, children, .. } = passed;
        found.sort_unstable();
        let rules = by_rule(&found, children.count(), |found| (u16::from(found.rule), found.child));
        let rule = |(number, children, places): (u16, usize, Range<usize>)| {
            let said = passed.rules.get(usize::from(number))?;
            Some(RuleFound {
                code: said.code,
                text: said.text,
                query: said.query,
                columns: &[],
                children,
                number,
                places,
            })
        };
        Self {
            of: passed.of,
            rows: passed.tables.iter().map(|(_, rows)| rows).sum(),
            tables: passed.tables,
            rules: rules.into_iter().filter_map(rule).collect(),
            cannot: passed.cannot,
            unread: passed.unread.into_iter().collect(),
            detail: passed.detail,
            found: Found::Passing(found, passed.names),
            children,
            prints: passed.prints,
        }
    }

    /// Where a rule of this report found something.
    pub fn places(&self, rule: &RuleFound) -> Box<dyn Iterator<Item = Place> + '_> {
        match &self.found {
            Found::LookedAfter(found) => Box::new(found.of(rule.number).map(|found| Place {
                table: found.table.name(),
                row: found.row + 1,
                column: "",
                child: Some(found.child),
            })),
            Found::Need(found) => {
                Box::new(found.get(rule.places.clone()).unwrap_or_default().iter().map(|found| Place {
                    table: found.table.map_or("", need::Table::name),
                    row: found.table.map_or(0, |_| found.row + 1),
                    column: found.column,
                    child: found.table.map(|_| found.child),
                }))
            }
            Found::Passing(found, names) => {
                Box::new(found.get(rule.places.clone()).unwrap_or_default().iter().map(|found| {
                    let names = names.get(usize::from(found.table));
                    Place {
                        table: names.map_or("", |names| names.table),
                        row: found.row,
                        column: names
                            .and_then(|names| names.columns.get(usize::from(found.column)))
                            .copied()
                            .unwrap_or(""),
                        child: Some(found.child).filter(|child| *child != NOBODY),
                    }
                }))
            }
        }
    }

    /// The rules that could not run, by what they lack, what most lack first.
    pub fn lacking(&self) -> Vec<(&str, Vec<&'static str>)> {
        let mut by_lack: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
        for (rule, lacks) in &self.cannot {
            by_lack.entry(lacks).or_default().push(rule);
        }
        let mut lacking: Vec<_> = by_lack.into_iter().collect();
        lacking.sort_by_key(|(_, rules)| Reverse(rules.len()));
        lacking
    }

    /// How many children it is about.
    pub fn children(&self) -> u32 {
        self.children.count()
    }

    /// The identifier of a child as the return gives it, in capital letters; empty where it has none.
    pub fn child(&self, number: u32) -> String {
        self.children.id(number)
    }

    /// How many places the rules found.
    pub fn found(&self) -> usize {
        self.rules.iter().map(RuleFound::found).sum()
    }

    /// The same with the prints of its rows.
    pub(crate) fn with(self, prints: Option<Prints>) -> Self {
        Self { prints, ..self }
    }

    /// The print of a row where something was found; 0 for the whole return.
    pub(crate) fn print(&self, place: &Place) -> u64 {
        self.prints.as_ref().map_or(0, |prints| prints.of_row(place.table, place.row))
    }

    /// The tables with the prints of their rows in order.
    pub(crate) fn prints(&self) -> impl Iterator<Item = (&'static str, Vec<u64>)> {
        self.prints.iter().flat_map(Prints::tables)
    }

    /// Every finding as cells: rule, weight, table, row, child, columns, what is wrong; headings first. Where there was an
    /// earlier file, one more says whether it is new, stays, or was mended since. No cell of the return is among them but
    /// the child's number.
    pub fn lines(&self, change: Option<&Change>, mut line: impl FnMut(&[&str])) {
        let mut wide = |cells: [&str; 7], since: &str| match change {
            Some(_) => line(&[cells.as_slice(), &[since]].concat()),
            None => line(&cells),
        };
        wide(["rule", "weight", "table", "row", "child", "columns", "what"], "since");
        for rule in &self.rules {
            let changed = change.and_then(|change| change.rules.iter().find(|one| one.rule.code == rule.code));
            let mut new = changed.map(|changed| changed.new.iter()).into_iter().flatten().peekable();
            for place in self.places(rule) {
                let since = if new.next_if_eq(&&place).is_some() { "new" } else { "stays" };
                self.line(rule, &place, |cells| wide(cells, since));
            }
        }
        for (change, changed) in change.iter().flat_map(|change| change.rules.iter().map(move |rule| (change, rule))) {
            for place in &changed.mended {
                change.earlier.line(&changed.rule, place, |cells| wide(cells, "mended"));
            }
        }
        for (rule, lacks) in &self.cannot {
            wide([rule, "not run", "", "", "", "", &format!("it lacks {lacks}")], "");
        }
        for one in self.unread.iter() {
            let row = one.row.map(|row| row.to_string()).unwrap_or_default();
            wide(["", "not read", one.table, &row, "", "", one.what], "");
        }
    }

    fn line(&self, rule: &RuleFound, place: &Place, line: impl FnOnce([&str; 7])) {
        let child = place.child.map(|child| self.child(child)).unwrap_or_default();
        let all = rule.columns.join(" ");
        let columns = if place.column.is_empty() { all.as_str() } else { place.column };
        let row = if place.row == 0 { String::new() } else { place.row.to_string() };
        line([rule.code, rule.weight(), place.table, &row, &child, columns, rule.text]);
    }

    /// Whether nothing at all is wrong: every rule ran, all was read, nothing was found.
    pub fn is_clean(&self) -> bool {
        self.rules.is_empty() && self.cannot.is_empty() && self.unread.is_empty()
    }
}

/// Findings that stand in the order of rules, rule by rule: its number, how many children it is about, and where its findings
/// stand.
fn by_rule<F>(found: &[F], children: u32, of: impl Fn(&F) -> (u16, u32)) -> Vec<(u16, usize, Range<usize>)> {
    // By which rule each child was met last.
    let mut met = vec![None; usize::try_from(children).unwrap_or_default()];
    let (mut rules, mut from) = (Vec::new(), 0);
    for same in found.chunk_by(|one, other| of(one).0 == of(other).0) {
        let Some(number) = same.first().map(|first| of(first).0) else { continue };
        let mut about = 0;
        for child in same.iter().filter_map(|found| usize::try_from(of(found).1).ok()) {
            if let Some(met) = met.get_mut(child).filter(|met| **met != Some(number)) {
                *met = Some(number);
                about += 1;
            }
        }
        rules.push((number, about, from..from + same.len()));
        from += same.len();
    }
    rules
}

impl looked_after::read::What {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "unknown",
            Self::Lacking(_) => "missing-column",
            Self::Twice(_) => "column-twice",
            Self::NoDate(_) => "no-date",
            Self::NoNumber(_) => "no-number",
            Self::Cells(_) => "cells",
            Self::NoChild => "no-child",
            Self::OtherYear => "other-year",
        }
    }
}

impl need::What {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "unknown",
            Self::NoDate(_) => "no-date",
            Self::Stray(_) => "stray-text",
            Self::NoChild => "no-child",
        }
    }
}

impl fmt::Display for looked_after::read::What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "{name} is not known in this year and was not read"),
            Self::Lacking(name) => write!(f, "the column {name} is missing"),
            Self::Twice(name) => write!(f, "the column {name} stands twice; the first was read"),
            Self::NoDate(column) => write!(f, "{column} holds no date (day first, such as 31/12/2024)"),
            Self::NoNumber(column) => write!(f, "{column} holds no number"),
            Self::Cells(number) => write!(f, "the row has {number} cells, which is not the number of headings"),
            Self::NoChild => f.write_str("the row names no child"),
            Self::OtherYear => f.write_str("the year has no such table; it was read as in the latest year"),
        }
    }
}

impl fmt::Display for need::What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "{name} is not known in this year and was not read"),
            Self::NoDate(element) => write!(f, "{element} holds no date (such as 2024-12-31)"),
            Self::Stray(element) => write!(f, "text stands in {element} where none belongs"),
            Self::NoChild => f.write_str("the child has no identifier"),
        }
    }
}
