//! Words inside a stretch of a ring: as large as they fit, level, broken into lines.

use std::f64::consts::TAU;

use crate::parts::drawn_text::{Weight, width, wrap};

use super::sector::Sector;

/// The height of a line, in font sizes.
const LINE: f64 = 1.18;
/// How far words stay away from the edges, in units of the picture: far where there is room.
const MARGINS: [f64; 3] = [16.0, 11.0, MARGIN];
const MARGIN: f64 = 6.0;
/// Where across the ring, and where along it, the middle of the words may stand.
const ACROSS: [f64; 5] = [0.5, 0.56, 0.44, 0.62, 0.38];
const ALONG: [f64; 5] = [0.5, 0.4, 0.6, 0.25, 0.75];
/// Shorter stretches have their words half way along.
const LONG: f64 = 0.15;
const MOST_LINES: usize = 8;

/// Words in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The font size.
    pub size: f64,
    /// Whether the letters are bold.
    pub bold: bool,
    /// The middle of every line.
    pub x: f64,
    /// The lines from the top down.
    pub lines: Vec<Line>,
}

/// One line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its base.
    pub y: f64,
    /// Its words.
    pub text: String,
}

/// Puts words into a sector in the first of the font sizes in which they fit; `None` where
/// they fit in none.
pub fn fitted(text: &str, sector: &Sector, sizes: &[f64], weight: Weight) -> Option<Label> {
    let smallest = sizes.last().copied().unwrap_or_default() + 2.0 * MARGIN;
    if sector.outer - sector.inner < smallest || sector.outer * sector.share * TAU < smallest {
        return None;
    }
    let along = if sector.share < LONG { ALONG.get(..1) } else { ALONG.get(..) }.unwrap_or_default();
    let places: Vec<(f64, f64)> =
        along.iter().flat_map(|along| ACROSS.map(|across| sector.inside(across, *along))).collect();
    sizes.iter().find_map(|size| {
        let ways = ways_to_break(text, sector.outer * 2.0, *size, weight);
        let tried = MARGINS.iter().flat_map(|margin| ways.iter().map(move |lines| (lines, *margin)));
        let mut tried = tried.flat_map(|(lines, margin)| places.iter().map(move |place| (lines, margin, *place)));
        tried.find_map(|(lines, margin, place)| placed(lines, sector, place, margin, (*size, weight)))
    })
}

/// For each number of lines, fewest first, the narrowest way to break the text into so many.
fn ways_to_break(text: &str, widest: f64, size: f64, weight: Weight) -> Vec<Vec<String>> {
    let longest = text.split_whitespace().map(|word| width(word, size, weight)).fold(0.0, f64::max);
    let mut ways: Vec<Vec<String>> = Vec::new();
    let mut most = longest;
    while most < widest {
        let lines = wrap(text, most, size, weight);
        let fewer = ways.last().is_none_or(|last| lines.len() < last.len());
        let done = lines.len() <= 1;
        if fewer && lines.len() <= MOST_LINES && !lines.is_empty() {
            ways.push(lines);
        }
        if done {
            break;
        }
        most += size / 2.0;
    }
    ways.reverse();
    ways
}

fn placed(
    lines: &[String],
    sector: &Sector,
    (x, middle): (f64, f64),
    margin: f64,
    (size, weight): (f64, Weight),
) -> Option<Label> {
    let height = LINE * size;
    let mut top = middle - height * f64::from(u32::try_from(lines.len()).ok()?) / 2.0;
    let mut placed = Vec::with_capacity(lines.len());
    for text in lines {
        let centre = top + height / 2.0;
        if !sector.holds_box((x, centre), (width(text, size, weight), size * 0.95), margin) {
            return None;
        }
        // Small letters stand about a third of the size above the base of the line.
        placed.push(Line { y: centre + size * 0.35, text: text.clone() });
        top += height;
    }
    (!placed.is_empty()).then_some(Label { size, bold: weight == Weight::Bold, x, lines: placed })
}

#[cfg(test)]
mod tests {
    use super::{MARGIN, fitted};
    use crate::features::onepage::sector::Sector;
    use crate::parts::drawn_text::{Weight, width};

    const SIZES: [f64; 3] = [18.0, 16.0, 14.0];

    fn check(sector: &Sector, text: &str) -> Option<f64> {
        let label = fitted(text, sector, &SIZES, Weight::Plain)?;
        let words: Vec<&str> = label.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(words.join(" "), text);
        for line in &label.lines {
            let size = (width(&line.text, label.size, Weight::Plain), label.size * 0.9);
            assert!(sector.holds_box((label.x, line.y - label.size * 0.35), size, MARGIN), "{line:?}");
        }
        assert!(label.lines.windows(2).all(|pair| pair[1].y - pair[0].y >= label.size), "lines overlap");
        Some(label.size)
    }

    #[test]
    fn words_stay_inside_all_round_the_circle() {
        for twelfth in 0..12 {
            let sector = Sector { inner: 250.0, outer: 370.0, start: f64::from(twelfth) / 12.0, share: 1.0 / 11.0 };
            assert!(check(&sector, "Children play outside in every weather").is_some(), "{twelfth}");
        }
        assert_eq!(check(&Sector::disc(130.0), "Every child plays"), Some(18.0));
    }

    #[test]
    fn what_does_not_fit_is_not_drawn() {
        let narrow = Sector { inner: 250.0, outer: 300.0, start: 0.1, share: 0.02 };
        assert_eq!(check(&narrow, "Children play outside in every weather"), None);
        assert_eq!(check(&narrow, ""), None);
        assert_eq!(check(&narrow, "Donaudampfschifffahrtsgesellschaftskapitän"), None);
    }
}
