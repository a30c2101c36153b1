//! Choosing an item or a measure of a partnership's plans: words are sought, then one of
//! what was found is chosen. Works without scripts and with plans of thousands of items.

use askama::Template;
use bigplan_ledger::{Actor, ItemId, MeasureId, PartnershipId, PlanId};
use bigplan_plan::Plan;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::Sent;
use crate::parts::item_facts;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// More than this many are not offered: more words find the right one.
const OFFERED: usize = 40;

/// What may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Items only.
    Items,
    /// Items and measures.
    ItemsAndMeasures,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// An item of a plan.
    Item(PlanId, ItemId),
    /// A measure of a plan.
    Measure(PlanId, MeasureId),
}

impl Picked {
    /// What was chosen in the form; `None` where nothing was.
    ///
    /// # Errors
    /// A page that says so, where it was not from the form's list.
    pub fn sent(sent: &Sent) -> Result<Option<Self>, PageError> {
        let text = sent.of("tie");
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
        let parts: Vec<&str> = text.split(' ').collect();
        let &[sort, plan, id] = parts.as_slice() else { return Err(wrong()) };
        let plan = plan.parse().map_err(|_| wrong())?;
        match sort {
            "item" => Ok(Some(Self::Item(plan, id.parse().map_err(|_| wrong())?))),
            "measure" => Ok(Some(Self::Measure(plan, id.parse().map_err(|_| wrong())?))),
            _ => Err(wrong()),
        }
    }
}

/// The page, before it is known what is found.
pub struct ItemChoice {
    /// Its frame; the title is the heading.
    pub frame: Frame,
    /// What the choice is for, above the heading.
    pub caption: String,
    /// The address of the form.
    pub action: String,
    /// Where it leads without a choice.
    pub cancel: String,
    /// What may be chosen.
    pub wanted: Wanted,
}

#[derive(Template)]
#[template(path = "parts/item_choice/item_choice.html")]
struct ItemChoicePage<'a> {
    frame: &'a Frame,
    heading: &'a str,
    choice: &'a ItemChoice,
    words: &'a str,
    found: Vec<Choice>,
    more: bool,
    errors: FieldErrors,
}

impl ItemChoice {
    /// The page with what the words find in the plans of a partnership that the visitor may see.
    ///
    /// # Errors
    /// When the database does not answer or the page cannot be drawn.
    pub async fn show(self, site: &Site, visit: &Visit, of: PartnershipId, words: &str, errors: FieldErrors) -> Answer {
        let mut found =
            if words.trim().is_empty() { Vec::new() } else { self.found(site, &visit.actor(), of, words).await? };
        let more = found.len() > OFFERED;
        found.truncate(OFFERED);
        let heading = self.frame.title.clone();
        let frame = Frame { title: errors.title(&heading), ..self.frame.clone() };
        let status = errors.status();
        let page = ItemChoicePage { frame: &frame, heading: &heading, choice: &self, words, found, more, errors };
        page_with(status, &page)
    }

    async fn found(
        &self,
        site: &Site,
        actor: &Actor,
        of: PartnershipId,
        words: &str,
    ) -> Result<Vec<Choice>, PageError> {
        let mut found = Vec::new();
        for summary in site.ledger().plans(actor, of).await? {
            let shown = site.plan(actor, &summary.id.to_string()).await?;
            found.extend(matching(&shown.stored.plan, summary.id, words, self.wanted));
        }
        Ok(found)
    }
}

/// What all of the words find in one plan.
fn matching(plan: &Plan, id: PlanId, words: &str, wanted: Wanted) -> Vec<Choice> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let title = plan.head.title.as_str();
    let items = plan.items.iter().map(|item| (format!("item {id} {}", item.id), item_facts::label(item, &plan.head)));
    let measures = plan.measures.iter().filter(|_| wanted == Wanted::ItemsAndMeasures);
    let measures = measures.map(|one| (format!("measure {id} {}", one.id), item_facts::measure_line(one)));
    let named = items.chain(measures).filter(|(_, words)| has(words));
    named.map(|(value, words)| Choice::explained(value, words, title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_must_be_found_and_measures_only_where_they_are_wanted() {
        let plan: Plan = toml::from_str(
            r#"
            items = [{ id = "a", kind = "action", ref = "1.1", title = "Plant trees" }, { id = "b", kind = "action", title = "Cut grass" }]
            measures = [{ id = "m", code = "NI 1", title = "Trees planted" }]"#,
        )
        .unwrap();
        let id: PlanId = "00000000000000000000000000".parse().unwrap();
        let found = |words: &str, wanted| matching(&plan, id, words, wanted).len();
        assert_eq!(found("TREES plant", Wanted::Items), 1);
        assert_eq!(found("tree", Wanted::ItemsAndMeasures), 2);
        assert_eq!(found("tree grass", Wanted::ItemsAndMeasures), 0);
    }

    #[test]
    fn only_what_the_form_offers_is_taken() {
        let id = "00000000000000000000000000";
        let sent = |text: String| Picked::sent(&Sent::default().with("tie", text));
        assert!(matches!(sent(format!("item {id} {id}")), Ok(Some(Picked::Item(..)))));
        assert!(matches!(sent(format!("measure {id} {id}")), Ok(Some(Picked::Measure(..)))));
        assert!(matches!(sent(String::new()), Ok(None)));
        assert!(sent("item 1 2".to_owned()).is_err() && sent(format!("plan {id} {id}")).is_err());
    }
}
