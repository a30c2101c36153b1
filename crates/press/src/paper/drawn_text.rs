//! Text in pictures: how wide it will be, and where it is broken into lines.
//!
//! A picture is drawn on the server, where no browser measures text. The widths are
//! those of Helvetica (the font metrics that Adobe publishes), which Arial and
//! Liberation Sans share.

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As running text.
    Plain,
    /// As headings.
    Bold,
}

/// Thousandths of the font size for the characters from space to tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
/// Accented letters and signs are no wider than this; ideographs are a full square.
const OTHER: u16 = 780;
const SQUARE: u16 = 1000;
/// The widest that bold letters grow over plain ones, on the average of a word.
const BOLD: f64 = 1.08;

/// How wide a line will be, in the unit of `size`, the font size. Never much too small:
/// an unknown character counts as a wide one.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: f64 = text.chars().map(|letter| f64::from(width_of(letter))).sum();
    let heavier = if weight == Weight::Bold { BOLD } else { 1.0 };
    thousandths * size * heavier / 1000.0
}

fn width_of(letter: char) -> u16 {
    let code = u32::from(letter);
    let known = code.checked_sub(32).and_then(|place| usize::try_from(place).ok()).and_then(|place| WIDTHS.get(place));
    known.copied().unwrap_or(if code >= 0x2E80 { SQUARE } else { OTHER })
}

/// Breaks text into lines no wider than `most`, between words. A word that is wider than a
/// line stands alone and sticks out.
pub fn wrap(text: &str, most: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size, weight) + width(" ", size, weight) + width(word, size, weight) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Breaks text into lines no wider than `most`, inside a word where the word is too wide.
pub fn wrap_inside(text: &str, most: f64, size: f64, weight: Weight) -> Vec<String> {
    let broken: Vec<String> = text.split_whitespace().map(|word| broken_word(word, most, size, weight)).collect();
    wrap(&broken.join(" "), most, size, weight)
}

/// As [`wrap_inside`], with at most `lines` lines; where words are left over, the last line
/// ends in "…".
pub fn fit(text: &str, most: f64, lines: usize, size: f64, weight: Weight) -> Vec<String> {
    let mut all = wrap_inside(text, most, size, weight);
    if all.len() > lines {
        all.truncate(lines);
        if let Some(last) = all.last_mut() {
            while !last.is_empty() && width(last, size, weight) + width("…", size, weight) > most {
                last.pop();
            }
            *last = format!("{}…", last.trim_end_matches([' ', ',']));
        }
    }
    all
}

fn broken_word(word: &str, most: f64, size: f64, weight: Weight) -> String {
    let (mut pieces, mut room) = (String::with_capacity(word.len()), most);
    for letter in word.chars() {
        let needs = width(letter.encode_utf8(&mut [0; 4]), size, weight);
        if needs > room && room < most {
            pieces.push(' ');
            room = most;
        }
        room -= needs;
        pieces.push(letter);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Weight, fit, width, wrap, wrap_inside};

    #[test]
    fn widths_are_those_of_the_published_metrics() {
        assert!((width("Hello", 10.0, Weight::Plain) - 22.78).abs() < 1e-9);
        assert!(width("Hello", 10.0, Weight::Bold) > width("Hello", 10.0, Weight::Plain));
        assert!(width("é", 10.0, Weight::Plain) >= width("e", 10.0, Weight::Plain));
        assert!(width("", 10.0, Weight::Plain).abs() < 1e-9);
    }

    #[test]
    fn no_line_is_wider_than_it_may_be_and_no_word_is_lost() {
        let text = "Every child plays outside, every day, whatever the weather";
        for most in [60.0, 90.0, 200.0, 1000.0] {
            let lines = wrap(text, most, 10.0, Weight::Plain);
            assert_eq!(lines.join(" "), text);
            assert!(lines.iter().all(|line| width(line, 10.0, Weight::Plain) <= most), "{lines:?}");
        }
        assert!(wrap("  ", 10.0, 10.0, Weight::Plain).is_empty());
    }

    #[test]
    fn a_word_too_wide_is_broken_only_where_that_is_asked() {
        let word = "Donaudampfschifffahrtsgesellschaft";
        assert_eq!(wrap(word, 50.0, 10.0, Weight::Plain), [word]);
        let lines = wrap_inside(word, 50.0, 10.0, Weight::Bold);
        assert_eq!(lines.concat(), word);
        assert!(lines.iter().all(|line| width(line, 10.0, Weight::Bold) <= 50.0), "{lines:?}");
    }

    #[test]
    fn what_does_not_fit_is_cut_with_a_sign() {
        assert_eq!(fit("Stay safe", 200.0, 1, 10.0, Weight::Plain), ["Stay safe"]);
        let lines = fit("Every child plays outside, every day", 60.0, 2, 10.0, Weight::Plain);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 10.0, Weight::Plain) <= 60.0), "{lines:?}");
        assert!(lines.concat().ends_with('…'), "{lines:?}");
    }
}
