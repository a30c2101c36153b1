//! Opening a quarter by hand.

use axum::extract::{Path, State};
use bigplan_ledger::quarter::NewQuarter;
use bigplan_measure::Period;
use jiff::ToSpan;
use jiff::civil::Date;

use super::list::ended_before;
use super::place::{Place, named};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many quarters back one may be opened.
const BACK: usize = 4;

async fn page(site: &Site, visit: &Visit, place: &Place) -> Result<FormPage, PageError> {
    let known = site.ledger().quarters(&visit.actor(), place.partnership.id).await?;
    let ended = std::iter::successors(Some(ended_before(site.today())), |period| Some(before(*period)));
    let open = ended.take(BACK).filter(|period| known.iter().all(|one| one.period != *period));
    let choices = open.map(|period| Choice::new(period.code(), named(period))).collect();
    Ok(place
        .form(visit, "Open a quarter")
        .says(
            "The owners of the partnership’s top measures are asked, and those of actions that were due or promised in \
             the quarter. They find the questions in “My work”.",
        )
        .button("Open it and ask")
        .field(Field::select("period", "The quarter that is reported", choices))
        .field(Field::day("answers-by", "Answers by")))
}

fn before(period: Period) -> Period {
    match period {
        Period::Quarter { year, quarter: 1 } => Period::Quarter { year: year - 1, quarter: 4 },
        Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter - 1 },
        other => other,
    }
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    place.require_runs(&visit.actor())?;
    let by: Option<Date> = site.today().checked_add(21.days()).ok();
    page(&site, &visit, &place).await?.show(&Sent::default().with_day("answers-by", by), FieldErrors::default())
}

/// Opens the quarter.
pub async fn open(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    place.require_runs(&visit.actor())?;
    let mut errors = FieldErrors::default();
    let answers_by = sent.day("answers-by", &mut errors);
    if answers_by.is_none() {
        errors.add("answers-by", "Enter the last day for answers.");
    }
    let period: Option<Period> = sent.chosen("period")?;
    if period.is_none() {
        errors.add("period", "Choose a quarter that has ended and was not opened yet.");
    }
    if let (Some(period), Some(answers_by), true) = (period, answers_by, errors.is_empty()) {
        let new = NewQuarter { period, answers_by };
        let catalogue = &site.definitions().catalogue;
        match site.ledger().open_quarter(&visit.actor(), place.partnership.id, new, catalogue).await {
            Ok(id) => return Ok(see_other(&format!("{}/{id}", place.quarters()))),
            Err(why) => errors = field_errors(why, "period")?,
        }
    }
    page(&site, &visit, &place).await?.show(&sent, errors)
}
