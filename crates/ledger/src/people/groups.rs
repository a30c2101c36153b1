//! The boards and groups of a partnership, and who sits on them by dates.

use bigplan_plan::names::Names;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::in_order;
use crate::clock::Day;
use crate::transaction::Change;
use crate::{
    AccountId, Actor, GroupId, Ledger, LedgerError, MembershipId, OrganisationId, PartnershipId, PostId, Right, Subject,
};

/// What somebody is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Chairs it.
    Chair,
    /// Chairs it when the chair does not.
    ViceChair,
    /// Sits on it.
    Member,
    /// Is heard, and has no vote.
    Adviser,
}

crate::text_column::words!(Duty, "duty in a group" {
    Chair = "chair", ViceChair = "vice chair", Member = "member", Adviser = "adviser",
});

/// A board or group that outlives the plans that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingGroup {
    /// Its id.
    pub id: GroupId,
    /// Its name, unique in the partnership.
    pub name: String,
    /// What it is for; may be empty.
    pub role: String,
    /// The group above it.
    pub reports_to: Option<GroupId>,
    /// Its first day, where it is known.
    pub started: Option<Date>,
    /// Its last day; `None` while it lasts.
    pub ended: Option<Date>,
    /// Goes up by one with every change.
    pub revision: i64,
}

/// Somebody's time on a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The group.
    pub group: GroupId,
    /// What is known of the member.
    pub member: NewMembership,
}

/// What is given for a membership: a post (whoever holds it), an account, or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMembership {
    /// The post, whoever holds it.
    pub post: Option<PostId>,
    /// The account.
    pub account: Option<AccountId>,
    /// The person's name: personal, so `None` for those who may not see drafts.
    pub name: Option<String>,
    /// The body for which they sit there.
    pub organisation: Option<OrganisationId>,
    /// What they are in the group.
    pub duty: Duty,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day; `None` while it lasts.
    pub until: Option<Date>,
}

type GroupRow = (GroupId, String, String, Option<GroupId>, Option<Day>, Option<Day>, i64);
type MemberRow = (
    MembershipId,
    GroupId,
    Option<PostId>,
    Option<AccountId>,
    Option<String>,
    Option<OrganisationId>,
    Duty,
    Option<Day>,
    Option<Day>,
);

impl Ledger {
    /// A partnership's groups by name. Anybody may see them.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn standing_groups(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<StandingGroup>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let sql = "SELECT id, name, role, reports_to, started_on, ended_on, revision FROM standing_groups
                   WHERE partnership_id = $1 ORDER BY name, id";
        let group = |(id, name, role, reports_to, started, ended, revision): GroupRow| {
            let (started, ended) = (started.map(|day| day.0), ended.map(|day| day.0));
            StandingGroup { id, name, role, reports_to, started, ended, revision }
        };
        Ok(rows!(read, GroupRow, sql, of)?.into_iter().map(group).collect())
    }

    /// Who is, was or will be on a partnership's groups. Anybody may see the posts; only
    /// those who may see drafts see names and accounts.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn memberships(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Membership>, LedgerError> {
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            MemberRow,
            "SELECT m.id, m.group_id, m.post_id, m.account_id, COALESCE(m.name, a.name), m.organisation_id, m.duty,
                    m.from_on, m.until_on
             FROM group_members m JOIN standing_groups g ON g.id = m.group_id LEFT JOIN accounts a ON a.id = m.account_id
             WHERE g.partnership_id = $1
             ORDER BY m.group_id, CASE m.duty WHEN 'chair' THEN 0 WHEN 'vice chair' THEN 1 WHEN 'member' THEN 2 ELSE 3 END,
                      COALESCE(m.from_on, ''), m.id",
            of
        )?;
        let named = actor.may(Right::ReadDrafts, Some(of));
        Ok(rows.into_iter().map(|row| membership(row, named)).collect())
    }

    /// Adds a member to a group.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `until` and `member`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn add_member(
        &self,
        actor: &Actor,
        group: GroupId,
        new: NewMembership,
    ) -> Result<MembershipId, LedgerError> {
        in_order(new.from, new.until)?;
        let mut change = self.change(actor).await?;
        let of = partnership_of(&mut change, group).await?;
        let id = insert_member(&mut change, of, group, &new).await?;
        change.commit().await?;
        Ok(id)
    }

    /// Says on which day a membership ends: its last day.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `until`, [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn end_membership(&self, actor: &Actor, id: MembershipId, until: Date) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let sql = "SELECT group_id, from_on FROM group_members WHERE id = $1";
        let (group, from) =
            optional_row!(change.work, (GroupId, Option<Day>), sql, id)?.ok_or(LedgerError::NotFound("membership"))?;
        let of = partnership_of(&mut change, group).await?;
        in_order(from.map(|day| day.0), Some(until))?;
        execute!(change.work, "UPDATE group_members SET until_on = $1 WHERE id = $2", Day(until), id)?;
        let body = json!({"membership": id, "until": until});
        change.record("member-left", Some(of), Subject::Group(group), body);
        change.commit().await
    }
}

