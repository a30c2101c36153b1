//! The scorecard.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_measure::{Area, Definition};

use super::asked::{self, Asked, OUTCOMES};
use crate::parts::form::Choice;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::plan_words::counted;
use crate::parts::score_table::ScoreTable;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The statuses, what needs somebody first.
const ORDER: [&str; 6] = ["Off target", "Near target", "On target", "Not comparable", "No target", "No data"];

#[derive(Template)]
#[template(path = "features/scorecard/page.html")]
struct ScorecardPage<'m> {
    frame: Frame,
    tabs: Vec<Tab>,
    measures: &'m ShownMeasures,
    address: String,
    asked: &'m Asked,
    outcomes: Vec<Choice>,
    priorities: Vec<Choice>,
    groups: Vec<Choice>,
    places: Vec<Choice>,
    editor: bool,
    /// What the top measures show, drawn once a revision.
    drawn: &'m str,
}

/// Where the measures stand: how many of each status, and the table.
#[derive(Template)]
#[template(path = "features/scorecard/table.html")]
struct Scores {
    totals: Vec<(&'static str, &'static str, usize)>,
    count: String,
    table: ScoreTable,
}

/// Shows the scorecard.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let partnership = &measures.partnership;
    let address = format!("/partnerships/{}", partnership.slug);
    let own;
    let drawn = match asked.place(&measures) {
        None => "",
        Some(place) if asked.is_plain() => measures.top_table(|| draw(&measures, &asked, place))?,
        Some(place) => {
            own = draw(&measures, &asked, place)?;
            own.as_str()
        }
    };
    page(&ScorecardPage {
        frame: Frame::new(&visit, "Scorecard").under("Home", "/").under(&partnership.name, &address),
        tabs: tabs(&address, "/scorecard", None),
        outcomes: asked::or_any("Any", OUTCOMES.map(|(code, outcome)| Choice::new(code, outcome.shown()))),
        priorities: asked::priorities(&measures),
        groups: asked::groups(&measures),
        places: asked::places(&measures),
        editor: visit.edits_in(&partnership.id),
        measures: &measures,
        address,
        asked: &asked,
        drawn,
    })
}

fn draw(measures: &ShownMeasures, asked: &Asked, place: &Area) -> Result<String, PageError> {
    let all: Vec<&Definition> = asked.of(measures);
    let mut table = ScoreTable::of(format!("Measures, {}", place.name), measures, &all, place);
    let rank = |word: &str| ORDER.iter().position(|known| *known == word);
    // Where nobody chose an order, what needs somebody comes first.
    if measures.choices.measures.is_empty() {
        table.rows.sort_by_key(|row| rank(row.status.0));
    }
    let mut totals: Vec<(&'static str, &'static str, usize)> = Vec::new();
    for row in &table.rows {
        match totals.iter_mut().find(|(word, ..)| *word == row.status.0) {
            Some((_, _, count)) => *count += 1,
            None => totals.push((row.status.0, row.status.1, 1)),
        }
    }
    totals.sort_by_key(|(word, ..)| rank(word));
    let count = counted(table.rows.len(), "measure", "measures");
    Scores { totals, count, table }.render().map_err(|why| PageError::fault(&why))
}
