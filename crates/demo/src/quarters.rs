//! Past quarters: what owners answered, the figures that their words lean on, exceptions, challenges and sign-off.

use bigplan_ledger::figures::{Seen, Which};
use bigplan_ledger::quarter::{
    Aimed, AskedAbout, ExceptionKind, Field, FigureKey, PastAction, PastAsk, PastChallenge, PastQuarter, Reported,
    ReportedFigure, Tie, Words,
};
use bigplan_ledger::{Ledger, PartnershipId};
use bigplan_measure::where_we_stand::{Aim, TargetKind, assess, usual_lag};
use bigplan_measure::{AreaCode, Catalogue, Definition, Definitions, MeasureCode, Period, Series};
use bigplan_plan::MeasureUse;
use jiff::civil::Date;
use serde::Deserialize;

use crate::place::Place;
use crate::{ACTOR, LoadDemonstrationError};

/// A file of quarters.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Quarters {
    quarters: Vec<QuarterFile>,
}

#[derive(Deserialize)]
struct QuarterFile {
    period: Period,
    opens_on: Date,
    answers_by: Date,
    signed_by: String,
    signed_on: Date,
    asks: Vec<AskFile>,
    #[serde(default)]
    challenges: Vec<ChallengeFile>,
}

#[derive(Deserialize)]
struct AskFile {
    measure: Option<MeasureCode>,
    item: Option<String>,
    owner: String,
    asked_on: Date,
    reminded_on: Option<Date>,
    answered_on: Option<Date>,
    #[serde(default)]
    happened: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    figures: Vec<FigureFile>,
    reported: Option<ReportedFile>,
    exception: Option<ExceptionFile>,
}

#[derive(Deserialize)]
struct FigureFile {
    #[serde(rename = "in")]
    field: Field,
    mark: String,
    #[serde(flatten)]
    key: FigureKey,
}

/// What was reported of the measure where a later return changed it.
#[derive(Deserialize)]
struct ReportedFile {
    period: Period,
    value: f64,
}

#[derive(Deserialize)]
struct ExceptionFile {
    kind: String,
    action: String,
    owner: String,
    due: Date,
    done: Option<Date>,
    #[serde(default)]
    how: String,
}

#[derive(Deserialize)]
struct ChallengeFile {
    measure: MeasureCode,
    asked_by: String,
    asked_on: Date,
    body: String,
    answer: String,
    answered_by: String,
    answered_on: Date,
}

/// What the loading of one partnership's quarters needs.
struct Given<'l> {
    place: Place<'l>,
    catalogue: &'l Catalogue,
    own: Option<AreaCode>,
}

/// Reads a file; a partnership may have none.
///
/// # Errors
/// When the file is not of its form.
pub fn read(text: &str) -> Result<Quarters, toml::de::Error> {
    toml::from_str(text)
}

/// Takes in the quarters that the partnership does not have yet.
///
/// # Errors
/// When the database does not answer.
pub async fn load(
    ledger: &Ledger,
    definitions: &Definitions,
    of: PartnershipId,
    slug: &str,
    quarters: Quarters,
) -> Result<(), LoadDemonstrationError> {
    if quarters.quarters.is_empty() {
        return Ok(());
    }
    let known = ledger.quarters(&ACTOR, of).await?;
    let own = definitions.areas.find_by_name(slug).map(|area| area.code.clone());
    let given = Given { place: Place::of(ledger, of).await?, catalogue: &definitions.catalogue, own };
    for file in quarters.quarters {
        if known.iter().any(|one| one.period == file.period) {
            continue;
        }
        let past = past(&given, file).await?;
        ledger.take_in_quarter(&ACTOR, of, past).await?;
    }
    Ok(())
}

async fn past(given: &Given<'_>, file: QuarterFile) -> Result<PastQuarter, LoadDemonstrationError> {
    let mut asks = Vec::new();
    for ask in file.asks {
        let Some((about, title)) = about(given, &ask) else { continue };
        let mine = file.challenges.iter().filter(|one| about == AskedAbout::Measure(one.measure.clone()));
        let challenges = mine.map(challenge).collect();
        let reported = match ask.measure.as_ref().and_then(|code| given.catalogue.find(code)) {
            Some(definition) => reported(given, definition, &ask, file.signed_on).await?,
            None => Reported::default(),
        };
        asks.push(PastAsk {
            post: given.place.post(&ask.owner),
            asked_on: ask.asked_on,
            reminded_on: ask.reminded_on,
            reported,
            actions: ask.exception.iter().map(|one| action(given, one)).collect(),
            challenges,
            answer: answer(given, ask).await?,
            about,
            title,
        });
    }
    let signed = (file.signed_by, file.signed_on);
    Ok(PastQuarter { period: file.period, opens_on: file.opens_on, answers_by: file.answers_by, signed, asks })
}

fn about(given: &Given<'_>, ask: &AskFile) -> Option<(AskedAbout, String)> {
    if let Some(code) = &ask.measure {
        return Some((AskedAbout::Measure(code.clone()), given.catalogue.find(code)?.title.clone()));
    }
    let title = ask.item.as_deref()?;
    let (plan, item) = given.place.item(title)?;
    Some((AskedAbout::Item(plan, item), given.place.title(plan, item)?))
}

