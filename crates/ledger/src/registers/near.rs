//! The people to whom fields point: who stands around a child, who works here, and looking somebody up for a field.
//!
//! Whoever sees a record and a field of it sees the name of whom it points at; whether they may open that person's own
//! page is another matter, and is said beside each name.

use std::collections::BTreeSet;

use bigplan_register::definition::Right;
use bigplan_register::{Definition, Field, FieldCode, Kind, RegisterCode, Value};
use jiff::civil::Date;
use serde_json::json;

use super::Casework;
use super::duties::day_of;
use super::held::Held;
use super::persons::{self, Person, PersonKind, Row, key};
use super::reach::{self, Reach, reached};
use super::save::Open;
use crate::store::Link;
use crate::{AccountId, Actor, LedgerError, OrganisationId, PartnershipId, PersonId, RecordId, Subject};

/// Somebody to whom a field of a record points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonNear {
    /// Who.
    pub person: Person,
    /// Whether the reader may open the person's own page.
    pub opens: bool,
}

/// Somebody who holds a duty today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: String,
    /// The codes of the roles held today.
    pub roles: Vec<String>,
    /// The organisations for which a duty is held today.
    pub organisations: Vec<OrganisationId>,
}

/// Why somebody was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// By the id.
    Id,
    /// By the pupil number.
    PupilNumber,
    /// By the name and the day of birth.
    NameAndBirth,
    /// By the name alone, which is done for grown-ups only.
    Name,
}

/// The people to whom what a reader sees of a record points.
#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    pub(super) people: Vec<PersonNear>,
    pub(super) staff: Vec<(AccountId, String)>,
}

fn links<'a>(open: &'a Open<'_>, meant: fn(&Field) -> bool) -> impl Iterator<Item = &'a str> {
    let fields = open.standings.seen(open.definition).into_iter().filter(move |field| meant(field));
    fields.filter_map(|field| match open.record.value(&field.code) {
        Some(Value::Link(id)) => Some(id.as_str()),
        _ => None,
    })
}

/// The people to whom a record points, as far as its reader sees the fields.
pub(super) async fn of_record(link: &mut Link<'_>, reach: &Reach, open: &Open<'_>) -> Result<Near, LedgerError> {
    let mut near = Near::default();
    let people: BTreeSet<PersonId> = links(open, Field::names_person).filter_map(|id| id.parse().ok()).collect();
    for id in people {
        if let Some(person) = persons::find(link, id).await? {
            let opens = reach.any_of_person(link, id).await?;
            near.people.push(PersonNear { person, opens });
        }
    }
    let staff: BTreeSet<AccountId> = links(open, Field::names_staff).filter_map(|id| id.parse().ok()).collect();
    for id in staff {
        let name = optional_row!(link, (String,), "SELECT name FROM accounts WHERE id = $1", id)?;
        near.staff.extend(name.map(|(name,)| (id, name)));
    }
    Ok(near)
}

impl Casework {
    /// Who may be chosen where a field points at somebody: the people at whom the records of a child point, as far as the
    /// actor may see these and their fields, and those who were `chosen` already. The look is in the journal.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for visitors and for programs that act for somebody.
    pub async fn people_around(
        &self,
        actor: &Actor,
        of: PartnershipId,
        about: Option<PersonId>,
        chosen: &[PersonId],
    ) -> Result<Vec<Person>, LedgerError> {
        let mut change = self.ledger.change(actor).await?;
        let reach = reach::of(self, &mut change.link(), actor, of).await?;
        let (mut ids, mut shown) = (BTreeSet::new(), Vec::new());
        let records = match about {
            Some(person) => pointing(&mut change.link(), &reach, person).await?,
            None => Vec::new(),
        };
        for (record, register) in records {
            if self.registers.named(&register).is_some_and(|one| one.fields.iter().any(Field::names_person)) {
                let open = self.known_in(&mut change, actor, record).await?;
                ids.extend(links(&open, Field::names_person).filter_map(|id| id.parse::<PersonId>().ok()));
                shown.push(record);
            }
        }
        let held = Held::of(self, &mut change.link(), actor, of).await?;
        let mut people = Vec::new();
        for id in ids.union(&chosen.iter().copied().collect()) {
            let Some(person) = persons::find(&mut change.link(), *id).await?.filter(|person| person.partnership == of)
            else {
                continue;
            };
            if self.may_name(&held, person.says.kind) || ids.contains(id) {
                people.push(person);
            }
        }
        if !people.is_empty() {
            let body = json!({"shown": people.iter().map(|person| person.id).collect::<Vec<_>>()});
            change.record_shown("people-shown", of, shown, Subject::Registers, body);
            change.commit().await?;
        }
        people.sort_by(|one, other| names(one).cmp(&names(other)));
        Ok(people)
    }

