//! What is known of a child, as one text: a child itself or one of its records, so that all of it can be gathered by
//! child.

use bigplan_counting::{Child, Written};
use bigplan_register::{Record, RegisterCode};
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Serialize};

/// A part of what is known of a child.
#[derive(Serialize, Deserialize)]
pub enum Part {
    /// What is known beside records.
    Child(Option<Date>, Option<Date>, Option<String>),
    /// A record, the day on which it was written down, how many fields it lacks, and the code of where it came from.
    Record(RegisterCode, Record, Date, i64, Option<String>),
}

impl Part {
    /// The part as text.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// The child that parts make up; `None` where none of them is the child itself.
///
/// # Errors
/// Where a part is none.
pub fn child<'a>(parts: impl Iterator<Item = &'a str>) -> Result<Option<Child>, serde_json::Error> {
    let (mut own, mut records) = (None, Vec::new());
    for text in parts {
        match serde_json::from_str(text)? {
            Part::Child(born, died, sex) => own = Some(Child::new(born, died, sex)),
            Part::Record(register, record, on, missing, source) => {
                let source = source.as_deref().map(str::parse).transpose().map_err(serde_json::Error::custom)?;
                records.push((register, record, Written { on, missing, source }));
            }
        }
    }
    Ok(own.map(|mut child| {
        for (register, record, written) in records {
            child.was_written(&record.id, written);
            child.push(register, record);
        }
        child
    }))
}
