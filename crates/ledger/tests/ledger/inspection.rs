//! Inspections: who may take which step with a recommendation, and that closing takes two.

use bigplan_ledger::inspection::{
    Met, NewEvidence, NewNotice, NewRecommendation, NewReport, NewRequirement, RecommendationState, Step,
    StoredRecommendation,
};
use bigplan_ledger::{
    Actor, Appointed, Ledger, LedgerError, NewConsultation, NewFile, PartnershipId, PostStanding, RecommendationId,
    Role, Scope,
};
use bigplan_plan::{Judgement, Plan, Recommendation, Timescale};
use bigplan_testbed::both;
use jiff::civil::date;

use crate::support::{Given, SETUP, plan, run};

/// A plan's document in which inspectors speak.
fn inspected() -> Plan {
    let mut inspected = plan();
    let text = "Let somebody listen at night".to_owned();
    let from = "The night council".to_owned();
    inspected.recommendations = vec![Recommendation { from, timescale: Timescale::SixMonths, text, at: None }];
    let grade = |aspect: &str, grade| Judgement { aspect: aspect.into(), of: None, grade, at: None };
    inspected.judgements = vec![grade("Quiet", 2), grade("No grade", 9)];
    inspected
}

async fn only(given: &Given, actor: &Actor, place: PartnershipId) -> StoredRecommendation {
    given.ledger.recommendations(actor, place).await.unwrap().remove(0)
}

async fn step(ledger: &Ledger, who: &Actor, id: RecommendationId, step: Step, why: &str) -> Result<(), LedgerError> {
    let revision = ledger.recommendation(&SETUP, id).await.unwrap().unwrap().recommendation.revision;
    ledger.step_recommendation(who, id, revision, step, why).await
}

fn evidence() -> NewEvidence {
    NewEvidence { words: "A rota".into(), address: "https://example.org/rota".into() }
}

fn said(error: Result<(), LedgerError>) -> String {
    error.unwrap_err().to_string()
}

