//! Measures, needs, groups, recommendations, grades and terms.

use bigplan_plan::{MeasureUse, PartnershipGroup, Plan, Recommendation, Timescale, Unit};

use super::fit::{accepts, accepts_number, at_line, begins, fold, name, near, place, same_or_none};
use super::key::{FigureKey, GroupKey, Key, MeasureKey, RecommendationKey};
use super::tally::Tally;

pub(super) fn compare(plan: &Plan, key: &Key) -> Vec<Tally> {
    let mut tallies = Vec::new();
    if key.has("measures") {
        tallies.extend(measures(plan, key));
    }
    if key.has("needs") {
        tallies.push(needs(plan, key));
    }
    if key.has("groups") {
        tallies.extend(groups(plan, key));
    }
    if key.has("recommendations") {
        tallies.extend(recommendations(plan, key));
    }
    if key.has("judgements") {
        tallies.push(judgements(plan, key));
    }
    if key.has("glossary") {
        tallies.push(glossary(plan, key));
    }
    tallies
}

fn line_of(at: Option<bigplan_plan::At>) -> u32 {
    at.map_or(0, |a| a.line)
}

/// Measures, their targets and baselines. An entry that repeats an earlier one is
/// optional: one measure used three times is as right as three.
fn measures(plan: &Plan, key: &Key) -> [Tally; 3] {
    let sure = key.measures.iter().map(|k| (k, k.optional || k.same_as_line.is_some()));
    let wanted: Vec<(&MeasureKey, bool)> = sure.chain(key.measures_optional.iter().map(|k| (k, true))).collect();
    let mut found = Tally::new("measure");
    let (mut targets, mut baselines) = (Tally::new("measure's target"), Tally::new("measure's baseline"));
    let words = (
        |m: &MeasureUse| {
            format!(
                "line {}: {} {} [{}]",
                line_of(m.at),
                m.code.as_deref().unwrap_or("–"),
                m.title,
                m.group.as_deref().unwrap_or("")
            )
        },
        |k: &(&MeasureKey, bool)| {
            format!(
                "{}: {} {} [{}]",
                place(k.0.line),
                k.0.code.as_deref().unwrap_or("–"),
                k.0.begins,
                k.0.group.as_deref().unwrap_or("")
            )
        },
    );
    let pairs = found.tell(&plan.measures, &wanted, |m, k| measure_fit(m, k.0), |k| k.1, words);
    for (f, k) in pairs {
        let (Some(measure), Some((want, false))) = (plan.measures.get(f), wanted.get(k)) else { continue };
        let beside: Vec<f64> = wanted
            .iter()
            .filter(|(k, _)| k.line.zip(want.line).is_some_and(|(k, want)| near(k, want)))
            .flat_map(|(k, _)| &k.targets)
            .filter_map(|t| t.value)
            .collect();
        judge_targets(measure, want, &beside, &mut targets);
        judge_baseline(measure, want, &mut baselines);
    }
    [found, targets, baselines]
}

fn measure_fit(measure: &MeasureUse, want: &MeasureKey) -> u32 {
    let line = line_of(measure.at);
    let lines = [want.line, want.item_line, want.same_as_line];
    let beside = lines.iter().flatten().chain(&want.also_lines).any(|l| near(line, *l));
    if want.line.is_some() && !beside {
        return 0;
    }
    // The label of a row for one place is the place.
    let place = want.area.is_some() && same_or_none(measure.area.as_deref(), want.area.as_deref());
    let words = begins(&measure.title, &want.begins) || place;
    let code = want.code.is_some() && measure.code == want.code;
    let other_code = measure.code != want.code && measure.code.is_some() && want.code.is_some();
    if other_code || !(words || code) {
        return 0;
    }
    let group = same_or_none(measure.group.as_deref(), want.group.as_deref())
        || same_or_none(measure.area.as_deref(), want.area.as_deref()) && want.area.is_some();
    1 + 8 * u32::from(words) + 4 * u32::from(code) + 4 * u32::from(group) + 2 * u32::from(Some(line) == want.line)
}

