//! The demonstration: three partnerships as public documents of 2006 to 2009 show them.
//!
//! The data are files in `demo/`, carried in the program. Loading them again changes
//! nothing. What is loaded names posts and organisations, never a person; the children of [`records`] are invented and say so.

mod boards;
pub mod county;
mod error;
mod figures;
mod files;
mod inspections;
mod life;
#[cfg(test)]
mod loaded;
mod needs;
mod partnership;
mod place;
mod quarters;
pub mod records;
mod updates;

use bigplan_ledger::{Actor, Ledger};

pub use error::LoadDemonstrationError;

const ACTOR: Actor = Actor::System("demonstration");

/// Stores what is not there yet of the partnerships, their posts and published plans, so that a
/// loading that was broken off is gone on with; `began` is told the short name of each before it is stored.
///
/// # Errors
/// When a file of the demonstration is wrong or the database does not answer; the
/// partnerships stored before stay.
pub async fn load(ledger: &Ledger, began: impl Fn(&str)) -> Result<(), LoadDemonstrationError> {
    for files in files::PARTNERSHIPS {
        if !partnership::is_loaded(ledger, files).await? {
            began(files.slug);
            partnership::load(ledger, files).await?;
        }
    }
    let definitions = figures::definitions()?;
    figures::load_published(ledger, &definitions).await?;
    for files in files::PARTNERSHIPS {
        let Some(partnership) = ledger.partnership(&ACTOR, files.slug).await? else { continue };
        for file in files.figures {
            figures::load_file(ledger, &definitions, Some(partnership.id), file, "", None).await?;
        }
    }
    // Words lean on figures, so quarters come after all of these.
    for files in files::PARTNERSHIPS {
        let Some(partnership) = ledger.partnership(&ACTOR, files.slug).await? else { continue };
        let wrong = |source| LoadDemonstrationError::File { partnership: files.slug, source };
        let told = quarters::read(files.quarters).map_err(wrong)?;
        quarters::load(ledger, &definitions, partnership.id, files.slug, told).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use bigplan_ledger::NewPartnership;
    use bigplan_testbed::{Engine, Home};

    use super::*;

    #[tokio::test]
    async fn loading_again_changes_nothing() {
        let home = Home::empty(Engine::Sqlite);
        let ledger = Ledger::open(home.address()).await.unwrap();
        let told = Cell::new(0);
        let mut counts = Vec::new();
        for _ in 0..2 {
            load(&ledger, |_| told.set(told.get() + 1)).await.unwrap();
            let mut plans = 0;
            for partnership in ledger.partnerships(&Actor::Visitor).await.unwrap() {
                plans += ledger.plans(&Actor::Visitor, partnership.id).await.unwrap().len();
            }
            counts.push((told.get(), plans));
        }
        assert_eq!(counts, [(3, 6), (3, 6)]);
    }

    #[tokio::test]
    async fn a_loading_that_was_broken_off_is_gone_on_with() {
        let home = Home::empty(Engine::Sqlite);
        let ledger = Ledger::open(home.address()).await.unwrap();
        let new = NewPartnership { slug: "surrey".into(), name: "Broken off".into(), about: String::new() };
        let surrey = ledger.make_partnership(&ACTOR, new).await.unwrap();
        load(&ledger, |_| ()).await.unwrap();
        assert_eq!(ledger.plans(&Actor::Visitor, surrey).await.unwrap().len(), 2);
    }
}
