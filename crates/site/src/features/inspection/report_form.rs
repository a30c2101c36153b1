//! Adding and changing a report with its grades.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::NewReport;
use bigplan_plan::Judgement;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const GRADES: &str = "One a line: what was judged, whose it is (may be left out) and the grade from 1 to 4, with | \
                      between. For example: Staying safe | local services | 3";

fn page(visit: &Visit, place: &Place, heading: &str, cancel: &str) -> FormPage {
    FormPage::new(visit, heading, cancel)
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .field(Field::hidden("revision"))
        .field(Field::line("title", "Title"))
        .field(Field::line("inspectorate", "Who inspected"))
        .field(Field::day("dated", "Date of the report").hint(
            "Due days are counted from it: within one month, six months or a year. For example, 30 September 2009",
        ))
        .field(Field::area("about", "What it is about, in a sentence or two", "3"))
        .field(Field::area("grades", "Grades", "8").hint(GRADES))
}

/// The form for a new report.
pub async fn new_form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    page(&visit, &place, "Add an inspection report", &place.inspections())
        .show(&Sent::default(), FieldErrors::default())
}

/// Keeps a new report.
pub async fn make(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let again = |errors| page(&visit, &place, "Add an inspection report", &place.inspections()).show(&sent, errors);
    let new = match read(&sent) {
        Ok(new) => new,
        Err(errors) => return again(errors),
    };
    match site.ledger().add_report(&visit.actor(), place.partnership.id, new).await {
        Ok(id) => Ok(see_other(&place.below("inspections", id))),
        Err(why) => again(field_errors(why, "title")?),
    }
}

/// The form for a report that is there.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let report = place.report(&site, &visit.actor(), &id).await?;
    let sent = Sent::default()
        .with("revision", report.revision.to_string())
        .with("title", &report.says.title)
        .with("inspectorate", &report.says.inspectorate)
        .with_day("dated", report.says.dated)
        .with("about", &report.says.about)
        .with("grades", written(&report.says.grades));
    page(&visit, &place, "Change this report", &place.below("inspections", report.id))
        .show(&sent, FieldErrors::default())
}

/// Changes a report.
pub async fn change(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let report = place.report(&site, &visit.actor(), &id).await?;
    let address = place.below("inspections", report.id);
    let again = |errors| page(&visit, &place, "Change this report", &address).show(&sent, errors);
    let new = match read(&sent) {
        Ok(new) => new,
        Err(errors) => return again(errors),
    };
    match site.ledger().change_report(&visit.actor(), report.id, sent.revision()?, new).await {
        Ok(()) => Ok(see_other(&address)),
        Err(why) => again(field_errors(why, "title")?),
    }
}

fn read(sent: &Sent) -> Result<NewReport, FieldErrors> {
    let mut errors = FieldErrors::default();
    let dated = sent.day("dated", &mut errors);
    let grades = grades(sent.of("grades"), &mut errors);
    let [title, inspectorate, about] = ["title", "inspectorate", "about"].map(|field| sent.of(field).to_owned());
    if errors.is_empty() { Ok(NewReport { title, inspectorate, dated, about, grades }) } else { Err(errors) }
}

/// Grades as lines of the form.
fn written(grades: &[Judgement]) -> String {
    let line = |one: &Judgement| match &one.of {
        Some(of) => format!("{} | {of} | {}", one.aspect, one.grade),
        None => format!("{} | {}", one.aspect, one.grade),
    };
    grades.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn grades(text: &str, errors: &mut FieldErrors) -> Vec<Judgement> {
    let mut grades = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match grade(line) {
            Some(grade) => grades.push(grade),
            None => errors.add("grades", format!("“{line}” has no name, or no grade from 1 to 4 at its end.")),
        }
    }
    grades
}

fn grade(line: &str) -> Option<Judgement> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let (aspect, of, grade) = match parts.as_slice() {
        [aspect, grade] => (*aspect, None, *grade),
        [aspect, of, grade] => (*aspect, Some(*of).filter(|of| !of.is_empty()), *grade),
        _ => return None,
    };
    let grade = grade.parse().ok().filter(|grade| (1..=4).contains(grade))?;
    (!aspect.is_empty()).then(|| Judgement { aspect: aspect.to_owned(), of: of.map(str::to_owned), grade, at: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_come_back_as_they_were_written() {
        let text = "Staying safe | local services | 3\nBeing healthy | 4";
        let mut errors = FieldErrors::default();
        assert_eq!(written(&grades(text, &mut errors)), text);
        assert!(errors.is_empty());
    }

    #[test]
    fn a_line_that_is_no_grade_is_named() {
        for line in ["Staying safe", "Staying safe | 5", "| 3", "a | b | c | 1"] {
            let mut errors = FieldErrors::default();
            assert_eq!(grades(line, &mut errors), []);
            assert!(errors.of("grades").is_some_and(|sentence| sentence.contains(line)), "{line}");
        }
    }
}
