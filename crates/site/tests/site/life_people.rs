//! Consultation, sign-up and timetable in pages: who is asked, who answers, what is refused.

use crate::support::{Client, Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role};

const DRAFT: &str = r#"
    plan = { title = "The sleep plan" }
    items = [{ id = "a", kind = "action", ref = "1.1", title = "Dim the lamps" }]"#;

async fn opened(given: &Given, who: &str) -> (PlanId, Client) {
    let plan = given.draft_of("nodland", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let fields = [("revision", "1"), ("asks", "Is it dim enough?"), ("who", who), ("closes-on", "31 December 2009")];
    let page = editor.post(&format!("/plans/{plan}/consultation/open"), &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words("main"));
    (plan, editor)
}

#[tokio::test]
async fn the_public_says_something_is_read_and_is_answered() {
    let given = Given::empty().await;
    let (plan, editor) = opened(&given, "everybody").await;
    let (visitor, address) = (given.visitor(), format!("/plans/{plan}/consultation"));
    let page = visitor.get(&address).await.ok();
    assert!(page.words("main").contains("Is it dim enough?"));
    let sent = visitor
        .post(&address, &[("item", ""), ("body", "Dimmer <b>still</b>"), ("name", "A Parent"), ("website", "")])
        .await;
    assert_eq!(sent.location(), format!("{address}/thanks"));
    visitor.get(sent.location()).await.ok();
    assert!(!visitor.get(&address).await.ok().text.contains("Dimmer"));
    let work = editor.get(&format!("/plans/{plan}/comments")).await.ok();
    assert!(work.words("main").contains("To read before they show: 1") && work.words("main").contains("<b>still</b>"));
    let comment = given.ledger.comments(&SETUP, plan).await.unwrap()[0].id;
    let one = format!("/plans/{plan}/comments/{comment}");
    editor.post(&format!("{one}/standing"), &[("standing", "shown")]).await;
    let silent = editor.post(&one, &[("outcome", "changed"), ("answer", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = editor.post(&one, &[("outcome", "changed"), ("answer", "Half as bright now.")]).await;
    assert_eq!(kept.location(), format!("/plans/{plan}/comments"));
    let seen = visitor.get(&address).await.ok().words("main");
    assert!(seen.contains("Dimmer") && seen.contains("Half as bright now.") && !seen.contains("A Parent"), "{seen}");
    let counted = editor.get(&format!("/plans/{plan}/consultation/close")).await.ok();
    assert!(counted.words("dl").contains("Comments answered1"));
    editor.post(&format!("/plans/{plan}/consultation/close"), &[("outcome", "Dimmer lamps")]).await;
    assert_eq!(visitor.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_comment_of_two_megabytes_keeps_what_was_written_and_says_what_is_wrong() {
    let given = Given::empty().await;
    let (plan, _) = opened(&given, "everybody").await;
    let (visitor, address) = (given.visitor(), format!("/plans/{plan}/consultation"));
    visitor.get(&address).await.ok();
    let long = "x".repeat(2 * 1024 * 1024);
    let page = visitor.post(&address, &[("body", &long), ("website", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words(".govuk-error-summary").contains("5,000 characters"));
    assert!(given.ledger.comments(&SETUP, plan).await.unwrap().is_empty());
    let huge = "x".repeat(9 << 20);
    let page = visitor.post(&address, &[("body", &huge), ("website", "")]).await;
    assert_eq!(
        (page.status, page.words("h1")),
        (StatusCode::PAYLOAD_TOO_LARGE, "What was sent is too long".to_owned())
    );
}

#[tokio::test]
async fn programs_and_floods_leave_nothing() {
    let given = Given::empty().await;
    let (plan, _) = opened(&given, "everybody").await;
    let (visitor, address) = (given.visitor(), format!("/plans/{plan}/consultation"));
    visitor.get(&address).await.ok();
    let trapped = visitor.post(&address, &[("body", "Buy this"), ("website", "http://example.org")]).await;
    assert_eq!(trapped.location(), format!("{address}/thanks"));
    assert!(given.ledger.comments(&SETUP, plan).await.unwrap().is_empty());
    for _ in 0..5 {
        assert_eq!(visitor.post(&address, &[("body", "Again"), ("website", "")]).await.status, StatusCode::SEE_OTHER);
    }
    let flood = visitor.post(&address, &[("body", "Again"), ("website", "")]).await;
    assert_eq!(flood.status, StatusCode::CONFLICT);
    assert!(flood.words("main").contains("wait ten minutes"));
}

#[tokio::test]
async fn partners_alone_are_asked_where_the_public_is_not() {
    let given = Given::empty().await;
    let (plan, editor) = opened(&given, "partners").await;
    let address = format!("/plans/{plan}/consultation");
    assert_eq!(given.visitor().get(&address).await.status, StatusCode::NOT_FOUND);
    let reader = given.sign_in(Role::Reader).await;
    let said = reader.post(&address, &[("body", "Later lamps")]).await;
    assert!(said.location().contains("#comment-"), "{}", said.location());
    assert!(editor.get(&format!("/plans/{plan}/comments")).await.ok().words("main").contains("Later lamps"));
    let comment = given.ledger.comments(&SETUP, plan).await.unwrap()[0].id;
    let refused =
        reader.post(&format!("/plans/{plan}/comments/{comment}"), &[("outcome", "changed"), ("answer", "x")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn bodies_are_asked_and_nobody_signs_for_a_body_that_is_not_theirs() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let place = given.ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
    let body = given.ledger.add_organisation(&SETUP, place, "Night Trust", "").await.unwrap();
    let editor = given.sign_in(Role::Editor).await;
    let ask = format!("/plans/{plan}/sign-up/ask");
    let nobody = editor.post(&ask, &[("revision", "1"), ("due-on", "")]).await;
    assert!(nobody.words(".govuk-error-summary").contains("Choose the bodies"), "{}", nobody.words("main"));
    let ticked = format!("body-{body}");
    let asked = editor.post(&ask, &[("revision", "1"), ("due-on", "1/12/2009"), (&ticked, "yes")]).await;
    assert_eq!(asked.location(), format!("/plans/{plan}/sign-up"));
    let page = editor.get(asked.location()).await.ok();
    assert!(page.words("main").contains("0 of 1 body has signed") && page.words("table").contains("1 December 2009"));
    let answer = format!("/plans/{plan}/sign-up/bodies/{body}");
    let check = editor.post(&answer, &[("decision", "decline"), ("words", "")]).await;
    assert_eq!(check.status, StatusCode::UNPROCESSABLE_ENTITY);
    let check = editor.post(&answer, &[("decision", "sign")]).await.ok();
    assert!(check.words("main").contains("Check before you sign"));
    let refused = editor.post(&format!("{answer}/decide"), &[("decision", "sign"), ("words", "")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_timetable_is_kept_drawn_and_changed() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let add = format!("/plans/{plan}/timetable/add");
    let wrong = editor.post(&add, &[("sort", "phase"), ("name", "First"), ("starts", "soon"), ("ends", "")]).await;
    assert_eq!(wrong.all(".govuk-error-summary__list a").len(), 2);
    let backwards = [("sort", "phase"), ("name", "First"), ("starts", "2010"), ("ends", "2009")];
    assert!(editor.post(&add, &backwards).await.words(".govuk-error-summary").contains("must not be before"));
    for fields in [
        [("sort", "phase"), ("name", "First phase"), ("starts", "2009-07"), ("ends", "2009-12")],
        [("sort", "date"), ("name", "Board"), ("starts", "6 November 2009"), ("ends", "")],
    ] {
        assert_eq!(editor.post(&add, &fields).await.location(), format!("/plans/{plan}/timetable"));
    }
    let page = editor.get(&format!("/plans/{plan}/timetable")).await.ok();
    assert_eq!(page.all(".l-dates strong"), ["First phase", "Board"]);
    assert_eq!((page.all(".l-bar").len(), page.all(".l-point").len()), (1, 1));
    let change = page.link("Change First phase");
    editor.get(&change).await.ok();
    editor.post(&format!("{change}/remove"), &[]).await;
    assert_eq!(editor.get(&format!("/plans/{plan}/timetable")).await.ok().all(".l-dates strong"), ["Board"]);
}

#[tokio::test]
async fn the_public_is_told_where_it_is_not_asked() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
    let (visitor, address) = (given.visitor(), format!("/plans/{plan}/consultation"));
    assert!(!visitor.get(&address).await.ok().has("textarea"));
    let page = visitor.post(&address, &[("body", "Unasked"), ("website", "")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.words("main").contains("the public is not asked"));
}
