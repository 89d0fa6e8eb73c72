# Every sentence of a deck, in German. A clause has no full stop of its own; "sentence" adds it.
# Names of features and customers may be of any gender and number: no article stands before them, and no verb depends on
# them. A metric whose number is known is a subject; of any other "die Kennzahl" is.

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
percent = { $n } %
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $amount } { $symbol }
money-code = { $amount } { $symbol }
quarter = Q{ $quarter } { $year }
quarter-fiscal = Q{ $quarter } GJ { $year }
quarter-in-full = { $quarter }. Quartal { $year }
quarter-fiscal-in-full = { $quarter }. Quartal GJ { $year }
feature = „{ $feature }“
duration-moment = unter einer Minute
duration-minutes = { $n-count ->
    [one] { $n } Minute
   *[other] { $n } Minuten
  }
duration-hours = { $n-count ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
  }
duration-days = { $n-count ->
    [one] { $n } Tag
   *[other] { $n } Tage
  }

# The deck as a document
deck-title = { $name } · { $quarter } im Rückblick
deck-subject = Was { $name } im { $quarter } mit { $vendor } erreicht hat
deck-line = { $name } · { $quarter } · erstellt von { $vendor }

# Claims: movement of a metric
claim-rose = { $name-number ->
    [singular] { $name } stieg um { $change } auf { $value }
    [plural] { $name } stiegen um { $change } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg um { $change } auf { $value }
  }
claim-rose-sharply = { $name-number ->
    [singular] { $name } stieg deutlich, um { $change } auf { $value }
    [plural] { $name } stiegen deutlich, um { $change } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg deutlich, um { $change } auf { $value }
  }
claim-fell = { $name-number ->
    [singular] { $name } sank um { $change } auf { $value }
    [plural] { $name } sanken um { $change } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank um { $change } auf { $value }
  }
claim-fell-sharply = { $name-number ->
    [singular] { $name } sank deutlich, um { $change } auf { $value }
    [plural] { $name } sanken deutlich, um { $change } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank deutlich, um { $change } auf { $value }
  }
claim-steady = { $name-number ->
    [singular] { $name } blieb stabil bei { $value }
    [plural] { $name } blieben stabil bei { $value }
   *[other] Die Kennzahl „{ $name }“ blieb stabil bei { $value }
  }
claim-up = { $name-number ->
    [singular] { $name } stieg in den gemeinsamen Wochen beider Quartale um { $change }
    [plural] { $name } stiegen in den gemeinsamen Wochen beider Quartale um { $change }
   *[other] Die Kennzahl „{ $name }“ stieg in den gemeinsamen Wochen beider Quartale um { $change }
  }
claim-down = { $name-number ->
    [singular] { $name } sank in den gemeinsamen Wochen beider Quartale um { $change }
    [plural] { $name } sanken in den gemeinsamen Wochen beider Quartale um { $change }
   *[other] Die Kennzahl „{ $name }“ sank in den gemeinsamen Wochen beider Quartale um { $change }
  }
claim-few-rose = { $name-number ->
    [singular] { $name } stieg von { $before } auf { $value }
    [plural] { $name } stiegen von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg von { $before } auf { $value }
  }
claim-few-fell = { $name-number ->
    [singular] { $name } sank von { $before } auf { $value }
    [plural] { $name } sanken von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank von { $before } auf { $value }
  }
claim-few-up = { $name-number ->
    [singular] { $name } stieg in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
    [plural] { $name } stiegen in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
  }
claim-few-down = { $name-number ->
    [singular] { $name } sank in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
    [plural] { $name } sanken in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank in den gemeinsamen Wochen beider Quartale von { $before } auf { $value }
  }
claim-near = { $name-number ->
    [singular] { $name } lag bei { $value }, nach { $before } im Vorquartal
    [plural] { $name } lagen bei { $value }, nach { $before } im Vorquartal
   *[other] Die Kennzahl „{ $name }“ lag bei { $value }, nach { $before } im Vorquartal
  }
claim-near-common = { $name-number ->
    [singular] { $name } lag in den gemeinsamen Wochen bei { $value }, nach { $before } im Vorquartal
    [plural] { $name } lagen in den gemeinsamen Wochen bei { $value }, nach { $before } im Vorquartal
   *[other] Die Kennzahl „{ $name }“ lag in den gemeinsamen Wochen bei { $value }, nach { $before } im Vorquartal
  }
claim-points-up = { $name-number ->
    [singular] { $name } stieg um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
    [plural] { $name } stiegen um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
  }
claim-points-down = { $name-number ->
    [singular] { $name } sank um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
    [plural] { $name } sanken um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
   *[other] Die Kennzahl „{ $name }“ sank um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      } auf { $value }
  }
claim-points-common-up = { $name-number ->
    [singular] { $name } stieg in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
    [plural] { $name } stiegen in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
   *[other] Die Kennzahl „{ $name }“ stieg in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } sank in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
    [plural] { $name } sanken in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
   *[other] Die Kennzahl „{ $name }“ sank in den gemeinsamen Wochen beider Quartale um { $points-count ->
        [one] einen Prozentpunkt
       *[other] { $points } Prozentpunkte
      }
  }
claim-total = Ihre Teams kamen im Quartal auf { $amount }
claim-total-part = { $measured-count ->
    [one] Ihre Teams kamen in der einen gemessenen Woche auf { $amount }
   *[other] Ihre Teams kamen in { $measured } gemessenen Wochen auf { $amount }
  }
claim-level = { $name-number ->
    [singular] { $name } lag bei { $value }
    [plural] { $name } lagen bei { $value }
   *[other] Die Kennzahl „{ $name }“ lag bei { $value }
  }
claim-carried-more = { $people } Personen je Woche kamen auf { $amount }, { $share } mehr als { $before } im { $quarter }
claim-carried-less = { $people } Personen je Woche kamen auf { $amount }, { $share } der Menge von { $before } im { $quarter }
claim-carried-alike = { $people } Personen je Woche kamen auf { $amount }, etwa so viel wie { $before } im { $quarter }
claim-each = Jede Person kam im Schnitt auf { $each } { $noun }, nach { $before } im { $quarter }
claim-goal-reached = Ihr Ziel „{ $goal }“ ist erreicht: { $actual } bei angestrebten { $target }
claim-goal-most-reached = Ihr Ziel „{ $goal }“ ist erreicht: { $actual } bei angestrebten höchstens { $target }
claim-goal-open = Ihr Ziel „{ $goal }“ steht bei { $actual } von angestrebten { $target }
claim-goal-most-open = Ihr Ziel „{ $goal }“ liegt bei { $actual }, angestrebt sind höchstens { $target }
claim-goals-reached = { $n-count ->
    [2] Sie haben Ihre beiden Ziele erreicht
   *[other] Sie haben alle { $n } Ziele erreicht
  }

# Claims: seats
claim-seats = { $active-count ->
    [one] { $active } von { $licensed } Lizenzen ist im Einsatz
   *[other] { $active } von { $licensed } Lizenzen sind im Einsatz
  }
claim-seats-more = { $active-count ->
    [one] { $active } von { $licensed } Lizenzen ist im Einsatz, { $more } mehr als im Vorquartal
   *[other] { $active } von { $licensed } Lizenzen sind im Einsatz, { $more } mehr als im Vorquartal
  }
