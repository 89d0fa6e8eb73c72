//! Dates by a format: judged by the whole column, and what is suggested was tried on it.

use crate::common::{case, changed, said};
use crate::load::folder;
use quarterdeck::base::finding::Severity;

/// The findings of weekly figures with these days, read by a format or none.
fn told(dates: &str, days: &[&str]) -> Vec<String> {
    let rows: String = days.iter().map(|day| format!("A1;\"{day}\";1\n")).collect();
    let source = format!(
        "  usage: {{file: {{path: u.csv, delimiter: ';'{dates}}}, account: id, date: day, metrics: {{jobs: n}}}}\n"
    );
    let (_, findings) = folder(&source, &[("u.csv", &format!("id;day;n\n{rows}"))]).load();
    said(&findings).into_iter().filter(|line| line.starts_with("date ") || line.starts_with("refused ")).collect()
}

#[test]
fn a_format_that_the_column_contradicts_is_an_error_that_names_the_one_that_fits() {
    let folder = case("11-wrong-date-format");
    let (_, findings) = folder.load();
    assert_eq!(findings.count(Severity::Error), 1, "{:?}", said(&findings));
    let told = said(&findings).into_iter().find(|line| line.starts_with("refused ")).unwrap();
    assert!(told.contains("17 of 26 cells of \"week\"") && told.contains("`dates: \"%m/%d/%Y\"`"), "{told}");
    changed(&folder, "qbr.yaml", "%d/%m/%Y", "%m/%d/%Y");
    let (tables, findings) = folder.load();
    assert_eq!((said(&findings), tables.usage.series(0, 0).iter().count()), (Vec::new(), 26));
}

#[test]
fn one_thirteenth_month_refutes_a_format() {
    let days: Vec<String> = (1..=12).map(|day| format!("7/{day}/2026")).chain(["7/13/2026".to_owned()]).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let said = told(", dates: \"%d/%m/%Y\"", &days);
    let error = said.iter().find(|line| line.starts_with("refused ")).unwrap();
    for part in ["u.csv:14: 1 of 13 cells of \"day\" cannot be read", "may not be meant", "`dates: \"%m/%d/%Y\"`"] {
        assert!(error.contains(part), "{part} in {said:?}");
    }
    // A cell that no format reads is a slip and refutes none.
    let slip: Vec<&str> = days[..12].iter().copied().chain(["13/13/2026"]).collect();
    let said = told(", dates: \"%d/%m/%Y\"", &slip);
    assert!(said.iter().all(|line| !line.starts_with("refused ")), "{said:?}");
}

#[test]
fn renewals_in_a_refuted_format_are_an_error_too() {
    let accounts = "id,name,plan,r\nA1,Alpha,pro,3/4/2027\nA2,Beta,pro,3/14/2027\n";
    let folder = folder("", &[("accounts.csv", accounts)]);
    changed(&folder, "qbr.yaml", "plan: plan}", "plan: plan, renewal_on: r}");
    changed(&folder, "qbr.yaml", "{file: accounts.csv", "{file: {path: accounts.csv, dates: \"%d/%m/%Y\"}");
    let (_, findings) = folder.load();
    assert_eq!(findings.count(Severity::Error), 1, "{:?}", said(&findings));
}

#[test]
fn what_is_suggested_has_the_separators_and_years_of_the_cells() {
    for (days, settings) in [
        (["25.12.25", "1.1.26"], "state how the file writes dates: dates: \"%d.%m.%y\""),
        (["25/12/2025 10:00", "01/01/2026 09:30"], "dates: \"%d/%m/%Y\""),
        (["12/25/25 3:15 PM", "1/1/26 9:30 AM"], "dates: \"%m/%d/%y\""),
        (["Jan 5, 2026", "Feb 12, 2026"], "dates: \"%b %d, %Y\""),
        (["5-Jan-26", "12-Feb-26"], "dates: \"%d-%b-%y\""),
        (["20260105", "20260212"], "dates: \"%Y%m%d\""),
        (["3.4.26", "4.5.26"], "dates: \"%d.%m.%y\" or \"%m.%d.%y\""),
    ] {
        let said = told("", &days);
        assert!(said.iter().all(|line| line.ends_with(settings)) && !said.is_empty(), "{settings}: {said:?}");
        let format = settings.split('"').nth(1).unwrap();
        assert_eq!(told(&format!(", dates: \"{format}\""), &days), Vec::<String>::new(), "{format}");
    }
    assert_eq!(told("", &["2026/01/05", "2026-02-12T10:00:00+02:00"]), Vec::<String>::new());
    assert!(told("", &["soon", "later"])[0].ends_with("state under `dates` how the file writes them"));
}
