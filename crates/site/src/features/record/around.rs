//! The people around a child, where the child lives and goes to school: facts by days, as lines of a page.

use std::collections::BTreeMap;

use bigplan_ledger::PartnershipId;
use bigplan_ledger::registers::Fact;
use bigplan_register::{Definition, Field, Kind, Registers, Value};

use super::links::Links;
use super::values;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The facts of one register.
pub struct Group {
    pub title: String,
    pub lines: Vec<Line>,
}

/// One fact: where its record is, and what it says.
pub struct Line {
    pub address: String,
    pub words: String,
}

/// Facts by register, the newest of each first. Nothing where there are none.
pub async fn groups(
    site: &Site,
    visit: &Visit,
    of: PartnershipId,
    registers: &Registers,
    facts: &[Fact],
) -> Result<Vec<Group>, PageError> {
    let meant: Vec<&Definition> =
        registers.iter().filter(|one| facts.iter().any(|fact| fact.register == one.code.as_str())).collect();
    let at_organisations = |one: &&Definition| one.fields.iter().any(|field| field.kind == Kind::Organisation);
    let mut organisations = BTreeMap::new();
    if meant.iter().any(at_organisations) {
        let found = site.ledger().organisations(&visit.actor(), of).await?;
        organisations.extend(found.into_iter().map(|one| (one.id.to_string(), one.name)));
    }
    let group = |definition: &Definition| {
        let own = facts.iter().filter(|fact| fact.register == definition.code.as_str());
        let mut lines: Vec<(Option<Value>, Line)> = own
            .map(|fact| {
                let address = format!("/registers/{}/records/{}", fact.register, fact.id);
                let since = fact.values.iter().find(|(code, _)| code.as_str() == "from").map(|(_, day)| day.clone());
                (since, Line { address, words: words(registers, definition, fact, &organisations) })
            })
            .collect();
        lines.sort_by_key(|(since, _)| std::cmp::Reverse(since.as_ref().and_then(Value::day)));
        Group { title: definition.title.clone(), lines: lines.into_iter().map(|(_, line)| line).collect() }
    };
    Ok(meant.into_iter().map(group).collect())
}

/// "Who it is: Mother; Person: Invented, Oak; Since: 1 May 2004".
fn words(
    registers: &Registers,
    definition: &Definition,
    fact: &Fact,
    organisations: &BTreeMap<String, String>,
) -> String {
    let part = |field: &Field| {
        let value = fact.values.get(&field.code)?;
        let words = match value {
            Value::Link(id) => fact.people.get(id).or_else(|| organisations.get(id)).filter(|name| !name.is_empty()),
            _ => None,
        };
        let shown = || values::shown(registers, definition, &Links::default(), field, value);
        Some(format!("{}: {}", field.label, words.cloned().unwrap_or_else(shown)))
    };
    definition.fields.iter().filter_map(part).collect::<Vec<_>>().join("; ")
}
