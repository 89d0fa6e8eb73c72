//! Texts that break layouts or programs, such as names in thirty scripts. All lists are empty without the real data.

/// Names of organisations from a table of the real data.
pub fn names(file: &str) -> Vec<String> {
    let Some(path) = super::shared(&format!("data/names/{file}")) else { return Vec::new() };
    let mut rows = csv::Reader::from_path(path).expect("the table can be read");
    let column = rows.headers().expect("it has a header").iter().position(|h| h == "names.value");
    let column = column.expect("the header has the column");
    rows.records().map(|row| row.expect("the row can be read")[column].to_owned()).collect()
}

/// The big list of naughty strings.
pub fn naughty() -> Vec<String> {
    let Some(path) = super::shared("data/hostile/blns/blns.json") else { return Vec::new() };
    let text = std::fs::read(path).expect("the list can be read");
    let strings: Vec<String> = serde_json::from_slice(&text).expect("it is a list of strings");
    strings.into_iter().filter(|text| !text.trim().is_empty()).collect()
}

/// Cells that a spreadsheet would run as formulas.
pub fn injections() -> Vec<String> {
    let Some(path) = super::shared("data/hostile/csv_injection/payloadbox_csv-payload.txt") else { return Vec::new() };
    let text = std::fs::read_to_string(path).expect("the list can be read");
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}
