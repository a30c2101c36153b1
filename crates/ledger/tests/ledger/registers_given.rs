//! What the tests of registers are given: two small registers, a child, a team and people with duties. All invented.

use bigplan_ledger::registers::{About, Casework, NewDuty, NewPerson, NewRecord, PersonKind, Saved};
use bigplan_ledger::{Actor, PartnershipId, PersonId, Role, Scope, TeamId};
use bigplan_register::{Files, Value};
use jiff::civil::{Date, date};

use crate::support::{Given, SETUP};

/// The day on which the tests' clock stands.
pub const TODAY: Date = date(2009, 9, 30);

/// Visits, as the crate of registers shows them, open to some roles more.
pub fn visits() -> String {
    let access = |role: &str, may: &str, with: &str| {
        format!("\n[[access]]\nrole = \"{role}\"\nmay = [{may}]\nwith = \"{with}\"\n")
    };
    let mut text = include_str!("../../../register/examples/example-visit.toml").to_owned();
    text.push_str(&access("family-worker", "\"see\", \"add\", \"change\"", "allocated"));
    text.push_str(&access("team-manager", "\"add\", \"change\"", "team"));
    text.push_str(&access("practitioner", "\"see\", \"add\"", "referred"));
    text.push_str(&access("practitioner", "\"see\"", "shared"));
    text.push_str(&access("auditor", "\"see\", \"audit\"", "all"));
    text
}

/// Stays somewhere: one at a time, given to nobody, seen by whoever works with the child.
pub const STAYS: &str = r#"
code = "example-stay"
title = "Example: stays"
one = "stay"
plain = "Where a child stayed."
about = "child"
confirmed = "unconfirmed"
evidence = "Invented"
holds = "personal"
episode = { starts = "began", ends = "ended" }
fields = [
    { code = "began", label = "Began on", says = "The first day.", type = "day", required = true },
    { code = "ended", label = "Ended on", says = "The last day.", type = "day" },
    { code = "nights", label = "Nights", says = "How many.", type = "whole-number" },
    { code = "rent", label = "Rent", says = "In pounds.", type = "decimal" },
    { code = "warm", label = "Warm", says = "Whether it was.", type = "yes-no" },
    { code = "moved-in", label = "Moved in", says = "Day and time.", type = "moment" },
    { code = "looked-at", label = "Looked at", says = "The day.", type = "day" },
    { code = "with", label = "With", says = "With whom.", type = "child" },
    { code = "visit", label = "Visit", says = "The visit that led to it.", type = "record", register = "example-visit" },
]
states = [{ code = "there", title = "There", begins = true }, { code = "gone", title = "Gone", ends = true }]
moves = [{ code = "leave", title = "Leave", from = ["there"], to = "gone", who = ["social-worker"], fills = ["ended"] }]
access = [
    { role = "social-worker", may = ["see", "add", "change"], with = "allocated" },
    { role = "team-manager", may = ["see"], with = "team" },
]
retention = { years = 6, after = "closed", law = "Invented", confirmed = "unconfirmed" }
"#;

/// The two registers, with the roles and the calendar that the program carries.
pub fn files() -> Files {
    files_with(&visits(), STAYS)
}

pub fn files_with(visits: &str, stays: &str) -> Files {
    let registers = vec![("example-visit.toml".into(), visits.into()), ("example-stay.toml".into(), stays.into())];
    Files { registers, ..Files::built_in() }
}

/// A house with a child, a team, and people who work there.
pub struct House {
    pub given: Given,
    pub work: Casework,
    pub of: PartnershipId,
    pub team: TeamId,
    pub child: PersonId,
}

impl House {
    pub async fn of(given: Given) -> Self {
        let of = given.partnership("nodland").await;
        let work = given.ledger.open_registers(&SETUP, &files()).await.unwrap().casework;
        let team = work.add_team(&SETUP, of, "North", None).await.unwrap();
        let child = work.add_person(&SETUP, of, child("Secretname")).await.unwrap();
        Self { given, work, of, team, child }
    }

    /// Somebody with a role in the team from the first day of the year.
    pub async fn worker(&self, name: &str, role: &str, qualified: Option<bool>) -> Actor {
        self.somebody(name, role, Some(self.team), qualified).await
    }

    pub async fn somebody(&self, name: &str, role: &str, team: Option<TeamId>, qualified: Option<bool>) -> Actor {
        let actor = self.given.person(&format!("{name}@example.org"), Role::Reader, Scope::Partnership(self.of)).await;
        self.duty(&actor, role, team, qualified).await;
        actor
    }

    pub async fn duty(&self, actor: &Actor, role: &str, team: Option<TeamId>, qualified: Option<bool>) {
        let duty = NewDuty {
            account: actor.account().unwrap(),
            role: role.parse().unwrap(),
            team,
            organisation: None,
            qualified,
            from: Some(date(2009, 1, 1)),
            until: None,
        };
        self.work.give_duty(&SETUP, self.of, duty).await.unwrap();
    }

    /// What begins a visit to the child.
    pub fn visit(&self, worker: Option<&Actor>) -> NewRecord {
        NewRecord {
            partnership: self.of,
            register: "example-visit".parse().unwrap(),
            about: About::Person(self.child),
            values: [("promised".parse().unwrap(), Some(Value::Day(date(2009, 9, 28))))].into(),
            worker: worker.and_then(Actor::account),
            team: Some(self.team),
            referred_by: None,
            referred_for: None,
        }
    }

    /// What begins a stay of the child.
    pub fn stay(&self, began: Date) -> NewRecord {
        NewRecord {
            register: "example-stay".parse().unwrap(),
            values: [("began".parse().unwrap(), Some(Value::Day(began)))].into(),
            ..self.visit(None)
        }
    }

    pub async fn visited(&self, worker: Option<&Actor>) -> Saved {
        self.work.add_record(&SETUP, self.visit(worker)).await.unwrap()
    }
}

pub fn child(family_name: &str) -> NewPerson {
    NewPerson {
        kind: PersonKind::Child,
        family_name: family_name.into(),
        given_names: "Ada".into(),
        born: Some(date(2001, 2, 3)),
        sex: None,
        died: None,
        pupil_number: None,
    }
}

pub fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

pub fn code(code: &str) -> Option<Value> {
    Some(Value::Code(code.into()))
}
