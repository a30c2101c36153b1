//! The inks. Each stands at 4.5 : 1 or more on white, except the pale ones, which carry no
//! meaning by themselves.

/// Text and the main outline.
pub const BLACK: &str = "#0b0c0c";
/// The line or bar that the chart is about, and its label.
pub const MAIN: &str = "#12436d";
/// What stands beside it, and lesser text.
pub const GREY: &str = "#505a5f";
/// A target.
pub const TARGET: &str = "#801650";
/// The paper.
pub const WHITE: &str = "#ffffff";

/// How the lines of comparators differ: by dash first, by ink second.
pub const COMPARATORS: [(&str, &str); 4] =
    [("#505a5f", "7 4"), ("#1d6f69", "2 3"), ("#6b4fa0", "11 4 2 4"), ("#8a4b08", "1 4")];

#[cfg(test)]
mod tests {
    use super::{BLACK, COMPARATORS, GREY, MAIN, TARGET, WHITE};

    /// The relative luminance of WCAG 2.
    fn luminance(ink: &str) -> f64 {
        let part = |from: usize| {
            let part = f64::from(u8::from_str_radix(&ink[from..from + 2], 16).unwrap()) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_of_words_is_readable_on_white() {
        assert!((contrast("#000000", WHITE) - 21.0).abs() < 1e-9);
        let comparators = COMPARATORS.map(|(ink, _)| ink);
        for ink in [BLACK, MAIN, GREY, TARGET].into_iter().chain(comparators) {
            assert!(contrast(ink, WHITE) >= 4.5, "{ink}: {}", contrast(ink, WHITE));
        }
    }

    #[test]
    fn figures_in_shaded_cells_are_readable() {
        for (shade, ink) in crate::grid::SHADES {
            assert!(contrast(ink, shade) >= 4.5, "{ink} on {shade}: {}", contrast(ink, shade));
        }
    }
}
