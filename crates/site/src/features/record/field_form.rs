//! A form made from a register's definition, and the reading of what was typed into it.

use std::collections::BTreeMap;

use askama::Template;
use bigplan_ledger::registers::Given;
use bigplan_register::definition::ListValue;
use bigplan_register::{Definition, Field, FieldCode, Kind, Registers};
use jiff::civil::Date;

use super::links::Links;
use super::values;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;

/// Up to so many values stand as radios, more in a list to choose from.
const RADIOS: usize = 6;

/// What was typed, by field.
pub type Typed = BTreeMap<FieldCode, String>;

/// A field as it is drawn.
#[derive(Clone, Debug)]
pub struct FormField {
    pub code: String,
    pub label: String,
    pub hint: String,
    /// `line`, `day`, `area`, `radios`, `select`, `person` or `ticks`.
    pub kind: &'static str,
    pub choices: Vec<Choice>,
    /// What stands in it.
    pub typed: String,
}

/// A page with the form of a record. Its own fields have two hyphens in their names, so that none meets a register's.
#[derive(Template)]
#[template(path = "features/record/form.html")]
pub struct RecordForm {
    pub frame: Frame,
    pub heading: String,
    pub caption: String,
    /// What was done or has to be known before: a draft found, a change by somebody else.
    pub notices: Vec<String>,
    pub hidden: Vec<(&'static str, String)>,
    /// Whom or what it is about, where that is chosen in the form.
    pub about: Option<(Vec<Choice>, String)>,
    pub fields: Vec<FormField>,
    pub worker: Option<(Vec<Choice>, String)>,
    pub errors: FieldErrors,
    pub has_draft: bool,
    pub cancel: String,
}

impl RecordForm {
    /// Whether somebody can be looked up from it.
    fn looks_up(&self) -> bool {
        self.fields.iter().any(FormField::named_person)
    }

    /// The page, with what is wrong.
    pub fn show(mut self) -> Answer {
        self.frame.title = self.errors.title(&self.frame.title);
        page_with(self.errors.status(), &self)
    }

    /// The path to which the form is sent: the one where it stands.
    fn action(&self) -> &str {
        let address = self.frame.visit.address();
        address.split_once('?').map_or(address, |(path, _)| path)
    }
}

impl FormField {
    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn named_person(&self) -> bool {
        self.kind == "person"
    }

    fn ticked(&self, code: &str) -> bool {
        self.typed.split(' ').any(|one| one == code)
    }
}

/// The fields of a form with what stands in them.
pub fn fields(
    registers: &Registers,
    definition: &Definition,
    offered: &[&Field],
    links: &Links,
    today: Date,
    typed: &Typed,
) -> Vec<FormField> {
    let one = |field: &&Field| {
        let typed = typed.get(&field.code).cloned().unwrap_or_default();
        let (kind, choices) = drawn(registers, definition, field, links, today, &typed);
        let must = field.required && !matches!(kind, "radios" | "ticks");
        let hint = if must { format!("{} Must be filled in.", field.says) } else { field.says.clone() };
        FormField { code: field.code.to_string(), label: field.label.clone(), hint, kind, choices, typed }
    };
    offered.iter().map(one).collect()
}

fn drawn(
    registers: &Registers,
    definition: &Definition,
    field: &Field,
    links: &Links,
    today: Date,
    typed: &str,
) -> (&'static str, Vec<Choice>) {
    match field.kind {
        Kind::Note => ("area", Vec::new()),
        Kind::Day => ("day", Vec::new()),
        Kind::YesNo => ("radios", with_none(vec![Choice::new("yes", "Yes"), Choice::new("no", "No")])),
        Kind::Code => {
            let list = field.list.as_ref().and_then(|list| registers.list(definition, list));
            let values = list.map(|list| list.values.as_slice()).unwrap_or_default();
            // What is not in use any more stays where it was chosen.
            let offered =
                values.iter().filter(|one| one.held().on(today) || typed.split(' ').any(|had| had == one.code));
            let choice = |one: &ListValue| Choice::explained(&one.code, &one.says, one.threshold.join(" "));
            let choices: Vec<Choice> = offered.map(choice).collect();
            match (field.several, choices.len()) {
                (true, _) => ("ticks", choices),
                (false, ..=RADIOS) if field.required => ("radios", choices),
                (false, ..=RADIOS) => ("radios", with_none(choices)),
                (false, _) => ("select", none_first(choices)),
            }
        }
        _ => match links.choices(registers, field) {
            Some(choices) if field.names_person() => ("person", none_first(choices)),
            Some(choices) => ("select", none_first(choices)),
            None => ("line", Vec::new()),
        },
    }
}

fn with_none(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.push(Choice::new("", "Not filled in yet"));
    choices
}

fn none_first(choices: Vec<Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", "Not filled in yet")).chain(choices).collect()
}

/// What was sent for some fields, as typed.
pub fn sent(registers: &Registers, definition: &Definition, offered: &[&Field], sent: &Sent) -> Typed {
    let text = |field: &Field| {
        if field.kind != Kind::Code || !field.several {
            return sent.of(field.code.as_str()).to_owned();
        }
        let list = field.list.as_ref().and_then(|list| registers.list(definition, list));
        let values = list.map(|list| list.values.as_slice()).unwrap_or_default();
        let ticked = values.iter().filter(|value| sent.of(&format!("{}--{}", field.code, value.code)) == "yes");
        ticked.map(|value| value.code.as_str()).collect::<Vec<_>>().join(" ")
    };
    offered.iter().map(|field| (field.code.clone(), text(field))).collect()
}

/// What typed words mean.
///
/// # Errors
/// A sentence for each field that cannot be read, in the order of the form.
pub fn read(offered: &[&Field], typed: &Typed) -> Result<Given, FieldErrors> {
    let (mut given, mut errors) = (Given::new(), FieldErrors::default());
    for field in offered {
        let Some(text) = typed.get(&field.code) else { continue };
        match values::read(field, text) {
            Ok(value) => drop(given.insert(field.code.clone(), value)),
            Err(why) => errors.add(field.code.as_str(), why),
        }
    }
    if errors.is_empty() { Ok(given) } else { Err(errors) }
}
