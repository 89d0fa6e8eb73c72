//! What a person is called: in a greeting by the whole name, in a tool's "First name" by the given name.
//!
//! Nobody knows from a text alone which of its words is a given name. So it is taken only where a name has the form that leaves no
//! doubt, two names of which the first is no usual family name; in doubt the whole name is, and a text that names nobody is not
//! used at all. All drafts, messages and lists call people by what is decided here.

use crate::base::spelling::folding::one_case;
use crate::base::spelling::person::{
    ADDRESSES, DEGREES, NO_NAMES, PARTICLES, Person, SUFFIXES, is_one_of, person, remark, without_titles, words,
};

/// Usual family names of languages in which they come first, in Latin letters. Some are given names elsewhere ("Kim", "Lee"): then
/// nobody can say which it is.
const FAMILY_FIRST: &str = "tan lim lee ong ng goh chua chan koh teo ang yeo tay ho low sim chong chia wong wang li zhang liu chen yang \
    huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang deng feng han cao peng zeng xiao cai pan yuan yu dong \
    su ye lu wei jiang cheung lau leung lam kwok kwan yip tse tsang yuen mok fung cheng kim park pak bak choi jung jeong kang cho jo \
    yoon yun jang chang im shin seo kwon hwang ahn song ryu hong nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly \
    sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue \
    kimura hayashi shimizu saito nagy kovacs kovács toth tóth szabo szabó horvath horváth varga kiss molnar molnár nemeth németh";

/// First words that are a part of a given name, or a title as well as a name.
const NOT_ALONE: &str = "abdul abd abu al el bin ibn ben don dom";

/// How Russian family names end, which often come first.
const RUSSIAN: [&str; 12] = ["ов", "ова", "ев", "ева", "ёв", "ёва", "ин", "ина", "ский", "ская", "енко", "чук"];

/// Between two people.
const CONJUNCTIONS: &str = "and und et y e or oder ou o c/o";

/// The whole name by which a person is greeted: without degrees, roles and remarks behind it. Empty where a text names nobody.
pub fn greeted(name: &str) -> &str {
    let name = name.trim();
    let mut before = name;
    match person(name) {
        Person::Nobody => return "",
        Person::AsWritten => {}
        Person::Turned(_) | Person::Unsure => return name,
    }
    if remark(&mut before).is_some() && greets(before) {
        return greeted(before);
    }
    match name.split_once([',', '，']) {
        Some((before, _)) if greets(before) => before.trim(),
        _ => name,
    }
}

/// The name that a person is called by: the given name where it is sure which one that is, else the whole name.
pub fn first_name(name: &str) -> &str {
    let name = greeted(name);
    given_name(name).unwrap_or(name)
}

/// Whether what stands before a comma or a remark is the name of one person.
fn greets(before: &str) -> bool {
    let words: Vec<&str> = words(before).collect();
    words.len() > 1 && !words.iter().any(|word| is_one_of(word, NO_NAMES))
}

/// The given name of a whole name, if it is sure.
fn given_name(name: &str) -> Option<&str> {
    let is_plain = |c: char| (c as u32) < 0x2E80 && !"&/+,;\"“”„()|0123456789".contains(c);
    let mut names = without_titles(name);
    let is_titled = names.len() < words(name).count();
    let is_addressed = words(name).next().is_some_and(|word| is_one_of(word, ADDRESSES));
    while names.len() > 1 && names.last().is_some_and(|last| is_one_of(last, SUFFIXES) || is_degree(last)) {
        names.pop();
    }
    let [first, rest @ ..] = &names[..] else { return None };
    // Initials stand between the two, and particles before the second: "Ann M. Lee", "Jan van der Berg".
    let others: Vec<&&str> = rest.iter().filter(|word| !is_initial(word) && !is_one_of(word, PARTICLES)).collect();
    let is_one = name.chars().all(is_plain)
        && !names.iter().any(|word| is_one_of(word, NO_NAMES) || is_one_of(word, CONJUNCTIONS));
    // Behind a title one name is a family name, and behind "Mr" the first of three may be one.
    let is_form = match others.len() {
        0 => rest.is_empty() && !is_titled,
        1 => !is_addressed || rest.len() == 1,
        _ => false,
    };
    let is_sure = is_one && is_form && !is_initial(first) && (rest.is_empty() || !is_family_name(first, others[0]));
    is_sure.then_some(first)
}