claim-seats-ready = { $ready-count ->
    [one] Eine Lizenz steht für Ihr Team bereit
   *[other] { $ready } Lizenzen stehen für Ihr Team bereit
  }

# Claims: entitlements
claim-near-limit = { $name-number ->
    [singular] { $name } erreichte { $share } des enthaltenen Umfangs
    [plural] { $name } erreichten { $share } des enthaltenen Umfangs
   *[other] Die Kennzahl „{ $name }“ erreichte { $share } des enthaltenen Umfangs
  }
claim-over-limit = { $name-number ->
    [singular] { $name } übertraf mit { $value } den enthaltenen Umfang von { $included }
    [plural] { $name } übertrafen mit { $value } den enthaltenen Umfang von { $included }
   *[other] Die Kennzahl „{ $name }“ übertraf mit { $value } den enthaltenen Umfang von { $included }
  }
claim-near-limit-seats = Sie nutzen { $share } Ihrer { $included } Lizenzen
claim-full-seats = Ihre { $included } Lizenzen sind alle im Einsatz
claim-over-limit-seats = Sie nutzen { $value } Lizenzen; Ihr Tarif enthält { $included }

# Claims: features
claim-adopted = { $n-count ->
    [one] In diesem Quartal nutzten Sie erstmals { $names }
    [2] In diesem Quartal nutzten Sie erstmals { $names }
   *[other] Sie nutzten { $n } Funktionen zum ersten Mal, darunter { $names }
  }
claim-breadth = { $used-count ->
    [one] Eine von { $total } Funktionen Ihres Tarifs ist im Einsatz
   *[other] { $used } von { $total } Funktionen Ihres Tarifs sind im Einsatz
  }
claim-breadth-all = { $total-count ->
    [one] Die eine Funktion Ihres Tarifs ist im Einsatz
   *[other] Alle { $total } Funktionen Ihres Tarifs sind im Einsatz
  }
claim-begun = Ihr Team begann im { $month } mit { $names }
claim-begun-week = Ihr Team begann in der Woche ab { $day }
claim-most-used = { $users-count ->
    [one] Am meisten genutzt wird { $feature }: im { $month } von einer Person
   *[other] Am meisten genutzt wird { $feature }: im { $month } von { $users } Personen
  }
claim-most-often = Am häufigsten nutzen Sie { $feature }: { $uses }-mal im { $quarter }
claim-pick = Die Funktion „{ $feature }“ ist in Ihrem Tarif enthalten und startklar
claim-pick-peers = Die Funktion „{ $feature }“ nutzen mindestens { $share } vergleichbarer Teams; Ihr Tarif enthält sie
claim-lapsed = „{ $feature }“ war bis { $month } im Einsatz
claim-lapsed-users = { $users-count ->
    [one] Eine Person nutzte „{ $feature }“ bis { $month }
   *[other] { $users } Personen nutzten „{ $feature }“ bis { $month }
  }

# Claims: requests
claim-requests = { $live-count ->
    [one] { $total-count ->
        [2] Einer Ihrer beiden Wünsche ist umgesetzt
       *[other] Einer Ihrer { $total } Wünsche ist umgesetzt
      }
   *[other] { $live } Ihrer { $total } Wünsche sind umgesetzt
  }
claim-requests-one = Ihr Wunsch „{ $title }“ ist umgesetzt
claim-requests-all = { $total-count ->
    [one] Ihr Wunsch „{ $title }“ ist umgesetzt
    [2] Ihre beiden Wünsche sind umgesetzt
   *[other] Alle { $total } Wünsche sind umgesetzt
  }

# Claims: stickiness
claim-daily-share = { $share } der Nutzer eines Monats melden sich an einem durchschnittlichen Tag an
claim-daily-share-up = { $share } der Nutzer eines Monats melden sich an einem durchschnittlichen Tag an, zuvor { $before }
claim-weekly-share = { $share } der Nutzer eines Monats melden sich innerhalb einer Woche an
claim-weekly-share-up = { $share } der Nutzer eines Monats melden sich innerhalb einer Woche an, zuvor { $before }

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [one] Die erste Antwort auf eine Anfrage brauchte { $duration }
   *[other] Die erste Antwort auf { $n } Anfragen brauchte im Median { $duration }
  }
claim-start = Für Ihr Team ist alles startklar
claim-start-seats = { $seats-count ->
    [one] Ihre Lizenz ist startklar
   *[other] { $seats } Lizenzen sind startklar für Ihr Team
  }
claim-plan-set = Ihr Tarif ist { $plan }
claim-plan-features = { $n-count ->
    [one] Eine Funktion Ihres Tarifs { $plan } steht für Sie bereit
   *[other] { $n } Funktionen Ihres Tarifs { $plan } stehen für Sie bereit
  }
headline-none = Ihr { $quarter } im Rückblick
headline-goal-reached = Sie haben Ihr Ziel erreicht
headline-next = { $happened }; als Nächstes: { $subject }
headline-asks = { $happened }; eine Frage ist offen

# Reasons for a product
because = Sie haben { $amount }; { $then }
because-quarter = In den gemessenen Wochen kamen Sie auf { $amount }; { $then }
because-verb = Sie { $verb } { $amount }; { $then }
because-verb-so-far = Sie { $verb } in den gemessenen Wochen { $amount }; { $then }
because-verb-quarter = Sie { $verb } { $amount } im Quartal; { $then }
because-feature = Sie nutzen bereits „{ $feature }“; { $then }

# Next steps
# What a step is about, after "zuerst"
subject-seats = { $ready-count ->
    [one] eine freie Lizenz
   *[other] { $ready } freie Lizenzen
  }
subject-feature = „{ $feature }“
subject-request = „{ $title }“
subject-limit = Spielraum für { $noun }
subject-limit-seats = die Lizenzen, die Sie brauchen
subject-fell = ein Blick auf „{ $name }“
subject-goal = das Ziel „{ $goal }“
subject-look-again = ein zweiter Blick
subject-offer = { $product }
subject-goals = Ihre Ziele
subject-share = Ihre Kollegen
subject-reply = eine Frage
subject-changelog = die Neuerungen
subject-kick-off = ein Starttermin
step-seats = { $ready-count ->
    [one] Eine freie Lizenz vergeben
   *[other] { $ready } freie Lizenzen vergeben
  }
step-seats-detail = { $ready-count ->
    [one] { $licensed-count ->
        [one] Sie ist in Ihrem Vertrag schon enthalten.
       *[other] Sie ist in Ihren { $licensed } Lizenzen schon enthalten.
      }
   *[other] Sie sind in Ihren { $licensed } Lizenzen schon enthalten.
  }
step-feature = „{ $feature }“ einschalten
step-feature-first = Mit „{ $feature }“ beginnen
step-feature-again = „{ $feature }“ wieder nutzen
step-request = „{ $title }“ ausprobieren
step-request-detail = Verfügbar seit { $day }, wie von Ihnen gewünscht.
step-request-detail-undated = Jetzt verfügbar, wie von Ihnen gewünscht.
step-limit = Nächstes Quartal planen: { $noun }
step-limit-seats = Lizenzen für das nächste Quartal planen
step-limit-detail = Ein kurzes Gespräch klärt es; ohne Sie ändert sich nichts.
step-goal = Den Weg zum Ziel „{ $goal }“ frei machen
step-goal-detail = Eine halbe Stunde mit { $csm } kann zeigen, was hilft.
step-fell = Sagen Sie uns, was sich geändert hat
step-fell-detail = Liegt es an uns, beheben wir es zuerst.
worth-goal = Noch { $away }, und das Ziel von { $target } ist erreicht
worth-goal-most = Noch { $away } weniger, und das Ziel von höchstens { $target } ist erreicht
worth-fell = Das Niveau vom { $quarter } brächte rund { $given } Stunden mehr, bei { $each-count ->
    [one] einer angenommenen Minute
   *[other] angenommenen { $each } Minuten
  } je Vorgang
