# Every sentence of a deck, in English. A clause has no full stop of its own; "sentence" adds it.
# $x is a written value, $x-count the number behind it, for singular and plural.

sentence = { $clause }.
sentences = { $first } { $next }
text = { $text }
alt-row = { $label }: { $value }.
quantity = { $n-count ->
    [one] { $n } { $one }
   *[other] { $n } { $other }
  }
noun-many = { $other }
noun-many-elided = { $other }
percent = { $n }%
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $symbol }{ $amount }
money-code = { $symbol } { $amount }
quarter = Q{ $quarter } { $year }
quarter-fiscal = Q{ $quarter } FY{ $year }
quarter-in-full = Q{ $quarter } { $year }
quarter-fiscal-in-full = Q{ $quarter } FY{ $year }
feature = { $feature }
duration-moment = under a minute
duration-minutes = { $n-count ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
duration-hours = { $n-count ->
    [one] { $n } hour
   *[other] { $n } hours
  }
duration-days = { $n-count ->
    [one] { $n } day
   *[other] { $n } days
  }

# The deck as a document
deck-title = { $name } · { $quarter } in review
deck-subject = What { $name } did with { $vendor } in { $quarter }
deck-line = { $name } · { $quarter } · prepared by { $vendor }

# Claims: movement of a metric
claim-rose = { $name } rose { $change } to { $value }
claim-rose-sharply = { $name } rose sharply, by { $change } to { $value }
claim-fell = { $name } fell { $change } to { $value }
claim-fell-sharply = { $name } fell sharply, by { $change } to { $value }
claim-steady = { $name } held steady at { $value }
claim-up = { $name } rose { $change } over the weeks measured in both quarters
claim-down = { $name } fell { $change } over the weeks measured in both quarters
claim-few-rose = { $name } rose from { $before } to { $value }
claim-few-fell = { $name } fell from { $before } to { $value }
claim-few-up = { $name } rose from { $before } to { $value } over the weeks measured in both quarters
claim-few-down = { $name } fell from { $before } to { $value } over the weeks measured in both quarters
claim-near = { $name } came to { $value }, after { $before } the quarter before
claim-near-common = { $name } came to { $value }, after { $before }, over the weeks measured in both quarters
claim-points-up = { $name } rose { $points-count ->
    [one] one point
   *[other] { $points } points
  } to { $value }
claim-points-down = { $name } fell { $points-count ->
    [one] one point
   *[other] { $points } points
  } to { $value }
claim-points-common-up = { $name } rose { $points-count ->
    [one] one point
   *[other] { $points } points
  } over the weeks measured in both quarters
claim-points-common-down = { $name } fell { $points-count ->
    [one] one point
   *[other] { $points } points
  } over the weeks measured in both quarters
claim-total = Your teams recorded { $amount } in the quarter
claim-total-part = { $measured-count ->
    [one] Your teams recorded { $amount } in the one week measured
   *[other] Your teams recorded { $amount } in the { $measured } weeks measured
  }
claim-level = { $name } came to { $value }
claim-carried-more = { $people } people a week carried { $amount }, { $share } more than { $before } did in { $quarter }
claim-carried-less = { $people } people a week carried { $amount }, { $share } of what { $before } carried in { $quarter }
claim-carried-alike = { $people } people a week carried { $amount }, about what { $before } did in { $quarter }
claim-each = Each person carried { $each } { $noun } on average, after { $before } in { $quarter }
claim-goal-reached = Your goal “{ $goal }” is reached: { $actual } against { $target }
claim-goal-most-reached = Your goal “{ $goal }” is reached: { $actual }, at most { $target }
claim-goal-open = Your goal “{ $goal }” stands at { $actual }; the aim is { $target }
claim-goal-most-open = “{ $goal }” stands at { $actual }; the aim is { $target } or less
claim-goals-reached = { $n-count ->
    [2] You reached both your goals
   *[other] You reached all { $n } of your goals
  }

# Claims: seats
claim-seats = { $active-count ->
    [one] { $active } of { $licensed } seats is in use
   *[other] { $active } of { $licensed } seats are in use
  }
claim-seats-more = { $active-count ->
    [one] { $active } of { $licensed } seats is in use, { $more } more than last quarter
   *[other] { $active } of { $licensed } seats are in use, { $more } more than last quarter
  }
claim-seats-ready = { $ready-count ->
    [one] One seat is ready for another colleague
   *[other] { $ready } seats are ready for more of your team
  }

# Claims: entitlements
claim-near-limit = { $name } reached { $share } of what is included
claim-over-limit = { $name } went past what is included: { $value } against { $included }
claim-near-limit-seats = You use { $share } of your { $included } seats
claim-full-seats = All { $included } of your seats are in use
claim-over-limit-seats = You use { $value } seats; your plan includes { $included }

# Claims: features
claim-adopted = { $n-count ->
    [one] You used { $names } for the first time this quarter
    [2] You used { $names } for the first time this quarter
   *[other] { $names } are among the { $n } features you first used
  }
claim-breadth = { $used-count ->
    [one] One of { $total } features in your plan is in use
   *[other] { $used } of { $total } features in your plan are in use
  }
claim-breadth-all = { $total-count ->
    [one] The one feature of your plan is in use
   *[other] All { $total } features in your plan are in use
  }
claim-begun = Your team began with { $names } in { $month }
claim-begun-week = Your team began in the week of { $day }
claim-most-used = { $users-count ->
    [one] Your people use { $feature } most: one person in { $month }
   *[other] Your people use { $feature } most: { $users } of them in { $month }
  }
claim-most-often = You use { $feature } most: { $uses } times in { $quarter }
claim-pick = Your plan includes { $feature }, ready to be switched on
claim-pick-peers = At least { $share } of teams like yours use { $feature }, which your plan includes
claim-lapsed = { $feature } was used until { $month }
claim-lapsed-users = { $users-count ->
    [one] One person used { $feature } until { $month }
   *[other] { $users } people used { $feature } until { $month }
  }

# Claims: requests
claim-requests = { $live-count ->
    [one] { $total-count ->
        [2] One of the two things you asked for is live
       *[other] One of the { $total } things you asked for is live
      }
   *[other] { $live } of the { $total } things you asked for are live
  }
claim-requests-one = “{ $title }”, which you asked for, is live
claim-requests-all = { $total-count ->
    [one] “{ $title }”, which you asked for, is live
    [2] Both things you asked for are live
   *[other] All { $total } things you asked for are live
  }

# Claims: stickiness
claim-daily-share = { $share } of the month’s users sign in on an average day
claim-daily-share-up = { $share } of the month’s users sign in on an average day, up from { $before }
claim-weekly-share = { $share } of the month’s users sign in within a week
claim-weekly-share-up = { $share } of the month’s users sign in within a week, up from { $before }

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [one] The first reply to one ticket came within { $duration }
   *[other] The median first reply to { $n } tickets came within { $duration }
  }
