//! The commands of a page, as a reader would type them.

use super::blocks;

/// A command, and the exit status that the page says it ends with.
#[derive(Debug)]
pub struct Line {
    pub number: usize,
    pub command: String,
    pub status: i32,
}

/// The commands of a page's console blocks, in order. A remark that says `exit status 1` is believed, and held to.
pub fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for (start, _, block) in blocks(text).into_iter().filter(|(_, language, _)| *language == "console") {
        let mut goes_on = false;
        for (number, line) in block.lines().enumerate() {
            let number = start + number + 1;
            if let Some(typed) = line.strip_prefix("$ ") {
                let (command, remark) = typed.split_once(" # ").unwrap_or((typed, ""));
                let status = remark.split_once("exit status ").map_or(0, |(_, rest)| {
                    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
                });
                found.push(Line { number, command: command.trim().to_owned(), status });
            } else if goes_on {
                let line = line.strip_prefix("> ").unwrap_or(line);
                let last = found.last_mut().unwrap();
                last.command.push('\n');
                last.command.push_str(line);
            }
            goes_on = line.ends_with('\\') || goes_on && line.starts_with("> ");
        }
    }
    found
}

#[test]
fn remarks_are_no_part_of_a_command() {
    let page = "```console\n$ quarterdeck check a   # exit status 1, since two rows are wrong\nwhat it prints\n$ echo 'a#b' | cat\n```\n\n```sh\n$ rm x\n```\n";
    let lines = lines(page);
    let told: Vec<_> = lines.iter().map(|line| (line.number, line.command.as_str(), line.status)).collect();
    assert_eq!(told, [(2, "quarterdeck check a", 1), (4, "echo 'a#b' | cat", 0)]);
}
