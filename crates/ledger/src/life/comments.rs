//! Comments on a plan and its items: from partners signed in, and from the public of a plan
//! that is put before it. What the public says shows when somebody has read it.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{consultations, words};
use crate::clock::Moment;
use crate::journal::hex;
use crate::people::require_on;
use crate::plans::{self, PlanSummary, visible};
use crate::transaction::Change;
use crate::{Actor, CommentId, ConsultationId, ItemId, Ledger, LedgerError, On, PlanId, Right, Subject, VersionId};

/// The most characters of a comment.
const LONGEST: usize = 5000;
/// Comments from one browser in [`SENDER_WAIT`] before it has to wait.
const SENDER_MOST: i64 = 5;
const SENDER_WAIT: SignedDuration = SignedDuration::from_mins(10);
/// Comments of the public on one plan, in an hour, that nobody has read yet, before all have to wait.
const UNREAD_MOST: i64 = 300;

/// Whether a comment shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentStanding {
    /// From the public, and not read yet: only those who answer see it.
    Waiting,
    /// Shown to all who see the plan.
    Shown,
    /// From the public, and kept from being shown.
    Refused,
}

crate::text_column::words!(CommentStanding, "standing of a comment" {
    Waiting = "waiting",
    Shown = "shown",
    Refused = "refused",
});

/// What a comment came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The plan was changed as it asks.
    Changed,
    /// The plan was changed in part.
    PartlyChanged,
    /// The plan stays as it is, for the reason that the answer gives.
    NotChanged,
    /// It is passed on to those whom it concerns.
    PassedOn,
}

crate::text_column::words!(Outcome, "outcome of a comment" {
    Changed = "changed",
    PartlyChanged = "partly-changed",
    NotChanged = "not-changed",
    PassedOn = "passed-on",
});

/// Who sends a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// The actor, signed in.
    Partner,
    /// Somebody who is not.
    Public {
        /// Their name, where they gave one.
        name: Option<String>,
        /// Whom they speak for, where they said so.
        organisation: Option<String>,
        /// What tells their browser from others, so that one browser cannot flood the plan. Kept as a hash.
        browser: String,
    },
}

/// What is given for a new comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComment {
    /// The item that it is about; `None` for the plan as a whole.
    pub item: Option<ItemId>,
    /// What it says; at most 5,000 characters.
    pub body: String,
    /// Who says it.
    pub sender: Sender,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The item that it is about; `None` for the plan as a whole.
    pub item: Option<ItemId>,
    /// The consultation in which it was made, if in one.
    pub consultation: Option<ConsultationId>,
    /// Whether it came from the public.
    pub public: bool,
    /// Who said it: left out for those who may not see drafts.
    pub name: Option<String>,
    /// Whom they speak for, where they said so.
    pub organisation: Option<String>,
    /// What it says.
    pub body: String,
    /// Whether it shows.
    pub standing: CommentStanding,
    /// When it was made.
    pub at: Timestamp,
    /// What it came to, once it is answered.
    pub outcome: Option<Outcome>,
    /// The answer.
    pub answer: Option<String>,
    /// Who answered: left out for those who may not see drafts.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
}

type Row = (
    CommentId,
    Option<ItemId>,
    Option<ConsultationId>,
    bool,
    Option<String>,
    Option<String>,
    String,
    CommentStanding,
    Moment,
    Option<Outcome>,
    Option<String>,
    Option<String>,
    Option<Moment>,
);

impl Ledger {
    /// Says something about a plan or an item of it.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `body`, `name` or `organisation`; [`LedgerError::State`]
    /// where the public is not asked now, or too much was sent at once;
    /// [`LedgerError::NotFound`] for the plan or the item, [`LedgerError::Forbidden`].
    pub async fn comment(&self, actor: &Actor, plan: PlanId, new: &NewComment) -> Result<CommentId, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = visible(&mut change.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let consultation = consultations::open_now(&mut change, &head).await?;
        let (standing, name, organisation, sender) = match &new.sender {
            Sender::Partner => {
                let at = change.at;
                let on = new.item.map_or(On::Plan(plan), |item| On::Item(plan, item));
                require_on(&mut change.link(), actor, Right::Comment, on, at).await?;
                (CommentStanding::Shown, None, None, None)
            }
            Sender::Public { name, organisation, browser } => {
                if !consultation.as_ref().is_some_and(|one| one.open_to_public) {
                    return Err(LedgerError::State(
                        "the public is not asked about this plan now, so comments cannot be sent",
                    ));
                }
                let sender = hex(&Sha256::digest(format!("{plan} {browser}")));
                not_too_many(&mut change, plan, &sender).await?;
                let name = optional(name, "name")?;
                (CommentStanding::Waiting, name, optional(organisation, "organisation")?, Some(sender))
            }
        };
        let body = words(
            &new.body,
            "body",
            LONGEST,
            ["Write your comment.", "Shorten your comment to 5,000 characters or fewer. It was not saved."],
        )?;
        if let Some(item) = new.item {
            known(&mut change, &head, consultation.as_ref().map(|one| one.id), item).await?;
        }
        let id = CommentId::random()?;
        let consultation = consultation.map(|one| one.id);
        execute!(
            change.work,
            "INSERT INTO comments (id, plan_id, item_id, consultation_id, account_id, name, organisation, sender_hash, body,
                                   standing, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            id,
            plan,
            new.item,
            consultation,
            change.actor.account(),
            name,
            organisation,
            sender,
            body,
            standing,
            change.at
        )?;
        let entry =
            json!({"comment": id, "consultation": consultation, "public": standing == CommentStanding::Waiting});
        change.record_in_plan("comment-made", head.partnership, plan, new.item, Subject::Plan(plan), entry);
        change.commit().await?;
        Ok(id)
    }