    /// Who holds a duty in a partnership today, by name.
    ///
    /// # Errors
    /// [`LedgerError::Forbidden`] for who holds no duty there and does not look after it.
    pub async fn colleagues(&self, actor: &Actor, of: PartnershipId) -> Result<Vec<Colleague>, LedgerError> {
        type Row = (String, AccountId, String, Option<OrganisationId>);
        let mut read = self.ledger.store.snapshot().await?;
        self.require_duty(&mut read.link(), actor, of).await?;
        let sql = "SELECT DISTINCT a.name, a.id, d.role, d.organisation_id FROM duties d JOIN accounts a ON a.id = d.account_id
                   WHERE d.partnership_id = $1 AND a.disabled_at IS NULL
                     AND (d.from_on IS NULL OR d.from_on <= $2) AND (d.until_on IS NULL OR d.until_on >= $2)
                   ORDER BY a.name, a.id, d.role, d.organisation_id";
        let mut found: Vec<Colleague> = Vec::new();
        for (name, account, role, body) in rows!(read, Row, sql, of, day_of(self))? {
            match found.last_mut().filter(|last| last.account == account) {
                Some(last) => {
                    last.roles.push(role);
                    last.organisations.extend(body);
                }
                None => {
                    let organisations = body.into_iter().collect();
                    found.push(Colleague { account, name, roles: vec![role], organisations });
                }
            }
        }
        Ok(found)
    }

    /// Looks somebody up for a field that points at people: by id, by pupil number, or by how the name begins and the day
    /// of birth; grown-ups by the name alone too. At most 50. For which field and who was shown is in the journal, what was
    /// typed is not.
    ///
    /// # Errors
    /// [`LedgerError::Field`] for `name` where fewer than two letters are given, and for `born` where a child is looked up
    /// by the name alone; [`LedgerError::NotFound`] for the field; [`LedgerError::Forbidden`] where the actor may not fill
    /// it in.
    pub async fn look_up(
        &self,
        actor: &Actor,
        of: PartnershipId,
        (register, field): (&RegisterCode, &FieldCode),
        name: &str,
        born: Option<Date>,
    ) -> Result<Vec<(Person, FoundBy)>, LedgerError> {
        let definition = self.registers.find(register).ok_or(LedgerError::NotFound("register"))?;
        let kind = kind_of(definition, field)?;
        let wanted = key(name);
        if wanted.chars().count() < 2 {
            return Err(LedgerError::Field { field: "name", message: "Enter at least two letters or figures." });
        }
        let mut change = self.ledger.change(actor).await?;
        self.require_filler(&mut change.link(), actor, of, (definition, field)).await?;
        let sql =
            "SELECT id, partnership_id, kind, family_name, given_names, born_on, sex, died_on, pupil_number, version
                   FROM persons WHERE partnership_id = $1 AND kind = $2 AND merged_into IS NULL
                     AND (id = $3 OR LOWER(pupil_number) = $3
                       OR (match_key >= $3 AND match_key < $4 AND (born_on = $5 OR ($5 = '' AND kind = 'adult'))))
                   ORDER BY match_key, id LIMIT 50";
        // The last character there is: everything that begins as wanted comes before it.
        let end = format!("{wanted}\u{10ffff}");
        let day = born.map(|day| day.to_string()).unwrap_or_default();
        let rows = rows!(change.work, Row, sql, of, kind, wanted.as_str(), end.as_str(), day.as_str())?;
        let found: Vec<Person> = rows.into_iter().map(Person::from_row).collect();
        if found.is_empty() && kind == PersonKind::Child && born.is_none() {
            let message =
                "Enter the day of birth too: a child is looked up by name and birth, by pupil number or by id.";
            return Err(LedgerError::Field { field: "born", message });
        }
        let shown: Vec<PersonId> = found.iter().map(|person| person.id).collect();
        let body = json!({"shown": shown, "register": register, "field": field});
        change.record("persons-found", Some(of), Subject::Registers, body);
        change.commit().await?;
        let because = |person: Person| {
            let why = why(&person, &wanted, born);
            (person, why)
        };
        Ok(found.into_iter().map(because).collect())
    }

