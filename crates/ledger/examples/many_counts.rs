//! Counts a county's figures from its records, adds all of them up again, and measures how soon a changed record has moved
//! them. `many_counts ADDRESS`, for a database into which `bigplan demo county` was loaded. Prints one line of JSON.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement may stop where it stands"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use bigplan_ledger::registers::{Casework, Counting};
use bigplan_ledger::{Actor, Ledger, PartnershipId, RecordId};
use bigplan_measure::Definitions;
use bigplan_register::{Files, Value};
use serde_json::json;

const SYSTEM: Actor = Actor::System("measurement");
/// Edits a second, and how many.
const EDITS: u32 = 50;
const EDITED: usize = 500;

#[tokio::main]
async fn main() {
    let address = std::env::args().nth(1).expect("the address of a database");
    let ledger = Ledger::open(&address).await.unwrap();
    let work = ledger.open_registers(&SYSTEM, &Files::built_in()).await.unwrap().casework;
    let counting = Counting::new(Arc::new(Definitions::read(&[]).unwrap()), work.registers()).unwrap();
    let of = ledger.partnership(&SYSTEM, "invented-county").await.unwrap().expect("an invented county").id;
    work.count_again(&SYSTEM, of).await.unwrap();
    let (all, children, figures) = counted(&work, &counting, of).await;
    behind(&address, &[MARK]).await;
    let (sums, _, added) = counted(&work, &counting, of).await;
    behind(&address, &[MARK, UNFINISHED]).await;
    let (anew, ..) = counted(&work, &counting, of).await;
    let mut took = live(&work, &counting, &address).await;
    took.sort();
    let at = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1_000.0;
    println!(
        "{}",
        json!({"children": children, "figures": figures, "all": all.as_secs_f64(), "added": added, "sums": sums.as_secs_f64(),
               "anew": anew.as_secs_f64(), "edits": took.len(), "p50": at(50), "p95": at(95), "p99": at(99)})
    );
    ledger.close().await;
}

/// Has all figures worked out again.
const MARK: &str = "INSERT INTO figures_to_count (partnership_id, measure, period)
                    SELECT DISTINCT partnership_id, measure, period FROM tallies WHERE 1 = 1
                    ON CONFLICT (partnership_id, measure, period) DO NOTHING";
/// Has the last step of going through all children come once more, which adds all tallies up.
const UNFINISHED: &str = "UPDATE counting SET is_complete = FALSE, after_person = 'z'";
const REFERRALS: &str = "SELECT t.record_id FROM tallies t WHERE t.measure = 'referrals-no-further-action'
                         ORDER BY t.record_id LIMIT 500";

/// Counts until nothing is left: how long it took, how many children were gone through, and how many figures worked out.
async fn counted(work: &Casework, counting: &Counting, of: PartnershipId) -> (Duration, usize, usize) {
    let began = Instant::now();
    let (mut children, mut figures) = (0, 0);
    loop {
        let step = work.count_step(&SYSTEM, counting, of).await.unwrap();
        children += step.children;
        figures += step.figures;
        if step.is_idle() {
            return (began.elapsed(), children, figures);
        }
    }
}

/// Runs statements past the program.
async fn behind(address: &str, statements: &[&'static str]) {
    if address.starts_with("sqlite") {
        let pool = sqlx::SqlitePool::connect(address).await.unwrap();
        for statement in statements {
            sqlx::query(*statement).execute(&pool).await.unwrap();
        }
        pool.close().await;
    } else {
        let pool = sqlx::PgPool::connect(address).await.unwrap();
        for statement in statements {
            sqlx::query(*statement).execute(&pool).await.unwrap();
        }
        pool.close().await;
    }
}

async fn referrals(address: &str) -> Vec<RecordId> {
    let ids: Vec<String> = if address.starts_with("sqlite") {
        let pool = sqlx::SqlitePool::connect(address).await.unwrap();
        sqlx::query_scalar(REFERRALS).fetch_all(&pool).await.unwrap()
    } else {
        let pool = sqlx::PgPool::connect(address).await.unwrap();
        sqlx::query_scalar(REFERRALS).fetch_all(&pool).await.unwrap()
    };
    ids.iter().map(|id| id.parse().unwrap()).collect()
}

/// Changes decisions at a steady rate while another task counts; how long each change took from being asked for to being in
/// the figures.
async fn live(work: &Casework, counting: &Counting, address: &str) -> Vec<Duration> {
    let (counter, rules) = (work.clone(), counting.clone());
    let task = tokio::spawn(async move {
        loop {
            let mut idle = true;
            for of in counter.to_count(&SYSTEM, &rules).await.unwrap() {
                idle &= counter.count_step(&SYSTEM, &rules, of).await.unwrap().is_idle();
            }
            tokio::time::sleep(if idle { Duration::from_millis(200) } else { Duration::ZERO }).await;
        }
    });
    let began = Instant::now();
    let mut edits = Vec::new();
    for (number, id) in (0_u32..).zip(referrals(address).await.into_iter().take(EDITED)) {
        tokio::time::sleep_until((began + Duration::from_secs(1) * number / EDITS).into()).await;
        let work = work.clone();
        let due = began + Duration::from_secs(1) * number / EDITS;
        edits.push(tokio::spawn(async move { edited(&work, id, due).await }));
    }
    let mut took = Vec::new();
    for edit in edits {
        took.push(edit.await.unwrap());
    }
    task.abort();
    took
}

/// Turns a decision round and waits until the record counts for it.
async fn edited(work: &Casework, id: RecordId, due: Instant) -> Duration {
    let page = work.case_page(&SYSTEM, id).await.unwrap();
    let field = "decision".parse().unwrap();
    let before = page.values.get(&field).cloned();
    let code = |code: &str| Value::Code(code.into());
    let is_followed_up = ["assess", "enquiry"].map(code).iter().any(|one| before.as_ref() == Some(one));
    let (after, counted) = if is_followed_up { (code("no-further-action"), 1) } else { (code("assess"), 0) };
    let reasons = ("reasons".parse().unwrap(), Some(Value::Text("Measured".into())));
    let decided = ("decided".parse().unwrap(), page.values.get("received").cloned());
    let given = [(field, Some(after)), reasons, decided];
    work.change_record(&SYSTEM, id, page.version, given.into()).await.unwrap();
    loop {
        let (_, figures) = work.counted_for(&SYSTEM, id).await.unwrap();
        let moved =
            figures.iter().any(|one| one.measure.as_str() == "referrals-no-further-action" && one.counted == counted);
        if moved {
            return due.elapsed();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
