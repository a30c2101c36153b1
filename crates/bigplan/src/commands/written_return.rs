//! A return that is being written, whichever it is: files of a new folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use bigplan_crosswalk::out::{BeginReturnError, Child, Given, NotHeld, care, need};
use bigplan_register::Calendar;
use bigplan_returns::{looked_after, need as census};

use super::new_folder::NewFolder;
use crate::cli::{ReturnKind, WriteReturn};
use crate::outcome::{Failure, capital};

type To = BufWriter<File>;

/// A return under way.
pub enum Writing<'a> {
    Csv(care::Writer<care::Csv<'a, To>>),
    Xml(care::Writer<care::Xml<To>>),
    Census(Box<need::Writer<'a, To>>),
}

/// What was written: how many children are in, and how many rows each table has.
pub type Made = (u64, BTreeMap<&'static str, u64>);

impl<'a> Writing<'a> {
    /// Begins it.
    ///
    /// # Errors
    /// A year whose layout is not known, a number that is none of a council, or a file that cannot be made.
    pub fn begin(asked: &WriteReturn, calendar: &'a Calendar, folder: &'a NewFolder) -> Result<Self, Failure> {
        let file = move |name: &str| Ok::<_, io::Error>(BufWriter::new(File::create_new(folder.file(name))?));
        let begun = || -> Result<Self, BeginReturnError> {
            Ok(match asked.kind {
                ReturnKind::Cin => {
                    let layout = census::layout(asked.year).map_err(|_| BeginReturnError::Year(asked.year))?;
                    let to = file(&format!("cin-{}.xml", asked.year))?;
                    Self::Census(Box::new(need::Writer::begin(layout, calendar, &about(asked), to)?))
                }
                _ => {
                    let layout = looked_after::layout(asked.year).map_err(|_| BeginReturnError::Year(asked.year))?;
                    if asked.xml {
                        let to = care::Xml::begin(file(&format!("ssda903-{}.xml", asked.year))?)?;
                        Self::Xml(care::Writer::new(layout, to)?)
                    } else {
                        let to =
                            care::Csv::begin(&layout, move |table| file(&format!("{}.csv", table.to_lowercase())))?;
                        Self::Csv(care::Writer::new(layout, to)?)
                    }
                }
            })
        };
        begun().map_err(|why| Failure::new("not-begun", format!("{}. Nothing was written.", capital(&why.to_string()))))
    }

    /// Writes one child.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn child(&mut self, child: &Child<'_>) -> io::Result<Given> {
        match self {
            Self::Csv(to) => to.child(child),
            Self::Xml(to) => to.child(child),
            Self::Census(to) => to.child(child),
        }
    }

    /// Ends it.
    ///
    /// # Errors
    /// Where the last of it cannot be written.
    pub fn end(self) -> io::Result<Made> {
        let kept = |to: To| to.into_inner().map_err(|why| why.into_error()).and_then(|file| file.sync_all());
        match self {
            Self::Csv(to) => {
                let made = to.finish();
                made.sink.end()?.into_iter().try_for_each(|(_, to)| kept(to))?;
                Ok((made.children, made.rows))
            }
            Self::Xml(to) => {
                let made = to.finish();
                kept(made.sink.end()?)?;
                Ok((made.children, made.rows))
            }
            Self::Census(to) => {
                let mut made = to.finish()?;
                made.to.flush()?;
                kept(made.to)?;
                Ok((made.children, made.rows))
            }
        }
    }
}

/// The registers that a return is made of, what no register holds, and what is held in part only.
pub fn described(kind: ReturnKind) -> (Vec<&'static str>, &'static [NotHeld], &'static [NotHeld]) {
    match kind {
        ReturnKind::Cin => (need::REGISTERS.to_vec(), need::NOT_HELD, need::IN_PART),
        _ => (care::REGISTERS.to_vec(), care::NOT_HELD, care::IN_PART),
    }
}

fn about(asked: &WriteReturn) -> need::About {
    let (software, release) = ("Bigplan".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    need::About { council: asked.la.clone(), software, release, serial: 1, made: jiff::Zoned::now().datetime() }
}
