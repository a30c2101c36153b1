//! The next step of counting: some children, and the figures that they move.

use std::collections::BTreeSet;

use bigplan_counting::{Count, year_of};
use jiff::civil::Date;

use super::super::{Casework, persons};
use super::retally::{mark_figures, retally};
use super::standing::{begin, standing, went_on};
use super::{Counting, runs, totals};
use crate::clock::Day;
use crate::people::day;
use crate::transaction::{Change, Housekeeping};
use crate::{Actor, LedgerError, PartnershipId, PersonId, Right};

/// How many children a step goes through: others wait no longer than that to write.
const CHILDREN: i64 = 200;

/// What a step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountStep {
    /// How many children were gone through.
    pub children: usize,
    /// How many of their tallies are others than before.
    pub tallies: usize,
    /// How many figures were added up.
    pub figures: usize,
    /// How many of them are others than before.
    pub changed: usize,
    /// Whether all children have been gone through by the rules that hold, so that figures are added up.
    pub complete: bool,
}

impl CountStep {
    /// Whether there was nothing to do.
    pub fn is_idle(&self) -> bool {
        self.complete && self.children + self.figures == 0
    }
}

impl Casework {
    /// The partnerships in which something has to be counted.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system.
    pub async fn to_count(&self, actor: &Actor, counting: &Counting) -> Result<Vec<PartnershipId>, LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut read = self.ledger.store.read().await?;
        let sql = "SELECT a.partnership_id FROM partnership_areas a
                   JOIN counted_partnerships p ON p.partnership_id = a.partnership_id
                   LEFT JOIN counting c ON c.partnership_id = a.partnership_id
                   WHERE (c.partnership_id IS NULL OR SUBSTR(c.rules, 1, 64) <> $1 OR NOT c.is_complete OR c.counted_on < $2
                      OR EXISTS (SELECT 1 FROM children_to_count m WHERE m.partnership_id = a.partnership_id)
                      OR EXISTS (SELECT 1 FROM figures_to_count f WHERE f.partnership_id = a.partnership_id))
                   ORDER BY a.partnership_id";
        let today = super::super::duties::day_of(self);
        let found = rows!(read, (PartnershipId,), sql, &counting.rules, today)?;
        Ok(found.into_iter().map(|(of,)| of).collect())
    }

    /// Has all children of a partnership gone through again, whatever was counted before. What comes of it is the same,
    /// unless what was kept had been spoilt.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system.
    pub async fn count_again(&self, actor: &Actor, of: PartnershipId) -> Result<(), LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut change = self.ledger.change(actor).await?;
        super::mark_all(&mut change, of).await?;
        super::marks::mark_figures_of(&mut change, of).await?;
        change.commit_unrecorded(Housekeeping::Counted).await
    }

    /// Counts some of what has to be counted in a partnership, in one transaction. A step that was broken off has done
    /// nothing, and the next one does it.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system; [`LedgerError::State`] where the partnership has no area, or
    /// the definitions were changed.
    pub async fn count_step(
        &self,
        actor: &Actor,
        counting: &Counting,
        of: PartnershipId,
    ) -> Result<CountStep, LedgerError> {
        actor.require(Right::Administer, None)?;
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        persons::in_turn(&mut change, &format!("counting of {of}")).await?;
        let today = day(change.at);
        let standing = standing(&mut change, counting, of, today).await?;
        let mut step = CountStep { complete: standing.complete, ..CountStep::default() };
        let people = if standing.complete {
            if standing.on < today {
                new_day(self, &mut change, counting, of, standing.on.0, today).await?;
            }
            marked(&mut change, of).await?
        } else {
            next(&mut change, of, &standing.after).await?
        };
        if let Some(more) = standing.more(&mut change, counting, &people).await? {
            begin(&mut change, of, &more, today).await?;
            change.commit_unrecorded(Housekeeping::Counted).await?;
            return Ok(CountStep::default());
        }
        step.children = people.len();
        let kept = standing.complete;
        let counts = (counting, &standing.counts);
        step.tallies = retally(self, &mut change, counts, of, (&people, today.0), kept).await?;
        if !standing.complete {
            step.complete = people.is_empty();
            if step.complete {
                totals::rebuild(&mut change, of).await?;
            }
            went_on(&mut change, of, people.last().copied(), today).await?;
        }
        if step.complete {
            (step.figures, step.changed) = runs::run(&mut change, counting, of, today).await?;
        }
        if step.changed > 0 {
            change.commit().await?;
        } else {
            change.commit_unrecorded(Housekeeping::Counted).await?;
        }
        Ok(step)
    }
}

/// The next children of all.
async fn next(change: &mut Change<'_>, of: PartnershipId, after: &str) -> Result<Vec<PersonId>, LedgerError> {
    let sql = "SELECT id FROM persons WHERE id > $1 AND partnership_id = $2 AND kind = 'child' ORDER BY id LIMIT $3";
    let found = rows!(change.work, (PersonId,), sql, after, of, CHILDREN)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The children who were marked first. Whoever is changing one of them just now is waited for.
async fn marked(change: &mut Change<'_>, of: PartnershipId) -> Result<Vec<PersonId>, LedgerError> {
    let sql =
        "SELECT person_id FROM children_to_count WHERE partnership_id = $1 ORDER BY marked_at, person_id LIMIT $2";
    let found = rows!(change.work, (PersonId,), sql, of, CHILDREN)?;
    for (person,) in &found {
        execute!(change.work, "DELETE FROM children_to_count WHERE person_id = $1", *person)?;
    }
    Ok(found.into_iter().map(|(person,)| person).collect())
}

/// A day is over: who counts as they stand today is counted again, and so is every year that may have ended with it.
async fn new_day(
    casework: &Casework,
    change: &mut Change<'_>,
    counting: &Counting,
    of: PartnershipId,
    before: Date,
    today: Day,
) -> Result<(), LedgerError> {
    let figures: BTreeSet<(String, String)> = counting
        .counts
        .iter()
        .filter_map(|count| Some((count.measure.code.to_string(), year_of(count.measure.year, before)?.code())))
        .collect();
    mark_figures(change, of, figures.iter()).await?;
    let moves = |count: &&Count| count.moves_between(&casework.registers, &casework.calendar, before, today.0);
    let moving: BTreeSet<&str> = counting.counts.iter().filter(moves).map(|count| count.register().as_str()).collect();
    for register in moving {
        let sql = "INSERT INTO children_to_count (person_id, partnership_id, marked_at, turn)
                   SELECT DISTINCT person_id, partnership_id, $1, 1 FROM records
                   WHERE partnership_id = $2 AND register = $3 AND person_id IS NOT NULL AND merged_into IS NULL
                   ON CONFLICT (person_id) DO NOTHING";
        execute!(change.work, sql, change.at, of, register)?;
    }
    execute!(change.work, "UPDATE counting SET counted_on = $1 WHERE partnership_id = $2", today, of).map(drop)
}
