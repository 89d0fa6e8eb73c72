//! Stickiness: how many of a month's users come every day or week.

use crate::account::metric::Metric;

/// DAU ÷ MAU, or WAU ÷ MAU, both of the latest week in which both were measured.
///
/// 46 weekly of 62 monthly users are 0.742; a quarter earlier 40 of 50 were 0.8.
#[derive(Debug, Clone, PartialEq)]
pub struct Stickiness {
    /// The share at the quarter's end, 0–1.
    pub share: f64,
    /// The share of the week of the quarter before that this one is compared with.
    pub before: Option<f64>,
    /// Whether the numerator is daily users (else weekly).
    pub daily: bool,
    /// The users of the day or week at the quarter's end.
    pub users: f64,
    /// The users of that week.
    pub users_before: Option<f64>,
    /// The users of the month.
    pub month: f64,
}

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
