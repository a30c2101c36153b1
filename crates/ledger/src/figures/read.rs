//! Looking figures up: as they stand now, as they were known on a day, and all that was ever known.

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period, Point};
use jiff::civil::Date;

use super::cell::{Says, Seen};
use super::load::point;
use super::settle;
use crate::clock::Day;
use crate::error::damaged;
use crate::registers::{counted, counted_measures};
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, Right};

/// A day after all others: what is known on it is what is known now.
const NOW: Day = Day(Date::constant(9999, 12, 31));

/// Which figures are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// Of these measures.
    pub measures: Vec<MeasureCode>,
    /// For these places.
    pub areas: Vec<AreaCode>,
    /// For every group of children; otherwise for all children together only.
    pub every_group: bool,
    /// As they were known on this day; `None` for what is known now.
    pub known_on: Option<Date>,
}

/// A figure with where it comes from and when it was known.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Of which measure.
    pub measure: MeasureCode,
    /// For which place.
    pub area: AreaCode,
    /// For which children.
    pub group: GroupCode,
    /// The figure.
    pub point: Point,
    /// Who sees it.
    pub seen: Seen,
    /// Whether all partnerships share it.
    pub shared: bool,
    /// Where it was published.
    pub source: String,
    /// When its source gave it out, where that is known.
    pub published_on: Option<Date>,
    /// The first day on which it held good.
    pub known_from: Date,
    /// The first day on which it no longer did.
    pub known_until: Option<Date>,
    /// The number of the load that brought it: a later load has a greater one. 0 where it was counted.
    pub load: i64,
    /// The run that counted it; `None` where it was loaded.
    pub run: Option<i64>,
}

/// Where a figure hangs, who sees it, what it says, when it was known, and where it came from.
type Row = (
    String,
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
    String,
    Option<Day>,
);

/// Reads figures with the given condition on their group and time, on both databases.
macro_rules! figures {
    ($link:expr, $which:expr, $of:expr, $internal:expr, $day:expr, $condition:literal) => {
        match &mut $link {
            Link::Sqlite(c) => {
                let sql = concat!(
                    figures!(select),
                    "WHERE COALESCE(s.partnership_id, '') IN ('', $1) AND s.measure IN (SELECT value FROM json_each($2))
                       AND s.area IN (SELECT value FROM json_each($3)) AND (s.seen = 'public' OR $4) AND ",
                    $condition
                );
                let list = |codes: Vec<&str>| serde_json::to_string(&codes).map_err(damaged("a list of codes"));
                sqlx::query_as::<_, Row>(sql)
                    .bind($of)
                    .bind(list($which.measures.iter().map(MeasureCode::as_str).collect())?)
                    .bind(list($which.areas.iter().map(AreaCode::as_str).collect())?)
                    .bind($internal)
                    .bind($which.every_group)
                    .bind($day)
                    .fetch_all(&mut **c)
                    .await?
            }
            Link::Postgres(c) => {
                let sql = concat!(
                    figures!(select),
                    "WHERE COALESCE(s.partnership_id, '') IN ('', $1) AND s.measure = ANY($2) AND s.area = ANY($3)
                       AND (s.seen = 'public' OR $4) AND ",
                    $condition
                );
                sqlx::query_as::<_, Row>(sql)
                    .bind($of)
                    .bind($which.measures.iter().map(|code| code.as_str().to_owned()).collect::<Vec<_>>())
                    .bind($which.areas.iter().map(|code| code.as_str().to_owned()).collect::<Vec<_>>())
                    .bind($internal)
                    .bind($which.every_group)
                    .bind($day)
                    .fetch_all(&mut **c)
                    .await?
            }
        }
    };
    (select) => {
        "SELECT s.measure, s.area, s.grp, CASE WHEN s.partnership_id IS NULL THEN 'shared' ELSE s.seen END, o.period, o.value, o.numerator,
                o.denominator, o.missing, o.standing, o.comparable, o.known_from, o.known_until, o.load_number,
                f.title, f.published_on
         FROM series s JOIN observations o ON o.series_id = s.id
         JOIN figure_sources f ON f.number = o.source_number "
    };
}

