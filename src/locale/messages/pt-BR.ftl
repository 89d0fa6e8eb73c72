# Every sentence of a deck, in Brazilian Portuguese. A clause has no full stop of its own; "sentence" adds it.
# Names of features and customers may be of any gender and number: no article stands before them, and no verb or
# participle depends on them. A metric whose number is known is a subject; of any other "o indicador" is. [one] is 0 and 1
# in Portuguese; words that say "one" stand under [1].

sentence = { $clause }.
sentences = { $first } { $next }
text = { $text }
alt-row = { $label }: { $value }.
quantity = { $n-count ->
    [one] { $n } { $one }
   *[other] { $n } { $other }
  }
noun-many = de { $other }
noun-many-elided = de { $other }
percent = { $n }%
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $symbol } { $amount }
money-code = { $symbol } { $amount }
quarter = { $quarter }T{ $year-short }
quarter-fiscal = { $quarter }T AF{ $year-short }
quarter-in-full = { $quarter }º trimestre de { $year }
quarter-fiscal-in-full = { $quarter }º trimestre do ano fiscal de { $year }
feature = “{ $feature }”
duration-moment = menos de um minuto
duration-minutes = { $n-count ->
    [one] { $n } minuto
   *[other] { $n } minutos
  }
duration-hours = { $n-count ->
    [one] { $n } hora
   *[other] { $n } horas
  }
duration-days = { $n-count ->
    [one] { $n } dia
   *[other] { $n } dias
  }

# The deck as a document
deck-title = { $name } · revisão do { $quarter }
deck-subject = { $name } com { $vendor }: a atividade do { $quarter }
deck-line = { $name } · { $quarter } · preparado por { $vendor }

# Claims: movement of a metric
claim-rose = { $name-number ->
    [singular] { $name } subiu { $change }, para { $value }
    [plural] { $name } subiram { $change }, para { $value }
   *[other] O indicador “{ $name }” subiu { $change }, para { $value }
  }
claim-rose-sharply = { $name-number ->
    [singular] { $name } teve forte alta de { $change }, para { $value }
    [plural] { $name } tiveram forte alta de { $change }, para { $value }
   *[other] O indicador “{ $name }” teve forte alta de { $change }, para { $value }
  }
claim-fell = { $name-number ->
    [singular] { $name } caiu { $change }, para { $value }
    [plural] { $name } caíram { $change }, para { $value }
   *[other] O indicador “{ $name }” caiu { $change }, para { $value }
  }
claim-fell-sharply = { $name-number ->
    [singular] { $name } teve queda acentuada de { $change }, para { $value }
    [plural] { $name } tiveram queda acentuada de { $change }, para { $value }
   *[other] O indicador “{ $name }” teve queda acentuada de { $change }, para { $value }
  }
claim-steady = { $name-number ->
    [singular] { $name } se manteve em { $value }
    [plural] { $name } se mantiveram em { $value }
   *[other] O indicador “{ $name }” se manteve em { $value }
  }
claim-up = { $name-number ->
    [singular] { $name } subiu { $change } nas semanas medidas nos dois trimestres
    [plural] { $name } subiram { $change } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” subiu { $change } nas semanas medidas nos dois trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } caiu { $change } nas semanas medidas nos dois trimestres
    [plural] { $name } caíram { $change } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” caiu { $change } nas semanas medidas nos dois trimestres
  }
claim-few-rose = { $name-number ->
    [singular] { $name } subiu de { $before } para { $value }
    [plural] { $name } subiram de { $before } para { $value }
   *[other] O indicador “{ $name }” subiu de { $before } para { $value }
  }
claim-few-fell = { $name-number ->
    [singular] { $name } caiu de { $before } para { $value }
    [plural] { $name } caíram de { $before } para { $value }
   *[other] O indicador “{ $name }” caiu de { $before } para { $value }
  }
claim-few-up = { $name-number ->
    [singular] { $name } subiu de { $before } para { $value } nas semanas medidas nos dois trimestres
    [plural] { $name } subiram de { $before } para { $value } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” subiu de { $before } para { $value } nas semanas medidas nos dois trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } caiu de { $before } para { $value } nas semanas medidas nos dois trimestres
    [plural] { $name } caíram de { $before } para { $value } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” caiu de { $before } para { $value } nas semanas medidas nos dois trimestres
  }
claim-near = { $name-number ->
    [singular] { $name } ficou em { $value }, ante { $before } no trimestre anterior
    [plural] { $name } ficaram em { $value }, ante { $before } no trimestre anterior
   *[other] O indicador “{ $name }” ficou em { $value }, ante { $before } no trimestre anterior
  }
claim-near-common = { $name-number ->
    [singular] { $name } ficou em { $value } nas semanas em comum, ante { $before } antes
    [plural] { $name } ficaram em { $value } nas semanas em comum, ante { $before } antes
   *[other] O indicador “{ $name }” ficou em { $value } nas semanas em comum, ante { $before }
  }
claim-points-up = { $name-number ->
    [singular] { $name } subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
    [plural] { $name } subiram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
   *[other] O indicador “{ $name }” subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
  }
claim-points-down = { $name-number ->
    [singular] { $name } caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
    [plural] { $name } caíram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
   *[other] O indicador “{ $name }” caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      }, para { $value }
  }
claim-points-common-up = { $name-number ->
    [singular] { $name } subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
    [plural] { $name } subiram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
    [plural] { $name } caíram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
   *[other] O indicador “{ $name }” caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nas semanas medidas nos dois trimestres
  }
claim-total = Suas equipes registraram { $amount } no trimestre
claim-total-part = { $measured-count ->
    [1] Suas equipes registraram { $amount } na semana medida
    [one] Suas equipes registraram { $amount } em { $measured } semana medida
   *[other] Suas equipes registraram { $amount } nas { $measured } semanas medidas
  }
claim-level = { $name-number ->
    [singular] { $name } ficou em { $value }
    [plural] { $name } ficaram em { $value }
   *[other] O indicador “{ $name }” ficou em { $value }
  }
claim-carried-more = { $people } pessoas por semana processaram { $amount }, { $share } a mais que { $before } pessoas no { $quarter }
claim-carried-less = { $people } pessoas por semana processaram { $amount }, { $share } do volume de { $before } pessoas no { $quarter }
claim-carried-alike = { $people } pessoas por semana processaram { $amount }, praticamente o mesmo que { $before } pessoas no { $quarter }
claim-each = Cada pessoa processou { $each } { $noun } em média, ante { $before } no { $quarter }
claim-goal-reached = Sua meta “{ $goal }” foi alcançada: { $actual } (previsto: { $target })
claim-goal-most-reached = Sua meta “{ $goal }” foi alcançada: { $actual } (máximo: { $target })
claim-goal-open = Sua meta “{ $goal }” está em { $actual } (previsto: { $target })
claim-goal-most-open = Sua meta “{ $goal }” está em { $actual } (máximo: { $target })
claim-goals-reached = { $n-count ->
    [2] Você alcançou suas duas metas
   *[other] Você alcançou suas { $n } metas
  }

