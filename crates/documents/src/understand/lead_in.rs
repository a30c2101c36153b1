//! What a sentence that stands before a list says of the list.

use std::sync::LazyLock;

use bigplan_plan::{Kind, Scope};

use super::phrases::Phrases;
use super::words::{fold, has_words};

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
    let folded = fold(last_sentence(text));
    let any = |phrases: &[&str]| phrases.iter().any(|p| has_words(&folded, p));
    let whole = fold(text);
    if OTHERS.stand_in(&whole) && !any(&["this plan", "our plan"]) {
        return LeadIn::Others;
    }
    if any(&[
        "how will we know",
        "how we will know",
        "we will know",
        "we ll know",
        "well know",
        "you will know",
        "well measure",
        "we will measure this by",
        "we will measure our progress by",
        "measured by",
        "how will you know",
        "how you can tell",
        "how can you tell",
        "how we can tell",
        "how you will know",
        "success will look",
        "success looks",
        "signs of success",
    ]) {
        return LeadIn::Measures;
    }
    let measured = any(&["indicators", "indicator", "kpis", "measures", "targets", "performance measures"]);
    if measured
        && (any(&["following", "measure", "monitor", "monitored", "these", "include", "are", "track"])
            || text.trim_end().ends_with(':'))
    {
        return LeadIn::Measures;
    }
    let clause = fold(last_clause(text));
    if ["priorities", "priority areas"].iter().any(|p| has_words(&clause, p))
        && !any(&["need to focus", "address", "considered", "support the"])
        && text.trim_end().ends_with([':', '-', '–'])
    {
        return LeadIn::Items(Kind::Priority);
    }
    if any(&["objectives", "areas of focus"]) && text.trim_end().ends_with([':', '-', '–']) {
        return LeadIn::Items(Kind::Objective);
    }
    let doing = any(&[
        "we will",
        "we will do this by",
        "we are going to",
        "actions",
        "we plan to",
        "will be to",
        "the partnership will",
        "partners will",
        "this means we will",
        "we promise to",
        "we promise",
        "we pledge to",
        "we commit to",
        "we shall",
        "our commitments are",
        "we are committed to",
        "together we will",
        "to do this we will",
        "to achieve this we will",
        "key actions are",
    ]);
    let ends = text.trim_end().ends_with([':', '-', '–', '…']) || folded.ends_with("we will");
    if doing && ends && !any(&["need to focus", "measure", "publish"]) {
        return LeadIn::Items(Kind::Action);
    }
    LeadIn::Unsaid
}

static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "were to",
        "were",
        "last year",
        "previous",
        "previously",
        "community strategy",
        "government",
        "told us",
        "said",
        "identified a set",
        "corporate plan",
        "priorities for commissioning",
        "commissioning framework",
        "need to focus",
        "local area agreement priorities",
        "strategic partnership priorities",
        "languages",
        "consulted",
        "already",
        "have been",
        "has been",
        "themes from the",
        "people want",
        "wanted",
        "inspectors",
        "recommended",
        "strategy identified",
        "police plan",
        "police and crime plan",
        "local plan",
        "its priorities",
        "their priorities",
        "own priorities",
        "not ours",
        "nhs plan",
    ])
});

/// What stands behind the last comma, or the sentence where that is but a few words.
fn last_clause(text: &str) -> &str {
    let sentence = last_sentence(text);
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
