//! Versions: the whole plan as it stood at one moment.

use bigplan_plan::{Plan, PlanHead};
use jiff::Timestamp;
use serde_json::json;

use super::{Stage, VersionNumber, head_for, hold, record};
use crate::clock::Moment;
use crate::plans::{self, Names, PlanSummary, StoredPlan, visible};
use crate::store::Work;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PlanId, Right, VersionId};

/// What is known of a version without reading all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Its number.
    pub number: VersionNumber,
    /// Where the plan was in its life.
    pub stage: Stage,
    /// What the one who made it said about it; may be empty. Left out for those who may not see drafts.
    pub note: String,
    /// The plan's revision that it was made from.
    pub revision: i64,
    /// Whether it is a published one.
    pub published: bool,
    /// Whether it is the one that everybody is shown now.
    pub shown: bool,
    /// Who made it; left out for those who may not see drafts.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A version that has just been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MadeVersion {
    /// Its id.
    pub id: VersionId,
    /// Its number.
    pub number: VersionNumber,
}

/// Which number a version gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Draft,
    Published,
}

/// The longest note, in characters.
const LONGEST_NOTE: usize = 500;

impl Ledger {
    /// Keeps the plan as it stands under the next number.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where the plan is no longer at `expected_revision`,
    /// [`LedgerError::Field`] for `note`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn make_version(
        &self,
        actor: &Actor,
        plan: PlanId,
        expected_revision: i64,
        note: &str,
    ) -> Result<MadeVersion, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = head_for(&mut change, actor, plan, Right::EditPlans).await?;
        hold(&mut change, &head, expected_revision).await?;
        let made = make(&mut change, &head, Sort::Draft, note).await?;
        change.commit().await?;
        Ok(made)
    }

    /// A plan's versions, newest first: all of them for those who may see drafts, else the
    /// published ones and the one that is shown to everybody.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn versions(&self, actor: &Actor, plan: PlanId) -> Result<Vec<Version>, LedgerError> {
        type Row = (VersionId, i64, i64, Stage, String, i64, bool, Option<String>, Moment, bool);
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let rows = rows!(
            read,
            Row,
            "SELECT v.id, v.major, v.minor, v.stage, v.note, v.revision, v.published, a.name, v.made_at,
                    COALESCE(p.shown_version_id, '') = v.id
             FROM versions v JOIN plans p ON p.id = v.plan_id LEFT JOIN accounts a ON a.id = v.made_by
             WHERE v.plan_id = $1 ORDER BY v.major DESC, v.minor DESC",
            plan
        )?;
        let drafts = Names::for_actor(actor, head.partnership) == Names::Shown;
        let version = |(id, major, minor, stage, note, revision, published, by, Moment(at), shown): Row| {
            let (note, by) = if drafts { (note, by) } else { (String::new(), None) };
            Version { id, number: VersionNumber { major, minor }, stage, note, revision, published, shown, by, at }
        };
        let all = rows.into_iter().map(version);
        Ok(all.filter(|version| drafts || version.published || version.shown).collect())
    }

    /// A plan as one of its versions has it; `None` where there is none or the actor may
    /// not see it. Who is in post is left out for those who may not see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn version(
        &self,
        actor: &Actor,
        plan: PlanId,
        number: VersionNumber,
    ) -> Result<Option<StoredPlan>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some(head) = visible(&mut read.link(), actor, plan).await? else { return Ok(None) };
        let names = Names::for_actor(actor, head.partnership);
        let sql = "SELECT v.snapshot, v.published, COALESCE(p.shown_version_id, '') = v.id
                   FROM versions v JOIN plans p ON p.id = v.plan_id
                   WHERE v.plan_id = $1 AND v.major = $2 AND v.minor = $3";
        let row = optional_row!(read, (String, bool, bool), sql, plan, number.major, number.minor)?;
        let seen = row.filter(|(_, published, shown)| names == Names::Shown || *published || *shown);
        let Some((snapshot, ..)) = seen else { return Ok(None) };
        let plan = names.leave_out(plans::read_part(&snapshot)?);
        plans::stored(&mut read, head, Some(number), plan).await.map(Some)
    }
}

/// The version that readers see who may not see drafts, where there is one.
pub(crate) async fn shown(read: &mut Work, plan: PlanId) -> Result<Option<(VersionNumber, Plan)>, LedgerError> {
    let sql = "SELECT v.major, v.minor, v.snapshot FROM plans p JOIN versions v ON v.id = p.shown_version_id
               WHERE p.id = $1";
    let Some((major, minor, snapshot)) = optional_row!(read, (i64, i64, String), sql, plan)? else { return Ok(None) };
    Ok(Some((VersionNumber { major, minor }, plans::read_part(&snapshot)?)))
}

/// The newest version of a plan: its id, number and text.
pub(super) async fn newest(
    change: &mut Change<'_>,
    plan: PlanId,
) -> Result<Option<(MadeVersion, String)>, LedgerError> {
    let sql =
        "SELECT id, major, minor, snapshot FROM versions WHERE plan_id = $1 ORDER BY major DESC, minor DESC LIMIT 1";
    let row = optional_row!(change.work, (VersionId, i64, i64, String), sql, plan)?;
    Ok(row.map(|(id, major, minor, text)| (MadeVersion { id, number: VersionNumber { major, minor } }, text)))
}

/// The working copy as a version would keep it. The plan must be held.
pub(super) async fn text_of(change: &mut Change<'_>, head: &PlanSummary) -> Result<String, LedgerError> {
    let plan = plans::working(&mut change.work, head.id, head.head.clone()).await?;
    plans::write_part(&plan)
}

/// The newest version where it says what the plan says, else a new one. The plan must be held.
pub(super) async fn current(
    change: &mut Change<'_>,
    head: &PlanSummary,
    note: &str,
) -> Result<MadeVersion, LedgerError> {
    let text = text_of(change, head).await?;
    match newest(change, head.id).await? {
        Some((version, same)) if same == text => Ok(version),
        _ => make(change, head, Sort::Draft, note).await,
    }
}

/// Keeps the plan under the next number. The plan must be held.
pub(super) async fn make(
    change: &mut Change<'_>,
    head: &PlanSummary,
    sort: Sort,
    note: &str,
) -> Result<MadeVersion, LedgerError> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        let message = "Shorten the note to 500 characters or fewer.";
        return Err(LedgerError::Field { field: "note", message });
    }
    let text = text_of(change, head).await?;
    let newest = newest(change, head.id).await?.map(|(newest, _)| newest.number);
    let number = match sort {
        Sort::Draft => VersionNumber::next(newest),
        Sort::Published => VersionNumber::next_published(newest),
    };
    let id = VersionId::random()?;
    execute!(
        change.work,
        "INSERT INTO versions (id, plan_id, major, minor, stage, note, revision, head, snapshot, published, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        id,
        head.id,
        number.major,
        number.minor,
        head.stage,
        note,
        head.revision,
        plans::write_part::<PlanHead>(&head.head)?,
        &text,
        sort == Sort::Published,
        change.actor.account(),
        change.at
    )?;
    // What is published is recorded by who publishes it, with the number.
    if sort == Sort::Draft {
        record(change, head, "version-made", json!({"version": number, "id": id, "why": note}));
    }
    Ok(MadeVersion { id, number })
}
