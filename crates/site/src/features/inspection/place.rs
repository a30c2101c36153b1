//! The partnership that a page is about, and what stands in its address.

use bigplan_ledger::inspection::{Notice, RecommendationFile, Report, Requirement};
use bigplan_ledger::{Actor, Partnership};

use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A partnership with the address of its inspections.
pub struct Place {
    /// The partnership.
    pub partnership: Partnership,
    /// The address of the partnership.
    pub address: String,
}

impl Place {
    /// The partnership at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, actor: &Actor, slug: &str) -> Result<Self, PageError> {
        let partnership = site.ledger().partnership(actor, slug).await?.ok_or_else(PageError::not_found)?;
        Ok(Self { address: format!("/partnerships/{}", partnership.slug), partnership })
    }

    /// A frame under the partnership.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title).under("Home", "/").under(&self.partnership.name, &self.address)
    }

    /// The address of the partnership's inspections.
    pub fn inspections(&self) -> String {
        format!("{}/inspections", self.address)
    }

    /// One of its reports.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn report(&self, site: &Site, actor: &Actor, id: &str) -> Result<Report, PageError> {
        let id = id.parse().map_err(|_| PageError::not_found())?;
        let report = site.ledger().report(actor, id).await?;
        report.filter(|report| report.partnership == self.partnership.id).ok_or_else(PageError::not_found)
    }

    /// One of the recommendations to it.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn recommendation(&self, site: &Site, actor: &Actor, id: &str) -> Result<RecommendationFile, PageError> {
        let id = id.parse().map_err(|_| PageError::not_found())?;
        let file = site.ledger().recommendation(actor, id).await?.ok_or_else(PageError::not_found)?;
        self.report(site, actor, &file.recommendation.report.to_string()).await?;
        Ok(file)
    }

    /// One of the notices to it.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn notice(&self, site: &Site, actor: &Actor, id: &str) -> Result<Notice, PageError> {
        let notices = site.ledger().notices(actor, self.partnership.id).await?;
        notices.into_iter().find(|notice| notice.id.to_string() == id).ok_or_else(PageError::not_found)
    }

    /// The address of a report, a recommendation or a notice.
    pub fn below(&self, what: &str, id: impl std::fmt::Display) -> String {
        format!("{}/{what}/{id}", self.address)
    }
}

/// A requirement of a notice.
///
/// # Errors
/// Not found.
pub fn requirement(notice: &Notice, id: &str) -> Result<Requirement, PageError> {
    let found = notice.requirements.iter().find(|one| one.id.to_string() == id);
    found.cloned().ok_or_else(PageError::not_found)
}
