//! A partnership's inspections in the browser: who sees what, and that two people close a recommendation.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PartnershipId, Role, Scope};

async fn surrey(given: &Given) -> PartnershipId {
    given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id
}

/// Sends the form that stands at an address, with some fields given.
async fn send(client: &Client, address: &str, given: &[(&str, &str)]) -> Page {
    let form = client.get(address).await.ok();
    let mut fields = form.fields(address);
    for (name, value) in given {
        fields.retain(|(own, _)| own != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(address, &fields).await
}

/// The page of the recommendation whose words begin so.
async fn recommendation(given: &Given, words: &str) -> String {
    let all = given.ledger.recommendations(&SETUP, surrey(given).await).await.unwrap();
    let one = all.iter().find(|one| one.text.starts_with(words)).unwrap();
    format!("/partnerships/surrey/recommendations/{}", one.id)
}

#[tokio::test]
async fn a_visitor_sees_what_is_overdue_and_the_grades_over_time_and_no_evidence() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    let page = visitor.get("/partnerships/cambridgeshire/inspections").await.ok();
    let all = page.text.clone();
    assert!(all.find("id=\"overdue\"").unwrap() < all.find("id=\"grades\"").unwrap(), "what is overdue comes first");
    assert_eq!(page.elements(".app-grades li").len(), page.elements("table tbody tr").len());
    assert!(page.all(".app-grades p").contains(&"2 adequate in 2007, then 3 good in 2008".to_owned()));
    let report = visitor.get(&page.link("Joint area review of Cambridgeshire, 2007")).await.ok();
    assert!(report.words("main").contains("24 September 2007"));
    let closed =
        visitor.get(&report.link("Review how work is given to unqualified social workers and overseen")).await.ok();
    assert!(closed.words("main").contains("Closed") && !closed.words("main").contains("every case of an unqualified"));
    let notice = visitor.get("/partnerships/surrey/inspections").await.ok().link("Improvement notice to Surrey");
    assert!(visitor.get(&notice).await.ok().words("main").contains("NI 59"));
}

#[tokio::test]
async fn a_second_person_closes_what_the_first_said_to_be_met() {
    let given = Given::demonstration().await;
    let here = Scope::Partnership(surrey(&given).await);
    let (first, second) = (given.sign_in_to(Role::Editor, here).await, given.sign_in_to(Role::Editor, here).await);
    let address = recommendation(&given, "A qualified social worker").await;
    let early = send(&first, &format!("{address}/steps/said-met"), &[("why", "All have one")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.words(".govuk-error-summary").contains("There is no evidence yet"), "{}", early.words("main"));
    let bad = send(&first, &format!("{address}/evidence"), &[("words", "A list"), ("address", "javascript:1")]).await;
    assert!(bad.words(".govuk-error-summary").contains("begins with https://"));
    send(&first, &format!("{address}/evidence"), &[("words", "A list of all"), ("address", "")]).await;
    assert!(
        send(&first, &format!("{address}/steps/said-met"), &[("why", "All have one")]).await.status.is_redirection()
    );
    let waiting = first.get(&address).await.ok();
    assert!(waiting.words(".govuk-inset-text").contains("A second person must agree"));
    let same = send(&first, &format!("{address}/steps/agree"), &[]).await;
    assert!(same.words(".govuk-error-summary").contains("cannot close it: ask a second person"));
    let agree = second.get(&address).await.ok().link("Agree that it is met, and close it");
    assert!(send(&second, &agree, &[("why", "I saw the list")]).await.status.is_redirection());
    assert!(second.get(&address).await.ok().words("main").contains("Closed: a second person agreed"));
    let again = send(&second, &format!("{address}/steps/reopen"), &[]).await;
    assert!(again.words(".govuk-error-summary").contains("Give the reason"));
}

#[tokio::test]
async fn an_officer_changes_a_report_ties_items_and_sees_a_wrong_day_beside_its_field() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let address = recommendation(&given, "Spread what serious case reviews teach").await;
    let half = send(&officer, &format!("{address}/change"), &[("agreed-due", "2009")]).await;
    assert!(half.words("#agreed-due-error").contains("Enter a whole day"));
    let kept = send(&officer, &format!("{address}/change"), &[("agreed-due", "1 May 2009")]).await;
    assert!(kept.status.is_redirection());
    let found = officer.get(&format!("{address}/items?words=safeguarding+board")).await.ok();
    let tie = found.attributes("input[name=tie]", "value").remove(0);
    let none = officer.post(&format!("{address}/items"), &[("words", "safeguarding board")]).await;
    assert!(none.words(".govuk-error-summary").contains("Choose one of what was found"));
    assert!(officer.post(&format!("{address}/items"), &[("tie", &tie)]).await.status.is_redirection());
    let page = officer.get(&address).await.ok();
    assert!(page.words("main").contains("1 May 2009, as agreed") && page.words("main").contains("safeguarding board"));
    let reader = given.sign_in(Role::Reader).await;
    assert_eq!(reader.post(&format!("{address}/items"), &[("tie", &tie)]).await.status, StatusCode::FORBIDDEN);
    let refused = reader.post(&format!("{address}/evidence"), &[("words", "Mine")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
