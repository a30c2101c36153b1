//! Tables: which reader they are for.

use bigplan_plan::{At, Item, Kind, Severity};

use super::Walk;
use crate::document::Row;
use crate::understand::columns::{Columns, Role};
use crate::understand::fields::short;
use crate::understand::lead_in::LeadIn;
use crate::understand::sense::{Sense, sense};
use crate::understand::tables::Whole;
use crate::understand::words::fold;
use crate::understand::{matrix, measure_rows, portrait, refs, row_kinds, rows, timetable};

impl Walk<'_> {
    /// A line with one filled cell inside a table.
    pub(in crate::understand) fn subheading(&mut self, text: &str, at: At) {
        match sense(text) {
            Sense::Outcome(which, _) => {
                self.open_five(which, text, at, 1);
            }
            Sense::Item(named) if !named.title.is_empty() => {
                let kind = self.kind_here(named.kind);
                self.open(kind, named.reference, named.title, at);
            }
            _ => {}
        }
    }

    pub(super) fn table(&mut self, whole: &Whole, at: At) {
        self.run_measures = false;
        self.steps_follow = false;
        let before = std::mem::replace(&mut self.lead_in, LeadIn::Unsaid);
        self.pending = None;
        self.leaf = None;
        if self.others.is_some() {
            self.unread_table(whole, at);
            return;
        }
        if self.named_above(whole) {
            return;
        }
        self.tell_dropped(&whole.dropped);
        if self.named_heads >= 2 && sums_up(whole) {
            self.unread_table(whole, at);
            return;
        }
        if let Some(lines) = matrix::lines(&whole.rows) {
            matrix::read(self, &whole.rows, &lines);
            return;
        }
        let within = self.priority.or(self.outcome).or(self.objective).is_some() || self.place.is_some();
        let Some(columns) = whole.columns.as_ref().filter(|c| !c.guessed || within) else {
            match portrait::pairs(&whole.rows) {
                Some(pairs) => {
                    portrait::read(self, &pairs);
                    for (line, words) in portrait::unknown(&whole.rows) {
                        self.unread_row(line, &words);
                    }
                }
                None if before != LeadIn::Others && timetable::read(self, &whole.rows) => {}
                None => self.unread_table(whole, at),
            }
            return;
        };
        if self.measures_of_known(whole, columns) {
            return;
        }
        let upper = columns.has(Role::Priority) || columns.has(Role::Outcome) || columns.has(Role::Objective);
        if columns.has(Role::Action) || upper && !(columns.has(Role::Measure) && measures_first(columns)) {
            // A table behind a list of objectives belongs to what stands over the list.
            if self.listed && columns.has(Role::Action) && self.priority.is_some() {
                self.objective = None;
            }
            rows::read(self, whole, columns);
            self.steps_follow = columns.has(Role::Action);
            self.run_measures = !columns.has(Role::Action)
                && (columns.has(Role::Measure) || columns.has(Role::Target))
                && self.next_number.is_some();
        } else if columns.has(Role::Measure) || columns.has(Role::Target) && columns.has(Role::Reference) {
            let on = self.priority.or(self.outcome).or(self.objective);
            for measure in measure_rows::read(columns, &whole.rows, self.vocabulary) {
                self.build.measure(on, measure);
            }
            self.tell_nameless(columns, &whole.rows);
        } else {
            self.unread_table(whole, at);
        }
    }

    /// A table of measures with a column that says what each belongs to, where headings have
    /// opened all of that.
    fn measures_of_known(&mut self, whole: &Whole, columns: &Columns) -> bool {
        let figures = columns.has(Role::Target) || columns.has(Role::Baseline);
        let over = [Role::Objective, Role::Priority, Role::Outcome].into_iter().find_map(|r| columns.first(r));
        let Some(index) = over.filter(|_| columns.has(Role::Measure) && figures && !columns.has(Role::Action)) else {
            return false;
        };
        let mut groups: Vec<(usize, Vec<Row>)> = Vec::new();
        for row in &whole.rows {
            let named = row.cells.get(index).filter(|c| !c.is_empty() && !c.continues_above);
            match (named.map(|c| self.known(&c.text())), groups.last_mut()) {
                (Some(Some(item)), Some((on, rows))) if *on == item => rows.push(row.clone()),
                (Some(Some(item)), _) => groups.push((item, vec![row.clone()])),
                (None, Some((_, rows))) => rows.push(row.clone()),
                _ => return false,
            }
        }
        for (item, rows) in &groups {
            for measure in measure_rows::read(columns, rows, self.vocabulary) {
                self.build.measure(Some(*item), measure);
            }
            self.tell_nameless(columns, rows);
        }
        !groups.is_empty()
    }

    /// Under a theme that a heading has opened, the outcomes of a table are what the theme is to bring.
    pub(in crate::understand) fn kind_in_table(&self, kind: Kind) -> Kind {
        let over = self.outcome.and_then(|i| self.build.items.get(i)).and_then(|i| i.at);
        match self.kind_here(kind) {
            Kind::Outcome if over.is_some_and(|at| self.themes.contains(&at)) => Kind::Objective,
            other => other,
        }
    }

    /// Says which rows of a table of measures name none.
    fn tell_nameless(&mut self, columns: &Columns, rows: &[Row]) {
        for row in rows.iter().filter(|r| !measure_rows::names_measure(columns, r)) {
            self.unread_row(row.line, &row_kinds::words(row));
        }
    }

    /// Says that a row was not understood.
    pub(in crate::understand) fn unread_row(&mut self, line: u32, words: &str) {
        let message = format!("A row of this table was not understood: “{}”.", short(words));
        self.build.note("unread-row", Severity::Doubt, message, None, At::line(line));
    }

    /// The upper item that a cell names by its number or in fewer words.
    fn known(&self, text: &str) -> Option<usize> {
        if let Sense::Item(named) = sense(text.trim()) {
            let titled = fold(named.title);
            let fits = |i: &Item| {
                i.kind <= Kind::Objective
                    && i.reference == named.reference
                    && (titled.is_empty() || fold(&i.title).starts_with(&titled))
            };
            return self.build.items.iter().position(fits);
        }
        let split = refs::split(text.trim());
        let number = text.trim().trim_end_matches('.');
        let (reference, words) = match refs::only(text.trim()) {
            Some(only) => (Some(only), String::new()),
            None if number.bytes().all(|b| b.is_ascii_digit()) => (Some(number.to_owned()), String::new()),
            None => (split.reference, fold(split.rest)),
        };
        let fits = |item: &Item| {
            let title = fold(&item.title);
            let shared = words.split(' ').any(|w| w.len() > 3 && title.split(' ').any(|t| t == w));
            let numbered = reference.is_some() && item.reference == reference && (words.is_empty() || shared);
            numbered || !words.is_empty() && (title == words || title.starts_with(&format!("{words} ")))
        };
        self.build.items.iter().position(|i| i.kind <= Kind::Objective && fits(i))
    }

    /// Says which rows of a table only summed up or explained the others.
    pub(in crate::understand) fn tell_dropped(&mut self, dropped: &[(u32, String)]) {
        let Some((line, words)) = dropped.first() else { return };
        let begins = short(words);
        let message = match dropped.len() {
            1 => format!("A row that sums up or explains others was not read as an item: “{begins}”."),
            count => {
                format!("{count} rows that sum up or explain others were not read as items; the first is “{begins}”.")
            }
        };
        self.build.note("unread-summary", Severity::Note, message, None, At::line(*line));
    }

    pub(super) fn unread_table(&mut self, whole: &Whole, at: At) {
        let first: Vec<String> = whole
            .rows
            .first()
            .map(|r| r.cells.iter().map(|c| c.text()).filter(|t| !t.is_empty()).collect())
            .unwrap_or_default();
        let rows = whole.rows.len();
        let message = format!(
            "A table of {rows} {} was not understood; it begins “{}”.",
            if rows == 1 { "row" } else { "rows" },
            short(&first.join(" | "))
        );
        self.build.note("unread-table", Severity::Note, message, None, at);
    }
}

/// A plan on a page: a column for each outcome and no other, or a line for each kind of thing.
fn sums_up(whole: &Whole) -> bool {
    let alike = |columns: &Columns| {
        let roles = columns.roles.iter().flatten();
        roles.clone().count() >= 2 && roles.clone().all(|r| *r == Role::Outcome) && columns.roles.len() >= 2
    };
    whole.columns.as_ref().is_some_and(alike) || matrix::lines(&whole.rows).is_some()
}

/// Whether the measure stands before what it belongs to: then the table is one of measures.
fn measures_first(columns: &Columns) -> bool {
    let measure = columns.first(Role::Measure).unwrap_or(usize::MAX);
    let upper =
        [Role::Priority, Role::Outcome, Role::Objective].iter().filter_map(|r| columns.first(*r)).min().unwrap_or(0);
    measure < upper && (columns.has(Role::Target) || columns.has(Role::Baseline))
}
