//! What is made into rows and messages: records as they were read, and the people around them.

use bigplan_register::{Definition, Record};
use jiff::civil::Date;

/// How many letters and digits a child's code has: what the Department for Education takes at most.
const CODE: usize = 20;

/// One thing that leaves.
#[derive(Clone, Copy, Debug)]
pub enum Outgoing<'a> {
    /// A record.
    Record(&'a RecordOut<'a>),
    /// A child or grown-up whom records speak of.
    Person(&'a PersonOut),
    /// Somebody who does the work of a record: their id and name.
    Worker {
        /// The id of the account.
        id: &'a str,
        /// What they are called.
        name: &'a str,
    },
    /// A team whose a record is: its id and name.
    Team {
        /// Its id.
        id: &'a str,
        /// What it is called.
        name: &'a str,
    },
}

/// A record with what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct RecordOut<'a> {
    /// What its register is.
    pub definition: &'a Definition,
    /// The record, with only those fields that may be seen.
    pub record: &'a Record,
    /// Whom it is about, where it is about somebody.
    pub person: Option<&'a PersonOut>,
    /// The id of the team whose it is.
    pub team: Option<&'a str>,
}

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonOut {
    /// The id.
    pub id: String,
    /// Whether it is a child or young person.
    pub child: bool,
    /// The family name.
    pub family_name: String,
    /// The other names.
    pub given_names: String,
    /// The code of the census.
    pub sex: Option<String>,
    /// The day of birth, or on which birth is expected.
    pub born: Option<Date>,
    /// The day of death.
    pub died: Option<Date>,
    /// The pupil number.
    pub pupil_number: Option<String>,
}

/// The code under which a person leaves: the first twenty letters and digits of their id. An id is random, so these are
/// as good as unique, and whoever has the id finds the code again.
pub fn child_code(id: &str) -> &str {
    id.get(..CODE).unwrap_or(id)
}

/// The day on which a record came to its end: of the last move, where the state that it stands in ends.
pub fn closed_on(definition: &Definition, record: &Record) -> Option<Date> {
    let ends = definition.state(&record.state).is_some_and(|state| state.ends);
    record.moves.last().filter(|_| ends).map(|moved| moved.on)
}
