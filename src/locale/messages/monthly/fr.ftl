# What decks of figures by the month say instead, in French: a month stands in the place of a week.
# `$day` of a message is a month in full where that of the weekly one is the first day of a week.
claim-up = { $name-number ->
    [singular] { $name } progresse de { $change } sur les mois mesurés aux deux trimestres
    [plural] { $name } progressent de { $change } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » progresse de { $change } sur les mois mesurés aux deux trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } recule de { $change } sur les mois mesurés aux deux trimestres
    [plural] { $name } reculent de { $change } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » recule de { $change } sur les mois mesurés aux deux trimestres
  }
claim-few-up = { $name-number ->
    [singular] { $name } monte de { $before } à { $value } sur les mois mesurés aux deux trimestres
    [plural] { $name } montent de { $before } à { $value } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » monte de { $before } à { $value } sur les mois mesurés aux deux trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } passe de { $before } à { $value } sur les mois mesurés aux deux trimestres
    [plural] { $name } passent de { $before } à { $value } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » passe de { $before } à { $value } sur les mois mesurés aux deux trimestres
  }
claim-near-common = { $name-number ->
    [singular] { $name } s’établit sur les mois comparables à { $value }, après { $before } auparavant
    [plural] { $name } s’établissent sur les mois comparables à { $value }, après { $before } auparavant
   *[other] L’indicateur « { $name } » s’établit sur les mois comparables à { $value }, après { $before }
  }
claim-carried-more = { $people } personnes par mois ont traité { $amount }, { $share } de plus que { $before } au { $quarter }
claim-carried-less = { $people } personnes par mois ont traité { $amount }, { $share } du volume de { $before } au { $quarter }
claim-carried-alike = { $people } personnes par mois ont traité { $amount }, environ autant que { $before } au { $quarter }
claim-points-common-up = { $name-number ->
    [singular] { $name } gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
    [plural] { $name } gagnent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
    [plural] { $name } perdent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
   *[other] L’indicateur « { $name } » perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les mois mesurés aux deux trimestres
  }
claim-total-part = { $measured-count ->
    [1] Vos équipes totalisent { $amount } sur un mois mesuré
    [one] Vos équipes totalisent { $amount } sur { $measured } mois mesuré
   *[other] Vos équipes totalisent { $amount } sur { $measured } mois mesurés
  }
because-quarter = Vous avez enregistré { $amount } sur les mois mesurés ; { $then }
because-verb-so-far = Vous { $verb } { $amount } sur les mois mesurés ; { $then }
step-look-again = Revoyez les mois suivants
step-look-again-detail = { $csm } vous envoie les chiffres des mois écoulés, en hausse ou en baisse.
cover-latest = { $amount } en { $day }
glance-common = { $before } → { $now }, mois comparables
glance-few-common-up = ▲ de { $before } à { $now }, mois comparables
glance-few-common-down = ▼ de { $before } à { $now }, mois comparables
glance-no-change = Sans comparaison : trop peu de mois comparables
glance-first-weeks = { $n-count ->
    [1] Premier mois mesuré
    [one] { $n } mois mesuré
   *[other] Les { $n } premiers mois mesurés
  }
note-window = { $weeks-count ->
    [1] Un mois complet jusqu’au { $date }
    [one] { $weeks } mois complet jusqu’au { $date }
   *[other] { $weeks } mois complets jusqu’au { $date }
  }
note-window-measured = { $measured-count ->
    [one] { $measured } mois mesuré sur { $weeks }, jusqu’au { $date }
   *[other] { $measured } mois mesurés sur { $weeks }, jusqu’au { $date }
  }
note-compared = comparés aux mois correspondants du { $quarter }
trend-title-sparse = { $name-number ->
    [singular] { $name } totalise { $value } sur { $measured } des { $weeks } mois
    [plural] { $name } totalisent { $value } sur { $measured } des { $weeks } mois
   *[other] L’indicateur « { $name } » totalise { $value } sur { $measured } des { $weeks } mois
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } s’établit à { $latest }, d’après { $measured } des { $weeks } mois
    [plural] { $name } s’établissent à { $latest }, d’après { $measured } des { $weeks } mois
   *[other] L’indicateur « { $name } » s’établit à { $latest }, d’après { $measured } des { $weeks } mois
  }