claim-start = Everything is there for your team to begin
claim-start-seats = { $seats-count ->
    [one] Your seat is ready to begin
   *[other] { $seats } seats are ready for your team to begin
  }
claim-plan-set = You are on the { $plan } plan
claim-plan-features = { $n-count ->
    [one] One feature of your { $plan } plan is ready for you
   *[other] { $n } features of your { $plan } plan are ready for you
  }
headline-none = Here is your { $quarter } in review
headline-goal-reached = You reached your goal
headline-next = { $happened }; next: { $subject }
headline-asks = { $happened }; one question is open

# Reasons for a product
because = You have { $amount }; { $then }
because-quarter = You recorded { $amount } in the weeks measured; { $then }
because-verb = You { $verb } { $amount }; { $then }
because-verb-so-far = You { $verb } { $amount } in the weeks measured; { $then }
because-verb-quarter = You { $verb } { $amount } a quarter; { $then }
because-feature = You already use { $feature }; { $then }

# Next steps
# What a step is about, after "starting with"
subject-seats = { $ready-count ->
    [one] one ready seat
   *[other] { $ready } ready seats
  }
subject-feature = { $feature }
subject-request = “{ $title }”
subject-limit = room for { $noun }
subject-limit-seats = the seats you need
subject-fell = a look at { $name }
subject-goal = the goal “{ $goal }”
subject-look-again = a second look
subject-offer = { $product }
subject-goals = your goals
subject-share = your colleagues
subject-reply = one question
subject-changelog = what changed
subject-kick-off = your first day
step-seats = { $ready-count ->
    [one] Invite one more colleague
   *[other] Invite colleagues to { $ready } ready seats
  }
step-seats-detail = { $ready-count ->
    [one] { $licensed-count ->
        [one] It is already part of your contract.
       *[other] It is already part of your { $licensed } seats.
      }
   *[other] They are already part of your { $licensed } seats.
  }
step-feature = Switch on { $feature }
step-feature-first = Begin with { $feature }
step-feature-again = Pick { $feature } up again
step-request = Try “{ $title }”
step-request-detail = Live since { $day }, as you asked.
step-request-detail-undated = Live now, as you asked.
step-limit = Plan { $noun } for next quarter
step-limit-seats = Plan your seats for next quarter
step-limit-detail = A short call settles it; nothing changes without you.
step-goal = Clear the way to “{ $goal }”
step-goal-detail = Half an hour with { $csm } can show what would help.
step-fell = Tell us what changed
step-fell-detail = If it is on our side, we fix it first.
worth-goal = { $away } more, and the goal of { $target } is reached
worth-goal-most = { $away } less, and the goal of at most { $target } is reached
worth-fell = The level of { $quarter } would give back about { $given } hours more, at { $each-count ->
    [one] one minute
   *[other] { $each } minutes
  } each, assumed
worth-fell-money = The level of { $quarter } would give back about { $given } hours more, worth { $money } at the stated rate
step-look-again = Look at the weeks again
step-look-again-detail = { $csm } sends you the figures of the weeks since, up or down.
reason-near-limit = { $value } of { $included } are used
reason-near-limit-pace = { $value } of { $included } are used; at this quarter’s pace the limit is reached in { $month }
reason-over-limit = { $value } are used, { $included } are included
reason-lapsed = It was used until { $month }
reason-lapsed-users = { $users-count ->
    [one] One person used it until { $month }
   *[other] { $users } people used it until { $month }
  }