/// `beside` holds the values that the key gives to other measures of the same place: one
/// measure with both targets is as right as two.
fn judge_targets(measure: &MeasureUse, want: &MeasureKey, beside: &[f64], tally: &mut Tally) {
    let place = format!("{}: {}", place(want.line), want.begins);
    let fit = |t: &bigplan_plan::Target, k: &FigureKey| {
        let value = same_value(t.value, k.value) || accepts_number(&want.accept, "target_value", t.value);
        let period =
            t.period == k.period || k.period.is_none() || accepts(&want.accept, "target_period", t.period.as_deref());
        u32::from(value && period) * (1 + u32::from(same_unit(t.unit, k.unit.as_deref())))
    };
    let words = (
        |t: &bigplan_plan::Target| format!("{place} → {:?} {:?} {:?}", t.period, t.value, t.unit.map(unit_word)),
        |k: &FigureKey| format!("{place} → {:?} {:?} {:?}", k.period, k.value, k.unit),
    );
    let told = |t: &bigplan_plan::Target| t.value.is_some_and(|v| beside.iter().any(|b| (b - v).abs() < 1e-6));
    let own = |t: &bigplan_plan::Target| want.targets.iter().any(|k| fit(t, k) > 0);
    let found: Vec<bigplan_plan::Target> = measure.targets.iter().filter(|t| own(t) || !told(t)).cloned().collect();
    tally.tell(&found, &want.targets, fit, |_| false, words);
}

/// A baseline that the key takes from prose elsewhere may be left out.
fn judge_baseline(measure: &MeasureUse, want: &MeasureKey, tally: &mut Tally) {
    let place = format!("{}: {}", place(want.line), want.begins);
    let found = measure.baseline.iter().filter(|b| b.value.is_some()).collect::<Vec<_>>();
    let wanted: Vec<&FigureKey> = want.baseline.iter().filter(|b| b.value.is_some()).collect();
    let prose = want.baseline_from.is_some();
    let words = (
        |b: &&bigplan_plan::Baseline| format!("{place} → {:?}", b.value),
        |k: &&FigureKey| format!("{place} → {:?}", k.value),
    );
    tally.tell(&found, &wanted, |b, k| u32::from(same_value(b.value, k.value)), |_| prose, words);
}

fn same_value(found: Option<f64>, want: Option<f64>) -> bool {
    match (found, want) {
        (Some(found), Some(want)) => (found - want).abs() < 1e-6,
        (None, None) => true,
        _ => false,
    }
}

