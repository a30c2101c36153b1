//! `bigplan validate`: every finding of a return in the form that other programs rely on. Nothing is stored.

use std::io::{self, Write};

use bigplan_returns::report::{Report, Unread};
use serde::Serialize;
use serde_json::json;

use super::check_return::{checked, safe};
use super::return_words::{attendance, matched, words};
use crate::cli::{Rows, Validate};
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;

/// One finding.
#[derive(Serialize)]
struct Finding<'a> {
    /// The rule's code; for what could not be read, its kind; `not-run` for a rule that could not run.
    rule: &'a str,
    /// `error` refuses the return, `query` asks for a reason, `note` says what was not looked at.
    severity: &'a str,
    table: Option<&'a str>,
    row: Option<u32>,
    child: Option<&'a str>,
    fields: &'a [&'a str],
    message: &'a str,
}

/// Checks a return and prints what was found.
///
/// # Errors
/// Where a file cannot be read, or is of another return than the named one.
pub fn run(asked: &Validate) -> Result<Outcome, Failure> {
    let progress = Progress::new(asked.json || asked.format.is_some());
    let checked = checked((&asked.files, &[]), asked.year, (&asked.beside, &[]), &progress);
    progress.end();
    let (year, report, _) = checked?;
    if report.of != asked.kind.kind() {
        let message = format!("The files are {}, not {}. Nothing was stored.", report.of, asked.kind.kind());
        return Err(Failure::new("other-return", message));
    }
    let written = match asked.format {
        _ if asked.json => document(&report, year),
        Some(Rows::Csv) => rows(&report),
        None => writeln!(io::stdout(), "{}", words(&report, None, year)),
    };
    written.map_err(|why| Failure::new("not-written", format!("The findings could not be written: {why}.")))?;
    let serious =
        report.rules.iter().any(|rule| !rule.query) || report.unread.iter().any(|one| severity(&one) == "error");
    Ok(if serious { Outcome::Findings } else { Outcome::Done })
}

/// One JSON document; findings are written one by one, as there may be millions.
fn document(report: &Report, year: u16) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let rows: serde_json::Map<_, _> =
        report.tables.iter().map(|(table, rows)| ((*table).to_owned(), json!(rows))).collect();
    let of = report.of.as_str();
    let (matched, attendance) = (matched(report), attendance(report));
    write!(out, "{{\"version\":1,\"return\":\"{of}\",\"year\":{year},\"rows\":{},", json!(rows))?;
    write!(out, "\"matched\":{matched},\"attendance\":{attendance},\"findings\":[")?;
    let mut first = true;
    findings(report, |finding| {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut out, finding).map_err(io::Error::from)
    })?;
    writeln!(out, "]}}")?;
    out.flush()
}

fn rows(report: &Report) -> io::Result<()> {
    let mut out = csv::Writer::from_writer(io::BufWriter::new(io::stdout().lock()));
    out.write_record(["rule", "severity", "table", "row", "child", "fields", "message"])?;
    findings(report, |Finding { rule, severity, table, row, child, fields, message }| {
        let row = row.map(|row| row.to_string()).unwrap_or_default();
        let (child, fields) = (safe(child.unwrap_or_default()), fields.join(" "));
        let cells = [rule, severity, table.unwrap_or_default(), &row, &child, &fields, &safe(message)];
        out.write_record(cells).map_err(io::Error::from)
    })?;
    out.flush()
}

/// Everything that was found: by the rules, in their order; then what could not be read; then rules that could not run.
fn findings(report: &Report, mut each: impl FnMut(&Finding<'_>) -> io::Result<()>) -> io::Result<()> {
    for rule in &report.rules {
        for place in report.places(rule) {
            let child = place.child.map(|child| report.child(child)).filter(|child| !child.is_empty());
            let one = [place.column];
            each(&Finding {
                rule: rule.code,
                severity: rule.weight(),
                table: Some(place.table).filter(|table| !table.is_empty()),
                row: (place.row > 0).then_some(place.row),
                child: child.as_deref(),
                fields: if place.column.is_empty() { rule.columns } else { &one },
                message: rule.text,
            })?;
        }
    }
    for one in report.unread.iter() {
        let table = Some(one.table).filter(|table| !table.is_empty());
        let (rule, severity, message) = (one.code, severity(&one), one.what);
        each(&Finding { rule, severity, table, row: one.row, child: None, fields: &[], message })?;
    }
    for (code, lacks) in &report.cannot {
        let message = format!("Rule {code} could not run: it lacks {lacks}.");
        let (rule, severity) = ("not-run", "note");
        each(&Finding { rule, severity, table: None, row: None, child: None, fields: &[], message: &message })?;
    }
    Ok(())
}

/// What was not read because nobody knows it, or because it stood there twice, is no fault of a child's row.
const NOTES: [&str; 9] = [
    "unknown",
    "other-year",
    "column-twice",
    "annex-a-column-unknown",
    "annex-a-column-twice",
    "annex-a-list-unknown",
    "annex-a-before-headings",
    "school-column-unknown",
    "school-column-twice",
];

fn severity(one: &Unread<&str>) -> &'static str {
    if NOTES.contains(&one.code) { "note" } else { "error" }
}
