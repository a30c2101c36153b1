//! Whether a lead is named, still open or missing, by the words in its place.

use bigplan_plan::LeadState;

use super::words::fold;

/// Whether a text only holds the place of a name that is still open.
pub(super) fn is_placeholder(text: &str) -> bool {
    let folded = fold(text);
    [
        "name needed",
        "name",
        "named",
        "name required",
        "name tbc",
        "tbc",
        "tba",
        "to be confirmed",
        "to be agreed",
        "to be identified",
        "vacant",
        "vacancy",
        "post vacant",
        "to be appointed",
        "not known",
        "n k",
        "lead needed",
        "lead to be identified",
        "lead to be confirmed",
        "lead to be agreed",
        "lead tbc",
        "none",
        "name to follow",
        "to follow",
        "name awaited",
        "awaited",
        "being recruited",
        "out to advert",
        "to be recruited",
        "nobody yet",
        "as above",
        "as below",
        "name to be confirmed",
        "name to be agreed",
        "post to be confirmed",
        "officer to be confirmed",
        "owner to be confirmed",
    ]
    .contains(&folded.as_str())
}

/// "Lead", "the named officer": words for whoever it will be, which name nobody.
pub(super) fn names_nobody(text: &str) -> bool {
    const WORDS: [&str; 15] = [
        "champion",
        "sponsor",
        "lead",
        "leads",
        "officer",
        "name",
        "named",
        "post",
        "postholder",
        "holder",
        "owner",
        "person",
        "agency",
        "the",
        "responsible",
    ];
    let folded = fold(text);
    !folded.is_empty() && folded.split(' ').all(|w| WORDS.contains(&w))
}

/// The state that the words of a lead give, and the words without the mark of it.
pub(super) fn state_of(piece: &str) -> (LeadState, &str) {
    if is_placeholder(piece) {
        let open = fold(piece);
        let state = if open.contains("tb") || open.contains("to be") || open.starts_with("as ") {
            LeadState::Unconfirmed
        } else {
            LeadState::Vacant
        };
        let state = if open == "to be recruited" { LeadState::Vacant } else { state };
        return (state, "");
    }
    let lower = piece.to_lowercase();
    for mark in [
        "name needed",
        "name required",
        "name to be supplied",
        "name to be given",
        "name tbc",
        "vacant",
        "post vacant",
        "vacancy",
    ] {
        if lower.starts_with(mark) {
            return (
                LeadState::Vacant,
                piece.get(mark.len()..).unwrap_or_default().trim_start_matches([',', '-', '–', ':', ' ', '(']),
            );
        }
    }
    for mark in ["tbc", "tba", "to be confirmed", "to be agreed", "to be appointed", "?"] {
        let rest = lower.starts_with(mark).then(|| piece.get(mark.len()..)).flatten();
        if let Some(rest) = rest.filter(|r| r.starts_with([',', ' ', '-', '–', '(', ':'])) {
            // "TBC - to be agreed with the police" still says nobody.
            let words = rest.trim_matches([',', '-', '–', ':', ' ', '(', ')']);
            if words.starts_with("to be ") || words.starts_with("awaiting ") {
                return (LeadState::Unconfirmed, "");
            }
            return (LeadState::Unconfirmed, rest.trim_matches([',', '-', '–', ':', ' ', '(', ')']));
        }
    }
    if let Some(rest) = piece.strip_prefix("Named ").or_else(|| piece.strip_prefix("named ")) {
        let rest = ["to be agreed", "to be confirmed", "to be identified"]
            .iter()
            .find_map(|m| rest.strip_suffix(m))
            .map_or(rest, str::trim_end);
        return (LeadState::Unconfirmed, rest);
    }
    if let Some(rest) = piece.strip_prefix("Name ") {
        let rest = rest.strip_prefix("Named ").unwrap_or(rest);
        let state = if rest.len() < piece.len() - 5 { LeadState::Unconfirmed } else { LeadState::Vacant };
        return (state, rest);
    }
    if piece.contains('?') {
        return (LeadState::Unconfirmed, piece.trim_end_matches(['?', ' ']));
    }
    let closed = lower.trim_end_matches([')', ']', '.', ' ']);
    for (mark, state) in BEHIND {
        let Some(before) = closed.strip_suffix(mark) else { continue };
        let apart = before.ends_with([' ', '(', '[', '-', '–', ',', ':']);
        if let Some(rest) = piece.get(..before.len()).filter(|_| apart) {
            return (state, rest.trim_end_matches([' ', '-', '–', ',', '(', '[', ':']));
        }
    }
    (LeadState::Named, piece)
}

/// What stands behind a post whose holder is open, with or without brackets: a post that waits
/// for somebody to be appointed is vacant.
const BEHIND: [(&str, LeadState); 14] = [
    ("tbc", LeadState::Unconfirmed),
    ("tba", LeadState::Unconfirmed),
    ("to be confirmed", LeadState::Unconfirmed),
    ("to be agreed", LeadState::Unconfirmed),
    ("to be identified", LeadState::Unconfirmed),
    ("to be decided", LeadState::Unconfirmed),
    ("provisional", LeadState::Unconfirmed),
    ("to be appointed", LeadState::Vacant),
    ("to be recruited", LeadState::Vacant),
    ("being recruited", LeadState::Vacant),
    ("currently vacant", LeadState::Vacant),
    ("vacant", LeadState::Vacant),
    ("vacancy", LeadState::Vacant),
    ("name to follow", LeadState::Vacant),
];
