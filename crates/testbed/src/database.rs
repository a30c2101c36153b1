//! A database of its own for each test, cloned from a template that is prepared once.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::Cluster;

/// Why a test got no database.
#[derive(Debug)]
pub struct PrepareDatabaseError(String);

impl std::fmt::Display for PrepareDatabaseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no database for the test: {}", self.0)
    }
}

impl std::error::Error for PrepareDatabaseError {}

/// A database that lasts as long as this value.
#[derive(Debug)]
pub struct Database<'c> {
    cluster: &'c Cluster,
    name: String,
}

impl Cluster {
    /// An empty database.
    ///
    /// # Errors
    /// [`PrepareDatabaseError`].
    pub fn empty_database(&self) -> Result<Database<'_>, PrepareDatabaseError> {
        self.database_from("template0")
    }

    /// A clone of the template of that name (letters, digits, `_`). Where there is none
    /// yet, `prepare` gets the address of an empty database and fills it; all of its
    /// connections must be closed when it returns. Other test processes wait meanwhile.
    ///
    /// # Errors
    /// [`PrepareDatabaseError`].
    pub fn database_like(
        &self,
        template: &str,
        prepare: impl FnOnce(&str) -> Result<(), String>,
    ) -> Result<Database<'_>, PrepareDatabaseError> {
        let template: String = template.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        self.make_template(&format!("template_{template}").to_lowercase(), prepare).map_err(PrepareDatabaseError)?;
        self.database_from(&format!("template_{template}").to_lowercase())
    }

    fn database_from(&self, template: &str) -> Result<Database<'_>, PrepareDatabaseError> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        // Names hold only letters, digits and "_": nothing to escape.
        let home = self.home();
        self.psql(home, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).map_err(PrepareDatabaseError)?;
        self.psql(home, &format!("CREATE DATABASE {name} TEMPLATE {template}")).map_err(PrepareDatabaseError)?;
        Ok(Database { cluster: self, name })
    }

    fn make_template(&self, template: &str, prepare: impl FnOnce(&str) -> Result<(), String>) -> Result<(), String> {
        let _turn = self.wait_for_turn()?;
        let home = self.home();
        if !self.psql(home, &format!("SELECT 1 FROM pg_database WHERE datname = '{template}'"))?.is_empty() {
            return Ok(());
        }
        let making = format!("{template}_making");
        self.psql(home, &format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"))?;
        self.psql(home, &format!("CREATE DATABASE {making} TEMPLATE template0"))?;
        prepare(&self.address_of(&making))?;
        // Only a finished template ever bears the template's name.
        self.psql(home, &format!("ALTER DATABASE {making} RENAME TO {template}")).map(drop)
    }

    /// One process at a time makes a template; the lock goes with the file.
    fn wait_for_turn(&self) -> Result<File, String> {
        let mut hasher = DefaultHasher::new();
        self.address().hash(&mut hasher);
        let path = std::env::temp_dir().join(format!("bigplan-testbed-{:016x}.lock", hasher.finish()));
        let file = File::create(path).map_err(|error| error.to_string())?;
        file.lock().map_err(|error| error.to_string())?;
        Ok(file)
    }
}

impl Database<'_> {
    /// Its address, `postgres://…`.
    pub fn address(&self) -> String {
        self.cluster.address_of(&self.name)
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        let dropped =
            self.cluster.psql(self.cluster.home(), &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        if let Err(why) = dropped {
            eprintln!("the database of a test is still there: {why}");
        }
    }
}
