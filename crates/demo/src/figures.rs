//! Loads the figures of the demonstration: those of the plans, those that are invented and say so, and the
//! published ones that all partnerships share.

use std::io::Cursor;
use std::ops::ControlFlow;

use bigplan_figures::{Mapping, Reading, Vocabulary, propose, read};
use bigplan_ledger::figures::{NewLoad, Seen};
use bigplan_ledger::{Ledger, PartnershipId, PlanId};
use bigplan_measure::{Definitions, Observation};
use bigplan_plan::Plan;
use jiff::civil::Date;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::{ACTOR, LoadDemonstrationError};

/// A file of figures.
pub struct FigureFile {
    /// Its name.
    pub name: &'static str,
    /// All of it.
    pub text: &'static str,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Published {
    name: String,
    source: String,
    #[serde(default)]
    published_on: Option<Date>,
}

#[derive(Deserialize)]
struct List {
    file: Vec<Published>,
}

/// The definitions that the program carries.
///
/// # Errors
/// When they are wrong, which a test sees to.
pub fn definitions() -> Result<Definitions, LoadDemonstrationError> {
    let wrong = |faults: Vec<bigplan_measure::BadDefinition>| LoadDemonstrationError::Figures {
        file: "definitions".to_owned(),
        reason: faults.first().map(ToString::to_string).unwrap_or_default(),
    };
    Definitions::read(&[]).map_err(wrong)
}

/// Loads the published files that all share, in the order of their list.
///
/// # Errors
/// When a file cannot be read or the database does not answer.
pub async fn load_published(ledger: &Ledger, definitions: &Definitions) -> Result<(), LoadDemonstrationError> {
    let list: List = toml::from_str(crate::files::PUBLISHED_LIST)
        .map_err(|source| LoadDemonstrationError::File { partnership: "published figures", source })?;
    for one in list.file {
        let known = crate::files::PUBLISHED.iter().find(|file| file.name == one.name);
        let file = known.ok_or_else(|| wrong(&one.name, "files.toml names it and it is not there"))?;
        load_file(ledger, definitions, None, file, &one.source, one.published_on).await?;
    }
    Ok(())
}

/// Loads one file, unless the same file was loaded before.
///
/// # Errors
/// When the file cannot be read or the database does not answer.
pub async fn load_file(
    ledger: &Ledger,
    definitions: &Definitions,
    partnership: Option<PartnershipId>,
    file: &FigureFile,
    source: &str,
    published_on: Option<Date>,
) -> Result<(), LoadDemonstrationError> {
    let sha256: String = Sha256::digest(file.text).iter().map(|byte| format!("{byte:02x}")).collect();
    if ledger.load_of_file(&ACTOR, partnership, &sha256).await?.is_some() {
        return Ok(());
    }
    let (mapping, figures, reading) = figures(definitions, file, source, published_on)?;
    let choices = serde_json::to_string(&mapping).map_err(|why| wrong(file.name, &why.to_string()))?;
    let new = NewLoad {
        partnership,
        seen: Seen::Public,
        file: file.name.to_owned(),
        sha256,
        choices,
        source: source.to_owned(),
        refused: usize::try_from(reading.refused).unwrap_or(usize::MAX),
        held: None,
    };
    ledger.load_figures(&ACTOR, new, figures, &|_| ()).await?;
    Ok(())
}

/// The good figures of a file, read as its headings propose.
///
/// # Errors
/// When the file cannot be read.
pub fn figures(
    definitions: &Definitions,
    file: &FigureFile,
    source: &str,
    published_on: Option<Date>,
) -> Result<(Mapping, Vec<Observation>, Reading), LoadDemonstrationError> {
    let vocabulary =
        Vocabulary { catalogue: &definitions.catalogue, areas: &definitions.areas, groups: &definitions.groups };
    let failed = |why: bigplan_figures::ReadFiguresError| wrong(file.name, &why.to_string());
    let mut mapping = propose(Cursor::new(file.text.as_bytes()), vocabulary).map_err(failed)?.mapping;
    if !source.is_empty() {
        mapping.all.source = Some(source.to_owned());
    }
    mapping.all.published_on = mapping.all.published_on.or(published_on);
    let pass = |mapping: &Mapping| {
        let mut found = Vec::new();
        let reading = read(Cursor::new(file.text.as_bytes()), mapping, vocabulary, &mut |row| {
            found.push(row.observation);
            ControlFlow::Continue(())
        });
        reading.map(|reading| (found, reading))
    };
    let (mut found, mut reading) = pass(&mapping).map_err(failed)?;
    if !reading.contradicted.is_empty() {
        mapping = reading.kept(&mapping);
        (found, reading) = pass(&mapping).map_err(failed)?;
    }
    Ok((mapping, found, reading))
}

/// Ties a plan's measures to the catalogue, as the file of codes says.
///
/// # Errors
/// When the database does not answer, or a code is none.
pub async fn tie(
    ledger: &Ledger,
    codes: &str,
    plan_file: &str,
    written: &Plan,
    id: PlanId,
) -> Result<(), LoadDemonstrationError> {
    let Some(stored) = ledger.plan(&ACTOR, id).await? else { return Ok(()) };
    for line in codes.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let [plan, measure, code] = cells.as_slice() else { continue };
        // The plan's measures keep their order when they are stored, and get new ids.
        let place = written.measures.iter().position(|one| one.id == *measure);
        let Some(found) = place.and_then(|place| stored.plan.measures.get(place)).filter(|_| *plan == plan_file) else {
            continue;
        };
        let bad = |why: String| wrong("measure-codes.csv", &why);
        let code = if code.is_empty() { None } else { Some(code.parse().map_err(|why| bad(format!("{why}")))?) };
        let measure = found.id.parse().map_err(|_| bad(format!("{measure} has no id")))?;
        ledger.tie_measure(&ACTOR, id, measure, code.as_ref()).await?;
    }
    Ok(())
}

fn wrong(file: &str, reason: &str) -> LoadDemonstrationError {
    LoadDemonstrationError::Figures { file: file.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{PARTNERSHIPS, PUBLISHED};

    #[test]
    fn every_figure_of_the_plans_is_good() {
        let definitions = definitions().unwrap();
        for file in PARTNERSHIPS.iter().flat_map(|files| files.figures) {
            let (_, found, reading) = figures(&definitions, file, "", None).unwrap();
            let rows = file.text.lines().skip(1).filter(|line| !line.is_empty()).count();
            assert_eq!(found.len(), rows, "{}: {:?}", file.name, reading.findings);
        }
    }

    #[test]
    fn every_published_file_gives_figures() {
        let definitions = definitions().unwrap();
        for file in PUBLISHED {
            let (_, found, reading) = figures(&definitions, file, "A source", None).unwrap();
            assert!(!found.is_empty(), "{}: {:?}", file.name, reading.findings.iter().take(5).collect::<Vec<_>>());
        }
    }
}
