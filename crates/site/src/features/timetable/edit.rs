//! Adding, changing and removing a phase or key date.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::{NewTimetableEntry, Right, TimetableId, TimetableSort};
use serde::Deserialize;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::{dates, refusal};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/timetable/edit.html")]
struct EditPage {
    frame: Frame,
    address: String,
    title: String,
    /// The entry that is changed; `None` for a new one.
    id: Option<TimetableId>,
    given: Given,
    errors: FieldErrors,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Given {
    #[serde(default)]
    sort: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    starts: String,
    #[serde(default)]
    ends: String,
}

impl Given {
    fn of(entry: &NewTimetableEntry) -> Self {
        Self {
            sort: entry.sort.as_str().to_owned(),
            name: entry.name.clone(),
            about: entry.about.clone(),
            starts: entry.starts.to_string(),
            ends: entry.ends.to_string(),
        }
    }

    fn checked(&self) -> Result<NewTimetableEntry, FieldErrors> {
        let mut errors = FieldErrors::default();
        let sort = self.sort.parse::<TimetableSort>();
        if sort.is_err() {
            errors.add("sort", "Choose whether it is a phase or a key date.");
        }
        let starts = dates::typed(&self.starts);
        if starts.is_none() {
            errors.add("starts", "Enter when it is or begins, for example September 2009.");
        }
        let phase = matches!(sort, Ok(TimetableSort::Phase));
        let ends = if phase { dates::typed(&self.ends) } else { starts };
        if phase && ends.is_none() {
            errors.add("ends", "Enter when the phase ends, for example December 2009.");
        }
        match (sort, starts, ends) {
            (Ok(sort), Some(starts), Some(ends)) if errors.is_empty() => {
                Ok(NewTimetableEntry { sort, name: self.name.clone(), about: self.about.clone(), starts, ends })
            }
            _ => Err(errors),
        }
    }
}

/// The form of a new one.
pub async fn add(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    drawn(&site, &visit, &plan, None, Given::default(), FieldErrors::default()).await
}

/// Keeps a new one.
pub async fn take_new(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    keep(&site, &visit, &plan, None, given).await
}

/// The form of one that is there.
pub async fn change(State(site): State<Site>, visit: Visit, Path((plan, entry)): Path<(String, String)>) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let all = site.ledger().timetable(&visit.actor(), shown.stored.id).await?;
    let one = all.into_iter().find(|one| one.id.to_string() == entry).ok_or_else(PageError::not_found)?;
    drawn(&site, &visit, &plan, Some(one.id), Given::of(&one.entry), FieldErrors::default()).await
}

/// Keeps it changed.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, entry)): Path<(String, String)>,
    Checked(given): Checked<Given>,
) -> Answer {
    let id = entry.parse().map_err(|_| PageError::not_found())?;
    keep(&site, &visit, &plan, Some(id), given).await
}

/// Takes it out.
pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((plan, entry)): Path<(String, String)>,
    Checked(_): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let id = entry.parse().map_err(|_| PageError::not_found())?;
    site.ledger().take_from_timetable(&visit.actor(), shown.stored.id, id).await?;
    Ok(see_other(&format!("/plans/{}/timetable", shown.stored.id)))
}

async fn keep(site: &Site, visit: &Visit, plan: &str, id: Option<TimetableId>, given: Given) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    let entry = match given.checked() {
        Ok(entry) => entry,
        Err(errors) => return drawn(site, visit, plan, id, given, errors).await,
    };
    match site.ledger().put_in_timetable(&visit.actor(), shown.stored.id, id, &entry).await {
        Ok(_) => Ok(see_other(&format!("/plans/{}/timetable", shown.stored.id))),
        Err(why) => drawn(site, visit, plan, id, given, refusal::fields(why)?).await,
    }
}

async fn drawn(
    site: &Site,
    visit: &Visit,
    plan: &str,
    id: Option<TimetableId>,
    given: Given,
    errors: FieldErrors,
) -> Answer {
    let shown = site.plan(&visit.actor(), plan).await?;
    refusal::unless_may(visit, &shown, Right::EditPlans)?;
    let (title, address) = (shown.stored.plan.head.title.clone(), format!("/plans/{}", shown.stored.id));
    let words = if id.is_some() { "Change a phase or key date" } else { "Add a phase or key date" };
    let template = EditPage {
        frame: Frame::new(visit, errors.title(words))
            .under("Home", "/")
            .under(&title, &address)
            .under("Timetable", format!("{address}/timetable")),
        address,
        title,
        id,
        given,
        errors,
    };
    page_with(template.errors.status(), &template)
}

impl EditPage {
    fn sorts(&self) -> Vec<Choice> {
        vec![
            Choice::explained("phase", "A phase", "It has a beginning and an end."),
            Choice::explained("date", "A key date", "A meeting, a decision, the day of publication."),
        ]
    }

    fn words(&self) -> &'static str {
        if self.id.is_some() { "Change a phase or key date" } else { "Add a phase or key date" }
    }

    fn action(&self) -> String {
        let end = self.id.map_or_else(|| "add".to_owned(), |id| id.to_string());
        format!("{}/timetable/{end}", self.address)
    }
}
