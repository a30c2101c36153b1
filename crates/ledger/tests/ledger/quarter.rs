//! A quarter from its opening to its edition, on both databases. All names and figures here are invented.

use std::collections::HashMap;

use bigplan_ledger::figures::{NewLoad, NewStory, Seen};
use bigplan_ledger::quarter::{
    Ask, AskedAbout, Calendar, Candidate, FigureKey, NewExceptionAction, NewQuarter, QuarterState, Reported,
    ReportedFigure, Words, restated, tie_up,
};
use bigplan_ledger::{
    AccountActor, Actor, Appointed, AppointmentId, AskId, Duty, LedgerError, NewMembership, PartnershipId, PostId,
    QuarterId, Role, Scope,
};
use bigplan_measure::{Catalogue, GroupCode, Observation, Period, Standing, Status};
use bigplan_plan::Plan;
use bigplan_testbed::{Engine, both};
use jiff::SignedDuration;
use jiff::civil::date;

use crate::support::{Given, SETUP, run};

const TOWN: &str = "E06000031";
const QUARTER: Period = Period::Quarter { year: 2009, quarter: 1 };

/// A measure and an action of the head of evenings, an action due in the quarter, one due later, and two boards.
const PLAN: &str = r#"
    plan = { title = "The sleep plan" }
    items = [
        { id = "a", kind = "priority", title = "Quiet nights", measures = ["m"], leads = [{ post = "Head of Evenings", state = "named" }] },
        { id = "b", parent = "a", kind = "action", ref = "1.1", title = "Dim the lamps", due = "2009-06" },
        { id = "c", parent = "a", kind = "action", title = "Hum", due = "2009-12" },
        { id = "d", kind = "action", title = "Count sheep", due = "2009-04-15", groups = [{ name = "Night board", certain = true }] },
    ]
    measures = [{ id = "m", code = "NI 112", title = "Under-18 conceptions" }]
    groups = [{ name = "Night board", reports_to = "Sleep trust" }, { name = "Sleep trust" }]"#;

struct Place {
    of: PartnershipId,
    officer: Actor,
    lead: Actor,
    chair: Actor,
    chair_post: PostId,
    chair_time: AppointmentId,
    catalogue: Catalogue,
}

impl Place {
    async fn of(given: &Given) -> Self {
        let ledger = &given.ledger;
        let of = given.partnership("nodland").await;
        let plan: Plan = toml::from_str(PLAN).unwrap();
        let plan = ledger.commit_plan(&SETUP, of, plan, None).await.unwrap();
        ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let officer = given.person("officer@example.org", Role::Editor, Scope::Partnership(of)).await;
        let lead = given.person("lead@example.org", Role::Reader, Scope::Partnership(of)).await;
        let chair = given.person("chair@example.org", Role::Reader, Scope::Partnership(of)).await;
        let post = post(given, of, "Head of Evenings").await;
        ledger.appoint(&SETUP, post, &account(&lead), None, None).await.unwrap();
        let chair_post =
            ledger.add_post(&SETUP, of, None, "Director of Rest", bigplan_ledger::PostStanding::Vacant).await.unwrap();
        let chair_time = ledger.appoint(&SETUP, chair_post, &account(&chair), None, None).await.unwrap();
        let groups = ledger.standing_groups(&SETUP, of).await.unwrap();
        let trust = groups.iter().find(|group| group.name == "Sleep trust").unwrap().id;
        let seat = NewMembership {
            post: Some(chair_post),
            account: None,
            name: None,
            organisation: None,
            duty: Duty::Chair,
            from: None,
            until: None,
        };
        ledger.add_member(&SETUP, trust, seat).await.unwrap();
        Self { of, officer, lead, chair, chair_post, chair_time, catalogue: Catalogue::built_in().unwrap() }
    }

