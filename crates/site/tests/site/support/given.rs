//! A site over a database of its own, and people with accounts.

use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use bigplan_ledger::{
    Actor, FixedClock, Ledger, NewAccount, NewPartnership, PlanId, Role, Scope, SessionToken, password,
};
use bigplan_plan::Plan;
use bigplan_register::Files;
use bigplan_site::{Settings, Site, application};
use bigplan_testbed::{Engine, Home};
use jiff::civil::{Date, date};
use tokio::sync::OnceCell;

use super::Client;

/// The system, setting up a test.
pub const SETUP: Actor = Actor::System("test");
/// The day that every test takes for today.
const TODAY: Date = date(2009, 9, 30);
/// The password of everybody in tests.
pub const PASSWORD: &str = "three invented words";

/// A running site in a test.
pub struct Given {
    pub site: Site,
    pub ledger: Ledger,
    pub clock: Arc<FixedClock>,
    router: Router,
    _home: Home,
}

impl Given {
    /// A site on an empty SQLite database.
    pub async fn empty() -> Self {
        Self::on(Engine::Sqlite).await
    }

    /// A site on an empty database of either kind.
    pub async fn on(engine: Engine) -> Self {
        Self::over(Home::empty(engine)).await
    }

    /// A site with the three demonstration partnerships, their plans published.
    pub async fn demonstration() -> Self {
        static LOADED: OnceCell<Home> = OnceCell::const_new();
        let load = || async {
            let home = Home::empty(Engine::Sqlite);
            let ledger = Ledger::open(home.address()).await.unwrap();
            bigplan_demo::load(&ledger, |_| {}).await.unwrap();
            ledger.open_registers(&SETUP, &Files::built_in()).await.unwrap();
            ledger.close().await;
            home
        };
        let loaded = LOADED.get_or_init(load).await;
        let own = Home::empty(Engine::Sqlite);
        fs::copy(file(loaded), file(&own)).unwrap();
        Self::over(own).await
    }

    async fn over(home: Home) -> Self {
        let clock = Arc::new(FixedClock::new("2009-09-30T12:00:00Z".parse().unwrap()));
        let ledger = Ledger::open_with(home.address(), clock.clone()).await.unwrap();
        let settings = Settings { today: Some(TODAY), demonstration: true, ..Settings::default() };
        let site = Site::new(ledger.clone(), settings);
        Self { router: application(site.clone()), site, ledger, clock, _home: home }
    }

    /// The same site, which shows at once how far long work is.
    pub fn showing_progress(mut self) -> Self {
        let mut settings = self.site.settings().clone();
        settings.patience.at_once = Duration::ZERO;
        self.site = Site::new(self.ledger.clone(), settings);
        self.router = application(self.site.clone());
        self
    }

    /// The same site, started again with other files of registers.
    pub fn with_registers(mut self, files: Files) -> Self {
        let settings = Settings { registers: Some(Arc::new(files)), ..self.site.settings().clone() };
        self.site = Site::new(self.ledger.clone(), settings);
        self.router = application(self.site.clone());
        self
    }

    /// Somebody with a browser and no account.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Somebody with an account for all partnerships, signed in.
    pub async fn sign_in(&self, role: Role) -> Client {
        self.sign_in_to(role, Scope::All).await
    }

    /// Somebody with an account for some partnerships, signed in.
    pub async fn sign_in_to(&self, role: Role, scope: Scope) -> Client {
        let email = self.account(role, scope).await;
        self.visitor().with_session(self.session(&email).await.secret())
    }

    /// Makes an account with the password of tests and gives its address.
    pub async fn account(&self, role: Role, scope: Scope) -> String {
        let email = format!("{}@example.org", PlanId::random().unwrap());
        let new = NewAccount {
            email: email.clone(),
            name: "An invented person".into(),
            password_hash: password_hash(),
            role,
            scope,
        };
        self.ledger.make_account(&SETUP, new).await.unwrap();
        email
    }

    /// Begins a session for an address.
    pub async fn session(&self, email: &str) -> SessionToken {
        let attempt = self.ledger.attempt_sign_in(&Actor::Visitor, email).await.unwrap();
        let bigplan_ledger::Attempt::Open(credentials) = attempt else { panic!("the door is closed to {email}") };
        self.ledger.sign_in(credentials.verify(PASSWORD).unwrap()).await.unwrap()
    }

    /// The demonstration plan whose title begins so.
    pub async fn plan(&self, title: &str) -> PlanId {
        for partnership in self.ledger.partnerships(&SETUP).await.unwrap() {
            let plans = self.ledger.plans(&SETUP, partnership.id).await.unwrap();
            if let Some(plan) = plans.into_iter().find(|plan| plan.head.title.starts_with(title)) {
                return plan.id;
            }
        }
        panic!("no plan is called {title}…")
    }

    /// Every plan in the database.
    pub async fn plans(&self) -> Vec<PlanId> {
        let mut ids = Vec::new();
        for partnership in self.ledger.partnerships(&SETUP).await.unwrap() {
            ids.extend(
                self.ledger.plans(&Actor::Visitor, partnership.id).await.unwrap().into_iter().map(|plan| plan.id),
            );
        }
        ids
    }

    /// Every plan that there is, drafts too.
    pub async fn all_plans(&self) -> Vec<PlanId> {
        let mut ids = Vec::new();
        for partnership in self.ledger.partnerships(&SETUP).await.unwrap() {
            ids.extend(self.ledger.plans(&SETUP, partnership.id).await.unwrap().into_iter().map(|plan| plan.id));
        }
        ids
    }

    /// Keeps a plan as a draft of the partnership at an address, which is made where it is not there.
    pub async fn draft(&self, slug: &str, plan: Plan) -> PlanId {
        let partnership = match self.ledger.partnership(&SETUP, slug).await.unwrap() {
            Some(partnership) => partnership.id,
            None => {
                let new = NewPartnership { slug: slug.into(), name: slug.into(), about: String::new() };
                self.ledger.make_partnership(&SETUP, new).await.unwrap()
            }
        };
        self.ledger.commit_plan(&SETUP, partnership, plan, None).await.unwrap()
    }

    /// Keeps a plan written as TOML as a draft.
    pub async fn draft_of(&self, slug: &str, toml: &str) -> PlanId {
        self.draft(slug, toml::from_str(toml).unwrap()).await
    }

    /// The same, with version 0.1 of it.
    pub async fn draft_with_version(&self, slug: &str, toml: &str) -> PlanId {
        let plan = self.draft_of(slug, toml).await;
        self.ledger.make_version(&SETUP, plan, 1, "Invented").await.unwrap();
        plan
    }
}

/// Hashed once, because hashing is slow on purpose.
fn password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD).unwrap()).clone()
}

fn file(home: &Home) -> &Path {
    Path::new(home.address().strip_prefix("sqlite:").unwrap())
}
