//! Who the child is.

use bigplan_returns::need::Table;

use super::module::Making;
use crate::codes::{ethnic_code, sex};
use crate::out::element::Element;
use crate::out::{Child, Misfit};

/// The code for an ethnic group that is not known; the schema wants one of every child.
const NOT_OBTAINED: &str = "NOBT";
/// Disabled, whatever the disability: the registers say no more.
const DISABLED: &str = "DDA";
const NOT_DISABLED: &str = "NONE";

pub(super) fn identifiers(child: &Child<'_>, making: &mut Making<'_>) -> Option<Element> {
    let span = making.span;
    let mut module = making.module(Table::Identifiers);
    module.text("LAchildID", Some(child.id));
    let (number, none) = child.number(span.first);
    let fits = number.filter(|number| is_pupil_number(number.as_bytes()));
    if number.is_some() && fits.is_none() {
        module.tell("UPN", Misfit::LeftOut);
    }
    module.text("UPN", fits);
    module.code("UPNunknown", none, None);
    module.day("PersonBirthDate", span.by_end(child.born));
    module.day("ExpectedPersonBirthDate", child.born.filter(|born| *born > span.last));
    let columns = module.making.shape(Table::Identifiers).map(|shape| shape.columns.as_slice()).unwrap_or_default();
    for column in columns.iter().filter(|column| ["Sex", "GenderCurrent"].contains(&column.name.as_str())) {
        module.text(&column.name, sex(child.sex.unwrap_or_default(), &column.codes));
    }
    module.day("PersonDeathDate", span.by_end(child.died));
    module.end("ChildIdentifiers")
}

pub(super) fn characteristics(child: &Child<'_>, making: &mut Making<'_>) -> Option<Element> {
    let details = child.details(making.span.last);
    let group = details.and_then(|details| details.code("ethnic-group")).and_then(ethnic_code);
    let disabled = details.and_then(|details| details.yes_no("disabled"));
    making.rows.extend(disabled.map(|_| Table::Disability));
    let mut module = making.module(Table::Characteristics);
    module.code("Ethnicity", group, Some(NOT_OBTAINED));
    let disability = disabled.map(|disabled| if disabled { DISABLED } else { NOT_DISABLED });
    module.folder("Disabilities", disability.map(|code| Element::text("Disability", code)).into_iter().collect());
    module.end("ChildCharacteristics")
}

/// The form that the schema wants: a letter, eleven digits, and a digit or a letter.
fn is_pupil_number(number: &[u8]) -> bool {
    let [first, digits @ .., last] = number else { return false };
    let is_digits = digits.len() == 11 && digits.iter().all(u8::is_ascii_digit);
    first.is_ascii_alphabetic() && is_digits && last.is_ascii_alphanumeric()
}
