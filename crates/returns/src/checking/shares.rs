//! The looked-after return, share by share: where the rows of all children are too many, the files are gone through again.

use super::{Asked, CheckReturnError, Known};
use crate::looked_after::read::{Held, Intake, Year};
use crate::looked_after::rules::RULES;
use crate::looked_after::{Checked, Collection, Columns, Found, Sought, layout, look};
use crate::prints::{self, Prints};
use crate::report::Report;
use crate::value::Date;

/// Checks a return of which no more than so many bytes of rows are held at a time.
pub(super) fn check(
    files: &[Known<'_>],
    last: &[Known<'_>],
    asked: &Asked<'_>,
    with_prints: bool,
    most: usize,
) -> Result<(u16, Report), CheckReturnError> {
    let year = asked.year.unwrap_or(asked.last_year);
    let from_xml = files.iter().any(|file| file.xml);
    let mut intake = Intake::within(layout(year)?, most);
    let (mut found, mut prints) = (Found::new(RULES.len()), with_prints.then(Prints::default));
    let cannot = loop {
        read(&mut intake, files, last)?;
        if let Some(directory) = asked.postcodes {
            intake.locate(directory, asked.council);
        }
        if !intake.gather() {
            return Err(CheckReturnError::Changed);
        }
        let Held { data, of, children, columns, shared_upns } = intake.held();
        let collection = collection(year, asked, from_xml, columns);
        let sought = Sought::of(&collection);
        found.join(look(data, &collection, &sought, (of, shared_upns), asked.threads));
        if let Some(prints) = &mut prints {
            data.now.add_prints(&prints::of_children(children), prints);
        }
        if !intake.again() {
            break sought.cannot;
        }
    };
    let (tables, children, faults) = intake.end();
    Ok((year, Report::looked_after(Checked { tables, found, cannot, children, faults }).with(prints)))
}

fn read(intake: &mut Intake, files: &[Known<'_>], last: &[Known<'_>]) -> Result<(), CheckReturnError> {
    for (files, of) in [(files, Year::Now), (last, Year::Last)] {
        for file in files {
            file.read_into(intake, of)?;
        }
    }
    Ok(())
}

fn collection<'a>(year: u16, asked: &Asked<'a>, from_xml: bool, columns: &'a Columns) -> Collection<'a> {
    Collection {
        start: Date::of(i32::from(year) - 1, 4, 1),
        end: Date::of(i32::from(year), 3, 31),
        rules: asked.rules(year),
        council: asked.council,
        from_xml,
        columns,
        postcodes: asked.postcodes,
        providers: None,
    }
}

#[cfg(test)]
mod tests;
