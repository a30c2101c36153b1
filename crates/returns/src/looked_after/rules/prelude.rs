//! What the files of rules share: their words, and the questions that several of them ask.

pub(super) use crate::is;
#[cfg(test)]
pub(super) use crate::looked_after::cases::prove;
pub(super) use crate::looked_after::places::{exists, is_abroad, is_council};
pub(super) use crate::looked_after::spells::{flag_overlaps, flag_spells, outlasts_care, periods};
pub(super) use crate::looked_after::upn::Upn;
pub(super) use crate::looked_after::{
    CareLeaver, Child, Collection, Episode, Header, Hits, Need, Permanence, PlacedAdoption, Rule, SocialWorker, Table,
    Uasc, YearInCare,
};
pub(super) use crate::table::Row;
pub(super) use crate::value::{Code, Date, Number};

/// The 17th and 18th birthdays that lie in the year.
pub(super) fn birthdays<'a>(born: Date, year: &Collection<'a>) -> impl Iterator<Item = Date> + use<'a> {
    let (start, end) = (year.end.plus_years(-1), year.end);
    [17, 18].into_iter().map(move |years| born.plus_years(years)).filter(move |day| *day > start && *day <= end)
}

/// Flags the first episode of the year if it does not go on from the one left open last year.
pub(super) fn flag_break(c: &Child<'_>, hits: &mut Hits, breaks: impl Fn(&Episode, &Episode) -> bool) {
    flag_first((c.episodes, c.last.episodes), |last| last.dec, breaks, hits);
}

/// Flags the first social worker of the year if it does not go on from the one left open last year.
pub(super) fn flag_worker(c: &Child<'_>, hits: &mut Hits, breaks: impl Fn(&SocialWorker, &SocialWorker) -> bool) {
    flag_first((c.social_workers, c.last.social_workers), |last| last.dec, breaks, hits);
}

fn flag_first<R: Row<Table = Table>>(
    (now, last): (&[R], &[R]),
    end: impl Fn(&R) -> Date,
    breaks: impl Fn(&R, &R) -> bool,
    hits: &mut Hits,
) {
    let latest = last.iter().rev().find(|last| last.order().is_day());
    let open = latest.filter(|last| end(last).is_blank());
    if let (Some(first), Some(open)) = (now.first(), open)
        && breaks(first, open)
    {
        hits.add(first);
    }
}

/// What rules need that compare the social workers of both years by their days and reasons.
pub(super) const WORKERS_OF_BOTH_YEARS: &[Need] = &[
    Need::Now(Table::SocialWorker, &["SW_DECOM", "SW_DEC", "SW_REASON"]),
    Need::Last(Table::SocialWorker, &["SW_DECOM", "SW_DEC", "SW_REASON"]),
];

/// Flags each social worker who has not ended though the next has begun.
pub(super) fn flag_left_open(c: &Child<'_>, hits: &mut Hits) {
    for (row, _) in c.social_workers.iter().zip(c.social_workers.iter().skip(1)).filter(|(row, _)| row.dec.is_blank()) {
        hits.add(row);
    }
}

/// Whether two distances are apart by two tenths of a mile, or only one is given.
pub(super) fn differs(one: Number, other: Number) -> bool {
    match (one.value(), other.value()) {
        (Some(one), Some(other)) => (one - other).abs() >= 0.2,
        (None, None) => false,
        _ => true,
    }
}

/// Flags episodes under an order if no decision to place the child for adoption is there, else decisions that lack a
/// date while such an episode is open.
pub(super) fn flag_undecided(
    c: &Child<'_>,
    hits: &mut Hits,
    ordered: impl Fn(&Episode) -> bool,
    open: impl Fn(&Episode) -> bool,
) {
    if c.placed.is_empty() {
        hits.each(c.episodes, ordered);
    } else if c.episodes.iter().any(open) {
        hits.each(c.placed, |row| row.date_placed.is_blank() || row.ceased.is_blank());
    }
}

/// Flags a deprivation of liberty and the episodes that it overlaps, if their placement is wrong for it.
pub(super) fn flag_deprived(c: &Child<'_>, hits: &mut Hits, is_wrong: impl Fn(&Episode) -> bool) {
    for row in c.dolo.iter().filter(|row| row.start.is_day() && row.end.is_day()) {
        let meets = |episode: &&Episode| episode.decom <= row.end && !(episode.dec < row.start);
        for episode in c.episodes.iter().filter(meets).filter(|episode| episode.placement.is_given()) {
            if is_wrong(episode) {
                hits.add(row);
                hits.add(episode);
            }
        }
    }
}