    /// Refuses who may not fill in a field today.
    async fn require_filler(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
        (definition, code): (&Definition, &FieldCode),
    ) -> Result<(), LedgerError> {
        let held = Held::of(self, link, actor, of).await?;
        let fills = definition.field(code).is_some_and(|field| opens(field, &held));
        if held.is_program() || (fills && writes(definition, &held)) {
            return Ok(());
        }
        Err(LedgerError::Forbidden("look people up for this field: your role does not fill it in"))
    }

    /// Refuses who may neither begin records about such people nor fill in a field that points at them.
    pub(super) async fn require_namer(
        &self,
        link: &mut Link<'_>,
        actor: &Actor,
        of: PartnershipId,
        kind: PersonKind,
    ) -> Result<(), LedgerError> {
        let held = Held::of(self, link, actor, of).await?;
        if self.may_name(&held, kind) { Ok(()) } else { Err(LedgerError::Forbidden(persons::BEGINS_NONE)) }
    }

    /// Whether one of the roles held begins records about such people or fills in a field that points at them.
    fn may_name(&self, held: &Held, kind: PersonKind) -> bool {
        self.registers.iter().any(|definition| fills(definition, held, kind)) || self.begins(held, kind)
    }
}

/// Whether one of the roles begins or changes records with a field that points at such people.
fn fills(definition: &Definition, held: &Held, kind: PersonKind) -> bool {
    let mut fields = definition.fields.iter();
    writes(definition, held) && fields.any(|field| opens(field, held) && field.names_person() && pointed(field) == kind)
}

/// Whether one of the roles begins or changes records.
fn writes(definition: &Definition, held: &Held) -> bool {
    held.may(definition, Right::Add) || held.may(definition, Right::Change)
}

/// Whether a field is one of the roles' to change, where records are.
fn opens(field: &Field, held: &Held) -> bool {
    field.change.is_empty() || field.change.iter().any(|role| held.holds(role))
}

fn pointed(field: &Field) -> PersonKind {
    if field.kind == Kind::Child { PersonKind::Child } else { PersonKind::Adult }
}

fn kind_of(definition: &Definition, field: &FieldCode) -> Result<PersonKind, LedgerError> {
    let found = definition.field(field).filter(|field| field.names_person());
    found.map(pointed).ok_or(LedgerError::NotFound("field"))
}

fn why(person: &Person, wanted: &str, born: Option<Date>) -> FoundBy {
    match &person.says.pupil_number {
        _ if person.id.to_string() == wanted => FoundBy::Id,
        Some(number) if number.to_lowercase() == wanted => FoundBy::PupilNumber,
        _ if born.is_some() => FoundBy::NameAndBirth,
        _ => FoundBy::Name,
    }
}

fn names(person: &Person) -> (&str, &str, PersonId) {
    (&person.says.family_name, &person.says.given_names, person.id)
}

async fn pointing(
    link: &mut Link<'_>,
    reach: &Reach,
    person: PersonId,
) -> Result<Vec<(RecordId, String)>, LedgerError> {
    reached!(
        fetch_all,
        link,
        (RecordId, String),
        reach,
        "SELECT r.id, r.register FROM records r",
        "AND r.person_id = $11 AND r.merged_into IS NULL ORDER BY r.id LIMIT 200",
        person
    )
}
