//! Reports of each return.

use std::ops::Range;

use super::found::Found;
use super::{AllUnread, Kind, Report, RuleFound, Unread};
use crate::passing::{Detail, Passed};
use crate::{looked_after, need};

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
