//! A group's terms of reference and its contracts with plans, every version kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::clock::{Day, Moment};
use crate::error::damaged;
use crate::{Actor, ContractId, GroupId, Ledger, LedgerError, PlanId, Right, Subject, given};

/// One version of what a group agreed to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// The group.
    pub group: GroupId,
    /// 1, 2, 3 … for each plan of a group.
    pub version: i64,
    /// What it says.
    pub says: NewContract,
    /// Who agreed to it and when; `None` while nobody has.
    pub agreed: Option<Agreed>,
    /// When it was written.
    pub written_at: Timestamp,
}

/// What is given for a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewContract {
    /// The plan; `None` for the terms of reference.
    pub plan: Option<PlanId>,
    /// What the group is to be and do, in words.
    pub text: String,
    /// What it will do by when.
    pub promises: Vec<Promise>,
}

/// One thing that a group will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By when, where that is agreed.
    pub by: Option<Date>,
}

/// Who agreed to a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The body or post that agreed.
    pub by: String,
    /// When.
    pub on: Date,
}

type Row = (ContractId, Option<PlanId>, i64, String, String, String, Option<Day>, Moment);

impl Ledger {
    /// Every version of a group's terms and contracts, the newest first. Everybody may see
    /// what was agreed; what was not yet, only those who may see drafts.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Damaged`].
    pub async fn contracts(&self, actor: &Actor, group: GroupId) -> Result<Vec<Contract>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let of = super::partnership(&mut read.link(), group).await?;
        let sql = "SELECT id, plan_id, version, body, promises, agreed_by, agreed_on, written_at FROM group_contracts
                   WHERE group_id = $1 ORDER BY written_at DESC, version DESC, id";
        let rows = rows!(read, Row, sql, group)?;
        let drafts = actor.may(Right::ReadDrafts, Some(of));
        let all = rows.into_iter().map(|row| contract(group, row)).collect::<Result<Vec<_>, _>>()?;
        Ok(all.into_iter().filter(|one| drafts || one.agreed.is_some()).collect())
    }

    /// Writes the next version of a group's terms or of its contract with a plan.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `text`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn write_contract(
        &self,
        actor: &Actor,
        group: GroupId,
        new: NewContract,
    ) -> Result<ContractId, LedgerError> {
        let text = given::words("text", &new.text, "Enter what the group is to do.")?;
        let promises = serde_json::to_string(&new.promises).map_err(damaged("a contract"))?;
        given::any_words("promises", &promises)?;
        let mut change = self.change(actor).await?;
        let of = super::require(&mut change, group, Right::KeepMeetings).await?;
        let about = new.plan.map(|plan| super::About { plan, item: None, measure: None });
        super::of_partnership(&mut change.link(), of, about).await?;
        let sql = "SELECT COALESCE(MAX(version), 0) FROM group_contracts
                   WHERE group_id = $1 AND COALESCE(plan_id, '') = COALESCE(CAST($2 AS TEXT), '')";
        let (last,) = row!(change.work, (i64,), sql, group, new.plan)?;
        let id = ContractId::random()?;
        execute!(
            change.work,
            "INSERT INTO group_contracts (id, group_id, plan_id, version, body, promises, agreed_by, written_by, written_at)
             VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)",
            id,
            group,
            new.plan,
            last + 1,
            text.as_str(),
            promises,
            actor.journal_text(),
            change.at
        )?;
        let body =
            json!({"contract": id, "plan": new.plan, "version": last + 1, "text": text, "promises": new.promises});
        change.record("contract-written", Some(of), Subject::Group(group), body);
        change.commit().await?;
        Ok(id)
    }

    /// Notes that a version was agreed, by whom and when. What was agreed is not changed any more.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `by`; [`LedgerError::State`] where it was agreed already;
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn agree_contract(&self, actor: &Actor, id: ContractId, agreed: Agreed) -> Result<(), LedgerError> {
        let by = given::words("by", &agreed.by, "Enter who agreed to it.")?;
        let mut change = self.change(actor).await?;
        let sql = "SELECT group_id FROM group_contracts WHERE id = $1";
        let (group,) = optional_row!(change.work, (GroupId,), sql, id)?.ok_or(LedgerError::NotFound("contract"))?;
        let of = super::require(&mut change, group, Right::KeepMeetings).await?;
        let sql = "UPDATE group_contracts SET agreed_by = $1, agreed_on = $2 WHERE id = $3 AND agreed_on IS NULL";
        if execute!(change.work, sql, by.as_str(), Day(agreed.on), id)? == 0 {
            return Err(LedgerError::State("this version was agreed already"));
        }
        let body = json!({"contract": id, "by": by, "on": agreed.on});
        change.record("contract-agreed", Some(of), Subject::Group(group), body);
        change.commit().await
    }
}

fn contract(group: GroupId, row: Row) -> Result<Contract, LedgerError> {
    let (id, plan, version, text, promises, by, on, Moment(written_at)) = row;
    let promises = serde_json::from_str(&promises).map_err(damaged("a contract"))?;
    let agreed = on.map(|Day(on)| Agreed { by, on });
    Ok(Contract { id, group, version, says: NewContract { plan, text, promises }, agreed, written_at })
}
