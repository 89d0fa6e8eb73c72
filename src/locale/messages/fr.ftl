# Every sentence of a deck, in French. A clause has no full stop of its own; "sentence" adds it.
# Names of features and customers may be of any gender and number: no article stands before them, and no verb or
# participle depends on them. A metric whose number is known is a subject; of any other "l’indicateur" is. [one] is 0 and
# 1 in French; words that say "one" stand under [1].

sentence = { $clause }.
sentences = { $first } { $next }
text = { $text }
alt-row = { $label } : { $value }.
quantity = { $n-count ->
    [one] { $n } { $one }
   *[other] { $n } { $other }
  }
noun-many = de { $other }
noun-many-elided = d’{ $other }
percent = { $n } %
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $amount } { $symbol }
money-code = { $amount } { $symbol }
quarter = T{ $quarter } { $year }
quarter-fiscal = T{ $quarter } ex. { $year }
quarter-in-full = T{ $quarter } { $year }
quarter-fiscal-in-full = T{ $quarter } ex. { $year }
feature = « { $feature } »
duration-moment = moins d’une minute
duration-minutes = { $n-count ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
duration-hours = { $n-count ->
    [one] { $n } heure
   *[other] { $n } heures
  }
duration-days = { $n-count ->
    [one] { $n } jour
   *[other] { $n } jours
  }

# The deck as a document
deck-title = { $name } · bilan { $quarter }
deck-subject = { $name } avec { $vendor } : l’activité au { $quarter }
deck-line = { $name } · { $quarter } · préparé par { $vendor }

# Claims: movement of a metric
claim-rose = { $name-number ->
    [singular] { $name } progresse de { $change }, à { $value }
    [plural] { $name } progressent de { $change }, à { $value }
   *[other] L’indicateur « { $name } » progresse de { $change }, à { $value }
  }
claim-rose-sharply = { $name-number ->
    [singular] { $name } progresse fortement, de { $change }, à { $value }
    [plural] { $name } progressent fortement, de { $change }, à { $value }
   *[other] L’indicateur « { $name } » progresse fortement, de { $change }, à { $value }
  }
claim-fell = { $name-number ->
    [singular] { $name } recule de { $change }, à { $value }
    [plural] { $name } reculent de { $change }, à { $value }
   *[other] L’indicateur « { $name } » recule de { $change }, à { $value }
  }
claim-fell-sharply = { $name-number ->
    [singular] { $name } recule fortement, de { $change }, à { $value }
    [plural] { $name } reculent fortement, de { $change }, à { $value }
   *[other] L’indicateur « { $name } » recule fortement, de { $change }, à { $value }
  }
claim-steady = { $name-number ->
    [singular] { $name } reste stable, à { $value }
    [plural] { $name } restent stables, à { $value }
   *[other] L’indicateur « { $name } » reste stable, à { $value }
  }
claim-up = { $name-number ->
    [singular] { $name } progresse de { $change } sur les semaines mesurées aux deux trimestres
    [plural] { $name } progressent de { $change } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » progresse de { $change } sur les semaines mesurées aux deux trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } recule de { $change } sur les semaines mesurées aux deux trimestres
    [plural] { $name } reculent de { $change } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » recule de { $change } sur les semaines mesurées aux deux trimestres
  }
claim-few-rose = { $name-number ->
    [singular] { $name } monte de { $before } à { $value }
    [plural] { $name } montent de { $before } à { $value }
   *[other] L’indicateur « { $name } » monte de { $before } à { $value }
  }
claim-few-fell = { $name-number ->
    [singular] { $name } passe de { $before } à { $value }
    [plural] { $name } passent de { $before } à { $value }
   *[other] L’indicateur « { $name } » passe de { $before } à { $value }
  }
claim-few-up = { $name-number ->
    [singular] { $name } monte de { $before } à { $value } sur les semaines mesurées aux deux trimestres
    [plural] { $name } montent de { $before } à { $value } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » monte de { $before } à { $value } sur les semaines mesurées aux deux trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } passe de { $before } à { $value } sur les semaines mesurées aux deux trimestres
    [plural] { $name } passent de { $before } à { $value } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » passe de { $before } à { $value } sur les semaines mesurées aux deux trimestres
  }
claim-near = { $name-number ->
    [singular] { $name } s’établit à { $value }, après { $before } au trimestre précédent
    [plural] { $name } s’établissent à { $value }, après { $before } au trimestre précédent
   *[other] L’indicateur « { $name } » s’établit à { $value }, après { $before } au trimestre précédent
  }
claim-near-common = { $name-number ->
    [singular] { $name } s’établit sur les semaines communes à { $value }, après { $before } auparavant
    [plural] { $name } s’établissent sur les semaines communes à { $value }, après { $before } auparavant
   *[other] L’indicateur « { $name } » s’établit sur les semaines communes à { $value }, après { $before }
  }
claim-points-up = { $name-number ->
    [singular] { $name } gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
    [plural] { $name } gagnent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
   *[other] L’indicateur « { $name } » gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
  }
claim-points-down = { $name-number ->
    [singular] { $name } perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
    [plural] { $name } perdent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
   *[other] L’indicateur « { $name } » perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      }, à { $value }
  }
