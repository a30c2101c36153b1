//! Planning a meeting, and taking it on: held, minutes agreed.

use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::groups::{MeetingState, NewMeeting};

use super::page::state;
use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn new_page(visit: &Visit, place: &Place) -> FormPage {
    place
        .form(visit, "Plan a meeting", &place.address)
        .field(Field::day("on", "Day"))
        .field(Field::line("place", "Place"))
}

/// The form for a new meeting.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    place.require(&site, &visit.actor(), Right::KeepMeetings).await?;
    new_page(&visit, &place).show(&Sent::default(), FieldErrors::default())
}

/// Plans the meeting.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let errors = match read(&sent) {
        Ok(new) => match site.ledger().plan_meeting(&visit.actor(), place.group.id, new).await {
            Ok(id) => return Ok(see_other(&format!("{}/meetings/{id}", place.address))),
            Err(why) => field_errors(why, "on")?,
        },
        Err(errors) => errors,
    };
    new_page(&visit, &place).show(&sent, errors)
}

fn page(visit: &Visit, place: &Place, address: &str, now: MeetingState) -> FormPage {
    let states = MeetingState::ALL.iter().filter(|one| **one >= now);
    let states = states.map(|one| match one {
        MeetingState::Agreed => {
            Choice::explained(one.as_str(), state(*one), "Everybody can then read them, and nobody can change them")
        }
        MeetingState::Planned | MeetingState::Held => Choice::new(one.as_str(), state(*one)),
    });
    place
        .form(visit, "Change this meeting", address)
        .field(Field::hidden("revision"))
        .field(Field::day("on", "Day"))
        .field(Field::line("place", "Place"))
        .field(Field::area("present", "Present", "3").hint("Posts, not names: agreed minutes are public"))
        .field(Field::radios("state", "State", states.collect()))
}

/// The form for a meeting that is there.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let (meeting, _) = place.meeting(&site, &visit.actor(), &id).await?;
    place.require(&site, &visit.actor(), Right::KeepMeetings).await?;
    let sent = Sent::default()
        .with("revision", meeting.revision.to_string())
        .with_day("on", Some(meeting.says.on))
        .with("place", meeting.says.place)
        .with("present", meeting.says.present)
        .with("state", meeting.state.as_str());
    let address = format!("{}/meetings/{}", place.address, meeting.id);
    page(&visit, &place, &address, meeting.state).show(&sent, FieldErrors::default())
}

/// Changes the meeting.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let (meeting, _) = place.meeting(&site, &visit.actor(), &id).await?;
    let address = format!("{}/meetings/{}", place.address, meeting.id);
    let state = chosen_state(&sent)?;
    let errors = match read(&sent) {
        Ok(new) => match site.ledger().change_meeting(&visit.actor(), meeting.id, sent.revision()?, state, new).await {
            Ok(()) => return Ok(see_other(&address)),
            Err(why) => field_errors(why, "state")?,
        },
        Err(errors) => errors,
    };
    page(&visit, &place, &address, meeting.state).show(&sent, errors)
}

fn chosen_state(sent: &Sent) -> Result<MeetingState, PageError> {
    let lost = || PageError::bad_request("Open the page again and choose from its list. Nothing was saved.");
    sent.chosen("state")?.ok_or_else(lost)
}

fn read(sent: &Sent) -> Result<NewMeeting, FieldErrors> {
    let mut errors = FieldErrors::default();
    let on = sent.day("on", &mut errors);
    let [place, present] = ["place", "present"].map(|field| sent.of(field).to_owned());
    match on {
        Some(on) => Ok(NewMeeting { on, place, present }),
        None => {
            errors.add("on", "Enter the day of the meeting, for example 30 September 2009.");
            Err(errors)
        }
    }
}
