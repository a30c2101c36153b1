//! The sums of tallies: kept as children are gone through, added up anew when all have been.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bigplan_counting::{Breakdown, Gathering, PARTS, Slice, Total, Totals};
use bigplan_measure::GroupCode;

use super::super::bulk::Rows;
use super::super::cells::Cell;
use crate::error::damaged;
use crate::store::Link;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId};

/// A measure and a year.
pub(super) type FigureOf = (String, String);
type SumRow = (String, String, String, String, i64, i64);
type SliceRow = (String, i64, i64);
/// A place and groups as a tally keeps them: district, sex, age, ethnicity, disability, looked after, free meals, and
/// the groups of the measure's own.
pub(super) type Kept = [String; 8];

const COLUMNS: [&str; 7] = ["measure", "partnership_id", "period", "district", "grp", "counted", "out_of"];

/// Reads rows (`s`) of a table about a partnership's (`$1`) measures and years of a list of pairs, which stands in `$2`
/// as JSON. The list leads and the table's key follows, whatever a database thinks of their sizes: on tables that it
/// has not looked at yet, PostgreSQL else goes through the list once for each row.
macro_rules! of_figures {
    ($link:expr, $row:ty, $columns:literal, $table:literal, $those:literal, $of:expr, $list:expr) => {
        match $link {
            Link::Sqlite(c) => {
                let sql = concat!(
                    "SELECT ",
                    $columns,
                    " FROM json_each($2) x CROSS JOIN ",
                    $table,
                    " s
                     WHERE s.partnership_id = $1 AND s.measure = x.value ->> 0 AND s.period = x.value ->> 1 AND ",
                    $those
                );
                sqlx::query_as::<_, $row>(sql).bind($of).bind($list).fetch_all(&mut **c).await
            }
            Link::Postgres(c) => {
                let sql = concat!(
                    "SELECT ",
                    $columns,
                    " FROM json_array_elements($2::json) x CROSS JOIN LATERAL (
                       SELECT * FROM ",
                    $table,
                    " s WHERE s.partnership_id = $1 AND s.measure = x ->> 0
                         AND s.period = x ->> 1 AND ",
                    $those,
                    " OFFSET 0) s"
                );
                sqlx::query_as::<_, $row>(sql).bind($of).bind($list).fetch_all(&mut **c).await
            }
        }
        .map_err(LedgerError::from)
    };
}
pub(super) use of_figures;

/// The sums of all these measures and years; writes them to the text that is digested.
pub(super) async fn read(
    link: &mut Link<'_>,
    of: PartnershipId,
    list: &str,
    inputs: &mut String,
) -> Result<BTreeMap<FigureOf, Totals>, LedgerError> {
    let mut rows = of_figures!(
        link,
        SumRow,
        "s.measure, s.period, s.district, s.grp, s.counted, s.out_of",
        "tally_sums",
        "(s.out_of > 0 OR s.counted > 0)",
        of,
        list
    )?;
    rows.sort();
    let mut all: BTreeMap<FigureOf, Totals> = BTreeMap::new();
    for (measure, period, district, group, counted, of) in rows {
        // Writing to a text cannot fail.
        let _ = writeln!(inputs, "{measure}\t{period}\t{district}\t{group}\t{counted}\t{of}");
        let district = known(district).map(|code| code.parse()).transpose().map_err(damaged("a district"))?;
        let (group, apart) = group_and_apart(&group)?;
        all.entry((measure, period)).or_default().put(Breakdown { district, group, apart }, Total { counted, of });
    }
    Ok(all)
}