trend-title-above = { $claim }, moyenne { $quarter } dépassée { $n } mois sur { $weeks }
trend-title-every = { $claim }, moyenne du { $quarter } dépassée chaque mois
trend-title-every-measured = { $claim }, moyenne { $quarter } dépassée chaque mois mesuré
trend-title-total = Vous totalisez { $amount } en { $measured } mois ; { $quarter } est votre premier trimestre mesuré
trend-title-total-again = Vous totalisez { $amount } en { $measured } mois du { $quarter }
trend-axis = { $name }, mois par mois
trend-high = Mois le plus actif ({ $day })
trend-latest = Dernier mois ({ $day })
trend-first-week = Premier mois ({ $day })
trend-mean = Mois moyen
trend-mean-of = { $quarter } : mois moyen { $value }
trend-year-ago = Mêmes mois du { $quarter } : { $value }
trend-flat = Mois après mois, le niveau est resté proche de la moyenne
trend-few = Avec si peu de personnes, une seule de plus ou de moins changerait chaque mois
trend-sparse = Trop peu de mois mesurés pour une tendance ; les colonnes montrent ce qui est enregistré
trend-alt = { $name } au { $quarter }, mois par mois : de { $first } à { $last }, au plus haut { $peak }.
trend-alt-prior = Les mois du { $quarter } qui les précèdent sont en gris, de { $first } à { $last }.
trend-alt-gaps = { $n-count ->
    [1] Un mois n’a pas été mesuré.
    [one] { $n } mois n’a pas été mesuré.
   *[other] { $n } mois n’ont pas été mesurés.
  }
potential-title-part = { $measured-count ->
    [one] Sur le mois mesuré, vous avez utilisé { $share } du volume inclus
   *[other] Sur { $measured } mois mesurés, vous avez utilisé { $share } du volume inclus
  }
potential-title-best-pace = Par mois mesuré, le { $quarter } atteint { $share } de votre meilleur trimestre
potential-weeks = { $name }, mois par mois
potential-weeks-alt = { $name } mois par mois, de { $first } à { $last } ; votre offre inclut { $limit }.
potential-back-alt = { $name } mois par mois, de { $first } à { $last } ; fin du { $quarter } : { $limit }.
potential-met-since = La limite est atteinte depuis { $day }
potential-runway-both = Au rythme de ce trimestre, la limite est atteinte en { $month } ; à celui du dernier mois, en { $other }
potential-runway-same = Au rythme de ce trimestre comme à celui du dernier mois, la limite est atteinte en { $month }
potential-runway-month = Au rythme du dernier mois, la limite est atteinte en { $month }
potential-note-best-pace = Votre trimestre le plus élevé par mois mesuré, ramené aux mois mesurés ici
started-total = { $weeks-count ->
    [1] { $noun } sur un mois mesuré
    [one] { $noun } sur { $weeks } mois mesuré
   *[other] { $noun } sur { $weeks } mois mesurés
  }
started-week = lors du mois le plus actif, { $date }
started-axis = { $name }, mois moyen
started-alt = { $name } sur un mois moyen, trimestre par trimestre, de { $first } à { $last }.
define-quarter = { $weeks-count ->
    [1] Un mois complet compte, du { $first } au { $last }
    [one] { $weeks } mois complet compte, du { $first } au { $last }
   *[other] { $weeks } mois complets comptent, du { $first } au { $last }
  }
define-quarter-measured = Les mois vont du { $first } au { $last } ; mesurés : { $measured } sur { $weeks }
define-mean = Le chiffre d’un trimestre est la moyenne de ses mois
define-last = Le chiffre d’un trimestre est celui de son dernier mois mesuré
define-largest = Le chiffre d’un trimestre est celui de son mois le plus haut
define-seats-week = La valeur de « { $name } » du mois fini le { $day } est divisée par les licences de votre contrat
define-daily-share = Les utilisateurs d’un jour sont divisés par ceux des 30 derniers jours, le dernier mois
define-weekly-share = Les utilisateurs d’une semaine sont divisés par ceux des 30 derniers jours, le dernier mois
