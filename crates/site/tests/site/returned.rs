//! Returns that officers keep, and hold against the records.

use axum::http::StatusCode;
use bigplan_ledger::Role;

use crate::records::House;
use crate::support::Upload;

const RETURNS: &str = "/partnerships/cambridgeshire/returns";
const AGAINST: &str = "/partnerships/cambridgeshire/returns/against";
const KEEP: &str = "/partnerships/cambridgeshire/returns/new";
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
    assert!(overview.own_links().contains(&RETURNS.to_owned()));
    officer.get(AGAINST).await.ok();
    let page = officer.post_file(AGAINST, &[], census(CENSUS.as_bytes())).await.ok();
    let words = page.words("main");
    assert!(words.contains("What was returned for 2010 was counted by the same rules as the registers"), "{words}");
    assert!(words.contains("figures are not the same") && words.contains("Child A1"), "{words}");
    assert!(words.contains("so that nobody can tell whether they are the same: 1 in the return"), "{words}");
    assert!(words.contains("Measures for which this does not tell enough"), "{words}");
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

/// The census of a year whose layout is known.
fn newer() -> String {
    CENSUS.replace("2010", "2022").replace("2009", "2021")
}

/// The address of the return that was kept.
fn kept(page: &crate::support::Page) -> String {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words("main"));
    page.location().to_owned()
}

#[tokio::test]
async fn a_return_is_kept_and_a_corrected_one_takes_its_place() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    assert!(officer.get(RETURNS).await.ok().words("main").contains("No return is kept yet"));
    officer.get(KEEP).await.ok();
    let first = kept(&officer.post_file(KEEP, &[("rows", "all")], census(newer().as_bytes())).await);
    let shown = officer.get(&first).await.ok();
    let words = shown.words("main");
    assert!(words.contains("Children-in-need census of 2022") && words.contains("It stands for its year"), "{words}");
    assert!(words.contains("By team") && words.contains("Not found in the records by pupil number"), "{words}");
    assert!(!words.contains("nothing was stored") && !words.contains("count for nothing"), "{words}");
    let lines = officer.get(&format!("{first}?as=csv")).await;
    assert!(lines.text.contains("rule,weight,table,row,child,columns,what,team"), "{}", lines.text);

    let corrected = newer().replace(
        "<LAchildID>A2</LAchildID><UPNunknown>UN1</UPNunknown>",
        "<LAchildID>A2</LAchildID><UPN>A123456789013</UPN>",
    );
    let second = kept(&officer.post_file(KEEP, &[("rows", "good")], census(corrected.as_bytes())).await);
    let words = officer.get(&second).await.ok().words("main");
    assert!(words.contains("Since the earlier file") && words.contains("Rows that changed"), "{words}");
    assert!(words.contains("Rows that count for nothing") && !words.contains("in Header"), "{words}");
    assert!(officer.get(&first).await.ok().words("main").contains("Another stands in its place"));
    let list = officer.get(RETURNS).await.ok().words("main");
    assert!(list.contains("Returns that stand for their year") && list.contains("replaced"), "{list}");

    let held = officer.post_file(AGAINST, &[("do", "kept")], census(b"")).await.ok().words("main");
    assert!(held.contains("What was returned for 2022"), "{held}");
    officer.get(&format!("{second}/removal")).await.ok();
    let why = officer.post(&format!("{second}/removal"), &[("why", "")]).await;
    assert_eq!(why.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        officer.post(&format!("{second}/removal"), &[("why", "Sent by mistake")]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(officer.get(&second).await.status, StatusCode::NOT_FOUND);
    let none = officer.post_file(AGAINST, &[("do", "kept")], census(b"")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing stands any more");
}

#[tokio::test]
async fn what_is_no_return_is_refused_whole_and_only_officers_keep_any() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let sent = async |fields: &[(&str, &str)], bytes: &'static [u8]| {
        let page = officer.post_file(KEEP, fields, census(bytes)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words("main"));
        page.words(".govuk-error-summary")
    };
    assert!(sent(&[], b"<html/>").await.contains("its outermost element is html"));
    assert!(sent(&[("year", "1066")], b"a,b").await.contains("Enter a year from 2017"));
    assert!(sent(&[("year", "2018")], b"a,b\n1,2\n").await.contains("no heading of a table"));
    let cut: &'static [u8] = CENSUS.as_bytes().split_at(CENSUS.len() / 2).0;
    assert!(sent(&[], cut).await.contains("Nothing was stored"));
    let none = officer.post_file(KEEP, &[], Upload { field: "file", name: "", kind: "text/xml", bytes: b"" }).await;
    assert!(none.words(".govuk-error-summary").contains("Choose the files of the return"), "{}", none.words("main"));
    assert!(officer.get(RETURNS).await.ok().words("main").contains("No return is kept yet"));
    let reader = house.given.sign_in(Role::Reader).await;
    for address in [RETURNS, KEEP, "/partnerships/cambridgeshire/returns/nothing"] {
        assert_eq!(reader.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
        assert_eq!(house.given.visitor().get(address).await.status, StatusCode::SEE_OTHER, "{address}");
    }
    assert_eq!(reader.post_file(KEEP, &[], census(CENSUS.as_bytes())).await.status, StatusCode::FORBIDDEN);
    assert_eq!(officer.get("/partnerships/cambridgeshire/returns/nothing").await.status, StatusCode::NOT_FOUND);
}
