//! What children's records count for, set beside what they counted for before.

use std::collections::BTreeMap;

use bigplan_counting::{Counts, Frame, Slice, Tally, Total, Totals, tallies};
use bigplan_measure::GroupCode;
use jiff::civil::Date;

use super::super::Casework;
use super::super::bulk::Rows;
use super::super::cells::Cell;
use super::children::{self, of_people};
use super::totals::{FigureOf, Kept};
use super::{Counting, totals};
use crate::error::damaged;
use crate::store::Link;
use crate::transaction::Change;
use crate::{LedgerError, PartnershipId, PersonId};

/// The columns of a tally.
const COLUMNS: [&str; 16] = [
    "record_id",
    "partnership_id",
    "measure",
    "period",
    "person_id",
    "day_on",
    "counted",
    "district",
    "sex",
    "age",
    "ethnicity",
    "disability",
    "looked_after",
    "free_meals",
    "out_of",
    "own_groups",
];

/// Of which record, measure and year.
type Key = (String, String, String);
/// On which day, how much out of how many, and where the child belonged then.
type Says = (String, (i64, i64), Kept);
type Row = (
    PersonId,
    String,
    String,
    String,
    String,
    i64,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    i64,
    String,
);

/// Tallies that came and went.
#[derive(Default)]
struct Moved {
    /// Those that went, by key.
    gone: Vec<Key>,
    /// How many came.
    came: usize,
    /// What they come to: the figures that have to be worked out again.
    sums: BTreeMap<FigureOf, Totals>,
}

impl Moved {
    fn add(&mut self, key: &Key, (_, (counted, of), slice): &Says, times: i64) -> Result<(), LedgerError> {
        let total = Total { counted: counted * times, of: of * times };
        let slice = totals::slice(slice.clone())?;
        self.sums.entry((key.1.clone(), key.2.clone())).or_default().add(&slice, total);
        Ok(())
    }

    fn went(&mut self, key: Key, says: &Says) -> Result<(), LedgerError> {
        self.add(&key, says, -1)?;
        self.gone.push(key);
        Ok(())
    }

    fn came(&mut self, key: &Key, says: &Says) -> Result<(), LedgerError> {
        self.came += 1;
        self.add(key, says, 1)
    }
}

/// Goes through children anew. Marks the figures of which a tally was changed, and moves their sums where `sums` are kept;
/// gives how many tallies were changed.
pub(super) async fn retally(
    casework: &Casework,
    change: &mut Change<'_>,
    (counting, counts): (&Counting, &Counts),
    of: PartnershipId,
    (people, today): (&[PersonId], Date),
    sums: bool,
) -> Result<usize, LedgerError> {
    let frame = Frame {
        counts,
        registers: &casework.registers,
        calendar: &casework.calendar,
        areas: &counting.definitions.areas,
        today,
    };
    let mut before = held(&mut change.link(), people).await?;
    let mut rows = Rows::of("tallies", &COLUMNS);
    let mut moved = Moved::default();
    for (person, child) in children::read(casework, &mut change.link(), counting, people).await? {
        for tally in tallies(frame, &child) {
            let (key, says) = parts(&tally);
            match before.remove(&key) {
                Some((whose, same)) if same == says && whose == person => continue,
                Some((_, other)) => moved.went(key.clone(), &other)?,
                None => {}
            }
            moved.came(&key, &says)?;
            rows.push(row(of, person, key, says));
        }
    }
    for (key, (_, says)) in before {
        moved.went(key, &says)?;
    }
    for (record, measure, period) in &moved.gone {
        let sql = "DELETE FROM tallies WHERE partnership_id = $1 AND measure = $2 AND period = $3 AND record_id = $4";
        execute!(change.work, sql, of, measure, period, record)?;
    }
    rows.write(&mut change.link(), &[]).await?;
    if sums {
        totals::add(&mut change.link(), of, &moved.sums).await?;
    }
    mark_figures(change, of, moved.sums.keys()).await?;
    Ok(moved.gone.len().max(moved.came))
}

/// What the records of people counted for until now.
async fn held(link: &mut Link<'_>, people: &[PersonId]) -> Result<BTreeMap<Key, (PersonId, Says)>, LedgerError> {
    let list = serde_json::to_string(people).map_err(damaged("a list of people"))?;
    let rows = of_people!(
        link,
        Row,
        "SELECT person_id, record_id, measure, period, day_on, counted, district, sex, age, ethnicity, disability,
                looked_after, free_meals, out_of, own_groups FROM tallies WHERE person_id",
        "",
        &list
    )?;
    let one = |row: Row| {
        let (
            person,
            record,
            measure,
            period,
            day,
            counted,
            district,
            sex,
            age,
            ethnicity,
            disability,
            care,
            meals,
            of,
            own,
        ) = row;
        let says = (day, (counted, of), [district, sex, age, ethnicity, disability, care, meals, own]);
        ((record, measure, period), (person, says))
    };
    Ok(rows.into_iter().map(one).collect())
}

fn parts(tally: &Tally) -> (Key, Says) {
    let Slice { district, groups, own } = &tally.slice;
    let [sex, age, ethnicity, disability, care, meals] = groups.clone().map(Option::unwrap_or_default);
    let district = district.as_ref().map(ToString::to_string).unwrap_or_default();
    let own = own.iter().map(GroupCode::as_str).collect::<Vec<_>>().join(" ");
    let key = (tally.record.clone(), tally.measure.to_string(), tally.period.code());
    let slice = [district, sex, age, ethnicity, disability, care, meals, own];
    (key, (tally.day.to_string(), (tally.counted, tally.of), slice))
}

fn row(of: PartnershipId, person: PersonId, key: Key, says: Says) -> Vec<Cell> {
    let text = |text: String| Cell::Text(Some(text));
    let ((record, measure, period), (day, (counted, of_how_many), slice)) = (key, says);
    let [slice @ .., own] = slice;
    let mut cells = vec![text(record), text(of.to_string()), text(measure), text(period), text(person.to_string())];
    cells.extend([text(day), Cell::Whole(Some(counted))]);
    cells.extend(slice.map(text));
    cells.extend([Cell::Whole(Some(of_how_many)), text(own)]);
    cells
}

/// Marks figures to be added up again.
pub(super) async fn mark_figures(
    change: &mut Change<'_>,
    of: PartnershipId,
    figures: impl Iterator<Item = &FigureOf>,
) -> Result<(), LedgerError> {
    for (measure, period) in figures {
        let sql = "INSERT INTO figures_to_count (partnership_id, measure, period) VALUES ($1, $2, $3)
                   ON CONFLICT (partnership_id, measure, period) DO NOTHING";
        execute!(change.work, sql, of, measure.as_str(), period.as_str())?;
    }
    Ok(())
}
