//! What fields of a record may point at: organisations, teams and posts of the partnership, people around the child and
//! those who work here, and records of the same child.

use bigplan_ledger::registers::{CasePage, OtherRecord, Person, PersonKind};
use bigplan_ledger::{PartnershipId, PersonId};
use bigplan_register::definition::Subject;
use bigplan_register::{Definition, Field, Kind, Registers};

use super::field_form::Typed;
use super::list::reference;
use super::person_choice;
use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What a form offers and a page names.
#[derive(Debug, Default)]
pub struct Links {
    organisations: Vec<(String, String)>,
    teams: Vec<(String, String)>,
    posts: Vec<(String, String)>,
    staff: Vec<(String, String)>,
    people: Vec<Near>,
    records: Vec<OtherRecord>,
}

/// Somebody to whom a field may point.
#[derive(Debug)]
struct Near {
    id: String,
    words: String,
    child: bool,
    /// Whether the reader may open their page.
    opens: bool,
}

impl Near {
    fn of(person: &Person, opens: bool) -> Self {
        let child = person.says.kind == PersonKind::Child;
        Self { id: person.id.to_string(), words: person_choice::named(person), child, opens }
    }
}

impl Links {
    /// What a register's fields need, and no more. `records` are those of the same child that the reader sees.
    pub async fn of(
        site: &Site,
        visit: &Visit,
        of: PartnershipId,
        definition: &Definition,
        records: Vec<OtherRecord>,
    ) -> Result<Self, PageError> {
        let (actor, needs) = (visit.actor(), |kind| definition.fields.iter().any(|field| field.kind == kind));
        let mut links = Self { records, ..Self::default() };
        if needs(Kind::Organisation) || definition.about == Subject::Organisation {
            let found = site.ledger().organisations(&actor, of).await?;
            links.organisations = found.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        }
        if needs(Kind::Team) {
            let found = site.casework().await?.teams(&actor, of).await?;
            links.teams = found.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        }
        if needs(Kind::Post) || definition.about == Subject::Post {
            let found = site.ledger().posts(&actor, of).await?;
            links.posts = found.into_iter().map(|one| (one.id.to_string(), one.title)).collect();
        }
        Ok(links)
    }

    /// The same with the people to whom a record points.
    #[must_use]
    pub fn of_record(mut self, case: &CasePage) -> Self {
        self.people.extend(case.people.iter().map(|near| Near::of(&near.person, near.opens)));
        self.staff.extend(case.staff.iter().map(|(id, name)| (id.to_string(), name.clone())));
        self
    }

    /// The same with those who may be chosen in a form: the people around a child, who was chosen already, and those who
    /// work here.
    pub async fn for_form(
        mut self,
        site: &Site,
        visit: &Visit,
        of: PartnershipId,
        definition: &Definition,
        (about, typed): (Option<PersonId>, &Typed),
    ) -> Result<Self, PageError> {
        let (casework, actor) = (site.casework().await?, visit.actor());
        let pointing = || definition.fields.iter().filter(|field| field.names_person());
        if pointing().next().is_some() {
            let chosen: Vec<PersonId> = pointing().filter_map(|field| typed.get(&field.code)?.parse().ok()).collect();
            let found = casework.people_around(&actor, of, about, &chosen).await?;
            let new = |person: &&Person| self.people.iter().all(|near| near.id != person.id.to_string());
            let found: Vec<Near> = found.iter().filter(new).map(|person| Near::of(person, false)).collect();
            self.people.extend(found);
        }
        if definition.fields.iter().any(Field::names_staff) {
            let found = casework.colleagues(&actor, of).await?;
            let new = |id: &str| self.staff.iter().all(|(known, _)| known != id);
            let found = found.into_iter().map(|one| (one.account.to_string(), one.name));
            let found: Vec<(String, String)> = found.filter(|(id, _)| new(id)).collect();
            self.staff.extend(found);
        }
        Ok(self)
    }

    /// The page of what a field points at, where the reader may open it.
    pub fn address(&self, field: &Field, id: &str) -> Option<String> {
        if field.names_person() {
            let near = self.people.iter().find(|near| near.id == id && near.opens)?;
            return Some(format!("/registers/persons/{}", near.id));
        }
        let record = self.records.iter().find(|record| record.id.to_string() == id)?;
        Some(format!("/registers/{}/records/{}", record.register, record.id))
    }

    /// The choices of a field that points at something; nothing where a form cannot offer it.
    pub fn choices(&self, registers: &Registers, field: &Field) -> Option<Vec<Choice>> {
        let named =
            |all: &[(String, String)]| -> Vec<Choice> { all.iter().map(|(id, name)| Choice::new(id, name)).collect() };
        match field.kind {
            Kind::Organisation => Some(named(&self.organisations)),
            Kind::Team => Some(named(&self.teams)),
            Kind::Post => Some(named(&self.posts)),
            Kind::Person if field.staff => Some(named(&self.staff)),
            Kind::Person | Kind::Child => {
                let meant = self.people.iter().filter(|near| near.child == (field.kind == Kind::Child));
                Some(meant.map(|near| Choice::new(&near.id, &near.words)).collect())
            }
            Kind::Record => {
                let wanted = field.register.as_ref().map(|register| register.as_str());
                let meant = self.records.iter().filter(|one| wanted.is_none_or(|wanted| one.register == wanted));
                Some(meant.map(|record| Choice::new(record.id.to_string(), record_words(registers, record))).collect())
            }
            _ => None,
        }
    }

    /// What a link is called: a sign that something stands there, where the reader may not see what.
    pub fn name(&self, registers: &Registers, field: &Field, id: &str) -> String {
        let choices = self.choices(registers, field).unwrap_or_default();
        let known = choices.into_iter().find(|choice| choice.value == id).map(|choice| choice.words);
        known.unwrap_or_else(|| match field.kind {
            Kind::Place => id.to_owned(),
            _ => "Filled in; not shown here".to_owned(),
        })
    }

    /// Whom or what a new record of a register may be about, where it is about an organisation or a post.
    pub fn about(&self, definition: &Definition) -> Vec<Choice> {
        let all = match definition.about {
            Subject::Organisation => &self.organisations,
            Subject::Post => &self.posts,
            _ => return Vec::new(),
        };
        all.iter().map(|(id, name)| Choice::new(id, name)).collect()
    }
}

/// "referral 7K2M9Q".
pub fn record_words(registers: &Registers, record: &OtherRecord) -> String {
    let one = registers.named(&record.register).map_or(record.register.as_str(), |definition| definition.one.as_str());
    format!("{one} {}", reference(record.id))
}
