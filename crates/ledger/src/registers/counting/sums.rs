//! What the sums of one measure and year come to, and the figures of it that are kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bigplan_counting::{Count, Place, Totals, figures};
use bigplan_measure::{AreaCode, GroupCode, Observation, Period};

use super::read::COUNTED;
use super::totals::{FigureOf, of_figures};
use crate::clock::Day;
use crate::error::damaged;
use crate::figures::{Says, missing_word, standing_word};
use crate::store::Link;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId};

type KeptRow =
    (String, String, String, String, Day, Option<f64>, Option<f64>, Option<f64>, Option<String>, String, bool);
/// The figures of a measure and year that hold good, by place and group, each since when.
type Kept = BTreeMap<(AreaCode, GroupCode), (Day, Says)>;

/// Whose figures are worked out, for which place, on which day and in which run.
#[derive(Clone, Copy)]
pub(super) struct Adding<'a> {
    pub(super) of: PartnershipId,
    pub(super) place: Place<'a>,
    pub(super) today: Day,
    pub(super) run: i64,
}

impl Adding<'_> {
    /// Works the figures out of the sums and writes those that are others than the kept ones; adds them to the text
    /// that is digested. Gives how many figures there are and how many of them are others than before.
    pub(super) async fn up(
        &self,
        change: &mut Change<'_>,
        (count, period): (&Count, Period),
        totals: &Totals,
        mut kept: Kept,
        outputs: &mut String,
    ) -> Result<(usize, usize), LedgerError> {
        let also: Vec<(AreaCode, GroupCode)> = kept.keys().cloned().collect();
        let found = figures(&count.measure, period, self.place, totals, &also, self.today.0, COUNTED);
        let mut changed = 0;
        for one in &found {
            let says = Says::from(one);
            // Writing to a text cannot fail.
            let _ = writeln!(
                outputs,
                "{}\t{}\t{}\t{}\t{:?}\t{:?}\t{:?}",
                one.measure, one.period, one.area, one.group, says.numerator, says.denominator, says.value
            );
            let key = (one.area.clone(), one.group.clone());
            match kept.remove(&key) {
                Some((_, before)) if before == says => continue,
                // A figure of today that is another by now never held good for a whole day: it is written over.
                Some((from, _)) if from < self.today => self.close(change, one).await?,
                _ => {}
            }
            self.add(change, one, &says).await?;
            changed += 1;
        }
        Ok((found.len(), changed))
    }

    /// Writes a figure that holds good from today; one that ended today goes on.
    async fn add(&self, change: &mut Change<'_>, one: &Observation, says: &Says) -> Result<(), LedgerError> {
        let sql = "INSERT INTO counted_figures (partnership_id, measure, period, area, grp, known_from, run_number, value,
                                                numerator, denominator, missing, standing, comparable)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                   ON CONFLICT (partnership_id, measure, period, area, grp, known_from) DO UPDATE SET known_until = NULL,
                     run_number = $7, value = $8, numerator = $9, denominator = $10, missing = $11, standing = $12,
                     comparable = $13";
        execute!(
            change.work,
            sql,
            self.of,
            one.measure.as_str(),
            one.period.code(),
            one.area.as_str(),
            one.group.as_str(),
            self.today,
            self.run,
            says.value,
            says.numerator,
            says.denominator,
            says.missing.map(missing_word),
            standing_word(says.standing),
            says.comparable
        )
        .map(drop)
    }

    async fn close(&self, change: &mut Change<'_>, one: &Observation) -> Result<(), LedgerError> {
        let sql =
            "UPDATE counted_figures SET known_until = $1 WHERE partnership_id = $2 AND measure = $3 AND period = $4
                     AND area = $5 AND grp = $6 AND known_until IS NULL";
        let (measure, period) = (one.measure.as_str(), one.period.code());
        execute!(change.work, sql, self.today, self.of, measure, period, one.area.as_str(), one.group.as_str())
            .map(drop)
    }
}

/// The figures that hold good of all these measures and years.
pub(super) async fn kept(
    link: &mut Link<'_>,
    of: PartnershipId,
    list: &str,
) -> Result<BTreeMap<FigureOf, Kept>, LedgerError> {
    let rows = of_figures!(
        link,
        KeptRow,
        "s.measure, s.period, s.area, s.grp, s.known_from, s.value, s.numerator, s.denominator, s.missing, s.standing,
         s.comparable",
        "counted_figures",
        "s.known_until IS NULL",
        of,
        list
    )?;
    let mut all: BTreeMap<FigureOf, Kept> = BTreeMap::new();
    for (measure, period, area, group, from, value, numerator, denominator, missing, standing, comparable) in rows {
        let area = area.parse().map_err(damaged("the area of a counted figure"))?;
        let group = group.parse().map_err(damaged("the group of a counted figure"))?;
        let says = Says::try_from((value, numerator, denominator, missing, standing, comparable))?;
        all.entry((measure, period)).or_default().insert((area, group), (from, says));
    }
    Ok(all)
}
