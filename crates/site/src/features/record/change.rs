//! Filling in and correcting a record, with a draft, and with what somebody else changed meanwhile shown.

use axum::extract::{Path, State};
use bigplan_ledger::registers::{Draft, DraftPlace};
use bigplan_register::{Field, FieldCode};

use super::field_form::{self, RecordForm, Typed};
use super::links::Links;
use super::list::record_id;
use super::new::DRAFT;
use super::page::Looked;
use super::refused::{self, Refused};
use super::values;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What stands above the form.
#[derive(Default)]
struct Above {
    notices: Vec<String>,
    has_draft: bool,
    errors: FieldErrors,
}

impl Looked<'_> {
    /// The fields that the reader may change, in the definition's order.
    fn offered(&self) -> Vec<&Field> {
        self.definition.fields.iter().filter(|field| self.case.changes.contains(&field.code)).collect()
    }

    /// What stands in those fields, as typed.
    fn stored(&self) -> Typed {
        let typed = |field: &&Field| self.case.values.get(&field.code).map(values::typed).unwrap_or_default();
        self.offered().iter().map(|field| (field.code.clone(), typed(field))).collect()
    }

    /// A sentence for each field in which what is stored differs from what was typed.
    fn differences(&self, typed: &Typed, links: &Links) -> Vec<String> {
        let stored = self.stored();
        let differs = self.offered().into_iter().filter(|field| {
            typed.get(&field.code).is_some_and(|typed| stored.get(&field.code).is_some_and(|stored| stored != typed))
        });
        let words = |field: &Field| match self.case.values.get(&field.code) {
            Some(value) => values::shown(self.registers, self.definition, links, field, value),
            None => "not filled in".to_owned(),
        };
        differs.map(|field| format!("{}, as it is stored now: {}", field.label, words(field))).collect()
    }

    async fn links(&self, site: &Site, visit: &Visit, typed: &Typed) -> Result<Links, PageError> {
        let (of, about) = (self.case.partnership, self.case.person.as_ref().map(|person| person.id));
        let links = Links::of(site, visit, of, self.definition, self.case.others.clone()).await?.of_record(&self.case);
        links.for_form(site, visit, of, self.definition, (about, typed)).await
    }

    fn form(&self, site: &Site, visit: &Visit, links: &Links, typed: &Typed, above: Above) -> Answer {
        let heading = format!("Change {}", self.heading());
        let fields = field_form::fields(self.registers, self.definition, &self.offered(), links, site.today(), typed);
        RecordForm {
            frame: self.frame(visit, heading.clone()).under(self.heading(), self.address()),
            heading,
            caption: self.person().unwrap_or_else(|| self.definition.title.clone()),
            notices: above.notices,
            hidden: vec![("revision", self.case.version.to_string())],
            about: None,
            fields,
            worker: None,
            errors: above.errors,
            has_draft: above.has_draft,
            cancel: self.address(),
        }
        .show()
    }
}

/// The form, filled from the draft where there is one.
pub async fn form(State(site): State<Site>, visit: Visit, Path((register, record)): Path<(String, String)>) -> Answer {
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    if looked.case.changes.is_empty() {
        return Err(PageError::forbidden());
    }
    let place = DraftPlace::Record(looked.case.id);
    let draft = site.casework().await?.draft(&visit.actor(), &place).await?;
    let typed = draft.as_ref().map(|draft| draft.typed.clone()).unwrap_or_default();
    let links = looked.links(&site, &visit, &typed).await?;
    let Some(draft) = draft else {
        return looked.form(&site, &visit, &links, &looked.stored(), Above::default());
    };
    let mut notices = vec![DRAFT.to_owned()];
    if draft.version != Some(looked.case.version) {
        notices.push(MEANWHILE.to_owned());
        notices.extend(looked.differences(&draft.typed, &links));
    }
    let mut typed = looked.stored();
    typed.extend(draft.typed);
    looked.form(&site, &visit, &links, &typed, Above { notices, has_draft: true, ..Above::default() })
}

const MEANWHILE: &str =
    "Somebody changed this record meanwhile, so nothing was saved. Look at what is different, then save again.";

/// Keeps what was typed, or changes the record.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((register, record)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    if sent.of("at--draft") == "keep" && sent.of("at--look-up").is_empty() {
        return keep(&site, &visit, (&register, &record), &sent).await;
    }
    let looked = Looked::at(&site, &visit, &register, &record).await?;
    let (casework, actor, id) = (site.casework().await?, visit.actor(), looked.case.id);
    let (expected, place) = (sent.revision()?, DraftPlace::Record(id));
    let offered = looked.offered();
    let typed = field_form::sent(looked.registers, looked.definition, &offered, &sent);
    let looks_up: Option<FieldCode> = sent.chosen("at--look-up")?;
    match sent.of("at--draft") {
        _ if looks_up.is_some() => {
            casework.keep_draft(&actor, &place, &Draft { typed, version: Some(expected) }).await?;
            let next = looks_up.map(|field| format!("people/{field}")).unwrap_or_default();
            return Ok(see_other(&format!("{}/{next}", looked.address())));
        }
        "drop" => {
            casework.drop_draft(&actor, &place).await?;
            return Ok(see_other(&looked.address()));
        }
        _ => {}
    }
    let links = looked.links(&site, &visit, &typed).await?;
    let above = match field_form::read(&offered, &typed) {
        Err(errors) => Above { errors, ..Above::default() },
        Ok(given) => match casework.change_record(&actor, id, expected, given).await {
            Ok(_) => {
                casework.drop_draft(&actor, &place).await?;
                return Ok(see_other(&looked.address()));
            }
            Err(why) => match refused::in_form(why, "record-form")? {
                Refused::Fields(errors) => Above { errors, ..Above::default() },
                Refused::Meanwhile => {
                    let mut notices = vec![MEANWHILE.to_owned()];
                    notices.extend(looked.differences(&typed, &links));
                    Above { errors: FieldErrors::one("at--record", MEANWHILE), notices, ..Above::default() }
                }
            },
        },
    };
    looked.form(&site, &visit, &links, &typed, above)
}

/// Keeps what was typed. The record is not looked at for it: a page keeps drafts by itself every few seconds, and who looked
/// when must stay readable.
async fn keep(site: &Site, visit: &Visit, (register, record): (&str, &str), sent: &Sent) -> Answer {
    let casework = site.casework().await?;
    let id = record_id(record)?;
    let definition = casework.registers().named(register).ok_or_else(PageError::not_found)?;
    let all: Vec<&Field> = definition.fields.iter().collect();
    let typed = field_form::sent(casework.registers(), definition, &all, sent);
    let draft = Draft { typed, version: Some(sent.revision()?) };
    casework.keep_draft(&visit.actor(), &DraftPlace::Record(id), &draft).await?;
    Ok(see_other(&format!("/registers/{}/records/{id}/change", definition.code)))
}
