//! The group that a page is about, and what stands in its address.

use bigplan_ledger::groups::{About, Challenge, GroupAction, Meeting, Point};
use bigplan_ledger::{Actor, On, Partnership, Right, StandingGroup};

use crate::parts::form_page::FormPage;
use crate::parts::item_choice::Picked;
use crate::parts::tied::Tied;
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A group of a partnership.
pub struct Place {
    /// The partnership.
    pub partnership: Partnership,
    /// Its address.
    pub home: String,
    /// The group.
    pub group: StandingGroup,
    /// All groups of the partnership.
    pub groups: Vec<StandingGroup>,
    /// The group's address.
    pub address: String,
}

impl Place {
    /// The group at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, actor: &Actor, slug: &str, group: &str) -> Result<Self, PageError> {
        let partnership = site.ledger().partnership(actor, slug).await?.ok_or_else(PageError::not_found)?;
        let groups = site.ledger().standing_groups(actor, partnership.id).await?;
        let found = groups.iter().find(|one| one.id.to_string() == group).cloned();
        let group = found.ok_or_else(PageError::not_found)?;
        let home = format!("/partnerships/{}", partnership.slug);
        Ok(Self { address: format!("{home}/boards/{}", group.id), home, partnership, group, groups })
    }

    /// A frame under the group.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title)
            .under("Home", "/")
            .under(&self.partnership.name, &self.home)
            .under("Boards", format!("{}/boards", self.home))
            .under(&self.group.name, &self.address)
    }

    /// A form under the group.
    pub fn form(&self, visit: &Visit, heading: &str, cancel: &str) -> FormPage {
        FormPage::new(visit, heading, cancel)
            .under("Home", "/")
            .under(&self.partnership.name, &self.home)
            .under("Boards", format!("{}/boards", self.home))
            .under(&self.group.name, &self.address)
            .caption(&self.group.name)
    }

    /// Whether the visitor has a right in the group.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn may(&self, site: &Site, actor: &Actor, right: Right) -> Result<bool, PageError> {
        Ok(site.ledger().may(actor, right, On::Group(self.group.id)).await?)
    }

    /// Refuses whoever has no such right in the group.
    ///
    /// # Errors
    /// Forbidden, or the database does not answer.
    pub async fn require(&self, site: &Site, actor: &Actor, right: Right) -> Result<(), PageError> {
        if self.may(site, actor, right).await? { Ok(()) } else { Err(PageError::forbidden()) }
    }

    /// One of its meetings, with the points of the agenda.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn meeting(&self, site: &Site, actor: &Actor, id: &str) -> Result<(Meeting, Vec<Point>), PageError> {
        let id = id.parse().map_err(|_| PageError::not_found())?;
        let found = site.ledger().meeting(actor, id).await?;
        found.filter(|(meeting, _)| meeting.group == self.group.id).ok_or_else(PageError::not_found)
    }

    /// One of its actions.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn action(&self, site: &Site, actor: &Actor, id: &str) -> Result<GroupAction, PageError> {
        let all = site.ledger().group_actions(actor, self.partnership.id).await?;
        let found = all.into_iter().find(|one| one.group.0 == self.group.id && one.id.to_string() == id);
        found.ok_or_else(PageError::not_found)
    }

    /// One of its challenges.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn challenge(&self, site: &Site, actor: &Actor, id: &str) -> Result<Challenge, PageError> {
        let all = site.ledger().challenges(actor, self.partnership.id).await?;
        let found = all.into_iter().find(|one| one.group.0 == self.group.id && one.id.to_string() == id);
        found.ok_or_else(PageError::not_found)
    }
}

/// What something is about, in words.
///
/// # Errors
/// When the database does not answer.
pub async fn tied(site: &Site, actor: &Actor, about: Option<About>) -> Result<Option<Tied>, PageError> {
    Ok(match about {
        Some(About { plan, item: Some(item), .. }) => Some(Tied::item(site, actor, plan, item).await?),
        Some(About { plan, measure: Some(measure), .. }) => Some(Tied::measure(site, actor, plan, measure).await?),
        _ => None,
    })
}

/// What was chosen, as the ledger takes it.
pub fn about(picked: Picked) -> About {
    match picked {
        Picked::Item(plan, item) => About { plan, item: Some(item), measure: None },
        Picked::Measure(plan, measure) => About { plan, item: None, measure: Some(measure) },
    }
}
