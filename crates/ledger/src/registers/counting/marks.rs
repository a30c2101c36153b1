//! What has to be counted again.

use bigplan_measure::MeasureCode;

use super::Counting;
use crate::clock::Moment;
use crate::people::day;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId, PersonId, RecordId};

/// Marks a child of whom something is changed in this transaction. A mark that is there already is written again:
/// whoever counts waits for this transaction then, and sees what it changed.
pub(in crate::registers) async fn mark(
    change: &mut Change<'_>,
    of: PartnershipId,
    person: PersonId,
) -> Result<(), LedgerError> {
    let sql = "INSERT INTO children_to_count (person_id, partnership_id, marked_at, turn) VALUES ($1, $2, $3, 1)
               ON CONFLICT (person_id) DO UPDATE SET turn = children_to_count.turn + 1";
    let at: Moment = change.at;
    execute!(change.work, sql, person, of, at).map(drop)
}

/// As [`mark`], for whom a record is about; nobody where it is about something else.
pub(in crate::registers) async fn mark_record(
    change: &mut Change<'_>,
    of: PartnershipId,
    person: Option<PersonId>,
) -> Result<(), LedgerError> {
    match person {
        Some(person) => mark(change, of, person).await,
        None => Ok(()),
    }
}

/// Has all children of a partnership gone through again: many were stored at once.
pub(in crate::registers) async fn mark_all(change: &mut Change<'_>, of: PartnershipId) -> Result<(), LedgerError> {
    execute!(change.work, "DELETE FROM counting WHERE partnership_id = $1", of).map(drop)
}

/// Has all figures of a partnership added up again.
pub(super) async fn mark_figures_of(change: &mut Change<'_>, of: PartnershipId) -> Result<(), LedgerError> {
    let sql = "INSERT INTO figures_to_count (partnership_id, measure, period)
               SELECT DISTINCT partnership_id, measure, period FROM tallies WHERE partnership_id = $1
               ON CONFLICT (partnership_id, measure, period) DO NOTHING";
    execute!(change.work, sql, of).map(drop)
}

/// A partnership answers for another area from now on: its figures belong there.
pub(crate) async fn other_area(change: &mut Change<'_>, of: PartnershipId) -> Result<(), LedgerError> {
    let sql = "UPDATE counted_figures SET known_until = $1 WHERE partnership_id = $2 AND known_until IS NULL
                 AND known_from < $1";
    let today = day(change.at);
    execute!(change.work, sql, today, of)?;
    execute!(change.work, "DELETE FROM counted_figures WHERE partnership_id = $1 AND known_until IS NULL", of)?;
    mark_figures_of(change, of).await
}

/// The year of a mark that stands for all figures that are out of the people of a measure.
const ALL_YEARS: &str = "";

/// Figures of these measures were loaded: should rates that are counted be out of one, they are worked out again. Which
/// are, whoever counts knows. A mark that is there already is written again, as with [`mark`].
pub(crate) async fn other_people(
    change: &mut Change<'_>,
    of: Option<PartnershipId>,
    measures: impl Iterator<Item = &MeasureCode>,
) -> Result<(), LedgerError> {
    let sql = "INSERT INTO figures_to_count (partnership_id, measure, period)
               SELECT partnership_id, $2, $3 FROM counted_partnerships WHERE partnership_id = $1 OR $1 = ''
               ON CONFLICT (partnership_id, measure, period) DO UPDATE SET measure = excluded.measure";
    let of = of.map(|id| id.to_string()).unwrap_or_default();
    for measure in measures {
        execute!(change.work, sql, &of, measure.as_str(), ALL_YEARS)?;
    }
    Ok(())
}

/// Puts the figures that are out of the people of a measure in the place of the mark that stands for them. Whoever is
/// loading such people just now is waited for.
pub(super) async fn spread(change: &mut Change<'_>, counting: &Counting, of: PartnershipId) -> Result<(), LedgerError> {
    let sql = "SELECT measure FROM figures_to_count WHERE partnership_id = $1 AND period = $2 ORDER BY measure";
    let marked = rows!(change.work, (String,), sql, of, ALL_YEARS)?;
    for (measure,) in &marked {
        let sql = "DELETE FROM figures_to_count WHERE partnership_id = $1 AND period = $2 AND measure = $3";
        execute!(change.work, sql, of, ALL_YEARS, measure.as_str())?;
    }
    let is_marked = |people: &MeasureCode| marked.iter().any(|(code,)| code == people.as_str());
    for count in counting.counts.iter().filter(|count| count.measure.people().is_some_and(is_marked)) {
        let sql = "INSERT INTO figures_to_count (partnership_id, measure, period)
                   SELECT DISTINCT partnership_id, measure, period FROM tally_sums
                   WHERE partnership_id = $1 AND measure = $2
                   ON CONFLICT (partnership_id, measure, period) DO NOTHING";
        execute!(change.work, sql, of, count.measure.code.as_str())?;
    }
    Ok(())
}

/// Keeps what a record counted for when it is destroyed, but not that it was it, whom it was about and on which day:
/// the figures of years that are over stay as they were.
pub(in crate::registers) async fn unlink(change: &mut Change<'_>, record: RecordId) -> Result<(), LedgerError> {
    // By the person's index: none begins with the record.
    let sql = "SELECT partnership_id, measure, period FROM tallies WHERE record_id = $1 AND person_id IN (
                 SELECT person_id FROM records WHERE id = $1)";
    for (of, measure, period) in rows!(change.work, (PartnershipId, String, String), sql, record)? {
        let nobody = RecordId::random()?;
        let sql = "UPDATE tallies SET record_id = $1, person_id = '', day_on = '' WHERE partnership_id = $2
                   AND measure = $3 AND period = $4 AND record_id = $5";
        execute!(change.work, sql, nobody, of, measure, period, record)?;
    }
    Ok(())
}
