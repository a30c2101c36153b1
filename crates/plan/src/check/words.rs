//! How findings name things, so that a person finds them in the document.

use crate::{Item, MeasureUse};

const LONGEST: usize = 70;

/// "Action 1.13", or the kind and the title where an item has no reference.
pub(crate) fn label(item: &Item) -> String {
    let kind = item.kind.word();
    match item.reference.as_deref().map(str::trim).filter(|reference| !reference.is_empty()) {
        Some(reference) => format!("{kind} {reference}"),
        None => format!("{kind} \"{}\"", shortened(&item.title)),
    }
}

/// The label inside a sentence: "action 1.13".
pub(crate) fn label_inside(item: &Item) -> String {
    let label = label(item);
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// "Measure NI 112", or the measure's title, with its group and place.
pub(crate) fn measure_label(measure: &MeasureUse) -> String {
    let mut label = match &measure.code {
        Some(code) => format!("Measure {code}"),
        None => format!("Measure \"{}\"", shortened(&measure.title)),
    };
    for part in [&measure.group, &measure.area].into_iter().flatten() {
        label.push_str(&format!(" ({part})"));
    }
    label
}

/// The first words of a text, cut at a word.
pub(crate) fn shortened(text: &str) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let head = text.get(..cut).unwrap_or(text);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ';', ':', ' ']))
}

/// "a", "a and b", "a, b and c".
pub(crate) fn listed(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{label, label_inside, listed, shortened};
    use crate::{Item, Kind};

    #[test]
    fn an_item_is_named_by_its_reference_or_its_title() {
        let mut item = Item::new("a", Kind::Action, "Open the play area");
        assert_eq!(label(&item), "Action \"Open the play area\"");
        item.reference = Some("1.13".into());
        assert_eq!(label_inside(&item), "action 1.13");
    }

    #[test]
    fn long_titles_end_at_a_word_and_lists_read_well() {
        assert_eq!(shortened(&"word ".repeat(30)), format!("{}…", "word ".repeat(14).trim()));
        assert_eq!(listed(&["4.5".into(), "4.6".into(), "4.7".into()]), "4.5, 4.6 and 4.7");
    }
}
