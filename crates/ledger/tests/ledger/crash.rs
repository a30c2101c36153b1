//! A program that is killed while it writes: what it had acknowledged is there, and nothing is there by half.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use bigplan_ledger::Ledger;
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

const ROUNDS: usize = 15;
const ADDRESS: &str = "BIGPLAN_TEST_WRITER_ADDRESS";

/// The writer that is killed: this test program once more, with an address.
#[test]
#[ignore = "the crash tests start it as a program of its own"]
fn the_writer() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let ledger = Ledger::open(&address).await.unwrap();
        let place = ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
        loop {
            let id = ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
            // To the pipe at once: what is written here is acknowledged.
            let mut out = std::io::stdout().lock();
            writeln!(out, "saved {id}").and_then(|()| out.flush()).unwrap();
        }
    });
}

fn start_writer(address: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_writer", "--ignored", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets a writer acknowledge some plans, kills it at a moment that differs from round
/// to round, and gives everything that it had acknowledged by then.
fn round(address: &str, number: usize) -> Vec<String> {
    let mut writer = start_writer(address);
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut seen: Vec<String> = lines.by_ref().filter(|line| line.starts_with("saved ")).take(1 + number % 5).collect();
    std::thread::sleep(std::time::Duration::from_micros(((number * 733) % 4000) as u64));
    writer.kill().unwrap();
    writer.wait().unwrap();
    seen.extend(lines);
    seen.iter().filter_map(|line| line.strip_prefix("saved ")).map(str::to_owned).collect()
}

both! {
    async fn what_was_acknowledged_survives_a_kill_and_nothing_is_half_there(given: Given) {
        let place = given.partnership("nodland").await;
        let mut acknowledged = HashSet::new();
        for number in 0..ROUNDS {
            acknowledged.extend(round(given.home.address(), number));
        }
        assert!(acknowledged.len() >= ROUNDS, "the writers saved too little: {}", acknowledged.len());
        let stored = given.ledger.plans(&SETUP, place).await.unwrap();
        let ids: HashSet<String> = stored.iter().map(|plan| plan.id.to_string()).collect();
        assert!(acknowledged.is_subset(&ids), "lost: {:?}", acknowledged.difference(&ids));
        for summary in &stored {
            let plan = given.ledger.plan(&SETUP, summary.id).await.unwrap().unwrap().plan;
            assert_eq!((plan.items.len(), plan.measures.len(), plan.groups.len()), (3, 1, 1));
        }
        let report = given.ledger.verify_journal(&SETUP).await.unwrap();
        assert_eq!(report.broken, None);
        let mut made = 1 + stored.len() as i64;
        for table in ["SELECT COUNT(*) FROM posts", "SELECT COUNT(*) FROM organisations", "SELECT COUNT(*) FROM standing_groups",
            "SELECT COUNT(*) FROM group_members"] {
            made += given.count(table).await;
        }
        assert_eq!(report.entries, made, "an entry for the partnership, for each plan, and for all that the plans named first");
    }
}
