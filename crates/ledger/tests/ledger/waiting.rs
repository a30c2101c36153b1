//! What waits for whom: leads, officers, and nobody else.

use bigplan_ledger::inspection::{NewEvidence, Step};
use bigplan_ledger::work::waiting::holes;
use bigplan_ledger::{
    Actor, Appointed, Duty, NewComment, NewConsultation, NewMembership, NewUpdate, PostStanding, Role, Scope, Sender,
    Waiting, WaitingKind,
};
use bigplan_plan::check::check;
use bigplan_plan::progress::Status;
use bigplan_plan::rhythm::Rhythm;
use bigplan_plan::{Item, Kind, Lead, LeadState, Plan, PlanHead};
use bigplan_testbed::both;
use jiff::SignedDuration;
use jiff::civil::date;

use crate::support::{Given, SETUP, run};

/// A priority of the head of evenings over an action of nobody with two milestones, and an
/// action of somebody else.
fn sleep() -> Plan {
    let lead =
        |post: &str| vec![Lead { post: Some(post.into()), organisation: None, person: None, state: LeadState::Named }];
    let item = |id: &str, parent: Option<&str>, kind, title: &str, due: Option<&str>| Item {
        parent: parent.map(Into::into),
        due: due.map(|due| due.parse().unwrap()),
        ..Item::new(id, kind, title)
    };
    let mut priority = item("a", None, Kind::Priority, "Quiet nights", None);
    priority.leads = lead("Head of Evenings");
    let mut other = item("e", Some("a"), Kind::Action, "Hum", Some("2009-08"));
    other.leads = lead("Hummer");
    Plan {
        head: PlanHead { title: "The sleep plan".into(), ..PlanHead::default() },
        items: vec![
            priority,
            item("b", Some("a"), Kind::Action, "Dim the lamps", Some("2009-08")),
            item("c", Some("b"), Kind::Milestone, "Half are dim", Some("2009-09")),
            item("d", Some("b"), Kind::Milestone, "All are dim", Some("2010-09")),
            other,
        ],
        ..Plan::default()
    }
}

fn drawn(waiting: &[Waiting]) -> Vec<String> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    waiting.iter().map(|one| format!("{} {} {}", one.kind, one.title, day(one.due)).trim().to_owned()).collect()
}

