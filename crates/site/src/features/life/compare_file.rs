//! What differs between two versions, as files.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use bigplan_plan::compare::{Comparison, Difference, Fate, Fragment};
use serde::Serialize;

use super::compare::{aspect, section, standing};
use super::compared::Asked;
use crate::parts::csv;
use crate::shell::answer::Answer;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The version of the JSON's form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'c> {
    version: u32,
    plan: String,
    from: &'c str,
    to: &'c str,
    #[serde(flatten)]
    found: &'c Comparison,
}

/// Gives every item and measure with what differs.
pub async fn json(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let of = asked.compared(&site, &visit.actor(), &plan).await?;
    let (from, to) = (of.asked.from.as_str(), of.asked.to.as_str());
    let written = Written { version: VERSION, plan: of.shown.stored.id.to_string(), from, to, found: &of.found };
    let name = format!("attachment; filename=\"{}-changes.json\"", of.shown.stored.slug);
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(written)).into_response())
}

/// Gives a row a difference, with a mark by which spreadsheets know UTF-8.
pub async fn csv(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let of = asked.compared(&site, &visit.actor(), &plan).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}-changes.csv\"", of.shown.stored.slug)),
    ];
    Ok((headers, format!("\u{feff}{}", rows(&of.found))).into_response())
}

fn rows(found: &Comparison) -> String {
    let mut text = csv::row(["Change", "Kind", "Reference", "Title", "What", "Before", "After"]);
    for line in found.items.iter().filter(|line| line.standing != bigplan_plan::compare::Standing::Same) {
        let reference = line.reference.as_deref().unwrap_or_default();
        let before = [standing(line.standing), line.kind.as_str(), reference, &line.title];
        add(&mut text, before, &line.differences);
    }
    for line in found.measures.iter().filter(|line| line.standing != bigplan_plan::compare::Standing::Same) {
        add(&mut text, [standing(line.standing), "measure", "", &line.name], &line.differences);
    }
    for one in &found.around {
        let (before, after) = (only(&one.wording, Fate::TakenOut), only(&one.wording, Fate::PutIn));
        text += &csv::row([standing(one.standing), section(one.section), "", &one.name, "", &before, &after]);
    }
    text
}

/// A row a difference; one row where there is none to tell.
fn add(text: &mut String, [change, kind, reference, title]: [&str; 4], differences: &[Difference]) {
    if differences.is_empty() {
        *text += &csv::row([change, kind, reference, title, "", "", ""]);
    }
    for one in differences {
        let (before, after) = if one.wording.is_empty() {
            (one.before.join("; "), one.after.join("; "))
        } else {
            (only(&one.wording, Fate::TakenOut), only(&one.wording, Fate::PutIn))
        };
        *text += &csv::row([change, kind, reference, title, aspect(one.what), &before, &after]);
    }
}

/// The wording that holds these fragments and what was kept: the earlier one or the later one.
fn only(wording: &[Fragment], fate: Fate) -> String {
    wording.iter().filter(|one| one.fate == Fate::Kept || one.fate == fate).map(|one| one.words.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::compare::compare;
    use bigplan_plan::{Item, Kind, Plan};

    use super::rows;

    #[test]
    fn a_difference_is_a_row_with_both_wordings() {
        let with = |title: &str| Plan { items: vec![Item::new("a", Kind::Action, title)], ..Plan::default() };
        let text = rows(&compare(&with("Open two dens"), &with("Open three dens")));
        assert_eq!(text.lines().nth(1), Some("Changed,action,,Open three dens,Title,Open two dens,Open three dens"));
        assert_eq!(rows(&compare(&with("Same"), &with("Same"))).lines().count(), 1);
    }
}
