//! Codes of returns as the registers' lists have them.

/// The ethnic groups of both returns, by the department's code set for them, with the words of the registers. Refused
/// and not obtained are one word there: the code that stands first of the two is the one that goes out.
const ETHNIC_GROUPS: [(&str, &str); 20] = [
    ("WBRI", "white-british"),
    ("WIRI", "white-irish"),
    ("WIRT", "traveller-irish"),
    ("WROM", "gypsy-roma"),
    ("WOTH", "white-other"),
    ("MWBC", "white-black-caribbean"),
    ("MWBA", "white-black-african"),
    ("MWAS", "white-asian"),
    ("MOTH", "mixed-other"),
    ("AIND", "indian"),
    ("APKN", "pakistani"),
    ("ABAN", "bangladeshi"),
    ("AOTH", "asian-other"),
    ("BCRB", "black-caribbean"),
    ("BAFR", "black-african"),
    ("BOTH", "black-other"),
    ("CHNE", "chinese"),
    ("OOTH", "other"),
    ("NOBT", "not-known"),
    ("REFU", "not-known"),
];

/// Why a decision that a child should be adopted was given up, by the code of the looked-after return, with the words
/// of the register.
const GIVEN_UP: [(&str, &str); 4] =
    [("RD1", "needs-changed"), ("RD2", "court"), ("RD3", "nobody-found"), ("RD4", "other")];

/// The codes of each sex, as one return or another has them.
const SEXES: [&[&str]; 3] = [&["M", "1"], &["F", "2"], &["U", "0", "9"]];

/// The register's word for a code of a return; `None` for a code that is not of the set.
pub(crate) fn ethnic_group(code: &str) -> Option<&'static str> {
    ETHNIC_GROUPS.iter().find(|(of_return, _)| *of_return == code).map(|(_, word)| *word)
}

/// The return's code for a word of the register.
pub(crate) fn ethnic_code(word: &str) -> Option<&'static str> {
    ETHNIC_GROUPS.iter().find(|(_, of_register)| *of_register == word).map(|(code, _)| *code)
}

/// The register's word for why a decision was given up; `None` for a code that is not of the set.
pub(crate) fn why_given_up(code: &str) -> Option<&'static str> {
    GIVEN_UP.iter().find(|(of_return, _)| *of_return == code).map(|(_, word)| *word)
}

/// The return's code for it.
pub(crate) fn given_up_code(word: &str) -> Option<&'static str> {
    GIVEN_UP.iter().find(|(_, of_register)| *of_register == word).map(|(code, _)| *code)
}

/// A code of a sex as a year has it: the code itself where the year knows it, else that of the same sex; the year's
/// code for not known, where it has one and nothing else fits.
pub(crate) fn sex<'a>(code: &str, of_year: &'a [String]) -> Option<&'a str> {
    let among = |codes: &[&str]| of_year.iter().map(String::as_str).find(|known| codes.contains(known));
    let same = SEXES.iter().find(|codes| codes.contains(&code)).and_then(|codes| among(codes));
    among(&[code]).or(same).or_else(|| among(&["U", "0"]))
}

#[cfg(test)]
mod tests {
    use super::{ethnic_code, ethnic_group, given_up_code, sex, why_given_up};

    #[test]
    fn ethnic_groups_go_and_come_back() {
        assert_eq!(ethnic_group("AIND").and_then(ethnic_code), Some("AIND"));
        assert_eq!(ethnic_group("REFU").and_then(ethnic_code), Some("NOBT"), "the register has one word for both");
        assert_eq!((ethnic_group("XXXX"), ethnic_code("nobody")), (None, None));
    }

    #[test]
    fn why_a_decision_was_given_up_goes_and_comes_back() {
        for code in ["RD1", "RD2", "RD3", "RD4"] {
            assert_eq!(why_given_up(code).and_then(given_up_code), Some(code));
        }
        assert_eq!((why_given_up("XXX"), given_up_code("nobody")), (None, None));
    }

    #[test]
    fn a_sex_is_said_in_the_words_of_the_year() {
        let year = |codes: &[&str]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
        let (old, new, census) = (year(&["1", "2"]), year(&["M", "F", "U"]), year(&["1", "2", "0", "9"]));
        assert_eq!((sex("1", &old), sex("1", &new), sex("F", &old)), (Some("1"), Some("M"), Some("2")));
        assert_eq!((sex("9", &census), sex("9", &new), sex("U", &census)), (Some("9"), Some("U"), Some("0")));
        assert_eq!((sex("", &old), sex("", &new)), (None, Some("U")));
    }
}
