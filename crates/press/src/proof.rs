//! What holds of every drawing, for tests: it is XML, its numbers are finite, its text is
//! inside and its labels do not lie over each other.

use std::collections::BTreeSet;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::paper::drawn_text::{Weight, width};
use crate::point::{Interval, Point, Standing};
use crate::{Chart, Table};

/// A text of the drawing and the room it takes.
#[derive(Debug, Default)]
pub struct Text {
    pub words: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    size: f64,
    bold: bool,
    anchor: String,
    x: f64,
}

/// A parsed drawing.
#[derive(Debug, Default)]
pub struct Seen {
    pub texts: Vec<Text>,
    /// Every `d` of a path.
    pub paths: Vec<String>,
    pub circles: usize,
    room: (f64, f64),
    ids: BTreeSet<String>,
}

impl Seen {
    /// Whether a text of the drawing says this.
    pub fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|text| text.words == words)
    }
}

/// Parses the drawing and checks what holds always.
pub fn seen(chart: &Chart) -> Seen {
    let mut reader = Reader::from_str(&chart.svg);
    let mut seen = Seen::default();
    let mut line = String::new();
    loop {
        match reader.read_event().expect("the drawing is XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                check_attributes(&tag, &mut seen);
                open(&tag, &mut seen);
                line.clear();
            }
            Event::Text(text) => line.push_str(&text),
            Event::GeneralRef(name) => line.push_str(&resolved(&name)),
            Event::End(tag) if tag.name().as_ref() == "tspan" => close_line(&mut seen, &line),
            Event::Eof => break,
            _ => {}
        }
    }
    check_texts(&seen);
    check_table(&chart.table);
    seen
}

fn resolved(name: &str) -> String {
    match name {
        "lt" => "<".into(),
        "gt" => ">".into(),
        "amp" => "&".into(),
        other => {
            let number = other.trim_start_matches('#').parse().expect("a numbered character");
            char::from_u32(number).expect("a character").to_string()
        }
    }
}

fn check_attributes(tag: &BytesStart<'_>, seen: &mut Seen) {
    assert_ne!(tag.name().as_ref(), "script");
    for attribute in tag.attributes() {
        let attribute = attribute.expect("attributes are well formed and given once");
        let (name, value) = (attribute.key.as_ref(), attribute.value.to_string());
        assert_ne!(name, "style", "the page forbids inline style");
        assert!(!name.starts_with("on"), "no script");
        match name {
            "id" => assert!(seen.ids.insert(value.clone()), "{value} is there twice"),
            "d" => {
                let letters = |letter: char| letter.is_ascii_alphabetic() || letter == ' ';
                numbers_are_finite(value.split(letters));
                seen.paths.push(value);
            }
            "x" | "y" | "cx" | "cy" | "r" | "width" | "height" | "dy" | "font-size" => {
                numbers_are_finite([value.as_str()].into_iter());
            }
            "viewBox" => numbers_are_finite(value.split(' ')),
            _ => {}
        }
    }
}

fn numbers_are_finite<'a>(parts: impl Iterator<Item = &'a str>) {
    for part in parts.filter(|part| !part.is_empty()) {
        let number: f64 = part.parse().unwrap_or_else(|_| panic!("{part} is no number"));
        assert!(number.is_finite(), "{part} is not finite");
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).unwrap()?;
    Some(found.value.to_string())
}

fn number(tag: &BytesStart<'_>, name: &str) -> f64 {
    attribute(tag, name).map_or(0.0, |value| value.parse().unwrap())
}

fn open(tag: &BytesStart<'_>, seen: &mut Seen) {
    match tag.name().as_ref() {
        "svg" => seen.room = (number(tag, "width"), number(tag, "height")),
        "circle" => seen.circles += 1,
        "text" => {
            let (y, size) = (number(tag, "y"), number(tag, "font-size"));
            seen.texts.push(Text {
                left: f64::INFINITY,
                right: f64::NEG_INFINITY,
                top: y - size * 0.75,
                bottom: y,
                size,
                bold: attribute(tag, "font-weight").is_some(),
                anchor: attribute(tag, "text-anchor").unwrap(),
                x: number(tag, "x"),
                ..Text::default()
            });
        }
        "tspan" => {
            if let Some(text) = seen.texts.last_mut() {
                text.bottom += number(tag, "dy");
            }
        }
        _ => {}
    }
}

fn close_line(seen: &mut Seen, line: &str) {
    let text = seen.texts.last_mut().expect("a tspan stands in a text");
    let wide = width(line, text.size, if text.bold { Weight::Bold } else { Weight::Plain });
    let left = match text.anchor.as_str() {
        "start" => text.x,
        "middle" => text.x - wide / 2.0,
        _ => text.x - wide,
    };
    text.left = text.left.min(left);
    text.right = text.right.max(left + wide);
    let between = if text.words.is_empty() { "" } else { " " };
    text.words.push_str(&format!("{between}{line}"));
}

fn check_texts(seen: &Seen) {
    let (wide, high) = seen.room;
    let texts: Vec<&Text> = seen.texts.iter().filter(|text| !text.words.is_empty()).collect();
    for (index, text) in texts.iter().enumerate() {
        assert!(text.size >= 12.0, "too small: {text:?}");
        let inside = text.left >= -0.6 && text.right <= wide + 0.6 && text.top >= -0.6 && text.bottom <= high + 0.6;
        assert!(inside, "cut off in {wide} by {high}: {text:?}");
        for other in texts.iter().skip(index + 1) {
            let apart = text.right <= other.left + 0.5
                || other.right <= text.left + 0.5
                || text.bottom <= other.top + 0.5
                || other.bottom <= text.top + 0.5;
            assert!(apart, "one over the other: {text:?} {other:?}");
        }
    }
}

fn check_table(table: &Table) {
    assert!(table.rows.iter().all(|row| row.len() == table.headings.len()), "{table:?}");
}

/// Any number that a program can hold.
pub fn number_of_any_kind() -> impl Strategy<Value = f64> {
    prop_oneof![
        5 => -100.0..100.0f64,
        2 => any::<f64>(),
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(f64::NEG_INFINITY),
        1 => Just(f64::MAX),
        1 => Just(f64::MIN_POSITIVE),
        1 => Just(0.0),
        1 => Just(1e15),
    ]
}

/// Words of any kind.
pub fn words_of_any_kind() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Za-z0-9 /]{0,14}", 1 => ".{0,60}", 1 => Just("<script>&\"'\u{0}]]>".to_owned())]
}

/// Points with whatever numbers.
pub fn points_of_any_kind() -> impl Strategy<Value = Vec<Point>> {
    let at = prop_oneof![4 => 1990.0..2030.0f64, 1 => number_of_any_kind()];
    let numbers = (number_of_any_kind(), number_of_any_kind(), number_of_any_kind());
    let point = (at, words_of_any_kind(), numbers, any::<(bool, bool, bool, bool)>()).prop_map(
        |(at, period, (value, low, high), (given, between, breaks, early))| Point {
            at,
            period,
            value: given.then_some(value),
            interval: between.then_some(Interval { low, high }),
            standing: if early { Standing::Provisional } else { Standing::Final },
            breaks,
            missing: "low count".into(),
        },
    );
    proptest::collection::vec(point, 0..12)
}
