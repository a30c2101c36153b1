//! Answers asked of schools, nil returns and reminders; samples drawn for audit; and the people around a child.

use bigplan_ledger::mail::MailWish;
use bigplan_ledger::registers::{
    About, Answer, Casework, CaseworkError, DrawnFrom, FoundBy, NewDuty, NewPerson, NewRecord, NewSample, PersonKind,
};
use bigplan_ledger::{Actor, LedgerError, OrganisationId};
use bigplan_register::Value;
use bigplan_testbed::both;
use jiff::civil::date;

use crate::registers_given::House;
use crate::support::{Given, SETUP, run};
use crate::worklists::with_ours;

async fn carried(house: &House) -> Casework {
    house.given.ledger.open_registers(&SETUP, &with_ours()).await.unwrap().casework
}

/// Somebody who answers for a school.
async fn secretary(house: &House, work: &Casework, name: &str, school: OrganisationId) -> Actor {
    let actor = house.somebody(name, "practitioner", None, None).await;
    let duty = NewDuty {
        account: actor.account().unwrap(),
        role: "school-secretary".parse().unwrap(),
        team: None,
        organisation: Some(school),
        qualified: None,
        from: None,
        until: None,
    };
    work.give_duty(&SETUP, house.of, duty).await.unwrap();
    actor
}

