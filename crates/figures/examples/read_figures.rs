//! Reads a file of figures as its headings say, and prints as JSON how quick and how large that was.
//!
//! `cargo run --release -p bigplan-figures --example read_figures -- FILE [--findings] [--measure CODE]`

use std::fs::File;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::Instant;

use bigplan_figures::{Proposal, Reading, Vocabulary, propose, read};
use bigplan_measure::{Areas, Catalogue, Groups};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else {
        eprintln!("Say what to read: read_figures FILE [--findings] [--measure CODE]");
        return ExitCode::from(2);
    };
    let measure = arguments.iter().skip_while(|word| *word != "--measure").nth(1);
    match measured(path, measure.map(String::as_str)) {
        Ok((seconds, proposal, reading)) => {
            tell(seconds, &proposal, &reading, arguments.iter().any(|word| word == "--findings"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn measured(path: &str, measure: Option<&str>) -> Result<(f64, Proposal, Reading), Box<dyn std::error::Error>> {
    let wrong = |what: &str| format!("the {what} that the program carries are wrong");
    let catalogue = Catalogue::built_in().map_err(|_| wrong("measures"))?;
    let areas = Areas::built_in().map_err(|_| wrong("places"))?;
    let groups = Groups::built_in().map_err(|_| wrong("groups"))?;
    let vocabulary = Vocabulary { catalogue: &catalogue, areas: &areas, groups: &groups };
    let begun = Instant::now();
    let mut proposal = propose(File::open(path)?, vocabulary)?;
    if let Some(code) = measure {
        proposal.mapping.all.measure = Some(code.parse()?);
    }
    let reading = read(File::open(path)?, &proposal.mapping, vocabulary, &mut |_| ControlFlow::Continue(()))?;
    Ok((begun.elapsed().as_secs_f64(), proposal, reading))
}

fn tell(seconds: f64, proposal: &Proposal, reading: &Reading, findings: bool) {
    let per_second = reading.rows as f64 / seconds.max(1e-9);
    println!(
        "{{\"layout\": \"{:?}\", \"rows\": {}, \"figures\": {}, \"refused\": {}, \"seconds\": {seconds:.2}, \"rows_per_second\": {per_second:.0}, \"peak_mb\": {}}}",
        proposal.mapping.layout,
        reading.rows,
        reading.given,
        reading.refused,
        peak_megabytes().map_or_else(|| "null".to_owned(), |peak| peak.to_string()),
    );
    if !findings {
        return;
    }
    for column in &proposal.mapping.columns {
        println!("  {:40} {:?}", column.heading, column.holds);
    }
    println!("  all: {:?}", proposal.mapping.all);
    println!("  counts: {:?}", reading.counts);
    for finding in proposal.findings.iter().chain(&reading.findings).take(60) {
        println!("  {} {}: {}", finding.severity.as_str(), finding.code, finding.message);
    }
}

/// The most memory that the process has held, where the system says it.
fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}
