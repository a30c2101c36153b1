//! The points of a meeting: what is on the agenda, its papers, what was said and decided.

use serde_json::json;

use super::meetings::{kept, visible};
use super::{About, Meeting};
use crate::store::Work;
use crate::transaction::Change;
use crate::{
    Actor, ItemId, Ledger, LedgerError, MeasureId, MeetingId, PaperId, PlanId, PointId, Subject, files, given,
};

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its id.
    pub id: PointId,
    /// What it says.
    pub says: NewPoint,
    /// Its papers.
    pub papers: Vec<Paper>,
    /// Goes up by one with every change.
    pub revision: i64,
}

/// What is given for a point, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPoint {
    /// What it is about, in a line.
    pub title: String,
    /// What was said; may be empty.
    pub said: String,
    /// What was decided; empty where nothing was.
    pub decision: String,
    /// The item or measure that it is about.
    pub about: Option<About>,
}

/// A paper of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// What it is.
    pub says: NewPaper,
}

/// What is given for a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPaper {
    /// Its title.
    pub title: String,
    /// Where it stands, also the address of an attached file; empty where it was only laid on the table.
    pub address: String,
}

impl NewPoint {
    fn checked(self) -> Result<Self, LedgerError> {
        Ok(Self {
            title: given::words("title", &self.title, "Enter what the point is about.")?,
            said: given::any_words("said", &self.said)?,
            decision: given::any_words("decision", &self.decision)?,
            about: self.about,
        })
    }
}

impl Ledger {
    /// A meeting with the points of its agenda in order; `None` where there is none or the
    /// actor may not see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn meeting(&self, actor: &Actor, id: MeetingId) -> Result<Option<(Meeting, Vec<Point>)>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some((_, meeting)) = visible(&mut read.link(), actor, id).await? else { return Ok(None) };
        Ok(Some((meeting, points(&mut read, id).await?)))
    }

    /// Adds a point at the end of the agenda.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title`; [`LedgerError::State`] where the minutes were
    /// agreed; [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_point(&self, actor: &Actor, to: MeetingId, new: NewPoint) -> Result<PointId, LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, _) = kept(&mut change, to).await?;
        super::of_partnership(&mut change.link(), of, new.about).await?;
        let id = PointId::random()?;
        let sql = "SELECT COUNT(*) FROM meeting_points WHERE meeting_id = $1";
        let (position,) = row!(change.work, (i64,), sql, to)?;
        execute!(
            change.work,
            "INSERT INTO meeting_points (id, meeting_id, position, title, said, decision, plan_id, item_id, measure_id, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            id,
            to,
            position,
            new.title.as_str(),
            new.said.as_str(),
            new.decision.as_str(),
            new.about.map(|about| about.plan),
            new.about.and_then(|about| about.item),
            new.about.and_then(|about| about.measure)
        )?;
        record(&mut change, "point-added", of, to, id, &new);
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a point's place.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where it is no longer at `expected`; else as [`Ledger::add_point`].
    pub async fn change_point(
        &self,
        actor: &Actor,
        id: PointId,
        expected: i64,
        new: NewPoint,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let meeting = meeting_of(&mut change, id).await?;
        let (of, _) = kept(&mut change, meeting).await?;
        super::of_partnership(&mut change.link(), of, new.about).await?;
        let sql = "UPDATE meeting_points SET title = $1, said = $2, decision = $3, plan_id = $4, item_id = $5,
                          measure_id = $6, revision = revision + 1 WHERE id = $7 AND revision = $8";
        let (title, said, decision) = (new.title.as_str(), new.said.as_str(), new.decision.as_str());
        let plan = new.about.map(|about| about.plan);
        let (item, measure) = (new.about.and_then(|about| about.item), new.about.and_then(|about| about.measure));
        if execute!(change.work, sql, title, said, decision, plan, item, measure, id, expected)? == 0 {
            let sql = "SELECT revision FROM meeting_points WHERE id = $1";
            let (current,) = row!(change.work, (i64,), sql, id)?;
            return Err(LedgerError::Conflict { what: "point of the agenda", current });
        }
        record(&mut change, "point-changed", of, meeting, id, &new);
        change.commit().await
    }

    /// Adds a paper to a point.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title` and `address`; else as [`Ledger::add_point`].
    pub async fn add_paper(&self, actor: &Actor, to: PointId, new: NewPaper) -> Result<PaperId, LedgerError> {
        let title = given::words("title", &new.title, "Enter the paper’s title.")?;
        let mut change = self.change(actor).await?;
        let meeting = meeting_of(&mut change, to).await?;
        let (of, _) = kept(&mut change, meeting).await?;
        let address = files::address_or_file(&mut change.link(), of, "address", &new.address).await?;
        let id = PaperId::random()?;
        let sql = "INSERT INTO meeting_papers (id, point_id, title, address) VALUES ($1, $2, $3, $4)";
        execute!(change.work, sql, id, to, title.as_str(), address.as_deref())?;
        let body = json!({"point": to, "paper": id, "title": title, "address": address});
        change.record("paper-added", Some(of), Subject::Meeting(meeting), body);
        change.commit().await?;
        Ok(id)
    }
}

/// The journal's entry; an item's history tells of it too.
fn record(
    change: &mut Change<'_>,
    action: &'static str,
    of: crate::PartnershipId,
    meeting: MeetingId,
    point: PointId,
    new: &NewPoint,
) {
    let body = json!({"point": point, "title": new.title, "said": new.said, "decision": new.decision});
    let subject = Subject::Meeting(meeting);
    match new.about {
        Some(About { plan, item, .. }) => change.record_in_plan(action, of, plan, item, subject, body),
        None => change.record(action, Some(of), subject, body),
    }
}

pub(super) async fn meeting_of(change: &mut Change<'_>, point: PointId) -> Result<MeetingId, LedgerError> {
    let sql = "SELECT meeting_id FROM meeting_points WHERE id = $1";
    Ok(optional_row!(change.work, (MeetingId,), sql, point)?.ok_or(LedgerError::NotFound("point of the agenda"))?.0)
}

async fn points(read: &mut Work, meeting: MeetingId) -> Result<Vec<Point>, LedgerError> {
    type Row = (PointId, String, String, String, Option<PlanId>, Option<ItemId>, Option<MeasureId>, i64);
    let sql = "SELECT id, title, said, decision, plan_id, item_id, measure_id, revision FROM meeting_points
               WHERE meeting_id = $1 ORDER BY position, id";
    let rows = rows!(read, Row, sql, meeting)?;
    let sql = "SELECT p.id, p.point_id, p.title, p.address FROM meeting_papers p
               JOIN meeting_points t ON t.id = p.point_id WHERE t.meeting_id = $1 ORDER BY p.title, p.id";
    let papers = rows!(read, (PaperId, PointId, String, Option<String>), sql, meeting)?;
    let point = |(id, title, said, decision, plan, item, measure, revision): Row| {
        let own = papers.iter().filter(|(_, point, ..)| *point == id);
        let paper = |(id, _, title, address): &(PaperId, PointId, String, Option<String>)| {
            let says = NewPaper { title: title.clone(), address: address.clone().unwrap_or_default() };
            Paper { id: *id, says }
        };
        let about = About::from_columns(plan, item, measure);
        Point { id, says: NewPoint { title, said, decision, about }, papers: own.map(paper).collect(), revision }
    };
    Ok(rows.into_iter().map(point).collect())
}