claim-points-common-up = { $name-number ->
    [singular] { $name } gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
    [plural] { $name } gagnent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » gagne { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
    [plural] { $name } perdent { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
   *[other] L’indicateur « { $name } » perd { $points-count ->
        [1] un point
        [one] { $points } point
       *[other] { $points } points
      } sur les semaines mesurées aux deux trimestres
  }
claim-total = Vos équipes totalisent { $amount } sur le trimestre
claim-total-part = { $measured-count ->
    [1] Vos équipes totalisent { $amount } sur une semaine mesurée
    [one] Vos équipes totalisent { $amount } sur { $measured } semaine mesurée
   *[other] Vos équipes totalisent { $amount } sur { $measured } semaines mesurées
  }
claim-level = { $name-number ->
    [singular] { $name } s’établit à { $value }
    [plural] { $name } s’établissent à { $value }
   *[other] L’indicateur « { $name } » s’établit à { $value }
  }
claim-carried-more = { $people } personnes par semaine ont traité { $amount }, { $share } de plus que { $before } au { $quarter }
claim-carried-less = { $people } personnes par semaine ont traité { $amount }, { $share } du volume de { $before } au { $quarter }
claim-carried-alike = { $people } personnes par semaine ont traité { $amount }, environ autant que { $before } au { $quarter }
claim-each = Chaque personne a traité { $each } { $noun } en moyenne, après { $before } au { $quarter }
claim-goal-reached = Votre objectif « { $goal } » est atteint : { $actual } pour { $target } visés
claim-goal-most-reached = Votre objectif « { $goal } » est atteint : { $actual }, pour { $target } au plus
claim-goal-open = Votre objectif « { $goal } » en est à { $actual } sur { $target } visés
claim-goal-most-open = L’objectif « { $goal } » en est à { $actual }, pour { $target } au plus
claim-goals-reached = { $n-count ->
    [2] Vous avez atteint vos deux objectifs
   *[other] Vous avez atteint vos { $n } objectifs
  }

# Claims: seats
claim-seats = { $active-count ->
    [one] { $active } licence sur { $licensed } est active
    [many] { $active } de licences sur { $licensed } sont actives
   *[other] { $active } licences sur { $licensed } sont actives
  }
claim-seats-more = { $active-count ->
    [one] { $active } licence sur { $licensed } est active, { $more } de plus qu’au trimestre précédent
    [many] { $active } de licences sur { $licensed } sont actives, { $more } de plus qu’au trimestre précédent
   *[other] { $active } licences sur { $licensed } sont actives, { $more } de plus qu’au trimestre précédent
  }
claim-seats-ready = { $ready-count ->
    [1] Une licence est prête pour un collègue de plus
    [one] { $ready } licence est prête pour votre équipe
    [many] { $ready } de licences sont prêtes pour votre équipe
   *[other] { $ready } licences sont prêtes pour votre équipe
  }

# Claims: entitlements
claim-near-limit = { $name-number ->
    [singular] { $name } atteint { $share } du volume inclus
    [plural] { $name } atteignent { $share } du volume inclus
   *[other] L’indicateur « { $name } » atteint { $share } du volume inclus
  }
claim-over-limit = { $name-number ->
    [singular] { $name } dépasse le volume inclus : { $value } pour { $included }
    [plural] { $name } dépassent le volume inclus : { $value } pour { $included }
   *[other] L’indicateur « { $name } » dépasse le volume inclus : { $value } pour { $included }
  }
claim-near-limit-seats = Vous utilisez { $share } de vos { $included } licences
claim-full-seats = Vos { $included } licences sont toutes utilisées
claim-over-limit-seats = Vous utilisez { $value } licences ; votre offre en inclut { $included }

# Claims: features
claim-adopted = { $n-count ->
    [one] Ce trimestre, vous découvrez { $names }
    [2] Ce trimestre, vous découvrez { $names }
   *[other] Vous découvrez { $n } fonctions, dont { $names }
  }
claim-breadth = { $used-count ->
    [1] Une fonction sur { $total } de votre offre est utilisée
    [one] { $used } fonction sur { $total } de votre offre est utilisée
   *[other] { $used } fonctions sur { $total } de votre offre sont utilisées
  }
claim-breadth-all = { $total-count ->
    [one] La fonction de votre offre est utilisée
   *[other] Les { $total } fonctions de votre offre sont utilisées
  }
claim-begun = Votre équipe a commencé en { $month } par { $names }
claim-begun-week = Votre équipe a commencé la semaine du { $day }
claim-most-used = { $users-count ->
    [1] La fonction la plus utilisée est { $feature } : une personne en { $month }
    [one] La fonction la plus utilisée est { $feature } : { $users } personne en { $month }
    [many] La fonction la plus utilisée est { $feature } : { $users } de personnes en { $month }
   *[other] La fonction la plus utilisée est { $feature } : { $users } personnes en { $month }
  }
claim-most-often = Vous utilisez surtout { $feature } : { $uses } fois au { $quarter }
claim-pick = La fonction « { $feature } » est incluse dans votre offre, prête à être activée
claim-pick-peers = Au moins { $share } des équipes comparables utilisent « { $feature } », que votre offre inclut
claim-lapsed = « { $feature } » vous a servi jusqu’en { $month }
claim-lapsed-users = { $users-count ->
    [1] Une personne a utilisé « { $feature } » jusqu’en { $month }
    [one] { $users } personne a utilisé « { $feature } » jusqu’en { $month }
    [many] { $users } de personnes ont utilisé « { $feature } » jusqu’en { $month }
   *[other] { $users } personnes ont utilisé « { $feature } » jusqu’en { $month }
  }

# Claims: requests
claim-requests = { $live-count ->
    [1] { $total-count ->
        [2] Une de vos deux demandes est disponible
       *[other] Une de vos { $total } demandes est disponible
      }
    [one] { $live } de vos { $total } demandes est disponible
   *[other] { $live } de vos { $total } demandes sont disponibles
  }
claim-requests-one = Votre demande « { $title } » est disponible
claim-requests-all = { $total-count ->
    [one] Votre demande « { $title } » est disponible
    [2] Vos deux demandes sont disponibles
   *[other] Vos { $total } demandes sont disponibles
  }

# Claims: stickiness
claim-daily-share = { $share } des utilisateurs du mois se connectent lors d’une journée moyenne
claim-daily-share-up = { $share } des utilisateurs du mois se connectent lors d’une journée moyenne, contre { $before } auparavant
claim-weekly-share = { $share } des utilisateurs du mois se connectent en une semaine
claim-weekly-share-up = { $share } des utilisateurs du mois se connectent en une semaine, contre { $before } auparavant

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [1] La première réponse à une demande est arrivée en { $duration }
    [one] La première réponse à { $n } demande est arrivée en { $duration }
   *[other] La première réponse à { $n } demandes est arrivée en { $duration } (médiane)
  }
claim-start = Tout est prêt pour les débuts de votre équipe
claim-start-seats = { $seats-count ->
    [one] Votre licence est prête
    [many] { $seats } de licences sont prêtes pour les débuts de votre équipe
   *[other] { $seats } licences sont prêtes pour les débuts de votre équipe
  }
claim-plan-set = Vous disposez de l’offre { $plan }
claim-plan-features = { $n-count ->
    [1] Une fonction de votre offre { $plan } vous attend
    [one] { $n } fonction de votre offre { $plan } vous attend
   *[other] { $n } fonctions de votre offre { $plan } vous attendent
  }
headline-none = Voici votre bilan { $quarter }
headline-goal-reached = Vous avez atteint votre objectif
headline-next = { $happened } ; prochaine étape : { $subject }
headline-asks = { $happened } ; une question reste ouverte

# Reasons for a product
because = Vous avez { $amount } ; { $then }
because-quarter = Vous avez enregistré { $amount } sur les semaines mesurées ; { $then }
because-verb = Vous { $verb } { $amount } ; { $then }
because-verb-so-far = Vous { $verb } { $amount } sur les semaines mesurées ; { $then }
because-verb-quarter = Vous { $verb } { $amount } par trimestre ; { $then }
because-feature = Vous utilisez déjà « { $feature } » ; { $then }

# Next steps
# What a step is about, after "à commencer par"
subject-seats = { $ready-count ->
    [1] une licence prête
    [one] { $ready } licence prête
    [many] { $ready } de licences prêtes
   *[other] { $ready } licences prêtes
  }
subject-feature = « { $feature } »
subject-request = « { $title } »
subject-limit = de la marge pour vos { $noun }
subject-limit-seats = les licences qu’il vous faut
subject-fell = un point sur « { $name } »
subject-goal = l’objectif « { $goal } »
subject-look-again = un second regard
subject-offer = { $product }
subject-goals = vos objectifs
subject-share = vos collègues
subject-reply = une question
subject-changelog = les nouveautés
subject-kick-off = une date de lancement
step-seats = { $ready-count ->
    [1] Invitez un collègue : une licence l’attend
    [one] Invitez un collègue : { $ready } licence l’attend
    [many] Invitez des collègues : { $ready } de licences les attendent
   *[other] Invitez des collègues : { $ready } licences les attendent
  }
step-seats-detail = { $ready-count ->
    [one] { $licensed-count ->
        [one] Déjà comprise dans votre contrat.
        [many] Déjà comprise dans vos { $licensed } de licences.
       *[other] Déjà comprise dans vos { $licensed } licences.
      }
   *[other] { $licensed-count ->
        [many] Déjà comprises dans vos { $licensed } de licences.
       *[other] Déjà comprises dans vos { $licensed } licences.
      }
  }
step-feature = Activez « { $feature } »
step-feature-first = Commencez par « { $feature } »
step-feature-again = Reprenez « { $feature } »
step-request = Essayez « { $title } »
step-request-detail = Disponible depuis le { $day }, à votre demande.
step-request-detail-undated = Disponible, à votre demande.
step-limit = Prévoyez vos { $noun } du prochain trimestre
step-limit-seats = Prévoyez vos licences du prochain trimestre
step-limit-detail = Un bref échange suffit ; rien ne change sans vous.
step-goal = Ouvrons la voie vers l’objectif « { $goal } »
step-goal-detail = Une demi-heure avec { $csm } peut montrer ce qui aiderait.
step-fell = Dites-nous ce qui a changé
step-fell-detail = Si cela vient de nous, nous y remédions en priorité.
worth-goal = Encore { $away } et l’objectif de { $target } est atteint
worth-goal-most = Encore { $away } de moins et l’objectif de { $target } au plus est atteint
worth-fell = Le niveau du { $quarter } vous ferait gagner environ { $given-count ->
    [many] { $given } d’heures
   *[other] { $given } heures
  } de plus, à { $each-count ->
    [1] une minute
    [one] { $each } minute
   *[other] { $each } minutes
  } par opération (hypothèse)
worth-fell-money = Le niveau du { $quarter } vous ferait gagner environ { $given-count ->
    [many] { $given } d’heures
   *[other] { $given } heures
  } de plus, soit { $money } au taux indiqué
step-look-again = Revoyez les semaines suivantes
step-look-again-detail = { $csm } vous envoie les chiffres des semaines écoulées, en hausse ou en baisse.
reason-near-limit = L’utilisation atteint { $value } sur { $included }
reason-near-limit-pace = L’utilisation atteint { $value } sur { $included } ; au rythme de ce trimestre, la limite est atteinte en { $month }
reason-over-limit = Vous utilisez { $value } pour { $included } dans votre offre
reason-lapsed = Cette fonction vous a servi jusqu’en { $month }
reason-lapsed-users = { $users-count ->
    [1] Une personne s’en est servie jusqu’en { $month }
    [one] { $users } personne s’en est servie jusqu’en { $month }
    [many] { $users } de personnes s’en sont servies jusqu’en { $month }
   *[other] { $users } personnes s’en sont servies jusqu’en { $month }
  }
reason-peers = Au moins { $share } des équipes comparables utilisent cette fonction
ask-goal = Qu’est-ce qui freine l’objectif « { $goal } » ?
ask-lapsed = Qu’est devenue la fonction { $feature } après { $month } ?
ask-fell = Qu’est-ce qui a changé au { $quarter } ?
ask-turned = Qu’est-ce qui a changé en { $month } ?
ask-join = Combien de personnes arrivent le trimestre prochain ?
ask-over = Que faire des licences au-delà de votre offre ?
answer-yes = Oui, allons-y
answer-yes-please = Oui, volontiers
answer-later = Pas maintenant
answer-stopped = Cela ne fonctionnait plus
answer-chose = C’était notre choix
answer-unknown = Nous ne savons pas
answer-join-none = Aucune
answer-join-few = 1 à 5
answer-join-some = 6 à 20
answer-join-many = Au-delà
answer-join-share-few = Jusqu’à 5 %
answer-join-share-some = 5 à 20 %
answer-join-share-many = Au-delà
answer-join-stay = Rester à { $plan }
answer-over-add = Les ajouter à l’offre
answer-over-free = Nous en libérons
answer-over-talk = Parlons-en
answer-goal-help = Il nous faut de l’aide
answer-goal-changed = L’objectif a changé
answer-goal-wrong = Le chiffre est inexact
step-offer = Voyez si { $product } vous convient
step-goals = Dites-nous vos objectifs du prochain trimestre
step-goals-detail = Le prochain bilan les prendra pour repère.
step-share = Transmettez ce bilan
step-share-detail = Il se lit en quatre minutes, sans réunion.
step-reply = Répondez par une question
step-reply-detail = { $csm } vous répond personnellement.
step-changelog = Découvrez les nouveautés
step-changelog-detail = Toutes les nouveautés du { $quarter }, au même endroit.
step-kick-off = Fixez une date de lancement
step-kick-off-detail = { $csm } guide votre équipe en une demi-heure.

# What became of last quarter's suggestions
since-kicker = Depuis { $quarter }
since-feature-users = { $users-count ->
    [1] Une personne utilise « { $feature } », notre suggestion du { $quarter }
    [one] { $users } personne utilise « { $feature } », notre suggestion du { $quarter }
    [many] { $users } de personnes utilisent « { $feature } », notre suggestion du { $quarter }
   *[other] { $users } personnes utilisent « { $feature } », notre suggestion du { $quarter }
  }
since-feature = « { $feature } », notre suggestion du { $quarter }, est désormais utilisée
since-feature-open = « { $feature } », notre suggestion du { $quarter }, reste à votre disposition
since-seats = { $more-count ->
    [one] Une licence de plus est active depuis notre suggestion du { $quarter }
    [many] { $more } de licences de plus sont actives depuis notre suggestion du { $quarter }
   *[other] { $more } licences de plus sont actives depuis notre suggestion du { $quarter }
  }
since-seats-open = { $ready-count ->
    [one] La licence évoquée au { $quarter } reste prête pour vous
    [many] Les { $ready } de licences évoquées au { $quarter } restent prêtes pour vous
   *[other] Les { $ready } licences évoquées au { $quarter } restent prêtes pour vous
  }
since-fell = { $name-number ->
    [singular] { $name } progresse de { $change } depuis notre bilan du { $quarter }
    [plural] { $name } progressent de { $change } depuis notre bilan du { $quarter }
   *[other] L’indicateur « { $name } » progresse de { $change } depuis notre bilan du { $quarter }
  }
since-fell-few = { $name-number ->
    [singular] { $name } passe de { $before } à { $value } depuis notre bilan du { $quarter }
    [plural] { $name } passent de { $before } à { $value } depuis notre bilan du { $quarter }
   *[other] L’indicateur « { $name } » passe de { $before } à { $value } depuis notre bilan du { $quarter }
  }
since-limit = Pour « { $name } », la marge évoquée au { $quarter } passe de { $then } à { $now }
since-offer = { $product }, notre suggestion du { $quarter }, fait désormais partie de votre contrat

# Links
link-how-to = Comment démarrer
link-read = En savoir plus
link-changelog = Toutes les nouveautés

# 1 Cover
cover-in-review = Bilan { $quarter }
cover-prepared = Préparé par { $csm }
cover-as-of = Données au { $date }
cover-latest = { $amount }, semaine du { $day }
logo-alt = Logo : { $name }

# 2 Glance
glance-kicker = Le trimestre en bref
glance-title-start = Tout est prêt pour { $name }
glance-title-start-you = Tout est prêt pour vos débuts
glance-title-record = { $quarter } : ce que nous avons pour { $name }
glance-title-record-you = { $quarter } : ce que nous avons pour vous
glance-page = p. { $page } →
glance-goal-reached = atteint · objectif { $target }
glance-goal-open = objectif { $target }
glance-goal-most-reached = atteint · { $target } au plus
glance-goal-most-open = objectif : { $target } au plus
glance-included = sur { $included } dans votre offre
glance-asked = Ce que vous demandiez
glance-asked-live = « { $title } » est disponible depuis le { $day }
glance-decide = Ce qu’il faut décider
glance-ask = Notre question
glance-fell = Ce que nous voyons
glance-stayed = Ce qui s’est maintenu
glance-first = Il n’y a pas encore de trimestre antérieur à comparer
glance-first-kicker = Votre premier bilan
glance-strength = Ce qui a bien marché
glance-why = Ce qui a évolué avec
glance-fact = Bon à savoir
glance-use = Ce que vous utilisez
glance-plan-use = Ce que vous avez
glance-service = Nos réponses
glance-return = Qui revient
glance-record-kicker = À noter
glance-included-kicker = Inclus pour vous
glance-new-kicker = Nouveau ce trimestre
glance-help-kicker = À vos côtés
glance-label = { $name }, { $noun }
glance-change-up = ▲ { $change } vs { $quarter }
glance-change-down = ▼ { $change } vs { $quarter }
glance-few-up = ▲ contre { $before } au { $quarter }
glance-few-down = ▼ contre { $before } au { $quarter }
glance-common = { $before } → { $now }, semaines communes
glance-few-common-up = ▲ de { $before } à { $now }, semaines communes
glance-few-common-down = ▼ de { $before } à { $now }, semaines communes
glance-points-up = ▲ { $points-count ->
    [one] { $points } point
   *[other] { $points } points
  } vs { $quarter }
glance-points-down = ▼ { $points-count ->
    [one] { $points } point
   *[other] { $points } points
  } vs { $quarter }
glance-change-steady = Proche du { $quarter }
glance-before = { $quarter } : { $value }
glance-no-change = Sans comparaison : trop peu de semaines communes
glance-more = ▲ { $more } de plus qu’au { $quarter }
glance-same = Autant qu’au { $quarter }
glance-first-short = Premier trimestre mesuré
glance-first-weeks = { $n-count ->
    [1] Première semaine mesurée
    [one] { $n } semaine mesurée
   *[other] Les { $n } premières semaines mesurées
  }
glance-features = Fonctions utilisées
glance-features-value = { $used } sur { $total }
glance-plan = Votre offre
glance-since = Client depuis
glance-seats-ready = Licences prêtes pour vous
glance-features-ready = Fonctions incluses
glance-start-features = { $n-count ->
    [1] Une fonction est incluse pour vous
    [one] { $n } fonction est incluse pour vous
   *[other] { $n } fonctions sont incluses pour vous
  }
glance-start-features-plan = { $n-count ->
    [1] L’offre { $plan } comprend une fonction
    [one] L’offre { $plan } comprend { $n } fonction
   *[other] L’offre { $plan } comprend { $n } fonctions
  }
glance-start-shipped = { $n-count ->
    [1] Une amélioration est arrivée pour tous au { $quarter }
    [one] { $n } amélioration est arrivée pour tous au { $quarter }
   *[other] { $n } améliorations sont arrivées pour tous au { $quarter }
  }
glance-start-csm = { $csm } accompagne vos premiers pas
glance-not-measured = Aucune utilisation n’a été mesurée au { $quarter } ; nous n’en avons pas les chiffres
note-window = { $weeks-count ->
    [1] Une semaine complète jusqu’au { $date }
    [one] { $weeks } semaine complète jusqu’au { $date }
   *[other] { $weeks } semaines complètes jusqu’au { $date }
  }
note-window-measured = { $measured-count ->
    [one] { $measured } semaine mesurée sur { $weeks }, jusqu’au { $date }
   *[other] { $measured } semaines mesurées sur { $weeks }, jusqu’au { $date }
  }
note-compared = comparées aux mêmes semaines du { $quarter }
note-window-compared = { $window }, { $compared }

# Milestones, in the place of the trend
milestones-kicker = Comment se passent vos débuts ?
milestones-title-week-seats = { $active-count ->
    [one] { $active } licence sur { $licensed } est devenue active depuis la semaine du { $day }
    [many] { $active } de licences sur { $licensed } sont devenues actives depuis la semaine du { $day }
   *[other] { $active } licences sur { $licensed } sont devenues actives depuis la semaine du { $day }
  }
milestones-title-users = { $users-count ->
    [1] Une personne a utilisé { $names } en { $month }
    [one] { $users } personne a utilisé { $names } en { $month }
    [many] { $users } de personnes ont utilisé { $names } en { $month }
   *[other] { $users } personnes ont utilisé { $names } en { $month }
  }
milestones-title-started = Vous êtes client depuis le { $date }
milestones-week = semaine du { $day }
milestones-started = Vos débuts avec { $vendor }
milestones-first-week = Premier usage relevé
milestones-first-use = Premier usage de { $feature }
milestones-users = { $users-count ->
    [1] Une personne en { $month }
    [one] { $users } personne en { $month }
    [many] { $users } de personnes en { $month }
   *[other] { $users } personnes en { $month }
  }
milestones-seats = Licences actives
milestones-seats-of = { $active } sur { $licensed }
milestones-goal = Objectif atteint
milestones-next = Prochaine étape

# 3 Trend
trend-kicker = Plus ou moins qu’avant ?
trend-title-sparse = { $name-number ->
    [singular] { $name } totalise { $value } sur { $measured } des { $weeks } semaines
    [plural] { $name } totalisent { $value } sur { $measured } des { $weeks } semaines
   *[other] L’indicateur « { $name } » totalise { $value } sur { $measured } des { $weeks } semaines
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } s’établit à { $latest }, d’après { $measured } des { $weeks } semaines
    [plural] { $name } s’établissent à { $latest }, d’après { $measured } des { $weeks } semaines
   *[other] L’indicateur « { $name } » s’établit à { $latest }, d’après { $measured } des { $weeks } semaines
  }
