//! Runs of characters become lines of text: white space folded, boldness kept.

use crate::document::Text;

/// Collects the runs of one paragraph.
#[derive(Default)]
pub(crate) struct Words {
    done: Vec<Text>,
    open: String,
    space: bool,
    light: bool,
}

impl Words {
    /// Adds a run.
    pub(crate) fn push(&mut self, run: &str, bold: bool) {
        for word in run.split_inclusive(is_space) {
            let solid = word.trim_end_matches(is_space);
            if !solid.is_empty() {
                self.push_solid(solid, bold);
            }
            self.space |= solid.len() < word.len();
        }
    }

    fn push_solid(&mut self, solid: &str, bold: bool) {
        if self.space && !self.open.is_empty() {
            self.open.push(' ');
        }
        self.space = false;
        self.light |= !bold;
        self.open.push_str(solid);
    }

    /// Ends the line inside the paragraph.
    pub(crate) fn break_line(&mut self) {
        let plain = std::mem::take(&mut self.open);
        if !plain.is_empty() {
            self.done.push(Text { plain, bold: !self.light });
        }
        (self.space, self.light) = (false, false);
    }

    /// Whether the open line ends with this character.
    pub(crate) fn ends_with(&self, end: char) -> bool {
        self.open.ends_with(end)
    }

    /// Whether nothing but white space has come since the last taking.
    pub(crate) fn is_empty(&self) -> bool {
        self.done.is_empty() && self.open.is_empty()
    }

    /// The lines so far; collecting starts anew.
    pub(crate) fn take_lines(&mut self) -> Vec<Text> {
        self.break_line();
        std::mem::take(&mut self.done)
    }
}

/// White space, and marks that show nothing: zero-width space, soft hyphen, byte order mark.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' || c.is_control()
}

/// Lines as one text, bold when all of them are.
pub(crate) fn one_line(lines: Vec<Text>) -> Text {
    let bold = !lines.is_empty() && lines.iter().all(|line| line.bold);
    let mut lines = lines.into_iter();
    let mut plain = lines.next().map(|line| line.plain).unwrap_or_default();
    for line in lines {
        plain.push(' ');
        plain.push_str(&line.plain);
    }
    Text { plain, bold }
}

/// Text of one run, white space folded.
pub(crate) fn folded(run: &str) -> Text {
    let mut words = Words::default();
    words.push(run, false);
    one_line(words.take_lines())
}

/// What follows a bullet that was typed as a character; `None` where there is none.
///
/// A dash counts only with a space after it, so that "-45%" stays a number.
pub(crate) fn after_bullet(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    let sure = "•▪■●○◦‣⁃➢➤►✓❖\u{f0b7}\u{f0a7}\u{f0d8}".contains(first);
    let dash = "-–—*·".contains(first) && rest.starts_with(' ');
    let rest = rest.trim_start();
    ((sure || dash) && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_folded_and_bold_only_when_all_is_bold() {
        let mut words = Words::default();
        words.push("  Reduce ", true);
        words.push("\n  waiting", true);
        words.push(" ", false);
        assert_eq!(words.take_lines(), [Text { plain: "Reduce waiting".into(), bold: true }]);
        words.push("half", true);
        words.push(" light", false);
        words.break_line();
        words.push("next", true);
        let lines = words.take_lines();
        assert_eq!(lines.iter().map(|line| line.bold).collect::<Vec<_>>(), [false, true]);
        assert_eq!(one_line(lines).plain, "half light next");
    }

    #[test]
    fn typed_bullets_are_seen_and_minus_signs_left() {
        assert_eq!(after_bullet("• Visit schools"), Some("Visit schools"));
        assert_eq!(after_bullet("– Visit schools"), Some("Visit schools"));
        assert_eq!(after_bullet("-45% (2010)"), None);
        assert_eq!(after_bullet("•"), None);
    }
}