/// Whether the first of two names may be a family name.
fn is_family_name(first: &str, second: &str) -> bool {
    let in_capitals =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase);
    let lower = one_case(first);
    let starts =
        ["o'", "o’", "mc", "mac"].iter().any(|start| lower.starts_with(start) && first.len() > start.len() + 2);
    is_one_of(first, FAMILY_FIRST)
        || is_one_of(first, NOT_ALONE)
        || is_one_of(first, PARTICLES)
        || RUSSIAN.iter().any(|end| lower.ends_with(end))
        || (in_capitals(first) && !in_capitals(second))
        || (starts && !first.starts_with("Mack"))
}

/// Letters behind a name without a comma that are a degree: "Jane Doe PhD", but not the name "Ma".
fn is_degree(word: &str) -> bool {
    is_one_of(word, DEGREES) && (word.contains('.') || word.chars().skip(1).any(char::is_uppercase))
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() < 2
        || (word.contains('.') && word.chars().filter(|c| c.is_alphabetic()).count() < 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name, the name that a tool calls them by, and the one of a greeting.
    const NAMES: &[(&str, &str, &str)] = &[
        ("Ann Lee", "Ann", "Ann Lee"),
        ("Ann", "Ann", "Ann"),
        ("ann lee", "ann", "ann lee"),
        ("ANN LEE", "ANN", "ANN LEE"),
        ("  Ann   Lee ", "Ann", "Ann   Lee"),
        ("Anna-Lena Schmidt", "Anna-Lena", "Anna-Lena Schmidt"),
        ("Zoë O'Brien", "Zoë", "Zoë O'Brien"),
        // Degrees, suffixes, remarks
        ("Jane Doe, PhD", "Jane", "Jane Doe"),
        ("Jane Doe, Ph.D., M.B.A.", "Jane", "Jane Doe"),
        ("Jane Doe PhD", "Jane", "Jane Doe PhD"),
        ("Jane Doe, MBA", "Jane", "Jane Doe"),
        ("Jane Doe, CPA", "Jane", "Jane Doe"),
        ("Dr. Jane Doe, PhD", "Jane", "Dr. Jane Doe"),
        ("John Smith Jr.", "John", "John Smith Jr."),
        ("John Smith, Jr.", "John", "John Smith"),
        ("John Smith III", "John", "John Smith III"),
        ("Ann Lee (she/her)", "Ann", "Ann Lee"),
        ("Doe, PhD", "Doe, PhD", "Doe, PhD"),
        // Roles, teams, companies
        ("Jane Doe, CFO", "Jane", "Jane Doe"),
        ("Jane Doe, Head of Finance", "Jane", "Jane Doe"),
        ("Jane Doe, Acme", "Jane Doe, Acme", "Jane Doe, Acme"),
        ("Jane Doe, Acme Ltd", "Jane", "Jane Doe"),
        ("Finance Team, Acme", "Finance Team, Acme", "Finance Team, Acme"),
        ("Finance, Acme", "Finance, Acme", "Finance, Acme"),
        ("Finance Team", "Finance Team", "Finance Team"),
        ("Accounts Payable", "Accounts Payable", "Accounts Payable"),
        ("Head of IT", "Head of IT", "Head of IT"),
        ("CFO", "CFO", "CFO"),
        ("Acme GmbH", "Acme GmbH", "Acme GmbH"),
        ("Head, Tom", "Head, Tom", "Head, Tom"),
        ("Team 7", "Team 7", "Team 7"),
        // Titles and forms of address
        ("Dr. Ana Souza", "Ana", "Dr. Ana Souza"),
        ("Dr. Souza", "Dr. Souza", "Dr. Souza"),
        ("Prof. Dr. Hans Müller", "Hans", "Prof. Dr. Hans Müller"),
        ("Dr. med. Anna Müller", "Anna", "Dr. med. Anna Müller"),
        ("Dr. rer. nat. Anna Müller", "Anna", "Dr. rer. nat. Anna Müller"),
        ("Dipl.-Ing. Hans Maier", "Hans", "Dipl.-Ing. Hans Maier"),
        ("Mr John Smith", "John", "Mr John Smith"),
        ("Mr. Smith", "Mr. Smith", "Mr. Smith"),
        ("Ms Lee", "Ms Lee", "Ms Lee"),
        ("Herr Dr. Müller", "Herr Dr. Müller", "Herr Dr. Müller"),
        ("Frau Anna Müller", "Anna", "Frau Anna Müller"),
        ("Mme Claire Dupont", "Claire", "Mme Claire Dupont"),
        ("Monsieur Dupont", "Monsieur Dupont", "Monsieur Dupont"),
        ("M. Dupont", "M. Dupont", "M. Dupont"),
        ("Sr. Juan Pérez", "Juan", "Sr. Juan Pérez"),
        ("Sra. María José García", "Sra. María José García", "Sra. María José García"),
        ("Lord Byron", "Lord Byron", "Lord Byron"),
        ("Sir Ian McKellen", "Ian", "Sir Ian McKellen"),
        ("Don Juan Pérez", "Don Juan Pérez", "Don Juan Pérez"),
        ("Mr and Mrs Smith", "Mr and Mrs Smith", "Mr and Mrs Smith"),
        // Several words, particles, initials
        ("María José García", "María José García", "María José García"),
        ("Ana Maria Souza", "Ana Maria Souza", "Ana Maria Souza"),
        ("María del Carmen García", "María del Carmen García", "María del Carmen García"),
        ("Jan van der Berg", "Jan", "Jan van der Berg"),
        ("Ludwig von Mises", "Ludwig", "Ludwig von Mises"),
        ("Ana de Souza", "Ana", "Ana de Souza"),
        ("John Q. Smith", "John", "John Q. Smith"),
        ("John Smith M.", "John", "John Smith M."),
        ("J. Smith", "J. Smith", "J. Smith"),
        ("J.R. Smith", "J.R. Smith", "J.R. Smith"),
        ("K R Narayanan", "K R Narayanan", "K R Narayanan"),
        ("J", "J", "J"),
        ("van der Berg", "van der Berg", "van der Berg"),
        ("Abdul Rahman", "Abdul Rahman", "Abdul Rahman"),
        // "Last, First", should one be left as it was
        ("Lee, Ann", "Lee, Ann", "Lee, Ann"),
        ("Lee, Ann, Bob", "Lee, Ann, Bob", "Lee, Ann, Bob"),
        // Family names that come first
        ("Mr Tan Ah Kow", "Mr Tan Ah Kow", "Mr Tan Ah Kow"),
        ("Tan Ah Kow", "Tan Ah Kow", "Tan Ah Kow"),
        ("Tan Wei", "Tan Wei", "Tan Wei"),
        ("Dr Lim Boon", "Dr Lim Boon", "Dr Lim Boon"),
        ("Nguyen Van An", "Nguyen Van An", "Nguyen Van An"),
        ("Kim Min-jun", "Kim Min-jun", "Kim Min-jun"),
        ("Yamada Taro", "Yamada Taro", "Yamada Taro"),
        ("Wang Xiaoming", "Wang Xiaoming", "Wang Xiaoming"),
        ("Nagy Péter", "Nagy Péter", "Nagy Péter"),
        ("DUPONT Jean", "DUPONT Jean", "DUPONT Jean"),
        ("Jean DUPONT", "Jean", "Jean DUPONT"),
        ("O'Brien Pat", "O'Brien Pat", "O'Brien Pat"),
        ("Петров Иван", "Петров Иван", "Петров Иван"),
        ("Иван Петров", "Иван", "Иван Петров"),
        ("Петров Иван Сергеевич", "Петров Иван Сергеевич", "Петров Иван Сергеевич"),
        ("山田 太郎", "山田 太郎", "山田 太郎"),
        ("王小明", "王小明", "王小明"),
        ("김민준", "김민준", "김민준"),
        ("محمد علي", "محمد", "محمد علي"),
        // Two people
        ("Ann & Bob", "Ann & Bob", "Ann & Bob"),
        ("Ann and Bob", "Ann and Bob", "Ann and Bob"),
        ("Ana y Juan", "Ana y Juan", "Ana y Juan"),
        ("Jane Doe / John Roe", "Jane Doe / John Roe", "Jane Doe / John Roe"),
        ("Robert \"Bob\" Smith", "Robert \"Bob\" Smith", "Robert \"Bob\" Smith"),
        // Nobody
        ("", "", ""),
        ("TBD", "", ""),
        ("N/A", "", ""),
        ("Dear Customer", "", ""),
        ("Customer", "", ""),
        ("first_name", "", ""),
        ("PhD", "", ""),
        ("Mr", "", ""),
        ("ann@acme.example", "", ""),
        ("{{ account }}", "", ""),
        ("null null", "", ""),
    ];

    #[test]
    fn people_are_called_by_their_given_name_where_it_is_sure_else_by_the_whole_or_by_none() {
        let wrong: Vec<_> = NAMES
            .iter()
            .map(|(name, ..)| (*name, first_name(name), greeted(name)))
            .zip(NAMES)
            .filter(|(is, should)| is != *should)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
