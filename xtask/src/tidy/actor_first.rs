//! Every public query takes the actor first, so that access is checked beside it.

use super::Breach;
use super::files::SourceFile;

/// What happens before anybody is known, or concerns no record.
const WITHOUT_ACTOR: [&str; 10] = [
    "open",
    "open_with",
    "open_at",
    "alive",
    "ready",
    "sign_in",
    "session_account",
    "token_actor",
    "close",
    "has_accounts",
];

/// Looks at `pub async fn` in the ledger.
pub fn check(sources: &[SourceFile]) -> Vec<Breach> {
    let ledger = sources.iter().filter(|file| file.is_program() && file.krate() == Some("ledger"));
    ledger.flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Breach> {
    let lines: Vec<(usize, &str)> = file.code().collect();
    let mut breaches = Vec::new();
    for (index, (number, line)) in lines.iter().enumerate() {
        let Some(rest) = line.trim_start().strip_prefix("pub async fn ") else { continue };
        let name = rest.split(['(', '<']).next().unwrap_or_default();
        let signature: String = lines.iter().skip(index).take(4).map(|(_, line)| line.trim()).collect();
        let first = signature.split_once('(').map_or("", |(_, rest)| rest);
        let first = first.trim_start_matches("&self").trim_start_matches([',', ' ']);
        if !first.starts_with("actor") && !WITHOUT_ACTOR.contains(&name) {
            breaches.push(Breach::new(file.place(*number), format!("{name} must take the actor first")));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, check};

    #[test]
    fn a_query_without_an_actor_is_a_breach() {
        let broken =
            |text: &str| check(&[SourceFile { path: "crates/ledger/src/plans.rs".into(), text: text.into() }]).len();
        assert_eq!(broken("    pub async fn plan(&self, id: &PlanId) -> X {"), 1);
        assert_eq!(broken("    pub async fn plan(&self, actor: &Actor, id: &PlanId) -> X {"), 0);
        assert_eq!(broken("    pub async fn plan(\n        &self,\n        actor: &Actor,\n    ) -> X {"), 0);
    }
}
