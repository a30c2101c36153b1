//! Counted figures as they are looked up, beside those that were loaded.

use bigplan_measure::{AreaCode, MeasureCode, Period, Point};
use jiff::civil::Date;

use crate::clock::Day;
use crate::error::damaged;
use crate::figures::{Figure, Seen, Which, missing, standing};
use crate::store::Link;
use crate::{LedgerError, PartnershipId};

/// The source of a counted figure.
pub(crate) const COUNTED: &str = "Counted from records";

type Row = (
    String,
    String,
    String,
    String,
    Option<f64>,
    Option<f64>,
    Option<f64>,
    Option<String>,
    String,
    bool,
    Day,
    Option<Day>,
    i64,
);

/// The figures counted in a partnership that are asked for, as they held good on a day; all that ever held good where it
/// is `None`.
pub(crate) async fn counted(
    link: &mut Link<'_>,
    of: PartnershipId,
    which: &Which,
    on: Option<Day>,
) -> Result<Vec<Figure>, LedgerError> {
    let sql =
        "SELECT measure, area, grp, period, value, numerator, denominator, missing, standing, comparable, known_from,
                      known_until, run_number
               FROM counted_figures
               WHERE partnership_id = $1 AND measure = $2 AND area = $3 AND (grp = 'all' OR $4)
                 AND ($5 = '' OR (known_from <= $5 AND (known_until IS NULL OR known_until > $5)))";
    let day = on.map(|day| day.to_string()).unwrap_or_default();
    let mut figures = Vec::new();
    for measure in &which.measures {
        for area in &which.areas {
            let rows = rows!(link, Row, sql, of, measure.as_str(), area.as_str(), which.every_group, &day)?;
            for row in rows {
                figures.push(figure(row)?);
            }
        }
    }
    Ok(figures)
}

/// The measures of which something is counted for any of these places.
pub(crate) async fn counted_measures(
    link: &mut Link<'_>,
    of: PartnershipId,
    areas: &[AreaCode],
) -> Result<Vec<MeasureCode>, LedgerError> {
    let mut measures = Vec::new();
    for area in areas {
        let sql = "SELECT DISTINCT measure FROM counted_figures
                   WHERE partnership_id = $1 AND area = $2 AND known_until IS NULL";
        for (measure,) in rows!(link, (String,), sql, of, area.as_str())? {
            measures.push(measure.parse().map_err(damaged("the measure of a counted figure"))?);
        }
    }
    Ok(measures)
}

fn figure(row: Row) -> Result<Figure, LedgerError> {
    let (measure, area, group, period, value, numerator, denominator, absent, settled, comparable, ..) = row;
    let (.., Day(known_from), known_until, run) = row;
    let period: Period = period.parse().map_err(damaged("the year of a counted figure"))?;
    let known_until: Option<Date> = known_until.map(|day| day.0);
    Ok(Figure {
        measure: measure.parse().map_err(damaged("the measure of a counted figure"))?,
        area: area.parse().map_err(damaged("the area of a counted figure"))?,
        group: group.parse().map_err(damaged("the group of a counted figure"))?,
        point: Point {
            period,
            value,
            numerator,
            denominator,
            standing: standing(&settled)?,
            comparable,
            missing: absent.as_deref().map(missing).transpose()?,
        },
        seen: Seen::Partnership,
        shared: false,
        source: COUNTED.to_owned(),
        published_on: None,
        known_from,
        known_until,
        load: 0,
        run: Some(run),
    })
}
