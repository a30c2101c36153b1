//! What fields of a record may point at: organisations, teams and posts of the partnership, and records of the same child.

use bigplan_ledger::PartnershipId;
use bigplan_ledger::registers::OtherRecord;
use bigplan_register::definition::Subject;
use bigplan_register::{Definition, Field, Kind, Registers};

use super::list::reference;
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
    records: Vec<OtherRecord>,
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

    /// The choices of a field that points at something; nothing where a form cannot offer it.
    pub fn choices(&self, registers: &Registers, field: &Field) -> Option<Vec<Choice>> {
        let named =
            |all: &[(String, String)]| -> Vec<Choice> { all.iter().map(|(id, name)| Choice::new(id, name)).collect() };
        match field.kind {
            Kind::Organisation => Some(named(&self.organisations)),
            Kind::Team => Some(named(&self.teams)),
            Kind::Post => Some(named(&self.posts)),
            Kind::Record => {
                let wanted = field.register.as_ref().map(|register| register.as_str());
                let meant = self.records.iter().filter(|record| Some(record.register.as_str()) == wanted);
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