trend-title-mostly = { $claim }, surtout en { $month }
trend-title-mostly-two = { $claim }, surtout en { $month } et { $next }
trend-title-since = { $claim }, depuis la semaine du { $day }
trend-title-people = { $claim }, avec { $now } personnes au lieu de { $before }
trend-title-each = { $claim } : { $now } par personne, contre { $before } avant
trend-title-above = { $claim }, moyenne { $quarter } dépassée { $n } semaines sur { $weeks }
trend-title-every = { $claim }, moyenne du { $quarter } dépassée chaque semaine
trend-title-every-measured = { $claim }, moyenne { $quarter } dépassée chaque semaine mesurée
trend-title-total = Vous totalisez { $amount } en { $measured } semaines ; { $quarter } est votre premier trimestre mesuré
trend-title-total-again = Vous totalisez { $amount } en { $measured } semaines du { $quarter }
trend-title-level-first = { $name-number ->
    [singular] { $name } s’établit à { $value } pour votre premier trimestre mesuré
    [plural] { $name } s’établissent à { $value } pour votre premier trimestre mesuré
   *[other] L’indicateur « { $name } » s’établit à { $value } pour votre premier trimestre mesuré
  }
trend-title-level-again = { $name-number ->
    [singular] { $name } s’établit à { $value } au { $quarter }
    [plural] { $name } s’établissent à { $value } au { $quarter }
   *[other] L’indicateur « { $name } » s’établit à { $value } au { $quarter }
  }
