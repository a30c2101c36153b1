//! A return held against the records: what each figure is in either, beside what was published.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use bigplan_counting::{Counts, Frame as CountFrame};
use bigplan_crosswalk::{Given, Returns};
use bigplan_ledger::Actor;
use bigplan_ledger::figures::Which;

use super::held::{Held, Line};
use super::in_return::{self, InReturn};
use super::kept::{Kept, all_that_stand};
use super::sent;
use crate::collections::last_year;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/returns/against_form.html")]
struct FormPage {
    frame: Frame,
    place: String,
    address: String,
    year: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "features/returns/against.html")]
struct AgainstPage {
    frame: Frame,
    place: String,
    years: String,
    unread: usize,
    differing: usize,
    lines: Vec<Line>,
    /// Measures that the return tells a part of only, with what it lacks.
    not_told: Vec<(String, String)>,
}

/// Shows the form to officers.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    visit.require_officer(measures.partnership.id)?;
    show(&visit, &measures, &slug, "", FieldErrors::default())
}

/// Reads the returns that are kept, or one that is sent and not stored, and shows them beside the records.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form =
        form.map_err(|_| PageError::bad_request("Nothing was stored. Open the form again and choose a file."))?;
    let actor = visit.actor();
    let measures = site.measures_at(&actor, &slug).await?;
    visit.require_officer(measures.partnership.id)?;
    let mut sent = sent::read(&visit, form).await?;
    let given = sent.of("year").to_owned();
    let wrong =
        |field: &'static str, words: String| show(&visit, &measures, &slug, &given, FieldErrors::one(field, words));
    let year = match super::year(&site, &given) {
        Ok(year) => year.unwrap_or_else(|| last_year(site.today()).max(super::FIRST)),
        Err(words) => return wrong("year", words),
    };
    if sent.too_much {
        return wrong("file", "The files are larger than 2 GB together.".to_owned());
    }
    if measures.places.own.is_none() {
        return wrong("file", "Choose the partnership’s area on the scorecard first. Nothing was stored.".to_owned());
    }
    let of = measures.partnership.id;
    let returns = match sent.of("do") {
        "kept" => all_that_stand(&site, &actor, of).await?,
        _ => vec![Kept::sent(year, std::mem::take(&mut sent.files))],
    };
    match read(&site, returns, year).await? {
        Ok(found) => shown(&site, &visit, (&actor, &slug), &measures, found).await,
        Err(why) => wrong("file", super::sentence(&why.to_string())),
    }
}

async fn read(
    site: &Site,
    returns: Vec<Kept>,
    year: u16,
) -> Result<Result<InReturn, bigplan_crosswalk::ReadReturnsError>, PageError> {
    let _turn = super::TURN.acquire().await.map_err(|why| PageError::fault(&why))?;
    let casework = site.casework().await?;
    let (definitions, today) = (Arc::clone(site.definitions()), site.today());
    let counts = Counts::read(&definitions.catalogue, casework.registers())
        .map_err(|_| PageError::fault(&"the rules of measures cannot be read"))?;
    let casework = casework.clone();
    let work = move || {
        let given: Vec<Given<'_>> = returns.iter().flat_map(Kept::given).collect();
        let returns = Returns::read(&given, year)?;
        let (registers, calendar) = (casework.registers(), casework.calendar());
        let frame = CountFrame { counts: &counts, registers, calendar, areas: &definitions.areas, today };
        Ok(in_return::of(frame, &returns))
    };
    tokio::task::spawn_blocking(work).await.map_err(|why| PageError::fault(&why))
}

async fn shown(
    site: &Site,
    visit: &Visit,
    (actor, slug): (&Actor, &str),
    measures: &ShownMeasures,
    found: InReturn,
) -> Answer {
    let of = measures.partnership.id;
    let own = measures.places.own.as_ref().map(|area| area.code.clone()).into_iter().collect();
    let codes: BTreeSet<_> = found.measures().cloned().collect();
    let which = Which { measures: codes.into_iter().collect(), areas: own, every_group: false, known_on: None };
    let mut figures = site.ledger().figure_history(actor, of, &which).await?;
    figures.retain(|figure| figure.known_until.is_none());
    let held = Held::of(&found, &figures);
    let pupils = site.casework().await?.counted_by_pupil(actor, of, &held.differing()).await?;
    let lines = held.lines(&found, measures, &format!("/partnerships/{slug}/measures"), &pupils);
    let title = |code: &bigplan_measure::MeasureCode| measures.definition(code).map(|one| one.title.clone());
    page(&AgainstPage {
        frame: frame(visit, measures, slug, "The returns and the records".to_owned()),
        place: measures.partnership.name.clone(),
        years: found.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        unread: found.unread,
        differing: lines.iter().filter(|line| line.differs).count(),
        lines,
        not_told: found.not_told.iter().filter_map(|(code, lacks)| Some((title(code)?, lacks.clone()))).collect(),
    })
}

fn frame(visit: &Visit, measures: &ShownMeasures, slug: &str, title: String) -> Frame {
    Frame::new(visit, title)
        .under("Home", "/")
        .under(&measures.partnership.name, format!("/partnerships/{slug}"))
        .under("Returns", format!("/partnerships/{slug}/returns"))
}

fn show(visit: &Visit, measures: &ShownMeasures, slug: &str, year: &str, errors: FieldErrors) -> Answer {
    let frame = frame(visit, measures, slug, errors.title("Hold returns against the records"));
    let (place, address) = (measures.partnership.name.clone(), format!("/partnerships/{slug}/returns/against"));
    page_with(errors.status(), &FormPage { frame, place, address, year: year.to_owned(), errors })
}
