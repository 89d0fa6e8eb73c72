# What a letter to one person says of figures by the month.
claim-total-part = { $measured-count ->
    [1] Você registrou { $amount } no mês medido
    [one] Você registrou { $amount } em { $measured } mês medido
   *[other] Você registrou { $amount } nos { $measured } meses medidos
  }
trend-few = Com uma única pessoa, um mês isolado diz pouco