# Claims: seats
claim-seats = { $active-count ->
    [one] { $active } de { $licensed } licenças está em uso
   *[other] { $active } de { $licensed } licenças estão em uso
  }
claim-seats-more = { $active-count ->
    [one] { $active } de { $licensed } licenças está em uso, { $more } a mais que no trimestre anterior
   *[other] { $active } de { $licensed } licenças estão em uso, { $more } a mais que no trimestre anterior
  }
claim-seats-ready = { $ready-count ->
    [1] Uma licença está pronta para mais um colega
    [one] { $ready } licença está pronta para sua equipe
    [many] { $ready } de licenças estão prontas para sua equipe
   *[other] { $ready } licenças estão prontas para sua equipe
  }

# Claims: entitlements
claim-near-limit = { $name-number ->
    [singular] { $name } chegou a { $share } do incluído
    [plural] { $name } chegaram a { $share } do incluído
   *[other] O indicador “{ $name }” chegou a { $share } do incluído
  }
claim-over-limit = { $name-number ->
    [singular] { $name } passou do incluído: { $value } diante de { $included }
    [plural] { $name } passaram do incluído: { $value } diante de { $included }
   *[other] O indicador “{ $name }” passou do incluído: { $value } diante de { $included }
  }
claim-near-limit-seats = Você usa { $share } das suas { $included } licenças
claim-full-seats = Suas { $included } licenças estão todas em uso
claim-over-limit-seats = Você usa { $value } licenças; seu plano inclui { $included }

# Claims: features
claim-adopted = { $n-count ->
    [one] Neste trimestre, você estreou { $names }
    [2] Neste trimestre, você estreou { $names }
   *[other] Você estreou { $n } recursos, entre eles { $names }
  }
claim-breadth = { $used-count ->
    [1] Um dos { $total } recursos do seu plano está em uso
    [one] { $used } dos { $total } recursos do seu plano está em uso
   *[other] { $used } dos { $total } recursos do seu plano estão em uso
  }
claim-breadth-all = { $total-count ->
    [one] O recurso do seu plano está em uso
   *[other] Todos os { $total } recursos do seu plano estão em uso
  }
claim-begun = Sua equipe começou em { $month } com { $names }
claim-begun-week = Sua equipe começou na semana de { $day }
claim-most-used = { $users-count ->
    [1] O recurso mais usado é { $feature }: uma pessoa em { $month }
    [one] O recurso mais usado é { $feature }: { $users } pessoa em { $month }
    [many] O recurso mais usado é { $feature }: { $users } de pessoas em { $month }
   *[other] O recurso mais usado é { $feature }: { $users } pessoas em { $month }
  }
claim-most-often = O que você mais usa é { $feature }: { $uses } vezes no { $quarter }
claim-pick = O recurso “{ $feature }” está incluído no seu plano, pronto para ativar
claim-pick-peers = Pelo menos { $share } das equipes semelhantes usam “{ $feature }”, que seu plano inclui
claim-lapsed = “{ $feature }” esteve em uso até { $month }
claim-lapsed-users = { $users-count ->
    [1] Uma pessoa usou “{ $feature }” até { $month }
    [one] { $users } pessoa usou “{ $feature }” até { $month }
    [many] { $users } de pessoas usaram “{ $feature }” até { $month }
   *[other] { $users } pessoas usaram “{ $feature }” até { $month }
  }

# Claims: requests
claim-requests = { $live-count ->
    [1] { $total-count ->
        [2] Um dos seus dois pedidos já está disponível
       *[other] Um dos seus { $total } pedidos já está disponível
      }
    [one] { $live } dos seus { $total } pedidos já está disponível
   *[other] { $live } dos seus { $total } pedidos já estão disponíveis
  }
claim-requests-one = Seu pedido “{ $title }” já está disponível
claim-requests-all = { $total-count ->
    [one] Seu pedido “{ $title }” já está disponível
    [2] Seus dois pedidos já estão disponíveis
   *[other] Seus { $total } pedidos já estão disponíveis
  }

# Claims: stickiness
claim-daily-share = { $share } dos usuários do mês entram em um dia médio
claim-daily-share-up = { $share } dos usuários do mês entram em um dia médio, ante { $before } antes
claim-weekly-share = { $share } dos usuários do mês entram no intervalo de uma semana
claim-weekly-share-up = { $share } dos usuários do mês entram em uma semana, ante { $before } antes

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [1] A primeira resposta a um chamado chegou em { $duration }
    [one] A primeira resposta a { $n } chamado chegou em { $duration }
   *[other] A primeira resposta a { $n } chamados chegou em { $duration } (mediana)
  }
claim-start = Tudo está pronto para sua equipe começar
claim-start-seats = { $seats-count ->
    [one] Sua licença está pronta para começar
    [many] { $seats } de licenças estão prontas para sua equipe começar
   *[other] { $seats } licenças estão prontas para sua equipe começar
  }
claim-plan-set = Seu plano é { $plan }
claim-plan-features = { $n-count ->
    [1] Um recurso do seu plano { $plan } está pronto para você
    [one] { $n } recurso do seu plano { $plan } está pronto para você
   *[other] { $n } recursos do seu plano { $plan } estão prontos para você
  }
headline-none = Esta é a sua revisão do { $quarter }
headline-goal-reached = Você atingiu sua meta
headline-next = { $happened }; próximo passo: { $subject }
headline-asks = { $happened }; há uma pergunta em aberto

# Reasons for a product
because = Você tem { $amount }; { $then }
because-quarter = Você registrou { $amount } nas semanas medidas; { $then }
because-verb = Você { $verb } { $amount }; { $then }
because-verb-so-far = Você { $verb } { $amount } nas semanas medidas; { $then }
because-verb-quarter = Você { $verb } { $amount } por trimestre; { $then }
because-feature = Você já usa “{ $feature }”; { $then }

# Next steps
# What a step is about, after "a começar por"
subject-seats = { $ready-count ->
    [1] uma licença pronta
    [one] { $ready } licença pronta
    [many] { $ready } de licenças prontas
   *[other] { $ready } licenças prontas
  }
subject-feature = “{ $feature }”
subject-request = “{ $title }”
subject-limit = espaço para { $noun }
subject-limit-seats = suas licenças
subject-fell = um olhar sobre “{ $name }”
subject-goal = a meta “{ $goal }”
subject-look-again = um segundo olhar
subject-offer = { $product }
subject-goals = suas metas
subject-share = seus colegas
subject-reply = uma pergunta
subject-changelog = novidades
subject-kick-off = uma data de início
step-seats = { $ready-count ->
    [1] Convide mais um colega: há uma licença pronta
    [one] Convide mais um colega: há { $ready } licença pronta
    [many] Convide colegas para as { $ready } de licenças prontas
   *[other] Convide colegas para as { $ready } licenças prontas
  }
