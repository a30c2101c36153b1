//! The four kinds of evidence in words.

use bigplan_ledger::needs::EvidenceKind;

/// What a kind of evidence is, as a heading.
pub fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Figures => "What figures show",
        EvidenceKind::Professionals => "What professionals see",
        EvidenceKind::Children => "What children and young people say",
        EvidenceKind::Parents => "What parents and carers say",
    }
}

/// Whose evidence a kind is, in the middle of a sentence.
pub fn whose(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Figures => "figures",
        EvidenceKind::Professionals => "professionals",
        EvidenceKind::Children => "children",
        EvidenceKind::Parents => "parents",
    }
}

/// How many of the four kinds a need has, and which are missing.
pub fn kinds(there: &[EvidenceKind]) -> String {
    let missing: Vec<&str> =
        EvidenceKind::ALL.iter().filter(|kind| !there.contains(kind)).map(|kind| whose(*kind)).collect();
    match (missing.len(), missing.split_last()) {
        (4, _) => "No evidence beside it yet".to_owned(),
        (number, Some((last, []))) => format!("{} of 4 kinds of evidence; nothing from {last}", 4 - number),
        (number, Some((last, before))) => {
            format!("{} of 4 kinds of evidence; nothing from {} or {last}", 4 - number, before.join(", "))
        }
        (_, None) => "All 4 kinds of evidence".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_that_are_missing_are_named() {
        use EvidenceKind::{Children, Figures, Parents, Professionals};
        for (there, said) in [
            (vec![], "No evidence beside it yet"),
            (vec![Figures, Figures], "1 of 4 kinds of evidence; nothing from professionals, children or parents"),
            (vec![Figures, Professionals, Children], "3 of 4 kinds of evidence; nothing from parents"),
            (vec![Parents, Figures, Professionals, Children], "All 4 kinds of evidence"),
        ] {
            assert_eq!(kinds(&there), said);
        }
    }
}
