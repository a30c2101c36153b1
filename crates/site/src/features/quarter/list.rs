//! The quarters of a partnership.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::quarter::{Coming, Quarter, QuarterState};
use bigplan_measure::Period;
use jiff::civil::Date;

use super::place::{Place, named};
use crate::parts::dates;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/quarter/list.html")]
struct QuartersPage {
    frame: Frame,
    tabs: Vec<Tab>,
    place: Place,
    rows: Vec<Row>,
    coming: Option<String>,
    runs: bool,
}

struct Row {
    address: String,
    name: String,
    answered: String,
    state: String,
    overdue: bool,
}

/// Shows the quarters.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let place = Place::at(&site, &actor, &slug).await?;
    let of = place.partnership.id;
    let quarters = site.ledger().quarters(&actor, of).await?;
    let calendar = match actor.may(Right::ReadDrafts, Some(of)) {
        true => site.ledger().quarter_calendar(&actor, of).await?,
        false => None,
    };
    let coming = calendar.and_then(|calendar| calendar.of(next(&quarters, today)));
    page(&QuartersPage {
        frame: place.frame(&visit, "Quarters"),
        tabs: tabs(&place.home, "/quarters", None),
        rows: quarters.iter().map(|one| row(&place, one, today)).collect(),
        coming: coming.map(|coming| coming_words(&coming, today)),
        runs: actor.may(Right::RunQuarters, Some(of)),
        place,
    })
}

fn row(place: &Place, one: &Quarter, today: Date) -> Row {
    let state = match (&one.signed, one.state) {
        (Some(signed), QuarterState::Frozen) => {
            format!("Signed off on {} by the {}", dates::day_of(signed.at), signed.by)
        }
        _ => format!("Open; answers by {}", dates::day(one.answers_by)),
    };
    Row {
        address: format!("{}/{}", place.quarters(), one.id),
        name: named(one.period),
        answered: format!("{} of {}", one.answered, one.asks),
        state,
        overdue: one.is_overdue(today),
    }
}

/// The quarter that today lies in, or the one before while that is not opened.
pub fn next(quarters: &[Quarter], today: Date) -> Period {
    let ended = ended_before(today);
    if quarters.iter().any(|one| one.period == ended) { after(ended) } else { ended }
}

fn coming_words(coming: &Coming, today: Date) -> String {
    let opens = if coming.opens_on <= today {
        "within the hour".to_owned()
    } else {
        format!("on {}", dates::day(coming.opens_on))
    };
    format!("{} opens by itself {opens}.", named(coming.period))
}

/// The quarter that ended last before a day.
pub fn ended_before(today: Date) -> Period {
    let (year, quarter) = match today.month() {
        1..=3 => (today.year() - 1, 3),
        4..=6 => (today.year() - 1, 4),
        7..=9 => (today.year(), 1),
        _ => (today.year(), 2),
    };
    Period::Quarter { year, quarter }
}

fn after(period: Period) -> Period {
    match period {
        Period::Quarter { year, quarter: 4 } => Period::Quarter { year: year + 1, quarter: 1 },
        Period::Quarter { year, quarter } => Period::Quarter { year, quarter: quarter + 1 },
        other => other,
    }
}
