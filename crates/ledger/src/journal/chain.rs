//! The chain's arithmetic: what is hashed, and how. Pure.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The fields of an entry that its hash covers.
pub(crate) struct Link<'a> {
    pub(crate) sequence: i64,
    pub(crate) id: &'a str,
    pub(crate) at: &'a str,
    pub(crate) actor: &'a str,
    pub(crate) partnership: Option<&'a str>,
    pub(crate) action: &'a str,
    pub(crate) subject_kind: &'a str,
    pub(crate) subject_id: &'a str,
    pub(crate) body: &'a str,
    pub(crate) previous_hash: &'a str,
}

impl Link<'_> {
    /// SHA-256, in hexadecimal, of a JSON array of the fields in their order, the body
    /// standing there by its own SHA-256. JSON strings cannot run into each other, so
    /// no two different entries have the same canonical form.
    pub(crate) fn hash(&self) -> String {
        let body = hex(&Sha256::digest(self.body.as_bytes()));
        let fields = serde_json::json!([
            self.sequence,
            self.id,
            self.at,
            self.actor,
            self.partnership,
            self.action,
            self.subject_kind,
            self.subject_id,
            body,
            self.previous_hash,
        ]);
        hex(&Sha256::digest(fields.to_string().as_bytes()))
    }
}

/// Bytes as small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link<'a>(actor: &'a str, action: &'a str, body: &'a str) -> Link<'a> {
        Link {
            sequence: 1,
            id: "x",
            at: "2009-09-30T12:00:00.000000Z",
            actor,
            partnership: None,
            action,
            subject_kind: "plan",
            subject_id: "y",
            body,
            previous_hash: "",
        }
    }

    #[test]
    fn every_field_counts_and_none_runs_into_the_next() {
        let hashes = [link("ab", "c", "{}"), link("a", "bc", "{}"), link("ab", "c", "{ }"), link("", "abc", "{}")]
            .map(|l| l.hash());
        let different: std::collections::HashSet<_> = hashes.iter().collect();
        assert_eq!(different.len(), hashes.len());
    }

    #[test]
    fn the_canonical_form_is_the_one_that_is_documented() {
        // Worked out by hand with `sha256sum`, so that other programs can check the chain too.
        let body = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        let canonical = format!(r#"[1,"x","2009-09-30T12:00:00.000000Z","a",null,"b","plan","y","{body}",""]"#);
        assert_eq!(link("a", "b", "{}").hash(), hex(&Sha256::digest(canonical.as_bytes())));
    }
}
