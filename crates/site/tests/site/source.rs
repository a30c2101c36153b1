//! The way from an item to its line in the document. Every document here is invented.

use crate::support::{Given, SETUP};
use axum::http::StatusCode;
use bigplan_documents::read_plan_and_document;
use bigplan_ledger::{NewDocument, Role};
use bigplan_pdftext::PdfText;
use bigplan_plan::{At, Format};

/// A plan whose first item stands at a place of the given document.
async fn plan_at(given: &Given, name: &str, format: Format, bytes: Vec<u8>, at: At) -> String {
    let (mut draft, _) = read_plan_and_document(name, &bytes, &PdfText::default()).unwrap();
    draft.plan.items.first_mut().unwrap().at = Some(at);
    draft.plan.head.title = "An invented plan".into();
    let new = bigplan_ledger::NewPartnership { slug: "fenmarsh".into(), name: "Fenmarsh".into(), about: String::new() };
    let place = given.ledger.make_partnership(&SETUP, new).await.unwrap();
    let document = NewDocument { name: name.into(), format, bytes };
    let plan = given.ledger.commit_plan(&SETUP, place, draft.plan, Some(document)).await.unwrap();
    let item = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items.remove(0).id;
    format!("/plans/{plan}/items/{item}")
}

#[tokio::test]
async fn an_item_leads_to_its_line_in_whichever_part_of_a_long_document() {
    let given = Given::empty().await;
    let plan = include_str!("../../../documents/tests/fixtures/fenmarsh.md");
    let long: String = (0..4_500).map(|number| format!("\n\nInvented words {number}.")).collect();
    let bytes = format!("{plan}{long}").into_bytes();
    let line = u32::try_from(plan.lines().count() + 2 * 4_400).unwrap();
    let item = plan_at(&given, "long.md", Format::Markdown, bytes, At::line(line)).await;
    let client = given.sign_in(Role::Editor).await;
    let page = client.get(&item).await.ok();
    let led = client.get(&page.attributes(".p-source a", "href")[0]).await;
    assert_eq!(led.status, StatusCode::SEE_OTHER);
    let (path, line) = led.location().split_once('#').unwrap();
    assert!(path.ends_with("/source?part=2"), "{path}");
    let source = client.get(path).await.ok();
    assert!(source.has(&format!("#{line} a[href=\"{item}\"]")), "the line does not lead back to the item");
    assert!(!given.visitor().get(&item).await.has(".p-source a"));
}

#[tokio::test]
async fn the_source_knows_only_the_items_of_its_plan() {
    let given = Given::empty().await;
    let bytes = include_bytes!("../../../documents/tests/fixtures/fenmarsh.md").to_vec();
    let item = plan_at(&given, "fenmarsh.md", Format::Markdown, bytes, At::line(5)).await;
    let source = item.split("/items/").next().unwrap().to_owned() + "/source";
    let client = given.sign_in(Role::Editor).await;
    assert_eq!(client.get(&format!("{source}?item=nothing")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(given.visitor().get(&format!("{source}?item=i1")).await.status, StatusCode::NOT_FOUND);
}
