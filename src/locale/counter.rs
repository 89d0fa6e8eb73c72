//! Japanese counts things with a counter: 41名, 1,200件. A vendor's noun seldom says which.
//!
//! A noun that is a counter or a unit itself follows its number (62ライセンス, 12 GB); one that names its unit in brackets,
//! 領収書（GB）, gives it to the number; people, machines, companies and a few others have theirs; acts are counted by times.
//! Everything else that a business counts is 件, which is never wrong of documents, cases and entries. Quantities without
//! one, such as 容量 or 件数, have none.

use std::borrow::Cow;

use crate::locale::built_in::EAST_ASIA;

/// How a number is joined to its noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Counted<'a> {
    /// The noun is the counter.
    Itself,
    /// A noun, and the unit that stood in brackets behind it.
    Unit(&'a str, &'a str),
    /// The noun before its number, which has this counter.
    By(&'static str),
    /// The noun before a bare number.
    Bare,
}

/// Words that follow their number.
const THEMSELVES: [&str; 26] = [
    "ライセンス",
    "シート",
    "ユーザー",
    "アカウント",
    "ページ",
    "ポイント",
    "クレジット",
    "トークン",
    "チーム",
    "店舗",
    "拠点",
    "部署",
    "機能",
    "時間",
    "分",
    "秒",
    "日",
    "週間",
    "か月",
    "回",
    "件",
    "人",
    "名",
    "個",
    "円",
    "席",
];

/// What a noun ends with, and how it is counted; the first that fits.
const ENDINGS: [(&[&str], &str); 8] = [
    (
        &[
            "者",
            "人",
            "ユーザー",
            "社員",
            "会員",
            "職員",
            "従業員",
            "メンバー",
            "スタッフ",
            "担当",
            "顧客",
            "生徒",
            "学生",
        ],
        "名",
    ),
    (&["会社", "企業", "法人", "取引先", "仕入先"], "社"),
    (&["端末", "デバイス", "サーバー", "パソコン", "車両", "トラック", "機器", "設備"], "台"),
    (&["写真", "画像", "カード"], "枚"),
    (&["メール", "手紙", "はがき"], "通"),
    (&["動画", "ビデオ", "記事"], "本"),
    (&["商品", "製品", "荷物", "部品"], "個"),
    (
        &[
            "ログイン",
            "サインイン",
            "アクセス",
            "実行",
            "起動",
            "閲覧",
            "検索",
            "クリック",
            "ダウンロード",
            "呼び出し",
            "コール",
            "再生",
            "訪問",
            "セッション",
            "通話",
            "利用",
        ],
        "回",
    ),
];

/// Endings of nouns that are quantities already, and name no unit.
const QUANTITIES: [&str; 15] = [
    "数",
    "率",
    "額",
    "量",
    "時間",
    "距離",
    "面積",
    "費用",
    "売上",
    "残高",
    "スコア",
    "ライセンス",
    "シート",
    "ポイント",
    "クレジット",
];

/// How Japanese counts what `noun` names.
pub(crate) fn counted(noun: &str) -> Counted<'_> {
    let noun = noun.trim();
    let native = |letter: char| letter >= EAST_ASIA;
    if THEMSELVES.contains(&noun) || !noun.contains(native) {
        return Counted::Itself;
    }
    if let Some((name, unit)) = in_brackets(noun) {
        return Counted::Unit(name, unit);
    }
    if QUANTITIES.iter().any(|ending| noun.ends_with(ending)) {
        return Counted::Bare;
    }
    let by = ENDINGS.iter().find(|(endings, _)| endings.iter().any(|ending| noun.ends_with(ending)));
    match by {
        // 件の請求書 and 人の利用者 bring theirs along.
        _ if THEMSELVES.iter().any(|counter| noun.strip_prefix(counter).is_some_and(|rest| rest.starts_with('の'))) => {
            Counted::Itself
        }
        Some((_, counter)) => Counted::By(counter),
        None if noun.ends_with(native) => Counted::By("件"),
        None => Counted::Bare,
    }
}

/// A number with the counter of its noun, where that has one.
pub(crate) fn with_counter<'n>(number: &'n str, noun: &str) -> Cow<'n, str> {
    match counted(noun) {
        Counted::By(counter) => format!("{number}{counter}").into(),
        _ => number.into(),
    }
}

/// 領収書（GB） is 領収書 and GB.
fn in_brackets(noun: &str) -> Option<(&str, &str)> {
    let (name, unit) = noun.strip_suffix(['）', ')'])?.rsplit_once(['（', '('])?;
    let (name, unit) = (name.trim(), unit.trim());
    (!name.is_empty() && !unit.is_empty()).then_some((name, unit))
}

#[cfg(test)]
mod tests {
    use crate::base::noun::{Noun, Unit};
    use crate::locale::localizer::Localizer;
    use crate::locale::message::{Arg, Message};

    /// A quantity and a figure of it, as a Japanese deck writes them.
    fn said(noun: &str, n: f64) -> [String; 2] {
        let noun = Noun { one: noun.into(), other: noun.into(), unit: Unit::Count };
        let localizer = Localizer::new("ja-JP").unwrap();
        let say = |arg: Arg| localizer.say(&Message::new("text").with("text", arg)).replace('\u{a0}', " ");
        [say(Arg::Quantity(n, noun.clone())), say(Arg::Figure(n, noun))]
    }

    #[test]
    fn what_a_noun_names_has_its_counter() {
        for (noun, quantity, figure) in [
            ("請求書", "請求書 1,200件", "1,200件"),
            ("承認", "承認 1,200件", "1,200件"),
            ("週間利用者", "週間利用者 1,200名", "1,200名"),
            ("登録ユーザー", "登録ユーザー 1,200名", "1,200名"),
            ("取引先", "取引先 1,200社", "1,200社"),
            ("端末", "端末 1,200台", "1,200台"),
            ("API呼び出し", "API呼び出し 1,200回", "1,200回"),
            ("ログイン", "ログイン 1,200回", "1,200回"),
            ("利用中のライセンス", "利用中のライセンス 1,200", "1,200"),
        ] {
            assert_eq!(said(noun, 1200.0), [quantity, figure], "{noun}");
        }
    }

    #[test]
    fn no_counter_is_doubled_or_made_up() {
        for (noun, quantity, figure) in [
            ("ライセンス", "62ライセンス", "62"),
            ("時間", "62時間", "62"),
            ("件", "62件", "62"),
            ("件の請求書", "62件の請求書", "62"),
            ("GB", "62 GB", "62"),
            ("invoices", "62 invoices", "62"),
            ("領収書（GB）", "領収書 62 GB", "62"),
            ("請求書（件）", "請求書 62件", "62"),
            ("保存容量", "保存容量 62", "62"),
            ("処理件数", "処理件数 62", "62"),
        ] {
            assert_eq!(said(noun, 62.0), [quantity, figure], "{noun}");
        }
    }

    #[test]
    fn other_languages_have_none() {
        let noun = Noun { one: "請求書".into(), other: "請求書".into(), unit: Unit::Count };
        assert_eq!(
            Localizer::new("en").unwrap().say(&Message::new("text").with("text", Arg::Figure(62.0, noun))),
            "62"
        );
    }
}
