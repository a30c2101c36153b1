//! A quarter in the browser: opened, answered, challenged, signed off; then what was reported beside what is known now.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{Duty, NewMembership, Role, Scope};

const HOME: &str = "/partnerships/peterborough/quarters";

/// Sends the form that stands at an address, with some fields given.
async fn send(client: &Client, address: &str, action: &str, given: &[(&str, &str)]) -> Page {
    let form = client.get(address).await.ok();
    let mut fields = form.fields(action);
    for (name, value) in given {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(action, &fields).await
}

/// A quarter that an officer opened by the form, with the address of the question about initial assessments.
async fn opened(officer: &Client) -> (String, String) {
    let open = format!("{HOME}/open");
    let sent = send(officer, &open, &open, &[("period", "2008/09q3"), ("answers-by", "21 October 2009")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words("main"));
    let quarter = sent.location().to_owned();
    let page = officer.get(&quarter).await.ok();
    let title = "First assessments";
    let links = page.elements("th a");
    let link = links.iter().find(|link| link.text().collect::<String>().contains(title));
    let ask = link.unwrap_or_else(|| panic!("{}", page.words("main"))).attr("href").unwrap().to_owned();
    (quarter, ask)
}

/// Somebody who chairs the group that answers the question.
async fn owner(given: &Given, officer: &Client, ask: &str) -> Client {
    let of = given.ledger.partnership(&SETUP, "peterborough").await.unwrap().unwrap().id;
    let words = officer.get(ask).await.ok().words(".q-facts");
    let groups = given.ledger.standing_groups(&SETUP, of).await.unwrap();
    let group = groups.iter().find(|group| words.contains(&group.name)).unwrap_or_else(|| panic!("{words}"));
    let email = given.account(Role::Reader, Scope::Partnership(of)).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account;
    let chair = NewMembership {
        post: None,
        account: Some(account.id),
        name: None,
        organisation: None,
        duty: Duty::Chair,
        from: None,
        until: None,
    };
    given.ledger.add_member(&SETUP, group.id, chair).await.unwrap();
    given.visitor().with_session(session.secret())
}

#[tokio::test]
async fn a_quarter_goes_from_its_opening_to_an_edition() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let wrong = send(&officer, &format!("{HOME}/open"), &format!("{HOME}/open"), &[("answers-by", "soon")]).await;
    assert!(wrong.words(".govuk-error-summary").contains("whole day"), "{}", wrong.words("main"));
    let (quarter, ask) = opened(&officer).await;
    assert_eq!(given.visitor().get(&quarter).await.status, StatusCode::NOT_FOUND, "an open quarter is no visitor's");
    let owner = owner(&given, &officer, &ask).await;
    assert!(owner.get("/my-work").await.ok().words("main").contains("Question of the quarter"));
    let stranger = given.sign_in(Role::Reader).await;
    assert!(!stranger.get(&ask).await.ok().has("textarea"), "only the owner and officers write");
    assert_eq!(stranger.post(&ask, &[("seen", "0"), ("happened", "No")]).await.status, StatusCode::FORBIDDEN);
    let empty = send(&owner, &ask, &ask, &[("happened", " ")]).await;
    assert!(empty.words(".govuk-error-summary").contains("Enter what happened"), "{}", empty.words("main"));
    let text = "57.1 % were in time, not fifty; 18 forms are new.";
    let saved = send(&owner, &ask, &ask, &[("happened", text), ("why", "More staff."), ("next", "Go on.")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words("main"));
    let page = owner.get(&ask).await.ok();
    assert!(
        page.words("main").contains("57.1 %: Peterborough"),
        "the number is tied by itself: {}",
        page.words("main")
    );
    // The second of two people sees both answers and chooses.
    let second = officer.post(&ask, &[("seen", "0"), ("happened", "Mine: 60 %.")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let both = second.words("main");
    assert!(both.contains("57.1 % were in time") && both.contains("Save mine in place of it"), "{both}");
    assert_eq!(second.value("seen"), "1");
    assert!(second.text.contains("Mine: 60 %."));
    // Untied by hand, and it stays so when the words are saved again.
    let select = page.elements("select").iter().map(|one| one.attr("name").unwrap().to_owned()).next().unwrap();
    send(&owner, &ask, &format!("{ask}/ties"), &[(select.as_str(), "")]).await;
    send(&owner, &ask, &ask, &[("happened", &format!("{text} Indeed."))]).await;
    assert!(!owner.get(&ask).await.ok().words("main").contains("57.1 %: Peterborough"));
    let action = format!("{ask}/action");
    let none = send(&owner, &action, &action, &[("text", "Read each late one")]).await;
    assert!(none.words(".govuk-error-summary").contains("Choose the post"), "{}", none.words("main"));
    let challenge = format!("{ask}/challenge");
    assert!(send(&stranger, &challenge, &challenge, &[("text", "More than chance?")]).await.status.is_redirection());
    let answer = owner.get(&ask).await.ok().link("Answer this challenge");
    assert!(send(&owner, &answer, &answer, &[("answer", "It is not.")]).await.status.is_redirection());
    signed_off(&given, &officer, &quarter, &ask).await;
}

async fn signed_off(given: &Given, officer: &Client, quarter: &str, ask: &str) {
    let sign = format!("{quarter}/sign-off");
    assert_eq!(officer.get(&sign).await.status, StatusCode::FORBIDDEN, "an officer does not sign");
    let chair = given.sign_in(Role::Administrator).await;
    let check = chair.get(&sign).await.ok();
    assert!(check.words("main").contains("questions are not answered"), "{}", check.words("main"));
    let unticked = send(&chair, &sign, &sign, &[]).await;
    assert!(unticked.words(".govuk-error-summary").contains("Tick that you have checked"));
    // Somebody answers while the chair reads.
    let seen = check.value("revision");
    send(officer, ask, ask, &[("happened", "Another last word.")]).await;
    let stale = chair.post(&sign, &[("revision", &seen), ("checked", "yes")]).await;
    assert!(stale.words(".govuk-error-summary").contains("nothing was signed"), "{}", stale.words("main"));
    let signed = send(&chair, &sign, &sign, &[("checked", "yes")]).await;
    assert_eq!(signed.location(), quarter, "{}", signed.words("main"));
    let late = officer.post(ask, &[("seen", "4"), ("happened", "Too late.")]).await;
    assert!(late.words("main").contains("signed off"), "{}", late.words("main"));
    let edition = given.visitor().get(quarter).await.ok();
    assert!(edition.words("main").contains("Another last word."), "{}", edition.words("main"));
    assert!(!edition.words("main").contains("More than chance?"), "challenges are for those who work together");
    let file = officer.get(&format!("{quarter}/edition.json")).await.ok();
    assert!(file.text.contains("\"period\": \"2008/09q3\"") && file.text.contains("More than chance?"));
    assert_eq!(given.sign_in(Role::Reader).await.get(&format!("{quarter}/exceptions")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_reported_stands_beside_what_is_known_now() {
    let given = Given::demonstration().await;
    let list = given.visitor().get(HOME).await.ok();
    let first = list.link("Quarter 4 of 2008/09");
    let edition = given.visitor().get(&first).await.ok();
    let words = edition.words("main");
    for expected in ["60.4%", "61.2%", "restated", "Director of Children’s Services", "SHA-256"] {
        assert!(words.contains(&expected.replace('’', "'")) || words.contains(expected), "{expected}: {words}");
    }
    let exceptions = given.visitor().get(&format!("{first}/exceptions")).await.ok();
    assert!(exceptions.words("main").contains("Off target"), "{}", exceptions.words("main"));
}

#[tokio::test]
async fn an_officer_sets_the_calendar_and_reminds() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let calendar = format!("{HOME}/calendar");
    let wrong = send(&officer, &calendar, &calendar, &[("how", "calendar"), ("opens-after", "soon")]).await;
    assert!(wrong.words(".govuk-error-summary").contains("from 1 to 90"), "{}", wrong.words("main"));
    send(&officer, &calendar, &calendar, &[("how", "calendar"), ("opens-after", "14"), ("answer-days", "21")]).await;
    let list = officer.get(HOME).await.ok();
    assert!(
        list.words("main").contains("Quarter 2 of 2009/10 opens by itself on 14 October 2009"),
        "{}",
        list.words("main")
    );
    let (quarter, _) = opened(&officer).await;
    let remind = format!("{quarter}/remind");
    assert!(officer.get(&remind).await.ok().words("main").contains("nobody there asked for letters"));
    assert_eq!(send(&officer, &remind, &remind, &[]).await.location(), quarter);
    assert!(officer.get(&quarter).await.ok().words("main").contains("reminded on 30 September 2009"));
    let again = send(&officer, &remind, &remind, &[]).await;
    assert!(again.words(".govuk-error-summary").contains("today already"), "{}", again.words("main"));
    let extend = format!("{quarter}/extend");
    assert!(send(&officer, &extend, &extend, &[("answers-by", "1 September 2009")]).await.has(".govuk-error-summary"));
    assert_eq!(send(&officer, &extend, &extend, &[("answers-by", "30 October 2009")]).await.location(), quarter);
}
