//! Words that say that what stands under them is no part of this plan.

use std::sync::LazyLock;

use super::columns::Role;
use super::phrases::Phrases;
use super::words::fold;

/// Whether a heading opens a section whose lists and tables are none of this plan's items: what
/// an earlier plan did, what others decided, what could go wrong.
pub(super) fn heads_others(heading: &str) -> bool {
    let folded = fold(heading);
    if folded.split(' ').count() > 16 {
        return false;
    }
    let words = format!(" {folded} ");
    PAST.stand_in(&folded) || is_closed(&folded) || others_priorities(&words) || is_risks(&folded)
}

/// "Closed 2012-13", "Completed": nothing but the word for it and a period.
fn is_closed(folded: &str) -> bool {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let rest = ["in ", "during ", "by ", "before "].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    let rest = rest.find(" kept for").and_then(|i| rest.get(..i)).unwrap_or(rest);
    matches!(first, "closed" | "completed" | "archive" | "archived" | "finished")
        && rest.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

/// Whether a heading opens the reasons for something: its lists are none of this plan's items.
pub(super) fn heads_reasons(heading: &str) -> bool {
    heading.split(' ').count() <= 12 && REASONS.stand_in(&fold(heading))
}

static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "we finished",
        "we completed",
        "we delivered",
        "we did",
        "have we done",
        "we have done",
        "already done",
        "already achieved",
        "we achieved",
        "we have achieved",
        "have we achieved",
        "our achievements",
        "achievements so far",
        "last year",
        "last years",
        "previous years",
        "last plan",
        "last strategy",
        "previous plan",
        "previous strategy",
        "previous priorities",
        "earlier plan",
        "old plan",
        "old priorities",
        "closed actions",
        "completed actions",
        "actions completed",
        "actions closed",
        "looking back",
        "review of the last",
    ])
});

static REASONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "why it matters",
        "why this matters",
        "why does it matter",
        "why does this matter",
        "why is this important",
        "why this is important",
        "why is it important",
        "why it is important",
        "why is this a priority",
        "why this is a priority",
        "why we chose this",
        "why we need to do this",
        "why have we chosen this",
        "why are we doing this",
        "why is this an",
        "why this is an",
        "why is this our",
        "why this is our",
        "why do we need",
        "the case for change",
    ])
});

/// "Priorities of the Health Board", "The Youth Council's own priorities", "National priorities".
fn others_priorities(words: &str) -> bool {
    if !["priorit", "aims", "objectives", "ambitions", "outcomes", "other"].iter().any(|w| words.contains(w)) {
        return false;
    }
    let named = ["priorities", "aims", "objectives", "ambitions", "outcomes"];
    let bodies = ["board", "partnership", "council", "forum", "cabinet", "government", "commissioner", "police"];
    let other = |w: &str| {
        let of = [format!(" {w} of the "), format!(" {w} set by "), format!(" {w} from the ")];
        let behind = of.iter().find_map(|o| words.split_once(o.as_str())).map(|(_, after)| after);
        behind.is_some_and(|after| {
            let own = after.contains("children") && !after.contains("safeguarding");
            !own && bodies.iter().any(|b| after.contains(b))
        })
    };
    let before = |w: &str| {
        let heads = ["board", "government", "police", "commissioner", "forum", "cabinet", "trust"];
        let own = words.contains("children") && !words.contains("safeguarding");
        !own && heads.iter().any(|b| words.contains(&format!(" {b} {w} ")) || words.contains(&format!(" {b}s {w} ")))
    };
    named.iter().any(|w| other(w) || before(w))
        || [
            "national priorities",
            "regional priorities",
            "government priorities",
            "priorities of other",
            "priorities of others",
            "what others are doing",
            "other peoples plans",
            "other plans and",
        ]
        .iter()
        .any(|p| words.contains(p))
}

fn is_risks(folded: &str) -> bool {
    matches!(
        folded,
        "risks" | "key risks" | "risk register" | "risk log" | "our risks" | "risks and issues" | "main risks"
    ) || folded.starts_with("risks and mitigation")
        || folded.starts_with("managing risk")
        || folded.starts_with("risk management")
}

/// Whether an item's title says that it is over: "Fewer exclusions – done".
pub(super) fn is_over(title: &str) -> bool {
    let title = title.trim().trim_end_matches(['.', ')', ']']);
    let tail = [" - ", " – ", " — ", ": ", " ("].iter().filter_map(|m| title.rfind(m).map(|i| (i, i + m.len()))).max();
    let Some(tail) = tail.and_then(|(_, end)| title.get(end..)) else { return false };
    let folded = fold(tail);
    let whole =
        ["done", "completed", "complete", "achieved", "closed", "finished", "delivered", "met", "dropped", "ended"];
    whole.contains(&folded.as_str())
        || [
            "carried to",
            "carried over",
            "carried into",
            "moved to",
            "passed to",
            "now part of",
            "superseded by",
            "completed in",
            "achieved in",
        ]
        .iter()
        .any(|p| folded.starts_with(p))
}

