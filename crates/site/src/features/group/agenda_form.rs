//! The points of an agenda: adding them, writing what was said and decided, papers, ties.

use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{Meeting, NewPaper, NewPoint, Point};
use serde::Deserialize;

use super::place::{Place, about};
use crate::parts::attached;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::item_choice::{ItemChoice, Picked, Wanted};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The words that are sought.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    words: String,
}

/// A meeting that the visitor may keep.
struct Kept {
    place: Place,
    meeting: Meeting,
    points: Vec<Point>,
    address: String,
}

impl Kept {
    async fn at(site: &Site, visit: &Visit, slug: &str, group: &str, id: &str) -> Result<Self, PageError> {
        let place = Place::at(site, &visit.actor(), slug, group).await?;
        let (meeting, points) = place.meeting(site, &visit.actor(), id).await?;
        place.require(site, &visit.actor(), Right::KeepMeetings).await?;
        let address = format!("{}/meetings/{}", place.address, meeting.id);
        Ok(Self { place, meeting, points, address })
    }

    fn point(&self, id: &str) -> Result<&Point, PageError> {
        self.points.iter().find(|point| point.id.to_string() == id).ok_or_else(PageError::not_found)
    }

    fn form(&self, visit: &Visit, heading: &str) -> FormPage {
        self.place.form(visit, heading, &self.address)
    }
}

type PointPath = (String, String, String, String);

fn new_page(visit: &Visit, kept: &Kept) -> FormPage {
    kept.form(visit, "Add a point to the agenda").field(Field::line("title", "What it is about"))
}

/// The form for a new point.
pub async fn new_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting)): Path<(String, String, String)>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    new_page(&visit, &kept).show(&Sent::default(), FieldErrors::default())
}

/// Adds the point.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let new = NewPoint { title: sent.of("title").to_owned(), ..NewPoint::default() };
    match site.ledger().add_point(&visit.actor(), kept.meeting.id, new).await {
        Ok(_) => Ok(see_other(&kept.address)),
        Err(why) => new_page(&visit, &kept).show(&sent, field_errors(why, "title")?),
    }
}

fn page(visit: &Visit, kept: &Kept) -> FormPage {
    kept.form(visit, "What was said and decided")
        .field(Field::hidden("revision"))
        .field(Field::line("title", "What the point is about"))
        .field(Field::area("said", "What was said", "6"))
        .field(Field::area("decision", "What was decided (leave it empty where nothing was)", "3"))
}

/// The form for a point that is there.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let point = kept.point(&point)?;
    let sent = Sent::default()
        .with("revision", point.revision.to_string())
        .with("title", &point.says.title)
        .with("said", &point.says.said)
        .with("decision", &point.says.decision);
    page(&visit, &kept).show(&sent, FieldErrors::default())
}

/// Changes the point.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let point = kept.point(&point)?;
    let [title, said, decision] = ["title", "said", "decision"].map(|field| sent.of(field).to_owned());
    let new = NewPoint { title, said, decision, about: point.says.about };
    match site.ledger().change_point(&visit.actor(), point.id, sent.revision()?, new).await {
        Ok(()) => Ok(see_other(&kept.address)),
        Err(why) => page(&visit, &kept).show(&sent, field_errors(why, "title")?),
    }
}

fn choice(visit: &Visit, kept: &Kept, point: &Point) -> ItemChoice {
    ItemChoice {
        frame: kept.place.frame(visit, "What is this point about?"),
        caption: point.says.title.clone(),
        action: format!("{}/points/{}/about", kept.address, point.id),
        cancel: kept.address.clone(),
        wanted: Wanted::ItemsAndMeasures,
    }
}

/// Seeks the item or measure that a point is about.
pub async fn about_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let choice = choice(&visit, &kept, kept.point(&point)?);
    choice.show(&site, &visit, kept.place.partnership.id, &asked.words, FieldErrors::default()).await
}

/// Ties the point to it.
pub async fn tie(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let point = kept.point(&point)?;
    let Some(picked) = Picked::sent(&sent)? else {
        let errors = FieldErrors::one("tie", "Choose one of what was found.");
        return choice(&visit, &kept, point)
            .show(&site, &visit, kept.place.partnership.id, sent.of("words"), errors)
            .await;
    };
    let new = NewPoint { about: Some(about(picked)), ..point.says.clone() };
    site.ledger().change_point(&visit.actor(), point.id, point.revision, new).await?;
    Ok(see_other(&kept.address))
}

async fn paper_page(site: &Site, visit: &Visit, kept: &Kept, point: &Point) -> Result<FormPage, PageError> {
    let tied = point.says.about.and_then(|about| Some((about.plan, about.item?)));
    let files = attached::choices(site, &visit.actor(), tied.as_slice()).await?;
    let form = kept.form(visit, "Add a paper").caption(&point.says.title).field(Field::line("title", "Title"));
    let form = if files.is_empty() {
        form.says("To choose a file, tie the point to an item first and attach the file to that item.")
    } else {
        form.field(
            attached::field(files)
                .hint("Visitors see its title; only people with an account of this partnership can fetch it"),
        )
    };
    Ok(form.field(Field::line("address", "Address where it stands (leave it empty for a paper laid on the table)")))
}

/// The form for a paper.
pub async fn paper_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let form = paper_page(&site, &visit, &kept, kept.point(&point)?).await?;
    form.show(&Sent::default(), FieldErrors::default())
}

/// Adds the paper.
pub async fn add_paper(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<PointPath>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let kept = Kept::at(&site, &visit, &slug, &group, &meeting).await?;
    let point = kept.point(&point)?;
    let errors = match attached::sent(&sent) {
        Err(wrong) => FieldErrors::one("address", wrong),
        Ok(address) => {
            let new = NewPaper { title: sent.of("title").to_owned(), address };
            match site.ledger().add_paper(&visit.actor(), point.id, new).await {
                Ok(_) => return Ok(see_other(&kept.address)),
                Err(why) => field_errors(why, "title")?,
            }
        }
    };
    paper_page(&site, &visit, &kept, point).await?.show(&sent, errors)
}
