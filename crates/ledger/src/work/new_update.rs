//! What may be said of an item. Pure.

use bigplan_plan::When;
use bigplan_plan::progress::Status;
use jiff::civil::Date;
use serde::Serialize;

use crate::LedgerError;

/// The longest account of progress, in characters.
const LONGEST: usize = 10_000;
/// The longest reason, evidence or address, in characters.
const LONGEST_REASON: usize = 2_000;

/// What shows that something was done. Words, an address, or both; never a child's details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// In words; may be empty.
    pub words: String,
    /// Where it can be seen: an address of the web or a path of this site; may be empty.
    pub address: String,
}

/// What somebody says of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewUpdate {
    /// How it goes.
    pub status: Status,
    /// What has been done and what comes next.
    pub progress: String,
    /// Why it is at risk, late or dropped; may be empty elsewhere.
    pub why: String,
    /// When it will be done, where that is another date than the plan's.
    pub expected: Option<When>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// What shows that it was done.
    pub evidence: Evidence,
}

impl NewUpdate {
    /// Says only how it goes and what was done.
    pub fn new(status: Status, progress: impl Into<String>) -> Self {
        Self {
            status,
            progress: progress.into(),
            why: String::new(),
            expected: None,
            done_on: None,
            evidence: Evidence::default(),
        }
    }

    /// Everything without the blanks around it, and without what the status has no use for:
    /// a date of having been done where it was not, an expected date where nothing is awaited.
    pub(super) fn trimmed(mut self) -> Self {
        let fields = [&mut self.progress, &mut self.why, &mut self.evidence.words, &mut self.evidence.address];
        for field in fields {
            *field = field.trim().to_owned();
        }
        if self.status != Status::Done {
            self.done_on = None;
        }
        if self.status.is_end() {
            self.expected = None;
        }
        self
    }

    /// Whether it is argued as it must be. `today` is the last day on which anything can have been done.
    pub(super) fn check(&self, today: Date) -> Result<(), LedgerError> {
        let wrong = |field, message| Err(LedgerError::Field { field, message });
        if self.status.needs_reason() && self.why.is_empty() {
            return wrong("why", "Say why. What is at risk, late or dropped needs a reason.");
        }
        if self.status == Status::Done {
            self.check_done(today)?;
        } else if self.progress.is_empty() {
            return wrong("progress", "Say what has been done and what comes next.");
        }
        if self.expected.and_then(When::last_day).is_some_and(|last| last < today) {
            return wrong("expected", "The new date has passed already. Enter a date that lies ahead, or none.");
        }
        self.check_lengths()
    }

    fn check_done(&self, today: Date) -> Result<(), LedgerError> {
        let wrong = |field, message| Err(LedgerError::Field { field, message });
        match self.done_on {
            None => return wrong("done_on", "Enter the day on which it was done, for example 30 9 2009."),
            Some(day) if day > today => return wrong("done_on", "The day on which it was done must not lie ahead."),
            Some(_) => {}
        }
        if self.evidence.words.is_empty() && self.evidence.address.is_empty() {
            return wrong("evidence", "Say what shows that it is done, in words or by an address.");
        }
        Ok(())
    }

    fn check_lengths(&self) -> Result<(), LedgerError> {
        let wrong = |field, message| Err(LedgerError::Field { field, message });
        if self.progress.chars().count() > LONGEST {
            return wrong("progress", "Use at most 10,000 characters; put longer papers at an address.");
        }
        let reasons = [("why", &self.why), ("evidence", &self.evidence.words), ("address", &self.evidence.address)];
        if let Some((field, _)) = reasons.into_iter().find(|(_, text)| text.chars().count() > LONGEST_REASON) {
            return wrong(field, "Use at most 2,000 characters.");
        }
        if !self.evidence.address.is_empty() && !is_followed(&self.evidence.address) {
            let message = "Enter an address that begins with https://, http:// or with / for a page of this site.";
            return wrong("address", message);
        }
        Ok(())
    }
}

/// Whether a page may lead to an address: nothing that a browser would run.
fn is_followed(address: &str) -> bool {
    let known = ["https://", "http://"].iter().any(|start| address.len() > start.len() && address.starts_with(start));
    let own = address.starts_with('/') && !address.starts_with("//") && !address.contains('\\');
    (known || own) && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn refused(new: NewUpdate) -> Option<&'static str> {
        match new.trimmed().check(date(2009, 9, 30)) {
            Err(LedgerError::Field { field, .. }) => Some(field),
            other => {
                other.unwrap();
                None
            }
        }
    }

    #[test]
    fn a_status_is_argued() {
        let new = |status, progress: &str| NewUpdate::new(status, progress);
        assert_eq!(refused(new(Status::OnTrack, "The lamps are bought.")), None);
        assert_eq!(refused(new(Status::NotStarted, " ")), Some("progress"));
        for status in [Status::AtRisk, Status::Late, Status::Dropped] {
            assert_eq!(refused(new(status, "Half of it.")), Some("why"), "{status}");
            assert_eq!(refused(NewUpdate { why: "No money.".into(), ..new(status, "Half of it.") }), None, "{status}");
        }
    }

    #[test]
    fn what_is_done_has_its_day_and_its_evidence() {
        let done = NewUpdate::new(Status::Done, "");
        assert_eq!(refused(done.clone()), Some("done_on"));
        let ahead = NewUpdate { done_on: Some(date(2009, 10, 1)), ..done.clone() };
        assert_eq!(refused(ahead), Some("done_on"));
        let dated = NewUpdate { done_on: Some(date(2009, 9, 30)), ..done };
        assert_eq!(refused(dated.clone()), Some("evidence"));
        for (address, wrong) in [
            ("https://example.org/lamps", None),
            ("/plans/x", None),
            ("javascript:alert(1)", Some("address")),
            ("//example.org", Some("address")),
            ("https://", Some("address")),
        ] {
            let evidence = Evidence { words: String::new(), address: address.into() };
            assert_eq!(refused(NewUpdate { evidence, ..dated.clone() }), wrong, "{address}");
        }
    }

    #[test]
    fn what_is_too_long_or_already_past_is_refused() {
        let new = NewUpdate::new(Status::OnTrack, "x".repeat(10_001));
        assert_eq!(refused(new), Some("progress"));
        let new = NewUpdate { expected: Some("2009-08".parse().unwrap()), ..NewUpdate::new(Status::OnTrack, "Yes.") };
        assert_eq!(refused(new), Some("expected"));
    }
}
