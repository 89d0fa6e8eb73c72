# What decks of figures by the month say instead: a month stands in the place of a week. `$day` of a message is a month
# in full where that of the weekly one is the first day of a week.
claim-up = { $name } rose { $change } over the months measured in both quarters
claim-down = { $name } fell { $change } over the months measured in both quarters
claim-few-up = { $name } rose from { $before } to { $value } over the months measured in both quarters
claim-few-down = { $name } fell from { $before } to { $value } over the months measured in both quarters
claim-near-common = { $name } came to { $value }, after { $before }, over the months measured in both quarters
claim-carried-more = { $people } people a month carried { $amount }, { $share } more than { $before } did in { $quarter }
claim-carried-less = { $people } people a month carried { $amount }, { $share } of what { $before } carried in { $quarter }
claim-carried-alike = { $people } people a month carried { $amount }, about what { $before } did in { $quarter }
claim-points-common-up = { $name } rose { $points-count ->
    [one] one point
   *[other] { $points } points
  } over the months measured in both quarters
claim-points-common-down = { $name } fell { $points-count ->
    [one] one point
   *[other] { $points } points
  } over the months measured in both quarters
claim-total-part = { $measured-count ->
    [one] Your teams recorded { $amount } in the one month measured
   *[other] Your teams recorded { $amount } in the { $measured } months measured
  }
because-quarter = You recorded { $amount } in the months measured; { $then }
because-verb-so-far = You { $verb } { $amount } in the months measured; { $then }
step-look-again = Look at the months again
step-look-again-detail = { $csm } sends you the figures of the months since, up or down.
cover-latest = { $amount }, { $day }
glance-common = { $before } → { $now }, comparable months
glance-few-common-up = ▲ from { $before } to { $now }, comparable months
glance-few-common-down = ▼ from { $before } to { $now }, comparable months
glance-no-change = No comparison: too few comparable months
glance-first-weeks = { $n-count ->
    [one] First month measured
   *[other] First { $n } months measured
  }
note-window = { $weeks-count ->
    [one] One complete month to { $date }
   *[other] { $weeks } complete months to { $date }
  }
note-window-measured = { $measured } of { $weeks } months measured, to { $date }
note-compared = compared with the corresponding months of { $quarter }
trend-title-sparse = { $measured-count ->
    [one] { $name } came to { $value } in one of the quarter’s { $weeks } months
   *[other] { $name } came to { $value } in { $measured } of the quarter’s { $weeks } months
  }
trend-title-sparse-level = { $measured-count ->
    [one] { $name } came to { $latest }; one of { $weeks } months was measured
   *[other] { $name } last came to { $latest }; { $measured } of { $weeks } months were measured
  }
trend-title-above = { $claim }, { $n } of { $weeks } months above { $quarter }’s average
trend-title-every = { $claim }, every month above { $quarter }’s average
trend-title-every-measured = { $claim }, every month measured above { $quarter }’s average
trend-title-total = { $measured-count ->
    [one] You recorded { $amount } in one month; { $quarter } is your first measured quarter
   *[other] You recorded { $amount } in { $measured } months; { $quarter } is your first measured quarter
  }
trend-title-total-again = { $measured-count ->
    [one] You recorded { $amount } in one month of { $quarter }
   *[other] You recorded { $amount } in { $measured } months of { $quarter }
  }
trend-axis = { $name }, month by month
trend-high = Highest: { $day }
trend-latest = Latest: { $day }
trend-first-week = First: { $day }
trend-mean = Average month
trend-mean-of = { $quarter }: average month { $value }
trend-year-ago = Same months of { $quarter }: { $value }
trend-flat = Month by month, it stayed close to the average
trend-few = With so few people, one more or less would change every month
trend-sparse = Too few months were measured to speak of a trend; the columns show what was recorded
trend-alt = { $name } per month in { $quarter }: from { $first } to { $last }, highest { $peak }.
trend-alt-prior = The months of { $quarter } before them are shown in grey, from { $first } to { $last }.
trend-alt-gaps = { $n-count ->
    [one] One month was not measured.
   *[other] { $n } months were not measured.
  }
potential-title-part = { $measured-count ->
    [one] In the one measured month you used { $share } of what it includes
   *[other] In { $measured } measured months you used { $share } of what they include
  }
potential-title-best-pace = Per measured month, { $quarter } reached { $share } of your best quarter
potential-weeks = { $name }, month by month
potential-weeks-alt = { $name } month by month, from { $first } to { $last }; your plan includes { $limit }.
potential-back-alt = { $name } month by month, from { $first } to { $last }; { $quarter } ended at { $limit }.
potential-met-since = The limit has been reached since { $day }
potential-runway-both = At this quarter’s pace the limit is reached in { $month }, at the last month’s pace in { $other }
potential-runway-same = At this quarter’s pace, and at the last month’s, the limit is reached in { $month }
potential-runway-month = At the last month’s pace the limit is reached in { $month }
potential-note-best-pace = Your highest quarter per measured month, over the months measured now
started-total = { $weeks-count ->
    [one] { $noun } recorded, in the one month measured
   *[other] { $noun } recorded, in { $weeks } months measured
  }
started-week = the most in one month, { $date }
started-axis = { $name }, average month
started-alt = { $name } in an average month of each quarter, from { $first } to { $last }.
define-quarter = { $weeks-count ->
    [one] One complete month counts, from { $first } to { $last }
   *[other] { $weeks } complete months count, from { $first } to { $last }
  }
define-quarter-measured = { $measured-count ->
    [one] Its months run from { $first } to { $last }; one of { $weeks } was measured
   *[other] Its months run from { $first } to { $last }; { $measured } of { $weeks } were measured
  }
define-mean = The figure of a quarter is the mean of its months
define-last = The figure of a quarter is that of its last measured month
define-largest = The figure of a quarter is that of its highest month
define-seats-week = The figure of “{ $name }” in the month to { $day } is divided by the seats in your contract
define-daily-share = Daily users are divided by the users of the last 30 days, in the latest month
define-weekly-share = The users of a week are divided by the users of the last 30 days, in the latest month
