//! Adding and changing recommendations, and tying them to items of plans.

use bigplan_plan::Timescale;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::recommendations::timescale_word;
use super::{of_partnership, reports};
use crate::clock::Day;
use crate::given;
use crate::store::Link;
use crate::transaction::Change;
use crate::{
    Actor, GroupId, ItemId, Ledger, LedgerError, PartnershipId, PlanId, PostId, RecommendationId, ReportId, Right,
    Subject,
};

/// What is given for a recommendation, new or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecommendation {
    /// Who must act, as the report says; may be empty.
    pub addressed_to: String,
    /// How soon.
    pub timescale: Timescale,
    /// What is to be done.
    pub text: String,
    /// The day that was agreed, where it is not the one that follows from the timescale.
    pub agreed_due: Option<Date>,
    /// The post that owns it.
    pub owner: Option<PostId>,
    /// The group that answers for it.
    pub group: Option<GroupId>,
}

impl NewRecommendation {
    fn checked(self) -> Result<Self, LedgerError> {
        Ok(Self {
            addressed_to: given::any_words("addressed-to", &self.addressed_to)?,
            text: given::words("text", &self.text, "Enter what is recommended.")?,
            ..self
        })
    }

    fn body(&self) -> Value {
        json!({"to": self.addressed_to, "timescale": self.timescale, "text": self.text, "due": self.agreed_due,
               "post": self.owner, "group": self.group})
    }
}

impl Ledger {
    /// Adds a recommendation at the end of a report.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_recommendation(
        &self,
        actor: &Actor,
        report: ReportId,
        new: NewRecommendation,
    ) -> Result<RecommendationId, LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, _) = reports::known(&mut change.link(), report).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let sql = "SELECT COUNT(*) FROM report_recommendations WHERE report_id = $1";
        let (position,) = row!(change.work, (i64,), sql, report)?;
        let id = insert(&mut change, of, report, position, &new).await?;
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a recommendation's place. How far it has come stays as it is.
    ///
    /// # Errors
    /// [`LedgerError::Conflict`] where it is no longer at `expected`; else as [`Ledger::add_recommendation`].
    pub async fn change_recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
        expected: i64,
        new: NewRecommendation,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, current) = known(&mut change.link(), id).await?;
        actor.require(Right::EditPlans, Some(of))?;
        of_partnership(&mut change.link(), of, new.owner, new.group).await?;
        let sql = "UPDATE report_recommendations SET addressed_to = $1, timescale = $2, body = $3, due_on = $4,
                          post_id = $5, group_id = $6, revision = revision + 1 WHERE id = $7 AND revision = $8";
        let (to, when, text) = (new.addressed_to.as_str(), timescale_word(new.timescale), new.text.as_str());
        let due = new.agreed_due.map(Day);
        if execute!(change.work, sql, to, when, text, due, new.owner, new.group, id, expected)? == 0 {
            return Err(LedgerError::Conflict { what: "recommendation", current });
        }
        change.record("recommendation-changed", Some(of), Subject::Recommendation(id), new.body());
        change.commit().await
    }

    /// Says that an item of a plan answers a recommendation. Saying it twice changes nothing.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the item is not of a plan of the partnership; [`LedgerError::Forbidden`].
    pub async fn tie_recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
        plan: PlanId,
        item: ItemId,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let (of, _) = known(&mut change.link(), id).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let sql = "SELECT i.id FROM items i JOIN plans p ON p.id = i.plan_id
                   WHERE i.id = $1 AND p.id = $2 AND p.partnership_id = $3";
        optional_row!(change.work, (ItemId,), sql, item, plan, of)?.ok_or(LedgerError::NotFound("item"))?;
        let sql = "INSERT INTO recommendation_items (recommendation_id, plan_id, item_id) VALUES ($1, $2, $3)
                   ON CONFLICT DO NOTHING";
        if execute!(change.work, sql, id, plan, item)? == 0 {
            return Ok(());
        }
        let body = json!({"item": item, "plan": plan});
        let subject = Subject::Recommendation(id);
        change.record_in_plan("recommendation-tied", of, plan, Some(item), subject, body);
        change.commit().await
    }

    /// Takes back that an item answers a recommendation.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where it was not said; [`LedgerError::Forbidden`].
    pub async fn untie_recommendation(
        &self,
        actor: &Actor,
        id: RecommendationId,
        item: ItemId,
    ) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let (of, _) = known(&mut change.link(), id).await?;
        actor.require(Right::EditPlans, Some(of))?;
        let sql = "DELETE FROM recommendation_items WHERE recommendation_id = $1 AND item_id = $2 RETURNING plan_id";
        let (plan,) =
            optional_row!(change.work, (PlanId,), sql, id, item)?.ok_or(LedgerError::NotFound("tie to an item"))?;
        let subject = Subject::Recommendation(id);
        change.record_in_plan("recommendation-untied", of, plan, Some(item), subject, json!({"item": item}));
        change.commit().await
    }
}

/// Whose recommendation it is, and its revision.
pub(super) async fn known(link: &mut Link<'_>, id: RecommendationId) -> Result<(PartnershipId, i64), LedgerError> {
    let sql = "SELECT r.partnership_id, n.revision FROM report_recommendations n
               JOIN reports r ON r.id = n.report_id WHERE n.id = $1";
    optional_row!(link, (PartnershipId, i64), sql, id)?.ok_or(LedgerError::NotFound("recommendation"))
}

pub(super) async fn insert(
    change: &mut Change<'_>,
    of: PartnershipId,
    report: ReportId,
    position: i64,
    new: &NewRecommendation,
) -> Result<RecommendationId, LedgerError> {
    of_partnership(&mut change.link(), of, new.owner, new.group).await?;
    let id = RecommendationId::random()?;
    execute!(
        change.work,
        "INSERT INTO report_recommendations (id, report_id, position, addressed_to, timescale, body, due_on, post_id,
                                             group_id, state, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', 1)",
        id,
        report,
        position,
        new.addressed_to.as_str(),
        timescale_word(new.timescale),
        new.text.as_str(),
        new.agreed_due.map(Day),
        new.owner,
        new.group
    )?;
    change.record("recommendation-added", Some(of), Subject::Recommendation(id), new.body());
    Ok(id)
}
