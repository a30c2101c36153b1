//! Measures as cells and sentences name them.

use bigplan_plan::{At, MeasureUse, Unit};

use super::measure_series;
use super::words::{Vocabulary, fold};
use crate::values::code::split_code;
use crate::values::find_codes;
use crate::values::measure::{Around, read_movements};

/// The measures of one paragraph: several where it names several codes or groups.
pub(super) fn read(paragraph: &str, at: At) -> Vec<MeasureUse> {
    if is_remark(paragraph) {
        return Vec::new();
    }
    split_at_codes(paragraph).iter().flat_map(|text| of_sentence(text, at)).collect()
}

/// "The 2011 figure is for the school year …", "are provisional …": a sentence about figures.
fn is_remark(text: &str) -> bool {
    if text.starts_with("are ") || text.starts_with("is ") {
        return true;
    }
    let opens = ["The ", "All ", "These ", "Figures ", "Data ", "Actual "].iter().any(|w| text.starts_with(w));
    let told = text.split(' ').take(4).any(|w| matches!(w, "figure" | "figures" | "Figures" | "data" | "Data"));
    let says = [" is for ", " are for ", " is from ", " are from ", " is provisional", " are provisional"];
    opens && told && says.iter().any(|w| text.contains(w))
}

/// Cuts before every code that opens a title: "NI 55 … NI 56 …".
fn split_at_codes(text: &str) -> Vec<&str> {
    let codes = find_codes(text);
    let mut cuts: Vec<usize> = Vec::new();
    for (index, code) in codes.iter().enumerate() {
        let next = codes.get(index + 1).map_or(text.len(), |c| c.span.start);
        let words = text.get(code.span.end..next).unwrap_or_default().split_whitespace().count();
        let mention = text.get(..code.span.start).unwrap_or_default().trim_end().to_lowercase();
        let mentioned =
            mention.ends_with("see") || mention.ends_with("and") || mention.ends_with('(') || mention.ends_with("(see");
        if words >= 2 && !mentioned {
            cuts.push(code.span.start);
        }
    }
    if cuts.len() < 2 && cuts.first().is_none_or(|c| *c == 0) || codes.is_empty() {
        return vec![text.trim()].into_iter().filter(|t| !t.is_empty()).collect();
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|w| text.get(*w.first()?..*w.get(1)?)).map(str::trim).filter(|t| !t.is_empty()).collect()
}

fn of_sentence(text: &str, at: At) -> Vec<MeasureUse> {
    let (code, title) = split_code(text);
    let (code, title) = match code {
        Some(code) => (Some(code), title),
        None => split_own_code(title),
    };
    if let Some(series) = measure_series::read(title) {
        let title = clean(series.title);
        let (baseline, targets) = (series.baseline, series.targets);
        return vec![MeasureUse {
            id: String::new(),
            code,
            title,
            group: None,
            area: None,
            baseline,
            targets,
            at: Some(at),
        }];
    }
    let title = clean(title);
    if title.chars().filter(|c| c.is_alphabetic()).count() < 3 && code.is_none() {
        return Vec::new();
    }
    let movement = read_movements(text, Around { period: None, title: &title });
    let bare = MeasureUse {
        id: String::new(),
        code,
        title,
        group: None,
        area: None,
        baseline: movement.baseline,
        targets: Vec::new(),
        at: Some(at),
    };
    spread(bare, movement.targets.into_iter().map(|t| (t.group, t.target)).collect())
}

/// A code of the plan's own at the start of a measure: "BC 1 Homes …", "LP12: Homes …".
fn split_own_code(text: &str) -> (Option<String>, &str) {
    let none = (None, text);
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (Some(scheme), Some(rest)) = (text.get(..letters), text.get(letters..)) else { return none };
    let spaced = rest.starts_with(' ');
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(number), Some(title)) = (rest.get(..digits), rest.get(digits..)) else { return none };
    let marked = title.starts_with([':', '.', ')']);
    let title = title.trim_start_matches([':', '.', ')']).trim_start();
    let known =
        matches!(scheme, "KS" | "CO" | "PM" | "GCSE" | "GCSES" | "NVQ" | "SAT" | "SATS" | "BMI" | "COVID" | "BTEC");
    let sound =
        (2..=4).contains(&letters) && (1..=3).contains(&digits) && (spaced || marked || number.starts_with('0'));
    if sound && !known && title.starts_with(|c: char| c.is_uppercase()) {
        return (Some(format!("{scheme} {number}")), title);
    }
    none
}

