//! Whether what a field is made from can fit what the dataset takes, whatever the records hold.

use bigplan_register::definition::Kind;
use bigplan_register::{CodeList, Definition, Field};

use super::describe::{Column, ColumnKind};
use super::mapping::{ClockPart, HeadPart, Origin, PersonPart};

/// An id's length.
const ID: usize = 26;

/// What comes out of an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Text with so many characters at most; `None` where only the rows show it.
    Text(Option<usize>),
    /// A day, or day and time.
    Day,
    /// A whole number.
    Whole,
    /// A number.
    Number,
}

/// Whether a shape fits a field of the dataset; else the reason.
pub(super) fn fits(column: &Column, shape: Shape) -> Result<(), String> {
    let name = &column.name;
    match (column.kind, shape) {
        (ColumnKind::NVarChar | ColumnKind::NChar, Shape::Text(Some(most))) => match column.size {
            Some(size) if most > size => {
                Err(format!("{name} takes at most {size} characters, and what it is made from may have {most}"))
            }
            _ => Ok(()),
        },
        (ColumnKind::NVarChar | ColumnKind::NChar, _)
        | (ColumnKind::DateTime, Shape::Day)
        | (ColumnKind::Int | ColumnKind::Float, Shape::Whole)
        | (ColumnKind::Float, Shape::Number)
        | (ColumnKind::Flag, Shape::Text(Some(1))) => Ok(()),
        (ColumnKind::DateTime, _) => Err(format!("{name} is a day, and what it is made from is none")),
        (ColumnKind::Int | ColumnKind::Float, _) => {
            Err(format!("{name} is a number, and what it is made from is none"))
        }
        (ColumnKind::Flag, _) => Err(format!("{name} is yes or no, and what it is made from is not")),
        (ColumnKind::Bit | ColumnKind::Binary, _) => Err(format!("{name} is of a type that nothing here has")),
    }
}

pub(super) fn head(head: HeadPart, origin: &Origin, definition: Option<&Definition>) -> Result<Shape, String> {
    Ok(match head {
        HeadPart::Id | HeadPart::Worker | HeadPart::Team => Shape::Text(Some(ID)),
        HeadPart::Name => Shape::Text(None),
        HeadPart::Closed => Shape::Day,
        HeadPart::State => {
            let definition = definition.ok_or("people and teams have no state")?;
            let known = |code: &str| definition.states.iter().any(|state| state.code.as_str() == code);
            let named = origin.codes.keys().chain(origin.flag.iter().flatten());
            if let Some(code) = named.into_iter().find(|code| !known(code)) {
                return Err(format!("{} has no state {code}", definition.code));
            }
            let state = |code: &str| origin.codes.get(code).map_or(code.chars().count(), |to| to.chars().count());
            let longest = definition.states.iter().map(|one| state(one.code.as_str())).max();
            if origin.flag.is_some() { Shape::Text(Some(1)) } else { Shape::Text(longest) }
        }
    })
}

pub(super) fn person(part: PersonPart) -> Shape {
    match part {
        PersonPart::Code => Shape::Text(Some(20)),
        PersonPart::Id => Shape::Text(Some(ID)),
        PersonPart::Born | PersonPart::Expected | PersonPart::Died => Shape::Day,
        PersonPart::FamilyName | PersonPart::GivenNames | PersonPart::Sex | PersonPart::PupilNumber => {
            Shape::Text(None)
        }
    }
}

pub(super) fn clock(part: ClockPart) -> Shape {
    if part == ClockPart::Taken { Shape::Whole } else { Shape::Day }
}

pub(super) fn field(origin: &Origin, field: &Field, list: Option<&CodeList>) -> Shape {
    let length = |text: &str| text.chars().count();
    if origin.filled || origin.flag.is_some() || (field.kind == Kind::YesNo) {
        return Shape::Text(Some(origin.codes.values().map(|to| length(to)).max().unwrap_or(1)));
    }
    if let Some(keys) = &origin.keys {
        return Shape::Text(Some(2 + keys.keys().map(|key| length(key) + 7).sum::<usize>()));
    }
    match field.kind {
        Kind::Text | Kind::Note => Shape::Text(field.longest.and_then(|most| usize::try_from(most).ok())),
        Kind::WholeNumber => Shape::Whole,
        Kind::Decimal => Shape::Number,
        Kind::Day | Kind::Moment => Shape::Day,
        Kind::Code => Shape::Text(list.map(|list| code(origin, field, list))),
        Kind::Person | Kind::Child => Shape::Text(Some(20)),
        Kind::Place => Shape::Text(None),
        _ => Shape::Text(Some(ID)),
    }
}

/// The longest that codes can become.
fn code(origin: &Origin, field: &Field, list: &CodeList) -> usize {
    let one = |value: &bigplan_register::definition::ListValue| {
        let becomes = if origin.says { Some(&value.says) } else { origin.codes.get(&value.code) };
        becomes.unwrap_or(&value.code).chars().count()
    };
    let lengths = list.values.iter().map(one);
    // Each of several has its separators: `"…",` of a list.
    if field.several { 2 + lengths.map(|length| length + 3).sum::<usize>() } else { lengths.max().unwrap_or(0) }
}
