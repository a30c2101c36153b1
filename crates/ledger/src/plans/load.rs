//! Reading a whole plan back, as it was at one moment.

use std::collections::HashMap;

use bigplan_plan::{Item, Lead, MeasureUse, Plan, PlanHead, Source};
use serde::de::DeserializeOwned;

use super::{PlanSummary, StoredPlan, rows, visible};
use crate::documents::format_from;
use crate::life::{self, VersionNumber};
use crate::store::Work;
use crate::{Actor, Ledger, LedgerError, PlanId};

impl Ledger {
    /// A whole plan; `None` where there is none or the actor may not see it. Those who may
    /// see drafts get the working copy; everybody else gets the version that is shown to
    /// all, as it was when it was made, and without who is in post.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn plan(&self, actor: &Actor, id: PlanId) -> Result<Option<StoredPlan>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some(head) = visible(&mut read.link(), actor, id).await? else { return Ok(None) };
        let names = Names::for_actor(actor, head.partnership);
        let shown = match names {
            Names::Shown => None,
            Names::LeftOut => life::shown(&mut read, id).await?,
        };
        let (version, plan) = match shown {
            Some((number, plan)) => (Some(number), names.leave_out(plan)),
            None => (None, names.leave_out(working(&mut read, id, head.head.clone()).await?)),
        };
        stored(&mut read, head, version, plan).await.map(Some)
    }
}

/// A plan with what is known of it besides.
pub(crate) async fn stored(
    read: &mut Work,
    head: PlanSummary,
    version: Option<VersionNumber>,
    plan: Plan,
) -> Result<StoredPlan, LedgerError> {
    let source = source(read, head.id).await?;
    let sql = "SELECT v.major, v.minor FROM plans p JOIN versions v ON v.id = p.shown_version_id WHERE p.id = $1";
    let shown = optional_row!(read, (i64, i64), sql, head.id)?;
    let shown = shown.map(|(major, minor)| VersionNumber { major, minor });
    let PlanSummary { id, partnership, slug, state, stage, revision, .. } = head;
    Ok(StoredPlan { id, partnership, slug, state, stage, version, shown, revision, plan, source })
}

/// The working copy with all that stands in it.
pub(crate) async fn working(read: &mut Work, id: PlanId, head: PlanHead) -> Result<Plan, LedgerError> {
    Ok(Plan {
        items: items(read, id).await?,
        measures: measures(read, id).await?,
        needs: parts(read, "SELECT body FROM needs WHERE plan_id = $1 ORDER BY position", id).await?,
        groups: parts(read, "SELECT body FROM partnership_groups WHERE plan_id = $1 ORDER BY position", id).await?,
        recommendations: parts(read, "SELECT body FROM recommendations WHERE plan_id = $1 ORDER BY position", id)
            .await?,
        judgements: parts(read, "SELECT body FROM judgements WHERE plan_id = $1 ORDER BY position", id).await?,
        glossary: parts(read, "SELECT body FROM terms WHERE plan_id = $1 ORDER BY position", id).await?,
        head,
    })
}

/// Whether people's names are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    Shown,
    LeftOut,
}

impl Names {
    pub(crate) fn for_actor(actor: &Actor, partnership: crate::PartnershipId) -> Self {
        if actor.may(crate::Right::ReadDrafts, Some(partnership)) { Self::Shown } else { Self::LeftOut }
    }

    /// The plan with or without the names of people.
    pub(crate) fn leave_out(self, mut plan: Plan) -> Plan {
        for item in &mut plan.items {
            item.leads = std::mem::take(&mut item.leads).into_iter().map(|lead| self.apply(lead)).collect();
        }
        plan
    }

    pub(super) fn apply(self, mut lead: Lead) -> Lead {
        if self == Self::LeftOut {
            lead.person = None;
        }
        lead
    }
}

async fn items(read: &mut Work, plan: PlanId) -> Result<Vec<Item>, LedgerError> {
    let sql = "SELECT l.item_id, l.post, l.organisation, l.person, l.state
               FROM leads l JOIN items i ON i.id = l.item_id WHERE i.plan_id = $1 ORDER BY l.item_id, l.position";
    let mut leads: HashMap<String, Vec<Lead>> = HashMap::new();
    for row in rows!(read, rows::LeadRow, sql, plan)? {
        leads.entry(row.0.clone()).or_default().push(rows::lead(row)?);
    }
    let sql = "SELECT id, parent_id, kind, ref, title, body, anchor, revision FROM items WHERE plan_id = $1 ORDER BY position";
    let rows = rows!(read, rows::ItemRow, sql, plan)?;
    let item = |row| {
        let mut item = rows::item(row)?;
        item.leads = leads.remove(&item.id).unwrap_or_default();
        Ok(item)
    };
    rows.into_iter().map(item).collect()
}

async fn measures(read: &mut Work, plan: PlanId) -> Result<Vec<MeasureUse>, LedgerError> {
    let sql = "SELECT id, code, title, body FROM measures WHERE plan_id = $1 ORDER BY position";
    rows!(read, rows::MeasureRow, sql, plan)?.into_iter().map(rows::measure).collect()
}

async fn parts<T: DeserializeOwned>(read: &mut Work, sql: &'static str, plan: PlanId) -> Result<Vec<T>, LedgerError> {
    rows!(read, (String,), sql, plan)?.iter().map(|(body,)| rows::read(body)).collect()
}

async fn source(read: &mut Work, plan: PlanId) -> Result<Option<Source>, LedgerError> {
    type Row = (Option<String>, Option<String>, Option<String>);
    let row = row!(read, Row, "SELECT source_sha256, source_file, source_format FROM plans WHERE id = $1", plan)?;
    let (Some(sha256), Some(file), Some(format)) = row else { return Ok(None) };
    Ok(Some(Source { file, sha256, format: format_from(format)? }))
}
