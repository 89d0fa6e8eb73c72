# What a letter to one person says of figures by the month.
claim-total-part = { $measured-count ->
    [1] Vous totalisez { $amount } sur un mois mesuré
    [one] Vous totalisez { $amount } sur { $measured } mois mesuré
   *[other] Vous totalisez { $amount } sur { $measured } mois mesurés
  }
trend-few = Pour une seule personne, un mois isolé en dit peu
