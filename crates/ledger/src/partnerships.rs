//! Partnerships and their organisations. Anybody may see them.

use serde_json::json;

use crate::{Actor, Ledger, LedgerError, OrganisationId, PartnershipId, Right, Subject};

/// A children's partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partnership {
    /// Its id.
    pub id: PartnershipId,
    /// Its place in addresses: small letters, digits and hyphens.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// A sentence or two about it; may be empty.
    pub about: String,
}

/// What is given for a partnership, new or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartnership {
    /// Its place in addresses: small letters, digits and hyphens, at most 60.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// A sentence or two about it; may be empty.
    pub about: String,
}

/// An organisation in a partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name, unique in the partnership.
    pub name: String,
    /// A sentence about it; may be empty.
    pub about: String,
}

type Row = (PartnershipId, String, String, String);

fn partnership((id, slug, name, about): Row) -> Partnership {
    Partnership { id, slug, name, about }
}

impl NewPartnership {
    fn check(&self) -> Result<(), LedgerError> {
        if self.name.trim().is_empty() {
            return Err(LedgerError::Field { field: "name", message: "Enter the partnership's name." });
        }
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.slug.is_empty() || self.slug.len() > 60 || !self.slug.chars().all(sound) {
            let message = "Use small letters, digits and hyphens only, at most 60, for example north-county.";
            return Err(LedgerError::Field { field: "slug", message });
        }
        if self.slug == "new" {
            // The form for a new partnership stands at this address.
            let message = "This address is taken by the program. Choose another.";
            return Err(LedgerError::Field { field: "slug", message });
        }
        Ok(())
    }
}

impl Ledger {
    /// All partnerships by name. Anybody may see them.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn partnerships(&self, actor: &Actor) -> Result<Vec<Partnership>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let rows = rows!(read, Row, "SELECT id, slug, name, about FROM partnerships ORDER BY name, id")?;
        Ok(rows.into_iter().map(partnership).collect())
    }

    /// The partnership at an address. Anybody may see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn partnership(&self, actor: &Actor, slug: &str) -> Result<Option<Partnership>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let row = optional_row!(read, Row, "SELECT id, slug, name, about FROM partnerships WHERE slug = $1", slug)?;
        Ok(row.map(partnership))
    }

    /// The partnership with an id. Anybody may see it.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn partnership_by_id(
        &self,
        actor: &Actor,
        id: PartnershipId,
    ) -> Result<Option<Partnership>, LedgerError> {
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let row = optional_row!(read, Row, "SELECT id, slug, name, about FROM partnerships WHERE id = $1", id)?;
        Ok(row.map(partnership))
    }

    /// Makes a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `slug` or `name`, [`LedgerError::Forbidden`].
    pub async fn make_partnership(&self, actor: &Actor, new: NewPartnership) -> Result<PartnershipId, LedgerError> {
        actor.require(Right::Administer, None)?;
        new.check()?;
        let id = PartnershipId::random()?;
        let mut change = self.change(actor).await?;
        execute!(
            change.work,
            "INSERT INTO partnerships (id, slug, name, about, created_at) VALUES ($1, $2, $3, $4, $5)",
            id,
            &new.slug,
            &new.name,
            &new.about,
            change.at
        )?;
        let body = json!({"slug": new.slug, "name": new.name, "about": new.about});
        change.record("partnership-made", Some(id), Subject::Partnership(id), body);
        change.commit().await?;
        Ok(id)
    }

    /// Changes what is said of a partnership.
    ///
    /// # Errors
    /// As [`Ledger::make_partnership`], and [`LedgerError::NotFound`].
    pub async fn change_partnership(
        &self,
        actor: &Actor,
        id: PartnershipId,
        new: NewPartnership,
    ) -> Result<(), LedgerError> {
        actor.require(Right::Administer, Some(id))?;
        new.check()?;
        let mut change = self.change(actor).await?;
        let before =
            optional_row!(change.work, Row, "SELECT id, slug, name, about FROM partnerships WHERE id = $1", id)?;
        let (_, slug, name, about) = before.ok_or(LedgerError::NotFound("partnership"))?;
        execute!(
            change.work,
            "UPDATE partnerships SET slug = $1, name = $2, about = $3 WHERE id = $4",
            &new.slug,
            &new.name,
            &new.about,
            id
        )?;
        let before = json!({"slug": slug, "name": name, "about": about});
        let after = json!({"slug": new.slug, "name": new.name, "about": new.about});
        let body = json!({"before": before, "after": after});
        change.record("partnership-changed", Some(id), Subject::Partnership(id), body);
        change.commit().await
    }

    /// A partnership's organisations by name. Anybody may see them.
    ///
    /// # Errors
    /// [`LedgerError::Database`].
    pub async fn organisations(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Organisation>, LedgerError> {
        type Row = (OrganisationId, String, String);
        actor.require(Right::SeePublic, None)?;
        let mut read = self.store.read().await?;
        let sql = "SELECT id, name, about FROM organisations WHERE partnership_id = $1 ORDER BY name, id";
        let rows = rows!(read, Row, sql, of)?;
        Ok(rows.into_iter().map(|(id, name, about)| Organisation { id, name, about }).collect())
    }

    /// Adds an organisation to a partnership.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name`, [`LedgerError::Forbidden`].
    pub async fn add_organisation(
        &self,
        actor: &Actor,
        to: PartnershipId,
        name: &str,
        about: &str,
    ) -> Result<OrganisationId, LedgerError> {
        actor.require(Right::EditPlans, Some(to))?;
        let id = OrganisationId::random()?;
        let mut change = self.change(actor).await?;
        let sql = "INSERT INTO organisations (id, partnership_id, name, about) VALUES ($1, $2, $3, $4)";
        execute!(change.work, sql, id, to, name, about)?;
        change.record("organisation-added", Some(to), Subject::Organisation(id), json!({"name": name, "about": about}));
        change.commit().await?;
        Ok(id)
    }
}
