//! Which place a row means.

use std::collections::{BTreeMap, HashMap};

use bigplan_measure::{Area, AreaCode, Areas};

use crate::cells::place::Place;
use crate::codes::{AREA_BY_NAME, CODE_AND_NAME, NUMBER_AND_NAME, ONE_CODE_TWO};
use crate::findings::Findings;
use crate::words::{plain, quoted};

/// What a row says about its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AreaTexts<'r> {
    /// A code.
    pub code: &'r str,
    /// An old number.
    pub number: &'r str,
    /// A name.
    pub name: &'r str,
}

impl<'r> AreaTexts<'r> {
    /// The text to show a person.
    pub(crate) fn shown(&self) -> &'r str {
        [self.name, self.code, self.number].into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.shown().is_empty()
    }
}

/// What came of looking a place up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A place.
    Area(AreaCode),
    /// Nobody knows it.
    Unknown,
    /// Code and name mean two places.
    Contradiction,
}

/// Looks up places by the codes and names that a file writes.
pub(crate) struct AreaWords<'a> {
    areas: &'a Areas,
    own: &'a BTreeMap<String, AreaCode>,
    known: HashMap<String, Found>,
    key: String,
    numbers: HashMap<String, (AreaCode, Place)>,
}

impl<'a> AreaWords<'a> {
    /// With the names that a person explained.
    pub(crate) fn new(areas: &'a Areas, own: &'a BTreeMap<String, AreaCode>) -> Self {
        Self { areas, own, known: HashMap::new(), key: String::new(), numbers: HashMap::new() }
    }

    /// The place that a row means.
    pub(crate) fn find(&mut self, texts: AreaTexts<'_>, place: Place, findings: &mut Findings) -> Found {
        self.key.clear();
        for text in [texts.code, texts.number, texts.name] {
            self.key.push_str(text);
            self.key.push('\n');
        }
        if let Some(known) = self.known.get(&self.key) {
            return known.clone();
        }
        let found = self.look_up(texts, place, findings);
        if let Found::Area(area) = &found {
            self.remember(texts, area, place, findings);
        }
        self.known.insert(self.key.clone(), found.clone());
        found
    }

    fn look_up(&self, texts: AreaTexts<'_>, place: Place, findings: &mut Findings) -> Found {
        let own = [texts.name, texts.code, texts.number].into_iter().find_map(|text| self.own.get(text));
        if let Some(own) = own {
            return Found::Area(own.clone());
        }
        if texts.is_empty() {
            return Found::Unknown;
        }
        let (coded, called) = (self.named(texts.code), self.named(texts.name));
        match (coded.as_slice(), called.as_slice()) {
            ([], _) => self.without_code(texts, &called, place, findings),
            (coded, []) => one(coded),
            (coded, called) => {
                let own = |area: &&&Area| called.contains(area) || is_called(area, texts.name);
                let both: Vec<&Area> = coded.iter().filter(own).copied().collect();
                if both.is_empty() {
                    let (code, name) = (quoted(texts.code), quoted(texts.name));
                    findings.add(CODE_AND_NAME, place, || {
                        format!("the code {code} and the name {name} mean two different places; rows like this were not read.")
                    });
                    return Found::Contradiction;
                }
                one(&both)
            }
        }
    }

    /// Old numbers are often wrong, so a name weighs more.
    fn without_code(&self, texts: AreaTexts<'_>, called: &[&Area], place: Place, findings: &mut Findings) -> Found {
        let numbered = self.named(texts.number);
        let both: Vec<&Area> = numbered.iter().filter(|area| called.contains(area)).copied().collect();
        let found = match (called, both.as_slice()) {
            ([], _) => one(&numbered),
            (_, [_, ..]) => one(&both),
            (called, []) => {
                let found = one(called);
                if let (Found::Area(_), false) = (&found, numbered.is_empty()) {
                    let (number, name) = (quoted(texts.number), quoted(texts.name));
                    findings.add(NUMBER_AND_NAME, place, || {
                        format!(
                            "the number {number} and the name {name} mean two different places; the name was believed."
                        )
                    });
                }
                found
            }
        };
        if let (Found::Area(_), false) = (&found, texts.code.is_empty()) {
            let (code, shown) = (quoted(texts.code), quoted(texts.shown()));
            findings
                .add(AREA_BY_NAME, place, || format!("the code {code} is not known; {shown} was told by its name."));
        }
        found
    }

    /// Places by code, name or other name; a footnote's digit behind a name does not matter.
    fn named(&self, text: &str) -> Vec<&'a Area> {
        let bare = text.trim_end_matches(|last: char| last.is_ascii_digit()).trim_end();
        if text.is_empty() {
            return Vec::new();
        }
        let found = self.areas.named(text);
        if found.is_empty() && bare.len() > 3 { self.areas.named(bare) } else { found }
    }

    /// Notices when one code or number stands for two places.
    fn remember(&mut self, texts: AreaTexts<'_>, area: &AreaCode, place: Place, findings: &mut Findings) {
        for code in [texts.code, texts.number].into_iter().filter(|code| !code.is_empty()) {
            let Some((before, at)) = self.numbers.get(code) else {
                self.numbers.insert(code.to_owned(), (area.clone(), place));
                continue;
            };
            if before != area {
                let name = |code| self.areas.find(code).map_or("another place", |area| area.name.as_str());
                let (first, second, at, code) = (name(before), name(area), at.shown(), quoted(code));
                findings.add(ONE_CODE_TWO, place, || {
                    format!("the code {code} stands for {second} here and for {first} in {at}.")
                });
            }
        }
    }
}

/// Whether a name is a place's own, but for what stands in brackets behind it: "Dorset (until 2019)".
fn is_called(area: &Area, name: &str) -> bool {
    let bare = |text: &str| plain(text.split('(').next().unwrap_or_default());
    bare(&area.name) == bare(name)
}

fn one(areas: &[&Area]) -> Found {
    match areas {
        [only] => Found::Area(only.code.clone()),
        // A county and its town share a name: the larger is meant.
        [first, rest @ ..] => {
            let largest = rest.iter().fold(*first, |best, area| if area.kind < best.kind { area } else { best });
            let alone = areas.iter().filter(|area| area.kind == largest.kind).count() == 1;
            if alone { Found::Area(largest.code.clone()) } else { Found::Unknown }
        }
        [] => Found::Unknown,
    }
}
