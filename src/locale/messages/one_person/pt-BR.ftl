claim-total = Você registrou { $amount } no trimestre
claim-total-part = { $measured-count ->
    [1] Você registrou { $amount } na semana medida
    [one] Você registrou { $amount } em { $measured } semana medida
   *[other] Você registrou { $amount } nas { $measured } semanas medidas
  }
claim-pick-peers = Pelo menos { $share } dos clientes semelhantes usam “{ $feature }”, que seu plano inclui
claim-start = Tudo está pronto para você começar
reason-peers = Pelo menos { $share } dos clientes semelhantes usam este recurso
step-kick-off-detail = { $csm } orienta você em meia hora.
features-own = Seu uso
features-peers = De { $n } ou mais clientes semelhantes, pelo menos
features-define-peers-term = Parte dos clientes semelhantes
potential-title-cohort = Um em cada quatro clientes semelhantes chega a { $target } { $noun } ou mais
potential-title-cohort-past = Com { $amount }, você está à frente de três em cada quatro clientes semelhantes
potential-title-cohort-level = Com { $amount }, você chega à marca dos clientes semelhantes
potential-row-cohort = um quarto dos clientes: desde { $target }
potential-side-left = { $noun } a mais até onde chega um em cada quatro clientes semelhantes
potential-side-past = { $noun }, no quartil superior dos clientes semelhantes
potential-fact-median = Metade de { $n } ou mais clientes semelhantes chega a ({ $noun })
potential-band = Aqui fica a metade central de { $n } ou mais clientes semelhantes
requests-used = Você usou “{ $feature }” desde então
requests-not-used = Você não usou “{ $feature }” desde então
teams-kicker = Por onde clientes semelhantes começam
teams-title = Pelo menos { $share } dos clientes semelhantes usam “{ $feature }”
teams-alt = Os recursos mais usados por clientes semelhantes: primeiro “{ $feature }”, em pelo menos { $share } deles.
define-kind-term = Clientes semelhantes
define-peers-term = Clientes semelhantes
trend-few = Com uma única pessoa, uma semana isolada diz pouco
answer-chose = Foi minha escolha
answer-unknown = Não sei