/// Whether a table's heading row is one of risks: they are answered, not planned.
pub(super) fn is_risk_table(headings: &[String]) -> bool {
    let folded: Vec<String> = headings.iter().map(|h| fold(h)).collect();
    let has = |words: &[&str]| folded.iter().any(|h| h.split(' ').any(|w| words.contains(&w)));
    // A first column of nothing but risks, maybe behind their numbers.
    let first = folded.iter().find(|h| !matches!(h.as_str(), "" | "no" | "ref" | "id" | "number"));
    let bare = ["risk", "risks", "key risk", "key risks", "main risk", "main risks", "risk description", "hazard"];
    if first.is_some_and(|h| bare.contains(&h.as_str())) {
        return true;
    }
    has(&["risk", "risks", "hazard", "threat"])
        && has(&[
            "likelihood",
            "probability",
            "impact",
            "severity",
            "score",
            "mitigation",
            "mitigations",
            "mitigating",
            "consequence",
        ])
}

/// "Action in the plan | What was done | Status": an account of what is past, where nobody is to do anything.
pub(super) fn is_account(headings: &[String], roles: &[Option<Role>]) -> bool {
    let told = |h: &String| {
        let folded = fold(h);
        ["what was done", "what we did", "what happened", "what has been done", "what we have done", "what we achieved"]
            .contains(&folded.as_str())
    };
    headings.iter().any(told) && !roles.iter().flatten().any(|r| matches!(r, Role::Lead | Role::Due))
}

/// "What | How much | Where from": words that any table may have. A plan's table with such an
/// action column says who, by when or how it is measured as well.
pub(super) fn is_bare_what(headings: &[String], roles: &[Option<Role>]) -> bool {
    let bare = ["what", "how", "steps", "project", "projects", "what we do about it", "proposal"];
    let mut actions = headings.iter().zip(roles).filter(|(_, r)| **r == Some(Role::Action)).map(|(h, _)| fold(h));
    let only_bare = actions.next().is_some_and(|h| bare.contains(&h.as_str()));
    let supported = roles.iter().flatten().any(|r| {
        matches!(
            r,
            Role::Lead
                | Role::Due
                | Role::Group
                | Role::Measure
                | Role::Progress
                | Role::Target
                | Role::Partners
                | Role::Priority
                | Role::Objective
                | Role::Outcome
        )
    });
    only_bare && !supported
}

/// Whether the first words of a row sum up or explain the rows above it.
pub(super) fn is_summary(text: &str) -> bool {
    let trimmed = text.trim();
    let folded = fold(trimmed);
    let count = folded.split(' ').count();
    let sums = ["total", "totals", "subtotal", "sub total", "grand total", "overall total", "average", "mean", "sum"];
    let first = sums.iter().any(|s| folded == *s || folded.strip_prefix(s).is_some_and(|r| r.starts_with(' ')));
    // "Average score of readers" names a measure.
    let measure = count >= 3 && ["average ", "mean "].iter().any(|w| folded.starts_with(w));
    first && count <= 4 && !measure
        || ["Note:", "Notes:", "NB:", "N.B.", "Source:", "Key:", "Note –", "Note -"]
            .iter()
            .any(|n| trimmed.starts_with(n))
}

#[cfg(test)]
mod tests {
    use super::{heads_others, heads_reasons, is_account, is_over, is_risk_table, is_summary};

    #[test]
    fn sections_of_others_and_of_the_past() {
        for (heading, expected) in [
            ("Looking back: 2006 to 2009", true),
            ("What we achieved under the 2011 plan", true),
            ("Aims of the Town Centre Partnership", true),
            ("Risk register", true),
            ("Health Board priorities", true),
            ("What others are doing", true),
            ("Children's Trust priorities", false),
            ("Priorities of our plan", false),
            ("Priorities of the Children's Partnership", false),
            ("What we will do", false),
            ("Children take fewer risks with drugs", false),
            ("Outcomes of the most deprived", false),
        ] {
            assert_eq!(heads_others(heading), expected, "{heading}");
        }
    }

    #[test]
    fn reasons_are_no_items() {
        assert!(heads_reasons("Why is this a priority?") && !heads_reasons("Why wait? Act now"));
    }

    #[test]
    fn what_is_over_says_so_at_its_end() {
        for (title, expected) in [
            ("More play areas (completed)", true),
            ("One phone line – carried over into the digital plan", true),
            ("Every job done well", false),
            ("Hot meals for all: free and fresh", false),
        ] {
            assert_eq!(is_over(title), expected, "{title}");
        }
    }

    #[test]
    fn tables_of_risks_and_rows_of_sums() {
        let heads = |h: &[&str]| h.iter().map(|h| (*h).to_owned()).collect::<Vec<_>>();
        assert!(is_risk_table(&heads(&["Threat", "Impact (1-5)", "Action"])));
        assert!(is_risk_table(&heads(&["Ref", "Risk", "What we do about it"])));
        assert!(is_account(&heads(&["Action in the plan", "What was done", "RAG"]), &[None, None, None]));
        assert!(!is_account(&heads(&["Action", "What was done"]), &[None, Some(super::Role::Lead)]));
        assert!(!is_risk_table(&heads(&["Action", "Impact", "Lead"])));
        assert!(is_summary("Grand total") && is_summary("Note: figures are provisional."));
        assert!(!is_summary("Total communication training for all schools in the county"));
    }
}
