//! The words under which a figure's standing and its absence are stored.

use bigplan_measure::{Missing, Standing};

use crate::LedgerError;
use crate::error::damaged;

const STANDINGS: [(Standing, &str); 3] =
    [(Standing::Final, "final"), (Standing::Provisional, "provisional"), (Standing::Estimated, "estimated")];

const MISSING: [(Missing, &str); 7] = [
    (Missing::NotApplicable, "not-applicable"),
    (Missing::NotAvailable, "not-available"),
    (Missing::Confidential, "confidential"),
    (Missing::LowCount, "low-count"),
    (Missing::Unreliable, "unreliable"),
    (Missing::Blank, "blank"),
    (Missing::Pending, "pending"),
];

pub(crate) fn standing_word(standing: Standing) -> &'static str {
    STANDINGS.iter().find(|(known, _)| *known == standing).map_or("final", |(_, word)| word)
}

pub(crate) fn missing_word(missing: Missing) -> &'static str {
    MISSING.iter().find(|(known, _)| *known == missing).map_or("not-available", |(_, word)| word)
}

pub(crate) fn standing(word: &str) -> Result<Standing, LedgerError> {
    let found = STANDINGS.iter().find(|(_, known)| *known == word);
    found.map(|(standing, _)| *standing).ok_or_else(|| damaged("a figure's standing")(word))
}

pub(crate) fn missing(word: &str) -> Result<Missing, LedgerError> {
    let found = MISSING.iter().find(|(_, known)| *known == word);
    found.map(|(missing, _)| *missing).ok_or_else(|| damaged("why a figure is missing")(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back() {
        for (one, _) in STANDINGS {
            assert_eq!(standing(standing_word(one)).unwrap(), one);
        }
        for (one, _) in MISSING {
            assert_eq!(missing(missing_word(one)).unwrap(), one);
        }
        assert!(standing("sure").is_err() && missing("").is_err());
    }
}
