//! Who the child is.

use bigplan_returns::layout::Layout;
use bigplan_returns::looked_after::Table;

use super::row::Row;
use crate::codes::{ethnic_code, sex};
use crate::out::{Child, Span};

/// The header of a child.
pub(super) fn header(child: &Child<'_>, span: Span, layout: &Layout, alone: bool) -> Row {
    let details = child.details(span.last);
    let ethnic = details.and_then(|details| details.code("ethnic-group")).and_then(ethnic_code);
    let (number, none) = child.number(span.first);
    let row = of_sex(Row::of(Table::Header), child, layout).day("DOB", child.born);
    row.with("ETHNIC", ethnic).with("UPN", number.or(none)).yes("UASC", Some(alone))
}

/// The row of a child who came alone to seek asylum.
pub(super) fn alone(child: &Child<'_>, layout: &Layout) -> Row {
    of_sex(Row::of(Table::Uasc), child, layout).day("DOB", child.born)
}

fn of_sex(row: Row, child: &Child<'_>, layout: &Layout) -> Row {
    let column = layout.tables.get(row.table.name()).and_then(|table| table.column("SEX"));
    let codes = column.map(|column| column.codes.as_slice()).unwrap_or_default();
    row.with("SEX", sex(child.sex.unwrap_or_default(), codes))
}
