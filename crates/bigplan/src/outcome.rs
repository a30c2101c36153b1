//! How a command ends.

use std::process::ExitCode;

use bigplan_plan::{Finding, Severity};
use serde_json::json;

/// A command that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and nothing was found that needs doing.
    Done,
    /// Done, with findings of severity hole or error.
    Findings,
}

impl Outcome {
    /// Whether these findings ask for work.
    pub fn of(findings: &[Finding]) -> Self {
        let serious = |finding: &Finding| matches!(finding.severity, Severity::Error | Severity::Hole);
        if findings.iter().any(serious) { Self::Findings } else { Self::Done }
    }

    /// 0 or 1.
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Findings => ExitCode::from(1),
        }
    }
}

/// A command that could not run. Nothing was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Stable, for machines.
    pub code: String,
    /// A plain sentence, for people.
    pub message: String,
}

impl Failure {
    /// A failure with a stable code and a plain sentence.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }

    /// Prints it and gives exit code 2.
    pub fn report(&self, json: bool) -> ExitCode {
        if json {
            println!("{}", json!({ "error": { "code": self.code, "message": self.message, "saved": false } }));
        }
        eprintln!("bigplan: {}", self.message);
        ExitCode::from(2)
    }
}

/// The same words with a capital letter first, as a sentence begins.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_holes_and_errors_ask_for_work() {
        let finding = |severity| Finding::new("x", severity, "x");
        assert_eq!(Outcome::of(&[]), Outcome::Done);
        assert_eq!(Outcome::of(&[finding(Severity::Note), finding(Severity::Doubt)]), Outcome::Done);
        assert_eq!(Outcome::of(&[finding(Severity::Note), finding(Severity::Hole)]), Outcome::Findings);
        assert_eq!(Outcome::of(&[finding(Severity::Error)]), Outcome::Findings);
    }
}
