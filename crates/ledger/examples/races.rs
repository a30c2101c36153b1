//! Fifty people who change ten items at once, each adding one to a number that stands in
//! the item. Prints how many tries met, how many were saved and how many were lost.
//!
//! `races ADDRESS TRIES`: a database of its own, and how many tries in all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use bigplan_ledger::{Actor, ItemId, Ledger, LedgerError, NewPartnership, PlanId};
use bigplan_plan::{Item, Kind, Plan};

const PEOPLE: usize = 50;
const ITEMS: usize = 10;
const BENCH: Actor = Actor::System("measuring");

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(tries)) = (arguments.next(), arguments.next()) else {
        return Err("usage: races ADDRESS TRIES".into());
    };
    let ledger = Ledger::open(&address).await?;
    let (plan, items) = prepared(&ledger).await?;
    let (left, begun) = (Arc::new(AtomicU64::new(tries.parse()?)), Instant::now());
    let people = (0..PEOPLE).map(|person| {
        let (ledger, left, item) = (ledger.clone(), Arc::clone(&left), items.get(person % ITEMS).copied());
        tokio::spawn(async move {
            match item {
                Some(item) => count_up(&ledger, plan, item, &left).await,
                None => Ok((0, 0)),
            }
        })
    });
    let (mut saved, mut refused) = (0, 0);
    for person in people.collect::<Vec<_>>() {
        let (own_saved, own_refused) = person.await??;
        saved += own_saved;
        refused += own_refused;
    }
    let milliseconds = begun.elapsed().as_millis();
    let mut counted = 0;
    for item in items {
        counted += number(&ledger.item(&BENCH, plan, item).await?.ok_or("an item is gone")?.item);
    }
    let lost = saved - counted;
    println!(
        "{{\"tries\": {}, \"saved\": {saved}, \"refused\": {refused}, \"lost\": {lost}, \"milliseconds\": {milliseconds}}}",
        saved + refused
    );
    Ok(())
}

/// Adds one again and again until the tries are used up: how often it was saved and how often refused.
async fn count_up(ledger: &Ledger, plan: PlanId, item: ItemId, left: &AtomicU64) -> Result<(i64, i64), Failed> {
    let (mut saved, mut refused) = (0, 0);
    while left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok() {
        let stored = ledger.item(&BENCH, plan, item).await?.ok_or("an item is gone")?;
        let value = Item { text: (number(&stored.item) + 1).to_string(), ..stored.item };
        match ledger.change_item(&BENCH, plan, item, stored.revision, value, "").await {
            Ok(_) => saved += 1,
            Err(LedgerError::Conflict { .. }) => refused += 1,
            Err(why) => return Err(why.into()),
        }
    }
    Ok((saved, refused))
}

fn number(item: &Item) -> i64 {
    item.text.parse().unwrap_or_default()
}

async fn prepared(ledger: &Ledger) -> Result<(PlanId, Vec<ItemId>), Failed> {
    let new = NewPartnership { slug: "races".into(), name: "Races".into(), about: String::new() };
    let partnership = ledger.make_partnership(&BENCH, new).await?;
    let items = (0..ITEMS).map(|number| Item::new(number.to_string(), Kind::Action, format!("Action {number}")));
    let plan = Plan { items: items.collect(), ..Plan::default() };
    let id = ledger.commit_plan(&BENCH, partnership, plan, None).await?;
    let stored = ledger.plan(&BENCH, id).await?.ok_or("the plan is gone")?.plan;
    let ids: Result<Vec<ItemId>, _> = stored.items.iter().map(|item| item.id.parse()).collect();
    Ok((id, ids?))
}
