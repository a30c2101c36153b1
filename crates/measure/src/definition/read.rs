//! Reads one definition file and checks what the words alone do not.

use toml::Spanned;

use super::authored::Authored;
use super::{Definition, Held, Successor, Tolerance};
use crate::period::{FIRST_YEAR, LAST_YEAR};
use crate::refusal::{BadDefinition, FileText};
use crate::{Basis, MeasureCode};

/// A definition and where in its file the parts stand that other files are held against.
pub(crate) struct ReadDefinition {
    pub(crate) definition: Definition,
    /// Where the title stands.
    pub(crate) title_line: usize,
    /// Where each successor's code stands, in order.
    pub(crate) successor_lines: Vec<usize>,
}

/// Reads a file; every fault found is answered at once.
pub(crate) fn read(file: FileText<'_>) -> Result<ReadDefinition, Vec<BadDefinition>> {
    let authored: Authored = toml::from_str(file.text).map_err(|error| vec![file.refuse_toml(&error)])?;
    let faults = check(file, &authored);
    if !faults.is_empty() {
        return Err(faults);
    }
    let title_line = file.line(authored.title.span().start);
    let successor_lines = authored.successors.iter().map(|next| file.line(next.code.span().start)).collect();
    Ok(ReadDefinition { definition: accept(authored), title_line, successor_lines })
}

fn check(file: FileText<'_>, authored: &Authored) -> Vec<BadDefinition> {
    let mut faults = Vec::new();
    let mut refuse = |holds: bool, at: usize, reason: String| {
        if !holds {
            faults.push(file.refuse(at, reason));
        }
    };
    let stem = file.name.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or(file.name);
    let code = authored.code.get_ref();
    let named = format!("the code {code} and the file's name differ: call the file {code}.toml, or the measure {stem}");
    refuse(code.as_str() == stem, authored.code.span().start, named);
    for (key, text) in texts(authored) {
        refuse(!text.get_ref().trim().is_empty(), text.span().start, format!("{key} says nothing"));
    }
    refuse(*authored.decimals.get_ref() <= 4, authored.decimals.span().start, "decimals is 0 to 4".into());
    let multiplier = *authored.multiplier.get_ref();
    let positive = multiplier.is_finite() && multiplier > 0.0;
    refuse(positive, authored.multiplier.span().start, "multiplier is a number above nought".into());
    let needs = matches!(authored.basis.get_ref(), Basis::Proportion | Basis::Rate);
    let divided = !needs || authored.denominator.as_ref().is_some_and(|text| !text.trim().is_empty());
    refuse(divided, authored.basis.span().start, "a proportion or rate needs a denominator".into());
    let (Tolerance::Within(width) | Tolerance::PercentOfTarget(width)) = *authored.tolerance.get_ref();
    let at = authored.tolerance.span().start;
    refuse(width.is_finite() && width >= 0.0, at, "a tolerance is nought or more".into());
    for (held, at) in stretches(authored) {
        refuse(in_order(held), at, format!("years are {FIRST_YEAR} to {LAST_YEAR}, and from is not after until"));
    }
    for next in &authored.successors {
        let year = *next.from_year.get_ref();
        let held = Held { from: Some(year), until: None };
        refuse(in_order(held), next.from_year.span().start, format!("from-year is {FIRST_YEAR} to {LAST_YEAR}"));
        refuse(next.code.get_ref() != code, next.code.span().start, "a measure does not come after itself".into());
    }
    faults
}

fn texts(authored: &Authored) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
    let keys = [
        ("title", &authored.title),
        ("plain", &authored.plain),
        ("numerator", &authored.numerator),
        ("source", &authored.source),
        ("answers", &authored.answers),
    ];
    keys.into_iter().chain(authored.versions.iter().map(|version| ("says", &version.says)))
}

fn stretches(authored: &Authored) -> impl Iterator<Item = (Held, usize)> {
    let held = authored.held.iter().map(|held| (*held.get_ref(), held.span().start));
    held.chain(authored.versions.iter().map(|version| (version.held(), version.says.span().start)))
}

fn in_order(held: Held) -> bool {
    let known = |year: Option<i16>| year.is_none_or(|year| (FIRST_YEAR..=LAST_YEAR).contains(&year));
    known(held.from) && known(held.until) && held.from.zip(held.until).is_none_or(|(from, until)| from <= until)
}

fn accept(authored: Authored) -> Definition {
    let successor = |next: super::authored::AuthoredSuccessor| Successor {
        code: next.code.into_inner(),
        from_year: next.from_year.into_inner(),
        comparable: next.comparable,
        why: next.why,
    };
    Definition {
        code: authored.code.into_inner(),
        title: authored.title.into_inner(),
        plain: authored.plain.into_inner(),
        unit: authored.unit,
        decimals: authored.decimals.into_inner(),
        polarity: authored.polarity,
        frequency: authored.frequency,
        year: authored.year,
        basis: authored.basis.into_inner(),
        multiplier: authored.multiplier.into_inner(),
        numerator: authored.numerator.into_inner(),
        denominator: authored.denominator,
        source: authored.source.into_inner(),
        answers: authored.answers.into_inner(),
        disclosure: authored.disclosure,
        outcome: authored.outcome,
        themes: authored.themes,
        confirmed: authored.confirmed,
        evidence: authored.evidence,
        held: authored.held.map(Spanned::into_inner).unwrap_or_default(),
        successors: authored.successors.into_iter().map(successor).collect(),
        versions: authored.versions.into_iter().map(super::authored::AuthoredVersion::into_version).collect(),
        tolerance: authored.tolerance.into_inner(),
        gap: authored.gap,
        note: authored.note,
        also: authored.also,
        count: authored.count,
    }
}

/// A successor that no file defines.
pub(crate) fn unknown_successor(code: &MeasureCode) -> String {
    format!("no file defines the successor {code}: add {code}.toml, or leave the successor out")
}
