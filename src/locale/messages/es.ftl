# Every sentence of a deck, in Spanish. A clause has no full stop of its own; "sentence" adds it.
# Names of features and customers may be of any gender and number: no article stands before them, and no verb or
# participle depends on them. A metric whose number is known is a subject; of any other "el indicador" is.

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
percent = { $n } %
measure = { $n } { $unit }
measure-close = { $n }{ $unit }
money = { $amount } { $symbol }
money-code = { $amount } { $symbol }
quarter = T{ $quarter } { $year }
quarter-fiscal = T{ $quarter } EF { $year }
quarter-in-full = T{ $quarter } { $year }
quarter-fiscal-in-full = T{ $quarter } EF { $year }
feature = «{ $feature }»
duration-moment = menos de un minuto
duration-minutes = { $n-count ->
    [one] { $n } minuto
   *[other] { $n } minutos
  }
duration-hours = { $n-count ->
    [one] { $n } hora
   *[other] { $n } horas
  }
duration-days = { $n-count ->
    [one] { $n } día
   *[other] { $n } días
  }

# The deck as a document
deck-title = { $name } · revisión del { $quarter }
deck-subject = { $name } con { $vendor }: la actividad del { $quarter }
deck-line = { $name } · { $quarter } · preparado por { $vendor }

# Claims: movement of a metric
claim-rose = { $name-number ->
    [singular] { $name } subió un { $change }, hasta { $value }
    [plural] { $name } subieron un { $change }, hasta { $value }
   *[other] El indicador «{ $name }» subió un { $change }, hasta { $value }
  }
claim-rose-sharply = { $name-number ->
    [singular] { $name } subió con fuerza, un { $change }, hasta { $value }
    [plural] { $name } subieron con fuerza, un { $change }, hasta { $value }
   *[other] El indicador «{ $name }» subió con fuerza, un { $change }, hasta { $value }
  }
claim-fell = { $name-number ->
    [singular] { $name } bajó un { $change }, hasta { $value }
    [plural] { $name } bajaron un { $change }, hasta { $value }
   *[other] El indicador «{ $name }» bajó un { $change }, hasta { $value }
  }
claim-fell-sharply = { $name-number ->
    [singular] { $name } bajó con fuerza, un { $change }, hasta { $value }
    [plural] { $name } bajaron con fuerza, un { $change }, hasta { $value }
   *[other] El indicador «{ $name }» bajó con fuerza, un { $change }, hasta { $value }
  }
claim-steady = { $name-number ->
    [singular] { $name } se mantuvo en { $value }
    [plural] { $name } se mantuvieron en { $value }
   *[other] El indicador «{ $name }» se mantuvo en { $value }
  }
claim-up = { $name-number ->
    [singular] { $name } subió un { $change } en las semanas medidas en ambos trimestres
    [plural] { $name } subieron un { $change } en las semanas medidas en ambos trimestres
   *[other] El indicador «{ $name }» subió un { $change } en las semanas medidas en ambos trimestres
  }
claim-down = { $name-number ->
    [singular] { $name } bajó un { $change } en las semanas medidas en ambos trimestres
    [plural] { $name } bajaron un { $change } en las semanas medidas en ambos trimestres
   *[other] El indicador «{ $name }» bajó un { $change } en las semanas medidas en ambos trimestres
  }
claim-few-rose = { $name-number ->
    [singular] { $name } subió de { $before } a { $value }
    [plural] { $name } subieron de { $before } a { $value }
   *[other] El indicador «{ $name }» subió de { $before } a { $value }
  }
claim-few-fell = { $name-number ->
    [singular] { $name } pasó de { $before } a { $value }
    [plural] { $name } pasaron de { $before } a { $value }
   *[other] El indicador «{ $name }» pasó de { $before } a { $value }
  }
claim-few-up = { $name-number ->
    [singular] { $name } subió de { $before } a { $value } en semanas comunes a ambos trimestres
    [plural] { $name } subieron de { $before } a { $value } en semanas comunes a ambos trimestres
   *[other] El indicador «{ $name }» subió de { $before } a { $value } en semanas comunes a ambos trimestres
  }
claim-few-down = { $name-number ->
    [singular] { $name } pasó de { $before } a { $value } en semanas comunes a ambos trimestres
    [plural] { $name } pasaron de { $before } a { $value } en semanas comunes a ambos trimestres
   *[other] El indicador «{ $name }» pasó de { $before } a { $value } en semanas comunes a ambos trimestres
  }
claim-near = { $name-number ->
    [singular] { $name } se situó en { $value }, tras { $before } el trimestre anterior
    [plural] { $name } se situaron en { $value }, tras { $before } el trimestre anterior
   *[other] El indicador «{ $name }» se situó en { $value }, tras { $before } el trimestre anterior
  }
claim-near-common = { $name-number ->
    [singular] { $name } se situó en { $value } en semanas comunes, tras { $before } anteriormente
    [plural] { $name } se situaron en { $value } en semanas comunes, tras { $before } anteriormente
   *[other] El indicador «{ $name }» se situó en { $value } en semanas comunes, tras { $before }
  }
claim-points-up = { $name-number ->
    [singular] { $name } subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
    [plural] { $name } subieron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
   *[other] El indicador «{ $name }» subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
  }
claim-points-down = { $name-number ->
    [singular] { $name } bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
    [plural] { $name } bajaron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
   *[other] El indicador «{ $name }» bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      }, hasta { $value }
  }