step-seats-detail = { $ready-count ->
    [one] { $licensed-count ->
        [one] Já incluída no seu contrato.
        [many] Já incluída no seu total de { $licensed } de licenças.
       *[other] Já incluída nas suas { $licensed } licenças.
      }
   *[other] { $licensed-count ->
        [many] Já incluídas no seu total de { $licensed } de licenças.
       *[other] Já incluídas nas suas { $licensed } licenças.
      }
  }
step-feature = Ative “{ $feature }”
step-feature-first = Comece com “{ $feature }”
step-feature-again = Retome “{ $feature }”
step-request = Experimente “{ $title }”
step-request-detail = Disponível desde { $day }, como você pediu.
step-request-detail-undated = Já disponível, como você pediu.
step-limit = Planeje { $noun } para o próximo trimestre
step-limit-seats = Planeje suas licenças para o próximo trimestre
step-limit-detail = Basta uma conversa rápida; nada muda sem você.
step-goal = Vamos abrir caminho para a meta “{ $goal }”
step-goal-detail = Meia hora com { $csm } pode mostrar o que ajudaria.
step-fell = Conte-nos o que mudou
step-fell-detail = Se for do nosso lado, corrigimos primeiro.
worth-goal = Com mais { $away }, a meta de { $target } é atingida
worth-goal-most = Com { $away } a menos, a meta de no máximo { $target } é atingida
worth-fell = O nível do { $quarter } traria cerca de { $given-count ->
    [many] { $given } de horas
   *[other] { $given } horas
  } a mais, com { $each-count ->
    [1] um minuto
    [one] { $each } minuto
   *[other] { $each } minutos
  } por operação (suposição)
worth-fell-money = O nível do { $quarter } traria cerca de { $given-count ->
    [many] { $given } de horas
   *[other] { $given } horas
  } a mais, no valor de { $money } pela taxa informada
step-look-again = Veja as semanas de novo
step-look-again-detail = { $csm } envia os números das semanas seguintes, em alta ou em queda.
reason-near-limit = Você usa { $value } de { $included }
reason-near-limit-pace = Você usa { $value } de { $included }; no ritmo deste trimestre, o limite é atingido em { $month }
reason-over-limit = Você usa { $value }, e seu plano inclui { $included }
reason-lapsed = Esteve em uso até { $month }
reason-lapsed-users = { $users-count ->
    [1] Uma pessoa usou este recurso até { $month }
    [one] { $users } pessoa usou este recurso até { $month }
    [many] { $users } de pessoas usaram este recurso até { $month }
   *[other] { $users } pessoas usaram este recurso até { $month }
  }
reason-peers = Pelo menos { $share } das equipes semelhantes usam este recurso
ask-goal = O que atrapalha a meta “{ $goal }”?
ask-lapsed = O que houve com { $feature } depois de { $month }?
ask-fell = O que mudou no { $quarter }?
ask-turned = O que mudou em { $month }?
ask-join = Quantas pessoas vão entrar no próximo trimestre?
ask-over = O que fazer com as licenças além do seu plano?
answer-yes = Sim, vamos fazer
answer-yes-please = Sim, por favor
answer-later = Agora não
answer-stopped = Parou de funcionar
answer-chose = Foi nossa escolha
answer-unknown = Não sabemos
answer-join-none = Ninguém
answer-join-few = 1 a 5
answer-join-some = 6 a 20
answer-join-many = Mais
answer-join-share-few = Até 5%
answer-join-share-some = 5 a 20%
answer-join-share-many = Mais
answer-join-stay = Ficar com { $plan }
answer-over-add = Incluir no plano
answer-over-free = Liberamos algumas
answer-over-talk = Vamos conversar
answer-goal-help = Precisamos de ajuda
answer-goal-changed = Não é mais nossa meta
answer-goal-wrong = O número não está certo
step-offer = Veja se { $product } serve para você
step-goals = Conte-nos suas metas para o próximo trimestre
step-goals-detail = A próxima revisão medirá o avanço.
step-share = Repasse esta revisão
step-share-detail = Leva quatro minutos para ler, sem reunião.
step-reply = Responda com uma pergunta
step-reply-detail = { $csm } responde pessoalmente.
step-changelog = Veja as novidades
step-changelog-detail = Todas as novidades do { $quarter }, em um só lugar.
step-kick-off = Marque uma data de início
step-kick-off-detail = { $csm } orienta sua equipe em meia hora.

# What became of last quarter's suggestions
since-kicker = Desde { $quarter }
since-feature-users = { $users-count ->
    [1] Uma pessoa já usa “{ $feature }”, nossa sugestão do { $quarter }
    [one] { $users } pessoa já usa “{ $feature }”, nossa sugestão do { $quarter }
    [many] { $users } de pessoas já usam “{ $feature }”, nossa sugestão do { $quarter }
   *[other] { $users } pessoas já usam “{ $feature }”, nossa sugestão do { $quarter }
  }
since-feature = “{ $feature }”, nossa sugestão do { $quarter }, já está em uso
since-feature-open = “{ $feature }”, nossa sugestão do { $quarter }, está à disposição quando você quiser
since-seats = { $more-count ->
    [one] Há uma licença a mais em uso desde nossa sugestão do { $quarter }
    [many] Há { $more } de licenças a mais em uso desde nossa sugestão do { $quarter }
   *[other] Há { $more } licenças a mais em uso desde nossa sugestão do { $quarter }
  }
since-seats-open = { $ready-count ->
    [one] A licença de que falamos no { $quarter } continua pronta para você
    [many] As { $ready } de licenças de que falamos no { $quarter } continuam prontas para você
   *[other] As { $ready } licenças de que falamos no { $quarter } continuam prontas para você
  }
since-fell = { $name-number ->
    [singular] { $name } subiu { $change } desde nossa revisão do { $quarter }
    [plural] { $name } subiram { $change } desde nossa revisão do { $quarter }
   *[other] O indicador “{ $name }” subiu { $change } desde nossa revisão do { $quarter }
  }
since-fell-few = { $name-number ->
    [singular] { $name } subiu de { $before } para { $value } desde nossa revisão do { $quarter }
    [plural] { $name } subiram de { $before } para { $value } desde nossa revisão do { $quarter }
   *[other] O indicador “{ $name }” subiu de { $before } para { $value } desde nossa revisão do { $quarter }
  }
since-limit = Para “{ $name }”, o espaço de que falamos no { $quarter } passou de { $then } para { $now }
since-offer = { $product }, nossa sugestão do { $quarter }, agora faz parte do seu contrato

# Links
link-how-to = Como começar
link-read = Saiba mais
link-changelog = Todas as novidades

# 1 Cover
cover-in-review = Revisão do { $quarter }
cover-prepared = Preparado por { $csm }
cover-as-of = Dados até { $date }
cover-latest = { $amount }, semana de { $day }
logo-alt = Logotipo de { $name }

