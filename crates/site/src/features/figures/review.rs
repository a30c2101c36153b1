//! A held file: how it is read, what is wrong with it, and what keeping it would change.

use std::ops::ControlFlow;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use bigplan_figures::{Proposal, Reading, Unknown};
use bigplan_ledger::figures::{Compared, FigureFileState, Load};
use bigplan_measure::{Definitions, Observation};
use bigplan_plan::{Finding, Severity};

use super::held::{self, Held};
use super::mapping::EXPLAINED;
use super::{columns, look, progress};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::{dates, figure_words, moments, plan_words};
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::loading::{Refusal, Step};
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// How many findings of a file are listed, and how many figures are shown.
const LISTED: usize = 100;
const SHOWN: usize = 10;
/// How many values of a column are shown.
const VALUES: usize = 3;

#[derive(Template)]
#[template(path = "features/figures/review.html")]
struct ReviewPage {
    frame: Frame,
    address: String,
    revision: i64,
    sheets: Vec<Choice>,
    sheet: String,
    columns: Vec<ColumnLine>,
    holds: Vec<Choice>,
    whole: Whole,
    seen: &'static str,
    seen_choices: Vec<Choice>,
    read: ReadFile,
    before: Option<Load>,
    errors: FieldErrors,
}

/// A page of a file that was decided on.
#[derive(Template)]
#[template(path = "features/figures/decided.html")]
struct DecidedPage {
    frame: Frame,
    said: &'static str,
    load: Option<String>,
    figures: String,
}

struct ColumnLine {
    index: String,
    more_id: String,
    place: String,
    heading: String,
    values: String,
    holds: &'static str,
    more: String,
}

/// What holds for the whole table, in the words of the form.
struct Whole {
    measure: String,
    area: String,
    group: String,
    period: String,
    source: String,
    published_on: String,
    year: &'static str,
    years: Vec<Choice>,
}

/// What came of reading the file as it is mapped; the reason where it cannot be read at all.
struct ReadFile {
    refused: Option<String>,
    reading: Reading,
    compared: Compared,
    figures: Vec<FigureLine>,
    revised: Vec<(String, String, String)>,
}

struct FigureLine {
    measure: String,
    of: String,
    period: String,
    value: String,
}

/// Shows the file, or how far its load is.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Lenient(asked): Lenient<progress::Asked>,
) -> Answer {
    // Without its bytes: the page of a load is opened every few seconds.
    let summary = held::summary(&site, &visit, &id).await?;
    let errors = match site.loading().of(summary.id) {
        None => FieldErrors::default(),
        Some(Step::Ended(Err(Refusal::Words(words)))) => FieldErrors::one("sheet", words),
        Some(Step::Ended(Err(Refusal::Page(why)))) => return Err(why),
        Some(step) => return progress::show(&site, &visit, &summary, &step, &asked).await,
    };
    let held = Held::at(&site, &visit, &id).await?;
    show(&site, &visit, held, errors).await
}

/// Shows the file with what is wrong with what was sent.
///
/// # Errors
/// When the database does not answer.
pub async fn show(site: &Site, visit: &Visit, mut held: Held, errors: FieldErrors) -> Answer {
    let partnership = format!("/partnerships/{}", held.partnership.slug);
    let frame = Frame::new(visit, errors.title(&held.file.summary.name))
        .under("Home", "/")
        .under(&held.partnership.name, &partnership)
        .under("Figures", format!("{partnership}/figures"));
    if !held.is_open() {
        let load = held.file.summary.load.map(|load| format!("/figure-loads/{load}"));
        let said = match (held.file.summary.state, &load) {
            (FigureFileState::Kept, Some(_)) => "The figures of this file were kept.",
            (FigureFileState::Kept, None) => "Everything in this file was known already: nothing was changed.",
            _ => "This file was thrown away. Nothing of it was saved.",
        };
        let figures = format!("{partnership}/figures");
        return page_with(errors.status(), &DecidedPage { frame, said, load, figures });
    }
    let bytes = Arc::new(std::mem::take(&mut held.file.bytes));
    let sheet = Some(held.choices.mapping.sheet.max(1));
    let proposal = look::proposed(site.definitions(), Arc::clone(&bytes), sheet).await?;
    let proposal = proposal.map_err(|why| PageError::bad_request(why.to_string()))?;
    let read = read(site, visit, &held, bytes).await?;
    let before =
        site.ledger().load_of_file(&visit.actor(), Some(held.partnership.id), &held.file.summary.sha256).await?;
    let mapping = &held.choices.mapping;
    page_with(
        errors.status(),
        &ReviewPage {
            address: held.address(),
            revision: held.file.summary.revision,
            sheets: sheets(&proposal),
            sheet: mapping.sheet.max(1).to_string(),
            columns: column_lines(&held, &proposal),
            holds: columns::choices(),
            whole: whole(&held, site.definitions()),
            seen: if held.choices.public { "public" } else { "partnership" },
            seen_choices: vec![
                Choice::explained("partnership", "The partnership only", "Those who may see its drafts"),
                Choice::explained("public", "Everybody", "The figures stand on public pages at once"),
            ],
            frame,
            read,
            before,
            errors,
        },
    )
}

