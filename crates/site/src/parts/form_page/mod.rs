//! A page with one form, made of fields in a row: what most changes need.
//!
//! A handler names the fields; what was sent, and what is wrong with it, stand in them
//! when the form is shown again.

mod sent;

use askama::Template;

pub use sent::{Sent, field_errors, kept};

use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page_with};
use crate::shell::frame::Frame;
use crate::shell::visit::Visit;

/// A page with a form.
pub struct FormPage {
    frame: Frame,
    heading: String,
    caption: String,
    intro: Vec<String>,
    action: String,
    cancel: String,
    save: String,
    fields: Vec<Field>,
    errors: FieldErrors,
}

/// One field of the form.
#[derive(Clone, Debug)]
pub struct Field {
    name: &'static str,
    label: String,
    hint: String,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Hidden,
    Line,
    Day,
    Area(&'static str),
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
}

/// What a day field asks for.
const DAY: &str = "For example, 30 September 2009 or 2009-09-30";

impl Field {
    fn new(name: &'static str, label: impl Into<String>, kind: Kind) -> Self {
        Self { name, label: label.into(), hint: String::new(), kind }
    }

    /// A value that the form carries unseen.
    pub fn hidden(name: &'static str) -> Self {
        Self::new(name, "", Kind::Hidden)
    }

    /// One line of text.
    pub fn line(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Line)
    }

    /// A day.
    pub fn day(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Day).hint(DAY)
    }

    /// Several lines of text; `rows` high.
    pub fn area(name: &'static str, label: impl Into<String>, rows: &'static str) -> Self {
        Self::new(name, label, Kind::Area(rows))
    }

    /// One of many values.
    pub fn select(name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Select(choices))
    }

    /// One of a few values.
    pub fn radios(name: &'static str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(name, label, Kind::Radios(choices))
    }

    /// The same field with a word of help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Whether it is drawn as the given kind of field; the template asks.
    fn is(&self, kind: &str) -> bool {
        let own = match self.kind {
            Kind::Hidden => "hidden",
            Kind::Line => "line",
            Kind::Day => "day",
            Kind::Area(_) => "area",
            Kind::Select(_) => "select",
            Kind::Radios(_) => "radios",
        };
        own == kind
    }

    fn rows(&self) -> &'static str {
        if let Kind::Area(rows) = self.kind { rows } else { "" }
    }

    fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Select(choices) | Kind::Radios(choices) => choices,
            Kind::Hidden | Kind::Line | Kind::Day | Kind::Area(_) => &[],
        }
    }
}

impl FormPage {
    /// A form that is sent to the address where it stands.
    pub fn new(visit: &Visit, heading: impl Into<String>, cancel: impl Into<String>) -> Self {
        let heading = heading.into();
        let address = visit.address();
        Self {
            frame: Frame::new(visit, heading.clone()),
            heading,
            caption: String::new(),
            intro: Vec::new(),
            action: address.split_once('?').map_or(address, |(path, _)| path).to_owned(),
            cancel: cancel.into(),
            save: "Save".to_owned(),
            fields: Vec::new(),
            errors: FieldErrors::default(),
        }
    }

    /// Adds a step to the way back up.
    #[must_use]
    pub fn under(mut self, words: impl Into<String>, address: impl Into<String>) -> Self {
        self.frame = self.frame.under(words, address);
        self
    }

    /// What the form is about, above its heading.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = caption.into();
        self
    }

    /// A paragraph above the fields.
    #[must_use]
    pub fn says(mut self, words: impl Into<String>) -> Self {
        self.intro.push(words.into());
        self
    }

    /// What the button says; "Save" where nothing else is said.
    #[must_use]
    pub fn button(mut self, words: impl Into<String>) -> Self {
        self.save = words.into();
        self
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// The page with these values in its fields and what is wrong with them.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn show(mut self, given: &Sent, errors: FieldErrors) -> Answer {
        self.frame.title = errors.title(&self.frame.title);
        self.errors = errors;
        page_with(self.errors.status(), &Shown { frame: &self.frame, page: &self, given })
    }
}

#[derive(Template)]
#[template(path = "parts/form_page/form_page.html")]
struct Shown<'a> {
    frame: &'a Frame,
    page: &'a FormPage,
    given: &'a Sent,
}
