//! The plan: rows of pupils and terms as pupils of schools and years, and these as cells.

use std::path::PathBuf;

use arrow::array::{Array, Int32Array, Int64Array, RecordBatch};
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use futures::StreamExt;

use super::cells::{Cell, Cells};

/// A pupil's rows of a school and year are one enrolment. Tens of millions of these are held at once, so possible and missed
/// sessions are one sum (possible times 2 to the 32nd, and missed), and so are the groups.
const CELLS: &str = "
    SELECT school, schoolyear, groups, count(*) AS pupils,
           count(*) FILTER (WHERE (sums % 4294967296) * 10 >= sums / 4294967296) AS absent
    FROM (SELECT bigplan_pupil(upn) AS pupil, bigplan_code(school) AS school, schoolyear,
                 max(bigplan_groups(sex, freemeals, ethnicity)) AS groups,
                 sum(CAST(termlysessionspossible AS BIGINT) * 4294967296
                     + termlysessionsauthorised + termlysessionsunauthorised) AS sums
          FROM attendance GROUP BY bigplan_pupil(upn), bigplan_code(school), schoolyear) AS enrolments
    WHERE sums >= 4294967296
    GROUP BY school, schoolyear, groups";

/// Runs the plan.
///
/// # Errors
/// Where a file has other columns, or the work was not done to its end: nothing is given then.
pub async fn cells(session: &SessionContext, files: &[PathBuf]) -> Result<Cells> {
    let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let rows = session.read_parquet(paths, ParquetReadOptions::default()).await?;
    session.register_table("attendance", rows.into_view())?;
    let mut blocks = session.sql(CELLS).await?.execute_stream().await?;
    let mut cells = Cells::default();
    while let Some(block) = blocks.next().await {
        add(&block?, &mut cells)?;
    }
    Ok(cells)
}

fn add(block: &RecordBatch, cells: &mut Cells) -> Result<()> {
    fn column<'a, T: Array + 'static>(block: &'a RecordBatch, name: &str) -> Result<&'a T> {
        let column = block.column_by_name(name).and_then(|column| column.as_any().downcast_ref::<T>());
        column.ok_or_else(|| DataFusionError::Plan(format!("the column {name} of attendance is of another type")))
    }
    let (school, groups) = (column::<Int64Array>(block, "school")?, column::<Int64Array>(block, "groups")?);
    let year = column::<Int32Array>(block, "schoolyear")?;
    let (pupils, absent) = (column::<Int64Array>(block, "pupils")?, column::<Int64Array>(block, "absent")?);
    for row in 0..block.num_rows() {
        cells.add(Cell {
            school: school.value(row),
            year: year.value(row),
            groups: groups.value(row),
            pupils: pupils.value(row),
            absent: absent.value(row),
        });
    }
    Ok(())
}
