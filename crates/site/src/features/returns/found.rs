//! What the rules found: by rule, by child, and what could not be read; or every finding as a line of a table.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bigplan_returns::Matched;
use bigplan_returns::change::Change;
use bigplan_returns::report::{Place, Report, RuleFound};

use super::attendance::AttendanceTable;
use super::changed::Changed;
use super::kept::{Team, Teams};
use crate::parts::csv;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

/// How many places of a rule, and how many children and unread things, are shown; the table has all.
pub(super) const SHOWN: usize = 50;

/// Which cell of a line names the child.
const CHILD: usize = 4;

#[derive(Template)]
#[template(path = "features/returns/found.html")]
pub(super) struct FoundPage {
    frame: Frame,
    /// What is told of a return that is kept; `None` for one that is only checked.
    pub(super) kept: Option<KeptHead>,
    /// What was found by team, where the records tell.
    pub(super) teams: Vec<Team>,
    what: String,
    counts: String,
    changed: Option<Changed>,
    attendance: Option<AttendanceTable>,
    /// Headings that are not those of the layout, with the column that each was taken for.
    matched: Vec<Matched>,
    rules: Vec<Rule>,
    children: Vec<(String, usize, String)>,
    children_left: usize,
    unread: Vec<(String, String)>,
    unread_left: usize,
    /// What is lacking, and the rules that could not run without it.
    lacking: Vec<(String, String)>,
}

/// What is told of a return that is kept.
pub(super) struct KeptHead {
    pub(super) title: String,
    pub(super) when: String,
    pub(super) by: String,
    /// Whether it stands for its year.
    pub(super) stands: bool,
    /// How many rows count for nothing, table by table.
    pub(super) left_out: Vec<(String, usize)>,
    /// Its files: name, length in bytes, digest.
    pub(super) files: Vec<(String, u64, String)>,
    pub(super) address: String,
}

/// What one rule found.
struct Rule {
    code: &'static str,
    text: &'static str,
    weight: &'static str,
    found: usize,
    children: usize,
    places: Vec<String>,
    left: usize,
}

/// Shows it.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn page_of(visit: &Visit, report: &Report, change: Option<&Change>, year: u16) -> Answer {
    let frame = Frame::new(visit, "What the rules found").under("Home", "/").under("Check a return", "/returns/check");
    page(&FoundPage::of(frame, report, change, year))
}

impl FoundPage {
    /// What was found, as the page of a check shows it.
    pub(super) fn of(frame: Frame, report: &Report, change: Option<&Change>, year: u16) -> Self {
        let (children, children_left) = children(report);
        let unread = report.unread.iter().take(SHOWN).map(|one| {
            let row = one.row.map(|row| format!(", row {row}")).unwrap_or_default();
            let place = if one.table.is_empty() { "The file".to_owned() } else { format!("{}{row}", one.table) };
            (place, one.what.to_owned())
        });
        let rows = counted(report.rows, "row", "rows");
        let of = counted(usize::try_from(report.children()).unwrap_or(usize::MAX), "child", "children");
        Self {
            frame,
            kept: None,
            teams: Vec::new(),
            what: format!("{} of {year}", report.of),
            counts: format!("{rows} of {of}"),
            changed: change.map(|change| Changed::of(report, change)),
            attendance: report.detail.attendance.as_ref().map(AttendanceTable::of),
            matched: report.detail.renamed().cloned().collect(),
            rules: report.rules.iter().map(|rule| Rule::of(report, rule)).collect(),
            children,
            children_left,
            unread: unread.collect(),
            unread_left: report.unread.len().saturating_sub(SHOWN),
            lacking: report.lacking().into_iter().map(|(what, rules)| (what.to_owned(), rules.join(", "))).collect(),
        }
    }
}

impl Rule {
    fn of(report: &Report, rule: &RuleFound) -> Self {
        Self {
            code: rule.code,
            text: rule.text,
            weight: rule.weight(),
            found: rule.found(),
            children: rule.children,
            places: report.places(rule).take(SHOWN).map(|place| told(report, rule, place)).collect(),
            left: rule.found().saturating_sub(SHOWN),
        }
    }
}

/// "Episodes, row 4, child 12345: DECOM, RNE"
pub(super) fn told(report: &Report, rule: &RuleFound, place: Place) -> String {
    if place.table.is_empty() {
        return "The whole return".to_owned();
    }
    let child = place.child.map(|child| report.child(child)).unwrap_or_default();
    let child = if child.is_empty() { "no child named".to_owned() } else { format!("child {child}") };
    format!("{}, row {}, {child}: {}", place.table, place.row, columns(rule, place))
}

fn columns(rule: &RuleFound, place: Place) -> String {
    if place.column.is_empty() { rule.columns.join(", ") } else { place.column.to_owned() }
}

/// The children with most findings: who, how many, and by which rules; and how many more there are.
fn children(report: &Report) -> (Vec<(String, usize, String)>, usize) {
    let mut found: BTreeMap<u32, (usize, Vec<&'static str>)> = BTreeMap::new();
    for rule in &report.rules {
        for child in report.places(rule).filter_map(|place| place.child) {
            let (count, codes) = found.entry(child).or_default();
            *count += 1;
            if codes.last() != Some(&rule.code) {
                codes.push(rule.code);
            }
        }
    }
    let left = found.len().saturating_sub(SHOWN);
    let mut most: Vec<(u32, (usize, Vec<&'static str>))> = found.into_iter().collect();
    most.sort_by_key(|(child, (count, _))| (std::cmp::Reverse(*count), *child));
    let line = |(child, (count, codes)): (u32, (usize, Vec<&str>))| (report.child(child), count, codes.join(", "));
    (most.into_iter().take(SHOWN).map(line).collect(), left)
}

/// Every finding as comma-separated values; of a return that is kept with the team that works with the child.
pub(super) fn file(report: &Report, change: Option<&Change>, year: u16, teams: Option<&Teams>) -> Response {
    // The mark at the start tells spreadsheets that the letters are UTF-8.
    let mut text = String::from("\u{feff}");
    let mut is_heading = true;
    report.lines(change, |cells| {
        let team = teams
            .map(|teams| if is_heading { "team" } else { teams.of(cells.get(CHILD).copied().unwrap_or_default()) });
        text.push_str(&csv::row(cells.iter().copied().chain(team)));
        is_heading = false;
    });
    let name = format!("attachment; filename=\"{}-{year}-findings.csv\"", report.of.as_str());
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (headers, text).into_response()
}
