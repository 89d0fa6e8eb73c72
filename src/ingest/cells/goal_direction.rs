//! Goals whose words or figures say that less is better, where nobody said so: they are asked about, for a deck that takes
//! "Reduce replies to 5 hours" for more would call 3 hours a miss.

use crate::base::amounts::rounding::rounded;

/// Beginnings of words that ask for less, in the languages that decks speak.
const LESS: &[&str] = &[
    "reduc",
    "reduce",
    "lower",
    "decreas",
    "shorten",
    "fewer",
    "shrink",
    "halve",
    "minimi",
    "cut ",
    "churn", // en
    "senk",
    "reduzier",
    "verringer",
    "verkürz",
    "kürz",
    "halbier",
    "weniger ",
    "abwanderung", // de
    "rédui",
    "réduc",
    "diminu",
    "baiss",
    "raccourc",
    "attrition", // fr
    "reduzc",
    "disminu",
    "bajar ",
    "acort", // es
    "reduz",
    "reduç",
    "redução",
    "baixar ",
    "encurt", // pt
];

/// Durations, of which less is better unless they are a share that was kept.
const DURATIONS: &[&str] = &[
    "response time",
    "reply time",
    "resolution time",
    "waiting time",
    "lead time",
    "cycle time",
    "downtime", // en
    "antwortzeit",
    "reaktionszeit",
    "wartezeit",
    "durchlaufzeit",
    "ausfallzeit", // de
    "délai",
    "temps de réponse",
    "temps d’attente",
    "temps d'attente", // fr
    "tiempo de respuesta",
    "tiempo de espera", // es
    "tempo de resposta",
    "tempo de espera", // pt
];

/// The same in Japanese, which has no spaces between words.
const LESS_JA: &[&str] = &["削減", "減ら", "低減", "短縮", "抑え", "解約", "応答時間", "返信時間", "待ち時間"];

/// What stands before a number that is not to be passed.
const UNDER: &[&str] = &[
    "under",
    "below",
    "at most",
    "less than",
    "no more than", // en
    "unter",
    "höchstens",
    "maximal", // de
    "sous",
    "au plus",
    "moins de", // fr
    "por debajo de",
    "como máximo",
    "menos de", // es and pt
    "abaixo de",
    "no máximo", // pt
];

/// Why a goal seems to be one of which less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadsAsLess {
    /// Its words ask for less.
    Words,
    /// The result is so many times the target that it is hardly one to exceed.
    Figures,
}

impl ReadsAsLess {
    pub(crate) fn why(self) -> &'static str {
        match self {
            Self::Words => "reads as if less were better",
            Self::Figures => "is exceeded so far that less may be better",
        }
    }
}

/// Whether a goal seems to be one of which less is better. `factor` is how many times its target a result surprises.
pub(crate) fn reads_as_less(
    goal: &str,
    (target, actual): (f64, f64),
    is_percentage: bool,
    factor: f64,
) -> Option<ReadsAsLess> {
    let text = format!(" {} ", goal.to_lowercase());
    let begins = |words: &[&str]| {
        let at = |word: &&str| text.match_indices(*word).map(|(at, _)| at).collect::<Vec<_>>();
        words.iter().flat_map(at).any(|at| !text[..at].ends_with(char::is_alphanumeric))
    };
    // "under 5" of a target of 5; "under an approved budget" is no limit.
    let number = |rest: &str| {
        let digits: String = rest.trim_start().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        digits.trim_end_matches('.').parse::<f64>().ok()
    };
    let limit = |word: &&str| {
        let found =
            text.match_indices(*word).any(|(at, _)| number(&text[at + word.len()..]) == Some(rounded(target, 6)));
        found
    };
    let words = begins(LESS)
        || LESS_JA.iter().any(|word| text.contains(word))
        || (begins(DURATIONS) && !is_percentage)
        || UNDER.iter().any(limit)
        || text.contains(&format!("{target}以下"))
        || text.contains(&format!("{target}未満"));
    if words {
        Some(ReadsAsLess::Words)
    } else {
        (target > 0.0 && actual >= factor * target).then_some(ReadsAsLess::Figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(goal: &str, target: f64, actual: f64) -> Option<ReadsAsLess> {
        reads_as_less(goal, (target, actual), false, 3.0)
    }

    #[test]
    fn words_that_ask_for_less_are_asked_about_in_every_language() {
        for goal in [
            "Reduce open tickets",
            "Lower churn",
            "Churn",
            "First response time",
            "Replies under 5 hours",
            "Antworten in höchstens 5 Stunden",
            "Fehler senken",
            "Réduire les erreurs",
            "Délai de réponse",
            "Reducir los errores",
            "Respuestas en menos de 5 horas",
            "Reduzir os erros",
            "エラーを削減",
            "5以下に",
        ] {
            assert_eq!(asks(goal, 5.0, 3.0), Some(ReadsAsLess::Words), "{goal}");
        }
    }

    #[test]
    fn other_goals_are_not_asked_about() {
        for goal in [
            "Spend under an approved budget",
            "Suppliers paid within 30 days",
            "Hours saved in each month-end close",
            "Paperless invoices",
            "Unternehmen angebunden",
            "Au moins 5 équipes",
            "Executed orders",
            "Skonto genutzt",
            "Replies under 60 minutes",
        ] {
            assert_eq!(asks(goal, 5.0, 3.0), None, "{goal}");
        }
        assert_eq!(reads_as_less("Response time kept", (95.0, 97.0), true, 3.0), None, "a share that was kept");
    }

    #[test]
    fn a_target_that_is_exceeded_many_times_is_asked_about() {
        assert_eq!(asks("Hours", 5.0, 15.0), Some(ReadsAsLess::Figures));
        assert_eq!(asks("Hours", 5.0, 14.9), None);
        assert_eq!(asks("Hours", 0.0, 15.0), None);
    }
}