both! {
    async fn what_a_plan_says_of_an_inspection_becomes_a_report_and_stays_as_hidden_as_the_plan(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, inspected(), None).await.unwrap();
        assert_eq!(given.ledger.reports(&Actor::Visitor, place).await.unwrap(), []);
        assert_eq!(given.ledger.recommendations(&Actor::Visitor, place).await.unwrap(), []);
        let hidden = only(&given, &SETUP, place).await.id;
        assert_eq!(given.ledger.recommendation(&Actor::Visitor, hidden).await.unwrap(), None);
        let asked = NewConsultation { asks: "Is it so?".into(), open_to_public: true, closes_on: date(2009, 10, 2) };
        given.ledger.open_consultation(&SETUP, id, 1, &asked).await.unwrap();
        assert_eq!(given.ledger.reports(&Actor::Visitor, place).await.unwrap().len(), 1, "who is asked may see it");
        assert_eq!(only(&given, &Actor::Visitor, place).await.id, hidden);
        given.ledger.close_consultation(&SETUP, id, "It is").await.unwrap();
        assert_eq!(given.ledger.reports(&Actor::Visitor, place).await.unwrap(), []);
        let revision = given.ledger.plan_revision(&SETUP, id).await.unwrap().unwrap();
        given.ledger.publish_plan(&SETUP, id, revision, None).await.unwrap();
        let report = given.ledger.reports(&Actor::Visitor, place).await.unwrap().remove(0);
        assert_eq!((report.says.title.as_str(), report.says.grades.len()), ("Inspection findings in “The sleep plan”", 1));
        assert_eq!(only(&given, &Actor::Visitor, place).await.due, None, "the report has no date");
        let says = NewReport { dated: Some(date(2008, 8, 31)), ..report.says };
        given.ledger.change_report(&SETUP, report.id, report.revision, says.clone()).await.unwrap();
        let one = only(&given, &Actor::Visitor, place).await;
        assert_eq!(one.due, Some(date(2009, 2, 28)));
        assert!(one.is_overdue(date(2009, 3, 1)) && !one.is_overdue(date(2009, 2, 28)));
        let late = given.ledger.change_report(&SETUP, report.id, report.revision, says).await;
        assert!(matches!(late, Err(LedgerError::Conflict { what: "report", .. })), "{late:?}");
    }

    async fn whoever_says_that_it_is_met_cannot_close_it(given: Given) {
        let place = given.partnership("nodland").await;
        given.ledger.commit_plan(&SETUP, place, inspected(), None).await.unwrap();
        let here = Scope::Partnership(place);
        let first = given.person("first@example.org", Role::Editor, here).await;
        let second = given.person("second@example.org", Role::Editor, here).await;
        let id = only(&given, &SETUP, place).await.id;
        let ledger = &given.ledger;
        let early = said(step(ledger, &first, id, Step::Agree, "").await);
        assert!(early.contains("nobody says that this recommendation is met"), "{early}");
        let bare = said(step(ledger, &first, id, Step::SayDone, "There is a rota").await);
        assert!(bare.contains("there is no evidence yet"), "{bare}");
        ledger.add_evidence(&first, id, evidence()).await.unwrap();
        let silent = step(ledger, &first, id, Step::SayDone, "  ").await;
        assert!(matches!(silent, Err(LedgerError::Field { field: "why", .. })), "{silent:?}");
        step(ledger, &first, id, Step::SayDone, "There is a rota").await.unwrap();
        let same = said(step(ledger, &first, id, Step::Agree, "").await);
        assert_eq!(same, "whoever said that a recommendation is met cannot close it: ask a second person; nothing was saved");
        assert!(ledger.recommendation(&first, id).await.unwrap().unwrap().said_by_actor);
        step(ledger, &second, id, Step::Agree, "Saw the rota").await.unwrap();
        let file = ledger.recommendation(&second, id).await.unwrap().unwrap();
        assert_eq!(file.recommendation.state, RecommendationState::Closed);
        let names: Vec<_> = file.steps.iter().map(|step| (step.state, step.by.clone().unwrap_or_default())).collect();
        assert_eq!(names, [
            (RecommendationState::SaidDone, "Owner of first@example.org".to_owned()),
            (RecommendationState::Closed, "Owner of second@example.org".to_owned()),
        ]);
        let without = said(step(ledger, &second, id, Step::Reopen, "").await);
        assert_eq!(without, "Give the reason why it is opened again.");
        step(ledger, &second, id, Step::Reopen, "The rota is not kept").await.unwrap();
        assert_eq!(only(&given, &SETUP, place).await.state, RecommendationState::Open);
    }

    async fn the_owner_says_that_it_is_met_and_does_not_close_it(given: Given) {
        let place = given.partnership("nodland").await;
        let plan = given.ledger.commit_plan(&SETUP, place, inspected(), None).await.unwrap();
        let ledger = &given.ledger;
        let one = only(&given, &SETUP, place).await;
        let owner = given.person("owner@example.org", Role::Reader, Scope::Partnership(place)).await;
        let stranger = given.person("stranger@example.org", Role::Reader, Scope::Partnership(place)).await;
        let post = ledger.add_post(&SETUP, place, None, "Night nurse", PostStanding::Vacant).await.unwrap();
        ledger.appoint(&SETUP, post, &Appointed::Account(owner.account().unwrap()), None, None).await.unwrap();
        let new = NewRecommendation {
            addressed_to: one.addressed_to.clone(), timescale: one.timescale, text: one.text.clone(),
            agreed_due: Some(date(2009, 12, 24)), owner: Some(post), group: None,
        };
        assert!(matches!(ledger.change_recommendation(&owner, one.id, 1, new.clone()).await, Err(LedgerError::Forbidden(_))));
        ledger.change_recommendation(&SETUP, one.id, 1, new).await.unwrap();
        assert_eq!(only(&given, &SETUP, place).await.due, Some(date(2009, 12, 24)));
        for who in [&stranger, &Actor::Visitor] {
            assert!(matches!(ledger.add_evidence(who, one.id, evidence()).await, Err(LedgerError::Forbidden(_))));
            assert!(matches!(step(ledger, who, one.id, Step::Begin, "").await, Err(LedgerError::Forbidden(_))));
        }
        ledger.add_evidence(&owner, one.id, evidence()).await.unwrap();
        step(ledger, &owner, one.id, Step::SayDone, "A rota").await.unwrap();
        assert!(matches!(step(ledger, &owner, one.id, Step::Agree, "").await, Err(LedgerError::Forbidden(_))));
        let bad = ledger.add_evidence(&owner, one.id, NewEvidence { address: "javascript:1".into(), ..evidence() }).await;
        assert!(matches!(bad, Err(LedgerError::Field { field: "address", .. })), "{bad:?}");
        let seen = ledger.recommendation(&stranger, one.id).await.unwrap().unwrap();
        assert_eq!(seen.evidence.len(), 1);
        let item: bigplan_ledger::ItemId = ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[2].id.parse().unwrap();
        ledger.tie_recommendation(&SETUP, one.id, plan, item).await.unwrap();
        ledger.tie_recommendation(&SETUP, one.id, plan, item).await.unwrap();
        assert_eq!(ledger.recommendation(&SETUP, one.id).await.unwrap().unwrap().items, [(plan, item)]);
        assert_eq!(ledger.item_history(&SETUP, plan, item, 9).await.unwrap().len(), 1, "the item's history tells of it once");
        assert_eq!(ledger.item_recommendations(&owner, plan, item).await.unwrap().len(), 1);
        let file = NewFile { name: "rota.txt".into(), bytes: b"A rota".to_vec() };
        let file = ledger.attach_file(&SETUP, plan, item, file, "").await.unwrap();
        let shown = NewEvidence { words: "The rota".into(), address: bigplan_ledger::files::address(plan, file) };
        ledger.add_evidence(&owner, one.id, shown).await.unwrap();
        let kept = ledger.remove_file(&SETUP, plan, file, "").await.unwrap_err().to_string();
        assert!(kept.contains("shown as evidence"), "{kept}");
        ledger.untie_recommendation(&SETUP, one.id, item).await.unwrap();
        assert!(matches!(ledger.untie_recommendation(&SETUP, one.id, item).await, Err(LedgerError::NotFound(_))));
    }

    async fn a_notice_is_mapped_to_its_own_partnerships_plans_only(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let plan = given.ledger.commit_plan(&SETUP, there, plan(), None).await.unwrap();
        let new = NewNotice {
            title: "Be quiet".into(), issued_by: "The minister for rest".into(), issued: date(2009, 1, 1),
            lifted: Some(date(2008, 1, 1)), about: String::new(),
        };
        let backwards = given.ledger.add_notice(&SETUP, here, new.clone()).await;
        assert!(matches!(backwards, Err(LedgerError::Field { field: "lifted", .. })), "{backwards:?}");
        let notice = given.ledger.add_notice(&SETUP, here, NewNotice { lifted: None, ..new }).await.unwrap();
        let new = NewRequirement { text: "Fewer alarms".into(), due: Some(date(2009, 6, 30)), ..NewRequirement::default() };
        let foreign = given.ledger.add_requirement(&SETUP, notice, NewRequirement { plan: Some(plan), ..new.clone() }).await;
        assert!(matches!(foreign, Err(LedgerError::NotFound("plan"))), "{foreign:?}");
        given.ledger.add_requirement(&SETUP, notice, new.clone()).await.unwrap();
        let one = given.ledger.notices(&Actor::Visitor, here).await.unwrap().remove(0).requirements.remove(0);
        assert!(one.is_overdue(date(2009, 7, 1)));
        let met = Some(Met { on: date(2009, 7, 2), how: "Two bells went".into() });
        given.ledger.change_requirement(&SETUP, one.id, one.revision, new.clone(), met).await.unwrap();
        let late = given.ledger.change_requirement(&SETUP, one.id, one.revision, new, None).await;
        assert!(matches!(late, Err(LedgerError::Conflict { .. })), "{late:?}");
        let one = given.ledger.notices(&Actor::Visitor, here).await.unwrap().remove(0).requirements.remove(0);
        assert!(!one.is_overdue(date(2009, 7, 3)));
    }
}
