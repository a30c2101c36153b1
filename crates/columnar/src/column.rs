//! One column of a register's file while it is filled.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
    TimestampMicrosecondBuilder,
};
use bigplan_counting::told_apart;
use bigplan_register::{Field, Kind, Value};

use crate::days::{days_of, micros_of};

/// A column, by what its field holds.
pub(crate) enum Column {
    Text(StringBuilder),
    Whole(Int64Builder),
    /// What stands for a text, which stays behind.
    Apart(Int64Builder),
    Decimal(Float64Builder),
    Day(Date32Builder),
    Moment(TimestampMicrosecondBuilder),
    YesNo(BooleanBuilder),
    Codes(ListBuilder<StringBuilder>),
}

impl Column {
    /// An empty column for a field.
    pub(crate) fn of(field: &Field) -> Self {
        match field.kind {
            Kind::WholeNumber => Self::Whole(Int64Builder::new()),
            Kind::Text => Self::Apart(Int64Builder::new()),
            Kind::Decimal => Self::Decimal(Float64Builder::new()),
            Kind::Day => Self::Day(Date32Builder::new()),
            Kind::Moment => Self::Moment(TimestampMicrosecondBuilder::new()),
            Kind::YesNo => Self::YesNo(BooleanBuilder::new()),
            Kind::Code if field.several => Self::Codes(ListBuilder::new(StringBuilder::new())),
            _ => Self::Text(StringBuilder::new()),
        }
    }

    /// Appends what a field holds; whether it is of the column's kind. Nothing is appended where it is not.
    pub(crate) fn push(&mut self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Text(column), Some(Value::Code(text) | Value::Link(text))) => {
                column.append_value(text);
            }
            (Self::Whole(column), Some(Value::Whole(number))) => column.append_value(*number),
            (Self::Apart(column), Some(text @ Value::Text(_))) => column.append_option(told_apart(text)),
            (Self::Decimal(column), Some(Value::Decimal(number))) => column.append_value(*number),
            (Self::Day(column), Some(Value::Day(day))) => column.append_value(days_of(*day)),
            (Self::Moment(column), Some(Value::Moment(moment))) => match micros_of(*moment) {
                Some(micros) => column.append_value(micros),
                None => return false,
            },
            (Self::YesNo(column), Some(Value::YesNo(answer))) => column.append_value(*answer),
            (Self::Codes(column), Some(Value::Codes(codes))) => column.append_value(codes.iter().map(Some)),
            (column, None) => column.skip(),
            _ => return false,
        }
        true
    }

    fn skip(&mut self) {
        match self {
            Self::Text(column) => column.append_null(),
            Self::Whole(column) | Self::Apart(column) => column.append_null(),
            Self::Decimal(column) => column.append_null(),
            Self::Day(column) => column.append_null(),
            Self::Moment(column) => column.append_null(),
            Self::YesNo(column) => column.append_null(),
            Self::Codes(column) => column.append_null(),
        }
    }

    /// What was appended; the column is empty afterwards.
    pub(crate) fn take(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Whole(column) | Self::Apart(column) => Arc::new(column.finish()),
            Self::Decimal(column) => Arc::new(column.finish()),
            Self::Day(column) => Arc::new(column.finish()),
            Self::Moment(column) => Arc::new(column.finish()),
            Self::YesNo(column) => Arc::new(column.finish()),
            Self::Codes(column) => Arc::new(column.finish()),
        }
    }
}
