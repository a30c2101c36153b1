//! A partnership's triangle of need: how many children at which level.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::store::Link;
use crate::{Actor, Ledger, LedgerError, PartnershipId, Right, Subject, given};

/// The most lines that a triangle has.
const MOST: usize = 20;

/// A level of need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NeedLevel {
    /// Every child.
    Universal,
    /// Some help from one service more.
    Additional,
    /// Several services together.
    Complex,
    /// At risk, looked after, in hospital or custody.
    Acute,
}

crate::text_column::words!(NeedLevel, "level of need" {
    Universal = "universal",
    Additional = "additional",
    Complex = "complex",
    Acute = "acute",
});

/// One line of the triangle. A level may have several: children looked after, children with a protection plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriangleLevel {
    /// The level.
    pub level: NeedLevel,
    /// Which children.
    pub who: String,
    /// How many; `None` where nobody knows.
    pub children: Option<u32>,
    /// Of when, in the words of the source.
    pub period: String,
    /// Where the number is from.
    pub source: String,
}

/// The triangle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedTriangle {
    /// Its lines, in order.
    pub levels: Vec<TriangleLevel>,
    /// Goes up by one with every change; 0 where there is no triangle yet.
    pub revision: i64,
}

impl Ledger {
    /// A partnership's triangle of need. Everybody may see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn need_triangle(&self, actor: &Actor, of: PartnershipId) -> Result<NeedTriangle, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.snapshot().await?;
        stored(&mut read.link(), of).await
    }

    /// Writes the triangle: all lines, at once. `expected` is the revision that was looked at, 0 where there was none.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `who` and `source` of a line that has none and for `levels` where they are too
    /// many; [`LedgerError::Conflict`] where somebody else wrote meanwhile, [`LedgerError::Forbidden`].
    pub async fn write_need_triangle(
        &self,
        actor: &Actor,
        of: PartnershipId,
        expected: i64,
        levels: Vec<TriangleLevel>,
    ) -> Result<(), LedgerError> {
        actor.require(Right::EditPlans, Some(of))?;
        if levels.len() > MOST {
            let message = "A triangle has 20 lines at most. Put some of them together.";
            return Err(LedgerError::Field { field: "levels", message });
        }
        let levels = levels.into_iter().map(TriangleLevel::checked).collect::<Result<Vec<_>, _>>()?;
        let mut change = self.change(actor).await?;
        let before = stored(&mut change.link(), of).await?;
        if before.revision != expected {
            return Err(LedgerError::Conflict { what: "triangle of need", current: before.revision });
        }
        let sql = "INSERT INTO need_triangles (partnership_id, revision, changed_by, changed_at) VALUES ($1, 1, $2, $3)
                   ON CONFLICT (partnership_id) DO UPDATE SET revision = need_triangles.revision + 1,
                      changed_by = excluded.changed_by, changed_at = excluded.changed_at";
        execute!(change.work, sql, of, actor.journal_text(), change.at)?;
        execute!(change.work, "DELETE FROM need_levels WHERE partnership_id = $1", of)?;
        for (position, line) in (0_i64..).zip(&levels) {
            let sql = "INSERT INTO need_levels (partnership_id, position, level, who, children, period, source)
                       VALUES ($1, $2, $3, $4, $5, $6, $7)";
            let children = line.children.map(i64::from);
            let (who, period, source) = (line.who.as_str(), line.period.as_str(), line.source.as_str());
            execute!(change.work, sql, of, position, line.level, who, children, period, source)?;
        }
        let body = json!({"before": bodies(&before.levels), "after": bodies(&levels)});
        change.record("need-triangle-written", Some(of), Subject::Partnership(of), body);
        change.commit().await
    }
}

impl TriangleLevel {
    fn checked(self) -> Result<Self, LedgerError> {
        let who = given::words("who", &self.who, "Enter which children are counted at this level.")?;
        let period = given::any_words("period", &self.period)?;
        let source = match self.children {
            Some(_) => given::words("source", &self.source, "Enter where the number is from.")?,
            None => given::any_words("source", &self.source)?,
        };
        Ok(Self { who, period, source, ..self })
    }
}

fn bodies(levels: &[TriangleLevel]) -> Vec<Value> {
    let body = |line: &TriangleLevel| {
        json!({
            "level": line.level.as_str(), "who": line.who, "children": line.children, "period": line.period,
            "source": line.source
        })
    };
    levels.iter().map(body).collect()
}

async fn stored(link: &mut Link<'_>, of: PartnershipId) -> Result<NeedTriangle, LedgerError> {
    type Row = (NeedLevel, String, Option<i64>, String, String);
    let sql = "SELECT revision, changed_at FROM need_triangles WHERE partnership_id = $1";
    let Some((revision, _)) = optional_row!(link, (i64, Moment), sql, of)? else { return Ok(NeedTriangle::default()) };
    let sql =
        "SELECT level, who, children, period, source FROM need_levels WHERE partnership_id = $1 ORDER BY position";
    let line = |(level, who, children, period, source): Row| {
        let children = children.and_then(|children| children.try_into().ok());
        TriangleLevel { level, who, children, period, source }
    };
    Ok(NeedTriangle { levels: rows!(link, Row, sql, of)?.into_iter().map(line).collect(), revision })
}
