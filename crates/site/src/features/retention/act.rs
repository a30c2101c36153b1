//! Destroying files, after a last look, and keeping some longer.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::LedgerError;
use bigplan_ledger::registers::{CaseFile, FileDue};

use super::list::{Due, Line, draw};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::parts::plan_words::counted;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/retention/check.html")]
struct CheckPage {
    frame: Frame,
    address: String,
    files: String,
    records: String,
    lines: Vec<Line>,
    because: String,
}

/// Does what was asked with the files that were ticked.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let due = Due::at(&site, &visit, &slug).await?;
    let ticked = due.ticked(&sent);
    if ticked.is_empty() {
        return draw(&visit, &due, &sent, FieldErrors::one("files", "Tick one file or more. Nothing was destroyed."));
    }
    let because = sent.of("because");
    let done = match sent.of("do") {
        "release" => keep(&due, &ticked, None).await,
        _ if because.is_empty() => {
            let message = "Say why, and who agreed to it. Nothing was destroyed.";
            return draw(&visit, &due, &sent, FieldErrors::one("because", message));
        }
        "keep" => keep(&due, &ticked, Some(because)).await,
        "destroy" => {
            let files: Vec<CaseFile> = ticked.iter().map(|due| due.file).collect();
            due.casework.destroy_files(&due.actor, due.partnership.id, &files, because).await.map(drop)
        }
        _ => return check(&visit, &due, &ticked, &sent),
    };
    match done {
        Ok(()) => Ok(see_other(&due.address())),
        Err(why) => draw(&visit, &due, &sent, field_errors(why, "because")?),
    }
}

/// Keeps people's files longer, or no longer.
async fn keep(due: &Due<'_>, ticked: &[&FileDue], because: Option<&str>) -> Result<(), LedgerError> {
    let people = ticked.iter().map(|due| match due.file {
        CaseFile::Person(person) => Ok(person),
        CaseFile::Record(_) => {
            let message = "Only a person’s file is kept longer: a record about nobody stays until you destroy it.";
            Err(LedgerError::Field { field: "files", message })
        }
    });
    for person in people.collect::<Result<Vec<_>, _>>()? {
        due.casework.keep_file(&due.actor, due.partnership.id, person, because).await?;
    }
    Ok(())
}

/// Shows what would be destroyed.
fn check(visit: &Visit, due: &Due<'_>, ticked: &[&FileDue], sent: &Sent) -> Answer {
    let records = ticked.iter().flat_map(|file| file.records.values()).sum();
    page(&CheckPage {
        frame: Frame::new(visit, "Check before you destroy")
            .under("Home", "/")
            .under(&due.partnership.name, format!("/partnerships/{}", due.partnership.slug))
            .under("Files past their time", due.address()),
        address: due.address(),
        files: counted(ticked.len(), "file", "files"),
        records: counted(records, "record", "records"),
        lines: ticked.iter().map(|file| due.line(file, sent)).collect(),
        because: sent.of("because").to_owned(),
    })
}
