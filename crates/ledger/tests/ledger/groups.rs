//! Groups at work: no circle of reports, contracts, meetings, actions, challenges.

use bigplan_ledger::groups::{
    About, Agreed, Answered, Challenged, MeetingState, NewChallenge, NewContract, NewGroup, NewGroupAction, NewMeeting,
    NewPaper, NewPoint, Promise, RequestState, Way,
};
use bigplan_ledger::{
    Actor, Appointed, Duty, GroupId, LedgerError, NewFile, NewMembership, PartnershipId, PostId, PostStanding, Role,
    Scope,
};
use bigplan_testbed::both;
use jiff::civil::date;

use crate::support::{Given, SETUP, plan, run};

fn named(name: &str, above: Option<GroupId>) -> NewGroup {
    NewGroup { name: name.into(), reports_to: above, ..NewGroup::default() }
}

fn meeting() -> NewMeeting {
    NewMeeting { on: date(2009, 10, 1), place: "The quiet room".into(), present: "Chair, night nurse".into() }
}

/// Somebody who holds a post of their own.
async fn holder(given: &Given, place: PartnershipId, title: &str) -> (Actor, PostId) {
    let email = format!("{}@example.org", title.replace(' ', "-"));
    let who = given.person(&email, Role::Reader, Scope::Partnership(place)).await;
    let post = given.ledger.add_post(&SETUP, place, None, title, PostStanding::Vacant).await.unwrap();
    given.ledger.appoint(&SETUP, post, &Appointed::Account(who.account().unwrap()), None, None).await.unwrap();
    (who, post)
}

/// Somebody who sits on a group by a post.
async fn seated(given: &Given, place: PartnershipId, group: GroupId, title: &str, duty: Duty) -> Actor {
    let (who, post) = holder(given, place, title).await;
    let seat = NewMembership {
        post: Some(post),
        account: None,
        name: None,
        organisation: None,
        duty,
        from: None,
        until: None,
    };
    given.ledger.add_member(&SETUP, group, seat).await.unwrap();
    who
}

