//! A scheduler and executors on loopback; they end with the test.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::place::Place;

/// A cluster.
pub struct Nodes {
    pub address: String,
    pub executors: Vec<Child>,
    scheduler: Child,
}

impl Nodes {
    /// Starts a scheduler and two executors, each doing one task at a time.
    pub fn start(place: &Place) -> Self {
        let port = free();
        let listen = format!("127.0.0.1:{port}");
        let quiet = |arguments: &[&str]| {
            let mut command = place.begin(arguments);
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let scheduler = quiet(&["scheduler", "--listen", &listen, "--patience", "6"]);
        reached(port);
        let executors = [1, 2].map(|number| {
            let own = free();
            let work = place.folder.join(format!("work-{number}"));
            let (own_listen, work) = (format!("127.0.0.1:{own}"), work.display().to_string());
            let asked = ["executor", "--scheduler", &listen, "--listen", &own_listen, "--tasks", "1", "--work", &work];
            let executor = quiet(&asked);
            reached(own);
            executor
        });
        Self { address: format!("df://{listen}"), executors: executors.into(), scheduler }
    }
}

impl Drop for Nodes {
    fn drop(&mut self) {
        for child in self.executors.iter_mut().chain([&mut self.scheduler]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A port of which the next is free too.
fn free() -> u16 {
    loop {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

fn reached(port: u16) {
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "nobody listens at {port}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
