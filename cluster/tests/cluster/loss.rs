//! An executor is lost in the middle: the right answer or a plain error, never a wrong answer.

use std::process::Stdio;
use std::time::Duration;

use crate::nodes::Nodes;
use crate::place::{Place, said};

#[test]
fn a_lost_executor_never_makes_a_wrong_answer() {
    let place = Place::new("loss");
    let made = place.begin(&["make-attendance", "--rows", "2000000", "--out", "rows"]).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let folder = place.folder.join("rows").display().to_string();
    let ask = ["attendance", "--from", &folder, "--json"];
    let (code, right) = place.json(&ask);
    assert_eq!(code, 0);
    let mut answered = 0;
    // Lost soon after the beginning, in the middle, and towards the end.
    for wait in [150, 500, 1_200] {
        let mut nodes = Nodes::start(&place);
        let mut command = place.begin(&[&ask[..], &["--patience", "60", "--cluster", &nodes.address]].concat());
        let running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        nodes.executors[0].kill().unwrap();
        let output = running.wait_with_output().unwrap();
        match output.status.code() {
            Some(0) => {
                let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
                assert!(found == right, "a wrong answer after {wait} ms");
                answered += 1;
            }
            Some(2) => assert!(said(&output).contains("No figure was told"), "{}", said(&output)),
            other => panic!("{other:?}: {}", said(&output)),
        }
    }
    eprintln!("{answered} of 3 were answered all the same");
}

#[test]
fn where_all_executors_are_lost_the_error_says_so() {
    let place = Place::new("all-lost");
    let made = place.begin(&["make-attendance", "--rows", "2000000", "--out", "rows"]).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let folder = place.folder.join("rows").display().to_string();
    let mut nodes = Nodes::start(&place);
    let mut command = place.begin(&["attendance", "--from", &folder, "--patience", "60", "--cluster", &nodes.address]);
    let running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(100));
    nodes.executors.iter_mut().for_each(|executor| executor.kill().unwrap());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("No figure was told"), "{}", said(&output));
}
