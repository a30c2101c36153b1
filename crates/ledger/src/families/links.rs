//! Plans above, below and beside a plan.

use serde_json::json;

use super::{edited, record};
use crate::plans::visible;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, PlanId, PlanLinkId};

/// What a plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// A whole county or city.
    County,
    /// An area or district of it.
    Area,
    /// A locality: a town, a cluster of schools.
    Locality,
    /// One service.
    Service,
}

crate::text_column::words!(Level, "level of a plan" {
    County = "county",
    Area = "area",
    Locality = "locality",
    Service = "service",
});

/// How a plan stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanLinkSort {
    /// It stands under it.
    Under,
    /// It leans on it.
    LeansOn,
}

crate::text_column::words!(PlanLinkSort, "sort of a link between plans" { Under = "under", LeansOn = "leans-on" });

/// What is given for a new link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlanLink {
    /// How the plan stands to the other.
    pub sort: PlanLinkSort,
    /// The other plan, where it is kept here.
    pub to: Option<PlanId>,
    /// The other plan's title, where it is not kept here.
    pub title: String,
    /// What it is about, in the plan's words; may be empty.
    pub theme: String,
    /// Who answers for it; may be empty.
    pub owner: String,
}

/// A link from a plan to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLink {
    /// Its id.
    pub id: PlanLinkId,
    /// What it says; the title is the other plan's where that is kept here.
    pub link: NewPlanLink,
}

/// A plan that stands under another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// The plan.
    pub plan: PlanId,
    /// Its title.
    pub title: String,
    /// What it is for, where that is said.
    pub level: Option<Level>,
}

/// The plans around a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Family {
    /// What the plan is for, where that is said.
    pub level: Option<Level>,
    /// The plans that it stands under.
    pub above: Vec<PlanLink>,
    /// The plans that stand under it, by title.
    pub below: Vec<Relative>,
    /// The plans that it leans on, by theme.
    pub leans_on: Vec<PlanLink>,
}

type Row = (PlanLinkId, PlanLinkSort, Option<PlanId>, String, String, String);

impl Ledger {
    /// The plans around a plan, those that the actor may see.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where the actor may not see the plan.
    pub async fn family(&self, actor: &Actor, plan: PlanId) -> Result<Family, LedgerError> {
        let mut read = self.store.snapshot().await?;
        visible(&mut read.link(), actor, plan).await?.ok_or(LedgerError::NotFound("plan"))?;
        let (level,) = row!(read, (Option<Level>,), "SELECT level FROM plans WHERE id = $1", plan)?;
        let mut family = Family { level, ..Family::default() };
        let sql = "SELECT id, sort, to_plan_id, title, theme, owner FROM plan_links WHERE plan_id = $1 ORDER BY theme, title, id";
        for (id, sort, to, mut title, theme, owner) in rows!(read, Row, sql, plan)? {
            if let Some(other) = to {
                let Some(other) = visible(&mut read.link(), actor, other).await? else { continue };
                title = other.head.title;
            }
            let link = PlanLink { id, link: NewPlanLink { sort, to, title, theme, owner } };
            match sort {
                PlanLinkSort::Under => family.above.push(link),
                PlanLinkSort::LeansOn => family.leans_on.push(link),
            }
        }
        let sql = "SELECT p.id, p.level FROM plan_links l JOIN plans p ON p.id = l.plan_id
                   WHERE l.to_plan_id = $1 AND l.sort = 'under' ORDER BY p.id";
        for (below, level) in rows!(read, (PlanId, Option<Level>), sql, plan)? {
            if let Some(other) = visible(&mut read.link(), actor, below).await? {
                family.below.push(Relative { plan: below, title: other.head.title, level });
            }
        }
        family.below.sort_by(|one, other| one.title.cmp(&other.title));
        Ok(family)
    }

    /// Says what a plan is for.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn set_level(&self, actor: &Actor, plan: PlanId, level: Option<Level>) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, plan).await?;
        execute!(change.work, "UPDATE plans SET level = $1 WHERE id = $2", level, plan)?;
        record(&mut change, &head, "level-changed", json!({"level": level.map(Level::as_str)}));
        change.commit().await
    }

    /// Links a plan to one that it stands under or leans on.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `title`; [`LedgerError::State`] where it would stand under
    /// itself; [`LedgerError::NotFound`] for either plan, [`LedgerError::Forbidden`].
    pub async fn link_plan(&self, actor: &Actor, plan: PlanId, new: &NewPlanLink) -> Result<PlanLinkId, LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, plan).await?;
        let title = new.title.trim();
        if new.to.is_none() && title.is_empty() {
            let message = "Choose a plan, or enter the title of one that is not kept here.";
            return Err(LedgerError::Field { field: "title", message });
        }
        if [title, &new.theme, &new.owner].iter().any(|text| text.chars().count() > 300) {
            return Err(LedgerError::Field {
                field: "title",
                message: "Shorten each answer to 300 characters or fewer.",
            });
        }
        if let Some(other) = new.to {
            visible(&mut change.link(), actor, other).await?.ok_or(LedgerError::NotFound("plan"))?;
            if new.sort == PlanLinkSort::Under && stands_under(&mut change, other, plan).await? {
                return Err(LedgerError::State("a plan cannot stand under itself, nor under one that stands under it"));
            }
        }
        let id = PlanLinkId::random()?;
        execute!(
            change.work,
            "INSERT INTO plan_links (id, plan_id, sort, to_plan_id, title, theme, owner, about)
             VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
            id,
            plan,
            new.sort,
            new.to,
            title,
            new.theme.trim(),
            new.owner.trim()
        )?;
        let body = json!({"link": id, "sort": new.sort.as_str(), "to": new.to, "title": title, "theme": new.theme});
        record(&mut change, &head, "plan-linked", body);
        change.commit().await?;
        Ok(id)
    }

    /// Takes a link away.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`], [`LedgerError::Forbidden`].
    pub async fn unlink_plan(&self, actor: &Actor, plan: PlanId, link: PlanLinkId) -> Result<(), LedgerError> {
        let mut change = self.change(actor).await?;
        let head = edited(&mut change, actor, plan).await?;
        if execute!(change.work, "DELETE FROM plan_links WHERE id = $1 AND plan_id = $2", link, plan)? == 0 {
            return Err(LedgerError::NotFound("link"));
        }
        record(&mut change, &head, "plan-unlinked", json!({"link": link}));
        change.commit().await
    }
}

/// Whether a plan is another, or stands under it at any height.
async fn stands_under(change: &mut Change<'_>, plan: PlanId, other: PlanId) -> Result<bool, LedgerError> {
    let sql = "WITH RECURSIVE chain (id) AS (
                   SELECT CAST($1 AS TEXT) UNION
                   SELECT l.to_plan_id FROM plan_links l JOIN chain c ON l.plan_id = c.id
                   WHERE l.sort = 'under' AND l.to_plan_id IS NOT NULL)
               SELECT id FROM chain WHERE id = $2";
    Ok(optional_row!(change.work, (PlanId,), sql, plan, other)?.is_some())
}