worth-fell-money = Das Niveau vom { $quarter } brächte rund { $given } Stunden mehr, zum genannten Satz { $money } wert
step-look-again = Die Wochen erneut ansehen
step-look-again-detail = { $csm } schickt Ihnen die Zahlen der Wochen seither, ob im Plus oder im Minus.
reason-near-limit = { $value } von { $included } sind bereits genutzt
reason-near-limit-pace = { $value } von { $included } sind bereits genutzt; im Tempo dieses Quartals ist das Limit im { $month } erreicht
reason-over-limit = Genutzt werden { $value }, enthalten sind { $included }
reason-lapsed = Diese Funktion war bis { $month } im Einsatz
reason-lapsed-users = { $users-count ->
    [one] Eine Person nutzte diese Funktion bis { $month }
   *[other] { $users } Personen nutzten diese Funktion bis { $month }
  }
reason-peers = Mindestens { $share } vergleichbarer Teams nutzen diese Funktion
ask-goal = Was steht dem Ziel „{ $goal }“ im Weg?
ask-lapsed = Was wurde nach { $month } aus { $feature }?
ask-fell = Was hat sich im { $quarter } geändert?
ask-turned = Was hat sich im { $month } geändert?
ask-join = Wie viele kommen neu dazu?
ask-over = Wie regeln wir die Lizenzen über Ihrem Tarif?
answer-yes = Ja, machen wir das
answer-yes-please = Ja, bitte
answer-later = Jetzt nicht
answer-stopped = Es ging nicht mehr
answer-chose = Das war unsere Wahl
answer-unknown = Wir wissen es nicht
answer-join-none = Niemand
answer-join-few = 1 bis 5
answer-join-some = 6 bis 20
answer-join-many = Über 20
answer-join-share-few = Bis 5 %
answer-join-share-some = 5 bis 20 %
answer-join-share-many = Über 20 %
answer-join-stay = Bei { $plan } bleiben
answer-over-add = In den Tarif aufnehmen
answer-over-free = Wir geben welche frei
answer-over-talk = Lassen Sie uns sprechen
answer-goal-help = Wir brauchen Hilfe
answer-goal-changed = Nicht mehr unser Ziel
answer-goal-wrong = Die Zahl stimmt nicht
step-offer = Prüfen, ob { $product } zu Ihnen passt
step-goals = Nennen Sie uns Ihre Ziele fürs nächste Quartal
step-goals-detail = Der nächste Rückblick zeigt, wie weit Sie gekommen sind.
step-share = Geben Sie diesen Rückblick weiter
step-share-detail = Er liest sich in vier Minuten, ganz ohne Termin.
step-reply = Antworten Sie mit einer Frage
step-reply-detail = { $csm } antwortet Ihnen persönlich.
step-changelog = Sehen Sie, was neu ist
step-changelog-detail = Alle Neuerungen aus dem { $quarter } an einem Ort.
step-kick-off = Legen Sie einen Starttermin fest
step-kick-off-detail = { $csm } führt Ihr Team in einer halben Stunde ein.

# What became of last quarter's suggestions
since-kicker = Seit { $quarter }
since-feature-users = { $users-count ->
    [one] Unseren Vorschlag im { $quarter }, „{ $feature }“, nutzt jetzt eine Person
   *[other] Unseren Vorschlag im { $quarter }, „{ $feature }“, nutzen jetzt { $users } Personen
  }
since-feature = Unser Vorschlag im { $quarter }, „{ $feature }“, ist jetzt im Einsatz
since-feature-open = Unser Vorschlag im { $quarter }, „{ $feature }“, steht bereit, wann immer Sie möchten
since-seats = { $more-count ->
    [one] Seit unserem Hinweis im { $quarter } ist eine Lizenz mehr im Einsatz
   *[other] Seit unserem Hinweis im { $quarter } sind { $more } Lizenzen mehr im Einsatz
  }
since-seats-open = { $ready-count ->
    [one] Die Lizenz aus unserem Hinweis im { $quarter } steht weiter bereit
   *[other] Die { $ready } Lizenzen aus unserem Hinweis im { $quarter } stehen weiter bereit
  }
since-fell = { $name-number ->
    [singular] { $name } stieg seit unserem Hinweis im { $quarter } um { $change }
    [plural] { $name } stiegen seit unserem Hinweis im { $quarter } um { $change }
   *[other] Die Kennzahl „{ $name }“ stieg seit unserem Hinweis im { $quarter } um { $change }
  }
since-fell-few = { $name-number ->
    [singular] { $name } stieg seit unserem Hinweis im { $quarter } von { $before } auf { $value }
    [plural] { $name } stiegen seit unserem Hinweis im { $quarter } von { $before } auf { $value }
   *[other] Die Kennzahl „{ $name }“ stieg seit unserem Hinweis im { $quarter } von { $before } auf { $value }
  }
since-limit = Für „{ $name }“ wuchs der im { $quarter } besprochene Umfang von { $then } auf { $now }
since-offer = { $product }, unser Vorschlag im { $quarter }, gehört jetzt Ihnen

# Links
link-how-to = So geht’s
link-read = Mehr dazu
link-changelog = Alle Neuerungen

# 1 Cover
cover-in-review = { $quarter } im Rückblick
cover-prepared = Erstellt von { $csm }
cover-as-of = Datenstand { $date }
cover-latest = { $amount } in der Woche ab { $day }
logo-alt = Logo von { $name }

# 2 Glance
glance-kicker = Das Quartal im Überblick
glance-title-start = Für { $name } ist alles startklar
glance-title-start-you = Für Sie ist alles startklar
glance-title-record = { $quarter }: was uns zu { $name } vorliegt
glance-title-record-you = { $quarter }: was uns zu Ihnen vorliegt
glance-page = S. { $page } →
glance-goal-reached = erreicht · Ziel { $target }
glance-goal-open = Ziel { $target }
glance-goal-most-reached = erreicht · höchstens { $target }
glance-goal-most-open = Ziel: höchstens { $target }
glance-included = von { $included } in Ihrem Tarif
glance-asked = Was Sie sich wünschten
glance-asked-live = „{ $title }“ ist seit dem { $day } verfügbar
glance-decide = Was zu entscheiden ist
glance-ask = Was wir fragen
glance-fell = Was wir sehen
glance-stayed = Was geblieben ist
glance-first = Ein früheres Quartal zum Vergleich gibt es noch nicht
glance-first-kicker = Ihr erster Rückblick
glance-strength = Was gut lief
glance-why = Was sich mitbewegte
glance-fact = Gut zu wissen
glance-use = Was Sie nutzen
glance-plan-use = Was Ihnen gehört
glance-service = Wie wir antworteten
glance-return = Wer wiederkommt
glance-record-kicker = In Zahlen
glance-included-kicker = Für Sie enthalten
glance-new-kicker = Neu im Quartal
glance-help-kicker = Für Sie da
glance-label = { $name }, { $noun }
glance-change-up = ▲ { $change } zum { $quarter }
glance-change-down = ▼ { $change } zum { $quarter }
glance-few-up = ▲ von { $before } im { $quarter }
glance-few-down = ▼ von { $before } im { $quarter }
glance-common = { $before } → { $now }, gemeinsame Wochen
glance-few-common-up = ▲ von { $before } auf { $now }, gemeinsame Wochen
glance-few-common-down = ▼ von { $before } auf { $now }, gemeinsame Wochen
glance-points-up = ▲ { $points-count ->
    [one] 1 Punkt
   *[other] { $points } Punkte
  } zum { $quarter }