trend-axis = { $name }, semaine par semaine
trend-high = Semaine la plus active (du { $day })
trend-latest = Dernière semaine (du { $day })
trend-first-week = Première semaine (du { $day })
trend-mean = Semaine moyenne
trend-mean-of = { $quarter } : semaine moyenne { $value }
trend-part-each = { $noun } par personne (arrondi)
trend-year-ago = Mêmes semaines du { $quarter } : { $value }
trend-limit = { $value } dans l’offre
trend-limit-seats = { $seats-count ->
    [one] { $seats } licence
    [many] { $seats } de licences
   *[other] { $seats } licences
  }
trend-limit-fact = Inclus à tout moment
trend-limit-seats-fact = Licences dans votre offre
trend-fall-slows = La baisse a ralenti en { $month }
trend-fall-ended = La baisse ne s’est pas poursuivie en { $month }
trend-rise-slows = La hausse a ralenti en { $month }
trend-rise-ended = La hausse ne s’est pas poursuivie en { $month }
trend-flat = Semaine après semaine, le niveau est resté proche de la moyenne
trend-few = Avec si peu de personnes, une seule de plus ou de moins changerait chaque semaine
trend-note-turn = Nouveau niveau dès la semaine du { $day }
trend-note-request = Disponible, à votre demande : { $title }
trend-note-feature = Nouveau dans votre offre : { $feature }
trend-sparse = Trop peu de semaines mesurées pour une tendance ; les colonnes montrent ce qui est enregistré
trend-first = Dès le prochain trimestre, cette page en comparera deux
trend-before = { $quarter } : { $value }
trend-before-up = { $quarter } : { $value } (▲ { $change })
trend-before-down = { $quarter } : { $value } (▼ { $change })
trend-alt = { $name } au { $quarter }, semaine par semaine : de { $first } à { $last }, au plus haut { $peak }.
trend-alt-prior = Les semaines du { $quarter } qui les précèdent sont en gris, de { $first } à { $last }.
trend-alt-turn = La semaine du { $day } marque le tournant.
trend-alt-limit = Une ligne pointillée marque la limite : { $limit }.
trend-alt-gaps = { $n-count ->
    [1] Une semaine n’a pas été mesurée.
    [one] { $n } semaine n’a pas été mesurée.
   *[other] { $n } semaines n’ont pas été mesurées.
  }
