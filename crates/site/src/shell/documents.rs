//! Reading documents off the event loop, and those that were read lately.
//!
//! Reading takes time and memory, so that only a few documents are read at once, where
//! blocking is allowed. A document that was read is kept under the SHA-256 of its bytes
//! for the pages that show it again; whoever asks has been let in by the ledger before.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bigplan_documents::document::Document;
use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::read_document;
use bigplan_documents::read_plan_and_document;
use bigplan_ledger::StoredDocument;
use bigplan_pdftext::PdfText;
use bigplan_plan::Draft;
use tokio::sync::Semaphore;

use super::errors::PageError;
use super::site::Site;

/// How many documents are read at once: each may need 300 MB.
const AT_ONCE: usize = 2;
/// How many bytes of files may be kept as read.
const KEPT_BYTES: usize = 8_000_000;

/// The documents that were read lately, the latest last.
#[derive(Debug)]
pub struct Documents {
    kept: Mutex<VecDeque<Kept>>,
    readers: Arc<Semaphore>,
}

#[derive(Debug)]
struct Kept {
    sha256: String,
    file: String,
    bytes: usize,
    document: Arc<Document>,
}

impl Default for Documents {
    fn default() -> Self {
        Self { kept: Mutex::default(), readers: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Site {
    /// Reads a draft plan out of a file. Nothing is stored.
    ///
    /// # Errors
    /// The outer error is a fault of the program; the inner one says what is wrong with the file.
    pub async fn read_draft(
        &self,
        file: String,
        bytes: Arc<Vec<u8>>,
    ) -> Result<Result<Draft, ReadPlanError>, PageError> {
        let size = bytes.len();
        let read = self.off_the_loop(move || read_plan_and_document(&file, &bytes, &PdfText::default())).await?;
        Ok(read.map(|(draft, document)| {
            let (sha256, file) = (draft.source.sha256.clone(), draft.source.file.clone());
            self.documents().keep(Kept { sha256, file, bytes: size, document: Arc::new(document) });
            draft
        }))
    }

    /// The document with this digest and file name, where it was read lately.
    pub fn kept_document(&self, sha256: &str, file: &str) -> Option<Arc<Document>> {
        let kept = self.documents().kept.lock().ok()?;
        kept.iter().find(|one| one.sha256 == sha256 && one.file == file).map(|one| Arc::clone(&one.document))
    }

    /// A stored document as it is read.
    ///
    /// # Errors
    /// Where it cannot be read any more, in words for the page.
    pub async fn document(&self, stored: StoredDocument) -> Result<Arc<Document>, PageError> {
        if let Some(kept) = self.kept_document(&stored.sha256, &stored.name) {
            return Ok(kept);
        }
        let StoredDocument { sha256, name, bytes, .. } = stored;
        let (file, size) = (name.clone(), bytes.len());
        let read = self.off_the_loop(move || read_document(&name, &bytes, &PdfText::default())).await?;
        let (document, _) = read.map_err(|why| PageError::fault(&why))?;
        let document = Arc::new(document);
        self.documents().keep(Kept { sha256, file, bytes: size, document: Arc::clone(&document) });
        Ok(document)
    }

    async fn off_the_loop<T: Send + 'static>(&self, read: impl FnOnce() -> T + Send + 'static) -> Result<T, PageError> {
        let readers = Arc::clone(&self.documents().readers);
        let turn = readers.acquire_owned().await.map_err(|why| PageError::fault(&why))?;
        let reading = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            read()
        });
        reading.await.map_err(|why| PageError::fault(&why))
    }
}

impl Documents {
    fn keep(&self, new: Kept) {
        if new.bytes > KEPT_BYTES {
            return;
        }
        let Ok(mut kept) = self.kept.lock() else { return };
        kept.retain(|one| one.sha256 != new.sha256 || one.file != new.file);
        kept.push_back(new);
        while kept.iter().map(|one| one.bytes).sum::<usize>() > KEPT_BYTES {
            kept.pop_front();
        }
    }
}
