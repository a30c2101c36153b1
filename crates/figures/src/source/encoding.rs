//! Which encoding a text has, told by its beginning.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::ReadFiguresError;

/// How the bytes of a text are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// One byte or more a character: UTF-8, and Windows-1252 in rows that are not.
    Bytes {
        /// Length of the mark at the beginning.
        mark: u64,
    },
    /// Two bytes or more a character.
    Utf16 {
        /// Which of the two orders.
        encoding: &'static Encoding,
        /// Length of the mark at the beginning.
        mark: u64,
    },
}

impl TextKind {
    /// How many bytes stand before the text.
    pub(crate) fn mark(self) -> u64 {
        match self {
            Self::Bytes { mark } | Self::Utf16 { mark, .. } => mark,
        }
    }
}

/// Tells the encoding.
///
/// # Errors
/// Bytes that no text has.
pub(crate) fn kind_of(head: &[u8]) -> Result<TextKind, ReadFiguresError> {
    let (encoding, mark) = match Encoding::for_bom(head) {
        Some((encoding, mark)) => (Some(encoding), mark as u64),
        None => (evident(head), 0),
    };
    match encoding {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(TextKind::Utf16 { encoding, mark }),
        Some(_) => Ok(TextKind::Bytes { mark }),
        None if looks_binary(head) => Err(ReadFiguresError::WrongKind {
            found: "neither text nor a workbook",
            advice: "Save the figures as CSV or Excel (.xlsx) and choose that file.",
        }),
        None => Ok(TextKind::Bytes { mark }),
    }
}

/// The beginning as bytes of UTF-8, as far as it matters for delimiters.
pub(crate) fn beginning(head: &[u8], kind: TextKind) -> Cow<'_, [u8]> {
    let body = head.get(usize::try_from(kind.mark()).unwrap_or_default()..).unwrap_or_default();
    match kind {
        TextKind::Bytes { .. } => Cow::Borrowed(body),
        TextKind::Utf16 { encoding, .. } => {
            Cow::Owned(encoding.decode_without_bom_handling(body).0.into_owned().into_bytes())
        }
    }
}

/// A cell that is not UTF-8.
pub(crate) fn guessed(cell: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(cell).0
}

/// UTF-16 shows itself by zero bytes on one side only.
fn evident(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if pairs >= 2 && second * 2 > pairs && first * 10 < pairs {
        Some(UTF_16LE)
    } else if pairs >= 2 && first * 2 > pairs && second * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A zero byte never stands in text of one byte a character; other control characters seldom do.
fn looks_binary(head: &[u8]) -> bool {
    let strange = head.iter().filter(|byte| **byte < 0x20 && !b"\t\n\r\x0b\x0c".contains(byte)).count();
    head.contains(&0) || strange * 50 > head.len()
}
