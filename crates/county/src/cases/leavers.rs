//! How young people are about their birthdays after care. They are told once all their time in care is.

use jiff::civil::Date;

use crate::books::Book;
use crate::chance::{Chance, Stream};
use crate::county::World;
use crate::days::{between, birthday};
use crate::draft::Draft;
use crate::family::{Births, Family};
use crate::life::{Ending, Life};
use crate::place::Hands;
use crate::rates;

/// The birthdays that are asked about.
const BIRTHDAYS: std::ops::RangeInclusive<i16> = 17..=21;
/// Days in care after the fourteenth birthday that make somebody a care leaver: thirteen weeks.
const DAYS_IN_CARE: i32 = 91;

/// No home that is right for anybody, by the return.
const CUSTODY: &str = "X";

/// Writes the birthdays of all young people of a family who have left care.
pub(super) fn of(world: &World<'_>, births: &Births, hands: Hands, family: &mut Family) {
    for (child, life) in births.children.iter().enumerate() {
        let cares = in_care(family, child);
        if life.ending == Ending::Died || !is_leaver(*life, &cares) {
            continue;
        }
        let number = u64::try_from(child).unwrap_or_default();
        let mut chance = Chance::of(world.settings.seed, family.number, Stream::Leaving(number));
        for age in BIRTHDAYS {
            let turned = birthday(life.born, age);
            let has_left = cares.iter().all(|(_, ended)| ended.is_some_and(|ended| ended < turned));
            let Some(opened) = world.books.open(Book::LeaverBirthday) else { return };
            if has_left && turned <= world.settings.until {
                let mut draft = Draft::new(opened, child);
                draft.given_to(hands.team, hands.social_worker, true);
                tell(&mut draft, turned, age, &mut chance);
                draft.step("fill", turned, hands.social_worker);
                draft.done(&mut family.entries);
            }
        }
    }
}

/// First and last days of the episodes of a child.
fn in_care(family: &Family, child: usize) -> Vec<(Date, Option<Date>)> {
    let own = family.entries.iter().filter(|entry| entry.person == child);
    let episodes = own.filter(|entry| entry.register.as_str() == "looked-after-episode");
    episodes.filter_map(|entry| Some((entry.record.day("began")?, entry.record.day("ended")))).collect()
}

/// Whether somebody was in care for thirteen weeks after fourteen, and some of it after sixteen.
fn is_leaver(life: Life, cares: &[(Date, Option<Date>)]) -> bool {
    let (fourteen, sixteen) = (birthday(life.born, 14), birthday(life.born, 16));
    let days =
        |(began, ended): &(Date, Option<Date>)| between((*began).max(fourteen), ended.unwrap_or(life.until)).max(0);
    let after = |(_, ended): &(Date, Option<Date>)| ended.is_none_or(|ended| ended > sixteen);
    cares.iter().map(days).sum::<i32>() >= DAYS_IN_CARE && cares.iter().any(after)
}

fn tell(draft: &mut Draft<'_>, turned: Date, age: i16, chance: &mut Chance) {
    let touch = chance.weighted(&rates::IN_TOUCH);
    draft.day("turned", turned);
    draft.whole("age", i64::from(age));
    draft.code("status", if age < 18 { "relevant" } else { "former-relevant" });
    draft.code("touch", touch);
    let (activity, home) = (chance.weighted(&rates::LEAVERS_DO), chance.weighted(&rates::LEAVERS_LIVE));
    let suitable = chance.hits(rates::SUITABLE_HOMES);
    if touch != "YES" {
        return;
    }
    draft.code("activity", of_year(activity, turned));
    // Nobody stays with their foster carers by that name before eighteen, and no foyer takes them.
    draft.code("home", if age < 18 && matches!(home, "Z" | "T") { "E" } else { home });
    draft.yes("suitable", suitable && home != CUSTODY);
}

/// Apprenticeships were told apart from April 2021 on.
fn of_year(activity: &'static str, turned: Date) -> &'static str {
    match activity {
        "F4" | "F5" if turned < jiff::civil::date(2021, 4, 1) => "F3",
        "P5" if turned < jiff::civil::date(2021, 4, 1) => "P3",
        code => code,
    }
}
