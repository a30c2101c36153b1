//! The decision log: which need became a priority, which did not, who decided, when and why.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::{NeedKey, edited, record};
use crate::clock::Day;
use crate::transaction::Change;
use crate::{Actor, GroupId, ItemId, Ledger, LedgerError, NeedDecisionId, PartnershipId, PlanId, PostId, given};

/// Who decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A group of the partnership.
    Group(GroupId),
    /// A post of the partnership.
    Post(PostId),
    /// A body that the partnership does not keep as a group or post.
    Named(String),
}

/// What is given as a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNeedDecision {
    /// The item that the need became; `None` where it was decided that it becomes no priority.
    pub item: Option<ItemId>,
    /// Who decided.
    pub by: DecidedBy,
    /// When.
    pub on: Date,
    /// Why, or why not.
    pub why: String,
    /// The line of the plan's document, where it was taken from that.
    pub line: Option<u32>,
}

/// A decision on a need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedDecision {
    /// Its id.
    pub id: NeedDecisionId,
    /// On which need.
    pub need: NeedKey,
    /// The item that the need became; `None` where it became no priority.
    pub item: Option<ItemId>,
    /// The group that decided, where it is one of the partnership's.
    pub group: Option<GroupId>,
    /// The post that decided, where it is one of the partnership's.
    pub post: Option<PostId>,
    /// Who decided, as it was called then.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why, or why not.
    pub why: String,
    /// The line of the plan's document, where it was taken from that.
    pub line: Option<u32>,
}

pub(super) type Row =
    (NeedDecisionId, String, String, Option<ItemId>, Option<GroupId>, Option<PostId>, String, Day, String, Option<i64>);

impl NeedDecision {
    pub(super) fn from_row((id, strand, reference, item, group, post, by, Day(on), why, line): Row) -> Self {
        let line = line.and_then(|line| line.try_into().ok());
        Self { id, need: NeedKey { strand, reference }, item, group, post, by, on, why, line }
    }
}

impl Ledger {
    /// Notes what was decided on a need. A later decision does not take the place of an earlier one: both stand in
    /// the log, and the one of the latest day counts.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`, `by` and `on`; [`LedgerError::NotFound`] for the plan, the need, the item
    /// and who decided; [`LedgerError::State`] where the plan was replaced, [`LedgerError::Forbidden`].
    pub async fn note_need_decision(
        &self,
        actor: &Actor,
        plan: PlanId,
        need: &NeedKey,
        new: NewNeedDecision,
    ) -> Result<NeedDecisionId, LedgerError> {
        let why = given::words("why", &new.why, "Enter why it was decided so: others will ask.")?;
        let mut change = self.change(actor).await?;
        if new.on > change.at.0.to_zoned(TimeZone::UTC).date() {
            let message = "Enter the day on which it was decided: this one is still to come.";
            return Err(LedgerError::Field { field: "on", message });
        }
        let head = edited(&mut change, plan).await?;
        need.required(&mut change, plan).await?;
        if let Some(item) = new.item {
            let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
            optional_row!(change.work, (String,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
        }
        let (group, post, by) = called(&mut change, head.partnership, &new.by).await?;
        let id = NeedDecisionId::random()?;
        execute!(
            change.work,
            "INSERT INTO need_decisions (id, plan_id, strand, reference, item_id, group_id, post_id, decided_by, decided_on,
                                         why, source_line, noted_by, noted_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            plan,
            need.strand.as_str(),
            need.reference.as_str(),
            new.item,
            group,
            post,
            by.as_str(),
            Day(new.on),
            why.as_str(),
            new.line.map(i64::from),
            actor.journal_text(),
            change.at
        )?;
        let after = body(new.item, &by, new.on, &why);
        record(&mut change, &head, "need-decided", json!({"need": need, "decision": id, "after": after}));
        change.commit().await?;
        Ok(id)
    }

    /// Takes back a decision that was noted by mistake. It stays in the journal.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `why`, which must be given; [`LedgerError::NotFound`], [`LedgerError::State`],
    /// [`LedgerError::Forbidden`].
    pub async fn take_back_need_decision(
        &self,
        actor: &Actor,
        plan: PlanId,
        id: NeedDecisionId,
        why: &str,
    ) -> Result<(), LedgerError> {
        let why = given::words("why", why, "Enter the reason: others will look for it later.")?;
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, plan).await?;
        let sql = "SELECT id, strand, reference, item_id, group_id, post_id, decided_by, decided_on, why, source_line
                   FROM need_decisions WHERE id = $1 AND plan_id = $2";
        let found = optional_row!(change.work, Row, sql, id, plan)?.ok_or(LedgerError::NotFound("decision"))?;
        let found = NeedDecision::from_row(found);
        execute!(change.work, "DELETE FROM need_decisions WHERE id = $1", id)?;
        let before = body(found.item, &found.by, found.on, &found.why);
        let body = json!({"need": found.need, "decision": id, "before": before, "why": why});
        record(&mut change, &head, "need-decision-taken-back", body);
        change.commit().await
    }
}

type Called = (Option<GroupId>, Option<PostId>, String);

/// Who decided, as it is called now.
async fn called(change: &mut Change<'_>, of: PartnershipId, by: &DecidedBy) -> Result<Called, LedgerError> {
    match by {
        DecidedBy::Group(group) => {
            let sql = "SELECT name FROM standing_groups WHERE id = $1 AND partnership_id = $2";
            let found = optional_row!(change.work, (String,), sql, *group, of)?;
            let (name,) = found.ok_or(LedgerError::NotFound("group"))?;
            Ok((Some(*group), None, name))
        }
        DecidedBy::Post(post) => {
            let sql = "SELECT title FROM posts WHERE id = $1 AND partnership_id = $2";
            let found = optional_row!(change.work, (String,), sql, *post, of)?;
            let (title,) = found.ok_or(LedgerError::NotFound("post"))?;
            Ok((None, Some(*post), title))
        }
        DecidedBy::Named(name) => {
            let name = given::words("by", name, "Choose or enter the group or post that decided.")?;
            Ok((None, None, name))
        }
    }
}

fn body(item: Option<ItemId>, by: &str, on: Date, why: &str) -> Value {
    json!({"item": item, "by": by, "on": on, "why": why})
}