fn unit_word(unit: Unit) -> String {
    serde_json::to_value(unit).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn same_unit(found: Option<Unit>, want: Option<&str>) -> bool {
    found.map(unit_word).as_deref() == want
}

fn needs(plan: &Plan, key: &Key) -> Tally {
    let wanted: Vec<_> =
        key.needs.iter().map(|k| (k, false)).chain(key.needs_optional.iter().map(|k| (k, true))).collect();
    let mut tally = Tally::new("need");
    tally.tell(
        &plan.needs,
        &wanted,
        |n, (k, _)| u32::from(at_line(line_of(n.at), k.line) && k.reference.as_ref().is_none_or(|r| *r == n.reference)),
        |k| k.1,
        (
            |n| format!("line {}: {}", line_of(n.at), n.reference),
            |k| format!("{}: {:?}", place(k.0.line), k.0.reference),
        ),
    );
    tally
}

fn groups(plan: &Plan, key: &Key) -> [Tally; 3] {
    let mut tally = Tally::new("group");
    let (mut chairs, mut lines) = (Tally::new("group's chair"), Tally::new("group's reporting line"));
    let words = (|g: &&PartnershipGroup| format!("line {}: {}", line_of(g.at), g.name), |k: &GroupKey| k.name.clone());
    // A document names one group in several ways; the key lists them together.
    let named_again = |g: &PartnershipGroup| key.groups.iter().any(|k| group_fit(g, k) > 0);
    let mut found: Vec<&PartnershipGroup> = plan.groups.iter().collect();
    let once = super::tally::pair(&found, &key.groups, |g, k| group_fit(g, k));
    let paired: Vec<bool> = (0..found.len()).map(|f| once.iter().any(|(x, _)| *x == f)).collect();
    let mut at = paired.into_iter();
    found.retain(|g| at.next().unwrap_or(false) || !named_again(g));
    let pairs = tally.tell(&found, &key.groups, |g, k| group_fit(g, k), |k| k.optional, words);
    for (f, k) in pairs {
        let (Some(group), Some(want)) = (found.get(f), key.groups.get(k)) else { continue };
        field(&mut chairs, group.chair.as_deref(), want.chair.as_deref(), &want.accept, "chair", &want.name);
        field(
            &mut lines,
            group.reports_to.as_deref(),
            want.reports_to.as_deref(),
            &want.accept,
            "reports_to",
            &want.name,
        );
    }
    [tally, chairs, lines]
}

fn group_fit(group: &PartnershipGroup, want: &GroupKey) -> u32 {
    let exact = fold(&group.name) == fold(&want.name) || want.name_or.iter().any(|n| fold(n) == fold(&group.name));
    let begins = name(&group.name, &want.name) || want.name_or.iter().any(|n| name(&group.name, n));
    3 * u32::from(exact) + u32::from(begins)
}

fn field(
    tally: &mut Tally,
    found: Option<&str>,
    want: Option<&str>,
    accept: &serde_json::Value,
    which: &str,
    place: &str,
) {
    if accepts(accept, which, found) {
        return;
    }
    match (found, want) {
        (Some(f), Some(w)) if fold(f) == fold(w) => tally.right += 1,
        _ => {
            tally.missed.extend(want.map(|w| format!("{place} → {w}")));
            tally.extra.extend(found.map(|f| format!("{place} → {f}")));
        }
    }
}

fn recommendations(plan: &Plan, key: &Key) -> [Tally; 2] {
    let mut tally = Tally::new("recommendation");
    let mut bodies = Tally::new("recommendation's body");
    let words = (
        |r: &Recommendation| format!("line {}: {}", line_of(r.at), r.text.chars().take(60).collect::<String>()),
        |k: &RecommendationKey| format!("{}: {}", place(k.line), k.begins),
    );
    let fit = |r: &Recommendation, k: &RecommendationKey| {
        u32::from(at_line(line_of(r.at), k.line) && timescale(r.timescale) == k.timescale && begins(&r.text, &k.begins))
            * (1 + u32::from(Some(line_of(r.at)) == k.line))
    };
    let pairs = tally.tell(&plan.recommendations, &key.recommendations, fit, |_| false, words);
    for (f, k) in pairs {
        let (Some(found), Some(want)) = (plan.recommendations.get(f), key.recommendations.get(k)) else { continue };
        if want.from.is_some() {
            field(
                &mut bodies,
                Some(found.from.as_str()),
                want.from.as_deref(),
                &serde_json::Value::Null,
                "from",
                &want.begins,
            );
        }
    }
    [tally, bodies]
}

fn timescale(timescale: Timescale) -> &'static str {
    match timescale {
        Timescale::Immediate => "immediate",
        Timescale::SixMonths => "six months",
        Timescale::LongerTerm => "longer term",
    }
}

fn judgements(plan: &Plan, key: &Key) -> Tally {
    let mut tally = Tally::new("judgement");
    tally.tell(
        &plan.judgements,
        &key.judgements,
        |j, k| {
            let whose = k.of.is_none() || j.of == k.of;
            let same = at_line(line_of(j.at), k.line) && j.grade == k.grade && whose;
            // Without a line only the aspect tells one grade from another.
            let same = same && (k.line.is_some() || fold(&j.aspect) == fold(&k.aspect));
            u32::from(same)
                * (1 + 2 * u32::from(fold(&j.aspect) == fold(&k.aspect)) + u32::from(Some(line_of(j.at)) == k.line))
        },
        |k| k.optional,
        (
            |j| format!("line {}: {} {:?} {}", line_of(j.at), j.aspect, j.of, j.grade),
            |k| format!("{}: {} {:?} {}", place(k.line), k.aspect, k.of, k.grade),
        ),
    );
    tally
}

/// Terms by their letters. A term that the text introduces is judged only where the key
/// lists those.
fn glossary(plan: &Plan, key: &Key) -> Tally {
    let wanted: Vec<(&String, bool)> =
        key.glossary.iter().map(|t| (t, false)).chain(key.glossary_inline.iter().map(|t| (t, true))).collect();
    let mut tally = Tally::new("term");
    let found: Vec<_> = plan.glossary.iter().collect();
    tally.tell(
        &found,
        &wanted,
        |t, k| u32::from(fold(&t.term) == fold(k.0)),
        |k| k.1,
        (|t| format!("line {}: {}", line_of(t.at), t.term), |k| k.0.clone()),
    );
    tally
}
