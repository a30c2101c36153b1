//! Word documents (Office Open XML).
//!
//! The body is streamed; nothing of it is kept but the blocks. Tracked insertions
//! count as text, deletions do not.

mod body;
mod numbering;
mod paragraph;
mod styles;

use std::io::Cursor;

use bigplan_office::Package;
use bigplan_plan::{Finding, Severity};

use super::limits::UNPACKING;
use super::problem::Problem;
use super::xml::{XmlSink, stream};
use crate::document::Block;
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads the document.
///
/// # Errors
/// Damaged or oversized packages, declared entities, nothing in it.
pub(crate) fn read(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<Vec<Block>, Problem> {
    let mut package = Package::open(Cursor::new(bytes), UNPACKING)?;
    let mut styles = Styles::default();
    stream_part(&mut package, "word/styles.xml", &mut styles)?;
    styles.settle();
    let mut numbering = Numbering::default();
    stream_part(&mut package, "word/numbering.xml", &mut numbering)?;
    let mut body = Body::new(styles, numbering);
    if !stream_part(&mut package, "word/document.xml", &mut body)? {
        return Err(Problem::damaged("the text of the document is missing from it"));
    }
    let notes = body.notes_referred();
    if notes > 0 {
        body.begin_notes();
        stream_part(&mut package, "word/footnotes.xml", &mut body)?;
        let message = format!("{notes} footnotes of the document stand after its end, in their order.");
        findings.push(Finding::new("footnotes-at-end", Severity::Note, message));
    }
    body.finish()
}

/// Streams one part; `false` where the document has none.
fn stream_part(package: &mut Package<Cursor<&[u8]>>, name: &str, sink: &mut impl XmlSink) -> Result<bool, Problem> {
    let result = match package.part(name)? {
        Some(part) => stream(part, sink),
        None => return Ok(false),
    };
    result.map_err(|problem| package.reason(problem))?;
    Ok(true)
}
