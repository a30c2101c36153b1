//! From a figure to the records behind it, and from a record to the figures that it is in.

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period};
use serde_json::json;

use super::super::Casework;
use super::super::reach::{self, reached};
use crate::clock::Day;
use crate::error::damaged;
use crate::looks::Looking;
use crate::{Actor, LedgerError, PartnershipId, RecordId, Right, Subject};

/// The most records that a page lists.
const MOST: i64 = 200;

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureKey {
    /// Of which measure.
    pub measure: MeasureCode,
    /// Of which year.
    pub period: Period,
    /// Of which district; `None` for the whole area.
    pub district: Option<AreaCode>,
    /// Of which children.
    pub group: GroupCode,
}

/// The records behind a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BehindFigure {
    /// Out of how many records it is, and what was counted of them.
    pub all: (i64, i64),
    /// Those that the reader may see, the latest first; at most 200.
    pub records: Vec<RecordBehind>,
    /// How many the reader may see.
    pub seen: i64,
    /// How many were destroyed since, when their time was over.
    pub destroyed: i64,
}

/// A record behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordBehind {
    /// The record.
    pub id: RecordId,
    /// Its register.
    pub register: String,
    /// Where it stands.
    pub state: String,
    /// The day on which it counts.
    pub on: jiff::civil::Date,
    /// What it adds to what is counted.
    pub counted: i64,
}

/// A figure that a record is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedFor {
    /// Of which measure.
    pub measure: MeasureCode,
    /// Of which year.
    pub period: Period,
    /// What it adds to what is counted.
    pub counted: i64,
}

/// Which tallies are of a district and a group of children: the places of the district's code, of the group's dimension and
/// of its value. An empty district is the whole area, the dimension "all" all children together.
macro_rules! of_slice {
    ($district:literal, $dimension:literal, $value:literal) => {
        concat!(
            "(",
            $district,
            " = '' OR t.district = ",
            $district,
            ") AND (CASE ",
            $dimension,
            " WHEN 'all' THEN '' WHEN 'sex' THEN t.sex WHEN 'age' THEN t.age WHEN 'ethnicity' THEN t.ethnicity
              WHEN 'disability' THEN t.disability WHEN 'looked-after' THEN t.looked_after
              WHEN 'free-meals' THEN t.free_meals ELSE '?' END = ",
            $value,
            " OR ' ' || t.own_groups || ' ' LIKE '% ' || ",
            $dimension,
            " || ':' || ",
            $value,
            " || ' %')"
        )
    };
}

impl Casework {
    /// The records behind a figure, as far as the actor may see them today. The look is in the journal, with the records
    /// that it showed.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who may not read the partnership's own figures; any error of the journal: nothing is
    /// shown then.
    pub async fn behind_figure(
        &self,
        actor: &Actor,
        of: PartnershipId,
        key: &FigureKey,
    ) -> Result<BehindFigure, LedgerError> {
        actor.require(Right::ReadDrafts, Some(of))?;
        let (work, key) = (self.clone(), key.clone());
        self.ledger.look(actor, move |looking| Box::pin(async move { work.behind(looking, of, &key).await })).await
    }

    async fn behind(
        &self,
        looking: &mut Looking,
        of: PartnershipId,
        key: &FigureKey,
    ) -> Result<BehindFigure, LedgerError> {
        let actor = looking.actor.clone();
        let reach = reach::of(self, &mut looking.link(), &actor, of).await?;
        let (measure, period) = (key.measure.as_str(), key.period.code());
        let district = key.district.as_ref().map(AreaCode::as_str).unwrap_or_default();
        let (dimension, value) = key.group.as_str().split_once(':').unwrap_or(("all", ""));
        let sql = concat!(
            "SELECT CAST(COALESCE(SUM(out_of), 0) AS BIGINT), CAST(COALESCE(SUM(counted), 0) AS BIGINT), COUNT(CASE WHEN person_id = '' THEN 1 END)
             FROM tallies t WHERE t.partnership_id = $1 AND t.measure = $2 AND t.period = $3 AND ",
            of_slice!("$4", "$5", "$6")
        );
        let (all, counted, destroyed) =
            row!(looking, (i64, i64, i64), sql, of, measure, &period, district, dimension, value)?;
        let rows = reached!(
            fetch_all,
            looking,
            (RecordId, String, String, Day, i64, i64),
            reach,
            "SELECT r.id, r.register, r.state, t.day_on, t.counted, COUNT(*) OVER ()
             FROM tallies t JOIN records r ON r.id = t.record_id",
            concat!(
                "AND t.partnership_id = $1 AND t.measure = $11 AND t.period = $12 AND t.person_id <> '' AND ",
                of_slice!("$13", "$14", "$15"),
                " ORDER BY t.day_on DESC, r.id LIMIT $16"
            ),
            measure,
            &period,
            district,
            dimension,
            value,
            MOST
        )?;
        let seen = rows.first().map_or(0, |row| row.5);
        let record = |(id, register, state, on, counted, _): (RecordId, String, String, Day, i64, i64)| RecordBehind {
            id,
            register,
            state,
            on: on.0,
            counted,
        };
        let records: Vec<RecordBehind> = rows.into_iter().map(record).collect();
        let shown = records.iter().map(|record| record.id).collect();
        let body = json!({"measure": measure, "period": period, "place": district, "group": key.group, "of": all});
        looking.record_about("records-behind-figure", of, shown, Subject::Registers, body);
        Ok(BehindFigure { all: (all, counted), records, seen, destroyed })
    }

    /// The figures that a record is in, newest year first, with the partnership that keeps it. Only for who may see the
    /// record; the look is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is none or it is not theirs to see.
    pub async fn counted_for(
        &self,
        actor: &Actor,
        id: RecordId,
    ) -> Result<(PartnershipId, Vec<CountedFor>), LedgerError> {
        let work = self.clone();
        self.ledger.look(actor, move |looking| Box::pin(async move { work.counts_for(looking, id).await })).await
    }

    async fn counts_for(
        &self,
        looking: &mut Looking,
        id: RecordId,
    ) -> Result<(PartnershipId, Vec<CountedFor>), LedgerError> {
        let open = self.seen(looking, id).await?;
        let of = open.head.partnership;
        let person = open.head.person.map(|person| person.to_string()).unwrap_or_default();
        let sql = "SELECT measure, period, counted FROM tallies WHERE person_id = $1 AND record_id = $2
                   ORDER BY period DESC, measure";
        let rows = rows!(looking, (String, String, i64), sql, person, id)?;
        let body = json!({"register": open.head.register, "figures": rows.len()});
        looking.record_about("record-seen", of, vec![id], Subject::Record(id), body);
        let one = |(measure, period, counted): (String, String, i64)| {
            Ok(CountedFor {
                measure: measure.parse().map_err(damaged("the measure of a tally"))?,
                period: period.parse().map_err(damaged("the year of a tally"))?,
                counted,
            })
        };
        Ok((of, rows.into_iter().map(one).collect::<Result<_, LedgerError>>()?))
    }
}
