//! Addresses: writing a value into a query, and telling our own addresses from others'.

/// Percent-encodes a value for a query.
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The address, when it is a path of this site; else the front page. So a link to
/// the sign-in page cannot send anybody to another site.
pub fn own_path(address: Option<&str>) -> &str {
    match address {
        Some(path) if path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']) => {
            path
        }
        _ => "/",
    }
}

#[cfg(test)]
mod tests {
    use super::{encode, own_path};

    #[test]
    fn only_our_own_paths_are_followed() {
        assert_eq!(own_path(Some("/plans/x?hole=no-lead")), "/plans/x?hole=no-lead");
        for other in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nSet-Cookie: x"] {
            assert_eq!(own_path(Some(other)), "/");
        }
        assert_eq!(own_path(None), "/");
    }

    #[test]
    fn a_value_cannot_end_the_query() {
        assert_eq!(encode("a b&c=d#é"), "a%20b%26c%3Dd%23%C3%A9");
    }
}