async fn answer(given: &Given<'_>, ask: AskFile) -> Result<Option<(Date, Words, Vec<Tie>)>, LoadDemonstrationError> {
    let Some(on) = ask.answered_on else { return Ok(None) };
    let keys: Vec<FigureKey> = ask.figures.iter().map(|one| one.key.clone()).collect();
    let now = given.place.ledger.figures_now(&ACTOR, given.place.of, &keys).await?;
    let tie = |one: FigureFile| Tie {
        field: one.field,
        tied: true,
        value: now.get(&one.key).and_then(|figure| figure.point.value),
        public: now.get(&one.key).is_none_or(|figure| figure.seen == Seen::Public),
        figure: one.key,
        mark: one.mark,
    };
    let ties = ask.figures.into_iter().map(tie).collect();
    Ok(Some((on, Words { happened: ask.happened, why: ask.why, next: ask.next }, ties)))
}

/// What the figures said on the day of the sign-off, with what was reported otherwise then.
async fn reported(
    given: &Given<'_>,
    definition: &Definition,
    ask: &AskFile,
    on: Date,
) -> Result<Reported, LoadDemonstrationError> {
    let exception = ask.exception.as_ref().and_then(|one| one.kind.parse::<ExceptionKind>().ok());
    let Some(own) = given.own.clone() else { return Ok(Reported { exception, ..Reported::default() }) };
    let which = Which {
        measures: vec![definition.code.clone()],
        areas: vec![own.clone()],
        every_group: false,
        known_on: Some(on),
    };
    let mut figures = given.place.ledger.figures(&ACTOR, given.place.of, &which).await?;
    if let Some(then) = &ask.reported {
        let same = figures.iter_mut().filter(|figure| figure.point.period == then.period);
        same.for_each(|figure| figure.point.value = Some(then.value));
    }
    let series: Series = figures.iter().map(|figure| figure.point.clone()).collect();
    let aim = aim(given, definition);
    let found = assess(definition, &series, &aim, usual_lag(definition.frequency), on);
    let newest = found.latest.as_ref().map(|point| point.period);
    let written = |value: f64| definition.shown(value);
    let latest = figures.iter().find(|figure| Some(figure.point.period) == newest);
    Ok(Reported {
        figure: latest.and_then(|figure| ReportedFigure::of(figure, definition, written)),
        aim: found.against.map(|against| Aimed::of(against, written)),
        status: Some(found.last_status),
        exception,
    })
}

/// The targets of the first plan that gives the measure some for the whole place and all children.
fn aim(given: &Given<'_>, definition: &Definition) -> Aim {
    let own = |one: &&MeasureUse| {
        let found = given.catalogue.find_in_plan(one);
        one.area.is_none() && one.group.is_none() && found.is_some_and(|found| found.code == definition.code)
    };
    let targets = |one: &MeasureUse| Aim::of(one, definition, TargetKind::Plan).targets;
    let found = given.place.measures().filter(own).map(targets).find(|targets| !targets.is_empty());
    Aim { targets: found.unwrap_or_default(), ..Aim::default() }
}

fn action(given: &Given<'_>, one: &ExceptionFile) -> PastAction {
    PastAction {
        text: one.action.clone(),
        owner: given.place.post(&one.owner),
        due: one.due,
        done: one.done.map(|on| (on, one.how.clone())),
    }
}

fn challenge(one: &ChallengeFile) -> PastChallenge {
    PastChallenge {
        asked: (one.asked_by.clone(), one.asked_on),
        text: one.body.clone(),
        answer: Some((one.answer.clone(), one.answered_by.clone(), one.answered_on)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loaded::Loaded;

    #[tokio::test]
    async fn every_quarter_is_there_and_whole() {
        let loaded = Loaded::new().await;
        for (files, place) in loaded.places().await {
            let read = read(files.quarters).unwrap();
            let stored = loaded.ledger.quarters(&ACTOR, place.of).await.unwrap();
            assert_eq!(stored.len(), read.quarters.len(), "{}", files.slug);
            for file in &read.quarters {
                let quarter = stored.iter().find(|one| one.period == file.period).unwrap();
                let (_, asks) = loaded.ledger.asks(&ACTOR, quarter.id).await.unwrap();
                assert_eq!(asks.len(), file.asks.len(), "{} {}", files.slug, file.period);
                assert!(
                    asks.iter().all(|ask| ask.owner.is_some()),
                    "{} {}: a post that is not there",
                    files.slug,
                    file.period
                );
                let challenges: usize = asks.iter().map(|ask| ask.challenges.len()).sum();
                assert_eq!(challenges, file.challenges.len(), "{} {}", files.slug, file.period);
                let exceptions = file.asks.iter().filter_map(|ask| ask.exception.as_ref());
                assert!(exceptions.into_iter().all(|one| one.kind.parse::<ExceptionKind>().is_ok()));
                let edition = loaded.ledger.edition(&ACTOR, quarter.id).await.unwrap().unwrap();
                assert_eq!(edition.edition.signed_on, file.signed_on);
            }
        }
    }
}
