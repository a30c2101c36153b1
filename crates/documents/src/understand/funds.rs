//! The cell that says what an item costs and who pays.

use bigplan_plan::FundUse;

use super::words::fold;
use crate::values::find_money;

/// The funds of a cell, its paragraphs given one by one.
pub(super) fn read(paragraphs: &[&str]) -> Vec<FundUse> {
    let mut funds = Vec::new();
    for paragraph in paragraphs {
        for piece in paragraph.split([';', '\n']).flat_map(sentences).flat_map(split_run_on) {
            if let Some(fund) = one(&piece).filter(|f| !funds.contains(f)) {
                funds.push(fund);
            }
        }
    }
    funds
}

/// Cuts behind a word that ends a fund's name, and before the second amount.
fn split_run_on(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut amounts = 0;
    let mut previous = "";
    let mut depth = 0_i32;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let new_amount = word.starts_with('£') && amounts > 0;
        let more_follows =
            matches!(word, "Grant" | "Fund" | "Funds" | "Funding" | "Resources" | "Budget" | "Team" | "Partner");
        let current = pieces.last().map_or("", String::as_str);
        let adjective = previous.eq_ignore_ascii_case("existing") && current != previous;
        let named = current.split(' ').any(ends_name) || amounts > 0 && has_name(current);
        let bracket = previous.ends_with(')') && named && !current.starts_with('(');
        let priced = previous.starts_with('£') && amount_last(current);
        let complete = named && !joins(previous) && previous.starts_with(char::is_lowercase) && amounts == 0;
        let ends = ends_name(previous) && !adjective || bracket || priced || complete;
        if depth <= 0 && (ends && capital && !more_follows || new_amount) {
            pieces.push(String::new());
            amounts = 0;
        }
        depth += i32::try_from(word.matches('(').count()).unwrap_or(0)
            - i32::try_from(word.matches(')').count()).unwrap_or(0);
        amounts += u32::from(word.starts_with('£'));
        if let Some(last) = pieces.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
        previous = word;
    }
    pieces
}

/// The words in brackets, whose money is what an action costs: "(£9,000 from the Lottery)"; or the
/// fund that stands right before them: "from the Lamp Fund (£9,000)".
pub(super) fn in_brackets(text: &str) -> Vec<FundUse> {
    let mut funds = Vec::new();
    for (open, _) in text.match_indices('(') {
        let (before, behind) = (text.get(..open), text.get(open + 1..));
        let Some((inside, _)) = behind.and_then(|b| b.split_once(')')) else { continue };
        if inside.split(' ').count() > 14 || find_money(inside).is_empty() {
            continue;
        }
        for mut fund in read(&[inside]).into_iter().filter(|f| f.amount_gbp.is_some()) {
            if fund.name == NO_NAME
                && let Some(name) = before.and_then(named_at_end)
            {
                fund.name = name.to_owned();
            }
            funds.push(fund);
        }
    }
    funds
}

/// "… using the Family Lamp Fund": the capitalised words that end a text and name a fund.
fn named_at_end(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let mut start = text.len();
    for word in text.rsplit(' ') {
        let joins = matches!(word, "and" | "of" | "for") && start < text.len();
        if !joins && !word.starts_with(char::is_uppercase) {
            break;
        }
        start = word_start(text, word);
    }
    let name = text.get(start..)?.trim_start_matches("and ").trim_start_matches("of ").trim_start_matches("for ");
    let last = name.rsplit(' ').next()?.to_lowercase();
    let fund = matches!(last.as_str(), "fund" | "grant" | "programme" | "budget" | "funding");
    (fund && name.contains(' ')).then_some(name)
}

/// Where a word of a text begins.
fn word_start(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}

/// The money that a remark on progress says is there: "Supported by the play grant, £8,000."
pub(super) fn in_remark(text: &str) -> Vec<FundUse> {
    const GIVEN: [&str; 8] = ["grant", "fund", "funding", "capital", "budget", "money", "account", "reserve"];
    let gives = |s: &&str| fold(s).split(' ').any(|w| GIVEN.contains(&w)) && find_money(s).len() == 1;
    let given = if text.contains('£') { sentences(text) } else { Vec::new() };
    given.into_iter().filter(gives).flat_map(|s| read(&[s])).filter(|f| f.amount_gbp.is_some()).collect()
}

/// Sentences of a cell: a full stop before a capital parts two funds.
fn sentences(text: &str) -> Vec<&str> {
    super::words::sentences(text)
}

