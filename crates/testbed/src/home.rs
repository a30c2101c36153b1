//! One test, run on each database.

use tempfile::TempDir;

use crate::{Database, postgres};

/// The databases that every storage test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of the run's cluster.
    Postgres,
}

/// A database for one test; gone with this value.
#[derive(Debug)]
pub struct Home {
    engine: Engine,
    address: String,
    _folder: Option<TempDir>,
    _database: Option<Database<'static>>,
}

impl Home {
    /// An empty database.
    ///
    /// # Panics
    /// Where there is none to be had: a test must not pass without its database.
    pub fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self::in_folder(),
            Engine::Postgres => Self::on_cluster(cluster().empty_database()),
        }
    }

    /// A database that `prepare` has filled. On PostgreSQL that happens once for all
    /// tests that name the same template, and each gets a clone.
    ///
    /// # Panics
    /// Where there is none to be had: a test must not pass without its database.
    pub fn prepared(engine: Engine, template: &str, prepare: impl FnOnce(&str) -> Result<(), String>) -> Self {
        if engine == Engine::Postgres {
            return Self::on_cluster(cluster().database_like(template, prepare));
        }
        let home = Self::in_folder();
        prepare(&home.address).unwrap_or_else(|why| panic!("no database for the test: {why}"));
        home
    }

    /// Its address, `sqlite:…` or `postgres://…`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn in_folder() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder for the test: {error}"));
        let address = format!("sqlite:{}", folder.path().join("test.sqlite").display());
        Self { engine: Engine::Sqlite, address, _folder: Some(folder), _database: None }
    }

    fn on_cluster(database: Result<Database<'static>, crate::PrepareDatabaseError>) -> Self {
        let database = database.unwrap_or_else(|error| panic!("{error}"));
        Self { engine: Engine::Postgres, address: database.address(), _folder: None, _database: Some(database) }
    }
}

fn cluster() -> &'static crate::Cluster {
    postgres().unwrap_or_else(|| panic!("{}", crate::StartClusterError::NotInstalled))
}

/// Makes two tests of one: `name::on_sqlite` and `name::on_postgres`.
///
/// A function `run(engine, test)` must be in scope; it makes what the test is given
/// and runs the test to its end.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($given:ident: $of:ty) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn test($given: $of) $body

            #[test]
            fn on_sqlite() {
                run($crate::Engine::Sqlite, test);
            }

            #[test]
            fn on_postgres() {
                run($crate::Engine::Postgres, test);
            }
        }
    )+};
}