reason-peers = At least { $share } of teams like yours use it
ask-goal = What stands in the way of “{ $goal }”?
ask-lapsed = What happened to { $feature } after { $month }?
ask-fell = What changed in { $quarter }?
ask-turned = What changed in { $month }?
ask-join = How many people will join next quarter?
ask-over = How shall we settle the seats above your plan?
answer-yes = Yes, let’s do it
answer-yes-please = Yes, please
answer-later = Not now
answer-stopped = It stopped working
answer-chose = We chose to stop
answer-unknown = We don’t know
answer-join-none = Nobody
answer-join-few = 1 to 5
answer-join-some = 6 to 20
answer-join-many = Over 20
answer-join-share-few = Up to 5%
answer-join-share-some = 5 to 20%
answer-join-share-many = Over 20%
answer-join-stay = We stay at { $plan }
answer-over-add = Add them to the plan
answer-over-free = We free some
answer-over-talk = Let us talk
answer-goal-help = We need help with it
answer-goal-changed = It is no longer our goal
answer-goal-wrong = The figure is not right
step-offer = See whether { $product } fits
step-goals = Tell us your goals for next quarter
step-goals-detail = The next review will measure against them.
step-share = Pass this review on
step-share-detail = It reads in four minutes, without a meeting.
step-reply = Reply with one question
step-reply-detail = { $csm } answers it in person.
step-changelog = Read what changed
step-changelog-detail = Everything that went live in { $quarter }, in one place.
step-kick-off = Set your first day
step-kick-off-detail = { $csm } walks your team through it in half an hour.

# What became of last quarter's suggestions
since-kicker = Since { $quarter }
since-feature-users = In { $quarter } we suggested { $feature }; { $users-count ->
    [one] one person uses it now
   *[other] { $users } people use it now
  }
since-feature = In { $quarter } we suggested { $feature }; it is in use now
since-feature-open = { $feature }, suggested in { $quarter }, is there when you are
since-seats = { $more-count ->
    [one] One more seat is in use than when we spoke of them in { $quarter }
   *[other] { $more } more seats are in use than when we spoke of them in { $quarter }
  }
since-seats-open = { $ready-count ->
    [one] The seat we spoke of in { $quarter } is still there for you
   *[other] The { $ready } seats we spoke of in { $quarter } are still there for you
  }
since-fell = We spoke of { $name } in { $quarter }: up { $change } since
since-fell-few = We spoke of { $name } in { $quarter }: up from { $before } to { $value } since
since-limit = { $name }: the room we spoke of in { $quarter } grew from { $then } to { $now }
since-offer = { $product }, which we suggested in { $quarter }, is yours now

# Links
link-how-to = How to start
link-read = Read more
link-changelog = All changes

# 1 Cover
cover-in-review = { $quarter } in review
cover-prepared = Prepared by { $csm }
cover-as-of = Data as of { $date }
cover-latest = { $amount }, week of { $day }
logo-alt = Logo of { $name }

# 2 Glance
glance-kicker = The quarter at a glance
glance-title-start = Everything is ready for { $name } to begin
glance-title-start-you = Everything is ready for you to begin
glance-title-record = { $quarter }: what we have on record for { $name }
glance-title-record-you = { $quarter }: what we have on record for you
glance-page = page { $page } →
glance-goal-reached = reached · goal { $target }
glance-goal-open = goal { $target }
glance-goal-most-reached = reached · at most { $target }
glance-goal-most-open = goal: at most { $target }
glance-included = of { $included } included
glance-asked = What you asked for
glance-asked-live = “{ $title }” is live since { $day }
glance-decide = What to decide
glance-ask = What we ask
glance-fell = What we see
glance-stayed = What stayed
glance-first = There is no earlier quarter to compare with yet
glance-first-kicker = Your first review
glance-strength = What went well
glance-why = What moved with it
glance-fact = Good to know
glance-use = What you use
glance-plan-use = What you hold
glance-service = How we replied
glance-return = Who comes back
glance-record-kicker = In figures
glance-included-kicker = Included for you
glance-new-kicker = New this quarter
glance-help-kicker = Here to help
glance-label = { $name }, { $noun }
glance-change-up = ▲ { $change } on { $quarter }
glance-change-down = ▼ { $change } on { $quarter }
glance-few-up = ▲ from { $before } in { $quarter }
glance-few-down = ▼ from { $before } in { $quarter }
glance-common = { $before } → { $now }, common weeks
glance-few-common-up = ▲ from { $before } to { $now }, common weeks
glance-few-common-down = ▼ from { $before } to { $now }, common weeks
glance-points-up = ▲ { $points-count ->
    [one] 1 point
   *[other] { $points } points
  } on { $quarter }
glance-points-down = ▼ { $points-count ->
    [one] 1 point
   *[other] { $points } points
  } on { $quarter }
glance-change-steady = About as in { $quarter }
glance-before = { $quarter }: { $value }
glance-no-change = No comparison: too few common weeks
glance-more = { $more-count ->
    [one] ▲ 1 more than in { $quarter }
   *[other] ▲ { $more } more than in { $quarter }
  }
glance-same = As many as in { $quarter }
glance-first-short = First quarter measured
glance-first-weeks = { $n-count ->
    [one] First week measured
   *[other] First { $n } weeks measured
  }
