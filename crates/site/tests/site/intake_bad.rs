//! Bad files sent through the page: each gets a plain sentence, and nothing is stored.

use std::io::Write;

use crate::support::{Client, Given, Page, SETUP, Upload};
use axum::http::StatusCode;
use bigplan_ledger::{NewPartnership, PartnershipId, Role, Scope};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../documents/tests/fixtures/", $name))
    };
}

async fn officer(given: &Given) -> (PartnershipId, Client) {
    let new = NewPartnership { slug: "fenmarsh".into(), name: "Fenmarsh".into(), about: String::new() };
    let place = given.ledger.make_partnership(&SETUP, new).await.unwrap();
    (place, given.sign_in_to(Role::Editor, Scope::Partnership(place)).await)
}

async fn send(client: &Client, place: PartnershipId, name: &str, bytes: &[u8]) -> Page {
    let file = Upload { field: "file", name, kind: "application/octet-stream", bytes };
    client.post_file("/imports/new", &[("partnership", &place.to_string())], file).await
}

/// A Word document whose body is as given.
fn word(body: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(body).unwrap();
    archive.finish().unwrap().into_inner()
}

fn zip_bomb() -> Vec<u8> {
    word(&vec![b' '; 120_000_000])
}

fn entity_bomb() -> Vec<u8> {
    word(b"<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d>&b;</d>")
}

#[tokio::test]
async fn every_bad_file_gets_its_sentence_and_leaves_nothing() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let truncated = &fixture!("fenmarsh.docx")[..2_000];
    let wide = vec![b','; 20_000];
    let files: [(&str, &[u8], &str); 10] = [
        ("empty.docx", b"", "is empty"),
        ("binary.txt", &[0, 159, 146, 150, 0, 1, 2, 3].repeat(500), "not a document that can be read"),
        ("words.docx", b"Only words, no Word document.", "not a document that can be read"),
        ("truncated.docx", truncated, "damaged or incomplete"),
        ("bomb.docx", &zip_bomb(), "grows far beyond"),
        ("entities.docx", &entity_bomb(), "declares XML entities"),
        ("wide.csv", &wide, "columns"),
        ("scan.pdf", fixture!("scan.pdf"), "has no text in it"),
        ("locked.pdf", fixture!("locked.pdf"), "protected with a password"),
        ("letter.txt", b"Dear all,\n\nthe cake was very good.\n", "letter.txt"),
    ];
    for (name, bytes, sentence) in files {
        let begun = std::time::Instant::now();
        let page = send(&client, place, name, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let told = page.words(".govuk-error-summary");
        assert!(told.contains(sentence) && told.contains("Nothing was saved."), "{name}: {told}");
        assert!(page.has("#file-error"), "{name}: nothing stands beside the field");
        assert!(begun.elapsed().as_secs() < 20, "{name} took {:?}", begun.elapsed());
    }
    assert_eq!(given.ledger.imports(&SETUP, place).await.unwrap(), []);
    assert_eq!(given.all_plans().await, []);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_so_in_a_page() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let page = send(&client, place, "large.txt", &b"words of a plan \n".repeat(6_000_000)).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let told = page.words(".govuk-error-summary");
    assert!(told.contains("102 MB") && told.contains("Nothing was saved."), "{told}");
    assert_eq!(given.ledger.imports(&SETUP, place).await.unwrap(), []);
}

#[tokio::test]
async fn a_form_that_is_not_whole_is_told_so() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let page = send(&client, place, "", b"").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words(".govuk-error-summary").contains("Choose a file"));
    let file = Upload { field: "file", name: "plan.md", kind: "text/markdown", bytes: fixture!("fenmarsh.md") };
    let page = client.post_file("/imports/new", &[("partnership", "none")], file).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.words(".govuk-error-summary").contains("Choose the partnership"));
    let page = client.post_without_key("/imports/new", &[("partnership", "none")]).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    assert_eq!(given.ledger.imports(&SETUP, place).await.unwrap(), []);
}

#[tokio::test]
async fn old_encodings_and_a_wrong_ending_are_read() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let text = String::from_utf8(fixture!("fenmarsh.md").to_vec()).unwrap();
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> =
        text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(c).unwrap_or(b'-') }).collect();
    for (name, bytes) in [("wide.md", &wide[..]), ("windows.md", &windows[..]), ("plan.pdf", fixture!("fenmarsh.docx"))]
    {
        let sent = send(&client, place, name, bytes).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{name}: {}", sent.words(".govuk-error-summary"));
        let page = client.get(sent.location()).await.ok();
        assert!(page.words("main").contains("Head of Young People’s Services"), "{name}");
    }
}

#[tokio::test]
async fn a_script_in_a_document_is_shown_and_does_not_run() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let evil = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
    let plan = format!(
        "Priority 1: Sleep {evil}\n\nRef\tAction\tLead\tBy when\n1.1\tGo to bed {evil}\tHead of Sleep {evil}\tMay 2010\n1.2\tGet up {evil}\tName needed\tJune 2010\n"
    );
    let sent = send(&client, place, "<script>alert(3)</script>.txt", plan.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words(".govuk-error-summary"));
    let import = sent.location().to_owned();
    let first = client.get(&import).await.ok().attributes(".app-draft__item", "id").remove(0);
    let item = first.trim_start_matches("item-").to_owned();
    for path in [import.clone(), format!("{import}/items/{item}"), format!("{import}/accept"), "/imports".to_owned()] {
        let page = client.get(&path).await.ok();
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{path}");
        assert!(!page.has("main script") && !page.has("main img"), "{path}");
    }
    let page = client.get(&import).await.ok();
    assert!(page.words("main").contains("<script>alert(1)</script>"), "the words of the document are gone");
}
