//! Other plans that a section says it is delivered through.

use std::sync::LazyLock;

use bigplan_plan::ItemLink;
use regex::Regex;

use super::words::sentences;

static OTHER_PLAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:publish(?:es|ed|ing)?|(?:delivered |taken forward |carried out )?through|(?:included |set out )?(?:within|in)|agreed in)",
        r" (?:a|an|the|its|their|our|this|his|her) (?<name>(?:[A-Z][a-zA-Z0-9À-ÿ'’&-]*|and|of|for|the|&)(?: (?:[A-Z][a-zA-Z0-9À-ÿ'’&-]*|and|of|for|&)){0,7}) ?",
    ))
    .ok()
});

/// The plans that a paragraph under an outcome or priority names as the way it is delivered.
///
/// The children's plan itself and reports are none.
pub(super) fn read(text: &str) -> Vec<ItemLink> {
    let mut links: Vec<ItemLink> = Vec::new();
    // Most paragraphs name no plan; a look at their letters is quicker than taking them apart.
    if !PLANS.iter().any(|word| text.contains(word)) {
        return links;
    }
    for sentence in sentences(text).into_iter().filter(|s| s.len() < 600) {
        for name in OTHER_PLAN.iter().flat_map(|r| r.captures_iter(sentence)).filter_map(|c| c.name("name")) {
            let Some(to) = plan_name(name.as_str()) else { continue };
            if !links.iter().any(|l| l.to == to) {
                links.push(ItemLink { to: to.to_owned(), text: sentence.to_owned() });
            }
        }
    }
    links
}

const PLANS: [&str; 7] = ["Plan", "Workplan", "Strategy", "Agreement", "Framework", "Charter", "Workplans"];

/// The name up to the word that makes it a plan.
fn plan_name(name: &str) -> Option<&str> {
    let last = name.split(' ').scan(0, |from, word| {
        let at = *from;
        *from += word.len() + 1;
        Some((at, word))
    });
    let (at, word) = last.filter(|(_, w)| PLANS.contains(w)).last()?;
    let whole = name.get(..at + word.len())?;
    let own = whole.contains("Children and Young People") || whole.contains("CYPP");
    (whole.contains(' ') && !own).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn plans_that_a_section_is_delivered_through() {
        for (text, expected) in [
            ("The Quay Board will publish a Yearly Programme Plan in May.", "Yearly Programme Plan"),
            ("Wardens carry the work on through their Night Safety Strategy.", "Night Safety Strategy"),
            ("Two of these are set out in our Ferry Compact Agreement and are watched.", "Ferry Compact Agreement"),
            ("This is part of our Children and Young People Plan.", ""),
            ("We will act in the Quay.", ""),
        ] {
            let found: Vec<String> = read(text).into_iter().map(|l| l.to).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
    }
}
