//! The partnership and the quarter that a page is about, and what stands in its address.

use bigplan_ledger::quarter::{Ask, Quarter, QuarterState};
use bigplan_ledger::{Actor, Partnership, Right};
use bigplan_measure::Period;

use crate::parts::form_page::FormPage;
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A partnership with its quarters' address.
pub struct Place {
    /// The partnership.
    pub partnership: Partnership,
    /// Its address.
    pub home: String,
}

impl Place {
    /// The partnership at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, actor: &Actor, slug: &str) -> Result<Self, PageError> {
        let partnership = site.ledger().partnership(actor, slug).await?.ok_or_else(PageError::not_found)?;
        Ok(Self { home: format!("/partnerships/{}", partnership.slug), partnership })
    }

    /// The address of its quarters.
    pub fn quarters(&self) -> String {
        format!("{}/quarters", self.home)
    }

    /// Refuses whoever may not run its quarters.
    ///
    /// # Errors
    /// Forbidden.
    pub fn require_runs(&self, actor: &Actor) -> Result<(), PageError> {
        if actor.may(Right::RunQuarters, Some(self.partnership.id)) { Ok(()) } else { Err(PageError::forbidden()) }
    }

    /// A frame under the partnership.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        Frame::new(visit, title).under("Home", "/").under(&self.partnership.name, &self.home)
    }

    /// A form under the list of quarters.
    pub fn form(&self, visit: &Visit, heading: &str) -> FormPage {
        FormPage::new(visit, heading, self.quarters())
            .under("Home", "/")
            .under(&self.partnership.name, &self.home)
            .under("Quarters", self.quarters())
            .caption(&self.partnership.name)
    }
}

/// A quarter of a partnership.
pub struct Opened {
    /// The partnership.
    pub place: Place,
    /// The quarter.
    pub quarter: Quarter,
    /// What it is called: "Quarter 1 of 2009/10".
    pub name: String,
    /// Its address.
    pub address: String,
}

impl Opened {
    /// The quarter at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn at(site: &Site, actor: &Actor, slug: &str, quarter: &str) -> Result<Self, PageError> {
        let place = Place::at(site, actor, slug).await?;
        let id = quarter.parse().map_err(|_| PageError::not_found())?;
        let found = site.ledger().quarter(actor, id).await?.filter(|one| one.partnership == place.partnership.id);
        let quarter = found.ok_or_else(PageError::not_found)?;
        let address = format!("{}/{}", place.quarters(), quarter.id);
        Ok(Self { place, name: named(quarter.period), address, quarter })
    }

    /// Whether owners still answer.
    pub fn is_open(&self) -> bool {
        self.quarter.state == QuarterState::Open
    }

    /// A frame under the quarter.
    pub fn frame(&self, visit: &Visit, title: impl Into<String>) -> Frame {
        self.place.frame(visit, title).under("Quarters", self.place.quarters()).under(&self.name, &self.address)
    }

    /// A form under the quarter.
    pub fn form(&self, visit: &Visit, heading: &str, cancel: &str) -> FormPage {
        FormPage::new(visit, heading, cancel)
            .under("Home", "/")
            .under(&self.place.partnership.name, &self.place.home)
            .under("Quarters", self.place.quarters())
            .under(&self.name, &self.address)
    }

    /// The address of a question.
    pub fn ask_address(&self, ask: &impl std::fmt::Display) -> String {
        format!("{}/asks/{ask}", self.address)
    }

    /// One of its questions.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn ask(&self, site: &Site, actor: &Actor, ask: &str) -> Result<Ask, PageError> {
        let (_, asks) = site.ledger().asks(actor, self.quarter.id).await?;
        asks.into_iter().find(|one| one.id.to_string() == ask).ok_or_else(PageError::not_found)
    }
}

/// A period as a heading begins: "Quarter 1 of 2009/10".
pub fn named(period: Period) -> String {
    let shown = period.shown();
    let mut letters = shown.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
