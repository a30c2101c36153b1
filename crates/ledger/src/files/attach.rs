//! Attaching a file to an item, and taking it away.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::cited::is_cited;
use super::media::media_type;
use super::read::stored;
use crate::journal::hex;
use crate::people::may_on;
use crate::plans::{PlanSummary, reason, visible};
use crate::transaction::Change;
use crate::{Actor, FileId, ItemId, Ledger, LedgerError, On, PlanId, PlanState, Right, Subject};

/// The largest file that is kept, in bytes.
pub const MAX_BYTES: usize = 10_000_000;
/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// A file to be attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, without folders.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Ledger {
    /// Attaches a file to an item; whoever may change the item or say how it goes may do so.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `file` (empty, too large, a program or another thing that
    /// is not kept) and `why`; [`LedgerError::State`] where the plan has been replaced;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn attach_file(
        &self,
        actor: &Actor,
        plan: PlanId,
        item: ItemId,
        file: NewFile,
        why: &str,
    ) -> Result<FileId, LedgerError> {
        let (name, media_type) = checked(&file)?;
        let mut change = self.change(actor).await?;
        let head = open_item(&mut change, plan, item).await?;
        let why = reason(why)?;
        let sha256 = hex(&Sha256::digest(&file.bytes));
        let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
        let sql = "INSERT INTO file_contents (sha256, size, bytes) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING";
        execute!(change.work, sql, sha256.as_str(), size, &file.bytes)?;
        let id = FileId::random()?;
        execute!(
            change.work,
            "INSERT INTO item_files (id, plan_id, item_id, sha256, name, media_type, added_by, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            plan,
            item,
            sha256.as_str(),
            name.as_str(),
            media_type,
            actor.account(),
            change.at
        )?;
        let after = json!({"name": name, "media_type": media_type, "size": size, "sha256": sha256});
        let body = json!({"plan": plan, "file": id, "after": after, "why": why});
        change.record_in_plan("file-attached", head.partnership, plan, Some(item), Subject::Item(item), body);
        change.commit().await?;
        Ok(id)
    }

    /// Takes a file away from its item. Its bytes are gone where no other item has them.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`; [`LedgerError::State`] where the plan has been
    /// replaced, or the file is evidence or a paper of a meeting; [`LedgerError::NotFound`],
    /// [`LedgerError::Forbidden`].
    pub async fn remove_file(&self, actor: &Actor, plan: PlanId, file: FileId, why: &str) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let found = stored(&mut change.link(), plan, file).await?.ok_or(LedgerError::NotFound("file"))?;
        let head = open_item(&mut change, plan, found.item).await?;
        let why = reason(why)?;
        if is_cited(&mut change.link(), plan, file).await? {
            return Err(LedgerError::State("this file is shown as evidence or as a paper of a meeting, so it stays"));
        }
        execute!(change.work, "DELETE FROM item_files WHERE id = $1", file)?;
        let sql = "DELETE FROM file_contents WHERE sha256 = $1
                   AND NOT EXISTS (SELECT 1 FROM item_files WHERE sha256 = $1)";
        execute!(change.work, sql, found.sha256.as_str())?;
        let before =
            json!({"name": found.name, "media_type": found.media_type, "size": found.size, "sha256": found.sha256});
        let body = json!({"plan": plan, "file": file, "before": before, "why": why});
        change.record_in_plan(
            "file-removed",
            head.partnership,
            plan,
            Some(found.item),
            Subject::Item(found.item),
            body,
        );
        change.commit().await
    }
}

/// The name and the media type of a file that may be kept.
fn checked(file: &NewFile) -> Result<(String, &'static str), LedgerError> {
    let wrong = |message| LedgerError::Field { field: "file", message };
    let name: String = file.name.chars().filter(|c| !c.is_control() && !matches!(c, '/' | '\\')).collect();
    let name = name.trim().to_owned();
    if name.is_empty() || file.bytes.is_empty() {
        return Err(wrong("Choose a file that is not empty."));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(wrong("The file’s name must be 200 characters or fewer."));
    }
    if file.bytes.len() > MAX_BYTES {
        return Err(wrong("The file is larger than 10 MB. Choose a smaller one."));
    }
    media_type(&name, &file.bytes).map(|kind| (name, kind)).map_err(wrong)
}

/// The plan of an item to which the actor may attach files.
async fn open_item(change: &mut Change<'_>, plan: PlanId, item: ItemId) -> Result<PlanSummary, LedgerError> {
    let (actor, at) = (change.actor, change.at);
    let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
    let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
    optional_row!(change.work, (ItemId,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
    let on = On::Item(plan, item);
    let edits = may_on(&mut change.link(), actor, Right::EditPlans, on, at).await?;
    if !edits && !may_on(&mut change.link(), actor, Right::UpdateItem, on, at).await? {
        return Err(LedgerError::Forbidden(Right::UpdateItem.what()));
    }
    if head.state == PlanState::Replaced {
        return Err(LedgerError::State("another plan has taken this one's place, so it stays as it is"));
    }
    Ok(head)
}
