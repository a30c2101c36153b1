//! The plan: parts gathered by child, each child's tallies, and their sums by measure, year, place and groups.

use std::path::Path;

use arrow::array::{Array, Int64Array, RecordBatch, StringArray};
use bigplan_cluster_functions::{self as functions, Rules};
use bigplan_columnar::{CHILDREN, KEPT, PERSON, SUM_OF, SUMS};
use bigplan_counting::{Counts, Slice, Total};
use datafusion::error::{DataFusionError, Result};
use datafusion::functions_aggregate::expr_fn::{array_agg, sum};
use datafusion::prelude::{DataFrame, Expr, ParquetReadOptions, SessionContext, col, ident, lit};
use futures::StreamExt;
use jiff::civil::Date;

use super::Sums;

/// What is counted, and as of which day.
pub struct Asked<'a> {
    /// The measures.
    pub wanted: &'a Counts,
    /// The day of counting.
    pub today: Date,
    /// Whether that is the day of the export.
    pub is_day_of_export: bool,
}

/// Runs the plan.
///
/// # Errors
/// Where it cannot be run to its end: nothing is given then.
pub async fn sums(session: &SessionContext, folder: &Path, rules: &Rules, asked: &Asked<'_>) -> Result<Sums> {
    let Asked { wanted, today, .. } = asked;
    let codes: Vec<&str> = wanted.iter().map(|count| count.measure.code.as_str()).collect();
    let counted = functions::tallies().call(vec![
        col("parts"),
        lit(today.to_string()),
        lit(rules.digest.as_str()),
        lit(codes.join(" ")),
    ]);
    let gathered = parts(session, folder, rules, wanted).await?;
    let gathered = gathered.aggregate(vec![col(PERSON)], vec![array_agg(col("part")).alias("parts")])?;
    let tallies = gathered.select(vec![counted.alias("tally")])?.unnest_columns(&["tally"])?;
    let flat = tallies.unnest_columns(&["tally"])?;
    let of = |name: &str| ident(format!("tally.{name}"));
    let keys: Vec<Expr> = SUM_OF.iter().map(|name| of(name).alias(*name)).collect();
    let numbers = SUMS.map(|name| of(name).alias(name));
    let flat = flat.select(keys.into_iter().chain(numbers).collect::<Vec<_>>())?;
    let flat = flat.union(kept(session, folder, &codes, asked.is_day_of_export).await?)?;
    let sums = flat.aggregate(
        SUM_OF.iter().map(|name| ident(*name)).collect(),
        vec![sum(ident("counted")).alias("counted"), sum(ident("of")).alias("of")],
    )?;
    let mut found = Sums::new();
    let mut blocks = sums.execute_stream().await?;
    while let Some(block) = blocks.next().await {
        add(&block?, &mut found)?;
    }
    Ok(found)
}

/// The sums that no record says. Places and groups of which nobody is left have a figure on the day of the export only.
async fn kept(session: &SessionContext, folder: &Path, codes: &[&str], whole: bool) -> Result<DataFrame> {
    let place = folder.join(KEPT).display().to_string();
    let kept = session.read_parquet(place, ParquetReadOptions::default()).await?;
    let codes = codes.iter().map(|code| lit(*code)).collect();
    let kept = kept.filter(ident("measure").in_list(codes, false))?;
    let kept = if whole { kept } else { kept.filter(ident("of").gt(lit(0_i64)))? };
    kept.select(SUM_OF.iter().chain(&SUMS).map(|name| ident(*name)).collect::<Vec<_>>())
}

/// Everything known of children, part by part, each with the child's id.
async fn parts(session: &SessionContext, folder: &Path, rules: &Rules, wanted: &Counts) -> Result<DataFrame> {
    let read = wanted.registers();
    let file = |name: &str| folder.join(name).display().to_string();
    let children = session.read_parquet(file(CHILDREN), ParquetReadOptions::default()).await?;
    let own = functions::child().call(vec![col("born"), col("died"), col("sex")]);
    let mut all = children.select(vec![col(PERSON), own.alias("part")])?;
    for layout in rules.layouts.iter().filter(|layout| read.contains(layout.register())) {
        let records = session.read_parquet(file(&layout.file()), ParquetReadOptions::default()).await?;
        let columns = layout.schema().fields().iter().map(|field| ident(field.name().as_str())).collect::<Vec<_>>();
        let register = [lit(layout.register().as_str())];
        let record = functions::record().call(register.into_iter().chain(columns).collect());
        all = all.union(records.select(vec![col(PERSON), record.alias("part")])?)?;
    }
    Ok(all)
}

/// Adds sums to the totals of their measures and years, as the ledger does.
fn add(block: &RecordBatch, found: &mut Sums) -> Result<()> {
    let texts = SUM_OF.map(|name| block.column_by_name(name).and_then(|c| c.as_any().downcast_ref::<StringArray>()));
    let numbers = SUMS.map(|name| block.column_by_name(name).and_then(|c| c.as_any().downcast_ref::<Int64Array>()));
    let damaged = || DataFusionError::Internal("sums came back in other columns".to_owned());
    let [Some(counted), Some(of)] = numbers else { return Err(damaged()) };
    for row in 0..block.num_rows() {
        let text = |column: Option<&StringArray>| {
            let column = column.ok_or_else(damaged)?;
            Ok::<_, DataFusionError>((!column.is_null(row)).then(|| column.value(row).to_owned()))
        };
        let [measure, period, district, groups @ ..] = texts;
        let (measure, period) = (text(measure)?.ok_or_else(damaged)?, text(period)?.ok_or_else(damaged)?);
        let district = text(district)?.map(|code| code.parse()).transpose().map_err(|_| damaged())?;
        let [a, b, c, d, e, f, own] = groups;
        let own = text(own)?.unwrap_or_default();
        let own = own.split(' ').filter(|code| !code.is_empty()).map(str::parse);
        let own = own.collect::<std::result::Result<_, _>>().map_err(|_| damaged())?;
        let slice = Slice { district, groups: [text(a)?, text(b)?, text(c)?, text(d)?, text(e)?, text(f)?], own };
        let total = Total { counted: counted.value(row), of: of.value(row) };
        found.entry((measure, period)).or_default().add(&slice, total);
    }
    Ok(())
}
