//! All that waits for whoever is signed in, in one list.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use bigplan_ledger::registers::OwnRecords;
use bigplan_ledger::work::waiting::{holes, in_order};
use bigplan_ledger::{PlanId, Waiting};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::parts::dates;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What is due within so many days stands together.
const SOON: i32 = 30;

#[derive(Template)]
#[template(path = "features/work/mine.html")]
struct MyWorkPage {
    frame: Frame,
    groups: Vec<Group>,
    plans: BTreeMap<PlanId, String>,
    /// Records of registers that are the reader's work.
    records: OwnRecords,
}

/// What stands together under one heading.
struct Group {
    id: &'static str,
    heading: &'static str,
    waiting: Vec<Waiting>,
}

/// Shows the list.
pub async fn page_of(State(site): State<Site>, visit: Visit) -> Answer {
    let actor = visit.actor();
    let mut waiting = site.ledger().my_work(&actor).await?;
    let led = site.ledger().led(&actor).await?;
    let mut plans = BTreeMap::new();
    for plan in led.iter().map(|led| led.plan).chain(waiting.iter().filter_map(|one| one.plan)).collect::<Vec<_>>() {
        if plans.contains_key(&plan) {
            continue;
        }
        let shown = site.plan(&actor, &plan.to_string()).await?;
        waiting.extend(holes(&led, plan, &shown.findings));
        plans.insert(plan, shown.stored.plan.head.title.clone());
    }
    in_order(&mut waiting);
    let groups = grouped(waiting, site.today())?;
    let records = site.casework().await?.own_records(&actor).await?;
    page(&MyWorkPage { frame: Frame::new(&visit, "My work").under("Home", "/"), groups, plans, records })
}

/// By date: what is overdue, what is due soon, what comes later, what has no date.
fn grouped(waiting: Vec<Waiting>, today: Date) -> Result<Vec<Group>, PageError> {
    let horizon = today.checked_add(SOON.days()).map_err(|why| PageError::fault(&why))?;
    let mut groups =
        [("overdue", "Overdue"), ("soon", "Due within 30 days"), ("later", "Due later"), ("undated", "Without a date")]
            .map(|(id, heading)| Group { id, heading, waiting: Vec::new() });
    let [overdue, soon, later, undated] = &mut groups;
    for one in waiting {
        let group = match one.due {
            None => &mut *undated,
            Some(due) if due < today => &mut *overdue,
            Some(due) if due <= horizon => &mut *soon,
            Some(_) => &mut *later,
        };
        group.waiting.push(one);
    }
    Ok(groups.into_iter().filter(|group| !group.waiting.is_empty()).collect())
}

impl MyWorkPage {
    /// The plan's title, where the thing is not called by it already.
    fn plan(&self, one: &Waiting) -> &str {
        let title = one.plan.and_then(|plan| self.plans.get(&plan)).map_or("", String::as_str);
        if title == one.title { "" } else { title }
    }

    fn due(&self, one: &Waiting) -> String {
        match (one.due, one.since) {
            (Some(due), _) => dates::day(due),
            (None, Some(since)) => format!("Since {}", dates::day(since)),
            (None, None) => String::new(),
        }
    }

    fn counted(&self, group: &Group) -> String {
        counted(group.waiting.len(), "thing", "things")
    }
}

#[cfg(test)]
mod tests {
    use bigplan_ledger::WaitingKind;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_waits_stands_together_by_date() {
        let one = |due: Option<Date>| Waiting {
            kind: WaitingKind::Update,
            title: String::new(),
            note: String::new(),
            plan: None,
            item: None,
            since: None,
            due,
            address: "/".into(),
        };
        let days =
            [None, Some(date(2009, 10, 30)), Some(date(2009, 9, 30)), Some(date(2009, 9, 29)), Some(date(2010, 1, 1))];
        let groups = grouped(days.map(one).into(), date(2009, 9, 30)).unwrap();
        let drawn: Vec<_> = groups.iter().map(|group| (group.id, group.waiting.len())).collect();
        assert_eq!(drawn, [("overdue", 1), ("soon", 2), ("later", 1), ("undated", 1)]);
    }
}
