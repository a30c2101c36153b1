//! What a heading says: an item, a place for items, or neither.

use std::sync::LazyLock;

use bigplan_plan::Kind;
use regex::Regex;

use super::refs;
use super::sense_words::{ASIDE, DOING, MEASURES, OBJECTIVES, OUTCOMES, PRIORITIES};
use super::words::{fold, has_words};

/// An item that a heading names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub kind: Kind,
    pub reference: Option<String>,
    /// Empty where the next line gives it ("Priority 1").
    pub title: &'a str,
}

/// What a heading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense<'a> {
    /// One of the five outcomes of Every Child Matters; the number says which.
    Outcome(usize, &'a str),
    /// An item by its own words: "Priority 3: …".
    Item(Named<'a>),
    /// A place where items of a kind are listed; whether objectives go with them.
    Place(Kind, bool),
    /// A place where measures are listed.
    Measures,
    /// The list of contents.
    Contents,
    /// A place where lists are no items: what was done, what others said, next steps.
    Aside,
    Plain,
}

const FIVE: [&[&str]; 5] = [
    &["be healthy", "being healthy"],
    &["stay safe", "staying safe", "be safe", "being safe"],
    &["enjoy and achieve", "enjoying and achieving", "enjoy achieve", "enjoying achieving"],
    &["make a positive contribution", "making a positive contribution", "positive contribution"],
    &[
        "achieve economic wellbeing",
        "achieve economic well being",
        "achieving economic wellbeing",
        "achieving economic well being",
        "economic wellbeing",
        "economic well being",
    ],
];

static SECTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:section|chapter|part|outcome|theme)(?:\s+(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]\b)?\s*[:.–-]?\s*|:\s*)|[0-9]{1,2}(?:\.[0-9]{1,2})?[.:)]?\s+)").ok()
});

/// Which of the five outcomes a heading names, if it names one and little else.
pub(super) fn outcome(text: &str) -> Option<usize> {
    if text.len() > 90 {
        return None;
    }
    let bare = SECTION.as_ref().and_then(|s| s.find(text)).map_or(text, |m| text.get(m.end()..).unwrap_or(text));
    let bare = bare.trim_start_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(bare);
    let folded = folded
        .trim_start_matches("o ")
        .trim_end_matches(" continued")
        .trim_end_matches(" outcome")
        .trim_end_matches(" outcomes");
    FIVE.iter().position(|names| {
        names.iter().any(|n| {
            folded == *n
                || folded.strip_prefix(n).is_some_and(|rest| rest.starts_with(' ') && TAILS.contains(&rest.trim()))
        })
    })
}

const TAILS: &[&str] = &[
    "our priority actions",
    "priority actions",
    "action plan",
    "priorities",
    "our priorities",
    "our plan",
    "delivery plan",
];

/// How plainly a heading opens the section of an outcome: a number or "Section" before it.
pub(super) fn opens_section(text: &str) -> bool {
    SECTION.as_ref().is_some_and(|s| s.is_match(text))
}

static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:section [0-9a-z]+[:.–-]?\s*)?(?:(?:key|strategic|partnership|delivery|corporate|local|our|joint|top|main|overarching|shared|cross[- ]cutting)\s+)*(?:(?<x>[A-Za-z]+)\s+)?(?<k>priority|outcome|theme|ambition|aim|goal|objective|pledge|promise|commitment|challenge|obsession|mission|pillar|strand|workstream|work stream|area of (?:significant |serious )?weakness|area for (?:improvement|development|action)|improvement area|action|task|key area of focus|area of focus|focus area|milestone)(?:\s+(?:area|theme|outcome|for action))?\s*(?:no\.?\s*|number\s*)?(?<r>[0-9]{1,2}(?:\.[0-9]{1,3})*[a-z]?|[A-Z]{1,2}\.?[0-9]{0,2}(?:\.[0-9]{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten)(?<m>\s*[:.–—)-]+\s*|\s+|$)(?<t>.*)$").ok()
});

fn named(text: &str) -> Option<Named<'_>> {
    let found = NAMED.as_ref()?.captures(text)?;
    let mark = found.name("m").map_or("", |m| m.as_str());
    let reference = found.name("r")?.as_str();
    let title = found.name("t").map_or("", |m| m.as_str()).trim();
    let spelled = reference.len() > 2 && reference.bytes().all(|b| b.is_ascii_alphabetic());
    let small = reference.bytes().all(|b| b.is_ascii_lowercase()) && !spelled;
    if small || mark.trim().is_empty() && title.chars().next().is_some_and(char::is_lowercase) {
        return None;
    }
    // "Big goal 2: …" is as good a name; "County priority 2" is another plan's.
    let worded = found.name("x").map(|x| x.as_str().to_lowercase());
    let deed =
        found.name("k").is_some_and(|k| ["action", "task", "milestone"].contains(&k.as_str().to_lowercase().as_str()));
    if worded.is_some_and(|x| deed || mark.trim().is_empty() || title.is_empty() || NOT_OWN.contains(&x.as_str())) {
        return None;
    }
    let kind = match found.name("k")?.as_str().to_lowercase().as_str() {
        "priority" | "pledge" | "promise" | "commitment" | "challenge" | "obsession" | "mission" | "pillar"
        | "strand" | "workstream" | "work stream" => Kind::Priority,
        word if word.starts_with("area of") && word.ends_with("weakness") => Kind::Priority,
        word if word.starts_with("area for") || word == "improvement area" => Kind::Priority,
        "outcome" | "theme" | "ambition" | "aim" | "goal" => Kind::Outcome,
        "action" | "task" => Kind::Action,
        "milestone" => Kind::Milestone,
        _ => Kind::Objective,
    };
    let reference =
        if spelled { number(reference).unwrap_or_else(|| reference.to_owned()) } else { reference.to_owned() };
    Some(Named { kind, reference: Some(reference), title: if is_label(title) { "" } else { title } })
}