fn membership(row: MemberRow, named: bool) -> Membership {
    let (id, group, post, account, name, organisation, duty, from, until) = row;
    let (account, name) = (account.filter(|_| named), name.filter(|_| named));
    let (from, until) = (from.map(|day| day.0), until.map(|day| day.0));
    Membership { id, group, member: NewMembership { post, account, name, organisation, duty, from, until } }
}

/// The partnership of a group whose members the actor may change.
async fn partnership_of(change: &mut Change<'_>, group: GroupId) -> Result<PartnershipId, LedgerError> {
    let sql = "SELECT partnership_id FROM standing_groups WHERE id = $1";
    let (of,) = optional_row!(change.work, (PartnershipId,), sql, group)?.ok_or(LedgerError::NotFound("group"))?;
    change.actor.require(Right::EditPlans, Some(of))?;
    Ok(of)
}

pub(super) async fn insert_member(
    change: &mut Change<'_>,
    of: PartnershipId,
    group: GroupId,
    new: &NewMembership,
) -> Result<MembershipId, LedgerError> {
    let name = new.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    if new.post.is_none() && new.account.is_none() && name.is_none() {
        return Err(LedgerError::Field { field: "member", message: "Choose a post or an account, or enter a name." });
    }
    if let Some(post) = new.post {
        let sql = "SELECT id FROM posts WHERE id = $1 AND partnership_id = $2";
        optional_row!(change.work, (PostId,), sql, post, of)?.ok_or(LedgerError::NotFound("post"))?;
    }
    if let Some(body) = new.organisation {
        let sql = "SELECT id FROM organisations WHERE id = $1 AND partnership_id = $2";
        optional_row!(change.work, (OrganisationId,), sql, body, of)?.ok_or(LedgerError::NotFound("organisation"))?;
    }
    let id = MembershipId::random()?;
    execute!(
        change.work,
        "INSERT INTO group_members (id, group_id, post_id, account_id, name, organisation_id, duty, from_on, until_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        group,
        new.post,
        new.account,
        name,
        new.organisation,
        new.duty,
        new.from.map(Day),
        new.until.map(Day)
    )?;
    let body = json!({"membership": id, "post": new.post, "account": new.account, "name": name, "duty": new.duty});
    change.record("member-joined", Some(of), Subject::Group(group), body);
    Ok(id)
}

/// The standing group that a name means, made where there is none and `make` says so.
pub(super) async fn group_named(
    change: &mut Change<'_>,
    of: PartnershipId,
    name: &str,
    make: Option<&str>,
) -> Result<Option<GroupId>, LedgerError> {
    let key = Names::default().key(name);
    if key.is_empty() {
        return Ok(None);
    }
    let sql = "SELECT group_id FROM group_names WHERE partnership_id = $1 AND match_key = $2";
    if let Some((id,)) = optional_row!(change.work, (GroupId,), sql, of, key.as_str())? {
        return Ok(Some(id));
    }
    let Some(role) = make else { return Ok(None) };
    let id = GroupId::random()?;
    let sql = "INSERT INTO standing_groups (id, partnership_id, name, role, revision) VALUES ($1, $2, $3, $4, 1)";
    execute!(change.work, sql, id, of, name.trim(), role)?;
    known_as(change, of, id, name).await?;
    change.record("group-added", Some(of), Subject::Group(id), json!({"name": name.trim(), "role": role}));
    Ok(Some(id))
}

/// Notes another way in which a group is written. The first group to bear a name keeps it.
pub(crate) async fn known_as(
    change: &mut Change<'_>,
    of: PartnershipId,
    group: GroupId,
    name: &str,
) -> Result<(), LedgerError> {
    let key = Names::default().key(name);
    let sql =
        "INSERT INTO group_names (partnership_id, match_key, group_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    execute!(change.work, sql, of, key.as_str(), group).map(drop)
}
