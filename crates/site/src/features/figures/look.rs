//! Reading a file of figures, away from the threads that answer requests.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use bigplan_figures::{Mapping, Proposal, ReadFiguresError, Reading, Vocabulary, propose, propose_sheet, read};
use bigplan_measure::{Definitions, Observation};

use crate::shell::errors::PageError;

fn vocabulary(definitions: &Definitions) -> Vocabulary<'_> {
    Vocabulary { catalogue: &definitions.catalogue, areas: &definitions.areas, groups: &definitions.groups }
}

/// What a file seems to hold; of one sheet, where it is named.
///
/// # Errors
/// The program failed. That the file cannot be read is the inner error.
pub async fn proposed(
    definitions: &Arc<Definitions>,
    bytes: Arc<Vec<u8>>,
    sheet: Option<u32>,
) -> Result<Result<Proposal, ReadFiguresError>, PageError> {
    let definitions = Arc::clone(definitions);
    let look = move || {
        let input = Cursor::new(bytes.as_slice());
        match sheet {
            Some(sheet) => propose_sheet(input, sheet, vocabulary(&definitions)),
            None => propose(input, vocabulary(&definitions)),
        }
    };
    tokio::task::spawn_blocking(look).await.map_err(|why| PageError::fault(&why))
}

/// The figures of a file as a mapping reads it, without those that another cell contradicts, and all that was found.
/// `each` is told how many were found so far, and says whether to go on.
///
/// # Errors
/// As [`proposed`].
pub async fn figures(
    definitions: &Arc<Definitions>,
    bytes: Arc<Vec<u8>>,
    mapping: Mapping,
    each: impl Fn(usize) -> ControlFlow<()> + Send + 'static,
) -> Result<Result<(Vec<Observation>, Reading), ReadFiguresError>, PageError> {
    let definitions = Arc::clone(definitions);
    let pass = move |mapping: &Mapping| {
        let mut found = Vec::new();
        let reading = read(Cursor::new(bytes.as_slice()), mapping, vocabulary(&definitions), &mut |row| {
            found.push(row.observation);
            each(found.len())
        })?;
        Ok::<_, ReadFiguresError>((found, reading))
    };
    let whole = move || -> Result<(Vec<Observation>, Reading), ReadFiguresError> {
        let (found, reading) = pass(&mapping)?;
        if reading.contradicted.is_empty() {
            return Ok((found, reading));
        }
        // Of two cells that contradict each other neither is good; what was found wrong is told of the first pass.
        let (found, _) = pass(&reading.kept(&mapping))?;
        Ok((found, reading))
    };
    tokio::task::spawn_blocking(whole).await.map_err(|why| PageError::fault(&why))
}
