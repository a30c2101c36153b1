//! What reading a file gives, as text to compare.

use std::fmt::Write as _;
use std::io::Cursor;
use std::ops::ControlFlow;

use bigplan_figures::{Mapping, Reading, Row, Vocabulary, propose, read};
use bigplan_measure::{Missing, Standing};

/// Reads a file as it was recognised.
pub fn recognised(bytes: &[u8], vocabulary: Vocabulary<'_>) -> (Mapping, Vec<Row>, Reading) {
    let proposal = propose(Cursor::new(bytes), vocabulary).expect("the file can be read");
    let (rows, reading) = as_mapped(bytes, &proposal.mapping, vocabulary);
    (proposal.mapping, rows, reading)
}

/// Reads a file as a mapping says.
pub fn as_mapped(bytes: &[u8], mapping: &Mapping, vocabulary: Vocabulary<'_>) -> (Vec<Row>, Reading) {
    let mut rows = Vec::new();
    let reading = read(Cursor::new(bytes), mapping, vocabulary, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    });
    (rows, reading.expect("the file can be read"))
}

/// Everything that came of a file, one line each.
pub fn shown(bytes: &[u8], vocabulary: Vocabulary<'_>) -> String {
    let (mapping, rows, reading) = recognised(bytes, vocabulary);
    let mut text = format!("{:?}, headings in row {}\n", mapping.layout, mapping.headings);
    for row in &rows {
        let _ = writeln!(text, "{}", line(row));
    }
    let _ = writeln!(text, "{} rows, {} given, {} refused", reading.rows, reading.given, reading.refused);
    for finding in &reading.findings {
        let _ = writeln!(text, "{} {}: {}", finding.severity.as_str(), finding.code, finding.message);
    }
    text
}

/// A figure in one line: cell, measure, place, group, period, value, and what is unusual about it.
pub fn line(row: &Row) -> String {
    let o = &row.observation;
    let mut text = format!("{} {} {} {} {}", row.place.shown(), o.measure, o.area, o.group, o.period);
    if let Some(value) = o.value {
        let _ = write!(text, " {}", (value * 1e6).round() / 1e6);
    }
    if o.numerator.is_some() || o.denominator.is_some() {
        let part = |part: Option<f64>| part.map_or_else(|| "?".to_owned(), |part| part.to_string());
        let _ = write!(text, " ({} of {})", part(o.numerator), part(o.denominator));
    }
    if let Some(missing) = o.missing {
        let _ = write!(text, " {}", missing_code(missing));
    }
    if o.standing != Standing::Final {
        let _ = write!(text, " {:?}", o.standing);
    }
    if !o.comparable {
        text.push_str(" not-comparable");
    }
    if !o.source.is_empty() {
        let _ = write!(text, " from {}", o.source);
    }
    if let Some(date) = o.published_on {
        let _ = write!(text, " on {date}");
    }
    text
}

fn missing_code(missing: Missing) -> String {
    format!("[{missing:?}]")
}
