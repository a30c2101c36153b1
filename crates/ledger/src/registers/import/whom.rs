//! Whom or what a row is about: by id or pupil number, never by name.

use bigplan_register::Definition;
use bigplan_register::definition::Subject as AboutKind;

use super::findings::{ImportFindingCode as Code, RowError};
use super::{ImportPerson, ImportRow, Rows};
use crate::registers::Casework;
use crate::registers::create::About;
use crate::registers::persons::{self, NewPerson, Person, PersonKind, Row as PersonRow};
use crate::transaction::Change;
use crate::{LedgerError, PersonId};

impl Casework {
    /// Whom or what a new record is about; adds a person who is not there.
    pub(super) async fn import_about(
        &self,
        change: &mut Change<'_>,
        definition: &Definition,
        rows: &mut Rows<'_>,
        row: &ImportRow,
    ) -> Result<About, RowError> {
        let missing = || RowError::one(row.row, Code::AboutNotFound);
        let given = row.about.as_deref();
        Ok(match definition.about {
            AboutKind::Child => About::Person(self.import_person(change, rows, row, PersonKind::Child).await?),
            AboutKind::Person => About::Person(self.import_person(change, rows, row, PersonKind::Adult).await?),
            AboutKind::Post => About::Post(given.and_then(|id| id.parse().ok()).ok_or_else(missing)?),
            AboutKind::Organisation => About::Organisation(given.and_then(|id| id.parse().ok()).ok_or_else(missing)?),
            AboutKind::Place => About::Place(given.map(str::to_owned).ok_or_else(missing)?),
            AboutKind::Nothing => About::Nothing,
        })
    }

    async fn import_person(
        &self,
        change: &mut Change<'_>,
        rows: &mut Rows<'_>,
        row: &ImportRow,
        kind: PersonKind,
    ) -> Result<PersonId, RowError> {
        let (of, says) = (rows.new.partnership, &row.person);
        let wrong = |why: LedgerError| RowError::of(row.row, why.into());
        // Whether somebody is there is told only to those who may begin records about them.
        self.require_beginner(&mut change.link(), rows.actor, of, kind).await.map_err(wrong)?;
        let found = match (&says.id, &says.pupil_number) {
            (Some(id), _) => {
                let id = id.parse().map_err(|_| RowError::one(row.row, Code::PersonNotFound))?;
                let found = persons::find(&mut change.link(), id).await.map_err(wrong)?;
                let meant = |found: &Person| found.partnership == of && found.says.kind == kind;
                Some(found.filter(meant).ok_or_else(|| RowError::one(row.row, Code::PersonNotFound))?)
            }
            (None, Some(number)) => {
                let sql = "SELECT id, partnership_id, kind, family_name, given_names, born_on, sex, died_on,
                                  pupil_number, version
                           FROM persons WHERE partnership_id = $1 AND pupil_number = $2 AND merged_into IS NULL";
                let found = optional_row!(change.work, PersonRow, sql, of, number.as_str()).map_err(wrong)?;
                found.map(Person::from_row)
            }
            (None, None) => return Err(RowError::one(row.row, Code::NobodyNamed)),
        };
        match found {
            Some(found) if found.says.kind != kind => Err(RowError::one(row.row, Code::PersonNotFound)),
            Some(found) if differs(says, &found.says) => Err(RowError::one(row.row, Code::PersonDiffers)),
            Some(found) => Ok(found.id),
            None => {
                let new = added(says, kind).ok_or_else(|| RowError::one(row.row, Code::NoName))?;
                let id = self.add_person_within(change, rows.actor, of, new).await.map_err(wrong)?;
                rows.persons += 1;
                Ok(id)
            }
        }
    }
}

/// Whether what a row says of a person is not what is known of them. What it does not say is no difference.
pub(super) fn differs(says: &ImportPerson, known: &NewPerson) -> bool {
    let text = |given: &Option<String>, known: &str| given.as_deref().is_some_and(|given| given.trim() != known.trim());
    let known_text = |known: &Option<String>| known.clone().unwrap_or_default();
    text(&says.family_name, &known.family_name)
        || text(&says.given_names, &known.given_names)
        || text(&says.sex, &known_text(&known.sex))
        || text(&says.pupil_number, &known_text(&known.pupil_number))
        || says.born.is_some_and(|born| known.born != Some(born))
        || says.died.is_some_and(|died| known.died != Some(died))
}

/// What is known of somebody who is not there yet.
fn added(says: &ImportPerson, kind: PersonKind) -> Option<NewPerson> {
    Some(NewPerson {
        kind,
        family_name: says.family_name.clone()?,
        given_names: says.given_names.clone().unwrap_or_default(),
        born: says.born,
        sex: says.sex.clone(),
        died: says.died,
        pupil_number: says.pupil_number.clone(),
    })
}
