claim-total = Sie kamen im Quartal auf { $amount }
claim-total-part = { $measured-count ->
    [one] Sie kamen in der einen gemessenen Woche auf { $amount }
   *[other] Sie kamen in { $measured } gemessenen Wochen auf { $amount }
  }
claim-pick-peers = Die Funktion „{ $feature }“ nutzen mindestens { $share } vergleichbarer Kunden; Ihr Tarif enthält sie
claim-start = Für Sie ist alles startklar
reason-peers = Mindestens { $share } vergleichbarer Kunden nutzen diese Funktion
step-kick-off-detail = { $csm } führt Sie in einer halben Stunde ein.
features-own = Ihre Nutzung
features-own-times = Wie oft Sie sie nutzten, im { $quarter }
features-peers = Von { $n } oder mehr vergleichbaren Kunden mindestens
features-define-peers-term = Anteil vergleichbarer Kunden
potential-title-cohort = Einer von vier vergleichbaren Kunden erreicht { $target } { $noun } oder mehr
potential-title-cohort-past = { $amount }: Damit liegen Sie vor drei Vierteln vergleichbarer Kunden
potential-title-cohort-level = { $amount }: Damit erreichen Sie die Marke vergleichbarer Kunden
potential-row-cohort = ein Viertel der Kunden: ab { $target }
potential-side-left = { $noun } mehr, so viel erreicht einer von vier vergleichbaren Kunden
potential-side-past = { $noun }, im oberen Viertel vergleichbarer Kunden
potential-fact-median = Die Hälfte von { $n } oder mehr vergleichbaren Kunden erreicht ({ $noun })
potential-band = Hier liegt die mittlere Hälfte von { $n } oder mehr vergleichbaren Kunden
requests-used = Sie haben „{ $feature }“ seither genutzt
requests-not-used = Sie haben „{ $feature }“ seither nicht genutzt
teams-kicker = Womit vergleichbare Kunden beginnen
teams-title = Mindestens { $share } vergleichbarer Kunden nutzen „{ $feature }“
teams-alt = Was vergleichbare Kunden am meisten nutzen: zuerst „{ $feature }“, bei mindestens { $share } von ihnen.
define-kind-term = Vergleichbare Kunden
define-peers-term = Vergleichbare Kunden
trend-few = Bei einer einzigen Person sagt eine einzelne Woche wenig
answer-yes = Ja, das mache ich
answer-chose = Das war meine Wahl
answer-unknown = Ich weiß es nicht
