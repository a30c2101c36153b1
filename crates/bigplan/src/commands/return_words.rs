//! What the check of a return found, as it is told: to programs, and to people.

use bigplan_returns::Matched;
use bigplan_returns::change::Change;
use bigplan_returns::report::{Report, RuleFound};
use bigplan_returns::school::{Attendance, Totals};
use serde_json::{Value, json};

use super::return_change;
use crate::table::table;

/// How many things that could not be read are told at a terminal.
const TOLD: usize = 20;

/// The report for programs: counts by rule.
pub fn said(report: &Report, change: Option<&Change>, year: u16) -> Value {
    let rule = |rule: &RuleFound| {
        json!({
            "code": rule.code, "weight": rule.weight(), "what": rule.text, "found": rule.found(),
            "children": rule.children
        })
    };
    let unread =
        |one: bigplan_returns::report::Unread<&str>| json!({"table": one.table, "row": one.row, "what": one.what});
    json!({
        "version": 1, "return": report.of.as_str(), "year": year, "rows": report.rows, "children": report.children(),
        "found": report.found(), "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
        "not-run": report.cannot.iter().map(|(rule, lacks)| json!({"code": rule, "lacks": lacks})).collect::<Vec<_>>(),
        "not-read": report.unread.iter().map(unread).collect::<Vec<_>>(),
        "matched": matched(report), "attendance": attendance(report),
        "since-earlier": change.map(return_change::said)
    })
}

/// Headings that are not those of the layout, with the column that each was taken for.
pub fn matched(report: &Report) -> Value {
    let one =
        |one: &Matched| json!({"table": one.table, "sheet": one.sheet, "column": one.column, "heading": one.heading});
    report.detail.renamed().map(one).collect()
}

/// What children missed: all together, and by school. Nothing where the return does not tell it.
pub fn attendance(report: &Report) -> Value {
    let told = |all: &Totals| {
        json!({
            "on-roll": all.on_roll, "with-sessions": all.with_sessions, "persistently-absent": all.persistently_absent,
            "severely-absent": all.severely_absent, "sessions-possible": all.possible, "sessions-missed": all.missed,
            "session-rows": all.rows, "reasons": all.reasons(), "session-rows-not-on-roll": all.rows_not_on_roll,
            "duplicates": all.duplicates
        })
    };
    report.detail.attendance.as_ref().map_or(Value::Null, |attendance| {
        let schools = attendance.by_school();
        let schools: serde_json::Map<_, _> =
            schools.into_iter().map(|(school, totals)| (school.to_owned(), told(&totals))).collect();
        json!({"all": told(&attendance.totals()), "schools": schools})
    })
}

/// The report for people.
pub fn words(report: &Report, change: Option<&Change>, year: u16) -> String {
    let mut lines = vec![format!(
        "Read {} of {year}: {} rows of {} children. Nothing was stored.",
        report.of,
        report.rows,
        report.children()
    )];
    if !report.rules.is_empty() {
        let row = |rule: &RuleFound| {
            let counts = [rule.found().to_string(), rule.children.to_string()];
            [vec![rule.code.to_owned(), rule.weight().to_owned()], counts.to_vec(), vec![rule.text.to_owned()]].concat()
        };
        let rows: Vec<Vec<String>> = report.rules.iter().map(row).collect();
        lines.push(table(&["rule", "weight", "found", "children", "what is wrong"], &rows));
    }
    for (what, rules) in report.lacking() {
        lines.push(format!("Could not run without {what}: {}.", rules.join(", ")));
    }
    for one in report.unread.iter().take(TOLD) {
        let row = one.row.map(|row| format!(", row {row}")).unwrap_or_default();
        let place = if one.table.is_empty() { "The file".to_owned() } else { format!("{}{row}", one.table) };
        lines.push(format!("{place}: {}.", one.what));
    }
    if report.unread.len() > TOLD {
        lines.push(format!("{} more could not be read: --out lists all.", report.unread.len() - TOLD));
    }
    for one in report.detail.renamed() {
        lines.push(format!("{}: the heading \"{}\" was taken for {}.", one.sheet, one.heading, one.column));
    }
    lines.extend(report.detail.attendance.as_ref().map(attended));
    lines.extend(change.map(return_change::words));
    lines.push(match report.found() {
        0 => "The rules found nothing wrong.".to_owned(),
        found => {
            format!("{} rules found {found} places. --out FILE lists each with its row and child.", report.rules.len())
        }
    });
    lines.join("\n")
}

/// Attendance by school as a table, all together first.
fn attended(attendance: &Attendance) -> String {
    let row = |name: &str, all: &Totals| {
        let numbers =
            [all.on_roll, all.with_sessions, all.persistently_absent, all.severely_absent, all.possible, all.missed];
        [vec![name.to_owned()], numbers.map(|number| number.to_string()).to_vec()].concat()
    };
    let schools = attendance.by_school();
    let schools = schools.iter().map(|(name, totals)| row(name, totals));
    let rows: Vec<Vec<String>> = [row("all", &attendance.totals())].into_iter().chain(schools).collect();
    table(&["school", "on roll", "with sessions", "persistent", "severe", "possible", "missed"], &rows)
}
