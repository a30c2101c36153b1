//! A child cannot be in two episodes at once, unless the register says so.

use jiff::civil::Date;

use crate::definition::{Definition, Episode};
use crate::record::{Around, FindingCode, Record, RecordFinding};

pub(super) fn check(definition: &Definition, record: &Record, around: Around<'_>, findings: &mut Vec<RecordFinding>) {
    let Some(episode) = &definition.episode else { return };
    let closed = definition.state(&record.state).is_some_and(|state| state.ends);
    if closed && record.day(&episode.starts).is_some() && record.day(&episode.ends).is_none() {
        let message = "The record is closed and has no last day: fill it in, or open the record again.";
        findings.push(RecordFinding::hole(FindingCode::StateAndDays, message).of(&episode.ends));
    }
    if episode.together {
        return;
    }
    let Some(mine) = days(episode, record) else { return };
    for other in around.others.iter().filter(|other| other.id != record.id && other.subject == record.subject) {
        let Some(theirs) = days(episode, other) else { continue };
        match (mine.1, theirs.1) {
            (None, None) => {
                let message = format!(
                    "Another {} about the same child is open since {}: close it first.",
                    definition.one, theirs.0
                );
                findings.push(RecordFinding::error(FindingCode::TwoOpen, message).of(&episode.starts));
            }
            _ if meet(mine, theirs) => {
                let message = format!(
                    "It shares days with another {} about the same child, which began on {}.",
                    definition.one, theirs.0
                );
                findings.push(RecordFinding::error(FindingCode::Overlap, message).of(&episode.starts));
            }
            _ => {}
        }
    }
}

/// Whether a record would share days with another about the same subject, of a register in which no two may.
pub fn shares_days(definition: &Definition, record: &Record, others: &[Record]) -> bool {
    let Some(episode) = definition.episode.as_ref().filter(|episode| !episode.together) else { return false };
    let Some(mine) = days(episode, record) else { return false };
    let mut others = others.iter().filter(|other| other.id != record.id && other.subject == record.subject);
    others.any(|other| days(episode, other).is_some_and(|theirs| meet(mine, theirs)))
}

fn days(episode: &Episode, record: &Record) -> Option<(Date, Option<Date>)> {
    Some((record.day(&episode.starts)?, record.day(&episode.ends)))
}

/// Whether two share more than the day on which one ends and the other begins.
fn meet(mine: (Date, Option<Date>), theirs: (Date, Option<Date>)) -> bool {
    let before = |until: Option<Date>, from: Date| until.is_some_and(|until| until <= from);
    !before(mine.1, theirs.0) && !before(theirs.1, mine.0)
}
