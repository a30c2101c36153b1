//! Tallies of children as a column: a list for each child.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Builder, ListArray, StringBuilder, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field, Fields};
use bigplan_columnar::{kept_schema, own_groups};
use bigplan_counting::Tally;
use datafusion::error::Result;

/// A tally has the columns of the sums that are kept: it is the sum of one.
fn fields() -> Fields {
    kept_schema().fields().clone()
}

fn item() -> Arc<Field> {
    Arc::new(Field::new_list_field(DataType::Struct(fields()), true))
}

/// What the column holds.
pub fn tally_type() -> DataType {
    DataType::List(item())
}

/// The column while it is filled.
#[derive(Default)]
pub struct Tallies {
    texts: [StringBuilder; 10],
    counted: Int64Builder,
    of: Int64Builder,
    lengths: Vec<usize>,
}

impl Tallies {
    /// Appends the tallies of a child.
    pub fn push<'a>(&mut self, tallies: impl Iterator<Item = &'a Tally>) {
        let mut many = 0;
        for tally in tallies {
            let [measure, period, district, groups @ .., own] = &mut self.texts;
            measure.append_value(tally.measure.as_str());
            period.append_value(tally.period.code());
            district.append_option(tally.slice.district.as_ref().map(|code| code.as_str()));
            groups.iter_mut().zip(&tally.slice.groups).for_each(|(to, group)| to.append_option(group.as_deref()));
            own.append_option(own_groups(&tally.slice));
            self.counted.append_value(tally.counted);
            self.of.append_value(tally.of);
            many += 1;
        }
        self.lengths.push(many);
    }

    /// The column.
    ///
    /// # Errors
    /// Where its parts do not fit together.
    pub fn finish(mut self) -> Result<ArrayRef> {
        let mut columns: Vec<ArrayRef> =
            self.texts.iter_mut().map(|text| Arc::new(text.finish()) as ArrayRef).collect();
        columns.extend([Arc::new(self.counted.finish()) as ArrayRef, Arc::new(self.of.finish())]);
        let tallies = StructArray::try_new(fields(), columns, None)?;
        let offsets = OffsetBuffer::from_lengths(self.lengths);
        Ok(Arc::new(ListArray::try_new(item(), offsets, Arc::new(tallies), None)?))
    }
}
