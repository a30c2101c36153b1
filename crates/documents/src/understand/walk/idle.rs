//! Paragraphs among the items of a plan from which nothing was read.

use bigplan_plan::{At, Severity};

use super::Walk;
use crate::understand::fields::short;

/// A run of paragraphs from which nothing was read.
#[derive(Clone, Debug)]
pub(super) struct Idle {
    from: At,
    begins: String,
    count: usize,
}

impl Walk<'_> {
    /// Whether items are read around here.
    pub(super) fn is_within(&self) -> bool {
        let above = self.outcome.or(self.priority).or(self.objective).or(self.action);
        self.others.is_none() && (above.is_some() || self.place.is_some())
    }

    /// Counts a paragraph that was left aside; one that was read ends the run.
    pub(super) fn tell_prose(&mut self, text: &str, at: At, idle: bool) {
        if !idle || !text.chars().any(char::is_alphabetic) {
            self.end_idle();
            return;
        }
        match &mut self.idle {
            Some(run) => run.count += 1,
            None => self.idle = Some(Idle { from: at, begins: text.to_owned(), count: 1 }),
        }
    }

    /// Says where the run began and how long it is.
    pub(super) fn end_idle(&mut self) {
        let Some(run) = self.idle.take() else { return };
        let begins = short(&run.begins);
        let message = match run.count {
            1 => format!("Nothing was read from a paragraph among the plan's items: “{begins}”."),
            count => format!("Nothing was read from {count} paragraphs among the plan's items; they begin “{begins}”."),
        };
        self.build.note("unread-prose", Severity::Note, message, None, run.from);
    }
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn a_run_of_unused_paragraphs_is_told_once() {
        let text = "# Priority 1: Play\n\nSwings are old.\n\nSlides are older.\n\nWe will:\n\n- mend the swings\n\n\
                    # Thanks\n\nMany helped.\n";
        let (_, findings) = understand(&crate::formats::text::read(text));
        let told: Vec<(u32, bool)> = findings
            .iter()
            .filter(|f| f.code == "unread-prose")
            .map(|f| (f.at.map_or(0, |a| a.line), f.message.contains("2 paragraphs")))
            .collect();
        assert_eq!(told, [(3, true)]);
    }
}
