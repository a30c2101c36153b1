//! `word/styles.xml`: which styles are headings, bold or numbered.
//!
//! Style ids are in the language of the program that wrote the file; a built-in
//! style's *name* is always English, and a custom style is based on another.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use super::numbering::NumberRef;
use crate::formats::xml::{XmlSink, attribute, number};

/// Longer chains of styles than this are circles.
const MAX_CHAIN: usize = 30;

/// What a style says about a paragraph or run.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// The heading's level from 1; 0 says it is body text after all.
    pub(super) level: Option<u8>,
    /// Whether its text is bold.
    pub(super) bold: Option<bool>,
    /// Its list, if it has one.
    pub(super) list: NumberRef,
    /// How deep its entries stand by its name ("List Bullet 2"), counted from 0.
    pub(super) depth: u8,
    based_on: Option<String>,
}

/// All styles by id.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    open: Option<(String, Style)>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// The style of an element; the default paragraph style for `None`.
    pub(super) fn of(&self, id: Option<&str>) -> Option<&Style> {
        self.by_id.get(id.or(self.default_paragraph.as_deref())?)
    }

    /// Hands down what styles inherit.
    pub(super) fn settle(&mut self) {
        let settled = self.by_id.keys().map(|id| (id.clone(), self.inherited(id))).collect();
        self.by_id = settled;
    }

    fn inherited(&self, id: &str) -> Style {
        let (mut style, mut next) = (Style::default(), Some(id));
        for _ in 0..MAX_CHAIN {
            let Some(from) = next.and_then(|id| self.by_id.get(id)) else { break };
            style.level = style.level.or(from.level);
            style.bold = style.bold.or(from.bold);
            style.list = style.list.or(from.list);
            next = from.based_on.as_deref();
        }
        style
    }
}

impl XmlSink for Styles {
    fn open(&mut self, element: &BytesStart<'_>) {
        let local = element.local_name();
        if local.as_ref() == "style" {
            let id = attribute(element, "styleId").unwrap_or_default().into_owned();
            let is_default = attribute(element, "default").is_some_and(|value| is_on(&value));
            if is_default && attribute(element, "type").is_some_and(|kind| kind == "paragraph") {
                self.default_paragraph = Some(id.clone());
            }
            self.open = Some((id, Style::default()));
            return;
        }
        let Some((_, style)) = &mut self.open else { return };
        match local.as_ref() {
            "name" => {
                let name = attribute(element, "val").unwrap_or_default().to_lowercase();
                style.level = level_of_name(&name);
                style.depth = depth_of_name(&name);
            }
            "basedOn" => style.based_on = attribute(element, "val").map(|id| id.into_owned()),
            "outlineLvl" => style.level = number(element, "val").map(level_of_outline),
            "b" => style.bold = Some(is_on(&attribute(element, "val").unwrap_or_default())),
            "numId" => style.list.list = number(element, "val"),
            "ilvl" => style.list.level = number(element, "val"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name.ends_with("style") {
            self.by_id.extend(self.open.take());
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Whether an on-off value is on; an absent one is.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// Outline levels count from 0; 9 is body text.
pub(super) fn level_of_outline(outline: u8) -> u8 {
    if outline < 9 { outline + 1 } else { 0 }
}

/// "List Bullet 3" stands two deeper than "List Bullet".
fn depth_of_name(name: &str) -> u8 {
    let list = name.strip_prefix("list ").unwrap_or_default();
    let deep = list.rsplit(' ').next().and_then(|last| last.parse::<u8>().ok());
    deep.filter(|deep| (2..=9).contains(deep)).map_or(0, |deep| deep - 1)
}

fn level_of_name(name: &str) -> Option<u8> {
    if name == "title" {
        return Some(1);
    }
    name.strip_prefix("heading ")?.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
