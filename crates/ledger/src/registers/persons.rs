//! Children and grown-ups whom records are about: each is one row, whatever registers they stand in.

use bigplan_register::definition::{Right as RecordRight, Subject as About};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::held::Held;
use super::standing::Who;
use super::{Casework, counting, reach};
use crate::clock::Day;
use crate::error::damaged;
use crate::looks::Looking;
use crate::store::Link;
use crate::transaction::Change;
use crate::{Actor, LedgerError, PartnershipId, PersonId, Subject, given};

/// Whether somebody is a child or a grown-up to the registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonKind {
    /// A child or young person.
    Child,
    /// A grown-up: a carer, a worker.
    Adult,
}

crate::text_column::words!(PersonKind, "kind of person" { Child = "child", Adult = "adult" });

/// What is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    /// Child or grown-up.
    pub kind: PersonKind,
    /// The family name.
    pub family_name: String,
    /// The other names, first name first.
    pub given_names: String,
    /// The day of birth, or on which birth is expected; `None` where it is not known.
    pub born: Option<Date>,
    /// The code of the census, where it is known.
    pub sex: Option<String>,
    /// The day of death.
    pub died: Option<Date>,
    /// The pupil number.
    pub pupil_number: Option<String>,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Where they are known.
    pub partnership: PartnershipId,
    /// What is known of them.
    pub says: NewPerson,
    /// Goes up by one with every change.
    pub version: i64,
}

pub(super) type Row = (
    PersonId,
    PartnershipId,
    PersonKind,
    String,
    String,
    Option<Day>,
    Option<String>,
    Option<Day>,
    Option<String>,
    i64,
);

impl Person {
    pub(super) fn from_row(row: Row) -> Self {
        let (id, partnership, kind, family_name, given_names, born, sex, died, pupil_number, version) = row;
        let (born, died) = (born.map(|day| day.0), died.map(|day| day.0));
        let says = NewPerson { kind, family_name, given_names, born, sex, died, pupil_number };
        Self { id, partnership, says, version }
    }
}

impl NewPerson {
    /// What can be stored of it.
    pub(super) fn checked(self, today: Date) -> Result<Self, LedgerError> {
        let family_name = given::words("family_name", &self.family_name, "Enter the family name.")?;
        let given_names = given::any_words("given_names", &self.given_names)?;
        let blank = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if self.died.is_some_and(|died| died > today) {
            return Err(LedgerError::Field { field: "died", message: "The day of death must not lie ahead." });
        }
        if self.died.zip(self.born).is_some_and(|(died, born)| died < born) {
            return Err(LedgerError::Field { field: "died", message: "The day of death is before the day of birth." });
        }
        Ok(Self { family_name, given_names, sex: blank(self.sex), pupil_number: blank(self.pupil_number), ..self })
    }

    /// Both names in comparable form.
    pub(super) fn key(&self) -> String {
        key(&format!("{} {}", self.family_name, self.given_names))
    }
}