glance-points-down = ▼ { $points-count ->
    [one] 1 Punkt
   *[other] { $points } Punkte
  } zum { $quarter }
glance-change-steady = Etwa wie im { $quarter }
glance-before = { $quarter }: { $value }
glance-no-change = Kein Vergleich: zu wenige gemeinsame Wochen
glance-more = ▲ { $more } mehr als im { $quarter }
glance-same = So viele wie im { $quarter }
glance-first-short = Erstes gemessenes Quartal
glance-first-weeks = { $n-count ->
    [one] Erste gemessene Woche
   *[other] Die ersten { $n } gemessenen Wochen
  }
glance-features = Funktionen im Einsatz
glance-features-value = { $used } von { $total }
glance-plan = Ihr Tarif
glance-since = Kunde seit
glance-seats-ready = Lizenzen bereit für Sie
glance-features-ready = Enthaltene Funktionen
glance-start-features = { $n-count ->
    [one] Eine Funktion ist für Sie enthalten
   *[other] { $n } Funktionen sind für Sie enthalten
  }
glance-start-features-plan = { $n-count ->
    [one] Der Tarif { $plan } enthält eine Funktion
   *[other] Der Tarif { $plan } enthält { $n } Funktionen
  }
glance-start-shipped = { $n-count ->
    [one] Eine Neuerung kam im { $quarter } für alle
   *[other] { $n } Neuerungen kamen im { $quarter } für alle
  }
glance-start-csm = { $csm } begleitet Ihre ersten Schritte
glance-not-measured = Im { $quarter } wurde keine Nutzung gemessen; uns liegen dazu keine Zahlen vor
note-window = { $weeks-count ->
    [one] Eine volle Woche bis { $date }
   *[other] { $weeks } volle Wochen bis { $date }
  }
note-window-measured = { $measured } von { $weeks } Wochen gemessen, bis { $date }
note-compared = verglichen mit denselben Wochen im { $quarter }
note-window-compared = { $window }, { $compared }

# Milestones, in the place of the trend
milestones-kicker = Wie verlief Ihr Start?
milestones-title-week-seats = { $active-count ->
    [one] { $active } von { $licensed } Lizenzen wurde seit der Woche ab { $day } aktiv
   *[other] { $active } von { $licensed } Lizenzen wurden seit der Woche ab { $day } aktiv
  }
milestones-title-users = { $users-count ->
    [one] Eine Person nutzte { $names } im { $month }
   *[other] { $users } Personen nutzten { $names } im { $month }
  }
milestones-title-started = Sie sind seit dem { $date } Kunde
milestones-week = Woche ab { $day }
milestones-started = Ihr Start mit { $vendor }
milestones-first-week = Erste erfasste Nutzung
milestones-first-use = Erste Nutzung von { $feature }
milestones-users = { $users-count ->
    [one] Eine Person im { $month }
   *[other] { $users } Personen im { $month }
  }
milestones-seats = Lizenzen im Einsatz
milestones-seats-of = { $active } von { $licensed }
milestones-goal = Ziel erreicht
milestones-next = Als Nächstes

# 3 Trend
trend-kicker = Mehr oder weniger als zuvor?
trend-title-sparse = { $name-number ->
    [singular] { $name } wurde in { $measured } von { $weeks } Wochen erfasst, insgesamt { $value }
    [plural] { $name } wurden in { $measured } von { $weeks } Wochen erfasst, insgesamt { $value }
   *[other] Die Kennzahl „{ $name }“ wurde in { $measured } von { $weeks } Wochen erfasst, insgesamt { $value }
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } lag zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Wochen
    [plural] { $name } lagen zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Wochen
   *[other] Die Kennzahl „{ $name }“ lag zuletzt bei { $latest }, gemessen in { $measured } von { $weeks } Wochen
  }
trend-title-mostly = { $claim }, größtenteils im { $month }
trend-title-mostly-two = { $claim }, größtenteils im { $month } und { $next }
trend-title-since = { $claim }, seit der Woche ab { $day }
trend-title-people = { $claim }, mit { $now } statt { $before } Personen
trend-title-each = { $claim }: { $now } je Person nach zuvor { $before }
trend-title-above = { $claim }, { $n } von { $weeks } Wochen über Mittel { $quarter }
trend-title-every = { $claim }, jede Woche über dem Mittel im { $quarter }
trend-title-every-measured = { $claim }, jede gemessene Woche über Mittel { $quarter }
trend-title-total = In { $measured } Wochen kamen Sie auf { $amount }; { $quarter } ist Ihr erstes gemessenes Quartal
trend-title-total-again = In { $measured } Wochen im { $quarter } kamen Sie auf { $amount }
trend-title-level-first = { $name-number ->
    [singular] { $name } lag in Ihrem ersten gemessenen Quartal bei { $value }
    [plural] { $name } lagen in Ihrem ersten gemessenen Quartal bei { $value }
   *[other] Die Kennzahl „{ $name }“ lag in Ihrem ersten gemessenen Quartal bei { $value }
  }
trend-title-level-again = { $name-number ->
    [singular] { $name } lag im { $quarter } bei { $value }
    [plural] { $name } lagen im { $quarter } bei { $value }
   *[other] Die Kennzahl „{ $name }“ lag im { $quarter } bei { $value }
  }
trend-axis = { $name }, Woche für Woche
trend-high = Stärkste Woche (ab { $day })
trend-latest = Jüngste Woche (ab { $day })
trend-first-week = Erste Woche (ab { $day })
trend-mean = Durchschnittliche Woche
trend-mean-of = { $quarter }: Durchschnittswoche { $value }
trend-part-each = { $noun } je Person, gerundet
trend-year-ago = Dieselben Wochen im { $quarter }: { $value }
trend-limit = { $value } enthalten
trend-limit-seats = { $seats-count ->
    [one] { $seats } Lizenz
   *[other] { $seats } Lizenzen
  }
