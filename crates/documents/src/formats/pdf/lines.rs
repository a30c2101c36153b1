//! Words become lines across the page, and lines fall into stretches at wide gaps.

use super::page::{Page, Word};
use crate::formats::words::after_bullet;

/// A gap of this share of a line's height parts two stretches; a space between words is half of it.
const GAP: f64 = 0.5;
/// Words whose middles are nearer than this share of their height stand in one line.
const SAME_LINE: f64 = 0.35;

/// A page as lines.
pub(super) struct LinedPage {
    /// Its height in points.
    pub(super) height: f64,
    /// Its lines from top to bottom.
    pub(super) lines: Vec<Line>,
}

/// A line across the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Top edge.
    pub(super) top: f64,
    /// Bottom edge.
    pub(super) bottom: f64,
    /// Its stretches from left to right.
    pub(super) stretches: Vec<Stretch>,
}

/// Words that stand close together.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretch {
    /// Its words from left to right.
    pub(super) words: Vec<Word>,
}

impl Stretch {
    /// Left edge.
    pub(super) fn left(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.left)
    }

    /// Right edge.
    pub(super) fn right(&self) -> f64 {
        self.words.last().map_or(0.0, |word| word.right)
    }

    fn is_bullet(&self) -> bool {
        matches!(self.words.as_slice(), [only] if is_bullet(&only.text))
    }
}

impl Line {
    /// Its height.
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Left edge.
    pub(super) fn left(&self) -> f64 {
        self.stretches.first().map_or(0.0, Stretch::left)
    }

    /// All its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.stretches.iter().flat_map(|stretch| &stretch.words)
    }

    /// Its characters, words parted by single spaces.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self.words().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// Whether a word alone is a bullet.
pub(super) fn is_bullet(word: &str) -> bool {
    word == "o" || after_bullet(&format!("{word} x")).is_some_and(|rest| rest == "x")
}

/// Puts the words of a page into lines.
pub(super) fn lined(page: Page) -> LinedPage {
    let mut words = page.words;
    words.sort_by(|a, b| (a.top + a.bottom).total_cmp(&(b.top + b.bottom)));
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut middle = f64::NEG_INFINITY;
    for word in words {
        let own = (word.top + word.bottom) / 2.0;
        match lines.last_mut() {
            Some(line) if own - middle <= SAME_LINE * word.height() => line.push(word),
            _ => {
                middle = own;
                lines.push(vec![word]);
            }
        }
    }
    LinedPage { height: page.height, lines: lines.into_iter().map(line_of).collect() }
}

fn line_of(mut words: Vec<Word>) -> Line {
    words.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut line = Line { top: f64::INFINITY, bottom: f64::NEG_INFINITY, stretches: Vec::new() };
    for word in words {
        line.top = line.top.min(word.top);
        line.bottom = line.bottom.max(word.bottom);
        match line.stretches.last_mut() {
            Some(last) if word.left - last.right() <= GAP * word.height() || last.is_bullet() => last.words.push(word),
            _ => line.stretches.push(Stretch { words: vec![word] }),
        }
    }
    line
}
