# What decks of figures by the month say instead, in Spanish: a month stands in the place of a week.
# `$day` of a message is a month in full where that of the weekly one is the first day of a week.
claim-up = { $name-number ->
    [singular] { $name } subió un { $change } en los meses medidos en ambos trimestres
    [plural] { $name } subieron un { $change } en los meses medidos en ambos trimestres
   *[other] El indicador «{ $name }» subió un { $change } en los meses medidos en ambos trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } bajó un { $change } en los meses medidos en ambos trimestres
    [plural] { $name } bajaron un { $change } en los meses medidos en ambos trimestres
   *[other] El indicador «{ $name }» bajó un { $change } en los meses medidos en ambos trimestres
  }
claim-few-up = { $name-number ->
    [singular] { $name } subió de { $before } a { $value } en meses comparables de ambos trimestres
    [plural] { $name } subieron de { $before } a { $value } en meses comparables de ambos trimestres
   *[other] El indicador «{ $name }» subió de { $before } a { $value } en meses comparables de ambos trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } pasó de { $before } a { $value } en meses comparables de ambos trimestres
    [plural] { $name } pasaron de { $before } a { $value } en meses comparables de ambos trimestres
   *[other] El indicador «{ $name }» pasó de { $before } a { $value } en meses comparables de ambos trimestres
  }
claim-near-common = { $name-number ->
    [singular] { $name } se situó en { $value } en meses comparables, tras { $before } anteriormente
    [plural] { $name } se situaron en { $value } en meses comparables, tras { $before } anteriormente
   *[other] El indicador «{ $name }» se situó en { $value } en meses comparables, tras { $before }
  }
claim-carried-more = { $people } personas al mes gestionaron { $amount }, un { $share } más que { $before } en el { $quarter }
claim-carried-less = { $people } personas al mes gestionaron { $amount }, { $share } del volumen de { $before } en el { $quarter }
claim-carried-alike = { $people } personas al mes gestionaron { $amount }, volumen similar al de { $before } en el { $quarter }
claim-points-common-up = { $name-number ->
    [singular] { $name } subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
    [plural] { $name } subieron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
   *[other] El indicador «{ $name }» subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
    [plural] { $name } bajaron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
   *[other] El indicador «{ $name }» bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en los meses medidos en ambos trimestres
  }
claim-total-part = { $measured-count ->
    [one] Sus equipos registraron { $amount } en el mes medido
   *[other] Sus equipos registraron { $amount } en los { $measured } meses medidos
  }
because-quarter = Usted registró { $amount } en los meses medidos; { $then }
because-verb-so-far = Usted { $verb } { $amount } en los meses medidos; { $then }
step-look-again = Revise de nuevo los meses
step-look-again-detail = { $csm } le envía las cifras de los meses siguientes, suban o bajen.
cover-latest = { $amount } en { $day }
glance-common = { $before } → { $now }, meses comparables
glance-few-common-up = ▲ de { $before } a { $now }, meses comparables
glance-few-common-down = ▼ de { $before } a { $now }, meses comparables
glance-no-change = Sin comparación: muy pocos meses comparables
glance-first-weeks = { $n-count ->
    [one] Primer mes medido
   *[other] Primeros { $n } meses medidos
  }
note-window = { $weeks-count ->
    [one] Un mes completo hasta el { $date }
   *[other] { $weeks } meses completos hasta el { $date }
  }
note-window-measured = { $measured } de { $weeks } meses medidos, hasta el { $date }
note-compared = comparados con los meses correspondientes del { $quarter }
trend-title-sparse = { $name-number ->
    [singular] { $name } sumó { $value } en { $measured } de { $weeks } meses
    [plural] { $name } sumaron { $value } en { $measured } de { $weeks } meses
   *[other] El indicador «{ $name }» sumó { $value } en { $measured } de { $weeks } meses
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } se situó en { $latest }, con datos de { $measured } de { $weeks } meses
    [plural] { $name } se situaron en { $latest }, con datos de { $measured } de { $weeks } meses
   *[other] El indicador «{ $name }» se situó en { $latest }, con datos de { $measured } de { $weeks } meses
  }
