//! `word/numbering.xml`: what stands before a list item, counted as Word counts it.

use std::collections::HashMap;

use quick_xml::events::BytesStart;

use crate::formats::xml::{XmlSink, attribute, number};

/// The deepest list level that Word has.
const LEVELS: usize = 9;

/// A paragraph's place in a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NumberRef {
    /// The list; 0 takes the paragraph out of its style's list.
    pub(super) list: Option<u32>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

impl NumberRef {
    /// This, filled up from another.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// How one level counts.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// A list: which abstract list it shows, and levels that it starts anew.
#[derive(Default)]
struct List {
    shows: u32,
    restarts: Vec<(usize, u32)>,
}

/// All lists, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    levels: HashMap<(u32, usize), Level>,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: std::collections::HashSet<u32>,
    open: Open,
}

/// What is open while the part is read.
#[derive(Default)]
struct Open {
    abstract_list: Option<u32>,
    list: Option<u32>,
    level: usize,
}

impl Numbering {
    /// The marker of the next item of a list: "1.", "a)", or nothing for a bullet.
    /// `None` where there is no such list.
    pub(super) fn next_marker(&mut self, list: u32, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let shows = self.lists.get(&list)?.shows;
        self.begin(list, shows);
        let start = self.levels.get(&(shows, level)).map_or(1, |level| level.start);
        let counters = self.counters.entry(shows).or_default();
        for (at, counter) in counters.iter_mut().enumerate() {
            if at == level {
                *counter = Some(counter.map_or(start, |count| count.saturating_add(1)));
            } else if at > level {
                *counter = None;
            }
        }
        Some(self.marker(shows, level))
    }

    /// A list that starts anew does so at its first item.
    fn begin(&mut self, list: u32, shows: u32) {
        if !self.begun.insert(list) {
            return;
        }
        let Some(list) = self.lists.get(&list) else { return };
        let counters = self.counters.entry(shows).or_default();
        for (level, start) in &list.restarts {
            if let Some(counter) = counters.get_mut(*level) {
                *counter = start.checked_sub(1);
            }
        }
    }

    fn marker(&self, shows: u32, level: usize) -> String {
        let Some(shape) = self.levels.get(&(shows, level)) else { return String::new() };
        if matches!(shape.format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut marker = shape.text.clone();
        for at in 0..=level {
            let place = format!("%{}", at + 1);
            if marker.contains(&place) {
                marker = marker.replace(&place, &self.count(shows, at));
            }
        }
        marker.trim().chars().take(40).collect()
    }

    fn count(&self, shows: u32, level: usize) -> String {
        let shape = self.levels.get(&(shows, level));
        let reached = self.counters.get(&shows).and_then(|counters| counters.get(level).copied().flatten());
        let count = reached.or(shape.map(|shape| shape.start)).unwrap_or(1);
        match shape.map(|shape| shape.format.as_str()) {
            Some("lowerLetter") => letters(count).to_lowercase(),
            Some("upperLetter") => letters(count),
            Some("lowerRoman") => roman(count).to_lowercase(),
            Some("upperRoman") => roman(count),
            _ => count.to_string(),
        }
    }
}

impl XmlSink for Numbering {
    fn open(&mut self, element: &BytesStart<'_>) {
        let open = &mut self.open;
        match element.local_name().as_ref() {
            "abstractNum" => open.abstract_list = number(element, "abstractNumId"),
            "num" => {
                open.list = number(element, "numId");
                self.lists.extend(open.list.map(|list| (list, List::default())));
            }
            "abstractNumId" => {
                if let Some(list) = open.list.and_then(|list| self.lists.get_mut(&list)) {
                    list.shows = number(element, "val").unwrap_or_default();
                }
            }
            "lvl" | "lvlOverride" => open.level = number(element, "ilvl").unwrap_or_default(),
            "startOverride" => {
                if let Some(list) = open.list.and_then(|list| self.lists.get_mut(&list)) {
                    list.restarts.push((open.level, number(element, "val").unwrap_or(1)));
                }
            }
            "start" => self.shape(|level| level.start = number(element, "val").unwrap_or(1)),
            "numFmt" => self.shape(|level| level.format = attribute(element, "val").unwrap_or_default().into_owned()),
            "lvlText" => self.shape(|level| level.text = attribute(element, "val").unwrap_or_default().into_owned()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name.rsplit(':').next() {
            Some("abstractNum") => self.open.abstract_list = None,
            Some("num") => self.open.list = None,
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

impl Numbering {
    fn shape(&mut self, set: impl FnOnce(&mut Level)) {
        if let Some(list) = self.open.abstract_list {
            set(self.levels.entry((list, self.open.level)).or_insert_with(|| Level { start: 1, ..Level::default() }));
        }
    }
}

/// A to Z, then AA, BB as Word does.
fn letters(count: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(count.saturating_sub(1) % 26).unwrap_or_default());
    let times = (count.saturating_sub(1) / 26 + 1).min(4);
    std::iter::repeat_n(letter, times as usize).collect()
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut left, mut numeral) = (count.min(3999), String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            numeral.push_str(sign);
            left -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_word_writes_them() {
        assert_eq!([letters(1), letters(26), letters(28)], ["A", "Z", "BB"]);
        assert_eq!([roman(4), roman(19), roman(2010)], ["IV", "XIX", "MMX"]);
    }

    #[test]
    fn levels_count_below_each_other_and_start_anew() {
        let mut numbering = Numbering::default();
        numbering.lists.insert(1, List { shows: 7, restarts: Vec::new() });
        numbering.lists.insert(2, List { shows: 7, restarts: vec![(0, 1)] });
        let level = |format: &str, text: &str| Level { format: format.into(), text: text.into(), start: 1 };
        numbering.levels.insert((7, 0), level("decimal", "%1."));
        numbering.levels.insert((7, 1), level("lowerLetter", "%1%2)"));
        let mut next = |list, level| numbering.next_marker(list, level).unwrap_or_default();
        assert_eq!([next(1, 0), next(1, 1), next(1, 1), next(1, 0), next(1, 1)], ["1.", "1a)", "1b)", "2.", "2a)"]);
        assert_eq!([next(2, 0), next(2, 0)], ["1.", "2."]);
        assert_eq!(numbering.next_marker(9, 0), None);
    }
}