glance-features = Features in use
glance-features-value = { $used } of { $total }
glance-plan = Your plan
glance-since = Customer since
glance-seats-ready = Seats ready for you
glance-features-ready = Features included
glance-start-features = { $n-count ->
    [one] One feature is included for you
   *[other] { $n } features are included for you
  }
glance-start-features-plan = { $n-count ->
    [one] One feature is included in { $plan }
   *[other] { $n } features are included in { $plan }
  }
glance-start-shipped = { $n-count ->
    [one] One improvement went live for everyone in { $quarter }
   *[other] { $n } improvements went live for everyone in { $quarter }
  }
glance-start-csm = { $csm } is there for your first steps
glance-not-measured = No use was measured in { $quarter }; we have no figures for it
note-window = { $weeks-count ->
    [one] One complete week to { $date }
   *[other] { $weeks } complete weeks to { $date }
  }
note-window-measured = { $measured } of { $weeks } weeks measured, to { $date }
note-compared = compared with the same weeks of { $quarter }
note-window-compared = { $window }, { $compared }

# Milestones, in the place of the trend
milestones-kicker = How did you start?
milestones-title-week-seats = { $active-count ->
    [one] { $active } of { $licensed } seats has come into use since the week of { $day }
   *[other] { $active } of { $licensed } seats have come into use since the week of { $day }
  }
milestones-title-users = { $users-count ->
    [one] One person used { $names } in { $month }
   *[other] { $users } people used { $names } in { $month }
  }
milestones-title-started = You have been a customer since { $date }
milestones-week = week of { $day }
milestones-started = Your start with { $vendor }
milestones-first-week = First use on record
milestones-first-use = First use of { $feature }
milestones-users = { $users-count ->
    [one] One person in { $month }
   *[other] { $users } people in { $month }
  }
milestones-seats = Seats in use
milestones-seats-of = { $active } of { $licensed }
milestones-goal = Goal reached
milestones-next = Next

# 3 Trend
trend-kicker = More or less than before?
trend-title-sparse = { $measured-count ->
    [one] { $name } came to { $value } in one of the quarter’s { $weeks } weeks
   *[other] { $name } came to { $value } in { $measured } of the quarter’s { $weeks } weeks
  }
trend-title-sparse-level = { $measured-count ->
    [one] { $name } came to { $latest }; one of { $weeks } weeks was measured
   *[other] { $name } last came to { $latest }; { $measured } of { $weeks } weeks were measured
  }
trend-title-mostly = { $claim }; most of it came in { $month }
trend-title-mostly-two = { $claim }; most of it came in { $month } and { $next }
trend-title-since = { $claim }, since the week of { $day }
trend-title-people = { $claim }, with { $now } people instead of { $before }
trend-title-each = { $claim }: { $now } for each person, { $before } before
trend-title-above = { $claim }, { $n } of { $weeks } weeks above { $quarter }’s average
trend-title-every = { $claim }, every week above { $quarter }’s average
trend-title-every-measured = { $claim }, every week measured above { $quarter }’s average
trend-title-total = { $measured-count ->
    [one] You recorded { $amount } in one week; { $quarter } is your first measured quarter
   *[other] You recorded { $amount } in { $measured } weeks; { $quarter } is your first measured quarter
  }
trend-title-total-again = You recorded { $amount } in { $measured } weeks of { $quarter }
trend-title-level-first = { $name } came to { $value } in your first measured quarter
trend-title-level-again = { $name } came to { $value } in { $quarter }
trend-axis = { $name }, week by week
trend-high = Highest: week of { $day }
trend-latest = Latest: week of { $day }
trend-first-week = First: week of { $day }
trend-mean = Average week
trend-mean-of = { $quarter }: average week { $value }
trend-part-each = { $noun } each, rounded
trend-year-ago = Same weeks of { $quarter }: { $value }
trend-limit = { $value } included
trend-limit-seats = { $seats-count ->
    [one] { $seats } seat
   *[other] { $seats } seats
  }
trend-limit-fact = Included at any time
trend-limit-seats-fact = Seats in your plan
trend-fall-slows = The fall slowed in { $month }
trend-fall-ended = The fall did not continue in { $month }
trend-rise-slows = The rise slowed in { $month }
trend-rise-ended = The rise did not continue in { $month }
trend-flat = Week by week, it stayed close to the average
trend-few = With so few people, one more or less would change every week
trend-note-turn = New level from the week of { $day }
trend-note-request = Live, as you asked: { $title }
trend-note-feature = New in your plan: { $feature }
trend-sparse = Too few weeks were measured to speak of a trend; the columns show what was recorded
trend-first = From next quarter on, this page compares two quarters
trend-before = { $quarter }: { $value }
trend-before-up = { $quarter }: { $value } (▲ { $change })
trend-before-down = { $quarter }: { $value } (▼ { $change })
trend-alt = { $name } per week in { $quarter }: from { $first } to { $last }, highest { $peak }.
trend-alt-prior = The weeks of { $quarter } before them are shown in grey, from { $first } to { $last }.
trend-alt-turn = In the week of { $day } it turned.
trend-alt-limit = A dotted line marks the limit: { $limit }.
trend-alt-gaps = { $n-count ->
    [one] One week was not measured.
   *[other] { $n } weeks were not measured.
  }
trend-figure-level = { $noun } in { $quarter }