trend-title-above = { $claim }, { $n } de { $weeks } meses sobre media { $quarter }
trend-title-every = { $claim }, cada mes sobre la media { $quarter }
trend-title-every-measured = { $claim }, cada mes medido sobre media { $quarter }
trend-title-total = { $measured-count ->
    [one] Usted registró { $amount } en un mes; { $quarter } es su primer trimestre medido
   *[other] Usted registró { $amount } en { $measured } meses; { $quarter } es su primer trimestre medido
  }
trend-title-total-again = { $measured-count ->
    [one] Usted registró { $amount } en un mes del { $quarter }
   *[other] Usted registró { $amount } en { $measured } meses del { $quarter }
  }
trend-axis = { $name }, mes a mes
trend-high = Máximo: { $day }
trend-latest = Último dato: { $day }
trend-first-week = Primer dato: { $day }
trend-mean = Mes medio
trend-mean-of = { $quarter }: mes medio { $value }
trend-year-ago = Mismos meses del { $quarter }: { $value }
trend-flat = Mes tras mes, el nivel se mantuvo cerca de la media
trend-few = Con tan pocas personas, una más o menos cambiaría cada mes
trend-sparse = Hay muy pocos meses medidos para hablar de tendencia; las columnas muestran lo registrado
trend-alt = { $name } en el { $quarter }, mes a mes: de { $first } a { $last }, máximo { $peak }.
trend-alt-prior = Los meses anteriores, del { $quarter }, aparecen en gris, de { $first } a { $last }.
trend-alt-gaps = { $n-count ->
    [one] Un mes no se midió.
   *[other] { $n } meses no se midieron.
  }
potential-title-part = { $measured-count ->
    [one] En el mes medido usó el { $share } de lo incluido
   *[other] En { $measured } meses medidos usó el { $share } de lo incluido
  }
potential-title-best-pace = Por mes medido, el { $quarter } alcanzó el { $share } de su mejor trimestre
potential-weeks = { $name }, mes a mes
potential-weeks-alt = { $name } mes a mes, de { $first } a { $last }; su plan incluye { $limit }.
potential-back-alt = { $name } mes a mes, de { $first } a { $last }; al final del { $quarter }: { $limit }.
potential-met-since = El límite está alcanzado desde { $day }
potential-runway-both = Al ritmo de este trimestre el límite se alcanza en { $month }; al del último mes, en { $other }
potential-runway-same = Al ritmo de este trimestre, y al del último mes, el límite se alcanza en { $month }
potential-runway-month = Al ritmo del último mes el límite se alcanza en { $month }
potential-note-best-pace = Su trimestre más alto por mes medido, aplicado a los meses medidos ahora
started-total = { $weeks-count ->
    [one] { $noun } en el mes medido
   *[other] { $noun } en { $weeks } meses medidos
  }
started-week = en su mes más activo, { $date }
started-axis = { $name }, mes medio
started-alt = { $name } en un mes medio de cada trimestre, de { $first } a { $last }.
define-quarter = { $weeks-count ->
    [one] Cuenta un mes completo, del { $first } al { $last }
   *[other] Cuentan { $weeks } meses completos, del { $first } al { $last }
  }
define-quarter-measured = Los meses van del { $first } al { $last }; medidos: { $measured } de { $weeks }
define-mean = La cifra de un trimestre es la media de sus meses
define-last = La cifra de un trimestre es la de su último mes medido
define-largest = La cifra de un trimestre es la de su mes más alto
define-seats-week = El valor de «{ $name }» en el mes hasta el { $day } se divide entre las licencias de su contrato
define-daily-share = Los usuarios de un día se dividen entre los de los últimos 30 días, en el último mes
define-weekly-share = Los usuarios de una semana se dividen entre los de los últimos 30 días, en el último mes
