//! Dates as plans write them: "by September 2009", "Q2 2009/10", "Termly".

use std::ops::Range;
use std::sync::LazyLock;

use bigplan_plan::When;
use regex::Regex;

use super::date_forms::{FORMS, Form};

/// A date, a stretch of time or a frequency found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// The date; of a stretch its end, because that is when something is due.
    /// `None` where only a frequency is given.
    pub when: Option<When>,
    /// Where a stretch of time begins.
    pub from: Option<When>,
    /// How often, in one of the words `termly`, `half-termly`, `yearly`, `half-yearly`,
    /// `quarterly`, `monthly`, `weekly`, `ongoing`.
    pub frequency: Option<&'static str>,
    /// Whether the text makes it a deadline: "by", "before", "no later than", "until".
    pub by: bool,
    /// Which bytes of the text say it, without the word that makes it a deadline.
    pub span: Range<usize>,
}

static DEADLINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)(?:by|before|no later than|not later than|until|till|due|deadline:?)\s+(?:the\s+)?(?:(?:early|mid|late|start of|beginning of|end of|end)[\s-]+)?(?:the\s+)?$",
    )
    .ok()
});

/// All dates and frequencies of a text, in the order in which they stand.
///
/// Ages ("16-17 year olds"), codes ("NI 75"), telephone numbers, ratios and money are
/// not taken for dates. Linear in the length of the text.
pub fn find_dates(text: &str) -> Vec<FoundDate> {
    let mut found: Vec<FoundDate> = Vec::new();
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    for form in FORMS.iter().filter(|f| digits || f.wordy()) {
        read_form(form, text, &mut found);
    }
    found.sort_by_key(|f| (f.span.start, f.span.end));
    for date in &mut found {
        date.by = is_deadline(text, date.span.start);
    }
    found
}

/// The date that closes a text in which several stand: the latest last day.
pub fn latest(dates: &[FoundDate]) -> Option<When> {
    dates.iter().filter_map(|d| d.when).max_by_key(|w| w.last_day())
}

/// The frequency, where a text gives one and no date.
pub fn only_frequency(dates: &[FoundDate]) -> Option<&'static str> {
    if dates.iter().any(|d| d.when.is_some()) { None } else { dates.iter().find_map(|d| d.frequency) }
}

fn read_form(form: &Form, text: &str, found: &mut Vec<FoundDate>) {
    let taken: Vec<Range<usize>> = found.iter().map(|f| f.span.clone()).collect();
    let mut taken = Spans::new(taken);
    for captures in form.captures(text) {
        let Some(whole) = captures.get(0) else { continue };
        if taken.meet(&whole.range()) {
            continue;
        }
        let span = whole.range();
        for read in form.read(&captures, text) {
            found.push(FoundDate {
                when: read.when,
                from: read.from,
                frequency: read.frequency,
                by: false,
                span: span.clone(),
            });
        }
    }
}

fn is_deadline(text: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(40);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..start).unwrap_or_default();
    DEADLINE.as_ref().is_some_and(|d| d.is_match(before))
}

/// Spans in order, asked in order: the cursor only ever moves on.
struct Spans {
    spans: Vec<Range<usize>>,
    next: usize,
}

impl Spans {
    fn new(mut spans: Vec<Range<usize>>) -> Self {
        spans.sort_by_key(|s| s.start);
        Self { spans, next: 0 }
    }

    fn meet(&mut self, span: &Range<usize>) -> bool {
        while self.spans.get(self.next).is_some_and(|s| s.end <= span.start) {
            self.next += 1;
        }
        self.spans.get(self.next).is_some_and(|s| s.start < span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::{find_dates, latest, only_frequency};

    fn whens(text: &str) -> String {
        find_dates(text).iter().filter_map(|d| d.when).map(|w| w.to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn dates_are_as_exact_as_the_text() {
        for (text, expected) in [
            ("Review complete by September 2009", "2009-09"),
            ("in place by Sept 06", "2006-09"),
            ("schools by Dec 2011", "2011-12"),
            ("by 31 March 2010.", "2010-03-31"),
            ("by 31st of March, 2010", "2010-03-31"),
            ("By March 31st 2006", "2006-03-31"),
            ("31/03/2010", "2010-03-31"),
            ("due 31.3.10", "2010-03-31"),
            ("2010-03-31", "2010-03-31"),
            ("during 2010/2011/2012", "2010 2011 2012"),
            ("in 2009/10", "2009/10"),
            ("the 2009-10 plan", "2009/10"),
            ("2009/2010", "2009/10"),
            ("by 2007/8", "2007/08"),
            ("Target 09/10", "2009/10"),
            ("delivered by 2013 but", "2013"),
            ("Pilot February - May 2009", "2009-05"),
            ("September 2009 to July 2011", "2011-07"),
            ("from April 07 – Sept 07", "2007-09"),
            ("for 2006-2009", "2009"),
            ("Q2 2009/10", "2009-09"),
            ("Q4 2009/10", "2010-03"),
            ("Autumn term 2009", "2009-12"),
            ("Spring 2010", "2010-04"),
            ("visits Autumn and Spring 2010/2011", "2011-04"),
            ("end of March 2010", "2010-03"),
            ("by the end of 2010", "2010"),
            ("Mar-10", "2010-03"),
            ("By 2006 and July 2007", "2006 2007-07"),
        ] {
            assert_eq!(whens(text), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "for 16-17 year olds",
            "the 14-19 partnership",
            "1:1 tuition",
            "NI 75",
            "01223 718459",
            "call 0122 2010 555",
            "£2010",
            "£1,995",
            "2000 children",
            "16/17 year olds",
            "level 4 in 2 of 3",
            "31/02/2010",
            "may 10 pupils",
            "5/6 schools",
            "20.5%",
            "1990.5",
            "2,010 homes",
            "2010%",
        ] {
            assert_eq!(whens(text), "", "{text}");
        }
    }

    #[test]
    fn a_stretch_is_due_at_its_end_and_keeps_its_beginning() {
        let found = find_dates("Pilot February - May 2009");
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().and_then(|d| d.from).map(|w| w.to_string()).as_deref(), Some("2009-02"));
    }

    #[test]
    fn deadlines_are_told_from_mentions() {
        let by = |text: &str| find_dates(text).first().is_some_and(|d| d.by);
        assert!(by("complete by September 2009"));
        assert!(by("complete by the end of March 2010"));
        assert!(by("no later than 2010"));
        assert!(!by("Review December 2009"));
        assert!(!by("the Children Act 2004"));
    }

    #[test]
    fn frequencies_stand_where_no_date_does() {
        let often = |text: &str| only_frequency(&find_dates(text));
        assert_eq!(often("Termly"), Some("termly"));
        assert_eq!(often("Annually from the autumn"), Some("yearly"));
        assert_eq!(often("On-going"), Some("ongoing"));
        assert_eq!(often("Every six months"), Some("half-yearly"));
        assert_eq!(often("annually up to July 2012"), None);
        assert_eq!(often("annual conversations"), None);
    }

    #[test]
    fn the_latest_date_closes() {
        let found = find_dates("by July 2010 and annually up to July 2012, review 2011");
        assert_eq!(latest(&found).map(|w| w.to_string()).as_deref(), Some("2012-07"));
    }

    #[test]
    fn letters_beyond_ascii_do_no_harm() {
        assert_eq!(whens("“café” – by the end – of é—June ’10 …"), "2010-06");
    }
}
