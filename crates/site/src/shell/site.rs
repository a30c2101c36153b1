//! What every handler may reach.

use std::sync::Arc;

use bigplan_ledger::Ledger;
use jiff::Zoned;
use jiff::civil::Date;

use super::documents::Documents;
use super::patience::Patience;
use super::plans::Plans;

/// Settings of the running site.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Whether people reach it over https, so that cookies are kept to that.
    pub https: bool,
    /// Whether the demonstration is loaded: pages then say that their data is invented or old.
    pub demonstration: bool,
    /// Whether a mail server is named, so that letters go out.
    pub sends_mail: bool,
    /// The day that pages take for today; `None` for the real one.
    pub today: Option<Date>,
    /// How long requests may take.
    pub patience: Patience,
}

/// The site's state: the ledger and the settings.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    ledger: Ledger,
    settings: Settings,
    plans: Plans,
    documents: Documents,
}

impl Site {
    /// A site over a ledger.
    pub fn new(ledger: Ledger, settings: Settings) -> Self {
        Self(Arc::new(Inner { ledger, settings, plans: Plans::default(), documents: Documents::default() }))
    }

    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.0.ledger
    }

    /// The plans that were read lately.
    pub(super) fn plans(&self) -> &Plans {
        &self.0.plans
    }

    /// The documents that were read lately.
    pub(super) fn documents(&self) -> &Documents {
        &self.0.documents
    }

    /// Today, where the program runs; the frozen day in tests.
    pub fn today(&self) -> Date {
        self.0.settings.today.unwrap_or_else(|| Zoned::now().date())
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
}
