//! What is wrong with several files of a source alike is one finding: 57 exports without a column have one cause.

use std::collections::BTreeMap;

use crate::base::finding::{Finding, Findings, Group, Severity};
use crate::ingest::reader::columns::COLUMNS;

/// Files that are named.
const NAMED: usize = 3;

/// What findings about whole files are alike in.
type Cause = (Severity, &'static str, Option<String>, String);

/// The findings of the files of one source, in their order.
pub(crate) fn together(of_files: Vec<Findings>) -> Findings {
    let mut causes: BTreeMap<Cause, (usize, Vec<String>)> = BTreeMap::new();
    for (place, findings) in of_files.iter().enumerate() {
        for (finding, cause) in findings.groups().filter_map(|(.., group)| of_file(group)) {
            causes.entry(cause).or_insert((place, Vec::new())).1.push(finding.at.file.to_string());
        }
    }
    let mut all = Findings::default();
    for (place, findings) in of_files.into_iter().enumerate() {
        all.extend(findings.each(|group| {
            let Some((_, cause)) = of_file(group) else { return true };
            let Some((first, files)) = causes.get(&cause).filter(|(_, files)| files.len() > 1) else { return true };
            if *first == place {
                group.shown.iter_mut().for_each(|finding| finding.message.push_str(&others(&files[1..])));
            }
            *first == place
        }));
    }
    all
}

/// The one finding of a group that is about the file, and its cause.
fn of_file(group: &Group) -> Option<(&Finding, Cause)> {
    let [finding] = &group.shown[..] else { return None };
    let is_column = finding.kind == "column";
    let about_file = is_column || finding.at.line == 0 || finding.kind == "header";
    // Two files without a column may have other columns beside it.
    let what = finding.message.split(COLUMNS).next().unwrap_or_default().to_owned();
    let column = finding.at.column.as_deref().map(str::to_owned);
    (group.count == 1 && about_file).then_some((finding, (finding.severity, finding.kind, column, what)))
}

fn others(files: &[String]) -> String {
    let named = files.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if files.len() > NAMED { ", …" } else { "" };
    match files.len() {
        1 => format!("; so it is in 1 more file: {named}"),
        number => format!("; so it is in {number} more files: {named}{more}"),
    }
}
