//! What the tests are given: an open ledger, a clock that stands still, a partnership
//! and people. Everything here is invented.

use std::sync::Arc;

use bigplan_ledger::{
    AccountActor, Actor, FixedClock, Ledger, NewAccount, NewPartnership, PartnershipId, Role, Scope, migrations,
    password,
};
use bigplan_plan::{Item, Kind, Lead, LeadState, MeasureUse, PartnershipGroup, Plan, PlanHead};
use bigplan_testbed::{Engine, Home};

/// The system, setting up a test.
pub const SETUP: Actor = Actor::System("test");

/// What a test is given.
pub struct Given {
    pub ledger: Ledger,
    pub clock: Arc<FixedClock>,
    pub home: Home,
}

/// Runs a test on a ledger of its own.
pub fn run<F: Future<Output = ()>>(engine: Engine, test: impl FnOnce(Given) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let fingerprint = migrations::fingerprint();
    let home = Home::prepared(engine, &format!("ledger_{}", &fingerprint[..16]), |address| {
        runtime.block_on(async {
            let ledger = Ledger::open(address).await.map_err(|error| error.to_string())?;
            ledger.close().await;
            Ok(())
        })
    });
    let clock = Arc::new(FixedClock::new("2009-09-30T12:00:00Z".parse().unwrap()));
    runtime.block_on(async {
        let ledger = Ledger::open_with(home.address(), clock.clone()).await.unwrap();
        let kept = ledger.clone();
        test(Given { ledger, clock, home }).await;
        kept.close().await;
    });
}

impl Given {
    /// A partnership at the given address.
    pub async fn partnership(&self, slug: &str) -> PartnershipId {
        let new = NewPartnership { slug: slug.into(), name: format!("Partnership of {slug}"), about: String::new() };
        self.ledger.make_partnership(&SETUP, new).await.unwrap()
    }

    /// Somebody with an account; the password is "correct horse battery".
    pub async fn person(&self, email: &str, role: Role, scope: Scope) -> Actor {
        let password_hash = password::hash("correct horse battery").unwrap();
        let new = NewAccount { email: email.into(), name: format!("Owner of {email}"), password_hash, role, scope };
        let id = self.ledger.make_account(&SETUP, new).await.unwrap();
        Actor::Account(AccountActor { id, role, scope })
    }

    /// Runs one statement behind the ledger's back.
    pub async fn behind(&self, statement: &'static str) {
        match self.home.engine() {
            Engine::Sqlite => {
                let options = self.home.address().parse::<sqlx::sqlite::SqliteConnectOptions>().unwrap();
                let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
                sqlx::raw_sql(statement).execute(&pool).await.unwrap();
                pool.close().await;
            }
            Engine::Postgres => {
                let pool = sqlx::PgPool::connect(self.home.address()).await.unwrap();
                sqlx::raw_sql(statement).execute(&pool).await.unwrap();
                pool.close().await;
            }
        }
    }

    /// Why the database itself refuses a statement.
    pub async fn refused_behind(&self, statement: &'static str) -> String {
        let done = match self.home.engine() {
            Engine::Sqlite => {
                let options = self.home.address().parse::<sqlx::sqlite::SqliteConnectOptions>().unwrap();
                let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
                sqlx::raw_sql(statement).execute(&pool).await.map(drop)
            }
            Engine::Postgres => {
                let pool = sqlx::PgPool::connect(self.home.address()).await.unwrap();
                sqlx::raw_sql(statement).execute(&pool).await.map(drop)
            }
        };
        done.unwrap_err().to_string()
    }

    /// One number behind the ledger's back.
    pub async fn count(&self, query: &'static str) -> i64 {
        match self.home.engine() {
            Engine::Sqlite => {
                let options = self.home.address().parse::<sqlx::sqlite::SqliteConnectOptions>().unwrap();
                let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
                sqlx::query_scalar(query).fetch_one(&pool).await.unwrap()
            }
            Engine::Postgres => {
                let pool = sqlx::PgPool::connect(self.home.address()).await.unwrap();
                sqlx::query_scalar(query).fetch_one(&pool).await.unwrap()
            }
        }
    }
}

/// An invented plan: every kind of thing once, ids as a reader gives them.
pub fn plan() -> Plan {
    let mut priority = Item::new("i2", Kind::Priority, "Children sleep well");
    priority.parent = Some("i1".into());
    priority.measures = vec!["m1".into()];
    let mut action = Item::new("i3", Kind::Action, "Quiet evenings");
    action.parent = Some("i2".into());
    action.reference = Some("1.1".into());
    action.due = Some("2010-07".parse().unwrap());
    action.at = Some(bigplan_plan::At::cell(12, 2));
    action.leads =
        vec![lead(Some("Head of Evenings"), Some("A Person"), LeadState::Named), lead(None, None, LeadState::Vacant)];
    let measure = MeasureUse {
        id: "m1".into(),
        code: Some("NI 999".into()),
        title: "Hours slept".into(),
        group: None,
        area: None,
        baseline: None,
        targets: vec![],
        at: None,
    };
    let group = PartnershipGroup {
        name: "Sleep board".into(),
        role: None,
        chair: Some("Head of Evenings".into()),
        reports_to: None,
        answers_for: vec!["i2".into(), "m1".into()],
        at: None,
    };
    let labels = [(Kind::Outcome, "Ambition".to_owned())].into();
    let head =
        PlanHead { title: "The sleep plan".into(), partnership: "Nodland".into(), labels, ..PlanHead::default() };
    let items = vec![Item::new("i1", Kind::Outcome, "Be healthy"), priority, action];
    Plan { head, items, measures: vec![measure], groups: vec![group], ..Plan::default() }
}

fn lead(post: Option<&str>, person: Option<&str>, state: LeadState) -> Lead {
    Lead { post: post.map(Into::into), organisation: None, person: person.map(Into::into), state }
}