/// Whether words stand in a piece besides its amount and its brackets.
fn has_name(piece: &str) -> bool {
    let outside = piece.split('(').next().unwrap_or_default();
    outside.split(' ').any(|w| !w.starts_with('£') && w.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// "Play Grant - £30,000": the amount closes the name before it.
fn amount_last(piece: &str) -> bool {
    let Some((name, _)) = piece.rsplit_once('£') else { return false };
    name.trim_end().ends_with(['-', '–', ':']) && has_name(name)
}

fn joins(word: &str) -> bool {
    matches!(
        word.trim_end_matches(','),
        "of" | "for"
            | "and"
            | "the"
            | "to"
            | "from"
            | "with"
            | "in"
            | "by"
            | "via"
            | "via:"
            | "at"
            | "on"
            | "as"
            | "a"
            | "part"
            | "funded"
            | "from:"
            | "through"
    ) || word.ends_with(['/', '-', '–', ','])
}

fn ends_name(word: &str) -> bool {
    matches!(
        word.trim_end_matches(['.', ')', ',']).to_lowercase().as_str(),
        "resources"
            | "resource"
            | "funding"
            | "funds"
            | "grant"
            | "grants"
            | "existing"
            | "budget"
            | "budgets"
            | "time"
            | "monies"
            | "co-ordinator"
            | "co-ordinators"
    )
}

/// What a fund is called of which only the amount is said.
const NO_NAME: &str = "Not named";

fn one(piece: &str) -> Option<FundUse> {
    let piece = piece.trim();
    let lower = piece.to_lowercase();
    if matches!(
        lower.trim_end_matches('.'),
        "none" | "nil" | "n/a" | "na" | "no cost" | "none needed" | "none required" | "not applicable"
    ) {
        return None;
    }
    let open = piece.contains('?')
        || [
            "confirmed",
            "tbc",
            "to be determined",
            "to be agreed",
            "to be identified",
            "not known",
            "unconfirmed",
            "subject to",
            "bid submitted",
        ]
        .iter()
        .any(|m| lower.contains(m));
    let settled = lower.contains("confirmed")
        && !lower.contains("to be confirmed")
        && !lower.contains("not confirmed")
        && !lower.contains("unconfirmed");
    let found = find_money(piece);
    if found.is_empty() && lower.starts_with("none ") {
        return None;
    }
    let amount = found.first();
    let mut name = match amount {
        Some(money) => format!(
            "{} {}",
            piece.get(..money.span.start).unwrap_or_default(),
            piece.get(money.span.end..).unwrap_or_default()
        ),
        None => piece.to_owned(),
    };
    for mark in ["()", "( )", "(to be confirmed)", "(tbc)", "(not confirmed)", "?"] {
        name = name.replace(mark, "");
    }
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.split(", subject to").next().unwrap_or_default();
    let name = if amount.is_some() { of_fund(name) } else { name };
    let mut name = name.trim_matches(|c: char| matches!(c, ' ' | '-' | '–' | ':' | ',' | '.' | ')' | '/')).to_owned();
    if name.matches('(').count() > name.matches(')').count() {
        name.push(')');
    }
    if name.is_empty() && amount.is_none() {
        return None;
    }
    let name = if name.is_empty() { NO_NAME.to_owned() } else { name };
    Some(FundUse { name, amount_gbp: amount.map(|m| m.pounds), certain: !open || settled })
}

/// "from the Lottery" and "Evaluation: Play Grant" without what stands before the name.
fn of_fund(name: &str) -> &str {
    let name = name.trim();
    let yearly = ["a year", "each year", "every year", "per year", "per annum", "p.a."];
    let name = yearly.iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    let name = name.trim_start_matches([',', ' ']);
    let given = ["set aside ", "allocated ", "committed ", "available ", "secured "];
    let name = given.iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    let name = ["from the ", "in the ", "from ", "in "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    match name.split_once(": ") {
        Some((label, rest)) if !label.contains(' ') && (says_money(label) || !ends_name(label)) && has_name(rest) => {
            rest
        }
        _ => name,
    }
}

/// "Funding:", "Cost:": a label for money, not a name.
fn says_money(label: &str) -> bool {
    matches!(
        fold(label).as_str(),
        "funding" | "funds" | "fund" | "funded by" | "cost" | "budget" | "resources" | "resource"
    )
}

#[cfg(test)]
mod tests {
    use super::{in_brackets, read};

    fn check(cell: &[&str], expected: &[&str]) {
        let shown: Vec<String> = read(cell)
            .iter()
            .map(|f| {
                format!(
                    "{}{}{}",
                    f.name,
                    f.amount_gbp.map(|a| format!(" {a}")).unwrap_or_default(),
                    if f.certain { "" } else { "?" }
                )
            })
            .collect();
        assert_eq!(shown, expected, "{cell:?}");
    }

    #[test]
    fn funds_amounts_and_doubts() {
        check(&["Big Lottery Funding", "Existing Resources"], &["Big Lottery Funding", "Existing Resources"]);
        check(&["£170k – pregnancy grant (to be confirmed)"], &["pregnancy grant 170000?"]);
        check(&["Play Grant: £450K)"], &["Play Grant 450000"]);
        check(&["£6,000 Existing resources"], &["Existing resources 6000"]);
        check(&["Existing", "Other funding to be confirmed"], &["Existing", "Other funding to be confirmed?"]);
        check(&["Standards Fund Sports Partner (SP) Grant"], &["Standards Fund Sports Partner (SP) Grant"]);
        check(&[""], &[]);
        check(
            &["Review: Lamp Fund - £4,000 Quay training - £2,500 Existing resources"],
            &["Lamp Fund 4000", "Quay training 2500", "Existing resources"],
        );
        check(&["Warden time Ferry Master time"], &["Warden time", "Ferry Master time"]);
        check(&["Bus grant (two years) Quay funding"], &["Bus grant (two years)", "Quay funding"]);
        check(&["Lamp Grant (£40,000)"], &["Lamp Grant 40000"]);
        check(&["£700 from the Lamp Trust"], &["Lamp Trust 700"]);
        check(&["funding: Lamp Trust, £700"], &["Lamp Trust 700"]);
        check(&["£700 a year, Lamp Trust"], &["Lamp Trust 700"]);
        check(&["£700 set aside in the Lamp Account"], &["Lamp Account 700"]);
        check(&["Nil"], &[]);
        let said = in_brackets("run a club (£1,200 from the Lamp Trust) for all (see 2.1)");
        assert_eq!(said.iter().map(|f| f.amount_gbp).collect::<Vec<_>>(), [Some(1200.0)]);
        let said = in_brackets("open a hall with the Night and Lamp Fund (£9,000) by May");
        assert_eq!(said.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["Night and Lamp Fund"]);
    }
}
