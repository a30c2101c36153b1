//! Draws the families of a county, part after part, and makes them ready to be written.

use std::path::PathBuf;

use bigplan_county::{County, Family, Person, Settings};
use bigplan_ledger::PartnershipId;
use bigplan_ledger::registers::{
    BulkFamily, BulkRecord, Casework, CountyPart, Grounds, NewPerson, PersonKind, PreparedFamilies,
};
use tokio::sync::mpsc::Sender;

use super::LoadCountyError;
use super::attendance::AttendanceFile;

/// How many families are stored in one transaction.
const FAMILIES: usize = 2_000;

/// A part that is ready to be written.
pub(super) struct Part {
    pub(super) families: PreparedFamilies,
    pub(super) part: CountyPart,
    /// How many of the county's children are stored with it.
    pub(super) given: u32,
}

/// What draws parts.
pub(super) struct Drawer {
    pub(super) casework: Casework,
    pub(super) of: PartnershipId,
    pub(super) grounds: Grounds,
    pub(super) settings: Settings,
    pub(super) said: String,
    /// The first family that is not stored; nothing where all are.
    pub(super) from: Option<u64>,
    pub(super) attendance: Option<PathBuf>,
}

impl Drawer {
    /// Draws all parts; ends early where nobody takes them any more. Gives how many rows of attendance were written.
    pub(super) fn draw(self, to: &Sender<Result<Part, LoadCountyError>>) -> Result<u64, LoadCountyError> {
        self.draw_by(FAMILIES, to)
    }

    /// As [`Drawer::draw`], so many families a part.
    pub(super) fn draw_by(
        self,
        families: usize,
        to: &Sender<Result<Part, LoadCountyError>>,
    ) -> Result<u64, LoadCountyError> {
        let mut county = County::new(self.settings, self.casework.registers(), self.casework.calendar())?;
        let mut file = self.attendance.as_deref().map(AttendanceFile::create).transpose()?;
        let mut from = self.from;
        if from.is_none() && file.is_none() {
            return Ok(0);
        }
        // Attendance is of all families, stored before or not.
        if let (Some(from), None) = (from, &file) {
            county.skip_to(from);
        }
        let (mut waiting, mut next) = (Vec::new(), county.next());
        while let Some(family) = next {
            if let Some(file) = &mut file {
                file.write(&county, &family)?;
            }
            next = county.next();
            let Some(first) = from.filter(|from| family.number >= *from) else { continue };
            let after = family.number + 1;
            waiting.push(bulk(family));
            if waiting.len() == families || next.is_none() {
                let taken = std::mem::take(&mut waiting);
                let (settings, last) = (self.said.clone(), next.is_none());
                let part = CountyPart { settings, from: first, next: after, last };
                let given = county.given();
                let ready = self.casework.prepare_families(self.of, &self.grounds, taken);
                let ready = ready.map(|families| Part { families, part, given }).map_err(LoadCountyError::from);
                if to.blocking_send(ready).is_err() {
                    return Ok(0);
                }
                from = Some(after);
            }
        }
        file.map_or(Ok(0), |file| file.finish())
    }
}

/// A family as the ledger takes it.
fn bulk(family: Family) -> BulkFamily {
    let people = family.people.into_iter().map(person).collect();
    let records = family.entries.into_iter().map(|entry| BulkRecord {
        register: entry.register,
        person: entry.person,
        team: entry.team,
        record: entry.record,
    });
    BulkFamily { people, records: records.collect() }
}

fn person(person: Person) -> NewPerson {
    NewPerson {
        kind: if person.child { PersonKind::Child } else { PersonKind::Adult },
        family_name: person.family_name,
        given_names: person.given_names,
        born: Some(person.born),
        sex: Some(person.sex.to_owned()),
        died: person.died,
        pupil_number: person.pupil_number,
    }
}