# 4 Potential
potential-kicker = What more could you get?
potential-kicker-back = What is the way back?
potential-title-back = The way back: { $left }, from { $value } to { $before } as in { $quarter }
potential-back-left = more { $noun } to the level of { $quarter }
potential-back-alt = { $name } week by week, from { $first } to { $last }; { $quarter } ended at { $limit }.
potential-title-part = { $measured-count ->
    [one] In the one measured week you used { $share } of what it includes
   *[other] In { $measured } measured weeks you used { $share } of what they include
  }
potential-title-best = Your best quarter stands at { $amount }; { $quarter } reached { $share } of it
potential-title-best-pace = Per measured week, { $quarter } reached { $share } of your best quarter
potential-title-best-now = { $quarter } is your best quarter on record, with { $amount }
potential-title-cohort = One in four teams like yours reaches { $target } { $noun } or more
potential-title-cohort-past = With { $amount } you are ahead of three in four teams like yours
potential-title-cohort-level = With { $amount } you have reached the mark set by teams like yours
potential-title-next = { $left-count ->
    [one] { $left } more { $noun } takes you to your next mark, { $target }
   *[other] { $left } more { $noun } take you to your next mark, { $target }
  }
potential-row-of = { $value } of { $included }
potential-row-best = best { $best }
potential-row-best-pace = best pace { $best }
potential-row-best-now = your best
potential-row-cohort = a quarter of teams: { $target }+
potential-row-next = next mark { $target }
potential-side-best = of your best quarter
potential-side-best-pace = of your best quarter’s pace
potential-side-left = more { $noun } to what one in four teams like yours reaches
potential-side-next = more { $noun } to your next mark
potential-side-past = { $noun }, in the upper quarter of teams like yours
potential-fact-own = You in { $quarter }
potential-fact-median = Half of { $n } or more teams like yours reach ({ $noun })
potential-fact-upper = One in four reaches
potential-fact-next = Next mark
potential-fact-best = Your best, { $quarter }
potential-fact-best-pace = At the pace of your best quarter, { $quarter }
potential-fact-included = Included
potential-title-over = You use { $used }; your plan includes { $included }
potential-title-full-room = You have reached your limit of { $all }; everything else has room
potential-title-full = You have reached your limit of { $all }
potential-title-near-room = You use { $held }; everything else has room
potential-title-near = You use { $held }, close to your limit
potential-title-room = Your plan has room; nearest to its limit: { $held }
potential-held = { $value } of { $included } { $noun }
potential-held-seats = { $value } of { $seats }
potential-all = { $amount }
potential-per-month = { $held } a month
potential-per-quarter = { $held } a quarter
potential-rest = The rest of your plan
potential-limit = All that your plan includes
potential-band = Around the middle half of { $n } or more teams like yours
potential-weeks = { $name }, week by week
potential-weeks-limit = { $limit } in your plan
potential-weeks-alt = { $name } week by week, from { $first } to { $last }; your plan includes { $limit }.
potential-met-since = The limit has been reached since the week of { $day }
potential-runway-both = At this quarter’s pace the limit is reached in { $month }, at the last four weeks’ pace in { $other }
potential-runway-same = At this quarter’s pace, and at the last four weeks’, the limit is reached in { $month }
potential-runway-quarter = At this quarter’s pace the limit is reached in { $month }
potential-runway-month = At the last four weeks’ pace the limit is reached in { $month }
potential-runway-note = This is the pace continued, not a forecast
potential-define-month-term = A month
potential-define-month = The quarter’s mean month, beside what your contract includes in a month
potential-define-band-term = The middle half
potential-define-band = The band holds the shares that the middle half of { $n } or more accounts of your kind use, in steps, no names
potential-define-upper-term = One in four
potential-define-best-term = Best quarter
potential-define-pace-term = Best pace
potential-note-best = Your own highest figure on record
potential-note-best-pace = Your highest quarter per measured week, over the weeks measured now
potential-note-next = At least three in four of { $n } or more accounts of your kind reach it; told in steps, no names
potential-note-cohort = At least one in four of { $n } or more accounts of your kind reaches it; told in steps, no names
potential-note-entitlement = What your contract covers
potential-alt = Bars of what is used against what is possible.

# 5 Features
features-kicker = What do you own and not use?
features-title-next = { $used-count ->
    [one] You used one of your { $total } features in { $quarter }; { $first } is next
   *[other] You used { $used } of your { $total } features in { $quarter }; { $first } is next
  }
features-title-more = You used { $used } of your { $total } features in { $quarter }; { $left } more to try
features-title-begun = { $used-count ->
    [one] You have begun with one feature
   *[other] You have begun with { $used } features
  }
features-title-begun-next = { $used-count ->
    [one] You have begun with one feature; next up is { $first }
   *[other] You have begun with { $used } features; next up is { $first }
  }
features-title-begun-more = { $used-count ->
    [one] You have begun with one feature and have { $left } more to try
   *[other] You have begun with { $used } features and have { $left } more to try
  }
features-title-some = { $used-count ->
    [one] You used one of your { $total } features in { $quarter }
   *[other] You used { $used } of your { $total } features in { $quarter }
  }
