//! Adding, changing and removing a piece of evidence.

use axum::extract::{Path, State};
use bigplan_ledger::needs::{EvidenceKind, NeedEvidence, NewNeedEvidence};
use serde::Deserialize;

use super::on_need::OnNeed;
use super::words;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors, kept};
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::query::Lenient;
use crate::shell::site::Site;

/// Which kind the address of the form asks for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    kind: String,
}

fn page(need: &OnNeed, heading: &str) -> FormPage {
    let kinds = EvidenceKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), words::kind(*kind)));
    let whose = [
        Choice::new("no", "No: it is told in our words"),
        Choice::new("unfit", "Yes, and only the partnership may see them"),
        Choice::new("fit", "Yes, and they may be published"),
    ];
    need.form(heading)
        .field(Field::hidden("revision"))
        .field(Field::radios("kind", "Of which kind is it?", kinds.collect()))
        .field(Field::area("words", "What it says", "4"))
        .field(Field::radios("whose", "Are these somebody’s own words?", whose.into()))
        .field(Field::line("source", "Where it is from").hint("A report, a survey, a meeting. Name no person."))
        .field(Field::line("dated", "Of when").hint("For example, 2008, 2007/08 or October 2008"))
        .field(Field::line("address", "Address of a page with more (optional)"))
}

/// The form for a new piece.
pub async fn new_form(need: OnNeed, Lenient(asked): Lenient<Asked>) -> Answer {
    let sent = Sent::default().with("kind", asked.kind).with("whose", "no");
    page(&need, "Add evidence").show(&sent, FieldErrors::default())
}

/// Adds it.
pub async fn add(State(site): State<Site>, need: OnNeed, Checked(sent): Checked<Sent>) -> Answer {
    let (actor, key) = (need.visit.actor(), need.key());
    let adding = read(&sent, None).map(|new| site.ledger().add_need_evidence(&actor, need.plan(), &key, new));
    match kept(adding, "words").await? {
        None => Ok(need.back()),
        Some(errors) => page(&need, "Add evidence").show(&sent, errors),
    }
}

fn piece<'p>(need: &'p OnNeed, id: &str) -> Result<&'p NeedEvidence, PageError> {
    let key = need.key();
    let found = need.on.beside.evidence.iter().find(|one| one.need == key && one.id.to_string() == id);
    found.ok_or_else(PageError::not_found)
}

/// The form for a piece that is there.
pub async fn form(need: OnNeed, Path((_, _, id)): Path<(String, String, String)>) -> Answer {
    let one = piece(&need, &id)?;
    let whose = match (one.says.quotation, one.says.fit) {
        (false, _) => "no",
        (true, false) => "unfit",
        (true, true) => "fit",
    };
    let sent = Sent::default()
        .with("revision", one.revision.to_string())
        .with("kind", one.says.kind.as_str())
        .with("words", &one.says.words)
        .with("whose", whose)
        .with("source", &one.says.source)
        .with("dated", &one.says.dated)
        .with("address", &one.says.address);
    page(&need, "Change this evidence").show(&sent, FieldErrors::default())
}

/// Changes it.
pub async fn change(
    State(site): State<Site>,
    need: OnNeed,
    Path((_, _, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let one = piece(&need, &id)?;
    let (actor, expected) = (need.visit.actor(), sent.revision()?);
    let changing = read(&sent, one.says.line)
        .map(|new| site.ledger().change_need_evidence(&actor, need.plan(), one.id, expected, new));
    match kept(changing, "words").await? {
        None => Ok(need.back()),
        Some(errors) => page(&need, "Change this evidence").show(&sent, errors),
    }
}

fn read(sent: &Sent, line: Option<u32>) -> Result<NewNeedEvidence, FieldErrors> {
    let text = |field: &str| sent.of(field).to_owned();
    let Ok(kind) = sent.of("kind").parse() else {
        return Err(FieldErrors::one("kind", "Choose of which kind it is."));
    };
    let (quotation, fit) = match sent.of("whose") {
        "no" => (false, true),
        "unfit" => (true, false),
        "fit" => (true, true),
        _ => return Err(FieldErrors::one("whose", "Say whether these are somebody’s own words.")),
    };
    let (words, source, dated, address) = (text("words"), text("source"), text("dated"), text("address"));
    Ok(NewNeedEvidence { kind, words, quotation, fit, source, dated, address, line })
}

fn remove_page(need: &OnNeed, one: &NeedEvidence) -> FormPage {
    need.form("Remove this evidence?")
        .says(format!("{} ({})", one.says.words, one.says.source))
        .field(Field::area("why", "Why it is removed", "3"))
        .button("Remove it")
}

/// Asks whether a piece is to be removed.
pub async fn remove_form(need: OnNeed, Path((_, _, id)): Path<(String, String, String)>) -> Answer {
    remove_page(&need, piece(&need, &id)?).show(&Sent::default(), FieldErrors::default())
}

/// Removes it.
pub async fn remove(
    State(site): State<Site>,
    need: OnNeed,
    Path((_, _, id)): Path<(String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let one = piece(&need, &id)?;
    match site.ledger().remove_need_evidence(&need.visit.actor(), need.plan(), one.id, sent.of("why")).await {
        Ok(()) => Ok(need.back()),
        Err(why) => remove_page(&need, one).show(&sent, field_errors(why, "why")?),
    }
}
