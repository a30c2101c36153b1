//! Files past their time: found, kept longer for a reason, and destroyed after a last look. All people are invented.

use axum::http::StatusCode;
use bigplan_ledger::Role;
use bigplan_ledger::registers::{About, NewPerson, NewRecord, PersonKind};
use bigplan_register::Value;
use jiff::SignedDuration;
use jiff::civil::date;

use crate::records::House;
use crate::support::SETUP;

const LIST: &str = "/partnerships/cambridgeshire/retention";

impl House {
    /// The file of an invented child whose only record was closed on the tests' first day; gives its name in the form.
    async fn closed_file(&self, family_name: &str) -> String {
        let new = NewPerson {
            kind: PersonKind::Child,
            family_name: family_name.into(),
            given_names: "Invented".into(),
            born: Some(date(2004, 5, 1)),
            sex: None,
            died: None,
            pupil_number: None,
        };
        let child = self.work.add_person(&SETUP, self.of, new).await.unwrap();
        let at = |hour| Some(Value::Moment(date(2009, 9, 28).at(hour, 0, 0, 0)));
        let code = |code: &str| Some(Value::Code(code.into()));
        let values = [
            ("missing", at(9)),
            ("from", code("home")),
            ("kind", code("M")),
            ("returned", at(10)),
            ("offered", Some(Value::YesNo(true))),
        ];
        let new = NewRecord {
            partnership: self.of,
            register: "missing-episode".parse().unwrap(),
            about: About::Person(child),
            values: values.into_iter().map(|(field, value)| (field.parse().unwrap(), value)).collect(),
            worker: None,
            team: None,
            referred_by: None,
            referred_for: None,
        };
        let mut saved = self.work.add_record(&SETUP, new).await.unwrap();
        for step in ["return", "close"] {
            let step = step.parse().unwrap();
            saved = self.work.move_record(&SETUP, saved.id, saved.version, &step, "Invented").await.unwrap();
        }
        format!("person-{child}")
    }
}

#[tokio::test]
async fn files_past_their_time_are_kept_longer_or_destroyed_by_an_administrator() {
    let house = House::open().await;
    let (one, two) = (house.closed_file("Secretname").await, house.closed_file("Secretname").await);
    let administrator = house.given.sign_in(Role::Administrator).await;
    let front = administrator.get("/partnerships/cambridgeshire").await.ok();
    assert!(front.own_links().contains(&LIST.to_owned()));
    assert!(administrator.get(LIST).await.ok().words("main").contains("No file is past its time"));
    // Six years, two of them with a leap day at most.
    house.given.clock.advance(SignedDuration::from_hours(24 * (6 * 365 + 2)));
    let administrator = house.given.sign_in(Role::Administrator).await;
    let shown = administrator.get(LIST).await.ok();
    let listed = |name: &str| format!("input[name='{name}']");
    assert!(shown.has(&listed(&one)) && shown.has(&listed(&two)), "{}", shown.words("main"));
    assert!(!shown.words("main").contains("Secretname"), "no name stands here");
    for (sent, wrong) in [
        (vec![("because", "Agreed"), ("do", "check")], "Tick one file"),
        (vec![(one.as_str(), "yes"), ("because", " "), ("do", "check")], "Say why"),
        (vec![("person-00000000000000000000000000", "yes"), ("because", "Agreed"), ("do", "destroy")], "Tick one file"),
    ] {
        let answer = administrator.post(LIST, &sent).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.words(".govuk-error-summary").contains(wrong), "{}", answer.words("main"));
    }
    let kept = administrator.post(LIST, &[(one.as_str(), "yes"), ("because", "An inquiry asks"), ("do", "keep")]).await;
    assert_eq!(kept.location(), LIST);
    let shown = administrator.get(LIST).await.ok();
    assert!(shown.words("main").contains("Kept because: An inquiry asks"), "{}", shown.words("main"));
    let refused = administrator.post(LIST, &[(one.as_str(), "yes"), ("because", "Agreed"), ("do", "destroy")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let check = administrator.post(LIST, &[(two.as_str(), "yes"), ("because", "Agreed"), ("do", "check")]).await.ok();
    assert!(check.words("h1").contains("Destroy 1 file with 1 record?"), "{}", check.words("h1"));
    assert!(check.has(&format!("input[name='{two}']")));
    let done = administrator.post(LIST, &[(two.as_str(), "yes"), ("because", "Agreed"), ("do", "destroy")]).await;
    assert_eq!(done.location(), LIST);
    let shown = administrator.get(LIST).await.ok();
    assert!(shown.has(&listed(&one)) && !shown.has(&listed(&two)), "{}", shown.words("main"));
    assert_eq!(administrator.post(LIST, &[(one.as_str(), "yes"), ("do", "release")]).await.location(), LIST);
    assert!(!administrator.get(LIST).await.ok().words("main").contains("Kept longer"));
}
