//! Finding what is past its time. The database leaves out what cannot be; the rule itself is the definitions'.

use std::collections::BTreeMap;

use bigplan_register::definition::RetentionStart;
use bigplan_register::retention::Kept;
use bigplan_register::{Definition, Registers};
use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Casework;
use super::super::duties::day_of;
use super::{CaseFile, FileDue};
use crate::clock::Day;
use crate::store::Link;
use crate::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Right};

/// A record of a file: whose, its register, when it was closed, the person's birth and death, why it is kept longer.
type Row = (PersonId, String, Option<Day>, Option<Day>, Option<Day>, Option<String>);

impl Casework {
    /// The files that need be kept no more, the longest over first, and those among them that are kept all the same.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who does not look after the partnership.
    pub async fn files_due(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<FileDue>, LedgerError> {
        actor.require(Right::Administer, Some(of))?;
        let today = day_of(self).0;
        let mut read = self.ledger.store.snapshot().await?;
        let mut due = people(self, &mut read.link(), of, None, today).await?;
        due.extend(about_nobody(self, &mut read.link(), of, None, today).await?);
        due.sort_by_key(|file| (file.free_from, file.file));
        Ok(due)
    }
}

/// A file that is due; `None` where it must still be kept.
pub(super) async fn one(
    casework: &Casework,
    link: &mut Link<'_>,
    of: PartnershipId,
    file: CaseFile,
    today: Date,
) -> Result<Option<FileDue>, LedgerError> {
    let found = match file {
        CaseFile::Person(id) => people(casework, link, of, Some(id), today).await?,
        CaseFile::Record(id) => about_nobody(casework, link, of, Some(id), today).await?,
    };
    Ok(found.into_iter().next())
}

/// The latest day on which a record was closed that may be due today, where its time is counted from then.
fn latest(registers: &Registers, today: Date) -> Day {
    let rules = registers.iter().map(|definition| &definition.retention);
    let years = rules.filter(|rule| rule.after == RetentionStart::Closed).map(|rule| i32::from(rule.years)).min();
    Day(today.saturating_sub(years.unwrap_or(0).years()))
}

/// The registers that are meant, each between commas.
fn listed(registers: &Registers, meant: impl Fn(&Definition) -> bool) -> String {
    registers.iter().filter(|definition| meant(definition)).map(|definition| format!(",{},", definition.code)).collect()
}

async fn people(
    casework: &Casework,
    link: &mut Link<'_>,
    of: PartnershipId,
    only: Option<PersonId>,
    today: Date,
) -> Result<Vec<FileDue>, LedgerError> {
    let registers = &casework.registers;
    let facts = listed(registers, Definition::holds_facts);
    let from_birth = listed(registers, |definition| definition.retention.after == RetentionStart::Birth);
    // Nothing of the file is open or was closed too late; what is around the person has no time of its own.
    let sql = "SELECT p.id, r.register, r.closed_on, p.born_on, p.died_on, p.kept_because
               FROM persons p JOIN records r ON r.person_id = p.id AND r.merged_into IS NULL
               WHERE p.partnership_id = $1 AND ($4 = '' OR p.id = $4)
                 AND p.id IN (SELECT c.person_id FROM records c WHERE c.partnership_id = $1 AND c.closed_on <= $6)
                 AND NOT EXISTS (SELECT 1 FROM records o WHERE o.person_id = p.id AND o.merged_into IS NULL
                   AND ((o.closed_on > $2 AND NOT ($5 LIKE '%,' || o.register || ',%'))
                     OR (o.closed_on IS NULL AND NOT ($3 LIKE '%,' || o.register || ',%'))))
               ORDER BY p.id";
    let only = only.map(|id| id.to_string()).unwrap_or_default();
    let rows = rows!(link, Row, sql, of, latest(registers, today), facts, only, from_birth, Day(today))?;
    let mut due = Vec::new();
    for rows in rows.chunk_by(|one, other| one.0 == other.0) {
        due.extend(file(registers, rows).filter(|file| file.free_from <= today));
    }
    Ok(due)
}

/// The file of a person, unless it cannot be told how long one of its records is to be kept.
fn file(registers: &Registers, rows: &[Row]) -> Option<FileDue> {
    let mut records: BTreeMap<String, usize> = BTreeMap::new();
    let mut longest: Option<(Date, &str)> = None;
    for (_, register, closed, born, died, _) in rows {
        *records.entry(register.clone()).or_default() += 1;
        let definition = registers.named(register)?;
        if !definition.holds_facts() {
            let (closed, born, died) = (closed.map(|day| day.0), born.map(|day| day.0), died.map(|day| day.0));
            let free = Kept { rule: &definition.retention, closed, born, died }.free_from()?;
            longest = longest.max(Some((free, register)));
        }
    }
    let ((free_from, register), first) = (longest?, rows.first()?);
    let closed = rows.iter().filter_map(|row| row.2).map(|day| day.0).max()?;
    let (longest, kept_because) = (register.to_owned(), first.5.clone());
    Some(FileDue { file: CaseFile::Person(first.0), records, closed, free_from, longest, kept_because })
}

async fn about_nobody(
    casework: &Casework,
    link: &mut Link<'_>,
    of: PartnershipId,
    only: Option<RecordId>,
    today: Date,
) -> Result<Vec<FileDue>, LedgerError> {
    let sql = "SELECT r.id, r.register, r.closed_on FROM records r
               WHERE r.partnership_id = $1 AND r.closed_on <= $2 AND r.person_id IS NULL AND r.merged_into IS NULL
                 AND ($3 = '' OR r.id = $3)";
    let only = only.map(|id| id.to_string()).unwrap_or_default();
    let rows = rows!(link, (RecordId, String, Day), sql, of, latest(&casework.registers, today), only)?;
    let due = rows.into_iter().filter_map(|(id, register, closed)| {
        let rule = &casework.registers.named(&register)?.retention;
        let closed = closed.0;
        let free_from = Kept { rule, closed: Some(closed), born: None, died: None }.free_from()?;
        let (file, records) = (CaseFile::Record(id), [(register.clone(), 1)].into());
        let due = FileDue { file, records, closed, free_from, longest: register, kept_because: None };
        (free_from <= today).then_some(due)
    });
    Ok(due.collect())
}
