//! One command a file.

pub mod account;
pub mod asked_figures;
pub mod check_plan;
pub mod check_return;
pub mod count_returns;
pub mod counting;
pub mod county;
pub mod definitions;
pub mod demonstration;
pub mod expired_files;
pub mod export_daily;
pub mod export_dataset;
pub mod export_plan;
pub mod export_register;
pub mod import_plan;
pub mod import_register;
pub mod journal;
pub mod lay_over;
pub mod load_figures;
pub mod mail;
pub mod migrate;
pub mod passwords;
pub mod quarters;
pub mod serve;
pub mod validate;

mod casework;
pub mod database;
mod named_plan;
mod new_folder;
mod outgoing;
mod reading;
mod return_change;
mod return_files;
mod return_folder;
