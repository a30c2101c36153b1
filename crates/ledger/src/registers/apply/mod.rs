//! Applying definitions: what changed is carried out in one transaction, or nothing is.

mod in_use;
mod steps;
mod stored;

use std::sync::Arc;

use bigplan_register::migration::{Step, plan};
use bigplan_register::{Calendar, Files, Registers};
use serde_json::json;

use super::{ApplyRegistersError, Casework};
use crate::{Actor, Ledger, LedgerError, Right, Subject};

/// What became of definitions.
pub struct Applied {
    /// Work with records by them.
    pub casework: Casework,
    /// What was carried out; nothing where they are the ones that held already.
    pub steps: Vec<Step>,
}

impl Ledger {
    /// Opens the registers: holds the definitions against those that were last applied, and carries out what changed, in
    /// one transaction. One program does it at a time. A program that works by older definitions is refused from then on.
    ///
    /// # Errors
    /// Everything wrong with the files, or everything in them that would lose what records hold; the database is then as
    /// it was before, even where the power fails half-way.
    pub async fn open_registers(&self, actor: &Actor, files: &Files) -> Result<Applied, ApplyRegistersError> {
        actor.require(Right::Administer, None)?;
        let registers = Registers::read(files).map_err(ApplyRegistersError::Bad)?;
        let calendar = files.calendar().map_err(ApplyRegistersError::Bad)?;
        let mut change = self.change(actor).await?;
        crate::migrations::lock(&mut change.work).await?;
        let before = stored::read(&mut change.work).await?;
        let mut generation = stored::generation(&mut change.link()).await?;
        let mut steps = Vec::new();
        if before.differs(files) {
            let old = Registers::read(&before.files).map_err(ApplyRegistersError::Stored)?;
            let used = in_use::count(&mut change.work, &old).await?;
            steps = plan(&old, &registers, &used).map_err(ApplyRegistersError::Refused)?;
            let both = steps::Both { old: &old, new: &registers, calendar: &calendar };
            let other_days = before.files.calendars != files.calendars && !before.files.calendars.is_empty();
            steps::carry_out(&mut change, both, &steps, other_days).await?;
            generation += 1;
            stored::write(&mut change, files, generation).await?;
            let said: Vec<String> = steps.iter().map(|step| format!("{step:?}")).collect();
            change.record(
                "registers-applied",
                None,
                Subject::Registers,
                json!({"generation": generation, "steps": said}),
            );
            change.commit().await?;
        }
        let casework = self.casework(registers, calendar, generation);
        Ok(Applied { casework, steps })
    }

    fn casework(&self, registers: Registers, calendar: Calendar, generation: i64) -> Casework {
        let (registers, calendar) = (Arc::new(registers), Arc::new(calendar));
        Casework { ledger: self.clone(), registers, calendar, generation }
    }
}

impl Casework {
    /// Refuses to go on by definitions that others have taken the place of.
    pub(super) async fn require_current(&self, link: &mut crate::store::Link<'_>) -> Result<(), LedgerError> {
        self.require_generation(stored::generation(link).await?)
    }

    /// As [`Casework::require_current`], where it was read already how many times definitions have been applied.
    pub(super) fn require_generation(&self, applied: i64) -> Result<(), LedgerError> {
        if applied == self.generation {
            Ok(())
        } else {
            Err(LedgerError::State("the definitions of the registers were changed meanwhile: start this program again"))
        }
    }
}
