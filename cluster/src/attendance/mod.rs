//! Persistent absence by school and by group of pupils.
//!
//! A pupil counts once in each school and school year, where any session was possible there; whoever missed a tenth of
//! them or more, with leave or without, is persistently absent (`definitions/measures/persistent-absence.toml`). Where
//! rows of a pupil say different things about groups, the one counts whose sex, meals and ethnic group come last in
//! order.

mod cells;
pub mod make;
mod plan;

use crate::cli::Attendance;
use crate::output::{self, Failure};
use crate::session;
use cells::Cells;

const HEADS: [&str; 6] = ["school", "schoolyear", "group", "pupils", "persistently-absent", "value"];

/// Adds up attendance, and tells the figures.
///
/// # Errors
/// Where a file is none of attendance, or the work was not done to its end.
pub async fn run(asked: &Attendance) -> Result<(), Failure> {
    let files = asked.from.iter().map(|file| session::whole(file)).collect::<Result<Vec<_>, _>>()?;
    let cells: Cells = session::work(&asked.at, async |session| plan::cells(&session, &files).await).await?;
    let figures = cells.figures();
    if asked.told.json {
        return output::print_results(&figures);
    }
    let rows = figures.iter().map(|one| {
        let school = one.school.clone().unwrap_or_else(|| "all".to_owned());
        let numbers = [one.schoolyear.to_string(), one.group.clone(), one.pupils.to_string(), one.absent.to_string()];
        let [year, group, pupils, absent] = numbers;
        vec![school, year, group, pupils, absent, one.value.to_string()]
    });
    output::tell(&asked.told, &HEADS, rows)
}
