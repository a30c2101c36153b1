//! Items: which of the key were found, and of which kind.

use bigplan_plan::{Item, Kind, Plan};

use super::fields::Fields;
use super::fit::{accepts, at_line, begins, near, place, same_or_none};
use super::key::{ItemKey, Key};
use super::tally::Tally;

pub(super) fn compare(plan: &Plan, key: &Key) -> Vec<Tally> {
    if !key.has("items") {
        return Vec::new();
    }
    let wanted: Vec<(&ItemKey, bool)> =
        key.items.iter().map(|k| (k, false)).chain(key.items_optional.iter().map(|k| (k, true))).collect();
    let mut tallies = Vec::new();
    let mut fields = Fields::new(plan, &wanted);
    let mut all = Tally::new("all items");
    let everything: Vec<&Item> = plan.items.iter().collect();
    let pairs = all.tell(&everything, &wanted, |i, k| fit(i, k.0), |k| k.1, (|i| item_words(i), |k| key_words(k.0)));
    for kind in Kind::ALL {
        tallies.push(of_kind(kind, &everything, &wanted, &pairs));
    }
    fields.name_pairs(&everything, &wanted, &pairs);
    for (found, want) in &pairs {
        if let (Some(item), Some((want, false))) = (everything.get(*found), wanted.get(*want)) {
            fields.judge(item, want);
        }
    }
    tallies.push(all);
    tallies.extend(fields.tallies());
    tallies
}

/// The tally of one kind; a pair counts where its kinds agree.
fn of_kind(kind: Kind, items: &[&Item], wanted: &[(&ItemKey, bool)], pairs: &[(usize, usize)]) -> Tally {
    let mut tally = Tally::new(kind.as_str());
    for (at, item) in items.iter().enumerate().filter(|(_, i)| i.kind == kind) {
        match pairs.iter().find(|(f, _)| *f == at).and_then(|(_, k)| wanted.get(*k)) {
            Some((_, true)) => {}
            Some((want, false)) if is_kind(item, want) => tally.right += 1,
            _ => tally.extra.push(item_words(item)),
        }
    }
    for (at, (want, optional)) in wanted.iter().enumerate() {
        let met = pairs.iter().find(|(_, k)| *k == at).and_then(|(f, _)| items.get(*f));
        if !optional && want.kind == kind.as_str() && !met.is_some_and(|i| is_kind(i, want)) {
            tally.missed.push(key_words(want));
        }
    }
    tally
}

fn is_kind(item: &Item, want: &ItemKey) -> bool {
    item.kind.as_str() == want.kind || accepts(&want.accept, "kind", Some(item.kind.as_str()))
}

/// An item is the key's where its line fits and its reference or first words do.
fn fit(item: &Item, want: &ItemKey) -> u32 {
    let line = item.at.map_or(0, |a| a.line);
    if !at_line(line, want.line) && !want.also_lines.iter().any(|l| near(line, *l)) {
        return 0;
    }
    let reference = item.reference.is_some() && same_or_none(item.reference.as_deref(), want.reference.as_deref());
    let mut starts = want.begins_or.iter().chain([&want.begins]);
    let words = starts.any(|start| begins(&item.title, start) || begins(&item.text, start));
    // A reference that may stand anywhere says little on its own: needs and old plans have them too.
    if !words && !(reference && (want.line.is_some() || is_kind(item, want))) {
        return 0;
    }
    1 + 8 * u32::from(words)
        + 4 * u32::from(is_kind(item, want))
        + 2 * u32::from(reference)
        + u32::from(Some(line) == want.line)
}

fn item_words(item: &Item) -> String {
    let start: String = item.title.chars().take(60).collect();
    format!(
        "line {}: {} {} {start}",
        item.at.map_or(0, |a| a.line),
        item.kind.as_str(),
        item.reference.as_deref().unwrap_or("–")
    )
}

pub(super) fn key_words(want: &ItemKey) -> String {
    format!("{}: {} {} {}", place(want.line), want.kind, want.reference.as_deref().unwrap_or("–"), want.begins)
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Plan;

    use super::super::{Key, compare};

    const KEY: &str = r#"{"document": "invented.docx", "items": [
        {"id": "k1", "kind": "priority", "line": null, "begins": "Warm homes", "begins_or": ["Homes that are warm"]},
        {"id": "k2", "kind": "action", "ref": "1.1", "line": null, "begins": "Mend the roofs", "parent": "k1"}]}"#;

    fn figures(items: &str) -> Vec<(String, usize, usize, usize)> {
        let plan: Plan = serde_json::from_str(&format!(r#"{{"items": [{items}]}}"#)).unwrap();
        let tallies = compare(&plan, &Key::read(KEY).unwrap());
        tallies.into_iter().map(|t| (t.kind.clone(), t.right, t.missed.len(), t.extra.len())).collect()
    }

    #[test]
    fn without_lines_words_find_an_item_and_its_parent_wherever_they_stand() {
        let read = figures(
            r#"{"id": "i1", "kind": "priority", "title": "Homes that are warm", "at": {"line": 90}},
               {"id": "i2", "kind": "action", "title": "Mend the roofs of schools", "parent": "i1", "at": {"line": 7}}"#,
        );
        let right = |kind: &str, n| (kind.to_owned(), n, 0, 0);
        assert_eq!(read, [right("priority", 1), right("action", 1), right("all items", 2), right("item's parent", 1)]);
    }

    #[test]
    fn without_lines_a_reference_alone_counts_only_for_the_same_kind() {
        let of_kind = |kind| figures(&format!(r#"{{"id": "i1", "kind": "{kind}", "ref": "1.1", "title": "Roofs"}}"#));
        assert!(of_kind("action").contains(&("all items".into(), 1, 1, 0)));
        assert!(of_kind("objective").contains(&("all items".into(), 0, 2, 1)));
    }

    #[test]
    fn a_parent_that_is_another_entry_is_missed_and_too_much() {
        let read = figures(
            r#"{"id": "i1", "kind": "priority", "title": "Warm homes"},
               {"id": "i3", "kind": "priority", "title": "Dry cellars"},
               {"id": "i2", "kind": "action", "title": "Mend the roofs", "parent": "i3"}"#,
        );
        assert!(read.contains(&("item's parent".into(), 0, 1, 1)));
    }
}
