//! What somebody leads today, in published plans.

use bigplan_plan::progress::Status;
use bigplan_plan::rhythm::Rhythm;
use bigplan_plan::{Kind, When};
use jiff::civil::Date;
use serde::Deserialize;

use super::Asked;
use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::people::day;
use crate::store::Work;
use crate::{ItemId, LedgerError, PlanId};

/// An item that somebody leads: by a post of theirs, or because nobody else is named for it
/// under something that they lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// The plan.
    pub plan: PlanId,
    /// The day on which the plan was published.
    pub published: Date,
    /// How often the plan asks.
    pub rhythm: Rhythm,
    /// The item.
    pub item: ItemId,
    /// Its kind.
    pub kind: Kind,
    /// Its reference and title.
    pub words: String,
    /// When it is due.
    pub due: Option<When>,
    /// Whether a post of theirs stands on the item itself.
    pub by_name: bool,
    /// The newest that was said: the status and the day.
    pub said: Option<(Status, Date)>,
}

impl Led {
    /// Whether nothing more is awaited.
    pub(super) fn is_over(&self) -> bool {
        self.said.is_some_and(|(status, _)| status.is_end())
    }
}

/// Items of the posts held today, then what stands under them without a lead of its own.
const LED: &str = "WITH RECURSIVE mine (id, by_name) AS (
        SELECT l.item_id, 1 FROM leads l JOIN post_holders h ON h.post_id = l.post_id
        JOIN items i ON i.id = l.item_id JOIN plans p ON p.id = i.plan_id
        WHERE h.account_id = $1 AND l.state = 'named' AND p.state = 'published'
          AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
          AND (CAST($3 AS TEXT) IS NULL OR p.partnership_id = $3)
        UNION
        SELECT c.id, 0 FROM items c JOIN mine m ON c.parent_id = m.id
        WHERE NOT EXISTS (SELECT 1 FROM leads own WHERE own.item_id = c.id))
    SELECT i.id, i.plan_id, i.kind, i.ref, i.title, i.body, m.by_name, p.published_at, r.rhythm, u.status, u.said_at
    FROM (SELECT id, MAX(by_name) AS by_name FROM mine GROUP BY id) m
    JOIN items i ON i.id = m.id JOIN plans p ON p.id = i.plan_id
    LEFT JOIN plan_rhythms r ON r.plan_id = p.id
    LEFT JOIN item_updates u ON u.item_id = i.id
         AND u.sequence = (SELECT MAX(n.sequence) FROM item_updates n WHERE n.item_id = i.id)
    ORDER BY i.plan_id, i.position";

type Row = (
    ItemId,
    PlanId,
    String,
    Option<String>,
    String,
    String,
    i32,
    Option<Moment>,
    Option<String>,
    Option<String>,
    Option<Moment>,
);

/// The part of an item's body that is asked for.
#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    due: Option<When>,
}

pub(super) async fn find(read: &mut Work, asked: &Asked) -> Result<Vec<Led>, LedgerError> {
    let rows = rows!(read, Row, LED, asked.account.id, Day(asked.today), asked.partnership())?;
    rows.into_iter().map(led).collect()
}

fn led(row: Row) -> Result<Led, LedgerError> {
    let (item, plan, kind, reference, title, body, by_name, published, rhythm, status, said_at) = row;
    let kind = serde_json::from_value(kind.into()).map_err(damaged("an item's kind"))?;
    let Body { due } = serde_json::from_str(&body).map_err(damaged("an item"))?;
    let status: Option<Status> = status.map(|word| word.parse()).transpose().map_err(damaged("an update's status"))?;
    let rhythm = rhythm.map_or(Ok(Rhythm::default()), |word| word.parse().map_err(damaged("a plan's rhythm")))?;
    Ok(Led {
        plan,
        published: published.map(|at| day(at).0).unwrap_or_default(),
        rhythm,
        item,
        kind,
        words: reference.into_iter().chain([title]).collect::<Vec<_>>().join(" "),
        due,
        by_name: by_name == 1,
        said: status.zip(said_at.map(|at| day(at).0)),
    })
}
