# What a letter to one person says instead: no teams, no people.
claim-total = You recorded { $amount } in the quarter
claim-total-part = { $measured-count ->
    [one] You recorded { $amount } in the one week measured
   *[other] You recorded { $amount } in the { $measured } weeks measured
  }
claim-pick-peers = At least { $share } of customers like you use { $feature }, which your plan includes
claim-start = Everything is there for you to begin
reason-peers = At least { $share } of customers like you use it
step-kick-off-detail = { $csm } walks you through it in half an hour.
features-own = Your use
features-peers = Of { $n } or more customers like you, at least
features-define-peers-term = Share of customers like you
potential-title-cohort = One in four customers like you reaches { $target } { $noun } or more
potential-title-cohort-past = With { $amount } you are ahead of three in four customers like you
potential-title-cohort-level = With { $amount } you have reached the mark set by customers like you
potential-row-cohort = a quarter of customers: { $target }+
potential-side-left = more { $noun } to what one in four customers like you reaches
potential-side-past = { $noun }, in the upper quarter of customers like you
potential-fact-median = Half of { $n } or more customers like you reach ({ $noun })
potential-band = Around the middle half of { $n } or more customers like you
requests-used = You have used { $feature } since then
requests-not-used = You have not used { $feature } since then
teams-kicker = Where customers like you start
teams-title = At least { $share } of customers like you use { $feature }
teams-alt = The features most used by customers like you: first { $feature }, in at least { $share } of them.
define-kind-term = Customers like you
define-peers-term = Customers like you
define-used = A feature of your plan counts if you used it at least once in { $quarter }
trend-few = With one person at work, a single week says little
answer-yes = Yes, let’s do it
answer-chose = I chose to stop
answer-unknown = I don’t know