claim-points-common-up = { $name-number ->
    [singular] { $name } subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
    [plural] { $name } subieron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
   *[other] El indicador «{ $name }» subió { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
  }
claim-points-common-down = { $name-number ->
    [singular] { $name } bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
    [plural] { $name } bajaron { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
   *[other] El indicador «{ $name }» bajó { $points-count ->
        [one] un punto
       *[other] { $points } puntos
      } en las semanas medidas en ambos trimestres
  }
claim-total = Sus equipos registraron { $amount } en el trimestre
claim-total-part = { $measured-count ->
    [one] Sus equipos registraron { $amount } en la semana medida
   *[other] Sus equipos registraron { $amount } en las { $measured } semanas medidas
  }
claim-level = { $name-number ->
    [singular] { $name } se situó en { $value }
    [plural] { $name } se situaron en { $value }
   *[other] El indicador «{ $name }» se situó en { $value }
  }
claim-carried-more = { $people } personas por semana gestionaron { $amount }, un { $share } más que { $before } en el { $quarter }
claim-carried-less = { $people } personas por semana gestionaron { $amount }, { $share } del volumen de { $before } en el { $quarter }
claim-carried-alike = { $people } personas por semana gestionaron { $amount }, volumen similar al de { $before } en el { $quarter }
claim-each = Cada persona gestionó { $each } { $noun } de media, tras { $before } en el { $quarter }
claim-goal-reached = Su objetivo «{ $goal }» está cumplido: { $actual } (previsto: { $target })
claim-goal-most-reached = Su objetivo «{ $goal }» está cumplido: { $actual } (máximo: { $target })
claim-goal-open = Su objetivo «{ $goal }» está en { $actual } (previsto: { $target })
claim-goal-most-open = Su objetivo «{ $goal }» está en { $actual } (máximo: { $target })
claim-goals-reached = { $n-count ->
    [2] Usted cumplió sus dos objetivos
   *[other] Usted cumplió sus { $n } objetivos
  }

# Claims: seats
claim-seats = { $active-count ->
    [one] { $active } de { $licensed } licencias está en uso
   *[other] { $active } de { $licensed } licencias están en uso
  }
claim-seats-more = { $active-count ->
    [one] { $active } de { $licensed } licencias está en uso, { $more } más que el trimestre anterior
   *[other] { $active } de { $licensed } licencias están en uso, { $more } más que el trimestre anterior
  }
claim-seats-ready = { $ready-count ->
    [one] Una licencia está lista para otra persona de su equipo
    [many] { $ready } de licencias están listas para su equipo
   *[other] { $ready } licencias están listas para su equipo
  }

# Claims: entitlements
claim-near-limit = { $name-number ->
    [singular] { $name } alcanzó el { $share } de lo incluido
    [plural] { $name } alcanzaron el { $share } de lo incluido
   *[other] El indicador «{ $name }» alcanzó el { $share } de lo incluido
  }
claim-over-limit = { $name-number ->
    [singular] { $name } superó lo incluido: { $value } frente a { $included }
    [plural] { $name } superaron lo incluido: { $value } frente a { $included }
   *[other] El indicador «{ $name }» superó lo incluido: { $value } frente a { $included }
  }
claim-near-limit-seats = Usted usa el { $share } de sus { $included } licencias
claim-full-seats = Sus { $included } licencias están todas en uso
claim-over-limit-seats = Usted usa { $value } licencias; su plan incluye { $included }

# Claims: features
claim-adopted = { $n-count ->
    [one] Este trimestre usó por primera vez { $names }
    [2] Este trimestre usó por primera vez { $names }
   *[other] Usó { $n } funciones por primera vez, entre ellas { $names }
  }
claim-breadth = { $used-count ->
    [one] Una de las { $total } funciones de su plan está en uso
   *[other] { $used } de las { $total } funciones de su plan están en uso
  }
claim-breadth-all = { $total-count ->
    [one] La función de su plan está en uso
   *[other] Las { $total } funciones de su plan están en uso
  }
claim-begun = Su equipo empezó en { $month } con { $names }
claim-begun-week = Su equipo empezó en la semana del { $day }
claim-most-used = { $users-count ->
    [one] La función más usada es { $feature }: una persona en { $month }
    [many] La función más usada es { $feature }: { $users } de personas en { $month }
   *[other] La función más usada es { $feature }: { $users } personas en { $month }
  }
claim-most-often = Lo que más usa es { $feature }: { $uses } veces en el { $quarter }
claim-pick = La función «{ $feature }» está incluida en su plan, lista para activar
claim-pick-peers = Al menos el { $share } de los equipos similares usa «{ $feature }», que su plan incluye
claim-lapsed = «{ $feature }» se usó hasta { $month }
claim-lapsed-users = { $users-count ->
    [one] Una persona usó «{ $feature }» hasta { $month }
    [many] { $users } de personas usaron «{ $feature }» hasta { $month }
   *[other] { $users } personas usaron «{ $feature }» hasta { $month }
  }

# Claims: requests
claim-requests = { $live-count ->
    [one] { $total-count ->
        [2] Una de sus dos peticiones ya está disponible
       *[other] Una de sus { $total } peticiones ya está disponible
      }
   *[other] { $live } de sus { $total } peticiones ya están disponibles
  }
claim-requests-one = Su petición «{ $title }» ya está disponible
claim-requests-all = { $total-count ->
    [one] Su petición «{ $title }» ya está disponible
    [2] Sus dos peticiones ya están disponibles
   *[other] Sus { $total } peticiones ya están disponibles
  }

# Claims: stickiness
claim-daily-share = El { $share } de los usuarios del mes entra un día medio
claim-daily-share-up = El { $share } de los usuarios del mes entra un día medio, frente al { $before }
claim-weekly-share = El { $share } de los usuarios del mes entra en el plazo de una semana
claim-weekly-share-up = El { $share } de los usuarios del mes entra en una semana, frente al { $before }

# Claims: service and beginnings
claim-first-reply = { $n-count ->
    [one] La primera respuesta a una consulta llegó en { $duration }
   *[other] La primera respuesta a { $n } consultas llegó en { $duration } (mediana)
  }
claim-start = Todo está listo para que su equipo empiece
claim-start-seats = { $seats-count ->
    [one] Su licencia está lista para empezar
    [many] { $seats } de licencias están listas para que su equipo empiece
   *[other] { $seats } licencias están listas para que su equipo empiece
  }
claim-plan-set = Su plan es { $plan }
claim-plan-features = { $n-count ->
    [one] Una función de su plan { $plan } está lista para usted
   *[other] { $n } funciones de su plan { $plan } están listas para usted
  }
headline-none = Esta es su revisión del { $quarter }
headline-goal-reached = Usted alcanzó su objetivo
headline-next = { $happened }; próximo paso: { $subject }
headline-asks = { $happened }; queda una pregunta abierta

# Reasons for a product
because = Usted tiene { $amount }; { $then }
because-quarter = Usted registró { $amount } en las semanas medidas; { $then }
because-verb = Usted { $verb } { $amount }; { $then }
because-verb-so-far = Usted { $verb } { $amount } en las semanas medidas; { $then }
because-verb-quarter = Usted { $verb } { $amount } por trimestre; { $then }
because-feature = Usted ya usa «{ $feature }»; { $then }

# Next steps
# What a step is about, after "empezando por"
subject-seats = { $ready-count ->
    [one] una licencia libre
    [many] { $ready } de licencias libres
   *[other] { $ready } licencias libres
  }
subject-feature = «{ $feature }»
subject-request = «{ $title }»
subject-limit = margen para { $noun }
subject-limit-seats = las licencias que necesita
subject-fell = un vistazo a «{ $name }»
subject-goal = el objetivo «{ $goal }»
subject-look-again = una segunda mirada
subject-offer = { $product }
subject-goals = sus objetivos
subject-share = sus colegas
subject-reply = una pregunta
subject-changelog = las novedades
subject-kick-off = una fecha de inicio
step-seats = { $ready-count ->
    [one] Invite a una persona más: hay una licencia libre
    [many] Invite a más colegas: hay { $ready } de licencias libres
   *[other] Invite a más colegas: hay { $ready } licencias libres
  }
step-seats-detail = { $ready-count ->
    [one] { $licensed-count ->
        [one] Ya incluida en su contrato.
        [many] Ya incluida en sus { $licensed } de licencias.
       *[other] Ya incluida en sus { $licensed } licencias.
      }
   *[other] { $licensed-count ->
        [many] Ya incluidas en sus { $licensed } de licencias.
       *[other] Ya incluidas en sus { $licensed } licencias.
      }
  }
step-feature = Active «{ $feature }»
step-feature-first = Empiece con «{ $feature }»
step-feature-again = Retome «{ $feature }»
step-request = Pruebe «{ $title }»
step-request-detail = Disponible desde el { $day }, como usted pidió.
step-request-detail-undated = Ya disponible, como usted pidió.
step-limit = Prevea { $noun } para el próximo trimestre
step-limit-seats = Prevea sus licencias para el próximo trimestre
step-limit-detail = Basta una breve llamada; nada cambia sin usted.
step-goal = Despejemos el camino hacia el objetivo «{ $goal }»
step-goal-detail = Media hora con { $csm } puede mostrar qué ayudaría.
step-fell = Díganos qué cambió
step-fell-detail = Si se debe a nosotros, lo arreglamos primero.
worth-goal = Con { $away } más se alcanza el objetivo de { $target }
worth-goal-most = Con { $away } menos se alcanza el objetivo de { $target } como máximo
worth-fell = El nivel del { $quarter } le daría unas { $given-count ->
    [many] { $given } de horas
   *[other] { $given } horas
  } más, con { $each-count ->
    [one] un minuto
   *[other] { $each } minutos
  } por operación (supuesto)
worth-fell-money = El nivel del { $quarter } le daría unas { $given-count ->
    [many] { $given } de horas
   *[other] { $given } horas
  } más, que valen { $money } a la tarifa indicada
step-look-again = Revise de nuevo las semanas
step-look-again-detail = { $csm } le envía las cifras de las semanas siguientes, suban o bajen.
reason-near-limit = Usted usa { $value } de { $included }
reason-near-limit-pace = Usted usa { $value } de { $included }; al ritmo de este trimestre, el límite se alcanza en { $month }
reason-over-limit = Usted usa { $value } y su plan incluye { $included }
reason-lapsed = Se usó hasta { $month }
reason-lapsed-users = { $users-count ->
    [one] Una persona usó esta función hasta { $month }
    [many] { $users } de personas usaron esta función hasta { $month }
   *[other] { $users } personas usaron esta función hasta { $month }
  }
reason-peers = Al menos el { $share } de los equipos similares usa esta función
ask-goal = ¿Qué frena el objetivo «{ $goal }»?
ask-lapsed = ¿Qué pasó con { $feature } después de { $month }?
ask-fell = ¿Qué cambió en el { $quarter }?
ask-turned = ¿Qué cambió en { $month }?
ask-join = ¿Cuántas personas se sumarán el próximo trimestre?
ask-over = ¿Qué hacemos con las licencias que superan su plan?
answer-yes = Sí, hagámoslo
answer-yes-please = Sí, por favor
answer-later = Ahora no
answer-stopped = Dejó de funcionar
answer-chose = Lo decidimos nosotros
answer-unknown = No lo sabemos
answer-join-none = Ninguna
answer-join-few = 1 a 5
answer-join-some = 6 a 20
answer-join-many = 21 o más
answer-join-share-few = Hasta 5 %
answer-join-share-some = 5 a 20 %
answer-join-share-many = Aún más
answer-join-stay = Seguir con { $plan }
answer-over-add = Añadirlas al plan
answer-over-free = Liberamos algunas
answer-over-talk = Hablemos
answer-goal-help = Necesitamos ayuda
answer-goal-changed = Ya no es nuestra meta
answer-goal-wrong = El dato no es correcto
step-offer = Vea si { $product } le conviene
step-goals = Cuéntenos sus objetivos del próximo trimestre
step-goals-detail = La próxima revisión medirá su avance.
step-share = Comparta esta revisión
step-share-detail = Se lee en cuatro minutos, sin reuniones.
step-reply = Responda con una pregunta
step-reply-detail = { $csm } le responde personalmente.
step-changelog = Vea las novedades
step-changelog-detail = Todas las novedades del { $quarter }, en un solo lugar.
step-kick-off = Fije una fecha de inicio
step-kick-off-detail = { $csm } guía a su equipo en media hora.

# What became of last quarter's suggestions
since-kicker = Desde { $quarter }
since-feature-users = { $users-count ->
    [one] Una persona ya usa «{ $feature }», nuestra sugerencia del { $quarter }
    [many] { $users } de personas ya usan «{ $feature }», nuestra sugerencia del { $quarter }
   *[other] { $users } personas ya usan «{ $feature }», nuestra sugerencia del { $quarter }
  }
since-feature = «{ $feature }», nuestra sugerencia del { $quarter }, ya está en uso
since-feature-open = «{ $feature }», nuestra sugerencia del { $quarter }, está a su disposición cuando quiera
since-seats = { $more-count ->
    [one] Hay una licencia más en uso desde nuestra sugerencia del { $quarter }
    [many] Hay { $more } de licencias más en uso desde nuestra sugerencia del { $quarter }
   *[other] Hay { $more } licencias más en uso desde nuestra sugerencia del { $quarter }
  }
since-seats-open = { $ready-count ->
    [one] La licencia de la que hablamos en el { $quarter } sigue lista para usted
    [many] Las { $ready } de licencias de las que hablamos en el { $quarter } siguen listas para usted
   *[other] Las { $ready } licencias de las que hablamos en el { $quarter } siguen listas para usted
  }
since-fell = { $name-number ->
    [singular] { $name } subió un { $change } desde nuestra revisión del { $quarter }
    [plural] { $name } subieron un { $change } desde nuestra revisión del { $quarter }
   *[other] El indicador «{ $name }» subió un { $change } desde nuestra revisión del { $quarter }
  }
since-fell-few = { $name-number ->
    [singular] { $name } pasó de { $before } a { $value } desde nuestra revisión del { $quarter }
    [plural] { $name } pasaron de { $before } a { $value } desde nuestra revisión del { $quarter }
   *[other] El indicador «{ $name }» pasó de { $before } a { $value } desde nuestra revisión del { $quarter }
  }
since-limit = Para «{ $name }», el margen del que hablamos en el { $quarter } pasó de { $then } a { $now }
since-offer = { $product }, nuestra sugerencia del { $quarter }, ya forma parte de su contrato

# Links
link-how-to = Cómo empezar
link-read = Más información
link-changelog = Todas las novedades

# 1 Cover
cover-in-review = Revisión del { $quarter }
cover-prepared = Preparado por { $csm }
cover-as-of = Datos al { $date }
cover-latest = { $amount }, semana del { $day }
logo-alt = Logotipo de { $name }

# 2 Glance
glance-kicker = El trimestre de un vistazo
glance-title-start = Todo está listo para que { $name } empiece
glance-title-start-you = Todo está listo para que usted empiece
glance-title-record = { $quarter }: lo que consta de { $name }
glance-title-record-you = { $quarter }: lo que consta de usted
glance-page = pág. { $page } →
glance-goal-reached = cumplido · objetivo { $target }
glance-goal-open = objetivo { $target }
glance-goal-most-reached = cumplido · máximo { $target }
glance-goal-most-open = objetivo: máximo { $target }
glance-included = de { $included } en su plan
glance-asked = Lo que usted pidió
glance-asked-live = «{ $title }» está disponible desde el { $day }
glance-decide = Qué decidir
glance-ask = Nuestra pregunta
glance-fell = Lo que vemos
glance-stayed = Lo que se mantuvo
glance-first = Aún no hay un trimestre anterior con el que comparar
glance-first-kicker = Su primera revisión
glance-strength = Lo que fue bien
glance-why = Qué cambió a la vez
glance-fact = Conviene saber
glance-use = Lo que usted usa
glance-plan-use = Lo que usted tiene
glance-service = Nuestras respuestas
glance-return = Quién vuelve
glance-record-kicker = En cifras
glance-included-kicker = Incluido para usted
glance-new-kicker = Nuevo este trimestre
glance-help-kicker = Para ayudarle
glance-label = { $name }, { $noun }
glance-change-up = ▲ { $change } vs. { $quarter }
glance-change-down = ▼ { $change } vs. { $quarter }
glance-few-up = ▲ desde { $before } en el { $quarter }
glance-few-down = ▼ desde { $before } en el { $quarter }
glance-common = { $before } → { $now }, semanas comunes
glance-few-common-up = ▲ de { $before } a { $now }, semanas comunes
glance-few-common-down = ▼ de { $before } a { $now }, semanas comunes
glance-points-up = ▲ { $points-count ->
    [one] 1 punto
   *[other] { $points } puntos
  } vs. { $quarter }
glance-points-down = ▼ { $points-count ->
    [one] 1 punto
   *[other] { $points } puntos
  } vs. { $quarter }
glance-change-steady = Similar al { $quarter }
glance-before = { $quarter }: { $value }
glance-no-change = Sin comparación: muy pocas semanas comunes
glance-more = ▲ { $more } más que en el { $quarter }
glance-same = Igual que en el { $quarter }
glance-first-short = Primer trimestre medido
glance-first-weeks = { $n-count ->
    [one] Primera semana medida
   *[other] Primeras { $n } semanas medidas
  }
glance-features = Funciones en uso
glance-features-value = { $used } de { $total }
glance-plan = Su plan
glance-since = Cliente desde
glance-seats-ready = Licencias listas para usted
glance-features-ready = Funciones incluidas
glance-start-features = { $n-count ->
    [one] Una función está incluida para usted
   *[other] { $n } funciones están incluidas para usted
  }
glance-start-features-plan = { $n-count ->
    [one] El plan { $plan } incluye una función
   *[other] El plan { $plan } incluye { $n } funciones
  }
glance-start-shipped = { $n-count ->
    [one] Una mejora llegó para todos en el { $quarter }
   *[other] { $n } mejoras llegaron para todos en el { $quarter }
  }
glance-start-csm = { $csm } acompaña sus primeros pasos
glance-not-measured = No se midió ningún uso en el { $quarter }; no disponemos de cifras
note-window = { $weeks-count ->
    [one] Una semana completa hasta el { $date }
   *[other] { $weeks } semanas completas hasta el { $date }
  }
note-window-measured = { $measured } de { $weeks } semanas medidas, hasta el { $date }
note-compared = comparadas con las mismas semanas del { $quarter }
note-window-compared = { $window }, { $compared }

# Milestones, in the place of the trend
milestones-kicker = ¿Cómo fue su comienzo?
milestones-title-week-seats = { $active-count ->
    [one] { $active } de { $licensed } licencias se usa desde la semana del { $day }
   *[other] { $active } de { $licensed } licencias se activaron desde la semana del { $day }
  }
milestones-title-users = { $users-count ->
    [one] Una persona usó { $names } en { $month }
    [many] { $users } de personas usaron { $names } en { $month }
   *[other] { $users } personas usaron { $names } en { $month }
  }
milestones-title-started = Usted es cliente desde el { $date }
milestones-week = semana del { $day }
milestones-started = Su comienzo con { $vendor }
milestones-first-week = Primer uso registrado
milestones-first-use = Primer uso de { $feature }
milestones-users = { $users-count ->
    [one] Una persona en { $month }
    [many] { $users } de personas en { $month }
   *[other] { $users } personas en { $month }
  }
milestones-seats = Licencias en uso
milestones-seats-of = { $active } de { $licensed }
milestones-goal = Objetivo cumplido
milestones-next = Próximo paso

# 3 Trend
trend-kicker = ¿Más o menos que antes?
trend-title-sparse = { $name-number ->
    [singular] { $name } sumó { $value } en { $measured } de { $weeks } semanas
    [plural] { $name } sumaron { $value } en { $measured } de { $weeks } semanas
   *[other] El indicador «{ $name }» sumó { $value } en { $measured } de { $weeks } semanas
  }
trend-title-sparse-level = { $name-number ->
    [singular] { $name } se situó en { $latest }, con datos de { $measured } de { $weeks } semanas
    [plural] { $name } se situaron en { $latest }, con datos de { $measured } de { $weeks } semanas
   *[other] El indicador «{ $name }» se situó en { $latest }, con datos de { $measured } de { $weeks } semanas
  }
trend-title-mostly = { $claim }, sobre todo en { $month }
trend-title-mostly-two = { $claim }, sobre todo en { $month } y { $next }
trend-title-since = { $claim }, desde la semana del { $day }
trend-title-people = { $claim }, con { $now } personas en lugar de { $before }
trend-title-each = { $claim }: { $now } por persona, frente a { $before } antes
trend-title-above = { $claim }, { $n } de { $weeks } semanas sobre media { $quarter }
trend-title-every = { $claim }, cada semana sobre la media { $quarter }
trend-title-every-measured = { $claim }, cada semana medida sobre media { $quarter }
trend-title-total = Usted registró { $amount } en { $measured } semanas; { $quarter } es su primer trimestre medido
trend-title-total-again = Usted registró { $amount } en { $measured } semanas del { $quarter }
trend-title-level-first = { $name-number ->
    [singular] { $name } se situó en { $value } en su primer trimestre medido
    [plural] { $name } se situaron en { $value } en su primer trimestre medido
   *[other] El indicador «{ $name }» se situó en { $value } en su primer trimestre medido
  }
trend-title-level-again = { $name-number ->
    [singular] { $name } se situó en { $value } en el { $quarter }
    [plural] { $name } se situaron en { $value } en el { $quarter }
   *[other] El indicador «{ $name }» se situó en { $value } en el { $quarter }
  }
trend-axis = { $name }, semana a semana
trend-high = Máximo: semana del { $day }
trend-latest = Último dato: semana del { $day }
trend-first-week = Primer dato: semana del { $day }
trend-mean = Semana media
trend-mean-of = { $quarter }: semana media { $value }
trend-part-each = { $noun } por persona (redondeado)
trend-year-ago = Mismas semanas del { $quarter }: { $value }
trend-limit = { $value } en el plan
trend-limit-seats = { $seats-count ->
    [one] { $seats } licencia
    [many] { $seats } de licencias
   *[other] { $seats } licencias
  }
trend-limit-fact = En su plan en todo momento
trend-limit-seats-fact = Licencias en su plan
trend-fall-slows = La caída se moderó en { $month }
trend-fall-ended = La caída no continuó en { $month }
trend-rise-slows = El aumento se moderó en { $month }
trend-rise-ended = El aumento no continuó en { $month }
trend-flat = Semana tras semana, el nivel se mantuvo cerca de la media
trend-few = Con tan pocas personas, una más o menos cambiaría cada semana
trend-note-turn = Nuevo nivel desde la semana del { $day }
trend-note-request = Disponible, como pidió: { $title }
trend-note-feature = Nuevo en su plan: { $feature }
trend-sparse = Hay muy pocas semanas medidas para hablar de tendencia; las columnas muestran lo registrado
trend-first = Desde el próximo trimestre, esta página comparará dos
trend-before = { $quarter }: { $value }
trend-before-up = { $quarter }: { $value } (▲ { $change })
trend-before-down = { $quarter }: { $value } (▼ { $change })
trend-alt = { $name } en el { $quarter }, semana a semana: de { $first } a { $last }, máximo { $peak }.
trend-alt-prior = Las semanas anteriores, del { $quarter }, aparecen en gris, de { $first } a { $last }.
trend-alt-turn = En la semana del { $day } llegó el cambio.
trend-alt-limit = Una línea de puntos marca el límite: { $limit }.
trend-alt-gaps = { $n-count ->
    [one] Una semana no se midió.
   *[other] { $n } semanas no se midieron.
  }
trend-figure-level = { $noun } en el { $quarter }

# 4 Potential
potential-kicker = ¿Qué más puede obtener?
potential-kicker-back = ¿Cómo volver?
potential-title-back = El camino de vuelta: { $left }, de { $value } a { $before } como en el { $quarter }
potential-back-left = { $noun } más hasta el nivel del { $quarter }
potential-back-alt = { $name } semana a semana, de { $first } a { $last }; al final del { $quarter }: { $limit }.
potential-title-part = { $measured-count ->
    [one] En la semana medida usó el { $share } de lo incluido
   *[other] En { $measured } semanas medidas usó el { $share } de lo incluido
  }
potential-title-best = Su mejor trimestre sumó { $amount }; el { $quarter } alcanzó el { $share } de esa cifra
potential-title-best-pace = Por semana medida, el { $quarter } alcanzó el { $share } de su mejor trimestre
potential-title-best-now = { $quarter } es su mejor trimestre hasta ahora, con { $amount }
potential-title-cohort = Uno de cada cuatro equipos similares alcanza { $target } { $noun } o más
potential-title-cohort-past = Con { $amount }, usted supera a tres de cada cuatro equipos similares
potential-title-cohort-level = Con { $amount }, usted alcanza la marca de los equipos similares
potential-title-next = { $left-count ->
    [one] { $left } { $noun } más le lleva a su próxima marca, { $target }
   *[other] { $left } { $noun } más le llevan a su próxima marca, { $target }
  }
potential-row-of = { $value } de { $included }
potential-row-best = récord { $best }
potential-row-best-pace = mejor ritmo { $best }
potential-row-best-now = su récord
potential-row-cohort = una cuarta parte de los equipos: desde { $target }
potential-row-next = próxima marca { $target }
potential-side-best = de su mejor trimestre
potential-side-best-pace = del ritmo de su mejor trimestre
potential-side-left = { $noun } más hasta lo que alcanza uno de cada cuatro equipos similares
potential-side-next = { $noun } más hasta su próxima marca
potential-side-past = { $noun }, en el cuartil superior de los equipos similares
potential-fact-own = Usted en el { $quarter }
potential-fact-median = La mitad de { $n } o más equipos similares alcanza ({ $noun })
potential-fact-upper = Un cuarto alcanza
potential-fact-next = Próxima marca
potential-fact-best = Su récord, { $quarter }
potential-fact-best-pace = Al ritmo de su mejor trimestre, { $quarter }
potential-fact-included = Incluido
potential-title-over = Usted usa { $used }; su plan incluye { $included }
potential-title-full-room = Ha llegado a un límite, { $all }; todo lo demás tiene margen
potential-title-full = Ha llegado a un límite de su plan: { $all }
potential-title-near-room = Usted usa { $held }; todo lo demás tiene margen
potential-title-near = Usted usa { $held } y se acerca al límite
potential-title-room = Su plan tiene margen; el límite más cercano: { $held }
potential-held = { $value } de { $included } { $noun }
potential-held-seats = { $value } de { $seats }
potential-all = { $amount }
potential-per-month = { $held } al mes
potential-per-quarter = { $held } al trimestre
potential-rest = El resto de su plan
potential-limit = Todo lo que incluye su plan
potential-band = Aquí está la mitad central de { $n } o más equipos similares
potential-weeks = { $name }, semana a semana
potential-weeks-limit = { $limit } en su plan
potential-weeks-alt = { $name } semana a semana, de { $first } a { $last }; su plan incluye { $limit }.
potential-met-since = El límite está alcanzado desde la semana del { $day }
potential-runway-both = Al ritmo de este trimestre el límite se alcanza en { $month }; al de las últimas cuatro semanas, en { $other }
potential-runway-same = Al ritmo de este trimestre, y al de las últimas cuatro semanas, el límite se alcanza en { $month }
potential-runway-quarter = Al ritmo de este trimestre el límite se alcanza en { $month }
potential-runway-month = Al ritmo de las últimas cuatro semanas el límite se alcanza en { $month }
potential-runway-note = Es el ritmo prolongado, no un pronóstico
potential-define-month-term = Al mes
potential-define-month = El mes medio del trimestre, frente a lo que incluye su contrato al mes
potential-define-band-term = La mitad central
potential-define-band = La banda contiene las partes que usa la mitad central de { $n } o más cuentas similares, por escalones, sin nombres
potential-define-upper-term = Lo que alcanza un cuarto
potential-define-best-term = Mejor trimestre
potential-define-pace-term = Mejor ritmo
potential-note-best = Su cifra más alta registrada
potential-note-best-pace = Su trimestre más alto por semana medida, aplicado a las semanas medidas ahora
potential-note-next = Al menos tres cuartos de { $n } o más cuentas similares la alcanzan; por escalones, sin nombres
potential-note-cohort = Al menos un cuarto de { $n } o más cuentas similares lo alcanza; por escalones, sin nombres
potential-note-entitlement = Lo que cubre su contrato
potential-alt = Barras de lo usado frente a lo posible.

# 5 Features
features-kicker = ¿Qué tiene aún por descubrir?
features-title-next = { $used-count ->
    [one] Usted usó una de { $total } funciones en el { $quarter }; la siguiente es «{ $first }»
   *[other] Usted usó { $used } de { $total } funciones en el { $quarter }; la siguiente es «{ $first }»
  }
features-title-more = { $used-count ->
    [one] Usted usó una de sus { $total } funciones en el { $quarter }; aún { $left } por descubrir
   *[other] Usted usó { $used } de sus { $total } funciones en el { $quarter }; aún { $left } por descubrir
  }
features-title-begun = { $used-count ->
    [one] Usted ha empezado con una función
   *[other] Usted ha empezado con { $used } funciones
  }
features-title-begun-next = { $used-count ->
    [one] Usted ha empezado con una función; la siguiente es «{ $first }»
   *[other] Usted ha empezado con { $used } funciones; la siguiente es «{ $first }»
  }
features-title-begun-more = { $used-count ->
    [one] Usted ha empezado con una función; aún { $left } por descubrir
   *[other] Usted ha empezado con { $used } funciones; aún { $left } por descubrir
  }
features-title-some = { $used-count ->
    [one] Usted usó una de sus { $total } funciones en el { $quarter }
   *[other] Usted usó { $used } de sus { $total } funciones en el { $quarter }
  }
features-title-gained = Las { $used } funciones en uso han ganado usuarios desde { $month }
features-title-gained-next = Las { $used } funciones en uso han ganado usuarios desde { $month }; la siguiente es «{ $first }»
features-title-gained-most = { $n } de { $used } funciones en uso ganaron usuarios desde { $month }
features-title-gained-most-next = { $n } de { $used } funciones en uso ganaron usuarios desde { $month }; la siguiente es «{ $first }»
features-title-fewer = { $n } de las { $used } funciones en uso tienen menos usuarios que en { $month }
features-title-fewer-all = Las { $used } funciones en uso tienen menos usuarios que en { $month }
features-title-lapsed = «{ $first }» se usó hasta { $month }; empiece por ahí
features-title-lapsed-users = { $users-count ->
    [one] Una persona usó «{ $first }» hasta { $month }; empiece por ahí
    [many] { $users } de personas usaron «{ $first }» hasta { $month }; empiece por ahí
   *[other] { $users } personas usaron «{ $first }» hasta { $month }; empiece por ahí
  }
features-title-start = { $total-count ->
    [one] Su plan incluye una función; empiece con ella
   *[other] Su plan incluye { $total } funciones; empiece con «{ $first }»
  }
features-title-plan = { $total-count ->
    [one] Su plan incluye una función
   *[other] Su plan incluye { $total } funciones
  }
features-title-all = { $total-count ->
    [one] Usted usó la función de su plan en el { $quarter }
   *[other] Usted usó las { $total } funciones de su plan en el { $quarter }
  }
features-list-used = En uso
features-list-plan = En su plan
features-own = Usuarios de su equipo
features-own-month = Usuarios de su equipo, en { $month }
features-own-months = Usuarios de su equipo: { $before } → { $month }
features-own-moved = { $before } → { $now }
features-own-best = Usuarios de su equipo, en el mejor mes
features-own-times = Usos en el { $quarter }
features-own-used = en uso
features-own-users = { $users-count ->
    [one] 1 usuario
    [many] { $users } de usuarios
   *[other] { $users } usuarios
  }
features-own-uses = { $uses-count ->
    [one] un uso
    [many] { $uses } de usos
   *[other] { $uses } usos
  }
features-own-unused = por descubrir
features-own-idle = sin uso este trimestre
features-own-lapsed = en uso hasta { $month }
features-own-lapsed-users = { $users-count ->
    [one] en uso por una persona hasta { $month }
    [many] en uso por { $users } de personas hasta { $month }
   *[other] en uso por { $users } personas hasta { $month }
  }
features-label-lapsed = hasta { $month }
features-label-lapsed-users = { $users } hasta { $month }
features-peers = De { $n } o más equipos similares, al menos
features-pick-start = Empiece aquí
features-pick-again = Retome aquí
features-pick-takes = Requiere { $takes }
features-later = También en su plan: { $names }
features-later-more = También en su plan: { $names } y { $n } más
features-also-used = También en uso: { $names }
features-also-used-more = También en uso: { $names } y { $n } más
features-define-own = Cuántas personas distintas usaron la función en el mes indicado
features-define-peers-term = Parte de equipos similares
features-define-peers = Al menos esa parte de { $n } o más cuentas similares cuyo plan incluye la función; por escalones
features-alt = Funciones de su plan: { $used } en uso, { $left } sin uso.
features-alt-moved = { $now }, { $users } en { $month }
features-alt-row = { $feature }: { $own }; similares al menos { $share }.

# 6 Requests
requests-kicker = ¿Le hemos escuchado?
requests-kicker-shipped = ¿Qué hay de nuevo para usted?
requests-title = { $live-count ->
    [one] { $total-count ->
        [2] Una de sus dos peticiones ya está disponible
       *[other] Una de sus { $total } peticiones ya está disponible
      }
   *[other] { $live } de sus { $total } peticiones ya están disponibles
  }
requests-title-all = { $total-count ->
    [one] Usted hizo una petición, y ya está disponible
    [2] Usted hizo dos peticiones, y ambas están disponibles
   *[other] Usted hizo { $total } peticiones, y todas están disponibles
  }
requests-title-in-progress = { $total-count ->
    [one] Usted hizo una petición; está en curso
   *[other] { $n-count ->
        [one] Una de sus { $total } peticiones está en curso
       *[other] { $n } de sus { $total } peticiones están en curso
      }
  }
requests-title-planned = { $total-count ->
    [one] Usted hizo una petición; está prevista
   *[other] { $n-count ->
        [one] Una de sus { $total } peticiones está prevista
       *[other] { $n } de sus { $total } peticiones están previstas
      }
  }
requests-title-under-review = { $total-count ->
    [one] Usted hizo una petición; está en estudio
   *[other] { $n-count ->
        [one] Una de sus { $total } peticiones está en estudio
       *[other] { $n } de sus { $total } peticiones están en estudio
      }
  }
requests-title-open = { $total-count ->
    [one] Usted hizo una petición; sigue abierta
   *[other] Ninguna de sus { $total } peticiones está disponible todavía
  }
requests-title-shipped = { $n-count ->
    [one] En el { $quarter } llegó una mejora
   *[other] En el { $quarter } llegaron { $n } mejoras
  }
requests-wish = «{ $title }»
requests-asked = Petición del { $date }
requests-live = Disponible desde el { $date }
requests-live-undated = Disponible
requests-in-progress = En curso
requests-planned = Prevista
requests-under-review = En estudio
requests-open = Anotada, aún no disponible
requests-declined = No se desarrollará
requests-used = Su equipo ha usado «{ $feature }» desde entonces
requests-not-used = Su equipo no ha usado «{ $feature }» desde entonces
requests-live-after = { $days-count ->
    [one] Disponible un día después de su petición
   *[other] Disponible { $days } días después de su petición
  }
requests-alt-row = { $title }: { $state }.
requests-alt-row-asked = { $title }: { $asked }. { $state }.
requests-more-live = { $n-count ->
    [one] Otra ya está disponible
   *[other] Otras { $n } ya están disponibles
  }
requests-more-open = { $n-count ->
    [one] Otra aún no está disponible
   *[other] Otras { $n } aún no están disponibles
  }
requests-more-declined = { $n-count ->
    [one] Otra no se desarrollará
   *[other] Otras { $n } no se desarrollarán
  }
requests-more-shipped = { $n-count ->
    [one] y una mejora más
   *[other] y { $n } mejoras más
  }
requests-also = También disponible en el { $quarter }

# 7 Products
products-kicker = ¿Qué novedades encajan con usted?
products-title-one = Un complemento encaja con lo que usted ya hace
products-title = { $n-count ->
    [one] { $product } encaja con lo que usted ya hace
    [2] Dos complementos encajan con lo que usted ya hace
   *[other] Tres complementos encajan con lo que usted ya hace
  }
products-title-figures = { $first } y { $second }: { $n-count ->
    [2] dos complementos se apoyan en ello
   *[other] tres complementos se apoyan en ello
  }
products-figure = { $noun }
products-figure-quarter = { $noun } en el { $quarter }
products-figure-users = personas usan «{ $feature }»
products-note = Elegido según sus propias cifras del { $quarter }; nada se activa sin usted

# Value
value-kicker = ¿Qué ha ganado con ello?
value-title-goals = { $reached-count ->
    [0] { $n-count ->
        [one] Usted va camino de su objetivo
       *[other] Usted va camino de sus { $n } objetivos
      }
    [one] { $n-count ->
        [one] Su objetivo está cumplido
       *[other] Uno de { $n } objetivos medidos está cumplido
      }
   *[other] { $reached } de { $n } objetivos medidos están cumplidos
  }
value-title-one = { $goal }: { $actual }, { $gap }
value-title-one-reached = Ha alcanzado { $actual }, { $gap }
value-title-one-missed = Va por { $actual }, { $gap }
value-title-term = «{ $goal }» pasó de { $before } en el { $quarter } a { $actual }
value-title-all = { $goal }: { $actual }; { $n-count ->
    [2] ambos objetivos están cumplidos
   *[other] los { $n } objetivos están cumplidos
  }
value-title-missed = { $goal }: { $gap }
value-gap-beyond = { $away } por encima de su objetivo
value-gap-under = { $away } por debajo de su objetivo
value-gap-left = { $away } por debajo de su objetivo
value-gap-met = justo su objetivo
value-points = { $n-count ->
    [one] un punto
   *[other] { $n } puntos
  }
value-line = Objetivo: { $target }
value-line-most = Objetivo: { $target } como máximo
value-alt-goal = { $goal }: { $quarters }. { $line }.
value-alt-quarter = { $quarter } { $value }
value-goal = { $actual }, { $gap }
value-rate = por hora
value-worth = valor de las horas, estimación
value-vary-at = a { $each-count ->
    [one] { $each } minuto
   *[other] { $each } minutos
  }
value-varied = { $hours } horas a { $minutes } minutos por operación
value-told-money = Con la tarifa por hora valen { $money }
value-title-hours = { $given-count ->
    [many] Ha ganado unos { $given } de horas con { $amount }, según estimación
   *[other] Ha ganado unas { $given } horas con { $amount }, según estimación
  }
value-title-hours-term = { $given-count ->
    [many] Ha ganado unos { $given } de horas en { $quarters } trimestres con { $amount }, según estimación
   *[other] Ha ganado unas { $given } horas en { $quarters } trimestres con { $amount }, según estimación
  }
value-title-hours-term-short = { $given-count ->
    [many] Ha ganado unos { $given } de horas en { $quarters } trimestres, según estimación
   *[other] Ha ganado unas { $given } horas en { $quarters } trimestres, según estimación
  }
value-title-hours-short = { $given-count ->
    [many] Ha ganado unos { $given } de horas, según estimación
   *[other] Ha ganado unas { $given } horas, según estimación
  }
value-title-minutes-short = Ha ganado unos { $given } minutos, según estimación
value-title-minutes = Ha ganado unos { $given } minutos con { $amount }, según estimación
value-saved-each = { $each-count ->
    [one] minuto por operación, supuesto
   *[other] minutos por operación, supuesto
  }
value-saved-hours-figure = { $given }
value-saved-hours = horas ganadas, estimación
value-saved-minutes-figure = { $given }
value-saved-minutes = minutos ganados, estimación
value-term-of = { $noun } en { $quarters } trimestres
value-term-note = Horas contadas del { $from } al { $to }
value-foot = { $value } { $label } = { $product }
value-saved-ask = Díganos si su cifra es otra
value-goals-note = Objetivos y resultados según su plan de éxito
value-alt = Objetivos del plan de éxito: lo logrado en cada uno.

# Service
service-kicker = ¿Cómo fue el servicio?
service-title-faster = La mitad de las primeras respuestas llegó en { $duration }, antes { $before }
service-title-kept = Las { $n } primeras respuestas llegaron en el plazo prometido: { $promised }
service-title-half = La mitad de { $n } primeras respuestas llegó en { $duration }
service-promised = Prometido: { $promised }
service-half = La mitad en { $duration }
service-kept = Primeras respuestas en el plazo prometido: { $promised }
service-kept-of = { $kept } de { $n }
service-strip-alt = Las { $n } primeras respuestas como puntos, según su plazo: la mitad en { $duration }.
service-strip-alt-kept = { $kept } de { $n } llegaron en el plazo prometido: { $promised }.
service-title-opened = { $opened-count ->
    [one] { $solved-count ->
        [0] Usted abrió una consulta este trimestre
       *[other] Su consulta de este trimestre ya está resuelta
      }
   *[other] De { $opened } consultas este trimestre, { $solved } ya { $solved-count ->
        [one] está resuelta
       *[other] están resueltas
      }
  }
service-title-plain = { $opened-count ->
    [one] Usted abrió una consulta en el { $quarter }
   *[other] Usted abrió { $opened } consultas en el { $quarter }
  }
service-opened = Consultas abiertas
service-solved = Resueltas hasta ahora
service-first-reply = Tiempo mediano de primera respuesta
service-before = { $quarter }: { $value }
service-axis = Consultas abiertas por mes
service-alt = Consultas abiertas por mes en el { $quarter }. { $months }.
service-alt-month = { $month }: { $n }

# Fillers
teams-kicker = Por dónde empiezan los equipos similares
teams-title = Al menos el { $share } de los equipos similares usa «{ $feature }»
teams-alt = Las funciones más usadas por equipos similares: primero «{ $feature }», en al menos el { $share } de ellos.
plan-kicker = Lo mejor de su plan
plan-title = El plan { $plan } incluye { $n } funciones: para qué sirve cada una
plan-title-unnamed = { $n } funciones incluidas para usted: para qué sirve cada una
plan-title-listed = El plan { $plan } incluye { $n } funciones
plan-title-listed-unnamed = { $n } funciones están incluidas para usted
plan-note = Funciones disponibles al { $date }
plan-note-others = También incluido: { $names }

# Fillers of the account's own data
most-used-kicker = Lo que más usa
most-used-title = «{ $feature }» reúne el { $share } de sus usos en el { $quarter }
most-used-alt = Cómo se reparten sus usos entre las funciones en el { $quarter }.
strongest-kicker = Sus semanas más activas
strongest-title = Con { $amount }, la semana del { $day } fue la más activa en { $weeks } semanas
strongest-title-measured = Con { $amount }, la semana del { $day } fue la más activa de { $weeks } medidas
strongest-week = Semana del { $day }
strongest-above = { $share } más que su semana media, { $value }
strongest-mean = su semana media: { $value }
started-kicker = Desde que empezó
started-title = Desde el { $date } ha registrado { $amount }
started-title-strongest = El { $quarter } fue su trimestre más activo desde el { $date }
started-total = { $weeks-count ->
    [one] { $noun } en la semana medida
   *[other] { $noun } en { $weeks } semanas medidas
  }
started-features = funciones usadas al menos una vez
started-week = en su semana más activa, la del { $date }
started-axis = { $name }, semana media
started-alt = { $name } en una semana media de cada trimestre, de { $first } a { $last }.

# How these figures are counted
definitions-kicker = ¿Qué significan los términos?
definitions-title = Cómo se calculan estas cifras
define-line = { $term }: { $text }
define-quarter = { $weeks-count ->
    [one] Cuenta una semana completa, del { $first } al { $last }
   *[other] Cuentan { $weeks } semanas completas, del { $first } al { $last }
  }
define-quarter-measured = Las semanas van del { $first } al { $last }; medidas: { $measured } de { $weeks }
define-data-term = Datos
define-data = Llegan hasta el { $date }; lo posterior no se cuenta
define-mean = La cifra de un trimestre es la media de sus semanas
define-last = La cifra de un trimestre es la de su última semana medida
define-largest = La cifra de un trimestre es la de su semana más alta
define-seats-week = El valor de «{ $name }» en la semana hasta el { $day } se divide entre las licencias de su contrato
define-kind-term = Equipos similares
define-kind = Son cuentas que tienen en común con usted: { $properties }; ninguna se muestra por separado
define-kind-all = Son todas las demás cuentas; ninguna se muestra por separado
define-kind-segment = el segmento
define-kind-size = el tamaño en licencias
define-kind-plan = el plan
define-kind-industry = el sector
define-kind-region = la región
define-seats-term = Licencias en uso
define-seats = El valor de «{ $name }» se divide entre las licencias de su contrato
define-month-share-term = Parte de los usuarios del mes
define-daily-share = Los usuarios de un día se dividen entre los de los últimos 30 días, en la última semana
define-weekly-share = Los usuarios de una semana se dividen entre los de los últimos 30 días, en la última semana
define-used-term = Funciones en uso
define-used = Una función de su plan cuenta si se usó al menos una vez en el { $quarter }
define-peers-term = Equipos similares
define-peers = Son { $n } o más cuentas similares cuyo plan incluye la función; por escalones, sin nombres
define-live-term = Disponible
define-live = Una petición de su cuenta está disponible si se publicó a más tardar el { $date }
define-given-term = Tiempo ganado
define-given = Lo estimamos: { $amount } × { $each-count ->
    [one] un minuto
   *[other] { $each } minutos
  }, con 60 minutos por hora, redondeado a la baja
define-reply-term = Primera respuesta
define-reply = Contamos las consultas abiertas en el { $quarter }: { $n-count ->
    [one] una tiene respuesta registrada
   *[other] la mediana es de las { $n } con respuesta registrada
  }
define-tickets-term = Consultas
define-tickets = Una consulta cuenta si se abrió en el { $quarter }

note-kicker = ¿Quién le escribe?
note-title = Una nota de { $csm }

# 8 Next steps
next-kicker = ¿Y ahora?
next-title = Una decisión para el { $quarter }: { $subject }
next-title-short = Qué hacer en el { $quarter }
next-when = en el { $quarter }
next-before = antes de { $month }
next-you = Usted
next-both = Usted y nosotros
next-yes = Diga que sí o pregúntenos
next-answer = Responda con un clic
next-live = Hablemos
next-book = Reservar media hora
next-subject-answer = { $account }: { $asked } { $answer }
next-reply = O escriba a { $email }
next-wrong-person = ¿No es usted la persona indicada? Díganos quién es
next-subject-book = Reunión sobre el { $quarter }, { $account }
next-subject-reply = Revisión del { $quarter }, { $account }
next-subject-person = Contacto indicado para revisiones, { $account }

# E-mails that carry a deck
mail-subject = { $account }: revisión del { $quarter }
mail-greeting = Hola, { $contact }:
mail-greeting-all = Hola:
mail-opening = Su revisión del { $quarter } está lista. Lo más destacado:
mail-attached = Las { $pages } páginas van adjuntas en PDF.
mail-linked = Las { $pages } páginas están aquí:
mail-open = Abrir la revisión
mail-live = Si quiere comentarla, responda a este mensaje.
mail-person = Si estas revisiones deben llegar a otra persona, díganos a quién.
mail-closing = Un cordial saludo
mail-picture = Primera página de la revisión: { $headline }
mail-picture-glance = El trimestre en una página: { $headline }
mail-unsubscribe = Dejar de recibir estas revisiones
mail-reference = Referencia: { $token }

# The page that asks for a click before a hand is raised
raise-lead = Un clic abre un mensaje para { $vendor } en su programa de correo. Envíelo y nos pondremos en contacto.
raise-button = Sí, contacten conmigo
raise-subject = Solicitud de contacto sobre nuestra revisión
raise-lost = Este enlace no está completo. Responda al mensaje con el que recibió su revisión.
raise-no-script = Esta página necesita scripts y su navegador no los ejecuta aquí. Escriba a { $address } o responda al mensaje con el que recibió su revisión.
