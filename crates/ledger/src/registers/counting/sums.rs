//! Tallies of one figure added up, and the figures that come of them kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bigplan_counting::{Count, Slice, Sum, figures};
use bigplan_measure::{AreaCode, GroupCode, Period};

use super::read::COUNTED;
use crate::clock::Day;
use crate::error::damaged;
use crate::figures::{Says, missing_word, standing_word};
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId};

type SumRow = (String, String, String, String, String, String, String, i64, i64);
type KeptRow = (String, String, Day, Option<f64>, Option<f64>, Option<f64>, Option<String>, String, bool);

/// One measure and year being added up.
pub(super) struct Adding<'a> {
    pub(super) of: PartnershipId,
    pub(super) area: &'a AreaCode,
    pub(super) count: &'a Count,
    pub(super) period: Period,
    pub(super) today: Day,
    pub(super) run: i64,
}

impl Adding<'_> {
    /// Adds up; writes what was added up and what came of it to the two texts that are digested. Gives how many figures
    /// there are and how many of them are others than before.
    pub(super) async fn up(
        &self,
        change: &mut Change<'_>,
        inputs: &mut String,
        outputs: &mut String,
    ) -> Result<(usize, usize), LedgerError> {
        let sums = self.sums(change, inputs).await?;
        let mut kept = self.kept(change).await?;
        let also: Vec<(AreaCode, GroupCode)> = kept.keys().cloned().collect();
        let (measure, today) = (&self.count.measure, self.today.0);
        let found = figures(measure, self.period, self.area, &sums, &also, today, COUNTED);
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
                Some((from, _)) if from < self.today => self.close(change, &key).await?,
                _ => {}
            }
            self.add(change, &key, &says).await?;
            changed += 1;
        }
        Ok((found.len(), changed))
    }

    async fn sums(&self, change: &mut Change<'_>, inputs: &mut String) -> Result<Vec<Sum>, LedgerError> {
        let sql = "SELECT district, sex, age, ethnicity, disability, looked_after, free_meals,
                          CAST(SUM(counted) AS BIGINT), COUNT(*)
                   FROM tallies WHERE partnership_id = $1 AND measure = $2 AND period = $3
                   GROUP BY district, sex, age, ethnicity, disability, looked_after, free_meals
                   ORDER BY district, sex, age, ethnicity, disability, looked_after, free_meals";
        let (measure, period) = (self.count.measure.code.as_str(), self.period.code());
        let rows = rows!(change.work, SumRow, sql, self.of, measure, &period)?;
        let mut sums = Vec::with_capacity(rows.len());
        for row in rows {
            let _ = writeln!(inputs, "{measure}\t{period}\t{row:?}");
            let (district, sex, age, ethnicity, disability, care, meals, counted, of) = row;
            let known = |text: String| (!text.is_empty()).then_some(text);
            let district = known(district).map(|code| code.parse()).transpose().map_err(damaged("a district"))?;
            let slice = Slice { district, groups: [sex, age, ethnicity, disability, care, meals].map(known) };
            sums.push(Sum { slice, counted, of });
        }
        Ok(sums)
    }

    /// The figures that hold good.
    async fn kept(&self, change: &mut Change<'_>) -> Result<BTreeMap<(AreaCode, GroupCode), (Day, Says)>, LedgerError> {
        let sql = "SELECT area, grp, known_from, value, numerator, denominator, missing, standing, comparable
                   FROM counted_figures WHERE partnership_id = $1 AND measure = $2 AND period = $3 AND known_until IS NULL";
        let measure = self.count.measure.code.as_str();
        let rows = rows!(change.work, KeptRow, sql, self.of, measure, self.period.code())?;
        let one = |row: KeptRow| {
            let (area, group, from, value, numerator, denominator, missing, standing, comparable) = row;
            let area = area.parse().map_err(damaged("the area of a counted figure"))?;
            let group = group.parse().map_err(damaged("the group of a counted figure"))?;
            let says = Says::try_from((value, numerator, denominator, missing, standing, comparable))?;
            Ok(((area, group), (from, says)))
        };
        rows.into_iter().map(one).collect()
    }

    /// Writes a figure that holds good from today; one that ended today goes on.
    async fn add(
        &self,
        change: &mut Change<'_>,
        (area, group): &(AreaCode, GroupCode),
        says: &Says,
    ) -> Result<(), LedgerError> {
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
            self.count.measure.code.as_str(),
            self.period.code(),
            area.as_str(),
            group.as_str(),
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

    async fn close(&self, change: &mut Change<'_>, (area, group): &(AreaCode, GroupCode)) -> Result<(), LedgerError> {
        let sql =
            "UPDATE counted_figures SET known_until = $1 WHERE partnership_id = $2 AND measure = $3 AND period = $4
                     AND area = $5 AND grp = $6 AND known_until IS NULL";
        let measure = self.count.measure.code.as_str();
        execute!(change.work, sql, self.today, self.of, measure, self.period.code(), area.as_str(), group.as_str())
            .map(drop)
    }
}
