//! The text of a line or a cell: tags and marks of dress taken off, parts kept apart.

use super::marker::BULLETS;
use crate::document::{Part, Text};

/// Text without its marks of dress (`**`, `<b>`, `&amp;`, `\*`), white space folded.
pub fn inline(raw: &str) -> Text {
    let mut run = Run::default();
    let mut rest = raw;
    while let Some(next) = run.step(rest, |_, _| {}) {
        rest = next;
    }
    run.take()
}

/// The paragraphs and list items of a cell. Block tags, bullets and double spaces part them.
pub fn parts(raw: &str) -> Vec<Part> {
    let mut cell = Parts::default();
    let mut run = Run::default();
    let mut rest = raw;
    while let Some(next) = run.step(rest, |run, mark| cell.mark(run, mark)) {
        rest = next;
    }
    cell.close(&mut run);
    cell.done
}

/// What stands between runs of text.
#[derive(Clone, Copy, Debug)]
enum Mark {
    Break,
    Bullet,
    ListStart,
    ListEnd,
}

#[derive(Default)]
struct Parts {
    done: Vec<Part>,
    lists: u32,
    bullet: bool,
}

impl Parts {
    fn mark(&mut self, run: &mut Run, mark: Mark) {
        self.close(run);
        match mark {
            Mark::Break => self.bullet = self.lists > 0,
            Mark::Bullet => self.bullet = true,
            Mark::ListStart => {
                self.lists += 1;
                self.bullet = true;
            }
            Mark::ListEnd => {
                self.lists = self.lists.saturating_sub(1);
                self.bullet = self.lists > 0;
            }
        }
    }

    fn close(&mut self, run: &mut Run) {
        let text = run.take();
        if !text.plain.is_empty() {
            self.done.push(Part { bullet: self.bullet, text });
        }
    }
}

/// A run of text with one dress.
#[derive(Default)]
struct Run {
    plain: String,
    bold_now: bool,
    saw_bold: bool,
    saw_plain: bool,
}

impl Run {
    /// Takes one step through raw text; gives back what is left, `None` at the end.
    fn step<'a>(&mut self, raw: &'a str, mut mark: impl FnMut(&mut Self, Mark)) -> Option<&'a str> {
        let first = raw.chars().next()?;
        let after = raw.get(first.len_utf8()..)?;
        match first {
            '<' => {
                if let Some((tag, rest)) = tag(raw) {
                    self.tag(tag, &mut mark);
                    return Some(rest);
                }
                self.push(first);
            }
            '*' if after.starts_with('*') => {
                self.bold_now = !self.bold_now;
                return after.get(1..);
            }
            '\\' if after.starts_with(['*', '_', '#', '-', '[', ']', '>']) => {
                let escaped = after.chars().next()?;
                self.push(escaped);
                return after.get(escaped.len_utf8()..);
            }
            '&' => {
                if let Some((decoded, rest)) = entity(raw) {
                    self.push(decoded);
                    return Some(rest);
                }
                self.push(first);
            }
            ' ' if after.starts_with(' ') => {
                mark(self, Mark::Break);
                self.push(' ');
                return Some(after.trim_start_matches(' '));
            }
            c if BULLETS.contains(&c) => {
                mark(self, Mark::Bullet);
                self.push(' ');
            }
            c => self.push(c),
        }
        Some(after)
    }

    fn tag(&mut self, tag: &str, mark: &mut impl FnMut(&mut Self, Mark)) {
        match tag {
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" => self.bold_now = true,
            "/b" | "/strong" | "/h1" | "/h2" | "/h3" | "/h4" => self.bold_now = false,
            "ul" | "ol" => mark(self, Mark::ListStart),
            "/ul" | "/ol" => mark(self, Mark::ListEnd),
            "li" => mark(self, Mark::Bullet),
            "p" | "/p" | "br" | "br/" | "/li" | "div" | "/div" => mark(self, Mark::Break),
            _ => {}
        }
    }

    fn push(&mut self, c: char) {
        if c.is_whitespace() || c == '\u{a0}' || c == '\u{200b}' || c == '\u{feff}' {
            if !self.plain.is_empty() && !self.plain.ends_with(' ') {
                self.plain.push(' ');
            }
            return;
        }
        if c.is_alphanumeric() {
            self.saw_bold |= self.bold_now;
            self.saw_plain |= !self.bold_now;
        }
        self.plain.push(c);
    }

    fn take(&mut self) -> Text {
        let bold = self.saw_bold && !self.saw_plain;
        self.saw_bold = false;
        self.saw_plain = false;
        let mut plain = std::mem::take(&mut self.plain);
        plain.truncate(plain.trim_end().len());
        Text { plain, bold }
    }
}

const TAGS: &[&str] = &[
    "p", "ul", "ol", "li", "b", "i", "u", "br", "strong", "em", "span", "div", "sup", "sub", "h1", "h2", "h3", "h4",
    "font", "a",
];

/// A tag at the start of the text and what follows it; a "<" that opens no known tag
/// ("<30%") is a sign like any other.
fn tag(raw: &str) -> Option<(&str, &str)> {
    let inner = raw.strip_prefix('<')?;
    let end = inner.bytes().take(200).position(|b| b == b'>')?;
    let name_end = inner.find([' ', '>'])?.min(end);
    let name = inner.get(..name_end)?;
    let bare = name.trim_matches('/');
    TAGS.iter().any(|t| bare.eq_ignore_ascii_case(t)).then_some(())?;
    Some((name, inner.get(end + 1..)?))
}

fn entity(raw: &str) -> Option<(char, &str)> {
    let known = [
        ("&amp;", '&'),
        ("&nbsp;", ' '),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&pound;", '£'),
    ];
    known.iter().find_map(|(name, c)| raw.strip_prefix(name).map(|rest| (*c, rest)))
}
