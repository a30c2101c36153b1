//! Reading a whole plan back, as it was at one moment.

use std::collections::HashMap;

use bigplan_plan::{Item, Lead, MeasureUse, Plan, Source};
use serde::de::DeserializeOwned;

use super::{StoredPlan, rows, visible};
use crate::documents::format_from;
use crate::store::Work;
use crate::{Actor, Ledger, LedgerError, PlanId};

impl Ledger {
    /// A whole plan; `None` where there is none or the actor may not see it. Who is in
    /// post is left out for those who may not see drafts.
    ///
    /// # Errors
    /// [`LedgerError::Database`], [`LedgerError::Damaged`].
    pub async fn plan(&self, actor: &Actor, id: PlanId) -> Result<Option<StoredPlan>, LedgerError> {
        let mut read = self.store.snapshot().await?;
        let Some(head) = visible(&mut read.link(), actor, id).await? else { return Ok(None) };
        let names = Names::for_actor(actor, head.partnership);
        let plan = Plan {
            items: items(&mut read, id, names).await?,
            measures: measures(&mut read, id).await?,
            needs: parts(&mut read, "SELECT body FROM needs WHERE plan_id = $1 ORDER BY position", id).await?,
            groups: parts(&mut read, "SELECT body FROM partnership_groups WHERE plan_id = $1 ORDER BY position", id)
                .await?,
            recommendations: parts(
                &mut read,
                "SELECT body FROM recommendations WHERE plan_id = $1 ORDER BY position",
                id,
            )
            .await?,
            judgements: parts(&mut read, "SELECT body FROM judgements WHERE plan_id = $1 ORDER BY position", id)
                .await?,
            glossary: parts(&mut read, "SELECT body FROM terms WHERE plan_id = $1 ORDER BY position", id).await?,
            head: head.head,
        };
        let source = source(&mut read, id).await?;
        let (partnership, slug) = (head.partnership, head.slug);
        Ok(Some(StoredPlan { id, partnership, slug, state: head.state, revision: head.revision, plan, source }))
    }
}

/// Whether people's names are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Shown,
    LeftOut,
}

impl Names {
    pub(super) fn for_actor(actor: &Actor, partnership: crate::PartnershipId) -> Self {
        if actor.may(crate::Right::ReadDrafts, Some(partnership)) { Self::Shown } else { Self::LeftOut }
    }

    pub(super) fn apply(self, mut lead: Lead) -> Lead {
        if self == Self::LeftOut {
            lead.person = None;
        }
        lead
    }
}

async fn items(read: &mut Work, plan: PlanId, names: Names) -> Result<Vec<Item>, LedgerError> {
    let sql = "SELECT l.item_id, l.post, l.organisation, l.person, l.state
               FROM leads l JOIN items i ON i.id = l.item_id WHERE i.plan_id = $1 ORDER BY l.item_id, l.position";
    let mut leads: HashMap<String, Vec<Lead>> = HashMap::new();
    for row in rows!(read, rows::LeadRow, sql, plan)? {
        leads.entry(row.0.clone()).or_default().push(names.apply(rows::lead(row)?));
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
