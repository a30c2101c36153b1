//! Looks at what `many_records` has filled, below the pages: `many_looks ADDRESS RATE SECONDS` opens so many cases a second,
//! one after the other of those that the first team's manager has, then a tenth as many lists. Prints how long they took
//! in ms, from when each was due, and how many entries came into the journal.

use std::error::Error;
use std::time::{Duration, Instant};

use bigplan_ledger::registers::{Casework, RegisterPage, Whose};
use bigplan_ledger::{Actor, Ledger, LedgerError, PartnershipId, RecordId};
use bigplan_register::Files;
use serde_json::{Value, json};

const MEASURING: Actor = Actor::System("measuring");
const MANAGER: &str = "manager-0@measured.example";
const LINES: u32 = 50;

type Failed = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, rate, seconds] = arguments.as_slice() else {
        return Err("usage: many_looks ADDRESS RATE SECONDS".into());
    };
    let (rate, seconds) = (rate.parse::<u32>()?, seconds.parse::<u32>()?);
    let ledger = Ledger::open(address).await?;
    let casework = ledger.open_registers(&MEASURING, &Files::built_in()).await?.casework;
    let of = ledger.partnership(&MEASURING, "measured").await?.ok_or("nothing was filled")?.id;
    let manager = ledger.accounts(&MEASURING).await?.into_iter().find(|account| account.email == MANAGER);
    let desk = Desk { casework, of, actor: manager.ok_or("nobody manages")?.actor() };
    let cases = desk.cases().await?;
    let before = ledger.verify_journal(&MEASURING).await?.entries;
    let pages = paced(rate, seconds, |number| {
        let (desk, id) = (desk.clone(), cases[number % cases.len()]);
        async move { desk.casework.case_page(&desk.actor, id).await.map(drop) }
    });
    let pages = pages.await?;
    let lists = paced(rate / 10, seconds, |_| {
        let desk = desk.clone();
        async move { desk.list(None).await.map(drop) }
    });
    let lists = lists.await?;
    let entries = ledger.verify_journal(&MEASURING).await?.entries - before;
    ledger.close().await;
    println!("{}", json!({"cases": pages, "lists": lists, "entries": entries}));
    Ok(())
}

/// Where the manager works.
#[derive(Clone)]
struct Desk {
    casework: Casework,
    of: PartnershipId,
    actor: Actor,
}

type Line = (Option<jiff::civil::Date>, RecordId);

impl Desk {
    async fn list(&self, after: Option<Line>) -> Result<Vec<Line>, LedgerError> {
        let register = "single-assessment".parse().map_err(|_| LedgerError::NotFound("register"))?;
        let page = RegisterPage { register, whose: Whose::Teams, state: None, after, lines: LINES };
        let items = self.casework.register_page(&self.actor, self.of, &page).await?;
        Ok(items.into_iter().map(|item| (item.due, item.id)).collect())
    }

    async fn cases(&self) -> Result<Vec<RecordId>, LedgerError> {
        let (mut cases, mut after) = (Vec::new(), None);
        loop {
            let lines = self.list(after).await?;
            let Some(last) = lines.last() else { return Ok(cases) };
            after = Some(*last);
            cases.extend(lines.into_iter().map(|(_, id)| id));
        }
    }
}

/// Begins looks at an even pace, whether or not those before have ended.
async fn paced<F>(rate: u32, seconds: u32, look: impl Fn(usize) -> F) -> Result<Value, Failed>
where
    F: Future<Output = Result<(), LedgerError>> + Send + 'static,
{
    let (began, mut all) = (Instant::now(), Vec::new());
    for number in 0..rate * seconds {
        let due = began + Duration::from_secs(1) * number / rate;
        tokio::time::sleep(due.saturating_duration_since(Instant::now())).await;
        let look = look(usize::try_from(number)?);
        all.push(tokio::spawn(async move { look.await.map(|()| due.elapsed().as_secs_f64() * 1e3) }));
    }
    let mut took = Vec::new();
    for look in all {
        took.push(look.await??);
    }
    took.sort_by(f64::total_cmp);
    let within = |share: usize| took.get(took.len() * share / 100).copied().unwrap_or_default();
    Ok(json!({"looks": took.len(), "p50": within(50), "p95": within(95), "most": within(99)}))
}
