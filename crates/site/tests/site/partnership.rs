//! A partnership's pages: overview, groups, matrix, people; and the front page's numbers.

use crate::support::{Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{Role, Scope};
use bigplan_plan::Kind;

const SLUGS: [&str; 3] = ["cambridgeshire", "peterborough", "surrey"];

#[tokio::test]
async fn every_partnership_has_its_pages() {
    let given = Given::demonstration().await;
    for slug in SLUGS {
        for page in ["", "/groups", "/matrix", "/people"] {
            let page = given.visitor().get(&format!("/partnerships/{slug}{page}")).await.ok();
            assert_eq!(page.all("nav [aria-current=page]").len(), 1, "{}", page.path);
        }
    }
    for path in ["/partnerships/nowhere", "/partnerships/nowhere/groups", "/partnerships/surrey/groups?plan=x"] {
        assert_eq!(given.visitor().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn groups_stand_in_the_tree_and_in_the_diagram() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/peterborough/groups").await.ok();
    let names = page.all(".app-tree h3");
    assert_eq!(page.attributes(".app-groups__box", "aria-label").len(), names.len());
    assert!(names.contains(&"Be Healthy Partnership".to_owned()));
    let below = page.all(".app-tree .app-tree h3");
    assert!(below.contains(&"Children's Trust Partnership Board".to_owned()), "{below:?}");
    assert!(!below.contains(&"Greater Peterborough Partnership".to_owned()));
    assert!(page.words("main").contains("Chair: Director of Children's Services"));
}

#[tokio::test]
async fn a_plan_can_be_chosen_and_other_partnerships_plans_cannot() {
    let given = Given::demonstration().await;
    let (own, other) = (given.plan("Cambridgeshire's Children").await, given.plan("Surrey").await);
    let address = |plan| format!("/partnerships/cambridgeshire/groups?plan={plan}");
    let page = given.visitor().get(&address(own)).await.ok();
    assert!(page.all(".app-tree h3").contains(&"CYPSP County Board".to_owned()));
    assert_eq!(page.all("nav [aria-current=true]").len(), 1);
    assert_eq!(given.visitor().get(&address(other)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_duty_leads_to_its_item_or_measure() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/surrey/groups").await.ok();
    let plan = given.plan("Surrey").await;
    let duties = page.attributes(".app-duties a", "href");
    assert!(duties.len() >= 8, "{duties:?}");
    assert!(duties.iter().all(|duty| duty.starts_with(&format!("/plans/{plan}/"))), "{duties:?}");
}

#[tokio::test]
async fn the_matrix_counts_holes_and_overlaps_as_its_rows_do() {
    let given = Given::demonstration().await;
    let plan = given.plan("Cambridgeshire's Children").await;
    let address = format!("/partnerships/cambridgeshire/matrix?plan={plan}&level=actions");
    let page = given.visitor().get(&address).await.ok();
    for (heading, note) in [("Holes: ", "Hole: no group"), ("Overlaps: ", "Overlap")] {
        let notes = page.all("td.app-matrix__total strong").into_iter().filter(|words| words == note).count();
        assert!(notes > 0, "{note}");
        assert!(
            page.all("h2").iter().any(|words| words.starts_with(&format!("{heading}{notes} "))),
            "{heading}{notes}"
        );
    }
    let words = page.all("td .govuk-visually-hidden");
    assert!(["certain", "doubtful"].iter().all(|word| words.iter().any(|cell| cell == word)));
    assert!(page.has(".app-scroll[role=region][tabindex=\"0\"][aria-labelledby]"));
    assert_eq!(given.visitor().get(&format!("{address}x")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_file_has_the_rows_of_the_page() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/peterborough/matrix?level=priorities").await.ok();
    let file = given.visitor().get(&page.link("Download this table as a spreadsheet (CSV)")).await.ok();
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(file.header("content-disposition").unwrap().contains("who-answers-peterborough-priorities.csv"));
    let rows = page.elements(".app-matrix__table tbody th[scope=row]").len();
    assert_eq!(file.text.lines().count(), rows + 1);
    assert!(file.text.starts_with("\u{feff}Kind,Reference,Title,Groups,Note,"));
}

#[tokio::test]
async fn posts_are_public_and_names_are_for_accounts() {
    let given = Given::empty().await;
    let toml = r#"
        plan = { title = "Invented" }
        items = [{ id = "a", kind = "action", title = "Dig", leads = [
            { post = "Head of Parks", person = "An Invented Person", state = "named" }, { state = "vacant" } ] }]"#;
    let plan = given.draft_of("invented", toml).await;
    given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
    let address = "/partnerships/invented/people";
    let public = given.visitor().get(address).await.ok();
    assert!(public.words("main").contains("Head of Parks") && !public.text.contains("Invented Person"));
    assert!(public.has(".app-places th[scope=row]"));
    let own = given.sign_in(Role::Reader).await.get(address).await.ok();
    assert!(own.words("main").contains("Head of Parks, An Invented Person"));
}

#[tokio::test]
async fn drafts_and_their_groups_are_for_accounts() {
    let given = Given::empty().await;
    let plan = given.draft_of("invented", "plan = { title = \"Secret\" }\ngroups = [{ name = \"Play Board\" }]").await;
    let reader = given.sign_in(Role::Reader).await;
    for page in ["", "/groups", "/matrix"] {
        let address = format!("/partnerships/invented{page}");
        let public = given.visitor().get(&address).await.ok();
        assert!(!public.text.contains("Play Board") && !public.text.contains("Secret"), "{address}");
        assert!(reader.get(&address).await.ok().text.contains("Play Board"), "{address}");
    }
    let asked = format!("/partnerships/invented/groups?plan={plan}");
    assert_eq!(given.visitor().get(&asked).await.status, StatusCode::NOT_FOUND);
    assert_eq!(given.visitor().get("/partnerships/invented/matrix.csv").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_front_page_counts_what_the_plan_holds() {
    let given = Given::demonstration().await;
    let plan = given.plan("Surrey").await;
    let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap();
    let priorities = stored.plan.items.iter().filter(|item| item.kind == Kind::Priority).count();
    let page = given.visitor().get("/").await.ok();
    let facts = page.all(&format!(".app-front__facts a[href=\"/plans/{plan}/rings\"]"));
    assert_eq!(facts.len(), 1);
    assert!(facts[0].starts_with(&format!("{priorities} priorities")), "{facts:?}");
    assert!(page.words(".govuk-inset-text").contains("demonstration"));
}

#[tokio::test]
async fn an_administrator_adds_a_partnership() {
    let given = Given::demonstration().await;
    let administrator = given.sign_in(Role::Administrator).await;
    let form = administrator.get("/").await.ok().link("Add a partnership");
    assert!(administrator.get(&form).await.ok().has("#name"));
    for (fields, wrong) in [
        ([("name", ""), ("slug", "")], "Enter the partnership's name"),
        ([("name", "Nodland"), ("slug", "Nod land")], "Use small letters"),
        ([("name", "Nodland"), ("slug", "new")], "taken by the program"),
        ([("name", "Nodland"), ("slug", "surrey")], "at this address already"),
    ] {
        let refused = administrator.post(&form, &fields).await;
        assert!(refused.words(".govuk-error-summary").contains(wrong), "{wrong}: {}", refused.words("main"));
    }
    let made = administrator.post(&form, &[("name", "Nodland Children’s Trust")]).await;
    assert_eq!(made.location(), "/partnerships/nodland-childrens-trust");
    let page = given.visitor().get(made.location()).await.ok();
    assert!(page.words("h1").contains("Nodland Children’s Trust"), "{}", page.words("main"));
    for path in ["/scorecard", "/quarters", "/boards", "/people", "/groups", "/matrix", "/inspections", "/area"] {
        administrator.get(&format!("{}{path}", made.location())).await.ok();
    }
    // Who looks after one partnership adds no other.
    let of = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
    let own = given.sign_in_to(Role::Administrator, Scope::Partnership(of)).await;
    assert_eq!(own.get(&form).await.status, StatusCode::FORBIDDEN);
}
