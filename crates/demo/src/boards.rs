//! Loads how a partnership's boards work.

use bigplan_ledger::groups::{
    About, Agreed, Challenged, MeetingState, NewChallenge, NewContract, NewGroupAction, NewMeeting, NewPaper, NewPoint,
    Promise,
};
use bigplan_ledger::{GroupId, Ledger, MeetingId, PartnershipId};
use jiff::civil::Date;
use serde::Deserialize;

use crate::place::Place;
use crate::{ACTOR, LoadDemonstrationError};

/// What a file of boards holds.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Boards {
    boards: Vec<Board>,
}

#[derive(Deserialize)]
struct Board {
    group: String,
    #[serde(default)]
    contracts: Vec<ContractFile>,
    #[serde(default)]
    meetings: Vec<MeetingFile>,
}

#[derive(Deserialize)]
struct ContractFile {
    /// How the plan's title begins.
    plan: String,
    text: String,
    promises: Vec<Promise>,
    agreed_by: String,
    agreed_on: Date,
}

#[derive(Deserialize)]
struct MeetingFile {
    on: Date,
    place: String,
    state: MeetingState,
    #[serde(default)]
    points: Vec<PointFile>,
    #[serde(default)]
    actions: Vec<ActionFile>,
    #[serde(default)]
    challenges: Vec<ChallengeFile>,
}

#[derive(Deserialize)]
struct PointFile {
    title: String,
    #[serde(default)]
    said: String,
    #[serde(default)]
    decision: String,
    item: Option<String>,
    #[serde(default)]
    papers: Vec<String>,
}

#[derive(Deserialize)]
struct ActionFile {
    text: String,
    owner: String,
    due: Date,
    done: Option<Date>,
    #[serde(default)]
    how: String,
}

#[derive(Deserialize)]
struct ChallengeFile {
    to: String,
    text: String,
    answer_by: Date,
}

/// Reads a file.
///
/// # Errors
/// Where in the file something is wrong.
pub fn read(text: &str) -> Result<Boards, toml::de::Error> {
    toml::from_str(text)
}

/// Stores the work of boards that have none yet.
///
/// # Errors
/// When the database does not answer or refuses.
pub async fn load(ledger: &Ledger, of: PartnershipId, all: Boards) -> Result<(), LoadDemonstrationError> {
    if all.boards.is_empty() {
        return Ok(());
    }
    let place = Place::of(ledger, of).await?;
    for board in all.boards {
        let Some(group) = place.group(&board.group) else { continue };
        if !ledger.meetings(&ACTOR, group).await?.is_empty() {
            continue;
        }
        for contract in board.contracts {
            load_contract(&place, group, contract).await?;
        }
        for meeting in board.meetings {
            load_meeting(&place, group, meeting).await?;
        }
    }
    Ok(())
}

async fn load_contract(place: &Place<'_>, group: GroupId, file: ContractFile) -> Result<(), LoadDemonstrationError> {
    let new = NewContract { plan: place.plan(&file.plan), text: file.text, promises: file.promises };
    let id = place.ledger.write_contract(&ACTOR, group, new).await?;
    let agreed = Agreed { by: file.agreed_by, on: file.agreed_on };
    Ok(place.ledger.agree_contract(&ACTOR, id, agreed).await?)
}

async fn load_meeting(place: &Place<'_>, group: GroupId, file: MeetingFile) -> Result<(), LoadDemonstrationError> {
    let ledger = place.ledger;
    let new = NewMeeting { on: file.on, place: file.place, present: String::new() };
    let id = ledger.plan_meeting(&ACTOR, group, new.clone()).await?;
    for point in file.points {
        load_point(place, id, point).await?;
    }
    for action in file.actions {
        load_action(place, group, id, action).await?;
    }
    for one in file.challenges {
        let Some(to) = place.group(&one.to).map(Challenged::Group) else { continue };
        let (meeting, answer_by) = (Some(id), Some(one.answer_by));
        let new = NewChallenge { to, meeting, about: None, text: one.text, answer_by };
        ledger.raise_challenge(&ACTOR, group, new).await?;
    }
    Ok(ledger.change_meeting(&ACTOR, id, 1, file.state, new).await?)
}

async fn load_point(place: &Place<'_>, meeting: MeetingId, file: PointFile) -> Result<(), LoadDemonstrationError> {
    let item = file.item.as_deref().and_then(|title| place.item(title));
    let about = item.map(|(plan, item)| About { plan, item: Some(item), measure: None });
    let new = NewPoint { title: file.title, said: file.said, decision: file.decision, about };
    let id = place.ledger.add_point(&ACTOR, meeting, new).await?;
    for title in file.papers {
        place.ledger.add_paper(&ACTOR, id, NewPaper { title, address: String::new() }).await?;
    }
    Ok(())
}

async fn load_action(
    place: &Place<'_>,
    group: GroupId,
    meeting: MeetingId,
    file: ActionFile,
) -> Result<(), LoadDemonstrationError> {
    let owner = place.post(&file.owner);
    let new = NewGroupAction { meeting: Some(meeting), text: file.text, owner, due: Some(file.due) };
    let id = place.ledger.give_action(&ACTOR, group, new).await?;
    if let Some(on) = file.done {
        place.ledger.finish_action(&ACTOR, id, on, &file.how).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loaded::Loaded;

    #[tokio::test]
    async fn every_group_post_and_item_that_a_file_names_is_there() {
        let loaded = Loaded::new().await;
        for (files, place) in loaded.places().await {
            for board in read(files.boards).unwrap().boards {
                assert!(place.group(&board.group).is_some(), "{}", board.group);
                assert!(board.contracts.iter().all(|one| place.plan(&one.plan).is_some()), "{}", board.group);
                for meeting in &board.meetings {
                    let items = meeting.points.iter().filter_map(|point| point.item.as_deref());
                    assert!(items.into_iter().all(|title| place.item(title).is_some()), "{}", meeting.on);
                    assert!(meeting.actions.iter().all(|one| place.post(&one.owner).is_some()), "{}", meeting.on);
                    assert!(meeting.challenges.iter().all(|one| place.group(&one.to).is_some()), "{}", meeting.on);
                }
            }
        }
    }
}
