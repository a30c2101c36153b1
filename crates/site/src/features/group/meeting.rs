//! The page of a meeting: its agenda before, its minutes after. Prints well.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{Meeting, MeetingState, Paper, Point};

use super::lines::{self, Line};
use super::page::state;
use super::place::{Place, tied};
use crate::parts::tied::Tied;
use crate::parts::{attached, dates};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/group/meeting.html")]
struct MeetingPage {
    frame: Frame,
    place: Place,
    address: String,
    meeting: Meeting,
    heading: String,
    state: &'static str,
    points: Vec<(Point, Option<Tied>)>,
    actions: Vec<Line>,
    challenges: Vec<Line>,
    keeps: bool,
    challenges_others: bool,
}

/// Shows a meeting.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let place = Place::at(&site, &actor, &slug, &group).await?;
    let (meeting, agenda) = place.meeting(&site, &actor, &id).await?;
    let mut points = Vec::with_capacity(agenda.len());
    for point in agenda {
        let about = tied(&site, &actor, point.says.about).await?;
        points.push((point, about));
    }
    let kept = place.may(&site, &actor, Right::KeepMeetings).await?;
    let own = Some(meeting.id);
    let actions = site.ledger().group_actions(&actor, place.partnership.id).await?;
    let actions = actions.iter().filter(|one| one.meeting == own);
    let challenges = site.ledger().challenges(&actor, place.partnership.id).await?;
    let challenges = challenges.iter().filter(|one| one.meeting == own);
    let what = if meeting.state == MeetingState::Planned { "Agenda" } else { "Minutes" };
    page(&MeetingPage {
        frame: place.frame(&visit, format!("{what} of {}, {}", place.group.name, dates::day(meeting.says.on))),
        heading: format!("{what}, {}", dates::day(meeting.says.on)),
        address: format!("{}/meetings/{}", place.address, meeting.id),
        state: state(meeting.state),
        actions: actions
            .map(|one| Line { group: String::new(), ..lines::action(&place.home, one, today, kept) })
            .collect(),
        challenges: challenges
            .map(|one| Line { group: String::new(), ..lines::challenge(&place.home, one, today) })
            .collect(),
        keeps: kept && meeting.state != MeetingState::Agreed,
        challenges_others: place.may(&site, &actor, Right::Challenge).await?,
        points,
        meeting,
        place,
    })
}

impl MeetingPage {
    /// Whether a paper can be opened by this visitor: an attached file is for those who may see drafts.
    fn opens(&self, paper: &Paper) -> bool {
        let address = &paper.says.address;
        !address.is_empty()
            && (!attached::is_file(address) || self.frame.visit.reads_drafts_of(&self.place.partnership.id))
    }
}
