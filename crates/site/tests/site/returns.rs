//! Checking a statutory return in the browser: the samples, and bad input. Nothing is stored.

use axum::http::StatusCode;
use bigplan_ledger::Role;

use crate::support::{Given, Page, Upload};

const CHECK: &str = "/returns/check";

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("../returns/tests/data/{name}")).unwrap()
}

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> Upload<'a> {
    Upload { field: "file", name, kind: "application/octet-stream", bytes }
}

#[tokio::test]
async fn a_return_is_checked_and_not_stored() {
    let given = Given::empty().await;
    let officer = given.sign_in(Role::Editor).await;
    assert!(officer.get("/imports").await.ok().own_links().contains(&CHECK.to_owned()));
    officer.get(CHECK).await.ok();
    let census = sample("cin-sample/census.xml");
    let found = officer.post_file(CHECK, &[("do", "page")], file("census.xml", &census)).await.ok();
    let words = found.words("main");
    assert!(words.contains("the children-in-need census of 2022") && words.contains("query"), "{words}");
    assert!(found.has("#rule-8500") || found.has("section h2"), "{words}");
    let header = sample("ssda903-sample/header.csv");
    let found = officer.post_file(CHECK, &[("year", "2018")], file("header.csv", &header)).await.ok();
    assert!(found.words("main").contains("Rules that could not run"), "{}", found.words("main"));
    assert!(found.words("main").contains("Without the table Episodes: "), "{}", found.words("main"));
    let table = officer.post_file(CHECK, &[("year", "2018"), ("do", "csv")], file("header.csv", &header)).await;
    assert_eq!(table.status, StatusCode::OK);
    assert!(table.text.contains("rule,weight,table,row,child,columns,what"), "{}", table.text);
    assert_eq!(given.visitor().get(CHECK).await.status, StatusCode::SEE_OTHER);
    assert_eq!(given.sign_in(Role::Reader).await.get(CHECK).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn inspection_lists_and_the_school_census_tell_what_they_are() {
    let given = Given::empty().await;
    let officer = given.sign_in(Role::Editor).await;
    let lists = sample("annex-a/Annex_A_2024_Jan.xlsx");
    let found = officer.post_file(CHECK, &[("do", "page")], file("lists.xlsx", &lists)).await.ok();
    let words = found.words("main");
    assert!(words.contains("the inspection lists (Annex A) of"), "{words}");
    assert!(words.contains("Headings that were taken for another") && words.contains("annex-a-formula"), "{words}");
    let roll = sample("school-sample/pupilonroll.csv");
    let words = officer.post_file(CHECK, &[], file("roll.csv", &roll)).await.ok().words("main");
    assert!(words.contains("the school census of") && words.contains("All schools652147089"), "{words}");
    assert!(words.contains("North") && words.contains("South"), "{words}");
    let cut = lists.get(..lists.len() / 2).unwrap();
    let refused = officer.post_file(CHECK, &[], file("lists.xlsx", cut)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.words("main"));
}

#[tokio::test]
async fn bad_files_have_a_plain_sentence() {
    let given = Given::empty().await;
    let officer = given.sign_in(Role::Editor).await;
    let wrong = |page: &Page, words: &str| {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words("main"));
        assert!(page.words(".govuk-error-summary").contains(words), "{words}: {}", page.words(".govuk-error-summary"));
    };
    let sent = async |fields: &[(&str, &str)], upload| officer.post_file(CHECK, fields, upload).await;
    wrong(&sent(&[], file("", b"")).await, "Choose the files of the return");
    wrong(&sent(&[("year", "2018")], file("names.csv", b"name,age\nx,1\n")).await, "no heading of a table");
    wrong(&sent(&[], file("page.xml", b"<html/>")).await, "its outermost element is html");
    wrong(&sent(&[("year", "1066")], file("x.csv", b"a,b")).await, "Enter a year from 2017");
    let laughs = b"<!DOCTYPE x [<!ENTITY a 'aa'>]><Message>&a;</Message>";
    wrong(&sent(&[], file("laughs.xml", laughs)).await, "declares a document type");
    let long = "9".repeat(2_000);
    assert_eq!(sent(&[("council", &long)], file("x.csv", b"a,b")).await.status, StatusCode::BAD_REQUEST);
    let keyless = officer.post_file_without_key(CHECK, &[], file("x.csv", b"a,b")).await;
    assert_eq!(keyless.status, StatusCode::FORBIDDEN);
}
