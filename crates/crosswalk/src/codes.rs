//! Codes of returns as the registers' lists have them.

/// The ethnic groups of both returns, by the department's code set for them; `None` for a code that is not of the set.
pub(crate) fn ethnic_group(code: &str) -> Option<&'static str> {
    Some(match code {
        "WBRI" => "white-british",
        "WIRI" => "white-irish",
        "WIRT" => "traveller-irish",
        "WROM" => "gypsy-roma",
        "WOTH" => "white-other",
        "MWBC" => "white-black-caribbean",
        "MWBA" => "white-black-african",
        "MWAS" => "white-asian",
        "MOTH" => "mixed-other",
        "AIND" => "indian",
        "APKN" => "pakistani",
        "ABAN" => "bangladeshi",
        "AOTH" => "asian-other",
        "BCRB" => "black-caribbean",
        "BAFR" => "black-african",
        "BOTH" => "black-other",
        "CHNE" => "chinese",
        "OOTH" => "other",
        "REFU" | "NOBT" => "not-known",
        _ => return None,
    })
}