# 2 Glance
glance-kicker = O trimestre em resumo
glance-title-start = Tudo está pronto para { $name } começar
glance-title-start-you = Tudo está pronto para você começar
glance-title-record = { $quarter }: o que temos registrado de { $name }
glance-title-record-you = { $quarter }: o que temos registrado de você
glance-page = pág. { $page } →
glance-goal-reached = alcançada · meta { $target }
glance-goal-open = meta { $target }
glance-goal-most-reached = alcançada · máximo { $target }
glance-goal-most-open = meta: máximo { $target }
glance-included = de { $included } no seu plano
glance-asked = O que você pediu
glance-asked-live = “{ $title }” está disponível desde { $day }
glance-decide = O que decidir
glance-ask = Nossa pergunta
glance-fell = O que vemos
glance-stayed = O que se manteve
glance-first = Ainda não há trimestre anterior para comparar
glance-first-kicker = Sua primeira revisão
glance-strength = O que deu certo
glance-why = O que mudou junto
glance-fact = É bom saber
glance-use = O que você usa
glance-plan-use = O que você tem
glance-service = Nossas respostas
glance-return = Quem volta
glance-record-kicker = Em números
glance-included-kicker = Incluído para você
glance-new-kicker = Novo no trimestre
glance-help-kicker = Para ajudar
glance-label = { $name }, { $noun }
glance-change-up = ▲ { $change } sobre { $quarter }
glance-change-down = ▼ { $change } sobre { $quarter }
glance-few-up = ▲ ante { $before } no { $quarter }
glance-few-down = ▼ ante { $before } no { $quarter }
glance-common = { $before } → { $now }, semanas em comum
glance-few-common-up = ▲ de { $before } para { $now }, semanas em comum
glance-few-common-down = ▼ de { $before } para { $now }, semanas em comum
glance-points-up = ▲ { $points-count ->
    [one] { $points } ponto
   *[other] { $points } pontos
  } sobre { $quarter }
glance-points-down = ▼ { $points-count ->
    [one] { $points } ponto
   *[other] { $points } pontos
  } sobre { $quarter }
glance-change-steady = Próximo do { $quarter }
glance-before = { $quarter }: { $value }
glance-no-change = Sem comparação: poucas semanas em comum
glance-more = ▲ { $more } a mais que no { $quarter }
glance-same = Igual ao { $quarter }
glance-first-short = Primeiro trimestre medido
glance-first-weeks = { $n-count ->
    [1] Primeira semana medida
    [one] { $n } semana medida
   *[other] Primeiras { $n } semanas medidas
  }
glance-features = Recursos em uso
glance-features-value = { $used } de { $total }
glance-plan = Seu plano
glance-since = Cliente desde
glance-seats-ready = Licenças prontas para você
glance-features-ready = Recursos incluídos
glance-start-features = { $n-count ->
    [1] Um recurso está incluído para você
    [one] { $n } recurso está incluído para você
   *[other] { $n } recursos estão incluídos para você
  }
glance-start-features-plan = { $n-count ->
    [1] O plano { $plan } inclui um recurso
    [one] O plano { $plan } inclui { $n } recurso
   *[other] O plano { $plan } inclui { $n } recursos
  }
glance-start-shipped = { $n-count ->
    [1] Uma melhoria chegou para todos no { $quarter }
    [one] { $n } melhoria chegou para todos no { $quarter }
   *[other] { $n } melhorias chegaram para todos no { $quarter }
  }
glance-start-csm = { $csm } acompanha seus primeiros passos
glance-not-measured = Nenhum uso foi medido no { $quarter }; não temos os números
note-window = { $weeks-count ->
    [1] Uma semana completa até { $date }
    [one] { $weeks } semana completa até { $date }
   *[other] { $weeks } semanas completas até { $date }
  }
note-window-measured = { $measured } de { $weeks } semanas medidas, até { $date }
note-compared = comparadas com as mesmas semanas do { $quarter }
note-window-compared = { $window }, { $compared }

# Milestones, in the place of the trend
milestones-kicker = Como foi o seu início?
milestones-title-week-seats = { $active-count ->
    [one] { $active } de { $licensed } licenças está em uso desde a semana de { $day }
   *[other] { $active } de { $licensed } licenças entraram em uso desde a semana de { $day }
  }
milestones-title-users = { $users-count ->
    [1] Uma pessoa usou { $names } em { $month }
    [one] { $users } pessoa usou { $names } em { $month }
    [many] { $users } de pessoas usaram { $names } em { $month }
   *[other] { $users } pessoas usaram { $names } em { $month }
  }
milestones-title-started = Você é cliente desde { $date }
milestones-week = semana de { $day }
milestones-started = Seu início com { $vendor }
milestones-first-week = Primeiro uso registrado
milestones-first-use = Primeiro uso de { $feature }
milestones-users = { $users-count ->
    [1] Uma pessoa em { $month }
    [one] { $users } pessoa em { $month }
    [many] { $users } de pessoas em { $month }
   *[other] { $users } pessoas em { $month }
  }
milestones-seats = Licenças em uso
milestones-seats-of = { $active } de { $licensed }
milestones-goal = Meta alcançada
milestones-next = Próximo passo

# 3 Trend
trend-kicker = Mais ou menos que antes?
trend-title-sparse = { $name-number ->
    [singular] { $name } somou { $value } em { $measured } de { $weeks } semanas
    [plural] { $name } somaram { $value } em { $measured } de { $weeks } semanas
   *[other] O indicador “{ $name }” somou { $value } em { $measured } de { $weeks } semanas
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } ficou em { $latest }, com dados de { $measured } de { $weeks } semanas
    [plural] { $name } ficaram em { $latest }, com dados de { $measured } de { $weeks } semanas
   *[other] O indicador “{ $name }” ficou em { $latest }, com dados de { $measured } de { $weeks } semanas
  }
trend-title-mostly = { $claim }, sobretudo em { $month }
trend-title-mostly-two = { $claim }, sobretudo em { $month } e { $next }
trend-title-since = { $claim }, desde a semana de { $day }
trend-title-people = { $claim }, com { $now } pessoas em vez de { $before }
trend-title-each = { $claim }: { $now } por pessoa, ante { $before }
trend-title-above = { $claim }, { $n } de { $weeks } semanas acima da média { $quarter }
trend-title-every = { $claim }, toda semana acima da média do { $quarter }
trend-title-every-measured = { $claim }, toda semana medida acima da média do { $quarter }
trend-title-total = Você registrou { $amount } em { $measured } semanas; o { $quarter } é seu primeiro trimestre medido
trend-title-total-again = Você registrou { $amount } em { $measured } semanas do { $quarter }
trend-title-level-first = { $name-number ->
    [singular] { $name } ficou em { $value } no seu primeiro trimestre medido
    [plural] { $name } ficaram em { $value } no seu primeiro trimestre medido
   *[other] O indicador “{ $name }” ficou em { $value } no seu primeiro trimestre medido
  }
trend-title-level-again = { $name-number ->
    [singular] { $name } ficou em { $value } no { $quarter }
    [plural] { $name } ficaram em { $value } no { $quarter }
   *[other] O indicador “{ $name }” ficou em { $value } no { $quarter }
  }
