//! Looking into a return: its files hold children's details, so the look is in the journal before any of it is given.

use std::io::Write;

use serde_json::json;

use super::{ReturnState, StatutoryReturn, files, seen};
use crate::{Actor, Ledger, LedgerError, ReturnId, Right, Subject};

/// A return that is being looked into: its files may be read.
#[derive(Clone, Debug)]
pub struct LookedAt(StatutoryReturn);

impl LookedAt {
    /// The return.
    pub fn of(&self) -> &StatutoryReturn {
        &self.0
    }
}

impl Ledger {
    /// Opens a return to be looked into; `why` says for what, and is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`]; [`LedgerError::State`] where its files are on their way or gone; any error of the journal.
    pub async fn look_at_return(
        &self,
        actor: &Actor,
        id: ReturnId,
        why: &'static str,
    ) -> Result<LookedAt, LedgerError> {
        self.look(actor, move |looking| {
            Box::pin(async move {
                let actor = looking.actor.clone();
                let known = seen(&mut looking.link(), &actor, id).await?;
                match known.state {
                    ReturnState::Kept | ReturnState::Replaced => {}
                    ReturnState::Loading => {
                        return Err(LedgerError::State(
                            "not all of this return is there: send its files again to go on",
                        ));
                    }
                    ReturnState::Removed => {
                        return Err(LedgerError::State("the files of this return were taken away"));
                    }
                }
                looking.record("return-looked-at", known.partnership, Subject::Return(id), json!({ "for": why }));
                Ok(LookedAt(known))
            })
        })
        .await
    }

    /// Writes a file of a return into something, part by part.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`]; [`LedgerError::NotFound`] where it was taken away meanwhile; [`LedgerError::BrokeOff`] where it cannot be written.
    pub async fn copy_return_file(
        &self,
        actor: &Actor,
        looked_at: &LookedAt,
        file: usize,
        to: &mut (impl Write + Send),
    ) -> Result<(), LedgerError> {
        let known = &looked_at.0;
        actor.require(Right::LoadFigures, Some(known.partnership))?;
        let gone = || LedgerError::NotFound("file of the return");
        let file = known.files.get(file).ok_or_else(gone)?;
        for position in 0..file.parts() {
            let mut read = self.store.read().await?;
            let part = files::stored_part(&mut read.link(), known.partnership, &file.sha256, position).await?;
            to.write_all(&part.ok_or_else(gone)?).map_err(LedgerError::BrokeOff)?;
        }
        Ok(())
    }
}
