//! Makes an invented county's records, for measuring: `many_records ADDRESS RECORDS PASSWORD` fills a database of its own
//! with so many records of five registers, about children of as many teams as such a county has, and with people who work
//! there and sign in with that password. A tenth of the records is open. The first team has 2,000 open assessments,
//! however many records there are, beside some of the other registers. Prints who manages that team, in which register its
//! assessments stand, and their ids.
//!
//! The definitions say what is filled in: each register's fields by their kinds, its states, and what its clocks say.
//! Rows go in many at a time; only the measured assessments are worked on as people would, so that they have a course.

mod bulk;
mod county;
mod rows;

use std::error::Error;

use bigplan_ledger::registers::{Casework, NewDuty};
use bigplan_ledger::{
    AccountId, Actor, Ledger, NewAccount, NewPartnership, PartnershipId, RecordId, Role, Scope, TeamId, password,
};
use bigplan_register::{Files, Value};
use serde_json::json;

use county::{County, Team};

const MEASURING: Actor = Actor::System("measuring");
/// A county has a team for so many records, and three at least: a team is as large in a large county as in a small one.
const OF_A_TEAM: usize = 20_000;
/// Workers of each team.
const WORKERS: usize = 8;
/// The register whose open records the first team's list shows.
const LISTED: &str = "single-assessment";

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [address, records, password] => fill(address, records.parse()?, password).await?,
        _ => return Err("usage: many_records ADDRESS RECORDS PASSWORD".into()),
    };
    println!("{told}");
    Ok(())
}

async fn fill(address: &str, records: usize, secret: &str) -> Result<serde_json::Value, Failed> {
    let ledger = Ledger::open(address).await?;
    let casework = ledger.open_registers(&MEASURING, &Files::built_in()).await?.casework;
    let new = NewPartnership { slug: "measured".into(), name: "Measured".into(), about: String::new() };
    let of = ledger.make_partnership(&MEASURING, new).await?;
    let place = Place { ledger: &ledger, casework: &casework, of, secret: password::hash(secret)? };
    let mut teams = Vec::new();
    for number in 0..(records / OF_A_TEAM).max(3) {
        teams.push(place.team(number).await?);
    }
    let county = County::new(&casework, of, &teams, records)?;
    let listed = bulk::fill(address, &county).await?;
    for id in &listed {
        worked_on(&casework, *id).await?;
    }
    ledger.close().await;
    let manager = teams.first().map(|team| team.manager.as_str());
    Ok(json!({"manager": manager, "register": LISTED, "records": listed}))
}

/// Fills in a field, so that the record has a course.
async fn worked_on(casework: &Casework, id: RecordId) -> Result<(), Failed> {
    let given = [("child-said".parse()?, Some(Value::Text("I like it here.".into())))].into();
    casework.change_record(&MEASURING, id, 1, given).await?;
    Ok(())
}

/// Where people are given their duties.
struct Place<'a> {
    ledger: &'a Ledger,
    casework: &'a Casework,
    of: PartnershipId,
    /// The hash of everybody's password.
    secret: String,
}

impl Place<'_> {
    /// A team with its manager and workers.
    async fn team(&self, number: usize) -> Result<Team, Failed> {
        let id = self.casework.add_team(&MEASURING, self.of, &format!("Team {number}"), None).await?;
        let manager = format!("manager-{number}@measured.example");
        self.member(&manager, "team-manager", id).await?;
        let mut workers = Vec::new();
        for worker in 0..WORKERS {
            workers
                .push(self.member(&format!("worker-{number}-{worker}@measured.example"), "social-worker", id).await?);
        }
        Ok(Team { id, manager, workers })
    }

    async fn member(&self, email: &str, role: &str, team: TeamId) -> Result<AccountId, Failed> {
        let scope = Scope::Partnership(self.of);
        let (name, password_hash) = (format!("Worker {email}"), self.secret.clone());
        let new = NewAccount { email: email.into(), name, password_hash, role: Role::Reader, scope };
        let account = self.ledger.make_account(&MEASURING, new).await?;
        let (team, qualified) = (Some(team), Some(true));
        let duty =
            NewDuty { account, role: role.parse()?, team, organisation: None, qualified, from: None, until: None };
        self.casework.give_duty(&MEASURING, self.of, duty).await?;
        Ok(account)
    }
}