trend-axis = { $name }, semana a semana
trend-high = Máximo: semana de { $day }
trend-latest = Último dado: semana de { $day }
trend-first-week = Primeiro dado: semana de { $day }
trend-mean = Semana média
trend-mean-of = { $quarter }: semana média { $value }
trend-part-each = { $noun } por pessoa (arredondado)
trend-year-ago = Mesmas semanas do { $quarter }: { $value }
trend-limit = { $value } no plano
trend-limit-seats = { $seats-count ->
    [one] { $seats } licença
    [many] { $seats } de licenças
   *[other] { $seats } licenças
  }
trend-limit-fact = No seu plano a qualquer momento
trend-limit-seats-fact = Licenças no seu plano
trend-fall-slows = A queda perdeu força em { $month }
trend-fall-ended = A queda não continuou em { $month }
trend-rise-slows = A alta perdeu força em { $month }
trend-rise-ended = A alta não continuou em { $month }
trend-flat = Semana após semana, o nível ficou perto da média
trend-few = Com tão poucas pessoas, uma a mais ou a menos mudaria cada semana
trend-note-turn = Novo nível desde a semana de { $day }
trend-note-request = Disponível, como você pediu: { $title }
trend-note-feature = Novo no seu plano: { $feature }
trend-sparse = Poucas semanas foram medidas para falar em tendência; as colunas mostram o que foi registrado
trend-first = A partir do próximo trimestre, esta página compara dois
trend-before = { $quarter }: { $value }
trend-before-up = { $quarter }: { $value } (▲ { $change })
trend-before-down = { $quarter }: { $value } (▼ { $change })
trend-alt = { $name } no { $quarter }, semana a semana: de { $first } a { $last }, máximo { $peak }.
trend-alt-prior = As semanas anteriores, do { $quarter }, aparecem em cinza, de { $first } a { $last }.
trend-alt-turn = Na semana de { $day } veio a virada.
trend-alt-limit = Uma linha pontilhada marca o limite: { $limit }.
trend-alt-gaps = { $n-count ->
    [1] Uma semana não foi medida.
    [one] { $n } semana não foi medida.
   *[other] { $n } semanas não foram medidas.
  }
trend-figure-level = { $noun } no { $quarter }

# 4 Potential
potential-kicker = O que mais você pode obter?
potential-kicker-back = Como voltar?
potential-title-back = O caminho de volta: { $left }, de { $value } a { $before } como no { $quarter }
potential-back-left = { $noun } a mais até o nível do { $quarter }
potential-back-alt = { $name } semana a semana, de { $first } a { $last }; no fim do { $quarter }: { $limit }.
potential-title-part = { $measured-count ->
    [one] Na semana medida, você usou { $share } do que está incluído
   *[other] Em { $measured } semanas medidas, você usou { $share } do que está incluído
  }
potential-title-best = Seu melhor trimestre foi de { $amount }; o { $quarter } chegou a { $share } disso
potential-title-best-pace = Por semana medida, o { $quarter } chegou a { $share } do seu melhor trimestre
potential-title-best-now = O { $quarter } é seu melhor trimestre até agora, com { $amount }
potential-title-cohort = Uma em cada quatro equipes semelhantes chega a { $target } { $noun } ou mais
potential-title-cohort-past = Com { $amount }, você está à frente de três em cada quatro equipes semelhantes
potential-title-cohort-level = Com { $amount }, você chega à marca das equipes semelhantes
potential-title-next = { $left-count ->
    [one] Mais { $left } { $noun } leva você à próxima marca, { $target }
   *[other] Mais { $left } { $noun } levam você à próxima marca, { $target }
  }
potential-row-of = { $value } de { $included }
potential-row-best = recorde { $best }
potential-row-best-pace = melhor ritmo { $best }
potential-row-best-now = seu recorde
potential-row-cohort = um quarto das equipes: desde { $target }
potential-row-next = próxima marca { $target }
potential-side-best = do seu melhor trimestre
potential-side-best-pace = do ritmo do seu melhor trimestre
potential-side-left = { $noun } a mais até onde chega uma em cada quatro equipes semelhantes
potential-side-next = { $noun } a mais até a próxima marca
potential-side-past = { $noun }, no quartil superior das equipes semelhantes
potential-fact-own = Você no { $quarter }
potential-fact-median = Metade de { $n } ou mais equipes semelhantes chega a ({ $noun })
potential-fact-upper = Um quarto chega a
potential-fact-next = Próxima marca
potential-fact-best = Seu recorde, { $quarter }
potential-fact-best-pace = No ritmo do seu melhor trimestre, { $quarter }
potential-fact-included = Incluído
potential-title-over = Você usa { $used }; seu plano inclui { $included }
potential-title-full-room = Você chegou a um limite, { $all }; todo o resto tem espaço
potential-title-full = Você chegou a um limite do seu plano: { $all }
potential-title-near-room = Você usa { $held }; todo o resto tem espaço
potential-title-near = Você usa { $held } e se aproxima do limite
potential-title-room = Seu plano tem espaço; o limite mais próximo: { $held }
potential-held = { $value } de { $included } { $noun }
potential-held-seats = { $value } de { $seats }
potential-all = { $amount }
potential-per-month = { $held } por mês
potential-per-quarter = { $held } por trimestre
potential-rest = O restante do seu plano
potential-limit = Tudo o que seu plano inclui
potential-band = Aqui fica a metade central de { $n } ou mais equipes semelhantes
potential-weeks = { $name }, semana a semana
potential-weeks-limit = { $limit } no seu plano
potential-weeks-alt = { $name } semana a semana, de { $first } a { $last }; seu plano inclui { $limit }.
potential-met-since = O limite foi atingido na semana de { $day }
potential-runway-both = No ritmo deste trimestre, o limite é atingido em { $month }; no das últimas quatro semanas, em { $other }
potential-runway-same = No ritmo deste trimestre, e no das últimas quatro semanas, o limite é atingido em { $month }
potential-runway-quarter = No ritmo deste trimestre, o limite é atingido em { $month }
potential-runway-month = No ritmo das últimas quatro semanas, o limite é atingido em { $month }
potential-runway-note = É o ritmo prolongado, não uma previsão
potential-define-month-term = Por mês
potential-define-month = O mês médio do trimestre, ao lado do que seu contrato inclui por mês
potential-define-band-term = A metade central
potential-define-band = A faixa contém as parcelas que a metade central de { $n } ou mais contas semelhantes usa, em degraus, sem nomes
potential-define-upper-term = Aonde chega um quarto
potential-define-best-term = Melhor trimestre
potential-define-pace-term = Melhor ritmo
potential-note-best = Seu maior valor registrado
potential-note-best-pace = Seu maior trimestre por semana medida, aplicado às semanas medidas agora
potential-note-next = Pelo menos três quartos de { $n } ou mais contas semelhantes chegam a ela; em degraus, sem nomes
potential-note-cohort = Pelo menos um quarto de { $n } ou mais contas semelhantes chega a isso; em degraus, sem nomes
potential-note-entitlement = O que seu contrato cobre
potential-alt = Barras do que é usado diante do possível.

