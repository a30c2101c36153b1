//! The cluster for tests: each test has its own database, and nothing is left behind.

// A test may stop where it stands; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used)]

use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use bigplan_testbed::{ADDRESS_VARIABLE, Cluster, Engine, Home, postgres};

fn psql(address: &str, statement: &str) -> String {
    let output = Command::new("psql").args(["-X", "-A", "-t", "-c", statement, address]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_template_is_prepared_once_and_its_clones_are_apart() {
    let cluster = postgres().unwrap();
    let name = format!("once_{}", std::process::id());
    let prepared = AtomicU32::new(0);
    let make = || {
        cluster
            .database_like(&name, |address| {
                prepared.fetch_add(1, Ordering::Relaxed);
                psql(address, "CREATE TABLE letters (letter TEXT)");
                Ok(())
            })
            .unwrap()
    };
    let (one, two) = (make(), make());
    assert_eq!(prepared.load(Ordering::Relaxed), 1);
    psql(&one.address(), "INSERT INTO letters VALUES ('a')");
    assert_eq!(psql(&one.address(), "SELECT COUNT(*) FROM letters"), "1");
    assert_eq!(psql(&two.address(), "SELECT COUNT(*) FROM letters"), "0");
}

#[test]
fn a_template_that_cannot_be_prepared_is_not_used() {
    let cluster = postgres().unwrap();
    let name = format!("broken_{}", std::process::id());
    let failed = cluster.database_like(&name, |_| Err("no tables today".into())).unwrap_err();
    assert!(failed.to_string().contains("no tables today"));
    assert!(cluster.database_like(&name, |_| Ok(())).is_ok());
}

#[test]
fn a_database_is_gone_with_its_value() {
    let cluster = postgres().unwrap();
    let database = cluster.empty_database().unwrap();
    let name = database.address().rsplit('/').next().unwrap().to_owned();
    let count = format!("SELECT COUNT(*) FROM pg_database WHERE datname = '{name}'");
    assert_eq!(psql(cluster.address(), &count), "1");
    drop(database);
    assert_eq!(psql(cluster.address(), &count), "0");
}

#[test]
fn a_sqlite_home_is_a_file_in_a_folder_of_its_own() {
    let home = Home::empty(Engine::Sqlite);
    let path = home.address().strip_prefix("sqlite:").map(std::path::PathBuf::from).unwrap();
    assert!(path.parent().unwrap().is_dir());
    drop(home);
    assert!(!path.parent().unwrap().exists());
}

/// The program that is killed: this test program once more. It starts a cluster, says where, and waits.
#[test]
#[ignore = "another test starts it as a program of its own"]
fn the_one_that_is_killed() {
    if std::env::var("BIGPLAN_TESTBED_TO_BE_KILLED").is_ok() {
        let cluster = Cluster::start().unwrap();
        println!("running at {}", cluster.address());
        std::thread::sleep(Duration::from_secs(60));
    }
}

#[test]
fn a_cluster_stops_even_when_its_program_is_killed() {
    use std::io::{BufRead, BufReader};
    let mut program = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_one_that_is_killed", "--ignored", "--nocapture"])
        .env("BIGPLAN_TESTBED_TO_BE_KILLED", "yes")
        .env_remove(ADDRESS_VARIABLE)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map_while(Result::ok);
    let line = lines.find(|line| line.contains("running at ")).unwrap();
    let port: u16 = line.rsplit(':').next().unwrap().split('/').next().unwrap().parse().unwrap();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
    program.kill().unwrap();
    program.wait().unwrap();
    let patience = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_ok() {
        assert!(patience.elapsed() < Duration::from_secs(30), "the cluster goes on without its program");
        std::thread::sleep(Duration::from_millis(50));
    }
}
