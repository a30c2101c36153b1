//! People in fields, clocks that stand still, duties and teams, answers of schools, drawn samples, and shares, in the
//! browser. All people here are invented.

use axum::http::StatusCode;
use bigplan_ledger::registers::{About, NewDuty, NewPerson, NewRecord, PersonKind};
use bigplan_ledger::{AccountActor, AccountId, Actor, LedgerError, OrganisationId, Role, Scope};
use bigplan_register::Value;
use jiff::civil::date;

use crate::records::{House, assert_no_name_in_addresses, person, somebody};
use crate::support::{Client, SETUP};

impl House {
    async fn with_duty(&self, role: &str, organisation: Option<OrganisationId>) -> (AccountId, Client) {
        let (account, client) = somebody(&self.given).await;
        let role = role.parse().unwrap();
        let (team, qualified, from, until) = (None, None, None, None);
        let duty = NewDuty { account, role, team, organisation, qualified, from, until };
        self.work.give_duty(&SETUP, self.of, duty).await.unwrap();
        (account, client)
    }
}

#[tokio::test]
async fn somebody_is_looked_up_noted_and_chosen_and_the_form_waits_meanwhile() {
    let house = House::open().await;
    let client = &house.social_worker;
    let referral = client.get(&house.referral(client).await).await.ok();
    let child = referral.attributes(".govuk-body-l a", "href")[0].rsplit_once('/').unwrap().1.to_owned();
    let form = client.get(&format!("/registers/family-tie/new?person={child}")).await.ok();
    assert!(form.has("button[name='at--look-up'][value='person']"), "{}", form.words("main"));
    let sent = [("at--person", child.as_str()), ("kind", "mother"), ("at--look-up", "person")];
    let away = client.post("/registers/family-tie/new", &sent).await;
    assert_eq!(away.status, StatusCode::SEE_OTHER);
    let people = away.location().to_owned();
    assert!(client.get(&people).await.ok().words("main").contains("kept as your draft"));
    let none = client.post(&people, &[("name", "motherly"), ("at--do", "find")]).await.ok();
    assert!(none.words("main").contains("Nobody like that"));
    let new = [("family_name", "Motherly"), ("given_names", "Invented"), ("at--do", "add")];
    let back = client.post(&people, &new).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.words("main"));
    let form = client.get(back.location()).await.ok();
    assert_eq!(form.attributes("#person option[selected]", "value").len(), 1);
    assert!(form.words("#person").contains("Motherly, Invented"));
    assert_eq!(form.attributes("#kind option[selected]", "value"), ["mother"], "what was typed before is there");
    assert_no_name_in_addresses(&form);
    let chosen = form.attributes("#person option[selected]", "value")[0].clone();
    let sent = [("at--person", child.as_str()), ("kind", "mother"), ("person", chosen.as_str())];
    let made = client.post("/registers/family-tie/new", &sent).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.words("main"));
    let tie = client.get(made.location()).await.ok();
    assert!(tie.words(".govuk-summary-list").contains("Motherly, Invented"));
    assert!(!tie.has(".govuk-summary-list a"), "her own page is not theirs to open");
    let change = format!("{}/people/child", made.location());
    let vague = client.post(&change, &[("name", "secretname"), ("at--do", "find")]).await;
    assert_eq!(vague.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(vague.words("#born-error").contains("day of birth"));
    let found = client.post(&change, &[("name", "secretname"), ("born", "1 May 2004"), ("at--do", "find")]).await.ok();
    assert!(found.words("main").contains("Found by the name and the day of birth"), "{}", found.words("main"));
    assert_eq!(client.get(&format!("{}/people/kind", made.location())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_clock_stands_still_for_an_allowed_reason_and_goes_on() {
    let house = House::open().await;
    let (_, client) = house.with_duty("complaints-manager", None).await;
    let kind = PersonKind::Child;
    let (family_name, given_names) = ("Secretname".to_owned(), "Invented".to_owned());
    let child = NewPerson { kind, family_name, given_names, born: None, sex: None, died: None, pupil_number: None };
    let child = house.work.add_person(&SETUP, house.of, child).await.unwrap();
    let definition = house.work.registers().named("complaint").unwrap();
    let clock = definition.clocks.iter().find(|clock| !clock.pauses.is_empty()).unwrap();
    let bigplan_register::definition::Mark::Field(starts) = &clock.start else { panic!("a field starts it") };
    let day = |day| Some(Value::Day(day));
    let mut values: bigplan_ledger::registers::Given = [(starts.clone(), day(date(2009, 9, 21)))].into();
    values.insert("received".parse().unwrap(), day(date(2009, 9, 21)));
    values.insert("stage-one-kind".parse().unwrap(), Some(Value::Code("usual".into())));
    let new = NewRecord {
        partnership: house.of,
        register: definition.code.clone(),
        about: About::Person(child),
        values,
        worker: None,
        team: None,
        referred_by: None,
        referred_for: None,
    };
    let record = house.work.add_record(&SETUP, new).await.unwrap().id;
    let page = format!("/registers/complaint/records/{record}");
    let steps = format!("{page}/clocks/{}", clock.code);
    assert!(client.get(&page).await.ok().own_links().contains(&steps));
    let form = client.get(&steps).await.ok();
    let revision = form.value("revision");
    let reason = clock.pauses[0].code.as_str();
    for (sent, field) in [
        ([("revision", revision.as_str()), ("from", "22 September 2009"), ("reason", "")], "#reason-error"),
        ([("revision", revision.as_str()), ("from", "1 October 2009"), ("reason", reason)], "#from-error"),
    ] {
        let wrong = client.post(&steps, &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.words("main"));
        assert!(wrong.has(field), "{field}");
    }
    let sent = [("revision", revision.as_str()), ("from", "23 September 2009"), ("reason", reason)];
    assert_eq!(client.post(&steps, &sent).await.location(), page);
    assert!(client.get(&page).await.ok().words(".r-clocks").contains("Stands still since 23 September 2009"));
    let stale = client.post(&steps, &[("revision", revision.as_str()), ("from", "29 September 2009")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let revision = client.get(&steps).await.ok().value("revision");
    let early = client.post(&steps, &[("revision", revision.as_str()), ("from", "22 September 2009")]).await;
    assert!(early.words("#from-error").contains("pauses end after they begin"), "{}", early.words("main"));
    let sent = [("revision", revision.as_str()), ("from", "29 September 2009")];
    assert_eq!(client.post(&steps, &sent).await.location(), page);
    let shown = client.get(&page).await.ok();
    assert!(shown.words(".r-clocks").contains("went on from 29 September 2009"), "{}", shown.words(".r-clocks"));
}

#[tokio::test]
async fn administrators_add_teams_and_give_and_end_duties() {
    let house = House::open().await;
    let administrator = house.given.sign_in(Role::Administrator).await;
    let (account, new_worker) = somebody(&house.given).await;
    let list = "/partnerships/cambridgeshire/duties";
    assert!(administrator.get("/partnerships/cambridgeshire").await.ok().own_links().contains(&list.to_owned()));
    assert!(administrator.get(list).await.ok().words("tbody").contains("Social worker"));
    let add = "/partnerships/cambridgeshire/teams/new";
    assert_eq!(administrator.post(add, &[("name", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(administrator.post(add, &[("name", "Invented team")]).await.location(), list);
    let give = format!("{list}/new");
    let form = administrator.get(&give).await.ok();
    let team =
        form.elements("#team option").into_iter().find(|one| one.text().any(|text| text.contains("Invented team")));
    let team = team.unwrap().attr("value").unwrap().to_owned();
    assert_eq!(
        administrator.post(&give, &[("account", ""), ("role", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let account = account.to_string();
    let sent = [
        ("account", account.as_str()),
        ("role", "team-manager"),
        ("team", &team),
        ("from", "1 September 2009"),
        ("until", "1 August 2009"),
    ];
    assert!(administrator.post(&give, &sent).await.has("#until-error"));
    assert!(new_worker.get("/registers").await.ok().words("main").contains("You hold no duty"));
    assert_eq!(administrator.post(&give, &sent[..4]).await.location(), list);
    assert!(new_worker.get("/registers").await.ok().has("tbody"));
    let shown = administrator.get(list).await.ok();
    let ends: Vec<String> = shown.own_links().into_iter().filter(|link| link.ends_with("/end")).collect();
    let mut ended = 0;
    for end in ends {
        let form = administrator.get(&end).await.ok();
        if form.words("main").contains("Invented team") {
            assert_eq!(administrator.post(&end, &[("until", "29 September 2009")]).await.location(), list);
            ended += 1;
        }
    }
    assert_eq!(ended, 1);
    assert!(new_worker.get("/registers").await.ok().words("main").contains("You hold no duty"));
    let loads = house.manager.get("/registers/caseloads").await.ok();
    assert!(loads.words("tbody").contains("An invented person"), "{}", loads.words("main"));
}

#[tokio::test]
async fn schools_are_asked_and_a_secretary_answers_nil_in_two_presses() {
    let house = House::open().await;
    let school = house.given.ledger.add_organisation(&SETUP, house.of, "Invented school", "").await.unwrap();
    let (_, secretary) = house.with_duty("school-secretary", Some(school)).await;
    let register = "/registers/racist-incident-return";
    assert!(secretary.get("/registers").await.ok().own_links().contains(&format!("{register}/answer")));
    assert!(secretary.get(&format!("{register}/answer")).await.ok().words("main").contains("Nothing waits"));
    let ask = format!("{register}/ask");
    assert_eq!(secretary.get(&ask).await.status, StatusCode::FORBIDDEN);
    let form = house.manager.get(&ask).await.ok();
    let tick = format!("ask--{school}");
    let ticked = form.attributes("input[type=checkbox][checked]", "name");
    assert!(ticked.contains(&tick), "who has a secretary is ticked: {ticked:?}");
    assert_eq!(ticked.len(), 5, "and the four schools of the demonstration, which were asked before");
    for sent in [[("day", "soon"), (tick.as_str(), "yes")], [("day", "17 July 2009"), ("x", "yes")]] {
        assert_eq!(house.manager.post(&ask, &sent).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let ahead = house.manager.post(&ask, &[("day", "17 July 2010"), (&tick, "yes")]).await;
    assert!(ahead.has("#day-error"), "{}", ahead.words("main"));
    let asked = house.manager.post(&ask, &[("day", "17 July 2009"), (&tick, "yes")]).await;
    let answers = asked.location().to_owned();
    let page = house.manager.get(&answers).await.ok();
    assert!(page.words("main").contains("0 of 1 have answered") && page.words("tbody").contains("Overdue"));
    let told = house.manager.post(&format!("{register}/remind"), &[("day", "2009-07-17")]).await.ok();
    assert!(told.words("[role=status]").contains("ring them: Invented school"), "{}", told.words("main"));
    let waits = secretary.get(&format!("{register}/answer")).await.ok();
    assert!(waits.words("main").contains("Invented school"));
    let nil = waits.attributes("form[action$='/nil']", "action")[0].clone();
    let revision = waits.value("revision");
    assert_eq!(secretary.post(&nil, &[("revision", "7")]).await.status, StatusCode::CONFLICT);
    assert_eq!(secretary.post(&nil, &[("revision", &revision)]).await.location(), format!("{register}/answer"));
    assert!(secretary.get(&format!("{register}/answer")).await.ok().words("main").contains("Thank you"));
    let page = house.manager.get(&answers).await.ok();
    assert!(page.words("main").contains("1 of 1 have answered") && page.words("tbody").contains("Nil return"));
}

#[tokio::test]
async fn an_auditor_draws_a_sample_and_follows_it_up() {
    let house = House::open().await;
    let (auditor, client) = house.with_duty("auditor", None).await;
    assert_eq!(house.social_worker.get("/registers/audits/draw").await.status, StatusCode::FORBIDDEN);
    let form = client.get("/registers/audits/draw").await.ok();
    assert!(form.value("seed").len() == 8 && form.words("#register").contains("Referrals"));
    let auditor = auditor.to_string();
    let sent = |seed: &'static str, number: &'static str| {
        [("register", "referral"), ("from", "all"), ("number", number), ("seed", seed), ("auditor", auditor.as_str())]
    };
    for (seed, number, field) in
        [("", "3", "#seed-error"), ("seven", "0", "#number-error"), ("seven", "x", "#number-error")]
    {
        let wrong = client.post("/registers/audits/draw", &sent(seed, number)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{seed} {number}");
        assert!(wrong.has(field), "{field}: {}", wrong.words("main"));
    }
    assert_eq!(client.post("/registers/audits/draw", &sent("seven", "3")).await.location(), "/registers/audits");
    assert!(client.post("/registers/audits/draw", &sent("seven", "3")).await.words("main").contains("drawn already"));
    let page = client.get("/registers/audits").await.ok();
    assert!(page.words("main").contains("2009-09-30 referral, all, 3 with seven"), "{}", page.words("main"));
    assert_no_name_in_addresses(&page);
    let audits: Vec<String> =
        page.own_links().into_iter().filter(|link| link.contains("/case-audit/records/")).collect();
    assert_eq!(audits.len(), 3);
    let audit = client.get(&audits[0]).await.ok();
    assert!(audit.words(".govuk-summary-list").contains("An invented person"), "the auditor is named");
    assert!(
        audit.own_links().iter().any(|link| link.starts_with("/registers/referral/records/")),
        "the case is linked"
    );
}

#[tokio::test]
async fn a_record_is_shared_until_a_day_once_it_is_accepted() {
    let house = House::open().await;
    let (other, nurse) = house.with_duty("practitioner", None).await;
    let (account, owner) = house.with_duty("lead-professional", None).await;
    let definition = house.work.registers().named("common-assessment").unwrap();
    let child = person(&house.social_worker).await.parse().unwrap();
    let day = |day| Some(Value::Day(day));
    let new = NewRecord {
        partnership: house.of,
        register: definition.code.clone(),
        about: About::Person(child),
        values: [
            ("began".parse().unwrap(), day(date(2009, 9, 1))),
            ("consent".parse().unwrap(), Some(Value::YesNo(true))),
        ]
        .into(),
        worker: Some(account),
        team: None,
        referred_by: None,
        referred_for: None,
    };
    let record = house.work.add_record(&SETUP, new).await.unwrap().id;
    let page = format!("/registers/common-assessment/records/{record}");
    let share = format!("{page}/share");
    let other = other.to_string();
    let wrong = owner.post(&share, &[("account", other.as_str()), ("why", "Support"), ("until", "")]).await;
    assert!(wrong.has("#until-error"));
    let sent =
        [("account", other.as_str()), ("why", "To plan support; the parents agreed"), ("until", "31 October 2009")];
    assert_eq!(owner.post(&share, &sent).await.location(), share);
    assert!(owner.get(&share).await.ok().words("main").contains("offered, not yet accepted"));
    assert_eq!(nurse.get(&page).await.status, StatusCode::NOT_FOUND);
    let offered = nurse.get("/registers/shares").await.ok();
    let accept = offered.attributes("form[action$='/accept']", "action")[0].clone();
    assert_eq!(nurse.post(&accept, &[]).await.location(), page);
    nurse.get(&page).await.ok();
    let end = owner.get(&share).await.ok().attributes("form[action$='/end']", "action")[0].clone();
    assert_eq!(owner.post(&end, &[]).await.location(), share);
    let nurse = Actor::Account(AccountActor { id: other.parse().unwrap(), role: Role::Reader, scope: Scope::All });
    house.work.case_page(&nurse, record).await.unwrap();
    house.given.clock.advance(jiff::SignedDuration::from_hours(24));
    assert!(matches!(house.work.case_page(&nurse, record).await, Err(LedgerError::NotFound(_))));
}

#[tokio::test]
async fn my_work_counts_the_records_that_are_ones_own() {
    let house = House::open().await;
    let page = house.social_worker.get("/my-work").await.ok();
    let listed = house.social_worker.get("/registers/mine").await.ok().elements("tbody tr").len();
    assert_eq!(page.words("a[href='/registers/mine']"), format!("Your open records: {listed}"));
    let late = house.social_worker.get("/registers/mine").await.ok().elements("tbody .r-due--late").len();
    assert_eq!(page.words(".r-due--late"), format!("{late} late"));
    assert!(
        !house
            .given
            .sign_in(bigplan_ledger::Role::Reader)
            .await
            .get("/my-work")
            .await
            .ok()
            .has("a[href='/registers/mine']")
    );
}

#[tokio::test]
async fn thresholds_stand_in_plain_sight_and_beside_the_choice() {
    let house = House::open().await;
    let page = house.given.visitor().get("/thresholds").await.ok();
    assert_eq!(page.all("h3"), ["Universal", "Additional needs", "Complex needs", "Acute needs"]);
    assert!(page.words("main").contains("tell children's social care on the same day"));
    let record = house.records("referral", "received").await[0];
    let child = house.work.case_page(&SETUP, record).await.unwrap().person.unwrap().id;
    let form = house.manager.get(&format!("/registers/staged-intervention/new?person={child}")).await.ok();
    let hints = form.all(".govuk-radios__hint");
    assert!(hints.iter().any(|hint| hint.contains("stands in the child's way")), "{hints:?}");
    assert!(
        house.manager.get("/registers/staged-intervention").await.ok().own_links().contains(&"/thresholds".to_owned())
    );
}
