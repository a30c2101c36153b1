//! How long the site waits, over a real connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use crate::support::Given;
use bigplan_ledger::{Role, Scope};
use bigplan_site::shell::patience::Patience;
use bigplan_site::{Settings, Site, application};

/// How many pieces a slow body comes in, and how far apart: twice the patience with answers.
const PIECES: u32 = 8;
const APART: Duration = Duration::from_millis(100);
const PATIENCE: Patience =
    Patience { answer: Duration::from_millis(400), upload: Duration::from_secs(60), at_once: Duration::ZERO };

/// A site that soon loses its patience, on a port of its own.
async fn impatient(given: &Given) -> SocketAddr {
    let settings = Settings { patience: PATIENCE, ..Settings::default() };
    let site = Site::new(given.ledger.clone(), settings);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, application(site)).await });
    address
}

/// Sends a body in pieces and gives what is answered.
async fn send_slowly(to: SocketAddr, path: &str, kind: &str, session: &str, body: &str) -> String {
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: bigplan.example\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\nCookie: bigplan_session={session}\r\n\r\n"
    );
    let body = body.as_bytes().to_vec();
    let sending = move || {
        let mut line = TcpStream::connect(to).unwrap();
        line.write_all(head.as_bytes()).unwrap();
        for piece in body.chunks(length.div_ceil(PIECES as usize)) {
            sleep(APART);
            // Whoever was cut off is answered before all was sent.
            if line.write_all(piece).is_err() {
                break;
            }
        }
        let mut answer = Vec::new();
        let _ = line.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    };
    tokio::task::spawn_blocking(sending).await.unwrap()
}

#[tokio::test]
async fn a_file_over_a_slow_line_is_not_cut_off() {
    let given = Given::empty().await;
    let email = given.account(Role::Editor, Scope::All).await;
    let session = given.session(&email).await;
    let key = given.visitor().with_session(session.secret()).form_key().await;
    let part =
        |name: &str, words: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{words}\r\n");
    let file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.txt\"\r\n\r\nInvented words\r\n";
    let body = part("form-key", &key) + file + "--b--\r\n";
    let kind = "multipart/form-data; boundary=b";
    let answer = send_slowly(impatient(&given).await, "/imports/new", kind, session.secret(), &body).await;
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(answer.contains("Choose the partnership whose plan it is"), "the form was not read to its end");
}

#[tokio::test]
async fn any_other_form_that_does_not_arrive_is_given_up_in_a_page() {
    let given = Given::empty().await;
    let kind = "application/x-www-form-urlencoded";
    let answer = send_slowly(impatient(&given).await, "/sign-in", kind, "", "email=somebody%40example.org").await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("this took too long") && answer.contains("content-security-policy"), "{answer}");
}