features-title-gained = All { $used } features you use gained people since { $month }
features-title-gained-next = All { $used } features you use gained people since { $month }; { $first } is next
features-title-gained-most = { $n } of the { $used } features you use gained people since { $month }
features-title-gained-most-next = { $n } of the { $used } features you use gained people since { $month }; { $first } is next
features-title-fewer = { $n } of the { $used } features you use have fewer people than in { $month }
features-title-fewer-all = All { $used } features you use have fewer people than in { $month }
features-title-lapsed = { $first } was used until { $month }; start with it again
features-title-lapsed-users = { $users-count ->
    [one] One person used { $first } until { $month }; start with it again
   *[other] { $users } people used { $first } until { $month }; start with it again
  }
features-title-start = { $total-count ->
    [one] Your plan holds one feature; start with it
   *[other] Your plan holds { $total } features; start with { $first }
  }
features-title-plan = { $total-count ->
    [one] Your plan holds one feature
   *[other] Your plan holds { $total } features
  }
features-title-all = { $total-count ->
    [one] You used the one feature of your plan in { $quarter }
   *[other] You used all { $total } features of your plan in { $quarter }
  }
features-list-used = In use
features-list-plan = In your plan
features-own = Your people who use it
features-own-month = Your people who use it, in { $month }
features-own-months = Your people who use it: { $before } → { $month }
features-own-moved = { $before } → { $now }
features-own-best = Your people who use it, in the best month
features-own-times = Times you used it in { $quarter }
features-own-used = in use
features-own-users = { $users-count ->
    [one] 1 user
   *[other] { $users } users
  }
features-own-uses = { $uses-count ->
    [one] used once
   *[other] { $uses } uses
  }
features-own-unused = not used yet
features-own-idle = not used this quarter
features-own-lapsed = used until { $month }
features-own-lapsed-users = { $users-count ->
    [one] used by one person until { $month }
   *[other] used by { $users } people until { $month }
  }
features-label-lapsed = until { $month }
features-label-lapsed-users = { $users } until { $month }
features-peers = Of { $n } or more teams like yours, at least
features-pick-start = Start here
features-pick-again = Start here again
features-pick-takes = It takes { $takes }
features-later = Also in your plan: { $names }
features-later-more = Also in your plan: { $names } and { $n } more
features-also-used = Also in use: { $names }
features-also-used-more = Also in use: { $names } and { $n } more
features-define-own = How many different people used a feature in the month that is named
features-define-peers-term = Share of teams like yours
features-define-peers = At least so many of { $n } or more other accounts of your kind whose plan has the feature; told in steps
features-alt = Features of your plan: { $used } in use, { $left } not in use.
features-alt-moved = { $now }, { $users } in { $month }
features-alt-row = { $feature }: { $own }; peers at least { $share }.

# 6 Requests
requests-kicker = Did we listen?
requests-kicker-shipped = What is new for you?
requests-title = { $live-count ->
    [one] { $total-count ->
        [2] One of the two things you asked for is live
       *[other] One of the { $total } things you asked for is live
      }
   *[other] { $live } of the { $total } things you asked for are live
  }
requests-title-all = { $total-count ->
    [one] You asked for one thing, and it is live
    [2] You asked for two things, and both are live
   *[other] You asked for { $total } things, and all are live
  }
requests-title-in-progress = { $total-count ->
    [one] You asked for one thing; it is in progress
   *[other] { $n-count ->
        [one] One of the { $total } things you asked for is in progress
       *[other] { $n } of the { $total } things you asked for are in progress
      }
  }
requests-title-planned = { $total-count ->
    [one] You asked for one thing; it is planned
   *[other] { $n-count ->
        [one] One of the { $total } things you asked for is planned
       *[other] { $n } of the { $total } things you asked for are planned
      }
  }
requests-title-under-review = { $total-count ->
    [one] You asked for one thing; it is under review
   *[other] { $n-count ->
        [one] One of the { $total } things you asked for is under review
       *[other] { $n } of the { $total } things you asked for are under review
      }
  }
requests-title-open = { $total-count ->
    [one] You asked for one thing; it is not live yet
   *[other] You asked for { $total } things; none is live yet
  }
requests-title-shipped = { $n-count ->
    [one] One improvement went live in { $quarter }
   *[other] { $n } improvements went live in { $quarter }
  }
requests-wish = “{ $title }”
requests-asked = Asked { $date }
requests-live = Live since { $date }
requests-live-undated = Live
requests-in-progress = In progress
requests-planned = Planned
requests-under-review = Under review
requests-open = On record, not live yet
requests-declined = Will not be built
requests-used = Your team has used { $feature } since then
requests-not-used = Your team has not used { $feature } since then
requests-live-after = { $days-count ->
    [one] Live one day after you asked
   *[other] Live { $days } days after you asked
  }
requests-alt-row = { $title }: { $state }.
requests-alt-row-asked = { $title }: { $asked }. { $state }.
requests-more-live = { $n-count ->
    [one] One more is live
   *[other] { $n } more are live
  }
requests-more-open = { $n-count ->
    [one] One more is not live yet
   *[other] { $n } more are not live yet
  }
requests-more-declined = { $n-count ->
    [one] One more will not be built
   *[other] { $n } more will not be built
  }
requests-more-shipped = { $n-count ->
    [one] and one more improvement
   *[other] and { $n } more improvements
  }
