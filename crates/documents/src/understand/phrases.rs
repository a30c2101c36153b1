//! Many phrases looked for at once.

/// Phrases of folded words, sorted by their first letter so that a text is gone through once.
#[derive(Debug)]
pub(super) struct Phrases {
    by_letter: Vec<(u8, Vec<&'static str>)>,
}

impl Phrases {
    /// Phrases as [`super::words::fold`] gives them.
    pub(super) fn of(phrases: &[&'static str]) -> Self {
        let mut by_letter: Vec<(u8, Vec<&'static str>)> = Vec::new();
        for phrase in phrases {
            let Some(first) = phrase.bytes().next() else { continue };
            match by_letter.iter_mut().find(|(letter, _)| *letter == first) {
                Some((_, known)) => known.push(phrase),
                None => by_letter.push((first, vec![phrase])),
            }
        }
        Self { by_letter }
    }

    /// Whether one of the phrases stands in a folded text, whole words only.
    pub(super) fn stand_in(&self, folded: &str) -> bool {
        let mut rest = folded;
        loop {
            if self.open(rest) {
                return true;
            }
            match rest.split_once(' ') {
                Some((_, next)) => rest = next,
                None => return false,
            }
        }
    }

    fn open(&self, rest: &str) -> bool {
        let Some(first) = rest.bytes().next() else { return false };
        let Some((_, known)) = self.by_letter.iter().find(|(letter, _)| *letter == first) else { return false };
        known.iter().any(|p| rest.strip_prefix(p).is_some_and(|after| after.is_empty() || after.starts_with(' ')))
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn whole_words_anywhere() {
        let phrases = Phrases::of(&["what we did", "goals"]);
        assert!(phrases.stand_in("this is what we did then") && phrases.stand_in("goals"));
        assert!(!phrases.stand_in("goalsetting for what we didnt do"));
    }
}
