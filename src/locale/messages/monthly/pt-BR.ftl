# What decks of figures by the month say instead, in Brazilian Portuguese: a month stands in the place of a week.
# `$day` of a message is a month in full where that of the weekly one is the first day of a week.
claim-up = { $name-number ->
    [singular] { $name } subiu { $change } nos meses medidos nos dois trimestres
    [plural] { $name } subiram { $change } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” subiu { $change } nos meses medidos nos dois trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } caiu { $change } nos meses medidos nos dois trimestres
    [plural] { $name } caíram { $change } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” caiu { $change } nos meses medidos nos dois trimestres
  }
claim-few-up = { $name-number ->
    [singular] { $name } subiu de { $before } para { $value } nos meses medidos nos dois trimestres
    [plural] { $name } subiram de { $before } para { $value } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” subiu de { $before } para { $value } nos meses medidos nos dois trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } caiu de { $before } para { $value } nos meses medidos nos dois trimestres
    [plural] { $name } caíram de { $before } para { $value } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” caiu de { $before } para { $value } nos meses medidos nos dois trimestres
  }
claim-near-common = { $name-number ->
    [singular] { $name } ficou em { $value } nos meses comparáveis, ante { $before } antes
    [plural] { $name } ficaram em { $value } nos meses comparáveis, ante { $before } antes
   *[other] O indicador “{ $name }” ficou em { $value } nos meses comparáveis, ante { $before }
  }
claim-carried-more = { $people } pessoas por mês processaram { $amount }, { $share } a mais que { $before } pessoas no { $quarter }
claim-carried-less = { $people } pessoas por mês processaram { $amount }, { $share } do volume de { $before } pessoas no { $quarter }
claim-carried-alike = { $people } pessoas por mês processaram { $amount }, praticamente o mesmo que { $before } pessoas no { $quarter }
claim-points-common-up = { $name-number ->
    [singular] { $name } subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
    [plural] { $name } subiram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” subiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
    [plural] { $name } caíram { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
   *[other] O indicador “{ $name }” caiu { $points-count ->
        [1] um ponto
        [one] { $points } ponto
       *[other] { $points } pontos
      } nos meses medidos nos dois trimestres
  }
claim-total-part = { $measured-count ->
    [1] Suas equipes registraram { $amount } no mês medido
    [one] Suas equipes registraram { $amount } em { $measured } mês medido
   *[other] Suas equipes registraram { $amount } nos { $measured } meses medidos
  }
because-quarter = Você registrou { $amount } nos meses medidos; { $then }
because-verb-so-far = Você { $verb } { $amount } nos meses medidos; { $then }
step-look-again = Veja os meses de novo
step-look-again-detail = { $csm } envia os números dos meses seguintes, em alta ou em queda.
cover-latest = { $amount } em { $day }
glance-common = { $before } → { $now }, meses comparáveis
glance-few-common-up = ▲ de { $before } para { $now }, meses comparáveis
glance-few-common-down = ▼ de { $before } para { $now }, meses comparáveis
glance-no-change = Sem comparação: poucos meses comparáveis
glance-first-weeks = { $n-count ->
    [1] Primeiro mês medido
    [one] { $n } mês medido
   *[other] Primeiros { $n } meses medidos
  }
note-window = { $weeks-count ->
    [1] Um mês completo até { $date }
    [one] { $weeks } mês completo até { $date }
   *[other] { $weeks } meses completos até { $date }
  }
note-window-measured = { $measured } de { $weeks } meses medidos, até { $date }
note-compared = comparados com os meses correspondentes do { $quarter }
trend-title-sparse = { $name-number ->
    [singular] { $name } somou { $value } em { $measured } de { $weeks } meses
    [plural] { $name } somaram { $value } em { $measured } de { $weeks } meses
   *[other] O indicador “{ $name }” somou { $value } em { $measured } de { $weeks } meses
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } ficou em { $latest }, com dados de { $measured } de { $weeks } meses
    [plural] { $name } ficaram em { $latest }, com dados de { $measured } de { $weeks } meses
   *[other] O indicador “{ $name }” ficou em { $latest }, com dados de { $measured } de { $weeks } meses
  }
