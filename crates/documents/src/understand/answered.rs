//! Recommendations that stand right above the actions that answer them: the plan's objectives.

use std::collections::HashMap;

use bigplan_plan::Kind;

use super::outline::{Unit, What};
use super::sense::{Sense, sense};

/// The units that hold such a recommendation, with its number, of the blocks that were read as
/// recommendations; none where fewer than two stand that way.
pub(super) fn read(units: &[Unit<'_>], consumed: &[usize]) -> HashMap<usize, Option<String>> {
    let mut found = HashMap::new();
    for (index, unit) in units.iter().enumerate() {
        let (Some(next), true) = (units.get(index + 1), consumed.contains(&unit.block)) else { continue };
        if !consumed.contains(&next.block) && heads_actions(&next.what) {
            let above = index.checked_sub(1).and_then(|i| units.get(i)).filter(|u| consumed.contains(&u.block));
            found.insert(index, above.and_then(|u| number(words(&u.what)?)));
        }
    }
    if found.len() >= 2 { found } else { HashMap::new() }
}

fn heads_actions(what: &What<'_>) -> bool {
    matches!(what, What::Heading { text, .. } if matches!(sense(text), Sense::Place(Kind::Action, _)))
}

fn words<'d>(what: &What<'d>) -> Option<&'d str> {
    match what {
        What::Heading { text, .. } | What::Prose(text) | What::Item { text, .. } => Some(text),
        What::Table(_) => None,
    }
}

/// "Recommendation 3 Within six months": the number behind the word.
fn number(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    words.next().filter(|w| w.to_lowercase().starts_with("rec"))?;
    let number = words.next()?.trim_end_matches([':', '.', ')', ',']);
    (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use crate::understand::understand;

    #[test]
    fn what_was_recommended_is_the_objective_of_its_actions() {
        let one = |n: usize| {
            format!(
                "Recommendation {n}: immediately\n\nThe harbour board should mend quay {n} before the next winter comes.\n\n\
                 Actions\n\n- Buy stone for quay {n}\n\nLead: Harbour Master\n\n"
            )
        };
        let (plan, _) = understand(&crate::formats::text::read(&format!("{}{}", one(1), one(2))));
        let shown: Vec<(Kind, Option<&str>)> = plan.items.iter().map(|i| (i.kind, i.reference.as_deref())).collect();
        let pair = |n| [(Kind::Objective, Some(n)), (Kind::Action, None)];
        assert_eq!(shown, [pair("1"), pair("2")].concat());
        assert_eq!(plan.recommendations.len(), 2);
    }
}
