# What a letter to one person says of figures by the month.
claim-total-part = { $measured-count ->
    [one] Sie kamen in dem einen gemessenen Monat auf { $amount }
   *[other] Sie kamen in { $measured } gemessenen Monaten auf { $amount }
  }
trend-few = Bei einer einzigen Person sagt ein einzelner Monat wenig
