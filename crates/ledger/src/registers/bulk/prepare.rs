//! Families as rows: checked, with what follows from them, ready to be written. It asks the database nothing, so that
//! another thread can do it while rows are written.

use std::collections::BTreeMap;

use bigplan_plan::Severity;
use bigplan_register::record::{Around, Worker, check};
use bigplan_register::{Definition, FieldCode, Record, RegisterCode};
use jiff::civil::Date;

use super::super::cells::{self, Cell};
use super::super::derive::{Derived, derive};
use super::super::{Casework, CaseworkError, NewPerson, save, storable, table};
use super::resolve::Meant;
use super::rows::{HEAD, PERSON, Rows};
use super::{BulkFamily, Grounds};
use crate::ids::Slice;
use crate::{LedgerError, PartnershipId, PersonId, RecordId};

/// Families that are ready to be written.
pub struct PreparedFamilies {
    pub(super) of: PartnershipId,
    /// Where the ids of its people and records lie.
    slice: Slice,
    pub(super) people: Rows,
    pub(super) heads: Rows,
    pub(super) records: BTreeMap<RegisterCode, Rows>,
}

/// A record with its id, its register and the place of whom it is about.
struct Known<'d> {
    definition: &'d Definition,
    person: usize,
    team: Option<usize>,
    id: RecordId,
    record: Record,
}

impl Casework {
    /// Checks families and works out what follows from their records, as when one record is written.
    ///
    /// # Errors
    /// [`CaseworkError::Findings`] where a record could not be stored; [`LedgerError::State`] where one points at
    /// nothing.
    pub fn prepare_families(
        &self,
        of: PartnershipId,
        grounds: &Grounds,
        families: Vec<BulkFamily>,
    ) -> Result<PreparedFamilies, CaseworkError> {
        let (people, heads) = (Rows::of("persons", &PERSON), Rows::of("records", &HEAD));
        // Else each part would touch most pages of all indexes, and take the longer the larger the county is.
        let slice = Slice::random()?;
        let mut prepared = PreparedFamilies { of, slice, people, heads, records: BTreeMap::new() };
        let today = super::super::duties::day_of(self).0;
        for family in families {
            self.family(&mut prepared, grounds, family, today)?;
        }
        Ok(prepared)
    }

    fn family(
        &self,
        prepared: &mut PreparedFamilies,
        grounds: &Grounds,
        family: BulkFamily,
        today: Date,
    ) -> Result<(), CaseworkError> {
        let people =
            family.people.into_iter().map(|says| Ok((PersonId::random_in(prepared.slice)?, says.checked(today)?)));
        let people: Vec<(PersonId, NewPerson)> = people.collect::<Result<_, LedgerError>>()?;
        let ids =
            family.records.iter().map(|record| Ok((RecordId::random_in(prepared.slice)?, record.register.clone())));
        let ids: Vec<(RecordId, RegisterCode)> = ids.collect::<Result<_, LedgerError>>()?;
        let meant = Meant { grounds, people: &people, records: &ids };
        let mut all: Vec<Known<'_>> = Vec::with_capacity(ids.len());
        for (given, (id, _)) in family.records.into_iter().zip(&ids) {
            let definition = self.registers.find(&given.register).ok_or(LedgerError::NotFound("register"))?;
            let record = meant.record(definition, (*id, given.person), given.record)?;
            all.push(Known { definition, person: given.person, team: given.team, id: *id, record });
        }
        for known in &all {
            let (id, says) = people.get(known.person).ok_or(LedgerError::NotFound("person"))?;
            let derived = self.derived(known, &all, says.died, today)?;
            let head = head(prepared.of, grounds, *id, known, &derived)?;
            prepared.heads.push(head);
            let rows = prepared.records.entry(known.definition.code.clone());
            let rows = rows.or_insert_with(|| Rows::of_register(known.definition));
            rows.push(fields(known, derived));
        }
        for (id, says) in people {
            prepared.people.push(person(prepared.of, id, &says));
        }
        Ok(())
    }

    /// What follows from a record, where nothing stands in its way.
    fn derived(
        &self,
        known: &Known<'_>,
        all: &[Known<'_>],
        death: Option<Date>,
        today: Date,
    ) -> Result<Derived, CaseworkError> {
        let definition = known.definition;
        let alone = definition.episode.as_ref().is_some_and(|episode| !episode.together);
        let same = |other: &&Known<'_>| {
            alone && other.id != known.id && other.person == known.person && other.definition.code == definition.code
        };
        let others: Vec<Record> = all.iter().filter(same).map(|other| other.record.clone()).collect();
        let around = Around { registers: &self.registers, calendar: &self.calendar, today, death, others: &others };
        let filled: Vec<FieldCode> = known.record.values.keys().cloned().collect();
        let mut findings = storable::check(definition, &known.record, &filled);
        findings.extend(check(definition, &known.record, around));
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            findings.retain(|finding| finding.severity == Severity::Error);
            return Err(CaseworkError::Findings(findings));
        }
        Ok(derive(definition, &known.record, today, &self.calendar, &findings))
    }
}

/// In the order of [`PERSON`].
fn person(of: PartnershipId, id: PersonId, says: &NewPerson) -> Vec<Cell> {
    let day = |day: Option<Date>| Cell::Text(day.map(|day| day.to_string()));
    vec![
        text(id),
        text(of),
        text(says.kind),
        text(&says.family_name),
        text(&says.given_names),
        text(says.key()),
        day(says.born),
        Cell::Text(says.sex.clone()),
        day(says.died),
        Cell::Text(says.pupil_number.clone()),
        Cell::Whole(Some(1)),
    ]
}

/// In the order of [`HEAD`].
fn head(
    of: PartnershipId,
    grounds: &Grounds,
    person: PersonId,
    known: &Known<'_>,
    derived: &Derived,
) -> Result<Vec<Cell>, LedgerError> {
    let record = &known.record;
    let ended = known.definition.state(&record.state).is_some_and(|state| state.ends);
    let team = known.team.map(|team| grounds.teams.get(team).ok_or(LedgerError::NotFound("team"))).transpose()?;
    let worker = record.worker.as_ref();
    Ok(vec![
        text(known.id),
        text(of),
        text(&known.definition.code),
        text(person),
        text(&record.state),
        Cell::YesNo(Some(!ended)),
        Cell::Whole(Some(1)),
        Cell::Text(worker.map(|Worker { person, .. }| person.clone())),
        Cell::YesNo(worker.and_then(|worker| worker.qualified)),
        Cell::Text(team.map(ToString::to_string)),
        text(save::course(record)?),
        text(derived.due),
        Cell::Text(derived.due_clock.clone()),
        Cell::Text(derived.closed.map(|day| day.to_string())),
        Cell::Whole(Some(derived.unsigned)),
        Cell::Whole(Some(derived.missing)),
    ])
}

/// In the order of [`table::columns`].
fn fields(known: &Known<'_>, derived: Derived) -> Vec<Cell> {
    let mut row = vec![text(known.id)];
    let fields = known.definition.fields.iter();
    row.extend(fields.map(|field| cells::cell(field, known.record.value(&field.code))));
    row.extend(derived.clocks);
    debug_assert_eq!(row.len(), table::columns(known.definition).len());
    row
}

fn text(value: impl ToString) -> Cell {
    Cell::Text(Some(value.to_string()))
}
