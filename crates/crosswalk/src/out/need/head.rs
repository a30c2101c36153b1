//! What the file says of itself.

use jiff::civil::DateTime;

use crate::out::element::Element;
use crate::out::{BeginReturnError, Span};

/// Who makes the census, with what and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The council's number with the Department for Education: three digits.
    pub council: String,
    /// The name of the software.
    pub software: String,
    /// Its version.
    pub release: String,
    /// Which file of the year it is, from 1.
    pub serial: u16,
    /// When it is made.
    pub made: DateTime,
}

pub(super) fn header(about: &About, span: Span) -> Result<Element, BeginReturnError> {
    let council = about.council.trim();
    if council.len() != 3 || !council.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(BeginReturnError::Council(council.chars().take(20).collect()));
    }
    let collection = [
        Element::text("Collection", "CIN"),
        Element::text("Year", &span.last.year().to_string()),
        Element::text("ReferenceDate", &span.last.to_string()),
    ];
    let source = [
        Element::text("SourceLevel", "L"),
        Element::text("LEA", council),
        Element::text("SoftwareCode", &about.software),
        Element::text("Release", &about.release),
        Element::text("SerialNo", &format!("{:03}", about.serial)),
        Element::text("DateTime", &about.made.strftime("%Y-%m-%dT%H:%M:%S").to_string()),
    ];
    let parts = vec![Element::of("CollectionDetails", collection.into()), Element::of("Source", source.into())];
    Ok(Element::of("Header", parts))
}
