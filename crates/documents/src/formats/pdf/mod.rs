//! PDF: words with their places on the page become lines, paragraphs and tables.
//!
//! A PDF knows neither paragraphs nor tables. The words come from outside through
//! [`PdfLayout`], because this crate runs no programs.

mod columns;
mod continued;
mod furniture;
mod lines;
mod page;
mod prose;
mod rows;

use bigplan_plan::Finding;
use thiserror::Error;

use super::blocks::Blocks;
use super::problem::Problem;
use crate::document::Block;

/// Gives the words of a PDF.
pub trait PdfLayout {
    /// The words with their places, as XHTML of `pdftotext -bbox-layout`: elements
    /// `page` (`width`, `height`) holding `word` (`xMin`, `yMin`, `xMax`, `yMax`, in
    /// points from the top left).
    ///
    /// # Errors
    /// Whatever kept the words from being had.
    fn layout(&self, pdf: &[u8]) -> Result<String, PdfLayoutError>;
}

/// Why the words of a PDF could not be had. Each sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PdfLayoutError {
    /// The program that reads PDF is not installed.
    #[error(
        "The program pdftotext is not installed here: ask for the package poppler-utils, or choose the plan as Word."
    )]
    ToolMissing,
    /// It could not be started or talked to.
    #[error("The program pdftotext could not be run ({0}). Try again, or choose the plan as Word.")]
    ToolFailed(String),
    /// It took longer than allowed.
    #[error("It took too long to read. Print it to a new PDF without pictures, or choose the plan as Word.")]
    TookTooLong,
    /// It gave more text or needed more memory than allowed.
    #[error("It holds more than a plan can. Split it, or choose the plan as Word.")]
    TooMuch,
    /// It needs a password.
    #[error("It is protected with a password. Save a copy without password and choose that.")]
    PasswordProtected,
    /// It is no PDF or a broken one.
    #[error("It is damaged or incomplete. Make it again from the original and choose that copy.")]
    Damaged,
}

impl PdfLayoutError {
    /// A stable code for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ToolMissing => "pdf-tool-missing",
            Self::ToolFailed(_) => "pdf-tool-failed",
            Self::TookTooLong => "pdf-too-slow",
            Self::TooMuch => "too-much-text",
            Self::PasswordProtected => "password-protected",
            Self::Damaged => "damaged-file",
        }
    }
}

/// Makes blocks of the words.
///
/// # Errors
/// No words at all (a scan), or past the limits.
pub(crate) fn read(layout: &str, findings: &mut Vec<Finding>) -> Result<Vec<Block>, Problem> {
    let pages = page::pages(layout)?;
    if pages.iter().all(|page| page.words.is_empty()) {
        return Err(Problem::PdfWithoutText);
    }
    let mut pages: Vec<lines::LinedPage> = pages.into_iter().map(lines::lined).collect();
    furniture::remove(&mut pages, findings);
    let mut blocks = Blocks::with_pages();
    let body = prose::body_height(&pages);
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            blocks.break_page();
        }
        prose::put_page(&mut blocks, page, body);
        if blocks.is_full() {
            break;
        }
    }
    let mut blocks = blocks.finish()?;
    continued::join(&mut blocks);
    Ok(blocks)
}
