//! XML as a stream of events. Entities are never expanded; a document type that
//! declares any is refused.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::problem::Problem;

/// What a reader of one kind of XML wants to know.
pub(crate) trait XmlSink {
    /// An element opens (an empty one closes at once).
    fn open(&mut self, element: &BytesStart<'_>);
    /// An element closes; its name with prefix.
    fn close(&mut self, name: &str);
    /// Characters.
    fn text(&mut self, text: &str);
    /// Whether reading on is useless.
    fn is_full(&self) -> bool {
        false
    }
}

/// Streams a part through a sink.
///
/// # Errors
/// XML that is broken or ends early, and document types that declare entities.
pub(crate) fn stream(input: impl BufRead, sink: &mut impl XmlSink) -> Result<(), Problem> {
    let mut reader = Reader::from_reader(input);
    reader.config_mut().allow_dangling_amp = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    while !sink.is_full() {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| broken(&error))? {
            Event::Start(element) => {
                depth += 1;
                sink.open(&element);
            }
            Event::Empty(element) => {
                sink.open(&element);
                sink.close(element.name().as_ref());
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                sink.close(element.name().as_ref());
            }
            Event::Text(text) => sink.text(&text.xml10_content()),
            Event::CData(text) => sink.text(&text.xml10_content()),
            Event::GeneralRef(reference) => sink.text(&character(&reference)),
            Event::DocType(declaration) if declares_entities(&declaration.xml10_content()) => {
                return Err(Problem::DeclaresEntities);
            }
            Event::Eof if depth > 0 => return Err(Problem::damaged("a part of it ends in the middle")),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(())
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute<'a>(element: &'a BytesStart<'_>, local: &str) -> Option<Cow<'a, str>> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == local)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.clone(), |v| Cow::Owned(v.into_owned())))
}

/// A number attribute; `None` where there is none or it is no number.
pub(crate) fn number<T: std::str::FromStr>(element: &BytesStart<'_>, local: &str) -> Option<T> {
    attribute(element, local)?.trim().parse().ok()
}

fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned()
}

fn declares_entities(declaration: &str) -> bool {
    declaration.contains('[') || declaration.to_ascii_uppercase().contains("<!ENTITY")
}

fn broken(error: &quick_xml::Error) -> Problem {
    match error {
        quick_xml::Error::Io(_) => Problem::damaged("its compressed parts do not unpack"),
        _ => Problem::damaged("the XML inside it is broken"),
    }
}
