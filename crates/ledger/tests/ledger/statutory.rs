//! Statutory returns: kept byte for byte, gone on with where a load was cut off, and never one by half. Everything is invented.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use bigplan_ledger::registers::{About, NewPerson, NewRecord};
use bigplan_ledger::statutory::{FoundInReturn, NewReturn, ReturnState, stamp};
use bigplan_ledger::{Actor, Ledger, LedgerError, PartnershipId, ReturnId, Role, Scope};
use bigplan_register::definition::Return;
use bigplan_testbed::both;
use jiff::civil::date;

use crate::registers_given::{House, STAYS, child, files_with, visits};
use crate::support::{Given, SETUP, run};

const ADDRESS: &str = "BIGPLAN_TEST_LOADER_ADDRESS";

/// Lines of invented children, longer than two parts.
fn large() -> Vec<u8> {
    (0..450_000).flat_map(|child| format!("{child},2009-01-{:02}\n", child % 28 + 1).into_bytes()).collect()
}

fn new(files: &[(&str, &[u8])]) -> NewReturn {
    let files = files.iter().map(|(name, bytes)| stamp(name, *bytes).unwrap()).collect();
    NewReturn { kind: "ssda903".into(), year: 2009, files }
}

fn found(rows: i64) -> FoundInReturn {
    FoundInReturn { rows, errors: 2, queries: 1, left_out: String::new() }
}

async fn keep(ledger: &Ledger, actor: &Actor, of: PartnershipId, files: &[(&str, &[u8])]) -> ReturnId {
    let id = ledger.begin_return(actor, of, &new(files)).await.unwrap();
    for (place, (_, bytes)) in files.iter().enumerate() {
        ledger.store_return_file(actor, id, place, *bytes).await.unwrap();
    }
    ledger.keep_return(actor, id, &found(i64::try_from(files.len()).unwrap())).await.unwrap();
    id
}

async fn bytes(ledger: &Ledger, actor: &Actor, id: ReturnId, file: usize) -> Vec<u8> {
    let looked_at = ledger.look_at_return(actor, id, "test").await.unwrap();
    let mut bytes = Vec::new();
    ledger.copy_return_file(actor, &looked_at, file, &mut bytes).await.unwrap();
    bytes
}

async fn states(ledger: &Ledger, of: PartnershipId) -> Vec<(ReturnId, ReturnState)> {
    let all = ledger.statutory_returns(&SETUP, of).await.unwrap();
    all.into_iter().map(|one| (one.id, one.state)).collect()
}

/// A file that can be read so far, and no further.
struct Breaks<'a>(&'a [u8]);

impl Read for Breaks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into)? {
            0 => Err(io::Error::other("the line went dead")),
            read => Ok(read),
        }
    }
}

/// The loader that is killed: this test program once more, with an address.
#[test]
#[ignore = "the crash test starts it as a program of its own"]
fn the_loader() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let ledger = Ledger::open(&address).await.unwrap();
        let of = ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
        let large = large();
        let id = ledger.begin_return(&SETUP, of, &new(&[("episodes.csv", &large)])).await.unwrap();
        println!("begun {id}");
        io::stdout().flush().unwrap();
        ledger.store_return_file(&SETUP, id, 0, large.as_slice()).await.unwrap();
        ledger.keep_return(&SETUP, id, &found(1)).await.unwrap();
        println!("kept {id}");
    });
}

