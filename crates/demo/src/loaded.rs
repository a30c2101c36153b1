//! The whole demonstration in a database of a test's own.

use bigplan_ledger::Ledger;
use bigplan_testbed::{Engine, Home};

use crate::files::{Files, PARTNERSHIPS};
use crate::place::Place;
use crate::{ACTOR, load};

/// A home that holds the demonstration, which lives as long as this does.
pub struct Loaded {
    /// Where it is stored.
    pub ledger: Ledger,
    _home: Home,
}

impl Loaded {
    /// Loads it.
    pub async fn new() -> Self {
        let home = Home::empty(Engine::Sqlite);
        let ledger = Ledger::open(home.address()).await.unwrap();
        load(&ledger, |_| ()).await.unwrap();
        Self { ledger, _home: home }
    }

    /// Each partnership with the files that it came from.
    pub async fn places(&self) -> Vec<(&'static Files, Place<'_>)> {
        let mut places = Vec::new();
        for files in PARTNERSHIPS {
            let of = self.ledger.partnership(&ACTOR, files.slug).await.unwrap().unwrap().id;
            places.push((files, Place::of(&self.ledger, of).await.unwrap()));
        }
        places
    }
}
