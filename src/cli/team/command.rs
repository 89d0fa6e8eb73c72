//! `quarterdeck team`: reports for the vendor's own team.

use crate::cli::command::{CommandGroup, CommandSpec};
use crate::cli::team::coverage::Coverage;
use crate::cli::team::equation::Equation;

const EXAMPLES: &str = "\
Examples:
  quarterdeck team equation                     of the workspace in this folder
  quarterdeck team equation acme-reviews --json
  quarterdeck team equation --csv > equation.csv
  quarterdeck team equation --what-if csms=5,reachable=0.5
  quarterdeck team coverage --add smb=100       what 100 new accounts of a layer would ask for

All of it is internal: money, owners, risk. Nothing of it is in a deck, a message or a list for a customer.";

/// The commands below `team`.
#[derive(Debug)]
pub struct Team;

impl CommandGroup for Team {
    const ABOUT: &'static str = "Reports for your own team: who is at risk, who could grow, how many people it takes";
    const EXAMPLES: &'static str = EXAMPLES;
    const COMMANDS: &'static [CommandSpec] =
        &[CommandSpec::of::<Equation>("equation"), CommandSpec::of::<Coverage>("coverage")];
}
