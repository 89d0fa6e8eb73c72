# What a letter to one person says of figures by the month.
claim-total-part = { $measured-count ->
    [one] You recorded { $amount } in the one month measured
   *[other] You recorded { $amount } in the { $measured } months measured
  }
trend-few = With one person at work, a single month says little
