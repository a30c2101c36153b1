//! What a row says about all its figures.

use bigplan_measure::{GroupCode, Missing, Standing};
use jiff::civil::Date;

use crate::cells::marks;
use crate::cells::place::Place;
use crate::codes::{COLUMN_UNDECIDED, GROUPS_CROSSED};
use crate::findings::Findings;
use crate::resolve::{GroupWords, Unknowns, read_period};
use crate::source::Record;
use crate::words::plain;

use super::columns::Columns;

/// Whether a row is among those that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// It is.
    Yes,
    /// A column holds something else.
    No,
    /// Nobody has said which rows are wanted; the column.
    Undecided(usize),
}

/// Looks at the columns that tell rows apart.
pub(crate) fn wanted(record: &Record, columns: &Columns) -> Wanted {
    for (column, value) in &columns.only {
        match value {
            None => return Wanted::Undecided(*column),
            Some(value) if plain(value) != plain(record.cell(*column)) => return Wanted::No,
            Some(_) => {}
        }
    }
    Wanted::Yes
}

/// Says once that a column is undecided.
pub(crate) fn tell_undecided(heading: &str, place: Place, findings: &mut Findings) {
    findings.add(COLUMN_UNDECIDED, place, || {
        format!(
            "the column {} tells rows apart. Say which of them to read, or what groups or measures they are.",
            crate::words::quoted(heading)
        )
    });
}

/// The group of a row; `None` where it has none that can be kept.
pub(crate) fn group(
    record: &Record,
    columns: &Columns,
    words: &mut GroupWords<'_>,
    place: impl Fn(usize) -> Place,
    unknown: &mut Unknowns,
    findings: &mut Findings,
) -> Option<GroupCode> {
    let mut group = GroupCode::all();
    for (column, dimension) in &columns.groups {
        let text = record.cell(*column);
        let Some(found) = words.named(*column, dimension.as_deref(), text) else {
            unknown.add(text, place(*column));
            return None;
        };
        if found.is_all() || found == group {
            continue;
        }
        if !group.is_all() {
            findings.add(GROUPS_CROSSED, place(*column), || {
                format!("the row speaks of {group} and of {found} at once, which no group does.")
            });
            return None;
        }
        group = found;
    }
    Some(group)
}

/// What stands beside the figures of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside<'r> {
    /// A symbol.
    pub symbol: Option<Missing>,
    /// Provisional, final, estimated.
    pub standing: Option<Standing>,
    /// Whether the figure may be compared with the period before.
    pub comparable: bool,
    /// The source in words.
    pub source: &'r str,
    /// When it was published.
    pub published_on: Option<Date>,
    /// The unit in words.
    pub unit: &'r str,
    /// Words beside the period.
    pub kind: &'r str,
}

/// Reads them.
pub(crate) fn beside<'r>(record: &'r Record, columns: &Columns, dates: &mut Dates) -> Beside<'r> {
    let text = |column| columns.text(record, column);
    let comparable = text(columns.comparable);
    Beside {
        symbol: Missing::read(text(columns.symbol)).filter(|symbol| *symbol != Missing::Blank),
        standing: marks::standing(text(columns.standing)).or_else(|| standing_of_symbol(text(columns.symbol))),
        comparable: !["no", "n", "false", "0", "not comparable"].iter().any(|no| comparable.eq_ignore_ascii_case(no)),
        source: text(columns.source),
        published_on: dates.read(text(columns.published_on)),
        unit: text(columns.unit),
        kind: text(columns.kind),
    }
}

fn standing_of_symbol(symbol: &str) -> Option<Standing> {
    (!symbol.is_empty()).then(|| marks::standing(symbol)).flatten()
}

/// Dates, which are mostly the same from row to row.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    text: String,
    date: Option<Date>,
}

impl Dates {
    fn read(&mut self, text: &str) -> Option<Date> {
        if self.text != text {
            text.clone_into(&mut self.text);
            self.date = date(text);
        }
        self.date
    }
}

/// A date as people write it; a month is its first day.
fn date(text: &str) -> Option<Date> {
    use bigplan_measure::{Period, YearKind};
    match read_period(text, "", YearKind::Snapshot)?.period {
        Period::Day(day) => Some(day),
        Period::Month { year, month } => Date::new(year, i8::try_from(month).ok()?, 1).ok(),
        _ => None,
    }
}