impl Ledger {
    /// Figures that the actor may see, by measure, place, group and time, one for each cell. Figures for the
    /// partnership alone are there for those who may see its drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn figures(&self, actor: &Actor, of: PartnershipId, which: &Which) -> Result<Vec<Figure>, LedgerError> {
        let internal = actor.may(Right::ReadDrafts, Some(of));
        let day = which.known_on.map_or(NOW, Day);
        let mut read = self.store.read().await?;
        let mut figures = on_a_day(&mut read.link(), of, which, internal, day).await?;
        if internal {
            figures.extend(counted(&mut read.link(), of, which, Some(day)).await?);
        }
        Ok(settle::settle(figures))
    }

    /// All that was ever known of one measure in some places, the oldest first, closed figures too.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn figure_history(
        &self,
        actor: &Actor,
        of: PartnershipId,
        which: &Which,
    ) -> Result<Vec<Figure>, LedgerError> {
        let internal = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        // A figure that was put right on the day it came out never held good, so no day shows it.
        let rows = figures!(
            read.link(),
            which,
            of,
            internal,
            NOW,
            "(s.grp = 'all' OR $5) AND o.known_from <= $6 AND (o.known_until IS NULL OR o.known_until > o.known_from)"
        );
        let mut figures = rows.into_iter().map(figure).collect::<Result<Vec<_>, _>>()?;
        if internal {
            figures.extend(counted(&mut read.link(), of, which, None).await?);
        }
        figures.sort_by_key(|one| (one.point.period.ends(), one.known_from, one.load));
        Ok(figures)
    }

    /// The measures that have a public figure, or one that the actor may see, for any of these places.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn measures_with_figures(
        &self,
        actor: &Actor,
        of: PartnershipId,
        areas: &[AreaCode],
    ) -> Result<Vec<MeasureCode>, LedgerError> {
        let internal = actor.may(Right::ReadDrafts, Some(of));
        let mut read = self.store.read().await?;
        let mut measures = Vec::new();
        for area in areas {
            let sql = "SELECT DISTINCT measure FROM series WHERE area = $1 AND COALESCE(partnership_id, '') IN ('', $2)
                       AND (seen = 'public' OR $3)";
            for (measure,) in rows!(read, (String,), sql, area.as_str(), of, internal)? {
                measures.push(measure.parse().map_err(damaged("the measure of a series"))?);
            }
        }
        if internal {
            measures.extend(counted_measures(&mut read.link(), of, areas).await?);
        }
        measures.sort();
        measures.dedup();
        Ok(measures)
    }
}

/// Figures that were loaded, for the partnership alone or for all, one for each cell, as they are known now.
pub(crate) async fn loaded(link: &mut Link<'_>, of: PartnershipId, which: &Which) -> Result<Vec<Figure>, LedgerError> {
    Ok(settle::settle(on_a_day(link, of, which, true, NOW).await?))
}

/// Loaded figures as they were known on a day; several of one cell where all share one and the partnership has its own.
async fn on_a_day(
    link: &mut Link<'_>,
    of: PartnershipId,
    which: &Which,
    internal: bool,
    day: Day,
) -> Result<Vec<Figure>, LedgerError> {
    let rows = figures!(
        *link,
        which,
        of,
        internal,
        day,
        "(s.grp = 'all' OR $5) AND o.known_from <= $6 AND (o.known_until IS NULL OR o.known_until > $6)"
    );
    rows.into_iter().map(figure).collect()
}

fn figure(row: Row) -> Result<Figure, LedgerError> {
    let (measure, area, group, reach, period, value, numerator, denominator, missing, standing, comparable, ..) = row;
    let (.., Day(known_from), known_until, load, source, published_on) = row;
    let says = Says::try_from((value, numerator, denominator, missing, standing, comparable))?;
    let period: Period = period.parse().map_err(damaged("a figure's period"))?;
    let shared = reach == "shared";
    Ok(Figure {
        measure: measure.parse().map_err(damaged("the measure of a series"))?,
        area: area.parse().map_err(damaged("the area of a series"))?,
        group: group.parse().map_err(damaged("the group of a series"))?,
        point: point(period, says),
        seen: if shared { Seen::Public } else { reach.parse().map_err(damaged("who sees a series"))? },
        shared,
        source,
        published_on: published_on.map(|day| day.0),
        known_from,
        known_until: known_until.map(|day| day.0),
        load,
        run: None,
    })
}
