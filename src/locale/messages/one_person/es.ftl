claim-total = Usted registró { $amount } en el trimestre
claim-total-part = { $measured-count ->
    [one] Usted registró { $amount } en la semana medida
   *[other] Usted registró { $amount } en las { $measured } semanas medidas
  }
claim-pick-peers = Al menos el { $share } de los clientes similares usa «{ $feature }», que su plan incluye
claim-start = Todo está listo para que empiece
reason-peers = Al menos el { $share } de los clientes similares usa esta función
step-kick-off-detail = { $csm } le guía en media hora.
features-own = Su uso
features-peers = De { $n } o más clientes similares, al menos
features-define-peers-term = Parte de clientes similares
potential-title-cohort = Uno de cada cuatro clientes similares alcanza { $target } { $noun } o más
potential-title-cohort-past = Con { $amount }, usted supera a tres de cada cuatro clientes similares
potential-title-cohort-level = Con { $amount }, usted alcanza la marca de los clientes similares
potential-row-cohort = una cuarta parte de los clientes: desde { $target }
potential-side-left = { $noun } más hasta lo que alcanza uno de cada cuatro clientes similares
potential-side-past = { $noun }, en el cuartil superior de los clientes similares
potential-fact-median = La mitad de { $n } o más clientes similares alcanza ({ $noun })
potential-band = Aquí está la mitad central de { $n } o más clientes similares
requests-used = Usted ha usado «{ $feature }» desde entonces
requests-not-used = Usted no ha usado «{ $feature }» desde entonces
teams-kicker = Por dónde empiezan los clientes similares
teams-title = Al menos el { $share } de los clientes similares usa «{ $feature }»
teams-alt = Las funciones más usadas por clientes similares: primero «{ $feature }», en al menos el { $share } de ellos.
define-kind-term = Clientes similares
define-peers-term = Clientes similares
trend-few = Con una sola persona, una semana suelta dice poco
answer-chose = Lo decidí yo
answer-unknown = No lo sé
