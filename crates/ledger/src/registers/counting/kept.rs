//! What counts and stands in no record any more, for those who count elsewhere.

use bigplan_counting::{DIMENSIONS, Slice, Total};
use bigplan_measure::{AreaCode, GroupCode};

use super::totals::slice;
use crate::error::damaged;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId};

/// A sum that no record says: of files that were destroyed, or of a place or group that has a figure though nothing of it is
/// left to count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSum {
    /// The measure, by its code.
    pub measure: String,
    /// The year, by its code.
    pub period: String,
    /// Where those who are counted belonged.
    pub slice: Slice,
    /// The sum.
    pub total: Total,
}

type SumRow = (String, String, String, String, String, String, String, String, String, String, i64, i64);
type FigureRow = (String, String, String, String);

/// The sums of destroyed files, then nothing for each place and group that has a figure.
pub(in crate::registers) async fn kept_sums(
    change: &mut Change<'_>,
    of: PartnershipId,
) -> Result<Vec<KeptSum>, LedgerError> {
    let sql = "SELECT measure, period, district, sex, age, ethnicity, disability, looked_after, free_meals,
                      own_groups, CAST(SUM(counted) AS BIGINT), CAST(SUM(out_of) AS BIGINT)
               FROM tallies WHERE partnership_id = $1 AND person_id = ''
               GROUP BY measure, period, district, sex, age, ethnicity, disability, looked_after, free_meals, own_groups
               ORDER BY measure, period, district, sex, age, ethnicity, disability, looked_after, free_meals, own_groups";
    let mut found = Vec::new();
    for row in rows!(change.work, SumRow, sql, of)? {
        let (measure, period, district, sex, age, ethnicity, disability, care, meals, own, counted, of) = row;
        let slice = slice([district, sex, age, ethnicity, disability, care, meals, own])?;
        found.push(KeptSum { measure, period, slice, total: Total { counted, of } });
    }
    let sql = "SELECT f.measure, f.period, CASE WHEN f.area = a.area THEN '' ELSE f.area END, f.grp
               FROM counted_figures f JOIN partnership_areas a ON a.partnership_id = f.partnership_id
               WHERE f.partnership_id = $1 AND f.known_until IS NULL ORDER BY f.measure, f.period, f.area, f.grp";
    for (measure, period, district, group) in rows!(change.work, FigureRow, sql, of)? {
        let district: Option<AreaCode> = match district.as_str() {
            "" => None,
            code => Some(code.parse().map_err(damaged("the area of a counted figure"))?),
        };
        let (groups, own) = groups(&group)?;
        let slice = Slice { district, groups, own };
        found.push(KeptSum { measure, period, slice, total: Total::default() });
    }
    Ok(found)
}

/// The groups of a figure's one group: of all measures, or of its own.
fn groups(group: &str) -> Result<([Option<String>; 6], Vec<GroupCode>), LedgerError> {
    let (dimension, value) = group.split_once(':').unwrap_or_default();
    let groups = DIMENSIONS.map(|known| (known == dimension).then(|| value.to_owned()));
    let code: GroupCode = group.parse().map_err(damaged("the group of a counted figure"))?;
    let is_own = !code.is_all() && groups.iter().all(Option::is_none);
    Ok((groups, is_own.then_some(code).into_iter().collect()))
}
