//! What stands beside the needs of a plan. Everything here is invented.

use bigplan_ledger::needs::{
    Against, DecidedBy, EvidenceKind, NeedKey, NeedLevel, NewNeedDecision, NewNeedEvidence, NewNeedGap, TriangleLevel,
};
use bigplan_ledger::{Actor, LedgerError, PartKind, PartValue, PlanId, PostStanding, Role, Scope};
use bigplan_measure::GroupCode;
use bigplan_plan::Need;
use bigplan_testbed::both;
use jiff::civil::date;

use crate::support::{Given, SETUP, plan, run};

fn need(strand: &str, reference: &str) -> Need {
    let (strand, reference) = (strand.to_owned(), reference.to_owned());
    Need { strand, reference, need: "Sleep".into(), evidence: "Yawning".into(), at: None }
}

fn key(strand: &str, reference: &str) -> NeedKey {
    NeedKey::of(&need(strand, reference))
}

/// A plan that uses one reference in two strands.
async fn with_needs(given: &Given) -> PlanId {
    let place = given.partnership("nodland").await;
    let needs = vec![need("Nights", "3.4"), need("Days", "3.4")];
    let plan = bigplan_plan::Plan { needs, ..plan() };
    given.ledger.commit_plan(&SETUP, place, plan, None).await.unwrap()
}

fn said(words: &str) -> NewNeedEvidence {
    NewNeedEvidence {
        kind: EvidenceKind::Children,
        words: words.into(),
        quotation: true,
        fit: false,
        source: "A talk at breakfast".into(),
        dated: "2009".into(),
        address: String::new(),
        line: None,
    }
}

fn gap(against: &str) -> NewNeedGap {
    NewNeedGap {
        measure: "ni-1".parse().unwrap(),
        area: "E07000008".parse().unwrap(),
        group: GroupCode::all(),
        against: against.parse().unwrap(),
    }
}

fn decision(by: &str) -> NewNeedDecision {
    let by = DecidedBy::Named(by.to_owned());
    NewNeedDecision { item: None, by, on: date(2009, 3, 25), why: "Others do it".into(), line: Some(12) }
}