# 5 Features
features-kicker = O que você ainda tem a descobrir?
features-title-next = { $used-count ->
    [1] Você usou um de { $total } recursos no { $quarter }; o próximo é “{ $first }”
    [one] Você usou { $used } de { $total } recursos no { $quarter }; o próximo é “{ $first }”
   *[other] Você usou { $used } de { $total } recursos no { $quarter }; o próximo é “{ $first }”
  }
features-title-more = { $used-count ->
    [1] Você usou um dos seus { $total } recursos no { $quarter }; ainda há { $left } a descobrir
    [one] Você usou { $used } dos seus { $total } recursos no { $quarter }; ainda há { $left } a descobrir
   *[other] Você usou { $used } dos seus { $total } recursos no { $quarter }; ainda há { $left } a descobrir
  }
features-title-begun = { $used-count ->
    [1] Você começou com um recurso
    [one] Você começou com { $used } recurso
   *[other] Você começou com { $used } recursos
  }
features-title-begun-next = { $used-count ->
    [1] Você começou com um recurso; o próximo é “{ $first }”
    [one] Você começou com { $used } recurso; o próximo é “{ $first }”
   *[other] Você começou com { $used } recursos; o próximo é “{ $first }”
  }
features-title-begun-more = { $used-count ->
    [1] Você começou com um recurso; ainda há { $left } a descobrir
    [one] Você começou com { $used } recurso; ainda há { $left } a descobrir
   *[other] Você começou com { $used } recursos; ainda há { $left } a descobrir
  }
features-title-some = { $used-count ->
    [1] Você usou um dos seus { $total } recursos no { $quarter }
    [one] Você usou { $used } dos seus { $total } recursos no { $quarter }
   *[other] Você usou { $used } dos seus { $total } recursos no { $quarter }
  }
features-title-gained = Os { $used } recursos em uso ganharam usuários desde { $month }
features-title-gained-next = Os { $used } recursos em uso ganharam usuários desde { $month }; o próximo é “{ $first }”
features-title-gained-most = { $n } dos { $used } recursos em uso ganharam usuários desde { $month }
features-title-gained-most-next = { $n } dos { $used } recursos em uso ganharam usuários desde { $month }; o próximo é “{ $first }”
features-title-fewer = { $n } dos { $used } recursos em uso têm menos usuários do que em { $month }
features-title-fewer-all = Os { $used } recursos em uso têm menos usuários do que em { $month }
features-title-lapsed = “{ $first }” esteve em uso até { $month }; recomece por aí
features-title-lapsed-users = { $users-count ->
    [1] Uma pessoa usou “{ $first }” até { $month }; recomece por aí
    [one] { $users } pessoa usou “{ $first }” até { $month }; recomece por aí
    [many] { $users } de pessoas usaram “{ $first }” até { $month }; recomece por aí
   *[other] { $users } pessoas usaram “{ $first }” até { $month }; recomece por aí
  }
features-title-start = { $total-count ->
    [one] Seu plano inclui um recurso; comece com ele
   *[other] Seu plano inclui { $total } recursos; comece com “{ $first }”
  }
features-title-plan = { $total-count ->
    [one] Seu plano inclui um recurso
   *[other] Seu plano inclui { $total } recursos
  }
features-title-all = { $total-count ->
    [one] Você usou o recurso do seu plano no { $quarter }
   *[other] Você usou todos os { $total } recursos do seu plano no { $quarter }
  }
features-list-used = Em uso
features-list-plan = No seu plano
features-own = Usuários da sua equipe
features-own-month = Usuários da sua equipe, em { $month }
features-own-months = Usuários da sua equipe: { $before } → { $month }
features-own-moved = { $before } → { $now }
features-own-best = Usuários da sua equipe, no melhor mês
features-own-times = Usos no { $quarter }
features-own-used = em uso
features-own-users = { $users-count ->
    [one] { $users } usuário
    [many] { $users } de usuários
   *[other] { $users } usuários
  }
features-own-uses = { $uses-count ->
    [1] um uso
    [one] { $uses } uso
    [many] { $uses } de usos
   *[other] { $uses } usos
  }
features-own-unused = ainda sem uso
features-own-idle = sem uso neste trimestre
features-own-lapsed = em uso até { $month }
features-own-lapsed-users = { $users-count ->
    [1] em uso por uma pessoa até { $month }
    [one] em uso por { $users } pessoa até { $month }
    [many] em uso por { $users } de pessoas até { $month }
   *[other] em uso por { $users } pessoas até { $month }
  }
features-label-lapsed = até { $month }
features-label-lapsed-users = { $users } até { $month }
features-peers = De { $n } ou mais equipes semelhantes, pelo menos
features-pick-start = Comece aqui
features-pick-again = Recomece aqui
features-pick-takes = Requer { $takes }
features-later = Também no seu plano: { $names }
features-later-more = Também no seu plano: { $names } e mais { $n }
features-also-used = Também em uso: { $names }
features-also-used-more = Também em uso: { $names } e mais { $n }
features-define-own = Quantas pessoas diferentes usaram o recurso no mês indicado
features-define-peers-term = Parte das equipes semelhantes
features-define-peers = Pelo menos essa parte de { $n } ou mais contas semelhantes cujo plano inclui o recurso; em degraus
features-alt = Recursos do seu plano: { $used } em uso, { $left } sem uso.
features-alt-moved = { $now }, { $users } em { $month }
features-alt-row = { $feature }: { $own }; semelhantes pelo menos { $share }.

# 6 Requests
requests-kicker = Nós ouvimos você?
requests-kicker-shipped = O que há de novo para você?
requests-title = { $live-count ->
    [1] { $total-count ->
        [2] Um dos seus dois pedidos já está disponível
       *[other] Um dos seus { $total } pedidos já está disponível
      }
    [one] { $live } dos seus { $total } pedidos já está disponível
   *[other] { $live } dos seus { $total } pedidos já estão disponíveis
  }
requests-title-all = { $total-count ->
    [one] Você fez um pedido, e ele já está disponível
    [2] Você fez dois pedidos, e ambos já estão disponíveis
   *[other] Você fez { $total } pedidos, e todos já estão disponíveis
  }
requests-title-in-progress = { $total-count ->
    [one] Você fez um pedido; ele está em andamento
   *[other] { $n-count ->
        [one] Um dos seus { $total } pedidos está em andamento
       *[other] { $n } dos seus { $total } pedidos estão em andamento
      }
  }
requests-title-planned = { $total-count ->
    [one] Você fez um pedido; ele está planejado
   *[other] { $n-count ->
        [one] Um dos seus { $total } pedidos está planejado
       *[other] { $n } dos seus { $total } pedidos estão planejados
      }
  }
requests-title-under-review = { $total-count ->
    [one] Você fez um pedido; ele está em análise
   *[other] { $n-count ->
        [one] Um dos seus { $total } pedidos está em análise
       *[other] { $n } dos seus { $total } pedidos estão em análise
      }
  }
requests-title-open = { $total-count ->
    [one] Você fez um pedido; ele está em aberto
   *[other] Nenhum dos seus { $total } pedidos está disponível ainda
  }
