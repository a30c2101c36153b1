//! What the end of `pdftotext` means.

use bigplan_documents::formats::pdf::PdfLayoutError;

use crate::run::Ended;

/// The text of a good end.
///
/// # Errors
/// Anything else, told by what the program complained of.
pub(crate) fn text(ended: Ended) -> Result<String, PdfLayoutError> {
    if ended.status.success() {
        return Ok(String::from_utf8(ended.output)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()));
    }
    let complaints = String::from_utf8_lossy(&ended.complaints).to_lowercase();
    Err(reason(&complaints, ended.status.code()))
}

fn reason(complaints: &str, code: Option<i32>) -> PdfLayoutError {
    let says = |words: &str| complaints.contains(words);
    if says("password") || says("copying of text") {
        PdfLayoutError::PasswordProtected
    } else if says("out of memory") || says("bad_alloc") || code.is_none() {
        PdfLayoutError::TooMuch
    } else if says("error while loading shared libraries") || says("prlimit:") {
        PdfLayoutError::ToolFailed("it did not start".to_owned())
    } else {
        PdfLayoutError::Damaged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_are_understood() {
        assert_eq!(reason("command line error: incorrect password\n", Some(1)), PdfLayoutError::PasswordProtected);
        assert_eq!(reason("out of memory\n", Some(1)), PdfLayoutError::TooMuch);
        assert_eq!(reason("syntax error: couldn't find trailer dictionary\n", Some(1)), PdfLayoutError::Damaged);
        assert_eq!(reason("", None), PdfLayoutError::TooMuch);
    }
}
