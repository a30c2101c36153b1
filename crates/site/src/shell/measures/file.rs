//! All that the page of one measure needs beside the figures for all children, read once a revision.

use std::sync::Arc;

use bigplan_ledger::Actor;
use bigplan_ledger::figures::{Figure, Story, Which};
use bigplan_measure::MeasureCode;

use super::ShownMeasures;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// One measure of a partnership: its groups, what was known before, what is said of it.
#[derive(Debug)]
pub struct MeasureFile {
    /// The figures of the area's places for every group.
    pub by_group: Vec<Figure>,
    /// Everything that was ever known of the area's places for all children, oldest first.
    pub history: Vec<Figure>,
    /// What the partnership says.
    pub story: Option<Story>,
}

impl Site {
    /// One measure of a partnership.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn measure_file(
        &self,
        actor: &Actor,
        measures: &ShownMeasures,
        code: &MeasureCode,
    ) -> Result<Arc<MeasureFile>, PageError> {
        if let Some(kept) = measures.file(code) {
            return Ok(kept);
        }
        let places = measures.places.own.iter().chain(&measures.places.parts).chain(&measures.places.country);
        let areas: Vec<_> = places.map(|area| area.code.clone()).collect();
        let which = Which { measures: vec![code.clone()], areas, every_group: true, known_on: None };
        let of = measures.partnership.id;
        let by_group = self.ledger().figures(actor, of, &which).await?;
        let history = self.ledger().figure_history(actor, of, &Which { every_group: false, ..which }).await?;
        let story = self.ledger().measure_story(actor, of, code).await?;
        let file = Arc::new(MeasureFile { by_group, history, story });
        measures.keep_file(code, &file);
        Ok(file)
    }
}
