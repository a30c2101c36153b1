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
