//! The daily messages to the Department for Education: arrays of children, each with what changed, in the form that the
//! department's description has.
//!
//! `schema.json` is that form; `mapping.toml` says of each of its properties what it is made from, or why it is not
//! held. [`Daily::read`] holds both against each other and against the registers. [`Gathering`] turns records into
//! children; [`since`] leaves what the department has already and asks it to purge what is gone; [`messages`] packs them
//! as many to a message as it takes. What does not fit its form is left out and found. Nothing here sends anything.

mod gather;
mod nest;
mod schema;
mod since;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use bigplan_register::{RegisterCode, Registers};
use serde_json::Value as Json;

pub use gather::{Gathered, Gathering};
pub use since::since;

use crate::dataset::elsewhere::in_order;
use crate::dataset::{Description, NotHeld, checked, mapping::Part, own_file};
use schema::Schema;

/// The form of a message, as it stands in a folder of definitions.
pub const SCHEMA: &str = "returns/dfe-daily/schema.json";
/// The file that says what is held, as it stands in a folder of definitions.
pub const MAPPING: &str = "returns/dfe-daily/mapping.toml";

/// The things that messages hold, by the names that the mapping has for them.
const CHILD: &str = "child";
const DETAILS: &str = "child_details";
const EPISODES: &str = "social_care_episodes";

/// The messages as this program makes them: checked.
#[derive(Clone, Debug)]
pub struct Daily {
    schema: Schema,
    description: Description,
    parts: Vec<Part>,
    not_held: Vec<NotHeld>,
}

/// A message that is not of the form that the department describes; it must not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message is not of the form that the department describes: {0}")]
pub struct BadMessage(String);

impl Daily {
    /// Reads the two files, each as the program carries it unless a folder of definitions has one of the same name, and
    /// holds them against the registers.
    ///
    /// # Errors
    /// Everything wrong with them, with file, line and reason; nothing of them is taken then.
    pub fn read(own: &[(String, String)], registers: &Registers) -> Result<Self, Vec<BadDefinition>> {
        let own = |name| own_file(own, name);
        let form = own(SCHEMA).unwrap_or(include_str!("../../../../definitions/returns/dfe-daily/schema.json"));
        let mapping = own(MAPPING).unwrap_or(include_str!("../../../../definitions/returns/dfe-daily/mapping.toml"));
        let schema =
            Schema::read(form).map_err(|reason| vec![BadDefinition { file: SCHEMA.to_owned(), line: 0, reason }])?;
        let description = schema.description();
        let file = FileText { name: MAPPING, text: mapping };
        let (parts, not_held) = checked(file, &description, registers)?;
        Ok(Self { schema, description, parts, not_held })
    }

    /// What is not held, with the reason.
    pub fn not_held(&self) -> &[NotHeld] {
        &self.not_held
    }

    /// The registers whose records are wanted, in the order in which they have to come.
    pub fn registers(&self, registers: &Registers) -> Vec<RegisterCode> {
        in_order(&self.parts, registers)
    }

    /// Packs children into messages, as many to each as the department takes. Each is held against the description.
    ///
    /// # Errors
    /// Where one is not of that form.
    pub fn messages(&self, children: &[Json]) -> Result<Vec<Json>, BadMessage> {
        let messages = children.chunks(self.schema.most()).map(|part| Json::Array(part.to_vec()));
        messages
            .map(|message| match self.schema.misfit(&message) {
                None => Ok(message),
                Some(wrong) => Err(BadMessage(wrong)),
            })
            .collect()
    }
}
