//! Tying the words of a plan to the posts and groups of its partnership.
//!
//! A plan writes "Head of Access, OCYPS" and "LSCB"; the ties say which post and which
//! standing group that is, so that whoever is in the post today leads the item, and a
//! group's items are found by one look-up. The words themselves are never changed.

use std::collections::HashMap;

use bigplan_plan::names::Names;
use bigplan_plan::{GroupList, Item, Lead, LeadState, Plan};
use serde_json::json;

use super::ensure_post;
use super::groups::{self, Duty, NewMembership};
use crate::transaction::Change;
use crate::{GroupId, LedgerError, OrganisationId, PartnershipId, PostId, Subject};

/// The posts and organisations of a partnership, while items are being written.
pub(crate) struct Ties {
    partnership: PartnershipId,
    names: Names,
    organisations: HashMap<String, OrganisationId>,
    posts: HashMap<String, Vec<(Option<OrganisationId>, PostId)>>,
}

impl Ties {
    /// Reads what there is.
    pub(crate) async fn of(change: &mut Change<'_>, partnership: PartnershipId) -> Result<Self, LedgerError> {
        let names = Names::default();
        let sql = "SELECT id, name FROM organisations WHERE partnership_id = $1";
        let organisations = rows!(change.work, (OrganisationId, String), sql, partnership)?;
        let organisations = organisations.into_iter().map(|(id, name)| (names.key(&name), id)).collect();
        let sql = "SELECT id, organisation_id, match_key FROM posts WHERE partnership_id = $1 ORDER BY id";
        let mut posts: HashMap<String, Vec<_>> = HashMap::new();
        for (id, place, key) in rows!(change.work, (PostId, Option<OrganisationId>, String), sql, partnership)? {
            posts.entry(key).or_default().push((place, id));
        }
        Ok(Self { partnership, names, organisations, posts })
    }

    /// The post that a lead names. A title without organisation joins the only post that
    /// bears it. What is vacant or unconfirmed has a post only where there already is one.
    pub(crate) async fn post(&mut self, change: &mut Change<'_>, lead: &Lead) -> Result<Option<PostId>, LedgerError> {
        let Some(title) = lead.post.as_deref().filter(|title| !self.names.key(title).is_empty()) else {
            return Ok(None);
        };
        let place = self.organisation(change, lead).await?;
        let key = self.names.key(title);
        let known = self.posts.get(&key).map_or(&[][..], Vec::as_slice);
        let found = known.iter().find(|(at, _)| *at == place).or(match (place, known) {
            (None, [only]) => Some(only),
            _ => None,
        });
        if let Some((_, id)) = found {
            return Ok(Some(*id));
        }
        if lead.state != LeadState::Named {
            return Ok(None);
        }
        let id = ensure_post(change, self.partnership, place, title).await?;
        self.posts.entry(key).or_default().push((place, id));
        Ok(Some(id))
    }

    async fn organisation(
        &mut self,
        change: &mut Change<'_>,
        lead: &Lead,
    ) -> Result<Option<OrganisationId>, LedgerError> {
        let Some(name) = lead.organisation.as_deref().map(str::trim) else { return Ok(None) };
        let key = self.names.key(name);
        if key.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.organisations.get(&key) {
            return Ok(Some(*id));
        }
        if lead.state != LeadState::Named {
            return Ok(None);
        }
        let id = OrganisationId::random()?;
        let sql = "INSERT INTO organisations (id, partnership_id, name, about) VALUES ($1, $2, $3, '')";
        execute!(change.work, sql, id, self.partnership, name)?;
        let body = json!({"name": name, "about": ""});
        change.record("organisation-added", Some(self.partnership), Subject::Organisation(id), body);
        self.organisations.insert(key, id);
        Ok(Some(id))
    }

    /// Makes the standing groups that a whole plan names, with the group above and the chair of each.
    pub(crate) async fn groups_of(&mut self, change: &mut Change<'_>, plan: &Plan) -> Result<(), LedgerError> {
        let of = self.partnership;
        for known in &GroupList::of(plan).groups {
            let described = known.described.and_then(|position| plan.groups.get(position));
            let role = described.and_then(|group| group.role.as_deref()).unwrap_or_default();
            let named = plan.items.iter().flat_map(|item| &item.groups);
            let sure = described.is_some() || named.into_iter().any(|group| group.certain && group.name == known.name);
            let Some(id) = groups::group_named(change, of, &known.name, sure.then_some(role)).await? else { continue };
            for also in &known.also {
                groups::known_as(change, of, id, also).await?;
            }
        }
        for group in &plan.groups {
            let Some(id) = groups::group_named(change, of, &group.name, None).await? else { continue };
            if let Some(above) = &group.reports_to {
                self.reports_to(change, id, above).await?;
            }
            if let Some(chair) = &group.chair {
                self.chaired_by(change, id, chair).await?;
            }
        }
        Ok(())
    }

    async fn reports_to(&self, change: &mut Change<'_>, group: GroupId, above: &str) -> Result<(), LedgerError> {
        let Some(above) = groups::group_named(change, self.partnership, above, None).await? else { return Ok(()) };
        let sql = "UPDATE standing_groups SET reports_to = $1 WHERE id = $2 AND reports_to IS NULL AND id <> $1";
        execute!(change.work, sql, above, group).map(drop)
    }

    /// The chair that a plan names, or the chairs that share the seat, where the group has none yet.
    async fn chaired_by(&mut self, change: &mut Change<'_>, group: GroupId, chair: &str) -> Result<(), LedgerError> {
        let sql = "SELECT id FROM group_members WHERE group_id = $1 AND duty = 'chair'";
        if optional_row!(change.work, (String,), sql, group)?.is_some() {
            return Ok(());
        }
        // A plan's chair holds the posts that share it with semicolons between them.
        for named in chair.split(';').map(str::trim).filter(|named| !named.is_empty()) {
            let lead = Lead { post: Some(named.to_owned()), organisation: None, person: None, state: LeadState::Named };
            let Some(post) = self.post(change, &lead).await? else { continue };
            let member = NewMembership {
                post: Some(post),
                account: None,
                name: None,
                organisation: None,
                duty: Duty::Chair,
                from: None,
                until: None,
            };
            groups::insert_member(change, self.partnership, group, &member).await?;
        }
        Ok(())
    }

    /// Ties an item to the standing groups that its words name.
    pub(crate) async fn item_groups(&self, change: &mut Change<'_>, item: &Item) -> Result<(), LedgerError> {
        execute!(change.work, "DELETE FROM item_groups WHERE item_id = $1", &item.id)?;
        for group in &item.groups {
            let make = group.certain.then_some("");
            let Some(id) = groups::group_named(change, self.partnership, &group.name, make).await? else { continue };
            let sql = "INSERT INTO item_groups (item_id, group_id, certain) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
            execute!(change.work, sql, &item.id, id, group.certain)?;
        }
        Ok(())
    }
}