trend-limit-fact = Jederzeit enthalten
trend-limit-seats-fact = Lizenzen in Ihrem Tarif
trend-fall-slows = Im { $month } fiel der Rückgang schwächer aus
trend-fall-ended = Im { $month } setzte sich der Rückgang nicht fort
trend-rise-slows = Im { $month } fiel der Anstieg schwächer aus
trend-rise-ended = Im { $month } setzte sich der Anstieg nicht fort
trend-flat = Woche für Woche blieb der Wert nahe am Durchschnitt
trend-few = Bei so wenigen Personen würde jede weitere das Bild verändern
trend-note-turn = Neues Niveau ab der Woche vom { $day }
trend-note-request = Verfügbar, wie gewünscht: { $title }
trend-note-feature = Neu in Ihrem Tarif: { $feature }
trend-sparse = Für einen Trend wurden zu wenige Wochen gemessen; die Säulen zeigen, was erfasst ist
trend-first = Ab dem nächsten Quartal vergleicht diese Seite zwei Quartale
trend-before = { $quarter }: { $value }
trend-before-up = { $quarter }: { $value } (▲ { $change })
trend-before-down = { $quarter }: { $value } (▼ { $change })
trend-alt = { $name } im { $quarter }, Woche für Woche: von { $first } auf { $last }, höchster Wert { $peak }.
trend-alt-prior = Die Wochen im { $quarter } davor sind grau gezeigt, von { $first } auf { $last }.
trend-alt-turn = In der Woche ab { $day } kam die Wende.
trend-alt-limit = Eine gepunktete Linie zeigt die Grenze: { $limit }.
trend-alt-gaps = { $n-count ->
    [one] Eine Woche wurde nicht gemessen.
   *[other] { $n } Wochen wurden nicht gemessen.
  }
trend-figure-level = { $noun } im { $quarter }

# 4 Potential
potential-kicker = Was steckt noch in Ihrem Vertrag?
potential-kicker-back = Was führt zurück?
potential-title-back = Der Weg zurück: { $left }, von { $value } auf { $before } wie im { $quarter }
potential-back-left = { $noun } mehr bis zum Stand vom { $quarter }
potential-back-alt = { $name } Woche für Woche, von { $first } auf { $last }; Ende { $quarter }: { $limit }.
potential-title-part = { $measured-count ->
    [one] In der einen gemessenen Woche nutzten Sie { $share } des Enthaltenen
   *[other] In { $measured } gemessenen Wochen nutzten Sie { $share } des Enthaltenen
  }
potential-title-best = Ihr bestes Quartal brachte { $amount }; { $quarter } erreichte { $share } davon
potential-title-best-pace = Je gemessener Woche erreichte { $quarter } { $share } Ihres besten Quartals
potential-title-best-now = { $quarter } ist Ihr bisher bestes Quartal: { $amount }
potential-title-cohort = Eines von vier vergleichbaren Teams erreicht { $target } { $noun } oder mehr
potential-title-cohort-past = { $amount }: Damit liegen Sie vor drei Vierteln vergleichbarer Teams
potential-title-cohort-level = { $amount }: Damit erreichen Sie die Marke vergleichbarer Teams
potential-title-next = { $left } { $noun } mehr, und Sie erreichen Ihre nächste Marke: { $target }
potential-row-of = { $value } von { $included }
potential-row-best = Bestwert { $best }
potential-row-best-pace = bestes Tempo { $best }
potential-row-best-now = Ihr Bestwert
potential-row-cohort = ein Viertel der Teams: ab { $target }
potential-row-next = nächste Marke { $target }
potential-side-best = Ihres besten Quartals
potential-side-best-pace = des Tempos Ihres besten Quartals
potential-side-left = { $noun } mehr, so viel erreicht eines von vier vergleichbaren Teams
potential-side-next = { $noun } mehr bis zur nächsten Marke
potential-side-past = { $noun }, im oberen Viertel vergleichbarer Teams
potential-fact-own = Sie im { $quarter }
potential-fact-median = Die Hälfte von { $n } oder mehr vergleichbaren Teams erreicht ({ $noun })
potential-fact-upper = Ein Viertel erreicht
potential-fact-next = Nächste Marke
potential-fact-best = Ihr Bestwert, { $quarter }
potential-fact-best-pace = Im Tempo Ihres besten Quartals, { $quarter }
potential-fact-included = Enthalten
potential-title-over = Sie nutzen { $used }; Ihr Tarif enthält { $included }
potential-title-full-room = Ein Limit ist erreicht: { $all }; alles andere hat Spielraum
potential-title-full = Sie haben ein Limit Ihres Tarifs erreicht: { $all }
potential-title-near-room = Sie nutzen { $held }; alles andere hat Spielraum
potential-title-near = Sie nutzen { $held } und nähern sich dem Limit
potential-title-room = Ihr Tarif hat Spielraum, am wenigsten hier: { $held }
potential-held = { $value } { $noun } von { $included }
potential-held-seats = { $value } von { $seats }
potential-all = { $amount }
potential-per-month = { $held } im Monat
potential-per-quarter = { $held } im Quartal
potential-rest = Der Rest Ihres Tarifs
potential-limit = Alles, was Ihr Tarif enthält
potential-band = Hier liegt die mittlere Hälfte von { $n } oder mehr vergleichbaren Teams
potential-weeks = { $name }, Woche für Woche
potential-weeks-limit = { $limit } in Ihrem Tarif
potential-weeks-alt = { $name } Woche für Woche, von { $first } auf { $last }; Ihr Tarif enthält { $limit }.
potential-met-since = Das Limit ist seit der Woche ab { $day } erreicht
potential-runway-both = Im Tempo dieses Quartals ist das Limit im { $month } erreicht, im Tempo der letzten vier Wochen im { $other }
potential-runway-same = Im Tempo dieses Quartals wie in dem der letzten vier Wochen ist das Limit im { $month } erreicht
potential-runway-quarter = Im Tempo dieses Quartals ist das Limit im { $month } erreicht
potential-runway-month = Im Tempo der letzten vier Wochen ist das Limit im { $month } erreicht
potential-runway-note = Das schreibt das Tempo fort und ist keine Prognose
potential-define-month-term = Im Monat
potential-define-month = Der mittlere Monat des Quartals neben dem, was Ihr Vertrag im Monat enthält
potential-define-band-term = Die mittlere Hälfte
potential-define-band = Das Band enthält die Anteile, die die mittlere Hälfte von { $n } oder mehr vergleichbaren Konten nutzt, in Stufen, ohne Namen
potential-define-upper-term = Was ein Viertel erreicht
potential-define-best-term = Bestes Quartal
potential-define-pace-term = Bestes Tempo
potential-note-best = Ihr höchster erfasster Wert
potential-note-best-pace = Ihr höchster Wert je gemessener Woche, auf die jetzt gemessenen Wochen gerechnet
potential-note-next = Mindestens drei Viertel von { $n } oder mehr vergleichbaren Konten erreichen sie; in Stufen, ohne Namen
potential-note-cohort = Mindestens ein Viertel von { $n } oder mehr vergleichbaren Konten erreicht so viel; in Stufen, ohne Namen
potential-note-entitlement = Was Ihr Vertrag abdeckt
potential-alt = Balken: was genutzt wird, gemessen am Möglichen.

# 5 Features
features-kicker = Was gehört Ihnen schon, ohne dass Sie es nutzen?
features-title-next = { $used-count ->
    [one] Sie nutzten eine Ihrer { $total } Funktionen im { $quarter }; als Nächstes folgt „{ $first }“
   *[other] Sie nutzten { $used } Ihrer { $total } Funktionen im { $quarter }; als Nächstes folgt „{ $first }“
  }
features-title-more = Sie nutzten { $used } Ihrer { $total } Funktionen im { $quarter }; noch { $left } zu entdecken
features-title-begun = { $used-count ->
    [one] Sie haben mit einer Funktion begonnen
   *[other] Sie haben mit { $used } Funktionen begonnen
  }