    /// The comments on a plan, oldest first: all of them for those who may see drafts; for
    /// everybody else those that are shown, where the consultation asks the public.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn comments(&self, actor: &Actor, plan: PlanId) -> Result<Vec<Comment>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let head = visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let drafts = actor.may(Right::ReadDrafts, Some(head.partnership));
        let sql = "SELECT c.id, c.item_id, c.consultation_id, c.sender_hash IS NOT NULL, COALESCE(c.name, a.name),
                          c.organisation, c.body, c.standing, c.made_at, c.outcome, c.answer, b.name, c.answered_at
                   FROM comments c LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN accounts b ON b.id = c.answered_by
                   LEFT JOIN consultations n ON n.id = c.consultation_id
                   WHERE c.plan_id = $1 AND ($2 OR (c.standing = 'shown' AND n.open_to_public))
                   ORDER BY c.made_at, c.id";
        Ok(rows!(read, Row, sql, plan, drafts)?.into_iter().map(|row| comment(row, drafts)).collect())
    }
}

fn comment(row: Row, named: bool) -> Comment {
    let (id, item, consultation, public, name, organisation, body, standing, at, outcome, answer, by, answered_at) =
        row;
    Comment {
        id,
        item,
        consultation,
        public,
        name: name.filter(|_| named),
        organisation,
        body,
        standing,
        at: at.0,
        outcome,
        answer,
        answered_by: by.filter(|_| named),
        answered_at: answered_at.map(|at| at.0),
    }
}

fn optional(text: &Option<String>, field: &'static str) -> Result<Option<String>, LedgerError> {
    let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > 200) {
        return Err(LedgerError::Field { field, message: "Shorten it to 200 characters or fewer." });
    }
    Ok(text.map(str::to_owned))
}

/// One browser, and all of them together, may only send so much before somebody has read it.
async fn not_too_many(change: &mut Change<'_>, plan: PlanId, sender: &str) -> Result<(), LedgerError> {
    let since = |wait: SignedDuration| Moment(change.at.0.saturating_sub(wait).unwrap_or(change.at.0));
    let (recent, hour) = (since(SENDER_WAIT), since(SignedDuration::from_hours(1)));
    let sql = "SELECT COUNT(*) FROM comments WHERE sender_hash = $1 AND made_at > $2";
    let (sent,) = row!(change.work, (i64,), sql, sender, recent)?;
    if sent >= SENDER_MOST {
        return Err(LedgerError::State(
            "you have sent several comments in a short time; wait ten minutes and send this one again",
        ));
    }
    let sql = "SELECT COUNT(*) FROM comments WHERE plan_id = $1 AND standing = 'waiting' AND made_at > $2";
    let (unread,) = row!(change.work, (i64,), sql, plan, hour)?;
    if unread >= UNREAD_MOST {
        return Err(LedgerError::State("many comments are coming in at once; try again in an hour"));
    }
    Ok(())
}

/// The item stands in the version that people are asked about, or in the working copy.
async fn known(
    change: &mut Change<'_>,
    head: &PlanSummary,
    consultation: Option<ConsultationId>,
    item: ItemId,
) -> Result<(), LedgerError> {
    let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
    if optional_row!(change.work, (String,), sql, item, head.id)?.is_some() {
        return Ok(());
    }
    let sql = "SELECT v.id, v.snapshot FROM consultations c JOIN versions v ON v.id = c.version_id WHERE c.id = $1";
    let Some((_, text)) = optional_row!(change.work, (VersionId, String), sql, consultation)? else {
        return Err(LedgerError::NotFound("item"));
    };
    let plan: bigplan_plan::Plan = plans::read_part(&text)?;
    let found = plan.items.iter().any(|one| one.id == item.to_string());
    if found { Ok(()) } else { Err(LedgerError::NotFound("item")) }
}
