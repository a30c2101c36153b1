//! Adding, changing and ending groups. No group may report to itself through others.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::clock::Day;
use crate::given;
use crate::people::{in_order, known_as};
use crate::transaction::Change;
use crate::{Actor, GroupId, Ledger, LedgerError, PartnershipId, Right, Subject};

/// What is given for a group, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewGroup {
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
}

impl NewGroup {
    fn checked(self) -> Result<Self, LedgerError> {
        in_order(self.started, self.ended)?;
        Ok(Self {
            name: given::words("name", &self.name, "Enter the group’s name.")?,
            role: given::any_words("role", &self.role)?,
            ..self
        })
    }

    fn body(&self) -> Value {
        json!({"name": self.name, "role": self.role, "reports_to": self.reports_to, "started": self.started, "ended": self.ended})
    }
}

impl Ledger {
    /// Adds a group to a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name`, `until` and `reports-to`, [`LedgerError::Forbidden`].
    pub async fn add_group(&self, actor: &Actor, to: PartnershipId, new: NewGroup) -> Result<GroupId, LedgerError> {
        actor.require(Right::EditPlans, Some(to))?;
        let new = new.checked()?;
        let id = GroupId::random()?;
        let mut change = self.change(actor).await?;
        no_circle(&mut change, to, id, new.reports_to).await?;
        execute!(
            change.work,
            "INSERT INTO standing_groups (id, partnership_id, name, role, reports_to, started_on, ended_on, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
            id,
            to,
            new.name.as_str(),
            new.role.as_str(),
            new.reports_to,
            new.started.map(Day),
            new.ended.map(Day)
        )?;
        known_as(&mut change, to, id, &new.name).await?;
        change.record("group-added", Some(to), Subject::Group(id), new.body());
        change.commit().await?;
        Ok(id)
    }

    /// Puts a new value in a group's place. Plans find it by its old name and by the new one.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `reports-to` where it would report to itself through
    /// others; [`LedgerError::Conflict`] where it is no longer at `expected`; else as
    /// [`Ledger::add_group`].
    pub async fn change_group(
        &self,
        actor: &Actor,
        id: GroupId,
        expected: i64,
        new: NewGroup,
    ) -> Result<(), LedgerError> {
        let new = new.checked()?;
        let mut change = self.change(actor).await?;
        let sql = "SELECT partnership_id, revision FROM standing_groups WHERE id = $1";
        let (of, current) =
            optional_row!(change.work, (PartnershipId, i64), sql, id)?.ok_or(LedgerError::NotFound("group"))?;
        actor.require(Right::EditPlans, Some(of))?;
        no_circle(&mut change, of, id, new.reports_to).await?;
        let sql = "UPDATE standing_groups SET name = $1, role = $2, reports_to = $3, started_on = $4, ended_on = $5,
                          revision = revision + 1 WHERE id = $6 AND revision = $7";
        let (started, ended) = (new.started.map(Day), new.ended.map(Day));
        let (name, role) = (new.name.as_str(), new.role.as_str());
        if execute!(change.work, sql, name, role, new.reports_to, started, ended, id, expected)? == 0 {
            return Err(LedgerError::Conflict { what: "group", current });
        }
        known_as(&mut change, of, id, &new.name).await?;
        change.record("group-changed", Some(of), Subject::Group(id), new.body());
        change.commit().await
    }
}

/// Refuses a group above that is the group itself, stands below it, or is another partnership's.
async fn no_circle(
    change: &mut Change<'_>,
    of: PartnershipId,
    group: GroupId,
    above: Option<GroupId>,
) -> Result<(), LedgerError> {
    let Some(above) = above else { return Ok(()) };
    // On PostgreSQL two changes at once could each see no circle and make one together.
    let sql = "UPDATE standing_groups SET revision = revision WHERE partnership_id = $1";
    execute!(change.work, sql, of)?;
    let sql = "SELECT id, reports_to FROM standing_groups WHERE partnership_id = $1";
    let all: HashMap<GroupId, Option<GroupId>> =
        rows!(change.work, (GroupId, Option<GroupId>), sql, of)?.into_iter().collect();
    if !all.contains_key(&above) {
        return Err(LedgerError::NotFound("group"));
    }
    if meets(&all, group, above) {
        let message = "The group would report to itself through the groups above it. Choose another group.";
        return Err(LedgerError::Field { field: "reports-to", message });
    }
    Ok(())
}

/// Whether the way up from `above` meets the group.
fn meets(all: &HashMap<GroupId, Option<GroupId>>, group: GroupId, above: GroupId) -> bool {
    let up = |at: &GroupId| all.get(at).copied().flatten();
    // As many steps as there are groups: a circle that is there already ends the walk too.
    std::iter::successors(Some(above), up).take(all.len() + 1).any(|at| at == group)
}
