//! The words of a PDF, by poppler's `pdftotext` (Debian package `poppler-utils`).
//!
//! The program runs apart from this one, with limits on time, memory and output, so
//! that a hostile PDF can harm neither. It gets the bytes through a pipe; no shell and
//! no file is involved. This crate knows nothing of plans.

mod outcome;
mod programs;
mod run;

use std::time::Duration;

use bigplan_documents::formats::pdf::{PdfLayout, PdfLayoutError};

/// Reads PDFs with `pdftotext`, within limits.
#[derive(Clone, Copy, Debug)]
pub struct PdfText {
    /// How long one document may take.
    pub time: Duration,
    /// How much address space the program may use, in bytes.
    pub memory: u64,
    /// How much it may write, in bytes.
    pub output: usize,
}

impl Default for PdfText {
    fn default() -> Self {
        Self { time: Duration::from_secs(4), memory: 256 << 20, output: 48_000_000 }
    }
}

impl PdfLayout for PdfText {
    fn layout(&self, pdf: &[u8]) -> Result<String, PdfLayoutError> {
        let command = programs::command(self.memory)?;
        let ended = run::run(command, pdf, self.time, self.output)?;
        outcome::text(ended)
    }
}
