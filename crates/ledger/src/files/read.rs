//! The files of an item.

use jiff::Timestamp;

use crate::clock::Moment;
use crate::plans::visible;
use crate::store::Link;
use crate::{Actor, FileId, ItemId, Ledger, LedgerError, PlanId, Right};

/// A file that is attached to an item, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFile {
    /// Its id.
    pub id: FileId,
    /// The item.
    pub item: ItemId,
    /// Its name.
    pub name: String,
    /// What it is, told by its content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The name of whoever attached it.
    pub added_by: Option<String>,
    /// When.
    pub added_at: Timestamp,
}

type Row = (FileId, ItemId, String, String, i64, String, Option<String>, Moment);

fn file((id, item, name, media_type, size, sha256, added_by, Moment(added_at)): Row) -> ItemFile {
    ItemFile { id, item, name, media_type, size, sha256, added_by, added_at }
}

impl Ledger {
    /// The files of an item, oldest first. Only for those who may see drafts of the
    /// partnership, even when the plan is published: a file may name people.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn item_files(&self, actor: &Actor, plan: PlanId, item: ItemId) -> Result<Vec<ItemFile>, LedgerError> {
        let mut read = self.store.read().await?;
        may_see(&mut read.link(), actor, plan).await?;
        let sql = "SELECT f.id, f.item_id, f.name, f.media_type, c.size, f.sha256, a.name, f.added_at
                   FROM item_files f JOIN file_contents c ON c.sha256 = f.sha256
                   LEFT JOIN accounts a ON a.id = f.added_by
                   WHERE f.plan_id = $1 AND f.item_id = $2 ORDER BY f.added_at, f.id";
        Ok(rows!(read, Row, sql, plan, item)?.into_iter().map(file).collect())
    }

    /// A file with all of its bytes; for the same people.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn file(&self, actor: &Actor, plan: PlanId, id: FileId) -> Result<(ItemFile, Vec<u8>), LedgerError> {
        let mut read = self.store.read().await?;
        may_see(&mut read.link(), actor, plan).await?;
        let found = stored(&mut read.link(), plan, id).await?.ok_or(LedgerError::NotFound("file"))?;
        let sql = "SELECT bytes FROM file_contents WHERE sha256 = $1";
        let (bytes,) = row!(read, (Vec<u8>,), sql, found.sha256.as_str())?;
        Ok((found, bytes))
    }
}

async fn may_see(link: &mut Link<'_>, actor: &Actor, plan: PlanId) -> Result<(), LedgerError> {
    let head = visible(link, actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    actor.require(Right::ReadDrafts, Some(head.partnership))
}

/// A file of a plan, whoever asks.
pub(super) async fn stored(link: &mut Link<'_>, plan: PlanId, id: FileId) -> Result<Option<ItemFile>, LedgerError> {
    let sql = "SELECT f.id, f.item_id, f.name, f.media_type, c.size, f.sha256, a.name, f.added_at
               FROM item_files f JOIN file_contents c ON c.sha256 = f.sha256 LEFT JOIN accounts a ON a.id = f.added_by
               WHERE f.id = $1 AND f.plan_id = $2";
    Ok(optional_row!(link, Row, sql, id, plan)?.map(file))
}
