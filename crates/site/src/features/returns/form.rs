//! Choosing a return, and the rules' word on it.

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use bigplan_returns::Code;
use bigplan_returns::change::Change;
use bigplan_returns::checking::{Asked, CheckReturnError, Source, check};
use bigplan_returns::report::Report;

use super::found;
use super::sent::{self, MOST, Sent};
use crate::collections::{holidays, last_year};
use crate::keeping::Aside;
use crate::parts::error_summary::FieldErrors;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/returns/form.html")]
struct FormPage {
    frame: Frame,
    year: String,
    council: String,
    gigabytes: u64,
    errors: FieldErrors,
}

/// Shows the form.
pub async fn page_of(visit: Visit) -> Answer {
    show(&visit, &Sent::default(), FieldErrors::default())
}

/// Checks what was sent: a page of what was found, or the same as a file.
pub async fn take(State(site): State<Site>, visit: Visit, form: Result<Multipart, MultipartRejection>) -> Answer {
    let form =
        form.map_err(|_| PageError::bad_request("Nothing was stored. Open the form again and choose a file."))?;
    let mut sent = sent::read(&visit, form).await?;
    let year = match super::year(&site, sent.of("year")) {
        Ok(year) => year,
        Err(words) => return show(&visit, &sent, FieldErrors::one("year", words)),
    };
    if sent.too_much {
        let message = "The files are larger than 2 GB together. Check them at the command line: bigplan returns check.";
        return show(&visit, &sent, FieldErrors::one("file", message));
    }
    let council = Code::new(&sent.of("council").to_uppercase());
    let files = [&mut sent.files, &mut sent.earlier, &mut sent.last].map(std::mem::take);
    let (_, found) = checked(files, To { year, last_year: last_year(site.today()), council }).await?;
    match found {
        Ok((year, report, change)) if sent.of("do") == "csv" => Ok(found::file(&report, change.as_ref(), year, None)),
        Ok((year, report, change)) => found::page_of(&visit, &report, change.as_ref(), year),
        Err(CheckReturnError::Nothing) => {
            show(&visit, &sent, FieldErrors::one("file", "Choose the files of the return."))
        }
        Err(why) => show(&visit, &sent, FieldErrors::one("file", super::sentence(&why.to_string()))),
    }
}

type Checked = Result<(u16, Report, Option<Change>), CheckReturnError>;

/// What a check is told.
#[derive(Clone, Copy)]
pub(super) struct To {
    /// The year in which the collection ends, where somebody says it.
    pub(super) year: Option<u16>,
    /// The year in which the last one ended.
    pub(super) last_year: u16,
    /// The council that makes the return.
    pub(super) council: Code,
}

/// Tries the rules on files, beside the same before they were corrected and those of the year before; each may be none.
/// Gives the files back.
pub(super) async fn checked(
    files: [Vec<Aside>; 3],
    To { year, last_year, council }: To,
) -> Result<([Vec<Aside>; 3], Checked), PageError> {
    let _turn = super::TURN.acquire().await.map_err(|why| PageError::fault(&why))?;
    let work = move || {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let asked = Asked { year, rules: None, last_year, council, holidays: holidays(), postcodes: None, threads };
        let [own, earlier, last] = files.each_ref().map(|files| sources(files));
        let found = check(&own, &earlier, &last, &asked);
        (files, found)
    };
    tokio::task::spawn_blocking(work).await.map_err(|why| PageError::fault(&why))
}

fn sources(files: &[Aside]) -> Vec<&dyn Source> {
    files.iter().map(|file| file as &dyn Source).collect()
}

fn show(visit: &Visit, sent: &Sent, errors: FieldErrors) -> Answer {
    let frame = Frame::new(visit, errors.title("Check a return")).under("Home", "/");
    let (year, council) = (sent.of("year").to_owned(), sent.of("council").to_owned());
    page_with(errors.status(), &FormPage { frame, year, council, gigabytes: MOST / 1_000_000_000, errors })
}
