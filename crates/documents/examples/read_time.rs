//! Reads a plan out of a document some times over and prints the quickest time as JSON, for the bench.
//!
//! `cargo run --release -p bigplan-documents --example read_time -- FILE [TIMES]`

use std::process::ExitCode;
use std::time::{Duration, Instant};

use bigplan_documents::formats::pdf::{PdfLayout, PdfLayoutError};
use bigplan_documents::read_plan;

/// PDFs are not measured here: their words come from another program.
struct NoPdf;

impl PdfLayout for NoPdf {
    fn layout(&self, _: &[u8]) -> Result<String, PdfLayoutError> {
        Err(PdfLayoutError::ToolMissing)
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("Say what to read: read_time FILE [TIMES]");
        return ExitCode::from(2);
    };
    let times: u32 = arguments.next().and_then(|times| times.parse().ok()).unwrap_or(5);
    match measure(&path, times) {
        Ok((quickest, items)) => {
            println!("{{\"milliseconds\": {:.1}, \"items\": {items}}}", quickest.as_secs_f64() * 1000.0);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn measure(path: &str, times: u32) -> Result<(Duration, usize), Box<dyn std::error::Error>> {
    let (mut quickest, mut items) = (Duration::MAX, 0);
    for _ in 0..times.max(1) {
        let begun = Instant::now();
        let bytes = std::fs::read(path)?;
        items = read_plan(path, &bytes, &NoPdf)?.plan.items.len();
        quickest = quickest.min(begun.elapsed());
    }
    Ok((quickest, items))
}