    async fn opened(&self, given: &Given) -> (QuarterId, Vec<Ask>) {
        let new = NewQuarter { period: QUARTER, answers_by: date(2009, 10, 21) };
        let id = given.ledger.open_quarter(&self.officer, self.of, new, &self.catalogue).await.unwrap();
        (id, given.ledger.asks(&self.officer, id).await.unwrap().1)
    }
}

fn account(actor: &Actor) -> Appointed {
    Appointed::Account(actor.account().unwrap())
}

async fn post(given: &Given, of: PartnershipId, title: &str) -> PostId {
    let posts = given.ledger.posts(&SETUP, of).await.unwrap();
    posts.iter().find(|post| post.title == title).unwrap().id
}

fn words(happened: &str) -> Words {
    Words { happened: happened.into(), why: "Owls.".into(), next: "Fewer owls.".into() }
}

fn key(year: i16) -> FigureKey {
    let (measure, area) = ("ni-112".parse().unwrap(), TOWN.parse().unwrap());
    FigureKey { measure, area, group: GroupCode::all(), period: Period::Year(year) }
}

async fn load(given: &Given, of: PartnershipId, seen: Seen, year: i16, value: f64) {
    let FigureKey { measure, area, group, period } = key(year);
    let figure = Observation {
        measure,
        area,
        group,
        period,
        numerator: None,
        denominator: None,
        value: Some(value),
        missing: None,
        standing: Standing::Final,
        comparable: true,
        source: String::new(),
        published_on: None,
    };
    let new = NewLoad {
        partnership: Some(of),
        seen,
        file: "a.csv".into(),
        sha256: format!("{year} {value} {seen}"),
        choices: "{}".into(),
        source: "A survey".into(),
        refused: 0,
        held: None,
    };
    given.ledger.load_figures(&SETUP, new, [figure], &|_| ()).await.unwrap();
}

async fn candidates(given: &Given, actor: &Actor, of: PartnershipId) -> Vec<Candidate> {
    let keys = [key(2007), key(2006)];
    let now = given.ledger.figures_now(actor, of, &keys).await.unwrap();
    keys.iter().filter_map(|key| Candidate::of(now.get(key)?, 1)).collect()
}

fn reported(ask: AskId, value: f64, public: bool) -> HashMap<AskId, Reported> {
    let figure = ReportedFigure { key: key(2007), value, decimals: 1, shown: format!("{value:.1}"), public };
    HashMap::from([(ask, Reported { figure: Some(figure), status: Some(Status::OffTarget), ..Reported::default() })])
}