requests-title-shipped = { $n-count ->
    [one] Uma melhoria chegou no { $quarter }
   *[other] { $n } melhorias chegaram no { $quarter }
  }
requests-wish = “{ $title }”
requests-asked = Pedido de { $date }
requests-live = Disponível desde { $date }
requests-live-undated = Disponível
requests-in-progress = Em andamento
requests-planned = Planejado
requests-under-review = Em análise
requests-open = Anotado, ainda não disponível
requests-declined = Não será desenvolvido
requests-used = Sua equipe usou “{ $feature }” desde então
requests-not-used = Sua equipe não usou “{ $feature }” desde então
requests-live-after = { $days-count ->
    [one] Disponível um dia após o seu pedido
   *[other] Disponível { $days } dias após o seu pedido
  }
requests-alt-row = { $title }: { $state }.
requests-alt-row-asked = { $title }: { $asked }. { $state }.
requests-more-live = { $n-count ->
    [one] Mais um já está disponível
   *[other] Mais { $n } já estão disponíveis
  }
requests-more-open = { $n-count ->
    [one] Mais um ainda não está disponível
   *[other] Mais { $n } ainda não estão disponíveis
  }
requests-more-declined = { $n-count ->
    [one] Mais um não será desenvolvido
   *[other] Mais { $n } não serão desenvolvidos
  }
requests-more-shipped = { $n-count ->
    [1] e mais uma melhoria
    [one] e mais { $n } melhoria
   *[other] e mais { $n } melhorias
  }
requests-also = Também disponível no { $quarter }

# 7 Products
products-kicker = Que novidades combinam com você?
products-title-one = Um complemento combina com o que você já faz
products-title = { $n-count ->
    [one] { $product } combina com o que você já faz
    [2] Dois complementos combinam com o que você já faz
   *[other] Três complementos combinam com o que você já faz
  }
products-title-figures = { $first } e { $second }: { $n-count ->
    [2] dois complementos aproveitam isso
   *[other] três complementos aproveitam isso
  }
products-figure = { $noun }
products-figure-quarter = { $noun } no { $quarter }
products-figure-users = pessoas usam “{ $feature }”
products-note = Escolhido a partir dos seus números do { $quarter }; nada é ativado sem você

# Value
value-kicker = O que você ganhou com isso?
value-title-goals = { $reached-count ->
    [0] { $n-count ->
        [one] Você está a caminho da sua meta
       *[other] Você está a caminho das suas { $n } metas
      }
    [1] { $n-count ->
        [one] Sua meta foi alcançada
       *[other] Uma de { $n } metas medidas foi alcançada
      }
   *[other] { $reached } de { $n } metas medidas foram alcançadas
  }
value-title-one = { $goal }: { $actual }, { $gap }
value-title-one-reached = Você alcançou { $actual }, { $gap }
value-title-one-missed = Você está em { $actual }, { $gap }
value-title-term = “{ $goal }” passou de { $before } no { $quarter } para { $actual }
value-title-all = { $goal }: { $actual }; { $n-count ->
    [2] as duas metas foram alcançadas
   *[other] as { $n } metas foram alcançadas
  }
value-title-missed = { $goal }: { $gap }
value-gap-beyond = { $away } acima da sua meta
value-gap-under = { $away } abaixo da sua meta
value-gap-left = { $away } abaixo da sua meta
value-gap-met = exatamente a sua meta
value-points = { $n-count ->
    [1] um ponto
    [one] { $n } ponto
   *[other] { $n } pontos
  }
value-line = Meta: { $target }
value-line-most = Meta: { $target } no máximo
value-alt-goal = { $goal }: { $quarters }. { $line }.
value-alt-quarter = { $quarter } { $value }
value-goal = { $actual }, { $gap }
value-rate = por hora
value-worth = valor das horas, estimativa
value-vary-at = a { $each-count ->
    [one] { $each } minuto
   *[other] { $each } minutos
  }
value-varied = { $hours } horas a { $minutes } minutos por operação
value-told-money = Pela taxa por hora, valem { $money }
value-title-hours = { $given-count ->
    [many] Você ganhou cerca de { $given } de horas com { $amount } (estimativa)
   *[other] Você ganhou cerca de { $given } horas com { $amount } (estimativa)
  }
value-title-hours-term = { $given-count ->
    [many] Você ganhou cerca de { $given } de horas em { $quarters } trimestres com { $amount } (estimativa)
   *[other] Você ganhou cerca de { $given } horas em { $quarters } trimestres com { $amount } (estimativa)
  }
value-title-hours-term-short = { $given-count ->
    [many] Você ganhou cerca de { $given } de horas em { $quarters } trimestres (estimativa)
   *[other] Você ganhou cerca de { $given } horas em { $quarters } trimestres (estimativa)
  }
value-title-hours-short = { $given-count ->
    [many] Você ganhou cerca de { $given } de horas (estimativa)
   *[other] Você ganhou cerca de { $given } horas (estimativa)
  }
value-title-minutes-short = Você ganhou cerca de { $given } minutos (estimativa)
value-title-minutes = Você ganhou cerca de { $given } minutos com { $amount } (estimativa)
value-saved-each = { $each-count ->
    [one] minuto por operação, suposição
   *[other] minutos por operação, suposição
  }
value-saved-hours-figure = { $given }
value-saved-hours = horas ganhas, estimativa
value-saved-minutes-figure = { $given }
value-saved-minutes = minutos ganhos, estimativa
value-term-of = { $noun } em { $quarters } trimestres
value-term-note = Horas contadas de { $from } a { $to }
value-foot = { $value } { $label } = { $product }
value-saved-ask = Diga-nos se o seu número é outro
value-goals-note = Metas e resultados conforme seu plano de sucesso
value-alt = Metas do plano de sucesso: o alcançado diante de cada alvo.

# Service
service-kicker = Como foi o atendimento?
service-title-faster = Metade das primeiras respostas chegou em { $duration }, antes { $before }
service-title-kept = As { $n } primeiras respostas chegaram no prazo prometido: { $promised }
service-title-half = Metade de { $n } primeiras respostas chegou em { $duration }
service-promised = Prometido: { $promised }
service-half = Metade em { $duration }
service-kept = Primeiras respostas no prazo prometido: { $promised }
service-kept-of = { $kept } de { $n }
service-strip-alt = As { $n } primeiras respostas em pontos, conforme o prazo: metade em { $duration }.
service-strip-alt-kept = { $kept } de { $n } chegaram no prazo prometido: { $promised }.
service-title-opened = { $opened-count ->
    [1] { $solved-count ->
        [0] Você abriu um chamado neste trimestre
       *[other] Seu chamado deste trimestre já foi resolvido
      }
   *[other] De { $opened } chamados neste trimestre, { $solved } já { $solved-count ->
        [one] foi resolvido
       *[other] foram resolvidos
      }
  }
service-title-plain = { $opened-count ->
    [1] Você abriu um chamado no { $quarter }
    [one] Você abriu { $opened } chamado no { $quarter }
   *[other] Você abriu { $opened } chamados no { $quarter }
  }
