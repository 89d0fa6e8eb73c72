# What decks of figures by the month say instead, in German: a month stands in the place of a week.
# `$day` of a message is a month in full where that of the weekly one is the first day of a week.
claim-up = { $name-number ->
    [singular] { $name } stieg in den vergleichbaren Monaten beider Quartale um { $change }
    [plural] { $name } stiegen in den vergleichbaren Monaten beider Quartale um { $change }
   *[other] Die Kennzahl „{ $name }“ stieg in den vergleichbaren Monaten beider Quartale um { $change }
  }
claim-down = { $name-number ->
    [singular] { $name } sank in den vergleichbaren Monaten beider Quartale um { $change }
    [plural] { $name } sanken in den vergleichbaren Monaten beider Quartale um { $change }
   *[other] Die Kennzahl „{ $name }“ sank in den vergleichbaren Monaten beider Quartale um { $change }
  }
claim-few-up = { $name-number ->
    [singular] { $name } stieg in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
    [plural] { $name } stiegen in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
  }
claim-few-down = { $name-number ->
    [singular] { $name } sank in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
    [plural] { $name } sanken in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank in den vergleichbaren Monaten beider Quartale von { $before } auf { $value }
  }
claim-near-common = { $name-number ->
    [singular] { $name } lag in den vergleichbaren Monaten bei { $value }, nach { $before } im Vorquartal
    [plural] { $name } lagen in den vergleichbaren Monaten bei { $value }, nach { $before } im Vorquartal
   *[other] Die Kennzahl „{ $name }“ lag in den vergleichbaren Monaten bei { $value }, nach { $before } im Vorquartal
  }
claim-carried-more = { $people } Personen je Monat kamen auf { $amount }, { $share } mehr als { $before } im { $quarter }
claim-carried-less = { $people } Personen je Monat kamen auf { $amount }, { $share } der Menge von { $before } im { $quarter }
claim-carried-alike = { $people } Personen je Monat kamen auf { $amount }, etwa so viel wie { $before } im { $quarter }
claim-points-common-up = { $name-number ->
    [singular] { $name } stieg in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
    [plural] { $name } stiegen in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
   *[other] Die Kennzahl „{ $name }“ stieg in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } sank in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
    [plural] { $name } sanken in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
   *[other] Die Kennzahl „{ $name }“ sank in den vergleichbaren Monaten beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
  }
claim-total-part = { $measured-count ->
    [one] Ihre Teams kamen in dem einen gemessenen Monat auf { $amount }
   *[other] Ihre Teams kamen in { $measured } gemessenen Monaten auf { $amount }
  }
because-quarter = In den gemessenen Monaten kamen Sie auf { $amount }; { $then }
because-verb-so-far = Sie { $verb } in den gemessenen Monaten { $amount }; { $then }
step-look-again = Die Monate erneut ansehen
step-look-again-detail = { $csm } schickt Ihnen die Zahlen der Monate seither, ob im Plus oder im Minus.
cover-latest = { $amount } im { $day }
glance-common = { $before } → { $now }, vergleichbare Monate
glance-few-common-up = ▲ von { $before } auf { $now }, vergleichbare Monate
glance-few-common-down = ▼ von { $before } auf { $now }, vergleichbare Monate
glance-no-change = Kein Vergleich: zu wenige vergleichbare Monate
glance-first-weeks = { $n-count ->
    [one] Erster gemessener Monat
   *[other] Die ersten { $n } gemessenen Monate
  }
note-window = { $weeks-count ->
    [one] Ein voller Monat bis { $date }
   *[other] { $weeks } volle Monate bis { $date }
  }
note-window-measured = { $measured } von { $weeks } Monaten gemessen, bis { $date }
note-compared = verglichen mit den entsprechenden Monaten im { $quarter }
trend-title-sparse = { $name-number ->
    [singular] { $name } wurde in { $measured } von { $weeks } Monaten erfasst, insgesamt { $value }
    [plural] { $name } wurden in { $measured } von { $weeks } Monaten erfasst, insgesamt { $value }
   *[other] Die Kennzahl „{ $name }“ wurde in { $measured } von { $weeks } Monaten erfasst, insgesamt { $value }
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } lag zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Monaten
    [plural] { $name } lagen zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Monaten
   *[other] Die Kennzahl „{ $name }“ lag zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Monaten
  }