features-title-begun-next = { $used-count ->
    [one] Sie haben mit einer Funktion begonnen; als Nächstes folgt „{ $first }“
   *[other] Sie haben mit { $used } Funktionen begonnen; als Nächstes folgt „{ $first }“
  }
features-title-begun-more = { $used-count ->
    [one] Sie haben mit einer Funktion begonnen; noch { $left } zu entdecken
   *[other] Sie haben mit { $used } Funktionen begonnen; noch { $left } zu entdecken
  }
features-title-some = { $used-count ->
    [one] Sie nutzten eine Ihrer { $total } Funktionen im { $quarter }
   *[other] Sie nutzten { $used } Ihrer { $total } Funktionen im { $quarter }
  }
features-title-gained = Alle { $used } genutzten Funktionen gewannen seit { $month } Nutzer
features-title-gained-next = Alle { $used } genutzten Funktionen gewannen seit { $month } Nutzer; als Nächstes folgt „{ $first }“
features-title-gained-most = { $n } der { $used } genutzten Funktionen gewannen seit { $month } Nutzer
features-title-gained-most-next = { $n } der { $used } genutzten Funktionen gewannen seit { $month } Nutzer; als Nächstes folgt „{ $first }“
features-title-fewer = { $n } der { $used } genutzten Funktionen haben weniger Nutzer als im { $month }
features-title-fewer-all = Alle { $used } genutzten Funktionen haben weniger Nutzer als im { $month }
features-title-lapsed = „{ $first }“ war bis { $month } im Einsatz; beginnen Sie dort wieder
features-title-lapsed-users = { $users-count ->
    [one] Eine Person nutzte „{ $first }“ bis { $month }; beginnen Sie dort wieder
   *[other] { $users } Personen nutzten „{ $first }“ bis { $month }; beginnen Sie dort wieder
  }
features-title-start = { $total-count ->
    [one] Ihr Tarif enthält eine Funktion; beginnen Sie mit ihr
   *[other] Ihr Tarif enthält { $total } Funktionen; beginnen Sie mit „{ $first }“
  }
features-title-plan = { $total-count ->
    [one] Ihr Tarif enthält eine Funktion
   *[other] Ihr Tarif enthält { $total } Funktionen
  }
features-title-all = { $total-count ->
    [one] Sie nutzten im { $quarter } die eine Funktion Ihres Tarifs
   *[other] Sie nutzten alle { $total } Funktionen Ihres Tarifs im { $quarter }
  }
features-list-used = Im Einsatz
features-list-plan = In Ihrem Tarif
features-own = Nutzer in Ihrem Team
features-own-month = Nutzer in Ihrem Team, im { $month }
features-own-months = Nutzer in Ihrem Team: { $before } → { $month }
features-own-moved = { $before } → { $now }
features-own-best = Nutzer in Ihrem Team, im besten Monat
features-own-times = Wie oft Ihr Team sie nutzte, im { $quarter }
features-own-used = im Einsatz
features-own-users = { $users-count ->
    [one] 1 Person
   *[other] { $users } Personen
  }
features-own-uses = { $uses-count ->
    [one] einmal genutzt
   *[other] { $uses }-mal genutzt
  }
features-own-unused = noch nicht genutzt
features-own-idle = in diesem Quartal nicht genutzt
features-own-lapsed = bis { $month } genutzt
features-own-lapsed-users = { $users-count ->
    [one] bis { $month } von einer Person genutzt
   *[other] bis { $month } von { $users } Personen genutzt
  }
features-label-lapsed = bis { $month }
features-label-lapsed-users = { $users } bis { $month }
features-peers = Von { $n } oder mehr vergleichbaren Teams mindestens
features-pick-start = Beginnen Sie hier
features-pick-again = Beginnen Sie hier wieder
features-pick-takes = Dafür braucht es { $takes }
features-later = Ebenfalls in Ihrem Tarif: { $names }
features-later-more = Ebenfalls in Ihrem Tarif: { $names } und { $n } weitere
features-also-used = Ebenfalls im Einsatz: { $names }
features-also-used-more = Ebenfalls im Einsatz: { $names } und { $n } weitere
features-define-own = Wie viele verschiedene Personen eine Funktion im genannten Monat nutzten
features-define-peers-term = Anteil vergleichbarer Teams
features-define-peers = Mindestens so viele von { $n } oder mehr vergleichbaren Konten, deren Tarif die Funktion enthält; in Stufen
features-alt = Funktionen Ihres Tarifs: { $used } im Einsatz, { $left } nicht im Einsatz.
features-alt-moved = { $now }, im { $month } { $users }
features-alt-row = { $feature }: { $own }; Vergleich mindestens { $share }.

# 6 Requests
requests-kicker = Haben wir zugehört?
requests-kicker-shipped = Was ist neu für Sie?
requests-title = { $live-count ->
    [one] { $total-count ->
        [2] Einer Ihrer beiden Wünsche ist umgesetzt
       *[other] Einer Ihrer { $total } Wünsche ist umgesetzt
      }
   *[other] { $live } Ihrer { $total } Wünsche sind umgesetzt
  }
requests-title-all = { $total-count ->
    [one] Sie hatten einen Wunsch, und er ist umgesetzt
    [2] Sie hatten zwei Wünsche, und beide sind umgesetzt
   *[other] Sie hatten { $total } Wünsche, und alle sind umgesetzt
  }
requests-title-in-progress = { $total-count ->
    [one] Sie hatten einen Wunsch; er ist in Arbeit
   *[other] { $n-count ->
        [one] Einer Ihrer { $total } Wünsche ist in Arbeit
       *[other] { $n } Ihrer { $total } Wünsche sind in Arbeit
      }
  }
requests-title-planned = { $total-count ->
    [one] Sie hatten einen Wunsch; er ist eingeplant
   *[other] { $n-count ->
        [one] Einer Ihrer { $total } Wünsche ist eingeplant
       *[other] { $n } Ihrer { $total } Wünsche sind eingeplant
      }
  }
requests-title-under-review = { $total-count ->
    [one] Sie hatten einen Wunsch; er wird geprüft
   *[other] { $n-count ->
        [one] Einer Ihrer { $total } Wünsche wird geprüft
       *[other] { $n } Ihrer { $total } Wünsche werden geprüft
      }
  }
requests-title-open = { $total-count ->
    [one] Sie hatten einen Wunsch; er ist noch offen
   *[other] Von Ihren { $total } Wünschen ist noch keiner umgesetzt
  }
requests-title-shipped = { $n-count ->
    [one] Im { $quarter } kam eine Neuerung dazu
   *[other] Im { $quarter } kamen { $n } Neuerungen dazu
  }
requests-wish = „{ $title }“
requests-asked = Gewünscht am { $date }
requests-live = Verfügbar seit { $date }
requests-live-undated = Verfügbar
requests-in-progress = In Arbeit
requests-planned = Eingeplant
requests-under-review = In Prüfung
requests-open = Notiert, noch nicht verfügbar
requests-declined = Wird nicht umgesetzt
requests-used = Ihr Team hat „{ $feature }“ seither genutzt
requests-not-used = Ihr Team hat „{ $feature }“ seither nicht genutzt
requests-live-after = { $days-count ->
    [one] Einen Tag nach Ihrem Wunsch verfügbar
   *[other] { $days } Tage nach Ihrem Wunsch verfügbar
  }
