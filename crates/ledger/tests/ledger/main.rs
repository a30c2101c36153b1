//! Every storage test, on both databases.

mod accounts;
mod columns;
mod crash;
mod imports;
mod journal;
mod migrations;
mod opening;
mod partnerships;
mod plans;
mod races;
mod sessions;
mod support;
