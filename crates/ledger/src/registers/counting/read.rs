//! Counted figures as they are looked up, beside those that were loaded.

use bigplan_measure::{AreaCode, MeasureCode, Period};
use jiff::civil::Date;

use crate::clock::Day;
use crate::error::damaged;
use crate::figures::{Figure, Says, Seen, Which, point};
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
    let day = on.map(|day| day.to_string()).unwrap_or_default();
    let list = |codes: Vec<&str>| serde_json::to_string(&codes).map_err(damaged("a list of codes"));
    let measures = list(which.measures.iter().map(MeasureCode::as_str).collect())?;
    let areas = list(which.areas.iter().map(AreaCode::as_str).collect())?;
    macro_rules! found {
        ($connection:expr, $each:literal, $end:literal) => {{
            let sql = concat!(
                "SELECT measure, area, grp, period, value, numerator, denominator, missing, standing, comparable, known_from,
                        known_until, run_number
                 FROM counted_figures
                 WHERE partnership_id = $1 AND measure IN (SELECT value FROM ", $each, "($2", $end, "))
                   AND area IN (SELECT value FROM ", $each, "($3", $end, ")) AND (grp = 'all' OR $4)
                   AND ($5 = '' OR (known_from <= $5 AND (known_until IS NULL OR known_until > $5)))
                 ORDER BY measure, area, grp, period, known_from"
            );
            let query = sqlx::query_as::<_, Row>(sql).bind(of).bind(measures).bind(areas);
            query.bind(which.every_group).bind(day).fetch_all(&mut **$connection).await?
        }};
    }
    let rows = match link {
        Link::Sqlite(connection) => found!(connection, "json_each", ""),
        Link::Postgres(connection) => found!(connection, "json_array_elements_text", "::json"),
    };
    rows.into_iter().map(figure).collect()
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
    let (measure, area, group, period, value, numerator, denominator, missing, standing, comparable, ..) = row;
    let (.., Day(known_from), known_until, run) = row;
    let says = Says::try_from((value, numerator, denominator, missing, standing, comparable))?;
    let period: Period = period.parse().map_err(damaged("the year of a counted figure"))?;
    let known_until: Option<Date> = known_until.map(|day| day.0);
    Ok(Figure {
        measure: measure.parse().map_err(damaged("the measure of a counted figure"))?,
        area: area.parse().map_err(damaged("the area of a counted figure"))?,
        group: group.parse().map_err(damaged("the group of a counted figure"))?,
        point: point(period, says),
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
