//! A first look at a file: its sheets, what their columns seem to hold, and some rows.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use bigplan_plan::Finding;

use crate::cells::place::Place;
use crate::codes::{COLUMN_NOT_READ, NO_FIGURES, PICTURES};
use crate::error::ReadFiguresError;
use crate::findings::Findings;
use crate::mapping::{Holds, Mapping};
use crate::recognise::{Recognised, recognise};
use crate::source::{Record, Sheet, Source};
use crate::vocabulary::Vocabulary;
use crate::words::quoted;

/// Rows by which a table is recognised.
const LOOKED_AT: usize = 400;
/// Rows that are shown.
const SHOWN: usize = 12;

/// What a file seems to hold; for a person to look at and correct.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The sheets that can be chosen.
    pub sheets: Vec<Sheet>,
    /// What the columns seem to hold.
    pub mapping: Mapping,
    /// The first rows of figures as they stand in the file.
    pub sample: Vec<Record>,
    /// What a person should know before reading.
    pub findings: Vec<Finding>,
}

/// Looks at the first rows of every sheet that the workbook shows, and takes the one that looks
/// most like a table of figures. A file without any gives a mapping without columns and a finding.
///
/// # Errors
/// Files that cannot be read at all.
pub fn propose<R: Read + Seek>(input: R, vocabulary: Vocabulary<'_>) -> Result<Proposal, ReadFiguresError> {
    let mut source = Source::open(input)?;
    let shown: Vec<u32> = source.sheets().iter().filter(|sheet| !sheet.hidden).map(|sheet| sheet.number).collect();
    let mut best: Option<(Recognised, Vec<Record>)> = None;
    let mut pictures = false;
    for sheet in shown {
        let (records, only_pictures) = first_rows(&mut source, sheet)?;
        pictures |= only_pictures;
        let name = source.sheets().iter().find(|known| known.number == sheet).map_or("", |known| known.name.as_str());
        let Some(mut found) = recognise(&records, name, vocabulary) else { continue };
        found.mapping.sheet = sheet;
        if best.as_ref().is_none_or(|(best, _)| best.score < found.score) {
            best = Some((found, records));
        }
    }
    Ok(proposal(source.sheets(), best, pictures))
}

/// Proposes what the columns of one sheet hold, which a person has chosen.
///
/// # Errors
/// Files that cannot be read at all.
pub fn propose_sheet<R: Read + Seek>(
    input: R,
    sheet: u32,
    vocabulary: Vocabulary<'_>,
) -> Result<Proposal, ReadFiguresError> {
    let mut source = Source::open(input)?;
    let (records, pictures) = first_rows(&mut source, sheet)?;
    let name = source.sheets().iter().find(|known| known.number == sheet).map_or("", |known| known.name.as_str());
    let best = recognise(&records, name, vocabulary).map(|mut found| {
        found.mapping.sheet = sheet;
        (found, records)
    });
    Ok(proposal(source.sheets(), best, pictures))
}

fn first_rows<R: Read + Seek>(source: &mut Source<R>, sheet: u32) -> Result<(Vec<Record>, bool), ReadFiguresError> {
    let mut records = Vec::new();
    let told = source.rows(sheet, &mut |record| {
        if !record.is_blank() {
            records.push(record.clone());
        }
        if records.len() < LOOKED_AT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let only_pictures = records.is_empty() && told.pictures;
    Ok((records, only_pictures))
}

fn proposal(sheets: &[Sheet], best: Option<(Recognised, Vec<Record>)>, pictures: bool) -> Proposal {
    let mut findings = Findings::default();
    let (mapping, sample) = match best {
        Some((found, records)) => {
            let headings = found.mapping.headings;
            let after = records.into_iter().filter(|record| record.row() > headings);
            (found.mapping, after.take(SHOWN).collect())
        }
        None => (Mapping { sheet: 1, ..Mapping::default() }, Vec::new()),
    };
    if mapping.columns.is_empty() && pictures {
        findings
            .add_whole(PICTURES, "The sheet holds pictures or charts and no cells. Ask for the figures behind them.");
    } else if mapping.figures().next().is_none() {
        findings.add_whole(
            NO_FIGURES,
            "No table of figures was recognised. Say what the columns hold, or choose another file.",
        );
    }
    for (index, column) in mapping.columns.iter().enumerate() {
        if column.holds == Holds::Nothing && !column.heading.is_empty() {
            let column_number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
            let place = Place { sheet: mapping.sheet, row: mapping.headings, column: column_number };
            findings.add(COLUMN_NOT_READ, place, || format!("the column {} is not read.", quoted(&column.heading)));
        }
    }
    Proposal { sheets: sheets.to_vec(), mapping, sample, findings: findings.finish().0 }
}