trend-figure-level = { $noun } au { $quarter }

# 4 Potential
potential-kicker = Que pouvez-vous encore obtenir ?
potential-kicker-back = Comment revenir ?
potential-title-back = Le chemin du retour : { $left }, de { $value } à { $before } comme au { $quarter }
potential-back-left = { $noun } de plus pour le niveau du { $quarter }
potential-back-alt = { $name } semaine par semaine, de { $first } à { $last } ; fin du { $quarter } : { $limit }.
potential-title-part = { $measured-count ->
    [one] Sur la semaine mesurée, vous avez utilisé { $share } du volume inclus
   *[other] Sur { $measured } semaines mesurées, vous avez utilisé { $share } du volume inclus
  }
potential-title-best = Votre meilleur trimestre s’établit à { $amount } ; le { $quarter } en atteint { $share }
potential-title-best-pace = Par semaine mesurée, le { $quarter } atteint { $share } de votre meilleur trimestre
potential-title-best-now = { $quarter } est votre meilleur trimestre à ce jour, avec { $amount }
potential-title-cohort = Une équipe comparable sur quatre atteint { $target } { $noun } ou plus
potential-title-cohort-past = Avec { $amount }, vous devancez trois équipes comparables sur quatre
potential-title-cohort-level = Avec { $amount }, vous atteignez le repère des équipes comparables
potential-title-next = Encore { $left } { $noun } et vous atteignez votre prochain repère, { $target }
potential-row-of = { $value } sur { $included }
potential-row-best = record { $best }
potential-row-best-pace = meilleur rythme { $best }
potential-row-best-now = votre record
potential-row-cohort = un quart des équipes : dès { $target }
potential-row-next = repère { $target }
potential-side-best = de votre meilleur trimestre
potential-side-best-pace = du rythme de votre meilleur trimestre
potential-side-left = { $noun } de plus, ce qu’atteint une équipe comparable sur quatre
potential-side-next = { $noun } de plus jusqu’à votre prochain repère
potential-side-past = { $noun }, dans le quart supérieur des équipes comparables
potential-fact-own = Vous au { $quarter }
potential-fact-median = La moitié d’au moins { $n } équipes comparables atteint ({ $noun })
potential-fact-upper = Un quart atteint
potential-fact-next = Prochain repère
potential-fact-best = Votre record, { $quarter }
potential-fact-best-pace = Au rythme de votre meilleur trimestre, { $quarter }
potential-fact-included = Inclus
potential-title-over = Vous utilisez { $used } ; votre offre en inclut { $included }
potential-title-full-room = Une limite est atteinte, { $all } ; il reste de la marge ailleurs
potential-title-full = Vous avez atteint une limite de votre offre : { $all }
potential-title-near-room = Vous utilisez { $held } ; il reste de la marge ailleurs
potential-title-near = Vous utilisez { $held } et approchez de la limite
potential-title-room = Il reste de la marge ; première limite : { $held }
potential-held = { $value } { $noun } sur { $included }
potential-held-seats = { $value } de vos { $seats }
potential-all = { $amount }
potential-per-month = { $held } par mois
potential-per-quarter = { $held } par trimestre
potential-rest = Le reste de votre offre
potential-limit = Tout ce que votre offre inclut
potential-band = Ici se trouve la moitié centrale d’au moins { $n } équipes comparables
potential-weeks = { $name }, semaine par semaine
potential-weeks-limit = { $limit } dans votre offre
potential-weeks-alt = { $name } semaine par semaine, de { $first } à { $last } ; votre offre inclut { $limit }.
potential-met-since = La limite est atteinte depuis la semaine du { $day }
potential-runway-both = Au rythme de ce trimestre, la limite est atteinte en { $month } ; à celui des quatre dernières semaines, en { $other }
potential-runway-same = Au rythme de ce trimestre comme à celui des quatre dernières semaines, la limite est atteinte en { $month }
potential-runway-quarter = Au rythme de ce trimestre, la limite est atteinte en { $month }
potential-runway-month = Au rythme des quatre dernières semaines, la limite est atteinte en { $month }
potential-runway-note = C’est le rythme prolongé, non une prévision
potential-define-month-term = Par mois
potential-define-month = Le mois moyen du trimestre, face à ce que votre contrat inclut par mois
potential-define-band-term = La moitié centrale
potential-define-band = La bande contient les parts utilisées par la moitié centrale d’au moins { $n } comptes comparables, par paliers, sans noms
potential-define-upper-term = Ce qu’atteint un quart
potential-define-best-term = Meilleur trimestre
potential-define-pace-term = Meilleur rythme
potential-note-best = Votre plus haut niveau enregistré
potential-note-best-pace = Votre trimestre le plus élevé par semaine mesurée, ramené aux semaines mesurées ici
potential-note-next = Au moins trois quarts d’au moins { $n } comptes comparables l’atteignent ; par paliers, sans noms
potential-note-cohort = Au moins un quart d’au moins { $n } comptes comparables l’atteint ; par paliers, sans noms
potential-note-entitlement = Ce que couvre votre contrat
potential-alt = Barres de l’utilisation par rapport au possible.

# 5 Features
features-kicker = Qu’avez-vous encore à découvrir ?
features-title-next = { $used-count ->
    [1] Vous avez utilisé une de vos { $total } fonctions au { $quarter } ; « { $first } » vient ensuite
    [one] Vous avez utilisé { $used } fonction sur { $total } au { $quarter } ; « { $first } » vient ensuite
   *[other] Vous avez utilisé { $used } fonctions sur { $total } au { $quarter } ; « { $first } » vient ensuite
  }
