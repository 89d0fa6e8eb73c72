# What a letter to one person says of figures by the month.
claim-total-part = { $measured-count ->
    [one] Usted registró { $amount } en el mes medido
   *[other] Usted registró { $amount } en los { $measured } meses medidos
  }
trend-few = Con una sola persona, un mes suelto dice poco
