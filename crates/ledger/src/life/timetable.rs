//! A plan's own timetable: phases and key dates, only as exact as the plan is.

use bigplan_plan::When;
use serde_json::json;

use super::{head_for, record, words};
use crate::error::damaged;
use crate::plans::visible;
use crate::{Actor, Ledger, LedgerError, PlanId, Right, TimetableId};

/// A phase or a key date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimetableSort {
    /// From one time to another.
    Phase,
    /// At one time.
    Date,
}

crate::text_column::words!(TimetableSort, "sort of a timetable's entry" { Phase = "phase", Date = "date" });

/// What is given for a phase or key date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTimetableEntry {
    /// Which of the two.
    pub sort: TimetableSort,
    /// Its name, at most 200 characters.
    pub name: String,
    /// What happens, at most 1,000 characters; may be empty.
    pub about: String,
    /// When, or from when.
    pub starts: When,
    /// Until when; the same for a key date.
    pub ends: When,
}

/// A phase or key date of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimetableEntry {
    /// Its id.
    pub id: TimetableId,
    /// What it is.
    pub entry: NewTimetableEntry,
}

impl NewTimetableEntry {
    fn check(&self) -> Result<(), LedgerError> {
        words(&self.name, "name", 200, ["Enter a name.", "Shorten the name to 200 characters or fewer."])?;
        if self.about.chars().count() > 1000 {
            let message = "Shorten what happens to 1,000 characters or fewer.";
            return Err(LedgerError::Field { field: "about", message });
        }
        let field = |message| LedgerError::Field { field: "ends", message };
        let (Some(first), Some(last)) = (self.starts.first_day(), self.ends.last_day()) else {
            return Err(field("Enter dates between the years 1 and 9999."));
        };
        if last < first { Err(field("The end must not be before the start.")) } else { Ok(()) }
    }
}

impl Ledger {
    /// A plan's phases and key dates, earliest first. Everybody who sees the plan may see them.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn timetable(&self, actor: &Actor, plan: PlanId) -> Result<Vec<TimetableEntry>, LedgerError> {
        type Row = (TimetableId, TimetableSort, String, String, String, String);
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let sql = "SELECT id, sort, name, about, starts, ends FROM timetable WHERE plan_id = $1 ORDER BY starts, sort DESC, id";
        let entry = |(id, sort, name, about, starts, ends): Row| {
            let starts = starts.parse().map_err(damaged("a date of a timetable"))?;
            let ends = ends.parse().map_err(damaged("a date of a timetable"))?;
            Ok(TimetableEntry { id, entry: NewTimetableEntry { sort, name, about, starts, ends } })
        };
        let mut all: Vec<TimetableEntry> =
            rows!(read, Row, sql, plan)?.into_iter().map(entry).collect::<Result<_, LedgerError>>()?;
        all.sort_by_key(|one| (one.entry.starts.first_day(), one.entry.sort == TimetableSort::Date));
        Ok(all)
    }

    /// Adds a phase or key date, or puts another in the place of one.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name`, `about` or `ends`; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn put_in_timetable(
        &self,
        actor: &Actor,
        plan: PlanId,
        instead_of: Option<TimetableId>,
        new: &NewTimetableEntry,
    ) -> Result<TimetableId, LedgerError> {
        new.check()?;
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::EditPlans).await?;
        let id = match instead_of {
            Some(id) => {
                let sql = "DELETE FROM timetable WHERE id = $1 AND plan_id = $2";
                if execute!(change.work, sql, id, plan)? == 0 {
                    return Err(LedgerError::NotFound("phase or key date"));
                }
                id
            }
            None => TimetableId::random()?,
        };
        let (starts, ends) = (new.starts.to_string(), new.ends.to_string());
        let ends = if new.sort == TimetableSort::Date { &starts } else { &ends };
        execute!(
            change.work,
            "INSERT INTO timetable (id, plan_id, sort, name, about, starts, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id,
            plan,
            new.sort,
            new.name.trim(),
            new.about.trim(),
            &starts,
            ends
        )?;
        let body = json!({"entry": id, "sort": new.sort.as_str(), "name": new.name, "starts": starts, "ends": ends});
        record(&mut change, &head, "timetable-changed", body);
        change.commit().await?;
        Ok(id)
    }

    /// Takes a phase or key date out.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn take_from_timetable(&self, actor: &Actor, plan: PlanId, id: TimetableId) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::EditPlans).await?;
        if execute!(change.work, "DELETE FROM timetable WHERE id = $1 AND plan_id = $2", id, plan)? == 0 {
            return Err(LedgerError::NotFound("phase or key date"));
        }
        record(&mut change, &head, "timetable-changed", json!({"taken": id}));
        change.commit().await
    }
}
