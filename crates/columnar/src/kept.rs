//! Sums that no record says any more: of files that were destroyed, and nothing for what has a figure and nobody left.

use std::io::Write;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_schema::{DataType, Field as Column, Schema, SchemaRef};
use bigplan_counting::{Slice, Total};

use crate::ColumnarError;
use crate::write::Blocks;

/// The name of their file.
pub const KEPT: &str = "kept.parquet";
/// The columns that say of what a sum is; those after the second are empty where it is not known.
pub const SUM_OF: [&str; 10] = [
    "measure",
    "period",
    "district",
    "sex",
    "age",
    "ethnicity",
    "disability",
    "looked_after",
    "free_meals",
    "own_groups",
];
/// The columns with what was counted, and out of how many.
pub const SUMS: [&str; 2] = ["counted", "of"];

/// The columns of the file of kept sums.
pub fn kept_schema() -> SchemaRef {
    let texts = SUM_OF.iter().enumerate().map(|(index, name)| Column::new(*name, DataType::Utf8, index > 1));
    let numbers = SUMS.map(|name| Column::new(name, DataType::Int64, false));
    Arc::new(Schema::new(texts.chain(numbers).collect::<Vec<_>>()))
}

/// The groups of the measure's own, a space between them; `None` where there are none.
pub fn own_groups(slice: &Slice) -> Option<String> {
    let own: Vec<&str> = slice.own.iter().map(|group| group.as_str()).collect();
    (!own.is_empty()).then(|| own.join(" "))
}

/// Writes the file of kept sums: each with its measure and year. Gives what it was written to, and how many rows it has.
///
/// # Errors
/// Where it cannot be written.
pub fn write_kept<'a, W: Write + Send>(
    sums: impl Iterator<Item = (&'a str, &'a str, &'a Slice, Total)>,
    to: W,
) -> Result<(W, u64), ColumnarError> {
    let mut texts: [StringBuilder; 10] = Default::default();
    let mut numbers: [Int64Builder; 2] = Default::default();
    for (measure, year, slice, total) in sums {
        let [measures, years, districts, groups @ .., own] = &mut texts;
        measures.append_value(measure);
        years.append_value(year);
        districts.append_option(slice.district.as_ref().map(|code| code.as_str()));
        groups.iter_mut().zip(&slice.groups).for_each(|(to, group)| to.append_option(group.as_deref()));
        own.append_option(own_groups(slice));
        numbers.iter_mut().zip([total.counted, total.of]).for_each(|(to, number)| to.append_value(number));
    }
    let texts = texts.iter_mut().map(|text| Arc::new(text.finish()) as ArrayRef);
    let numbers = numbers.iter_mut().map(|number| Arc::new(number.finish()) as ArrayRef);
    let mut file = Blocks::new(kept_schema(), to)?;
    file.write(texts.chain(numbers).collect())?;
    file.finish()
}