both! {
    async fn a_group_never_reports_to_itself(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let ledger = &given.ledger;
        let top = ledger.add_group(&SETUP, here, named("Top", None)).await.unwrap();
        let middle = ledger.add_group(&SETUP, here, named("Middle", Some(top))).await.unwrap();
        let low = ledger.add_group(&SETUP, here, named("Low", Some(middle))).await.unwrap();
        for above in [top, middle, low] {
            let circle = ledger.change_group(&SETUP, top, 1, named("Top", Some(above))).await;
            let Err(LedgerError::Field { field: "reports-to", message }) = circle else { panic!("{circle:?}") };
            assert_eq!(message, "The group would report to itself through the groups above it. Choose another group.");
        }
        let foreign = ledger.add_group(&SETUP, there, named("Other", Some(top))).await;
        assert!(matches!(foreign, Err(LedgerError::NotFound("group"))), "{foreign:?}");
        let twice = ledger.add_group(&SETUP, here, named("Low", None)).await;
        assert!(matches!(twice, Err(LedgerError::Field { field: "name", .. })), "{twice:?}");
        ledger.change_group(&SETUP, low, 1, NewGroup { ended: Some(date(2009, 9, 1)), ..named("Low", Some(top)) }).await.unwrap();
        let stale = ledger.change_group(&SETUP, low, 1, named("Low", None)).await;
        assert!(matches!(stale, Err(LedgerError::Conflict { what: "group", .. })), "{stale:?}");
        let reader = given.person("reader@example.org", Role::Reader, Scope::All).await;
        assert!(matches!(ledger.add_group(&reader, here, named("New", None)).await, Err(LedgerError::Forbidden(_))));
    }

    async fn the_chair_keeps_meetings_and_agreed_minutes_stand_and_are_public(given: Given) {
        let place = given.partnership("nodland").await;
        let ledger = &given.ledger;
        let plan = ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let item = ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[2].id.parse().unwrap();
        let group = ledger.add_group(&SETUP, place, named("Night board", None)).await.unwrap();
        let chair = seated(&given, place, group, "chair of nights", Duty::Chair).await;
        let member = seated(&given, place, group, "night nurse", Duty::Member).await;
        assert!(matches!(ledger.plan_meeting(&member, group, meeting()).await, Err(LedgerError::Forbidden(_))));
        let id = ledger.plan_meeting(&chair, group, meeting()).await.unwrap();
        assert_eq!(ledger.meeting(&Actor::Visitor, id).await.unwrap(), None);
        let about = Some(About { plan, item: Some(item), measure: None });
        let point = ledger.add_point(&chair, id, NewPoint { title: "Lamps".into(), about, ..NewPoint::default() }).await.unwrap();
        let bad = ledger.add_paper(&chair, point, NewPaper { title: "Plan".into(), address: "file:///etc".into() }).await;
        assert!(matches!(bad, Err(LedgerError::Field { field: "address", .. })), "{bad:?}");
        ledger.add_paper(&chair, point, NewPaper { title: "Plan".into(), address: String::new() }).await.unwrap();
        let file = NewFile { name: "lamps.txt".into(), bytes: b"Forty lamps".to_vec() };
        let file = ledger.attach_file(&SETUP, plan, item, file, "").await.unwrap();
        let paper = NewPaper { title: "Lamps".into(), address: bigplan_ledger::files::address(plan, file) };
        ledger.add_paper(&chair, point, paper.clone()).await.unwrap();
        let kept = ledger.remove_file(&SETUP, plan, file, "").await.unwrap_err().to_string();
        assert!(kept.contains("a paper of a meeting, so it stays"), "{kept}");
        let gone = NewPaper { address: bigplan_ledger::files::address(plan, bigplan_ledger::FileId::random().unwrap()), ..paper };
        let gone = ledger.add_paper(&chair, point, gone).await.unwrap_err().to_string();
        assert!(gone.contains("not attached to an item any more"), "{gone}");
        let other = ledger.add_point(&chair, id, NewPoint { title: "Bells".into(), ..NewPoint::default() }).await.unwrap();
        let order = async || {
            let points = ledger.meeting(&chair, id).await.unwrap().unwrap().1;
            points.into_iter().map(|point| point.says.title).collect::<Vec<_>>()
        };
        ledger.move_point(&chair, other, Way::Down).await.unwrap();
        assert_eq!(order().await, ["Lamps", "Bells"]);
        ledger.move_point(&chair, other, Way::Up).await.unwrap();
        assert_eq!(order().await, ["Bells", "Lamps"]);
        assert!(matches!(ledger.move_point(&member, other, Way::Down).await, Err(LedgerError::Forbidden(_))));
        ledger.move_point(&chair, other, Way::Down).await.unwrap();
        let said = NewPoint { title: "Lamps".into(), said: "Too bright".into(), decision: "Dim them".into(), about };
        ledger.change_point(&chair, point, 1, said.clone()).await.unwrap();
        let stale = ledger.change_point(&chair, point, 1, said.clone()).await;
        assert!(matches!(stale, Err(LedgerError::Conflict { .. })), "{stale:?}");
        ledger.change_meeting(&chair, id, 1, MeetingState::Held, meeting()).await.unwrap();
        let back = ledger.change_meeting(&chair, id, 2, MeetingState::Planned, meeting()).await.unwrap_err().to_string();
        assert_eq!(back, "a meeting that was held cannot be planned again; nothing was saved");
        ledger.change_meeting(&chair, id, 2, MeetingState::Agreed, meeting()).await.unwrap();
        let fixed = ledger.change_point(&chair, point, 2, said).await.unwrap_err().to_string();
        assert!(fixed.contains("they stand as they are"), "{fixed}");
        let (seen, points) = ledger.meeting(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!((seen.says.present.as_str(), points[0].says.decision.as_str(), points[0].papers.len()), ("", "Dim them", 2));
        let decided = ledger.item_decisions(&SETUP, plan, item).await.unwrap();
        assert_eq!((decided.len(), decided[0].decision.as_str(), decided[0].meeting), (1, "Dim them", id));
        let moved = ledger.move_point(&chair, other, Way::Up).await.unwrap_err().to_string();
        assert!(moved.contains("the minutes of this meeting were agreed"), "{moved}");
        assert_eq!(ledger.item_history(&SETUP, plan, item, 9).await.unwrap().len(), 3);
    }

    async fn actions_and_challenges_wait_for_whoever_must_act(given: Given) {
        let place = given.partnership("nodland").await;
        let ledger = &given.ledger;
        let group = ledger.add_group(&SETUP, place, named("Night board", None)).await.unwrap();
        let other = ledger.add_group(&SETUP, place, named("Day board", None)).await.unwrap();
        let member = seated(&given, place, group, "night nurse", Duty::Member).await;
        let asked = seated(&given, place, other, "chair of days", Duty::Chair).await;
        let (worker, post) = holder(&given, place, "lamp lighter").await;
        let new = NewGroupAction { text: "Dim the lamps".into(), owner: Some(post), due: Some(date(2009, 9, 1)), meeting: None };
        assert!(matches!(ledger.give_action(&member, group, new.clone()).await, Err(LedgerError::Forbidden(_))));
        let action = ledger.give_action(&SETUP, group, new).await.unwrap();
        assert_eq!(ledger.group_actions(&Actor::Visitor, place).await.unwrap(), []);
        assert!(ledger.group_actions(&worker, place).await.unwrap()[0].is_overdue(date(2009, 9, 30)));
        assert!(matches!(ledger.finish_action(&asked, action, date(2009, 9, 2), "So").await, Err(LedgerError::Forbidden(_))));
        ledger.finish_action(&worker, action, date(2009, 9, 2), "With cloth").await.unwrap();
        let again = ledger.finish_action(&worker, action, date(2009, 9, 2), "Twice").await;
        assert!(matches!(again, Err(LedgerError::State(_))), "{again:?}");
        let new = NewChallenge {
            to: Challenged::Group(other), meeting: None, about: None, text: "Why so bright?".into(), answer_by: Some(date(2009, 9, 1)),
        };
        let own = ledger.raise_challenge(&member, group, NewChallenge { to: Challenged::Group(group), ..new.clone() }).await;
        assert!(matches!(own, Err(LedgerError::Field { field: "to", .. })), "{own:?}");
        assert!(matches!(ledger.raise_challenge(&asked, group, new.clone()).await, Err(LedgerError::Forbidden(_))));
        let id = ledger.raise_challenge(&member, group, new).await.unwrap();
        assert!(ledger.challenges(&member, place).await.unwrap()[0].is_overdue(date(2009, 9, 30)));
        assert!(matches!(ledger.answer_challenge(&member, id, "Because").await, Err(LedgerError::Forbidden(_))));
        ledger.answer_challenge(&asked, id, "We had a feast").await.unwrap();
        let again = ledger.answer_challenge(&asked, id, "Another").await.unwrap_err().to_string();
        assert_eq!(again, "this challenge was answered already; nothing was saved");
    }

    async fn every_version_of_a_contract_is_kept_and_public_when_it_is_agreed(given: Given) {
        let place = given.partnership("nodland").await;
        let ledger = &given.ledger;
        let group = ledger.add_group(&SETUP, place, named("Night board", None)).await.unwrap();
        let chair = seated(&given, place, group, "chair of nights", Duty::Chair).await;
        let promises = vec![Promise { what: "Walk round".into(), by: Some(date(2010, 3, 31)) }];
        let new = |text: &str| NewContract { plan: None, text: text.into(), promises: promises.clone() };
        let first = ledger.write_contract(&chair, group, new("Keep the night")).await.unwrap();
        let empty = ledger.write_contract(&chair, group, new(" ")).await;
        assert!(matches!(empty, Err(LedgerError::Field { field: "text", .. })), "{empty:?}");
        let agreed = || Agreed { by: "The council of rest".into(), on: date(2009, 9, 1) };
        ledger.agree_contract(&chair, first, agreed()).await.unwrap();
        assert!(matches!(ledger.agree_contract(&chair, first, agreed()).await, Err(LedgerError::State(_))));
        ledger.write_contract(&chair, group, new("Keep the night and the dawn")).await.unwrap();
        let versions: Vec<i64> = ledger.contracts(&chair, group).await.unwrap().iter().map(|one| one.version).collect();
        assert_eq!(versions, [2, 1]);
        let public = ledger.contracts(&Actor::Visitor, group).await.unwrap();
        assert_eq!(public.iter().map(|one| (one.version, one.says.promises.len())).collect::<Vec<_>>(), [(1, 1)]);
    }

    async fn a_group_that_says_yes_joins_the_items_words_and_one_that_says_no_gives_its_reason(given: Given) {
        let place = given.partnership("nodland").await;
        let ledger = &given.ledger;
        let plan = ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let item = ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[2].id.parse().unwrap();
        let group = ledger.add_group(&SETUP, place, named("Night board", None)).await.unwrap();
        let other = ledger.add_group(&SETUP, place, named("Day board", None)).await.unwrap();
        let chair = seated(&given, place, group, "chair of nights", Duty::Chair).await;
        let officer = given.person("officer@example.org", Role::Editor, Scope::Partnership(place)).await;
        assert!(matches!(ledger.ask_group(&chair, group, plan, item, "Ours").await, Err(LedgerError::Forbidden(_))));
        let id = ledger.ask_group(&officer, group, plan, item, "It is at night").await.unwrap();
        let twice = ledger.ask_group(&officer, group, plan, item, "Again").await.unwrap_err().to_string();
        assert_eq!(twice, "this group has been asked and has not answered yet; nothing was saved");
        let silent = ledger.answer_request(&chair, id, Answered::No, " ").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "reason", .. })), "{silent:?}");
        let second = ledger.ask_group(&officer, other, plan, item, "Or you").await.unwrap();
        assert!(matches!(ledger.answer_request(&chair, second, Answered::No, "Not ours").await, Err(LedgerError::Forbidden(_))));
        ledger.answer_request(&officer, second, Answered::No, "It sleeps by then").await.unwrap();
        ledger.answer_request(&chair, id, Answered::Yes, "").await.unwrap();
        assert!(matches!(ledger.answer_request(&chair, id, Answered::Yes, "").await, Err(LedgerError::State(_))));
        let words = ledger.item(&SETUP, plan, item).await.unwrap().unwrap().item.groups;
        assert_eq!(words.iter().map(|one| (one.name.as_str(), one.certain)).collect::<Vec<_>>(), [("Night board", true)]);
        assert_eq!(ledger.group_duties(&SETUP, group).await.unwrap()[0].items, [(item, true)]);
        let mut states: Vec<RequestState> =
            ledger.answer_requests(&officer, place).await.unwrap().iter().map(|one| one.state).collect();
        states.sort_by_key(|state| state.as_str());
        assert_eq!(states, [RequestState::Accepted, RequestState::Declined]);
        assert_eq!(ledger.answer_requests(&Actor::Visitor, place).await.unwrap(), []);
        let again = ledger.ask_group(&officer, group, plan, item, "Once more").await.unwrap_err().to_string();
        assert!(again.contains("answers for the item already"), "{again}");
    }
}