both! {
    async fn quotations_are_shown_to_all_only_where_they_are_fit(given: Given) {
        let plan = with_needs(&given).await;
        let (nights, days) = (key("Nights", "3.4"), key("Days", "3.4"));
        let ledger = &given.ledger;
        let id = ledger.add_need_evidence(&SETUP, plan, &nights, said("I am tired")).await.unwrap();
        let seen = NewNeedEvidence { quotation: false, kind: EvidenceKind::Figures, ..said("Seven hours") };
        ledger.add_need_evidence(&SETUP, plan, &days, seen).await.unwrap();
        assert!(matches!(ledger.beside_needs(&Actor::Visitor, plan).await, Err(LedgerError::NotFound("plan"))));
        ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let shown = ledger.beside_needs(&Actor::Visitor, plan).await.unwrap().evidence;
        assert_eq!(shown.iter().map(|one| (&one.need, one.says.words.as_str())).collect::<Vec<_>>(), [(&days, "Seven hours")]);
        let fit = NewNeedEvidence { fit: true, ..said("I am tired") };
        ledger.change_need_evidence(&SETUP, plan, id, 1, fit).await.unwrap();
        assert_eq!(ledger.beside_needs(&Actor::Visitor, plan).await.unwrap().evidence.len(), 2);
        let late = ledger.change_need_evidence(&SETUP, plan, id, 1, said("Mine")).await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 2, .. })), "{late:?}");
        assert!(matches!(ledger.remove_need_evidence(&SETUP, plan, id, " ").await, Err(LedgerError::Field { field: "why", .. })));
        ledger.remove_need_evidence(&SETUP, plan, id, "Not said so").await.unwrap();
        assert_eq!(ledger.beside_needs(&SETUP, plan).await.unwrap().evidence.len(), 1);
    }

    async fn evidence_says_something_and_where_it_is_from(given: Given) {
        let plan = with_needs(&given).await;
        let nights = key("Nights", "3.4");
        for (field, new) in [
            ("words", said(" ")),
            ("source", NewNeedEvidence { source: String::new(), ..said("a") }),
            ("address", NewNeedEvidence { address: "javascript:alert(1)".into(), ..said("a") }),
        ] {
            let refused = given.ledger.add_need_evidence(&SETUP, plan, &nights, new).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: named, .. }) if named == field), "{refused:?}");
        }
        let strange = given.ledger.add_need_evidence(&SETUP, plan, &key("Nights", "9"), said("a")).await;
        assert!(matches!(strange, Err(LedgerError::NotFound("need"))), "{strange:?}");
    }

    async fn a_gap_is_told_once_and_never_against_itself(given: Given) {
        let plan = with_needs(&given).await;
        let (nights, days) = (key("Nights", "3.4"), key("Days", "3.4"));
        let id = given.ledger.add_need_gap(&SETUP, plan, &nights, &gap("place:E92000001")).await.unwrap();
        given.ledger.add_need_gap(&SETUP, plan, &days, &gap("place:E92000001")).await.unwrap();
        for (new, field) in [("place:E92000001", "measure"), ("place:E07000008", "against"), ("group:all", "against")] {
            let refused = given.ledger.add_need_gap(&SETUP, plan, &nights, &gap(new)).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: named, .. }) if named == field), "{new} {refused:?}");
        }
        given.ledger.remove_need_gap(&SETUP, plan, id).await.unwrap();
        let left = given.ledger.beside_needs(&SETUP, plan).await.unwrap().gaps;
        assert_eq!((left.len(), &left[0].need, &left[0].gap.against), (1, &days, &Against::Place("E92000001".parse().unwrap())));
    }

    async fn decisions_are_a_log(given: Given) {
        let plan = with_needs(&given).await;
        let stored = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap();
        let nights = key("Nights", "3.4");
        given.ledger.note_need_decision(&SETUP, plan, &nights, decision("The sleepers")).await.unwrap();
        let item = Some(stored.plan.items[1].id.parse().unwrap());
        let post = given.ledger.add_post(&SETUP, stored.partnership, None, "Head of Beds", PostStanding::Vacant).await.unwrap();
        let taken = NewNeedDecision { item, by: DecidedBy::Post(post), on: date(2009, 6, 1), ..decision("") };
        let id = given.ledger.note_need_decision(&SETUP, plan, &nights, taken).await.unwrap();
        let log = given.ledger.beside_needs(&SETUP, plan).await.unwrap().decisions;
        let told: Vec<_> = log.iter().map(|one| (one.by.as_str(), one.item.is_some(), one.line)).collect();
        assert_eq!(told, [("Head of Beds", true, Some(12)), ("The sleepers", false, Some(12))]);
        for (field, new) in [
            ("why", NewNeedDecision { why: String::new(), ..decision("A") }),
            ("by", decision(" ")),
            ("on", NewNeedDecision { on: date(2009, 12, 1), ..decision("A") }),
        ] {
            let refused = given.ledger.note_need_decision(&SETUP, plan, &nights, new).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: named, .. }) if named == field), "{refused:?}");
        }
        given.ledger.take_back_need_decision(&SETUP, plan, id, "Noted twice").await.unwrap();
        assert_eq!(given.ledger.beside_needs(&SETUP, plan).await.unwrap().decisions.len(), 1);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal WHERE action LIKE 'need-deci%'").await, 3);
    }

    async fn hot_spots_are_said_all_at_once(given: Given) {
        let plan = with_needs(&given).await;
        let nights = key("Nights", "3.4");
        let places = ["E07000010".parse().unwrap(), "E07000008".parse().unwrap()];
        let unsaid = given.ledger.set_hot_spots(&SETUP, plan, &nights, &places, "", None).await;
        assert!(matches!(unsaid, Err(LedgerError::Field { field: "source", .. })), "{unsaid:?}");
        given.ledger.set_hot_spots(&SETUP, plan, &nights, &places, "Those who work there", Some(3)).await.unwrap();
        let spots = given.ledger.beside_needs(&SETUP, plan).await.unwrap().hot_spots;
        assert_eq!(spots.iter().map(|spot| spot.area.as_str()).collect::<Vec<_>>(), ["E07000010", "E07000008"]);
        given.ledger.set_hot_spots(&SETUP, plan, &nights, &[], "", None).await.unwrap();
        assert!(given.ledger.beside_needs(&SETUP, plan).await.unwrap().hot_spots.is_empty());
    }

    async fn only_who_edits_plans_changes_what_stands_beside_them(given: Given) {
        let plan = with_needs(&given).await;
        let nights = key("Nights", "3.4");
        given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let reader = given.person("reader@example.org", Role::Reader, Scope::All).await;
        for actor in [Actor::Visitor, reader] {
            let evidence = given.ledger.add_need_evidence(&actor, plan, &nights, said("a")).await.map(drop);
            let gap = given.ledger.add_need_gap(&actor, plan, &nights, &gap("target")).await.map(drop);
            let decided = given.ledger.note_need_decision(&actor, plan, &nights, decision("A")).await.map(drop);
            let spots = given.ledger.set_hot_spots(&actor, plan, &nights, &[], "", None).await;
            let of = given.ledger.plan_summary(&SETUP, plan).await.unwrap().unwrap().partnership;
            let triangle = given.ledger.write_need_triangle(&actor, of, 0, vec![]).await;
            for done in [evidence, gap, decided, spots, triangle] {
                assert!(matches!(done, Err(LedgerError::Forbidden(_))), "{done:?}");
            }
        }
    }

    async fn a_need_that_gets_another_name_keeps_what_stands_beside_it(given: Given) {
        let plan = with_needs(&given).await;
        let (nights, days) = (key("Nights", "3.4"), key("Days", "3.4"));
        for one in [&nights, &days] {
            given.ledger.add_need_evidence(&SETUP, plan, one, said("a")).await.unwrap();
            given.ledger.add_need_gap(&SETUP, plan, one, &gap("target")).await.unwrap();
            given.ledger.note_need_decision(&SETUP, plan, one, decision("A")).await.unwrap();
            given.ledger.set_hot_spots(&SETUP, plan, one, &["E07000010".parse().unwrap()], "A", None).await.unwrap();
        }
        let mark = PartValue::Need(need("Nights", "3.4")).mark();
        given.ledger.change_part(&SETUP, plan, &mark, PartValue::Need(need("Nights", "3.9")), "").await.unwrap();
        let beside = given.ledger.beside_needs(&SETUP, plan).await.unwrap();
        let renamed = key("Nights", "3.9");
        let mut all: Vec<&NeedKey> = beside.evidence.iter().map(|one| &one.need).collect();
        all.extend(beside.gaps.iter().map(|one| &one.need));
        all.extend(beside.decisions.iter().map(|one| &one.need));
        all.extend(beside.hot_spots.iter().map(|one| &one.need));
        assert_eq!((all.len(), all.iter().filter(|one| ***one == renamed).count()), (8, 4));
        assert!(!all.contains(&&nights));
        assert_eq!(PartKind::Need, PartValue::Need(need("", "")).kind());
    }

    async fn a_triangle_is_written_whole(given: Given) {
        let of = given.partnership("nodland").await;
        let line = |level, children| TriangleLevel {
            level,
            who: "Children".into(),
            children,
            period: "2009".into(),
            source: "A count".into(),
        };
        let levels = vec![line(NeedLevel::Universal, Some(1000)), line(NeedLevel::Acute, None)];
        given.ledger.write_need_triangle(&SETUP, of, 0, levels.clone()).await.unwrap();
        let stored = given.ledger.need_triangle(&Actor::Visitor, of).await.unwrap();
        assert_eq!((stored.levels, stored.revision), (levels.clone(), 1));
        let late = given.ledger.write_need_triangle(&SETUP, of, 0, levels).await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 1, .. })), "{late:?}");
        let unsourced = TriangleLevel { source: String::new(), ..line(NeedLevel::Complex, Some(3)) };
        let refused = given.ledger.write_need_triangle(&SETUP, of, 1, vec![unsourced]).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "source", .. })), "{refused:?}");
    }
}
