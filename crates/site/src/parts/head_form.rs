//! The form of a plan's title page: what stands in it and what it means. Used wherever a
//! title page is corrected or changed.

use std::collections::BTreeMap;

use bigplan_plan::{Kind, PlanHead, PlanPeriod};
use serde::Deserialize;

use super::error_summary::FieldErrors;
use super::form::mark;

/// The longest field, in characters.
const LONGEST: usize = 1_000;
/// The longest word for a kind of item, in characters.
const LONGEST_LABEL: usize = 60;

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct HeadForm {
    /// The title.
    #[serde(default)]
    pub title: String,
    /// Place or partnership, as the plan names it.
    #[serde(default)]
    pub partnership: String,
    /// First year or date.
    #[serde(default)]
    pub from: String,
    /// Last year or date.
    #[serde(default)]
    pub to: String,
    /// Edition.
    #[serde(default)]
    pub edition: String,
    /// Vision.
    #[serde(default)]
    pub vision: String,
    #[serde(default, rename = "label-outcome")]
    outcome: String,
    #[serde(default, rename = "label-priority")]
    priority: String,
    #[serde(default, rename = "label-objective")]
    objective: String,
    #[serde(default, rename = "label-action")]
    action: String,
    #[serde(default, rename = "label-milestone")]
    milestone: String,
    /// The mark of the title page that the form showed.
    #[serde(default)]
    pub seen: String,
}

impl HeadForm {
    /// The form of a title page that is there.
    pub fn of(head: &PlanHead) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let label = |kind| head.labels.get(&kind).cloned().unwrap_or_default();
        let (from, to) = head.period.clone().map(|period| (period.from, period.to)).unwrap_or_default();
        Self {
            title: head.title.clone(),
            partnership: head.partnership.clone(),
            from,
            to,
            edition: text(&head.edition),
            vision: text(&head.vision),
            outcome: label(Kind::Outcome),
            priority: label(Kind::Priority),
            objective: label(Kind::Objective),
            action: label(Kind::Action),
            milestone: label(Kind::Milestone),
            seen: mark(head),
        }
    }

    /// The same, as typed by somebody who has now seen another title page.
    #[must_use]
    pub fn seeing(self, other: &Self) -> Self {
        Self { seen: other.seen.clone(), ..self }
    }

    /// The title page that the form describes.
    ///
    /// # Errors
    /// What is wrong with which field.
    pub fn head(&self) -> Result<PlanHead, FieldErrors> {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let all = [&self.title, &self.partnership, &self.from, &self.to, &self.edition, &self.vision];
        if all.iter().any(|text| text.chars().count() > LONGEST) {
            return Err(FieldErrors::one("title", "Every field must be 1,000 characters or fewer"));
        }
        let Some(title) = some(&self.title) else {
            return Err(FieldErrors::one("title", "Enter the plan’s title"));
        };
        let period = match (some(&self.from), some(&self.to)) {
            (Some(from), Some(to)) => Some(PlanPeriod { from, to }),
            (None, None) => None,
            (None, Some(_)) => return Err(FieldErrors::one("from", "Enter the first year too")),
            (Some(_), None) => return Err(FieldErrors::one("to", "Enter the last year too")),
        };
        let partnership = some(&self.partnership).unwrap_or_default();
        let (edition, vision) = (some(&self.edition), some(&self.vision));
        Ok(PlanHead { title, partnership, period, edition, vision, labels: self.labels()? })
    }

    /// The plan's own words for its kinds of item: kind, field, word.
    pub fn own_words(&self) -> [(Kind, &'static str, &str); 5] {
        [
            (Kind::Outcome, "label-outcome", &self.outcome),
            (Kind::Priority, "label-priority", &self.priority),
            (Kind::Objective, "label-objective", &self.objective),
            (Kind::Action, "label-action", &self.action),
            (Kind::Milestone, "label-milestone", &self.milestone),
        ]
    }

    fn labels(&self) -> Result<BTreeMap<Kind, String>, FieldErrors> {
        let too_long = self.own_words().into_iter().find(|(_, _, word)| word.chars().count() > LONGEST_LABEL);
        if let Some((_, field, _)) = too_long {
            return Err(FieldErrors::one(field, "The plan’s own word must be 60 characters or fewer"));
        }
        let own = self.own_words().map(|(kind, _, word)| (kind, word.trim().to_owned()));
        Ok(own.into_iter().filter(|(kind, word)| !word.is_empty() && word != kind.word()).collect())
    }

    /// The fields of the page: name, label, value.
    pub fn fields(&self) -> Vec<(&'static str, String, &str)> {
        let head = [
            ("title", "Title", &self.title),
            ("partnership", "Place or partnership, as the document names it", &self.partnership),
            ("from", "First year or date", &self.from),
            ("to", "Last year or date", &self.to),
            ("edition", "Edition, for example 2.1", &self.edition),
            ("vision", "Vision, in a sentence", &self.vision),
        ];
        let label = |kind: Kind| format!("What the plan calls one {}, if not that", kind.as_str());
        let own = self.own_words().map(|(kind, id, word)| (id, label(kind), word));
        head.map(|(id, label, value)| (id, label.to_owned(), value.as_str())).into_iter().chain(own).collect()
    }
}