requests-also = Also live in { $quarter }

# 7 Products
products-kicker = What is new and relevant to you?
products-title-one = One addition fits what you already do
products-title = { $n-count ->
    [one] { $product } fits what you already do
    [2] Two additions fit what you already do
   *[other] Three additions fit what you already do
  }
products-title-figures = { $first } and { $second }: { $n-count ->
    [2] two additions build on them
   *[other] three additions build on them
  }
products-figure = { $noun }
products-figure-quarter = { $noun } in { $quarter }
products-figure-users = people use { $feature }
products-note = Chosen from your own figures for { $quarter }; nothing is switched on without you

# Value
value-kicker = What did you get for it?
value-title-goals = { $reached-count ->
    [0] You are on the way to { $n-count ->
        [one] your goal
       *[other] your { $n } goals
      }
   *[other] { $n-count ->
        [one] Your goal is reached
       *[other] { $reached } of { $n } goals with a result { $reached-count ->
            [one] is
           *[other] are
          } reached
      }
  }
value-title-one = { $goal }: { $actual }, { $gap }
value-title-one-reached = You reached { $actual }, { $gap }
value-title-one-missed = You are at { $actual }, { $gap }
value-title-term = { $goal } went from { $before } in { $quarter } to { $actual }
value-title-all = { $goal }: { $actual }; { $n-count ->
    [2] both goals are reached
   *[other] all { $n } goals are reached
  }
value-title-missed = { $goal }: { $gap }
value-gap-beyond = { $away } over your goal
value-gap-under = { $away } under your goal
value-gap-left = { $away } short of your goal
value-gap-met = exactly your goal
value-points = { $n-count ->
    [one] one point
   *[other] { $n } points
  }
value-line = Goal: { $target }
value-line-most = Goal: { $target } or less
value-alt-goal = { $goal }: { $quarters }. { $line }.
value-alt-quarter = { $quarter } { $value }
value-goal = { $actual }, { $gap }
value-rate = an hour
value-worth = is what the hours are worth, estimated
value-vary-at = at { $each-count ->
    [one] { $each } minute
   *[other] { $each } minutes
  }
value-varied = { $hours } hours at { $minutes } minutes each
value-told-money = At the stated rate for an hour they are worth { $money }
value-title-hours = { $given-count ->
    [one] About { $given } hour given back by { $amount }, estimated
   *[other] About { $given } hours given back by { $amount }, estimated
  }
value-title-hours-term = { $given-count ->
    [one] About { $given } hour given back by { $amount } in { $quarters } quarters, estimated
   *[other] About { $given } hours given back by { $amount } in { $quarters } quarters, estimated
  }
value-title-hours-term-short = { $given-count ->
    [one] About { $given } hour given back in { $quarters } quarters, estimated
   *[other] About { $given } hours given back in { $quarters } quarters, estimated
  }
value-title-hours-short = { $given-count ->
    [one] About { $given } hour given back, estimated
   *[other] About { $given } hours given back, estimated
  }
value-title-minutes-short = About { $given } minutes given back, estimated
value-title-minutes = About { $given } minutes given back by { $amount }, estimated
value-saved-each = { $each-count ->
    [one] minute each, assumed
   *[other] minutes each, assumed
  }
value-saved-hours-figure = { $given }
value-saved-hours = hours given back, estimated
value-saved-minutes-figure = { $given }
value-saved-minutes = minutes given back, estimated
value-term-of = { $noun } in { $quarters } quarters
value-term-note = Hours counted from { $from } to { $to }
value-foot = { $value } { $label } = { $product }
value-saved-ask = Tell us if your figure differs
value-goals-note = Goals and results as recorded in your success plan
value-alt = Goals of the success plan: what was reached against each target.

# Service
service-kicker = How was the service?
service-title-faster = Half of first replies came within { $duration }, down from { $before }
service-title-kept = All { $n } first replies came within the promised { $promised }
service-title-half = Half of { $n } first replies came within { $duration }
service-promised = Promised: { $promised }
service-half = Half within { $duration }
service-kept = First replies within the promised { $promised }
service-kept-of = { $kept } of { $n }
service-strip-alt = The { $n } first replies as dots, by how long they took: half came within { $duration }.
service-strip-alt-kept = { $kept } of { $n } came within the promised { $promised }.
service-title-opened = { $opened-count ->
    [one] { $solved-count ->
        [0] One ticket this quarter
       *[other] One ticket this quarter, solved
      }
   *[other] { $opened } tickets this quarter, { $solved } of them solved
  }
service-title-plain = { $opened-count ->
    [one] You opened one ticket in { $quarter }
   *[other] You opened { $opened } tickets in { $quarter }
  }
service-opened = Tickets opened
service-solved = Solved so far
service-first-reply = Median first reply
service-before = { $quarter }: { $value }
service-axis = Tickets opened per month
service-alt = Tickets opened per month in { $quarter }. { $months }.
service-alt-month = { $month }: { $n }

# Fillers
teams-kicker = Where teams like yours start
teams-title = At least { $share } of teams like yours use { $feature }
teams-alt = The features most used by teams like yours: first { $feature }, in at least { $share } of them.
plan-kicker = The most from your plan
plan-title = { $n } features are included in { $plan }: what each is for
plan-title-unnamed = { $n } features are included for you: what each is for
plan-title-listed = { $n } features are included in { $plan }
plan-title-listed-unnamed = { $n } features are included for you
plan-note = Features available by { $date }
plan-note-others = Also included: { $names }

