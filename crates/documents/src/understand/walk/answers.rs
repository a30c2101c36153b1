//! Paragraphs that ask and answer in one line, and those that say one after the other what will be done.

use bigplan_plan::{At, Kind};

use super::Walk;
use crate::understand::columns::Role;
use crate::understand::fields::{Said, fill};
use crate::understand::lead_in::LeadIn;
use crate::understand::lead_state::is_placeholder;
use crate::understand::people::{ends_in_board, names_post};
use crate::understand::rows;
use crate::understand::sense::{Sense, sense};
use crate::understand::words::{fold, sentences};

impl Walk<'_> {
    /// "Who makes sure of it: Head of Play", "How you will know: 40 swings by 2012": a question of
    /// the item above, with its answer behind a colon.
    pub(super) fn answered(&mut self, text: &str, at: At) -> bool {
        let Some((question, answer)) = text.split_once(": ").filter(|(q, _)| q.split(' ').count() <= 12) else {
            return false;
        };
        let Some(item) = self.objective.filter(|_| !self.listed).or(self.priority).or(self.outcome) else {
            return false;
        };
        let folded = fold(question);
        if folded.starts_with("who ")
            && answer.split(' ').count() <= 24
            && (names_post(answer) || ends_in_board(answer) || is_placeholder(answer))
        {
            let role = if names_post(answer) || is_placeholder(answer) { Role::Lead } else { Role::Group };
            let part = rows::part(answer);
            let said = Said { role, parts: std::slice::from_ref(&part), at, places: Vec::new() };
            fill(&mut self.build, item, &said, self.vocabulary);
            return true;
        }
        if folded.starts_with("how ") && sense(question) == Sense::Measures {
            self.lead_in = LeadIn::Measures;
            for one in answer.split("; ").filter(|a| a.split(' ').count() >= 2) {
                self.measures(one, at);
            }
            return true;
        }
        false
    }

    /// Where it is told what will be done, sentences that open with "We will" are actions.
    pub(super) fn promises(&mut self, text: &str, at: At) -> bool {
        let told = self.place.is_some_and(|p| p.kind == Kind::Action) && self.lead_in != LeadIn::Others;
        let above = self.objective.or(self.priority).or(self.outcome).is_some();
        if !told || !above || text.trim_end().ends_with(':') || !opens(text) {
            return false;
        }
        for sentence in sentences(text).into_iter().filter(|s| opens(s)) {
            self.open_with_tail(Kind::Action, None, sentence, at);
        }
        true
    }
}

fn opens(sentence: &str) -> bool {
    ["We will ", "We shall ", "We'll ", "We’ll "].iter().any(|w| sentence.starts_with(w))
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn questions_with_answers_and_sentences_of_what_will_be_done() {
        let text = "# Priority 1: Play\n\n## What we will do\n\nWe will mend the swings. They are old. We will open the hall \
                    by May 2012.\n\nWho makes sure of it: Head of Parks\n\nHow will we know: 40% of swings mended by 2012\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let actions = plan.items.iter().filter(|i| i.kind == Kind::Action).count();
        let first = plan.items.first().unwrap();
        let post = first.leads.first().and_then(|l| l.post.as_deref());
        assert_eq!((actions, post, plan.measures.len()), (2, Some("Head of Parks"), 1));
    }
}
