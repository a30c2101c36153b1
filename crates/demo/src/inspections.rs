//! Loads what became of a partnership's inspections.

use bigplan_ledger::inspection::{
    Met, NewEvidence, NewNotice, NewRecommendation, NewReport, NewRequirement, Step, StoredRecommendation,
};
use bigplan_ledger::{Actor, Ledger, PartnershipId, RecommendationId, ReportId};
use bigplan_plan::Judgement;
use jiff::civil::Date;
use serde::Deserialize;

use crate::place::Place;
use crate::{ACTOR, LoadDemonstrationError};

/// Closing takes a second person, in the demonstration too.
const SECOND: Actor = Actor::System("demonstration, a second person");

/// What a file of inspections holds.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Inspections {
    reports: Vec<ReportFile>,
    notices: Vec<NoticeFile>,
}

#[derive(Deserialize)]
struct ReportFile {
    title: String,
    new_title: Option<String>,
    inspectorate: String,
    dated: Date,
    about: String,
    #[serde(default)]
    grades: Vec<Judgement>,
    #[serde(default)]
    recommendations: Vec<Progress>,
}

#[derive(Deserialize)]
struct Progress {
    /// How its text begins.
    text: String,
    owner: Option<String>,
    #[serde(default)]
    state: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    items: Vec<String>,
}

#[derive(Deserialize)]
struct NoticeFile {
    title: String,
    issued_by: String,
    issued: Date,
    about: String,
    requirements: Vec<RequirementFile>,
}

#[derive(Deserialize)]
struct RequirementFile {
    text: String,
    due: Date,
    item: String,
    measure: String,
    target: String,
    met: Option<Date>,
    #[serde(default)]
    how: String,
}

/// Reads a file.
///
/// # Errors
/// Where in the file something is wrong.
pub fn read(text: &str) -> Result<Inspections, toml::de::Error> {
    toml::from_str(text)
}

/// Stores what is not there yet.
///
/// # Errors
/// When the database does not answer or refuses.
pub async fn load(ledger: &Ledger, of: PartnershipId, all: Inspections) -> Result<(), LoadDemonstrationError> {
    let place = Place::of(ledger, of).await?;
    for file in all.reports {
        load_report(&place, file).await?;
    }
    let there = ledger.notices(&ACTOR, of).await?;
    for file in all.notices {
        if !there.iter().any(|notice| notice.says.title == file.title) {
            load_notice(&place, file).await?;
        }
    }
    Ok(())
}

async fn load_report(place: &Place<'_>, file: ReportFile) -> Result<(), LoadDemonstrationError> {
    let (ledger, of) = (place.ledger, place.of);
    let there = ledger.reports(&ACTOR, of).await?;
    let title = file.new_title.clone().unwrap_or_else(|| file.title.clone());
    if there.iter().any(|report| report.says.title == title && report.says.dated.is_some()) {
        return Ok(());
    }
    let known = there.into_iter().find(|report| report.says.title == file.title);
    let grades = match &known {
        Some(report) if file.grades.is_empty() => report.says.grades.clone(),
        _ => file.grades,
    };
    let says = NewReport { title, inspectorate: file.inspectorate, dated: Some(file.dated), about: file.about, grades };
    let id = match known {
        Some(report) => {
            ledger.change_report(&ACTOR, report.id, report.revision, says).await?;
            report.id
        }
        None => ledger.add_report(&ACTOR, of, says).await?,
    };
    for progress in file.recommendations {
        load_progress(place, id, progress).await?;
    }
    Ok(())
}

async fn load_progress(place: &Place<'_>, report: ReportId, file: Progress) -> Result<(), LoadDemonstrationError> {
    let (ledger, of) = (place.ledger, place.of);
    let all = ledger.recommendations(&ACTOR, of).await?;
    let found = all.into_iter().find(|one| one.report == report && one.text.starts_with(&file.text));
    let Some(StoredRecommendation { id, addressed_to, timescale, text, agreed_due, revision, .. }) = found else {
        return Ok(());
    };
    let owner = file.owner.as_deref().and_then(|title| place.post(title));
    let new = NewRecommendation { addressed_to, timescale, text, agreed_due, owner, group: None };
    ledger.change_recommendation(&ACTOR, id, revision, new).await?;
    for (plan, item) in file.items.iter().filter_map(|title| place.item(title)) {
        ledger.tie_recommendation(&ACTOR, id, plan, item).await?;
    }
    if !file.evidence.is_empty() {
        let new = NewEvidence { words: file.evidence.clone(), address: String::new() };
        ledger.add_evidence(&ACTOR, id, new).await?;
    }
    steps(ledger, id, revision + 1, &file).await
}

async fn steps(
    ledger: &Ledger,
    id: RecommendationId,
    revision: i64,
    file: &Progress,
) -> Result<(), LoadDemonstrationError> {
    let steps: &[(Actor, Step)] = match file.state.as_str() {
        "being done" => &[(ACTOR, Step::Begin)],
        "said done" => &[(ACTOR, Step::Begin), (ACTOR, Step::SayDone)],
        "closed" => &[(ACTOR, Step::Begin), (ACTOR, Step::SayDone), (SECOND, Step::Agree)],
        _ => &[],
    };
    for (revision, (actor, step)) in (revision..).zip(steps) {
        let why = if *step == Step::Begin { "" } else { &file.why };
        ledger.step_recommendation(actor, id, revision, *step, why).await?;
    }
    Ok(())
}

async fn load_notice(place: &Place<'_>, file: NoticeFile) -> Result<(), LoadDemonstrationError> {
    let NoticeFile { title, issued_by, issued, about, requirements } = file;
    let new = NewNotice { title, issued_by, issued, lifted: None, about };
    let notice = place.ledger.add_notice(&ACTOR, place.of, new).await?;
    for file in requirements {
        let item = place.item(&file.item);
        let new = NewRequirement {
            text: file.text,
            due: Some(file.due),
            plan: item.map(|(plan, _)| plan),
            item: item.map(|(_, item)| item),
            measure: item.and_then(|(plan, _)| place.measure(plan, &file.measure)),
            target: file.target,
        };
        let id = place.ledger.add_requirement(&ACTOR, notice, new.clone()).await?;
        if let Some(on) = file.met {
            let met = Some(Met { on, how: file.how });
            place.ledger.change_requirement(&ACTOR, id, 1, new, met).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loaded::Loaded;

    #[tokio::test]
    async fn every_owner_item_and_measure_that_a_file_names_is_there() {
        let loaded = Loaded::new().await;
        for (files, place) in loaded.places().await {
            let all = read(files.inspections).unwrap();
            let recommended = place.ledger.recommendations(&ACTOR, place.of).await.unwrap();
            for one in all.reports.iter().flat_map(|report| &report.recommendations) {
                assert!(recommended.iter().any(|known| known.text.starts_with(&one.text)), "{}", one.text);
                assert!(one.owner.iter().all(|title| place.post(title).is_some()), "{}", one.text);
                assert!(one.items.iter().all(|title| place.item(title).is_some()), "{:?}", one.items);
            }
            for one in all.notices.iter().flat_map(|notice| &notice.requirements) {
                let (plan, _) = place.item(&one.item).unwrap();
                assert!(place.measure(plan, &one.measure).is_some(), "{}", one.measure);
            }
        }
    }
}
