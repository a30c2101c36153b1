//! What an improvement notice requires, mapped to the items and measures that meet it.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::notices;
use crate::clock::Day;
use crate::given;
use crate::store::Link;
use crate::transaction::Change;
use crate::{
    Actor, ItemId, Ledger, LedgerError, MeasureId, NoticeId, PartnershipId, PlanId, RequirementId, Right, Subject,
};

/// One thing that a notice requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its id.
    pub id: RequirementId,
    /// The notice.
    pub notice: NoticeId,
    /// What is required.
    pub says: NewRequirement,
    /// How and when it was met; `None` while it is not.
    pub met: Option<Met>,
    /// Goes up by one with every change.
    pub revision: i64,
}

/// How a requirement was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// When.
    pub on: Date,
    /// How, in words.
    pub how: String,
}

/// What is given for a requirement, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRequirement {
    /// What is required.
    pub text: String,
    /// By when.
    pub due: Option<Date>,
    /// The plan that meets it.
    pub plan: Option<PlanId>,
    /// The item of that plan that meets it.
    pub item: Option<ItemId>,
    /// The measure of that plan by which it is seen.
    pub measure: Option<MeasureId>,
    /// What the notice wants that measure to be, in its words; may be empty.
    pub target: String,
}

impl Requirement {
    /// Whether its day has passed and it is not met.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.met.is_none() && self.says.due.is_some_and(|due| due < today)
    }
}

impl NewRequirement {
    fn checked(self) -> Result<Self, LedgerError> {
        Ok(Self {
            text: given::words("text", &self.text, "Enter what is required.")?,
            target: given::any_words("target", &self.target)?,
            ..self
        })
    }

    fn body(&self) -> Value {
        json!({"text": self.text, "due": self.due, "plan": self.plan, "item": self.item, "measure": self.measure,
               "target": self.target})
    }
}

type Row = (
    RequirementId,
    NoticeId,
    String,
    Option<Day>,
    Option<PlanId>,
    Option<ItemId>,
    Option<MeasureId>,
    String,
    Option<Day>,
    String,
    i64,
);

pub(super) async fn of_partnership(link: &mut Link<'_>, of: PartnershipId) -> Result<Vec<Requirement>, LedgerError> {
    let sql = "SELECT q.id, q.notice_id, q.body, q.due_on, q.plan_id, q.item_id, q.measure_id, q.target, q.met_on,
                      q.met_how, q.revision
               FROM notice_requirements q JOIN notices n ON n.id = q.notice_id
               WHERE n.partnership_id = $1 ORDER BY q.notice_id, q.position";
    let requirement = |(id, notice, text, due, plan, item, measure, target, met, how, revision): Row| {
        let says = NewRequirement { text, due: due.map(|day| day.0), plan, item, measure, target };
        Requirement { id, notice, says, met: met.map(|Day(on)| Met { on, how }), revision }
    };
    Ok(rows!(link, Row, sql, of)?.into_iter().map(requirement).collect())
}

impl Ledger {
    /// Adds a requirement at the end of a notice.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`; [`LedgerError::NotFound`] where the item or the
    /// measure is not the plan's, or the plan not the partnership's; [`LedgerError::Forbidden`].
    pub async fn add_requirement(
        &self,
        actor: &Actor,
        to: NoticeId,
        new: NewRequirement,
    ) -> Result<RequirementId, LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let (of, _) = notices::known(&mut change.link(), to).await?;
        actor.require(Right::EditPlans, Some(of))?;
        mapped(&mut change, of, &new).await?;
        let id = RequirementId::random()?;
        let sql = "SELECT COUNT(*) FROM notice_requirements WHERE notice_id = $1";
        let (position,) = row!(change.work, (i64,), sql, to)?;
        execute!(
            change.work,
            "INSERT INTO notice_requirements (id, notice_id, position, body, due_on, plan_id, item_id, measure_id,
                                              target, met_how, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 1)",
            id,
            to,
            position,
            new.text.as_str(),
            new.due.map(Day),
            new.plan,
            new.item,
            new.measure,
            new.target.as_str()
        )?;
        change.record("requirement-added", Some(of), Subject::Notice(to), new.body());
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a requirement's place, and says whether it is met.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text` and `met-how`; [`LedgerError::Conflict`] where it is
    /// no longer at `expected`; else as [`Ledger::add_requirement`].
    pub async fn change_requirement(
        &self,
        actor: &Actor,
        id: RequirementId,
        expected: i64,
        new: NewRequirement,
        met: Option<Met>,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let how = match &met {
            Some(met) => given::words("met-how", &met.how, "Say how it was met.")?,
            None => String::new(),
        };
        let mut change = self.change(actor).await?;
        let sql = "SELECT notice_id, revision FROM notice_requirements WHERE id = $1";
        let (notice, current) =
            optional_row!(change.work, (NoticeId, i64), sql, id)?.ok_or(LedgerError::NotFound("requirement"))?;
        let (of, _) = notices::known(&mut change.link(), notice).await?;
        actor.require(Right::EditPlans, Some(of))?;
        mapped(&mut change, of, &new).await?;
        let (due, met) = (new.due.map(Day), met.map(|met| Day(met.on)));
        let sql = "UPDATE notice_requirements SET body = $1, due_on = $2, plan_id = $3, item_id = $4, measure_id = $5,
                          target = $6, met_on = $7, met_how = $8, revision = revision + 1 WHERE id = $9 AND revision = $10";
        let (text, target) = (new.text.as_str(), new.target.as_str());
        let done = execute!(
            change.work,
            sql,
            text,
            due,
            new.plan,
            new.item,
            new.measure,
            target,
            met,
            how.as_str(),
            id,
            expected
        )?;
        if done == 0 {
            return Err(LedgerError::Conflict { what: "requirement", current });
        }
        let body = json!({"requirement": id, "now": new.body(), "met": met.map(|day| day.0), "how": how});
        change.record("requirement-changed", Some(of), Subject::Notice(notice), body);
        change.commit().await
    }
}

/// Refuses an item or a measure that is not of the named plan of the partnership.
async fn mapped(change: &mut Change<'_>, of: PartnershipId, new: &NewRequirement) -> Result<(), LedgerError> {
    let Some(plan) = new.plan else {
        let none = new.item.is_none() && new.measure.is_none();
        return if none { Ok(()) } else { Err(LedgerError::NotFound("plan")) };
    };
    let sql = "SELECT id FROM plans WHERE id = $1 AND partnership_id = $2";
    optional_row!(change.work, (PlanId,), sql, plan, of)?.ok_or(LedgerError::NotFound("plan"))?;
    if let Some(item) = new.item {
        let sql = "SELECT id FROM items WHERE id = $1 AND plan_id = $2";
        optional_row!(change.work, (ItemId,), sql, item, plan)?.ok_or(LedgerError::NotFound("item"))?;
    }
    if let Some(measure) = new.measure {
        let sql = "SELECT id FROM measures WHERE id = $1 AND plan_id = $2";
        optional_row!(change.work, (MeasureId,), sql, measure, plan)?.ok_or(LedgerError::NotFound("measure"))?;
    }
    Ok(())
}
