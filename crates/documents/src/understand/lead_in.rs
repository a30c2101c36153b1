//! What a sentence that stands before a list says of the list.

use bigplan_plan::{Kind, Scope};

use super::lead_in_words::{
    COLLECTING, DOING, KNOWING, MEASURED, MEASURES, OBJECTIVES, OTHERS, OUTCOMES, OWN, PLANNING, PRIORITIES, TELLING,
    THIS_PLAN, TOUCHED,
};
use super::words::fold;

/// What the list behind a sentence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeadIn {
    Items(Kind),
    Measures,
    /// Certainly no items of this plan: another's priorities, last year's, what people said.
    Others,
    Unsaid,
}

/// Reads the sentence before a list.
pub(super) fn read(text: &str) -> LeadIn {
    // A long paragraph that does not end openly introduces no list.
    let open = text.trim_end().ends_with([':', '-', '–', '…']);
    if text.len() > 300 && !open {
        return LeadIn::Unsaid;
    }
    let sentence = last_sentence(text);
    let whole = fold(text);
    let last = if sentence.len() < text.len() { fold(sentence) } else { String::new() };
    let folded = if last.is_empty() { &whole } else { &last };
    if OTHERS.stand_in(&whole) && !THIS_PLAN.stand_in(folded) || is_others_set(folded) {
        return LeadIn::Others;
    }
    if KNOWING.stand_in(folded) {
        return LeadIn::Measures;
    }
    let colon = text.trim_end().ends_with(':');
    if MEASURES.stand_in(folded) && (colon || MEASURED.stand_in(folded)) {
        return LeadIn::Measures;
    }
    let introduces = text.trim_end().ends_with([':', '-', '–']);
    if introduces && names_priorities(sentence) {
        return LeadIn::Items(Kind::Priority);
    }
    if introduces && names_outcomes(folded, sentence) {
        return LeadIn::Items(Kind::Outcome);
    }
    if introduces && OBJECTIVES.stand_in(folded) {
        return LeadIn::Items(Kind::Objective);
    }
    if (open || folded.ends_with("we will")) && DOING.stand_in(folded) && !TELLING.stand_in(folded) {
        return LeadIn::Items(Kind::Action);
    }
    LeadIn::Unsaid
}

fn names_priorities(sentence: &str) -> bool {
    let clause = fold(last_clause(sentence));
    PRIORITIES.stand_in(&clause) && !TOUCHED.stand_in(&clause)
}

/// "The plan is built on five outcomes:", "We have agreed four ambitions for children:".
fn names_outcomes(folded: &str, sentence: &str) -> bool {
    OUTCOMES.stand_in(&fold(last_clause(sentence))) && PLANNING.stand_in(folded) && !TOUCHED.stand_in(folded)
}

/// "The Inspectorate collects nine indicators:": another body's set, in which this plan has no say.
fn is_others_set(folded: &str) -> bool {
    MEASURES.stand_in(folded) && COLLECTING.stand_in(folded) && !OWN.stand_in(folded)
}

/// What stands behind the last comma, or the sentence where that is but a few words.
fn last_clause(sentence: &str) -> &str {
    let clause = sentence.rsplit(", ").next().unwrap_or(sentence);
    if clause.split(' ').count() < 4 { sentence } else { clause }
}

fn last_sentence(text: &str) -> &str {
    super::words::sentences(text).last().copied().unwrap_or(text)
}

/// For whom a sentence says that what follows it is.
pub(super) fn scope(text: &str) -> Option<Scope> {
    if text.len() > 400 {
        return None;
    }
    let folded = fold(text);
    let short = folded.split(' ').count() <= 10 && !text.trim_end().ends_with(['.', '!', '”', '"']);
    let introduces = text.trim_end().ends_with([':', '-', '–']) || short;
    let has = |p: &str| folded.contains(p);
    if introduces && (has("vulnerable") || has("targeted groups") || has("specific groups") || has("at risk groups")) {
        return Some(Scope::Vulnerable);
    }
    if introduces && (has("all children") || has("every child") || has("all young people") || has("universal")) {
        return Some(Scope::All);
    }
    None
}

/// For whom a priority is by its own title.
pub(super) fn scope_of_title(title: &str) -> Option<Scope> {
    let folded = fold(title);
    let all = ["for all children", "for all young people", "for every child"].iter().any(|p| folded.contains(p))
        && !folded.contains("especially");
    if folded.starts_with("all ") || folded.starts_with("every child") {
        return Some(Scope::All);
    }
    if folded.contains("vulnerable") || folded.starts_with("narrow") && folded.contains("gap for") {
        return Some(Scope::Vulnerable);
    }
    (all && folded.starts_with("improv")).then_some(Scope::All)
}

/// For whom an objective is by its own title, or by the priority over it that is named
/// after vulnerable children.
pub(super) fn scope_of_objective(title: &str, over: Option<&str>) -> Option<Scope> {
    let folded = fold(title);
    if folded.contains("vulnerable") {
        return Some(Scope::Vulnerable);
    }
    if ["of all children", "of every child", "of all young people"].iter().any(|p| folded.contains(p)) {
        return Some(Scope::All);
    }
    over.filter(|o| fold(o).starts_with("vulnerable ")).map(|_| Scope::Vulnerable)
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Kind, Scope};

    use super::{LeadIn, read, scope};

    #[test]
    fn sentences_say_what_their_list_holds() {
        for (text, expected) in [
            ("Our priorities are:", LeadIn::Items(Kind::Priority)),
            ("The partnership's priorities for children in 2007/08 were to:", LeadIn::Others),
            ("The Community Strategy sets these priorities:", LeadIn::Others),
            ("We will measure progress through the following key performance indicators:", LeadIn::Measures),
            ("In summary, our priority actions need to focus on:", LeadIn::Others),
            ("We will:", LeadIn::Items(Kind::Action)),
            ("The database records that the most common languages are:", LeadIn::Others),
            ("Children should be:", LeadIn::Unsaid),
            ("The Inspectorate collects nine performance indicators from every area:", LeadIn::Others),
            ("The Regional Agreement has these targets for the towns:", LeadIn::Others),
            ("The measures that we collect are:", LeadIn::Measures),
            ("This plan rests on four outcomes for children in Quay:", LeadIn::Items(Kind::Outcome)),
            ("Outcomes for children are poorer where:", LeadIn::Unsaid),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_say_for_whom() {
        assert_eq!(scope("We aim to make progress for all children and young people:"), Some(Scope::All));
        assert_eq!(scope("We aim to make progress for children who may be more vulnerable:"), Some(Scope::Vulnerable));
        assert_eq!(scope("Play matters."), None);
    }
}
