//! Every storage test, on both databases.

// A test may stop where it stands; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used)]

mod accounts;
mod by_register;
mod columns;
mod counted_export;
mod counting;
mod counting_kinds;
mod crash;
mod editing;
mod encryption;
mod families;
mod figures;
mod groups;
mod imports;
mod inspection;
mod journal;
mod laid_over;
mod life;
mod life_consultation;
mod life_next;
mod life_sign_up;
mod looks;
mod mail;
mod migrations;
mod needs;
mod opening;
mod partnerships;
mod parts;
mod people;
mod plans;
mod quality;
mod quality_sources;
mod quarter;
mod races;
mod record_access;
mod record_export;
mod record_import;
mod records;
mod records_property;
mod registers;
mod registers_chase;
mod registers_crash;
mod registers_given;
mod retention;
mod roles;
mod sessions;
mod statutory;
mod support;
mod tokens;
mod updates;
mod vacancies;
mod waiting;
mod worklists;
