//! Pointers in a text: need references of a cell, "see 1.6", "cross link to …".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use bigplan_plan::{Item, ItemLink};
use regex::Regex;

static NEED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?<a>[A-Z]{0,3}[0-9]{1,3}(?:\.[0-9]{1,3}){0,2})(?:\s*[-–—]\s*(?<b>[0-9]{1,3}(?:\.[0-9]{1,3}){1,2}))?")
        .ok()
});

/// The need references of a cell; a stretch ("3.14 – 3.17") is written out.
pub(super) fn needs(cell: &str) -> Vec<String> {
    let Some(need) = NEED.as_ref() else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for captures in need.captures_iter(cell) {
        let first = captures.name("a").map_or("", |m| m.as_str());
        let stretch = captures.name("b").map(|m| written_out(first, m.as_str())).unwrap_or_default();
        let all = if stretch.is_empty() { vec![first.to_owned()] } else { stretch };
        for reference in all {
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
    }
    found
}

fn written_out(first: &str, last: &str) -> Vec<String> {
    let (Some((strand, from)), Some((end_strand, to))) = (first.rsplit_once('.'), last.rsplit_once('.')) else {
        return Vec::new();
    };
    let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) else { return Vec::new() };
    if strand != end_strand || to < from || to - from > 40 {
        return vec![first.to_owned(), last.to_owned()];
    }
    (from..=to).map(|n| format!("{strand}.{n}")).collect()
}

static POINTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?-u:\b)(?:see(?: also)?|cross[- ]?(?:link|reference|ref)(?:ed)?(?: to| with)?|links? (?:to|with)|refer to|in line with|jointly with)\s+(?<to>(?: [a-z]\)|[^.;()]|\.[0-9]){2,120})").ok()
});

static TARGET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(?i:objectives?|actions?|priority|section|ref)\s+)?(?-u:\b)(?<r>NI ?[0-9]{1,3}|[A-Z]\.?[0-9]{1,2}(?:\.[0-9]{1,2})?|[A-Z]{2,3}[0-9]{1,2}\.[0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?)(?-u:\b)").ok()
});

static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i:objective|priority|section|theme) (?<r>[A-Z](?:\.[0-9]+)?)(?-u:\b)|(?:^|[a-z]\) of )(?<t>(?:Theme|Priority|Outcome|Ambition) (?:One|Two|Three|Four|Five|Six|Seven|Eight|[0-9]{1,2}))(?-u:\b)").ok()
});

/// A pointer that says what it points at: "link to action P5.1".
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?i:the )?(?i:objective|action|priority|outcome|milestone|ref)s? (?:[A-Z]{1,2}\.?)?[0-9]").ok()
});

/// The pointers of a text to other items and other plans.
pub(super) fn links(text: &str) -> Vec<ItemLink> {
    let Some(pointer) = POINTER.as_ref().filter(|_| may_point(text)) else { return Vec::new() };
    pointer.captures_iter(text).filter_map(|c| one(c.get(0)?.as_str(), c.name("to")?.as_str())).collect()
}

/// Whether a text holds the beginning of any word that points elsewhere.
fn may_point(text: &str) -> bool {
    ["ee ", "ross", "ink", "efer", "n line", "ointly", "EE ", "ROSS", "INK", "EFER"].iter().any(|p| text.contains(p))
}