both! {
    async fn a_quarter_asks_the_owners_of_measures_and_of_what_falls_due(given: Given) {
        let place = Place::of(&given).await;
        let (id, asks) = place.opened(&given).await;
        let drawn: Vec<_> = asks.iter().map(|ask| (ask.title.as_str(), ask.owner_words())).collect();
        assert_eq!(drawn[1..], [("1.1 Dim the lamps", "Head of Evenings"), ("Count sheep", "Night board")]);
        assert_eq!(asks[0].about, AskedAbout::Measure("ni-112".parse().unwrap()));
        assert_eq!(asks[0].owner_words(), "Head of Evenings");
        let quarter = given.ledger.quarter(&place.lead, id).await.unwrap().unwrap();
        assert_eq!((quarter.asks, quarter.answered, quarter.state), (3, 0, QuarterState::Open));
        assert_eq!(given.ledger.quarters(&Actor::Visitor, place.of).await.unwrap(), [], "an open quarter is no visitor's");
        assert!(given.ledger.quarter(&Actor::Visitor, id).await.unwrap().is_none());
        assert!(matches!(given.ledger.asks(&Actor::Visitor, id).await, Err(LedgerError::NotFound(_))));
        let work = given.ledger.my_work(&place.lead).await.unwrap();
        let questions: Vec<_> = work.iter().filter(|one| one.kind == bigplan_ledger::WaitingKind::Ask).collect();
        assert_eq!(questions.len(), 2);
        assert_eq!(questions[0].address, format!("/partnerships/nodland/quarters/{id}/asks/{}", asks[1].id));
        for (new, field) in [
            (NewQuarter { period: QUARTER, answers_by: date(2009, 10, 21) }, "period"),
            (NewQuarter { period: Period::Quarter { year: 2009, quarter: 2 }, answers_by: date(2009, 10, 21) }, "period"),
            (NewQuarter { period: Period::Year(2008), answers_by: date(2009, 10, 21) }, "period"),
            (NewQuarter { period: Period::Quarter { year: 2008, quarter: 4 }, answers_by: date(2009, 9, 1) }, "answers-by"),
        ] {
            let refused = given.ledger.open_quarter(&place.officer, place.of, new, &place.catalogue).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: at, .. }) if at == field), "{refused:?}");
        }
        let new = NewQuarter { period: Period::Quarter { year: 2008, quarter: 4 }, answers_by: date(2009, 10, 21) };
        let refused = given.ledger.open_quarter(&place.lead, place.of, new, &place.catalogue).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))));
        given.ledger.extend_quarter(&place.officer, id, date(2009, 10, 28), "Half term.").await.unwrap();
        assert!(matches!(given.ledger.extend_quarter(&place.officer, id, date(2009, 9, 1), "").await, Err(LedgerError::Field { .. })));
        assert!(matches!(given.ledger.extend_quarter(&place.lead, id, date(2009, 11, 1), "").await, Err(LedgerError::Forbidden(_))));
    }

    async fn quarters_open_by_the_calendar_once(given: Given) {
        let place = Place::of(&given).await;
        let calendar = Calendar { opens_after: 14, answer_days: 21 };
        assert!(matches!(given.ledger.set_quarter_calendar(&place.lead, place.of, Some(calendar)).await, Err(LedgerError::Forbidden(_))));
        let wrong = Calendar { opens_after: 0, ..calendar };
        assert!(matches!(given.ledger.set_quarter_calendar(&place.officer, place.of, Some(wrong)).await, Err(LedgerError::Field { .. })));
        given.ledger.set_quarter_calendar(&place.officer, place.of, Some(calendar)).await.unwrap();
        assert_eq!(given.ledger.quarter_calendar(&place.lead, place.of).await.unwrap(), Some(calendar));
        assert_eq!(given.ledger.open_due_quarters(&SETUP, &place.catalogue).await.unwrap().len(), 1, "the one that ended in June");
        assert_eq!(given.ledger.open_due_quarters(&SETUP, &place.catalogue).await.unwrap(), []);
        given.clock.advance(SignedDuration::from_hours(24 * 10));
        assert_eq!(given.ledger.open_due_quarters(&SETUP, &place.catalogue).await.unwrap(), [], "not before 14 October");
        given.clock.advance(SignedDuration::from_hours(24 * 4));
        let opened = given.ledger.open_due_quarters(&SETUP, &place.catalogue).await.unwrap();
        let quarter = given.ledger.quarter(&SETUP, opened[0]).await.unwrap().unwrap();
        assert_eq!((quarter.period.code().as_str(), quarter.answers_by), ("2009/10q2", date(2009, 11, 4)));
        assert!(matches!(given.ledger.open_due_quarters(&place.officer, &place.catalogue).await, Err(LedgerError::Forbidden(_))));
    }

    async fn two_people_in_one_answer_do_not_overwrite_each_other(given: Given) {
        let place = Place::of(&given).await;
        let (id, asks) = place.opened(&given).await;
        let ask = asks[0].id;
        given.ledger.write_commentary(&place.lead, ask, 0, words("Better."), &[]).await.unwrap();
        let second = given.ledger.write_commentary(&place.officer, ask, 0, words("Worse."), &[]).await;
        assert!(matches!(second, Err(LedgerError::Conflict { current: 1, .. })), "{second:?}");
        given.ledger.write_commentary(&place.officer, ask, 1, words("Much the same."), &[]).await.unwrap();
        let history = given.ledger.commentary_history(&place.lead, ask).await.unwrap();
        let said: Vec<_> = history.iter().map(|one| (one.revision, one.words.happened.as_str())).collect();
        assert_eq!(said, [(2, "Much the same."), (1, "Better.")]);
        let empty = given.ledger.write_commentary(&place.lead, ask, 2, words(" "), &[]).await;
        assert!(matches!(empty, Err(LedgerError::Field { field: "happened", .. })));
        let other = given.ledger.write_commentary(&place.chair, ask, 2, words("Mine."), &[]).await;
        assert!(matches!(other, Err(LedgerError::Forbidden(_))), "{other:?}");
        assert!(matches!(given.ledger.commentary_history(&Actor::Visitor, ask).await, Err(LedgerError::NotFound(_))));
        assert_eq!(given.ledger.quarter(&place.lead, id).await.unwrap().unwrap().answered, 1);
    }

    async fn numbers_are_tied_to_figures_and_flagged_when_these_change(given: Given) {
        let place = Place::of(&given).await;
        load(&given, place.of, Seen::Public, 2007, 48.5).await;
        load(&given, place.of, Seen::Public, 2006, 57.4).await;
        let (_, asks) = place.opened(&given).await;
        let text = words("48.5 after 57.4; forty-eight is in words, 17 is no figure.");
        let ties = tie_up(&text, &candidates(&given, &place.lead, place.of).await, &[]);
        assert_eq!(ties.len(), 2, "a number in words is not tied, and is no mistake");
        given.ledger.write_commentary(&place.lead, asks[0].id, 0, text.clone(), &ties).await.unwrap();
        let other = given.ledger.write_commentary(&place.lead, asks[0].id, 1, words("Nothing."), &ties).await;
        assert!(matches!(other, Err(LedgerError::Field { field: "ties", .. })));
        given.clock.advance(SignedDuration::from_hours(24));
        load(&given, place.of, Seen::Public, 2007, 45.9).await;
        let (quarter, asks) = given.ledger.asks(&place.lead, asks[0].quarter).await.unwrap();
        let stored = asks[0].answer.as_ref().unwrap();
        assert_eq!(stored.ties, ties);
        let entry = bigplan_ledger::quarter::Entry::of(asks[0].clone(), Reported::default());
        let now = given.ledger.figures_now(&place.lead, quarter.partnership, entry.figures()).await.unwrap();
        let now = now.into_iter().filter_map(|(key, figure)| Some((key, figure.point.value?))).collect();
        let flagged = restated(&[entry], &now);
        assert_eq!(flagged.len(), 1);
        assert_eq!((flagged[0].mark.as_str(), flagged[0].now), ("48.5", Some(45.9)));
    }

    async fn exceptions_get_actions_and_readers_challenge(given: Given) {
        let place = Place::of(&given).await;
        let (id, asks) = place.opened(&given).await;
        let ask = asks[0].id;
        let owner = post(&given, place.of, "Head of Evenings").await;
        let new = NewExceptionAction { text: "Fewer owls".into(), owner: Some(owner), due: Some(date(2009, 12, 1)) };
        for (wrong, field) in [
            (NewExceptionAction { text: " ".into(), ..new.clone() }, "text"),
            (NewExceptionAction { owner: None, ..new.clone() }, "owner"),
            (NewExceptionAction { due: None, ..new.clone() }, "due"),
            (NewExceptionAction { due: Some(date(2009, 1, 1)), ..new.clone() }, "due"),
        ] {
            let refused = given.ledger.add_exception_action(&place.lead, ask, wrong).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: at, .. }) if at == field), "{refused:?}");
        }
        let action = given.ledger.add_exception_action(&place.lead, ask, new.clone()).await.unwrap();
        assert!(matches!(given.ledger.add_exception_action(&place.chair, ask, new).await, Err(LedgerError::Forbidden(_))));
        for (actor, may) in [(&place.lead, true), (&place.officer, true), (&place.chair, false)] {
            assert_eq!(given.ledger.may_finish_action(actor, action).await.unwrap(), may);
        }
        assert!(matches!(given.ledger.may_finish_action(&Actor::Visitor, action).await, Err(LedgerError::NotFound(_))));
        let other = given.ledger.finish_exception_action(&place.chair, action, date(2009, 9, 30), "Hawks.").await;
        assert!(matches!(other, Err(LedgerError::Forbidden(_))), "{other:?}");
        given.ledger.finish_exception_action(&place.lead, action, date(2009, 9, 30), "Hawks.").await.unwrap();
        let again = given.ledger.finish_exception_action(&place.lead, action, date(2009, 9, 30), "Hawks.").await;
        assert!(matches!(again, Err(LedgerError::State(_))));
        let challenge = given.ledger.challenge_answer(&place.chair, ask, "Is it more than chance?").await.unwrap();
        assert!(matches!(given.ledger.challenge_answer(&Actor::Visitor, ask, "?").await, Err(LedgerError::NotFound(_))));
        assert!(matches!(given.ledger.answer_quarter_challenge(&place.chair, challenge, "Yes.").await, Err(LedgerError::Forbidden(_))));
        given.ledger.answer_quarter_challenge(&place.lead, challenge, "No.").await.unwrap();
        assert!(matches!(given.ledger.answer_quarter_challenge(&place.lead, challenge, "Yes.").await, Err(LedgerError::State(_))));
        let (_, asks) = given.ledger.asks(&place.lead, id).await.unwrap();
        let one = &asks[0].challenges[0];
        assert_eq!((one.asked_as.as_str(), one.answer.as_ref().unwrap().by.as_str()), ("Director of Rest", "Head of Evenings"));
        assert_eq!(asks[0].actions[0].done, Some((date(2009, 9, 30), "Hawks.".to_owned())));
    }

    async fn whoever_chairs_signs_what_they_saw_and_nothing_changes_after(given: Given) {
        let place = Place::of(&given).await;
        load(&given, place.of, Seen::Public, 2007, 48.5).await;
        let (id, asks) = place.opened(&given).await;
        let ask = asks[0].id;
        let text = words("It is 48.5.");
        let ties = tie_up(&text, &candidates(&given, &place.lead, place.of).await, &[]);
        let seen = given.ledger.quarter(&place.chair, id).await.unwrap().unwrap().revision;
        given.ledger.write_commentary(&place.lead, ask, 0, text, &ties).await.unwrap();
        let unseen = given.ledger.sign_off_quarter(&place.chair, id, seen, reported(ask, 48.5, true)).await;
        assert!(matches!(unseen, Err(LedgerError::Conflict { .. })), "nobody signs what they did not see");
        let seen = given.ledger.quarter(&place.chair, id).await.unwrap().unwrap().revision;
        for who in [&place.officer, &place.lead, &Actor::Visitor] {
            assert!(!given.ledger.may_sign_off(who, place.of).await.unwrap());
            assert!(given.ledger.sign_off_quarter(who, id, seen, reported(ask, 48.5, true)).await.is_err());
        }
        let sha = given.ledger.sign_off_quarter(&place.chair, id, seen, reported(ask, 48.5, true)).await.unwrap();
        let quarter = given.ledger.quarter(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!((quarter.state, quarter.signed.unwrap().by.as_str()), (QuarterState::Frozen, "Director of Rest"));
        let late = given.ledger.write_commentary(&place.lead, ask, 1, words("Later."), &[]).await.unwrap_err().to_string();
        assert!(late.contains("signed off") && late.contains("nothing was saved"), "{late}");
        assert!(matches!(given.ledger.challenge_answer(&place.chair, ask, "Late?").await, Err(LedgerError::State(_))));
        assert!(matches!(given.ledger.remind_quarter(&place.officer, id).await, Err(LedgerError::State(_))));
        assert!(matches!(given.ledger.sign_off_quarter(&place.chair, id, seen, HashMap::new()).await, Err(LedgerError::State(_))));
        given.clock.advance(SignedDuration::from_hours(24));
        load(&given, place.of, Seen::Public, 2007, 45.9).await;
        let frozen = given.ledger.edition(&place.lead, id).await.unwrap().unwrap();
        assert_eq!((frozen.sha256.as_str(), frozen.withheld), (sha.as_str(), 0));
        assert_eq!(frozen.edition.entries[0].reported.figure.as_ref().unwrap().value, 48.5);
        let keys: Vec<_> = frozen.edition.entries.iter().flat_map(|entry| entry.figures()).cloned().collect();
        let now = given.ledger.figures_now(&place.lead, place.of, &keys).await.unwrap();
        let now = now.into_iter().filter_map(|(key, figure)| Some((key, figure.point.value?))).collect();
        assert_eq!(restated(&frozen.edition.entries, &now).len(), 2, "the figure and the number in the words");
        assert!(given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
    }

    async fn an_edition_never_changes(given: Given) {
        let place = Place::of(&given).await;
        let (id, asks) = place.opened(&given).await;
        given.ledger.sign_off_quarter(&SETUP, id, 1, reported(asks[0].id, 48.5, false)).await.unwrap();
        for statement in ["UPDATE editions SET body = '{}'", "DELETE FROM editions"] {
            let why = given.refused_behind(statement).await;
            assert!(why.contains("an edition never changes"), "{why}");
        }
        if given.home.engine() == Engine::Postgres {
            assert!(given.refused_behind("TRUNCATE editions").await.contains("an edition never changes"));
        }
        let public = given.ledger.edition(&Actor::Visitor, id).await.unwrap().unwrap();
        assert_eq!((public.edition.entries.len(), public.withheld, public.body), (2, 1, None), "a figure for the partnership alone");
        assert_eq!(given.ledger.edition(&place.lead, id).await.unwrap().unwrap().edition.entries.len(), 3);
    }

    async fn whoever_left_the_chair_signs_nothing(given: Given) {
        let place = Place::of(&given).await;
        let (id, _) = place.opened(&given).await;
        assert!(given.ledger.may_sign_off(&place.chair, place.of).await.unwrap());
        given.ledger.leave(&SETUP, place.chair_time, date(2009, 9, 30)).await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24));
        assert!(!given.ledger.may_sign_off(&place.chair, place.of).await.unwrap());
        let refused = given.ledger.sign_off_quarter(&place.chair, id, 1, HashMap::new()).await.unwrap_err().to_string();
        assert!(refused.contains("while in the chair") && refused.contains("nothing was saved"), "{refused}");
        let next = given.person("next@example.org", Role::Reader, Scope::Partnership(place.of)).await;
        given.ledger.appoint(&SETUP, place.chair_post, &account(&next), Some(date(2009, 10, 1)), None).await.unwrap();
        // Of two posts the one in the chair signs.
        let other = bigplan_ledger::PostStanding::Vacant;
        let other = given.ledger.add_post(&SETUP, place.of, None, "Auditor of Naps", other).await.unwrap();
        given.ledger.appoint(&SETUP, other, &account(&next), Some(date(2009, 10, 1)), None).await.unwrap();
        given.ledger.sign_off_quarter(&next, id, 1, HashMap::new()).await.unwrap();
        let signed = given.ledger.quarter(&Actor::Visitor, id).await.unwrap().unwrap().signed.unwrap();
        assert_eq!(signed.by, "Director of Rest");
        let admin = AccountActor { id: next.account().unwrap(), role: Role::Administrator, scope: Scope::All };
        assert!(given.ledger.may_sign_off(&Actor::Account(admin), place.of).await.unwrap());
    }

    async fn a_board_without_a_chair_makes_room_for_those_below_it(given: Given) {
        let place = Place::of(&given).await;
        let top = given.ledger.top_boards(&place.lead, place.of).await.unwrap();
        assert_eq!(top.iter().map(|one| one.1.as_str()).collect::<Vec<_>>(), ["Sleep trust"]);
        let text = r#"
            plan = { title = "The town's plan" }
            groups = [{ name = "Sleep trust", reports_to = "Town partnership" }, { name = "Town partnership" }]"#;
        given.ledger.commit_plan(&SETUP, place.of, toml::from_str(text).unwrap(), None).await.unwrap();
        assert_eq!(given.ledger.top_boards(&place.lead, place.of).await.unwrap(), top, "nobody chairs the one above");
        let groups = given.ledger.standing_groups(&SETUP, place.of).await.unwrap();
        let above = groups.iter().find(|group| group.name == "Town partnership").unwrap().id;
        let seat = NewMembership {
            post: None,
            account: None,
            name: Some("An invented chair".into()),
            organisation: None,
            duty: Duty::Chair,
            from: None,
            until: None,
        };
        given.ledger.add_member(&SETUP, above, seat).await.unwrap();
        assert_eq!(given.ledger.top_boards(&place.lead, place.of).await.unwrap()[0].0, above);
        assert!(!given.ledger.may_sign_off(&place.chair, place.of).await.unwrap());
    }

    async fn who_has_not_answered_is_reminded_once_before_the_last_day(given: Given) {
        let place = Place::of(&given).await;
        let ledger = &given.ledger;
        let (id, asks) = place.opened(&given).await;
        let wish = bigplan_ledger::mail::MailWish { weekday: 7, kinds: vec![bigplan_ledger::WaitingKind::Ask] };
        ledger.set_mail_wish(&place.lead, Some(&wish)).await.unwrap();
        assert_eq!(ledger.reminder_days(&place.lead, place.of).await.unwrap(), 3);
        assert!(matches!(ledger.set_reminder_days(&place.lead, place.of, 5).await, Err(LedgerError::Forbidden(_))));
        let many = ledger.set_reminder_days(&place.officer, place.of, 31).await;
        assert!(matches!(many, Err(LedgerError::Field { field: "remind-before", .. })));
        ledger.set_reminder_days(&place.officer, place.of, 5).await.unwrap();
        assert!(matches!(ledger.remind_due_quarters(&place.officer).await, Err(LedgerError::Forbidden(_))));
        // 30 September; the last day is 21 October.
        for (days, due) in [(15, 0), (1, 1), (1, 0), (4, 0)] {
            given.clock.advance(SignedDuration::from_hours(24 * days));
            let reminded = ledger.remind_due_quarters(&SETUP).await.unwrap();
            assert_eq!(reminded.len(), due, "{}", ledger.now());
        }
        let letter = ledger.claim_letter(&SETUP).await.unwrap().unwrap();
        assert_eq!((letter.reminder, letter.account.email.as_str()), (Some(id), "lead@example.org"));
        assert!(ledger.claim_letter(&SETUP).await.unwrap().is_none());
        // With more time there is another last day; an officer's own reminder is enough.
        ledger.extend_quarter(&place.officer, id, date(2009, 11, 10), "").await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24 * 15));
        ledger.remind_quarter(&place.officer, id).await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(ledger.remind_due_quarters(&SETUP).await.unwrap(), []);
        // Where all is answered, or none is wanted, nobody hears anything.
        ledger.extend_quarter(&place.officer, id, date(2009, 11, 30), "").await.unwrap();
        given.clock.advance(SignedDuration::from_hours(24 * 21));
        ledger.set_reminder_days(&place.officer, place.of, 0).await.unwrap();
        assert_eq!(ledger.remind_due_quarters(&SETUP).await.unwrap(), []);
        ledger.set_reminder_days(&place.officer, place.of, 5).await.unwrap();
        for ask in &asks {
            ledger.write_commentary(&place.officer, ask.id, 0, words("Done."), &[]).await.unwrap();
        }
        assert_eq!(ledger.remind_due_quarters(&SETUP).await.unwrap(), []);
        assert!(ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
    }

    async fn leads_write_the_story_of_the_measures_that_their_items_use(given: Given) {
        let place = Place::of(&given).await;
        let (ledger, catalogue) = (&given.ledger, &place.catalogue);
        let (own, other) = ("ni-112".parse().unwrap(), "ni-59".parse().unwrap());
        for (who, measure, may) in [
            (&place.lead, &own, true),
            (&place.lead, &other, false),
            (&place.chair, &own, false),
            (&place.officer, &other, true),
            (&Actor::Visitor, &own, false),
        ] {
            assert_eq!(ledger.may_write_story(who, place.of, measure, catalogue).await.unwrap(), may, "{who:?}");
            let (seen, none) = (Seen::Partnership, String::new());
            let story = NewStory {
                seen,
                story: format!("As {who:?} sees it"),
                partners: none.clone(),
                works: none.clone(),
                will_do: none,
            };
            let written = ledger.write_story(who, place.of, measure, 0, story, catalogue).await;
            assert_eq!(!matches!(written, Err(LedgerError::Forbidden(_))), may, "{who:?} {written:?}");
        }
        // Somebody tied the plan's measure to another of the catalogue: its code no longer counts.
        let plan = ledger.plans(&SETUP, place.of).await.unwrap()[0].id;
        let stored = ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.measures.remove(0);
        ledger.tie_measure(&SETUP, plan, stored.id.parse().unwrap(), Some(&other)).await.unwrap();
        assert!(ledger.may_write_story(&place.lead, place.of, &other, catalogue).await.unwrap());
        assert!(!ledger.may_write_story(&place.lead, place.of, &own, catalogue).await.unwrap());
    }

    async fn a_reminder_reaches_each_owner_once(given: Given) {
        let place = Place::of(&given).await;
        let (id, asks) = place.opened(&given).await;
        let wish = bigplan_ledger::mail::MailWish { weekday: 7, kinds: vec![bigplan_ledger::WaitingKind::Ask] };
        given.ledger.set_mail_wish(&place.lead, Some(&wish)).await.unwrap();
        let other = bigplan_ledger::mail::MailWish { weekday: 1, kinds: vec![bigplan_ledger::WaitingKind::Hole] };
        given.ledger.set_mail_wish(&place.chair, Some(&other)).await.unwrap();
        let reached = given.ledger.reached_by_mail(&place.officer, id).await.unwrap();
        assert_eq!(reached.len(), 2);
        assert!(matches!(given.ledger.remind_quarter(&place.lead, id).await, Err(LedgerError::Forbidden(_))));
        let done = given.ledger.remind_quarter(&place.officer, id).await.unwrap();
        assert_eq!((done.asks, done.letters), (3, 1));
        assert!(matches!(given.ledger.remind_quarter(&place.officer, id).await, Err(LedgerError::State(_))), "once a day");
        let letter = given.ledger.claim_letter(&SETUP).await.unwrap().unwrap();
        assert_eq!((letter.reminder, letter.account.email.as_str()), (Some(id), "lead@example.org"));
        assert!(given.ledger.claim_letter(&SETUP).await.unwrap().is_none());
        assert_eq!(given.ledger.asked_in(&place.lead, id).await.unwrap().len(), 2);
        given.clock.advance(SignedDuration::from_hours(24));
        for ask in &asks {
            given.ledger.write_commentary(&place.officer, ask.id, 0, words("Done."), &[]).await.unwrap();
        }
        let nobody = given.ledger.remind_quarter(&place.officer, id).await.unwrap_err().to_string();
        assert!(nobody.contains("everything is answered"), "{nobody}");
        assert!(given.ledger.asked_in(&place.lead, id).await.unwrap().is_empty());
    }
}