both! {
    async fn a_return_comes_back_as_it_was_sent_and_the_next_takes_its_place(given: Given) {
        let of = given.partnership("nodland").await;
        let officer = given.person("officer@example.org", Role::Editor, Scope::Partnership(of)).await;
        let large = large();
        let first = keep(&given.ledger, &officer, of, &[("episodes.csv", &large), ("empty.csv", b"")]).await;
        assert_eq!(bytes(&given.ledger, &officer, first, 0).await, large);
        assert_eq!(bytes(&given.ledger, &officer, first, 1).await, b"");
        let second = keep(&given.ledger, &officer, of, &[("episodes.csv", b"1,2\n")]).await;
        assert_ne!(first, second);
        let all = given.ledger.statutory_returns(&officer, of).await.unwrap();
        let told: Vec<_> = all.iter().map(|one| (one.id, one.state, one.replaces, one.found.rows)).collect();
        assert!(told.contains(&(second, ReturnState::Kept, Some(first), 1)), "{told:?}");
        assert!(told.contains(&(first, ReturnState::Replaced, None, 2)), "{told:?}");
        assert_eq!(all[0].by.as_deref(), Some("Owner of officer@example.org"));
        assert_eq!(bytes(&given.ledger, &officer, first, 0).await, large, "what was replaced can still be looked at");
        let looks = given.count("SELECT COUNT(*) FROM journal WHERE action = 'return-looked-at'").await;
        assert_eq!(looks, 3);
        assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    }

    async fn who_is_cut_off_goes_on_with_the_same_files(given: Given) {
        let of = given.partnership("nodland").await;
        let stands = keep(&given.ledger, &SETUP, of, &[("episodes.csv", b"old\n")]).await;
        let large = large();
        let asked = new(&[("episodes.csv", &large)]);
        let id = given.ledger.begin_return(&SETUP, of, &asked).await.unwrap();
        let cut = given.ledger.store_return_file(&SETUP, id, 0, Breaks(&large[..5 << 20])).await;
        assert!(matches!(cut, Err(LedgerError::BrokeOff(_))), "{cut:?}");
        let early = given.ledger.keep_return(&SETUP, id, &found(1)).await;
        assert!(matches!(early, Err(LedgerError::State(_))), "{early:?}");
        assert!(given.ledger.look_at_return(&SETUP, id, "test").await.is_err());
        assert_eq!(bytes(&given.ledger, &SETUP, stands, 0).await, b"old\n");
        let stored = "SELECT COUNT(*) FROM journal WHERE action = 'return-part-stored'";
        let before = given.count(stored).await;

        assert_eq!(given.ledger.begin_return(&SETUP, of, &asked).await.unwrap(), id, "it goes on");
        given.ledger.store_return_file(&SETUP, id, 0, large.as_slice()).await.unwrap();
        assert_eq!(given.count(stored).await - before, 1, "one part was there, one was not");
        assert_eq!(given.ledger.keep_return(&SETUP, id, &found(1)).await.unwrap(), Some(stands));
        assert_eq!(bytes(&given.ledger, &SETUP, id, 0).await, large);
        let again = given.ledger.keep_return(&SETUP, id, &found(1)).await;
        assert!(matches!(again, Err(LedgerError::State(_))), "{again:?}");
    }

    async fn a_program_that_is_killed_while_it_loads_leaves_the_old_return_whole(given: Given) {
        let of = given.partnership("nodland").await;
        let stands = keep(&given.ledger, &SETUP, of, &[("episodes.csv", b"old\n")]).await;
        let mut loader = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "statutory::the_loader", "--ignored", "--nocapture"])
            .env(ADDRESS, given.home.address())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(loader.stdout.take().unwrap()).lines().map_while(Result::ok);
        let begun = lines.by_ref().find_map(|line| Some(line.split_once("begun ")?.1.to_owned())).unwrap();
        loader.kill().unwrap();
        loader.wait().unwrap();
        let id: ReturnId = begun.parse().unwrap();
        let states = states(&given.ledger, of).await;
        assert!(states.contains(&(id, ReturnState::Loading)), "it was killed before it was done: {states:?}");
        assert!(states.contains(&(stands, ReturnState::Kept)));
        assert_eq!(bytes(&given.ledger, &SETUP, stands, 0).await, b"old\n");
        let large = large();
        assert_eq!(keep(&given.ledger, &SETUP, of, &[("episodes.csv", &large)]).await, id, "and is gone on with");
        assert_eq!(bytes(&given.ledger, &SETUP, id, 0).await, large);
        assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().broken, None);
    }

    async fn a_file_that_is_not_what_it_was_said_to_be_is_refused(given: Given) {
        let of = given.partnership("nodland").await;
        let stands = keep(&given.ledger, &SETUP, of, &[("episodes.csv", b"old\n")]).await;
        let id = given.ledger.begin_return(&SETUP, of, &new(&[("episodes.csv", b"new\n")])).await.unwrap();
        given.ledger.store_return_file(&SETUP, id, 0, b"ewn\n".as_slice()).await.unwrap();
        let refused = given.ledger.keep_return(&SETUP, id, &found(1)).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "file", .. })), "{refused:?}");
        assert!(states(&given.ledger, of).await.contains(&(stands, ReturnState::Kept)));
        given.ledger.store_return_file(&SETUP, id, 0, b"new\n".as_slice()).await.unwrap();
        given.ledger.keep_return(&SETUP, id, &found(1)).await.unwrap();
        assert_eq!(bytes(&given.ledger, &SETUP, id, 0).await, b"new\n");
        let none = given.ledger.begin_return(&SETUP, of, &new(&[])).await;
        assert!(matches!(none, Err(LedgerError::Field { field: "file", .. })), "{none:?}");
    }

    async fn a_return_that_is_taken_away_leaves_what_others_have(given: Given) {
        let of = given.partnership("nodland").await;
        let both: [(&str, &[u8]); 2] = [("header.csv", b"same\n"), ("episodes.csv", b"1\n")];
        let first = keep(&given.ledger, &SETUP, of, &both).await;
        let second = keep(&given.ledger, &SETUP, of, &[("header.csv", b"same\n")]).await;
        let without_reason = given.ledger.remove_return(&SETUP, first, " ").await;
        assert!(matches!(without_reason, Err(LedgerError::Field { field: "why", .. })), "{without_reason:?}");
        given.ledger.remove_return(&SETUP, first, "Sent by mistake").await.unwrap();
        assert_eq!(bytes(&given.ledger, &SETUP, second, 0).await, b"same\n");
        assert_eq!(given.count("SELECT COUNT(*) FROM statutory_return_parts").await, 1);
        assert!(given.ledger.look_at_return(&SETUP, first, "test").await.is_err());
        assert!(given.ledger.remove_return(&SETUP, first, "Again").await.is_err());
        given.ledger.remove_return(&SETUP, second, "Sent by mistake").await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM statutory_return_parts").await, 0);
        assert!(states(&given.ledger, of).await.iter().all(|(_, state)| *state == ReturnState::Removed));
    }

    async fn only_officers_of_the_partnership_know_of_its_returns(given: Given) {
        let of = given.partnership("nodland").await;
        let elsewhere = given.partnership("elsewhere").await;
        let id = keep(&given.ledger, &SETUP, of, &[("episodes.csv", b"1\n")]).await;
        let looked_at = given.ledger.look_at_return(&SETUP, id, "test").await.unwrap();
        let person = async |name: &str, role, of| given.person(name, role, Scope::Partnership(of)).await;
        for actor in [
            person("other@example.org", Role::Editor, elsewhere).await,
            person("reader@example.org", Role::Reader, of).await,
        ] {
            let list = given.ledger.statutory_returns(&actor, of).await;
            assert!(matches!(list, Err(LedgerError::Forbidden(_))), "{list:?}");
            let begun = given.ledger.begin_return(&actor, of, &new(&[("a.csv", b"1\n")])).await;
            assert!(matches!(begun, Err(LedgerError::Forbidden(_))), "{begun:?}");
            let looked = given.ledger.look_at_return(&actor, id, "test").await;
            assert!(matches!(looked, Err(LedgerError::NotFound(_))), "{looked:?}");
            let copied = given.ledger.copy_return_file(&actor, &looked_at, 0, &mut Vec::new()).await;
            assert!(matches!(copied, Err(LedgerError::Forbidden(_))), "{copied:?}");
            let removed = given.ledger.remove_return(&actor, id, "Because").await;
            assert!(matches!(removed, Err(LedgerError::NotFound(_))), "{removed:?}");
            let stored = given.ledger.store_return_file(&actor, id, 0, b"1\n".as_slice()).await;
            assert!(matches!(stored, Err(LedgerError::NotFound(_))), "{stored:?}");
            let kept = given.ledger.keep_return(&actor, id, &found(1)).await;
            assert!(matches!(kept, Err(LedgerError::NotFound(_))), "{kept:?}");
        }
        assert_eq!(given.count("SELECT COUNT(*) FROM journal WHERE action = 'return-looked-at'").await, 1);
    }

    async fn children_of_a_return_are_told_by_team(given: Given) {
        let house = House::of(given).await;
        let stays = STAYS.replace("episode =", "feeds = [\"ssda903\"]\nepisode =");
        let work = house.given.ledger.open_registers(&SETUP, &files_with(&visits(), &stays)).await.unwrap().casework;
        let pupil = async |number: &str| {
            let new = NewPerson { pupil_number: Some(number.into()), ..child("Secretname") };
            work.add_person(&SETUP, house.of, new).await.unwrap()
        };
        let numbers = ["A100000000001", "A100000000002", "A100000000003"];
        let south = work.add_team(&SETUP, house.of, "South", None).await.unwrap();
        for (number, teams) in numbers.iter().zip([vec![Some(south)], vec![None], vec![]]) {
            let child = pupil(number).await;
            for team in teams {
                let about = About::Person(child);
                let new = NewRecord { about, team, ..house.stay(date(2009, 1, 1)) };
                work.add_record(&SETUP, new).await.unwrap();
            }
        }
        let asked: BTreeSet<String> = numbers.iter().map(ToString::to_string).collect();
        let teams = work.teams_of_pupils(&SETUP, house.of, Return::Ssda903, &asked).await.unwrap();
        assert_eq!(teams.len(), 2, "{teams:?}");
        assert!(teams[numbers[0]].as_deref() == Some("South") && teams[numbers[1]].is_none(), "{teams:?}");
        let none = work.teams_of_pupils(&SETUP, house.of, Return::Cin, &asked).await.unwrap();
        assert!(none.is_empty(), "no register feeds that return: {none:?}");
        let looks = "SELECT COUNT(*) FROM journal WHERE action = 'teams-of-return-looked-at'";
        assert_eq!(house.given.count(looks).await, 2);
        let reader = house.given.person("r@example.org", Role::Reader, Scope::Partnership(house.of)).await;
        assert!(work.teams_of_pupils(&reader, house.of, Return::Ssda903, &asked).await.is_err());
    }
}
