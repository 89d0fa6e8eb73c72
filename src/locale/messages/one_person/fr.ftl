claim-total = Vous totalisez { $amount } sur le trimestre
claim-total-part = { $measured-count ->
    [1] Vous totalisez { $amount } sur une semaine mesurée
    [one] Vous totalisez { $amount } sur { $measured } semaine mesurée
   *[other] Vous totalisez { $amount } sur { $measured } semaines mesurées
  }
claim-pick-peers = Au moins { $share } des clients comparables utilisent « { $feature } », que votre offre inclut
claim-start = Tout est prêt pour vos débuts
reason-peers = Au moins { $share } des clients comparables utilisent cette fonction
step-kick-off-detail = { $csm } vous guide en une demi-heure.
features-own = Votre utilisation
features-peers = Sur au moins { $n } clients comparables, au moins
features-define-peers-term = Part des clients comparables
potential-title-cohort = Un client comparable sur quatre atteint { $target } { $noun } ou plus
potential-title-cohort-past = Avec { $amount }, vous devancez trois clients comparables sur quatre
potential-title-cohort-level = Avec { $amount }, vous atteignez le repère des clients comparables
potential-row-cohort = un quart des clients : dès { $target }
potential-side-left = { $noun } de plus, ce qu’atteint un client comparable sur quatre
potential-side-past = { $noun }, dans le quart supérieur des clients comparables
potential-fact-median = La moitié d’au moins { $n } clients comparables atteint ({ $noun })
potential-band = Ici se trouve la moitié centrale d’au moins { $n } clients comparables
requests-used = Vous avez utilisé « { $feature } » depuis
requests-not-used = Vous n’avez pas utilisé « { $feature } » depuis
teams-kicker = Par où commencent les clients comparables
teams-title = Au moins { $share } des clients comparables utilisent « { $feature } »
teams-alt = Les fonctions les plus utilisées par les clients comparables : d’abord « { $feature } », chez au moins { $share } d’entre eux.
define-kind-term = Clients comparables
define-peers-term = Clients comparables
trend-few = Pour une seule personne, une semaine isolée en dit peu
answer-chose = C’était mon choix
answer-unknown = Je ne sais pas
