//! A program that is killed while it changes the tables of registers: the old data is whole, or the new is.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use bigplan_ledger::Ledger;
use bigplan_register::Files;
use bigplan_testbed::both;

use crate::registers_given::{House, STAYS, files_with, text, visits};
use crate::support::{Given, SETUP, run};

const ROUNDS: usize = 8;
const RECORDS: usize = 60;
const ADDRESS: &str = "BIGPLAN_TEST_MIGRATION_ADDRESS";
const SAID: &str = "{ code = \"what-was-said\"";

/// Two definitions that each can follow the other: a field is called now so, now so, and a clock counts otherwise.
fn there_and_back() -> [Files; 2] {
    let there = visits()
        .replace(SAID, "{ code = \"words\", was = \"what-was-said\"")
        .replace("working-days = 5", "working-days = 6");
    let back = visits().replace(SAID, "{ code = \"what-was-said\", was = \"words\"");
    [files_with(&there, STAYS), files_with(&back, STAYS)]
}

/// The program that is killed: this test program once more, with an address.
#[test]
#[ignore = "the crash test starts it as a program of its own"]
fn the_migrator() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let ledger = Ledger::open(&address).await.unwrap();
        loop {
            for files in &there_and_back() {
                ledger.open_registers(&SETUP, files).await.unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "applied").and_then(|()| out.flush()).unwrap();
            }
        }
    });
}

/// Lets the program change the tables some times, and kills it at a moment that differs from round to round.
fn round(address: &str, number: usize) {
    let mut migrator = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "registers_crash::the_migrator", "--ignored", "--nocapture"])
        .env(ADDRESS, address)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(migrator.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert_eq!(lines.filter(|line| line == "applied").take(1 + number % 3).count(), 1 + number % 3);
    std::thread::sleep(std::time::Duration::from_micros(((number * 7919) % 40_000) as u64));
    migrator.kill().unwrap();
    migrator.wait().unwrap();
}

both! {
    async fn a_kill_in_the_middle_of_a_migration_leaves_the_data_whole(given: Given) {
        let house = House::of(given).await;
        for _ in 0..RECORDS {
            let mut new = house.visit(None);
            new.values.insert("what-was-said".parse().unwrap(), text("Words"));
            house.work.add_record(&SETUP, new).await.unwrap();
        }
        let [_, back] = there_and_back();
        for number in 0..ROUNDS {
            round(house.given.home.address(), number);
            house.given.ledger.open_registers(&SETUP, &back).await.unwrap_or_else(|error| panic!("round {number}: {error}"));
            let whole = "SELECT COUNT(*) FROM r_example_visit v JOIN records r ON r.id = v.record__id
                         WHERE v.what_was_said = 'Words' AND v.visit__due = '2009-10-05' AND r.due_on = '2009-10-05'";
            assert_eq!(house.given.count(whole).await, RECORDS as i64, "round {number}");
        }
        assert_eq!(house.given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    }
}
