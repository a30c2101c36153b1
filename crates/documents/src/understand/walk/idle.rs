//! Paragraphs from which nothing was read, among the items of a plan and outside them.

use bigplan_plan::{At, Severity};

use super::Walk;
use crate::understand::fields::short;

/// A run of paragraphs from which nothing was read.
#[derive(Clone, Debug)]
pub(super) struct Idle {
    from: At,
    begins: String,
    count: usize,
    /// Whether it stands among the plan's items.
    within: bool,
}

impl Walk<'_> {
    /// Whether items are read around here.
    pub(super) fn is_within(&self) -> bool {
        let above = self.outcome.or(self.priority).or(self.objective).or(self.action);
        self.others.is_none() && (above.is_some() || self.place.is_some())
    }

    /// Whether the run at hand stands outside the plan's items; such a run goes on over lists, of
    /// which is told elsewhere.
    pub(super) fn idles_outside(&self) -> bool {
        self.idle.as_ref().is_some_and(|run| !run.within)
    }

    /// Counts a paragraph that was left aside; one that was read ends the run.
    pub(super) fn tell_prose(&mut self, text: &str, at: At, within: bool, used: bool) {
        if used || !text.chars().any(char::is_alphabetic) {
            self.end_idle();
            return;
        }
        if self.idle.as_ref().is_some_and(|run| run.within != within) {
            self.end_idle();
        }
        match &mut self.idle {
            Some(run) => run.count += 1,
            None => self.idle = Some(Idle { from: at, begins: text.to_owned(), count: 1, within }),
        }
    }

    /// Says where the run began and how long it is.
    pub(super) fn end_idle(&mut self) {
        let Some(run) = self.idle.take() else { return };
        let begins = short(&run.begins);
        let place = if run.within { "among" } else { "outside" };
        let message = match run.count {
            1 => format!("Nothing was read from a paragraph {place} the plan's items: “{begins}”."),
            count => {
                format!("Nothing was read from {count} paragraphs {place} the plan's items; they begin “{begins}”.")
            }
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
        assert_eq!(told(&findings), [(3, true, true), (13, false, false)]);
    }

    /// Line, whether it is about two paragraphs, and whether they stand among items.
    fn told(findings: &[bigplan_plan::Finding]) -> Vec<(u32, bool, bool)> {
        let idle = findings.iter().filter(|f| f.code == "unread-prose");
        let say = |f: &bigplan_plan::Finding| {
            (f.at.map_or(0, |a| a.line), f.message.contains("2 paragraphs"), f.message.contains(" among "))
        };
        idle.map(say).collect()
    }

    #[test]
    fn what_stands_before_and_beside_the_plan_is_told_too() {
        let text = "Welcome to all.\n\n# What we did last year\n\nWe mended three swings.\n\n- one in May\n\n\
                    It was a good year.\n\n# Priority 1: Play\n\nWe will:\n\n- mend the slides\n";
        let (plan, findings) = understand(&crate::formats::text::read(text));
        assert_eq!(plan.items.len(), 2);
        assert_eq!(told(&findings), [(1, false, false), (5, true, false)]);
        assert!(findings.iter().any(|f| f.code == "unread-text"));
    }
}