trend-title-above = { $claim }, { $n } de { $weeks } meses acima da média { $quarter }
trend-title-every = { $claim }, todo mês acima da média do { $quarter }
trend-title-every-measured = { $claim }, todo mês medido acima da média do { $quarter }
trend-title-total = { $measured-count ->
    [1] Você registrou { $amount } em um mês; o { $quarter } é seu primeiro trimestre medido
    [one] Você registrou { $amount } em { $measured } mês; o { $quarter } é seu primeiro trimestre medido
   *[other] Você registrou { $amount } em { $measured } meses; o { $quarter } é seu primeiro trimestre medido
  }
trend-title-total-again = { $measured-count ->
    [1] Você registrou { $amount } em um mês do { $quarter }
    [one] Você registrou { $amount } em { $measured } mês do { $quarter }
   *[other] Você registrou { $amount } em { $measured } meses do { $quarter }
  }
trend-axis = { $name }, mês a mês
trend-high = Máximo: { $day }
trend-latest = Último dado: { $day }
trend-first-week = Primeiro dado: { $day }
trend-mean = Mês médio
trend-mean-of = { $quarter }: mês médio { $value }
trend-year-ago = Mesmos meses do { $quarter }: { $value }
trend-flat = Mês após mês, o nível ficou perto da média
trend-few = Com tão poucas pessoas, uma a mais ou a menos mudaria cada mês
trend-sparse = Poucos meses foram medidos para falar em tendência; as colunas mostram o que foi registrado
trend-alt = { $name } no { $quarter }, mês a mês: de { $first } a { $last }, máximo { $peak }.
trend-alt-prior = Os meses anteriores, do { $quarter }, aparecem em cinza, de { $first } a { $last }.
trend-alt-gaps = { $n-count ->
    [1] Um mês não foi medido.
    [one] { $n } mês não foi medido.
   *[other] { $n } meses não foram medidos.
  }
potential-title-part = { $measured-count ->
    [one] No mês medido, você usou { $share } do que está incluído
   *[other] Em { $measured } meses medidos, você usou { $share } do que está incluído
  }
potential-title-best-pace = Por mês medido, o { $quarter } chegou a { $share } do seu melhor trimestre
potential-weeks = { $name }, mês a mês
potential-weeks-alt = { $name } mês a mês, de { $first } a { $last }; seu plano inclui { $limit }.
potential-back-alt = { $name } mês a mês, de { $first } a { $last }; no fim do { $quarter }: { $limit }.
potential-met-since = O limite foi atingido em { $day }
potential-runway-both = No ritmo deste trimestre, o limite é atingido em { $month }; no do último mês, em { $other }
potential-runway-same = No ritmo deste trimestre, e no do último mês, o limite é atingido em { $month }
potential-runway-month = No ritmo do último mês, o limite é atingido em { $month }
potential-note-best-pace = Seu maior trimestre por mês medido, aplicado aos meses medidos agora
started-total = { $weeks-count ->
    [1] { $noun } no mês medido
    [one] { $noun } em { $weeks } mês medido
   *[other] { $noun } em { $weeks } meses medidos
  }
started-week = no seu mês mais ativo, { $date }
started-axis = { $name }, mês médio
started-alt = { $name } em um mês médio de cada trimestre, de { $first } a { $last }.
define-quarter = { $weeks-count ->
    [1] Conta um mês completo, de { $first } a { $last }
    [one] Conta { $weeks } mês completo, de { $first } a { $last }
   *[other] Contam { $weeks } meses completos, de { $first } a { $last }
  }
define-quarter-measured = Os meses vão de { $first } a { $last }; medidos: { $measured } de { $weeks }
define-mean = O valor de um trimestre é a média de seus meses
define-last = O valor de um trimestre é o do seu último mês medido
define-largest = O valor de um trimestre é o do seu mês mais alto
define-seats-week = O valor de “{ $name }” no mês até { $day } é dividido pelas licenças do seu contrato
define-daily-share = Os usuários de um dia são divididos pelos dos últimos 30 dias, no último mês
define-weekly-share = Os usuários de uma semana são divididos pelos dos últimos 30 dias, no último mês
