//! Finding items by words: in the reference, the title, the text and what hangs on them.

use std::ops::Range;

use crate::fold::{fold, words};
use crate::names::Names;
use crate::{Item, MeasureUse};

/// Points for a word that stands in the reference, the title, a measure's code, what hangs on
/// the item, or the text.
const POINTS: [u32; 5] = [16, 8, 6, 3, 1];
/// Points for a query that is the item's whole reference, or the whole code of its measure.
const WHOLE: u32 = 1000;

/// The words of one item, folded, by where they stand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Searchable {
    reference: String,
    codes: Vec<String>,
    fields: [Vec<String>; 5],
}

impl Searchable {
    pub(crate) fn of(item: &Item, measures: &[&MeasureUse], names: &Names) -> Self {
        let codes: Vec<String> = measures.iter().filter_map(|measure| measure.code.as_deref()).map(fold).collect();
        let reference = item.reference.as_deref().map(fold).unwrap_or_default();
        let leads =
            item.leads.iter().flat_map(|lead| [&lead.post, &lead.organisation, &lead.person].into_iter().flatten());
        let groups = item.groups.iter().map(|group| &group.name);
        let written_out = item.groups.iter().map(|group| names.key(&group.name));
        let of_measures =
            measures.iter().flat_map(|m| [Some(&m.title), m.group.as_ref(), m.area.as_ref()].into_iter().flatten());
        let funds = item.funds.iter().map(|fund| &fund.name);
        let hanging: Vec<String> = leads
            .chain(groups)
            .chain(of_measures)
            .chain(funds)
            .chain(&item.needs)
            .cloned()
            .chain(written_out)
            .collect();
        Self::from_words(&reference, codes, &item.title, &hanging, &item.text)
    }

    /// From words by where they stand: a folded reference, folded codes, and the rest as written.
    pub(crate) fn from_words(reference: &str, codes: Vec<String>, title: &str, hanging: &[String], text: &str) -> Self {
        let unspaced = codes.iter().map(|code| code.replace(' ', ""));
        let mut code_words: Vec<String> = codes.iter().flat_map(|code| split(code)).collect();
        code_words.extend(unspaced);
        let fields = [
            split(reference),
            split(&fold(title)),
            code_words,
            hanging.iter().flat_map(|text| split(&fold(text))).collect(),
            split(&fold(text)),
        ];
        Self { reference: reference.to_owned(), codes, fields }
    }

    /// How well the item answers a query; `None` where a word of it stands nowhere.
    pub(crate) fn points(&self, query: &Query) -> Option<u32> {
        let mut points = 0;
        for word in &query.words {
            points += self.word_points(word)?;
        }
        let whole = self.reference == query.whole || self.codes.contains(&query.whole);
        Some(if whole && !query.words.is_empty() { points + WHOLE } else { points })
    }

    fn word_points(&self, word: &str) -> Option<u32> {
        let best = |(field, points): (&Vec<String>, u32)| {
            let mut best = None;
            for candidate in field.iter().filter(|candidate| candidate.starts_with(word)) {
                best = best.max(Some(points * 2 + u32::from(candidate == word)));
            }
            best
        };
        self.fields.iter().zip(POINTS).filter_map(best).max()
    }
}

fn split(folded: &str) -> Vec<String> {
    folded.split_whitespace().map(str::to_owned).collect()
}

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    words: Vec<String>,
    whole: String,
}

impl Query {
    pub(crate) fn of(text: &str) -> Self {
        let whole = fold(text);
        Self { words: split(&whole), whole }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The stretches of a text to highlight, in bytes, in order, not overlapping.
    pub(crate) fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let hit = |folded: &str| self.words.iter().any(|word| folded.starts_with(word.as_str()));
        words(text).iter().filter(|word| hit(&word.folded)).map(|word| word.start..word.end).collect()
    }
}

/// The stretches of a text, in bytes, that a query's words stand at: whole words that begin
/// with one of them.
pub fn spans(text: &str, query: &str) -> Vec<Range<usize>> {
    Query::of(query).spans(text)
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn the_words_that_were_looked_for_are_marked() {
        for (text, query, marked) in [
            ("Improve cafés and Café-bars", "cafe", vec!["cafés", "Café"]),
            ("see 1.13, not 1.1", "1.1", vec!["1.13", "1.1"]),
            ("nothing here", "elsewhere", vec![]),
            ("nothing here", "", vec![]),
        ] {
            let found: Vec<&str> = spans(text, query).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, marked, "{text} / {query}");
        }
    }
}
