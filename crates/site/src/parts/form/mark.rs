//! The mark of what a form was filled from, by which a change meanwhile is noticed.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// Sixteen hexadecimal digits that change with the value. A form carries the mark of what
/// it showed; a change is made only where what stands still bears it.
pub fn mark(of: &impl Serialize) -> String {
    let text = serde_json::to_string(of).unwrap_or_default();
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn the_mark_changes_with_the_value() {
        assert_eq!(mark(&("Sleep", 1)), mark(&("Sleep", 1)));
        assert_ne!(mark(&("Sleep", 1)), mark(&("Sleep", 2)));
        assert_eq!(mark(&"Sleep").len(), 16);
    }
}
