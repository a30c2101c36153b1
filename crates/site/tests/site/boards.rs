//! Groups at work in the browser: the chair keeps meetings, members challenge, visitors read what was agreed.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{
    Appointed, Duty, GroupId, ItemId, NewFile, NewMembership, PartnershipId, PlanId, PostStanding, Role, Scope,
};

const HOME: &str = "/partnerships/peterborough";

async fn at(given: &Given, slug: &str) -> PartnershipId {
    given.ledger.partnership(&SETUP, slug).await.unwrap().unwrap().id
}

async fn peterborough(given: &Given) -> PartnershipId {
    at(given, "peterborough").await
}

/// A group that answers for something, and another.
async fn two_groups(given: &Given) -> (GroupId, GroupId) {
    let of = peterborough(given).await;
    let groups = given.ledger.standing_groups(&SETUP, of).await.unwrap();
    let mut with_duties = Vec::new();
    for group in &groups {
        if !given.ledger.group_duties(&SETUP, group.id).await.unwrap().is_empty() {
            with_duties.push(group.id);
        }
    }
    let first = with_duties[0];
    (first, groups.iter().find(|group| group.id != first).unwrap().id)
}

/// Somebody with a reader's account who sits on a group by a post of their own.
async fn seated(given: &Given, group: GroupId, title: &str, duty: Duty) -> Client {
    seated_in(given, peterborough(given).await, group, title, duty).await
}

async fn seated_in(given: &Given, of: PartnershipId, group: GroupId, title: &str, duty: Duty) -> Client {
    let email = given.account(Role::Reader, Scope::Partnership(of)).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account;
    let post = given.ledger.add_post(&SETUP, of, None, title, PostStanding::Vacant).await.unwrap();
    given.ledger.appoint(&SETUP, post, &Appointed::Account(account.id), None, None).await.unwrap();
    let seat = NewMembership {
        post: Some(post),
        account: None,
        name: None,
        organisation: None,
        duty,
        from: None,
        until: None,
    };
    given.ledger.add_member(&SETUP, group, seat).await.unwrap();
    given.visitor().with_session(session.secret())
}

