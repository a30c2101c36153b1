//! The files whose time is over, the longest over first, and those that are kept all the same.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::{CaseFile, Casework, FileDue};
use bigplan_ledger::{Actor, Partnership, Right};

use crate::parts::dates;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::Sent;
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The most files that are listed, and dealt with, at once.
const LISTED: usize = 200;

/// A partnership, with its files that are due.
pub struct Due<'a> {
    pub casework: &'a Casework,
    pub actor: Actor,
    pub partnership: Partnership,
    pub files: Vec<FileDue>,
}

impl<'a> Due<'a> {
    /// # Errors
    /// The page that is not there, and the page for whom it is not.
    pub async fn at(site: &'a Site, visit: &Visit, slug: &str) -> Result<Self, PageError> {
        let actor = visit.actor();
        let partnership = site.ledger().partnership(&actor, slug).await?.ok_or_else(PageError::not_found)?;
        if !actor.may(Right::Administer, Some(partnership.id)) {
            return Err(PageError::forbidden());
        }
        let casework = site.casework().await?;
        let files = casework.files_due(&actor, partnership.id).await?;
        Ok(Self { casework, actor, partnership, files })
    }

    /// Where they are listed.
    pub fn address(&self) -> String {
        format!("/partnerships/{}/retention", self.partnership.slug)
    }

    /// The files that were ticked, as far as they are still due.
    pub fn ticked(&self, sent: &Sent) -> Vec<&FileDue> {
        self.files.iter().filter(|file| !sent.of(&name(file.file)).is_empty()).collect()
    }

    /// A file as a line.
    pub fn line(&self, due: &FileDue, sent: &Sent) -> Line {
        let title = |code: &str| {
            let found = self.casework.registers().named(code);
            found.map_or_else(|| code.to_owned(), |definition| definition.title.clone())
        };
        let held: Vec<String> =
            due.records.iter().map(|(code, number)| format!("{} ({number})", title(code))).collect();
        let rule = self.casework.registers().named(&due.longest).map(|definition| &definition.retention);
        Line {
            name: name(due.file),
            ticked: !sent.of(&name(due.file)).is_empty(),
            what: match due.file {
                CaseFile::Person(_) => "A person’s file".to_owned(),
                CaseFile::Record(_) => "A record about nobody".to_owned(),
            },
            address: match due.file {
                CaseFile::Person(id) => format!("/registers/persons/{id}"),
                CaseFile::Record(id) => format!("/registers/{}/records/{id}", due.longest),
            },
            held: held.join(", "),
            closed: dates::day(due.closed),
            free_from: dates::day(due.free_from),
            law: rule.map(|rule| rule.law.clone()).unwrap_or_default(),
            kept_because: due.kept_because.clone().unwrap_or_default(),
        }
    }
}

/// What a file is called in the form.
pub fn name(file: CaseFile) -> String {
    match file {
        CaseFile::Person(id) => format!("person-{id}"),
        CaseFile::Record(id) => format!("record-{id}"),
    }
}

/// One file.
pub struct Line {
    pub name: String,
    pub ticked: bool,
    pub what: String,
    pub address: String,
    pub held: String,
    pub closed: String,
    pub free_from: String,
    pub law: String,
    pub kept_because: String,
}

#[derive(Template)]
#[template(path = "features/retention/list.html")]
struct ListPage {
    frame: Frame,
    place: String,
    address: String,
    over: String,
    left_out: usize,
    lines: Vec<Line>,
    kept: Vec<Line>,
    because: String,
    errors: FieldErrors,
}

/// Lists them.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    draw(&visit, &Due::at(&site, &visit, &slug).await?, &Sent::default(), FieldErrors::default())
}

/// Draws the list; what was ticked stays ticked.
///
/// # Errors
/// When it cannot be drawn, which is a fault of the program.
pub fn draw(visit: &Visit, due: &Due<'_>, sent: &Sent, errors: FieldErrors) -> Answer {
    let (kept, over): (Vec<&FileDue>, Vec<&FileDue>) = due.files.iter().partition(|file| file.kept_because.is_some());
    let lines = |files: &[&FileDue]| files.iter().take(LISTED).map(|file| due.line(file, sent)).collect();
    let status = errors.status();
    let list = ListPage {
        frame: Frame::new(visit, "Files past their time")
            .under("Home", "/")
            .under(&due.partnership.name, format!("/partnerships/{}", due.partnership.slug)),
        place: due.partnership.name.clone(),
        address: due.address(),
        over: counted(over.len(), "file", "files"),
        left_out: over.len().saturating_sub(LISTED),
        lines: lines(&over),
        kept: lines(&kept),
        because: sent.of("because").to_owned(),
        errors,
    };
    page_with(status, &list)
}
