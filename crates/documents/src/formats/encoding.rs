//! Bytes of a text format become characters, whatever program wrote them.

use bigplan_plan::{Finding, Severity};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::limits::MAX_TEXT;
use super::problem::Problem;

/// How many bytes are looked at to tell UTF-16 without a mark, and text from binary.
const EVIDENCE: usize = 4_096;

/// Characters of a text file, with a note where the encoding had to be guessed.
///
/// # Errors
/// Bytes that no text has, and more than [`MAX_TEXT`].
pub(crate) fn decode(bytes: &[u8], findings: &mut Vec<Finding>) -> Result<String, Problem> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (evident(bytes), 0));
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 && mark == 0 && looks_binary(body) {
        return Err(Problem::NotADocument);
    }
    let text = match std::str::from_utf8(body) {
        Ok(text) if encoding == UTF_8 => text.to_owned(),
        _ => by_table(encoding, body, findings),
    };
    if text.len() > MAX_TEXT {
        return Err(Problem::TooMuch);
    }
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(text)
}

fn by_table(encoding: &'static Encoding, body: &[u8], findings: &mut Vec<Finding>) -> String {
    let encoding = if encoding == UTF_8 { WINDOWS_1252 } else { encoding };
    if encoding == WINDOWS_1252 {
        findings.push(Finding::new(
            "guessed-encoding",
            Severity::Note,
            "The text is not UTF-8; it was read as Windows-1252. Check that pound signs, dashes and quotation marks are right.",
        ));
    }
    encoding.decode_without_bom_handling(body).0.into_owned()
}

/// UTF-16 shows itself by zero bytes on one side only; everything else starts as UTF-8.
fn evident(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..EVIDENCE.min(bytes.len())).unwrap_or_default();
    let pairs = sample.len() / 2;
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if pairs >= 2 && second * 2 > pairs && first * 10 < pairs {
        UTF_16LE
    } else if pairs >= 2 && first * 2 > pairs && second * 10 < pairs {
        UTF_16BE
    } else {
        UTF_8
    }
}

/// A zero byte never stands in text of one byte a character; other control characters seldom do.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..EVIDENCE.min(bytes.len())).unwrap_or_default();
    let strange = sample.iter().filter(|byte| **byte < 0x20 && !b"\t\n\r\x0b\x0c".contains(byte)).count();
    bytes.contains(&0) || strange * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, notes: usize) {
        let mut findings = Vec::new();
        assert_eq!(decode(bytes, &mut findings).unwrap(), expected);
        assert_eq!(findings.len(), notes, "{findings:?}");
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Fund: £250 – “Fenmarsh”";
        check(text.as_bytes(), text, 0);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), text, 0);
        check(&WINDOWS_1252.encode(text).0, text, 1);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, text, 0);
        check(&big, text, 0);
        check(&[&b"\xFF\xFE"[..], &little].concat(), text, 0);
        check(&[&b"\xFE\xFF"[..], &big].concat(), text, 0);
    }

    #[test]
    fn rubbish_is_not_text() {
        let rubbish: Vec<u8> = (0..5_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(decode(&rubbish, &mut Vec::new()), Err(Problem::NotADocument));
        assert_eq!(decode(b" \n\t ", &mut Vec::new()), Err(Problem::Empty));
    }
}
