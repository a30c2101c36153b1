//! The program: the command line over the engines and the site.
//!
//! Every command exits 0 when it is done, 1 when it is done and found holes or errors,
//! 2 when it could not run. With `--json` one JSON document goes to standard output and
//! nothing else; messages go to standard error.

mod cli;
mod commands;
mod outcome;
mod place;
mod progress;
mod table;

use std::process::ExitCode;

use clap::Parser;

use cli::{Check, Cli, Command, Demo, Export, Figures, Import, Registers, Returns};
use outcome::Outcome;

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("BIGPLAN_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let json = wants_json(&cli.command);
    match run(cli.command) {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => failure.report(json),
    }
}

fn wants_json(command: &Command) -> bool {
    match command {
        Command::Import(Import::Plan(import)) => import.json,
        Command::Check(Check::Plan(check)) => check.json,
        Command::Export(Export::Plan(export)) => export.json,
        Command::Export(Export::SafeguardingDataset(export)) => export.of.json,
        Command::Export(Export::DfeDaily(export)) => export.of.json,
        Command::Export(Export::Parquet(export)) => export.of.json,
        Command::Figures(Figures::Load(load)) => load.json,
        Command::Registers(Registers::Export(export)) => export.of.json,
        Command::Registers(Registers::Import(import)) => import.of.json,
        Command::Registers(Registers::Expired(expired)) => expired.of.json,
        Command::Returns(Returns::Check(check)) => check.json,
        Command::Returns(Returns::Write(write)) => write.of.json,
        Command::Returns(Returns::Keep(keep)) => keep.of.json,
        Command::Returns(Returns::Kept(kept)) => kept.json,
        Command::Validate(validate) => validate.json,
        Command::Count(count) => count.of.json,
        Command::Demo(Demo::County(county)) => county.json,
        _ => false,
    }
}

fn run(command: Command) -> Result<Outcome, outcome::Failure> {
    match command {
        Command::Serve(serve) => commands::serve::run(&serve),
        Command::Import(Import::Plan(import)) => match &import.into_plan {
            Some(plan) => commands::lay_over::run(&import, plan),
            None => commands::import_plan::run(&import),
        },
        Command::Export(Export::Plan(export)) => commands::export_plan::run(&export),
        Command::Export(Export::SafeguardingDataset(export)) => commands::export_dataset::run(&export),
        Command::Export(Export::DfeDaily(export)) => commands::export_daily::run(&export),
        Command::Export(Export::Parquet(export)) => commands::export_parquet::run(&export),
        Command::Figures(Figures::Load(load)) => commands::load_figures::run(&load),
        Command::Registers(Registers::Export(export)) => commands::export_register::run(&export),
        Command::Registers(Registers::Import(import)) => commands::import_register::run(&import),
        Command::Registers(Registers::Expired(expired)) => commands::expired_files::run(&expired),
        Command::Returns(Returns::Check(check)) => commands::check_return::run(&check),
        Command::Returns(Returns::Write(write)) => commands::write_return::run(&write),
        Command::Returns(Returns::Keep(keep)) => commands::keep_return::run(&keep),
        Command::Returns(Returns::Kept(kept)) => commands::keep_return::list(&kept),
        Command::Validate(validate) => commands::validate::run(&validate),
        Command::Check(Check::Plan(check)) => commands::check_plan::run(&check),
        Command::Count(count) => commands::counting::run(&count),
        Command::Migrate(database) => commands::migrate::run(&database),
        Command::Journal(database) => commands::journal::run(&database),
        Command::Mail(mail) => commands::mail::run(&mail),
        Command::Account(account) => commands::account::run(&account),
        Command::Demo(Demo::County(county)) => commands::county::run(&county),
    }
}
