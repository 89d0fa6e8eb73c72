//! Stickiness: how many of a month's users come every day or week.

use crate::account::metric::Metric;
use crate::account::view::Stickiness;

/// Daily (else weekly) users ÷ monthly users: 46 of 62 is 0.742.
pub(crate) fn stickiness(dau: Option<&Metric>, wau: Option<&Metric>, mau: &Metric) -> Option<Stickiness> {
    let (users, daily) = dau.map(|d| (d, true)).or(wau.map(|w| (w, false)))?;
    let share = |users: &[Option<f64>], mau: &[Option<f64>], week: usize| {
        let (users, mau) = ((*users.get(week)?)?, (*mau.get(week)?)?);
        (mau > 0.0 && users <= mau).then(|| users / mau)
    };
    // Both figures are of the latest week in which both were measured.
    let week = users.weeks.iter().zip(&mau.weeks).rposition(|(u, m)| u.is_some() && m.is_some())?;
    let month = mau.weeks[week]?;
    Some(Stickiness {
        users: users.weeks[week]?,
        users_before: users.prior_weeks.get(week).copied().flatten(),
        month,
        share: share(&users.weeks, &mau.weeks, week)?,
        before: share(&users.prior_weeks, &mau.prior_weeks, week),
        daily,
    })
}