service-opened = Chamados abertos
service-solved = Resolvidos até agora
service-first-reply = Tempo mediano da primeira resposta
service-before = { $quarter }: { $value }
service-axis = Chamados abertos por mês
service-alt = Chamados abertos por mês no { $quarter }. { $months }.
service-alt-month = { $month }: { $n }

# Fillers
teams-kicker = Por onde equipes semelhantes começam
teams-title = Pelo menos { $share } das equipes semelhantes usam “{ $feature }”
teams-alt = Os recursos mais usados por equipes semelhantes: primeiro “{ $feature }”, em pelo menos { $share } delas.
plan-kicker = O melhor do seu plano
plan-title = O plano { $plan } inclui { $n } recursos: para que serve cada um
plan-title-unnamed = { $n } recursos incluídos para você: para que serve cada um
plan-title-listed = O plano { $plan } inclui { $n } recursos
plan-title-listed-unnamed = { $n } recursos estão incluídos para você
plan-note = Recursos disponíveis em { $date }
plan-note-others = Também incluído: { $names }

# Fillers of the account's own data
most-used-kicker = O que você mais usa
most-used-title = “{ $feature }” reúne { $share } dos seus usos no { $quarter }
most-used-alt = Como seus usos se dividem entre os recursos no { $quarter }.
strongest-kicker = Suas semanas mais ativas
strongest-title = Com { $amount }, a semana de { $day } lidera as últimas { $weeks } semanas
strongest-title-measured = Com { $amount }, a semana de { $day } lidera as { $weeks } semanas medidas
strongest-week = Semana de { $day }
strongest-above = { $share } acima da sua semana média, { $value }
strongest-mean = sua semana média: { $value }
started-kicker = Desde o início
started-title = Desde { $date }, você registrou { $amount }
started-title-strongest = O { $quarter } foi seu trimestre mais ativo desde { $date }
started-total = { $weeks-count ->
    [1] { $noun } na semana medida
    [one] { $noun } em { $weeks } semana medida
   *[other] { $noun } em { $weeks } semanas medidas
  }
started-features = recursos usados ao menos uma vez
started-week = na sua semana mais ativa, a de { $date }
started-axis = { $name }, semana média
started-alt = { $name } em uma semana média de cada trimestre, de { $first } a { $last }.

# How these figures are counted
definitions-kicker = O que significam os termos?
definitions-title = Como estes números são calculados
define-line = { $term }: { $text }
define-quarter = { $weeks-count ->
    [1] Conta uma semana completa, de { $first } a { $last }
    [one] Conta { $weeks } semana completa, de { $first } a { $last }
   *[other] Contam { $weeks } semanas completas, de { $first } a { $last }
  }
define-quarter-measured = As semanas vão de { $first } a { $last }; medidas: { $measured } de { $weeks }
define-data-term = Dados
define-data = Vão até { $date }; o que veio depois não é contado
define-mean = O valor de um trimestre é a média de suas semanas
define-last = O valor de um trimestre é o da sua última semana medida
define-largest = O valor de um trimestre é o da sua semana mais alta
define-seats-week = O valor de “{ $name }” na semana até { $day } é dividido pelas licenças do seu contrato
define-kind-term = Equipes semelhantes
define-kind = São contas que têm em comum com você: { $properties }; nenhuma é mostrada separadamente
define-kind-all = São todas as outras contas; nenhuma é mostrada separadamente
define-kind-segment = o segmento
define-kind-size = o tamanho em licenças
define-kind-plan = o plano
define-kind-industry = o setor
define-kind-region = a região
define-seats-term = Licenças em uso
define-seats = O valor de “{ $name }” é dividido pelas licenças do seu contrato
define-month-share-term = Parte dos usuários do mês
define-daily-share = Os usuários de um dia são divididos pelos dos últimos 30 dias, na última semana
define-weekly-share = Os usuários de uma semana são divididos pelos dos últimos 30 dias, na última semana
define-used-term = Recursos em uso
define-used = Um recurso do seu plano conta se foi usado ao menos uma vez no { $quarter }
define-peers-term = Equipes semelhantes
define-peers = São { $n } ou mais contas semelhantes cujo plano inclui o recurso; em degraus, sem nomes
define-live-term = Disponível
define-live = Um pedido da sua conta está disponível se foi publicado até { $date }
define-given-term = Tempo ganho
define-given = Nós o estimamos: { $amount } × { $each-count ->
    [1] um minuto
    [one] { $each } minuto
   *[other] { $each } minutos
  }, com 60 minutos por hora, arredondado para baixo
define-reply-term = Primeira resposta
define-reply = Contamos os chamados abertos no { $quarter }: { $n-count ->
    [1] um tem resposta registrada
    [one] { $n } tem resposta registrada
   *[other] a mediana é dos { $n } com resposta registrada
  }
define-tickets-term = Chamados
define-tickets = Um chamado conta se foi aberto no { $quarter }

note-kicker = Quem escreve para você?
note-title = Um recado de { $csm }

# 8 Next steps
next-kicker = E agora?
next-title = Uma decisão para o { $quarter }: { $subject }
next-title-short = O que fazer no { $quarter }
next-when = no { $quarter }
next-before = antes de { $month }
next-you = Você
next-both = Você e nós
next-yes = Diga sim ou pergunte
next-answer = Responda com um clique
next-live = Fale conosco
next-book = Reservar meia hora
next-subject-answer = { $account }: { $asked } { $answer }
next-reply = Ou escreva para { $email }
next-wrong-person = Não é com você? Diga-nos com quem é
next-subject-book = Conversa sobre o { $quarter }, { $account }
next-subject-reply = Revisão do { $quarter }, { $account }
next-subject-person = Contato certo para revisões, { $account }

# E-mails that carry a deck
mail-subject = { $account }: revisão do { $quarter }
mail-greeting = Olá, { $contact }!
mail-greeting-all = Olá!
mail-opening = A sua revisão do { $quarter } está pronta. O que mais se destaca:
mail-attached = As { $pages } páginas estão anexas em PDF.
mail-linked = As { $pages } páginas estão aqui:
mail-open = Abrir a revisão
mail-live = Para conversar sobre ela, basta responder a esta mensagem.
mail-person = Se estas revisões devem ir para outra pessoa, diga-nos quem é.
mail-closing = Atenciosamente
mail-picture = Primeira página da revisão: { $headline }
mail-picture-glance = O trimestre em uma página: { $headline }
mail-unsubscribe = Não receber mais estas revisões
mail-reference = Referência: { $token }

# The page that asks for a click before a hand is raised
raise-lead = Um clique abre uma mensagem para { $vendor } no seu programa de e-mail. Envie-a e entraremos em contato.
raise-button = Sim, entrem em contato
raise-subject = Pedido de contato sobre a nossa revisão
raise-lost = Este link não está completo. Basta responder à mensagem que trouxe a sua revisão.
raise-no-script = Esta página precisa de scripts, e o seu navegador não os executa aqui. Escreva para { $address } ou responda à mensagem que trouxe a sua revisão.
