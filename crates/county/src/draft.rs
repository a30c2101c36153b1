//! A record while it is written: states follow from the moves of its register, so that no other can be given.

use std::collections::BTreeMap;

use bigplan_register::record::{Moved, Signed, Worker};
use bigplan_register::{FieldCode, Record, Value};
use jiff::civil::Date;

use crate::books::Opened;
use crate::family::Entry;

/// What stands in every note.
pub(crate) const INVENTED: &str = "Invented: made for a demonstration, about nobody.";

/// A record while it is written.
pub(crate) struct Draft<'r> {
    opened: Opened<'r>,
    entry: Entry,
}

impl<'r> Draft<'r> {
    /// A record about a child, in its register's first state.
    pub(crate) fn new(opened: Opened<'r>, person: usize) -> Self {
        let record = Record {
            id: String::new(),
            subject: Some(person.to_string()),
            state: opened.first.clone(),
            values: BTreeMap::new(),
            worker: None,
            moves: Vec::new(),
            signed: Vec::new(),
            pauses: Vec::new(),
        };
        let register = opened.definition.code.clone();
        Self { opened, entry: Entry { register, person, team: None, record } }
    }

    /// Gives the work to somebody of a team.
    pub(crate) fn given_to(&mut self, team: usize, worker: usize, qualified: bool) {
        self.entry.team = Some(team);
        self.entry.record.worker = Some(Worker { person: worker.to_string(), qualified: Some(qualified) });
    }

    /// Leaves the work with a team, to be allocated.
    pub(crate) fn left_to(&mut self, team: usize) {
        self.entry.team = Some(team);
        self.entry.record.worker = None;
    }

    fn set(&mut self, field: &str, value: Value) {
        if let Some(code) = self.field(field) {
            self.entry.record.values.insert(code, value);
        }
    }

    fn field(&self, name: &str) -> Option<FieldCode> {
        let mut fields = self.opened.definition.fields.iter();
        fields.find(|field| field.code.as_str() == name).map(|field| field.code.clone())
    }

    pub(crate) fn day(&mut self, field: &str, day: Date) {
        self.set(field, Value::Day(day));
    }

    pub(crate) fn code(&mut self, field: &str, code: &str) {
        self.set(field, Value::Code(code.to_owned()));
    }

    pub(crate) fn codes(&mut self, field: &str, codes: &[&str]) {
        self.set(field, Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect()));
    }

    pub(crate) fn yes(&mut self, field: &str, answer: bool) {
        self.set(field, Value::YesNo(answer));
    }

    pub(crate) fn whole(&mut self, field: &str, number: i64) {
        self.set(field, Value::Whole(number));
    }

    pub(crate) fn text(&mut self, field: &str, text: &str) {
        self.set(field, Value::Text(text.to_owned()));
    }

    /// A note that says nothing but that it is invented.
    pub(crate) fn note(&mut self, field: &str) {
        self.text(field, INVENTED);
    }

    /// Points at the person, record or organisation in a place.
    pub(crate) fn link(&mut self, field: &str, place: usize) {
        self.set(field, Value::Link(place.to_string()));
    }

    /// Names a place.
    pub(crate) fn place(&mut self, field: &str, code: String) {
        self.set(field, Value::Link(code));
    }

    /// Makes a move.
    pub(crate) fn step(&mut self, step: &str, on: Date, by: usize) {
        self.moved(step, on, by, None);
    }

    /// Makes a move that needs a reason.
    pub(crate) fn step_because(&mut self, step: &str, on: Date, by: usize, reason: &str) {
        self.moved(step, on, by, Some(format!("Invented: {reason}")));
    }

    fn moved(&mut self, step: &str, on: Date, by: usize, reason: Option<String>) {
        let Some(step) = self.opened.definition.moves.iter().find(|known| known.code.as_str() == step) else { return };
        self.entry.record.state = step.to.clone();
        self.entry.record.moves.push(Moved { step: step.code.clone(), on, by: by.to_string(), reason });
    }

    /// Signs the work.
    pub(crate) fn sign(&mut self, sign_off: &str, on: Date, by: usize) {
        let Some(wanted) = self.opened.definition.sign_offs.iter().find(|known| known.code.as_str() == sign_off) else {
            return;
        };
        let after_moves = self.entry.record.moves.len();
        let signed = Signed { sign_off: wanted.code.clone(), on, after_moves, by: by.to_string() };
        self.entry.record.signed.push(signed);
    }

    /// Ends the writing of a record that leads to nothing further.
    pub(crate) fn left<T>(self, entries: &mut Vec<Entry>) -> Option<T> {
        self.done(entries);
        None
    }

    /// Ends the writing: the record takes the next place.
    pub(crate) fn done(mut self, entries: &mut Vec<Entry>) -> usize {
        let place = entries.len();
        self.entry.record.id = place.to_string();
        entries.push(self.entry);
        place
    }
}