requests-alt-row = { $title }: { $state }.
requests-alt-row-asked = { $title }: { $asked }. { $state }.
requests-more-live = { $n-count ->
    [one] Ein weiterer ist verfügbar
   *[other] { $n } weitere sind verfügbar
  }
requests-more-open = { $n-count ->
    [one] Ein weiterer ist noch nicht verfügbar
   *[other] { $n } weitere sind noch nicht verfügbar
  }
requests-more-declined = { $n-count ->
    [one] Ein weiterer wird nicht umgesetzt
   *[other] { $n } weitere werden nicht umgesetzt
  }
requests-more-shipped = { $n-count ->
    [one] und eine weitere Neuerung
   *[other] und { $n } weitere Neuerungen
  }
requests-also = Ebenfalls neu im { $quarter }

# 7 Products
products-kicker = Was ist neu und passt zu Ihnen?
products-title-one = Eine Ergänzung passt zu dem, was Sie schon tun
products-title = { $n-count ->
    [one] { $product } passt zu dem, was Sie schon tun
    [2] Zwei Ergänzungen passen zu dem, was Sie schon tun
   *[other] Drei Ergänzungen passen zu dem, was Sie schon tun
  }
products-title-figures = { $first } und { $second }: { $n-count ->
    [2] Zwei Ergänzungen bauen darauf auf
   *[other] Drei Ergänzungen bauen darauf auf
  }
products-figure = { $noun }
products-figure-quarter = { $noun } im { $quarter }
products-figure-users = Personen nutzen „{ $feature }“
products-note = Ausgewählt nach Ihren Zahlen für { $quarter }; ohne Sie wird nichts eingeschaltet

# Value
value-kicker = Was hat es Ihnen gebracht?
value-title-goals = { $reached-count ->
    [0] { $n-count ->
        [one] Sie sind auf dem Weg zu Ihrem Ziel
       *[other] Sie sind auf dem Weg zu Ihren { $n } Zielen
      }
   *[other] { $n-count ->
        [one] Ihr Ziel ist erreicht
       *[other] { $reached } von { $n } gemessenen Zielen { $reached-count ->
            [one] ist
           *[other] sind
          } erreicht
      }
  }
value-title-one = { $goal }: { $actual }, { $gap }
value-title-one-reached = Sie haben { $actual } erreicht, { $gap }
value-title-one-missed = Sie stehen bei { $actual }, { $gap }
value-title-term = { $goal }: Aus { $before } im { $quarter } wurden { $actual }
value-title-all = { $goal }: { $actual }; { $n-count ->
    [2] beide Ziele sind erreicht
   *[other] alle { $n } Ziele sind erreicht
  }
value-title-missed = { $goal }: { $gap }
value-gap-beyond = { $away } über Ihrem Ziel
value-gap-under = { $away } unter Ihrem Ziel
value-gap-left = { $away } unter Ihrem Ziel
value-gap-met = genau Ihr Ziel
value-points = { $n-count ->
    [one] ein Punkt
   *[other] { $n } Punkte
  }
value-line = Ziel: { $target }
value-line-most = Ziel: höchstens { $target }
value-alt-goal = { $goal }: { $quarters }. { $line }.
value-alt-quarter = { $quarter } { $value }
value-goal = { $actual }, { $gap }
value-rate = je Stunde
value-worth = sind die Stunden wert, geschätzt
value-vary-at = bei { $each-count ->
    [one] { $each } Minute
   *[other] { $each } Minuten
  }
value-varied = { $hours } Stunden bei { $minutes } Minuten je Vorgang
value-told-money = Zum angesetzten Stundensatz sind sie { $money } wert
value-title-hours = Bei { $amount } gewannen Sie geschätzt rund { $given } Stunden
value-title-hours-term = Bei { $amount } in { $quarters } Quartalen gewannen Sie geschätzt rund { $given } Stunden
value-title-hours-term-short = In { $quarters } Quartalen gewannen Sie geschätzt rund { $given } Stunden
value-title-hours-short = Sie gewannen geschätzt rund { $given } Stunden
value-title-minutes-short = Sie gewannen geschätzt rund { $given } Minuten
value-title-minutes = Bei { $amount } gewannen Sie geschätzt rund { $given } Minuten
value-saved-each = { $each-count ->
    [one] Minute je Vorgang, angenommen
   *[other] Minuten je Vorgang, angenommen
  }
value-saved-hours-figure = { $given }
value-saved-hours = Stunden gewonnen, geschätzt
value-saved-minutes-figure = { $given }
value-saved-minutes = Minuten gewonnen, geschätzt
value-term-of = { $noun } in { $quarters } Quartalen
value-term-note = Stunden gezählt von { $from } bis { $to }
value-foot = { $value } { $label } = { $product }
value-saved-ask = Sagen Sie uns, wenn Ihr Wert abweicht
value-goals-note = Ziele und Ergebnisse aus Ihrem Erfolgsplan
value-alt = Ziele des Erfolgsplans: was zu jedem Zielwert erreicht wurde.

# Service
service-kicker = Wie war der Service?
service-title-faster = Die Hälfte der ersten Antworten brauchte höchstens { $duration }, zuvor { $before }
service-title-kept = Alle { $n } ersten Antworten kamen in der zugesagten Frist: { $promised }
service-title-half = Die Hälfte der { $n } ersten Antworten brauchte höchstens { $duration }
service-promised = Zugesagt: { $promised }
service-half = Die Hälfte: höchstens { $duration }
service-kept = Erste Antworten in der zugesagten Frist: { $promised }
service-kept-of = { $kept } von { $n }
service-strip-alt = Die { $n } ersten Antworten als Punkte nach ihrer Dauer: Die Hälfte brauchte höchstens { $duration }.
service-strip-alt-kept = { $kept } von { $n } kamen in der zugesagten Frist: { $promised }.
service-title-opened = { $opened-count ->
    [one] { $solved-count ->
        [0] Sie stellten in diesem Quartal eine Anfrage
       *[other] Ihre eine Anfrage in diesem Quartal ist gelöst
      }
   *[other] Von { $opened } Anfragen in diesem Quartal { $solved-count ->
        [one] ist eine gelöst
       *[other] sind { $solved } gelöst
      }
  }
service-title-plain = { $opened-count ->
    [one] Sie stellten im { $quarter } eine Anfrage
   *[other] Sie stellten im { $quarter } { $opened } Anfragen
  }
service-opened = Gestellte Anfragen
service-solved = Bisher gelöst
service-first-reply = Erste Antwort im Median
service-before = { $quarter }: { $value }
service-axis = Anfragen je Monat
service-alt = Anfragen je Monat im { $quarter }. { $months }.
service-alt-month = { $month }: { $n }

# Fillers
teams-kicker = Womit vergleichbare Teams beginnen
teams-title = Mindestens { $share } vergleichbarer Teams nutzen „{ $feature }“
teams-alt = Was vergleichbare Teams am meisten nutzen: zuerst „{ $feature }“, bei mindestens { $share } von ihnen.
plan-kicker = Das Beste aus Ihrem Tarif
plan-title = Der Tarif { $plan } enthält { $n } Funktionen: wofür jede da ist
plan-title-unnamed = { $n } Funktionen sind für Sie enthalten: wofür jede da ist
plan-title-listed = Der Tarif { $plan } enthält { $n } Funktionen
plan-title-listed-unnamed = { $n } Funktionen sind für Sie enthalten
plan-note = Funktionen, die am { $date } verfügbar waren
plan-note-others = Ebenfalls enthalten: { $names }

