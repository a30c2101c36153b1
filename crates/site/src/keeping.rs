//! Keeping a return, by the page and by the command alike: its files go into the ledger, and it stands for its year.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};

use bigplan_ledger::statutory::{FoundInReturn, NewReturn, ReturnState, StatutoryReturn, stamp};
use bigplan_ledger::{Actor, Ledger, LedgerError, PartnershipId, ReturnId};
use bigplan_returns::LeftOut;
use bigplan_returns::checking::Source;
use bigplan_returns::report::{Kind, Report, RuleFound};

use crate::parts::upload::plain_name;

/// What the return of the year before is looked into for.
pub const YEAR_BEFORE: &str = "rules that look at the year before";

/// A file that lies aside. It has no name on the disk and goes when it is dropped.
pub struct Aside {
    name: String,
    file: File,
}

impl Aside {
    /// A file that was laid aside.
    pub fn new(name: String, file: File) -> Self {
        Self { name, file }
    }
}

impl Source for Aside {
    fn name(&self) -> &str {
        &self.name
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
    }
}

/// The return that stands for the year before, where rules of this kind look at it.
pub fn year_before(returns: &[StatutoryReturn], kind: Kind, year: u16) -> Option<&StatutoryReturn> {
    let stands = |one: &&StatutoryReturn| one.state == ReturnState::Kept && one.kind == kind.as_str();
    returns.iter().filter(|_| kind == Kind::LookedAfter).find(|one| stands(one) && one.year + 1 == year)
}

/// Lays the files of a return aside. The look is in the journal, with what it is for.
///
/// # Errors
/// As [`Ledger::look_at_return`] and [`Ledger::copy_return_file`].
pub async fn lay_aside(
    ledger: &Ledger,
    actor: &Actor,
    one: &StatutoryReturn,
    why: &'static str,
) -> Result<Vec<Aside>, LedgerError> {
    let looked_at = ledger.look_at_return(actor, one.id, why).await?;
    let mut files = Vec::with_capacity(one.files.len());
    for (place, known) in one.files.iter().enumerate() {
        let mut file = tempfile::tempfile().map_err(LedgerError::BrokeOff)?;
        ledger.copy_return_file(actor, &looked_at, place, &mut file).await?;
        files.push(Aside::new(known.name.clone(), file));
    }
    Ok(files)
}

/// What was found in a return that is to be kept: with all its rows, or with the good ones alone.
pub fn found(report: &Report, only_good_rows: bool) -> FoundInReturn {
    let sum = |query: bool| report.rules.iter().filter(|rule| rule.query == query).map(RuleFound::found).sum::<usize>();
    let left_out = if only_good_rows { LeftOut::of(report) } else { LeftOut::default() };
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    FoundInReturn {
        rows: whole(report.rows),
        errors: whole(sum(false)),
        queries: whole(sum(true)),
        left_out: left_out.written(),
    }
}

/// Keeps a return of a kind and year. Where the same files were cut off before, it goes on with them. Gives its id, and
/// that of the return that stood before.
///
/// # Errors
/// As [`Ledger::begin_return`], [`Ledger::store_return_file`] and [`Ledger::keep_return`]: what stood before stands.
pub async fn keep(
    ledger: &Ledger,
    actor: &Actor,
    (of, kind, year): (PartnershipId, Kind, u16),
    files: &[impl Source + Sync],
    found: &FoundInReturn,
) -> Result<(ReturnId, Option<ReturnId>), LedgerError> {
    let stamped = |file: &_| {
        let file: &dyn Source = file;
        file.open().and_then(|bytes| stamp(&plain_name(file.name()), bytes)).map_err(LedgerError::BrokeOff)
    };
    let stamped = files.iter().map(|file| stamped(file)).collect::<Result<Vec<_>, _>>()?;
    let new = NewReturn { kind: kind.as_str().to_owned(), year, files: stamped };
    let id = ledger.begin_return(actor, of, &new).await?;
    for (place, file) in files.iter().enumerate() {
        let bytes = file.open().map_err(LedgerError::BrokeOff)?;
        ledger.store_return_file(actor, id, place, bytes).await?;
    }
    let before = ledger.keep_return(actor, id, found).await?;
    Ok((id, before))
}
