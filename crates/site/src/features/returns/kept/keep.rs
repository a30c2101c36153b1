//! Keeping a return: it is checked, its files go into the ledger, and it stands for its year.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use bigplan_ledger::statutory::FoundInReturn;
use bigplan_ledger::{LedgerError, ReturnId};
use bigplan_returns::Code;
use bigplan_returns::checking::CheckReturnError;
use bigplan_returns::report::Kind;

use super::super::form::{To, checked};
use super::super::sent::{self, MOST, Sent};
use super::Place;
use crate::collections::last_year;
use crate::keeping::{self, Aside, YEAR_BEFORE};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::field_errors;
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/returns/kept/keep.html")]
struct FormPage {
    frame: Frame,
    place: String,
    address: String,
    year: String,
    council: String,
    rows: String,
    choices: [Choice; 2],
    gigabytes: u64,
    errors: FieldErrors,
}

/// Shows the form.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    show(&visit, &place, &Sent::default(), FieldErrors::default())
}

/// Keeps what was sent, and shows what was found in it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form =
        form.map_err(|_| PageError::bad_request("Nothing was stored. Open the form again and choose a file."))?;
    let place = Place::at(&site, &visit, &slug).await?;
    let mut sent = sent::read(&visit, form).await?;
    let wrong = |sent: &Sent, field: &str, words: String| show(&visit, &place, sent, FieldErrors::one(field, words));
    let year = match super::super::year(&site, sent.of("year")) {
        Ok(year) => year,
        Err(words) => return wrong(&sent, "year", words),
    };
    if sent.too_much {
        let message = "The files are larger than 2 GB together. Keep them at the command line: bigplan returns keep.";
        return wrong(&sent, "file", message.to_owned());
    }
    if sent.files.is_empty() {
        return wrong(&sent, "file", "Choose the files of the return.".to_owned());
    }
    let kept = match found(&site, &place, &mut sent, year).await? {
        Ok((files, kind, year, found)) => stored(&site, &place, (kind, year), &files, &found).await,
        Err(why) => return wrong(&sent, "file", super::super::sentence(&why.to_string())),
    };
    match kept {
        Ok(id) => Ok(see_other(&format!("{}/{id}", place.address))),
        Err(why) => show(&visit, &place, &sent, field_errors(why, "file")?),
    }
}

type Found = (Vec<Aside>, Kind, u16, FoundInReturn);

/// What the rules find: those too that look at the return that stands for the year before.
async fn found(
    site: &Site,
    place: &Place,
    sent: &mut Sent,
    year: Option<u16>,
) -> Result<Result<Found, CheckReturnError>, PageError> {
    let only_good = sent.of("rows") == "good";
    let council = Code::new(&sent.of("council").to_uppercase());
    let to = To { year, last_year: last_year(site.today()), council };
    let ([files, ..], found) = checked([std::mem::take(&mut sent.files), Vec::new(), Vec::new()], to).await?;
    let (year, report, _) = match found {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    let Some(before) = keeping::year_before(&place.returns, report.of, year) else {
        return Ok(Ok((files, report.of, year, keeping::found(&report, only_good))));
    };
    let last = keeping::lay_aside(site.ledger(), &place.actor, before, YEAR_BEFORE).await?;
    let ([files, ..], found) = checked([files, Vec::new(), last], To { year: Some(year), ..to }).await?;
    Ok(found.map(|(year, report, _)| (files, report.of, year, keeping::found(&report, only_good))))
}

async fn stored(
    site: &Site,
    place: &Place,
    (kind, year): (Kind, u16),
    files: &[Aside],
    found: &FoundInReturn,
) -> Result<ReturnId, LedgerError> {
    let of = place.measures.partnership.id;
    let (id, _) = keeping::keep(site.ledger(), &place.actor, (of, kind, year), files, found).await?;
    Ok(id)
}

fn show(visit: &Visit, place: &Place, sent: &Sent, errors: FieldErrors) -> Answer {
    let rows = if sent.of("rows").is_empty() { "all" } else { sent.of("rows") };
    let page = FormPage {
        frame: place.frame(visit, errors.title("Keep a return")).under("Returns", &place.address),
        place: place.name().to_owned(),
        address: place.address.clone(),
        year: sent.of("year").to_owned(),
        council: sent.of("council").to_owned(),
        rows: rows.to_owned(),
        choices: [
            Choice::explained("all", "All rows", "As it was sent. What the rules found stays listed"),
            Choice::explained(
                "good",
                "Only good rows",
                "Rows with an error, or that cannot be read, count for nothing",
            ),
        ],
        gigabytes: MOST / 1_000_000_000,
        errors,
    };
    page_with(page.errors.status(), &page)
}