async fn read(site: &Site, visit: &Visit, held: &Held, bytes: Arc<Vec<u8>>) -> Result<ReadFile, PageError> {
    let definitions = site.definitions();
    let go_on = |_| ControlFlow::Continue(());
    let (figures, reading) = match look::figures(definitions, bytes, held.choices.mapping.clone(), go_on).await? {
        Ok(read) => read,
        Err(why) => {
            let (reading, compared) = (Reading::default(), Compared::default());
            let refused = Some(why.to_string());
            return Ok(ReadFile { refused, reading, compared, figures: Vec::new(), revised: Vec::new() });
        }
    };
    let shown = figures.iter().take(SHOWN).map(|one| figure_line(definitions, one)).collect();
    let (of, seen) = (Some(held.partnership.id), held.choices.seen());
    let compared = site.ledger().compare_figures(&visit.actor(), of, seen, figures).await?;
    let revised = compared.revised.iter().take(LISTED).map(|one| {
        let definition = definitions.catalogue.find(&one.measure);
        let area = definitions.areas.find(&one.area).map_or(one.area.as_str(), |area| area.name.as_str());
        let title = definition.map_or_else(|| one.measure.shown(), |one| one.title.clone());
        let value = |point| definition.map(|definition| figure_words::figure(definition, point)).unwrap_or_default();
        (format!("{title}, {area}, {}", one.before.period.shown()), value(&one.before), value(&one.after))
    });
    let revised = revised.collect();
    Ok(ReadFile { refused: None, reading, compared, figures: shown, revised })
}

fn figure_line(definitions: &Definitions, one: &Observation) -> FigureLine {
    let definition = definitions.catalogue.find(&one.measure);
    let area = definitions.areas.find(&one.area).map_or(one.area.as_str(), |area| area.name.as_str());
    let group = if one.group.is_all() { String::new() } else { format!(", {}", definitions.groups.name(&one.group)) };
    let point = bigplan_measure::Point::from(one);
    FigureLine {
        measure: definition.map_or_else(|| one.measure.shown(), |one| one.title.clone()),
        of: format!("{area}{group}"),
        period: one.period.shown(),
        value: definition.map(|definition| figure_words::figure(definition, &point)).unwrap_or_default(),
    }
}

fn sheets(proposal: &Proposal) -> Vec<Choice> {
    let shown = proposal.sheets.iter().filter(|sheet| !sheet.hidden);
    let name = |number: u32, name: &str| if name.is_empty() { format!("Sheet {number}") } else { name.to_owned() };
    shown.map(|sheet| Choice::new(sheet.number.to_string(), name(sheet.number, &sheet.name))).collect()
}

fn column_lines(held: &Held, proposal: &Proposal) -> Vec<ColumnLine> {
    let line = |(index, column): (usize, &bigplan_figures::Column)| {
        let values = proposal.sample.iter().map(|record| record.cell(index)).filter(|cell| !cell.is_empty());
        ColumnLine {
            index: index.to_string(),
            more_id: format!("more-{index}"),
            place: bigplan_figures::letters(u32::try_from(index + 1).unwrap_or_default()),
            heading: column.heading.clone(),
            values: values.take(VALUES).collect::<Vec<_>>().join(" · "),
            holds: columns::word(&column.holds),
            more: columns::more(&column.holds),
        }
    };
    held.choices.mapping.columns.iter().enumerate().map(line).collect()
}

fn whole(held: &Held, definitions: &Definitions) -> Whole {
    let all = &held.choices.mapping.all;
    let area = |code| definitions.areas.find(code).map(|area| area.name.clone()).unwrap_or_default();
    Whole {
        measure: all.measure.as_ref().map(|code| code.shown()).unwrap_or_default(),
        area: all.area.as_ref().map(area).unwrap_or_default(),
        group: all.group.as_ref().map(|code| code.to_string()).unwrap_or_default(),
        period: all.period.clone().unwrap_or_default(),
        source: all.source.clone().unwrap_or_default(),
        published_on: all.published_on.map(dates::day).unwrap_or_default(),
        year: match all.year {
            Some(bigplan_measure::YearKind::Calendar) => "calendar",
            Some(bigplan_measure::YearKind::School) => "school",
            Some(bigplan_measure::YearKind::Financial) => "financial",
            _ => "",
        },
        years: vec![
            Choice::new("", "As the measure has it"),
            Choice::new("calendar", "Calendar years"),
            Choice::new("school", "School years"),
            Choice::new("financial", "Financial years"),
        ],
    }
}

impl ReviewPage {
    /// What is wrong, the worst first.
    fn findings(&self) -> Vec<&Finding> {
        let mut found: Vec<&Finding> = self.read.reading.findings.iter().collect();
        found.sort_by_key(|finding| finding.severity);
        found.truncate(LISTED);
        found
    }

    fn place(&self, finding: &Finding) -> String {
        match finding.at {
            Some(at) => match at.cell {
                Some(cell) => format!("{}{}", bigplan_figures::letters(cell), at.line),
                None => format!("row {}", at.line),
            },
            None => String::new(),
        }
    }

    fn severity(&self, severity: Severity) -> &'static str {
        plan_words::severity(severity)
    }

    fn unknown(&self) -> Vec<(&'static str, &'static str, usize, &Unknown)> {
        let reading = &self.read.reading;
        let mut found = Vec::new();
        for (kind, words, all) in [
            ("measure", "measure", &reading.measures),
            ("area", "place", &reading.areas),
            ("group", "group", &reading.groups),
        ] {
            found.extend(all.iter().take(EXPLAINED).enumerate().map(|(index, one)| (kind, words, index, one)));
        }
        found
    }

    fn good(&self) -> usize {
        self.read.compared.added + self.read.compared.changed + self.read.compared.same
    }
}
