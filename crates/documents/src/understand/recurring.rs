//! Headings that say the same again under several others: labels, whatever their words.

use std::collections::HashMap;

use bigplan_plan::Kind;

use super::measure_cells;
use super::outline::{Unit, What};
use super::sense::{Sense, sense};
use super::words::fold;

/// How often a heading has to recur to be a label.
const OFTEN: usize = 3;

/// The folded words of headings that recur and say nothing known, with what stands below them.
pub(super) fn read(units: &[Unit<'_>]) -> HashMap<String, Sense<'static>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        if let What::Heading { text, number: "", .. } = unit.what
            && text.split(' ').count() <= 12
            && sense(text) == Sense::Plain
        {
            places.entry(fold(text)).or_default().push(index);
        }
    }
    places.retain(|_, at| at.len() >= OFTEN);
    let said = |(words, at): (String, Vec<usize>)| {
        let sense = match classify(&words) {
            Sense::Plain if tell_figures(units, &at) => Sense::Measures,
            other => other,
        };
        (words, sense)
    };
    places.into_iter().map(said).collect()
}

/// Whether most entries of the lists below say how far a figure is to move.
fn tell_figures(units: &[Unit<'_>], heads: &[usize]) -> bool {
    let lists = heads.iter().flat_map(|head| {
        units.iter().skip(head + 1).map_while(|u| match u.what {
            What::Item { text, .. } => Some((text, u.at)),
            _ => None,
        })
    });
    let entries: Vec<bool> =
        lists.map(|(text, at)| measure_cells::read(text, at).iter().any(measure_cells::moves)).collect();
    let moving = entries.iter().filter(|moves| **moves).count();
    moving >= 2 && moving * 3 >= entries.len() * 2
}

/// What a label is about by its language: what is past or given, how one will know, what is done.
fn classify(folded: &str) -> Sense<'static> {
    let any = |words: &[&str]| folded.split(' ').any(|w| words.contains(&w));
    if any(&[
        "now",
        "why",
        "done",
        "did",
        "achieved",
        "context",
        "background",
        "story",
        "heard",
        "challenge",
        "challenges",
    ]) {
        Sense::Aside
    } else if any(&["know", "measure", "measures", "measured", "success", "succeeded", "impact", "difference", "tell"])
    {
        Sense::Measures
    } else if any(&["do", "doing", "action", "actions", "deliver", "steps", "commit", "happen", "work"]) {
        Sense::Place(Kind::Action, false)
    } else {
        Sense::Plain
    }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn labels_that_recur_are_read_by_their_language() {
        let one = |n: usize, name: &str| {
            format!(
                "# Priority {n}: {name}\n\n## Things we aim to do now and then\n\n## On our list to do\n\n- Mend the {name}\n\n\
                 ## It was a success if\n\n- Use of the {name} rises from 4% to 9% by 2012\n\n"
            )
        };
        let text = format!("{}{}{}", one(1, "swings"), one(2, "boats"), one(3, "lamps"));
        let (plan, _) = understand(&crate::formats::text::read(&text));
        let actions = plan.items.iter().filter(|i| i.kind == Kind::Action).count();
        assert_eq!((actions, plan.measures.len()), (3, 3));
    }
}
