//! Pages call a plan's items what the plan calls them.

use crate::support::{Given, SETUP};
use bigplan_ledger::Role;
use bigplan_plan::Kind;

#[tokio::test]
async fn pages_of_a_plan_use_its_own_words() {
    let given = Given::demonstration().await;
    let (plan, visitor) = (given.plan("Building a Better Future").await, given.visitor());
    let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan;
    let item = &stored.items.iter().find(|item| item.kind == Kind::Objective).unwrap().id;
    for (path, place, words) in [
        (format!("/plans/{plan}"), "#results", "key areas of focus"),
        (format!("/plans/{plan}"), "#kind", "Key area of focus ("),
        (format!("/plans/{plan}"), ".p-tree", "Key area of focus"),
        (format!("/plans/{plan}?kind=objective"), ".p-chosen", "Kind: Key area of focus"),
        (format!("/plans/{plan}/items/{item}"), "main", "Key area of focus"),
        ("/partnerships/peterborough".to_owned(), "main", "key areas of focus"),
        (
            format!("/partnerships/peterborough/matrix?plan={plan}&level=objectives"),
            "caption",
            "Key areas of focus and",
        ),
    ] {
        let shown = visitor.get(&path).await.ok().words(place);
        assert!(shown.contains(words), "{path} {place}: {shown}");
        assert!(!shown.to_lowercase().contains("objectives,"), "{path} {place}: {shown}");
    }
}

#[tokio::test]
async fn rings_are_named_by_the_plans_own_words() {
    let given = Given::empty().await;
    let toml = "plan = { title = \"Invented\", labels = { outcome = \"Ambition\" } }\nitems = [{ id = \"a\", kind = \"outcome\", title = \"Play\" }]";
    let address = format!("/plans/{}/rings", given.draft_of("invented", toml).await);
    let page = given.sign_in(Role::Reader).await.get(&address).await.ok();
    assert_eq!(page.attributes("svg a", "aria-label"), ["Ambition O1: Play"]);
    assert!(page.all(".app-rings__list h2").contains(&"Ambitions".to_owned()));
}