/// Adds what tallies that came and went come to.
pub(super) async fn add(
    link: &mut Link<'_>,
    of: PartnershipId,
    moved: &BTreeMap<FigureOf, Totals>,
) -> Result<(), LedgerError> {
    let rows: Vec<_> = moved.iter().flat_map(|(figure, totals)| rows(figure, totals)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let list = serde_json::to_string(&rows).map_err(damaged("a list of sums"))?;
    macro_rules! run {
        ($connection:expr, $value:literal, $from:literal) => {{
            let sql = concat!(
                "INSERT INTO tally_sums (partnership_id, measure, period, district, grp, counted, out_of)
                 SELECT $1, ",
                $value,
                " ->> 0, ",
                $value,
                " ->> 1, ",
                $value,
                " ->> 2, ",
                $value,
                " ->> 3,
                        CAST(",
                $value,
                " ->> 4 AS BIGINT), CAST(",
                $value,
                " ->> 5 AS BIGINT) FROM ",
                $from,
                " WHERE 1 = 1
                 ON CONFLICT (partnership_id, measure, period, district, grp) DO UPDATE SET
                   counted = tally_sums.counted + excluded.counted, out_of = tally_sums.out_of + excluded.out_of"
            );
            sqlx::query(sql).bind(of).bind(list).execute(&mut **$connection).await.map(drop)?
        }};
    }
    match link {
        Link::Sqlite(connection) => run!(connection, "value", "json_each($2)"),
        Link::Postgres(connection) => run!(connection, "x", "json_array_elements($2::json) x"),
    }
    Ok(())
}

/// The rows of a measure and year that are not nothing.
fn rows<'a>(
    (measure, period): &'a FigureOf,
    totals: &'a Totals,
) -> impl Iterator<Item = (&'a str, &'a str, &'a str, String, i64, i64)> {
    totals.iter().filter(|(_, total)| *total != Total::default()).map(move |(of, total)| {
        let district = of.district.as_ref().map(|code| code.as_str()).unwrap_or_default();
        // Of a score in a group, or of a worker: "sex:girls 87".
        let apart = of.apart.map(|number| format!(" {number}")).unwrap_or_default();
        (measure.as_str(), period.as_str(), district, format!("{}{apart}", of.group), total.counted, total.of)
    })
}

/// The group that a sum is of, and the number in it that is kept apart.
fn group_and_apart(kept: &str) -> Result<(GroupCode, Option<i64>), LedgerError> {
    let (group, apart) = kept.split_once(' ').map_or((kept, None), |(group, apart)| (group, Some(apart)));
    let group = group.parse().map_err(damaged("a group"))?;
    Ok((group, apart.map(str::parse).transpose().map_err(damaged("a number that is kept apart"))?))
}

/// Adds all tallies of a partnership up anew: all its children have been gone through.
pub(super) async fn rebuild(change: &mut Change<'_>, of: PartnershipId) -> Result<(), LedgerError> {
    execute!(change.work, "DELETE FROM tally_sums WHERE partnership_id = $1", of)?;
    let figures = tallied(change, of).await?;
    let mut sums = Rows::of("tally_sums", &COLUMNS);
    let text = |text: &str| Cell::Text(Some(text.to_owned()));
    for figure in figures {
        let totals = added_up(change, of, &figure).await?;
        for (measure, period, district, group, counted, out_of) in rows(&figure, &totals) {
            let mut row = vec![text(measure), text(&of.to_string()), text(period), text(district), text(&group)];
            row.extend([counted, out_of].map(|count| Cell::Whole(Some(count))));
            sums.push(row);
        }
    }
    sums.write(&mut change.link(), &[]).await
}

/// The measures and years of which there is a tally. From one to the next by the table's key: to go through all tallies
/// for it takes as long as to add a quarter of them up.
async fn tallied(change: &mut Change<'_>, of: PartnershipId) -> Result<Vec<FigureOf>, LedgerError> {
    let sql = "SELECT measure, period FROM tallies WHERE partnership_id = $1 AND (measure, period) > ($2, $3)
               ORDER BY measure, period LIMIT 1";
    let mut figures: Vec<FigureOf> = Vec::new();
    loop {
        let (measure, period) = figures.last().map(|(m, p)| (m.as_str(), p.as_str())).unwrap_or_default();
        match optional_row!(change.work, FigureOf, sql, of, measure, period)? {
            Some(next) => figures.push(next),
            None => return Ok(figures),
        }
    }
}

async fn added_up(
    change: &mut Change<'_>,
    of: PartnershipId,
    (measure, period): &FigureOf,
) -> Result<Totals, LedgerError> {
    // One column is read sooner than eight. No code has a stroke in it.
    let sql =
        "SELECT district || '|' || sex || '|' || age || '|' || ethnicity || '|' || disability || '|' || looked_after
                      || '|' || free_meals || '|' || own_groups AS slice,
                      CAST(SUM(counted) AS BIGINT), CAST(SUM(out_of) AS BIGINT)
               FROM tallies WHERE partnership_id = $1 AND measure = $2 AND period = $3
               GROUP BY district, sex, age, ethnicity, disability, looked_after, free_meals, own_groups";
    let mut sums = Gathering::default();
    for (slice, counted, of) in rows!(change.work, SliceRow, sql, of, measure.as_str(), period.as_str())? {
        let mut parts = [""; PARTS];
        parts.iter_mut().zip(slice.split('|')).for_each(|(part, text)| *part = text);
        sums.add(parts, Total { counted, of });
    }
    sums.totals().map_err(damaged("the place or group of a tally"))
}

/// A place and groups as a tally keeps them; '' is not known.
pub(super) fn slice(kept: Kept) -> Result<Slice, LedgerError> {
    let [district, groups @ .., own] = kept;
    let district = known(district).map(|code| code.parse()).transpose().map_err(damaged("a district"))?;
    let own =
        own.split_whitespace().map(str::parse).collect::<Result<_, _>>().map_err(damaged("a group of a tally"))?;
    Ok(Slice { district, groups: groups.map(known), own })
}

fn known(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
