//! What the headings and the cells of a spreadsheet mean.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_register::definition::Kind;
use bigplan_register::record::read_value;
use bigplan_register::{Definition, Field, FieldCode, Registers, Value};
use jiff::civil::Date;

use super::columns::{Column, columns};
use super::escape::unescape;
use super::finding::{SheetFinding, SheetFindingCode as Code};

/// Which columns of a spreadsheet hold what; `None` for a column without heading.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    registers: &'a Registers,
    definition: &'a Definition,
    columns: Vec<Option<Column>>,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Its number, as the spreadsheet program shows it.
    pub row: u32,
    /// The record's id, where it has one.
    pub record: Option<String>,
    /// The state that it shows.
    pub state: Option<String>,
    /// What the row says of the person.
    pub person: PersonGiven,
    /// What the record is about, where it is about nobody.
    pub about: Option<String>,
    /// What is filled in: `None` where the cell is empty. A field without a column is not there.
    pub values: BTreeMap<FieldCode, Option<Value>>,
}

/// What a row says of a person; `None` where the cell is empty or there is no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonGiven {
    /// The id.
    pub id: Option<String>,
    /// The pupil number.
    pub pupil_number: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// The other names.
    pub given_names: Option<String>,
    /// The day of birth.
    pub born: Option<Date>,
    /// The sex.
    pub sex: Option<String>,
    /// The day of death.
    pub died: Option<Date>,
}

impl<'a> Layout<'a> {
    /// Understands the headings: a field's code, its label, or one of the headings of the record and the person, in
    /// small or large letters.
    ///
    /// # Errors
    /// Every heading that cannot be understood: nothing of such a file may be stored, for a column would be lost.
    pub fn read<'c>(
        registers: &'a Registers,
        definition: &'a Definition,
        row: u32,
        headings: impl Iterator<Item = &'c str>,
    ) -> Result<Self, Vec<SheetFinding>> {
        let known = columns(definition);
        let (mut found, mut seen, mut wrong) = (Vec::new(), BTreeSet::new(), Vec::new());
        for heading in headings {
            let meant = meant(definition, &known, heading);
            if heading.trim().is_empty() {
                found.push(None);
                continue;
            }
            match &meant {
                None => {
                    let message = format!(
                        "No field of {} is called so. Take the column out, or call it by a field's code.",
                        definition.code
                    );
                    wrong.push(SheetFinding::new(row, Some(heading), Code::UnknownColumn, message));
                }
                Some(column) if !seen.insert(column.clone()) => {
                    let message = "Two columns are called so: which of them is meant cannot be known.";
                    wrong.push(SheetFinding::new(row, Some(heading), Code::ColumnTwice, message));
                }
                Some(_) => {}
            }
            found.push(meant);
        }
        if let Some(needed) = unnamed(&known, &seen).filter(|_| wrong.is_empty()) {
            wrong.push(SheetFinding::new(row, None, Code::NothingNamed, needed));
        }
        if wrong.is_empty() { Ok(Self { registers, definition, columns: found }) } else { Err(wrong) }
    }

    /// What a row says; its cells in the order of the headings.
    ///
    /// # Errors
    /// Every cell that cannot be understood.
    pub fn row<'c>(&self, row: u32, cells: impl Iterator<Item = &'c str>) -> Result<SheetRow, Vec<SheetFinding>> {
        let (mut says, mut wrong) = (SheetRow { row, ..SheetRow::default() }, Vec::new());
        let blank = std::iter::repeat("");
        for (column, cell) in self.columns.iter().zip(cells.chain(blank)) {
            let Some(column) = column else { continue };
            if let Err((code, message)) = self.cell(&mut says, column, unescape(cell.trim())) {
                wrong.push(SheetFinding::new(row, Some(column.heading()), code, message));
            }
        }
        if wrong.is_empty() { Ok(says) } else { Err(wrong) }
    }

    fn cell(&self, says: &mut SheetRow, column: &Column, cell: &str) -> Result<(), (Code, String)> {
        let text = (!cell.is_empty()).then(|| cell.to_owned());
        match column {
            Column::Record => says.record = text,
            Column::State => says.state = text,
            Column::About => says.about = text,
            Column::Person => says.person.id = text,
            Column::PupilNumber => says.person.pupil_number = text,
            Column::FamilyName => says.person.family_name = text,
            Column::GivenNames => says.person.given_names = text,
            Column::Sex => says.person.sex = text,
            Column::Born => says.person.born = text.as_deref().map(day).transpose()?,
            Column::Died => says.person.died = text.as_deref().map(day).transpose()?,
            Column::Field(code) => {
                if let Some(field) = self.definition.field(code) {
                    says.values.insert(code.clone(), self.value(field, cell)?);
                }
            }
        }
        Ok(())
    }

    fn value(&self, field: &Field, cell: &str) -> Result<Option<Value>, (Code, String)> {
        if month_first(cell) && field.kind.is_time() {
            return Err((Code::MonthFirst, MONTH_FIRST.to_owned()));
        }
        let value = read_value(field, cell).map_err(|why| (Code::NotRead, format!("It is not {}.", why.wanted())))?;
        let list = field.list.as_ref().and_then(|list| self.registers.list(self.definition, list));
        if let (Some(value), Some(list), Kind::Code) = (&value, list, field.kind)
            && value.codes().iter().any(|code| list.value(code).is_none())
        {
            let codes: Vec<&str> = list.values.iter().take(12).map(|value| value.code.as_str()).collect();
            let more = if list.values.len() > 12 { " and others" } else { "" };
            let message = format!("The list \"{}\" has no such code; it has {}{more}.", list.title, codes.join(", "));
            return Err((Code::UnknownCode, message));
        }
        Ok(value)
    }
}

