//! A text beside its later wording: what was kept, taken out and put in, word by word.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices_by_key};

/// Below this share of kept words the two wordings are shown one after the other: a
/// patchwork of both would be harder to read than either.
const LEAST_KEPT_PERCENT: usize = 25;

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// They stand in both.
    Kept,
    /// They stood in the earlier wording.
    TakenOut,
    /// They stand in the later wording.
    PutIn,
}

/// Some words with what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fragment {
    /// What became of them.
    pub fate: Fate,
    /// The words with the space after them.
    pub words: String,
}

/// The fragments in reading order. Those kept and put in, joined, are the later wording;
/// those kept and taken out are the earlier one, but for its spaces.
pub fn compare(before: &str, after: &str) -> Vec<Fragment> {
    let old: Vec<&str> = before.split_inclusive(char::is_whitespace).collect();
    let new: Vec<&str> = after.split_inclusive(char::is_whitespace).collect();
    let steps = capture_diff_slices_by_key(Algorithm::Myers, &old, &new, |word| word.trim_end());
    let kept: usize = steps.iter().map(|step| if let DiffOp::Equal { len, .. } = step { *len } else { 0 }).sum();
    let longer = old.len().max(new.len());
    if kept * 100 < longer * LEAST_KEPT_PERCENT {
        let mut whole = Vec::new();
        push(&mut whole, Fate::TakenOut, &old);
        push(&mut whole, Fate::PutIn, &new);
        return whole;
    }
    fragments(&steps, &old, &new)
}

fn fragments(steps: &[DiffOp], old: &[&str], new: &[&str]) -> Vec<Fragment> {
    let mut found = Vec::new();
    for step in steps {
        let (was, is) = (step.old_range(), step.new_range());
        if let DiffOp::Equal { .. } = step {
            push(&mut found, Fate::Kept, new.get(is).unwrap_or_default());
        } else {
            push(&mut found, Fate::TakenOut, old.get(was).unwrap_or_default());
            push(&mut found, Fate::PutIn, new.get(is).unwrap_or_default());
        }
    }
    found
}

fn push(fragments: &mut Vec<Fragment>, fate: Fate, words: &[&str]) {
    if !words.is_empty() {
        fragments.push(Fragment { fate, words: words.concat() });
    }
}

/// How alike two sets of words are, from 0 to 100: twice the shared words in a hundred of all
/// (Dice 1945). Both lists must be sorted and hold no word twice.
pub(super) fn likeness(one: &[String], other: &[String]) -> usize {
    let all = one.len() + other.len();
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    (200 * shared).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fate, Fragment, compare};

    /// "[-out-]{+in+}" as the fragments are written in the tests; the sentences are invented.
    fn check(before: &str, after: &str, expected: &str) {
        assert_eq!(written(&compare(before, after)), expected);
    }

    fn written(fragments: &[Fragment]) -> String {
        let write = |fragment: &Fragment| match fragment.fate {
            Fate::Kept => fragment.words.clone(),
            Fate::TakenOut => format!("[-{}-]", fragment.words),
            Fate::PutIn => format!("{{+{}+}}", fragment.words),
        };
        fragments.iter().map(write).collect()
    }

    #[test]
    fn words_are_kept_taken_out_and_put_in() {
        for (before, after, expected) in [
            ("More play", "More play", "More play"),
            ("More play for boys", "More play for girls and boys", "More play for {+girls and +}boys"),
            ("More quiet play outside", "More play outside", "More [-quiet -]play outside"),
            ("Open two dens by May", "Open three dens by May", "Open [-two -]{+three +}dens by May"),
            ("Open dens", "Open dens, soon", "Open [-dens-]{+dens, soon+}"),
            ("Open dens", "Open dens soon", "Open dens {+soon+}"),
            ("", "Open dens", "{+Open dens+}"),
            ("Open dens", "", "[-Open dens-]"),
        ] {
            check(before, after, expected);
        }
    }

    #[test]
    fn another_text_is_shown_whole() {
        check(
            "Every child sleeps well at night",
            "More buses at weekends",
            "[-Every child sleeps well at night-]{+More buses at weekends+}",
        );
    }

    #[test]
    fn a_very_long_text_is_compared_in_good_time() {
        let before = "word ".repeat(50_000);
        let after = "other word ".repeat(40_000);
        assert!(!compare(&before, &after).is_empty());
    }

    proptest! {
        #[test]
        fn nothing_of_either_wording_is_lost(before in "(a|b|cat|\\PC| |\n){0,40}", after in "(a|b|cat|\\PC| |\n){0,40}") {
            let fragments = compare(&before, &after);
            let of = |fates: [Fate; 2]| -> String {
                fragments.iter().filter(|one| fates.contains(&one.fate)).map(|one| one.words.as_str()).collect()
            };
            prop_assert_eq!(of([Fate::Kept, Fate::PutIn]), after);
            let squeezed = |text: String| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(of([Fate::Kept, Fate::TakenOut])), squeezed(before));
        }
    }
}