features-title-more = { $used-count ->
    [1] Vous avez utilisé une de vos { $total } fonctions au { $quarter } ; encore { $left } à découvrir
    [one] Vous avez utilisé { $used } fonction sur { $total } au { $quarter } ; encore { $left } à découvrir
   *[other] Vous avez utilisé { $used } fonctions sur { $total } au { $quarter } ; encore { $left } à découvrir
  }
features-title-begun = { $used-count ->
    [1] Vous avez commencé avec une fonction
    [one] Vous avez commencé avec { $used } fonction
   *[other] Vous avez commencé avec { $used } fonctions
  }
features-title-begun-next = { $used-count ->
    [1] Vous avez commencé avec une fonction ; « { $first } » vient ensuite
    [one] Vous avez commencé avec { $used } fonction ; « { $first } » vient ensuite
   *[other] Vous avez commencé avec { $used } fonctions ; « { $first } » vient ensuite
  }
features-title-begun-more = { $used-count ->
    [1] Vous avez commencé avec une fonction ; encore { $left } à découvrir
    [one] Vous avez commencé avec { $used } fonction ; encore { $left } à découvrir
   *[other] Vous avez commencé avec { $used } fonctions ; encore { $left } à découvrir
  }
features-title-some = { $used-count ->
    [1] Vous avez utilisé une de vos { $total } fonctions au { $quarter }
    [one] Vous avez utilisé { $used } fonction sur { $total } au { $quarter }
   *[other] Vous avez utilisé { $used } fonctions sur { $total } au { $quarter }
  }
features-title-gained = Chacune des { $used } fonctions utilisées a gagné des utilisateurs depuis { $month }
features-title-gained-next = Chacune des { $used } fonctions utilisées a gagné des utilisateurs depuis { $month } ; « { $first } » vient ensuite
features-title-gained-most = { $n } des { $used } fonctions utilisées ont gagné des utilisateurs depuis { $month }
features-title-gained-most-next = { $n } des { $used } fonctions utilisées ont gagné des utilisateurs depuis { $month } ; « { $first } » vient ensuite
features-title-fewer = { $n } des { $used } fonctions utilisées comptent moins d’utilisateurs qu’en { $month }
features-title-fewer-all = Chacune des { $used } fonctions utilisées compte moins d’utilisateurs qu’en { $month }
features-title-lapsed = « { $first } » vous a servi jusqu’en { $month } ; reprenez par là
features-title-lapsed-users = { $users-count ->
    [1] Une personne a utilisé « { $first } » jusqu’en { $month } ; reprenez par là
    [one] { $users } personne a utilisé « { $first } » jusqu’en { $month } ; reprenez par là
    [many] { $users } de personnes ont utilisé « { $first } » jusqu’en { $month } ; reprenez par là
   *[other] { $users } personnes ont utilisé « { $first } » jusqu’en { $month } ; reprenez par là
  }
features-title-start = { $total-count ->
    [one] Votre offre comprend une fonction ; commencez par elle
   *[other] Votre offre comprend { $total } fonctions ; commencez par « { $first } »
  }
features-title-plan = { $total-count ->
    [one] Votre offre comprend une fonction
   *[other] Votre offre comprend { $total } fonctions
  }
features-title-all = { $total-count ->
    [one] Vous avez utilisé la fonction de votre offre au { $quarter }
   *[other] Vous avez utilisé les { $total } fonctions de votre offre au { $quarter }
  }
features-list-used = Utilisées
features-list-plan = Dans votre offre
features-own = Vos utilisateurs
features-own-month = Vos utilisateurs, en { $month }
features-own-months = Vos utilisateurs : { $before } → { $month }
features-own-moved = { $before } → { $now }
features-own-best = Vos utilisateurs, le meilleur mois
features-own-times = Vos utilisations, au { $quarter }
features-own-used = utilisée
features-own-users = { $users-count ->
    [one] { $users } utilisateur
    [many] { $users } d’utilisateurs
   *[other] { $users } utilisateurs
  }
features-own-uses = { $uses-count ->
    [1] une utilisation
    [one] { $uses } utilisation
    [many] { $uses } d’utilisations
   *[other] { $uses } utilisations
  }
features-own-unused = à découvrir
features-own-idle = pas d’utilisation ce trimestre
features-own-lapsed = utilisée jusqu’en { $month }
features-own-lapsed-users = { $users-count ->
    [1] une personne s’en est servie jusqu’en { $month }
    [one] { $users } personne s’en est servie jusqu’en { $month }
    [many] { $users } de personnes s’en sont servies jusqu’en { $month }
   *[other] { $users } personnes s’en sont servies jusqu’en { $month }
  }
features-label-lapsed = jusqu’en { $month }
features-label-lapsed-users = { $users } jusqu’en { $month }
features-peers = Sur au moins { $n } équipes comparables, au moins
features-pick-start = Commencez ici
features-pick-again = Reprenez ici
features-pick-takes = Il faut { $takes }
features-later = Aussi dans votre offre : { $names }
features-later-more = { $n-count ->
    [one] Aussi dans votre offre : { $names } et { $n } autre
   *[other] Aussi dans votre offre : { $names } et { $n } autres
  }
features-also-used = Aussi utilisées : { $names }
features-also-used-more = { $n-count ->
    [one] Aussi utilisées : { $names } et { $n } autre
   *[other] Aussi utilisées : { $names } et { $n } autres
  }
features-define-own = Nombre de personnes différentes qui ont utilisé la fonction pendant le mois indiqué
features-define-peers-term = Part des équipes comparables
features-define-peers = Au moins cette part d’au moins { $n } autres comptes comparables dont l’offre comprend la fonction ; par paliers
features-alt = Fonctions de votre offre : { $used } utilisées, { $left } sans utilisation.
features-alt-moved = { $now }, { $users } en { $month }
features-alt-row = { $feature } : { $own } ; pairs au moins { $share }.

# 6 Requests
requests-kicker = Vous avons-nous écoutés ?
requests-kicker-shipped = Quoi de neuf pour vous ?
requests-title = { $live-count ->
    [1] { $total-count ->
        [2] Une de vos deux demandes est disponible
       *[other] Une de vos { $total } demandes est disponible
      }
    [one] { $live } de vos { $total } demandes est disponible
   *[other] { $live } de vos { $total } demandes sont disponibles
  }
requests-title-all = { $total-count ->
    [one] Vous avez fait une demande, et elle est disponible
    [2] Vous avez fait deux demandes, et les deux sont disponibles
   *[other] Vous avez fait { $total } demandes, et toutes sont disponibles
  }
requests-title-in-progress = { $total-count ->
    [one] Vous avez fait une demande ; elle est en cours de réalisation
   *[other] { $n-count ->
        [one] Une de vos { $total } demandes est en cours de réalisation
       *[other] { $n } de vos { $total } demandes sont en cours de réalisation
      }
  }
requests-title-planned = { $total-count ->
    [one] Vous avez fait une demande ; elle est prévue
   *[other] { $n-count ->
        [one] Une de vos { $total } demandes est prévue
       *[other] { $n } de vos { $total } demandes sont prévues
      }
  }
requests-title-under-review = { $total-count ->
    [one] Vous avez fait une demande ; elle est à l’étude
   *[other] { $n-count ->
        [one] Une de vos { $total } demandes est à l’étude
       *[other] { $n } de vos { $total } demandes sont à l’étude
      }
  }
requests-title-open = { $total-count ->
    [one] Vous avez fait une demande ; elle reste ouverte
   *[other] Aucune de vos { $total } demandes n’est encore disponible
  }
