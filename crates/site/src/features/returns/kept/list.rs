//! Which returns there are.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::statutory::{ReturnState, StatutoryReturn};
use bigplan_returns::LeftOut;

use super::{Place, title};
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/returns/kept/list.html")]
struct ListPage {
    frame: Frame,
    place: String,
    address: String,
    stand: Vec<Line>,
    /// Those whose files are on their way.
    loading: Vec<Line>,
    /// Those in whose place another stands, and those that were taken away.
    earlier: Vec<Line>,
}

/// A return as a line.
struct Line {
    title: String,
    address: String,
    state: &'static str,
    when: String,
    by: String,
    rows: i64,
    errors: i64,
    queries: i64,
    left_out: usize,
    can_be_seen: bool,
}

impl Line {
    fn of(one: &StatutoryReturn, address: &str) -> Self {
        let state = match one.state {
            ReturnState::Loading => "not all there",
            ReturnState::Kept => "stands",
            ReturnState::Replaced => "replaced",
            ReturnState::Removed => "taken away",
        };
        Self {
            title: title(one),
            address: format!("{address}/{}", one.id),
            state,
            when: dates::day_of(one.kept_at.unwrap_or(one.begun_at)),
            by: one.by.clone().unwrap_or_else(|| "a command".to_owned()),
            rows: one.found.rows,
            errors: one.found.errors,
            queries: one.found.queries,
            left_out: LeftOut::read(&one.found.left_out).map(|rows| rows.len()).unwrap_or_default(),
            can_be_seen: matches!(one.state, ReturnState::Kept | ReturnState::Replaced),
        }
    }
}

/// Shows officers the returns of their partnership.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let lines = |states: &[ReturnState]| {
        let those = place.returns.iter().filter(|one| states.contains(&one.state));
        those.map(|one| Line::of(one, &place.address)).collect::<Vec<_>>()
    };
    page(&ListPage {
        frame: place.frame(&visit, "Returns"),
        place: place.name().to_owned(),
        address: place.address.clone(),
        stand: lines(&[ReturnState::Kept]),
        loading: lines(&[ReturnState::Loading]),
        earlier: lines(&[ReturnState::Replaced, ReturnState::Removed]),
    })
}