both! {
    async fn schools_are_asked_once_answer_nil_and_are_reminded_once_a_week(given: Given) {
        let house = House::of(given).await;
        let work = carried(&house).await;
        let (ledger, of, register) = (&house.given.ledger, house.of, "racist-incident-return".parse().unwrap());
        let mut schools = Vec::new();
        for name in ["A School", "B School", "C School"] {
            schools.push(ledger.add_organisation(&SETUP, of, name, "").await.unwrap());
        }
        let manager = house.worker("m", "team-manager", None).await;
        let first = secretary(&house, &work, "a", schools[0]).await;
        let second = secretary(&house, &work, "b", schools[1]).await;
        let ended = date(2009, 7, 17);
        assert!(work.ask_organisations(&first, of, &register, ended, &schools).await.is_err());
        let asked = work.ask_organisations(&manager, of, &register, ended, &schools[..2]).await.unwrap();
        assert_eq!((asked.begun, asked.there), (2, 0));
        let asked = work.ask_organisations(&manager, of, &register, ended, &schools).await.unwrap();
        assert_eq!((asked.begun, asked.there), (1, 2), "nobody is asked twice");
        let mut known = work.answered_for(&manager, of, &register).await.unwrap();
        known.sort();
        assert_eq!(known.len(), 2);
        let (days, lines) = work.asked(&manager, of, &register, None).await.unwrap();
        assert_eq!((days, lines.len()), (vec![ended], 3));
        assert!(lines.iter().all(|line| line.answer == Answer::Overdue), "{lines:?}");
        let (_, own) = work.asked(&first, of, &register, Some(ended)).await.unwrap();
        assert_eq!(own.iter().map(|line| line.organisation.1.as_str()).collect::<Vec<_>>(), ["A School"]);
        let others = work.answer_nil(&first, lines[1].record, 1).await;
        assert!(matches!(others, Err(CaseworkError::Ledger(LedgerError::NotFound(_)))));
        work.answer_nil(&first, own[0].record, own[0].version).await.unwrap();
        let (_, lines) = work.asked(&manager, of, &register, None).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.answer).collect::<Vec<_>>(), [Answer::Overdue, Answer::Overdue, Answer::Nil]);
        assert_eq!(lines[2].number, Some(0));

        let nobody = work.remind_organisations(&manager, of, &register, ended).await.unwrap();
        assert_eq!((nobody.reminded, nobody.unreached.len()), (0, 2), "nobody there asked for e-mail");
        ledger.set_mail_wish(&second, Some(&MailWish { weekday: 1, kinds: Vec::new() })).await.unwrap();
        let told = work.remind_organisations(&manager, of, &register, ended).await.unwrap();
        assert_eq!((told.reminded, told.lately, told.unreached), (1, 0, vec!["C School".to_owned()]));
        let again = work.remind_organisations(&manager, of, &register, ended).await.unwrap();
        assert_eq!((again.reminded, again.lately), (0, 1), "once a week");
        let letter = ledger.claim_letter(&SETUP).await.unwrap().unwrap();
        assert_eq!((Some(letter.account.id), letter.answer.as_ref()), (second.account(), Some(&register)));
        let waits = ledger.answers_waited_for(&letter.account.actor(), &register).await.unwrap();
        assert_eq!(waits.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["B School"]);
        house.given.clock.advance(jiff::SignedDuration::from_hours(24 * 8));
        assert_eq!(work.remind_organisations(&manager, of, &register, ended).await.unwrap().reminded, 1);
        ledger.verify_journal(&SETUP).await.unwrap();
    }

    async fn a_sample_is_drawn_by_its_seed_and_nobody_reads_their_own_work(given: Given) {
        let house = House::of(given).await;
        let work = carried(&house).await;
        let auditor = house.somebody("a", "auditor", None, None).await;
        house.duty(&auditor, "social-worker", Some(house.team), Some(true)).await;
        let other = house.somebody("o", "auditor", None, None).await;
        for number in 0..6 {
            let worker = Some(&auditor).filter(|_| number < 2);
            work.add_record(&SETUP, house.visit(worker)).await.unwrap();
        }
        let new = |number: usize, seed: &str, auditor: &Actor| NewSample {
            register: "example-visit".parse().unwrap(),
            from: DrawnFrom::Open,
            team: Some(house.team),
            number,
            seed: seed.to_owned(),
            theme: String::new(),
            auditor: auditor.account().unwrap(),
            second: None,
            agencies: Vec::new(),
        };
        let draw = async |new: NewSample| {
            let sample = work.draw_sample(&other, house.of, new).await.unwrap();
            let mut cases = Vec::new();
            for audit in &sample.audits {
                cases.push(work.case_page(&other, *audit).await.unwrap().values["case"].clone());
            }
            (sample, cases)
        };
        let (_, three) = draw(new(3, "seven", &other)).await;
        let (all, six) = draw(new(6, "seven", &other)).await;
        assert_eq!((all.among, six.len(), &six[..3]), (6, 6, &three[..]), "the same seed draws in the same order");
        let (own, four) = draw(new(6, "seven-again", &auditor)).await;
        assert_eq!((own.audits.len(), own.passed_over, four.len()), (4, 2, 4));
        let again = work.draw_sample(&other, house.of, new(6, "seven", &other)).await;
        assert!(matches!(again, Err(CaseworkError::Ledger(LedgerError::State(_)))), "{again:?}");
        let alone = NewSample { second: auditor.account(), ..new(2, "joint", &other) };
        let alone = work.draw_sample(&other, house.of, alone).await;
        assert!(matches!(alone, Err(CaseworkError::Ledger(LedgerError::Field { field: "agencies", .. }))));
        let closed = NewSample { from: DrawnFrom::Closed(date(2009, 9, 1), date(2009, 9, 30)), ..new(2, "shut", &other) };
        assert!(work.draw_sample(&other, house.of, closed).await.is_err(), "none was closed");
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let refused = work.draw_sample(&worker, house.of, new(1, "mine", &other)).await;
        assert!(matches!(refused, Err(CaseworkError::Ledger(LedgerError::Forbidden(_)))));
        let grades = work.audit_grades(&other, house.of).await.unwrap();
        assert_eq!(grades.iter().map(|sample| sample.ungraded).sum::<usize>(), 13);
        let seen = work.case_page(&auditor, own.audits[0]).await.unwrap();
        assert_eq!(seen.staff.first().map(|(id, _)| *id), auditor.account(), "auditors are named");
    }

    async fn people_around_a_child_are_named_and_others_are_looked_up(given: Given) {
        let house = House::of(given).await;
        let work = carried(&house).await;
        let worker = house.worker("w", "social-worker", Some(true)).await;
        let stranger = house.worker("s", "participation-adviser", None).await;
        work.add_record(&SETUP, house.visit(Some(&worker))).await.unwrap();
        let mother = NewPerson { kind: PersonKind::Adult, born: None, ..crate::registers_given::child("Motherly") };
        let mother = work.add_person(&worker, house.of, mother).await.unwrap();
        assert!(work.people_around(&worker, house.of, Some(house.child), &[]).await.unwrap().is_empty());
        let values = [("person", Value::Link(mother.to_string())), ("kind", Value::Code("mother".into()))];
        let values = values.map(|(field, value)| (field.parse().unwrap(), Some(value))).into();
        let new = NewRecord { register: "family-tie".parse().unwrap(), values, about: About::Person(house.child), team: None, ..house.visit(None) };
        let tie = work.add_record(&worker, new).await.unwrap();
        let page = work.case_page(&worker, tie.id).await.unwrap();
        assert_eq!(page.people.iter().map(|near| (near.person.id, near.opens)).collect::<Vec<_>>(), [(mother, false)]);
        let around = work.people_around(&worker, house.of, Some(house.child), &[]).await.unwrap();
        assert_eq!(around.iter().map(|person| person.id).collect::<Vec<_>>(), [mother]);
        assert!(work.people_around(&stranger, house.of, Some(house.child), &[mother]).await.unwrap().is_empty());

        let (register, child, person) = ("family-tie".parse().unwrap(), "child".parse().unwrap(), "person".parse().unwrap());
        let look = async |field, name: &str, born| work.look_up(&worker, house.of, (&register, field), name, born).await;
        let vague = look(&child, "secret", None).await;
        assert!(matches!(vague, Err(LedgerError::Field { field: "born", .. })), "{vague:?}");
        let born = work.person(&worker, house.child).await.unwrap().says.born;
        let found = look(&child, "secret", born).await.unwrap();
        assert_eq!(found.iter().map(|(person, why)| (person.id, *why)).collect::<Vec<_>>(), [(house.child, FoundBy::NameAndBirth)]);
        let found = look(&person, "mother", None).await.unwrap();
        assert_eq!(found.iter().map(|(person, why)| (person.id, *why)).collect::<Vec<_>>(), [(mother, FoundBy::Name)]);
        assert_eq!(look(&child, &house.child.to_string(), None).await.unwrap()[0].1, FoundBy::Id);
        assert!(work.look_up(&Actor::Visitor, house.of, (&register, &child), "secret", born).await.is_err());
        assert!(work.look_up(&stranger, house.of, (&register, &child), "secret", born).await.is_err());
    }
}
