//! Asking a group to answer for an item, and the group's answer.

use axum::extract::{Path, State};
use bigplan_ledger::groups::{AnswerRequest, Answered, RequestState};
use bigplan_ledger::{ItemId, Partnership, PlanId, Right, StandingGroup};
use serde::Deserialize;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::parts::tied::Tied;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Which item is to be answered for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    plan: String,
    #[serde(default)]
    item: String,
}

/// An item for which a group is sought.
struct Wanted {
    partnership: Partnership,
    groups: Vec<StandingGroup>,
    plan: PlanId,
    item: ItemId,
    tied: Tied,
}

impl Wanted {
    async fn of(site: &Site, visit: &Visit, slug: &str, plan: &str, item: &str) -> Result<Self, PageError> {
        let actor = visit.actor();
        let partnership = site.ledger().partnership(&actor, slug).await?.ok_or_else(PageError::not_found)?;
        let plan: PlanId = plan.parse().map_err(|_| PageError::not_found())?;
        let item: ItemId = item.parse().map_err(|_| PageError::not_found())?;
        let own = site.ledger().plan_summary(&actor, plan).await?;
        own.filter(|own| own.partnership == partnership.id).ok_or_else(PageError::not_found)?;
        let tied = Tied::item(site, &actor, plan, item).await?;
        let groups = site.ledger().standing_groups(&actor, partnership.id).await?;
        let groups = groups.into_iter().filter(|group| group.ended.is_none()).collect();
        Ok(Self { partnership, groups, plan, item, tied })
    }

    fn page(&self, visit: &Visit) -> FormPage {
        let home = format!("/partnerships/{}", self.partnership.slug);
        let matrix = format!("{home}/matrix?plan={}", self.plan);
        let groups = self.groups.iter().map(|group| Choice::new(group.id.to_string(), &group.name));
        FormPage::new(visit, "Ask a group to answer for this", &matrix)
            .under("Home", "/")
            .under(&self.partnership.name, &home)
            .under("Who answers for what", &matrix)
            .caption(&self.tied.words)
            .says("The group’s chair says yes or no. With a yes the group’s name joins the words of the item.")
            .field(Field::hidden("plan"))
            .field(Field::hidden("item"))
            .field(Field::select(
                "group",
                "Group",
                [Choice::new("", "Choose a group")].into_iter().chain(groups).collect(),
            ))
            .field(Field::area("why", "Why this group", "4"))
            .button("Ask the group")
    }
}

/// The form that asks.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let wanted = Wanted::of(&site, &visit, &slug, &asked.plan, &asked.item).await?;
    let sent = Sent::default().with("plan", asked.plan).with("item", asked.item);
    wanted.page(&visit).show(&sent, FieldErrors::default())
}

/// Asks the group.
pub async fn ask(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let wanted = Wanted::of(&site, &visit, &slug, sent.of("plan"), sent.of("item")).await?;
    let Some(group) = sent.chosen("group")? else {
        return wanted.page(&visit).show(&sent, FieldErrors::one("group", "Choose the group to ask."));
    };
    match site.ledger().ask_group(&visit.actor(), group, wanted.plan, wanted.item, sent.of("why")).await {
        Ok(_) => Ok(see_other(&format!("/partnerships/{}/boards/{group}", wanted.partnership.slug))),
        Err(why) => wanted.page(&visit).show(&sent, field_errors(why, "group")?),
    }
}

async fn request(site: &Site, visit: &Visit, place: &Place, id: &str) -> Result<(AnswerRequest, Tied), PageError> {
    let all = site.ledger().answer_requests(&visit.actor(), place.partnership.id).await?;
    let found = all.into_iter().find(|one| one.group == place.group.id && one.id.to_string() == id);
    let one = found.ok_or_else(PageError::not_found)?;
    let tied = Tied::item(site, &visit.actor(), one.plan, one.item).await?;
    Ok((one, tied))
}

fn answer_page(visit: &Visit, place: &Place, one: &AnswerRequest, tied: &Tied) -> FormPage {
    let choices = vec![
        Choice::explained("yes", "Yes", "Its name joins the words of the item, and the matrix shows it"),
        Choice::explained("no", "No", "Say why, so that another group can be asked"),
    ];
    place
        .form(visit, "Will the group answer for this?", &place.address)
        .says(&tied.words)
        .says(format!("Why the group is asked: {}", one.why))
        .field(Field::radios("answer", "The group’s answer", choices))
        .field(Field::area("reason", "Reason", "4"))
        .button("Give this answer")
}

/// The form for the group's answer.
pub async fn answer_form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let (one, tied) = request(&site, &visit, &place, &id).await?;
    place.require(&site, &visit.actor(), Right::KeepMeetings).await?;
    if one.state != RequestState::Asked {
        return Ok(see_other(&place.address));
    }
    answer_page(&visit, &place, &one, &tied).show(&Sent::default(), FieldErrors::default())
}

/// Takes the group's answer.
pub async fn answer(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let (one, tied) = request(&site, &visit, &place, &id).await?;
    let answered = match sent.of("answer") {
        "yes" => Answered::Yes,
        "no" => Answered::No,
        _ => {
            let errors = FieldErrors::one("answer", "Choose yes or no.");
            return answer_page(&visit, &place, &one, &tied).show(&sent, errors);
        }
    };
    match site.ledger().answer_request(&visit.actor(), one.id, answered, sent.of("reason")).await {
        Ok(()) => Ok(see_other(&place.address)),
        Err(why) => answer_page(&visit, &place, &one, &tied).show(&sent, field_errors(why, "answer")?),
    }
}
