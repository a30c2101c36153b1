//! Makes records of columns again.

use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, BooleanArray, ListArray, PrimitiveArray, StringArray};
use bigplan_counting::Written;
use bigplan_register::{Kind, Record, Value};

use crate::days::{day_of, moment_of};
use crate::layout::HEAD;
use crate::write::Course;
use crate::{ColumnarError, Layout};

/// A block of columns as records of a register.
pub struct Records<'a> {
    layout: &'a Layout,
    columns: &'a [ArrayRef],
}

impl<'a> Records<'a> {
    /// The columns of [`Layout::schema`], in its order.
    ///
    /// # Errors
    /// Where they are other columns.
    pub fn of(layout: &'a Layout, columns: &'a [ArrayRef]) -> Result<Self, ColumnarError> {
        let schema = layout.schema();
        let records = Self { layout, columns };
        let same = columns.len() == schema.fields().len()
            && schema.fields().iter().zip(columns).all(|(field, column)| field.data_type() == column.data_type());
        if same { Ok(records) } else { Err(records.damaged("its columns are not those of its register")) }
    }

    /// The record of a row, about whom it is, and how it was written.
    ///
    /// # Errors
    /// Where the row holds what no record can.
    pub fn row(&self, row: usize) -> Result<(&'a str, Record, Written), ColumnarError> {
        let head = |column: usize| {
            self.text(column, row).ok_or_else(|| self.damaged(&format!("row {row} has no {}", HEAD[column].0)))
        };
        let (person, id, state) = (head(0)?, head(1)?, head(2)?);
        let state = state.parse().map_err(|_| self.damaged(&format!("row {row} has a state that is no code")))?;
        let on = self.number::<Date32Type>(3, row).and_then(day_of);
        let on = on.ok_or_else(|| self.damaged(&format!("row {row} was written on no day")))?;
        let missing = self.number::<Int64Type>(4, row).unwrap_or_default();
        let source = self.text(5, row).map(str::parse).transpose();
        let source = source.map_err(|_| self.damaged(&format!("row {row} came from no known source")))?;
        let Course { moves, signed, pauses } =
            self.text(6, row).map(serde_json::from_str).transpose()?.unwrap_or_default();
        let mut values = std::collections::BTreeMap::new();
        for (index, field) in self.layout.fields.iter().enumerate() {
            let column = HEAD.len() + index;
            if self.columns.get(column).is_some_and(|column| !column.is_null(row)) {
                let value = self.value(column, row, field.kind, field.several);
                let value =
                    value.ok_or_else(|| self.damaged(&format!("row {row} has no such value in {}", field.code)))?;
                values.insert(field.code.clone(), value);
            }
        }
        let subject = Some(person.to_owned());
        let record = Record { id: id.to_owned(), subject, state, values, worker: None, moves, signed, pauses };
        Ok((person, record, Written { on, missing, source }))
    }

    fn value(&self, column: usize, row: usize, kind: Kind, several: bool) -> Option<Value> {
        Some(match kind {
            // Of a text, the number that stands for it.
            Kind::WholeNumber | Kind::Text => Value::Whole(self.number::<Int64Type>(column, row)?),
            Kind::Decimal => Value::Decimal(self.number::<Float64Type>(column, row)?),
            Kind::Day => Value::Day(day_of(self.number::<Date32Type>(column, row)?)?),
            Kind::Moment => Value::Moment(moment_of(self.number::<TimestampMicrosecondType>(column, row)?)?),
            Kind::YesNo => Value::YesNo(self.column::<BooleanArray>(column)?.value(row)),
            Kind::Code if several => {
                let codes = self.column::<ListArray>(column)?.value(row);
                let codes = codes.as_any().downcast_ref::<StringArray>()?;
                Value::Codes(codes.iter().flatten().map(str::to_owned).collect())
            }
            Kind::Code => Value::Code(self.text(column, row)?.to_owned()),
            _ => Value::Link(self.text(column, row)?.to_owned()),
        })
    }

    fn column<T: Array + 'static>(&self, column: usize) -> Option<&'a T> {
        self.columns.get(column)?.as_any().downcast_ref::<T>()
    }

    fn text(&self, column: usize, row: usize) -> Option<&'a str> {
        let column = self.column::<StringArray>(column)?;
        (!column.is_null(row)).then(|| column.value(row))
    }

    fn number<T: arrow_array::ArrowPrimitiveType>(&self, column: usize, row: usize) -> Option<T::Native> {
        let column = self.column::<PrimitiveArray<T>>(column)?;
        (!column.is_null(row)).then(|| column.value(row))
    }

    fn damaged(&self, what: &str) -> ColumnarError {
        ColumnarError::Damaged { register: self.layout.register().to_string(), what: what.to_owned() }
    }
}
