//! A register as a spreadsheet: out for those who see all of it, and in with what is wrong by row and column.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use bigplan_ledger::registers::{Accept, ImportDone, ImportRow, NewImport};
use bigplan_outward::sheet::{SheetFile, SheetFinding};
use bigplan_register::Definition;
use bigplan_register::definition::{Relation, Right};
use sha2::{Digest, Sha256};

use super::desk::{Asked, Desk};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::upload::{self, Uploaded};
use crate::sheets;
use crate::shell::answer::{Answer, page_with};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// The largest file in bytes; larger ones are for the command line.
const MOST: usize = 16_000_000;
/// How many findings stand on the page.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "features/record/sheet.html")]
struct SheetPage<'a> {
    frame: Frame,
    definition: &'a Definition,
    at: String,
    megabytes: usize,
    exports: bool,
    accepts: Vec<Choice>,
    accept: String,
    errors: FieldErrors,
    done: Option<(ImportDone, Vec<SheetFinding>, usize)>,
}

/// Shows the form, and where the register can be had as a file.
pub async fn form(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    show(&visit, &desk, desk.register(&register)?, "nothing", FieldErrors::default(), None)
}

/// Takes a file: what is wrong with it, and what was kept.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path(register): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let form = form.map_err(|_| PageError::bad_request("Nothing was saved. Open the form again and choose a file."))?;
    let Uploaded { fields, name, bytes } = upload::read(&visit, form, MOST).await?;
    let sent = |field: &str| fields.get(field).cloned().unwrap_or_default();
    let desk = Desk::of(&site, &visit, &sent("at--in")).await?;
    let definition = desk.register(&register)?;
    let word = sent("accept");
    let again = |why: String| show(&visit, &desk, definition, &word, FieldErrors::one("file", why), None);
    let Some(bytes) = bytes else {
        let limit = MOST / 1_000_000;
        return again(format!(
            "The file is larger than {limit} MB. Load it at the command line: bigplan registers import. Nothing was saved."
        ));
    };
    if name.is_empty() {
        return again("Choose a file".to_owned());
    }
    let read = match read(&desk, definition, bytes).await? {
        Ok(read) => read,
        Err(why) => return again(why),
    };
    let (done, findings) = keep(&desk, definition, read, &word).await?;
    let all = findings.len();
    let shown = findings.into_iter().take(SHOWN).collect();
    show(&visit, &desk, definition, &word, FieldErrors::default(), Some((done, shown, all)))
}

/// The file as it was understood, with its SHA-256; or why it is no spreadsheet.
async fn read(
    desk: &Desk<'_>,
    definition: &Definition,
    bytes: Vec<u8>,
) -> Result<Result<(SheetFile, String), String>, PageError> {
    let (casework, definition) = (desk.casework.clone(), definition.clone());
    let bytes = Arc::new(bytes);
    let reading = move || {
        let sha256 = Sha256::digest(bytes.as_slice()).iter().map(|byte| format!("{byte:02x}")).collect();
        SheetFile::read(casework.registers(), &definition, &bytes).map(|read| (read, sha256))
    };
    let read = tokio::task::spawn_blocking(reading).await.map_err(|why| PageError::fault(&why))?;
    Ok(read.map_err(|why| format!("{} Nothing was saved.", why.to_string().trim_end_matches(" Nothing was saved."))))
}

async fn keep(
    desk: &Desk<'_>,
    definition: &Definition,
    (mut read, sha256): (SheetFile, String),
    word: &str,
) -> Result<(ImportDone, Vec<SheetFinding>), PageError> {
    let accept = match word {
        _ if read.headless => Accept::Nothing,
        "all" => Accept::All,
        "good" => Accept::Good,
        _ => Accept::Nothing,
    };
    let rows: Vec<ImportRow> = std::mem::take(&mut read.rows).into_iter().map(sheets::import_row).collect();
    let (partnership, register) = (desk.partnership.id, definition.code.clone());
    let new = NewImport { partnership, register, rows, refused: read.refused, accept, sha256 };
    let done = desk.casework.import(&desk.actor, &new, &|_| {}).await.map_err(super::refused::as_page)?;
    let mut findings = read.findings;
    findings.extend(done.findings.iter().cloned().map(sheets::finding));
    findings.sort_by_key(|found| found.row);
    Ok((done, findings))
}

fn show(
    visit: &Visit,
    desk: &Desk<'_>,
    definition: &Definition,
    accept: &str,
    errors: FieldErrors,
    done: Option<(ImportDone, Vec<SheetFinding>, usize)>,
) -> Answer {
    let (list, query) = (format!("/registers/{}", definition.code), desk.query());
    let frame = Frame::new(visit, errors.title(&format!("{} as a spreadsheet", definition.title)))
        .under("Home", "/")
        .under("Registers", format!("/registers{query}"))
        .under(&definition.title, format!("{list}{query}"));
    let accepts = vec![
        Choice::new("nothing", "Nothing: only say what is wrong"),
        Choice::new("all", "All rows, or nothing where one is wrong"),
        Choice::new("good", "The good rows"),
    ];
    let page = SheetPage {
        frame,
        at: desk.partnership.slug.clone(),
        megabytes: MOST / 1_000_000,
        exports: exports(desk, definition),
        accepts,
        accept: if accept.is_empty() { "nothing".to_owned() } else { accept.to_owned() },
        definition,
        done,
        errors,
    };
    page_with(page.errors.status(), &page)
}

/// Whether one of the duties held shows all of a register; the ledger asks again.
fn exports(desk: &Desk<'_>, definition: &Definition) -> bool {
    let all = definition.access.iter().filter(|entry| entry.with == Relation::All && entry.may.contains(&Right::See));
    let mut all = all.map(|entry| entry.role.as_str());
    all.any(|role| desk.duties.iter().any(|duty| duty.role.as_str() == role))
}
