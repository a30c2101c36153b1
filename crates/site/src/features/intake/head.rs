//! Correcting what the title page of a draft says.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use bigplan_plan::{Kind, PlanHead, PlanPeriod};
use serde::Deserialize;

use super::correct::{Wish, correct};
use super::opened::{self, Open};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::mark;
use crate::shell::answer::{Answer, page, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The longest field, in characters.
const LONGEST: usize = 1_000;
/// The longest word for a kind of item, in characters.
const LONGEST_LABEL: usize = 60;

#[derive(Template)]
#[template(path = "features/intake/head.html")]
struct HeadPage {
    frame: Frame,
    address: String,
    form: HeadForm,
    errors: FieldErrors,
    /// What stands now, where somebody else changed it after the form was opened.
    theirs: Option<HeadForm>,
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct HeadForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    partnership: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    edition: String,
    #[serde(default)]
    vision: String,
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
    #[serde(default)]
    seen: String,
}

enum Done {
    Kept,
    Changed(Box<Open>),
}

impl HeadForm {
    fn of(head: &PlanHead) -> Self {
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

    fn head(&self) -> Result<PlanHead, FieldErrors> {
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

    fn own_words(&self) -> [(Kind, &'static str, &str); 5] {
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
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(import): Path<String>) -> Answer {
    let open = opened::open(&site, &visit, &import).await?;
    page(&head_page(&visit, &open.address(), HeadForm::of(&open.plan.head), FieldErrors::default(), None))
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(import): Path<String>,
    Checked(form): Checked<HeadForm>,
) -> Answer {
    let address = opened::address(import.parse().map_err(|_| PageError::not_found())?);
    let head = match form.head() {
        Ok(head) => head,
        Err(errors) => {
            opened::open(&site, &visit, &import).await?;
            let page = head_page(&visit, &address, form, errors, None);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let done = correct(&site, &visit, &import, |open| {
        if open.plan.head == head {
            return Wish::Nothing(Done::Kept);
        }
        if mark(&open.plan.head) != form.seen {
            return Wish::Nothing(Done::Changed(Box::new(open.clone())));
        }
        let mut corrections = open.corrections.clone();
        corrections.head = Some(head.clone());
        Wish::Keep(corrections, Done::Kept)
    });
    match done.await? {
        Done::Kept => Ok(see_other(&address)),
        Done::Changed(open) => {
            let theirs = HeadForm::of(&open.plan.head);
            let mine = HeadForm { seen: theirs.seen.clone(), ..form };
            page_with(StatusCode::CONFLICT, &head_page(&visit, &address, mine, FieldErrors::default(), Some(theirs)))
        }
    }
}

fn head_page(visit: &Visit, address: &str, form: HeadForm, errors: FieldErrors, theirs: Option<HeadForm>) -> HeadPage {
    let title = "Correct the title page";
    let title = if theirs.is_some() { format!("Error: {title}") } else { errors.title(title) };
    let frame = Frame::new(visit, title).under("Home", "/").under("Imports", "/imports").under("Import", address);
    HeadPage { frame, address: address.to_owned(), form, errors, theirs }
}

impl HeadPage {
    fn wrong(&self, field: &str) -> Option<&str> {
        self.errors.of(field)
    }

    fn fields(&self) -> Vec<(&'static str, String, &str)> {
        let form = &self.form;
        let head = [
            ("title", "Title", &form.title),
            ("partnership", "Place or partnership, as the document names it", &form.partnership),
            ("from", "First year or date", &form.from),
            ("to", "Last year or date", &form.to),
            ("edition", "Edition, for example 2.1", &form.edition),
            ("vision", "Vision, in a sentence", &form.vision),
        ];
        let label = |kind: Kind| format!("What the plan calls one {}, if not that", kind.as_str());
        let own = form.own_words().map(|(kind, id, word)| (id, label(kind), word));
        head.map(|(id, label, value)| (id, label.to_owned(), value.as_str())).into_iter().chain(own).collect()
    }
}
