//! No reader panics, whatever has happened to its file on the way.

use proptest::prelude::*;

use crate::made::{FixedLayout, docx, paragraph};
use bigplan_documents::formats::read_document;

const FILES: [&str; 6] = ["plan.txt", "plan.csv", "plan.html", "plan.md", "plan.docx", "plan.pdf"];

fn sample(name: &str) -> Vec<u8> {
    match name {
        "plan.docx" => docx(&paragraph("• Improve").repeat(3)),
        "plan.pdf" => b"%PDF-1.4".to_vec(),
        "plan.html" => include_bytes!("../fixtures/fenmarsh.html").to_vec(),
        "plan.csv" => include_bytes!("../fixtures/fenmarsh.csv").to_vec(),
        _ => include_bytes!("../fixtures/fenmarsh.md").to_vec(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(
        name in prop::sample::select(FILES.to_vec()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sample(name);
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + bytes.len() / 2);
        let layout = String::from_utf8_lossy(&bytes).into_owned();
        if let Err(error) = read_document(name, &bytes, &FixedLayout(&layout)) {
            prop_assert!(error.to_string().ends_with("Nothing was saved."));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(name in prop::sample::select(FILES[..4].to_vec()), text in "\\PC{0,200}(\t|\n|,|\\PC){0,40}") {
        let outcome = read_document(name, text.as_bytes(), &FixedLayout(""));
        prop_assert!(outcome.is_ok() || !outcome.unwrap_err().code().is_empty());
    }
}
