//! Elements of XML: those of one child before they are written.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An element with text or with others.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: String,
    holds: Holds,
}

#[derive(Clone, Debug)]
enum Holds {
    Text(String),
    Elements(Vec<Element>),
}

impl Element {
    /// An element of text. XML has no way to write control characters: they are taken out.
    pub(super) fn text(name: impl Into<String>, text: &str) -> Self {
        let text = text.chars().filter(|sign| !sign.is_control()).collect();
        Self { name: name.into(), holds: Holds::Text(text) }
    }

    /// An element of others.
    pub(super) fn of(name: impl Into<String>, elements: Vec<Self>) -> Self {
        Self { name: name.into(), holds: Holds::Elements(elements) }
    }

    /// Writes it with all that it holds.
    pub(super) fn write<W: Write>(&self, to: &mut Writer<W>) -> io::Result<()> {
        let element = to.create_element(self.name.as_str());
        match &self.holds {
            Holds::Text(text) if text.is_empty() => element.write_empty(),
            Holds::Text(text) => element.write_text_content(BytesText::new(text)),
            Holds::Elements(elements) => {
                element.write_inner_content(|within| elements.iter().try_for_each(|one| one.write(within)))
            }
        }
        .map(drop)
    }
}

/// Begins a document with the elements around what follows.
pub(super) fn begin<W: Write>(to: W, around: &[&str]) -> io::Result<Writer<W>> {
    let mut writer = Writer::new_with_indent(to, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    open(&mut writer, around)?;
    Ok(writer)
}

/// Opens elements, one within the other.
pub(super) fn open<W: Write>(to: &mut Writer<W>, around: &[&str]) -> io::Result<()> {
    around.iter().try_for_each(|name| to.write_event(Event::Start(BytesStart::new(*name))))
}

/// Ends a document: closes the elements around, the outermost first in the list, and flushes.
pub(super) fn end<W: Write>(mut writer: Writer<W>, around: &[&str]) -> io::Result<W> {
    around.iter().rev().try_for_each(|name| writer.write_event(Event::End(BytesEnd::new(*name))))?;
    let mut to = writer.into_inner();
    to.write_all(b"\n")?;
    to.flush()?;
    Ok(to)
}
