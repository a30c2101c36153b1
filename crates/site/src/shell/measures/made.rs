//! What is made of a partnership's measures when it is first asked for, and then shown again until the figures or the
//! plans change.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use bigplan_measure::{AreaCode, MeasureCode};

use super::{MeasureFile, ShownMeasures};
use crate::shell::errors::PageError;

/// How many drawn pages are kept before all are let go: the top measures of a partnership, twice over.
const PAGES: usize = 64;

/// What is made of the figures when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Made {
    top_table: OnceLock<String>,
    files: Mutex<HashMap<MeasureCode, Arc<MeasureFile>>>,
    pages: Mutex<HashMap<DrawnFor, Arc<str>>>,
}

/// For which measure and place a page is drawn, and whether its reader writes the story.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DrawnFor {
    /// The measure.
    pub measure: MeasureCode,
    /// The place; `None` where the partnership has none.
    pub place: Option<AreaCode>,
    /// Whether the reader may write the story.
    pub writes: bool,
}

impl ShownMeasures {
    /// The table of the top measures, drawn once a revision.
    ///
    /// # Errors
    /// When it cannot be drawn; it is tried again the next time.
    pub fn top_table(&self, draw: impl FnOnce() -> Result<String, PageError>) -> Result<&str, PageError> {
        match self.made.top_table.get() {
            Some(drawn) => Ok(drawn),
            None => {
                let drawn = draw()?;
                Ok(self.made.top_table.get_or_init(|| drawn))
            }
        }
    }

    /// What a measure's page shows to everybody who may read the same, drawn once a revision.
    ///
    /// # Errors
    /// When it cannot be drawn; it is tried again the next time.
    pub fn page(
        &self,
        wanted: DrawnFor,
        draw: impl FnOnce() -> Result<String, PageError>,
    ) -> Result<Arc<str>, PageError> {
        let kept = self.made.pages.lock().ok().and_then(|pages| pages.get(&wanted).cloned());
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let drawn: Arc<str> = draw()?.into();
        if let Ok(mut pages) = self.made.pages.lock() {
            if pages.len() >= PAGES {
                pages.clear();
            }
            pages.insert(wanted, Arc::clone(&drawn));
        }
        Ok(drawn)
    }

    /// The file of a measure, where it was read at this revision.
    pub(super) fn file(&self, code: &MeasureCode) -> Option<Arc<MeasureFile>> {
        self.made.files.lock().ok()?.get(code).cloned()
    }

    /// Keeps the file of a measure.
    pub(super) fn keep_file(&self, code: &MeasureCode, file: &Arc<MeasureFile>) {
        if let Ok(mut files) = self.made.files.lock() {
            files.insert(code.clone(), Arc::clone(file));
        }
    }
}