both! {
    async fn a_lead_is_asked_for_what_the_post_leads_while_in_it(given: Given) {
        let place = given.partnership("nodland").await;
        let lead = given.person("lead@example.org", Role::Reader, Scope::Partnership(place)).await;
        let plan = given.ledger.commit_plan(&SETUP, place, sleep(), None).await.unwrap();
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        let head = posts.iter().find(|post| post.title == "Head of Evenings").unwrap().id;
        let who = Appointed::Account(lead.account().unwrap());
        let time = given.ledger.appoint(&SETUP, head, &who, None, None).await.unwrap();
        assert!(given.ledger.my_work(&lead).await.unwrap().is_empty(), "a draft asks nobody");
        given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let work = async || drawn(&given.ledger.my_work(&lead).await.unwrap());
        assert_eq!(work().await, ["milestone Half are dim 2009-09-30"], "a new plan asks from October on");
        given.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(work().await, ["milestone Half are dim 2009-09-30", "update Quiet nights 2009-12-31"]);
        let led = given.ledger.led(&lead).await.unwrap();
        assert_eq!(led.iter().map(|led| (led.words.as_str(), led.by_name)).collect::<Vec<_>>(),
            [("Quiet nights", true), ("Dim the lamps", false), ("Half are dim", false), ("All are dim", false)]);
        given.ledger.add_update(&lead, plan, led[0].item, 0, NewUpdate::new(Status::OnTrack, "Quieter.")).await.unwrap();
        assert_eq!(work().await, ["milestone Half are dim 2009-09-30"]);
        given.ledger.set_rhythm(&SETUP, plan, Rhythm::Never).await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24 * 200));
        assert_eq!(work().await, ["milestone Half are dim 2009-09-30"], "a plan that never asks");
        given.ledger.set_rhythm(&SETUP, plan, Rhythm::Year).await.unwrap();
        assert_eq!(work().await, ["milestone Half are dim 2009-09-30", "update Quiet nights 2010-12-31"]);
        given.ledger.leave(&SETUP, time, date(2009, 10, 1)).await.unwrap();
        assert!(work().await.is_empty(), "whoever left is asked nothing");
    }

    async fn an_action_past_its_date_is_asked_for_once(given: Given) {
        let place = given.partnership("nodland").await;
        let lead = given.person("hummer@example.org", Role::Reader, Scope::All).await;
        let plan = given.ledger.commit_plan(&SETUP, place, sleep(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        let hummer = posts.iter().find(|post| post.title == "Hummer").unwrap().id;
        given.ledger.appoint(&SETUP, hummer, &Appointed::Account(lead.account().unwrap()), None, None).await.unwrap();
        let work = given.ledger.my_work(&lead).await.unwrap();
        assert_eq!(drawn(&work), ["update Hum 2009-08-31"]);
        let item = work[0].item.unwrap();
        assert_eq!(work[0].address, format!("/plans/{plan}/items/{item}/update"));
        let late = NewUpdate { why: "Nobody knows the tune.".into(), ..NewUpdate::new(Status::Late, "Half a tune.") };
        given.ledger.add_update(&lead, plan, item, 0, late).await.unwrap();
        assert!(given.ledger.my_work(&lead).await.unwrap().is_empty());
        let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan;
        let led = given.ledger.led(&lead).await.unwrap();
        let found = holes(&led, plan, &check(&stored, date(2009, 9, 30)));
        assert_eq!(drawn(&found), ["hole Hum"], "{found:?}");
    }

    async fn officers_are_told_of_vacant_posts_and_others_are_not(given: Given) {
        let (place, there) = (given.partnership("nodland").await, given.partnership("there").await);
        let plan = given.ledger.commit_plan(&SETUP, place, sleep(), None).await.unwrap();
        given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        let hummer = posts.iter().find(|post| post.title == "Hummer").unwrap().id;
        let time = given.ledger.appoint(&SETUP, hummer, &Appointed::Unnamed, None, None).await.unwrap();
        given.ledger.leave(&SETUP, time, date(2009, 9, 1)).await.unwrap();
        let officer = given.person("officer@example.org", Role::Editor, Scope::Partnership(place)).await;
        let all = given.person("all@example.org", Role::Administrator, Scope::All).await;
        for who in [&officer, &all] {
            let work = drawn(&given.ledger.my_work(who).await.unwrap());
            assert_eq!(work, ["vacancy Hummer 2009-09-01", "vacancy Partnership of nodland"]);
        }
        let stranger = given.person("stranger@example.org", Role::Editor, Scope::Partnership(there)).await;
        let reader = given.person("reader@example.org", Role::Reader, Scope::Partnership(place)).await;
        for who in [&stranger, &reader, &Actor::Visitor] {
            assert!(given.ledger.my_work(who).await.unwrap().is_empty(), "{who:?}");
        }
    }
}

/// What groups and inspectors ask, behind the ledger's back.
async fn asked_of_the_head_of_evenings(given: &Given) {
    given
        .behind(
            "INSERT INTO group_actions (id, group_id, body, post_id, due_on, done_how, revision)
             SELECT '00000000000000000000000001', g.id, 'Count the lamps', p.id, '2009-10-05', '', 1 FROM standing_groups g, posts p
             WHERE g.name = 'Sleep board' AND p.title = 'Head of Evenings';
             INSERT INTO challenges (id, group_id, to_post_id, body, answer_by, asked_by, asked_at, answer, revision)
             SELECT '00000000000000000000000002', g.id, p.id, 'Why so bright?', '2009-10-06', 'test', '2009-09-01T00:00:00.000000Z', '', 1
             FROM standing_groups g, posts p WHERE g.name = 'Sleep board' AND p.title = 'Head of Evenings';
             INSERT INTO reports (id, partnership_id, title, inspectorate, dated_on, about, revision, created_at)
             SELECT '00000000000000000000000003', p.id, 'The night review', 'Nobody', '2009-04-30', '', 1, '2009-05-01T00:00:00.000000Z'
             FROM partnerships p WHERE p.slug = 'nodland';
             INSERT INTO report_recommendations (id, report_id, position, addressed_to, timescale, body, post_id, state, revision)
             SELECT '00000000000000000000000004', '00000000000000000000000003', 0, '', 'six months', 'Turn the lights down', p.id, 'open', 1
             FROM posts p WHERE p.title = 'Head of Evenings';",
        )
        .await;
}

both! {
    async fn what_groups_and_inspectors_ask_of_a_post_waits_for_whoever_is_in_it(given: Given) {
        let place = given.partnership("nodland").await;
        given.ledger.commit_plan(&SETUP, place, crate::support::plan(), None).await.unwrap();
        let who = given.person("head@example.org", Role::Reader, Scope::Partnership(place)).await;
        asked_of_the_head_of_evenings(&given).await;
        assert!(given.ledger.my_work(&who).await.unwrap().is_empty());
        let posts = given.ledger.posts(&SETUP, place).await.unwrap();
        let head = posts.iter().find(|post| post.title == "Head of Evenings").unwrap().id;
        given.ledger.appoint(&SETUP, head, &Appointed::Account(who.account().unwrap()), None, None).await.unwrap();
        assert_eq!(drawn(&given.ledger.my_work(&who).await.unwrap()), [
            "decision Action of the Sleep board 2009-10-05",
            "challenge Challenge by the Sleep board 2009-10-06",
            "recommendation The night review 2009-10-30",
        ]);
    }

    async fn what_is_said_to_be_met_waits_for_a_second_person(given: Given) {
        let (place, there) = (given.partnership("nodland").await, given.partnership("there").await);
        given.ledger.commit_plan(&SETUP, place, crate::support::plan(), None).await.unwrap();
        asked_of_the_head_of_evenings(&given).await;
        let here = Scope::Partnership(place);
        let first = given.person("first@example.org", Role::Editor, here).await;
        let second = given.person("second@example.org", Role::Editor, here).await;
        let reader = given.person("reader@example.org", Role::Reader, here).await;
        let stranger = given.person("stranger@example.org", Role::Editor, Scope::Partnership(there)).await;
        let one = given.ledger.recommendations(&SETUP, place).await.unwrap().remove(0);
        let evidence = NewEvidence { words: "A rota".into(), address: String::new() };
        given.ledger.add_evidence(&first, one.id, evidence).await.unwrap();
        given.ledger.step_recommendation(&first, one.id, one.revision, Step::SayDone, "There is a rota").await.unwrap();
        let asked = async |who: &Actor| {
            let work = given.ledger.my_work(who).await.unwrap();
            work.into_iter().filter(|one| one.kind == WaitingKind::Recommendation).collect::<Vec<_>>()
        };
        let waiting = asked(&second).await;
        assert_eq!(drawn(&waiting), ["recommendation The night review 2009-10-30"]);
        assert!(waiting[0].note.starts_with("Said to be met; a second person must agree"), "{}", waiting[0].note);
        for who in [&first, &reader, &stranger] {
            assert!(asked(who).await.is_empty(), "{who:?}");
        }
    }

    async fn comments_sign_ups_and_requests_wait_for_those_who_may_answer(given: Given) {
        let place = given.partnership("nodland").await;
        let plan = given.ledger.commit_plan(&SETUP, place, crate::support::plan(), None).await.unwrap();
        let here = Scope::Partnership(place);
        let chair = given.person("chair@example.org", Role::Reader, here).await;
        let officer = given.person("officer@example.org", Role::Editor, here).await;
        let board = given.ledger.standing_groups(&SETUP, place).await.unwrap()[0].id;
        let body = given.ledger.add_organisation(&SETUP, place, "Night Trust", "").await.unwrap();
        let post = given.ledger.add_post(&SETUP, place, Some(body), "Director", PostStanding::Vacant).await.unwrap();
        given.ledger.appoint(&SETUP, post, &Appointed::Account(chair.account().unwrap()), None, None).await.unwrap();
        let seat = NewMembership { post: Some(post), account: None, name: None, organisation: Some(body),
            duty: Duty::Chair, from: None, until: None };
        given.ledger.add_member(&SETUP, board, seat).await.unwrap();
        let item = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[2].id.parse().unwrap();
        given.ledger.ask_group(&officer, board, plan, item, "Nobody else does").await.unwrap();
        let opened = NewConsultation { asks: "Is it quiet?".into(), open_to_public: true, closes_on: date(2009, 10, 2) };
        let revision = async || given.ledger.plan_revision(&SETUP, plan).await.unwrap().unwrap();
        given.ledger.open_consultation(&SETUP, plan, revision().await, &opened).await.unwrap();
        for body in ["More lamps", "Fewer lamps"] {
            let sender = Sender::Public { name: None, organisation: None, browser: "b".into() };
            let new = NewComment { item: None, body: body.into(), sender };
            given.ledger.comment(&Actor::Visitor, plan, &new).await.unwrap();
        }
        let work = async |who: &Actor| {
            let found = given.ledger.my_work(who).await.unwrap();
            let kinds = [WaitingKind::Comment, WaitingKind::SignUp, WaitingKind::Decision];
            found.into_iter().filter(|one| kinds.contains(&one.kind)).collect::<Vec<_>>()
        };
        let found = work(&officer).await;
        assert_eq!((drawn(&found), found[0].note.as_str()), (vec!["comment The sleep plan".into()], "2 comments wait for an answer"));
        assert_eq!(drawn(&work(&chair).await), ["decision The Sleep board is asked to answer for an item"]);
        given.ledger.close_consultation(&SETUP, plan, "Lamps").await.unwrap();
        given.ledger.ask_sign_up(&SETUP, plan, revision().await, &[body], Some(date(2009, 10, 31))).await.unwrap();
        let found = work(&chair).await;
        assert_eq!(drawn(&found), ["sign-up The sleep plan 2009-10-31", "decision The Sleep board is asked to answer for an item"]);
        assert_eq!(found[0].address, format!("/plans/{plan}/sign-up/bodies/{body}"));
        assert!(work(&Actor::Visitor).await.is_empty());
    }
}