fn one(words: &str, to: &str) -> Option<ItemLink> {
    let letter = LETTER
        .as_ref()
        .and_then(|l| l.captures(to))
        .and_then(|c| c.name("r").or(c.name("t")).map(|m| m.as_str().to_owned()));
    let reference =
        || TARGET.as_ref().and_then(|t| t.captures(to)).and_then(|c| c.name("r").map(|m| m.as_str().to_owned()));
    let plan = || {
        let named = fold_has(to, &["plan", "strategy", "programme", "agreement", "laa"]);
        let to = ["our ", "the "].iter().find_map(|a| to.strip_prefix(a)).unwrap_or(to);
        let capital = to.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        (named && capital).then(|| to.trim().trim_end_matches([',', ';']).to_owned())
    };
    let lead_in = words.to_lowercase();
    if lead_in.starts_with("in line") || lead_in.starts_with("jointly") {
        let to = letter.or_else(plan)?;
        return Some(ItemLink { to, text: words.trim().to_owned() });
    }
    let named = NAMED.as_ref().is_some_and(|n| n.is_match(to));
    let free = lead_in.starts_with("link") && letter.is_none() && !named;
    let to = letter.or_else(|| if free { None } else { reference() }).or_else(|| if free { None } else { plan() })?;
    Some(ItemLink { to, text: words.trim().to_owned() })
}

/// Writes a reference as the plan writes it: "A3" where there is an item A.3 and no A3.
pub(super) fn settle(items: &mut [Item]) {
    let known: HashSet<String> = items.iter().filter_map(|i| i.reference.clone()).collect();
    let undotted: HashMap<String, String> =
        known.iter().filter(|r| r.contains('.')).map(|r| (r.replace('.', ""), r.clone())).collect();
    for link in items.iter_mut().flat_map(|i| &mut i.links) {
        let letter = link.to.starts_with(|c: char| c.is_ascii_uppercase());
        if let Some(written) = undotted.get(&link.to).filter(|_| letter && !known.contains(&link.to)) {
            link.to.clone_from(written);
        }
    }
}

fn fold_has(text: &str, words: &[&str]) -> bool {
    let folded = super::words::fold(text);
    folded.split(' ').any(|w| words.contains(&w))
}

/// Whether a text is nothing but a pointer.
pub(super) fn is_only_pointer(text: &str) -> bool {
    let text = text.trim().trim_start_matches('(');
    let opens = POINTER.as_ref().and_then(|p| p.find(text)).is_some_and(|m| m.start() == 0);
    opens && !links(text).is_empty() && text.split(' ').count() <= 25 && super::words::sentences(text).len() == 1
}

#[cfg(test)]
mod tests {
    use super::{is_only_pointer, links, needs};

    #[test]
    fn need_references_of_a_cell() {
        for (cell, expected) in [
            ("1.18", "1.18"),
            ("1.7/ 1.8", "1.7 1.8"),
            ("3.14 – 3.17", "3.14 3.15 3.16 3.17"),
            ("5.7 5.4-5.7 5.8", "5.7 5.4 5.5 5.6 5.8"),
            ("Need ref?", ""),
            ("2.9/ 4.9/", "2.9 4.9"),
        ] {
            assert_eq!(needs(cell).join(" "), expected, "{cell}");
        }
    }

    #[test]
    fn pointers_to_items_and_plans() {
        for (text, expected) in [
            ("coordinated plans (see 1.6) and play", "1.6"),
            ("Cross link to countywide action plan 2.1, objective C", "C"),
            ("(Cross link to county action plan 2.1, objective B.3)", "B.3"),
            ("floor target by 2011 (See NI 78)", "NI 78"),
            ("(See 14-19 Strategic Plan)", "14-19 Strategic Plan"),
            ("(Cross reference A3)", "A3"),
            ("We want to see more play", ""),
            ("open a hall; see action b) of Priority Two", "Priority Two"),
            ("run clubs jointly with Theme Four", "Theme Four"),
            ("act in line with the Night Safety Strategy", "Night Safety Strategy"),
            ("Links with objective S4.2 on lighting", "S4.2"),
            ("free lunches (see the School Food Strategy)", "School Food Strategy"),
        ] {
            let found: Vec<String> = links(text).into_iter().map(|l| l.to).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        assert!(is_only_pointer("Cross link to countywide action plan 2.1, objective C"));
        assert!(!is_only_pointer("Provide support Cross link to countywide action plan 2.1, objective C"));
    }
}
