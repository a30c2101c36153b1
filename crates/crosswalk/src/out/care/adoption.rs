//! Decisions that a child should be adopted, as far as they stood in the year, and adoptions of the year.

use bigplan_register::{Record, Value};
use bigplan_returns::looked_after::Table;
use jiff::civil::Date;

use super::row::Row;
use crate::codes::given_up_code;
use crate::out::{Child, Span};

/// Decisions that stood on any day of the year; one that was given up later still stands.
pub(super) fn decisions(child: &Child<'_>, span: Span) -> Vec<Row> {
    let row = Row::of(Table::PlacedAdoption).day("DOB", child.born);
    let of_year = child.of("adoption", "decided").into_iter().filter_map(|record| {
        let decided = record.day("decided")?;
        let given_up = ended(record, "given-up", "given-up");
        let until = given_up.or(ended(record, "adopted", "adopted"));
        let row = row.clone().day("DATE_PLACED", Some(decided));
        span.touches(decided, until).then(|| match span.by_end(given_up) {
            None => row,
            given_up => row.day("DATE_PLACED_CEASED", given_up).with("REASON_PLACED_CEASED", why(record)),
        })
    });
    of_year.collect()
}

/// Adoptions of the year.
pub(super) fn adoptions(child: &Child<'_>, span: Span) -> Vec<Row> {
    let all = child.of("adoption", "adopted").into_iter();
    let of_year = all.filter(|record| ended(record, "adopted", "adopted").is_some_and(|day| span.has(day)));
    let row = Row::of(Table::Adoption).day("DOB", child.born);
    let adopted = |record: &Record| {
        let row = row.clone().day("DATE_INT", record.day("decided")).day("DATE_MATCH", record.day("matched"));
        let many = match record.value("adopters") {
            Some(Value::Whole(many)) => Some(many.to_string()),
            _ => None,
        };
        let row = row.yes("FOSTER_CARE", record.yes_no("by-carers")).with("NB_ADOPTR", many.as_deref());
        row.with("SEX_ADOPTR", record.code("adopters-sex")).with("LS_ADOPTR", record.code("adopters-status"))
    };
    of_year.map(adopted).collect()
}

/// The day of an end, where the record still stands there: what was opened again by mistake has not ended.
fn ended(record: &Record, state: &str, field: &str) -> Option<Date> {
    record.day(field).filter(|_| record.state.as_str() == state)
}

fn why(record: &Record) -> Option<&str> {
    record.code("given-up-why").map(|word| given_up_code(word).unwrap_or(word))
}
