claim-total = Sie kamen im Quartal auf { $amount }
claim-total-part = { $measured-count ->
    [one] Sie kamen in der einen gemessenen Woche auf { $amount }
   *[other] Sie kamen in { $measured } gemessenen Wochen auf { $amount }
  }
claim-pick-peers = Die Funktion „{ $feature }“ nutzen { $share } vergleichbarer Kunden; Ihr Tarif enthält sie
claim-start = Für Sie ist alles startklar
reason-peers = { $share } vergleichbarer Kunden nutzen diese Funktion
step-kick-off-detail = { $csm } führt Sie in einer halben Stunde ein.
features-own = Ihre Nutzung
features-own-times = Wie oft Sie sie nutzten, im { $quarter }
features-peers = Anteil von { $n } vergleichbaren Kunden
features-peers-least = Anteil von { $n } oder mehr vergleichbaren Kunden
features-pick-peers = { $share } von { $n } vergleichbaren Kunden nutzen diese Funktion
features-define-peers-term = Anteil vergleichbarer Kunden
potential-title-cohort = Einer von vier vergleichbaren Kunden erreicht { $target } { $noun } oder mehr
potential-title-cohort-past = { $amount }: Damit liegen Sie vor drei Vierteln vergleichbarer Kunden
potential-title-cohort-level = { $amount }: Damit erreichen Sie die Marke vergleichbarer Kunden
potential-side-left = { $noun } mehr bis zum oberen Viertel vergleichbarer Kunden
potential-side-past = { $noun }, im oberen Viertel vergleichbarer Kunden
potential-fact-median = Median von { $n } vergleichbaren Kunden ({ $noun })
potential-band = Die mittlere Hälfte von { $n } vergleichbaren Kunden
requests-used = Sie haben „{ $feature }“ seither genutzt
requests-not-used = Sie haben „{ $feature }“ seither nicht genutzt
teams-kicker = Womit vergleichbare Kunden beginnen
teams-title = { $share } vergleichbarer Kunden nutzen „{ $feature }“
teams-title-all = Alle { $n } vergleichbaren Kunden nutzen „{ $feature }“
teams-alt = Was vergleichbare Kunden am meisten nutzen: zuerst „{ $feature }“, bei { $share } von ihnen.
define-kind-term = Vergleichbare Kunden
define-peers-term = Vergleichbare Kunden
trend-few = Bei einer einzigen Person sagt eine einzelne Woche wenig
answer-yes = Ja, das mache ich
answer-chose = Das war meine Wahl
answer-unknown = Ich weiß es nicht