/// Words before "priority 2" that make it another's, or no name at all.
const NOT_OWN: [&str; 26] = [
    "county",
    "national",
    "government",
    "regional",
    "council",
    "corporate",
    "police",
    "trust",
    "board",
    "supports",
    "support",
    "see",
    "under",
    "for",
    "of",
    "to",
    "in",
    "and",
    "the",
    "delivers",
    "meets",
    "links",
    "from",
    "with",
    "previous",
    "old",
];

fn number(word: &str) -> Option<String> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().position(|w| word.eq_ignore_ascii_case(w)).map(|i| (i + 1).to_string())
}

/// "Countywide action plan": words that say what kind of page it is, not what it is about.
fn is_label(title: &str) -> bool {
    let folded = fold(title);
    let generic = [
        "action",
        "plan",
        "plans",
        "delivery",
        "implementation",
        "countywide",
        "county",
        "wide",
        "citywide",
        "borough",
        "continued",
        "contd",
        "cont",
        "draft",
        "work",
        "workplan",
        "programme",
        "summary",
    ];
    !folded.is_empty() && folded.split(' ').all(|w| generic.contains(&w))
}

/// No heading is longer, in bytes.
const LONGEST: usize = 500;

/// What a heading says by itself; what it means where it stands is for the walk to know.
pub(super) fn sense(text: &str) -> Sense<'_> {
    if text.len() > LONGEST {
        return Sense::Plain;
    }
    if let Some(which) = outcome(text) {
        return Sense::Outcome(which, text);
    }
    if let Some(named) = named(text) {
        return Sense::Item(named);
    }
    let folded = fold(refs::split(text).rest);
    place(&folded)
}

fn place(folded: &str) -> Sense<'static> {
    let has = |phrase: &str| has_words(folded, phrase);
    let aside = ASIDE.stand_in(folded);
    let count = folded.split(' ').count();
    if matches!(folded, "contents" | "index" | "table of contents" | "contents page" | "list of contents") {
        return Sense::Contents;
    }
    if count > 14 || aside {
        return if aside { Sense::Aside } else { Sense::Plain };
    }
    if MEASURES.stand_in(folded) || matches!(folded, "measures" | "indicators" | "targets" | "kpis") {
        return Sense::Measures;
    }
    let objectives = OBJECTIVES.stand_in(folded);
    if PRIORITIES.stand_in(folded) && !has("actions") {
        return Sense::Place(Kind::Priority, objectives);
    }
    if DOING.stand_in(folded) && count <= 10 {
        return Sense::Place(Kind::Action, false);
    }
    if folded == "milestones" || folded == "key milestones" {
        return Sense::Place(Kind::Milestone, false);
    }
    if objectives && count <= 8 {
        return Sense::Place(Kind::Objective, false);
    }
    if OUTCOMES.stand_in(folded) || matches!(folded, "outcomes" | "ambitions" | "themes") {
        return Sense::Place(Kind::Outcome, false);
    }
    Sense::Plain
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use super::{Named, Sense, outcome, sense};

    #[test]
    fn the_five_outcomes_in_any_wording() {
        for (text, expected) in [
            ("SECTION FOUR: BE HEALTHY", Some(0)),
            ("5. Be Healthy", Some(0)),
            ("Staying safe", Some(1)),
            ("Outcome: Be healthy", Some(0)),
            ("Outcome 3 – Enjoy & Achieve", Some(2)),
            ("Achieve Economic Well-being", Some(4)),
            ("Section Four: Be Healthy – our priority actions", Some(0)),
            ("Children are healthy", None),
            ("Be healthy and eat well at school", None),
        ] {
            assert_eq!(outcome(text), expected, "{text}");
        }
    }

    #[test]
    fn items_are_named_by_their_kind_and_number() {
        let item =
            |kind, reference: &str, title| Sense::Item(Named { kind, reference: Some(reference.to_owned()), title });
        for (text, expected) in [
            ("Priority 3: Safer streets", item(Kind::Priority, "3", "Safer streets")),
            ("Priority 2.1 Countywide action plan", item(Kind::Priority, "2.1", "")),
            ("Objective 2.3 – Play for all", item(Kind::Objective, "2.3", "Play for all")),
            ("Theme One: Belonging", item(Kind::Outcome, "1", "Belonging")),
            ("Strategic Priority A: Belonging", item(Kind::Priority, "A", "Belonging")),
            ("What are our priorities and key areas of focus for 2009?", Sense::Place(Kind::Priority, true)),
            ("4. Our key priorities", Sense::Place(Kind::Priority, false)),
            ("How will we measure whether we're improving?", Sense::Measures),
            ("What have we already done?", Sense::Aside),
            ("What we will do", Sense::Place(Kind::Action, false)),
            ("CONTENTS", Sense::Contents),
            ("Governance", Sense::Plain),
            ("Priority actions need care", Sense::Place(Kind::Action, false)),
        ] {
            assert_eq!(sense(text), expected, "{text}");
        }
    }
}
