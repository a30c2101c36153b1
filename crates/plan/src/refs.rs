//! References such as "1.13", "A.2" or "1.2.3", taken apart.

/// One step of a reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A number.
    Number(u32),
    /// One letter, upper case.
    Letter(char),
}

impl Part {
    /// Its place in the count: 7 for 7, 2 for B.
    pub fn ordinal(&self) -> u32 {
        match self {
            Self::Number(n) => *n,
            Self::Letter(c) => u32::from(*c).saturating_sub(u32::from('A')) + 1,
        }
    }

    /// The part of the same sort at another place in the count.
    pub fn at(&self, ordinal: u32) -> Option<Self> {
        match self {
            Self::Number(_) => Some(Self::Number(ordinal)),
            Self::Letter(_) => char::from_u32(u32::from('A') + ordinal.checked_sub(1)?)
                .filter(char::is_ascii_uppercase)
                .map(Self::Letter),
        }
    }
}

/// The parts of a reference, or `None` when the text is no numbering ("NI 72", "B and C").
pub fn parts(reference: &str) -> Option<Vec<Part>> {
    let text = reference.trim().trim_end_matches(['.', ')', ':']);
    let mut parts = Vec::new();
    for piece in text.split('.') {
        let letters = piece.chars().filter(char::is_ascii_alphabetic).count();
        if letters > 1 || piece.len() > 7 || piece.is_empty() || !piece.chars().all(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let (before, after) = match piece.split_once(|c: char| c.is_ascii_alphabetic()) {
            Some(around) => around,
            None => (piece, ""),
        };
        let letter = piece.chars().find(char::is_ascii_alphabetic).map(|c| Part::Letter(c.to_ascii_uppercase()));
        let number = |digits: &str| digits.parse().ok().map(Part::Number);
        parts.extend([number(before), letter, number(after)].into_iter().flatten());
    }
    Some(parts)
}

/// The reference as everybody would compare it: "a.2." is "A.2"; what is no numbering is
/// trimmed and upper-cased.
pub fn normal(reference: &str) -> String {
    match parts(reference) {
        Some(parts) => written(&parts),
        None => reference.trim().to_uppercase(),
    }
}

/// Parts written with full stops between them.
pub fn written(parts: &[Part]) -> String {
    let written: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Number(n) => n.to_string(),
            Part::Letter(c) => c.to_string(),
        })
        .collect();
    written.join(".")
}

/// Every reference in words that may name several: "1.7/ 1.8", "3.14 – 3.17".
/// A range is written out when its ends differ in the last part only and are at most 50 apart.
pub fn several(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in text.split(['/', ',', ';', '&']).map(str::trim).filter(|piece| !piece.is_empty()) {
        match piece.split_once(['-', '–', '—']).and_then(|(from, to)| range(from, to)) {
            Some(range) => found.extend(range),
            None => found.push(normal(piece)),
        }
    }
    found
}

fn range(from: &str, to: &str) -> Option<Vec<String>> {
    let (from, to) = (parts(from)?, parts(to)?);
    let (first, stem) = from.split_last()?;
    let (last, other_stem) = to.split_last()?;
    let (low, high) = (first.ordinal(), last.ordinal());
    if stem != other_stem || high < low || high - low > 50 {
        return None;
    }
    (low..=high).map(|n| Some(written(&[stem, &[first.at(n)?]].concat()))).collect()
}

#[cfg(test)]
mod tests {
    use super::{normal, parts, several};

    #[test]
    fn references_come_apart_and_compare() {
        for (text, same) in [
            ("1.13", "1.13"),
            ("a.2.", "A.2"),
            ("3b", "3.B"),
            ("A2", "A.2"),
            (" 4) ", "4"),
            ("1.02", "1.2"),
            ("ni 72", "NI 72"),
        ] {
            assert_eq!(normal(text), same, "{text}");
        }
        for text in ["NI 72", "", "1..2", "see", "2.1 objective C", "99999999"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn lists_and_ranges_are_written_out() {
        for (text, all) in [
            ("1.7/ 1.8", vec!["1.7", "1.8"]),
            ("3.14 – 3.16", vec!["3.14", "3.15", "3.16"]),
            ("5.4-5.3", vec!["5.4-5.3"]),
            ("2.9/ 4.9/", vec!["2.9", "4.9"]),
        ] {
            assert_eq!(several(text), all, "{text}");
        }
    }
}