requests-title-shipped = { $n-count ->
    [one] Une amélioration est arrivée au { $quarter }
   *[other] { $n } améliorations sont arrivées au { $quarter }
  }
requests-wish = « { $title } »
requests-asked = Demande du { $date }
requests-live = Disponible depuis le { $date }
requests-live-undated = Disponible
requests-in-progress = En cours de réalisation
requests-planned = Prévue
requests-under-review = À l’étude
requests-open = Notée, pas encore disponible
requests-declined = Ne sera pas réalisée
requests-used = Votre équipe a utilisé « { $feature } » depuis
requests-not-used = Votre équipe n’a pas utilisé « { $feature } » depuis
requests-live-after = { $days-count ->
    [one] Disponible un jour après votre demande
   *[other] Disponible { $days } jours après votre demande
  }
requests-alt-row = { $title } : { $state }.
requests-alt-row-asked = { $title } : { $asked }. { $state }.
requests-more-live = { $n-count ->
    [one] Une autre est disponible
   *[other] { $n } autres sont disponibles
  }
requests-more-open = { $n-count ->
    [one] Une autre reste ouverte
   *[other] { $n } autres restent ouvertes
  }
requests-more-declined = { $n-count ->
    [one] Une autre ne sera pas réalisée
   *[other] { $n } autres ne seront pas réalisées
  }
requests-more-shipped = { $n-count ->
    [1] et une autre amélioration
    [one] et { $n } autre amélioration
   *[other] et { $n } autres améliorations
  }
requests-also = Également arrivé au { $quarter }

# 7 Products
products-kicker = Quelles nouveautés vous conviennent ?
products-title-one = Un complément convient à ce que vous faites déjà
products-title = { $n-count ->
    [one] { $product } convient à ce que vous faites déjà
    [2] Deux compléments conviennent à ce que vous faites déjà
   *[other] Trois compléments conviennent à ce que vous faites déjà
  }
products-title-figures = { $first } et { $second } : { $n-count ->
    [2] deux compléments s’y appuient
   *[other] trois compléments s’y appuient
  }
products-figure = { $noun }
products-figure-quarter = { $noun } au { $quarter }
products-figure-users = personnes utilisent « { $feature } »
products-note = Choix fondé sur vos propres chiffres du { $quarter } ; rien n’est activé sans vous

# Value
value-kicker = Qu’y avez-vous gagné ?
value-title-goals = { $reached-count ->
    [0] { $n-count ->
        [one] Vous êtes en route vers votre objectif
       *[other] Vous êtes en route vers vos { $n } objectifs
      }
    [1] { $n-count ->
        [one] Votre objectif est atteint
       *[other] Un objectif mesuré sur { $n } est atteint
      }
   *[other] { $reached } objectifs mesurés sur { $n } sont atteints
  }
value-title-one = { $goal } : { $actual }, { $gap }
value-title-one-reached = Vous avez atteint { $actual }, { $gap }
value-title-one-missed = Vous en êtes à { $actual }, { $gap }
value-title-term = « { $goal } » passe de { $before } au { $quarter } à { $actual } aujourd’hui
value-title-all = { $goal } : { $actual } ; { $n-count ->
    [2] les deux objectifs sont atteints
   *[other] les { $n } objectifs sont atteints
  }
value-title-missed = { $goal } : { $gap }
value-gap-beyond = { $away } au-delà de votre objectif
value-gap-under = { $away } sous votre objectif
value-gap-left = { $away } sous votre objectif
value-gap-met = exactement votre objectif
value-points = { $n-count ->
    [1] un point
    [one] { $n } point
   *[other] { $n } points
  }
value-line = Objectif : { $target }
value-line-most = Objectif : { $target } au plus
value-alt-goal = { $goal } : { $quarters }. { $line }.
value-alt-quarter = { $quarter } { $value }
value-goal = { $actual }, { $gap }
value-rate = par heure
value-worth = valeur des heures, estimation
value-vary-at = à { $each-count ->
    [one] { $each } minute
   *[other] { $each } minutes
  }
value-varied = { $hours } heures à { $minutes } minutes par opération
value-told-money = Au taux horaire retenu, elles valent { $money }
value-title-hours = { $given-count ->
    [many] Vous avez gagné environ { $given } d’heures grâce à { $amount } (estimation)
   *[other] Vous avez gagné environ { $given } heures grâce à { $amount } (estimation)
  }
value-title-hours-term = { $given-count ->
    [many] Vous avez gagné environ { $given } d’heures en { $quarters } trimestres grâce à { $amount } (estimation)
   *[other] Vous avez gagné environ { $given } heures en { $quarters } trimestres grâce à { $amount } (estimation)
  }
value-title-hours-term-short = { $given-count ->
    [many] Vous avez gagné environ { $given } d’heures en { $quarters } trimestres (estimation)
   *[other] Vous avez gagné environ { $given } heures en { $quarters } trimestres (estimation)
  }
value-title-hours-short = { $given-count ->
    [many] Vous avez gagné environ { $given } d’heures (estimation)
   *[other] Vous avez gagné environ { $given } heures (estimation)
  }
value-title-minutes-short = Vous avez gagné environ { $given } minutes (estimation)
value-title-minutes = Vous avez gagné environ { $given } minutes grâce à { $amount } (estimation)
value-saved-each = { $each-count ->
    [one] minute par opération, hypothèse
   *[other] minutes par opération, hypothèse
  }
value-saved-hours-figure = { $given }
value-saved-hours = heures gagnées, estimation
value-saved-minutes-figure = { $given }
value-saved-minutes = minutes gagnées, estimation
value-term-of = { $noun } en { $quarters } trimestres
value-term-note = Heures comptées du { $from } au { $to }
value-foot = { $value } { $label } = { $product }
value-saved-ask = Dites-nous si votre chiffre diffère
value-goals-note = Objectifs et résultats de votre plan de réussite
value-alt = Objectifs du plan de réussite : résultat pour chaque cible.

# Service
service-kicker = Comment s’est passée l’assistance ?
service-title-faster = La moitié des premières réponses sont arrivées en { $duration }, contre { $before } avant
service-title-kept = Les { $n } premières réponses sont arrivées dans le délai promis : { $promised }
service-title-half = La moitié des { $n } premières réponses sont arrivées en { $duration }
service-promised = Promis : { $promised }
service-half = La moitié en { $duration }
service-kept = Premières réponses dans le délai promis : { $promised }
service-kept-of = { $kept } sur { $n }
service-strip-alt = Les { $n } premières réponses en points, selon leur délai : la moitié en { $duration }.
service-strip-alt-kept = { $kept } sur { $n } sont arrivées dans le délai promis : { $promised }.
service-title-opened = { $opened-count ->
    [1] { $solved-count ->
        [0] Vous avez ouvert une demande d’assistance ce trimestre
       *[other] Votre demande d’assistance du trimestre est résolue
      }
   *[other] Sur { $opened } demandes d’assistance ce trimestre, { $solved } { $solved-count ->
        [one] est résolue
       *[other] sont résolues
      }
  }
service-title-plain = { $opened-count ->
    [1] Vous avez ouvert une demande d’assistance au { $quarter }
    [one] Vous avez ouvert { $opened } demande d’assistance au { $quarter }
   *[other] Vous avez ouvert { $opened } demandes d’assistance au { $quarter }
  }
