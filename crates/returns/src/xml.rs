//! XML as a stream of elements, with limits. A document type is refused whatever it declares, and so is an entity that
//! XML itself does not know: nothing is ever expanded.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

use crate::error::ReadReturnError;

/// Bytes of text in one element.
const LONGEST_TEXT: usize = 4096;
/// Elements within elements.
const DEEPEST: usize = 16;

/// What is done with elements; names come in capital letters, with the names of the elements around them.
pub(crate) trait Elements {
    /// An element opens.
    fn open(&mut self, within: &[String], name: &str) -> Result<(), ReadReturnError>;
    /// An element closes; its own text, without blanks around it.
    fn close(&mut self, within: &[String], name: &str, text: &str);
    /// Text stands between the elements of an element.
    fn stray(&mut self, within: &str);
}

/// Goes through a source.
///
/// # Errors
/// The source breaks off or is no XML; a document type; an unknown entity; too long, or too deep.
pub(crate) fn walk(source: impl BufRead, elements: &mut impl Elements) -> Result<(), ReadReturnError> {
    let mut reader = Reader::from_reader(source);
    let (mut buffer, mut text) = (Vec::new(), String::new());
    let (mut within, mut is_empty): (Vec<String>, bool) = (Vec::new(), true);
    loop {
        buffer.clear();
        let at = reader.buffer_position();
        match reader.read_event_into(&mut buffer).map_err(|error| broken(at, &error.to_string()))? {
            Event::Start(element) => {
                let name = capital(element.local_name().as_ref());
                elements.open(&within, &name)?;
                tell_stray(elements, &within, &mut text);
                within.push(name);
            }
            Event::Empty(element) => {
                let name = capital(element.local_name().as_ref());
                elements.open(&within, &name)?;
                tell_stray(elements, &within, &mut text);
                elements.close(&within, &name, "");
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::CData(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(entity) => text.push_str(&sign(&entity)?),
            Event::End(_) => {
                let name = within.pop().unwrap_or_default();
                elements.close(&within, &name, text.trim());
                text.clear();
            }
            Event::DocType(_) => return Err(ReadReturnError::DocumentType),
            Event::Eof if is_empty => return Err(broken(at, "there is no element in it")),
            Event::Eof if within.is_empty() => return Ok(()),
            Event::Eof => return Err(broken(at, "the file breaks off")),
            _ => {}
        }
        is_empty &= within.is_empty();
        if text.len() > LONGEST_TEXT || within.len() > DEEPEST {
            return Err(broken(at, "a text or a nesting that no return has"));
        }
    }
}

fn capital(name: &str) -> String {
    name.to_ascii_uppercase()
}

fn tell_stray(elements: &mut impl Elements, within: &[String], text: &mut String) {
    if !text.trim().is_empty() {
        elements.stray(within.last().map_or("", String::as_str));
    }
    text.clear();
}

fn sign(entity: &BytesRef<'_>) -> Result<String, ReadReturnError> {
    if let Ok(Some(sign)) = entity.resolve_char_ref() {
        return Ok(sign.to_string());
    }
    let name = entity.xml10_content().into_owned();
    resolve_predefined_entity(&name).map(str::to_owned).ok_or(ReadReturnError::Entity(name))
}

fn broken(at: u64, why: &str) -> ReadReturnError {
    ReadReturnError::Xml { at, why: why.to_owned() }
}
