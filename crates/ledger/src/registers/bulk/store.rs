//! Stores a part of a county: all of it, or nothing.

use serde_json::json;

use super::super::cells::Cell;
use super::super::{Casework, CaseworkError, counting, persons};
use super::standing::{LOADED, Said, held, require_system};
use super::{CountyHeld, CountyPart, PreparedFamilies};
use crate::error::damaged;
use crate::store::Link;
use crate::{Actor, LedgerError, Subject};

const MEANWHILE: &str = "somebody else stores families of this county meanwhile: let them finish, then begin again";

impl Casework {
    /// Stores families in one transaction, with one entry in the journal, which says how many and holds no word about
    /// anybody. Gives what the partnership holds of the county from then on.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for all but the system; [`LedgerError::State`] where the part is not the next one of
    /// this county, or the definitions were changed.
    pub async fn store_families(
        &self,
        actor: &Actor,
        prepared: PreparedFamilies,
        part: &CountyPart,
    ) -> Result<CountyHeld, CaseworkError> {
        require_system(actor)?;
        let mut change = self.ledger.change(actor).await?;
        self.require_current(&mut change.link()).await?;
        let of = prepared.of;
        persons::in_turn(&mut change, &format!("county of {of}")).await?;
        let mut held = held(&mut change.link(), of, &part.settings).await?;
        if held.complete || held.next != part.from {
            return Err(LedgerError::State(MEANWHILE).into());
        }
        (held.next, held.complete) = (part.next, part.last);
        held.people += prepared.people.len();
        for (register, rows) in &prepared.records {
            *held.records.entry(register.clone()).or_default() += rows.len();
        }
        if let Link::Sqlite(c) = change.link() {
            // Pages that are filled again and again stay in memory (64 MiB) until the part is stored.
            sqlx::query("PRAGMA cache_size = -65536").execute(c).await?;
        }
        let text = |text: String| Cell::Text(Some(text));
        let made = [("made_by", text(actor.journal_text())), ("made_at", text(change.at.to_string()))];
        let [by, at] = made.clone();
        prepared.people.write(&mut change.link(), &made).await?;
        let changed = ("changed_at", at.1.clone());
        let source = ("source", text(actor.source().to_string()));
        prepared.heads.write(&mut change.link(), &[by, at, changed, source]).await?;
        for rows in prepared.records.into_values() {
            rows.write(&mut change.link(), &[]).await?;
        }
        counting::mark_all(&mut change, of).await?;
        let said = Said { settings: part.settings.clone(), from: part.from, held: held.clone() };
        let body = serde_json::to_value(&said).map_err(damaged("what is said of a county"))?;
        change.record(LOADED, Some(of), Subject::Registers, json!(body));
        change.commit().await?;
        Ok(held)
    }
}
