//! An invented county in a ledger: its places and workers first, then its families, part after part.
//!
//! One thread draws families and checks their records while another writes those before, so that both cores work and no
//! more than a few parts are held at once. Loading again goes on where it was broken off, and changes nothing where the
//! county is complete.

mod attendance;
mod error;
mod grounds;
mod parts;
mod people;

use std::path::Path;

use bigplan_county::{County, Settings};
use bigplan_ledger::registers::{Casework, CountyHeld};
use bigplan_ledger::{Actor, PartnershipId};
use tokio::sync::mpsc;

pub use error::LoadCountyError;

use parts::Part;

/// Who loads a county: all that it stores is made by it.
pub const COUNTY: Actor = Actor::System("county");
/// How many parts wait to be written.
const WAITING: usize = 1;

/// What is to be loaded.
#[derive(Clone, Copy, Debug)]
pub struct CountyWanted<'a> {
    /// Which county.
    pub settings: Settings,
    /// The partnership's place in addresses; it is made where it is not there.
    pub into: &'a str,
    /// The hash of the password with which its workers sign in.
    pub password_hash: &'a str,
    /// Where attendance at school is written, as CSV.
    pub attendance: Option<&'a Path>,
}

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedCounty {
    /// What the partnership holds now.
    pub held: CountyHeld,
    /// What it held before.
    pub before: CountyHeld,
    /// Whether accounts were made for its workers, with the password that was given.
    pub accounts_made: usize,
    /// How many rows of attendance were written.
    pub attendance: u64,
}

/// Loads a county; `progress` is told how many of its children are stored.
///
/// # Errors
/// Why it was not loaded, or not to its end: the parts that were stored stay, and loading again goes on after them.
pub async fn load_county(
    casework: &Casework,
    wanted: CountyWanted<'_>,
    progress: &(dyn Fn(u32) + Send + Sync),
) -> Result<LoadedCounty, LoadCountyError> {
    let settings = wanted.settings;
    // Settings that cannot be are refused before anything is made.
    let organisations = County::new(settings, casework.registers(), casework.calendar())?.place().clone();
    if settings.until > casework.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date() {
        return Err(LoadCountyError::Ahead(settings.until));
    }
    let said = said(&settings);
    let before = match casework.ledger().partnership(&COUNTY, wanted.into).await? {
        Some(there) => casework.county_held(&COUNTY, there.id, &said).await?,
        None => CountyHeld::default(),
    };
    let made = grounds::lay(casework, wanted.into, &organisations, wanted.password_hash).await?;
    casework.set_counted(&COUNTY, made.of, true).await?;
    let (sender, mut parts) = mpsc::channel::<Result<Part, LoadCountyError>>(WAITING);
    let drawer = parts::Drawer {
        casework: casework.clone(),
        of: made.of,
        grounds: made.grounds,
        settings,
        said,
        from: (!before.complete).then_some(before.next),
        attendance: wanted.attendance.map(Path::to_owned),
    };
    let drawing = tokio::task::spawn_blocking(move || drawer.draw(&sender));
    let mut held = before.clone();
    while let Some(part) = parts.recv().await {
        let Part { families, part, given } = part?;
        held = casework.store_families(&COUNTY, families, &part).await?;
        progress(given);
    }
    let attendance = drawing.await.map_err(|_| LoadCountyError::Stopped)??;
    people::load(casework, settings, made.of).await?;
    Ok(LoadedCounty { held, before, accounts_made: made.accounts, attendance })
}

/// Which county it is, in words that the journal keeps.
fn said(settings: &Settings) -> String {
    let Settings { children, years, seed, until } = settings;
    format!("{children} children, {years} years until {until}, seed {seed}")
}

/// What a county stands on.
struct Laid {
    of: PartnershipId,
    grounds: bigplan_ledger::registers::Grounds,
    accounts: usize,
}

#[cfg(test)]
mod tests;