# Fillers of the account's own data
most-used-kicker = Was Sie am meisten nutzen
most-used-title = { $share } Ihrer Nutzung im { $quarter } entfallen auf „{ $feature }“
most-used-alt = Wie sich Ihre Nutzung im { $quarter } auf die Funktionen verteilt.
strongest-kicker = Ihre stärksten Wochen
strongest-title = Ihre stärkste der letzten { $weeks } Wochen begann am { $day }: { $amount }
strongest-title-measured = Ihre stärkste von { $weeks } gemessenen Wochen begann am { $day }: { $amount }
strongest-week = Woche ab { $day }
strongest-above = { $share } über Ihrer Durchschnittswoche mit { $value }
strongest-mean = Ihre Durchschnittswoche: { $value }
started-kicker = Seit Ihrem Start
started-title = Seit dem { $date } kamen Sie auf { $amount }
started-title-strongest = { $quarter } war Ihr stärkstes Quartal seit dem { $date }
started-total = { $weeks-count ->
    [one] { $noun } in der einen gemessenen Woche
   *[other] { $noun } in { $weeks } gemessenen Wochen
  }
started-features = Funktionen haben Sie mindestens einmal genutzt
started-week = in Ihrer stärksten Woche, ab { $date }
started-axis = { $name }, Durchschnittswoche
started-alt = { $name } in einer Durchschnittswoche je Quartal, von { $first } auf { $last }.

# How these figures are counted
definitions-kicker = Was bedeuten die Begriffe?
definitions-title = Wie diese Zahlen ermittelt werden
define-line = { $term }: { $text }
define-quarter = { $weeks-count ->
    [one] Es zählt eine volle Woche, vom { $first } bis zum { $last }
   *[other] Es zählen { $weeks } volle Wochen, vom { $first } bis zum { $last }
  }
define-quarter-measured = Die Wochen reichen vom { $first } bis zum { $last }; gemessen wurden { $measured } von { $weeks }
define-data-term = Daten
define-data = Die Daten reichen bis zum { $date }; was danach kam, zählt nicht mit
define-mean = Der Wert eines Quartals ist das Mittel seiner Wochen
define-last = Der Wert eines Quartals ist der seiner letzten gemessenen Woche
define-largest = Der Wert eines Quartals ist der seiner höchsten Woche
define-seats-week = Der Wert von „{ $name }“ in der Woche bis { $day } wird durch die Lizenzen Ihres Vertrags geteilt
define-kind-term = Vergleichbare Teams
define-kind = Diese Konten haben mit Ihnen gemeinsam: { $properties }; kein einzelnes davon wird je gezeigt
define-kind-all = Das sind alle anderen Konten; kein einzelnes davon wird je gezeigt
define-kind-segment = das Segment
define-kind-size = die Größe nach Lizenzen
define-kind-plan = der Tarif
define-kind-industry = die Branche
define-kind-region = die Region
define-seats-term = Lizenzen im Einsatz
define-seats = Der Wert von „{ $name }“ wird durch die Lizenzen Ihres Vertrags geteilt
define-month-share-term = Anteil der Monatsnutzer
define-daily-share = Die Nutzer eines Tages werden durch die der letzten 30 Tage geteilt, in der jüngsten Woche
define-weekly-share = Die Nutzer einer Woche werden durch die der letzten 30 Tage geteilt, in der jüngsten Woche
define-used-term = Funktionen im Einsatz
define-used = Eine Funktion Ihres Tarifs zählt, wenn sie im { $quarter } mindestens einmal genutzt wurde
define-peers-term = Vergleichbare Teams
define-peers = Das sind { $n } oder mehr vergleichbare Konten, deren Tarif die Funktion enthält; in Stufen, ohne Namen
define-live-term = Verfügbar
define-live = Ein Wunsch Ihres Kontos gilt als verfügbar, wenn er bis zum { $date } freigegeben wurde
define-given-term = Gewonnene Zeit
define-given = Wir schätzen sie als { $amount } × { $each-count ->
    [one] eine Minute
   *[other] { $each } Minuten
  }, mit 60 Minuten je Stunde, abgerundet
define-reply-term = Erste Antwort
define-reply = Es zählen Anfragen aus dem { $quarter }: { $n-count ->
    [one] Zu einer ist eine Antwort erfasst
   *[other] Der Median stammt aus den { $n } mit erfasster Antwort
  }
define-tickets-term = Anfragen
define-tickets = Eine Anfrage zählt, wenn sie im { $quarter } gestellt wurde

note-kicker = Wer schreibt Ihnen?
note-title = Eine Nachricht von { $csm }

# 8 Next steps
next-kicker = Wie geht es weiter?
next-title = Eine Entscheidung für { $quarter }: { $subject }
next-title-short = Was im { $quarter } zu tun ist
next-when = im { $quarter }
next-before = vor { $month }
next-you = Sie
next-both = Sie und wir
next-yes = Sagen Sie Ja oder fragen Sie uns
next-answer = Antworten Sie mit einem Klick
next-live = Sprechen Sie mit uns darüber
next-book = Halbe Stunde buchen
next-subject-answer = { $account }: { $asked } { $answer }
next-reply = Oder schreiben Sie an { $email }
next-wrong-person = Nicht zuständig? Sagen Sie uns, wer es ist
next-subject-book = Gespräch zum { $quarter }, { $account }
next-subject-reply = Rückblick { $quarter }, { $account }
next-subject-person = Richtiger Kontakt für Rückblicke, { $account }

# E-mails that carry a deck
mail-subject = { $account }: { $quarter } im Rückblick
mail-greeting = Guten Tag { $contact },
mail-greeting-all = Guten Tag,
mail-opening = Ihr Rückblick auf { $quarter } liegt vor. Das Wichtigste daraus:
mail-attached = Alle { $pages } Seiten sind als PDF angehängt.
mail-linked = Alle { $pages } Seiten finden Sie hier:
mail-open = Rückblick öffnen
mail-live = Möchten Sie darüber sprechen? Antworten Sie einfach auf diese Nachricht.
mail-person = Soll jemand anderes diese Rückblicke erhalten? Bitte sagen Sie uns, wer.
mail-closing = Freundliche Grüße
mail-picture = Erste Seite des Rückblicks: { $headline }
mail-picture-glance = Das Quartal auf einer Seite: { $headline }
mail-unsubscribe = Keine Rückblicke mehr erhalten
mail-reference = Referenz: { $token }

# The page that asks for a click before a hand is raised
raise-lead = Ein Klick öffnet in Ihrem Mailprogramm eine Nachricht an { $vendor }. Senden Sie sie ab, und wir melden uns.
raise-button = Ja, bitte melden Sie sich
raise-subject = Bitte um Rückmeldung zu unserem Rückblick
raise-lost = Dieser Link ist nicht vollständig. Antworten Sie einfach auf die Nachricht, mit der Ihr Rückblick kam.
raise-no-script = Diese Seite braucht Skripte, und Ihr Browser führt hier keine aus. Schreiben Sie an { $address }, oder antworten Sie einfach auf die Nachricht, mit der Ihr Rückblick kam.