trend-title-above = { $claim }, { $n } von { $weeks } Monaten über Mittel { $quarter }
trend-title-every = { $claim }, jeden Monat über Mittel { $quarter }
trend-title-every-measured = { $claim }, jeden gemessenen Monat über Mittel { $quarter }
trend-title-total = { $measured-count ->
    [one] In einem Monat kamen Sie auf { $amount }; { $quarter } ist Ihr erstes gemessenes Quartal
   *[other] In { $measured } Monaten kamen Sie auf { $amount }; { $quarter } ist Ihr erstes gemessenes Quartal
  }
trend-title-total-again = { $measured-count ->
    [one] In einem Monat im { $quarter } kamen Sie auf { $amount }
   *[other] In { $measured } Monaten im { $quarter } kamen Sie auf { $amount }
  }
trend-axis = { $name }, Monat für Monat
trend-high = Stärkster Monat ({ $day })
trend-latest = Jüngster Monat ({ $day })
trend-first-week = Erster Monat ({ $day })
trend-mean = Durchschnittlicher Monat
trend-mean-of = { $quarter }: Durchschnittsmonat { $value }
trend-year-ago = Dieselben Monate im { $quarter }: { $value }
trend-flat = Monat für Monat blieb der Wert nahe am Durchschnitt
trend-sparse = Für einen Trend wurden zu wenige Monate gemessen; die Säulen zeigen, was erfasst ist
trend-alt = { $name } im { $quarter }, Monat für Monat: von { $first } auf { $last }, höchster Wert { $peak }.
trend-alt-prior = Die Monate im { $quarter } davor sind grau gezeigt, von { $first } auf { $last }.
trend-alt-gaps = { $n-count ->
    [one] Ein Monat wurde nicht gemessen.
   *[other] { $n } Monate wurden nicht gemessen.
  }
potential-title-part = { $measured-count ->
    [one] In dem einen gemessenen Monat nutzten Sie { $share } des Enthaltenen
   *[other] In { $measured } gemessenen Monaten nutzten Sie { $share } des Enthaltenen
  }
potential-title-best-pace = Je gemessenen Monat erreichte { $quarter } { $share } Ihres besten Quartals
potential-weeks = { $name }, Monat für Monat
potential-weeks-alt = { $name } Monat für Monat, von { $first } auf { $last }; Ihr Tarif enthält { $limit }.
potential-back-alt = { $name } Monat für Monat, von { $first } auf { $last }; Ende { $quarter }: { $limit }.
potential-met-since = Das Limit ist seit { $day } erreicht
potential-runway-both = Im Tempo dieses Quartals ist das Limit im { $month } erreicht, im Tempo des letzten Monats im { $other }
potential-runway-same = Im Tempo dieses Quartals wie in dem des letzten Monats ist das Limit im { $month } erreicht
potential-runway-month = Im Tempo des letzten Monats ist das Limit im { $month } erreicht
potential-note-best-pace = Ihr höchster Wert je gemessenen Monat, auf die jetzt gemessenen Monate gerechnet
started-total = { $weeks-count ->
    [one] { $noun } in dem einen gemessenen Monat
   *[other] { $noun } in { $weeks } gemessenen Monaten
  }
started-week = in Ihrem stärksten Monat, { $date }
started-axis = { $name }, Durchschnittsmonat
started-alt = { $name } in einem Durchschnittsmonat je Quartal, von { $first } auf { $last }.
define-quarter = { $weeks-count ->
    [one] Es zählt ein voller Monat, vom { $first } bis zum { $last }
   *[other] Es zählen { $weeks } volle Monate, vom { $first } bis zum { $last }
  }
define-quarter-measured = { $measured-count ->
    [one] Die Monate reichen vom { $first } bis zum { $last }; gemessen wurde einer von { $weeks }
   *[other] Die Monate reichen vom { $first } bis zum { $last }; gemessen wurden { $measured } von { $weeks }
  }
define-mean = Der Wert eines Quartals ist das Mittel seiner Monate
define-last = Der Wert eines Quartals ist der seines letzten gemessenen Monats
define-largest = Der Wert eines Quartals ist der seines höchsten Monats
define-seats-week = Der Wert von „{ $name }“ im Monat bis { $day } wird durch die Lizenzen Ihres Vertrags geteilt
define-daily-share = Die Nutzer eines Tages werden durch die der letzten 30 Tage geteilt, im jüngsten Monat
define-weekly-share = Die Nutzer einer Woche werden durch die der letzten 30 Tage geteilt, im jüngsten Monat
