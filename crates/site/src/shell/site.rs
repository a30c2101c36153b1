//! What every handler may reach.

use std::sync::{Arc, LazyLock};

use bigplan_ledger::registers::{ApplyRegistersError, Casework};
use bigplan_ledger::{Actor, Ledger};
use bigplan_measure::Definitions;
use bigplan_register::Files;
use jiff::Zoned;
use jiff::civil::Date;
use tokio::sync::OnceCell;

use super::documents::Documents;
use super::errors::PageError;
use super::loading::Loading;
use super::measures::Measures;
use super::outlines::Outlines;
use super::patience::Patience;
use super::plans::Plans;
use crate::shell::Awaited;

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
    /// What is known of measures and places; `None` for what the program carries.
    pub definitions: Option<Arc<Definitions>>,
    /// The outlines of places for maps; `None` for those that the program carries.
    pub outlines: Option<Arc<Outlines>>,
    /// The definitions of registers; `None` for those that the program carries.
    pub registers: Option<Arc<Files>>,
}

/// The definitions that the program carries, read once.
static CARRIED: LazyLock<Arc<Definitions>> = LazyLock::new(|| Arc::new(Definitions::read(&[]).unwrap_or_default()));

/// The outlines that the program carries, read once.
static DRAWN: LazyLock<Arc<Outlines>> = LazyLock::new(|| Arc::new(Outlines::read(&CARRIED).unwrap_or_default()));

/// The site's state: the ledger and the settings.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    ledger: Ledger,
    settings: Settings,
    plans: Plans,
    documents: Documents,
    measures: Measures,
    loading: Loading,
    definitions: Arc<Definitions>,
    outlines: Arc<Outlines>,
    casework: OnceCell<Casework>,
}

impl Site {
    /// A site over a ledger.
    pub fn new(ledger: Ledger, settings: Settings) -> Self {
        let definitions = settings.definitions.clone().unwrap_or_else(|| Arc::clone(&CARRIED));
        let outlines = settings.outlines.clone().unwrap_or_else(|| Arc::clone(&DRAWN));
        let (plans, documents, measures) = (Plans::default(), Documents::default(), Measures::default());
        let loading = Loading::default();
        let casework = OnceCell::new();
        Self(Arc::new(Inner { ledger, settings, plans, documents, measures, loading, definitions, outlines, casework }))
    }

    /// Opens the registers, once: the program does it as it starts, so that a bad definition is told there.
    ///
    /// # Errors
    /// Everything wrong with the definitions, or everything in them that does not fit what is stored.
    pub fn open_registers(&self) -> Awaited<'_, Result<&Casework, ApplyRegistersError>> {
        let open = move || async move {
            let files = self.0.settings.registers.clone().unwrap_or_else(|| Arc::new(Files::built_in()));
            Ok::<Casework, ApplyRegistersError>(
                self.0.ledger.open_registers(&Actor::System("start"), &files).await?.casework,
            )
        };
        Box::pin(async move { self.0.casework.get_or_try_init(open).await })
    }

    /// The work with records.
    ///
    /// # Errors
    /// The page that says that it cannot be done now.
    pub async fn casework(&self) -> Result<&Casework, PageError> {
        self.open_registers().await.map_err(|why| PageError::unavailable(&why))
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

    /// The measures that were read lately.
    pub(super) fn measures(&self) -> &Measures {
        &self.0.measures
    }

    /// The files of figures that are being loaded.
    pub fn loading(&self) -> &Loading {
        &self.0.loading
    }

    /// What is known of measures, places and groups before any figure.
    pub fn definitions(&self) -> &Arc<Definitions> {
        &self.0.definitions
    }

    /// The outlines of places that maps are drawn from.
    pub fn outlines(&self) -> &Outlines {
        &self.0.outlines
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
