//! One question of a quarter as tables show it.

use bigplan_ledger::quarter::{AskedAbout, Entry, ExceptionKind, Field, Restated};

use super::figures::key_words;
use super::place::Opened;
use crate::parts::{dates, figure_words};
use crate::shell::site::Site;

/// A question in a table.
pub struct Line {
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The measure's code; empty for an item.
    pub code: String,
    /// Who answers.
    pub owner: String,
    /// The figure with its unit; empty where there is none.
    pub figure: String,
    /// Of which time the figure is.
    pub period: String,
    /// What it is held against; empty where nothing is.
    pub aim: String,
    /// Where the measure stands: a word and its class.
    pub status: Option<(&'static str, &'static str)>,
    /// Why it needs an action.
    pub exception: Option<(&'static str, &'static str)>,
    /// When it was answered; empty where it was not.
    pub answered: String,
}

impl Line {
    /// A question with what was reported of it.
    pub fn of(opened: &Opened, entry: &Entry) -> Self {
        let figure = entry.reported.figure.as_ref();
        let aim = entry.reported.aim.as_ref().map(|aim| match aim.period {
            Some(period) => format!("{} ({})", aim.shown, period.short()),
            None => format!("{} by now", aim.shown),
        });
        Self {
            address: opened.ask_address(&entry.ask),
            title: entry.title.clone(),
            code: code(&entry.about),
            owner: entry.owner.clone(),
            figure: figure.map(|figure| figure.shown.clone()).unwrap_or_default(),
            period: figure.map(|figure| figure.key.period.short()).unwrap_or_default(),
            aim: aim.unwrap_or_default(),
            status: entry.reported.status.map(figure_words::status),
            exception: entry.reported.exception.map(exception),
            answered: entry.answered_on.map(dates::day).unwrap_or_default(),
        }
    }
}

/// A measure's code as people know it: "NI 112". Empty for an item, and for a code that people do not use.
pub fn code(about: &AskedAbout) -> String {
    let AskedAbout::Measure(code) = about else { return String::new() };
    let shown = code.shown();
    if shown == code.as_str() { String::new() } else { shown }
}

/// Why a measure needs an action, in a word and its class.
pub fn exception(kind: ExceptionKind) -> (&'static str, &'static str) {
    match kind {
        ExceptionKind::OffTarget => ("Off target", "f-status--off"),
        ExceptionKind::Late => ("Late", "f-status--late"),
        ExceptionKind::Stale => ("Stale: two figures or more are overdue", "f-status--late"),
        ExceptionKind::NoData => ("No data", "f-status--none"),
    }
}

/// What a field of the answer is called.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Happened => "What happened",
        Field::Why => "Why",
        Field::Next => "What comes next",
    }
}

/// A figure that is another now, in a sentence.
pub fn changed(site: &Site, one: &Restated) -> String {
    let definition = site.definitions().catalogue.find(&one.figure.measure);
    let now = match (one.now, definition) {
        (Some(now), Some(definition)) => format!("is now {}", figure_words::value(definition, now)),
        (Some(now), None) => format!("is now {now}"),
        (None, _) => "is no longer there".to_owned(),
    };
    let which = key_words(site, &one.figure);
    match one.field {
        None => format!("reported as {}; the figure ({which}) {now}", one.mark),
        Some(at) => format!("{}: the text says {}; the figure ({which}) {now}", field(at), one.mark),
    }
}
