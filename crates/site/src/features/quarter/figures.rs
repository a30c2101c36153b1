//! What a measure's figures say for the report, and the figures that a number in an answer may be.

use bigplan_ledger::Actor;
use bigplan_ledger::figures::Which;
use bigplan_ledger::quarter::{Aimed, AskedAbout, Candidate, ExceptionKind, FigureKey, Reported, ReportedFigure};
use bigplan_measure::where_we_stand::{Assessment, Freshness};
use bigplan_measure::{AreaCode, Definition, Status};

use crate::parts::figure_words as words;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;

/// What the figures say of what is asked: for a measure where it stands, for an item nothing.
pub fn reported(measures: &ShownMeasures, about: &AskedAbout) -> Reported {
    let AskedAbout::Measure(code) = about else { return Reported::default() };
    let Some((definition, own)) = measures.definition(code).zip(measures.places.own.as_ref()) else {
        return Reported {
            status: Some(Status::NoData),
            exception: Some(ExceptionKind::NoData),
            ..Reported::default()
        };
    };
    let standing = measures.standing(definition, &own.code);
    let written = |value: f64| words::value(definition, value);
    Reported {
        figure: standing.latest.as_ref().and_then(|figure| ReportedFigure::of(figure, definition, written)),
        aim: standing.assessment.against.map(|against| Aimed::of(against, written)),
        status: Some(standing.assessment.last_status),
        exception: exception(&standing.assessment),
    }
}

/// Why a measure needs a word and an action: what is missing before what is off target, and that before what is late.
pub fn exception(found: &Assessment) -> Option<ExceptionKind> {
    match (found.last_status, found.freshness) {
        (Status::NoData, _) => Some(ExceptionKind::NoData),
        (Status::OffTarget, _) => Some(ExceptionKind::OffTarget),
        (_, Some(Freshness::Stale { .. })) => Some(ExceptionKind::Stale),
        (_, Some(Freshness::Late { .. })) => Some(ExceptionKind::Late),
        _ => None,
    }
}

/// A figure that a number may be, with how a list shows it.
pub struct Offered {
    /// The figure.
    pub candidate: Candidate,
    /// "Peterborough, 2009/10 Q1: 53.2%".
    pub words: String,
    /// Whether it is one of the partnership's own place and all children.
    pub own: bool,
}

/// The figures of the measure that is asked about: those of the own place and all children first, then those of its
/// parts and comparators, the newest of each first.
///
/// # Errors
/// When the database does not answer.
pub async fn offered(
    site: &Site,
    actor: &Actor,
    measures: &ShownMeasures,
    about: &AskedAbout,
) -> Result<Vec<Offered>, PageError> {
    let AskedAbout::Measure(code) = about else { return Ok(Vec::new()) };
    let Some(definition) = measures.definition(code) else { return Ok(Vec::new()) };
    let areas = measures.places.codes();
    let which = Which { measures: vec![code.clone()], areas, every_group: true, known_on: None };
    let mut figures = site.ledger().figures(actor, measures.partnership.id, &which).await?;
    let own = measures.places.own.as_ref().map(|area| &area.code);
    let part = |area: &AreaCode| measures.places.parts.iter().any(|part| part.code == *area);
    figures.sort_by_key(|figure| {
        let away = if own == Some(&figure.area) { 0 } else { 1 + u8::from(!part(&figure.area)) };
        (away, !figure.group.is_all(), std::cmp::Reverse(figure.point.period.ends()))
    });
    let offered = figures.iter().filter_map(|figure| {
        let candidate = Candidate::of(figure, definition.decimals)?;
        let own = own == Some(&figure.area) && figure.group.is_all();
        Some(Offered { words: in_words(site, definition, &candidate.figure, candidate.value), candidate, own })
    });
    Ok(offered.collect())
}

/// Which figure it is, and what it says.
pub fn in_words(site: &Site, definition: &Definition, key: &FigureKey, value: f64) -> String {
    format!("{}: {}", key_words(site, key), words::value(definition, value))
}

/// Which figure it is: place, group, time.
pub fn key_words(site: &Site, key: &FigureKey) -> String {
    let definitions = site.definitions();
    let area = definitions.areas.find(&key.area).map_or_else(|| key.area.to_string(), |area| area.name.clone());
    let group = match key.group.is_all() {
        true => String::new(),
        false => format!(", {}", definitions.groups.name(&key.group)),
    };
    format!("{area}{group}, {}", key.period.short())
}