# Fillers of the account's own data
most-used-kicker = What you use most
most-used-title = { $share } of your uses in { $quarter } were of { $feature }
most-used-alt = How your uses in { $quarter } divide among features.
strongest-kicker = Your strongest weeks
strongest-title = With { $amount }, the week of { $day } was your strongest of the last { $weeks }
strongest-title-measured = With { $amount }, the week of { $day } was your strongest of { $weeks } weeks measured
strongest-week = Week of { $day }
strongest-above = { $share } above your average week of { $value }
strongest-mean = your average week: { $value }
started-kicker = Since you started
started-title = You have recorded { $amount } since { $date }
started-title-strongest = { $quarter } was your strongest quarter since { $date }
started-total = { $weeks-count ->
    [one] { $noun } recorded, in the one week measured
   *[other] { $noun } recorded, in { $weeks } weeks measured
  }
started-features = features used at least once
started-week = the most in one week, that of { $date }
started-axis = { $name }, average week
started-alt = { $name } in an average week of each quarter, from { $first } to { $last }.

# How these figures are counted
definitions-kicker = What do the words mean?
definitions-title = How these figures are counted
define-line = { $term }: { $text }
define-quarter = { $weeks-count ->
    [one] One complete week counts, from { $first } to { $last }
   *[other] { $weeks } complete weeks count, from { $first } to { $last }
  }
define-quarter-measured = Its weeks run from { $first } to { $last }; { $measured } of { $weeks } were measured
define-data-term = Data
define-data = It reaches to { $date }; what came later is not counted
define-mean = The figure of a quarter is the mean of its weeks
define-last = The figure of a quarter is that of its last measured week
define-largest = The figure of a quarter is that of its highest week
define-seats-week = The figure of “{ $name }” in the week to { $day } is divided by the seats in your contract
define-kind-term = Teams like yours
define-kind = They have the same { $properties } as you; no single one of them is ever shown
define-kind-all = They are all other accounts; no single one of them is ever shown
define-kind-segment = segment
define-kind-size = size in seats
define-kind-plan = plan
define-kind-industry = industry
define-kind-region = region
define-seats-term = Seats in use
define-seats = The figure of “{ $name }” is divided by the seats in your contract
define-month-share-term = Share of the month’s users
define-daily-share = Daily users are divided by the users of the last 30 days, in the latest week
define-weekly-share = The users of a week are divided by the users of the last 30 days, in the latest week
define-used-term = Features in use
define-used = A feature of your plan counts if somebody used it at least once in { $quarter }
define-peers-term = Teams like yours
define-peers = They are { $n } or more other accounts of your kind whose plan has the feature; told in steps, without names
define-live-term = Live
define-live = A request of your account is live if it was released by { $date }
define-given-term = Time given back
define-given = We estimate it as { $amount } × { $each-count ->
    [one] one minute
   *[other] { $each } minutes
  } each, with 60 minutes to the hour, rounded down
define-reply-term = First reply
define-reply = We count the tickets opened in { $quarter }: { $n-count ->
    [one] one of them has a recorded reply
   *[other] the median is of the { $n } with a recorded reply
  }
define-tickets-term = Tickets
define-tickets = A ticket counts if it was opened in { $quarter }

note-kicker = Who is writing to you?
note-title = A note from { $csm }

# 8 Next steps
next-kicker = What now?
next-title = One decision for { $quarter }: { $subject }
next-title-short = What to do in { $quarter }
next-when = in { $quarter }
next-before = before { $month }
next-you = You
next-both = You and us
next-yes = Say yes, or ask
next-answer = Answer with one click
next-live = Talk it through live
next-book = Book half an hour
next-subject-answer = { $account }: { $asked } { $answer }
next-reply = Or write to { $email }
next-wrong-person = Not the right person? Tell us who is
next-subject-book = Live review of { $quarter }, { $account }
next-subject-reply = { $quarter } review, { $account }
next-subject-person = Right contact for reviews, { $account }

# E-mails that carry a deck
mail-subject = { $account }: { $quarter } in review
mail-greeting = Hello { $contact },
mail-greeting-all = Hello,
mail-opening = Your review of { $quarter } is ready. What stands out:
mail-attached = All { $pages } pages are attached as a PDF.
mail-linked = All { $pages } pages are here:
mail-open = Open the review
mail-live = To talk any of it through, just reply to this message.
mail-person = If these reviews are for somebody else, please tell us who.
mail-closing = Best regards
mail-picture = First page of the review: { $headline }
mail-picture-glance = The quarter on one page: { $headline }
mail-unsubscribe = Stop these reviews
mail-reference = Reference: { $token }

# The page that asks for a click before a hand is raised
raise-lead = One click opens a message to { $vendor } in your own mail program. Send it, and we will be in touch.
raise-button = Yes, please get in touch
raise-subject = Please get in touch about our review
raise-lost = This link is not complete. Simply reply to the message that your review came with.
raise-no-script = This page needs scripts, and your browser runs none here. Write to { $address }, or simply reply to the message that your review came with.
