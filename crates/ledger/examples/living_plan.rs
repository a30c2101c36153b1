//! Makes a plan that has lived long, for measuring: `living_plan ADDRESS ITEMS EVENTS` stores an
//! invented draft with so many items and at least so many entries in its history, a tenth of them
//! of one item. Prints the ids of the plan and of that item, and the numbers of its first and last
//! version.

use std::error::Error;

use bigplan_ledger::{Actor, ItemId, Ledger, NewPartnership, PlanId, Several};
use bigplan_plan::{Give, Item, Kind, Lead, LeadState, Plan, PlanHead, When};
use serde_json::json;

const MEASURING: Actor = Actor::System("measuring");
const TOGETHER: usize = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let told = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [address, items, events] => runtime.block_on(fill(address, items.parse()?, events.parse()?))?,
        _ => return Err("usage: living_plan ADDRESS ITEMS EVENTS".into()),
    };
    println!("{told}");
    Ok(())
}

/// An invented plan: a priority over every nineteen actions.
fn invented(items: usize) -> Plan {
    let head = PlanHead { title: format!("An invented plan of {items} items"), ..PlanHead::default() };
    let mut plan = Plan { head, ..Plan::default() };
    for number in 0..items {
        let priority = number / 20 * 20;
        let mut item = if number == priority {
            Item::new(format!("i{number}"), Kind::Priority, format!("Priority {number}: children do well here"))
        } else {
            Item::new(format!("i{number}"), Kind::Action, format!("Open drop-in clinic number {number}"))
        };
        item.parent = (number != priority).then(|| format!("i{priority}"));
        item.reference = Some(format!("{}.{}", number / 20 + 1, number % 20));
        item.leads = vec![lead(number % 30)];
        plan.items.push(item);
    }
    plan
}

fn lead(number: usize) -> Lead {
    let post = Some(format!("Head of service {number}"));
    Lead { post, organisation: Some("Invented Council".into()), person: None, state: LeadState::Named }
}

async fn stored(ledger: &Ledger, items: usize) -> Result<(PlanId, Vec<ItemId>), Box<dyn Error>> {
    let slug = format!("measured-{items}");
    let place = match ledger.partnership(&MEASURING, &slug).await? {
        Some(there) => there.id,
        None => {
            let new = NewPartnership { slug, name: format!("Measured {items}"), about: String::new() };
            ledger.make_partnership(&MEASURING, new).await?
        }
    };
    let plan = ledger.commit_plan(&MEASURING, place, invented(items), None).await?;
    let stored = ledger.plan(&MEASURING, plan).await?.ok_or("the plan is not there")?;
    let ids = stored.plan.items.iter().map(|item| item.id.parse()).collect::<Result<_, _>>()?;
    Ok((plan, ids))
}

/// Keeps the plan as it stands as a version, and gives its number.
async fn kept(ledger: &Ledger, plan: PlanId) -> Result<String, Box<dyn Error>> {
    let stored = ledger.plan(&MEASURING, plan).await?.ok_or("the plan is not there")?;
    Ok(ledger.make_version(&MEASURING, plan, stored.revision, "").await?.number.to_string())
}

async fn fill(address: &str, items: usize, events: usize) -> Result<serde_json::Value, Box<dyn Error>> {
    let ledger = Ledger::open(address).await?;
    let (plan, ids) = stored(&ledger, items).await?;
    let first = kept(&ledger, plan).await?;
    let mut revisions = vec![1; ids.len()];
    let middle = ids.len() / 2;
    let item = *ids.get(middle).ok_or("no item")?;
    let mut round = 0;
    let mut made = 0;
    // Whole rounds, and room for the item's own tenth.
    while made + ids.len() <= events - events / 10 {
        round += 1;
        for (start, some) in ids.chunks(TOGETHER).enumerate() {
            let revisions = &mut revisions[start * TOGETHER..][..some.len()];
            made += changed(&ledger, plan, some, revisions, round).await?;
        }
    }
    while made < events {
        round += 1;
        made += changed(&ledger, plan, &[item], &mut revisions[middle..=middle], round).await?;
    }
    let last = kept(&ledger, plan).await?;
    Ok(json!({"plan": plan, "item": item, "events": made, "versions": [first, last]}))
}

/// Gives some items another date, and counts them; `revisions` are those at which they stand.
async fn changed(
    ledger: &Ledger,
    plan: PlanId,
    items: &[ItemId],
    revisions: &mut [i64],
    round: i16,
) -> Result<usize, Box<dyn Error>> {
    // A date that is never the one that stands there, so that every item changes every time.
    let due = When::Day(jiff::civil::Date::new(2026 + round % 50, 1 + (round % 12) as i8, 1)?);
    let seen: Vec<_> = items.iter().copied().zip(revisions.iter().copied()).collect();
    revisions.iter_mut().for_each(|revision| *revision += 1);
    match ledger.change_items(&MEASURING, plan, &seen, &Give::Due(Some(due)), "measuring").await? {
        Several::Saved { changed } => Ok(changed),
        Several::ChangedMeanwhile(_) => Err("somebody else changes the measured plan".into()),
    }
}
