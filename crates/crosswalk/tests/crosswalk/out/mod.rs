//! Returns made of records, held against the rows that the records came from.

mod care;
mod care_any;
mod care_records;
mod census;
mod county;
mod leaving;
mod need;
mod need_any;
mod need_records;
mod order;
mod tables;