/// One measure for every group that its targets name.
pub(super) fn spread(bare: MeasureUse, targets: Vec<(Option<String>, bigplan_plan::Target)>) -> Vec<MeasureUse> {
    let mut uses: Vec<MeasureUse> = Vec::new();
    for (group, target) in targets {
        let group = group.or_else(|| bare.group.clone());
        match uses.iter_mut().find(|u| u.group == group) {
            Some(found) => found.targets.push(target),
            None => uses.push(MeasureUse { group, targets: vec![target], ..bare.clone() }),
        }
    }
    if uses.is_empty() {
        uses.push(bare);
    }
    uses
}

/// A title without the marks around it and without the tag of an outcome behind it.
pub(super) fn clean(title: &str) -> String {
    let title = title.trim().trim_start_matches(['-', '–', ':', '.', ' ', '•', '–', ')']).trim();
    let title = title.trim_end_matches(['.', ';', ',', ':']).trim();
    title.to_owned()
}

/// Whether a statement of progress says where a measure is to move: a percentage, or a
/// baseline and a target.
pub(super) fn moves(measure: &MeasureUse) -> bool {
    let percent = measure.targets.iter().any(|t| {
        t.value.is_some()
            && matches!(t.unit, Some(Unit::Percent | Unit::PercentagePoints | Unit::Per1000 | Unit::Per10000))
    });
    percent
        || measure.baseline.as_ref().is_some_and(|b| b.value.is_some())
            && measure.targets.iter().any(|t| t.value.is_some())
}

/// Whether the label of a row is a place, by its words; else it is a group of children.
pub(super) fn is_place(label: &str, vocabulary: &Vocabulary) -> bool {
    let folded = fold(label);
    let words: Vec<&str> = folded.split(' ').collect();
    let marks = [
        "east", "west", "north", "south", "mid", "city", "district", "borough", "town", "county", "central", "ward",
        "locality", "rural", "area", "village", "parish",
    ];
    let groups = [
        "black",
        "white",
        "asian",
        "mixed",
        "gypsy",
        "roma",
        "traveller",
        "travellers",
        "african",
        "caribbean",
        "pakistani",
        "bangladeshi",
        "indian",
        "chinese",
        "irish",
        "boys",
        "girls",
        "male",
        "female",
        "ks1",
        "ks2",
        "ks3",
        "ks4",
        "stage",
        "sen",
        "lac",
        "fsm",
        "eal",
        "bme",
        "looked",
        "statement",
        "statements",
        "other",
        "primary",
        "secondary",
        "special",
        "children",
        "people",
        "pupils",
        "somali",
        "polish",
        "background",
        "heritage",
        "disabled",
        "care",
        "year",
        "aged",
        "age",
        "all",
        "total",
    ];
    if words.iter().any(|w| groups.contains(w)) {
        return false;
    }
    words.iter().any(|w| marks.contains(w) || w.ends_with("shire") || w.ends_with("ham") || w.ends_with("ton"))
        || words.len() <= 3 && words.iter().all(|w| !vocabulary.knows(w)) && !label.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use bigplan_plan::At;

    use super::{moves, read};

    #[test]
    fn measures_of_a_paragraph() {
        let titles = |text: &str| {
            let found = read(text, At::line(1));
            found.iter().map(|m| format!("{}|{}", m.code.clone().unwrap_or_default(), m.title)).collect::<Vec<_>>()
        };
        assert_eq!(titles("NI 112 Under 18 conception rate"), ["NI 112|Under 18 conception rate"]);
        assert_eq!(
            titles("Healthy choices NI 112 Under 18 rate NI 55 Obesity in reception"),
            ["NI 112|Under 18 rate", "NI 55|Obesity in reception"]
        );
        assert_eq!(titles("Reduce harm"), ["|Reduce harm"]);
        assert_eq!(titles(""), Vec::<String>::new());
        assert!(read("settings in need of support fall from 14% to 10% by July 2010", At::line(1)).iter().all(moves));
        assert!(!read("10 schools have a plan", At::line(1)).iter().any(moves));
    }
}
