//! Posts of a partnership. Titles are public; who holds a post is not.

use bigplan_plan::names::Names;
use serde_json::json;

use super::appointments::{self, Appointed};
use super::day;
use crate::transaction::Change;
use crate::{Actor, Ledger, LedgerError, OrganisationId, PartnershipId, PostId, Right, Subject};

/// Whether somebody is in a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostStanding<'a> {
    /// Nobody is.
    Vacant,
    /// Somebody is: their name, where it may be kept.
    Held(Option<&'a str>),
}

/// A post, filled or vacant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Where it is, when that is known.
    pub organisation: Option<OrganisationId>,
    /// Its title.
    pub title: String,
    /// Who holds it today: personal, so `None` for those who may not see drafts.
    pub holder: Option<String>,
    /// Whether nobody holds it today.
    pub vacant: bool,
}

impl Ledger {
    /// A partnership's posts by title. Anybody may see them; only those who may see
    /// drafts see who holds them.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn posts(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Post>, LedgerError> {
        type Row = (PostId, Option<OrganisationId>, String, Option<String>, i64);
        let mut read = self.store.read().await?;
        let rows = rows!(
            read,
            Row,
            "SELECT p.id, p.organisation_id, p.title, MAX(COALESCE(h.name, a.name)), COUNT(h.id)
             FROM posts p
             LEFT JOIN post_holders h ON h.post_id = p.id
                  AND (h.from_on IS NULL OR h.from_on <= $2) AND (h.until_on IS NULL OR h.until_on >= $2)
             LEFT JOIN accounts a ON a.id = h.account_id
             WHERE p.partnership_id = $1 GROUP BY p.id, p.organisation_id, p.title ORDER BY p.title, p.id",
            of,
            day(crate::clock::Moment(self.now()))
        )?;
        let named = actor.may(Right::ReadDrafts, Some(of));
        let post = |(id, organisation, title, holder, holders): Row| {
            let holder = holder.filter(|_| named);
            Post { id, organisation, title, holder, vacant: holders == 0 }
        };
        Ok(rows.into_iter().map(post).collect())
    }

    /// Adds a post to a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`], [`LedgerError::Field`] for `title`,
    /// [`LedgerError::NotFound`] where the organisation is not the partnership's.
    pub async fn add_post(
        &self,
        actor: &Actor,
        to: PartnershipId,
        organisation: Option<OrganisationId>,
        title: &str,
        standing: PostStanding<'_>,
    ) -> Result<PostId, LedgerError> {
        actor.require(Right::EditPlans, Some(to))?;
        let mut change = self.change(actor).await?;
        if let Some(organisation) = organisation {
            let sql = "SELECT id FROM organisations WHERE id = $1 AND partnership_id = $2";
            optional_row!(change.work, (String,), sql, organisation, to)?
                .ok_or(LedgerError::NotFound("organisation"))?;
        }
        let id = ensure_post(&mut change, to, organisation, title).await?;
        if let PostStanding::Held(name) = standing {
            let who = name.map_or(Appointed::Unnamed, |name| Appointed::Name(name.to_owned()));
            appointments::insert(&mut change, to, id, &who, None, None).await?;
        }
        change.commit().await?;
        Ok(id)
    }
}

/// The post of a title in an organisation, made where there is none. A title that stands
/// there in other words ("the head of access") is the same post.
pub(crate) async fn ensure_post(
    change: &mut Change<'_>,
    of: PartnershipId,
    organisation: Option<OrganisationId>,
    title: &str,
) -> Result<PostId, LedgerError> {
    let key = Names::default().key(title);
    if key.is_empty() {
        return Err(LedgerError::Field { field: "title", message: "Enter the post's title." });
    }
    let sql = "SELECT id FROM posts WHERE partnership_id = $1 AND match_key = $2
               AND COALESCE(organisation_id, '') = COALESCE(CAST($3 AS TEXT), '')";
    if let Some((id,)) = optional_row!(change.work, (PostId,), sql, of, key.as_str(), organisation)? {
        return Ok(id);
    }
    let id = PostId::random()?;
    execute!(
        change.work,
        "INSERT INTO posts (id, partnership_id, organisation_id, title, match_key) VALUES ($1, $2, $3, $4, $5)",
        id,
        of,
        organisation,
        title.trim(),
        key.as_str()
    )?;
    let body = json!({"title": title.trim(), "organisation": organisation});
    change.record("post-added", Some(of), Subject::Post(id), body);
    Ok(id)
}
