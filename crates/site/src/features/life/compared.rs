//! Which two versions are compared, as an address asks.

use std::sync::Arc;

use bigplan_ledger::{Actor, Version};
use bigplan_plan::compare::{Comparison, compare};
use serde::Deserialize;

use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// The word for the plan as it stands.
const NOW: &str = "now";

/// What the address asks for: a version's number, "now", or another plan's address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The earlier one; the version before where it is empty.
    pub from: String,
    /// The later one; the plan as it stands where it is empty.
    pub to: String,
}

/// Two versions and what differs.
pub struct Compared {
    /// The plan that the page belongs to.
    pub shown: Arc<ShownPlan>,
    /// The earlier one, in words.
    pub from_words: String,
    /// The later one, in words.
    pub to_words: String,
    /// The address under which the items of the earlier one stand.
    pub from_address: String,
    /// The address under which the items of the later one stand.
    pub to_address: String,
    /// What was asked, with what it came to.
    pub asked: Asked,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What differs.
    pub found: Comparison,
}

impl Asked {
    /// Reads both and compares them.
    ///
    /// # Errors
    /// Not found where either is not there for this reader.
    pub async fn compared(self, site: &Site, actor: &Actor, plan: &str) -> Result<Compared, PageError> {
        let shown = site.plan(actor, plan.split('@').next().unwrap_or(plan)).await?;
        let versions = site.ledger().versions(actor, shown.stored.id).await?;
        let choices = choices(site, actor, &shown, &versions).await?;
        let asked = self.filled(&versions, &choices, shown.is_working());
        let (from, to) = (read(site, actor, &shown, &asked.from).await?, read(site, actor, &shown, &asked.to).await?);
        let words = |value: &str, of: &ShownPlan| {
            let known = choices.iter().find(|choice| choice.is(value)).map(|choice| choice.words.clone());
            known.unwrap_or_else(|| of.stored.plan.head.title.clone())
        };
        let found = compare(&from.stored.plan, &to.stored.plan);
        Ok(Compared {
            from_words: words(&asked.from, &from),
            to_words: words(&asked.to, &to),
            from_address: from.address(),
            to_address: to.address(),
            shown,
            asked,
            choices,
            found,
        })
    }

    /// What is not asked is the plan as it stands, and the version before.
    fn filled(mut self, versions: &[Version], choices: &[Choice], working: bool) -> Self {
        if self.to.is_empty() {
            NOW.clone_into(&mut self.to);
        }
        if self.from.is_empty() {
            let older = versions.iter().find(|version| working || !version.shown);
            let other = choices.iter().find(|choice| choice.value != NOW).map(|choice| choice.value.clone());
            self.from = older.map(|version| version.number.to_string()).or(other).unwrap_or_else(|| NOW.to_owned());
        }
        self
    }
}

/// Now, every version, and the plan that this one follows.
async fn choices(
    site: &Site,
    actor: &Actor,
    shown: &ShownPlan,
    versions: &[Version],
) -> Result<Vec<Choice>, PageError> {
    let mut choices = vec![Choice::new(NOW, "as it stands now")];
    let version = |version: &Version| Choice::new(version.number.to_string(), format!("version {}", version.number));
    choices.extend(versions.iter().map(version));
    if let Some(before) = site.ledger().follows(actor, shown.stored.id).await?
        && let Some(other) = site.ledger().plan_summary(actor, before).await?
    {
        choices.push(Choice::new(before.to_string(), format!("the plan before: {}", other.head.title)));
    }
    Ok(choices)
}

async fn read(site: &Site, actor: &Actor, shown: &ShownPlan, asked: &str) -> Result<Arc<ShownPlan>, PageError> {
    let address = match asked {
        NOW => shown.stored.id.to_string(),
        number if number.contains('.') && !number.contains('@') => format!("{}@{number}", shown.stored.id),
        other => other.to_owned(),
    };
    site.plan(actor, &address).await
}
