//! Search over all plans.

use crate::support::Given;
use bigplan_ledger::Role;

const DRAFT: &str = r#"
    plan = { title = "The sleep plan" }
    measures = [{ id = "m", code = "NI 999", title = "Hours slept" }]
    needs = [{ ref = "7.7", strand = "Rest", need = "Dark rooms", evidence = "Owls were seen" }]
    groups = [{ name = "Night board", chair = "Head of Evenings" }]
    glossary = [{ term = "OWL", meaning = "Often wide-awake later" }]
    items = [{ id = "a", kind = "action", ref = "1.1", title = "Dim the lamps", text = "Owls <b>may</b> stay.", leads = [{ post = "Head of Evenings", state = "named" }] }]"#;

#[tokio::test]
async fn what_plans_hold_is_found_and_marked() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    let page = reader.get("/search?q=owl").await.ok();
    assert_eq!(page.words("#results"), "3 results for “owl”");
    assert_eq!(page.all(".p-hits a"), ["OWL", "Dim the lamps", "Dark rooms"]);
    assert_eq!(page.all(".p-hits mark"), ["OWL", "Owls", "Owls"]);
    assert!(page.words("main").contains("<b>may</b>"), "markup in a plan is text");
    for (query, link, address) in [
        ("ni999", "Hours slept", "/measures#m-"),
        ("7.7", "Dark rooms", "/needs#n-0"),
        ("night", "Night board", "/partnerships/nodland/groups"),
        ("wide", "OWL", "/glossary#t-0"),
    ] {
        let page = reader.get(&format!("/search?q={query}")).await.ok();
        assert!(page.link(link).contains(address), "{query}: {}", page.link(link));
    }
    assert!(given.visitor().get("/search?q=owl").await.ok().words("#results").starts_with("0 results"));
    given.ledger.publish_plan(&crate::support::SETUP, id, 1, None).await.unwrap();
    assert!(given.visitor().get("/search?q=owl").await.ok().words("#results").starts_with("3 results"));
}

#[tokio::test]
async fn results_go_over_pages_without_loss() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    let first = visitor.get("/search?q=children").await.ok();
    let total: usize = first.words("#results").split(' ').next().unwrap().parse().unwrap();
    let (mut seen, mut page) = (first.elements(".p-hits li").len(), first);
    while page.has("a[rel=next]") {
        page = visitor.get(&page.attributes("a[rel=next]", "href")[0]).await.ok();
        seen += page.elements(".p-hits li").len();
    }
    assert!(total > 100);
    assert_eq!(seen, total);
    let beyond = visitor.get("/search?q=children&page=99999").await.ok();
    assert!(!beyond.has("a[rel=next]") && beyond.has(".p-hits li"));
}

#[tokio::test]
async fn every_part_of_the_demonstration_can_be_found_by_its_name() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    let id = given.plan("Building").await;
    let plan = given.ledger.plan(&crate::support::SETUP, id).await.unwrap().unwrap().plan;
    let names = plan.items.iter().map(|item| &item.title).chain(plan.measures.iter().map(|one| &one.title));
    for name in names.step_by(7) {
        let words = name.replace(|c: char| !c.is_alphanumeric(), "+");
        let page = visitor.get(&format!("/search?q={words}")).await.ok();
        assert!(page.has(".p-hits li"), "{name}");
    }
}

#[tokio::test]
async fn whatever_is_typed_is_safe() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    for query in [
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "q=%27%3B+DROP+TABLE+plans%3B--",
        "q=%ff%fe",
        "q=%00",
        "q=a&q=b",
        "page=-1&q=a",
        "q=%25&page=x",
        "q=%E2%80%8F%F0%9F%91%B6",
        "",
    ] {
        visitor.get(&format!("/search?{query}")).await.ok();
    }
    let long = format!("/search?q={}", "%C3%A9lan+".repeat(2000));
    assert!(visitor.get(&long).await.ok().words("#results").starts_with("0 results"));
    assert!(visitor.get("/search").await.ok().words("h1").contains("Search"));
}
