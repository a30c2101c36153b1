//! Reading a file on its way to an import.
//!
//! A file is read while its sender waits, and is stored only when it was understood: a
//! bad one leaves nothing. Should it take longer than people wait, the file is kept in
//! an import that is "being read" and the reading goes on by itself. When the program
//! is stopped meanwhile, whoever opens the import has it read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bigplan_documents::error::ReadPlanError;
use bigplan_documents::formats::format_of;
use bigplan_ledger::{Actor, ImportId, NewDocument, PartnershipId};
use bigplan_plan::Draft;
use tokio::task::JoinHandle;

use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// How long a sender waits. Every bad file is found out in less, and most plans are read in a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many sentences about files that could not be read are kept.
const SENTENCES: usize = 100;
/// Who puts down what was read when its sender no longer waits.
const READER: Actor = Actor::System("reading a document");

type Outcome = Result<Result<Draft, ReadPlanError>, PageError>;

/// What this program is reading, and what it could not read.
static READINGS: Mutex<Readings> = Mutex::new(Readings { going_on: BTreeSet::new(), refused: BTreeMap::new() });

struct Readings {
    going_on: BTreeSet<ImportId>,
    refused: BTreeMap<ImportId, String>,
}

/// Why there is no import.
pub enum NotImported {
    /// The file is not a plan that can be read; nothing was stored.
    Refused(ReadPlanError),
    /// The program or the database failed.
    Failed(PageError),
}

impl<E: Into<PageError>> From<E> for NotImported {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Reads a file and makes an import of it.
///
/// # Errors
/// The file cannot be read, or the import not be stored; nothing was stored then.
pub async fn import(
    site: &Site,
    actor: &Actor,
    partnership: PartnershipId,
    file: String,
    bytes: Vec<u8>,
) -> Result<ImportId, NotImported> {
    let format = format_of(&file, &bytes).map_err(NotImported::Refused)?;
    let bytes = Arc::new(bytes);
    let (reader, name, content) = (site.clone(), file.clone(), Arc::clone(&bytes));
    let mut reading = tokio::spawn(async move { reader.read_draft(name, content).await });
    let early = tokio::time::timeout(PATIENCE, &mut reading).await;
    let document = |bytes: Arc<Vec<u8>>| NewDocument { name: file, format, bytes: Arc::unwrap_or_clone(bytes) };
    match early {
        Ok(ended) => {
            let draft = ended.map_err(|why| PageError::fault(&why))??.map_err(NotImported::Refused)?;
            let import = site.ledger().start_import(actor, partnership, document(bytes)).await?;
            site.ledger().finish_reading(actor, import, &draft).await?;
            Ok(import)
        }
        Err(_) => {
            let import = site.ledger().start_import(actor, partnership, document(bytes)).await?;
            if begin(import) {
                tokio::spawn(follow(site.clone(), import, reading));
            }
            Ok(import)
        }
    }
}

/// Reads the document of an import that is still "being read", unless that is going on.
pub fn again(site: &Site, import: ImportId) {
    if !begin(import) {
        return;
    }
    let site = site.clone();
    let reader = site.clone();
    let reading = tokio::spawn(async move {
        let document = reader.ledger().import_document(&READER, import).await?.ok_or_else(PageError::not_found)?;
        reader.read_draft(document.name, Arc::new(document.bytes)).await
    });
    tokio::spawn(follow(site, import, reading));
}

/// Why the document of an import could not be read, where that was found out lately.
pub fn refusal(import: ImportId) -> Option<String> {
    READINGS.lock().ok()?.refused.get(&import).cloned()
}

/// Puts down how a reading ended.
async fn follow(site: Site, import: ImportId, reading: JoinHandle<Outcome>) {
    let ledger = site.ledger();
    let ended = reading.await.unwrap_or_else(|why| Err(PageError::fault(&why)));
    let written = match ended {
        Ok(Ok(draft)) => ledger.finish_reading(&READER, import, &draft).await,
        Ok(Err(why)) => {
            refuse(import, why.to_string());
            ledger.discard_import(&READER, import).await
        }
        // A fault: the import stays, and whoever opens it has it read again.
        Err(_) => Ok(()),
    };
    if let Err(why) = written {
        tracing::error!(%why, %import, "what was read could not be put down");
    }
    if let Ok(mut readings) = READINGS.lock() {
        readings.going_on.remove(&import);
    }
}

/// Whether the reading may begin: it is not going on yet.
fn begin(import: ImportId) -> bool {
    READINGS.lock().is_ok_and(|mut readings| readings.going_on.insert(import))
}

fn refuse(import: ImportId, sentence: String) {
    let Ok(mut readings) = READINGS.lock() else { return };
    if readings.refused.len() >= SENTENCES {
        readings.refused.pop_first();
    }
    readings.refused.insert(import, sentence);
}
