//! Choosing the top measures.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_measure::MeasureCode;

use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, page_with, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/scorecard/choose.html")]
struct ChoosePage {
    frame: Frame,
    address: String,
    measures: Vec<Line>,
    by_rule: bool,
    errors: FieldErrors,
}

struct Line {
    code: MeasureCode,
    words: String,
    ticked: bool,
}

impl ChoosePage {
    fn cancel(&self) -> String {
        format!("{}/scorecard", self.address)
    }
}

/// Shows the form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    visit.require_officer(measures.partnership.id)?;
    show(&visit, &measures, &measures.top, FieldErrors::default())
}

/// Takes the form.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let measures = site.measures_at(&visit.actor(), &slug).await?;
    let by_rule = sent.of("by-rule") == "yes";
    let ticked = |code: &&MeasureCode| sent.of(&format!("m-{code}")) == "yes";
    let known = measures.all();
    let others = known.iter().map(|definition| &definition.code).filter(|code| !measures.top.contains(code));
    let chosen: Vec<MeasureCode> = measures.top.iter().chain(others).filter(ticked).cloned().collect();
    let stored: &[MeasureCode] = if by_rule { &[] } else { &chosen };
    match site.ledger().choose_measures(&visit.actor(), measures.partnership.id, stored).await {
        Ok(()) => Ok(see_other(&format!("/partnerships/{}/scorecard", measures.partnership.slug))),
        Err(why) => show(&visit, &measures, &chosen, field_errors(why, "measures")?),
    }
}

fn show(visit: &Visit, measures: &ShownMeasures, chosen: &[MeasureCode], errors: FieldErrors) -> Answer {
    let address = format!("/partnerships/{}", measures.partnership.slug);
    let mut all: Vec<Line> = measures
        .all()
        .into_iter()
        .map(|one| Line {
            code: one.code.clone(),
            words: format!("{} ({})", one.title, one.code.shown()),
            ticked: chosen.contains(&one.code),
        })
        .collect();
    all.sort_by_key(|line| chosen.iter().position(|code| *code == line.code).unwrap_or(usize::MAX));
    let frame = Frame::new(visit, errors.title("Choose the top measures"))
        .under("Home", "/")
        .under(&measures.partnership.name, &address)
        .under("Scorecard", format!("{address}/scorecard"));
    let by_rule = measures.choices.measures.is_empty();
    page_with(errors.status(), &ChoosePage { frame, address, measures: all, by_rule, errors })
}