const MONTH_FIRST: &str = "The month seems to stand first: write the day first, as in 31/3/2010, or 2010-03-31.";

/// The column that a heading means.
fn meant(definition: &Definition, known: &[Column], heading: &str) -> Option<Column> {
    let heading = heading.trim().to_lowercase();
    let by_name = known.iter().find(|column| column.heading() == heading).cloned();
    by_name.or_else(|| {
        let mut labelled = definition.fields.iter().filter(|field| field.label.to_lowercase() == heading);
        // A label that two fields share names neither.
        labelled.next().filter(|_| labelled.next().is_none()).map(|field| Column::Field(field.code.clone()))
    })
}

/// What is missing so that a row could be about anything.
fn unnamed(known: &[Column], seen: &BTreeSet<Column>) -> Option<&'static str> {
    let wanted = [Column::Person, Column::About].into_iter().find(|column| known.contains(column))?;
    let named = [Column::Record, Column::PupilNumber, wanted.clone()].iter().any(|column| seen.contains(column));
    match (named, wanted) {
        (true, _) => None,
        (false, Column::Person) => Some(
            "No column says whom a row is about: give it a \"record id\", a \"person id\" or a \"pupil number\". Nobody \
             is recognised by name alone.",
        ),
        (false, _) => Some("No column says what a row is about: give it a \"record id\" or an \"about id\"."),
    }
}

fn day(text: &str) -> Result<Date, (Code, String)> {
    if month_first(text) {
        return Err((Code::MonthFirst, MONTH_FIRST.to_owned()));
    }
    let wrong = || (Code::NotRead, "It is not a day such as 2010-04-01 or 1/4/2010.".to_owned());
    if let Ok(day) = text.parse::<Date>() {
        return if text.len() == 10 { Ok(day) } else { Err(wrong()) };
    }
    let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
    let (Some(Some(day)), Some(Some(month)), Some(Some(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(wrong());
    };
    let small = i8::try_from(month).ok().zip(i8::try_from(day).ok()).filter(|_| year >= 1000);
    small.and_then(|(month, day)| Date::new(year, month, day).ok()).ok_or_else(wrong)
}

/// Whether a text is a day only if its month stands first: 4/13/2010.
fn month_first(text: &str) -> bool {
    let on = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<Option<i16>> = on.split('/').map(|part| part.parse().ok()).collect();
    matches!(parts[..], [Some(month), Some(day), Some(_)] if (1..=12).contains(&month) && (13..=31).contains(&day))
}
