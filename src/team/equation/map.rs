//! Where the base stands among the three models: each place of a plane is judged as the base itself is.

use crate::base::amounts::rounding::whole;
use crate::team::equation::inputs::{Constants, Inputs};
use crate::team::equation::model::{Model, verdict};
use crate::team::plane::{Axis, Plane};

const ACROSS: [u32; 10] = [10, 20, 35, 50, 75, 100, 150, 200, 300, 400];
const UP: [u32; 7] = [90, 75, 60, 50, 40, 30, 15];

/// The plane of accounts a CSM and reachability, with all else as it is.
pub fn plane(inputs: &Inputs, constants: &Constants) -> Plane {
    let csms = inputs.csms;
    let model = |accounts: u32, percent: u32| {
        let accounts = u64::from(accounts) * csms;
        verdict(&Inputs { accounts, reachable: f64::from(percent) / 100.0, ..*inputs }, constants).model.name()
    };
    Plane {
        across: Axis {
            key: "accounts_a_csm",
            title: "accounts a CSM",
            steps: ACROSS.iter().map(|step| (f64::from(*step), step.to_string())).collect(),
            at: inputs.accounts as f64 / csms as f64,
        },
        up: Axis {
            key: "reachable",
            title: "reachable",
            steps: UP.iter().map(|step| (f64::from(*step) / 100.0, format!("{step}%"))).collect(),
            at: whole(inputs.reachable * 100.0) / 100.0,
        },
        regions: UP.iter().map(|up| ACROSS.iter().map(|across| model(*across, *up)).collect()).collect(),
        names: Model::ALL.map(Model::name).to_vec(),
    }
}
