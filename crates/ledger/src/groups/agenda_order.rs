//! The order of an agenda.

use serde_json::json;

use super::agenda::meeting_of;
use super::meetings::kept;
use crate::{Actor, Ledger, LedgerError, PointId, Subject};

/// Which way a point goes among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Before the point that stands before it.
    Up,
    /// After the point that stands after it.
    Down,
}

impl Ledger {
    /// Moves a point of an agenda by one place; at either end it stays where it is.
    ///
    /// # Errors
    /// [`LedgerError::State`] where the minutes were agreed; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn move_point(&self, actor: &Actor, id: PointId, way: Way) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let meeting = meeting_of(&mut change, id).await?;
        let (of, _) = kept(&mut change, meeting).await?;
        // Whoever moves a point waits for whoever is moving another.
        execute!(change.work, "UPDATE meetings SET revision = revision WHERE id = $1", meeting)?;
        let sql = "SELECT id FROM meeting_points WHERE meeting_id = $1 ORDER BY position, id";
        let mut points: Vec<PointId> =
            rows!(change.work, (PointId,), sql, meeting)?.into_iter().map(|row| row.0).collect();
        let from = points.iter().position(|point| *point == id).ok_or(LedgerError::NotFound("point of the agenda"))?;
        let to = match way {
            Way::Up => from.checked_sub(1),
            Way::Down => Some(from + 1).filter(|to| *to < points.len()),
        };
        let Some(to) = to else { return Ok(()) };
        points.swap(from, to);
        for (position, point) in (0_i64..).zip(&points) {
            let sql = "UPDATE meeting_points SET position = $1 WHERE id = $2 AND position <> $1";
            execute!(change.work, sql, position, *point)?;
        }
        let body = json!({"point": id, "from": from + 1, "to": to + 1});
        change.record("point-moved", Some(of), Subject::Meeting(meeting), body);
        change.commit().await
    }
}
