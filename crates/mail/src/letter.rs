//! What a letter says. Pure.

use std::fmt::Write;

use bigplan_ledger::Waiting;
use jiff::civil::Date;

/// The most that one letter lists; the rest is counted.
const LISTED: usize = 50;

/// A letter's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub body: String,
}

/// Where somebody changes what is sent to them: a path of the site.
pub(crate) const WISHES: &str = "/my-work/e-mail";

/// The letter about what waits; `None` where nothing does. `site` is the site's own address
/// without a slash at its end.
pub fn compose(waiting: &[Waiting], site: &str, today: Date) -> Option<Text> {
    if waiting.is_empty() {
        return None;
    }
    let things = if waiting.len() == 1 { "1 thing waits".to_owned() } else { format!("{} things wait", waiting.len()) };
    let mut body = format!("{things} for you in Bigplan.\n\nAll of it: {site}/my-work\n");
    for one in waiting.iter().take(LISTED) {
        // Writing to a String cannot fail.
        let _ = write!(body, "\n{}: {}{}\n{site}{}\n", one.kind.label(), one.title, due(one, today), one.address);
    }
    if let Some(more) = waiting.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let _ = write!(body, "\nAnd {more} more.\n");
    }
    let _ = write!(
        body,
        "\n--\nYou get this at most once a week, because you asked for it.\nChange or stop it: {site}{WISHES}\n"
    );
    Some(Text { subject: format!("Bigplan: {things} for you"), body })
}

/// The letter that reminds of questions of a quarter without an answer; `None` where all are answered by now.
pub fn compose_reminder(waiting: &[Waiting], site: &str, today: Date) -> Option<Text> {
    if waiting.is_empty() {
        return None;
    }
    let questions = if waiting.len() == 1 { "1 question".to_owned() } else { format!("{} questions", waiting.len()) };
    let mut body = format!("{questions} of the quarter without your answer.\n");
    for one in waiting.iter().take(LISTED) {
        // Writing to a String cannot fail.
        let _ = write!(body, "\n{}{}\n{site}{}\n", one.title, due(one, today), one.address);
    }
    if let Some(more) = waiting.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let _ = write!(body, "\nAnd {more} more: {site}/my-work\n");
    }
    let _ = write!(
        body,
        "\n--\nYou get this because the last day for answers comes near or your performance officer asked for it, and \
         because you want letters about questions of the quarter.\nChange or stop it: {site}{WISHES}\n"
    );
    Some(Text { subject: format!("Bigplan: {questions} of the quarter"), body })
}

/// The letter that reminds an organisation of an answer that it was asked for; `None` where it has answered by now. It
/// names the organisation and nobody.
pub fn compose_chase(waiting: &[Waiting], site: &str, today: Date) -> Option<Text> {
    let first = waiting.first()?;
    let answers = if waiting.len() == 1 { "1 answer".to_owned() } else { format!("{} answers", waiting.len()) };
    let mut body = format!("{answers} that you were asked for.\n");
    for one in waiting.iter().take(LISTED) {
        // Writing to a String cannot fail.
        let _ = write!(body, "\n{}{}\n", one.title, due(one, today));
    }
    let _ = write!(
        body,
        "\nA nil return counts as an answer. Answer here: {site}{}\n\n--\nYou get this at most once a week until you have \
         answered, because you answer for this organisation and want letters about questions.\nChange or stop it: \
         {site}{WISHES}\n",
        first.address
    );
    Some(Text { subject: format!("Bigplan: {answers} asked for"), body })
}

fn due(one: &Waiting, today: Date) -> String {
    match one.due {
        Some(due) if due < today => format!(" (overdue since {due})"),
        Some(due) => format!(" (due {due})"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use bigplan_ledger::WaitingKind;
    use jiff::civil::date;

    use super::*;

    fn one(title: &str, due: Option<Date>) -> Waiting {
        Waiting {
            kind: WaitingKind::Update,
            title: title.into(),
            note: "not in the letter".into(),
            plan: None,
            item: None,
            since: None,
            due,
            address: "/plans/x/items/y/update".into(),
        }
    }

    #[test]
    fn a_letter_lists_titles_and_addresses_and_how_to_stop_it() {
        let today = date(2009, 9, 30);
        let waiting = [one("1.1 Dim the lamps", Some(date(2009, 8, 31))), one("Hum", None)];
        let text = compose(&waiting, "https://plan.example.org", today).unwrap();
        assert_eq!(text.subject, "Bigplan: 2 things wait for you");
        for line in [
            "Update: 1.1 Dim the lamps (overdue since 2009-08-31)\nhttps://plan.example.org/plans/x/items/y/update\n",
            "Update: Hum\n",
            "Change or stop it: https://plan.example.org/my-work/e-mail\n",
        ] {
            assert!(text.body.contains(line), "{line}: {}", text.body);
        }
        assert!(!text.body.contains("not in the letter"));
        assert_eq!(compose(&[], "https://plan.example.org", today), None);
    }

    #[test]
    fn a_reminder_lists_questions_and_is_not_written_where_all_are_answered() {
        let today = date(2009, 9, 30);
        let waiting = [one("Core assessments on time", Some(date(2009, 9, 29)))];
        let text = compose_reminder(&waiting, "https://plan.example.org", today).unwrap();
        assert_eq!(text.subject, "Bigplan: 1 question of the quarter");
        assert!(text.body.contains("Core assessments on time (overdue since 2009-09-29)\nhttps://"), "{}", text.body);
        assert!(text.body.contains("Change or stop it: https://plan.example.org/my-work/e-mail\n"), "{}", text.body);
        assert_eq!(compose_reminder(&[], "https://plan.example.org", today), None);
        let many = compose_reminder(&vec![one("Hum", None); 51], "https://plan.example.org", today).unwrap();
        assert!(many.body.contains("And 1 more: https://plan.example.org/my-work"), "{}", many.body);
    }

    #[test]
    fn a_chase_says_where_to_answer_and_that_nil_counts() {
        let mut waiting = one("Invented School", Some(date(2009, 9, 29)));
        waiting.address = "/registers/racist-incident-return/answer".into();
        let text = compose_chase(&[waiting], "https://plan.example.org", date(2009, 9, 30)).unwrap();
        assert!(text.body.contains("Invented School (overdue since 2009-09-29)\n"), "{}", text.body);
        assert!(
            text.body.contains("https://plan.example.org/registers/racist-incident-return/answer\n"),
            "{}",
            text.body
        );
        assert_eq!(compose_chase(&[], "https://plan.example.org", date(2009, 9, 30)), None);
    }

    #[test]
    fn a_long_letter_ends_with_a_number() {
        let text = compose(&vec![one("Hum", None); 60], "https://plan.example.org", date(2009, 9, 30)).unwrap();
        assert!(text.body.contains("And 10 more."), "{}", text.body);
    }
}
