//! A return held against the records, as an officer sees it. Nothing of it is stored.

use axum::http::StatusCode;
use bigplan_ledger::Role;

use crate::records::House;
use crate::support::Upload;

const AGAINST: &str = "/partnerships/cambridgeshire/returns";
const CENSUS: &str = r#"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2010</Year>
<ReferenceDate>2010-03-31</ReferenceDate></CollectionDetails></Header><Children>
<Child><ChildIdentifiers><LAchildID>A1</LAchildID><UPN>A123456789012</UPN><PersonBirthDate>2004-05-06</PersonBirthDate>
<GenderCurrent>1</GenderCurrent></ChildIdentifiers><CINdetails><CINreferralDate>2009-09-01</CINreferralDate>
<ReferralSource>1A</ReferralSource><ReferralNFA>1</ReferralNFA></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>A2</LAchildID><UPNunknown>UN1</UPNunknown><PersonBirthDate>2005-05-06</PersonBirthDate>
<GenderCurrent>2</GenderCurrent></ChildIdentifiers><CINdetails><CINreferralDate>2009-09-02</CINreferralDate>
<ReferralSource>1A</ReferralSource><ReferralNFA>0</ReferralNFA></CINdetails></Child></Children></Message>"#;

fn census(bytes: &[u8]) -> Upload<'_> {
    Upload { field: "file", name: "census.xml", kind: "text/xml", bytes }
}

#[tokio::test]
async fn an_officer_sees_which_figures_differ_and_whose_rows_make_the_difference() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    officer.post("/partnerships/cambridgeshire/counted", &[("do", "begin")]).await;
    house.count().await;
    let overview = officer.get("/partnerships/cambridgeshire/counted").await.ok();
    assert!(overview.own_links().contains(&AGAINST.to_owned()));
    officer.get(AGAINST).await.ok();
    let page = officer.post_file(AGAINST, &[], census(CENSUS.as_bytes())).await.ok();
    let words = page.words("main");
    assert!(words.contains("The return of 2010 was counted by the same rules as the registers"), "{words}");
    assert!(words.contains("figures are not the same") && words.contains("Child A1"), "{words}");
    assert!(words.contains("so that nobody can tell whether they are the same: 1 in the return"), "{words}");
    assert!(words.contains("Measures that this return does not tell enough for"), "{words}");
    assert!(page.attributes("section a", "href").iter().any(|link| link.contains("/measures/referrals/records?year=")));
    assert!(!words.contains("A123456789012"), "pupil numbers stay where they are");
}

#[tokio::test]
async fn bad_returns_have_a_plain_sentence_and_readers_none_at_all() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let sent = async |fields: &[(&str, &str)], bytes: &'static [u8]| {
        let page = officer.post_file(AGAINST, fields, census(bytes)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words("main"));
        page.words(".govuk-error-summary")
    };
    assert!(sent(&[], b"<html/>").await.contains("its outermost element is html"));
    assert!(sent(&[("year", "1066")], b"a,b").await.contains("Enter a year from 2017"));
    assert!(sent(&[], b"a,b\n1,2\n").await.contains("no heading of a table"));
    let school = b"pupilonrolltableid,NativeId,dob,sex,entrydate,termlysessionspossible\n";
    assert!(sent(&[], school).await.contains("it is the school census, from which no figures are counted"));
    let none = officer.post_file(AGAINST, &[], Upload { field: "file", name: "", kind: "text/xml", bytes: b"" }).await;
    assert!(none.words(".govuk-error-summary").contains("No file was given"), "{}", none.words("main"));
    let reader = house.given.sign_in(Role::Reader).await;
    assert_eq!(reader.get(AGAINST).await.status, StatusCode::FORBIDDEN);
    assert_eq!(reader.post_file(AGAINST, &[], census(b"<Message/>")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.given.visitor().get(AGAINST).await.status, StatusCode::SEE_OTHER);
    assert_eq!(officer.get("/partnerships/nowhere/returns").await.status, StatusCode::NOT_FOUND);
}