service-opened = Demandes d’assistance
service-solved = Résolues à ce jour
service-first-reply = Délai médian de première réponse
service-before = { $quarter } : { $value }
service-axis = Demandes d’assistance par mois
service-alt = Demandes d’assistance par mois au { $quarter }. { $months }.
service-alt-month = { $month } : { $n }

# Fillers
teams-kicker = Par où commencent les équipes comparables
teams-title = Au moins { $share } des équipes comparables utilisent « { $feature } »
teams-alt = Les fonctions les plus utilisées par les équipes comparables : d’abord « { $feature } », chez au moins { $share } d’entre elles.
plan-kicker = Le meilleur de votre offre
plan-title = L’offre { $plan } comprend { $n } fonctions : à quoi sert chacune
plan-title-unnamed = { $n } fonctions sont incluses pour vous : à quoi sert chacune
plan-title-listed = L’offre { $plan } comprend { $n } fonctions
plan-title-listed-unnamed = { $n } fonctions sont incluses pour vous
plan-note = Fonctions disponibles au { $date }
plan-note-others = Également inclus : { $names }

# Fillers of the account's own data
most-used-kicker = Ce que vous utilisez le plus
most-used-title = « { $feature } » représente { $share } de vos utilisations au { $quarter }
most-used-alt = Répartition de vos utilisations par fonction au { $quarter }.
strongest-kicker = Vos semaines les plus actives
strongest-title = Avec { $amount }, la semaine du { $day } est la plus active des { $weeks } dernières
strongest-title-measured = Avec { $amount }, la semaine du { $day } est la plus active des { $weeks } mesurées
strongest-week = Semaine du { $day }
strongest-above = { $share } de plus que votre semaine moyenne, { $value }
strongest-mean = votre semaine moyenne : { $value }
started-kicker = Depuis vos débuts
started-title = Depuis le { $date }, vous totalisez { $amount }
started-title-strongest = Le { $quarter } est votre trimestre le plus actif depuis le { $date }
started-total = { $weeks-count ->
    [1] { $noun } sur une semaine mesurée
    [one] { $noun } sur { $weeks } semaine mesurée
   *[other] { $noun } sur { $weeks } semaines mesurées
  }
started-features = fonctions utilisées au moins une fois
started-week = lors de la semaine la plus active, celle du { $date }
started-axis = { $name }, semaine moyenne
started-alt = { $name } en semaine moyenne, trimestre par trimestre, de { $first } à { $last }.

# How these figures are counted
definitions-kicker = Que signifient ces termes ?
definitions-title = Comment ces chiffres sont calculés
define-line = { $term } : { $text }
define-quarter = { $weeks-count ->
    [1] Une semaine complète compte, du { $first } au { $last }
    [one] { $weeks } semaine complète compte, du { $first } au { $last }
   *[other] { $weeks } semaines complètes comptent, du { $first } au { $last }
  }
define-quarter-measured = Les semaines vont du { $first } au { $last } ; mesurées : { $measured } sur { $weeks }
define-data-term = Données
define-data = Elles vont jusqu’au { $date } ; la suite n’est pas comptée
define-mean = Le chiffre d’un trimestre est la moyenne de ses semaines
define-last = Le chiffre d’un trimestre est celui de sa dernière semaine mesurée
define-largest = Le chiffre d’un trimestre est celui de sa semaine la plus haute
define-seats-week = La valeur de « { $name } » de la semaine finie le { $day } est divisée par les licences de votre contrat
define-kind-term = Équipes comparables
define-kind = Ces comptes ont en commun avec vous : { $properties } ; aucun n’est jamais montré individuellement
define-kind-all = Ce sont tous les autres comptes ; aucun n’est jamais montré individuellement
define-kind-segment = le segment
define-kind-size = la taille en licences
define-kind-plan = l’offre
define-kind-industry = le secteur
define-kind-region = la région
define-seats-term = Licences actives
define-seats = La valeur de « { $name } » est divisée par les licences de votre contrat
define-month-share-term = Part des utilisateurs du mois
define-daily-share = Les utilisateurs d’un jour sont divisés par ceux des 30 derniers jours, la dernière semaine
define-weekly-share = Les utilisateurs d’une semaine sont divisés par ceux des 30 derniers jours, la dernière semaine
define-used-term = Fonctions utilisées
define-used = Une fonction de votre offre compte si elle a servi au moins une fois au { $quarter }
define-peers-term = Équipes comparables
define-peers = Ce sont au moins { $n } autres comptes comparables dont l’offre comprend la fonction ; par paliers, sans noms
define-live-term = Disponible
define-live = Une demande de votre compte est disponible si elle a été réalisée au plus tard le { $date }
define-given-term = Temps gagné
define-given = Nous l’estimons : { $amount } × { $each-count ->
    [1] une minute
    [one] { $each } minute
   *[other] { $each } minutes
  } par opération, à 60 minutes par heure, arrondi à l’inférieur
define-reply-term = Première réponse
define-reply = Nous comptons les demandes ouvertes au { $quarter } : { $n-count ->
    [1] une seule a une réponse enregistrée
    [one] { $n } a une réponse enregistrée
   *[other] le délai médian porte sur les { $n } à réponse enregistrée
  }
define-tickets-term = Demandes
define-tickets = Une demande compte si elle a été ouverte au { $quarter }

note-kicker = Qui vous écrit ?
note-title = Un mot signé { $csm }

# 8 Next steps
next-kicker = Et maintenant ?
next-title = Une décision pour le { $quarter } : { $subject }
next-title-short = À faire au { $quarter }
next-when = au { $quarter }
next-before = avant { $month }
next-you = Vous
next-both = Vous et nous
next-yes = Dites oui ou posez vos questions
next-answer = Répondez en un clic
next-live = Parlons-en
next-book = Réserver 30 min
next-subject-answer = { $account } : { $asked } { $answer }
next-reply = Ou écrivez à { $email }
next-wrong-person = Vous n’êtes pas la bonne personne ? Dites-nous qui contacter
next-subject-book = Échange sur le { $quarter }, { $account }
next-subject-reply = Bilan { $quarter }, { $account }
next-subject-person = Bon contact pour les bilans, { $account }

# E-mails that carry a deck
mail-subject = { $account } : bilan { $quarter }
mail-greeting = Bonjour { $contact },
mail-greeting-all = Bonjour,
mail-opening = Votre bilan { $quarter } est prêt. L’essentiel :
mail-attached = Les { $pages } pages sont jointes en PDF.
mail-linked = Les { $pages } pages sont ici :
mail-open = Ouvrir le bilan
mail-live = Pour en parler, répondez simplement à ce message.
mail-person = Si ces bilans doivent aller à quelqu’un d’autre, dites-nous à qui.
mail-closing = Bien cordialement
mail-picture = Première page du bilan : { $headline }
mail-picture-glance = Le trimestre en une page : { $headline }
mail-unsubscribe = Ne plus recevoir ces bilans
mail-reference = Référence : { $token }

# The page that asks for a click before a hand is raised
raise-lead = Un clic ouvre un message à { $vendor } dans votre messagerie. Envoyez-le, et nous reviendrons vers vous.
raise-button = Oui, contactez-moi
raise-subject = Merci de me contacter au sujet de notre bilan
raise-lost = Ce lien n’est pas complet. Répondez simplement au message qui accompagnait votre bilan.
raise-no-script = Cette page a besoin de scripts, que votre navigateur n’exécute pas ici. Écrivez à { $address }, ou répondez simplement au message qui accompagnait votre bilan.
