//! Letters, sent to a server that the test plays: taken, refused, not taken for now; never twice.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

use std::sync::{Arc, Mutex};

use bigplan_ledger::mail::{LetterState, MailWish};
use bigplan_ledger::quarter::{NewQuarter, Words};
use bigplan_ledger::{
    Account, Actor, Appointed, FixedClock, Ledger, NewAccount, NewPartnership, Role, Scope, WaitingKind, password,
};
use bigplan_mail::{Post, Round, Settings, send_round};
use bigplan_plan::Plan;
use bigplan_testbed::{Engine, Home};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

const SETUP: Actor = Actor::System("test");

const PLAN: &str = r#"
    plan = { title = "The sleep plan" }
    items = [{ id = "a", kind = "action", ref = "1.1", title = "Dim the lamps", due = "2009-08", leads = [{ post = "Head of Evenings", state = "named" }] }]"#;

/// A mail server that answers every message so, and keeps what it was given.
struct Server {
    address: String,
    letters: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn answering(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let letters = Arc::new(Mutex::new(Vec::new()));
        let kept = letters.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, answer, kept.clone()));
            }
        });
        Self { address, letters }
    }

    fn post(&self) -> Post {
        let (from, site) = ("Bigplan <bigplan@example.org>".into(), "https://plan.example.org".into());
        Post::of(&Settings { server: self.address.clone(), from, site }).unwrap()
    }

    fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, answer: &'static str, letters: Arc<Mutex<Vec<String>>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 ready\r\n").await.unwrap();
    let mut letter: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        let said = match &mut letter {
            Some(text) if line == "." => {
                letters.lock().unwrap().push(std::mem::take(text));
                letter = None;
                answer
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line.starts_with("DATA") => {
                letter = Some(String::new());
                "354 go on"
            }
            None if line.starts_with("QUIT") => "221 bye",
            None => "250 yes",
        };
        if write.write_all(format!("{said}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A ledger with a lead for whom an update waits and who wants to hear of it.
struct Given {
    ledger: Ledger,
    clock: Arc<FixedClock>,
    home: Home,
    lead: Account,
}

impl Given {
    async fn new() -> Self {
        let home = Home::empty(Engine::Sqlite);
        let clock = Arc::new(FixedClock::new("2009-09-30T12:00:00Z".parse().unwrap()));
        let ledger = Ledger::open_with(home.address(), clock.clone()).await.unwrap();
        let new = NewPartnership { slug: "nodland".into(), name: "Nodland".into(), about: String::new() };
        let place = ledger.make_partnership(&SETUP, new).await.unwrap();
        let plan: Plan = toml::from_str(PLAN).unwrap();
        let plan = ledger.commit_plan(&SETUP, place, plan, None).await.unwrap();
        ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
        let new = NewAccount {
            email: "lead@example.org".into(),
            name: "An invented lead".into(),
            password_hash: password::hash("three invented words").unwrap(),
            role: Role::Reader,
            scope: Scope::All,
        };
        let id = ledger.make_account(&SETUP, new).await.unwrap();
        let post = ledger.posts(&SETUP, place).await.unwrap()[0].id;
        ledger.appoint(&SETUP, post, &Appointed::Account(id), None, None).await.unwrap();
        let lead = ledger.account(&SETUP, id).await.unwrap().unwrap();
        Self { ledger, clock, home, lead }
    }

    async fn wishing(kinds: &[WaitingKind]) -> Self {
        let given = Self::new().await;
        let wish = MailWish { weekday: 1, kinds: kinds.to_vec() };
        given.ledger.set_mail_wish(&given.lead.actor(), Some(&wish)).await.unwrap();
        given
    }
}

fn round(sent: usize, nothing: usize, failed: usize) -> Round {
    Round { sent, nothing, failed }
}

#[tokio::test]
async fn a_lead_is_told_once_what_waits() {
    let (given, server) = (Given::wishing(&[]).await, Server::answering("250 taken").await);
    let other = Ledger::open_with(given.home.address(), given.clock.clone()).await.unwrap();
    let (one, two) = (server.post(), server.post());
    let (one, two) = tokio::join!(send_round(&given.ledger, &one), send_round(&other, &two));
    assert_eq!(one.unwrap().sent + two.unwrap().sent, 1, "two programs, one letter");
    assert_eq!(send_round(&given.ledger, &server.post()).await.unwrap(), Round::default(), "nor after a restart");
    let letters = server.letters();
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    for line in [
        "To: lead@example.org",
        "List-Unsubscribe: <https://plan.example.org/my-work/e-mail>",
        "Auto-Submitted: auto-generated",
        "Update: 1.1 Dim the lamps (overdue since 2009-08-31)",
    ] {
        assert!(letter.contains(line), "{line}: {letter}");
    }
    assert!(!letter.contains("invented lead"), "no name of a person: {letter}");
    other.close().await;
}

#[tokio::test]
async fn who_wants_to_hear_of_other_work_gets_no_letter() {
    let (given, server) = (Given::wishing(&[WaitingKind::Comment]).await, Server::answering("250 taken").await);
    assert_eq!(send_round(&given.ledger, &server.post()).await.unwrap(), round(0, 1, 0));
    let silent = Given::new().await;
    assert_eq!(send_round(&silent.ledger, &server.post()).await.unwrap(), Round::default());
    assert!(server.letters().is_empty());
}

#[tokio::test]
async fn what_the_server_refuses_is_told_and_what_it_delays_is_tried_again() {
    for (answer, state) in [("550 no such mailbox", LetterState::Failed), ("451 later", LetterState::Waiting)] {
        let (given, server) = (Given::wishing(&[]).await, Server::answering(answer).await);
        assert_eq!(send_round(&given.ledger, &server.post()).await.unwrap(), round(0, 0, 1), "{answer}");
        let told = given.ledger.failed_letters(&SETUP).await.unwrap().remove(0);
        assert_eq!((told.state, told.attempts), (state, 1), "{}", told.fault);
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_waited_for() {
    let given = Given::wishing(&[]).await;
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let (from, site) = ("bigplan@example.org".into(), "https://plan.example.org".into());
    let post = Post::of(&Settings { server: format!("smtp://{gone}"), from, site }).unwrap();
    assert_eq!(send_round(&given.ledger, &post).await.unwrap(), round(0, 0, 1));
    let server = Server::answering("250 taken").await;
    given.clock.advance(jiff::SignedDuration::from_mins(6));
    assert_eq!(send_round(&given.ledger, &server.post()).await.unwrap(), round(1, 0, 0));
    assert!(given.ledger.failed_letters(&SETUP).await.unwrap().is_empty(), "what went through is no fault");
}

#[tokio::test]
async fn a_reminder_of_a_quarter_goes_out_once_and_not_where_all_is_answered() {
    let given = Given::wishing(&[WaitingKind::Ask]).await;
    let ledger = &given.ledger;
    let place = ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
    let catalogue = bigplan_measure::Catalogue::built_in().unwrap();
    // The action is due in August: in the quarter that ends with September.
    given.clock.advance(jiff::SignedDuration::from_hours(24 * 2));
    let period = bigplan_measure::Period::Quarter { year: 2009, quarter: 2 };
    let new = NewQuarter { period, answers_by: jiff::civil::date(2009, 10, 20) };
    let quarter = ledger.open_quarter(&SETUP, place, new, &catalogue).await.unwrap();
    let server = Server::answering("250 taken").await;
    // The weekly letter of this week tells of the question too; it is another letter.
    assert_eq!(send_round(ledger, &server.post()).await.unwrap(), round(1, 0, 0));
    assert_eq!(ledger.remind_quarter(&SETUP, quarter).await.unwrap().letters, 1);
    let other = Ledger::open_with(given.home.address(), given.clock.clone()).await.unwrap();
    let (one, two) = (server.post(), server.post());
    let (one, two) = tokio::join!(send_round(ledger, &one), send_round(&other, &two));
    assert_eq!(one.unwrap().sent + two.unwrap().sent, 1, "two programs, one letter");
    assert_eq!(send_round(ledger, &server.post()).await.unwrap(), Round::default(), "nor after a restart");
    let letters = server.letters();
    assert_eq!(letters.len(), 2);
    for line in
        ["Subject: Bigplan: 1 question of the quarter", "1.1 Dim the lamps (due 2009-10-20)", "List-Unsubscribe:"]
    {
        assert!(letters[1].contains(line), "{line}: {}", letters[1]);
    }
    given.clock.advance(jiff::SignedDuration::from_hours(24));
    assert_eq!(ledger.remind_quarter(&SETUP, quarter).await.unwrap().letters, 1);
    let ask = ledger.asks(&SETUP, quarter).await.unwrap().1[0].id;
    let words = Words { happened: "All are dim.".into(), ..Words::default() };
    ledger.write_commentary(&given.lead.actor(), ask, 0, words, &[]).await.unwrap();
    assert_eq!(
        send_round(ledger, &server.post()).await.unwrap(),
        round(0, 1, 0),
        "answered between reminder and round"
    );
    assert_eq!(server.letters().len(), 2);
    other.close().await;
}

#[tokio::test]
async fn who_has_not_answered_is_reminded_by_itself_three_days_before_the_last() {
    let given = Given::wishing(&[WaitingKind::Ask]).await;
    let (ledger, server) = (&given.ledger, Server::answering("250 taken").await);
    let place = ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
    given.clock.advance(jiff::SignedDuration::from_hours(24 * 2));
    let period = bigplan_measure::Period::Quarter { year: 2009, quarter: 2 };
    let new = NewQuarter { period, answers_by: jiff::civil::date(2009, 10, 20) };
    ledger.open_quarter(&SETUP, place, new, &bigplan_measure::Catalogue::built_in().unwrap()).await.unwrap();
    let subject = "Subject: Bigplan: 1 question of the quarter";
    // 16, 17 and 18 October, and the day after the last; the letters of the weeks go their own way.
    for (days, reminders) in [(14, 0), (1, 1), (1, 1), (3, 1)] {
        given.clock.advance(jiff::SignedDuration::from_hours(24 * days));
        send_round(ledger, &server.post()).await.unwrap();
        let told: Vec<_> = server.letters().into_iter().filter(|letter| letter.contains(subject)).collect();
        assert_eq!(told.len(), reminders, "{}", ledger.now());
        assert!(told.iter().all(|letter| letter.contains("1.1 Dim the lamps (due 2009-10-20)")), "{told:?}");
    }
}