/// Sends the form that stands at an address, with some fields given.
async fn send(client: &Client, address: &str, given: &[(&str, &str)]) -> Page {
    let form = client.get(address).await.ok();
    let mut fields = form.fields(address.split('?').next().unwrap());
    for (name, value) in given {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(address.split('?').next().unwrap(), &fields).await
}

/// The plan and the item that the only tied point of a meeting is about.
fn tied_to(meeting: &Page) -> (PlanId, ItemId) {
    let address = meeting.attributes(".app-agenda a[href^='/plans/']", "href").remove(0);
    let parts: Vec<&str> = address.split('/').collect();
    (parts[2].parse().unwrap(), parts[4].parse().unwrap())
}

#[tokio::test]
async fn a_meeting_goes_from_agenda_to_agreed_minutes() {
    let given = Given::demonstration().await;
    let (group, _) = two_groups(&given).await;
    let address = format!("{HOME}/boards/{group}");
    let chair = seated(&given, group, "Chair in the test", Duty::Chair).await;
    let reader = given.sign_in(Role::Reader).await;
    assert_eq!(reader.get(&format!("{address}/meetings/new")).await.status, StatusCode::FORBIDDEN);
    let half = send(&chair, &format!("{address}/meetings/new"), &[("on", "October")]).await;
    assert!(half.words(".govuk-error-summary").contains("whole day"), "{}", half.words("main"));
    let made = send(&chair, &format!("{address}/meetings/new"), &[("on", "1 October 2009"), ("place", "Hall")]).await;
    let meeting = made.location().to_owned();
    assert_eq!(given.visitor().get(&meeting).await.status, StatusCode::NOT_FOUND);
    send(&chair, &format!("{meeting}/points/new"), &[("title", "Bullying")]).await;
    let point = chair.get(&meeting).await.ok().link("Write what was said and decided: Bullying");
    send(&chair, &point, &[("said", "It fell"), ("decision", "Go on")]).await;
    let found = chair.get(&format!("{point}/about?words=bully")).await.ok();
    let tie = found.attributes("input[name=tie]", "value").remove(0);
    assert!(chair.post(&format!("{point}/about"), &[("tie", &tie)]).await.status.is_redirection());
    send(&chair, &format!("{point}/paper"), &[("title", "Figures"), ("address", "https://example.org/figures")]).await;
    let (plan, item) = tied_to(&chair.get(&meeting).await.ok());
    let file = NewFile { name: "counts.txt".into(), bytes: b"Forty".to_vec() };
    given.ledger.attach_file(&SETUP, plan, item, file, "").await.unwrap();
    let offered = chair.get(&format!("{point}/paper")).await.ok().attributes("select[name=file] option", "value");
    let both = send(
        &chair,
        &format!("{point}/paper"),
        &[("title", "x"), ("file", &offered[1]), ("address", "https://example.org")],
    )
    .await;
    assert!(both.words(".govuk-error-summary").contains("not both"), "{}", both.words("main"));
    send(&chair, &format!("{point}/paper"), &[("title", "Counts"), ("file", &offered[1])]).await;
    assert_eq!(chair.get(&meeting).await.ok().link("Counts"), offered[1]);
    send(&chair, &format!("{meeting}/points/new"), &[("title", "Swings")]).await;
    let second = chair.get(&meeting).await.ok().link("Write what was said and decided: Swings");
    let up = chair.post(&format!("{second}/move"), &[("way", "up")]).await;
    assert!(up.location().starts_with(&format!("{meeting}#point-")), "{}", up.location());
    assert_eq!(chair.get(&meeting).await.ok().all(".app-agenda h2"), ["1. Swings", "2. Bullying"]);
    assert_eq!(chair.post(&format!("{second}/move"), &[("way", "sideways")]).await.status, StatusCode::BAD_REQUEST);
    let give = chair.get(&meeting).await.ok().link("Give an action");
    assert_eq!(
        send(&chair, &give, &[("text", "Ask the schools"), ("due", "1 November 2009")]).await.location(),
        meeting
    );
    send(&chair, &format!("{meeting}/change"), &[("state", "agreed"), ("present", "Chair, clerk")]).await;
    let minutes = given.visitor().get(&meeting).await.ok();
    let words = minutes.words("main");
    for expected in ["Minutes", "It fell", "Decided: Go on", "Figures", "Ask the schools", "About:"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    assert!(!words.contains("clerk"), "who was there is not public");
    assert!(words.contains("Counts") && !minutes.text.contains(&offered[1]), "an attached file is not for visitors");
    let about = chair.get(&format!("/plans/{plan}/items/{item}")).await.ok();
    assert!(about.words("main").contains("Decisions Go on"), "{}", about.words("main"));
    assert!(!chair.get(&meeting).await.ok().text.contains("/points/"), "agreed minutes offer no change");
}

#[tokio::test]
async fn a_member_challenges_another_group_and_its_chair_answers() {
    let given = Given::demonstration().await;
    let (group, other) = two_groups(&given).await;
    let member = seated(&given, group, "Member in the test", Duty::Member).await;
    let asked = seated(&given, other, "Chair that is asked", Duty::Chair).await;
    let new = format!("{HOME}/boards/{group}/challenges/new");
    let nobody = send(&member, &new, &[("text", "Why?")]).await;
    assert!(nobody.words("#to-error").contains("Choose the group or the post"));
    let to = other.to_string();
    let raised = send(&member, &new, &[("text", "Why so slow?"), ("to", &to), ("answer-by", "1 September 2009")]).await;
    let address = raised.location().to_owned();
    assert!(member.get(&address).await.ok().words("main").contains("Overdue"));
    assert_eq!(member.post(&format!("{address}/answer"), &[("answer", "So")]).await.status, StatusCode::FORBIDDEN);
    assert!(
        send(&asked, &format!("{address}/answer"), &[("answer", "We waited for money")]).await.status.is_redirection()
    );
    assert!(asked.get(&address).await.ok().words("main").contains("We waited for money"));
    assert_eq!(given.visitor().get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_workplan_is_built_from_the_plan_and_a_circle_of_reports_is_refused() {
    let given = Given::demonstration().await;
    let (group, other) = two_groups(&given).await;
    let address = format!("{HOME}/boards/{group}");
    let visitor = given.visitor();
    visitor.get(&format!("{HOME}/boards")).await.ok();
    visitor.get(&address).await.ok();
    let page = visitor.get(&format!("{address}/workplan")).await.ok();
    assert!(page.has("table tbody tr"));
    let file = visitor.get(&page.link("Download this workplan as a spreadsheet (CSV)")).await.ok();
    assert_eq!(file.text.lines().count(), page.elements("table tbody tr").len() + 1);
    let officer = given.sign_in(Role::Editor).await;
    let below = other.to_string();
    send(&officer, &format!("{HOME}/boards/{other}/change"), &[("reports-to", &group.to_string())]).await;
    let circle = send(&officer, &format!("{address}/change"), &[("reports-to", &below)]).await;
    assert!(circle.words("#reports-to-error").contains("would report to itself"), "{}", circle.words("main"));
    let kept = send(
        &officer,
        &format!("{address}/contract/new"),
        &[("text", "Keep watch"), ("promises", "Meet | 1 May 2010")],
    )
    .await;
    assert!(kept.status.is_redirection());
    assert!(!visitor.get(&format!("{address}/contract")).await.ok().words("main").contains("Keep watch"));
    let agree = officer.get(&format!("{address}/contract")).await.ok();
    let agree = agree.attributes("a[href$=\"/agree\"]", "href").remove(0);
    send(&officer, &agree, &[("by", "The partnership"), ("on", "1 September 2009")]).await;
    assert!(visitor.get(&format!("{address}/contract")).await.ok().words("main").contains("Meet, by 1 May 2010"));
}

#[tokio::test]
async fn from_a_hole_in_the_matrix_a_group_is_asked_and_then_answers_for_it() {
    let given = Given::demonstration().await;
    let of = at(&given, "cambridgeshire").await;
    let group = given.ledger.standing_groups(&SETUP, of).await.unwrap()[0].id;
    let chair = seated_in(&given, of, group, "Chair that says yes", Duty::Chair).await;
    let officer = given.sign_in(Role::Editor).await;
    let matrix = officer.get("/partnerships/cambridgeshire/matrix").await.ok();
    let ask = matrix.attributes("a[href*=\"/requests/new\"]", "href").remove(0);
    assert!(!given.visitor().get("/partnerships/cambridgeshire/matrix").await.ok().text.contains("/requests/new"));
    let none = send(&officer, &ask, &[("why", "Nobody does")]).await;
    assert!(none.words("#group-error").contains("Choose the group"));
    let name = group.to_string();
    let asked = send(&officer, &ask, &[("group", &name), ("why", "Nobody does")]).await;
    let page = chair.get(asked.location()).await.ok();
    let answer = page.attributes("a[href*=\"/requests/\"]", "href").remove(0);
    let empty = chair.post(&answer, &[("reason", "")]).await;
    assert!(empty.words("#answer-error").contains("Choose yes or no"));
    assert!(send(&chair, &answer, &[("answer", "yes")]).await.status.is_redirection());
    assert!(chair.get(asked.location()).await.ok().words("main").contains("The group said yes"));
    let after = officer.get("/partnerships/cambridgeshire/matrix").await.ok();
    assert!(!after.text.contains(&ask.replace('&', "&amp;")) && !after.text.contains(&ask.replace('&', "&#38;")));
}