/// Small letters and digits with single spaces: how names are compared when somebody is looked up.
pub(super) fn key(names: &str) -> String {
    let letters: String = names.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

pub(super) const BEGINS_NONE: &str = "look people up: your role begins no records about them";

impl Casework {
    /// Notes a person, where they are not known yet: look them up first.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `family_name`, `died` and `pupil_number`; [`LedgerError::Forbidden`] where no duty
    /// held today lets the actor begin a record about such a person, or fill in a field that points at one.
    pub async fn add_person(&self, actor: &Actor, of: PartnershipId, new: NewPerson) -> Result<PersonId, LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        let id = self.add_person_within(&mut change, actor, of, new).await?;
        change.commit().await?;
        Ok(id)
    }

    /// As [`Casework::add_person`], as part of a change.
    pub(super) async fn add_person_within(
        &self,
        change: &mut Change<'_>,
        actor: &Actor,
        of: PartnershipId,
        new: NewPerson,
    ) -> Result<PersonId, LedgerError> {
        self.require_namer(&mut change.link(), actor, of, new.kind).await?;
        let new = new.checked(crate::people::day(change.at).0)?;
        let id = PersonId::random()?;
        let sql =
            "INSERT INTO persons (id, partnership_id, kind, family_name, given_names, match_key, born_on, sex, died_on,
                                        pupil_number, version, made_by, made_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)";
        let (family, names) = (new.family_name.as_str(), new.given_names.as_str());
        let (born, died) = (new.born.map(Day), new.died.map(Day));
        let (sex, number) = (new.sex.as_deref(), new.pupil_number.as_deref());
        let by = actor.journal_text();
        execute!(change.work, sql, id, of, new.kind, family, names, new.key(), born, sex, died, number, by, change.at)?;
        change.record("person-added", Some(of), Subject::Person(id), json!({"kind": new.kind.as_str()}));
        Ok(id)
    }

    /// Writes what is known of a person anew. `expected` is the version that was looked at.
    ///
    /// # Errors
    /// As [`Casework::add_person`]; also [`LedgerError::NotFound`], and [`LedgerError::Conflict`] where somebody else
    /// wrote meanwhile.
    pub async fn change_person(
        &self,
        actor: &Actor,
        id: PersonId,
        expected: i64,
        new: NewPerson,
    ) -> Result<(), LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        let before = find(&mut change.link(), id).await?.ok_or(LedgerError::NotFound("person"))?;
        self.require_beginner(&mut change.link(), actor, before.partnership, before.says.kind).await?;
        self.require_known(&mut change.link(), actor, &before).await?;
        let new = new.checked(crate::people::day(change.at).0)?;
        let sql = "UPDATE persons SET family_name = $1, given_names = $2, match_key = $3, born_on = $4, sex = $5, died_on = $6,
                          pupil_number = $7, version = version + 1 WHERE id = $8 AND version = $9";
        let (family, names) = (new.family_name.as_str(), new.given_names.as_str());
        let (born, died) = (new.born.map(Day), new.died.map(Day));
        let (sex, number) = (new.sex.as_deref(), new.pupil_number.as_deref());
        let done = execute!(change.work, sql, family, names, new.key(), born, sex, died, number, id, expected)?;
        if done == 0 {
            return Err(LedgerError::Conflict { what: "person", current: before.version });
        }
        let held = serde_json::to_string(&before.says).map_err(damaged("what was known of a person"))?;
        let sql = "INSERT INTO person_versions (person_id, version, before) VALUES ($1, $2, $3)";
        execute!(change.work, sql, id, expected + 1, held)?;
        counting::mark(&mut change, before.partnership, id).await?;
        let fields = changed(&before.says, &new);
        let body = json!({"version": expected + 1, "fields": fields});
        change.record("person-changed", Some(before.partnership), Subject::Person(id), body);
        change.commit().await
    }

    /// A person. The look is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::NotFound`] where there is none, or no record of theirs is the actor's to see.
    pub async fn person(&self, actor: &Actor, id: PersonId) -> Result<Person, LedgerError> {
        let work = self.clone();
        self.ledger.look(actor, move |looking| Box::pin(async move { work.one_person(looking, id).await })).await
    }

    async fn one_person(&self, looking: &mut Looking, id: PersonId) -> Result<Person, LedgerError> {
        let actor = looking.actor.clone();
        let found = find(&mut looking.link(), id).await?.ok_or(LedgerError::NotFound("person"))?;
        self.require_known(&mut looking.link(), &actor, &found).await?;
        looking.record("person-seen", found.partnership, Subject::Person(id), json!({}));
        Ok(found)
    }

    /// Looks people up by the beginning of their names, family name first, or by their pupil number; at most 50. Only for
    /// those who may begin records about such people: they must know whether somebody is there already. Whom it showed is
    /// in the journal, what was typed is not.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`]; [`LedgerError::Field`] for `name` where fewer than two letters are given.
    pub async fn find_persons(
        &self,
        actor: &Actor,
        of: PartnershipId,
        kind: PersonKind,
        name: &str,
    ) -> Result<Vec<Person>, LedgerError> {
        let wanted = key(name);
        if wanted.chars().count() < 2 {
            return Err(LedgerError::Field { field: "name", message: "Enter at least two letters of the name." });
        }
        let work = self.clone();
        let look = self
            .ledger
            .look(actor, move |looking| Box::pin(async move { work.called(looking, of, kind, &wanted).await }));
        look.await
    }

    async fn called(
        &self,
        looking: &mut Looking,
        of: PartnershipId,
        kind: PersonKind,
        wanted: &str,
    ) -> Result<Vec<Person>, LedgerError> {
        let actor = looking.actor.clone();
        self.require_beginner(&mut looking.link(), &actor, of, kind).await?;
        let sql =
            "SELECT id, partnership_id, kind, family_name, given_names, born_on, sex, died_on, pupil_number, version
                   FROM persons WHERE partnership_id = $1 AND kind = $2 AND merged_into IS NULL
                     AND ((match_key >= $3 AND match_key < $4) OR LOWER(pupil_number) = $3)
                   ORDER BY match_key, id LIMIT 50";
        // The last character there is: everything that begins as wanted comes before it.
        let end = format!("{wanted}\u{10ffff}");
        let rows = rows!(looking, Row, sql, of, kind, wanted, end.as_str())?;
        let found: Vec<Person> = rows.into_iter().map(Person::from_row).collect();
        let shown: Vec<PersonId> = found.iter().map(|person| person.id).collect();
        looking.record("persons-found", of, Subject::Registers, json!({"shown": shown}));
        Ok(found)
    }

    /// Refuses who may begin no record about such a person today.
    pub(super) async fn require_beginner(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
        kind: PersonKind,
    ) -> Result<(), LedgerError> {
        let held = Held::of(self, link, actor, of).await?;
        if self.begins(&held, kind) { Ok(()) } else { Err(LedgerError::Forbidden(BEGINS_NONE)) }
    }

    /// Whether records about such a person are begun by one of the roles held.
    pub(super) fn begins(&self, held: &Held, kind: PersonKind) -> bool {
        let about = if kind == PersonKind::Child { About::Child } else { About::Person };
        let mut meant = self.registers.iter().filter(|definition| definition.about == about);
        held.is_program() || meant.any(|definition| held.may(definition, RecordRight::Add))
    }

    /// Refuses who may see no record of a person, unless nobody has begun one yet and they noted the person themself.
    pub(super) async fn require_known(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        person: &Person,
    ) -> Result<(), LedgerError> {
        let reach = reach::of(self, link, actor, person.partnership).await?;
        if reach.any_of_person(link, person.id).await? {
            return Ok(());
        }
        let sql = "SELECT p.made_by FROM persons p WHERE p.id = $1
                   AND NOT EXISTS (SELECT 1 FROM records r WHERE r.person_id = p.id)";
        let made = optional_row!(link, (String,), sql, person.id)?;
        let own = made.is_some_and(|(by,)| by == actor.journal_text());
        if own || Who::of(actor)? == Who::System { Ok(()) } else { Err(LedgerError::NotFound("person")) }
    }
}

/// The person, whoever asks.
pub(super) async fn find(link: &mut Link<'_>, id: PersonId) -> Result<Option<Person>, LedgerError> {
    let sql = "SELECT id, partnership_id, kind, family_name, given_names, born_on, sex, died_on, pupil_number, version
               FROM persons WHERE id = $1";
    Ok(optional_row!(link, Row, sql, id)?.map(Person::from_row))
}

/// Lets changes of one subject's records wait for each other, so that no two episodes can begin side by side. SQLite has
/// one writer anyway.
pub(super) async fn in_turn(change: &mut Change<'_>, subject: &str) -> Result<(), LedgerError> {
    if let Link::Postgres(c) = change.link() {
        sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))").bind(subject).execute(c).await?;
    }
    Ok(())
}

/// Which parts differ: their names, never what stands in them.
fn changed(before: &NewPerson, after: &NewPerson) -> Vec<&'static str> {
    let parts = [
        ("family_name", before.family_name != after.family_name),
        ("given_names", before.given_names != after.given_names),
        ("born", before.born != after.born),
        ("sex", before.sex != after.sex),
        ("died", before.died != after.died),
        ("pupil_number", before.pupil_number != after.pupil_number),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
